//! The MIME tree (RFC 2045, 2046), walked with counts and bounds. Stricter than a mail program: wherever two readers could
//! see two mails, the fault is noted and the mail will be held.

use super::fields::Fields;
use super::parts::{Uninspected, Why};
use super::{Limits, headers, smime};
use crate::document;
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// What may still be read, and the faults met so far.
pub(super) struct Budget {
    parts: usize,
    depth: usize,
    fields: usize,
    faults: Vec<Uninspected>,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        // The walk goes down by calls; two hundred of them fit any stack.
        Self { parts: limits.parts, depth: limits.depth.min(200), fields: limits.fields, faults: Vec::new() }
    }

    pub(super) fn into_faults(self) -> Vec<Uninspected> {
        self.faults
    }

    fn fault(&mut self, path: &str, why: Why) {
        let fault = Uninspected { path: path.to_owned(), why };
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }
}

/// One node of the tree.
pub(super) struct Entity {
    /// As in IMAP; empty for the outermost message.
    pub(super) path: String,
    pub(super) fields: Fields,
    /// Media type in lower case, with the default of RFC 2045 §5.2 or 2046 §5.1.5 filled in.
    pub(super) media_type: String,
    pub(super) content: Content,
}

/// What a node holds.
pub(super) enum Content {
    /// Decoded bytes, and whether the encoding was broken.
    Leaf { bytes: Vec<u8>, fault: Option<Why> },
    /// Parts of a multipart.
    Multi(Vec<Entity>),
    /// A message of its own.
    Message(Box<Entity>),
    /// The content of the very mail that it is in, as Outlook packed it (`winmail.dat`).
    Packed(Box<Entity>),
}

impl Entity {
    /// Parses an outermost message.
    pub(super) fn parse(raw: &[u8], budget: &mut Budget) -> Self {
        let raw = match raw.strip_prefix(b"From ") {
            Some(_) => raw.iter().position(|&b| b == b'\n').map_or(raw, |end| &raw[end + 1..]),
            None => raw,
        };
        node(raw, String::new(), Place { root: true, depth: 0, default: "text/plain" }, budget)
    }

    /// File name by Content-Disposition, else by Content-Type (RFC 2183 §2.3).
    pub(super) fn file_name(&self) -> String {
        file_name(&self.fields)
    }
}

fn file_name(fields: &Fields) -> String {
    fields
        .parameter("Content-Disposition", "filename")
        .or_else(|| fields.parameter("Content-Type", "name"))
        .unwrap_or_default()
}

#[derive(Clone, Copy)]
struct Place {
    /// The node is a whole message, so that its only leaf is part 1 of it.
    root: bool,
    depth: usize,
    default: &'static str,
}

fn node(raw: &[u8], path: String, place: Place, budget: &mut Budget) -> Entity {
    let (head, body) = split_head(raw);
    let fields = Fields::parse(head, budget.fields);
    if fields.broken || has_strange_line(head) {
        budget.fault(&path, Why::BrokenHeader);
    }
    if fields.cut {
        budget.fault(&path, Why::TooManyFields);
    }
    if headers::has_duplicates(&fields) {
        budget.fault(&path, Why::DuplicateField);
    }
    let declared = fields.kind("Content-Type");
    let media_type = if declared.contains('/') { declared } else { place.default.to_owned() };
    let content = content(&fields, &media_type, body, &path, place, budget);
    let path = match content {
        Content::Leaf { .. } if place.root => below(&path, 1),
        _ => path,
    };
    Entity { path, fields, media_type, content }
}

