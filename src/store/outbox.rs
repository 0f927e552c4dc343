//! Composed mails on their way out. The bytes and the Message-ID never change once stored: a retry sends the same again.

use crate::gate::Passed;
use crate::model::{CaseNumber, Mailbox, Reader, Rendition, Role, Sensitive, TeamId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ulid::Ulid;

/// A mail that the gate has passed, to be stored in the transaction that decides it. Nothing else can be stored to be
/// sent. One that is about a case is sealed under that case's key and dies with it.
#[derive(Clone, Debug)]
pub struct NewOutgoing {
    pub(super) id: Ulid,
    pub(super) passed: Passed,
}

impl NewOutgoing {
    /// A passed mail under its id in the outbox, by which a failure report finds it again.
    pub fn new(id: Ulid, passed: Passed) -> Self {
        Self { id, passed }
    }
}

/// Where one recipient of an outgoing mail stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecipientState {
    /// To be tried at this moment or later, after so many attempts.
    Waiting {
        /// Not before.
        next: Timestamp,
        /// Attempts made.
        attempts: u32,
    },
    /// The next hop has taken it.
    Sent {
        /// When.
        at: Timestamp,
    },
    /// It will never arrive: a permanent reply, the end of trying, or a delivery report.
    Failed {
        /// When.
        at: Timestamp,
        /// Reply code or report status such as `550 5.1.1`; no free text of the peer.
        status: String,
    },
    /// Stopped before it was sent: withdrawn, missed something, erased.
    Gone {
        /// When.
        at: Timestamp,
    },
}

impl RecipientState {
    /// Whether it may still be sent.
    pub fn is_waiting(&self) -> bool {
        matches!(self, Self::Waiting { .. })
    }
}

/// The change of one recipient's state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which outgoing mail.
    pub outgoing: Ulid,
    /// Which recipient of it.
    pub recipient: Mailbox,
    /// The new state.
    pub state: RecipientState,
}

/// One recipient with its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// To whom and as what.
    pub reader: Reader,
    /// Where it stands.
    pub state: RecipientState,
}

/// An outgoing mail without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingInfo {
    /// Which.
    pub id: Ulid,
    /// Team of the commit that made it.
    pub team: TeamId,
    /// Message-ID without angle brackets.
    pub message_id: String,
    /// Reverse-path.
    pub mail_from: Option<Mailbox>,
    /// All recipients.
    pub recipients: Vec<Recipient>,
    /// As what they get it.
    pub role: Role,
    /// What it holds of a case.
    pub rendition: Rendition,
    /// The case.
    pub case: Option<CaseNumber>,
    /// When it was committed.
    pub made: Timestamp,
}

/// An outgoing mail of which something is to be sent now. Only a store makes one, from what the gate had passed.
#[derive(Clone, Debug)]
pub struct Due {
    /// The mail; send only to those of its recipients that wait and whose moment has come, see [`Due::now`].
    pub info: OutgoingInfo,
    bytes: Sensitive<Vec<u8>>,
}

impl Due {
    pub(super) fn new(info: OutgoingInfo, bytes: Vec<u8>) -> Self {
        Self { info, bytes: Sensitive::new(bytes) }
    }

    /// The bytes that every attempt sends, CRLF line ends.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.expose()
    }

    /// The recipients to be tried at `now`, with the attempts made so far.
    pub fn now(&self, now: Timestamp) -> Vec<(&Reader, u32)> {
        self.info
            .recipients
            .iter()
            .filter_map(|r| match r.state {
                RecipientState::Waiting { next, attempts } if next <= now => Some((&r.reader, attempts)),
                _ => None,
            })
            .collect()
    }
}
