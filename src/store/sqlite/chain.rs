//! The audit log: appended, listed, verified. Its head is also kept sealed under the master key, so that who cuts lines
//! off without that key is found out.

use super::{millis, moment, to_json};
use crate::model::AuditEntry;
use crate::store::audit::{LineHash, START, Walk, link};
use crate::store::seal::{Key, Sealed};
use crate::store::{AuditHead, AuditLine, AuditQuery, AuditReport, StoreError};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

fn last(tx: &Connection) -> Result<Option<(u64, LineHash)>, StoreError> {
    let row: Option<(i64, LineHash)> = tx
        .prepare_cached("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(row.map(|(seq, hash)| (seq.unsigned_abs(), hash)))
}

pub(super) fn head(tx: &Connection) -> Result<Option<AuditHead>, StoreError> {
    Ok(last(tx)?.map(|(seq, hash)| AuditHead::of(seq, &hash)))
}

/// Appends lines in order and returns the new head.
pub(super) fn append(
    tx: &Transaction<'_>,
    master: &Key,
    entries: &[AuditEntry],
    now: Timestamp,
) -> Result<Option<AuditHead>, StoreError> {
    let (mut seq, mut hash) = last(tx)?.unwrap_or((0, START));
    if entries.is_empty() {
        return head(tx);
    }
    // What is hashed is what is kept: to the millisecond.
    let at = moment(millis(now));
    let mut insert = tx.prepare_cached("INSERT INTO audit(seq, at, line, hash) VALUES(?, ?, ?, ?)")?;
    for entry in entries {
        let json = to_json(entry)?;
        let line = String::from_utf8_lossy(&json);
        seq += 1;
        hash = link(&hash, seq, at, &line);
        insert.execute(params![seq.cast_signed(), millis(at), line, hash])?;
    }
    let sealed = master.seal(Sealed::AuditHead, b"", &[&seq.to_be_bytes()[..], &hash].concat())?;
    tx.execute("INSERT OR REPLACE INTO meta(name, value) VALUES('audit', ?)", [sealed])?;
    Ok(Some(AuditHead::of(seq, &hash)))
}

pub(super) fn list(tx: &Connection, query: &AuditQuery) -> Result<Vec<AuditLine>, StoreError> {
    let mut statement = tx.prepare_cached("SELECT seq, at, line FROM audit WHERE seq > ? ORDER BY seq")?;
    let mut rows = statement.query([query.after.cast_signed()])?;
    let mut lines = Vec::new();
    let limit = query.limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
    while lines.len() < limit
        && let Some(row) = rows.next()?
    {
        let seq: i64 = row.get(0)?;
        let line = AuditLine { seq: seq.unsigned_abs(), at: moment(row.get(1)?), line: row.get(2)? };
        if wanted(&line, query) {
            lines.push(line);
        }
    }
    Ok(lines)
}

fn wanted(line: &AuditLine, query: &AuditQuery) -> bool {
    if query.team.is_none() && query.case.is_none() {
        return true;
    }
    line.entry().is_some_and(|entry| {
        query.team.as_ref().is_none_or(|team| entry.team.as_ref() == Some(team))
            && query.case.is_none_or(|case| entry.case == Some(case))
    })
}

pub(super) fn verify(tx: &Connection, master: &Key, wanted: Option<&AuditHead>) -> Result<AuditReport, StoreError> {
    let mut walk = Walk::new(wanted);
    let mut statement = tx.prepare("SELECT seq, at, line, hash FROM audit ORDER BY seq")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        // A line that is no text or a hash that is no blob any more counts as changed, not as a fault of the disk.
        let (line, hash): (String, Vec<u8>) = (row.get(2).unwrap_or_default(), row.get(3).unwrap_or_default());
        walk.line(seq.unsigned_abs(), moment(row.get(1).unwrap_or(i64::MIN)), &line, &hash);
    }
    Ok(walk.finish(remembered(tx, master)?))
}

/// The head as sealed beside the lines; none when there is none or it was put there by somebody without the key.
fn remembered(tx: &Connection, master: &Key) -> Result<Option<AuditHead>, StoreError> {
    let sealed: Option<Vec<u8>> =
        tx.query_row("SELECT value FROM meta WHERE name = 'audit'", [], |row| row.get(0)).optional()?;
    let Some(Ok(text)) = sealed.map(|sealed| master.open(Sealed::AuditHead, b"", &sealed)) else { return Ok(None) };
    Ok(text
        .split_first_chunk::<8>()
        .and_then(|(seq, hash)| Some(AuditHead::of(u64::from_be_bytes(*seq), hash.try_into().ok()?))))
}