fn content(fields: &Fields, media_type: &str, body: &[u8], path: &str, place: Place, budget: &mut Budget) -> Content {
    let leaf_path = if place.root { below(path, 1) } else { path.to_owned() };
    if budget.parts == 0 || place.depth >= budget.depth {
        let why = if budget.parts == 0 { Why::TooManyParts } else { Why::TooDeep };
        budget.fault(&leaf_path, why);
        return Content::Leaf { bytes: Vec::new(), fault: Some(why) };
    }
    budget.parts -= 1;
    let (bytes, fault) = decode(body, &fields.text("Content-Transfer-Encoding"));
    if let Some(why) = fault {
        budget.fault(&leaf_path, why);
    }
    if media_type.starts_with("multipart/") {
        if bytes != body {
            // RFC 2045 §6.4 forbids it: some readers undo it, some do not.
            budget.fault(&leaf_path, Why::BrokenEncoding);
        }
        if let Some(parts) = multipart(fields, media_type, &bytes, path, place, budget) {
            return Content::Multi(parts);
        }
        // Shown by mail programs as it stands; read so, too.
        budget.fault(&leaf_path, Why::BrokenMultipart);
        return Content::Leaf { bytes, fault: Some(Why::BrokenMultipart) };
    }
    if let Some(mail) = document::unpack_outlook(&bytes) {
        return outlook(&mail, leaf_path, place, budget);
    }
    if is_cms(media_type, &file_name(fields))
        && let Some(signed) = smime::signed_content(&bytes)
    {
        let inner = Place { root: false, depth: place.depth + 1, default: "text/plain" };
        return Content::Multi(vec![node(&signed, below(&leaf_path, 1), inner, budget)]);
    }
    let is_message = matches!(media_type, "message/rfc822" | "message/global" | "message/news");
    if is_message || file_name(fields).to_lowercase().ends_with(".eml") && !media_type.starts_with("text/") {
        let inner = Place { root: true, depth: place.depth + 1, default: "text/plain" };
        return Content::Message(Box::new(node(&bytes, leaf_path, inner, budget)));
    }
    Content::Leaf { bytes, fault }
}

/// A mail in one of Outlook's own forms.
fn outlook(mail: &document::Unpacked, path: String, place: Place, budget: &mut Budget) -> Content {
    mail.faults.iter().for_each(|why| budget.fault(&path, *why));
    let inner = Place { root: mail.is_whole_mail, depth: place.depth + 1, default: "text/plain" };
    if mail.is_whole_mail {
        Content::Message(Box::new(node(&mail.mime, path, inner, budget)))
    } else {
        Content::Packed(Box::new(node(&mail.mime, below(&path, 1), inner, budget)))
    }
}

/// What may hold a signed message within (RFC 8551 §3.2).
fn is_cms(media_type: &str, name: &str) -> bool {
    media_type.ends_with("pkcs7-mime") || name.to_lowercase().ends_with(".p7m")
}

fn multipart(
    fields: &Fields,
    media_type: &str,
    body: &[u8],
    path: &str,
    place: Place,
    budget: &mut Budget,
) -> Option<Vec<Entity>> {
    let boundary = fields.parameter("Content-Type", "boundary").filter(|b| !b.trim().is_empty()).unwrap_or_default();
    let (mut pieces, mut whole) =
        if boundary.is_empty() { (Vec::new(), false) } else { self::pieces(body, boundary.trim_end().as_bytes()) };
    if pieces.is_empty() {
        // The boundary is not named, or named wrongly: what looks like one shows what the parts are; the fault stays.
        pieces = self::pieces(body, guessed_boundary(body)?).0;
        whole = false;
    }
    if !whole {
        budget.fault(path, Why::BrokenMultipart);
    }
    let default = if media_type == "multipart/digest" { "message/rfc822" } else { "text/plain" };
    let inner = Place { root: false, depth: place.depth + 1, default };
    let mut parts = Vec::new();
    for (number, piece) in pieces.into_iter().enumerate() {
        let out_of_parts = budget.parts == 0;
        parts.push(node(piece, below(path, number + 1), inner, budget));
        if out_of_parts {
            break;
        }
    }
    Some(parts)
}

/// The first line that could be a delimiter: two dashes, a word, and a field or nothing below it.
fn guessed_boundary(body: &[u8]) -> Option<&[u8]> {
    let mut lines = body.split(|&b| b == b'\n').map(<[u8]>::trim_ascii_end).peekable();
    while let Some(line) = lines.next() {
        let word = line.strip_prefix(b"--").filter(|w| !w.is_empty() && w.len() <= 100 && !w.contains(&b' '));
        let below = lines.peek().is_some_and(|next| {
            next.is_empty() || next.get(..8).is_some_and(|start| start.eq_ignore_ascii_case(b"content-"))
        });
        if let Some(word) = word.filter(|w| below && w.iter().any(|b| *b != b'-')) {
            return Some(word);
        }
    }
    None
}

