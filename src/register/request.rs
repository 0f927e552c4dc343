//! A request on rights and an incident: what runs under a legal term.

use crate::model::{CaseNumber, Code, Right, Sensitive};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A mail that calls on a right (H-42): kept from the team, answered by the privacy officer within a month (AVG art. 12(3)).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RightsRequest {
    /// Which rights.
    pub rights: Vec<Right>,
    /// Reception: the month runs from here.
    pub received: Timestamp,
    /// The last moment of the answer.
    pub due: Timestamp,
    /// Who wrote, if verified: the answer goes there. Empty otherwise; read with the original only.
    #[serde(with = "crate::model::exposed")]
    pub sender: Sensitive<String>,
    /// The case in whose thread it came, if its sender may speak of it.
    pub about: Option<CaseNumber>,
    /// How many reminders have gone out.
    pub reminders: u8,
    /// When the privacy officer or the coördinator said that it is answered.
    pub handled: Option<Timestamp>,
}

/// How an incident came to light.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IncidentCause {
    /// GEMIST: somebody saw a name or number in a text that had gone out.
    Missed,
    /// The mail went to members of the team past the gate (S-10).
    OutsideTheGate,
    /// Somebody reported it at the command line.
    Reported,
}

/// An incident with its clock (AVG art. 33): 72 hours from the moment that it was noticed. Holds no personal data, so that
/// the record may outlive its case (art. 33(5)).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IncidentRecord {
    /// From 1, for each team.
    pub number: u32,
    /// About which case.
    pub case: Option<CaseNumber>,
    /// How it came to light.
    pub cause: IncidentCause,
    /// When: the clock runs from here.
    pub noticed: Timestamp,
    /// A report to the authority must be made before this.
    pub report_before: Timestamp,
    /// How many readers the text had reached, as far as the gate knows.
    pub readers: usize,
    /// How many reminders have gone out.
    pub reminders: u8,
    /// Codes of who may end it.
    pub codes: Vec<Code>,
    /// How it ended.
    pub end: Option<IncidentEnd>,
}

/// What was decided on an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentEnd {
    /// When.
    pub at: Timestamp,
    /// Whether it was reported to the authority.
    pub reported: bool,
    /// By whom, as the audit log names it.
    pub by: String,
}
