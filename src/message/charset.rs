//! Bytes of a text part become text, also where the label lies.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Decodes text by its label, by a byte order mark, or by what the bytes look like; and whether bytes were left that
/// could not be read. Line ends come out as `\n`, without control characters.
///
/// Bytes that are valid UTF-8 with letters outside ASCII are UTF-8 whatever the label says: in another charset that hardly
/// ever happens by chance, and a wrong label is common. Single-byte text under a wrong or no label is Windows-1252.
pub(crate) fn decode(bytes: &[u8], label: Option<&str>) -> (String, bool) {
    let (text, broken) = decode_raw(bytes, label.map(str::trim).unwrap_or(""));
    (tidy(&text), broken)
}

fn decode_raw(bytes: &[u8], label: &str) -> (String, bool) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return by(encoding, &bytes[mark..]);
    }
    let lower = label.to_ascii_lowercase();
    if matches!(lower.as_str(), "utf-7" | "utf7" | "unicode-1-1-utf-7" | "x-unicode-2-0-utf-7") {
        return utf7(bytes);
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
    if let Some(page) = dos_page(&lower) {
        return (by_page(page, bytes), false);
    }
    match labelled {
        Some(encoding) if encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE => by(encoding, bytes),
        // A charset that nobody here knows, in which hardly a byte is what it would be in Windows-1252 (EBCDIC).
        None if !label.is_empty() => (by(WINDOWS_1252, bytes).0, is_mostly_foreign(bytes)),
        _ => by(WINDOWS_1252, bytes),
    }
}

/// Letters of the bytes from 0x80 on in IBM code page 850 (Western Europe), which old programs still export.
const PAGE_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
/// The same of code page 437.
const PAGE_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// The code page of DOS that a label names; no list of the web has them. In 858 the euro stands where 850 has an i without its dot.
fn dos_page(label: &str) -> Option<&'static str> {
    let number = label.trim_start_matches(|c: char| !c.is_ascii_digit()).trim_start_matches('0');
    let named = label.starts_with("ibm") || label.starts_with("cp") || label.starts_with(|c: char| c.is_ascii_digit());
    match number {
        "850" | "858" if named => Some(PAGE_850),
        "437" if named => Some(PAGE_437),
        _ => None,
    }
}

fn by_page(page: &str, bytes: &[u8]) -> String {
    let upper: Vec<char> = page.chars().collect();
    let letter = |byte: &u8| match byte.checked_sub(0x80) {
        Some(at) => upper.get(usize::from(at)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        None => char::from(*byte),
    };
    bytes.iter().map(letter).collect()
}

/// More than a third of the bytes are no ASCII: no text of ours in a charset of one byte a letter.
pub(super) fn is_mostly_foreign(bytes: &[u8]) -> bool {
    bytes.iter().filter(|b| !b.is_ascii()).count() * 3 > bytes.len()
}

fn by(encoding: &'static Encoding, bytes: &[u8]) -> (String, bool) {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), broken)
}

/// RFC 2152: `+` opens a run of UTF-16 in base64, which ends at `-` (taken away) or at any other character (kept).
fn utf7(bytes: &[u8]) -> (String, bool) {
    let mut out = String::new();
    let mut broken = false;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'+' {
            broken |= !bytes[at].is_ascii();
            out.push(char::from(bytes[at]));
            at += 1;
            continue;
        }
        let run = bytes[at + 1..].iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/')).count();
        let text = &bytes[at + 1..at + 1 + run];
        at += 1 + run;
        let closed = bytes.get(at) == Some(&b'-');
        at += usize::from(closed);
        if run == 0 {
            out.push('+');
            continue;
        }
        // The last character may leave two to four bits over, which base64 as a whole would not.
        let usable = if run % 4 == 1 { run - 1 } else { run };
        let engine = STANDARD_NO_PAD.decode(&text[..usable]).or_else(|_| lenient(&text[..usable]));
        let units: Vec<u16> =
            engine.unwrap_or_default().chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        broken |= units.is_empty();
        out.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
    }
    (out, broken)
}

/// Base64 whose last bits need not be zero.
fn lenient(text: &[u8]) -> Result<Vec<u8>, base64::DecodeError> {
    let config = base64::engine::GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(base64::engine::DecodePaddingMode::RequireNone);
    base64::engine::GeneralPurpose::new(&base64::alphabet::STANDARD, config).decode(text)
}

/// Whether the bytes are text of two bytes a character.
pub(super) fn is_wide(bytes: &[u8]) -> bool {
    wide(bytes).is_some() || Encoding::for_bom(bytes).is_some_and(|(encoding, _)| encoding != UTF_8)
}

/// UTF-16 without a mark: every other byte is mostly zero, on one side.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
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

/// Line ends as `\n`, no other control characters than tabs, text under an override as it is seen.
pub(crate) fn tidy(text: &str) -> String {
    let text = as_seen(&text.replace("\r\n", "\n"));
    text.chars()
        .filter_map(|c| match c {
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\n' | '\t' => Some(c),
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

/// Turns back what an override (U+202E) shows from right to left, up to its end mark or the end of the line: the reader
/// sees a name where the letters spell it backwards.
pub(super) fn as_seen(text: &str) -> String {
    if !text.contains('\u{202e}') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split('\u{202e}');
    out.push_str(pieces.next().unwrap_or(""));
    for piece in pieces {
        let end = piece.find(['\u{202c}', '\n']).unwrap_or(piece.len());
        out.extend(piece[..end].chars().rev());
        out.push_str(piece[end..].trim_start_matches('\u{202c}'));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn code_pages_of_dos_are_read_by_their_label() {
        for label in ["ibm850", "cp850", "IBM00858", "cp437"] {
            assert_eq!(
                decode(b"Ren\x82e \x99z, cli\x89nt", Some(label)),
                ("Renée Öz, cliënt".to_owned(), false),
                "{label}"
            );
        }
    }

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
            (b"Zo+AOs zit, 1 +- 1", Some("utf-7"), "Zoë zit, 1 + 1"),
            (b"gewoon", Some("utf-16"), "gewoon"),
            (&wide, Some("utf-16le"), "Zoë zit klem"),
            (&wide, None, "Zoë zit klem"),
            (&big, Some("utf-16"), "Zoë zit klem"),
            (b"\xef\xbb\xbfZo\xc3\xab", Some("iso-8859-1"), "Zoë"),
            (b"a\r\nb\rc\x00d", None, "a\nb\ncd"),
            ("\u{202e}arhaZ\u{202c} zit".as_bytes(), None, "Zahra zit"),
        ] {
            assert_eq!(decode(bytes, label), (expected.to_owned(), false), "{label:?}");
        }
        let ebcdic = b"\xd4\x85\xa5\x99\x96\xa4\xa6\x40\xa9\x89\xa3\x40\x92\x93\x85\x94";
        assert!(decode(ebcdic, Some("ebcdic-cp-nl")).1);
    }
}
