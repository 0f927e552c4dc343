//! Notes, figures and health.

use super::{moment, worded};
use crate::model::TeamId;
use crate::store::{StoreError, Tally};
use jiff::Timestamp;
use rusqlite::{Connection, Transaction, params};

pub(super) fn set_note(tx: &Transaction<'_>, key: &str, value: &str) -> Result<(), StoreError> {
    tx.prepare_cached("INSERT OR REPLACE INTO notes(name, value) VALUES(?, ?)")?.execute(params![key, value])?;
    Ok(())
}

/// A write that means nothing, to see that writing works.
pub(super) fn touch(tx: &Transaction<'_>) -> Result<(), StoreError> {
    tx.execute("INSERT OR REPLACE INTO meta(name, value) VALUES('touched', randomblob(8))", [])?;
    Ok(())
}

pub(super) fn tally(tx: &Connection) -> Result<Tally, StoreError> {
    let (received, oldest_received) = count(tx, "SELECT count(*), min(received) FROM mails WHERE next IS NOT NULL")?;
    let (waiting, oldest_waiting) = count(
        tx,
        "SELECT count(*), min(o.made) FROM recipients r JOIN outgoing o ON o.id = r.outgoing WHERE r.state = 'waiting'",
    )?;
    let (unreported, _) = count(tx, "SELECT count(*), NULL FROM recipients WHERE state = 'failed' AND reported = 0")?;
    let (_, oldest_held) = count(tx, "SELECT count(*), min(opened) FROM cases WHERE state = 'held'")?;
    let mut tally =
        Tally { received, oldest_received, oldest_held, waiting, oldest_waiting, unreported, ..Tally::default() };
    let mut statement =
        tx.prepare("SELECT team, state, count(*) FROM cases GROUP BY team, state ORDER BY team, state")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let state: String = row.get(1)?;
        if let Some(state) = worded(&state) {
            let number: i64 = row.get(2)?;
            tally.cases.entry(TeamId(row.get(0)?)).or_default().push((state, number.unsigned_abs()));
        }
    }
    Ok(tally)
}

fn count(tx: &Connection, query: &str) -> Result<(u64, Option<Timestamp>), StoreError> {
    let (number, oldest): (i64, Option<i64>) = tx.query_row(query, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((number.unsigned_abs(), oldest.map(moment)))
}
