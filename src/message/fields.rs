//! Header fields of one part, read by mail-parser; its types do not leave this room.

use super::words;
use mail_parser::{Address, ContentType, Header, HeaderName, HeaderValue, MessageParser};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The fields of one header, decoded.
#[derive(Debug, Default)]
pub(super) struct Fields {
    list: Vec<Header<'static>>,
    /// The header as text; places in `list` are bytes of it.
    source: String,
    /// The header could not be read at all.
    pub(super) broken: bool,
    /// There were more fields than the limit; the rest was left.
    pub(super) cut: bool,
}

impl Fields {
    /// Reads a header: everything up to the blank line. Bytes that are no UTF-8 are taken as Windows-1252, which is what
    /// programs write that send 8-bit headers without saying so.
    pub(super) fn parse(head: &[u8], limit: usize) -> Self {
        let (kept, cut) = first_fields(head, limit);
        let mut text = match std::str::from_utf8(kept) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(kept).0.into_owned(),
        };
        text.push_str("\r\n\r\n");
        // mail-parser states that it does not panic; a mail that proves otherwise is held, not lost.
        let parsed = catch_unwind(AssertUnwindSafe(|| {
            MessageParser::default()
                .parse_headers(text.as_bytes())
                .map(|message| message.into_owned().parts.into_iter().next().map(|p| p.headers).unwrap_or_default())
        }));
        match parsed {
            Ok(list) => {
                let list = list.unwrap_or_default();
                Self { broken: list.is_empty() && !kept.trim_ascii().is_empty(), list, source: text, cut }
            }
            Err(_) => Self { list: Vec::new(), source: text, broken: true, cut },
        }
    }

    fn headers(&self, name: &str) -> impl Iterator<Item = &Header<'static>> {
        let wanted = HeaderName::parse(name.to_owned());
        self.list.iter().filter(move |h| same_name(&h.name, wanted.as_ref()))
    }

    fn values(&self, name: &str) -> impl Iterator<Item = &HeaderValue<'static>> {
        self.headers(name).map(|h| &h.value)
    }

    /// How often a field stands there.
    pub(super) fn count(&self, name: &str) -> usize {
        self.values(name).count()
    }

    /// Whether a field stands there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.count(name) > 0
    }

    /// The text of the first field of this name, decoded, on one line; empty if there is none.
    pub(super) fn text(&self, name: &str) -> String {
        self.headers(name).next().map(|h| self.plain(h)).unwrap_or_default()
    }

    /// The texts of all fields of this name.
    pub(super) fn texts(&self, name: &str) -> Vec<String> {
        self.headers(name).map(|h| self.plain(h)).collect()
    }

    fn plain(&self, header: &Header<'_>) -> String {
        let raw = self.source.get(header.offset_start as usize..header.offset_end as usize).unwrap_or("");
        let unfolded: String = raw.chars().filter(|c| !matches!(c, '\r' | '\n')).collect();
        one_line(&words::decode(unfolded.trim()))
    }

    /// Message ids of all fields of this name, without angle brackets.
    pub(super) fn ids(&self, name: &str) -> Vec<String> {
        self.values(name).flat_map(|v| v.as_text_list().unwrap_or_default().iter().map(ToString::to_string)).collect()
    }

    /// Name and address of everybody in all fields of this name; the members of groups too.
    pub(super) fn addresses(&self, name: &str) -> Vec<(String, String)> {
        let pair = |a: &mail_parser::Addr<'_>| {
            (words::decode(a.name.as_deref().unwrap_or("")), a.address.as_deref().unwrap_or("").to_owned())
        };
        self.values(name)
            .filter_map(HeaderValue::as_address)
            .flat_map(|address| match address {
                Address::List(list) => with_commas(list.iter().map(pair).collect::<Vec<_>>()),
                Address::Group(groups) => groups.iter().flat_map(|g| g.addresses.iter().map(pair)).collect(),
            })
            .collect()
    }

    /// Media type or disposition in lower case (`text/plain`, `attachment`); empty if the field lacks.
    pub(super) fn kind(&self, name: &str) -> String {
        let Some(value) = self.content_type(name) else {
            return String::new();
        };
        match value.subtype() {
            Some(subtype) => format!("{}/{}", value.ctype(), subtype).to_ascii_lowercase(),
            None => value.ctype().to_ascii_lowercase(),
        }
    }

    /// A parameter of Content-Type or Content-Disposition, decoded.
    pub(super) fn parameter(&self, name: &str, attribute: &str) -> Option<String> {
        self.content_type(name)?.attribute(attribute).map(decoded)
    }

    fn content_type(&self, name: &str) -> Option<&ContentType<'static>> {
        self.values(name).find_map(HeaderValue::as_content_type)
    }
}

/// `Berg, Isa <isa@post.example>`: a name with a comma that should stand in quotation marks. What stands before the comma is
/// no address, and belongs to the name behind it.
fn with_commas(list: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    for (name, address) in list {
        let bare = if address.is_empty() { &name } else { &address };
        if (name.is_empty() || address.is_empty()) && !bare.contains('@') {
            words.push(bare.clone());
            continue;
        }
        // A bare address behind the comma has no name that could go on.
        let whole = if name.is_empty() {
            String::new()
        } else {
            words.iter().chain([&name]).cloned().collect::<Vec<_>>().join(", ")
        };
        found.push((whole, address));
        words.clear();
    }
    found
}

fn same_name(a: &HeaderName<'_>, b: Option<&HeaderName<'_>>) -> bool {
    match (a, b) {
        (HeaderName::Other(a), Some(HeaderName::Other(b))) => a.eq_ignore_ascii_case(b),
        (a, Some(b)) => a == b,
        (_, None) => false,
    }
}

/// Line breaks and control characters, which an encoded word may smuggle in, become spaces.
pub(super) fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().trim().to_owned()
}

/// A parameter's value. Encoded words within it are against RFC 2047 §5, and what half the mail programs write.
fn decoded(value: &str) -> String {
    one_line(&words::decode(value))
}

/// The first `limit` fields of a header, folded lines with them.
fn first_fields(head: &[u8], limit: usize) -> (&[u8], bool) {
    let mut at = 0;
    let mut fields = 0;
    for line in head.split_inclusive(|&b| b == b'\n') {
        if !line.starts_with(b" ") && !line.starts_with(b"\t") {
            fields += 1;
            if fields > limit {
                return (&head[..at], true);
            }
        }
        at += line.len();
    }
    (head, false)
}

/// As [`one_line`], line by line.
pub(super) fn lines(text: &str) -> String {
    text.split('\n').map(one_line).collect::<Vec<_>>().join("\n")
}
