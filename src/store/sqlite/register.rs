//! Registers: a team's cases and state, sealed. A case record lies under the key of its rest, its original apart under
//! the key of originals.

use super::keys::{self, CaseKey, Found, KeyId};
use super::{from_json, millis, to_json, word};
use crate::model::{CaseNumber, TeamId};
use crate::register::{CaseRecord, Register, TeamState};
use crate::store::seal::{Key, Sealed};
use crate::store::{KeyKind, StoreError};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use zeroize::Zeroizing;

/// The team's version; 0 for one never seen.
pub(super) fn version(tx: &Connection, team: &TeamId) -> Result<u64, StoreError> {
    let version: Option<i64> = tx
        .prepare_cached("SELECT version FROM teams WHERE team = ?")?
        .query_row([&team.0], |row| row.get(0))
        .optional()?;
    Ok(version.unwrap_or(0).unsigned_abs())
}

/// Moves the version on, so that nothing decided on an older snapshot is taken.
pub(super) fn advance(tx: &Transaction<'_>, team: &TeamId) -> Result<u64, StoreError> {
    tx.prepare_cached(
        "INSERT INTO teams(team, version) VALUES(?, 1) ON CONFLICT(team) DO UPDATE SET version = version + 1",
    )?
    .execute([&team.0])?;
    version(tx, team)
}

pub(super) fn set_state(
    tx: &Transaction<'_>,
    master: &Key,
    team: &TeamId,
    state: &TeamState,
) -> Result<(), StoreError> {
    let sealed = master.seal(Sealed::Team, team.0.as_bytes(), &Zeroizing::new(to_json(state)?))?;
    tx.prepare_cached("UPDATE teams SET sealed = ? WHERE team = ?")?.execute(params![sealed, team.0])?;
    Ok(())
}

