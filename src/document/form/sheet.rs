//! A page as the reader of forms sees it: lines of pieces with their places, and what is not text.

use crate::model::Seen;

/// A stretch of text on a line, or a blank to be filled in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// Empty for a blank: dots, underscores.
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    /// A blank follows or surrounds it on the same line.
    pub(super) ruled: bool,
}

/// A line of a page; `top` counts downwards.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) page: usize,
    pub(super) top: f32,
    pub(super) size: f32,
    pub(super) pieces: Vec<Piece>,
}

impl Row {
    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" ").trim().to_owned()
    }
}

/// Something on a page that is no text: a picture, a drawing, ink, a field to sign.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub page: usize,
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
    pub seen: Seen,
}

/// What may be a form. Places are in points, or in whatever unit `size` is in.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(super) rows: Vec<Row>,
    pub(super) marks: Vec<Mark>,
    /// Fields to sign that the file itself names.
    pub(super) places: Vec<(String, Mark)>,
    /// Fields that the file itself names, with what is filled in.
    pub(super) fields: Vec<(String, String)>,
    /// How sure the text is, 0 to 1.
    pub(super) sure: f32,
}

/// Lines that are looked at.
const ROWS: usize = 3_000;

impl Sheet {
    pub(crate) fn new(sure: f32) -> Self {
        Self { rows: Vec::new(), marks: Vec::new(), places: Vec::new(), fields: Vec::new(), sure }
    }

    /// Adds a line of cells with their left and right edges.
    pub(crate) fn line<'c>(
        &mut self,
        page: usize,
        top: f32,
        size: f32,
        cells: impl Iterator<Item = (&'c str, f32, f32)>,
    ) {
        if self.rows.len() >= ROWS {
            return;
        }
        let mut pieces = Vec::new();
        for (text, left, right) in cells {
            cut(text, left, right, &mut pieces);
        }
        if !pieces.is_empty() {
            self.rows.push(Row { page, top, size: size.max(4.0), pieces });
        }
    }

    pub(crate) fn mark(&mut self, mark: Mark) {
        if self.marks.len() < ROWS {
            self.marks.push(mark);
        }
    }

    pub(crate) fn place(&mut self, label: &str, mark: Mark) {
        self.places.push((label.to_owned(), mark));
    }

    pub(crate) fn field(&mut self, label: &str, value: &str) {
        self.fields.push((label.to_owned(), value.to_owned()));
    }

    /// A sheet of plain text: cells are parted by tabs.
    pub(crate) fn of_text(text: &str, sure: f32) -> Self {
        let mut sheet = Self::new(sure);
        for (nth, line) in text.lines().enumerate() {
            sheet.cells(nth, line.split('\t').map(|cell| (cell, false)));
        }
        sheet
    }

    /// Adds line `nth` of text without places, and says in which of its cells a picture stands. Cells are parted again at wide
    /// gaps; lines are twelve units apart, letters six wide.
    pub(crate) fn cells<'c>(&mut self, nth: usize, cells: impl Iterator<Item = (&'c str, bool)>) {
        let top = nth as f32 * 12.0;
        let mut placed = Vec::new();
        let mut left = 0.0;
        for (cell, drawn) in cells {
            let start = left;
            for text in cell.split("    ") {
                let right = left + text.chars().count() as f32 * 6.0;
                placed.push((text, left, right));
                left = (right + 24.0).max(left + 120.0);
            }
            if drawn {
                let right = placed.last().map_or(start, |last| last.2) + 60.0;
                self.mark(Mark { page: 0, left: start, right, top: top - 2.0, bottom: top + 12.0, seen: Seen::Image });
            }
        }
        let placed = placed.into_iter().filter(|(text, ..)| !text.trim().is_empty());
        self.line(0, top, 10.0, placed);
    }
}

/// A sign of which blanks to fill in are made.
fn is_leader(c: char) -> bool {
    matches!(c, '.' | '_' | '…' | '·' | '‥' | '-' | '–' | '—')
}

/// Cuts a cell at its blanks (three leaders or more), and before labels within it that a colon ends.
fn cut(text: &str, left: f32, right: f32, pieces: &mut Vec<Piece>) {
    let letters: Vec<char> = text.chars().collect();
    let place = |at: usize| left + (right - left) * at as f32 / letters.len().max(1) as f32;
    let mut start = 0;
    let mut at = 0;
    while at <= letters.len() {
        let run = letters[at..].iter().take_while(|c| is_leader(**c)).count();
        let weight: usize = letters[at..at + run].iter().map(|c| if matches!(c, '…' | '_') { 3 } else { 1 }).sum();
        if weight < 3 && at < letters.len() {
            at += run.max(1);
            continue;
        }
        let before: String = letters[start..at].iter().collect();
        if !before.trim().is_empty() {
            pieces.push(Piece {
                text: before.trim().to_owned(),
                left: place(start),
                right: place(at),
                ruled: weight >= 3,
            });
        }
        if weight >= 3 {
            let after_blank = pieces.last().is_some_and(|p| p.text.is_empty());
            if !after_blank {
                pieces.push(Piece { text: String::new(), left: place(at), right: place(at + run), ruled: true });
            }
        }
        at += run;
        start = at;
        if at >= letters.len() {
            break;
        }
    }
}
