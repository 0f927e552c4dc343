//! The signs of an RTF file, one after the other, become its texts. Groups are kept on a stack of our own, so nesting costs
//! no calls; each sign is looked at once.

use super::super::Place;
use super::super::tracked::{self, Flow, says_something};
use super::codepage::{Page, wingding};
use super::object;
use super::token::{Token, Tokens};
use super::words::{Destination, character, destination};
use super::{File, Rtf};
use crate::message::Why;
use std::collections::HashMap;

/// Groups within groups that are told apart; what lies deeper is read as part of the last.
const DEPTH: usize = 2_000;

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goes {
    /// To the text that grows.
    Flow,
    Nowhere,
    Fonts,
    Colours,
    /// Into the HTML as it stands.
    Html,
    /// Digits and bytes of a picture or an object.
    Blob,
}

/// What becomes of a text when its group closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sink {
    /// It is said in this place.
    Say(Place),
    /// It names a property of a shape.
    ShapeName,
    /// It is the value of that property.
    ShapeValue,
    /// It names a form field.
    FieldName,
    /// It names a bookmark; those of programs begin with a low line.
    Bookmark,
}

/// How a stretch of text looks.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    /// Marked as hidden.
    hidden: bool,
    /// White, with nothing behind it that would show it.
    white: bool,
    /// Highlighted or on a coloured ground.
    shaded: bool,
    /// Smaller than two points.
    tiny: bool,
    deleted: bool,
    inserted: bool,
}

impl From<Look> for tracked::Look {
    fn from(look: Look) -> Self {
        let hidden = look.hidden || look.tiny || look.white && !look.shaded;
        Self { hidden, deleted: look.deleted, inserted: look.inserted }
    }
}

/// What is to be done when a group closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closing {
    Nothing,
    Flow,
    Blob,
    Field,
    /// The result of a field begins here in the text.
    Result(usize),
}

#[derive(Clone, Copy, Debug)]
struct Group {
    goes: Goes,
    closing: Closing,
    look: Look,
    font: i32,
    /// Characters behind `\u` that stand for it in old programs.
    stand_ins: usize,
    /// Not part of the HTML (`\htmlrtf`).
    suppressed: bool,
    /// Nothing but `\*` was read of it.
    fresh: bool,
    starred: bool,
}

#[derive(Clone, Debug, Default)]
struct Font {
    page: Option<Page>,
    name: String,
}

impl Font {
    fn is_wingdings(&self) -> bool {
        self.name.to_lowercase().starts_with("wingdings")
    }
}

/// Bytes of a picture or an object as they are written.
#[derive(Debug, Default)]
struct Blob {
    bytes: Vec<u8>,
    high: Option<u8>,
    is_object: bool,
}

impl Blob {
    fn digits(&mut self, text: &[u8]) {
        for digit in text.iter().filter_map(|b| char::from(*b).to_digit(16)) {
            match self.high.take() {
                Some(high) => self.bytes.push(high << 4 | digit as u8),
                None => self.high = Some(digit as u8),
            }
        }
    }
}

