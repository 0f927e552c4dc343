//! Fonts: from the codes of a string to text and widths (ISO 32000-1 §9.6–9.10).

use super::cmap::CMap;
use super::file::File;
use super::glyphs::{self, Base};
use super::object::{Dict, Object};
use std::collections::HashMap;

/// What is needed of a font to read a string.
#[derive(Debug)]
pub(super) struct Font {
    name: String,
    /// Codes are of one byte.
    simple: bool,
    to_unicode: CMap,
    /// How codes are cut, for fonts of several bytes.
    code_space: CMap,
    /// Of simple fonts, by code.
    letters: Vec<Option<String>>,
    widths: HashMap<u32, f64>,
    default_width: Option<f64>,
    /// Thousandths, or what a font of drawn glyphs says.
    unit: f64,
}

/// One glyph of a string.
#[derive(Debug, PartialEq)]
pub(super) struct Glyph {
    /// What it shows; none if the font does not tell.
    pub(super) text: Option<String>,
    /// Width for a size of one.
    pub(super) width: f64,
    /// A one-byte code 32: word spacing applies (§9.3.3).
    pub(super) is_space: bool,
}

impl Font {
    /// A font by its dictionary.
    pub(super) fn read(file: &File, dict: &Dict) -> Self {
        let stream = |value: &Object| file.data(value).map(|program| CMap::parse(&program)).unwrap_or_default();
        let to_unicode = stream(file.member(dict, "ToUnicode"));
        let simple = file.member(dict, "Subtype").name() != Some("Type0");
        let mut font = Self {
            name: file.member(dict, "BaseFont").name().unwrap_or("").to_owned(),
            simple,
            to_unicode,
            code_space: CMap::default(),
            letters: Vec::new(),
            widths: HashMap::new(),
            default_width: None,
            unit: 0.001,
        };
        if simple {
            font.simple_widths(file, dict);
            font.letters = letters(file, dict, &font.name);
        } else {
            font.code_space = stream(file.member(dict, "Encoding"));
            font.wide_widths(file, dict);
        }
        font
    }

    fn simple_widths(&mut self, file: &File, dict: &Dict) {
        let first = file.member(dict, "FirstChar").index().unwrap_or(0).min(255) as u32;
        for (nth, width) in file.items(dict, "Widths").iter().take(256).enumerate() {
            if let Some(width) = width.number() {
                self.widths.insert(first + nth as u32, width);
            }
        }
        let descriptor = file.member(dict, "FontDescriptor").dict();
        self.default_width = descriptor
            .and_then(|d| file.member(d, "MissingWidth").number())
            .or_else(|| (!self.widths.is_empty()).then_some(0.0));
        if let Some([a, ..]) = file.numbers::<6>(dict, "FontMatrix") {
            self.unit = a.abs();
        }
    }

    /// Widths of a composite font (§9.7.4.3): `c [w …]` and `c c w`.
    fn wide_widths(&mut self, file: &File, dict: &Dict) {
        let descendants = file.items(dict, "DescendantFonts");
        let Some(descendant) = descendants.first().and_then(|d| d.dict()) else { return };
        self.default_width = Some(file.member(descendant, "DW").number().unwrap_or(1000.0));
        let items = file.items(descendant, "W");
        let mut at = 0;
        while let (Some(first), Some(second)) = (items.get(at).and_then(|i| i.index()), items.get(at + 1)) {
            if let Object::Array(list) = second {
                for (nth, width) in list.iter().enumerate() {
                    self.set_width(first + nth, file.resolve(width).number());
                }
                at += 2;
            } else {
                let last = second.index().unwrap_or(first).min(first + 0xffff);
                let width = items.get(at + 2).and_then(|w| w.number());
                (first..=last).for_each(|code| self.set_width(code, width));
                at += 3;
            }
            if self.widths.len() > 200_000 {
                return;
            }
        }
    }

    fn set_width(&mut self, code: usize, width: Option<f64>) {
        if let (Ok(code), Some(width)) = (u32::try_from(code), width) {
            self.widths.insert(code, width);
        }
    }

    /// The glyphs of a string, in its order.
    pub(super) fn glyphs(&self, bytes: &[u8]) -> Vec<Glyph> {
        let mut glyphs = Vec::with_capacity(bytes.len());
        let mut at = 0;
        while at < bytes.len() {
            let length = if self.simple { 1 } else { self.code_length(&bytes[at..]) };
            let end = (at + length).min(bytes.len());
            let code = bytes[at..end].iter().fold(0u32, |code, b| code << 8 | u32::from(*b));
            at = end;
            let width = self.widths.get(&code).copied().or(self.default_width);
            let width = width.unwrap_or_else(|| glyphs::standard_width(&self.name, (code & 0xff) as u8));
            let text = self.text(code);
            glyphs.push(Glyph { text, width: width * self.unit, is_space: length == 1 && code == 32 });
        }
        glyphs
    }

