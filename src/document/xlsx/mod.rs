//! Excel's zipped workbooks (ECMA-376 part 1, §18), templates and macro files too.
//!
//! - In: a zip with a workbook. Sheets come in the workbook's order; other parts are known by their outermost element.
//! - Out: sheets as lines of cells, numbers and dates as they are shown; hidden sheets, rows, columns and cells apart.
//! - Never: a formula calculated; what was last shown is what is read. No link to another workbook followed.

mod cells;
mod number;
mod pictures;

use super::package::{Package, Relation, sweep};
use super::xml::{Node, local};
use super::{Place, Remark, drawing, form, pen::Pen, usual};
use crate::message::Why;
use cells::Book;

/// Reads a workbook.
pub(super) fn read(bytes: &[u8], pen: &mut Pen) {
    let mut package = Package::open(bytes, pen);
    let main = package.main("xl/workbook.xml", pen);
    let relations = package.relations(&main, pen);
    let book = book(&mut package, &relations, pen);
    match package.tree(&main, pen) {
        Some(tree) => {
            let Some(root) = tree.root() else { return pen.fault(Why::Damaged) };
            workbook(root, &relations, &mut package, book, pen);
        }
        None => pen.fault(Why::Damaged),
    }
}

/// What all sheets share: strings and looks.
fn book(package: &mut Package, relations: &[Relation], pen: &mut Pen) -> Book {
    let mut book = Book::default();
    for relation in relations.iter().filter(|r| matches!(r.kind.as_str(), "sharedStrings" | "styles")) {
        let Some(tree) = package.tree(&relation.target, pen) else { continue };
        let Some(root) = tree.root() else { continue };
        if relation.kind == "styles" {
            book.looks = cells::looks(root);
            root.descendants().filter(|n| n.name() == "cellStyle" && n.attribute("builtinId").is_none()).for_each(
                |style| {
                    pen.say(Place::Template, style.attribute("name").unwrap_or(""));
                },
            );
        } else {
            book.strings = root.elements().filter(|n| n.name() == "si").map(cells::string).collect();
        }
    }
    book
}

/// Rows between two sheets, for the reader of forms.
const SHEETS_APART: usize = 20;

fn workbook(root: Node, relations: &[Relation], package: &mut Package, mut book: Book, pen: &mut Pen) {
    book.from_1904 =
        root.child("workbookPr").and_then(|n| n.attribute("date1904")).is_some_and(|v| v == "1" || v == "true");
    names(root, pen);
    let mut paper = form::Sheet::new(0.9);
    let mut below = 0;
    for sheet in root.descendants().filter(|n| n.name() == "sheet") {
        let is_hidden = sheet.attribute("state").is_some_and(|state| state != "visible");
        let place = if is_hidden { Place::Hidden } else { Place::SheetName };
        pen.say(place, sheet.attribute("name").unwrap_or(""));
        let relation = sheet.relation("id").and_then(|id| relations.iter().find(|r| r.id == id));
        let tree = relation.filter(|r| !r.external).and_then(|r| package.tree(&r.target, pen));
        match tree.as_ref().and_then(super::xml::Tree::root) {
            Some(root) => {
                let said = self::sheet(root, is_hidden, &book, pen);
                let drawn = relation.map(|r| pictures::rows(&r.target, package, pen)).unwrap_or_default();
                let lines = if is_hidden { Vec::new() } else { pictures::lines(&said, &drawn) };
                let end = below + lines.last().map_or(0, |(row, _)| row + SHEETS_APART);
                for (row, line) in lines {
                    paper.cells(below + row, line.iter().map(|cell| (cell.text.as_str(), cell.drawn)));
                }
                below = end;
            }
            None => pen.fault(Why::Damaged),
        }
    }
    let form = form::of_lines(paper, pen.reading());
    pen.reading().form = form;
    package.rest(pen, &mut |_, root, pen| part(root, &book, pen));
    let used = book.used.into_inner();
    // Strings that no cell shows: what was deleted, or never stood there.
    let idle = book.strings.iter().enumerate().filter(|(at, _)| !used.contains(at)).map(|(_, s)| s.as_str());
    pen.say(Place::Hidden, &idle.collect::<Vec<_>>().join("\n"));
}

/// Names that stand for cells or values, and who had the workbook open.
fn names(root: Node, pen: &mut Pen) {
    for name in root.descendants().filter(|n| n.name() == "definedName") {
        let said = name.attribute("name").unwrap_or("");
        if !said.starts_with("_xlnm") {
            pen.say(Place::Hidden, &format!("{}: {}", usual::name(said), name.text()));
        }
        pen.say(Place::Hidden, name.attribute("comment").unwrap_or(""));
    }
    for node in root
        .elements()
        .filter(|n| matches!(n.name(), "fileSharing" | "customWorkbookViews" | "extLst" | "webPublishing"))
    {
        sweep(node, Place::Hidden, pen);
    }
}