fn below(path: &str, number: usize) -> String {
    if path.is_empty() { number.to_string() } else { format!("{path}.{number}") }
}

/// Header and body, at the first empty line. A part may begin with that line: no header.
fn split_head(raw: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    for line in raw.split_inclusive(|&b| b == b'\n') {
        let end = at + line.len();
        if matches!(line, b"\n" | b"\r\n") {
            return (&raw[..at], &raw[end..]);
        }
        at = end;
    }
    (raw, &[])
}

/// A line of a header that is neither field nor continuation: some readers end the header there, some pass over it.
fn has_strange_line(head: &[u8]) -> bool {
    head.split(|&b| b == b'\n').any(|line| {
        !line.trim_ascii().is_empty() && !line.starts_with(b" ") && !line.starts_with(b"\t") && !line.contains(&b':')
    })
}

/// The parts between delimiter lines (RFC 2046 §5.1.1), and whether all is well: the closing delimiter stands there, and
/// no line only begins like a delimiter. What stands before and after the parts no reader shows; it is left out.
fn pieces<'a>(body: &'a [u8], boundary: &[u8]) -> (Vec<&'a [u8]>, bool) {
    let mut out = Vec::new();
    let mut start = None;
    let mut whole = true;
    let mut at = 0;
    for line in body.split_inclusive(|&b| b == b'\n') {
        let end = at + line.len();
        if let Some(rest) = line.strip_prefix(b"--").and_then(|l| l.strip_prefix(boundary)) {
            let rest = rest.trim_ascii_end();
            let closing = rest == b"--";
            if rest.is_empty() || closing {
                if let Some(start) = start {
                    out.push(without_line_end(&body[start..at]));
                }
                if closing {
                    return (out, whole);
                }
                start = Some(end);
            } else if !is_longer_boundary(rest) {
                whole = false;
            }
        }
        at = end;
    }
    if let Some(start) = start {
        out.push(&body[start.min(body.len())..]);
    }
    (out, false)
}

/// Programs make the inner boundary by adding to the outer one: a delimiter of another part, no fault of this one.
fn is_longer_boundary(rest: &[u8]) -> bool {
    rest.iter().all(|&b| b.is_ascii_graphic())
}

/// The line break before a delimiter belongs to the delimiter.
fn without_line_end(piece: &[u8]) -> &[u8] {
    let piece = piece.strip_suffix(b"\n").unwrap_or(piece);
    piece.strip_suffix(b"\r").unwrap_or(piece)
}

/// Undoes the transfer encoding; what is broken is decoded as far as it goes, with the fault.
fn decode(body: &[u8], encoding: &str) -> (Vec<u8>, Option<Why>) {
    let encoding = encoding.split(['(', ';']).next().unwrap_or("").trim().to_ascii_lowercase();
    match encoding.as_str() {
        "" | "7bit" | "8bit" | "binary" | "7-bit" | "8-bit" => (body.to_vec(), None),
        "base64" => decode_base64(body),
        "quoted-printable" => (decode_quoted_printable(body), None),
        "uuencode" | "x-uuencode" | "x-uue" | "uue" => decode_uu(body),
        _ => (body.to_vec(), Some(Why::BrokenEncoding)),
    }
}

fn decode_base64(body: &[u8]) -> (Vec<u8>, Option<Why>) {
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true);
    let engine = GeneralPurpose::new(&STANDARD, config);
    let strange = body.iter().any(|b| !b.is_ascii_alphanumeric() && !b"+/=\r\n\t ".contains(b));
    let kept: Vec<u8> =
        body.iter().copied().filter(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=')).collect();
    let mut out = Vec::with_capacity(kept.len() / 4 * 3);
    let padded = kept.ends_with(b"=");
    let mut whole = !strange;
    // Padding in the middle: some programs encode in pieces.
    for run in kept.split(|&b| b == b'=').filter(|run| !run.is_empty()) {
        let usable = if run.len() % 4 == 1 { &run[..run.len() - 1] } else { run };
        whole &= usable.len() == run.len();
        whole &= engine.decode_vec(usable, &mut out).is_ok();
    }
    whole &= padded || kept.len().is_multiple_of(4);
    (out, (!whole).then_some(Why::BrokenEncoding))
}

