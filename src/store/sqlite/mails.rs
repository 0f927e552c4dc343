//! Accepted mails: kept, claimed, begun, postponed, loaded, ended.

use super::keys::{self, CaseKey, Found, KeyId};
use super::{id_of, millis, moment, word, worded};
use crate::model::{CaseNumber, Envelope, MailId, Sensitive, TeamId};
use crate::store::seal::{Key, Sealed};
use crate::store::{Begun, KeyKind, MailEnd, MailInfo, NewMail, StoreError, WaitingMail};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use zeroize::Zeroizing;

/// Attempts that may be begun without an end; then the mail is held.
const ATTEMPTS: u32 = 2;

/// A mail sealed and ready to be written, so that no time goes into sealing while the file is locked.
pub(super) struct Ready {
    id: [u8; 16],
    received: i64,
    size: i64,
    wrap: Vec<u8>,
    sealed: Vec<u8>,
}

/// Seals envelope and message of a mail under a new key, and that under the master key.
pub(super) fn seal(master: &Key, mail: &NewMail) -> Result<Ready, StoreError> {
    let id = mail.id.0.to_bytes();
    let bytes = mail.bytes.expose();
    let envelope = Zeroizing::new(super::to_json(&mail.envelope)?);
    let length = u32::try_from(envelope.len())
        .map_err(|_| StoreError::Fault { place: "envelope".into(), what: "too large".into() })?;
    let key = Key::random()?;
    Ok(Ready {
        id,
        received: millis(mail.envelope.received),
        size: super::index(bytes.len()),
        wrap: master.wrap(Sealed::MailKey, &id, &key)?,
        sealed: key.seal_parts(Sealed::Mail, &id, &[&length.to_be_bytes(), &envelope, bytes])?,
    })
}

fn unpack(text: &[u8]) -> Result<(Envelope, Sensitive<Vec<u8>>), StoreError> {
    let broken = || StoreError::Unsealable { what: "a mail" };
    let (length, rest) = text.split_first_chunk::<4>().ok_or_else(broken)?;
    let (envelope, bytes) = rest.split_at_checked(u32::from_be_bytes(*length) as usize).ok_or_else(broken)?;
    Ok((super::from_json(envelope, "a mail")?, Sensitive::new(bytes.to_vec())))
}

/// Writes sealed mails.
pub(super) fn insert(tx: &Transaction<'_>, mails: &[Ready]) -> Result<(), StoreError> {
    let mut body = tx.prepare_cached("INSERT INTO bodies(sealed) VALUES(?)")?;
    let mut row =
        tx.prepare_cached("INSERT INTO mails(id, received, size, next, body, wrap) VALUES(?, ?, ?, 0, ?, ?)")?;
    for mail in mails {
        let body = body.insert([&mail.sealed])?;
        row.execute(params![mail.id, mail.received, mail.size, body, mail.wrap])?;
    }
    Ok(())
}

