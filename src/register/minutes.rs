//! What a meeting agreed on a case. Redacted text only.

use crate::model::Reader;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What the minutes of one meeting say of a case (S-28).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseMinutes {
    /// The meeting, if it is known.
    pub meeting: Option<Timestamp>,
    /// When the minutes came in.
    pub received: Timestamp,
    /// What was agreed, a line each, without names.
    pub agreed: Vec<String>,
    /// Who keeps the overview, as written (S-29).
    pub regie: Option<String>,
}

/// Something that somebody will do (S-32): who does what, with which kind of information, for which purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseAction {
    /// From 1, for each case: answers point at it.
    pub number: u32,
    /// Who: an organisation, a function or a professional, as written.
    pub owner: Option<String>,
    /// What, without names.
    pub what: String,
    /// Which kind of information goes with it.
    pub information: Option<String>,
    /// What for.
    pub purpose: Option<String>,
    /// By when, as written.
    pub by: Option<String>,
    /// When it was agreed.
    pub agreed: Timestamp,
    /// How often the owner was reminded.
    pub reminders: u8,
    /// When it was said to be done.
    pub done: Option<Timestamp>,
}

/// Who was invited to a meeting, so that a cancellation reaches the same calendars.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// Its start.
    pub meeting: Timestamp,
    /// Each once.
    pub readers: Vec<Reader>,
}
