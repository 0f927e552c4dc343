//! The embedded store: two SQLite files in one folder. `casuspoort.db` (WAL, every commit synced), `keys.db` (rollback
//! journal, so that a destroyed key is nowhere else). The command line may open the same folder beside the gateway.

mod chain;
mod commit;
mod db;
mod keys;
mod mails;
mod outbox;
mod purge;
mod register;
mod schema;
mod state;
#[cfg(test)]
mod tests;

use super::seal::{Key, Sealed};
use super::{
    AuditHead, AuditLine, AuditQuery, AuditReport, Begun, Commit, Destroyed, Due, Health, MailInfo, Mark, MasterKey,
    NewMail, OutgoingInfo, Purged, Retention, Store, StoreError, Tally, WaitingMail,
};
use crate::model::{AuditEntry, CaseNumber, Envelope, MailId, Sensitive, TeamId};
use crate::register::{CaseRecord, Register};
use db::{Db, io_fault};
use jiff::Timestamp;
use rusqlite::OptionalExtension;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs::{DirBuilder, File, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::PathBuf;
use ulid::Ulid;

const MAIN: &str = "casuspoort.db";
const KEYS: &str = "keys.db";
const LOCK: &str = "serving.lock";

/// Where and how the store lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SqliteSettings {
    /// The data folder; made with mode 0700 if it is not there.
    pub folder: PathBuf,
    /// The master key.
    pub master_key: MasterKey,
    /// Bytes that must stay free on the disk: below it no mail is kept (452).
    pub min_free: u64,
}

/// As what the folder is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// By the gateway: at most one at a time.
    Serve,
    /// By the command line, beside it.
    Tool,
}

/// The store in SQLite. Safe to share between threads.
pub struct Sqlite {
    db: Db,
    master: Key,
    folder: PathBuf,
    min_free: u64,
    /// Held as long as we serve.
    _serving: Option<File>,
}

impl Sqlite {
    /// Opens the store, making folder, files and master key at the first start.
    ///
    /// # Errors
    /// [`StoreError::MasterKey`] when the key is missing, readable by others or of the wrong size,
    /// [`StoreError::Unsealable`] when it is not the key of this folder, [`StoreError::InUse`] when another gateway serves
    /// from it, [`StoreError::Newer`], [`StoreError::Fault`].
    pub fn open(settings: &SqliteSettings, access: Access) -> Result<Self, StoreError> {
        let folder = &settings.folder;
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|e| io_fault(folder, &e))?;
        let serving = (access == Access::Serve).then(|| serve_alone(folder)).transpose()?;
        let master = settings.master_key.read(!folder.join(MAIN).exists())?;
        let (db, _) = Db::open(folder)?;
        check_master(&db, &master)?;
        Ok(Self { db, master, folder: folder.clone(), min_free: settings.min_free, _serving: serving })
    }

    /// Bytes free for us on the disk of the data folder.
    fn free(&self) -> Result<u64, StoreError> {
        let disk = rustix::fs::statvfs(&self.folder).map_err(|e| io_fault(&self.folder, &e.into()))?;
        Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
    }
}

fn serve_alone(folder: &std::path::Path) -> Result<File, StoreError> {
    let path = folder.join(LOCK);
    let file = OpenOptions::new().append(true).create(true).mode(0o600).open(&path).map_err(|e| io_fault(&path, &e))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(StoreError::InUse(folder.to_owned())),
        Err(std::fs::TryLockError::Error(error)) => Err(io_fault(&path, &error)),
    }
}

