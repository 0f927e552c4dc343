//! What happens because time has passed: terms, digests, agendas, meetings that are over.

use super::desk::Desk;
use super::letters::{Backing, send};
use super::release;
use super::{agenda, incident, minutes, moved, rights};
use crate::compose::{Digest, DigestLine, FeedbackReminder, Letter, News, RecallBecause};
use crate::config::Period;
use crate::model::{AuditKind, CodeScope, Kind, Mailbox};
use crate::register::{CaseRecord, CaseState, HoldReason, Listing, Owner};
use crate::texts;
use jiff::Timestamp;

/// All of it, in an order in which nothing is told twice.
pub(super) fn tick(desk: &mut Desk) {
    leave_the_queue(desk);
    super::exceptions::tick(desk);
    moved::look(desk);
    after_the_meeting(desk);
    let passed_on = terms(desk);
    if passed_on {
        let deputy = desk.team.deputy.as_ref().map(|d| d.mailbox.clone());
        if let Some(deputy) = deputy {
            digest(desk, &deputy, Owner::Deputy);
        }
    }
    minutes::remind(desk);
    ask_to_tell(desk);
    rights::remind(desk);
    incident::remind(desk);
    digests(desk);
    agendas(desk);
    tidy(desk);
}

/// Bundled texts whose moment has come count as forwarded.
fn leave_the_queue(desk: &mut Desk) {
    let now = desk.now();
    let gone = |c: &&CaseRecord| c.state == CaseState::Queued && c.forwarded.is_some_and(|at| at <= now);
    let cases: Vec<CaseRecord> = desk.cases().into_iter().filter(gone).cloned().collect();
    for mut case in cases {
        case.state = CaseState::Forwarded;
        release::note_disclosure(desk, &case);
        desk.put(case);
    }
}

/// A meeting is over: its cases close.
fn after_the_meeting(desk: &mut Desk) {
    let now = desk.now();
    let length = desk.team.calendar.length;
    let over = |c: &&CaseRecord| {
        c.state == CaseState::Forwarded && c.meeting.is_some_and(|meeting| length.after(meeting) <= now)
    };
    let cases: Vec<CaseRecord> = desk.cases().into_iter().filter(over).cloned().collect();
    for mut case in cases {
        case.state = CaseState::Closed;
        if desk.profile.expire_after_meeting {
            super::acts::ask_to_delete(desk, &case, RecallBecause::MeetingOver);
        }
        desk.record(AuditKind::Default, "gate", Some(case.number), "closed-after-meeting");
        desk.put(case);
    }
}

/// How often the inbrenger is asked whether the resident has been told.
const ASKED: u8 = 3;

/// After the meeting the inbrenger is asked whether the resident has been told, and once a week again until it is (S-08).
fn ask_to_tell(desk: &mut Desk) {
    let now = desk.now();
    let length = desk.team.calendar.length;
    let due = |c: &&CaseRecord| {
        let asked = Period::days(7 * i64::from(c.asked_to_tell));
        c.state == CaseState::Closed
            && c.forwarded.is_some()
            && c.kind != Kind::Notulen
            && c.resident_told.is_none()
            && c.asked_to_tell < ASKED
            && c.meeting.is_some_and(|meeting| asked.after(length.after(meeting)) <= now)
    };
    let cases: Vec<CaseRecord> = desk.cases().into_iter().filter(due).cloned().collect();
    for mut case in cases {
        case.asked_to_tell += 1;
        if let (Some(to), Some(discussed)) = (case.inbrenger.clone(), case.meeting) {
            let code = desk.code(&mut case, CodeScope::Inbrenger, &to);
            let letter = Letter::FeedbackReminder(FeedbackReminder { to, number: case.number, discussed });
            send(desk, &letter, Backing::of(&case, vec![code]));
        }
        desk.put(case);
    }
}

