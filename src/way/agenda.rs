//! The agenda of a meeting: to the coördinator for review when the deadline has passed, to the team after her AKKOORD.

use super::desk::Desk;
use super::letters::{Backing, head, send};
use super::release::release;
use super::{moved, renditions};
use crate::compose::{Agenda, AgendaItem, AgendaState, Letter, MinutesOf};
use crate::config::{Deadline, MinutesDelivery, Period};
use crate::intake::MinutesSection;
use crate::model::{AuditKind, CaseNumber, Mailbox, Reader, Role};
use crate::register::{CaseRecord, CaseState, Listing, Owner};
use crate::texts;
use jiff::Timestamp;

/// When the agenda of a meeting is made: at its deadline, or two days before when there is none.
pub(super) fn made_at(desk: &Desk, meeting: Timestamp) -> Timestamp {
    match desk.profile.deadline {
        Deadline::Before(period) => period.before(meeting),
        Deadline::None => Period::days(2).before(meeting),
    }
}

/// Sends the agenda to `reader` for review and remembers the order of its lines.
pub(super) fn review(desk: &mut Desk, meeting: Timestamp, reader: &Mailbox, passed_on: bool) {
    let numbers = on_the_agenda(desk, meeting);
    // One day to answer; the deputy gets it then.
    let answer_before = Period::days(1).after(desk.now()).min(Period::hours(2).before(meeting));
    let (code, kept) = desk.loose_code(reader, meeting);
    let agenda = agenda(desk, meeting, vec![reader.clone()], &numbers, Some(answer_before));
    let cases: Vec<CaseRecord> = numbers.iter().filter_map(|n| desk.find(*n)).collect();
    let backing = Backing { cases: cases.iter().collect(), codes: vec![code], ..Backing::default() };
    send(desk, &Letter::AgendaReview(agenda), backing);
    moved::invited(desk, meeting, [Reader { mailbox: reader.clone(), role: Role::Coordinator }]);
    desk.record(AuditKind::Decided, "gate", None, "agenda-review").rules = vec!["S-45".into()];
    let sent = desk.now();
    let listing = Listing {
        meeting: Some(meeting),
        items: numbers,
        codes: vec![kept],
        sent,
        answer_before: Some(answer_before),
        passed_on,
    };
    desk.state_mut().listings.push(listing);
}

/// AKKOORD on an agenda: the cases named (all that are ready, if none is named) are released, and the agenda goes to the
/// team. Says how many.
pub(super) fn agreed(desk: &mut Desk, meeting: Timestamp, chosen: &[CaseNumber], actor: &str) -> usize {
    for number in chosen {
        if let Some(mut case) = desk.find(*number).filter(|c| c.state == CaseState::WaitingForReview) {
            release(desk, &mut case, actor);
            desk.put(case);
        }
    }
    let sent: Vec<CaseNumber> = chosen
        .iter()
        .copied()
        .filter(|n| desk.find(*n).is_some_and(|c| matches!(c.state, CaseState::Forwarded | CaseState::Queued)))
        .collect();
    let mut team: Vec<Mailbox> = desk.team.members.iter().map(|m| m.mailbox.clone()).collect();
    // Guests come for their case alone (S-48).
    team.extend(sent.iter().filter_map(|n| desk.find(*n)).flat_map(|c| c.guests).map(|guest| guest.mailbox));
    team.dedup();
    let invited: Vec<Reader> = team.iter().map(|m| Reader { mailbox: m.clone(), role: Role::Team }).collect();
    let earlier = earlier(desk, meeting, &team);
    let agenda = Agenda { earlier, ..agenda(desk, meeting, team, &sent, None) };
    let told = agenda.earlier.iter().flat_map(|of| &of.sections).filter_map(|s| s.number);
    let cases: Vec<CaseRecord> = sent.iter().copied().chain(told).filter_map(|n| desk.find(n)).collect();
    let backing = Backing { cases: cases.iter().collect(), ..Backing::default() };
    send(desk, &Letter::AgendaTeam(agenda), backing);
    moved::invited(desk, meeting, invited);
    desk.record(AuditKind::Act, actor, None, "agenda-sent").rules = vec!["S-45".into()];
    desk.state_mut().agendas_sent.push(meeting);
    sent.len()
}

/// The cases of a meeting in the order of its agenda: ready, waiting for the coördinator, waiting for the inbrenger.
pub(super) fn on_the_agenda(desk: &Desk, meeting: Timestamp) -> Vec<CaseNumber> {
    let place = |case: &CaseRecord| match case.state {
        CaseState::Forwarded | CaseState::Queued | CaseState::WaitingForReview => 0,
        CaseState::Held => 1,
        _ => 2,
    };
    let mut cases: Vec<&CaseRecord> = desk
        .cases()
        .into_iter()
        .filter(|c| c.meeting == Some(meeting) && !matches!(c.state, CaseState::Withdrawn | CaseState::Closed))
        .collect();
    cases.sort_by_key(|c| (place(c), c.number));
    cases.iter().map(|c| c.number).collect()
}

