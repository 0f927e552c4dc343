//! The meeting and after: minutes that are mailed in go, without names and limited to what was agreed, to those who were
//! there; actions are kept and asked after; the inbrenger gets a short report for the resident (S-28 to S-33, S-47).

use super::act::{Actor, Refusal};
use super::desk::Desk;
use super::letters::{Backing, Sent, send};
use super::release;
use super::renditions;
use super::told;
use crate::anonymise::{PieceKind, Redacted};
use crate::compose::{ActionsReminder, Letter, MinutesLetter, MinutesOf, ReplyCode, ResidentReport};
use crate::config::{Member, MinutesDelivery, MinutesPolicy, Period, Recipients};
use crate::intake::{self, Minutes, MinutesAction, MinutesSection};
use crate::model::{AuditKind, CodeScope, Mailbox, Reader, Reason, Role};
use crate::policy::same_organisation;
use crate::register::{CaseAction, CaseMinutes, CaseRecord, CaseState, HoldReason};
use jiff::Timestamp;

/// Words of a story from which on the coördinator is told that minutes are no agreements (S-31).
const STORY: usize = 60;
/// How often an owner is reminded of an action; then the coördinator is.
const REMINDERS: u8 = 3;

/// What a redacted text says as minutes.
fn read(text: &Redacted) -> Minutes {
    let pieces = text.pieces().iter().filter(|p| !matches!(p.kind, PieceKind::Quoted | PieceKind::Hidden));
    let whole: Vec<&str> = pieces.map(|p| p.text.as_str()).collect();
    intake::minutes(&whole.join("\n\n"))
}

/// What the coördinator should see in minutes before they go on.
pub(super) fn remarks(case: &CaseRecord) -> Vec<Reason> {
    let Some(minutes) = case.redacted.as_ref().map(read) else { return Vec::new() };
    let mut remarks = Vec::new();
    let story: usize = minutes.sections.iter().map(|s| s.story).sum();
    if story > STORY {
        let text = "In de notulen staat veel verhaal. Afspraken en acties gaan mee, de rest niet.";
        remarks.push(Reason::new("S-31", text));
    }
    if minutes.sections.iter().all(|s| s.agreed.is_empty() && s.actions.is_empty()) {
        remarks.push(Reason::new("S-28", "Wij vonden in de notulen geen afspraken en geen acties."));
    }
    for section in &minutes.sections {
        for (n, action) in (1..).zip(&section.actions) {
            let lacks: Vec<String> = action.lacks().into_iter().map(str::to_owned).collect();
            if let Some(lacks) = crate::texts::enumeration(&lacks) {
                let about = section.number.map_or_else(String::new, |number| format!(" van casus {number}"));
                remarks.push(Reason::new("S-32", format!("Bij actie {n}{about} staat niet {lacks}.")));
            }
        }
    }
    remarks
}

/// AKKOORD on minutes, or nothing to look at: to those who were present, into the cases, and the reports.
pub(super) fn release(desk: &mut Desk, case: &mut CaseRecord, actor: &str) {
    let Some(text) = case.redacted.clone() else {
        return release::hold(desk, case, HoldReason::Fault, "house/fault");
    };
    let minutes = read(&text);
    let meeting = held(desk, case.opened);
    let to = receivers(desk, &minutes);
    let cases: Vec<CaseRecord> = minutes.sections.iter().filter_map(|s| desk.find(s.number?)).collect();
    let letter = Letter::Minutes(MinutesLetter {
        to: to.iter().map(|member| of_member(desk, member, &minutes, &cases)).collect(),
        number: case.number,
        meeting,
        present: minutes.present.clone(),
        full: (desk.profile.minutes_policy == MinutesPolicy::Full && everybody(desk)).then(|| text.clone()),
        notice_only: desk.profile.minutes_delivery == MinutesDelivery::Link,
    });
    let mut all: Vec<&CaseRecord> = cases.iter().collect();
    all.push(case);
    let backing = Backing { cases: all, ..Backing::default() };
    if desk.profile.minutes_delivery != MinutesDelivery::None && send(desk, &letter, backing) == Sent::Caught {
        return release::hold(desk, case, HoldReason::Gate, "house/gate");
    }
    case.holds.clear();
    case.state = CaseState::Closed;
    case.forwarded = Some(desk.now());
    for member in &to {
        let recipient = desk.recipient_id(case, &member.mailbox);
        let entry = desk.record(AuditKind::Decided, actor, Some(case.number), "minutes");
        entry.recipient = Some(recipient);
        entry.purpose = Some("notulen".into());
        entry.ground = Some("zonder namen".into());
        entry.rules = vec!["S-30".into(), "S-33".into()];
    }
    for section in minutes.sections.iter().filter(|s| s.number.is_some()) {
        keep(desk, section, meeting, case.opened);
    }
}

