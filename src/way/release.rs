//! A text goes to the team, or waits: for the inbrenger, for the coördinator, for the day on which a team's texts leave.

use super::desk::Desk;
use super::exceptions;
use super::letters::{Backing, Sent, head, inbrenger, send, send_together};
use super::{minutes, renditions};
use crate::compose::{Disclosed, Letter, TeamCase};
use crate::config::{Forward, Period, Release};
use crate::model::{Kind, Mailbox};
use crate::register::{CaseRecord, CaseState, Hold, HoldReason, Owner};
use jiff::Timestamp;

/// A clean text: to the team at once when nothing is uncertain and the profile's owner approved that, else it waits for
/// the coördinator.
pub(super) fn ready(desk: &mut Desk, case: &mut CaseRecord, unsure: bool) {
    let approved = desk.profile.approved_by.is_some() && desk.profile.approved_on.is_some();
    let at_once = desk.team.release == Release::UnlessFlagged && approved && !unsure && case.forwarded.is_none();
    let asks = desk.profile.sender_confirms && !desk.offline && case.kind == Kind::Casus && case.inbrenger.is_some();
    if asks {
        return wait_for_confirmation(desk, case);
    }
    if at_once || desk.offline {
        release(desk, case, "gate");
    } else {
        wait_for_review(desk, case);
    }
}

/// Sends the very text that was reviewed, after a fresh look by the gate; bundled if the team wants that. Who may be named
/// to whom is decided on this day: without names to everybody else.
pub(super) fn release(desk: &mut Desk, case: &mut CaseRecord, actor: &str) {
    if case.kind == Kind::Notulen {
        return minutes::release(desk, case, actor);
    }
    let Some(text) = case.redacted.clone() else {
        return hold(desk, case, HoldReason::Fault, "house/fault");
    };
    let not_before = bundle(desk, case);
    case.holds.clear();
    let frame = frame(desk, case, text, not_before, case.forwarded.is_some());
    let plan = renditions::release(desk, case, &frame, None);
    let (named, readers) = (plan.named, plan.readers);
    if plan.letters.is_empty() {
        // What nobody receives has not been sent, whatever was agreed.
        return hold(desk, case, HoldReason::Recipients, "W-09");
    }
    match send_together(desk, plan.letters) {
        Sent::All => {
            case.state = if not_before.is_some() { CaseState::Queued } else { CaseState::Forwarded };
            let at = not_before.unwrap_or(desk.now());
            case.forwarded = Some(at);
            desk.record_disclosure(case, actor, &readers, &named);
            renditions::remember(case, &named, at);
            if not_before.is_none() {
                note_disclosure(desk, case);
            }
        }
        Sent::Caught => hold(desk, case, HoldReason::Gate, "house/gate"),
    }
}

/// The moment before which a text does not leave, if the team's texts are bundled.
fn bundle(desk: &Desk, case: &CaseRecord) -> Option<Timestamp> {
    match (desk.team.forward, case.meeting) {
        (Forward::Bundled, Some(meeting)) if !desk.offline => {
            Some(desk.team.bundle.before(meeting)).filter(|at| *at > desk.now())
        }
        _ => None,
    }
}

/// The letter to the team as every rendition has it.
fn frame(
    desk: &Desk,
    case: &CaseRecord,
    text: crate::anonymise::Redacted,
    not_before: Option<Timestamp>,
    replaces: bool,
) -> TeamCase {
    let members = renditions::members(desk, case).unwrap_or_default();
    TeamCase {
        case: head(desk, case),
        text,
        inbrenger: inbrenger(case),
        vraag_to: case.vraag_to.clone(),
        on_top: exceptions::on_top(desk, case),
        late: case.late && desk.profile.late == crate::config::LatePolicy::ForwardMarked,
        replaces,
        not_before,
        without_text: desk.members_without_text(&members),
        notice: desk.profile.delivery == crate::config::CaseDelivery::Notice,
        third_parties: case.guests.iter().filter(|g| g.third_party.is_some()).map(|g| g.mailbox.clone()).collect(),
        advisers: members.into_iter().filter(|m| m.adviser).map(|m| m.mailbox).collect(),
    }
}

/// the inbrenger reads to whom the case went, where the agreements ask for that.
pub(super) fn note_disclosure(desk: &mut Desk, case: &CaseRecord) {
    let (Some(to), Some(sent)) = (case.inbrenger.clone(), case.forwarded) else { return };
    if !desk.profile.disclosure_note {
        return;
    }
    let members = renditions::members(desk, case).unwrap_or_default();
    let mut functions: Vec<String> = members.into_iter().map(|m| m.function.unwrap_or(m.organisation)).collect();
    functions.sort();
    functions.dedup();
    let named = case.disclosed.iter().any(|d| d.recalled.is_none());
    let text = case.redacted.clone();
    let letter = Letter::Disclosed(Disclosed { to, case: head(desk, case), sent, functions, named, text });
    send(desk, &letter, Backing::of(case, Vec::new()));
}

/// Sends a text that was released before once more to some of its readers, as consent stands now (H-34).
pub(super) fn send_again(desk: &mut Desk, case: &mut CaseRecord, only: &[Mailbox]) {
    let Some(text) = case.redacted.clone() else { return };
    let not_before = case.forwarded.filter(|at| *at > desk.now());
    let frame = frame(desk, case, text, not_before, not_before.is_none());
    let plan = renditions::release(desk, case, &frame, Some(only));
    let (named, readers) = (plan.named, plan.readers);
    match send_together(desk, plan.letters) {
        Sent::All => {
            desk.record_disclosure(case, "gate", &readers, &named);
            renditions::remember(case, &named, not_before.unwrap_or(desk.now()));
        }
        Sent::Caught => hold(desk, case, HoldReason::Gate, "house/gate"),
    }
}

/// Ready, and waits for the inbrenger's AKKOORD (S-06).
fn wait_for_confirmation(desk: &Desk, case: &mut CaseRecord) {
    case.state = CaseState::WaitingForInbrenger;
    let due = answer_term(desk, case).unwrap_or_else(|| Period::days(14).after(desk.now()));
    let owner = Owner::Inbrenger;
    case.holds.push(Hold { reason: HoldReason::Doubt, rule: "S-06".into(), owner, due });
}

/// Ready, and waits for the coördinator's AKKOORD.
pub(super) fn wait_for_review(desk: &Desk, case: &mut CaseRecord) {
    case.state = CaseState::WaitingForReview;
    let due = review_term(desk, case);
    let owner = Owner::Coordinator;
    case.holds.push(Hold { reason: HoldReason::Doubt, rule: "house/review".into(), owner, due });
}

/// Kept for the coördinator, with an owner and a due time.
pub(super) fn hold(desk: &Desk, case: &mut CaseRecord, reason: HoldReason, rule: &str) {
    case.state = CaseState::Held;
    case.lapses = 0;
    let due = review_term(desk, case);
    case.holds.push(Hold { reason, rule: rule.to_owned(), owner: Owner::Coordinator, due });
}

/// Two days, and never later than two days before the meeting.
pub(super) fn review_term(desk: &Desk, case: &CaseRecord) -> Timestamp {
    let soon = Period::days(2).after(desk.now());
    let before = case.meeting.map(|m| Period::days(2).before(m)).filter(|at| *at > desk.now());
    before.map_or(soon, |at| at.min(soon))
}

/// Until when an answer of the inbrenger keeps the place.
pub(super) fn answer_term(desk: &Desk, case: &CaseRecord) -> Option<Timestamp> {
    case.meeting.map(|m| desk.profile.supplement.before(m)).filter(|at| *at > desk.now())
}