pub(super) fn teams(tx: &Connection) -> Result<Vec<TeamId>, StoreError> {
    let mut statement = tx.prepare("SELECT team FROM teams ORDER BY team")?;
    let rows = statement.query_map([], |row| row.get(0).map(TeamId))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn exists(tx: &Connection, team: &TeamId, number: CaseNumber) -> Result<bool, StoreError> {
    Ok(tx
        .prepare_cached("SELECT 1 FROM cases WHERE team = ? AND number = ?")?
        .exists(params![team.0, number.to_string()])?)
}

/// Where a case's values stand: part of what they are sealed with.
fn place(team: &TeamId, number: &str) -> Vec<u8> {
    format!("{team}\0{number}").into_bytes()
}

/// Writes a case whole, in place of what was there.
pub(super) fn put(
    tx: &Transaction<'_>,
    team: &TeamId,
    mut record: CaseRecord,
    rest: &CaseKey,
    original: Option<&CaseKey>,
) -> Result<(), StoreError> {
    let number = record.number.to_string();
    let place = place(team, &number);
    let sealed_original = match (record.original.take(), original) {
        (Some(text), Some(key)) => Some(key.key.seal(Sealed::Original, &place, &Zeroizing::new(to_json(&text)?))?),
        _ => None,
    };
    let original_key = sealed_original.as_ref().and(original).map(|key| key.id);
    let sealed = rest.key.seal(Sealed::Case, &place, &Zeroizing::new(to_json(&record)?))?;
    tx.prepare_cached(
        "INSERT INTO cases(team, number, state, opened, meeting, key, sealed, original_key, original)
         VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT(team, number) DO UPDATE SET state = excluded.state, opened = excluded.opened,
             meeting = excluded.meeting, key = excluded.key, sealed = excluded.sealed,
             original_key = excluded.original_key, original = excluded.original",
    )?
    .execute(params![
        team.0,
        number,
        word(&record.state)?,
        millis(record.opened),
        record.meeting.map(millis),
        rest.id,
        sealed,
        original_key,
        sealed_original,
    ])?;
    Ok(())
}

/// A case as it lies in its row.
struct Laid {
    number: String,
    key: KeyId,
    sealed: Vec<u8>,
    original_key: Option<KeyId>,
    original: Option<Vec<u8>>,
}

const LAID: &str = "SELECT number, key, sealed, original_key, original FROM cases WHERE team = ?";

fn laid(row: &Row<'_>) -> rusqlite::Result<Laid> {
    Ok(Laid {
        number: row.get(0)?,
        key: row.get(1)?,
        sealed: row.get(2)?,
        original_key: row.get(3)?,
        original: row.get(4)?,
    })
}

/// Opens a case. Without its rest key there is no case; without the key of originals there is no original.
fn open(keys: &Connection, master: &Key, team: &TeamId, laid: &Laid) -> Result<CaseRecord, StoreError> {
    let unsealable = StoreError::Unsealable { what: "a case" };
    let number: CaseNumber = laid.number.parse().map_err(|_| unsealable.clone())?;
    let place = place(team, &laid.number);
    let mut record: CaseRecord = match keys::find(keys, master, team, number, KeyKind::Rest, &laid.key)? {
        Found::Live(key) => from_json(&key.open(Sealed::Case, &place, &laid.sealed)?, "a case")?,
        Found::Destroyed => return Err(StoreError::Destroyed),
        Found::Missing => return Err(unsealable),
    };
    if let (Some(id), Some(sealed)) = (&laid.original_key, &laid.original) {
        record.original = match keys::find(keys, master, team, number, KeyKind::Original, id)? {
            Found::Live(key) => {
                Some(from_json(&key.open(Sealed::Original, &place, sealed)?, "the original of a case")?)
            }
            Found::Destroyed => None,
            Found::Missing => return Err(StoreError::Unsealable { what: "the original of a case" }),
        };
    }
    Ok(record)
}

pub(super) fn one(
    tx: &Connection,
    keys: &Connection,
    master: &Key,
    team: &TeamId,
    number: CaseNumber,
) -> Result<CaseRecord, StoreError> {
    let row = tx
        .prepare_cached(&format!("{LAID} AND number = ?"))?
        .query_row(params![team.0, number.to_string()], laid)
        .optional()?;
    match row {
        Some(row) => open(keys, master, team, &row),
        None if keys::destroyed(keys, team, number)?.is_empty() => Err(StoreError::Unknown),
        None => Err(StoreError::Destroyed),
    }
}

pub(super) fn snapshot(
    tx: &Connection,
    keys: &Connection,
    master: &Key,
    team: &TeamId,
) -> Result<Register, StoreError> {
    let version = version(tx, team)?;
    let sealed: Option<Vec<u8>> = tx
        .prepare_cached("SELECT sealed FROM teams WHERE team = ?")?
        .query_row([&team.0], |row| row.get(0))
        .optional()?
        .flatten();
    let state = match sealed {
        Some(sealed) => from_json(&master.open(Sealed::Team, team.0.as_bytes(), &sealed)?, "the state of a team")?,
        None => TeamState::default(),
    };
    let mut statement = tx.prepare_cached(&format!("{LAID} ORDER BY number"))?;
    let rows: Vec<Laid> = statement.query_map([&team.0], laid)?.collect::<Result<_, _>>()?;
    let mut cases = Vec::with_capacity(rows.len());
    for row in &rows {
        match open(keys, master, team, row) {
            Ok(record) => cases.push(record),
            // Erased, or its term is over, and the row itself is not yet removed.
            Err(StoreError::Destroyed) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Register { version, team: team.clone(), cases, state })
}

/// What purging needs to know of a case.
pub(super) struct Term {
    pub(super) team: TeamId,
    pub(super) number: CaseNumber,
    pub(super) opened: Timestamp,
    pub(super) meeting: Option<Timestamp>,
    pub(super) key: KeyId,
    pub(super) original_key: Option<KeyId>,
}

pub(super) fn terms(tx: &Connection) -> Result<Vec<Term>, StoreError> {
    let mut statement = tx.prepare("SELECT team, number, opened, meeting, key, original_key FROM cases")?;
    let mut rows = statement.query([])?;
    let mut terms = Vec::new();
    while let Some(row) = rows.next()? {
        let Some((team, number)) = super::mails::case_of(row.get(0)?, row.get(1)?) else { continue };
        terms.push(Term {
            team,
            number,
            opened: super::moment(row.get(2)?),
            meeting: row.get::<_, Option<i64>>(3)?.map(super::moment),
            key: row.get(4)?,
            original_key: row.get(5)?,
        });
    }
    Ok(terms)
}

/// Removes the sealed original of a case, whose key is no more.
pub(super) fn forget_original(tx: &Transaction<'_>, team: &TeamId, number: CaseNumber) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE cases SET original = NULL, original_key = NULL WHERE team = ? AND number = ?",
        params![team.0, number.to_string()],
    )?;
    Ok(())
}

/// Removes a case.
pub(super) fn forget(tx: &Transaction<'_>, team: &TeamId, number: CaseNumber) -> Result<(), StoreError> {
    tx.execute("DELETE FROM cases WHERE team = ? AND number = ?", params![team.0, number.to_string()])?;
    Ok(())
}
