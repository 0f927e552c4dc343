//! Encoded words (RFC 2047), read as leniently as the most lenient mail program: what any reader could see must be seen
//! here.

use super::charset;
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Decodes the encoded words of an unfolded value. Neighbours of one charset are put together before they are decoded,
/// since programs cut letters in two; blanks between two words vanish.
pub(super) fn decode(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut pending: Option<(String, Vec<u8>)> = None;
    let mut rest = value;
    while let Some(start) = rest.find("=?") {
        let Some(word) = Word::at(&rest[start..]) else {
            flush(&mut pending, &mut out);
            out.push_str(&rest[..start + 2]);
            rest = &rest[start + 2..];
            continue;
        };
        if pending.is_none() || !rest[..start].trim().is_empty() {
            flush(&mut pending, &mut out);
            out.push_str(&rest[..start]);
        }
        match &mut pending {
            Some((charset, bytes)) if *charset == word.charset => bytes.extend(word.bytes),
            _ => {
                flush(&mut pending, &mut out);
                pending = Some((word.charset, word.bytes));
            }
        }
        rest = &rest[start + word.length..];
    }
    flush(&mut pending, &mut out);
    out.push_str(rest);
    out
}

fn flush(pending: &mut Option<(String, Vec<u8>)>, out: &mut String) {
    if let Some((charset, bytes)) = pending.take() {
        out.push_str(&charset::decode(&bytes, Some(&charset)).0);
    }
}

struct Word {
    charset: String,
    bytes: Vec<u8>,
    /// In the text, marks included.
    length: usize,
}

impl Word {
    /// The encoded word at the start of `text`, which begins with `=?`. The closing mark may lack at the end.
    fn at(text: &str) -> Option<Self> {
        let charset_end = 2 + text[2..].find('?')?;
        let charset = &text[2..charset_end];
        let is_label = |c: char| c.is_ascii_alphanumeric() || "-_.:*+".contains(c);
        if charset.is_empty() || !charset.chars().all(is_label) {
            return None;
        }
        let encoding = text[charset_end + 1..].chars().next()?;
        let body_start = charset_end + 1 + encoding.len_utf8() + 1;
        if text.as_bytes().get(body_start - 1) != Some(&b'?') {
            return None;
        }
        let body = text.get(body_start..)?;
        let (body, closing) = match body.find("?=") {
            // `?=` may be the start of an escape: `=?utf-8?q?=46?=` has its body behind it.
            Some(0) if body.len() > 2 => (&body[..1 + body[1..].find("?=")?], 2),
            Some(end) => (&body[..end], 2),
            None => (body, 0),
        };
        let bytes = match encoding {
            'b' | 'B' => base64(body),
            'q' | 'Q' => quoted(body),
            _ => return None,
        };
        // A language may follow the charset (RFC 2231 §5).
        let charset = charset.split('*').next().unwrap_or("").to_ascii_lowercase();
        Some(Self { charset, bytes, length: body_start + body.len() + closing })
    }
}

fn base64(body: &str) -> Vec<u8> {
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true);
    let kept: Vec<u8> = body.bytes().filter(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/')).collect();
    let usable = if kept.len() % 4 == 1 { &kept[..kept.len() - 1] } else { &kept };
    GeneralPurpose::new(&STANDARD, config).decode(usable).unwrap_or_default()
}

fn quoted(body: &str) -> Vec<u8> {
    let bytes = body.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = body.get(at + 1..at + 3).filter(|p| bytes[at] == b'=' && p.bytes().all(|b| b.is_ascii_hexdigit()));
        match pair.and_then(|p| u8::from_str_radix(p, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(if bytes[at] == b'_' { b' ' } else { bytes[at] });
                at += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn encoded_words_are_read_however_they_are_cut() {
        for (value, expected) in [
            ("=?utf-8?q?Zo=C3=AB?= zit", "Zoë zit"),
            ("=?utf-8?q?Zo=C3?= =?UTF-8?q?=AB?=", "Zoë"),
            ("=?utf-8?b?Wm/D?= =?utf-8?b?qw==?=", "Zoë"),
            ("=?utf-8?q?Zo=C3=AB?=\t=?iso-8859-1?q?_zit?=", "Zoë zit"),
            ("=?utf-8*nl?Q?Zo=C3=AB?=", "Zoë"),
            ("=?utf-8?b?Wm/Dqw?=", "Zoë"),
            ("=?utf-8?b?Wm/Dqw==", "Zoë"),
            ("=?utf-8?q?Zo=C3=AB zit klem?=", "Zoë zit klem"),
            ("a =?x?= b", "a =?x?= b"),
            ("2 =? 3", "2 =? 3"),
            ("=?utf-8?x?abc?=", "=?utf-8?x?abc?="),
            ("(=?utf-8?q?Zo=C3=AB?=)", "(Zoë)"),
            ("=?", "=?"),
            ("=?a?q", "=?a?q"),
            ("=?a?q?", ""),
        ] {
            assert_eq!(decode(value), expected, "{value}");
        }
    }
}
