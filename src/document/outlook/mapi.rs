//! Properties of Outlook's mails (MS-OXPROPS), however they are stored, and what they say of a mail.

use super::letter::{Letter, Person};
use crate::document::rtf::codepage::Page;

/// Types of properties (MS-OXCDATA §2.11.1).
pub(super) mod kind {
    pub(in super::super) const SHORT: u16 = 0x0002;
    pub(in super::super) const LONG: u16 = 0x0003;
    pub(in super::super) const FLOAT: u16 = 0x0004;
    pub(in super::super) const ERROR: u16 = 0x000a;
    pub(in super::super) const BOOLEAN: u16 = 0x000b;
    pub(in super::super) const OBJECT: u16 = 0x000d;
    pub(in super::super) const NARROW: u16 = 0x001e;
    pub(in super::super) const WIDE: u16 = 0x001f;
    pub(in super::super) const CLASS: u16 = 0x0048;
    pub(in super::super) const BINARY: u16 = 0x0102;
    /// Several values of the type.
    pub(in super::super) const MANY: u16 = 0x1000;
}

/// Names of properties (MS-OXPROPS §2).
pub(super) mod id {
    pub(in super::super) const MESSAGE_CLASS: u16 = 0x001a;
    pub(in super::super) const SUBJECT: u16 = 0x0037;
    pub(in super::super) const REPRESENTED_NAME: u16 = 0x0042;
    pub(in super::super) const REPRESENTED_ADDRESS: u16 = 0x0065;
    pub(in super::super) const TRANSPORT_HEADERS: u16 = 0x007d;
    pub(in super::super) const RECIPIENT_TYPE: u16 = 0x0c15;
    pub(in super::super) const SENDER_NAME: u16 = 0x0c1a;
    pub(in super::super) const SENDER_ADDRESS: u16 = 0x0c1f;
    pub(in super::super) const NORMALIZED_SUBJECT: u16 = 0x0e1d;
    pub(in super::super) const BODY: u16 = 0x1000;
    pub(in super::super) const RTF: u16 = 0x1009;
    pub(in super::super) const HTML: u16 = 0x1013;
    pub(in super::super) const DISPLAY_NAME: u16 = 0x3001;
    pub(in super::super) const ADDRESS: u16 = 0x3003;
    pub(in super::super) const ATTACH_DATA: u16 = 0x3701;
    pub(in super::super) const ATTACH_NAME: u16 = 0x3704;
    pub(in super::super) const ATTACH_METHOD: u16 = 0x3705;
    pub(in super::super) const ATTACH_LONG_NAME: u16 = 0x3707;
    pub(in super::super) const ATTACH_MEDIA: u16 = 0x370e;
    pub(in super::super) const SMTP_ADDRESS: u16 = 0x39fe;
    pub(in super::super) const INTERNET_PAGE: u16 = 0x3fde;
    pub(in super::super) const MESSAGE_PAGE: u16 = 0x3ffd;
    pub(in super::super) const SENDER_SMTP: u16 = 0x5d01;
    pub(in super::super) const REPRESENTED_SMTP: u16 = 0x5d02;
}

/// Texts of the machinery that say nothing about anybody: types of addresses and attachments, classes, ids.
const TECHNICAL: [u16; 20] = [
    id::MESSAGE_CLASS,
    0x0064,
    0x0075,
    0x0077,
    0x0c1e,
    0x0e4b,
    0x1035,
    0x1039,
    0x1042,
    0x1046,
    0x3002,
    0x3703,
    id::ATTACH_MEDIA,
    0x3712,
    0x3716,
    0x3a40,
    0x3fd9,
    0x3ff1,
    0x4019,
    0x401a,
];

/// Properties of one thing: a mail, a recipient, an attachment.
#[derive(Debug, Default)]
pub(super) struct Bag {
    texts: Vec<(u16, String)>,
    /// Texts whose code page is not known yet.
    narrow: Vec<(u16, Vec<u8>)>,
    binaries: Vec<(u16, Vec<u8>)>,
    numbers: Vec<(u16, i64)>,
}

fn of<T>(list: &[(u16, T)], id: u16) -> Option<&T> {
    list.iter().find(|(known, _)| *known == id).map(|(_, value)| value)
}

impl Bag {
    /// Takes in one value.
    pub(super) fn put(&mut self, id: u16, kind: u16, value: &[u8]) {
        match kind & !self::kind::MANY {
            self::kind::NARROW => self.narrow.push((id, value.to_vec())),
            self::kind::WIDE => self.texts.push((id, wide(value))),
            self::kind::BINARY | self::kind::OBJECT => self.binaries.push((id, value.to_vec())),
            self::kind::SHORT | self::kind::LONG | self::kind::BOOLEAN => {
                let number = value.iter().take(4).rev().fold(0i64, |all, b| all << 8 | i64::from(*b));
                self.numbers.push((id, number));
            }
            _ => {}
        }
    }

    /// The code page that the mail names.
    pub(super) fn page(&self) -> Option<Page> {
        [id::MESSAGE_PAGE, id::INTERNET_PAGE].iter().find_map(|id| Page::by_number(self.number(*id)?))
    }

    /// Decodes what waits for its code page.
    pub(super) fn settle(&mut self, page: Page) {
        for (id, bytes) in std::mem::take(&mut self.narrow) {
            self.texts.push((id, page.decode(&bytes).trim_end_matches('\0').to_owned()));
        }
    }