/// Reads a file; see [`super::parse`].
pub(super) struct Reader<'a> {
    tokens: Tokens<'a>,
    now: Group,
    around: Vec<Group>,
    /// Groups that are open beyond [`DEPTH`].
    beyond: usize,
    flows: Vec<(Sink, Flow)>,
    blobs: Vec<Blob>,
    page: Page,
    fonts: HashMap<i32, Font>,
    /// The font that the table of fonts is about.
    listed: i32,
    /// Whether each colour is nearly white, and the one that is being told.
    white: Vec<bool>,
    colour: [i32; 3],
    /// Cells of the row have a ground of their own.
    row_shaded: bool,
    paragraph_shaded: bool,
    /// Bytes of text that wait to be decoded together.
    bytes: Vec<u8>,
    /// The first half of a pair of surrogates.
    half: Option<u16>,
    skip: usize,
    is_html: bool,
    html: String,
    shape_name: String,
    field_name: Option<String>,
    ticked: Option<bool>,
    out: Rtf,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let now = Group {
            goes: Goes::Flow,
            closing: Closing::Nothing,
            look: Look::default(),
            font: -1,
            stand_ins: 1,
            suppressed: false,
            fresh: false,
            starred: false,
        };
        Self {
            tokens: Tokens::new(bytes),
            now,
            around: Vec::new(),
            beyond: 0,
            flows: vec![(Sink::Say(Place::Body), Flow::default())],
            blobs: Vec::new(),
            page: Page::WESTERN,
            fonts: HashMap::new(),
            listed: 0,
            white: Vec::new(),
            colour: [0; 3],
            row_shaded: false,
            paragraph_shaded: false,
            bytes: Vec::new(),
            half: None,
            skip: 0,
            is_html: false,
            html: String::new(),
            shape_name: String::new(),
            field_name: None,
            ticked: None,
            out: Rtf::default(),
        }
    }

    pub(super) fn read(mut self) -> Rtf {
        while let Some(token) = self.tokens.next() {
            match token {
                Token::Text(bytes) => self.written(bytes),
                Token::Byte(byte) => self.written(&[byte]),
                other => {
                    self.decode();
                    self.sign(other);
                }
            }
        }
        self.decode();
        self.finish()
    }

    fn sign(&mut self, token: Token) {
        match token {
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Word(word, number) => self.word(word, number),
            Token::Binary(bytes) => {
                if let (Goes::Blob, Some(blob)) = (self.now.goes, self.blobs.last_mut()) {
                    blob.bytes.extend_from_slice(bytes);
                } else if !bytes.is_empty() {
                    self.out.fault(Why::UnknownType);
                }
            }
            Token::Text(_) | Token::Byte(_) => {}
        }
    }

    /// Bytes of text, or digits of a picture.
    fn written(&mut self, bytes: &[u8]) {
        let skipped = self.skip.min(bytes.len());
        self.skip -= skipped;
        let bytes = &bytes[skipped..];
        if bytes.is_empty() {
            return;
        }
        self.now.fresh = false;
        match (self.now.goes, self.blobs.last_mut()) {
            (Goes::Blob, Some(blob)) => blob.digits(bytes),
            (Goes::Nowhere, _) => {}
            (Goes::Colours, _) => bytes.iter().filter(|b| **b == b';').for_each(|_| self.end_colour()),
            _ => self.bytes.extend_from_slice(bytes),
        }
    }

    /// Decodes what has been written so far by the font that it is in.
    fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let font = self.fonts.get(&self.now.font).filter(|_| self.now.goes == Goes::Flow);
        let text = match font {
            Some(font) if font.is_wingdings() => {
                let second = font.name.ends_with('2');
                let shown = Page::WESTERN.decode(&bytes);
                bytes.iter().zip(shown.chars()).map(|(b, c)| wingding(*b, second).unwrap_or(c)).collect()
            }
            Some(Font { page: Some(page), .. }) => page.decode(&bytes),
            _ => self.page.decode(&bytes),
        };
        self.emit(&text);
        self.bytes = bytes;
        self.bytes.clear();
    }

    fn emit(&mut self, text: &str) {
        self.half = None;
        match self.now.goes {
            Goes::Flow => {
                if self.is_html && self.flows.len() == 1 && !self.now.suppressed {
                    self.html.push_str(&text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
                }
                let mut look = self.now.look;
                look.shaded |= self.row_shaded || self.paragraph_shaded;
                // What stands behind the last brace, no program shows.
                look.hidden |= self.around.is_empty();
                if let Some((_, flow)) = self.flows.last_mut() {
                    flow.push(text, look.into(), &mut self.out.passages);
                }
            }
            Goes::Html => self.html.push_str(text),
            Goes::Fonts => {
                let font = self.fonts.entry(self.listed).or_default();
                // Asked for often, and never long.
                if font.name.len() < 64 {
                    font.name.push_str(text.trim_end_matches(';'));
                    font.name.truncate(font.name.floor_char_boundary(64));
                }
            }
            Goes::Nowhere | Goes::Colours | Goes::Blob => {}
        }
    }

    fn open(&mut self) {
        self.skip = 0;
        if self.around.len() >= DEPTH {
            self.beyond += 1;
            return self.out.fault(Why::TooDeep);
        }
        self.around.push(self.now);
        self.now.closing = Closing::Nothing;
        self.now.fresh = true;
        self.now.starred = false;
    }

    fn close(&mut self) {
        self.skip = 0;
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let Some(around) = self.around.pop() else { return };
        let closed = std::mem::replace(&mut self.now, around);
        self.end(closed.closing);
    }

    /// Does what is due when a group closes.
    fn end(&mut self, closing: Closing) {
        match closing {
            Closing::Nothing => {}
            Closing::Flow => self.end_flow(),
            Closing::Blob => self.end_blob(),
            Closing::Result(start) => {
                if let Some(name) = self.field_name.take_if(|_| self.ticked.is_none()) {
                    let said = self.flows.last().and_then(|(_, flow)| flow.now.get(start..)).unwrap_or("");
                    // Fields may lie within fields.
                    self.out.fields.push((name, said[..said.floor_char_boundary(4_000)].to_owned()));
                }
            }
            Closing::Field => {
                if let Some(ticked) = self.ticked.take() {
                    let mark = if ticked { "☒" } else { "☐" };
                    self.emit(mark);
                    self.out.fields.push((self.field_name.take().unwrap_or_default(), mark.to_owned()));
                }
                self.field_name = None;
            }
        }
    }

    fn end_flow(&mut self) {
        let Some((sink, flow)) = self.flows.pop() else { return };
        let text = flow.finish(&mut self.out.passages);
        match sink {
            Sink::Say(place) => {
                if place != Place::Link || says_something(&text) {
                    self.out.passages.push((place, text));
                }
            }
            Sink::ShapeName => self.shape_name = text,
            Sink::ShapeValue => {
                let place = match self.shape_name.as_str() {
                    "gtextUNICODE" => Place::TextBox,
                    name if name.starts_with("wz") || name.starts_with("pihl") => Place::AltText,
                    _ => return,
                };
                self.out.passages.push((place, text));
            }
            Sink::FieldName => self.field_name = Some(text),
            Sink::Bookmark if text.trim().starts_with('_') => {}
            Sink::Bookmark => self.out.passages.push((Place::Hidden, text)),
        }
    }

    fn end_blob(&mut self) {
        let Some(blob) = self.blobs.pop().filter(|blob| !blob.bytes.is_empty()) else { return };
        if !blob.is_object {
            return self.out.files.push(File { name: String::new(), bytes: Ok(blob.bytes) });
        }
        let Some(object) = object::ole1(&blob.bytes) else {
            return self.out.files.push(File { name: String::new(), bytes: Err(Why::Damaged) });
        };
        let name = object.names.first().cloned().unwrap_or_default();
        let place = if object.file.is_some() { Place::FileName } else { Place::Link };
        self.out.passages.extend(object.names.into_iter().map(|name| (place, name)));
        match object.file {
            Some(bytes) => self.out.files.push(File { name, bytes: Ok(bytes) }),
            None => self.out.is_linked = true,
        }
    }

    fn symbol(&mut self, symbol: u8) {
        if symbol == b'*' && self.now.fresh {
            self.now.starred = true;
            return;
        }
        if std::mem::take(&mut self.skip) > 0 {
            return;
        }
        self.now.fresh = false;
        match symbol {
            b'~' => self.emit("\u{a0}"),
            b'_' => self.emit("\u{2011}"),
            b'\r' | b'\n' => self.emit("\n"),
            b'\t' => self.emit("\t"),
            b'-' => self.emit("\u{ad}"),
            b'{' | b'}' | b'\\' => self.emit(char::from(symbol).encode_utf8(&mut [0; 4])),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        self.skip = 0;
        let starred = std::mem::take(&mut self.now.starred);
        self.now.fresh = false;
        if word == "u" {
            return self.unicode(number.unwrap_or(0));
        }
        if let Some(destination) = destination(word) {
            return self.go(destination);
        }
        if starred {
            // Somebody wrote it, and no program here knows it.
            return self.go(Destination::Text(Place::Hidden));
        }
        if let Some(text) = character(word) {
            self.row_shaded &= !matches!(word, "row" | "nestrow");
            return self.emit(text);
        }
        match self.now.goes {
            Goes::Fonts => self.font_word(word, number.unwrap_or(0)),
            Goes::Colours => self.colour_word(word, number.unwrap_or(0)),
            _ => self.look_word(word, number),
        }
    }

    fn go(&mut self, destination: Destination) {
        if self.now.goes == Goes::Nowhere {
            return;
        }
        match destination {
            Destination::Around => {}
            Destination::Nowhere => self.now.goes = Goes::Nowhere,
            Destination::Fonts => self.now.goes = Goes::Fonts,
            Destination::Colours => {
                self.now.goes = Goes::Colours;
                self.white.clear();
            }
            Destination::Html => {
                self.now.goes = if self.is_html { Goes::Html } else { Goes::Flow };
                self.now.look.hidden |= !self.is_html;
            }
            Destination::Text(place) => self.flow(Sink::Say(place)),
            Destination::ShapeName => self.flow(Sink::ShapeName),
            Destination::ShapeValue => self.flow(Sink::ShapeValue),
            Destination::FieldName => self.flow(Sink::FieldName),
            Destination::Bookmark => self.flow(Sink::Bookmark),
            Destination::Picture => self.blob(false),
            Destination::Object => self.blob(true),
            Destination::Field => _ = self.closes(Closing::Field),
            Destination::FieldResult => {
                let start = self.flows.last().map_or(0, |(_, flow)| flow.now.len());
                _ = self.closes(Closing::Result(start));
            }
        }
    }

    /// A group closes one thing; a second destination within it is part of the first.
    fn closes(&mut self, closing: Closing) -> bool {
        let is_first = self.now.closing == Closing::Nothing && !self.around.is_empty();
        if is_first {
            self.now.closing = closing;
        }
        is_first
    }

    fn flow(&mut self, sink: Sink) {
        if self.closes(Closing::Flow) {
            self.now.goes = Goes::Flow;
            self.now.look = Look::default();
            self.flows.push((sink, Flow::default()));
        }
    }

    fn blob(&mut self, is_object: bool) {
        if self.closes(Closing::Blob) {
            self.now.goes = Goes::Blob;
            self.blobs.push(Blob { is_object, ..Blob::default() });
        }
    }

    fn unicode(&mut self, number: i32) {
        let unit = number as u16;
        self.skip = self.now.stand_ins;
        if (0xd800..0xdc00).contains(&unit) {
            self.half = Some(unit);
            return;
        }
        let units = [self.half.take().unwrap_or(unit), unit];
        let is_pair = (0xdc00..0xe000).contains(&unit);
        let units = if is_pair { &units[..] } else { &units[1..] };
        let second = || self.fonts.get(&self.now.font).is_some_and(|f| f.name.ends_with('2'));
        let mark = (0xf000..0xf100).contains(&unit).then(|| wingding(unit as u8, second())).flatten();
        let text = mark.map_or_else(|| String::from_utf16_lossy(units), String::from);
        self.emit(&text);
    }

    fn font_word(&mut self, word: &str, number: i32) {
        match word {
            "f" => self.listed = number,
            "fcharset" => self.fonts.entry(self.listed).or_default().page = Page::by_charset(number),
            "cpg" => self.fonts.entry(self.listed).or_default().page = Page::by_number(i64::from(number)),
            _ => {}
        }
    }

    fn colour_word(&mut self, word: &str, number: i32) {
        match word {
            "red" => self.colour[0] = number,
            "green" => self.colour[1] = number,
            "blue" => self.colour[2] = number,
            _ => {}
        }
    }

    fn end_colour(&mut self) {
        // Colour 0 is the program's own.
        let is_white = !self.white.is_empty() && self.colour.iter().all(|part| *part >= 240);
        if self.white.len() < 10_000 {
            self.white.push(is_white);
        }
        self.colour = [0; 3];
    }

    fn is_white(&self, number: i32) -> bool {
        usize::try_from(number).ok().and_then(|n| self.white.get(n)).copied().unwrap_or(false)
    }

    /// A colour behind text that makes white text visible.
    fn shades(&self, number: Option<i32>) -> bool {
        number.is_some_and(|n| n > 0 && !self.is_white(n))
    }

    fn look_word(&mut self, word: &str, number: Option<i32>) {
        let on = number != Some(0);
        match word {
            "v" | "spv" => self.now.look.hidden = on,
            "deleted" => self.now.look.deleted = on,
            "revised" => self.now.look.inserted = on,
            "cf" => self.now.look.white = self.is_white(number.unwrap_or(0)),
            "highlight" | "cb" | "chcbpat" => self.now.look.shaded = self.shades(number),
            "fs" => self.now.look.tiny = number.is_some_and(|n| n < 4),
            "plain" => {
                self.now.look = Look::default();
                self.now.font = -1;
            }
            "cbpat" => self.paragraph_shaded |= self.shades(number),
            "pard" => self.paragraph_shaded = false,
            "clcbpat" | "trcbpat" => self.row_shaded |= self.shades(number),
            "trowd" => self.row_shaded = false,
            "f" => self.now.font = number.unwrap_or(0),
            "uc" => self.now.stand_ins = usize::try_from(number.unwrap_or(1)).unwrap_or(0).min(64),
            "htmlrtf" => self.now.suppressed = on,
            _ => self.file_word(word, number.unwrap_or(0)),
        }
    }

    /// Words about the file as a whole, and about form fields.
    fn file_word(&mut self, word: &str, number: i32) {
        let mut page = |number| match Page::by_number(number) {
            Some(page) => self.page = page,
            None => self.out.fault(Why::BrokenText),
        };
        match word {
            "ansicpg" => page(i64::from(number)),
            "mac" => page(10000),
            "pc" => page(437),
            "pca" => page(850),
            "fromhtml" => self.is_html = number != 0,
            "fftype" if number == 1 => self.ticked = Some(false),
            "ffdefres" => self.ticked = self.ticked.map(|_| number == 1),
            // 25 stands for the default.
            "ffres" if number != 25 => self.ticked = self.ticked.map(|_| number == 1),
            _ => {}
        }
    }

    fn finish(mut self) -> Rtf {
        if !self.around.is_empty() || self.tokens.cut {
            self.out.fault(Why::Damaged);
        }
        let open: Vec<Closing> = self.around.iter().chain([&self.now]).map(|group| group.closing).collect();
        open.into_iter().rev().filter(|c| matches!(c, Closing::Blob)).for_each(|_| self.end_blob());
        while self.flows.len() > 1 {
            self.end_flow();
        }
        let mut passages = Vec::new();
        if let Some((_, body)) = self.flows.pop() {
            let text = body.finish(&mut self.out.passages);
            passages.push((Place::Body, text));
        }
        passages.append(&mut self.out.passages);
        let html = self.is_html.then_some(self.html);
        Rtf { passages, html, ..self.out }
    }
}
