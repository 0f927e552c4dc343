//! Text strings (ISO 32000-1 §7.9.2.2): what a string of bytes outside page content says.

/// PDFDocEncoding where it differs from Latin-1 (annex D.2): 0x18 to 0x1f and 0x80 to 0xa0.
const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
const HIGH: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ',
    'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
];

/// The text of a string: by its byte order mark UTF-16 or UTF-8, else PDFDocEncoding.
pub(super) fn text(bytes: &[u8]) -> String {
    let wide = |rest: &[u8], pair: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.chunks_exact(2).map(|c| pair([c[0], c[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        // Against the standard, but common.
        bytes if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() => String::from_utf8_lossy(bytes).into_owned(),
        bytes => bytes.iter().map(|&b| document_char(b)).collect(),
    };
    without_language_marks(&text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// One byte in PDFDocEncoding.
fn document_char(b: u8) -> char {
    match b {
        0x18..=0x1f => LOW[usize::from(b - 0x18)],
        0x80..=0xa0 => HIGH[usize::from(b - 0x80)],
        b => char::from(b),
    }
}

/// Languages may be named within a text between escapes (§7.9.2.2); they are no part of it.
fn without_language_marks(text: &str) -> String {
    if !text.contains('\u{1b}') {
        return text.to_owned();
    }
    text.split('\u{1b}').step_by(2).collect()
}

/// Whether bytes look like text that a person wrote, rather than a key, a digest or a number.
pub(super) fn is_readable(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let odd = text.chars().filter(|c| c.is_control() && !c.is_whitespace() || *c == '\u{fffd}').count();
    letters > 0 && odd == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_by_their_marks() {
        assert_eq!(text(b"Zo\xeb \x80"), "Zoë •");
        assert_eq!(text(b"\xfe\xff\0Z\0o\0\xeb"), "Zoë");
        assert_eq!(text(b"\xff\xfeZ\0o\0\xeb\0"), "Zoë");
        assert_eq!(text(b"\xef\xbb\xbfZo\xc3\xab"), "Zoë");
        assert_eq!(text(b"\xfe\xff\0\x1b\0n\0l\0\x1b\0J\0a"), "Ja");
    }
}
