//! Word 97–2003 (MS-DOC): text in pieces, wherever a fast save left them, with its looks.
//!
//! - In: a compound file with a stream `WordDocument`.
//! - Out: body, headers and footers, notes, comments, text boxes; apart from it hidden and deleted text, instructions of fields, names of
//!   authors and bookmarks, properties, and what a fast save left between the pieces; pictures as files.
//! - Never: half a document. An object, a drawing or a picture that is not understood is a fault.

mod look;
mod pictures;

use super::bytes::Bytes;
use super::compound::{Compound, ROOT};
use super::tracked::{Flow, Look, says_something};
use super::{Place, Remark, pen::Pen, rtf::codepage::Page, summary};
use crate::message::Why;
use look::Looks;

/// Parts of the text one after the other: lengths stand in the head, in this order (§2.5.4).
const PARTS: [(usize, Place); 8] = [
    (0x4c, Place::Body),
    (0x50, Place::Note),
    (0x54, Place::Header),
    (0x58, Place::Hidden),
    (0x5c, Place::Comment),
    (0x60, Place::Note),
    (0x64, Place::TextBox),
    (0x68, Place::TextBox),
];

/// Tables of names (§2.2.4): bookmarks, associated strings, authors of changes.
const NAMES: [(usize, Place); 3] = [(0x142, Place::Hidden), (0x19a, Place::Property), (0x232, Place::Property)];
/// Authors of comments.
const COMMENTATORS: usize = 0x1ba;
const PIECES: usize = 0x1a2;

/// The head of the main stream.
struct Head<'a> {
    main: &'a [u8],
}

impl Head<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        Bytes(self.main.get(at..)?).short()
    }

    fn long(&self, at: usize) -> Option<usize> {
        Bytes(self.main.get(at..)?).long().map(|n| n as usize)
    }

    /// The part of the table stream that two numbers of the head name.
    fn table<'t>(&self, table: &'t [u8], at: usize) -> Option<&'t [u8]> {
        let (start, length) = (self.long(at)?, self.long(at + 4)?);
        table.get(start..start.checked_add(length)?)
    }
}

/// A stretch of text as it lies in the main stream.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Characters.
    length: usize,
    /// Where it begins, in bytes.
    at: usize,
    /// One byte a character, not two.
    narrow: bool,
}

impl Piece {
    fn end(&self) -> usize {
        self.at.saturating_add(self.length.saturating_mul(if self.narrow { 1 } else { 2 }))
    }
}

/// Reads a document.
pub(super) fn read(bytes: &[u8], pen: &mut Pen) {
    let Some(file) = Compound::parse(bytes) else { return pen.fault(Why::Damaged) };
    let Some(main) = file.stream("WordDocument") else { return pen.fault(Why::Damaged) };
    let head = Head { main: &main };
    let (Some(version), Some(flags)) = (head.short(2), head.short(0x0a)) else { return pen.fault(Why::Damaged) };
    if flags & 0x0100 != 0 {
        return pen.fault(Why::Encrypted);
    }
    // Word 6 and 95 keep their text otherwise.
    if version < 0xc1 {
        return pen.fault(Why::NoReader);
    }
    let table = file.stream(if flags & 0x0200 != 0 { "1Table" } else { "0Table" }).unwrap_or_default();
    let Some(pieces) = head.table(&table, PIECES).and_then(pieces) else { return pen.fault(Why::Damaged) };
    if pieces.iter().any(|piece| piece.end() > main.len()) {
        pen.fault(Why::Damaged);
    }
    let looks = Looks::of(&main, head.table(&table, 0xfa).unwrap_or(&[]));
    let mut text = Text::default();
    text.read(&head, &pieces, &looks, pen);
    names(&head, &table, pen);
    left(&head, &pieces, pen);
    summary::read(&file, pen);
    let found = pictures::read(&[&main, &file.stream("Data").unwrap_or_default()], pen);
    if text.pictures > found {
        pen.fault(Why::PictureUnread);
    }
    around(&file, pen);
}

/// The pieces of the table (§2.9.38).
fn pieces(table: &[u8]) -> Option<Vec<Piece>> {
    let mut bytes = Bytes(table);
    loop {
        match bytes.take(1)? {
            [1] => {
                let length = bytes.short()?;
                bytes.take(usize::from(length))?;
            }
            [2] => break,
            _ => return None,
        }
    }
    let table = bytes.counted()?;
    let count = table.len().checked_sub(4)? / 12;
    let (places, lines) = table.split_at_checked((count + 1) * 4)?;
    let places: Vec<usize> = places.chunks_exact(4).filter_map(|b| Bytes(b).long()).map(|n| n as usize).collect();
    let lines = lines.chunks_exact(8).filter_map(|line| Bytes(&line[2..]).long());
    let piece = |(ends, at): (&[usize], u32)| {
        let narrow = at & 0x4000_0000 != 0;
        let at = (at & 0x3fff_ffff) as usize;
        Some(Piece { length: ends[1].checked_sub(ends[0])?, at: if narrow { at / 2 } else { at }, narrow })
    };
    places.windows(2).zip(lines).map(piece).collect()
}

/// The text as it comes out of its pieces.
#[derive(Default)]
struct Text {
    flow: Flow,
    /// What stands apart from it.
    aside: Vec<(Place, String)>,
    /// Instructions of the fields that are open, innermost last; none in their result.
    fields: Vec<Option<String>>,
    /// The first half of a pair of surrogates.
    half: Option<u16>,
    pictures: usize,
}