fn agenda(
    desk: &Desk,
    meeting: Timestamp,
    to: Vec<Mailbox>,
    numbers: &[CaseNumber],
    answer_before: Option<Timestamp>,
) -> Agenda {
    let items = numbers.iter().filter_map(|n| desk.find(*n)).map(|case| item(desk, &case, &to)).collect();
    let end = desk.team.calendar.length.after(meeting);
    let minutes = (end.as_second() - meeting.as_second()) / 60;
    let revision = desk.state().listings.iter().filter(|l| l.meeting == Some(meeting)).count();
    Agenda {
        to,
        meeting,
        minutes: u32::try_from(minutes).unwrap_or(120),
        members: desk.team.members.len(),
        items,
        audit_head: desk.work.audit_head.clone(),
        answer_before,
        revision: u32::try_from(revision).unwrap_or(u32::MAX),
        earlier: Vec::new(),
    }
}

/// What the last meeting agreed, for each of these readers as far as the cases are theirs (S-34); nothing where minutes are
/// not mailed round.
fn earlier(desk: &Desk, meeting: Timestamp, to: &[Mailbox]) -> Vec<MinutesOf> {
    if desk.profile.minutes_delivery != MinutesDelivery::Mail {
        return Vec::new();
    }
    let held = |c: &&CaseRecord| c.minutes.last().and_then(|m| m.meeting).filter(|at| *at < meeting);
    let last = desk.cases().iter().filter_map(held).max();
    let cases: Vec<CaseRecord> =
        desk.cases().into_iter().filter(|c| last.is_some() && held(c) == last).cloned().collect();
    let section = |case: &CaseRecord| MinutesSection {
        number: Some(case.number),
        agreed: case.minutes.last().map(|m| m.agreed.clone()).unwrap_or_default(),
        regie: case.minutes.last().and_then(|m| m.regie.clone()),
        ..MinutesSection::default()
    };
    let of = |reader: &Mailbox| MinutesOf {
        to: reader.clone(),
        sections: cases
            .iter()
            .filter(|c| renditions::members(desk, c).is_ok_and(|all| all.iter().any(|m| m.mailbox == *reader)))
            .map(section)
            .filter(|s| !s.agreed.is_empty() || s.regie.is_some())
            .collect(),
    };
    to.iter().filter(|reader| desk.is_safe(reader)).map(of).collect()
}

fn item(desk: &Desk, case: &CaseRecord, to: &[Mailbox]) -> AgendaItem {
    let members = renditions::members(desk, case).unwrap_or_default();
    let receives = |mailbox: &Mailbox| members.iter().any(|m| m.mailbox == *mailbox);
    let due = case.holds.iter().map(|h| h.due).min();
    let state = match case.state {
        CaseState::Held => {
            let hold = case.holds.first();
            AgendaState::WaitingForCoordinator {
                why: hold.map_or("", |h| texts::hold_reason(h.reason)).to_owned(),
                due,
                otherwise: hold.map(|h| texts::hold_otherwise(h.reason).to_owned()),
            }
        }
        CaseState::WaitingForInbrenger => AgendaState::WaitingForInbrenger { why: lacking(case), due },
        _ => AgendaState::Ready,
    };
    AgendaItem {
        case: head(desk, case),
        state,
        text: case.redacted.clone(),
        vraag_to: case.vraag_to.clone(),
        not_for: to.iter().filter(|m| !receives(m)).cloned().collect(),
        on_top: super::exceptions::on_top(desk, case),
        follow_up: follow_up(desk, case),
        flags: case.flags.clone(),
    }
}

/// The meeting at which it, or the case that it follows, was last discussed.
fn follow_up(desk: &Desk, case: &CaseRecord) -> Option<Timestamp> {
    let own = case.minutes.last().and_then(|m| m.meeting);
    own.or_else(|| case.follows.and_then(|n| desk.find(n)).and_then(|c| c.meeting))
}

fn lacking(case: &CaseRecord) -> String {
    let waits_for_consent = case.holds.iter().any(|h| h.owner == Owner::Inbrenger && h.rule == "S-20");
    match (case.has_doel, case.has_vraag) {
        _ if waits_for_consent => "getekende toestemming ontbreekt",
        (false, false) => "doel en vraag ontbreken",
        (false, true) => "doel ontbreekt",
        (true, false) => "vraag ontbreekt",
        (true, true) => "antwoord van de inbrenger ontbreekt",
    }
    .to_owned()
}
