//! Rich Text Format (specification 1.9.1): what Word, WordPad and Outlook write.
//!
//! - In: bytes that begin with `{\rtf`.
//! - Out: the text with its tables, headers, footers, notes and comments; apart from it what is hidden, what tracked changes
//!   took out, properties, links, bookmarks, texts of shapes; form fields; pictures and objects as files. Where Outlook made
//!   the text from HTML (MS-OXRTFEX), the HTML is what is read, and what the text says besides is hidden.
//! - Never: text of a destination that nobody knows passed over; it is hidden text. Left out are names of fonts and
//!   styles, dates of programs, and Word's own XML (themes, data store).

pub(super) mod codepage;
pub(super) mod object;
mod reader;
mod token;
mod words;

use super::{Place, Remark, pen::Pen, plain};
use crate::message::{Why, same};

/// What an RTF file says.
#[derive(Debug, Default)]
pub(super) struct Rtf {
    /// Texts by place, the body first.
    pub(super) passages: Vec<(Place, String)>,
    /// The HTML from which the text was made.
    pub(super) html: Option<String>,
    /// Form fields: name and value.
    pub(super) fields: Vec<(String, String)>,
    /// Pictures and objects.
    pub(super) files: Vec<File>,
    /// An object lies in another file.
    pub(super) is_linked: bool,
    /// What was not read.
    pub(super) faults: Vec<Why>,
}

/// A file inside.
#[derive(Debug)]
pub(super) struct File {
    pub(super) name: String,
    pub(super) bytes: Result<Vec<u8>, Why>,
}

impl Rtf {
    fn fault(&mut self, why: Why) {
        if !self.faults.contains(&why) {
            self.faults.push(why);
        }
    }

    /// What a reader sees in the text itself.
    pub(super) fn body(&self) -> &str {
        self.passages.iter().find(|(place, _)| *place == Place::Body).map_or("", |(_, text)| text)
    }
}

/// Reads the signs of an RTF file. Total; what comes out is not longer than a small multiple of what goes in.
pub(super) fn parse(bytes: &[u8]) -> Rtf {
    reader::Reader::new(bytes).read()
}

/// Reads an RTF file.
pub(super) fn read(bytes: &[u8], pen: &mut Pen) {
    let rtf = parse(bytes);
    if let Some(html) = &rtf.html {
        plain::html_text(html, pen);
        let shown = pen.reading().visible();
        pen.say(Place::Hidden, &same::extra(&shown, rtf.body()).unwrap_or_default());
    }
    for (place, text) in rtf.passages.iter().filter(|(place, _)| *place != Place::Body || rtf.html.is_none()) {
        pen.say(*place, text);
    }
    for (label, value) in &rtf.fields {
        pen.field(label, value);
    }
    for file in &rtf.files {
        match &file.bytes {
            Ok(bytes) => pen.inner(&file.name, "", bytes),
            Err(why) => pen.unread_inner(&file.name, *why),
        }
    }
    if rtf.is_linked {
        pen.remark(Remark::External);
    }
    rtf.faults.iter().for_each(|why| pen.fault(*why));
}

#[cfg(test)]
mod tests;
