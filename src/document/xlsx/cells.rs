//! Cells of a sheet as lines, with what each shows.

use super::number;
use crate::document::xml::Node;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// What all sheets of a workbook share.
#[derive(Default)]
pub(super) struct Book {
    pub(super) strings: Vec<String>,
    /// Strings that a cell shows.
    pub(super) used: RefCell<HashSet<usize>>,
    pub(super) looks: Vec<Look>,
    pub(super) from_1904: bool,
}

/// How cells of one format show.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    format: String,
    is_hidden: bool,
}

/// What a sheet says.
#[derive(Default)]
pub(super) struct Said {
    pub(super) shown: String,
    pub(super) hidden: String,
    /// The number of the row, from 1, that each line of `shown` comes from.
    pub(super) rows: Vec<usize>,
    /// There was more than may be read: few bytes of cells may stand for many of text.
    pub(super) is_cut: bool,
}

/// Bytes of a format; Excel takes no longer one.
const FORMAT: usize = 255;

/// The text of a string item or of a comment: its runs as one.
pub(super) fn string(item: Node) -> String {
    let mut text = String::new();
    for node in item.elements() {
        match node.name() {
            "t" => text.push_str(&node.text()),
            "r" => text.extend(node.elements().filter(|n| n.name() == "t").map(Node::text)),
            // How it is said aloud.
            "rPh" => {
                text.push(' ');
                text.push_str(&node.text());
            }
            _ => {}
        }
    }
    text
}

/// The looks of `cellXfs` (§18.8.10), by number.
pub(super) fn looks(styles: Node) -> Vec<Look> {
    let list = |name: &str| styles.child(name).into_iter().flat_map(Node::elements).collect::<Vec<_>>();
    let number = |node: Node, name: &str| node.attribute(name).and_then(|v| v.parse::<usize>().ok());
    let (fonts, fills) = (list("fonts"), list("fills"));
    let own: HashMap<usize, &str> = list("numFmts")
        .into_iter()
        .filter_map(|node| Some((number(node, "numFmtId")?, node.attribute("formatCode")?)))
        .collect();
    let look = |xf: Node| {
        let id = number(xf, "numFmtId").unwrap_or(0);
        let own = own.get(&id).filter(|code| code.len() <= FORMAT);
        let format = own.map_or_else(|| number::usual(id).to_owned(), |code| (*code).to_owned());
        let font = number(xf, "fontId").and_then(|at| fonts.get(at).copied());
        let fill = number(xf, "fillId").and_then(|at| fills.get(at).copied());
        let is_hidden =
            font.is_some_and(|font| is_unseen(font, fill)) || format.trim_matches(';').is_empty() && !format.is_empty();
        Look { format, is_hidden }
    };
    list("cellXfs").into_iter().map(look).collect()
}

/// White letters on no ground, or tiny ones.
fn is_unseen(font: Node, fill: Option<Node>) -> bool {
    let colour = font.child("color");
    let is_white =
        |n: Node| n.attribute("rgb").is_some_and(|c| c.ends_with("FFFFFF")) || n.attribute("theme") == Some("0");
    let pattern = fill.and_then(|f| f.child("patternFill"));
    let is_filled = pattern.is_some_and(|p| {
        p.attribute("patternType").is_some_and(|t| t != "none") && !p.child("fgColor").is_some_and(is_white)
    });
    let is_gradient = fill.is_some_and(|f| f.child("gradientFill").is_some());
    let size = font.child("sz").and_then(|n| n.attribute("val")).and_then(|v| v.parse::<f64>().ok());
    colour.is_some_and(is_white) && !is_filled && !is_gradient || size.is_some_and(|size| size < 4.0)
}

/// So many empty columns before a cell are kept: a cell stays below its heading.
const BLANKS: usize = 12;

