//! A paragraph in its renditions: as it stands, as it stood, and what of it is unseen.

use super::Place;
use super::flow::{Cell, Line};
pub(super) use super::tracked::Look as Stand;

/// A paragraph that grows run by run.
#[derive(Default)]
pub(super) struct Paragraph {
    /// As a reader sees it.
    now: Line,
    before: String,
    /// All of it, what is unseen included: a word may be half hidden.
    whole: String,
    unseen: String,
    is_changed: bool,
}

impl Paragraph {
    pub(super) fn push(&mut self, text: &str, stand: Stand) {
        self.is_changed |= stand.deleted;
        if !stand.inserted {
            self.before.push_str(text);
        }
        if stand.deleted {
            return;
        }
        self.whole.push_str(text);
        if stand.hidden {
            if !self.unseen.is_empty() && self.before_is_apart() {
                self.unseen.push(' ');
            }
            self.unseen.push_str(text);
            return;
        }
        for (nth, piece) in text.split('\t').enumerate() {
            if nth > 0 || self.now.is_empty() {
                self.now.push(Cell::default());
            }
            if let Some(cell) = self.now.last_mut() {
                cell.text.push_str(piece);
            }
        }
    }

    /// Whether something seen stands between the last unseen text and what comes now.
    fn before_is_apart(&self) -> bool {
        !self.whole.ends_with(&self.unseen)
    }

    /// Its mark was taken out by a change that is tracked: it goes on in the next one, and did not before.
    pub(super) fn join(&mut self) {
        self.is_changed = true;
        self.before.push('\n');
    }

    /// A picture stands here.
    pub(super) fn draw(&mut self) {
        if self.now.is_empty() {
            self.now.push(Cell::default());
        }
        if let Some(cell) = self.now.last_mut() {
            cell.drawn = true;
        }
    }

    /// Ends the paragraph: its lines, and what stands beside them. A line break within it begins a new line.
    pub(super) fn end(self, beside: &mut Vec<(Place, String)>) -> Vec<Line> {
        if self.is_changed {
            beside.push((Place::Deleted, self.before));
        }
        if !self.unseen.trim().is_empty() {
            beside.push((Place::Hidden, self.unseen));
            beside.push((Place::Hidden, self.whole));
        }
        let mut lines = vec![Line::new()];
        for cell in self.now {
            let Cell { text, drawn } = cell;
            for (nth, piece) in text.split('\n').enumerate() {
                if nth > 0 {
                    lines.push(Line::new());
                }
                let drawn = drawn && nth + 1 == text.split('\n').count();
                if let Some(line) = lines.last_mut() {
                    line.push(Cell { text: piece.to_owned(), drawn });
                }
            }
        }
        lines
    }
}