/// Terms that are over: the coördinator's silence passes a case to the deputy, the inbrenger's silence costs the place.
/// Says whether something went to the deputy.
fn terms(desk: &mut Desk) -> bool {
    let now = desk.now();
    let late = |c: &&CaseRecord| c.request.is_none() && c.holds.iter().any(|h| h.due <= now);
    let cases: Vec<CaseRecord> = desk.cases().into_iter().filter(late).cloned().collect();
    let mut passed_on = false;
    let mut further = Vec::new();
    for mut case in cases {
        if case.state == CaseState::WaitingForInbrenger {
            place_lost(desk, &mut case);
        } else {
            passed_on |= pass_on(desk, &mut case);
            if case.lapses > 1 {
                further.push(case.clone());
            }
        }
        desk.put(case);
    }
    if !further.is_empty() {
        escalate(desk, &further);
    }
    passed_on
}

/// Deputy and coördinator both let it wait: everybody who can act hears, every day, with the address for that (H-90).
fn escalate(desk: &mut Desk, cases: &[CaseRecord]) {
    let lines = cases.iter().map(|case| line(desk, case)).collect();
    let mut to = desk.coordinators();
    to.extend(desk.municipality.escalation.clone());
    send(desk, &Letter::Overdue(Digest { to, lines }), Backing { cases: cases.iter().collect(), ..Backing::default() });
    for case in cases {
        desk.record(AuditKind::Default, "gate", Some(case.number), "escalated").rules = vec!["H-90".into()];
    }
}

fn pass_on(desk: &mut Desk, case: &mut CaseRecord) -> bool {
    let now = desk.now();
    let next = Period::days(1).after(now);
    let owner = if desk.team.deputy.is_some() { Owner::Deputy } else { Owner::Coordinator };
    case.lapses = case.lapses.saturating_add(1);
    for hold in case.holds.iter_mut().filter(|h| h.due <= now) {
        hold.owner = owner;
        hold.due = next;
    }
    desk.record(AuditKind::Default, "gate", Some(case.number), "passed-on").rules = vec!["H-90".into()];
    owner == Owner::Deputy
}

fn place_lost(desk: &mut Desk, case: &mut CaseRecord) {
    let next = case.meeting.and_then(|m| desk.rules.meeting_after(desk.team, m));
    let waited_long = Period::days(60).after(case.opened) <= desk.now();
    // Who has yet to agree to the text still has to, at the next meeting too.
    let confirms = case.holds.iter().any(|h| h.rule == "S-06");
    case.holds.clear();
    match next {
        Some(meeting) if !waited_long => {
            case.meeting = Some(meeting);
            let due = release::answer_term(desk, case).unwrap_or(meeting);
            let rule = if confirms { "S-06" } else { "S-38" }.to_owned();
            case.holds.push(crate::register::Hold { reason: HoldReason::Doubt, rule, owner: Owner::Inbrenger, due });
        }
        _ => release::hold(desk, case, HoldReason::Doubt, "H-90"),
    }
    if let Some(to) = case.inbrenger.clone() {
        let code = desk.code(case, CodeScope::Inbrenger, &to);
        let meeting = case.meeting.filter(|_| case.state == CaseState::WaitingForInbrenger);
        let lines = texts::returned::no_answer(meeting);
        let news = News {
            to,
            number: case.number,
            about: texts::returned::SUBJECT_NO_ANSWER.into(),
            lines,
            text: None,
            enclosed: Vec::new(),
        };
        send(desk, &Letter::News(news), Backing::of(case, vec![code]));
    }
    desk.record(AuditKind::Default, "gate", Some(case.number), "place-lost").rules = vec!["S-38".into()];
}

/// At the hours of the configuration, what waits for the coördinator (or the deputy, while she is away).
fn digests(desk: &mut Desk) {
    let hours = &desk.rules.settings.operate.digest_hours;
    let local = desk.now().to_zoned(desk.zone.clone());
    let Some(hour) = hours.iter().copied().filter(|h| *h <= local.hour()).max() else { return };
    let moment = local.date().at(hour, 0, 0, 0).to_zoned(desk.zone.clone()).map(|z| z.timestamp());
    let Ok(moment) = moment else { return };
    if desk.state().last_digest.is_some_and(|last| last >= moment) {
        return;
    }
    let now = desk.now();
    desk.state_mut().last_digest = Some(now);
    let reader = desk.on_duty().clone();
    digest(desk, &reader, Owner::Coordinator);
}

