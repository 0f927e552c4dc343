//! RTF as a row of signs: braces, control words and symbols, bytes of text (specification 1.9.1, "RTF Syntax").

/// One sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word with its parameter.
    Word(&'a str, Option<i32>),
    /// A control symbol by its character.
    Symbol(u8),
    /// A byte of text written as `\'hh`.
    Byte(u8),
    /// Bytes behind `\bin`.
    Binary(&'a [u8]),
    /// Bytes of text.
    Text(&'a [u8]),
}

/// Reads signs one by one; every step takes at least one byte.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
    /// `\bin` promised more than there was.
    pub(super) cut: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, cut: false }
    }

    fn take(&mut self, length: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// What follows a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.rest.first()?;
        if first.is_ascii_alphabetic() {
            return Some(self.word());
        }
        self.take(1);
        if first != b'\'' {
            return Some(Token::Symbol(first));
        }
        let digit = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16));
        match (digit(self.rest.first()), digit(self.rest.get(1))) {
            (Some(high), Some(low)) => {
                self.take(2);
                Some(Token::Byte((high * 16 + low) as u8))
            }
            _ => Some(Token::Symbol(first)),
        }
    }

    fn word(&mut self) -> Token<'a> {
        let letters = self.rest.iter().take(32).take_while(|b| b.is_ascii_alphabetic()).count();
        let name = std::str::from_utf8(self.take(letters)).unwrap_or("");
        let minus = self.rest.first() == Some(&b'-') && self.rest.get(1).is_some_and(u8::is_ascii_digit);
        let digits = self.rest[usize::from(minus)..].iter().take(10).take_while(|b| b.is_ascii_digit()).count();
        let number = std::str::from_utf8(self.take(usize::from(minus) + digits)).unwrap_or("");
        let number = number.parse::<i64>().ok().map(|n| n.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32);
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        if name != "bin" {
            return Token::Word(name, number);
        }
        let length = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        self.cut |= length > self.rest.len();
        Token::Binary(self.take(length))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let first = *self.rest.first()?;
            match first {
                b'\r' | b'\n' => _ = self.take(1),
                b'{' | b'}' => {
                    self.take(1);
                    return Some(if first == b'{' { Token::Open } else { Token::Close });
                }
                b'\\' => {
                    self.take(1);
                    return self.control();
                }
                _ => {
                    let is_text = |b: &&u8| !matches!(b, b'\r' | b'\n' | b'{' | b'}' | b'\\');
                    let length = self.rest.iter().take_while(is_text).count();
                    return Some(Token::Text(self.take(length)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_told_apart() {
        let source = b"{\\rtf1\\u-10 ab\\'e9\r\n\\*\\bin3 }x{\\{\\par}";
        let tokens: Vec<Token> = Tokens::new(source).collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Word("rtf", Some(1)),
                Token::Word("u", Some(-10)),
                Token::Text(b"ab"),
                Token::Byte(0xe9),
                Token::Symbol(b'*'),
                Token::Binary(b"}x{"),
                Token::Symbol(b'{'),
                Token::Word("par", None),
                Token::Close,
            ]
        );
    }
}
