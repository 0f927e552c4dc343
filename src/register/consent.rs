//! Consent as a thing with a scope: who, for what, to whom, which data, from when until when, and by what it is shown
//! (H-31). Sealed with the case; judged by [`crate::policy`].

use crate::model::{CaseNumber, Category, MailId, Mailbox, PersonNumber, Sensitive};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Who signed for a subject (H-103 to H-105).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignedBy {
    /// The subject alone.
    Subject,
    /// Who represents the subject: a parent, guardian or mentor.
    Representative,
    /// Both.
    Both,
}

/// One person to whom a consent refers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentSubject {
    /// The number within the case.
    pub person: PersonNumber,
    /// Who signed.
    pub signed_by: SignedBy,
    /// Data of the form by which the same data are known in a mail of the case, such as the address.
    #[serde(default, with = "crate::model::exposed")]
    pub details: Sensitive<Vec<(Category, String)>>,
}

/// To whom the data may go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentTo {
    /// Every member of the team.
    pub team: bool,
    /// Members of these organisations, as the configuration names them.
    pub organisations: Vec<String>,
    /// These mailboxes.
    pub mailboxes: Vec<Mailbox>,
    /// Never members of these organisations, whatever stands above.
    #[serde(default)]
    pub except: Vec<String>,
}

impl ConsentTo {
    /// The whole team.
    pub fn team() -> Self {
        Self { team: true, organisations: Vec::new(), mailboxes: Vec::new(), except: Vec::new() }
    }

    /// Whether a member with this mailbox, of this organisation, is meant.
    pub fn covers(&self, mailbox: &Mailbox, organisation: &str) -> bool {
        let among =
            |list: &[String]| list.iter().any(|o| o.trim().to_lowercase() == organisation.trim().to_lowercase());
        let meant = self.team || self.mailboxes.contains(mailbox) || among(&self.organisations);
        meant && !among(&self.except)
    }

    /// Whether nobody is meant.
    pub fn is_nobody(&self) -> bool {
        !self.team && self.organisations.is_empty() && self.mailboxes.is_empty()
    }
}

/// By what a consent is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConsentSource {
    /// A form among the parts of a mail.
    Form {
        /// The mail.
        mail: MailId,
        /// Path of the part.
        path: String,
    },
    /// The coördinator or the deputy, who saw the paper; or an account at the command line.
    Coordinator {
        /// As the audit log names who entered it.
        by: String,
    },
    /// Taken over from an earlier case of the same inbrenger.
    CarriedOver {
        /// That case.
        from: CaseNumber,
    },
}

/// A consent on record. Whether it holds on a day, for a reader, is [`crate::policy`]'s to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentRecord {
    /// Number within the case, from 1.
    pub id: u32,
    /// Whom it covers. Nobody else is ever named on its ground (S-41).
    pub subjects: Vec<ConsentSubject>,
    /// For what, in the words of the form or the coördinator.
    #[serde(with = "crate::model::exposed")]
    pub purpose: Sensitive<String>,
    /// To whom.
    pub to: ConsentTo,
    /// Which kinds of data besides the name.
    pub kinds: Vec<Category>,
    /// Whether it says that being a client of a sensitive organisation may be told (H-79).
    #[serde(default)]
    pub parties: bool,
    /// Day of signing.
    pub given_on: Date,
    /// Last day on which it holds; none if open.
    #[serde(default)]
    pub valid_until: Option<Date>,
    /// Day on which it was taken back (H-33).
    #[serde(default)]
    pub withdrawn_on: Option<Date>,
    /// By what it is shown.
    pub source: ConsentSource,
}

impl ConsentRecord {
    /// Whether it covers this person.
    pub fn covers(&self, person: PersonNumber) -> bool {
        self.subjects.iter().any(|s| s.person == person)
    }

    /// Whether it holds from the first of these days to the last: given before, not over, not taken back (S-21, S-40).
    pub fn holds(&self, from: Date, to: Date) -> bool {
        self.withdrawn_on.is_none() && self.given_on <= from && self.valid_until.is_none_or(|until| until >= to)
    }
}

/// A text that went to a reader: for the inbrenger's file, for rights, and for the request to delete (A-26, AVG 19).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedDisclosure {
    /// To whom: a professional.
    pub to: Mailbox,
    /// When it left, or was to leave.
    pub at: jiff::Timestamp,
    /// Who was named.
    pub persons: Vec<PersonNumber>,
    /// On the ground of which consents.
    pub consents: Vec<u32>,
    /// When the reader was asked to delete it.
    #[serde(default)]
    pub recalled: Option<jiff::Timestamp>,
}