/// Opens the check value with the master key, or writes one into a folder that has none yet.
fn check_master(db: &Db, master: &Key) -> Result<(), StoreError> {
    let read = |tx: &rusqlite::Transaction<'_>| -> Result<Option<Vec<u8>>, StoreError> {
        Ok(tx.query_row("SELECT value FROM meta WHERE name = 'check'", [], |row| row.get(0)).optional()?)
    };
    if let Some(sealed) = db.read(|tx, _| read(tx))? {
        return master.open(Sealed::Check, b"", &sealed).map(drop);
    }
    db.write(|tx, _| match read(tx)? {
        Some(sealed) => master.open(Sealed::Check, b"", &sealed).map(drop),
        None => {
            let sealed = master.seal(Sealed::Check, b"", b"casuspoort")?;
            tx.execute("INSERT INTO meta(name, value) VALUES('check', ?)", [sealed])?;
            Ok(())
        }
    })
}

impl Store for Sqlite {
    fn keep(&self, mails: &[NewMail]) -> Result<(), StoreError> {
        let ready = mails.iter().map(|mail| mails::seal(&self.master, mail)).collect::<Result<Vec<_>, _>>()?;
        let wanted: usize = mails.iter().map(|mail| mail.bytes.expose().len()).sum();
        if self.free()? < self.min_free.saturating_add(wanted as u64) {
            return Err(StoreError::Full);
        }
        self.db.write(|tx, _| mails::insert(tx, &ready))
    }

    fn claim(&self, now: Timestamp, limit: usize) -> Result<Vec<WaitingMail>, StoreError> {
        self.db.read(|tx, _| mails::claim(tx, now, limit))
    }

    fn begin(&self, mail: MailId) -> Result<Begun, StoreError> {
        self.db.write(|tx, _| mails::begin(tx, mail))
    }

    fn postpone(&self, mail: MailId, until: Timestamp) -> Result<(), StoreError> {
        self.db.write(|tx, _| mails::postpone(tx, mail, until))
    }

    fn load(&self, mail: MailId) -> Result<(Envelope, Sensitive<Vec<u8>>), StoreError> {
        self.db.read(|tx, keys| mails::load(tx, keys, &self.master, mail))
    }

    fn mail(&self, mail: MailId) -> Result<MailInfo, StoreError> {
        self.db.read(|tx, _| mails::one(tx, mail))
    }

    fn register(&self, team: &TeamId) -> Result<Register, StoreError> {
        self.db.read(|tx, keys| register::snapshot(tx, keys, &self.master, team))
    }

    fn teams(&self) -> Result<Vec<TeamId>, StoreError> {
        self.db.read(|tx, _| register::teams(tx))
    }

    fn case(&self, team: &TeamId, number: CaseNumber) -> Result<CaseRecord, StoreError> {
        self.db.read(|tx, keys| register::one(tx, keys, &self.master, team, number))
    }

    fn case_mails(&self, team: &TeamId, number: CaseNumber) -> Result<Vec<MailInfo>, StoreError> {
        self.db.read(|tx, _| mails::of_case(tx, team, number))
    }

    fn case_outgoing(&self, team: &TeamId, number: CaseNumber) -> Result<Vec<OutgoingInfo>, StoreError> {
        self.db.read(|tx, keys| outbox::of_case(tx, keys, &self.master, team, number))
    }

    fn commit(&self, commit: Commit) -> Result<u64, StoreError> {
        self.db.write(|tx, keys| commit::take(tx, keys, &self.master, commit))
    }

    fn due(&self, now: Timestamp, limit: usize) -> Result<Vec<Due>, StoreError> {
        self.db.read(|tx, keys| outbox::due(tx, keys, &self.master, now, limit))
    }

    fn mark(&self, marks: &[Mark], audit: &[AuditEntry], now: Timestamp) -> Result<(), StoreError> {
        self.db.write(|tx, keys| {
            outbox::mark(tx, keys, &self.master, marks)?;
            chain::append(tx, &self.master, audit, now).map(drop)
        })
    }

    fn outgoing(&self, id: Ulid) -> Result<OutgoingInfo, StoreError> {
        self.db.read(|tx, keys| outbox::one(tx, keys, &self.master, id))
    }

    fn unreported(&self, limit: usize) -> Result<Vec<OutgoingInfo>, StoreError> {
        self.db.read(|tx, keys| outbox::unreported(tx, keys, &self.master, limit))
    }