/// The last meeting that had begun when the minutes came in.
fn held(desk: &Desk, received: Timestamp) -> Option<Timestamp> {
    desk.rules.meetings(desk.team, Period::days(60).before(received), received).pop()
}

fn everybody(desk: &Desk) -> bool {
    desk.profile.recipients == Recipients::Team
}

/// Members who were there, as far as the minutes say; nobody said means all. Whose domain is not safe gets none.
fn receivers<'a>(desk: &Desk<'a>, minutes: &Minutes) -> Vec<&'a Member> {
    let meant = |written: &String, member: &Member| {
        same_organisation(written, &member.organisation)
            || member.function.as_ref().is_some_and(|f| written.to_lowercase().contains(&f.to_lowercase()))
            || member.name.as_ref().is_some_and(|n| written.to_lowercase().contains(&n.to_lowercase()))
    };
    let safe: Vec<&Member> = desk.team.members.iter().filter(|m| desk.is_safe(&m.mailbox)).collect();
    let present: Vec<&Member> =
        safe.iter().copied().filter(|m| minutes.present.iter().any(|written| meant(written, m))).collect();
    if minutes.present.is_empty() || present.is_empty() { safe } else { present }
}

/// What one member reads: only the cases of which that member got the text.
fn of_member(desk: &Desk, member: &Member, minutes: &Minutes, cases: &[CaseRecord]) -> MinutesOf {
    let known = |section: &MinutesSection| match section.number.and_then(|n| cases.iter().find(|c| c.number == n)) {
        Some(case) => renditions::members(desk, case).is_ok_and(|all| all.iter().any(|m| m.mailbox == member.mailbox)),
        None => everybody(desk),
    };
    let only_actions = desk.profile.minutes_policy == MinutesPolicy::ActionsOnly;
    let sections = minutes.sections.iter().filter(|s| known(s)).map(|section| {
        let mut section = section.clone();
        if only_actions {
            section.agreed.clear();
        }
        section
    });
    let says = |s: &MinutesSection| !(s.agreed.is_empty() && s.actions.is_empty() && s.regie.is_none());
    MinutesOf { to: member.mailbox.clone(), sections: sections.filter(says).collect() }
}

/// Writes down what was agreed on a case, and hands the inbrenger the report for the resident.
fn keep(desk: &mut Desk, section: &MinutesSection, meeting: Option<Timestamp>, received: Timestamp) {
    let Some(mut case) = section.number.and_then(|n| desk.find(n)).filter(|c| c.request.is_none()) else { return };
    let first = case.actions.iter().map(|a| a.number).max().unwrap_or(0) + 1;
    let agreed = desk.now();
    case.minutes.push(CaseMinutes { meeting, received, agreed: section.agreed.clone(), regie: section.regie.clone() });
    case.actions.extend((first..).zip(&section.actions).map(|(number, action)| CaseAction {
        number,
        owner: action.owner.clone(),
        what: action.what.clone(),
        information: action.information.clone(),
        purpose: action.purpose.clone(),
        by: action.by.clone(),
        agreed,
        reminders: 0,
        done: None,
    }));
    if let Some(contact) = section.contact.as_ref().and_then(|written| member_meant(desk, written)) {
        case.contact = Some(contact.mailbox.clone());
    }
    report(desk, &mut case, section, meeting);
    if case.minutes.len() >= 2 && case.minutes.iter().all(|m| m.regie.is_none()) {
        let text = "Na twee overleggen is nog niet afgesproken wie de regie heeft. Zet het op de agenda.";
        let (opened, reason) = (case.opened, Reason::new("S-29", text));
        told::show_to_coordinator(desk, &mut case, vec![reason], None, opened);
    }
    desk.put(case);
}

fn member_meant<'a>(desk: &Desk<'a>, written: &str) -> Option<&'a Member> {
    let named = |m: &&Member| m.name.as_ref().is_some_and(|n| written.to_lowercase().contains(&n.to_lowercase()));
    let members = &desk.team.members;
    members.iter().find(named).or_else(|| members.iter().find(|m| same_organisation(written, &m.organisation)))
}