    fn code_length(&self, bytes: &[u8]) -> usize {
        self.code_space.length(bytes).or_else(|| self.to_unicode.length(bytes)).unwrap_or(2)
    }

    fn text(&self, code: u32) -> Option<String> {
        let mapped = self.to_unicode.text(code);
        let named = || self.letters.get(code as usize).cloned().flatten();
        // Zero and private letters are what writers put where they do not know.
        let told = mapped.map(str::to_owned).filter(|t| !t.is_empty() && t.chars().all(is_telling)).or_else(named);
        let signs = ["Wingdings", "Symbol", "Dingbats", "Webdings"].iter().any(|s| self.name.contains(s));
        told.or_else(|| signs.then(|| sign(mapped.and_then(|m| m.chars().next()).map_or(code, u32::from)).to_string()))
    }
}

/// Whether a letter says something: no private use, no replacement, no control.
fn is_telling(c: char) -> bool {
    let private = ('\u{e000}'..='\u{f8ff}').contains(&c) || c >= '\u{f0000}';
    !private && c != '\u{fffd}' && c != '\0'
}

/// A sign of a font of signs: the boxes and ticks of Wingdings, else a bullet.
fn sign(code: u32) -> char {
    match code & 0xff {
        0x20 => ' ',
        0x6f | 0x71 | 0x72 | 0xa8 => '☐',
        0x78 | 0xfd | 0xfe | 0x53 | 0x54 => '☒',
        0xfc => '✓',
        0xfb => '✗',
        _ => '•',
    }
}

/// What the codes of a simple font show: its encoding, then the differences from it (§9.6.6).
fn letters(file: &File, dict: &Dict, name: &str) -> Vec<Option<String>> {
    let encoding = file.member(dict, "Encoding");
    let named = |value: &Object| match value.name() {
        Some("WinAnsiEncoding") => Some(Base::WinAnsi),
        Some("MacRomanEncoding") => Some(Base::MacRoman),
        Some("StandardEncoding") => Some(Base::Standard),
        _ => None,
    };
    let base = encoding.dict().map_or_else(|| named(encoding), |e| named(file.member(e, "BaseEncoding")));
    let base = base.or_else(|| own_encoding(file, dict, name));
    let pictures = if name.ends_with("ZapfDingbats") { Some(dingbat as fn(u8) -> Option<char>) } else { None };
    let letter = |code: u8| pictures.map_or_else(|| base.and_then(|b| b.letter(code)), |p| p(code));
    let mut letters: Vec<Option<String>> = (0..=255u8).map(|code| letter(code).map(String::from)).collect();
    let Some(encoding) = encoding.dict() else { return letters };
    let mut code = 0;
    for item in file.items(encoding, "Differences") {
        match item {
            Object::Name(glyph) => {
                if let Some(place) = letters.get_mut(code) {
                    *place = glyphs::by_name(glyph);
                }
                code += 1;
            }
            item => code = item.index().unwrap_or(code),
        }
    }
    letters
}

/// The encoding of a font that names none: known for fonts that are not embedded or not symbolic; a subset of an embedded
/// symbolic font has codes of its own.
fn own_encoding(file: &File, dict: &Dict, name: &str) -> Option<Base> {
    let descriptor = file.member(dict, "FontDescriptor").dict();
    let embedded =
        descriptor.is_some_and(|d| ["FontFile", "FontFile2", "FontFile3"].iter().any(|k| d.contains_key(*k)));
    let flags = descriptor.and_then(|d| file.member(d, "Flags").index()).unwrap_or(32);
    let is_symbolic = flags & 4 != 0 || name.ends_with("Symbol");
    let is_drawn = file.member(dict, "Subtype").name() == Some("Type3");
    match (is_drawn, embedded && is_symbolic) {
        (true, _) | (_, true) => None,
        _ if name.ends_with("Symbol") => None,
        _ => Some(Base::Standard),
    }
}

/// The signs of ZapfDingbats that forms use; the rest are ornaments.
fn dingbat(code: u8) -> Option<char> {
    Some(match code {
        b' ' => ' ',
        b'3' => '✓',
        b'4' => '✔',
        b'5'..=b'8' => '✘',
        b'l' => '●',
        b'n' => '■',
        b'o' | b'p' | b'q' | b'r' => '☐',
        0x21..=0x7e | 0xa1..=0xfe => '❖',
        _ => return None,
    })
}
