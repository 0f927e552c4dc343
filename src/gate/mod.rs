//! The last look: what is about to leave is read anew from its bytes, by a path that shares no code with the reading or the
//! redacting of the mail, and searched for what must not be in it.
//!
//! - In: a [`Draft`] and the [`Secrets`] of the cases that it rests on.
//! - Out: a [`Passed`] mail, the only thing that may be sent; or [`Caught`], which names rule and place.
//! - Never: a mended mail, or the value that was found. A hit holds the mail; a person looks.
//!
//! The one exception is by type: the answer to ORIGINEEL holds the original and passes without a look, to a coördinator,
//! or to the privacy officer who answers a request on rights.

mod decode;
mod recognise;
mod search;
mod secrets;
mod shape;
mod sheet;
mod walk;

pub use secrets::Secrets;

use crate::compose::Draft;
use crate::model::{CaseNumber, Mailbox, Reader, Rendition, Role, Sensitive};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A mail that passed the last look. Only [`look`] makes one; the store brings back the very value that was made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Passed {
    message_id: String,
    mail_from: Option<Mailbox>,
    recipients: Vec<Reader>,
    role: Role,
    rendition: Rendition,
    case: Option<CaseNumber>,
    not_before: Option<Timestamp>,
    #[serde(with = "crate::model::exposed")]
    bytes: Sensitive<Vec<u8>>,
}

impl Passed {
    /// Message-ID without angle brackets.
    pub fn message_id(&self) -> &str {
        &self.message_id
    }

    /// Reverse-path; none is `<>`.
    pub fn mail_from(&self) -> Option<&Mailbox> {
        self.mail_from.as_ref()
    }

    /// To whom, each once.
    pub fn recipients(&self) -> &[Reader] {
        &self.recipients
    }

    /// As what they get it.
    pub fn role(&self) -> Role {
        self.role
    }

    /// What it holds of the case.
    pub fn rendition(&self) -> Rendition {
        self.rendition
    }

    /// The case, if it is about one.
    pub fn case(&self) -> Option<CaseNumber> {
        self.case
    }

    /// Not to leave before this moment.
    pub fn not_before(&self) -> Option<Timestamp> {
        self.not_before
    }

    /// The message, byte for byte as it was looked at.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.expose()
    }
}

/// What the last look caught: which rule, and where. Never the value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caught {
    /// Such as `gate/name`.
    pub rule: String,
    /// Such as `part 1.2, reversed`.
    pub place: String,
}

impl fmt::Display for Caught {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {}", self.rule, self.place)
    }
}

impl std::error::Error for Caught {}

/// Looks at a mail that is about to leave.
///
/// # Errors
/// [`Caught`] when it holds a secret, a number or an address of somebody, or the original text for anybody but a
/// coördinator or the privacy officer.
pub fn look(draft: &Draft, secrets: &Secrets) -> Result<Passed, Caught> {
    if !draft.original() {
        // The reader may bear a resident's name, and stands in To.
        let reader = draft.reader().mailbox.to_string();
        inspect_for(&reader, draft.bytes(), draft.case_text(), secrets)?;
    } else if !matches!(draft.role(), Role::Coordinator | Role::Privacy) {
        return Err(Caught { rule: "gate/original".into(), place: "the whole mail".into() });
    }
    Ok(Passed {
        message_id: draft.message_id().to_owned(),
        mail_from: draft.mail_from().cloned(),
        recipients: vec![draft.reader().clone()],
        role: draft.role(),
        rendition: draft.rendition(),
        case: draft.case(),
        not_before: draft.not_before(),
        bytes: Sensitive::new(draft.bytes().to_vec()),
    })
}

/// The look itself, on bytes: every part of the mail through every decoding for the secrets that stand out, the case text
/// in it for short and ordinary ones and for numbers and addresses of any kind, and the shape of the mail: fields and kinds
/// of parts that a mail of ours never has.
///
/// # Errors
/// The first thing caught.
pub fn inspect(bytes: &[u8], case_text: &[String], secrets: &Secrets) -> Result<(), Caught> {
    inspect_for("", bytes, case_text, secrets)
}

fn inspect_for(reader: &str, bytes: &[u8], case_text: &[String], secrets: &Secrets) -> Result<(), Caught> {
    let reader = sheet::squeezed(reader);
    let mut search = secrets.search(&reader);
    for (place, text) in walk::texts(bytes) {
        for (how, text) in decode::readings(&text) {
            if let Some((rule, read)) = search.anywhere(&text) {
                return Err(Caught { rule: rule.into(), place: format!("{place}{how}{read}") });
            }
        }
    }
    shape::of_ours(bytes)?;
    for (number, text) in case_text.iter().enumerate() {
        let place = format!("case text {}", number + 1);
        for (how, reading) in decode::readings(text) {
            if let Some(rule) = search.in_case_text(&reading) {
                return Err(Caught { rule: rule.into(), place: format!("{place}{how}") });
            }
        }
        if let Some(rule) = recognise::find(text, &search) {
            return Err(Caught { rule: rule.into(), place });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
