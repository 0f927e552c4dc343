//! A mail as Outlook keeps it is written as the mail that it was (RFC 5322, MIME), so that `message` reads it like every other:
//! quotations, signatures, alternatives that differ, hidden HTML, attachments.

use super::lzfu;
use crate::document::Place;
use crate::document::rtf::{self, Rtf};
use crate::message::Why;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::collections::HashSet;
use std::fmt::Write;

/// Somebody who wrote or was written to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) name: String,
    /// An address, of whatever kind.
    pub(super) address: String,
}

/// A mail as its properties say it.
#[derive(Debug, Default)]
pub(super) struct Letter {
    pub(super) subject: String,
    pub(super) from: Person,
    pub(super) to: Vec<Person>,
    pub(super) copies: Vec<Person>,
    pub(super) plain: String,
    pub(super) html: String,
    /// Compressed.
    pub(super) rtf: Option<Vec<u8>>,
    /// What no mail program shows.
    pub(super) unseen: Vec<String>,
    pub(super) enclosed: Vec<Enclosed>,
    pub(super) faults: Vec<Why>,
}

/// What is attached.
#[derive(Debug)]
pub(super) enum Enclosed {
    /// A file.
    File {
        name: String,
        /// Media type as declared; may be empty.
        media: String,
        bytes: Vec<u8>,
    },
    /// A mail.
    Letter(String, Box<Letter>),
}

/// The mail as MIME, and what could not be read of it.
pub(super) struct Written {
    pub(super) mime: Vec<u8>,
    pub(super) faults: Vec<Why>,
}

impl Person {
    /// Whether a mail over the net could reach the address; Outlook keeps others too.
    fn is_on_the_net(&self) -> bool {
        let address = self.address.trim();
        let is_ours = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.@".contains(&b);
        address.matches('@').count() == 1 && address.bytes().all(is_ours)
    }

    fn said(&self) -> String {
        format!("{} {}", self.name, self.address)
    }
}

impl Letter {
    /// A whole mail with its header.
    pub(super) fn into_mail(self) -> Written {
        let mut writer = Writer::default();
        writer.mail(self, 0);
        Written { mime: writer.out.into_bytes(), faults: writer.faults }
    }

    /// The content of a mail whose header stands elsewhere; what this one says of it is not seen.
    pub(super) fn into_content(mut self) -> Written {
        let mut writer = Writer::default();
        let people = std::iter::once(&self.from).chain(&self.to).chain(&self.copies);
        let mut said: Vec<String> = people.map(Person::said).collect();
        said.push(std::mem::take(&mut self.subject));
        self.unseen.splice(0..0, said);
        writer.content(self, 0);
        Written { mime: writer.out.into_bytes(), faults: writer.faults }
    }
}

/// Leaves are written in base64, so no boundary can stand in one.
#[derive(Default)]
struct Writer {
    out: String,
    faults: Vec<Why>,
}

impl Writer {
    /// A mail with its header. Who has no address there is known by name alone, and stands with what is not seen.
    fn mail(&mut self, mut letter: Letter, level: usize) {
        let people = std::iter::once(&letter.from).chain(&letter.to).chain(&letter.copies);
        let unknown: Vec<String> = people.filter(|p| !p.is_on_the_net()).map(Person::said).collect();
        letter.unseen.extend(unknown);
        let list = |people: &[Person]| {
            people.iter().filter(|p| p.is_on_the_net()).map(mailbox).collect::<Vec<_>>().join(",\r\n ")
        };
        for (field, value) in [
            ("From", list(std::slice::from_ref(&letter.from))),
            ("To", list(&letter.to)),
            ("Cc", list(&letter.copies)),
            ("Subject", encoded(&letter.subject)),
            ("MIME-Version", "1.0".to_owned()),
        ] {
            if !value.trim().is_empty() {
                _ = write!(self.out, "{field}: {value}\r\n");
            }
        }
        self.content(letter, level);
    }