pub(crate) fn decode_quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for line in body.split_inclusive(|&b| b == b'\n') {
        let text = line.trim_ascii_end();
        // Blanks before the line end were added on the way (RFC 2045 §6.7 rule 3).
        let soft = text.ends_with(b"=");
        let text = if soft { &text[..text.len() - 1] } else { text };
        let mut i = 0;
        while i < text.len() {
            let escaped = (text[i] == b'=').then(|| hex(text.get(i + 1..i + 3))).flatten();
            out.push(escaped.unwrap_or(text[i]));
            i += if escaped.is_some() { 3 } else { 1 };
        }
        if !soft && line.ends_with(b"\n") {
            out.push(b'\n');
        }
    }
    out
}

/// Undoes uuencode: lines of a length character and four characters for each three bytes, between `begin` and `end`.
fn decode_uu(body: &[u8]) -> (Vec<u8>, Option<Why>) {
    let mut out = Vec::new();
    let (mut begun, mut ended) = (false, false);
    for line in body.split(|&b| b == b'\n').map(<[u8]>::trim_ascii_end) {
        if !begun {
            begun = line.starts_with(b"begin ");
            continue;
        }
        if line == b"end" {
            ended = true;
            break;
        }
        let Some((&first, rest)) = line.split_first() else { continue };
        let length = usize::from(first.wrapping_sub(b' ') & 63);
        let start = out.len();
        for group in rest.chunks(4) {
            let six = |n: usize| u32::from(group.get(n).map_or(0, |b| b.wrapping_sub(b' ') & 63));
            let bits = six(0) << 18 | six(1) << 12 | six(2) << 6 | six(3);
            out.extend_from_slice(&bits.to_be_bytes()[1..]);
        }
        out.truncate((start + length).min(out.len()));
    }
    (out, (!(begun && ended)).then_some(Why::BrokenEncoding))
}

fn hex(digits: Option<&[u8]>) -> Option<u8> {
    let digits = std::str::from_utf8(digits?).ok()?;
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u8::from_str_radix(digits, 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_or_dirty_base64_is_a_fault_and_decoded_as_far_as_it_goes() {
        for (text, decoded, whole) in [
            ("SGFsbG8=", "Hallo", true),
            ("SGFs\r\nbG8=\r\n", "Hallo", true),
            ("SGFsbG8=SGFsbG8=", "HalloHallo", true),
            ("SGFsbG8", "Hallo", false),
            ("SGFsb", "Hal", false),
            ("SGF*sbG8=", "Hallo", false),
            ("", "", true),
        ] {
            let (bytes, fault) = decode_base64(text.as_bytes());
            assert_eq!((String::from_utf8_lossy(&bytes).as_ref(), fault.is_none()), (decoded, whole), "{text}");
        }
    }

    #[test]
    fn uuencode_is_undone() {
        let (bytes, fault) = decode_uu(b"begin 644 x\n#0V%T\n`\nend\n");
        assert_eq!((bytes.as_slice(), fault), (&b"Cat"[..], None));
        assert_eq!(decode_uu(b"niets").1, Some(Why::BrokenEncoding));
    }

    #[test]
    fn quoted_printable_is_read_as_every_program_reads_it() {
        for (text, decoded) in [
            ("caf=E9", "caf\u{fffd}"),
            ("caf=c3=a9", "café"),
            ("een =\r\nregel", "een regel"),
            ("een = \r\nregel", "een regel"),
            ("a=zz b=", "a=zz b"),
            ("blanks  \r\nx", "blanks\nx"),
        ] {
            assert_eq!(String::from_utf8_lossy(&decode_quoted_printable(text.as_bytes())), decoded, "{text}");
        }
    }
}
