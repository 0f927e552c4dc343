//! Readers write with a pen: it counts, drops what is empty or twice hidden, and hands files inside to the door.

use super::{Budget, Content, Field, Hint, Inner, Kind, Passage, Picture, Place, Reading, Remark, usual};
use crate::message::{Why, charset, sniff};
use crate::model::Sensitive;
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// Writes one [`Reading`].
pub(super) struct Pen<'b> {
    reading: Reading,
    pub(super) budget: &'b mut Budget,
    /// Lines that were written as not visible, so that each is there once.
    noted: HashSet<(Place, String)>,
}

impl<'b> Pen<'b> {
    pub(super) fn new(kind: Kind, budget: &'b mut Budget) -> Self {
        Self { reading: Reading::new(kind), budget, noted: HashSet::new() }
    }

    /// Writes a passage. Of templates and descriptions what programs write by themselves is dropped. Text without a letter, digit or box is dropped; so is what is not visible and was written
    /// in that place before.
    pub(super) fn say(&mut self, place: Place, text: &str) {
        let mut text = typed(text);
        if matches!(place, Place::Template | Place::AltText) {
            text = text.lines().filter(|line| !usual::is_usual(line)).collect::<Vec<_>>().join("\n");
        }
        let text = text.trim_matches(['\n', ' ']);
        if !text.chars().any(|c| c.is_alphanumeric() || is_mark(c)) {
            return;
        }
        if !place.is_visible() && !self.noted.insert((place, text.to_owned())) {
            return;
        }
        if let Err(why) = self.budget.text(text.len()) {
            return self.fault(why);
        }
        self.reading.text.push(Passage { place, text: Sensitive::new(text.to_owned()) });
    }

    /// Something was not read.
    pub(super) fn fault(&mut self, why: Why) {
        if !self.reading.unread.contains(&why) {
            self.reading.unread.push(why);
        }
    }

    pub(super) fn remark(&mut self, remark: Remark) {
        if !self.reading.remarks.contains(&remark) {
            self.reading.remarks.push(remark);
        }
    }

    pub(super) fn field(&mut self, label: &str, value: &str) {
        let of = |text: &str| Sensitive::new(typed(text).trim().to_owned());
        if self.budget.text(label.len() + value.len()).is_err() {
            return self.fault(Why::TooLarge);
        }
        self.reading.fields.push(Field { label: of(label), value: of(value) });
    }

    /// A file inside: read by the door, one level down.
    pub(super) fn inner(&mut self, name: &str, declared: &str, bytes: &[u8]) {
        self.say(Place::FileName, name);
        if super::kind::of(bytes, &Hint { name, declared, charset: None }) == Kind::Mail {
            return self.mail(name, bytes);
        }
        let reading = super::read(bytes, &Hint { name, declared, charset: None }, self.budget);
        self.held(name, Content::Read(Box::new(reading)));
    }

    /// A file inside that could not be unpacked.
    pub(super) fn unread_inner(&mut self, name: &str, why: Why) {
        self.say(Place::FileName, name);
        let mut reading = Reading::new(Kind::Unknown);
        reading.unread.push(why);
        self.held(name, Content::Read(Box::new(reading)));
    }

    /// A mail: `message` reads it.
    pub(super) fn mail(&mut self, name: &str, bytes: &[u8]) {
        self.held(name, Content::Mail(Sensitive::new(bytes.to_vec())));
    }

    fn held(&mut self, name: &str, content: Content) {
        self.reading.inner.push(Inner { name: Sensitive::new(tidy(name)), content });
    }

    pub(super) fn picture(&mut self, bytes: &[u8]) {
        let media = sniff::sniff(bytes).unwrap_or("application/octet-stream");
        let sha256 = Sha256::digest(bytes).into();
        if self.reading.pictures.iter().all(|p| p.sha256 != sha256) {
            let bytes = Sensitive::new(bytes.to_vec());
            self.reading.pictures.push(Picture { media, sha256, bytes, pages: Vec::new() });
        }
    }

    /// Pages of a PDF that OCR should look at, by their numbers from 1.
    pub(super) fn pages(&mut self, pdf: &[u8], pages: Vec<usize>) {
        let bytes = Sensitive::new(pdf.to_vec());
        self.reading.pictures.push(Picture {
            media: "application/pdf",
            sha256: Sha256::digest(pdf).into(),
            bytes,
            pages,
        });
    }

    /// The reading so far, for what is looked up in it or added by readers of forms.
    pub(super) fn reading(&mut self) -> &mut Reading {
        &mut self.reading
    }

    pub(super) fn finish(self) -> Reading {
        self.reading
    }
}

/// Signs that say something without being letters: boxes of a form.
fn is_mark(c: char) -> bool {
    matches!(c, '☐' | '☑' | '☒' | '✓' | '✔' | '✗' | '✘')
}

/// Text as the file has it. A sign for a picture that is typed there is none: else whoever writes U+FFFC behind "Handtekening" has
/// signed (promise 5).
pub(super) fn typed(text: &str) -> String {
    tidy(text).replace('\u{fffc}', " ")
}

/// Line ends as `\n`, no control characters, what an override turns around turned back.
fn tidy(text: &str) -> String {
    charset::tidy(text)
}
