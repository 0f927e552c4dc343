//! Connections and transactions: how the two files are opened, written in one transaction and read beside it.

use super::schema;
use crate::store::StoreError;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long another process (the command line beside the gateway) may hold a lock before we give up.
const BUSY: Duration = Duration::from_secs(10);
/// How long accepted mails may wait for the log to be folded.
const BRIEFLY: Duration = Duration::from_millis(200);
/// Readers kept open between uses.
const READERS: usize = 4;

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::Full,
            _ => Self::Fault { place: super::MAIN.into(), what: error.to_string() },
        }
    }
}

/// As the conversion above, for the file of the keys.
pub(super) fn keys_fault(error: rusqlite::Error) -> StoreError {
    match StoreError::from(error) {
        StoreError::Fault { what, .. } => StoreError::Fault { place: super::KEYS.into(), what },
        other => other,
    }
}

/// Both files, open for writing.
pub(super) struct Pair {
    main: Connection,
    keys: Connection,
}

/// The connections of one process. One writer at a time; readers beside it.
pub(super) struct Db {
    folder: PathBuf,
    /// None after a fault of the disk: the next write starts on fresh connections.
    writer: Mutex<Option<Pair>>,
    readers: Mutex<Vec<Pair>>,
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic while the lock was held has dropped, so rolled back, its transaction: what is inside is sound.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Db {
    /// Opens both files, making them in an empty folder. Says whether the folder was new.
    pub(super) fn open(folder: &Path) -> Result<(Self, bool), StoreError> {
        let (main, keys) = (folder.join(super::MAIN), folder.join(super::KEYS));
        let new = !main.exists();
        if !new && !keys.exists() {
            let what = "is missing while casuspoort.db is there: restore it, without it no case can be read";
            return Err(StoreError::Fault { place: super::KEYS.into(), what: what.into() });
        }
        for path in [&keys, &main] {
            make_private(path)?;
        }
        let db = Self { folder: folder.to_owned(), writer: Mutex::new(None), readers: Mutex::default() };
        let mut pair = db.connect()?;
        form(&mut pair.keys, schema::KEYS).map_err(|error| match error {
            StoreError::Fault { what, .. } => StoreError::Fault { place: super::KEYS.into(), what },
            other => other,
        })?;
        form(&mut pair.main, schema::MAIN)?;
        File::open(folder).and_then(|f| f.sync_all()).map_err(|e| io_fault(folder, &e))?;
        *held(&db.writer) = Some(pair);
        Ok((db, new))
    }

    fn connect(&self) -> Result<Pair, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let main = Connection::open_with_flags(self.folder.join(super::MAIN), flags)?;
        main.busy_timeout(BUSY)?;
        main.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
             PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864; PRAGMA trusted_schema = OFF;",
        )?;
        main.set_prepared_statement_cache_capacity(64);
        let keys = Connection::open_with_flags(self.folder.join(super::KEYS), flags).map_err(keys_fault)?;
        keys.busy_timeout(BUSY).map_err(keys_fault)?;
        // EXTRA also syncs the folder after the journal is gone: a key must not come back, nor a new one be rolled
        // back, by a power cut after the main file already rests on it.
        keys.execute_batch(
            "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;",
        )
        .map_err(keys_fault)?;
        Ok(Pair { main, keys })
    }

    /// Runs `work` in one transaction of the main file, synced when this returns `Ok`, undone otherwise. `work` also
    /// gets the connection to the keys: what it commits there is synced before the main file is.
    pub(super) fn write<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>, &mut Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut writer = held(&self.writer);
        let mut pair = match writer.take() {
            Some(pair) => pair,
            None => self.connect()?,
        };
        let result = (|| {
            let tx = pair.main.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = work(&tx, &mut pair.keys)?;
            tx.commit()?;
            Ok(value)
        })();
        // After a fault of the disk a failed sync must not be followed by a good one on the same connection.
        if !matches!(result, Err(StoreError::Fault { .. })) {
            *writer = Some(pair);
        }
        result
    }

    /// Runs `work` on one snapshot of the main file, beside any writer.
    pub(super) fn read<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>, &Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let spare = held(&self.readers).pop();
        let mut pair = match spare {
            Some(pair) => pair,
            None => self.connect()?,
        };
        let result = {
            let tx = pair.main.transaction_with_behavior(TransactionBehavior::Deferred)?;
            work(&tx, &pair.keys)
        };
        let mut readers = held(&self.readers);
        if readers.len() < READERS && !matches!(result, Err(StoreError::Fault { .. })) {
            readers.push(pair);
        }
        result
    }

    /// Folds the write-ahead log into the main file and cuts it off, so that no page of a removed row stays in it.
    pub(super) fn fold_log(&self) -> Result<(), StoreError> {
        let mut writer = held(&self.writer);
        let pair = match writer.take() {
            Some(pair) => pair,
            None => self.connect()?,
        };
        // A reader elsewhere may keep it from being cut off now; nobody waits for it, the next purge tries again.
        pair.main.busy_timeout(BRIEFLY)?;
        pair.main.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        pair.main.busy_timeout(BUSY)?;
        *writer = Some(pair);
        Ok(())
    }

    /// For tests: a ceiling to the size of the main file, as a full disk would set it.
    #[cfg(test)]
    pub(super) fn limit_pages(&self, more: i64) {
        let writer = held(&self.writer);
        let main = &writer.as_ref().expect("open").main;
        let pages: i64 = main.query_row("PRAGMA page_count", [], |row| row.get(0)).expect("reads");
        main.query_row(&format!("PRAGMA max_page_count = {}", pages.saturating_add(more)), [], |_| Ok(()))
            .expect("sets");
    }
}

/// Makes the tables of a new file; refuses one of a newer program.
fn form(connection: &mut Connection, tables: &str) -> Result<(), StoreError> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: i64 = tx.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    match found {
        0 => {
            tx.execute_batch(tables)?;
            tx.pragma_update(None, "user_version", schema::FORM)?;
        }
        schema::FORM => {}
        found => return Err(StoreError::Newer { found, known: schema::FORM }),
    }
    Ok(tx.commit()?)
}

fn make_private(path: &Path) -> Result<(), StoreError> {
    OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(path)
        .and_then(|file| file.sync_all())
        .map_err(|e| io_fault(path, &e))
}

pub(super) fn io_fault(path: &Path, error: &std::io::Error) -> StoreError {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::Fault { place: path.display().to_string(), what: error.to_string() },
    }
}
