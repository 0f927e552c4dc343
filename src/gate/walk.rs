//! Takes a mail apart, for the gate alone: no library of the message room, no trust in the mail being well formed. What
//! cannot be taken apart is searched as it stands.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

/// Deeper than any mail of ours; below, parts are searched as they stand.
const DEPTH: usize = 8;

/// All texts of a mail with their places: the whole as it stands, each header field, each part.
pub(super) fn texts(mail: &[u8]) -> Vec<(String, String)> {
    // A word that quoted-printable breaks at the end of a line is one word; its half may be somebody's name.
    let whole = String::from_utf8_lossy(mail).replace("=\r\n", "").replace("=\n", "");
    let mut out = vec![("the mail as it stands".to_owned(), whole)];
    entity(mail, "", DEPTH, &mut out);
    out
}

/// The header fields of the mail and of each of its parts, names in lower case, with the path of the part.
pub(super) fn heads(mail: &[u8]) -> Vec<(String, Vec<(String, String)>)> {
    let mut out = Vec::new();
    let mut open = vec![(String::new(), mail, DEPTH)];
    while let Some((path, bytes, depth)) = open.pop() {
        let (head, body) = split(bytes);
        let fields = fields(head);
        let kind = fields.iter().find(|(name, _)| name == "content-type").map_or("", |(_, value)| value.as_str());
        let boundary = parameter(kind, "boundary").filter(|_| kind.to_ascii_lowercase().starts_with("multipart/"));
        if let Some(boundary) = boundary.filter(|_| depth > 0) {
            let pieces = pieces(body, boundary.as_bytes());
            let last = pieces.len().saturating_sub(1);
            // Behind the closing delimiter stands no part.
            for (number, piece) in
                pieces.into_iter().enumerate().filter(|(n, piece)| *n < last || !piece.trim_ascii().is_empty())
            {
                let path = if path.is_empty() { (number + 1).to_string() } else { format!("{path}.{}", number + 1) };
                open.push((path, piece, depth - 1));
            }
        }
        out.push((path, fields));
    }
    out
}

fn entity(bytes: &[u8], path: &str, depth: usize, out: &mut Vec<(String, String)>) {
    let (head, body) = split(bytes);
    let fields = fields(head);
    for (name, value) in &fields {
        let place = if path.is_empty() { format!("header {name}") } else { format!("part {path}, header {name}") };
        out.push((place.clone(), value.clone()));
        out.push((place, words_decoded(value)));
    }
    let value = |name: &str| fields.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str());
    let media_type = value("content-type").to_ascii_lowercase();
    if let Some(boundary) =
        parameter(value("content-type"), "boundary").filter(|_| depth > 0 && media_type.starts_with("multipart/"))
    {
        let mut number = 0;
        for piece in pieces(body, boundary.as_bytes()) {
            number += 1;
            let path = if path.is_empty() { number.to_string() } else { format!("{path}.{number}") };
            entity(piece, &path, depth - 1, out);
        }
        return;
    }
    let decoded = match value("content-transfer-encoding").trim().to_ascii_lowercase().as_str() {
        "base64" => base64_decoded(body),
        "quoted-printable" => quoted_printable_decoded(body),
        _ => body.to_vec(),
    };
    let path = if path.is_empty() { "1" } else { path };
    if media_type.starts_with("message/") && depth > 0 {
        return entity(&decoded, path, depth - 1, out);
    }
    let text = String::from_utf8_lossy(&decoded).into_owned();
    out.push((format!("part {path}"), text));
}

fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.windows(2).position(|w| w == b"\n\n").map(|at| (at + 1, at + 2));
    let crlf = bytes.windows(4).position(|w| w == b"\r\n\r\n").map(|at| (at + 2, at + 4));
    match (end, crlf) {
        (Some(a), Some(b)) if a.0 < b.0 => (&bytes[..a.0], &bytes[a.1..]),
        (_, Some(at)) | (Some(at), None) => (&bytes[..at.0], &bytes[at.1..]),
        (None, None) => (&[], bytes),
    }
}

