//! The store: what has been accepted, the registers, what is to be sent, and the audit log.
//!
//! In come accepted mails, commits of the worker and marks of the delivery; out come the same, whole, after any crash.
//! [`Store`] is narrow and knows nothing of its database. Everything that can identify anybody is sealed before it is
//! written (promise 8); the audit log holds no personal data and is chained (promise 7).
//!
//! Never: text in the clear on disk, in an error or in a log; an answer before the sync; half of a [`Commit`].

mod audit;
#[cfg(test)]
mod conformance;
mod error;
mod keeper;
mod mail;
mod outbox;
mod retention;
mod seal;
mod sqlite;

pub use audit::{AuditFault, AuditHead, AuditHeadError, AuditLine, AuditQuery, AuditReport};
pub use error::StoreError;
pub use keeper::Keeper;
pub use mail::{Begun, MailEnd, MailInfo, NewMail, WaitingMail};
pub use outbox::{Due, Mark, NewOutgoing, OutgoingInfo, Recipient, RecipientState};
pub use retention::{Destroyed, KeyKind, Purged, Retention};
pub use seal::MasterKey;
pub use sqlite::{Access, Sqlite, SqliteSettings};

use crate::model::{AuditEntry, CaseNumber, Envelope, MailId, Mailbox, Sensitive, TeamId};
use crate::register::{CaseRecord, CaseState, Register, RegisterDelta};
use jiff::Timestamp;
use std::collections::BTreeMap;
use ulid::Ulid;

/// Everything that one step changes, taken whole or not at all.
#[derive(Clone, Debug)]
pub struct Commit {
    /// The team whose register changes.
    pub team: TeamId,
    /// The moment of the commit.
    pub now: Timestamp,
    /// The mail that comes to its end by it, if any.
    pub mail: Option<(MailId, MailEnd)>,
    /// The change of the register; its `base` must still be the team's version.
    pub delta: RegisterDelta,
    /// Cases of which nothing that still waits to go to the *team* may be sent any more (INTREKKEN, GEMIST).
    pub stop: Vec<CaseNumber>,
    /// Cases of which nothing with a name in it that still waits to go to the *team* may be sent any more (H-33).
    pub stop_named: Vec<CaseNumber>,
    /// Mails to be sent.
    pub outbox: Vec<NewOutgoing>,
    /// Recipients whose state changes with it (a delivery report).
    pub marks: Vec<Mark>,
    /// Failed recipients of whom the coördinator is told by this commit.
    pub reported: Vec<(Ulid, Mailbox)>,
    /// Audit lines, in order.
    pub audit: Vec<AuditEntry>,
    /// Notes to be set, such as schedule marks.
    pub notes: Vec<(String, String)>,
}

impl Commit {
    /// A commit that only checks that the register still is at `base`.
    pub fn new(team: TeamId, base: u64, now: Timestamp) -> Self {
        Self {
            team,
            now,
            mail: None,
            delta: RegisterDelta { base, ..RegisterDelta::default() },
            stop: Vec::new(),
            stop_named: Vec::new(),
            outbox: Vec::new(),
            marks: Vec::new(),
            reported: Vec::new(),
            audit: Vec::new(),
            notes: Vec::new(),
        }
    }
}

/// How much waits, for metrics and health.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Mails accepted and not yet at their end.
    pub received: u64,
    /// Reception of the oldest of them.
    pub oldest_received: Option<Timestamp>,
    /// Cases by team and state.
    pub cases: BTreeMap<TeamId, Vec<(CaseState, u64)>>,
    /// Reception of the oldest case that is held.
    pub oldest_held: Option<Timestamp>,
    /// Recipients that still wait.
    pub waiting: u64,
    /// When the oldest outgoing mail with a waiting recipient was made.
    pub oldest_waiting: Option<Timestamp>,
    /// Recipients that failed and of whom the coördinator has not been told.
    pub unreported: u64,
}

