//! Keys of cases, in `keys.db`: made, found, destroyed. Whatever is committed here is synced before the main file.

use super::db::keys_fault;
use super::{millis, moment, new_id};
use crate::model::{CaseNumber, TeamId};
use crate::store::seal::{Key, Sealed};
use crate::store::{Destroyed, KeyKind, StoreError};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashMap;

/// Id of a case key.
pub(super) type KeyId = [u8; 16];

/// A case key with its id.
pub(super) struct CaseKey {
    pub(super) id: KeyId,
    pub(super) key: Key,
}

/// What has become of a key.
pub(super) enum Found {
    /// It is there.
    Live(Key),
    /// It was destroyed.
    Destroyed,
    /// This file never had it: it is not the one that belongs to the main file.
    Missing,
}

fn name(kind: KeyKind) -> &'static str {
    match kind {
        KeyKind::Original => "original",
        KeyKind::Rest => "rest",
    }
}

fn place(team: &TeamId, number: CaseNumber, kind: KeyKind, id: &KeyId) -> Vec<u8> {
    [format!("{team}\0{number}\0{}\0", name(kind)).as_bytes(), id].concat()
}

/// The live key of a case, made if there is none.
pub(super) fn ensure(
    keys: &Connection,
    master: &Key,
    team: &TeamId,
    number: CaseNumber,
    kind: KeyKind,
    now: Timestamp,
) -> Result<CaseKey, StoreError> {
    let found: Option<(KeyId, Vec<u8>)> = keys
        .prepare_cached(
            "SELECT id, wrap FROM keys WHERE team = ? AND number = ? AND kind = ? AND destroyed IS NULL
             ORDER BY made DESC LIMIT 1",
        )
        .and_then(|mut s| {
            s.query_row(params![team.0, number.to_string(), name(kind)], |r| Ok((r.get(0)?, r.get(1)?))).optional()
        })
        .map_err(keys_fault)?;
    if let Some((id, wrap)) = found {
        let key = master.unwrap(Sealed::CaseKey, &place(team, number, kind, &id), &wrap)?;
        return Ok(CaseKey { id, key });
    }
    let (id, key) = (new_id()?, Key::random()?);
    let wrap = master.wrap(Sealed::CaseKey, &place(team, number, kind, &id), &key)?;
    keys.prepare_cached("INSERT INTO keys(id, team, number, kind, wrap, made) VALUES(?, ?, ?, ?, ?, ?)")
        .and_then(|mut s| s.execute(params![id, team.0, number.to_string(), name(kind), wrap, millis(now)]))
        .map_err(keys_fault)?;
    Ok(CaseKey { id, key })
}

/// One key by its id.
pub(super) fn find(
    keys: &Connection,
    master: &Key,
    team: &TeamId,
    number: CaseNumber,
    kind: KeyKind,
    id: &KeyId,
) -> Result<Found, StoreError> {
    let row: Option<Option<Vec<u8>>> = keys
        .prepare_cached("SELECT wrap FROM keys WHERE id = ?")
        .and_then(|mut s| s.query_row([id], |row| row.get(0)).optional())
        .map_err(keys_fault)?;
    Ok(match row {
        None => Found::Missing,
        Some(None) => Found::Destroyed,
        Some(Some(wrap)) => Found::Live(master.unwrap(Sealed::CaseKey, &place(team, number, kind, id), &wrap)?),
    })
}

/// Every key id with whether it is still live.
pub(super) fn all_states(keys: &Connection) -> Result<HashMap<KeyId, bool>, StoreError> {
    let mut statement = keys.prepare_cached("SELECT id, destroyed IS NULL FROM keys").map_err(keys_fault)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).map_err(keys_fault)?;
    rows.collect::<Result<_, _>>().map_err(keys_fault)
}

/// Destroys every live key of these kinds of a case. The rows stay as evidence. To be committed by the caller.
pub(super) fn destroy(
    keys: &Connection,
    team: &TeamId,
    number: CaseNumber,
    kinds: &[KeyKind],
    now: Timestamp,
) -> Result<(), StoreError> {
    for kind in kinds {
        keys.prepare_cached(
            "UPDATE keys SET wrap = NULL, destroyed = ? WHERE team = ? AND number = ? AND kind = ? AND destroyed IS NULL",
        )
        .and_then(|mut s| s.execute(params![millis(now), team.0, number.to_string(), name(*kind)]))
        .map_err(keys_fault)?;
    }
    Ok(())
}

/// The evidence on a case, oldest first.
pub(super) fn destroyed(keys: &Connection, team: &TeamId, number: CaseNumber) -> Result<Vec<Destroyed>, StoreError> {
    let mut statement = keys
        .prepare_cached(
            "SELECT kind, destroyed FROM keys WHERE team = ? AND number = ? AND destroyed IS NOT NULL
             ORDER BY destroyed, kind",
        )
        .map_err(keys_fault)?;
    let rows = statement
        .query_map(params![team.0, number.to_string()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))
        .map_err(keys_fault)?;
    rows.map(|row| {
        let (kind, at) = row.map_err(keys_fault)?;
        let kind = if kind == name(KeyKind::Original) { KeyKind::Original } else { KeyKind::Rest };
        Ok(Destroyed { team: team.clone(), case: number, kind, at: moment(at) })
    })
    .collect()
}
