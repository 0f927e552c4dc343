//! Raw bytes of a mail become a [`Message`]: who wrote it, all text in one [`Document`], every body part listed, and what
//! could not be inspected, with the reason.
//!
//! - In: any bytes at all. [`read`] is total: it has no error and does not panic.
//! - Out: a [`Message`]. Text that a reader would not see is there too, as [`crate::model::SectionKind::Hidden`]; text and
//!   HTML alternatives are both read.
//! - Never: a part passed over in silence. Each one is read, listed as an attachment, or named in
//!   [`Message::uninspected`] (promise 4), which keeps the mail from the team.
//!
//! mail-parser reads header fields here and nowhere else; the structure is walked by [`entity`], which counts and bounds.

mod body;
pub(crate) mod charset;
mod colour;
mod cost;
mod css;
mod enriched;
mod entity;
mod fate;
mod fields;
mod files;
mod flowed;
mod headers;
pub mod html;
pub mod layout;
mod lines;
mod notice;
mod parts;
mod report;
pub(crate) mod same;
mod smime;
pub(crate) mod sniff;
mod veil;
mod words;

pub(crate) use entity::decode_quoted_printable;
pub(crate) use fate::odd_text;
pub use headers::{Address, AutoKind, Headers, LOOP_FIELD};
pub use parts::{Disposition, Fate, FileInfo, PartInfo, Uninspected, Why};
pub use report::{DeliveryReport, ReportedRecipient};

use crate::document;
use crate::model::{ConsentForm, Document, OcrReadings, Wanted};
use serde::{Deserialize, Serialize};

/// How much of a mail is read. What lies beyond is listed as not inspected, never cut off in silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Body parts in all, multiparts included.
    pub parts: usize,
    /// Parts within parts; at most 200 are ever followed.
    pub depth: usize,
    /// Header fields of one part.
    pub fields: usize,
    /// Bytes of decoded text in all.
    pub text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { parts: 1_000, depth: 100, fields: 1_000, text: 8 << 20 }
    }
}

/// A mail as understood, and what was not understood of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Message {
    /// Of the outermost message.
    pub headers: Headers,
    /// All text, section by section: subject, then body, signature and quoted parts in reading order, then hidden text,
    /// text of attachments, names of files.
    pub document: Document,
    /// Every leaf of the MIME tree, in order.
    pub parts: Vec<PartInfo>,
    /// Every file, in order, by the number that readers are told.
    #[serde(default)]
    pub files: Vec<FileInfo>,
    /// What could not be inspected. Not empty: the mail must not go to the team.
    pub uninspected: Vec<Uninspected>,
    /// Consent forms among the parts.
    pub forms: Vec<ConsentForm>,
    /// Pictures and scans that wait for OCR; each also stands among what could not be inspected.
    #[serde(default)]
    pub wanted: Vec<Wanted>,
    /// Some of the text was read by OCR: unsure, never released without a look.
    #[serde(default)]
    pub by_ocr: bool,
    /// A calendar program accepts or declines an invitation (RFC 5546 §3.2.3).
    #[serde(default)]
    pub answers_invitation: bool,
    /// The mail is a report on a mail of ours or somebody's (RFC 3464).
    pub report: Option<DeliveryReport>,
    /// The body holds little more than a link, or is a notice of a secure-mail service.
    pub only_a_link: bool,
}

/// Reads a mail within the default [`Limits`].
pub fn read(raw: &[u8]) -> Message {
    read_within(raw, &Limits::default())
}

/// Reads a mail, with what OCR has read of its pictures.
pub fn read_with(raw: &[u8], readings: &OcrReadings) -> Message {
    let files = document::Budget::new(document::Limits::default());
    read_at(raw, &Limits::default(), &mut files.with_readings(readings.clone()), MAILS)
}

/// Reads a mail. Total: any bytes give a message.
pub fn read_within(raw: &[u8], limits: &Limits) -> Message {
    read_at(raw, limits, &mut document::Budget::new(document::Limits::default()), MAILS)
}

/// Mails within files within mails.
const MAILS: usize = 3;

fn read_at(raw: &[u8], limits: &Limits, files: &mut document::Budget, mails: usize) -> Message {
    let mut budget = entity::Budget::new(limits);
    let root = entity::Entity::parse(raw, &mut budget);
    let headers = Headers::of(&root.fields);
    let mut gathered = body::Gathered::new(limits.text, files, mails);
    gathered.message(&root);
    let only_a_link = notice::is_only_a_link(&gathered.visible(), &gathered.unseen(), &headers.subject);
    let (forms, asked, by_ocr) = gathered.take_files();
    let list = gathered.listed.clone();
    let answers_invitation = gathered.answers_invitation;
    let waiting = asked.iter().map(|(path, _)| Uninspected { path: path.clone(), why: Why::PictureUnread });
    let waiting: Vec<Uninspected> = waiting.collect();
    let mut wanted: Vec<Wanted> = asked.into_iter().map(|(_, wanted)| wanted).collect();
    wanted.sort_by(|a, b| a.sha256.cmp(&b.sha256));
    wanted.dedup_by(|a, b| a.sha256 == b.sha256 && a.pages == b.pages);
    let (document, parts, unread) = gathered.finish(headers.subject.expose());
    let mut uninspected: Vec<Uninspected> = Vec::new();
    for fault in budget.into_faults().into_iter().chain(headers::faults(&root.fields)).chain(unread).chain(waiting) {
        if !uninspected.contains(&fault) {
            uninspected.push(fault);
        }
    }
    Message {
        headers,
        document,
        parts,
        files: list,
        uninspected,
        forms,
        wanted,
        by_ocr,
        answers_invitation,
        report: report::find(&root),
        only_a_link,
    }
}

#[cfg(test)]
mod tests;