/// Whether the store can do its work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// A write was tried and synced.
    pub writable: bool,
    /// Bytes free for us on the disk of the data folder.
    pub free_bytes: u64,
}

/// The store. All methods block; async code reaches it through [`Keeper`] or `spawn_blocking`. Every method that writes
/// has synced when it returns `Ok`, and has changed nothing when it returns `Err`.
pub trait Store: Send + Sync {
    /// Keeps accepted mails, all in one transaction and one sync, each sealed under a key of its own.
    ///
    /// # Errors
    /// [`StoreError::Full`] or [`StoreError::Fault`], for the whole batch.
    fn keep(&self, mails: &[NewMail]) -> Result<(), StoreError>;

    /// Mails in state *received* whose moment has come, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Fault`].
    fn claim(&self, now: Timestamp, limit: usize) -> Result<Vec<WaitingMail>, StoreError>;

    /// Writes down that an attempt begins, before any work.
    ///
    /// # Errors
    /// [`StoreError::Unknown`], [`StoreError::Full`], [`StoreError::Fault`].
    fn begin(&self, mail: MailId) -> Result<Begun, StoreError>;

    /// Ends an attempt without an outcome (a temporary fault of a name server, an orderly stop): it does not count, and
    /// the mail comes up again at `until`.
    ///
    /// # Errors
    /// [`StoreError::Unknown`], [`StoreError::Ended`], [`StoreError::Full`], [`StoreError::Fault`].
    fn postpone(&self, mail: MailId, until: Timestamp) -> Result<(), StoreError>;

    /// The envelope and the message of a mail, while its key is there.
    ///
    /// # Errors
    /// [`StoreError::Unknown`], [`StoreError::Destroyed`], [`StoreError::Unsealable`], [`StoreError::Fault`].
    fn load(&self, mail: MailId) -> Result<(Envelope, Sensitive<Vec<u8>>), StoreError>;

    /// What can be told of a mail without opening it.
    ///
    /// # Errors
    /// [`StoreError::Unknown`], [`StoreError::Fault`].
    fn mail(&self, mail: MailId) -> Result<MailInfo, StoreError>;

    /// A snapshot of a team's register; version 0 and empty for a team never seen. Cases whose original is gone have
    /// none.
    ///
    /// # Errors
    /// [`StoreError::Unsealable`], [`StoreError::Fault`].
    fn register(&self, team: &TeamId) -> Result<Register, StoreError>;

    /// Every team that has a register, sorted.
    ///
    /// # Errors
    /// [`StoreError::Fault`].
    fn teams(&self) -> Result<Vec<TeamId>, StoreError>;

    /// One case.
    ///
    /// # Errors
    /// [`StoreError::Unknown`], [`StoreError::Destroyed`], [`StoreError::Unsealable`], [`StoreError::Fault`].
    fn case(&self, team: &TeamId, number: CaseNumber) -> Result<CaseRecord, StoreError>;

    /// The mails that belong to a case, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Fault`].
    fn case_mails(&self, team: &TeamId, number: CaseNumber) -> Result<Vec<MailInfo>, StoreError>;

    /// The outgoing mails of a case, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Unsealable`], [`StoreError::Fault`].
    fn case_outgoing(&self, team: &TeamId, number: CaseNumber) -> Result<Vec<OutgoingInfo>, StoreError>;

    /// Takes a commit whole and returns the team's new version.
    ///
    /// # Errors
    /// [`StoreError::Moved`] when the team's version is no longer the delta's base, [`StoreError::Ended`] when the mail
    /// has ended before, [`StoreError::Unknown`] for a mail or case that is not there, [`StoreError::Full`],
    /// [`StoreError::Fault`].
    fn commit(&self, commit: Commit) -> Result<u64, StoreError>;

    /// Outgoing mails with a recipient whose moment has come, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Unsealable`], [`StoreError::Fault`].
    fn due(&self, now: Timestamp, limit: usize) -> Result<Vec<Due>, StoreError>;