    fn content(&mut self, mut letter: Letter, level: usize) {
        let rtf = letter.unpack();
        self.faults.append(&mut letter.faults);
        _ = write!(self.out, "Content-Type: multipart/mixed; boundary=\"=_delen_{level}_\"\r\n\r\n");
        let open = format!("--=_delen_{level}_\r\n");
        let texts = [
            ("plain", rtf.body()),
            ("html", rtf.html.as_deref().unwrap_or("")),
            ("plain", letter.plain.as_str()),
            ("html", letter.html.as_str()),
        ];
        self.out.push_str(&open);
        _ = write!(self.out, "Content-Type: multipart/alternative; boundary=\"=_tekst_{level}_\"\r\n\r\n");
        let said = texts.iter().filter(|(_, text)| !text.trim().is_empty());
        for (kind, text) in said.chain(texts.first().filter(|_| texts.iter().all(|(_, t)| t.trim().is_empty()))) {
            _ = write!(self.out, "--=_tekst_{level}_\r\nContent-Type: text/{kind}; charset=utf-8\r\n");
            self.base64(text.as_bytes());
        }
        _ = write!(self.out, "--=_tekst_{level}_--\r\n");
        let mut known = HashSet::new();
        let unseen = letter.unseen.iter().map(|text| text.trim());
        let unseen = unseen.filter(|text| text.chars().any(char::is_alphanumeric) && known.insert(*text));
        let unseen: Vec<&str> = unseen.collect();
        if !unseen.is_empty() {
            self.out.push_str(&open);
            self.out.push_str("Content-Type: text/html; charset=utf-8\r\n");
            self.base64(hidden(&unseen).as_bytes());
        }
        for enclosed in letter.enclosed {
            self.out.push_str(&open);
            self.enclosed(enclosed, level);
        }
        _ = write!(self.out, "--=_delen_{level}_--\r\n");
    }

    fn enclosed(&mut self, enclosed: Enclosed, level: usize) {
        match enclosed {
            Enclosed::File { name, media, bytes } => {
                _ = write!(self.out, "Content-Type: {}\r\n", media_type(&media));
                self.disposition(&name);
                self.base64(&bytes);
            }
            Enclosed::Letter(name, letter) => {
                self.out.push_str("Content-Type: message/rfc822\r\n");
                self.disposition(&name);
                self.out.push_str("\r\n");
                self.mail(*letter, level + 1);
            }
        }
    }

    fn disposition(&mut self, name: &str) {
        self.out.push_str("Content-Disposition: attachment");
        if !name.is_empty() {
            self.out.push_str("; filename*=UTF-8''");
            name.bytes().for_each(|byte| _ = write!(self.out, "%{byte:02X}"));
        }
        self.out.push_str("\r\n");
    }

    fn base64(&mut self, bytes: &[u8]) {
        self.out.push_str("Content-Transfer-Encoding: base64\r\n\r\n");
        for line in bytes.chunks(57) {
            STANDARD.encode_string(line, &mut self.out);
            self.out.push_str("\r\n");
        }
    }
}

impl Letter {
    /// The RTF of the mail; its files become attachments, what it hides is not seen.
    fn unpack(&mut self) -> Rtf {
        let Some(packed) = self.rtf.take().filter(|rtf| !rtf.is_empty()) else { return Rtf::default() };
        let Some((bytes, is_whole)) = lzfu::unpacked(&packed) else {
            self.faults.push(Why::Damaged);
            return Rtf::default();
        };
        if !is_whole {
            self.faults.push(Why::Damaged);
        }
        let mut rtf = rtf::parse(&bytes);
        let aside = rtf.passages.iter().filter(|(place, _)| *place != Place::Body);
        self.unseen.extend(aside.map(|(_, text)| text.clone()));
        self.faults.append(&mut rtf.faults);
        for file in std::mem::take(&mut rtf.files) {
            match file.bytes {
                Ok(bytes) => self.enclosed.push(Enclosed::File { name: file.name, media: String::new(), bytes }),
                Err(why) => self.faults.push(why),
            }
        }
        rtf
    }
}

/// HTML that shows nothing and says this.
fn hidden(lines: &[&str]) -> String {
    let mut html = "<div hidden>".to_owned();
    for line in lines {
        let line = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        _ = write!(html, "<pre>{line}</pre>");
    }
    html + "</div>"
}

/// A declared type, if it is one that a file may have.
fn media_type(declared: &str) -> &str {
    let is_token = |word: &str| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'+' | b'_'))
    };
    match declared.split_once('/') {
        Some((kind, sub)) if is_token(kind) && is_token(sub) && !kind.eq_ignore_ascii_case("multipart") => declared,
        _ => "application/octet-stream",
    }
}

/// Name and address as a header field has them.
fn mailbox(person: &Person) -> String {
    format!("{} <{}>", encoded(&person.name), person.address.trim()).trim_start().to_owned()
}

/// Encoded words (RFC 2047), a line each.
fn encoded(text: &str) -> String {
    let mut words = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (word, more) = rest.split_at(rest.floor_char_boundary(45));
        words.push(format!("=?utf-8?B?{}?=", STANDARD.encode(word)));
        rest = more;
    }
    words.join("\r\n ")
}
