//! Composed mails: stored once, found when due, marked recipient by recipient.

use super::keys::{self, CaseKey, Found, KeyId};
use super::{from_json, id_of, mails, millis, moment, to_json};
use crate::model::{CaseNumber, Mailbox, Reader, Rendition, Role, TeamId};
use crate::store::seal::{Key, Sealed};
use crate::store::{Due, KeyKind, Mark, NewOutgoing, OutgoingInfo, Recipient, RecipientState, StoreError};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use ulid::Ulid;
use zeroize::Zeroizing;

/// What is sealed beside the bytes and stays after them, for reports that come late.
#[derive(Serialize, Deserialize)]
struct Head {
    message_id: String,
    mail_from: Option<Mailbox>,
    recipients: Vec<Reader>,
    role: Role,
    rendition: Rendition,
}

/// Stores a mail. One of a case has its key wrapped under the case's key, else under the master key.
pub(super) fn insert(
    tx: &Transaction<'_>,
    master: &Key,
    team: &TeamId,
    now: Timestamp,
    new: &NewOutgoing,
    case: Option<&CaseKey>,
) -> Result<(), StoreError> {
    let (id, passed) = (new.id.to_bytes(), &new.passed);
    let key = Key::random()?;
    let wrap = case.map_or(master, |case| &case.key).wrap(Sealed::OutgoingKey, &id, &key)?;
    let head = Head {
        message_id: passed.message_id().to_owned(),
        mail_from: passed.mail_from().cloned(),
        recipients: passed.recipients().to_vec(),
        role: passed.role(),
        rendition: passed.rendition(),
    };
    let head = key.seal(Sealed::OutgoingHead, &id, &Zeroizing::new(to_json(&head)?))?;
    let body = key.seal(Sealed::OutgoingBody, &id, passed.bytes())?;
    let body = tx.prepare_cached("INSERT INTO bodies(sealed) VALUES(?)")?.insert([body])?;
    tx.prepare_cached(
        "INSERT INTO outgoing(id, team, number, made, to_team, key, wrap, head, body) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        team.0,
        passed.case().map(|c| c.to_string()),
        millis(now),
        to_team(passed),
        case.map(|case| case.id),
        wrap,
        head,
        body,
    ])?;
    let next = millis(passed.not_before().unwrap_or(now));
    let mut row = tx.prepare_cached("INSERT INTO recipients(outgoing, n, state, at) VALUES(?, ?, 'waiting', ?)")?;
    for n in 0..passed.recipients().len() {
        row.execute(params![id, super::index(n), next])?;
    }
    Ok(())
}

/// A mail as it lies in its row.
struct Laid {
    id: [u8; 16],
    team: String,
    number: Option<String>,
    made: i64,
    key: Option<KeyId>,
    wrap: Vec<u8>,
    head: Vec<u8>,
    body: Option<i64>,
}

const LAID: &str = "SELECT id, team, number, made, key, wrap, head, body FROM outgoing";

fn laid(row: &Row<'_>) -> rusqlite::Result<Laid> {
    Ok(Laid {
        id: row.get(0)?,
        team: row.get(1)?,
        number: row.get(2)?,
        made: row.get(3)?,
        key: row.get(4)?,
        wrap: row.get(5)?,
        head: row.get(6)?,
        body: row.get(7)?,
    })
}

fn find(tx: &Connection, id: &[u8; 16]) -> Result<Laid, StoreError> {
    tx.prepare_cached(&format!("{LAID} WHERE id = ?"))?.query_row([id], laid).optional()?.ok_or(StoreError::Unknown)
}

/// The key of a mail, by its case's key or the master key.
fn open_key(keys: &Connection, master: &Key, laid: &Laid) -> Result<Key, StoreError> {
    let unsealable = StoreError::Unsealable { what: "an outgoing mail" };
    let Some(id) = &laid.key else { return master.unwrap(Sealed::OutgoingKey, &laid.id, &laid.wrap) };
    let (team, number) = mails::case_of(Some(laid.team.clone()), laid.number.clone()).ok_or(unsealable.clone())?;
    match keys::find(keys, master, &team, number, KeyKind::Rest, id)? {
        Found::Live(key) => key.unwrap(Sealed::OutgoingKey, &laid.id, &laid.wrap),
        Found::Destroyed => Err(StoreError::Destroyed),
        Found::Missing => Err(unsealable),
    }
}

fn open_head(key: &Key, laid: &Laid) -> Result<Head, StoreError> {
    from_json(&key.open(Sealed::OutgoingHead, &laid.id, &laid.head)?, "the head of an outgoing mail")
}