    /// Marks recipients and appends the audit lines of it, in one transaction. A recipient that no longer waits changes
    /// only from sent to failed (a late report) and from gone to sent (it was on its way when it was stopped); any other
    /// change is passed over, as is a mark of a mail that has been erased meanwhile. The audit lines are kept always.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::Fault`].
    fn mark(&self, marks: &[Mark], audit: &[AuditEntry], now: Timestamp) -> Result<(), StoreError>;

    /// One outgoing mail without its bytes, as for a delivery report.
    ///
    /// # Errors
    /// [`StoreError::Unknown`], [`StoreError::Destroyed`], [`StoreError::Unsealable`], [`StoreError::Fault`].
    fn outgoing(&self, id: Ulid) -> Result<OutgoingInfo, StoreError>;

    /// Outgoing mails with a failed recipient of whom the coördinator has not been told (see [`Commit::reported`]),
    /// oldest first.
    ///
    /// # Errors
    /// [`StoreError::Unsealable`], [`StoreError::Fault`].
    fn unreported(&self, limit: usize) -> Result<Vec<OutgoingInfo>, StoreError>;

    /// Destroys what its terms say must be gone by `now`, and finishes any destruction that a crash cut short. Each
    /// destroyed key gets an audit line. May be called as often as one likes.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::Fault`].
    fn purge(&self, now: Timestamp, terms: &dyn Fn(&TeamId) -> Retention) -> Result<Purged, StoreError>;

    /// Erases a case at once: both keys, every text, whatever of it still waits to be sent. `entry` is the audit line.
    ///
    /// # Errors
    /// [`StoreError::Unknown`], [`StoreError::Full`], [`StoreError::Fault`].
    fn erase(
        &self,
        team: &TeamId,
        number: CaseNumber,
        now: Timestamp,
        entry: &AuditEntry,
    ) -> Result<Vec<Destroyed>, StoreError>;

    /// Evidence: which keys of a case were destroyed, and when.
    ///
    /// # Errors
    /// [`StoreError::Fault`].
    fn destroyed(&self, team: &TeamId, number: CaseNumber) -> Result<Vec<Destroyed>, StoreError>;

    /// Appends audit lines that belong to no commit and returns the head; none while the log is empty.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::Fault`].
    fn audit_append(&self, entries: &[AuditEntry], now: Timestamp) -> Result<Option<AuditHead>, StoreError>;

    /// Audit lines in order.
    ///
    /// # Errors
    /// [`StoreError::Fault`].
    fn audit_list(&self, query: &AuditQuery) -> Result<Vec<AuditLine>, StoreError>;

    /// The end of the chain; none while it is empty. Stands in every agenda.
    ///
    /// # Errors
    /// [`StoreError::Fault`].
    fn audit_head(&self) -> Result<Option<AuditHead>, StoreError>;

    /// Walks the whole chain. With a head from an agenda it must also be found in the chain.
    ///
    /// # Errors
    /// [`StoreError::Fault`] when it cannot be read; what is wrong with the chain stands in the report.
    fn audit_verify(&self, head: Option<&AuditHead>) -> Result<AuditReport, StoreError>;

    /// A note by its key, such as a schedule mark. Notes hold no personal data.
    ///
    /// # Errors
    /// [`StoreError::Fault`].
    fn note(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Sets a note.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::Fault`].
    fn set_note(&self, key: &str, value: &str) -> Result<(), StoreError>;

    /// How much waits.
    ///
    /// # Errors
    /// [`StoreError::Fault`].
    fn tally(&self) -> Result<Tally, StoreError>;

    /// Bytes free for us on the disk of the data folder, without touching it; 0 when nobody can say. Quick: for each
    /// mail transaction.
    fn free_bytes(&self) -> u64;

    /// Whether a write can be synced, and how much disk is free. Writes and syncs: for health pages, not for each mail.
    fn health(&self) -> Health;
}