    pub(super) fn number(&self, id: u16) -> Option<i64> {
        of(&self.numbers, id).copied()
    }

    pub(super) fn binary(&self, id: u16) -> Option<&[u8]> {
        of(&self.binaries, id).map(Vec::as_slice)
    }

    /// The first of these that says something.
    pub(super) fn text(&self, ids: &[u16]) -> &str {
        let said = ids.iter().filter_map(|id| of(&self.texts, *id)).map(|text| text.trim());
        said.into_iter().find(|text| !text.is_empty()).unwrap_or("")
    }

    /// All texts but these and those of the machinery.
    pub(super) fn rest(&self, read: &[u16]) -> Vec<String> {
        let is_rest = |id: &u16| !read.contains(id) && !TECHNICAL.contains(id);
        self.texts.iter().filter(|(id, _)| is_rest(id)).map(|(_, text)| text.clone()).collect()
    }

    /// What these properties say of a mail; recipients and attachments come later.
    pub(super) fn letter(&self) -> Letter {
        let sender = Person {
            name: self.text(&[id::SENDER_NAME, id::REPRESENTED_NAME]).to_owned(),
            address: self
                .text(&[id::SENDER_SMTP, id::REPRESENTED_SMTP, id::SENDER_ADDRESS, id::REPRESENTED_ADDRESS])
                .to_owned(),
        };
        let plain = self.text(&[id::BODY]);
        let html = match self.binary(id::HTML) {
            Some(bytes) => hypertext(bytes, self.number(id::INTERNET_PAGE)),
            None => self.text(&[id::HTML]).to_owned(),
        };
        let mut unseen = self.rest(&[id::SUBJECT, id::BODY, id::HTML, id::TRANSPORT_HEADERS]);
        unseen.extend(personal_fields(self.text(&[id::TRANSPORT_HEADERS])));
        Letter {
            subject: self.text(&[id::SUBJECT, id::NORMALIZED_SUBJECT]).to_owned(),
            from: sender,
            plain: plain.to_owned(),
            html,
            rtf: self.binary(id::RTF).map(<[u8]>::to_vec),
            unseen,
            ..Letter::default()
        }
    }

    /// What these properties say of a recipient, and whether of a copy.
    pub(super) fn recipient(&self) -> (Person, bool) {
        let person = Person {
            name: self.text(&[id::DISPLAY_NAME]).to_owned(),
            address: self.text(&[id::SMTP_ADDRESS, id::ADDRESS]).to_owned(),
        };
        (person, self.number(id::RECIPIENT_TYPE).is_some_and(|kind| kind & 0xf > 1))
    }

    /// The name of an attachment.
    pub(super) fn file_name(&self) -> &str {
        self.text(&[id::ATTACH_LONG_NAME, id::ATTACH_NAME, id::DISPLAY_NAME])
    }
}

/// UTF-16 as Windows writes it.
pub(in crate::document) fn wide(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]]));
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    text.trim_end_matches('\0').to_owned()
}

/// HTML is kept as bytes in a code page of its own; UTF-8 is UTF-8 whatever that says.
fn hypertext(bytes: &[u8], page: Option<i64>) -> String {
    match (std::str::from_utf8(bytes), page.and_then(Page::by_number)) {
        (Ok(text), _) => text.to_owned(),
        (Err(_), Some(page)) => page.decode(bytes),
        (Err(_), None) => {
            let named = crate::message::html::named_charset(bytes);
            crate::message::charset::decode(bytes, named.as_deref()).0
        }
    }
}

/// Header fields as they came over the net, but for those that only programs read.
fn personal_fields(headers: &str) -> Vec<String> {
    const OF_PROGRAMS: [&str; 17] = [
        "received",
        "dkim-",
        "arc-",
        "authentication-results",
        "x-ms-",
        "x-microsoft-",
        "x-forefront",
        "x-exchange",
        "x-originat",
        "mime-version",
        "content-",
        "message-id",
        "references",
        "in-reply-to",
        "date:",
        "thread-index",
        "return-path",
    ];
    let mut kept: Vec<String> = Vec::new();
    let mut is_kept = false;
    for line in headers.lines() {
        if line.starts_with([' ', '\t']) {
            if let Some(last) = kept.last_mut().filter(|_| is_kept) {
                last.push_str(line);
            }
            continue;
        }
        let lower = line.to_ascii_lowercase();
        is_kept = !line.trim().is_empty() && !OF_PROGRAMS.iter().any(|start| lower.starts_with(start));
        if is_kept {
            kept.push(line.to_owned());
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_programs_are_left_out_and_folded_ones_are_whole() {
        let headers = "Received: from a\r\n by b\r\nFrom: Zahra\r\n <z@x.example>\r\nX-Client: Yusuf\r\nDate: nu\r\n";
        assert_eq!(personal_fields(headers), ["From: Zahra <z@x.example>", "X-Client: Yusuf"]);
    }

    #[test]
    fn html_is_read_in_its_code_page_unless_it_is_utf_8() {
        assert_eq!(hypertext(b"\xa3ukasz", Some(1250)), "Łukasz");
        assert_eq!(hypertext("Łukasz".as_bytes(), Some(1252)), "Łukasz");
    }
}
