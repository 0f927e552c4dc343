//! Letters about rights and incidents: to the privacy officer, the coördinator, and who asked.

use super::Inbrenger;
use crate::anonymise::Redacted;
use crate::model::{CaseNumber, Mailbox, Reader, Right};
use jiff::Timestamp;

/// To the privacy officer and the coördinator: a mail calls on a right (H-42). Never to the team, never to the sender.
#[derive(Clone)]
pub struct RightsRequested {
    /// Privacy officer, coördinator, deputy; each hears what is theirs to do.
    pub to: Vec<Reader>,
    /// Under which number it is kept.
    pub number: CaseNumber,
    /// Which rights.
    pub rights: Vec<Right>,
    /// Reception.
    pub received: Timestamp,
    /// The last moment of the answer (AVG art. 12(3)).
    pub due: Timestamp,
    /// Who wrote, if a known professional did.
    pub inbrenger: Inbrenger,
    /// Whether the sender could be verified: the identity must be established before anything is given (art. 12(6)).
    pub verified: bool,
    /// The case in whose thread it came.
    pub about: Option<CaseNumber>,
    /// Whether there is a privacy address; without one the coördinator has to see to it.
    pub has_officer: bool,
    /// The redacted text; shown to readers of its audience.
    pub text: Option<Redacted>,
}

/// To a verified sender who asked: it came in, and by when there is an answer. Confirms nothing else.
#[derive(Clone)]
pub struct RightsReceipt {
    /// Who asked.
    pub to: Mailbox,
    /// The last moment of the answer.
    pub due: Timestamp,
}

/// To the privacy officer and the coördinator: a request still waits.
#[derive(Clone)]
pub struct RightsReminder {
    /// Who.
    pub to: Vec<Reader>,
    /// Under which number it is kept.
    pub number: CaseNumber,
    /// The last moment of the answer.
    pub due: Timestamp,
    /// It has passed.
    pub overdue: bool,
}

/// To the privacy officer, the coördinator and the deputy: an incident, and later that its clock still runs.
#[derive(Clone)]
pub struct IncidentClock {
    /// Who.
    pub to: Vec<Reader>,
    /// Number of the incident.
    pub incident: u32,
    /// About which case.
    pub case: Option<CaseNumber>,
    /// What happened, in plain Dutch: one sentence.
    pub what: String,
    /// When it was noticed.
    pub noticed: Timestamp,
    /// A report to the authority must be made before this (AVG art. 33(1)).
    pub report_before: Timestamp,
    /// It is not the first mail about it.
    pub again: bool,
    /// The moment has passed.
    pub overdue: bool,
}
