//! The values that a PDF is made of (ISO 32000-1 §7.3), read from bytes without trust: any bytes give some value or none.

use std::collections::BTreeMap;
use std::ops::Range;

/// Values within values; deeper ones are dropped.
const DEPTH: usize = 48;
/// Values in one array or dictionary.
const MEMBERS: usize = 200_000;

/// One value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Object {
    #[default]
    Null,
    Bool(bool),
    Number(f64),
    Name(String),
    /// A string, its escapes undone; not yet text.
    Text(Vec<u8>),
    Array(Vec<Object>),
    Dict(Dict),
    /// By object number. Generations are not told apart: a file that uses them reuses numbers of deleted objects.
    Ref(u32),
    /// A dictionary with data: a range of the file's bytes, still filtered.
    Stream(Dict, Range<usize>),
}

/// A dictionary; keys without the slash.
pub(super) type Dict = BTreeMap<String, Object>;

impl Object {
    pub(super) fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) | Self::Stream(dict, _) => Some(dict),
            _ => None,
        }
    }

    pub(super) fn name(&self) -> Option<&str> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    pub(super) fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// As a whole number that may count or index something.
    pub(super) fn index(&self) -> Option<usize> {
        self.number().filter(|n| (0.0..4e9).contains(n)).map(|n| n as usize)
    }
}

/// What the next characters are.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Value(Object),
    /// An operator or another bare word: `obj`, `Tj`, `stream`.
    Word(Vec<u8>),
    Open,
    Close,
    DictOpen,
    DictClose,
}

/// A place in bytes from which values are read.
#[derive(Clone)]
pub(super) struct Lexer<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

