//! A PDF becomes text: what its pages show, what they hide, what its fields, notes, links and metadata say, what earlier
//! revisions said, and the files inside.
//!
//! - In: any bytes. The cross-reference table is not believed; every object of the file is read ([`file`]).
//! - Out: passages by [`Place`]; pages whose text is in pictures, drawn, or of fonts that do not tell their letters are
//!   handed to OCR; a consent form with the places on its page.
//! - Never: a picture drawn, a script run, a password guessed. A file that wants a password is not read at all; one that opens without
//!   one, as every program opens it, is.

mod cmap;
mod content;
mod crypt;
mod fields;
mod file;
mod filter;
mod font;
mod glyphs;
mod layout;
mod object;
mod pages;
mod past;
mod strings;
mod sweep;

use super::form::{self, Mark, Sheet};
use super::{Place, Remark, pen::Pen};
use crate::message::Why;
use crate::model::Seen;
pub(in crate::document) use filter::inflate;
pub(in crate::document) use sweep::markup;

use content::{Area, Reader, Run, Shown};
use fields::{Kind, Widget};
use file::{File, is_type};
use layout::Line;
use object::{Dict, Object};
use std::collections::HashSet;

/// Codes of unknown glyphs on one page that are taken for ornaments.
const ORNAMENTS: usize = 3;

/// Reads a PDF.
pub(super) fn read(bytes: &[u8], pen: &mut Pen) {
    let room = pen.budget.room(bytes.len());
    let mut file = File::parse(bytes, room);
    if file.is_locked() {
        return pen.fault(Why::Encrypted);
    }
    if is_cut(bytes) {
        pen.fault(Why::Damaged);
    }
    let said = present(&file, bytes, pen);
    past::revisions(&mut file, &said, pen);
    past::orphans(&file, &said, pen);
    sweep::sweep(&file, &said, pen);
    embedded(&file, pen);
    remarks(&file, pen);
    if file.too_large.get() || pen.budget.expanded(file.used()).is_err() {
        pen.fault(Why::TooLarge);
    }
}

/// Whether the end of the file is missing (§7.5.5): objects stand behind the last mark of an end, or there is none. What was cut
/// off nobody has seen, though all that is left can be read.
fn is_cut(bytes: &[u8]) -> bool {
    const END: &[u8] = b"%%EOF";
    const OBJECT: &[u8] = b"endobj";
    let end = bytes.windows(END.len()).rposition(|window| window == END);
    end.is_none_or(|end| bytes[end..].windows(OBJECT.len()).any(|window| window == OBJECT))
}

/// Reads the pages as they are now; gives back what they said.
fn present(file: &File, bytes: &[u8], pen: &mut Pen) -> Said {
    let (pages, cut) = pages::pages(file);
    if pages.is_empty() {
        pen.fault(Why::Damaged);
    }
    if cut {
        pen.fault(Why::TooLarge);
    }
    let widgets = fields::widgets(file, &pages);
    let mut reader = Reader::new(file, pages::groups_off(file));
    let mut said = Said::default();
    let mut sheet = Sheet::new(1.0);
    let mut for_ocr = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let (mut shown, whole) = page.show(file, &mut reader);
        if !whole {
            pen.fault(Why::Damaged);
        }
        if shown.cut {
            pen.fault(Why::TooLarge);
        }
        let own: Vec<&Widget> = widgets.iter().filter(|w| w.page == number).collect();
        shown.runs.extend(own.iter().filter_map(|w| placed(w)));
        let lines = said.page(&shown, pen);
        if needs_ocr(&shown) {
            for_ocr.push(number + 1);
        }
        on_sheet(&mut sheet, number, page.area, &lines, &shown, &own);
    }
    for widget in widgets.iter().filter(|w| w.kind != Kind::Signature) {
        pen.field(&widget.label, &widget.value);
        if !widget.value.starts_with(['☐', '☒']) {
            pen.say(Place::FormField, &widget.value);
        }
    }
    if !for_ocr.is_empty() {
        pen.pages(bytes, for_ocr);
    }
    let form = form::recognise(&sheet);
    pen.reading().form = form;
    said
}