impl Text {
    fn read(&mut self, head: &Head, pieces: &[Piece], looks: &Looks, pen: &mut Pen) {
        let ends = PARTS.map(|(at, place)| (head.long(at).unwrap_or(0), place));
        let mut parts = ends.into_iter().scan(0usize, |end, (length, place)| {
            *end = end.saturating_add(length);
            Some((*end, place))
        });
        let mut part = parts.next().unwrap_or((usize::MAX, Place::Body));
        let mut place = 0;
        let mut room = pen.budget.text_room();
        for piece in pieces {
            let Some(bytes) = head.main.get(piece.at..piece.end()) else { continue };
            if bytes.len() > room {
                pen.fault(Why::TooLarge);
                break;
            }
            room -= bytes.len();
            let step = if piece.narrow { 1 } else { 2 };
            for (nth, unit) in bytes.chunks_exact(step).enumerate() {
                while place >= part.0 {
                    self.end(part.1, pen);
                    part = parts.next().unwrap_or((usize::MAX, Place::Hidden));
                }
                place += 1;
                self.unit(unit, looks.at(piece.at + nth * step));
            }
        }
        self.end(part.1, pen);
    }

    /// One character; halves of a pair come one after the other.
    fn unit(&mut self, unit: &[u8], look: Look) {
        let code = unit.iter().rev().fold(0u16, |all, b| all << 8 | u16::from(*b));
        match code {
            0x13 => return self.fields.push(Some(String::new())),
            0x14 => {
                let instruction = self.fields.last_mut().and_then(Option::take);
                return self.instructed(instruction);
            }
            0x15 => {
                let instruction = self.fields.pop().flatten();
                return self.instructed(instruction);
            }
            0x01 | 0x08 => self.pictures += 1,
            _ => {}
        }
        let text = match code {
            // The end of a cell, or, right behind one, of a row.
            0x07 if self.flow.now.ends_with('\t') => "\n".to_owned(),
            0x07 => "\t".to_owned(),
            0x0b..=0x0e => "\n".to_owned(),
            0x1e => "-".to_owned(),
            0..0x20 if code != 9 => return,
            _ if unit.len() == 1 => Page::WESTERN.decode(unit),
            0xd800..0xdc00 => {
                self.half = Some(code);
                return;
            }
            _ => match self.half.take() {
                Some(half) => String::from_utf16_lossy(&[half, code]),
                None => String::from_utf16_lossy(&[code]),
            },
        };
        match self.fields.last_mut() {
            Some(Some(instruction)) => instruction.push_str(&text),
            _ => self.flow.push(&text, look, &mut self.aside),
        }
    }

    fn instructed(&mut self, instruction: Option<String>) {
        self.aside.extend(instruction.filter(|i| says_something(i)).map(|i| (Place::Link, i)));
    }

    /// Says a part that is whole.
    fn end(&mut self, place: Place, pen: &mut Pen) {
        let text = std::mem::take(&mut self.flow).finish(&mut self.aside);
        pen.say(place, &text);
        self.aside.drain(..).for_each(|(place, text)| pen.say(place, &text));
        self.fields.clear();
    }
}

/// Names that stand apart from the text.
fn names(head: &Head, table: &[u8], pen: &mut Pen) {
    for (at, place) in NAMES {
        let mut bytes = Bytes(head.table(table, at).unwrap_or(&[]));
        let (Some(0xffff), Some(count), Some(extra)) = (bytes.short(), bytes.short(), bytes.short()) else { continue };
        for _ in 0..count {
            let Some(name) = counted(&mut bytes) else { break };
            bytes.take(usize::from(extra));
            // Word's own bookmarks begin so.
            if !name.starts_with('_') {
                pen.say(place, &name);
            }
        }
    }
    let mut bytes = Bytes(head.table(table, COMMENTATORS).unwrap_or(&[]));
    while let Some(name) = counted(&mut bytes) {
        pen.say(Place::Comment, &name);
    }
}

/// UTF-16 with the number of its characters before it.
fn counted(bytes: &mut Bytes) -> Option<String> {
    let length = usize::from(bytes.short()?) * 2;
    bytes.take(length).map(super::outlook::wide)
}

/// What a fast save left between the pieces: text that was taken out.
fn left(head: &Head, pieces: &[Piece], pen: &mut Pen) {
    let (Some(from), Some(to)) = (head.long(0x18), head.long(0x1c)) else { return };
    let mut covered: Vec<(usize, usize)> = pieces.iter().map(|piece| (piece.at, piece.end())).collect();
    covered.sort_unstable();
    covered.push((to, to));
    let mut at = from;
    for (start, end) in covered {
        if let Some(gap) = head.main.get(at..start.min(to)).filter(|gap| gap.len() > 3) {
            let (text, _) = crate::message::charset::decode(gap, None);
            pen.say(Place::Deleted, &text);
        }
        at = at.max(end);
    }
}

/// What lies in the file beside the text.
fn around(file: &Compound, pen: &mut Pen) {
    if ["Macros", "_VBA_PROJECT_CUR"].iter().any(|name| file.find(ROOT, name).is_some()) {
        pen.remark(Remark::Macros);
    }
    let objects = file.find(ROOT, "ObjectPool").map_or(&[][..], |pool| file.children(pool));
    for object in objects.iter().copied() {
        let packed = file.find(object, "\u{1}Ole10Native").and_then(|n| file.data(n));
        let plain = ["Package", "CONTENTS"].iter().find_map(|n| file.data(file.find(object, n)?));
        match (packed.as_deref().and_then(|data| super::rtf::object::package(data.get(4..)?)), plain) {
            (Some(package), _) => {
                let name = package.names.first().map_or("", String::as_str);
                pen.inner(name, "", &package.file.unwrap_or_default());
            }
            (None, Some(data)) => pen.inner("", "", &data),
            (None, None) => pen.fault(Why::NoReader),
        }
    }
}

#[cfg(test)]
mod tests;
