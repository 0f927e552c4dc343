use super::Mailbox;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What a single-use code in a reply address allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodeScope {
    /// Acts of the coördinator or deputy on this case.
    Coordinator,
    /// Acts of the inbrenger on this case.
    Inbrenger,
    /// AKKOORD and the like on an agenda.
    Agenda,
    /// Acts of the privacy officer on a request (H-42).
    Privacy,
    /// The decision on an incident.
    Incident,
    /// A member says that an action is done.
    Member,
}

/// A single-use code: only its hash is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Code {
    /// SHA-256 of the code, in hexadecimal.
    pub hash: String,
    /// What it allows.
    pub scope: CodeScope,
    /// From whom alone it is taken.
    pub holder: Mailbox,
    /// After this it is nothing.
    pub expires: Timestamp,
    /// Used once.
    pub used: bool,
}
