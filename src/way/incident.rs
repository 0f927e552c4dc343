//! An incident after a leak, with its clock (AVG art. 33): opened by GEMIST, by the alarm of a mail past the gate, or at
//! the command line; reminders until somebody has decided; the record stays.

use super::act::{Actor, Refusal};
use super::desk::Desk;
use super::letters::{Backing, send};
use crate::compose::{IncidentClock, Letter, ReplyCode};
use crate::config::Period;
use crate::model::{AuditKind, CaseNumber, CodeScope, Reader, Role};
use crate::register::{IncidentCause, IncidentEnd, IncidentRecord};
use crate::texts;

/// Hours after which coördinators and officer are reminded: within the 72, at their end, and once more.
const REMINDERS: [i64; 5] = [24, 48, 66, 72, 96];

/// Opens an incident and gives its number, with codes for who may end it. One that is still open for the same case and
/// cause is the same incident.
pub(super) fn open(
    desk: &mut Desk,
    case: Option<CaseNumber>,
    cause: IncidentCause,
    readers: usize,
) -> (u32, Vec<Reader>, Vec<ReplyCode>) {
    let (to, codes, kept) = reached(desk);
    let now = desk.now();
    let same = |i: &&mut IncidentRecord| i.end.is_none() && i.case == case && i.cause == cause && case.is_some();
    if let Some(known) = desk.state_mut().incidents.iter_mut().find(same) {
        known.readers = known.readers.max(readers);
        known.codes.extend(kept);
        return (known.number, to, codes);
    }
    let number = desk.state().incidents.iter().map(|i| i.number).max().unwrap_or(0) + 1;
    desk.state_mut().incidents.push(IncidentRecord {
        number,
        case,
        cause,
        noticed: now,
        report_before: Period::hours(72).after(now),
        readers,
        reminders: 0,
        codes: kept,
        end: None,
    });
    let detail = format!("incident-{number}-opened");
    desk.record(AuditKind::Incident, "gate", case, &detail).rules = vec!["house/incident".into()];
    (number, to, codes)
}

/// Coördinator, deputy and officer with a code each.
fn reached(desk: &mut Desk) -> (Vec<Reader>, Vec<ReplyCode>, Vec<crate::model::Code>) {
    let mut to: Vec<Reader> =
        desk.coordinators().into_iter().map(|mailbox| Reader { mailbox, role: Role::Coordinator }).collect();
    to.extend(desk.privacy().map(|m| Reader { mailbox: m.clone(), role: Role::Privacy }));
    let expires = Period::days(60).after(desk.now());
    let made: Vec<_> = to.iter().map(|r| desk.scoped_code(CodeScope::Incident, &r.mailbox, expires)).collect();
    let (codes, kept) = made.into_iter().unzip();
    (to, codes, kept)
}

/// Opens an incident and tells who must judge it.
pub(super) fn raise(desk: &mut Desk, case: Option<CaseNumber>, cause: IncidentCause, readers: usize) {
    let (number, to, codes) = open(desk, case, cause, readers);
    tell(desk, number, to, codes, false);
}

fn tell(desk: &mut Desk, number: u32, to: Vec<Reader>, codes: Vec<ReplyCode>, again: bool) {
    let Some(incident) = desk.state().incidents.iter().find(|i| i.number == number).cloned() else { return };
    let letter = Letter::IncidentClock(IncidentClock {
        to,
        incident: number,
        case: incident.case,
        what: texts::privacy::incident_cause(incident.cause, incident.readers),
        noticed: incident.noticed,
        report_before: incident.report_before,
        again,
        overdue: desk.now() >= incident.report_before,
    });
    send(desk, &letter, Backing { codes, ..Backing::default() });
}

/// Incidents that nobody has judged yet come back until somebody does.
pub(super) fn remind(desk: &mut Desk) {
    let now = desk.now();
    let waits = |i: &&IncidentRecord| {
        let hours = REMINDERS.get(usize::from(i.reminders));
        i.end.is_none() && hours.is_some_and(|h| Period::hours(*h).after(i.noticed) <= now)
    };
    let open: Vec<IncidentRecord> = desk.state().incidents.iter().filter(waits).cloned().collect();
    for incident in open {
        let passed = REMINDERS.iter().filter(|h| Period::hours(**h).after(incident.noticed) <= now).count();
        let (to, codes, kept) = reached(desk);
        if let Some(record) = desk.state_mut().incidents.iter_mut().find(|i| i.number == incident.number) {
            record.reminders = u8::try_from(passed).unwrap_or(u8::MAX);
            record.codes.extend(kept);
        }
        tell(desk, incident.number, to, codes, true);
        desk.record(AuditKind::Default, "gate", incident.case, "incident-reminder").rules =
            vec!["house/incident".into()];
    }
}

/// GEMELD, GEEN DATALEK: somebody has decided. The record stays (AVG art. 33(5)).
pub(super) fn end(desk: &mut Desk, number: u32, reported: bool, actor: &Actor) -> Result<Vec<String>, Refusal> {
    let (now, by) = (desk.now(), actor.name(desk));
    let Some(incident) = desk.state_mut().incidents.iter_mut().find(|i| i.number == number) else {
        return Err(format!("Incident {number} is niet gevonden."));
    };
    if incident.end.is_some() {
        return Err(format!("Over incident {number} is al besloten."));
    }
    incident.end = Some(IncidentEnd { at: now, reported, by: by.clone() });
    incident.codes.clear();
    let case = incident.case;
    let detail = format!("incident-{number}-{}", if reported { "reported" } else { "no-breach" });
    desk.record(AuditKind::Incident, &by, case, &detail).rules = vec!["house/incident".into()];
    let what = if reported { "gemeld bij de Autoriteit Persoonsgegevens" } else { "geen datalek" };
    Ok(vec![format!("Incident {number} is afgesloten: {what}. Dat is vastgelegd.")])
}