/// Fields in lower case with their unfolded values.
fn fields(head: &[u8]) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for line in String::from_utf8_lossy(head).split('\n') {
        let line = line.trim_end_matches('\r');
        match (line.starts_with([' ', '\t']), out.last_mut(), line.split_once(':')) {
            (true, Some((_, value)), _) => {
                value.push(' ');
                value.push_str(line.trim_start());
            }
            (_, _, Some((name, value))) => out.push((name.trim().to_ascii_lowercase(), value.trim().to_owned())),
            (_, _, None) if !line.trim().is_empty() => out.push(("without name".to_owned(), line.to_owned())),
            _ => {}
        }
    }
    out
}

fn parameter(value: &str, name: &str) -> Option<String> {
    let at = value.to_ascii_lowercase().find(&format!("{name}="))? + name.len() + 1;
    let rest = value.get(at..)?;
    let found = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split([';', ' ', '\t']).next()?,
    };
    (!found.is_empty()).then(|| found.to_owned())
}

/// What stands between delimiter lines, the text before the first and after the last with it.
fn pieces<'a>(body: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let mut out = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in body.split_inclusive(|&b| b == b'\n') {
        if line.strip_prefix(b"--").is_some_and(|rest| rest.starts_with(boundary)) {
            if start > 0 {
                out.push(&body[start..at]);
            }
            start = at + line.len();
        }
        at += line.len();
    }
    out.push(&body[start..]);
    out
}

fn base64_decoded(body: &[u8]) -> Vec<u8> {
    let mut kept: Vec<u8> =
        body.iter().copied().filter(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/')).collect();
    if kept.len() % 4 == 1 {
        kept.pop();
    }
    STANDARD_NO_PAD.decode(&kept).or_else(|_| STANDARD_NO_PAD.decode(&kept[..kept.len() / 4 * 4])).unwrap_or_default()
}

/// Undoes quoted-printable.
pub(super) fn quoted_printable_decoded(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut left = body;
    while let Some(at) = left.iter().position(|&b| b == b'=') {
        out.extend_from_slice(&left[..at]);
        let rest = &left[at + 1..];
        let digits = rest.get(..2).filter(|d| d.iter().all(u8::is_ascii_hexdigit));
        let byte = digits.and_then(|d| std::str::from_utf8(d).ok()).and_then(|d| u8::from_str_radix(d, 16).ok());
        left = match byte {
            Some(byte) => {
                out.push(byte);
                &rest[2..]
            }
            None if rest.starts_with(b"\r\n") => &rest[2..],
            None if rest.starts_with(b"\n") => &rest[1..],
            None => {
                out.push(b'=');
                rest
            }
        };
    }
    out.extend_from_slice(left);
    out
}

/// Undoes encoded words (RFC 2047); blanks between two of them vanish.
fn words_decoded(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    let mut after_word = false;
    while let Some(start) = rest.find("=?") {
        let Some((text, length)) = encoded_word(&rest[start..]) else {
            out.push_str(&rest[..start + 2]);
            rest = &rest[start + 2..];
            after_word = false;
            continue;
        };
        if !(after_word && rest[..start].trim().is_empty()) {
            out.push_str(&rest[..start]);
        }
        out.push_str(&text);
        rest = &rest[start + length..];
        after_word = true;
    }
    out.push_str(rest);
    out
}

/// The text of an encoded word at the start of `text`, and its length.
fn encoded_word(text: &str) -> Option<(String, usize)> {
    let mut parts = text[2..].splitn(3, '?');
    let (charset, encoding, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let end = rest.find("?=")?;
    let bytes = match encoding {
        "b" | "B" => base64_decoded(&rest.as_bytes()[..end]),
        "q" | "Q" => quoted_printable_decoded(rest[..end].replace('_', " ").as_bytes()),
        _ => return None,
    };
    let charset = encoding_rs::Encoding::for_label(charset.as_bytes()).unwrap_or(encoding_rs::UTF_8);
    let length = 2 + charset_length(text)? + end + 2;
    Some((charset.decode(&bytes).0.into_owned(), length))
}

/// Length of `charset?encoding?` in an encoded word.
fn charset_length(text: &str) -> Option<usize> {
    let first = text[2..].find('?')?;
    let second = text[2 + first + 1..].find('?')?;
    Some(first + 1 + second + 1)
}