pub(super) fn is_space(b: u8) -> bool {
    matches!(b, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(b: u8) -> bool {
    matches!(b, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn is_regular(b: u8) -> bool {
    !is_space(b) && !is_delimiter(b)
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at: at.min(bytes.len()) }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Past white space and comments.
    pub(super) fn skip(&mut self) {
        while let Some(b) = self.peek() {
            if b == b'%' {
                let rest = &self.bytes[self.at..];
                self.at += rest.iter().position(|b| matches!(b, 10 | 13)).unwrap_or(rest.len());
            } else if is_space(b) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    pub(super) fn token(&mut self) -> Option<Token> {
        self.skip();
        let first = self.peek()?;
        let second = self.bytes.get(self.at + 1).copied();
        let token = match (first, second) {
            (b'<', Some(b'<')) => {
                self.at += 2;
                Token::DictOpen
            }
            (b'>', Some(b'>')) => {
                self.at += 2;
                Token::DictClose
            }
            (b'<', _) => Token::Value(Object::Text(self.hex())),
            (b'(', _) => Token::Value(Object::Text(self.string())),
            (b'/', _) => Token::Value(Object::Name(self.name())),
            (b'[', _) => {
                self.at += 1;
                Token::Open
            }
            (b']', _) => {
                self.at += 1;
                Token::Close
            }
            (b, _) if is_delimiter(b) => {
                self.at += 1;
                Token::Word(vec![b])
            }
            _ => self.word(),
        };
        Some(token)
    }

    /// A number or a bare word.
    fn word(&mut self) -> Token {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|&b| !is_regular(b)).unwrap_or(rest.len());
        let word = &rest[..length];
        self.at += length;
        match word {
            b"true" => Token::Value(Object::Bool(true)),
            b"false" => Token::Value(Object::Bool(false)),
            b"null" => Token::Value(Object::Null),
            _ => number(word).map_or_else(|| Token::Word(word.to_vec()), |n| Token::Value(Object::Number(n))),
        }
    }

    fn name(&mut self) -> String {
        self.at += 1;
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|&b| !is_regular(b)).unwrap_or(rest.len());
        self.at += length;
        let raw = &rest[..length];
        let mut name = Vec::with_capacity(length);
        let mut at = 0;
        while at < raw.len() {
            let escaped = (raw[at] == b'#').then(|| Some((hex(*raw.get(at + 1)?)?, hex(*raw.get(at + 2)?)?))).flatten();
            match escaped {
                Some((high, low)) => {
                    name.push(high << 4 | low);
                    at += 3;
                }
                None => {
                    name.push(raw[at]);
                    at += 1;
                }
            }
        }
        String::from_utf8(name).unwrap_or_else(|e| e.into_bytes().iter().map(|&b| char::from(b)).collect())
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|&b| b == b'>').unwrap_or(rest.len());
        self.at += (length + 1).min(rest.len());
        let digits: Vec<u8> = rest[..length].iter().filter_map(|&b| hex(b)).collect();
        digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
    }

    fn string(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut text = Vec::new();
        let mut open = 1usize;
        while let Some(b) = self.peek() {
            self.at += 1;
            match b {
                b'\\' => self.escape(&mut text),
                b'(' => {
                    open += 1;
                    text.push(b);
                }
                b')' if open == 1 => break,
                b')' => {
                    open -= 1;
                    text.push(b);
                }
                b'\r' => {
                    // Any end of line within a string is one line feed (§7.3.4.2).
                    if self.peek() == Some(b'\n') {
                        self.at += 1;
                    }
                    text.push(b'\n');
                }
                b => text.push(b),
            }
        }
        text
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(b) = self.peek() else { return };
        self.at += 1;
        match b {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\n' => {}
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'0'..=b'7' => {
                let mut value = u32::from(b - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.push((value & 0xff) as u8);
            }
            b => text.push(b),
        }
    }

    /// The next value; none at the end, at an operator or at a closing bracket (which is then passed).
    pub(super) fn object(&mut self) -> Option<Object> {
        let token = self.token()?;
        self.value(token, DEPTH)
    }

    /// The value that begins with `token`.
    pub(super) fn value(&mut self, token: Token, depth: usize) -> Option<Object> {
        match token {
            Token::Value(Object::Number(number)) => Some(self.reference(number)),
            Token::Value(value) => Some(value),
            Token::Open if depth > 0 => Some(Object::Array(self.array(depth - 1))),
            Token::DictOpen if depth > 0 => Some(Object::Dict(self.dictionary(depth - 1))),
            _ => None,
        }
    }

    /// A number, or a reference if `G R` follows.
    fn reference(&mut self, number: f64) -> Object {
        let is_whole = number >= 0.0 && number < f64::from(u32::MAX) && number.fract() == 0.0;
        let rest = &self.bytes[self.at..];
        let mut ahead = rest.iter().take(24).copied().skip_while(|&b| is_space(b)).peekable();
        let has_digits = ahead.peek().is_some_and(u8::is_ascii_digit);
        if is_whole && has_digits {
            let mut after = ahead.skip_while(u8::is_ascii_digit);
            let spaced = after.next().is_some_and(is_space);
            let mut after = after.skip_while(|&b| is_space(b));
            if spaced && after.next() == Some(b'R') && after.next().is_none_or(|b| !is_regular(b)) {
                let end = rest.iter().position(|&b| b == b'R').unwrap_or(0);
                self.at += end + 1;
                return Object::Ref(number as u32);
            }
        }
        Object::Number(number)
    }

    fn array(&mut self, depth: usize) -> Vec<Object> {
        let mut items = Vec::new();
        while let Some(token) = self.token() {
            match token {
                Token::Close => break,
                Token::Word(word) if matches!(word.as_slice(), b"endobj" | b"endstream" | b"obj") => break,
                token => items.extend(self.value(token, depth)),
            }
            if items.len() > MEMBERS {
                break;
            }
        }
        items
    }

    fn dictionary(&mut self, depth: usize) -> Dict {
        let mut dict = Dict::new();
        while let Some(token) = self.token() {
            match token {
                Token::DictClose => break,
                Token::Word(word) if matches!(word.as_slice(), b"endobj" | b"endstream" | b"stream") => {
                    self.at -= word.len();
                    break;
                }
                Token::Value(Object::Name(key)) => {
                    let before = self.at;
                    match self.token() {
                        Some(Token::DictClose) => break,
                        Some(token) => {
                            if let Some(value) = self.value(token, depth) {
                                dict.insert(key, value);
                            }
                        }
                        None => self.at = before.max(self.at),
                    }
                }
                _ => {}
            }
            if dict.len() > MEMBERS {
                break;
            }
        }
        dict
    }
}

pub(super) fn hex(b: u8) -> Option<u8> {
    char::from(b).to_digit(16).and_then(|d| u8::try_from(d).ok())
}

/// A number as PDF writes it: no exponent, sign or point anywhere at its head.
fn number(word: &[u8]) -> Option<f64> {
    let first = *word.first()?;
    if !(first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.')) || word.len() > 40 {
        return None;
    }
    let text = std::str::from_utf8(word).ok()?;
    if !text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.')) {
        return None;
    }
    let negative = text.starts_with('-');
    let digits = text.trim_start_matches(['+', '-']);
    // Some writers put a second sign or point in the middle; readers stop there.
    let cut = digits.find(['+', '-']).unwrap_or(digits.len());
    let value: f64 =
        if digits[..cut].is_empty() || &digits[..cut] == "." { 0.0 } else { digits[..cut].parse().ok()? };
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(text: &str) -> Option<Object> {
        Lexer::new(text.as_bytes(), 0).object()
    }

    #[test]
    fn values_are_read_as_the_standard_writes_them() {
        assert_eq!(object("-.5"), Some(Object::Number(-0.5)));
        assert_eq!(object("12 0 R"), Some(Object::Ref(12)));
        assert_eq!(object("12 0 Rg"), Some(Object::Number(12.0)));
        assert_eq!(object("/A#20b"), Some(Object::Name("A b".into())));
        assert_eq!(object("(a\\(b\\051 (c) \\101\\\r\nz)"), Some(Object::Text(b"a(b) (c) Az".to_vec())));
        assert_eq!(object("<48 65 6C6>"), Some(Object::Text(b"Hel`".to_vec())));
        let Some(Object::Dict(dict)) = object("<</A[1 2 0 R]/B<</C(x)>>/D>>") else { panic!("a dictionary") };
        assert_eq!(dict["A"], Object::Array(vec![Object::Number(1.0), Object::Ref(2)]));
        assert_eq!(dict["B"].dict().and_then(|d| d.get("C")), Some(&Object::Text(b"x".to_vec())));
    }

    #[test]
    fn deep_nesting_ends() {
        assert!(object(&"[".repeat(100_000)).is_some());
        assert!(object(&"<</A".repeat(100_000)).is_some());
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_to_their_end(bytes: Vec<u8>) {
            let mut lexer = Lexer::new(&bytes, 0);
            while let Some(token) = lexer.token() {
                lexer.value(token, DEPTH);
            }
            proptest::prop_assert_eq!(lexer.at, bytes.len());
        }
    }
}