/// Whether a page shows more than its text tells: pictures, drawn letters, unknown glyphs.
fn needs_ocr(shown: &Shown) -> bool {
    let letters: usize = shown.runs.iter().filter(|r| !r.hidden).map(|r| r.text.len()).sum();
    let is_drawn = shown.strokes > 3_000 || letters < 10 && shown.strokes > 40;
    !shown.pictures.is_empty() || shown.unknown > ORNAMENTS || is_drawn
}

/// The value of a field as it would stand on the page.
fn placed(widget: &Widget) -> Option<Run> {
    if widget.value.trim().is_empty() || widget.area.width() <= 0.0 {
        return None;
    }
    let size = (widget.area.height() * 0.7).clamp(4.0, 10.0);
    let y = if widget.multiline && widget.area.height() > 30.0 {
        widget.area.top - size * 1.2
    } else {
        (widget.area.top + widget.area.bottom) / 2.0 - size * 0.35
    };
    Some(Run::new(widget.value.replace('\n', " "), widget.area.left + 1.0, y, widget.area.right, size))
}

/// What pages have said, to know what earlier ones said besides.
#[derive(Default)]
struct Said {
    lines: HashSet<String>,
}

impl Said {
    /// Says what a page shows and hides.
    fn page(&mut self, shown: &Shown, pen: &mut Pen) -> Vec<Line> {
        let visible = || shown.runs.iter().filter(|r| !r.hidden);
        let lines = layout::lines(visible().filter(|r| !r.turned));
        let turned = one_by_one(visible().filter(|r| r.turned));
        let hidden = one_by_one(shown.runs.iter().filter(|r| r.hidden));
        pen.say(Place::Body, &layout::text(&lines));
        pen.say(Place::TextBox, &turned);
        pen.say(Place::Hidden, &hidden);
        for text in &shown.beside {
            pen.say(Place::AltText, text);
        }
        for line in lines.iter().map(Line::text).chain(turned.lines().chain(hidden.lines()).map(str::to_owned)) {
            self.lines.insert(key(&line));
            self.lines.extend(line.split('\t').map(key));
        }
        lines
    }

    /// Whether a page shows this as a line or a cell of its own.
    fn shows(&self, text: &str) -> bool {
        self.lines.contains(&key(text))
    }

    /// Those lines that no page says now.
    fn missing(&self, lines: &[String]) -> String {
        let is_new = |line: &&String| !self.lines.contains(&key(line));
        lines.iter().filter(is_new).map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}

/// A line, however it is spaced.
fn key(line: &str) -> String {
    line.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Runs in the order of painting; a new line where the base line changes.
fn one_by_one<'r>(runs: impl Iterator<Item = &'r Run>) -> String {
    let mut text = String::new();
    let mut last: Option<&Run> = None;
    for run in runs {
        if let Some(before) = last {
            let same = if run.turned { (before.x - run.x).abs() < 1.0 } else { (before.y - run.y).abs() < 1.0 };
            let gap = run.turned || run.x - before.end > run.size * 0.15 || run.x < before.end - run.size;
            match (same, gap) {
                (false, _) => text.push('\n'),
                (true, true) => text.push(' '),
                (true, false) => {}
            }
        }
        text.push_str(&run.text);
        last = Some(run);
    }
    text
}

/// Puts a page's lines and marks where the reader of forms finds them, counted from the top.
fn on_sheet(sheet: &mut Sheet, page: usize, area: Area, lines: &[Line], shown: &Shown, widgets: &[&Widget]) {
    let top = |y: f64| (area.top - y) as f32;
    for line in lines {
        let cells = line.cells.iter().map(|c| (c.text.as_str(), c.left as f32, c.right as f32));
        sheet.line(page, top(line.y), line.size as f32, cells);
    }
    let mark = |area: &Area, seen| Mark {
        page,
        left: area.left as f32,
        right: area.right as f32,
        top: top(area.top),
        bottom: top(area.bottom),
        seen,
    };
    // What fills a page is a scan or a background, no signature.
    let is_small = |a: &&Area| {
        a.width() < area.width() * 0.7 && a.height() < area.height() * 0.4 && a.width() > 15.0 && a.height() > 6.0
    };
    for drawn in shown.pictures.iter().chain(&content::drawings(&shown.drawn)).filter(is_small) {
        sheet.mark(mark(drawn, Seen::Image));
    }
    for widget in widgets {
        if widget.kind == Kind::Signature {
            sheet.place(&widget.label, mark(&widget.area, if widget.signed { Seen::Digital } else { Seen::Blank }));
        } else {
            sheet.field(&widget.label, &widget.value);
        }
    }
}

/// Files inside (§7.11.4): those that a file specification names, and those that nothing names.
fn embedded(file: &File, pen: &mut Pen) {
    let mut seen = HashSet::new();
    let mut take = |name: &str, stream: &Object, pen: &mut Pen| {
        let Object::Stream(dict, range) = stream else { return };
        if !seen.insert(range.start) {
            return;
        }
        match file.data(stream) {
            Some(data) => pen.inner(name, &file.member(dict, "Subtype").name().unwrap_or("").to_lowercase(), &data),
            None => pen.unread_inner(name, Why::Damaged),
        }
    };
    for entry in &file.entries {
        specifications(file, &entry.object, 12, &mut |name, stream| take(name, stream, pen));
    }
    for entry in &file.entries {
        if entry.object.dict().is_some_and(|d| is_type(d, "EmbeddedFile")) {
            take("", &entry.object, pen);
        }
    }
}

/// File specifications within a value: a dictionary with `EF`.
fn specifications<'f>(file: &'f File, object: &'f Object, depth: usize, found: &mut dyn FnMut(&str, &'f Object)) {
    if depth == 0 {
        return;
    }
    match object {
        Object::Array(items) => items.iter().for_each(|item| specifications(file, item, depth - 1, found)),
        Object::Dict(dict) | Object::Stream(dict, _) => {
            if let Some(files) = dict.get("EF").and_then(|ef| file.resolve(ef).dict()) {
                let name = ["UF", "F", "Desc"].iter().map(|key| fields::said(file, file.member(dict, key)));
                let name = name.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
                files.values().for_each(|stream| found(&name, file.resolve(stream)));
            }
            dict.values().for_each(|value| specifications(file, value, depth - 1, found));
        }
        _ => {}
    }
}

