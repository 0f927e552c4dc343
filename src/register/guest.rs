use crate::model::Mailbox;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Somebody who is no member of the team and receives one case alone (S-48, A-53).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// Where the mail goes.
    pub mailbox: Mailbox,
    /// Organisation.
    pub organisation: String,
    /// In which role.
    pub role: String,
    /// Why that is necessary for this case.
    pub why: String,
    /// What lets somebody in who is no partner; none for a partner of the municipality.
    pub third_party: Option<ThirdParty>,
    /// As the audit log names who invited.
    pub invited_by: String,
    /// When.
    pub invited: Timestamp,
}

/// The three references without which a third party receives nothing (H-24 to H-27); the motive is the guest's `why`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThirdParty {
    /// Organisations involved in the case that agreed: all of them.
    pub agreed: Vec<String>,
    /// Day on which the third signed for secrecy, for this case.
    pub secrecy_on: Date,
    /// Consents of the case that hold.
    pub consents: Vec<u32>,
}
