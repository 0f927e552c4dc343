use super::{Category, Finding, Mailbox, PersonNumber, Span};
use serde::{Deserialize, Serialize};

/// To whom a composed mail goes, by function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// A member of the team.
    Team,
    /// The coördinator or the deputy.
    Coordinator,
    /// The inbrenger.
    Sender,
    /// The privacy address.
    Privacy,
}

/// What a composed mail holds of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rendition {
    /// Case text with labels.
    Redacted,
    /// Case text in which consent lets somebody be named.
    Named,
    /// No case text.
    Notice,
}

/// One recipient of a rendition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    /// Where the mail goes.
    pub mailbox: Mailbox,
    /// As what.
    pub role: Role,
}

/// The readers whom one rendition of a text may reach. A redacted text carries it; compose takes recipients from there
/// and from nowhere else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// Each once.
    pub readers: Vec<Reader>,
}

impl Audience {
    /// These mailboxes, all in one role.
    pub fn of(role: Role, mailboxes: impl IntoIterator<Item = Mailbox>) -> Self {
        let mut readers: Vec<Reader> = Vec::new();
        for mailbox in mailboxes {
            if !readers.iter().any(|r| r.mailbox == mailbox) {
                readers.push(Reader { mailbox, role });
            }
        }
        Self { readers }
    }

    /// Whether this mailbox may read it.
    pub fn has(&self, mailbox: &Mailbox) -> bool {
        self.readers.iter().any(|r| &r.mailbox == mailbox)
    }
}

/// Which persons may be named to the readers of a rendition, and which of their data may stand; made by policy from
/// consents alone. Nobody by default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Numbers of the persons.
    pub persons: Vec<PersonNumber>,
    /// Data of a person that may stand besides the name, such as the address.
    #[serde(default)]
    pub details: Vec<(PersonNumber, Category)>,
    /// Mentions that may be of somebody else with the same name: these stay labels.
    #[serde(default)]
    pub withheld: Vec<Span>,
    /// Organisations whose mention alone is sensitive may stand (H-79).
    #[serde(default)]
    pub parties: bool,
}

impl Named {
    /// Whether a finding may stand. Never a number, a telephone or a mail address, whatever the consent says (H-21b, S-42).
    pub fn allows(&self, finding: &Finding) -> bool {
        if finding.rule == super::SENSITIVE_PARTY {
            return self.parties;
        }
        let Some(person) = finding.person else { return false };
        match finding.category {
            Category::Persoon => self.persons.contains(&person) && !self.withheld.contains(&finding.span),
            category if !category.may_be_consented() => false,
            category => self.details.contains(&(person, category)),
        }
    }

    /// Whether nothing at all may stand.
    pub fn is_nobody(&self) -> bool {
        self.persons.is_empty() && !self.parties
    }
}