/// Reads a sheet of cells; returns what they say.
fn sheet(root: Node, is_hidden: bool, book: &Book, pen: &mut Pen) -> cells::Said {
    let said = cells::read(root, book, pen.budget.text_room());
    if said.is_cut {
        pen.fault(Why::TooLarge);
    }
    if is_hidden {
        pen.say(Place::Hidden, &said.shown);
    } else {
        pen.say(Place::Body, &said.shown);
    }
    pen.say(Place::Hidden, &said.hidden);
    for node in root.elements() {
        match node.name() {
            "sheetData" | "sheetPr" | "dimension" | "sheetViews" | "sheetFormatPr" | "cols" | "mergeCells"
            | "pageMargins" | "pageSetup" => {}
            "headerFooter" => {
                for edge in node.elements() {
                    let place = if edge.name().ends_with("Header") { Place::Header } else { Place::Footer };
                    pen.say(place, &edge_text(&edge.text()));
                }
            }
            "hyperlinks" => node.descendants().flat_map(Node::attributes).for_each(|(name, value)| {
                if matches!(local(name), "location" | "display" | "tooltip") {
                    pen.say(Place::Link, value);
                }
            }),
            _ => sweep(node, Place::Hidden, pen),
        }
    }
    said
}

/// Text of a header or footer without its codes (§18.3.1.46): places, fonts, sizes, fields.
fn edge_text(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.chars().next() {
            Some('"') => rest = rest[1..].split_once('"').map_or("", |(_, after)| after),
            Some('&') => {
                out.push('&');
                rest = &rest[1..];
            }
            Some(c @ ('L' | 'C' | 'R')) => {
                out.push('\n');
                rest = &rest[c.len_utf8()..];
            }
            Some('K') => rest = rest.get(7..).unwrap_or(&rest[1..]),
            Some(c) if c.is_ascii_digit() => rest = rest.trim_start_matches(|c: char| c.is_ascii_digit()),
            Some(c) => rest = &rest[c.len_utf8()..],
            None => {}
        }
    }
    out.push_str(rest);
    out
}

/// Reads another part by its outermost element; says whether it is known.
fn part(root: Node, book: &Book, pen: &mut Pen) -> bool {
    match root.name() {
        "worksheet" | "chartsheet" | "dialogsheet" => {
            sheet(root, true, book, pen);
        }
        "macrosheet" => {
            pen.remark(Remark::Macros);
            sheet(root, true, book, pen);
        }
        "comments" => comments(root, pen),
        "ThreadedComments" => {
            for comment in root.descendants().filter(|n| n.name() == "text") {
                pen.say(Place::Comment, &comment.text());
            }
        }
        "sst" => {
            root.elements().for_each(|node| pen.say(Place::Hidden, &cells::string(node)));
        }
        "styleSheet" | "workbook" | "calcChain" | "metadata" => {}
        "table" => {
            for node in std::iter::once(root).chain(root.descendants()) {
                let said =
                    ["name", "displayName", "totalsRowLabel", "comment"].map(|name| node.attribute(name).unwrap_or(""));
                said.iter().for_each(|text| pen.say(Place::Hidden, text));
            }
        }
        "externalLink" => {
            pen.remark(Remark::External);
            values(root, pen);
        }
        "connections" | "queryTable" => {
            pen.remark(Remark::External);
            sweep(root, Place::Hidden, pen);
        }
        name if name.starts_with("pivot") => values(root, pen),
        _ => return drawing::part(root, pen),
    }
    true
}

/// Letters of an author's name that are repeated with each note.
const AUTHOR: usize = 200;

/// Notes of old: authors by number.
fn comments(root: Node, pen: &mut Pen) {
    let authors: Vec<String> = root
        .descendants()
        .filter(|n| n.name() == "author")
        .map(|n| n.text().trim().chars().take(AUTHOR).collect())
        .collect();
    authors.iter().for_each(|author| pen.say(Place::Property, author));
    for comment in root.descendants().filter(|n| n.name() == "comment") {
        let author =
            comment.attribute("authorId").and_then(|id| id.parse::<usize>().ok()).and_then(|at| authors.get(at));
        let text = comment.child("text").map(cells::string).unwrap_or_default();
        pen.say(Place::Comment, &format!("{}: {text}", author.map_or("", String::as_str)));
    }
}

/// Values that were copied from elsewhere: kept tables, cells of other workbooks.
fn values(root: Node, pen: &mut Pen) {
    let is_said =
        |name: &str| matches!(name, "v" | "val" | "name" | "caption" | "refreshedBy" | "sheet" | "uniqueName");
    let attributes = root.descendants().chain([root]).flat_map(Node::attributes);
    let kept = attributes.filter(|(name, _)| is_said(local(name))).map(|(_, value)| value);
    let texts = root.texts().map(str::trim).filter(|t| !t.is_empty());
    pen.say(Place::Hidden, &kept.chain(texts).collect::<Vec<_>>().join("\n"));
}

#[cfg(test)]
mod tests;