/// What is to be told of the file besides its text; sound and film in it are not read.
fn remarks(file: &File, pen: &mut Pen) {
    let says = |dict: &Dict, key: &str, names: &[&str]| {
        dict.get(key).and_then(Object::name).is_some_and(|n| names.contains(&n))
    };
    for dict in file.entries.iter().filter_map(|e| e.object.dict()) {
        if dict.contains_key("JS") || says(dict, "S", &["JavaScript", "Launch"]) {
            pen.remark(Remark::Macros);
        }
        if says(dict, "S", &["GoToR", "SubmitForm", "ImportData"]) {
            pen.remark(Remark::External);
        }
        if dict.contains_key("ByteRange") && dict.contains_key("Contents") {
            pen.remark(Remark::Signed);
        }
        if says(dict, "Subtype", &["Sound", "Movie", "Screen", "RichMedia", "3D"]) && dict.contains_key("Rect") {
            pen.fault(Why::NoReader);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_its_end_is_cut_and_one_with_a_later_revision_is_not() {
        for (bytes, cut) in [
            ("%PDF-1.4\n1 0 obj (a) endobj\nxref\ntrailer\nstartxref\n9\n%%EOF\n", false),
            ("%PDF-1.4\n1 0 obj (a) endobj\n%%EOF\n1 0 obj (b) endobj\n%%EOF", false),
            ("%PDF-1.4\n1 0 obj (a) endobj\n2 0 obj << /Leng", true),
            ("%PDF-1.4\n1 0 obj (a) endobj\n%%EOF\n1 0 obj (b) endobj\n2 0 obj", true),
        ] {
            assert_eq!(is_cut(bytes.as_bytes()), cut, "{bytes}");
        }
    }

    #[test]
    fn a_line_stands_in_the_middle_of_its_field_and_lines_begin_at_its_top() {
        for (multiline, y) in [(false, 714.5), (true, 724.0)] {
            let area = Area { left: 10.0, bottom: 700.0, right: 90.0, top: 736.0 };
            let (label, value) = (String::new(), "Vos".to_owned());
            let widget = Widget { page: 0, area, kind: Kind::Text, label, value, signed: false, multiline };
            let run = placed(&widget).expect("it holds something");
            assert!((run.y - y).abs() < 0.1, "{}", run.y);
        }
    }
}
