//! Other ways to read one text: markup taken out, entities and escapes undone, long tokens decoded.

use super::walk::quoted_printable_decoded;
use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// More readings than this no honest mail has; they are enough to find one that is hidden twice.
const READINGS: usize = 24;

/// All readings of a text with how each was got (`, base64`), the text itself first. Two decodings deep.
pub(super) fn readings(text: &str) -> Vec<(String, String)> {
    let mut out = vec![(String::new(), text.to_owned())];
    let mut at = 0;
    for _ in 0..2 {
        let end = out.len();
        while at < end {
            let how = out[at].0.clone();
            for (step, reading) in once(&out[at].1) {
                if out.len() < READINGS && !reading.trim().is_empty() && !out.iter().any(|(_, known)| *known == reading)
                {
                    out.push((format!("{how}, {step}"), reading));
                }
            }
            at += 1;
        }
    }
    out
}

fn once(text: &str) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    if text.contains('<') {
        out.push(("without tags", without_tags(text, "")));
        out.push(("tags as blanks", without_tags(text, " ")));
    }
    if text.contains('&') {
        out.push(("entities", entities_decoded(text)));
    }
    if has_escape(text, b'%') {
        out.push(("url", percent_decoded(text)));
    }
    if has_escape(text, b'=') {
        out.push((
            "quoted-printable",
            String::from_utf8_lossy(&quoted_printable_decoded(text.as_bytes())).into_owned(),
        ));
    }
    if text.contains("\\u") {
        out.push(("escapes", unicode_escapes(text)));
    }
    let (base64, hex) = tokens(text);
    out.push(("base64", base64));
    out.push(("hex", hex));
    out.retain(|(_, reading)| !reading.is_empty() && reading != text);
    out
}

fn without_tags(text: &str, instead: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        match rest[start..].find('>') {
            Some(end) => {
                out.push_str(instead);
                rest = &rest[start + end + 1..];
            }
            None => {
                out.push_str(&rest[start + 1..]);
                rest = "";
            }
        }
    }
    out.push_str(rest);
    out
}

fn entities_decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        let body = &rest[start + 1..];
        let end = body.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| Some((entity(&body[..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &body[end + 1..];
            }
            None => {
                out.push('&');
                rest = body;
            }
        }
    }
    out.push_str(rest);
    out
}

/// A character by its entity. Accented letters come out as their base letter: folding would take the accent anyway.
fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    let mut letters = name.chars();
    let (first, mark) = (letters.next()?, letters.as_str());
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" | "rsquo" | "lsquo" => Some('\''),
        "nbsp" | "ensp" | "emsp" | "thinsp" => Some(' '),
        "shy" | "zwj" | "zwnj" => Some('\u{ad}'),
        "szlig" => Some('ß'),
        _ if matches!(mark, "acute" | "grave" | "uml" | "circ" | "tilde" | "cedil" | "ring" | "caron" | "slash") => {
            Some(first)
        }
        _ => None,
    }
}

fn has_escape(text: &str, mark: u8) -> bool {
    text.as_bytes().windows(3).any(|w| w[0] == mark && w[1].is_ascii_hexdigit() && w[2].is_ascii_hexdigit())
        || mark == b'=' && text.contains("=\n")
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes.get(at + 1..at + 3).filter(|d| bytes[at] == b'%' && d.iter().all(u8::is_ascii_hexdigit));
        match digits.and_then(|d| std::str::from_utf8(d).ok()).and_then(|d| u8::from_str_radix(d, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn unicode_escapes(text: &str) -> String {
    let mut parts = text.split("\\u");
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let digits = part.get(..4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
        match digits.and_then(|d| u32::from_str_radix(d, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                out.push_str(&part[4..]);
            }
            None => {
                out.push_str("\\u");
                out.push_str(part);
            }
        }
    }
    out
}

/// What long tokens say in base64 and in hexadecimal, one a line.
fn tokens(text: &str) -> (String, String) {
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let (plain, url) = (GeneralPurpose::new(&STANDARD, config), GeneralPurpose::new(&URL_SAFE, config));
    let (mut base64, mut hex) = (String::new(), String::new());
    let mut decoded = Vec::new();
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_' | '=');
    for token in text.split(|c| !is_part(c)).filter(|t| t.len() >= 6) {
        let token = token.trim_matches('=');
        let usable = if token.len() % 4 == 1 { &token[..token.len() - 1] } else { token };
        for alphabet in [&plain, &url] {
            decoded.clear();
            if alphabet.decode_vec(usable, &mut decoded).is_ok() {
                say(&decoded, &mut base64);
                break;
            }
        }
        let digits = token.strip_prefix("0x").unwrap_or(token);
        if digits.len().is_multiple_of(2) && digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            let pairs =
                digits.as_bytes().chunks(2).filter_map(|p| u8::from_str_radix(std::str::from_utf8(p).ok()?, 16).ok());
            say(&pairs.collect::<Vec<_>>(), &mut hex);
        }
    }
    (base64, hex)
}

/// Adds what was decoded, if it is text.
fn say(decoded: &[u8], out: &mut String) {
    let Ok(text) = std::str::from_utf8(decoded) else {
        return;
    };
    if text.len() >= 4 && text.chars().all(|c| !c.is_control() || c.is_whitespace()) {
        out.push_str(text);
        out.push('\n');
    }
}
