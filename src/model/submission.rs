use super::{Details, Span};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a mail is (S-03).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A personal case.
    #[default]
    Casus,
    /// A question about an area.
    Gebiedsvraagstuk,
    /// Minutes of a meeting.
    Notulen,
    /// No submission.
    Overig,
}

/// Where the resident's consent stands, as the mail says. Only `Attached` can ever lead to a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Consent {
    /// Nothing is said, or it was not asked.
    #[default]
    None,
    /// Said, without a form (S-25).
    Claimed,
    /// A signed form is named as attachment.
    Attached,
    /// The resident said no (H-47).
    Refused,
    /// The resident took it back (H-33).
    Withdrawn,
    /// The mail argues to go on without, with reasons.
    Exception,
}

/// Which part of a doel is stated (S-43).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Why the case is brought in.
    BringIn,
    /// Why data must be shared for it.
    Share,
}

/// Something that the mail states, with the words that state it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// Whether it is really stated, not only the word.
    pub present: bool,
    /// The words, by place; empty when absent. Several when it is stated in pieces.
    pub spans: Vec<Span>,
    /// The absence (or the presence) is not certain: becomes a flag, never a return.
    pub doubtful: bool,
    /// Byte span of the heading that announces it, if any.
    pub heading: Option<Span>,
}

/// Words that mean somebody may be in danger (H-90, A-03, A-06).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Danger {
    /// Acute danger, weapon, threat: 112.
    Acute,
    /// Suicide: 113.
    Suicide,
    /// Domestic violence or child abuse: Veilig Thuis.
    DomesticViolence,
}

/// A right of the person whose data it is, on which a mail calls (AVG chapter III, H-42).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// To know what is kept and who got it (art. 15).
    Access,
    /// To have it put right (art. 16).
    Rectification,
    /// To have it erased (art. 17).
    Erasure,
    /// To have its use restricted (art. 18).
    Restriction,
    /// To take it along (art. 20).
    Portability,
    /// To object (art. 21).
    Objection,
}

/// What the intake understood of a mail. All spans are bytes of the document's text.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Submission {
    /// What the mail is.
    pub kind: Kind,
    /// The kind is a guess between two: the coördinator is told.
    pub kind_doubtful: bool,
    /// Village, neighbourhood or cluster named, lower case; none if none or more than one with equal right.
    pub area: Option<String>,
    /// The purpose (S-11, S-43).
    pub doel: Stated,
    /// Which halves of the purpose were found.
    pub doel_parts: Vec<Part>,
    /// The question to the team (S-11, S-44).
    pub vraag: Stated,
    /// To whom the question goes, if said: an organisation or role, as written (S-18). Never a private person.
    pub vraag_to: Option<String>,
    /// Consent.
    pub consent: Consent,
    /// The words that the consent status rests on.
    pub consent_spans: Vec<Span>,
    /// The sender asks for the text without names, whatever consent there is.
    #[serde(default)]
    pub without_names: bool,
    /// Help in the social domain is running or the case is known (S-20).
    pub known_case: bool,
    /// Whether it is known is not certain: a flag, no return.
    pub known_case_doubtful: bool,
    /// The resident comes to the meeting (S-26).
    pub resident_attends: bool,
    /// A meeting day that the mail names, resolved against the day of reception.
    pub meeting_named: Option<Date>,
    /// Danger words found.
    pub danger: Vec<Danger>,
    /// The sender says it cannot wait.
    pub urgent: bool,
    /// Organisations said to be involved, as written (S-16).
    pub parties: Vec<String>,
    /// How many cases the mail brings in, as far as it says.
    #[serde(default)]
    pub cases: usize,
    /// Rights of the resident that the mail calls on (H-42): then it is no submission, whatever else it says.
    #[serde(default)]
    pub rights: Vec<Right>,
    /// The mail holds only a link, or a notice of a secure-mail service (S-39).
    pub only_a_link: bool,
    /// What some agreements ask for besides.
    #[serde(default)]
    pub details: Details,
}