/// S-47: what was agreed, in words that the inbrenger can hand to the resident.
fn report(desk: &mut Desk, case: &mut CaseRecord, section: &MinutesSection, meeting: Option<Timestamp>) {
    let Some(to) = case.inbrenger.clone().filter(|to| desk.is_safe(to)) else { return };
    if section.agreed.is_empty() && section.actions.is_empty() {
        return;
    }
    let code = desk.code(case, CodeScope::Inbrenger, &to);
    let does = |action: &MinutesAction| match &action.owner {
        Some(owner) => format!("{owner}: {}", action.what),
        None => action.what.clone(),
    };
    let letter = Letter::ResidentReport(ResidentReport {
        to,
        number: case.number,
        discussed: meeting.or(case.meeting),
        agreed: section.agreed.clone(),
        actions: section.actions.iter().map(does).collect(),
    });
    send(desk, &letter, Backing::of(case, vec![code]));
    case.asked_to_tell = case.asked_to_tell.max(1);
}

/// GEDAAN: actions are done, or the resident has been told.
pub(super) fn done(
    desk: &mut Desk,
    case: &mut CaseRecord,
    numbers: &[u32],
    actor: &Actor,
) -> Result<Vec<String>, Refusal> {
    let now = desk.now();
    if numbers.is_empty() && matches!(actor, Actor::Inbrenger(_)) {
        case.resident_told = Some(now);
        return Ok(vec!["Dank u. De inwoner weet wat er is afgesproken.".into()]);
    }
    let open = |a: &CaseAction| a.done.is_none() && (numbers.is_empty() || numbers.contains(&a.number));
    let mut ended = Vec::new();
    for action in case.actions.iter_mut().filter(|a| open(a)) {
        action.done = Some(now);
        ended.push(format!("Actie {} is klaar.", action.number));
    }
    if ended.is_empty() {
        return Err("Er is geen open actie met dat nummer.".into());
    }
    Ok(ended)
}

/// Owners are reminded of open actions every week, three times; then the coördinator is (S-09).
pub(super) fn remind(desk: &mut Desk) {
    let now = desk.now();
    let due = |a: &CaseAction| {
        let next = Period::days(7 * (i64::from(a.reminders) + 1)).after(a.agreed);
        a.done.is_none() && a.reminders <= REMINDERS && next <= now
    };
    let waits = |c: &&CaseRecord| !c.restricted && c.state != CaseState::Withdrawn && c.actions.iter().any(due);
    let cases: Vec<CaseRecord> = desk.cases().into_iter().filter(waits).cloned().collect();
    for mut case in cases {
        let asked: Vec<(Reader, CaseAction)> =
            case.actions.iter().filter(|a| due(a)).map(|a| (reader(desk, &case, a), a.clone())).collect();
        let mut readers: Vec<Reader> = Vec::new();
        for (reader, _) in &asked {
            if !readers.contains(reader) {
                readers.push(reader.clone());
            }
        }
        for reader in readers {
            let actions: Vec<CaseAction> =
                asked.iter().filter(|(r, _)| *r == reader).map(|(_, action)| action.clone()).collect();
            let code = code(desk, &mut case, &reader);
            let letter = Letter::ActionsReminder(ActionsReminder { to: reader, number: case.number, actions });
            send(desk, &letter, Backing::apart(&case, vec![code]));
        }
        case.actions.iter_mut().filter(|a| due(a)).for_each(|a| a.reminders += 1);
        desk.record(AuditKind::Default, "gate", Some(case.number), "actions-reminder").rules = vec!["S-09".into()];
        desk.put(case);
    }
}

fn code(desk: &mut Desk, case: &mut CaseRecord, reader: &Reader) -> ReplyCode {
    let scope = match reader.role {
        Role::Sender => CodeScope::Inbrenger,
        Role::Team => CodeScope::Member,
        _ => CodeScope::Coordinator,
    };
    desk.code(case, scope, &reader.mailbox)
}

/// Who is reminded of an action: its owner among inbrenger and members; the coördinator when nobody is meant, when the
/// owner's mailbox is not safe, and after the last reminder.
fn reader(desk: &Desk, case: &CaseRecord, action: &CaseAction) -> Reader {
    let coordinator = Reader { mailbox: desk.on_duty().clone(), role: Role::Coordinator };
    let Some(owner) = action.owner.as_ref().filter(|_| action.reminders < REMINDERS) else { return coordinator };
    let brought = |m: &&Mailbox| {
        let same = case.organisation.as_ref().is_some_and(|o| same_organisation(owner, o));
        same && desk.is_safe(m) || owner.to_lowercase().contains("inbrenger") && desk.is_safe(m)
    };
    if let Some(mailbox) = case.inbrenger.as_ref().filter(brought) {
        return Reader { mailbox: mailbox.clone(), role: Role::Sender };
    }
    match member_meant(desk, owner).filter(|m| desk.is_safe(&m.mailbox)) {
        Some(member) => Reader { mailbox: member.mailbox.clone(), role: Role::Team },
        None => coordinator,
    }
}