pub(super) fn claim(tx: &Connection, now: Timestamp, limit: usize) -> Result<Vec<WaitingMail>, StoreError> {
    let mut statement = tx.prepare_cached(
        "SELECT id, received, begun FROM mails WHERE next IS NOT NULL AND next <= ? ORDER BY next, id LIMIT ?",
    )?;
    let rows = statement
        .query_map(params![millis(now), super::index(limit)], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    rows.map(|row| {
        let (id, received, begun) = row?;
        Ok(WaitingMail { id: MailId(id_of(id)), received: moment(received), begun })
    })
    .collect()
}

/// Whether a mail waits, and attempts begun. An unknown mail is an error.
fn waiting(tx: &Connection, mail: MailId) -> Result<Option<u32>, StoreError> {
    tx.prepare_cached("SELECT CASE WHEN next IS NULL THEN NULL ELSE begun END FROM mails WHERE id = ?")?
        .query_row([mail.0.to_bytes()], |row| row.get(0))
        .optional()?
        .ok_or(StoreError::Unknown)
}

pub(super) fn begin(tx: &Transaction<'_>, mail: MailId) -> Result<Begun, StoreError> {
    match waiting(tx, mail)? {
        None => Ok(Begun::Ended),
        Some(begun) if begun >= ATTEMPTS => Ok(Begun::Exhausted),
        Some(begun) => {
            tx.prepare_cached("UPDATE mails SET begun = begun + 1 WHERE id = ?")?.execute([mail.0.to_bytes()])?;
            Ok(Begun::Attempt(begun + 1))
        }
    }
}

pub(super) fn postpone(tx: &Transaction<'_>, mail: MailId, until: Timestamp) -> Result<(), StoreError> {
    waiting(tx, mail)?.ok_or(StoreError::Ended)?;
    tx.prepare_cached("UPDATE mails SET begun = max(begun - 1, 0), next = ? WHERE id = ?")?
        .execute(params![millis(until), mail.0.to_bytes()])?;
    Ok(())
}

/// Where the text and the key of a mail are.
struct Place {
    body: Option<i64>,
    key: Option<KeyId>,
    wrap: Option<Vec<u8>>,
    case: Option<(TeamId, CaseNumber)>,
}

fn place(tx: &Connection, mail: MailId) -> Result<Place, StoreError> {
    tx.prepare_cached("SELECT body, key, wrap, team, number FROM mails WHERE id = ?")?
        .query_row([mail.0.to_bytes()], |row| {
            let case = case_of(row.get(3)?, row.get(4)?);
            Ok(Place { body: row.get(0)?, key: row.get(1)?, wrap: row.get(2)?, case })
        })
        .optional()?
        .ok_or(StoreError::Unknown)
}

/// A case from its columns.
pub(super) fn case_of(team: Option<String>, number: Option<String>) -> Option<(TeamId, CaseNumber)> {
    Some((TeamId(team?), number?.parse().ok()?))
}

pub(super) fn load(
    tx: &Connection,
    keys: &Connection,
    master: &Key,
    mail: MailId,
) -> Result<(Envelope, Sensitive<Vec<u8>>), StoreError> {
    let id = mail.0.to_bytes();
    let place = place(tx, mail)?;
    let (Some(body), Some(wrap)) = (place.body, place.wrap) else { return Err(StoreError::Destroyed) };
    let key = match (place.key, place.case) {
        (None, _) => master.unwrap(Sealed::MailKey, &id, &wrap)?,
        (Some(key), Some((team, number))) => match keys::find(keys, master, &team, number, KeyKind::Original, &key)? {
            Found::Live(key) => key.unwrap(Sealed::MailKey, &id, &wrap)?,
            Found::Destroyed => return Err(StoreError::Destroyed),
            Found::Missing => return Err(StoreError::Unsealable { what: "a mail" }),
        },
        (Some(_), None) => return Err(StoreError::Unsealable { what: "a mail" }),
    };
    let sealed: Vec<u8> =
        tx.prepare_cached("SELECT sealed FROM bodies WHERE id = ?")?.query_row([body], |row| row.get(0))?;
    unpack(&key.open(Sealed::Mail, &id, &sealed)?)
}

/// Brings a mail to its end. One that belongs to a case has its key wrapped anew under that case's key of originals; the
/// old wrap is overwritten (`secure_delete`).
pub(super) fn end(
    tx: &Transaction<'_>,
    master: &Key,
    team: &TeamId,
    mail: MailId,
    end: &MailEnd,
    original: Option<&CaseKey>,
) -> Result<(), StoreError> {
    let id = mail.0.to_bytes();
    waiting(tx, mail)?.ok_or(StoreError::Ended)?;
    if let Some(case_key) = original {
        let wrap = place(tx, mail)?.wrap.ok_or(StoreError::Destroyed)?;
        let key = master.unwrap(Sealed::MailKey, &id, &wrap)?;
        let wrap = case_key.key.wrap(Sealed::MailKey, &id, &key)?;
        tx.prepare_cached("UPDATE mails SET key = ?, wrap = ? WHERE id = ?")?.execute(params![
            case_key.id,
            wrap,
            id
        ])?;
    }
    tx.prepare_cached("UPDATE mails SET next = NULL, team = ?, number = ?, outcome = ?, rule = ? WHERE id = ?")?
        .execute(params![team.0, end.case.map(|c| c.to_string()), word(&end.outcome)?, end.rule, id])?;
    Ok(())
}

const INFO: &str = "SELECT id, received, size, begun, team, number, outcome, rule, wrap IS NOT NULL FROM mails";

fn info(row: &Row<'_>) -> rusqlite::Result<MailInfo> {
    let (team, number): (Option<String>, Option<String>) = (row.get(4)?, row.get(5)?);
    let (outcome, rule): (Option<String>, Option<String>) = (row.get(6)?, row.get(7)?);
    let end = outcome.as_deref().and_then(worded).zip(team).map(|(outcome, team)| {
        let case = number.and_then(|n| n.parse().ok());
        (TeamId(team), MailEnd { outcome, case, rule: rule.unwrap_or_default() })
    });
    Ok(MailInfo {
        id: MailId(id_of(row.get(0)?)),
        received: moment(row.get(1)?),
        size: row.get::<_, i64>(2)?.unsigned_abs(),
        begun: row.get(3)?,
        end,
        readable: row.get(8)?,
    })
}

pub(super) fn one(tx: &Connection, mail: MailId) -> Result<MailInfo, StoreError> {
    tx.prepare_cached(&format!("{INFO} WHERE id = ?"))?
        .query_row([mail.0.to_bytes()], info)
        .optional()?
        .ok_or(StoreError::Unknown)
}

pub(super) fn of_case(tx: &Connection, team: &TeamId, number: CaseNumber) -> Result<Vec<MailInfo>, StoreError> {
    let mut statement = tx.prepare_cached(&format!("{INFO} WHERE team = ? AND number = ? ORDER BY id"))?;
    let rows = statement.query_map(params![team.0, number.to_string()], info)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Removes the texts of a case's mails; what happened to them stays.
pub(super) fn forget_texts(tx: &Transaction<'_>, team: &TeamId, number: CaseNumber) -> Result<(), StoreError> {
    let case = params![team.0, number.to_string()];
    tx.execute("DELETE FROM bodies WHERE id IN (SELECT body FROM mails WHERE team = ? AND number = ?)", case)?;
    tx.execute("UPDATE mails SET body = NULL, wrap = NULL WHERE team = ? AND number = ?", case)?;
    Ok(())
}
