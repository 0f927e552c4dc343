use crate::model::{CaseNumber, Mailbox, Reader, Rendition, Role, Sensitive};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One outgoing mail for one reader: composed, not yet looked at by the gate. Only this room makes one, from a
/// [`super::Letter`]. One mail a reader, so that no addresses are shown around (S-45).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub(super) message_id: String,
    pub(super) mail_from: Option<Mailbox>,
    pub(super) reader: Reader,
    pub(super) rendition: Rendition,
    pub(super) case: Option<CaseNumber>,
    pub(super) not_before: Option<Timestamp>,
    pub(super) original: bool,
    #[serde(with = "crate::model::exposed")]
    pub(super) bytes: Sensitive<Vec<u8>>,
    #[serde(with = "crate::model::exposed")]
    pub(super) case_text: Sensitive<Vec<String>>,
}

impl Draft {
    /// Message-ID without angle brackets, of our own domain.
    pub fn message_id(&self) -> &str {
        &self.message_id
    }

    /// Reverse-path of the envelope; none is `<>`, as for every mail to a sender.
    pub fn mail_from(&self) -> Option<&Mailbox> {
        self.mail_from.as_ref()
    }

    /// The only recipient.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// As what the recipient gets it.
    pub fn role(&self) -> Role {
        self.reader.role
    }

    /// What it holds of the case.
    pub fn rendition(&self) -> Rendition {
        self.rendition
    }

    /// The case, if it is about one.
    pub fn case(&self) -> Option<CaseNumber> {
        self.case
    }

    /// Not to leave before this moment (bundled forwarding).
    pub fn not_before(&self) -> Option<Timestamp> {
        self.not_before
    }

    /// Whether it holds the original text (the answer to ORIGINEEL): to a coördinator only, and not for the last look.
    pub fn original(&self) -> bool {
        self.original
    }

    /// The whole message, CRLF line ends, ASCII only, lines of at most 998 octets.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.expose()
    }

    /// The redacted texts in it, apart from our own words: where the last look searches for short and ordinary names.
    pub fn case_text(&self) -> &[String] {
        self.case_text.expose()
    }
}
