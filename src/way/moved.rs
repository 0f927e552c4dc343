//! Meetings that are off or at another moment: who was invited gets a cancellation, and no case stays on a day that does
//! not come.

use super::desk::Desk;
use super::letters::{Backing, send};
use crate::compose::{Letter, MeetingCancelled, News};
use crate::model::{AuditKind, CodeScope, Reader};
use crate::register::{CaseRecord, CaseState, Invited};
use crate::texts;
use jiff::Timestamp;

/// Remembers who was invited to a meeting.
pub(super) fn invited(desk: &mut Desk, meeting: Timestamp, readers: impl IntoIterator<Item = Reader>) {
    let state = desk.state_mut();
    let place = state.invited.iter().position(|i| i.meeting == meeting).unwrap_or_else(|| {
        state.invited.push(Invited { meeting, readers: Vec::new() });
        state.invited.len() - 1
    });
    let known = &mut state.invited[place].readers;
    readers.into_iter().for_each(|reader| {
        if !known.contains(&reader) {
            known.push(reader);
        }
    });
}

/// Looks for meetings that stand in no calendar any more.
pub(super) fn look(desk: &mut Desk) {
    let now = desk.now();
    let gone = |at: Timestamp| at > now && !is_held(desk, at);
    let cancelled: Vec<Invited> = desk.state().invited.iter().filter(|i| gone(i.meeting)).cloned().collect();
    let open = |c: &&CaseRecord| !matches!(c.state, CaseState::Withdrawn | CaseState::Closed);
    let lost: Vec<CaseRecord> =
        desk.cases().into_iter().filter(open).filter(|c| c.meeting.is_some_and(gone)).cloned().collect();
    let passed = |c: &&CaseRecord| {
        matches!(c.state, CaseState::Held | CaseState::WaitingForReview) && c.meeting.is_some_and(|at| at <= now)
    };
    let missed: Vec<CaseRecord> = desk.cases().into_iter().filter(passed).cloned().collect();
    for off in cancelled {
        cancel(desk, off);
    }
    for case in lost {
        put_elsewhere(desk, case, texts::minutes::case_moved);
    }
    // Nobody decided before the meeting: the next one, and the inbrenger knows.
    for case in missed {
        put_elsewhere(desk, case, texts::minutes::case_not_discussed);
    }
    if desk.state().invited.iter().any(|i| i.meeting < now) {
        desk.state_mut().invited.retain(|i| i.meeting >= now);
    }
}

fn is_held(desk: &Desk, at: Timestamp) -> bool {
    let after = at.checked_add(jiff::SignedDuration::from_secs(1)).unwrap_or(at);
    desk.rules.meetings(desk.team, at, after).contains(&at)
}

fn cancel(desk: &mut Desk, off: Invited) {
    let sent = desk.state().listings.iter().filter(|l| l.meeting == Some(off.meeting)).count();
    let end = desk.team.calendar.length.after(off.meeting);
    let letter = Letter::MeetingCancelled(MeetingCancelled {
        to: off.readers,
        meeting: off.meeting,
        minutes: u32::try_from((end.as_second() - off.meeting.as_second()) / 60).unwrap_or(120),
        revision: u32::try_from(sent + 1).unwrap_or(u32::MAX),
        next: desk.rules.meeting_after(desk.team, desk.now()),
    });
    send(desk, &letter, Backing::default());
    desk.record(AuditKind::Default, "gate", None, "meeting-cancelled").rules = vec!["S-45".into()];
    let state = desk.state_mut();
    state.invited.retain(|i| i.meeting != off.meeting);
    state.listings.retain(|l| l.meeting != Some(off.meeting));
}

/// To the next meeting; without one the coördinator sees it in her list.
fn put_elsewhere(desk: &mut Desk, mut case: CaseRecord, says: fn(Timestamp, Option<Timestamp>) -> String) {
    let Some(off) = case.meeting else { return };
    case.meeting = desk.rules.meeting_after(desk.team, desk.now());
    if case.meeting.is_none() && case.state != CaseState::Forwarded {
        super::release::hold(desk, &mut case, crate::register::HoldReason::NoMeeting, "S-37");
    }
    if let Some(to) = case.inbrenger.clone() {
        let code = desk.code(&mut case, CodeScope::Inbrenger, &to);
        let lines = vec![says(off, case.meeting)];
        let news =
            News { to, number: case.number, about: "ander overleg".into(), lines, text: None, enclosed: Vec::new() };
        send(desk, &Letter::News(news), Backing::of(&case, vec![code]));
    }
    desk.record(AuditKind::Default, "gate", Some(case.number), "meeting-moved").rules = vec!["S-37".into()];
    desk.put(case);
}