fn info(tx: &Connection, key: &Key, laid: &Laid) -> Result<OutgoingInfo, StoreError> {
    let head = open_head(key, laid)?;
    let mut statement =
        tx.prepare_cached("SELECT state, at, attempts, status FROM recipients WHERE outgoing = ? ORDER BY n")?;
    let states = statement.query_map([laid.id], state)?.collect::<Result<Vec<_>, _>>()?;
    let recipients =
        head.recipients.into_iter().zip(states).map(|(reader, state)| Recipient { reader, state }).collect();
    Ok(OutgoingInfo {
        id: id_of(laid.id),
        team: TeamId(laid.team.clone()),
        message_id: head.message_id,
        mail_from: head.mail_from,
        recipients,
        role: head.role,
        rendition: head.rendition,
        case: laid.number.as_deref().and_then(|n| n.parse().ok()),
        made: moment(laid.made),
    })
}

fn state(row: &Row<'_>) -> rusqlite::Result<RecipientState> {
    let (name, at): (String, i64) = (row.get(0)?, row.get(1)?);
    let at = moment(at);
    Ok(match name.as_str() {
        "waiting" => RecipientState::Waiting { next: at, attempts: row.get(2)? },
        "sent" => RecipientState::Sent { at },
        "failed" => RecipientState::Failed { at, status: row.get::<_, Option<String>>(3)?.unwrap_or_default() },
        _ => RecipientState::Gone { at },
    })
}

pub(super) fn one(tx: &Connection, keys: &Connection, master: &Key, id: Ulid) -> Result<OutgoingInfo, StoreError> {
    let laid = find(tx, &id.to_bytes())?;
    info(tx, &open_key(keys, master, &laid)?, &laid)
}

/// Infos of all mails that a query finds. A mail whose key is destroyed is passed over; one that does not open stands in
/// nobody's way, but is told when nothing else is found.
fn infos<P: rusqlite::Params>(
    tx: &Connection,
    keys: &Connection,
    master: &Key,
    query: &str,
    parameters: P,
) -> Result<Vec<(OutgoingInfo, Key, Laid)>, StoreError> {
    let mut statement = tx.prepare_cached(&format!("{LAID} {query}"))?;
    let rows: Vec<Laid> = statement.query_map(parameters, laid)?.collect::<Result<_, _>>()?;
    let (mut found, mut bad) = (Vec::new(), None);
    for laid in rows {
        match open_key(keys, master, &laid).and_then(|key| Ok((info(tx, &key, &laid)?, key))) {
            Ok((info, key)) => found.push((info, key, laid)),
            Err(StoreError::Destroyed) => {}
            Err(error) => bad = Some(error),
        }
    }
    match bad {
        Some(error) if found.is_empty() => Err(error),
        _ => Ok(found),
    }
}

pub(super) fn of_case(
    tx: &Connection,
    keys: &Connection,
    master: &Key,
    team: &TeamId,
    number: CaseNumber,
) -> Result<Vec<OutgoingInfo>, StoreError> {
    let case = params![team.0, number.to_string()];
    let found = infos(tx, keys, master, "WHERE team = ? AND number = ? ORDER BY made, id", case)?;
    Ok(found.into_iter().map(|(info, ..)| info).collect())
}

pub(super) fn unreported(
    tx: &Connection,
    keys: &Connection,
    master: &Key,
    limit: usize,
) -> Result<Vec<OutgoingInfo>, StoreError> {
    let query = "WHERE id IN (SELECT outgoing FROM recipients WHERE state = 'failed' AND reported = 0)
                 ORDER BY made, id LIMIT ?";
    let found = infos(tx, keys, master, query, [super::index(limit)])?;
    Ok(found.into_iter().map(|(info, ..)| info).collect())
}

pub(super) fn due(
    tx: &Connection,
    keys: &Connection,
    master: &Key,
    now: Timestamp,
    limit: usize,
) -> Result<Vec<Due>, StoreError> {
    let query = "WHERE body IS NOT NULL AND id IN
                 (SELECT outgoing FROM recipients WHERE state = 'waiting' AND at <= ?) ORDER BY made, id LIMIT ?";
    let found = infos(tx, keys, master, query, params![millis(now), super::index(limit)])?;
    let mut due = Vec::with_capacity(found.len());
    for (info, key, laid) in found {
        let sealed: Vec<u8> =
            tx.prepare_cached("SELECT sealed FROM bodies WHERE id = ?")?.query_row([laid.body], |row| row.get(0))?;
        let bytes = key.open(Sealed::OutgoingBody, &laid.id, &sealed)?;
        due.push(Due::new(info, bytes.to_vec()));
    }
    Ok(due)
}