/// Reads the cells of a sheet: a line for a row, cells parted by tabs, the last of them one that says something; at most `room`
/// bytes.
pub(super) fn read(sheet: Node, book: &Book, room: usize) -> Said {
    let columns = hidden_columns(sheet);
    let mut said = Said::default();
    let rows = sheet.child("sheetData").into_iter().flat_map(Node::elements).filter(|n| n.name() == "row");
    for (nth, row) in rows.enumerate() {
        let number = row.attribute("r").and_then(|r| r.parse::<usize>().ok()).filter(|r| *r <= ROWS).unwrap_or(nth + 1);
        let is_low = row.attribute("ht").and_then(|v| v.parse::<f64>().ok()).is_some_and(|high| high < 2.0);
        let is_hidden = is_on(row.attribute("hidden")) || is_low;
        let starts = (said.shown.len(), said.hidden.len());
        let mut last = 0;
        for (nth, cell) in row.elements().filter(|n| n.name() == "c").enumerate() {
            if said.shown.len() + said.hidden.len() > room {
                said.is_cut = true;
                return said;
            }
            let look = cell.attribute("s").and_then(|s| s.parse::<usize>().ok()).and_then(|at| book.looks.get(at));
            let column = cell.attribute("r").map_or(nth + 1, column);
            let formula = cell.child("f").map(Node::text).filter(|f| f.contains('"'));
            let is_off = columns.get(column).copied().unwrap_or(false);
            let is_unseen = is_hidden || is_off || look.is_some_and(|l| l.is_hidden);
            let text = text(cell, look, book).replace(['\n', '\t'], " ");
            if !is_unseen && !text.trim().is_empty() {
                let empty = (last + 1..column).filter(|at| !columns.get(*at).copied().unwrap_or(false)).take(BLANKS);
                // The tab behind what stands before the first of them is set below; a row that opens with blanks has none before it.
                said.shown.extend(empty.map(|_| '\t'));
                last = column;
            }
            add(if is_unseen { (&mut said.hidden, starts.1) } else { (&mut said.shown, starts.0) }, &text);
            add((&mut said.hidden, starts.1), &formula.unwrap_or_default());
        }
        for (all, start) in [(&mut said.shown, starts.0), (&mut said.hidden, starts.1)] {
            if all.len() > start {
                all.push('\n');
            }
        }
        if said.shown.len() > starts.0 {
            said.rows.push(number);
        }
    }
    said
}

/// Adds what a cell says to its line, which began at a place.
fn add((all, start): (&mut String, usize), text: &str) {
    if text.trim().is_empty() {
        return;
    }
    if all[start..].contains(|c| c != '\t') {
        all.push('\t');
    }
    all.push_str(text);
}

fn is_on(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true"))
}

/// Rows of a sheet.
const ROWS: usize = 1_048_576;
/// Columns of a sheet.
const COLUMNS: usize = 16_384;

/// Which columns are hidden or have no width, by their numbers from 1.
fn hidden_columns(sheet: Node) -> Vec<bool> {
    let mut hidden = vec![false; COLUMNS + 1];
    for col in sheet.child("cols").into_iter().flat_map(Node::elements).take(COLUMNS) {
        let width = col.attribute("width").and_then(|v| v.parse::<f64>().ok());
        let number = |name: &str| col.attribute(name).and_then(|v| v.parse::<usize>().ok());
        let (Some(from), Some(to)) = (number("min"), number("max")) else { continue };
        if is_on(col.attribute("hidden")) || width.is_some_and(|w| w < 0.5) {
            hidden.iter_mut().take(to.saturating_add(1)).skip(from).for_each(|column| *column = true);
        }
    }
    hidden
}

/// The number of a column from 1, of a place like `AB12`.
fn column(place: &str) -> usize {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    letters.fold(0, |n, b| n * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1)
}

/// What a cell shows.
fn text(cell: Node, look: Option<&Look>, book: &Book) -> String {
    let value = cell.child("v").map(Node::text).unwrap_or_default();
    match cell.attribute("t") {
        Some("s") => {
            let at = value.trim().parse::<usize>().ok();
            let known = at.and_then(|at| book.strings.get(at));
            book.used.borrow_mut().extend(at);
            known.cloned().unwrap_or_default()
        }
        Some("inlineStr") => cell.child("is").map(string).unwrap_or_default(),
        Some("b") => if value.trim() == "1" { "WAAR" } else { "ONWAAR" }.to_owned(),
        Some("str" | "e" | "d") => value,
        _ => {
            let inline = cell.child("is").map(string).unwrap_or_default();
            number::shown(value.trim(), look.map_or("", |l| l.format.as_str()), book.from_1904) + &inline
        }
    }
}
