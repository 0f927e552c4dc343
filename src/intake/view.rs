//! A folded view of a text: ASCII in lower case, without accents, odd spaces, curly quotes and invisible characters, so that one
//! spelling of a phrase finds all its dresses. It remembers which byte of the document each of its own bytes came from.

use crate::model::Span;
use crate::pattern::in_ascii;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folded text with the way back. Ranges of it are bytes of `text`; [`View::span`] makes document bytes of them.
#[derive(Default)]
pub(super) struct View {
    pub(super) text: String,
    /// For each byte of `text`, and one past it: the byte of the document that it came from.
    origin: Vec<usize>,
}

impl View {
    /// Folds `text`, which stands at byte `offset` of the document, and adds it.
    pub(super) fn add(&mut self, text: &str, offset: usize) {
        self.origin.pop();
        self.text.reserve(text.len());
        self.origin.reserve(text.len() + 1);
        let mut at = 0;
        while let Some(&byte) = text.as_bytes().get(at) {
            // Most of a text is words, which change no more than their case.
            let plain = text.as_bytes()[at..].iter().take_while(|b| matches!(b, b'!'..=b'~')).count();
            if plain > 0 {
                let start = self.text.len();
                self.text.push_str(&text[at..at + plain]);
                self.text[start..].make_ascii_lowercase();
                self.origin.extend(offset + at..offset + at + plain);
                at += plain;
            } else if byte.is_ascii() {
                self.add_ascii(char::from(byte), offset + at);
                at += 1;
            } else {
                let Some(c) = text[at..].chars().next() else { break };
                self.add_folded(c, offset + at);
                at += c.len_utf8();
            }
        }
        self.origin.push(offset + text.len());
    }

    /// Runs of spaces become one; spaces at either side of a line end go.
    fn add_ascii(&mut self, c: char, here: usize) {
        let last = self.text.as_bytes().last().copied().unwrap_or(b'\n');
        match c {
            '\r' => return,
            ' ' if last == b' ' || last == b'\n' => return,
            '\n' if last == b' ' => {
                self.text.pop();
                self.origin.pop();
            }
            _ => {}
        }
        self.text.push(c.to_ascii_lowercase());
        self.origin.push(here);
    }

    /// Writes the marks of what was folded from byte `start` on as signs, if it was dictated: ` punt`, ` komma`.
    pub(super) fn write_spoken_marks(&mut self, start: usize) {
        let said = super::dictated::marks(&self.text[start..]);
        if said.is_empty() {
            return;
        }
        let (text, origin) = (self.text.split_off(start), self.origin.split_off(start));
        let mut at = 0;
        for (range, sign) in said {
            self.text.push_str(&text[at..range.start]);
            self.origin.extend_from_slice(&origin[at..range.start]);
            self.text.push_str(sign);
            self.origin.extend(std::iter::repeat_n(origin[range.start], sign.len()));
            at = range.end;
        }
        self.text.push_str(&text[at..]);
        self.origin.extend_from_slice(&origin[at..]);
    }

    /// Adds a break between two stretches of the document, so that no phrase runs over it.
    pub(super) fn add_break(&mut self) {
        if !self.text.is_empty() {
            let here = self.origin.last().copied().unwrap_or(0);
            self.text.push_str("\n\n");
            self.origin.extend([here, here]);
        }
    }

    fn add_folded(&mut self, c: char, here: usize) {
        match c {
            '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{2032}' | '\u{b4}' => self.text.push('\''),
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' => self.text.push('"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => self.text.push('-'),
            '\u{2022}' | '\u{25cf}' | '\u{25aa}' | '\u{25ab}' | '\u{2023}' | '\u{b7}' | '\u{2043}' => {
                self.text.push('*')
            }
            '\u{2028}' | '\u{2029}' | '\u{85}' => return self.add_ascii('\n', here),
            c if c.is_whitespace() => return self.add_ascii(' ', here),
            c if is_invisible(c) => {}
            c => {
                let folded = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c));
                for lower in folded.flat_map(char::to_lowercase) {
                    match lower {
                        'ß' => self.text.push_str("ss"),
                        'ø' => self.text.push('o'),
                        'æ' => self.text.push_str("ae"),
                        'ł' => self.text.push('l'),
                        'ı' => self.text.push('i'),
                        other if !is_combining_mark(other) => self.text.push(in_ascii(other)),
                        _ => {}
                    }
                }
            }
        }
        self.origin.resize(self.text.len(), here);
    }

    /// The document bytes of a range of the view.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let last = self.origin.last().copied().unwrap_or(0);
        let at = |i: usize| self.origin.get(i).copied().unwrap_or(last);
        Span::new(at(range.start), at(range.end))
    }
}

/// Zero-width, soft and directional characters, and the selectors of emoji.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> View {
        let mut view = View::default();
        view.add(text, 0);
        view
    }

    #[test]
    fn dresses_of_a_phrase_fold_to_one() {
        for text in [
            "Cliënt zei: \u{201c}ja\u{201d}",
            "CLI\u{cb}NT ZEI:\u{a0}\"JA\"",
            "cli\u{200b}e\u{308}nt zei: \u{ab}ja\u{bb}",
        ] {
            assert_eq!(folded(text).text, "client zei: \"ja\"", "{text}");
        }
    }

    #[test]
    fn a_range_leads_back_to_the_document() {
        let text = "Géén dóél: ﬁets ½ heel";
        let view = folded(text);
        let at = view.text.find("doel").expect("folded");
        assert_eq!(view.span(at..at + 4).of(text), "dóél");
        for end in 0..=view.text.len() {
            let span = view.span(0..end);
            assert!(text.is_char_boundary(span.end));
        }
    }
}
