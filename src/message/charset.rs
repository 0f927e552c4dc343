//! Bytes of a text part become text, also where the label lies.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use mail_parser::decoders::charsets::map::charset_decoder;

/// Decodes text by its label, by a byte order mark, or by what the bytes look like; and whether bytes were left that
/// could not be read. Line ends come out as `\n`, without control characters.
///
/// Bytes that are valid UTF-8 with letters outside ASCII are UTF-8 whatever the label says: in another charset that hardly
/// ever happens by chance, and a wrong label is common. Single-byte text under a wrong or no label is Windows-1252.
pub(super) fn decode(bytes: &[u8], label: Option<&str>) -> (String, bool) {
    let (text, broken) = decode_raw(bytes, label.map(str::trim).unwrap_or(""));
    (tidy(&text), broken)
}

fn decode_raw(bytes: &[u8], label: &str) -> (String, bool) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return by(encoding, &bytes[mark..]);
    }
    let lower = label.to_ascii_lowercase();
    if matches!(lower.as_str(), "utf-7" | "utf7" | "unicode-1-1-utf-7" | "x-unicode-2-0-utf-7")
        && let Some(decoder) = charset_decoder(b"utf-7")
    {
        return (decoder(bytes), false);
    }
    if let Some(encoding) = wide(bytes) {
        return by(encoding, bytes);
    }
    let labelled = Encoding::for_label(label.as_bytes());
    // Seven-bit text in a charset with escapes (ISO-2022-JP) is valid UTF-8 too; there the label decides.
    if bytes.is_ascii() {
        let narrow = labelled.filter(|e| *e != UTF_16LE && *e != UTF_16BE).unwrap_or(UTF_8);
        return by(narrow, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), false);
    }
    match labelled {
        Some(encoding) if encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE => by(encoding, bytes),
        _ => by(WINDOWS_1252, bytes),
    }
}

fn by(encoding: &'static Encoding, bytes: &[u8]) -> (String, bool) {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), broken)
}

/// UTF-16 without a mark: every other byte is mostly zero, on one side.
pub(super) fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4_096)];
    let pairs = sample.len() / 2;
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|&&b| b == 0).count();
    if pairs < 2 {
        None
    } else if zeros(1) * 10 > pairs * 4 && zeros(0) * 10 < pairs {
        Some(UTF_16LE)
    } else if zeros(0) * 10 > pairs * 4 && zeros(1) * 10 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.chars()
        .filter_map(|c| match c {
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\n' | '\t' => Some(c),
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn text_is_read_whatever_the_label_says() {
        let wide: Vec<u8> = "Zoë zit klem".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "Zoë zit klem".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, label, expected) in [
            ("Zoë".as_bytes(), Some("utf-8"), "Zoë"),
            ("Zoë".as_bytes(), Some("iso-8859-1"), "Zoë"),
            ("Zoë".as_bytes(), None, "Zoë"),
            (b"Zo\xeb", Some("utf-8"), "Zoë"),
            (b"Zo\xeb", Some("us-ascii"), "Zoë"),
            (b"Zo\xeb", Some("iso-8859-15"), "Zoë"),
            (b"Zo\xeb", Some("nonsense"), "Zoë"),
            (b"\xa3ukasz \xb6", Some("iso-8859-2"), "Łukasz ś"),
            (b"Zo+AOs- zit", Some("UTF-7"), "Zoë zit"),
            (b"gewoon", Some("utf-16"), "gewoon"),
            (&wide, Some("utf-16le"), "Zoë zit klem"),
            (&wide, None, "Zoë zit klem"),
            (&big, Some("utf-16"), "Zoë zit klem"),
            (b"\xef\xbb\xbfZo\xc3\xab", Some("iso-8859-1"), "Zoë"),
            (b"a\r\nb\rc\x00d", None, "a\nb\ncd"),
        ] {
            assert_eq!(decode(bytes, label), (expected.to_owned(), false), "{label:?}");
        }
    }
}
