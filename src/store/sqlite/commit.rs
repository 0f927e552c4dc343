//! A commit: everything that one step changes, in one transaction.

use super::keys::{self, CaseKey};
use super::{chain, mails, millis, outbox, register, state};
use crate::model::CaseNumber;
use crate::store::seal::Key;
use crate::store::{Commit, KeyKind, StoreError};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use std::collections::BTreeMap;

/// The keys of the cases that a commit touches.
type Keys = BTreeMap<(CaseNumber, KeyKind), CaseKey>;

/// Takes a commit and returns the team's new version.
pub(super) fn take(
    tx: &Transaction<'_>,
    keys: &mut Connection,
    master: &Key,
    commit: Commit,
) -> Result<u64, StoreError> {
    let Commit { team, now, mail, delta, stop, stop_named, outbox: outgoing, marks, reported, audit, notes } = &commit;
    if register::version(tx, team)? != delta.base {
        return Err(StoreError::Moved);
    }
    let case_keys = ready_keys(keys, master, &commit)?;
    let version = register::advance(tx, team)?;
    if let Some(state) = &delta.state {
        register::set_state(tx, master, team, state)?;
    }
    for record in &delta.cases {
        let rest = case_keys.get(&(record.number, KeyKind::Rest)).ok_or(StoreError::Unknown)?;
        let original = case_keys.get(&(record.number, KeyKind::Original));
        register::put(tx, team, record.clone(), rest, original)?;
    }
    for number in mail.iter().filter_map(|(_, end)| end.case).chain(outgoing.iter().filter_map(|new| new.passed.case()))
    {
        if !register::exists(tx, team, number)? {
            return Err(StoreError::Unknown);
        }
    }
    if let Some((id, end)) = mail {
        let original = end.case.and_then(|number| case_keys.get(&(number, KeyKind::Original)));
        mails::end(tx, master, team, *id, end, original)?;
    }
    for number in stop {
        stop_case(tx, &team.0, *number, 1, millis(*now))?;
    }
    for number in stop_named {
        stop_case(tx, &team.0, *number, 2, millis(*now))?;
    }
    for new in outgoing {
        let rest = new.passed.case().and_then(|number| case_keys.get(&(number, KeyKind::Rest)));
        outbox::insert(tx, master, team, *now, new, rest)?;
    }
    outbox::mark(tx, keys, master, marks)?;
    outbox::report(tx, keys, master, reported)?;
    chain::append(tx, master, audit, *now)?;
    for (key, value) in notes {
        state::set_note(tx, key, value)?;
    }
    Ok(version)
}

/// Finds or makes every case key that the commit needs. New ones are synced before the main file rests on them; should
/// that commit then fail, they lie unused until the case comes again.
fn ready_keys(keys: &mut Connection, master: &Key, commit: &Commit) -> Result<Keys, StoreError> {
    let mut wanted: Vec<(CaseNumber, KeyKind)> = Vec::new();
    for record in &commit.delta.cases {
        wanted.push((record.number, KeyKind::Rest));
        if record.original.is_some() {
            wanted.push((record.number, KeyKind::Original));
        }
    }
    wanted.extend(commit.mail.iter().filter_map(|(_, end)| end.case).map(|number| (number, KeyKind::Original)));
    wanted.extend(commit.outbox.iter().filter_map(|new| new.passed.case()).map(|number| (number, KeyKind::Rest)));
    if wanted.is_empty() {
        return Ok(Keys::new());
    }
    let tx = keys.transaction_with_behavior(TransactionBehavior::Immediate).map_err(super::db::keys_fault)?;
    let mut found = Keys::new();
    for (number, kind) in wanted {
        if let std::collections::btree_map::Entry::Vacant(free) = found.entry((number, kind)) {
            free.insert(keys::ensure(&tx, master, &commit.team, number, kind, commit.now)?);
        }
    }
    tx.commit().map_err(super::db::keys_fault)?;
    Ok(found)
}

/// Nothing of the case that still waits goes to the team any more; with `least` 2 nothing with a name in it.
fn stop_case(tx: &Transaction<'_>, team: &str, number: CaseNumber, least: u8, now: i64) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE recipients SET state = 'gone', at = ? WHERE state = 'waiting' AND outgoing IN
             (SELECT id FROM outgoing WHERE team = ? AND number = ? AND to_team >= ?)",
        params![now, team, number.to_string(), least],
    )?;
    Ok(())
}