/// One digest. The coördinator's holds every case that waits; the deputy's those that were passed on.
fn digest(desk: &mut Desk, reader: &Mailbox, owner: Owner) {
    let mut waiting: Vec<CaseRecord> = desk
        .cases()
        .into_iter()
        .filter(|c| matches!(c.state, CaseState::Held | CaseState::WaitingForReview))
        .filter(|c| owner == Owner::Coordinator || c.holds.iter().any(|h| h.owner == owner))
        .cloned()
        .collect();
    if waiting.is_empty() {
        return;
    }
    waiting.sort_by_key(|c| (c.opened, c.number));
    let lines = waiting.iter().map(|case| line(desk, case)).collect();
    let (code, kept) = desk.loose_code(reader, Period::days(14).after(desk.now()));
    let letter = Letter::Digest(Digest { to: vec![reader.clone()], lines });
    let backing = Backing { cases: waiting.iter().collect(), codes: vec![code], ..Backing::default() };
    send(desk, &letter, backing);
    let listing = Listing {
        meeting: None,
        items: waiting.iter().map(|c| c.number).collect(),
        codes: vec![kept],
        sent: desk.now(),
        answer_before: None,
        passed_on: owner == Owner::Deputy,
    };
    desk.state_mut().listings.push(listing);
}

fn line(desk: &Desk, case: &CaseRecord) -> DigestLine {
    let hold = case.holds.first();
    let reason = match (case.state, hold) {
        (CaseState::Held, Some(hold)) => texts::hold_reason(hold.reason),
        _ => "de tekst is klaar en wacht op uw akkoord",
    };
    DigestLine {
        number: case.number,
        area: super::letters::head(desk, case).area,
        reason: reason.to_owned(),
        due: hold.map_or(desk.now(), |h| h.due),
        otherwise: hold.map_or("", |h| texts::hold_otherwise(h.reason)).to_owned(),
    }
}

/// Agendas whose deadline has passed go to the coördinator; those that nobody answered go to the deputy.
fn agendas(desk: &mut Desk) {
    let now = desk.now();
    let until = Period::days(60).after(now);
    for meeting in desk.rules.meetings(desk.team, now, until) {
        if agenda::made_at(desk, meeting) > now || desk.state().agendas_sent.contains(&meeting) {
            continue;
        }
        let listed: Vec<Listing> =
            desk.state().listings.iter().filter(|l| l.meeting == Some(meeting)).cloned().collect();
        if listed.is_empty() {
            let reader = desk.on_duty().clone();
            agenda::review(desk, meeting, &reader, false);
            continue;
        }
        let unanswered = listed.iter().all(|l| !l.passed_on && l.answer_before.is_some_and(|at| at <= now));
        let deputy = desk.team.deputy.as_ref().map(|d| d.mailbox.clone());
        if let Some(deputy) = deputy.filter(|_| unanswered) {
            agenda::review(desk, meeting, &deputy, true);
            desk.record(AuditKind::Default, "gate", None, "agenda-passed-on").rules = vec!["H-90".into()];
        }
    }
}

/// Lists that nobody can answer any more are forgotten.
fn tidy(desk: &mut Desk) {
    let now = desk.now();
    let old = |listing: &Listing| listing.codes.iter().all(|c| c.expires < now);
    if desk.state().listings.iter().any(old) {
        desk.state_mut().listings.retain(|l| !old(l));
    }
    let long_ago: Timestamp = Period::days(120).before(now);
    if desk.state().agendas_sent.iter().any(|m| *m < long_ago) {
        desk.state_mut().agendas_sent.retain(|m| *m >= long_ago);
    }
}
