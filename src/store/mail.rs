//! Accepted mails: from the final dot to one of the ends of promise 3.

use crate::model::{CaseNumber, Envelope, MailId, OutcomeKind, Sensitive, TeamId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// An accepted mail, to be kept before the 250 goes out.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// Its id, new.
    pub id: MailId,
    /// The transaction around it. A mail to two teams is kept twice, each with the forward paths of one team.
    pub envelope: Envelope,
    /// The message as received, dots unstuffed.
    pub bytes: Sensitive<Vec<u8>>,
}

/// A mail that waits for work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitingMail {
    /// Which.
    pub id: MailId,
    /// When it was received.
    pub received: Timestamp,
    /// Attempts begun and not ended.
    pub begun: u32,
}

/// What `begin` says to the worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// The attempt is written down and synced: work may begin. Counted from 1.
    Attempt(u32),
    /// Two attempts were begun and never ended (a crash, a fault each time): don't work on it, commit it as held.
    Exhausted,
    /// It has come to its end already: leave it.
    Ended,
}

/// To which end a mail came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailEnd {
    /// The outcome.
    pub outcome: OutcomeKind,
    /// The case of the commit's team to which it belongs now. Its key then hangs on the case's key of originals.
    pub case: Option<CaseNumber>,
    /// The deciding rule.
    pub rule: String,
}

/// What can be told of a mail without opening it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailInfo {
    /// Which.
    pub id: MailId,
    /// When it was received.
    pub received: Timestamp,
    /// Size of the message in bytes.
    pub size: u64,
    /// Attempts begun and not ended.
    pub begun: u32,
    /// The end, if it has come to one, with the team.
    pub end: Option<(TeamId, MailEnd)>,
    /// Whether its text can still be read (the key is there).
    pub readable: bool,
}
