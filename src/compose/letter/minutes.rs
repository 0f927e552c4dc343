//! Letters after the meeting: what was agreed, to whom it concerns. Every line of them was redacted before.

use crate::anonymise::Redacted;
use crate::intake::MinutesSection;
use crate::model::{CaseNumber, Mailbox, Reader};
use crate::register::CaseAction;
use jiff::Timestamp;

/// Minutes to those who were present (S-30, S-34).
#[derive(Clone)]
pub struct MinutesLetter {
    /// Each reader with what is theirs to read.
    pub to: Vec<MinutesOf>,
    /// Under which number the minutes are kept.
    pub number: CaseNumber,
    /// The meeting, if it is known.
    pub meeting: Option<Timestamp>,
    /// Who was there, as written.
    pub present: Vec<String>,
    /// Everything, without names (`minutes_policy = full`); shown to readers of its audience.
    pub full: Option<Redacted>,
    /// Only that they are there (`minutes_delivery = link`).
    pub notice_only: bool,
}

/// What one member reads of minutes.
#[derive(Clone)]
pub struct MinutesOf {
    /// The member.
    pub to: Mailbox,
    /// The cases, as far as the member got their text.
    pub sections: Vec<MinutesSection>,
}

/// To the inbrenger: a short report for the resident (S-47).
#[derive(Clone)]
pub struct ResidentReport {
    /// The inbrenger.
    pub to: Mailbox,
    /// The case.
    pub number: CaseNumber,
    /// When it was discussed.
    pub discussed: Option<Timestamp>,
    /// What was agreed.
    pub agreed: Vec<String>,
    /// Who does what.
    pub actions: Vec<String>,
}

/// To the owner of actions, or the coördinator: they are still open (S-09).
#[derive(Clone)]
pub struct ActionsReminder {
    /// Who.
    pub to: Reader,
    /// The case.
    pub number: CaseNumber,
    /// Those that are open.
    pub actions: Vec<CaseAction>,
}

/// To who was invited: the meeting is off, or at another moment (RFC 5546 §3.2.5).
#[derive(Clone)]
pub struct MeetingCancelled {
    /// Who.
    pub to: Vec<Reader>,
    /// The meeting that is off.
    pub meeting: Timestamp,
    /// How long it would have lasted.
    pub minutes: u32,
    /// SEQUENCE: higher than that of every invitation.
    pub revision: u32,
    /// The next one.
    pub next: Option<Timestamp>,
}
