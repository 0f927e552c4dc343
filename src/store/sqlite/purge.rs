//! Forgetting (promise 8): first the key goes, synced, then the rows. A crash between the two leaves rows that nobody can
//! read; the next purge removes them and writes the audit line that was missed.

use super::db::keys_fault;
use super::keys::{self, KeyId};
use super::register::Term;
use super::{chain, mails, millis, moment, outbox, register};
use crate::model::{AuditEntry, AuditKind, CaseNumber, TeamId};
use crate::store::seal::Key;
use crate::store::{Destroyed, KeyKind, Purged, Retention, StoreError};
use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What must go of one case.
struct Doomed {
    team: TeamId,
    number: CaseNumber,
    kinds: Vec<KeyKind>,
}

pub(super) fn run(
    tx: &Transaction<'_>,
    keys: &mut Connection,
    master: &Key,
    now: Timestamp,
    terms: &dyn Fn(&TeamId) -> Retention,
) -> Result<Purged, StoreError> {
    let states = keys::all_states(keys)?;
    let originals = cases_with_originals(tx)?;
    let doomed: Vec<Doomed> = register::terms(tx)?
        .iter()
        .filter_map(|case| doom(case, &states, originals.get(&(case.team.clone(), case.number)), now, terms))
        .collect();
    destroy(keys, &doomed, now)?;
    let mut purged = Purged::default();
    for case in &doomed {
        forget(tx, case)?;
        purged.keys.extend(case.kinds.iter().map(|&kind| Destroyed {
            team: case.team.clone(),
            case: case.number,
            kind,
            at: now,
        }));
    }
    let teams: HashSet<TeamId> = doomed.into_iter().map(|case| case.team).collect();
    teams.iter().try_for_each(|team| register::advance(tx, team).map(drop))?;
    purged.outgoing = outbox::forget_bytes(tx)?;
    purged.mails = forget_caseless(tx, now, terms)?;
    let lines: Vec<AuditEntry> = purged.keys.iter().map(line).collect();
    chain::append(tx, master, &lines, now)?;
    Ok(purged)
}

/// Keys on which mail texts or the original of a case still hang.
fn cases_with_originals(tx: &Connection) -> Result<BTreeMap<(TeamId, CaseNumber), Vec<KeyId>>, StoreError> {
    let mut statement = tx.prepare("SELECT team, number, key FROM mails WHERE key IS NOT NULL AND wrap IS NOT NULL")?;
    let mut rows = statement.query([])?;
    let mut found: BTreeMap<_, Vec<KeyId>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        if let Some(case) = mails::case_of(row.get(0)?, row.get(1)?) {
            found.entry(case).or_default().push(row.get(2)?);
        }
    }
    Ok(found)
}

/// What of a case is past its term, or was destroyed in `keys.db` without its rows being removed.
fn doom(
    case: &Term,
    states: &HashMap<KeyId, bool>,
    mail_keys: Option<&Vec<KeyId>>,
    now: Timestamp,
    terms: &dyn Fn(&TeamId) -> Retention,
) -> Option<Doomed> {
    let terms = terms(&case.team);
    let gone = |key: &KeyId| states.get(key) == Some(&false);
    let rest = gone(&case.key) || now >= terms.rest_ends(case.opened, case.meeting);
    let held: Vec<&KeyId> = mail_keys.into_iter().flatten().chain(&case.original_key).collect();
    let over = now >= terms.original_ends(case.opened, case.meeting);
    let original = !held.is_empty() && (rest || over || held.iter().any(|key| gone(key)));
    let kinds = [(original, KeyKind::Original), (rest, KeyKind::Rest)];
    let kinds: Vec<KeyKind> = kinds.into_iter().filter_map(|(goes, kind)| goes.then_some(kind)).collect();
    (!kinds.is_empty()).then(|| Doomed { team: case.team.clone(), number: case.number, kinds })
}

/// Destroys keys, all in one synced transaction.
fn destroy(keys: &mut Connection, doomed: &[Doomed], now: Timestamp) -> Result<(), StoreError> {
    if doomed.is_empty() {
        return Ok(());
    }
    let tx = keys.transaction_with_behavior(TransactionBehavior::Immediate).map_err(keys_fault)?;
    for case in doomed {
        // With the rest goes whatever key of originals there still is.
        let all = [KeyKind::Original, KeyKind::Rest];
        let kinds = if case.kinds.contains(&KeyKind::Rest) { &all[..] } else { &case.kinds };
        keys::destroy(&tx, &case.team, case.number, kinds, now)?;
    }
    tx.commit().map_err(keys_fault)
}

fn forget(tx: &Transaction<'_>, case: &Doomed) -> Result<(), StoreError> {
    if case.kinds.contains(&KeyKind::Original) {
        mails::forget_texts(tx, &case.team, case.number)?;
        register::forget_original(tx, &case.team, case.number)?;
    }
    if case.kinds.contains(&KeyKind::Rest) {
        outbox::forget(tx, &case.team, case.number)?;
        register::forget(tx, &case.team, case.number)?;
    }
    Ok(())
}

fn line(gone: &Destroyed) -> AuditEntry {
    AuditEntry {
        team: Some(gone.team.clone()),
        case: Some(gone.case),
        rules: vec!["house/retention".into()],
        detail: match gone.kind {
            KeyKind::Original => "key of the original destroyed".into(),
            KeyKind::Rest => "key of the case destroyed".into(),
        },
        ..AuditEntry::new(AuditKind::Purge, "gate")
    }
}

/// Removes ended mails without a case whose term is over, and composed mails without a case, and counts the former.
fn forget_caseless(
    tx: &Transaction<'_>,
    now: Timestamp,
    terms: &dyn Fn(&TeamId) -> Retention,
) -> Result<u64, StoreError> {
    let mut statement =
        tx.prepare("SELECT id, team, received, body FROM mails WHERE next IS NULL AND number IS NULL")?;
    let rows: Vec<([u8; 16], String, i64, Option<i64>)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<Result<_, _>>()?;
    let mut removed = 0;
    for (id, team, received, body) in rows {
        if now >= terms(&TeamId(team)).no_case_ends(moment(received)) {
            tx.execute("DELETE FROM bodies WHERE id = ?", [body])?;
            tx.execute("DELETE FROM mails WHERE id = ?", [id])?;
            removed += 1;
        }
    }
    let mut statement = tx.prepare("SELECT id, team, made FROM outgoing WHERE number IS NULL AND body IS NULL")?;
    let rows: Vec<([u8; 16], String, i64)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?;
    for (id, team, made) in rows {
        if now >= terms(&TeamId(team)).no_case_ends(moment(made)) {
            outbox::forget_one(tx, &id)?;
        }
    }
    Ok(removed)
}

/// Erases one case at once.
pub(super) fn erase(
    tx: &Transaction<'_>,
    keys: &mut Connection,
    master: &Key,
    team: &TeamId,
    number: CaseNumber,
    now: Timestamp,
    entry: &AuditEntry,
) -> Result<Vec<Destroyed>, StoreError> {
    if !register::exists(tx, team, number)? {
        return Err(StoreError::Unknown);
    }
    let case = Doomed { team: team.clone(), number, kinds: vec![KeyKind::Original, KeyKind::Rest] };
    destroy(keys, std::slice::from_ref(&case), now)?;
    forget(tx, &case)?;
    register::advance(tx, team)?;
    chain::append(tx, master, std::slice::from_ref(entry), now)?;
    let evidence = keys::destroyed(keys, team, number)?;
    Ok(evidence.into_iter().filter(|gone| millis(gone.at) == millis(now)).collect())
}
