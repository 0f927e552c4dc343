//! CMaps: from codes to text (ToUnicode, ISO 32000-1 §9.10.3), and how long codes are.

use super::object::{Lexer, Object, Token};
use std::collections::HashMap;

/// Mappings in one CMap.
const MAPPINGS: usize = 100_000;

/// A map from codes to text.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// Ranges of codes: bytes of a code, lowest, highest.
    lengths: Vec<(usize, u32, u32)>,
    text: HashMap<u32, String>,
}

impl CMap {
    /// Reads a CMap's program. What is not understood is passed over.
    pub(super) fn parse(program: &[u8]) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::new(program, 0);
        let mut values: Vec<Object> = Vec::new();
        while let Some(token) = lexer.token() {
            match token {
                Token::Word(word) => {
                    match word.as_slice() {
                        b"endcodespacerange" => map.code_space(&values),
                        b"endbfchar" => map.characters(&values),
                        b"endbfrange" => map.ranges(&values),
                        _ => {}
                    }
                    values.clear();
                }
                token => values.extend(lexer.value(token, 8)),
            }
            if map.text.len() > MAPPINGS || values.len() > MAPPINGS * 3 {
                break;
            }
        }
        map
    }

    fn code_space(&mut self, values: &[Object]) {
        for pair in values.chunks_exact(2) {
            if let [Object::Text(low), Object::Text(high)] = pair
                && (1..=4).contains(&low.len())
                && self.lengths.len() < 100
            {
                self.lengths.push((low.len(), code(low), code(high)));
            }
        }
    }

    fn characters(&mut self, values: &[Object]) {
        for pair in values.chunks_exact(2) {
            if let [Object::Text(from), Object::Text(to)] = pair {
                self.text.insert(code(from), utf16(to));
            }
        }
    }

    fn ranges(&mut self, values: &[Object]) {
        for triple in values.chunks_exact(3) {
            let [Object::Text(low), Object::Text(high), to] = triple else { continue };
            let (low, high) = (code(low), code(high));
            let count = high.saturating_sub(low).min(0xffff);
            for step in 0..=count {
                let text = match to {
                    Object::Text(first) => next_text(first, step),
                    Object::Array(items) => match items.get(step as usize) {
                        Some(Object::Text(text)) => utf16(text),
                        _ => break,
                    },
                    _ => break,
                };
                self.text.insert(low.saturating_add(step), text);
                if self.text.len() > MAPPINGS {
                    return;
                }
            }
        }
    }

    /// The text of a code; none if it has none.
    pub(super) fn text(&self, code: u32) -> Option<&str> {
        self.text.get(&code).map(String::as_str)
    }

    /// Bytes of the code that begins here, by the code space; none if it says nothing.
    pub(super) fn length(&self, bytes: &[u8]) -> Option<usize> {
        let fits = |(length, low, high): &&(usize, u32, u32)| {
            bytes.get(..*length).is_some_and(|b| (*low..=*high).contains(&code(b)))
        };
        self.lengths.iter().find(fits).or(self.lengths.first()).map(|(length, ..)| *length)
    }
}

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, b| code << 8 | u32::from(*b))
}

fn utf16(bytes: &[u8]) -> String {
    if let [one] = bytes {
        return char::from(*one).to_string();
    }
    let units: Vec<u16> = bytes.chunks_exact(2).take(64).map(|c| u16::from_be_bytes([c[0], c[1]])).collect();
    String::from_utf16_lossy(&units)
}

/// The text of a range's member: the last unit counts up.
fn next_text(first: &[u8], step: u32) -> String {
    let text = utf16(first);
    if step == 0 {
        return text;
    }
    let mut letters: Vec<char> = text.chars().collect();
    if let Some(last) = letters.last_mut() {
        *last = char::from_u32((*last as u32).saturating_add(step)).unwrap_or('\u{fffd}');
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_ranges_are_mapped() {
        let map = CMap::parse(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0003> <00660069> endbfchar
            2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0078> <0079>] endbfrange",
        );
        let texts: Vec<_> = [3, 0x10, 0x12, 0x21, 0x30].iter().map(|c| map.text(*c)).collect();
        assert_eq!(texts, [Some("fi"), Some("A"), Some("C"), Some("y"), None]);
        assert_eq!(map.length(b"\0\x10"), Some(2));
    }

    proptest::proptest! {
        #[test]
        fn any_program_is_read(program in "(<[0-9a-f]{0,9}>|begin|endbfrange|endbfchar|endcodespacerange| |\\[|\\]){0,60}") {
            CMap::parse(program.as_bytes());
        }
    }
}