    fn purge(&self, now: Timestamp, terms: &dyn Fn(&TeamId) -> Retention) -> Result<Purged, StoreError> {
        let purged = self.db.write(|tx, keys| purge::run(tx, keys, &self.master, now, terms))?;
        self.db.fold_log()?;
        Ok(purged)
    }

    fn erase(
        &self,
        team: &TeamId,
        number: CaseNumber,
        now: Timestamp,
        entry: &AuditEntry,
    ) -> Result<Vec<Destroyed>, StoreError> {
        let destroyed = self.db.write(|tx, keys| purge::erase(tx, keys, &self.master, team, number, now, entry))?;
        self.db.fold_log()?;
        Ok(destroyed)
    }

    fn destroyed(&self, team: &TeamId, number: CaseNumber) -> Result<Vec<Destroyed>, StoreError> {
        self.db.read(|_, keys| keys::destroyed(keys, team, number))
    }

    fn audit_append(&self, entries: &[AuditEntry], now: Timestamp) -> Result<Option<AuditHead>, StoreError> {
        self.db.write(|tx, _| chain::append(tx, &self.master, entries, now))
    }

    fn audit_list(&self, query: &AuditQuery) -> Result<Vec<AuditLine>, StoreError> {
        self.db.read(|tx, _| chain::list(tx, query))
    }

    fn audit_head(&self) -> Result<Option<AuditHead>, StoreError> {
        self.db.read(|tx, _| chain::head(tx))
    }

    fn audit_verify(&self, head: Option<&AuditHead>) -> Result<AuditReport, StoreError> {
        self.db.read(|tx, _| chain::verify(tx, &self.master, head))
    }

    fn note(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.db.read(|tx, _| {
            Ok(tx.query_row("SELECT value FROM notes WHERE name = ?", [key], |row| row.get(0)).optional()?)
        })
    }

    fn set_note(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.db.write(|tx, _| state::set_note(tx, key, value))
    }

    fn tally(&self) -> Result<Tally, StoreError> {
        self.db.read(|tx, _| state::tally(tx))
    }

    fn free_bytes(&self) -> u64 {
        self.free().unwrap_or(0)
    }

    fn health(&self) -> Health {
        let free_bytes = self.free_bytes();
        let writable = free_bytes >= self.min_free && self.db.write(|tx, _| state::touch(tx)).is_ok();
        Health { writable, free_bytes }
    }
}

fn millis(at: Timestamp) -> i64 {
    at.as_millisecond()
}

/// A moment from its column; one out of range (no file of ours holds one) is the earliest there is.
fn moment(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::MIN)
}

/// A count or place as SQLite takes it.
fn index(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn id_of(bytes: [u8; 16]) -> Ulid {
    Ulid::from_bytes(bytes)
}

fn new_id() -> Result<[u8; 16], StoreError> {
    let mut id = [0; 16];
    getrandom::fill(&mut id)
        .map_err(|error| StoreError::Fault { place: "random numbers".into(), what: error.to_string() })?;
    Ok(id)
}

fn to_json<T: Serialize>(value: &T) -> Result<Vec<u8>, StoreError> {
    // serde_json names types and fields in its errors, never values of ours.
    serde_json::to_vec(value).map_err(|e| StoreError::Fault { place: "json".into(), what: e.to_string() })
}

fn from_json<T: DeserializeOwned>(bytes: &[u8], what: &'static str) -> Result<T, StoreError> {
    // The message of the error may quote the text: only the kind of value is told.
    serde_json::from_slice(bytes).map_err(|_| StoreError::Unsealable { what })
}

/// The one word by which serde writes a value without fields.
fn word<T: Serialize>(value: &T) -> Result<String, StoreError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        _ => Err(StoreError::Fault { place: "json".into(), what: "no single word".into() }),
    }
}

fn worded<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}
