//! Outlook's own forms of a mail: `.msg` and `winmail.dat`. Both are written as the mail that they were, and `message` reads
//! that like any other mail.
//!
//! - In: any bytes.
//! - Out: a mail (RFC 5322) or the content of one: plain text, HTML and RTF as alternatives, attachments with their names,
//!   mails within as mails; properties that no program shows as hidden text.
//! - Never: text of a property left out, but for the words of the machinery (classes, types, ids).

mod letter;
mod lzfu;
mod mapi;
mod msg;
mod tnef;

use super::{compound::Compound, pen::Pen};
use crate::message::Why;
use letter::Written;
pub(super) use mapi::wide;
pub(super) use msg::is_msg;

/// Mails within mails that are followed.
const LEVELS: usize = 8;

/// A mail of Outlook's as MIME.
pub(crate) struct Unpacked {
    /// A whole mail, or, of a `winmail.dat`, the content of the mail around it.
    pub(crate) mime: Vec<u8>,
    /// Which of the two.
    pub(crate) is_whole_mail: bool,
    /// What of it could not be read.
    pub(crate) faults: Vec<Why>,
}

/// Unpacks a `.msg` or a `winmail.dat`; none if it is neither, or too broken to tell.
pub(crate) fn unpack(bytes: &[u8]) -> Option<Unpacked> {
    let (Written { mime, faults }, is_whole_mail) = match tnef::read(bytes) {
        Some(letter) => (letter.into_content(), false),
        None => {
            let file = Compound::parse(bytes).filter(msg::is_msg)?;
            (msg::read(&file).into_mail(), true)
        }
    };
    Some(Unpacked { mime, is_whole_mail, faults })
}

/// Reads such a file where it stands within another.
pub(super) fn read(bytes: &[u8], pen: &mut Pen) {
    let Some(unpacked) = unpack(bytes) else { return pen.fault(Why::Damaged) };
    unpacked.faults.iter().for_each(|why| pen.fault(*why));
    pen.mail("", &unpacked.mime);
}

#[cfg(test)]
mod tests;