/// The place of a recipient among those of a mail; none when mail or recipient is not there (any more).
fn place(
    tx: &Connection,
    keys: &Connection,
    master: &Key,
    outgoing: Ulid,
    recipient: &Mailbox,
) -> Result<Option<i64>, StoreError> {
    let opened = find(tx, &outgoing.to_bytes()).and_then(|laid| open_head(&open_key(keys, master, &laid)?, &laid));
    match opened {
        Ok(head) => Ok(head.recipients.iter().position(|reader| &reader.mailbox == recipient).map(super::index)),
        Err(StoreError::Unknown | StoreError::Destroyed) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Changes states; see [`crate::store::Store::mark`] for which changes are taken.
pub(super) fn mark(tx: &Transaction<'_>, keys: &Connection, master: &Key, marks: &[Mark]) -> Result<(), StoreError> {
    let mut update = tx.prepare_cached(
        "UPDATE recipients SET state = ?1, at = ?2, attempts = ?3, status = ?4 WHERE outgoing = ?5 AND n = ?6
         AND (state = 'waiting' OR state = 'sent' AND ?1 = 'failed' OR state = 'gone' AND ?1 = 'sent')",
    )?;
    for mark in marks {
        let Some(n) = place(tx, keys, master, mark.outgoing, &mark.recipient)? else { continue };
        let (name, at, attempts, status) = match &mark.state {
            RecipientState::Waiting { next, attempts } => ("waiting", next, *attempts, None),
            RecipientState::Sent { at } => ("sent", at, 0, None),
            RecipientState::Failed { at, status } => ("failed", at, 0, Some(status)),
            RecipientState::Gone { at } => ("gone", at, 0, None),
        };
        update.execute(params![name, millis(*at), attempts, status, mark.outgoing.to_bytes(), n])?;
    }
    Ok(())
}

/// Notes that the coördinator has been told of failed recipients.
pub(super) fn report(
    tx: &Transaction<'_>,
    keys: &Connection,
    master: &Key,
    reported: &[(Ulid, Mailbox)],
) -> Result<(), StoreError> {
    for (outgoing, recipient) in reported {
        let Some(n) = place(tx, keys, master, *outgoing, recipient)? else { continue };
        tx.prepare_cached("UPDATE recipients SET reported = 1 WHERE outgoing = ? AND n = ? AND state = 'failed'")?
            .execute(params![outgoing.to_bytes(), n])?;
    }
    Ok(())
}

/// Removes the bytes of mails that wait for nobody any more, and says how many.
pub(super) fn forget_bytes(tx: &Transaction<'_>) -> Result<u64, StoreError> {
    let done = "body IS NOT NULL AND NOT EXISTS
                (SELECT 1 FROM recipients r WHERE r.outgoing = outgoing.id AND r.state = 'waiting')";
    tx.execute(&format!("DELETE FROM bodies WHERE id IN (SELECT body FROM outgoing WHERE {done})"), [])?;
    Ok(tx.execute(&format!("UPDATE outgoing SET body = NULL WHERE {done}"), [])? as u64)
}

/// Removes every mail of a case, sent or not.
pub(super) fn forget(tx: &Transaction<'_>, team: &TeamId, number: CaseNumber) -> Result<(), StoreError> {
    let case = params![team.0, number.to_string()];
    let of_case = "SELECT id FROM outgoing WHERE team = ? AND number = ?";
    tx.execute("DELETE FROM bodies WHERE id IN (SELECT body FROM outgoing WHERE team = ? AND number = ?)", case)?;
    tx.execute(&format!("DELETE FROM recipients WHERE outgoing IN ({of_case})"), case)?;
    tx.execute("DELETE FROM outgoing WHERE team = ? AND number = ?", case)?;
    Ok(())
}

/// Removes one mail.
pub(super) fn forget_one(tx: &Transaction<'_>, id: &[u8; 16]) -> Result<(), StoreError> {
    tx.execute("DELETE FROM recipients WHERE outgoing = ?", [id])?;
    tx.execute("DELETE FROM outgoing WHERE id = ?", [id])?;
    Ok(())
}

/// 0: not to the team; 1: to the team; 2: to the team, with a name in it.
fn to_team(passed: &crate::gate::Passed) -> u8 {
    match (passed.role(), passed.rendition()) {
        (Role::Team, Rendition::Named) => 2,
        (Role::Team, _) => 1,
        _ => 0,
    }
}
