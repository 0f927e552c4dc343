//! A mail that calls on a right of the resident (H-42): kept from the team, to the privacy officer with its due date, a
//! receipt to a verified sender that confirms nothing, the coördinator told.

use super::Incoming;
use super::act::Refusal;
use super::author::{self, Author};
use super::desk::Desk;
use super::incoming;
use super::judged::{self, Context};
use super::letters::{Backing, inbrenger, send};
use super::reading;
use super::release;
use super::told;
use crate::compose::{Letter, Recall, RecallBecause, ReplyCode, RightsReceipt, RightsReminder, RightsRequested};
use crate::config::Period;
use crate::message::Message;
use crate::model::{
    Audience, AuditKind, CaseNumber, CodeScope, Document, Kind, Mailbox, Named, OutcomeKind, Reader, Reason, Right,
    Role, Sensitive, Submission,
};
use crate::policy::standing;
use crate::register::{CaseOriginal, CaseRecord, CaseState, Hold, HoldReason, Owner, RightsRequest};
use jiff::{Timestamp, ToSpan};

/// Days before the due date at which officer and coördinator are reminded; the last is the day after it.
const REMINDERS: [i64; 4] = [14, 7, 1, -1];

/// One month, by the calendar in Amsterdam (AVG art. 12(3)).
pub(super) fn due(desk: &Desk, received: Timestamp) -> Timestamp {
    let local = received.to_zoned(desk.zone.clone());
    local.checked_add(1.month()).map_or(Period::days(30).after(received), |at| at.timestamp())
}

/// Takes a request to its end. `about` is the case in whose thread it came, if its sender may speak of that case.
pub(super) fn take(
    desk: &mut Desk,
    mail: &Incoming,
    message: &Message,
    author: &Author,
    rights: &[Right],
    about: Option<CaseNumber>,
) {
    let received = mail.envelope.received;
    let mut case = incoming::new_case(desk, received);
    case.mails.push(mail.id);
    case.thread.extend(message.headers.message_id.clone());
    case.inbrenger = author.inbrenger().cloned();
    case.inbrenger_name = author.name.clone().filter(|_| case.inbrenger.is_some());
    case.organisation = author.organisation.clone().filter(|_| case.inbrenger.is_some());
    let people = author::correspondents(message, author);
    let read = reading::read(desk, &message.document, received, &[], &people);
    let counts = judged::count(&read.findings);
    case.danger = read.submission.danger.clone();
    reading::keep_persons(&mut case, &read.findings);
    let original = CaseOriginal {
        document: message.document.clone(),
        findings: read.findings,
        // A request has no doel and no vraag to the team; its text stays in one piece.
        submission: Submission { kind: Kind::Overig, rights: rights.to_vec(), ..Submission::default() },
        ..CaseOriginal::default()
    };
    case.redacted = Some(reading::redact(&original, &Named::default(), audience(desk)));
    case.original = Some(original);
    let sender = author.mailbox.clone().filter(|_| author.verified);
    case.request = Some(RightsRequest {
        rights: rights.to_vec(),
        received,
        due: due(desk, received),
        sender: Sensitive::new(sender.as_ref().map(ToString::to_string).unwrap_or_default()),
        about,
        reminders: 0,
        handled: None,
    });
    case.state = CaseState::Held;
    let owner = if desk.privacy().is_some() { Owner::Privacy } else { Owner::Coordinator };
    case.holds.push(Hold { reason: HoldReason::Rights, rule: "H-42".into(), owner, due: due(desk, received) });
    about.into_iter().for_each(|number| freeze(desk, number));
    tell(desk, &mut case, author.verified);
    if !case.danger.is_empty() {
        told::urgent(desk, &case, received);
    }
    if let Some(to) = sender {
        let letter = Letter::RightsReceipt(RightsReceipt { to, due: due(desk, received) });
        send(desk, &letter, Backing::default());
    }
    let text = "De mail vraagt om een recht van de inwoner. De privacyfunctionaris antwoordt.";
    judged::conclude(desk, &case, OutcomeKind::Hold, vec![Reason::new("H-42", text)], counts);
    desk.put(case);
}

/// Coördinators and officer; never the team.
fn audience(desk: &Desk) -> Audience {
    let mut audience = Audience::of(Role::Coordinator, desk.coordinators());
    audience.readers.extend(desk.privacy().map(|m| Reader { mailbox: m.clone(), role: Role::Privacy }));
    audience.readers.retain(|reader| desk.is_safe(&reader.mailbox));
    audience
}

/// Nothing more of the case goes to the team until somebody has decided on the request.
fn freeze(desk: &mut Desk, number: CaseNumber) {
    let Some(mut case) = desk.find(number) else { return };
    let sending = matches!(case.state, CaseState::Queued | CaseState::WaitingForReview | CaseState::Held);
    if !sending {
        return;
    }
    desk.stop(number);
    if case.state == CaseState::Queued {
        case.forwarded = None;
    }
    release::hold(desk, &mut case, HoldReason::Rights, "H-42");
    desk.put(case);
}

/// Officer, coördinator on duty: each with a code of their own.
fn tell(desk: &mut Desk, case: &mut CaseRecord, verified: bool) {
    let Some(request) = case.request.clone() else { return };
    let (to, codes) = readers(desk, case);
    let letter = Letter::RightsRequested(RightsRequested {
        to,
        number: case.number,
        rights: request.rights.clone(),
        received: request.received,
        due: request.due,
        inbrenger: inbrenger(case),
        verified,
        about: request.about,
        has_officer: desk.privacy().is_some(),
        text: case.redacted.clone(),
    });
    send(desk, &letter, Backing::apart(case, codes));
}

fn readers(desk: &mut Desk, case: &mut CaseRecord) -> (Vec<Reader>, Vec<ReplyCode>) {
    let mut to = vec![Reader { mailbox: desk.on_duty().clone(), role: Role::Coordinator }];
    to.extend(desk.privacy().map(|m| Reader { mailbox: m.clone(), role: Role::Privacy }));
    let scope = |role| if role == Role::Privacy { CodeScope::Privacy } else { CodeScope::Coordinator };
    let codes = to.iter().map(|reader| desk.code(case, scope(reader.role), &reader.mailbox)).collect();
    (to, codes)
}

/// Reminders of requests that nobody has answered, and of those that are overdue: then the deputy hears too.
pub(super) fn remind(desk: &mut Desk) {
    let now = desk.now();
    let open = |c: &&CaseRecord| {
        c.state == CaseState::Held && c.request.as_ref().is_some_and(|r| r.handled.is_none() && moment(r) <= now)
    };
    let cases: Vec<CaseRecord> = desk.cases().into_iter().filter(open).cloned().collect();
    for mut case in cases {
        let Some(mut request) = case.request.clone() else { continue };
        while request.reminders < u8::MAX && moment(&request) <= now {
            request.reminders += 1;
        }
        let overdue = now > request.due;
        let (mut to, codes) = readers(desk, &mut case);
        if overdue {
            let deputy = desk.coordinators().into_iter().map(|mailbox| Reader { mailbox, role: Role::Coordinator });
            to.extend(deputy.filter(|r| !to.contains(r)).collect::<Vec<_>>());
        }
        let letter = Letter::RightsReminder(RightsReminder { to, number: case.number, due: request.due, overdue });
        send(desk, &letter, Backing::apart(&case, codes));
        desk.record(AuditKind::Default, "gate", Some(case.number), "rights-reminder").rules = vec!["H-42".into()];
        case.request = Some(request);
        desk.put(case);
    }
}

/// When the next reminder is due.
fn moment(request: &RightsRequest) -> Timestamp {
    let step = usize::from(request.reminders);
    let days = |n: i64| {
        let day = Period::days(n.abs());
        if n >= 0 { day.before(request.due) } else { day.after(request.due) }
    };
    match REMINDERS.get(step) {
        Some(n) => days(*n),
        // Once a week from then on.
        None => days(-1 - 7 * (step as i64 - 3)),
    }
}

/// GEDAAN: the request is answered. The case stays as evidence until its term.
pub(super) fn handled(desk: &mut Desk, case: &mut CaseRecord) -> Result<Vec<String>, Refusal> {
    let now = desk.now();
    let Some(request) = case.request.as_mut() else {
        return Err("Dit is geen verzoek over gegevens.".into());
    };
    let late = now > request.due;
    request.handled = Some(now);
    let about = request.about;
    case.state = CaseState::Closed;
    case.holds.clear();
    let mut lines = vec!["Het verzoek is beantwoord. Dat is vastgelegd.".to_owned()];
    if late {
        lines.push("Het antwoord kwam na de termijn.".to_owned());
    }
    if let Some(number) = about.filter(|n| desk.find(*n).is_some_and(|c| c.state == CaseState::Held)) {
        lines.push(format!("Casus {number} wacht nog. Beslis wat daarmee gebeurt."));
    }
    Ok(lines)
}

/// GEEN VERZOEK: the mail is judged as any other.
pub(super) fn no_request(desk: &mut Desk, case: &mut CaseRecord) -> Result<Vec<String>, Refusal> {
    if case.request.take().is_none() {
        return Err("Dit is geen verzoek over gegevens.".into());
    }
    let Some(original) = case.original.take() else {
        return Err("De oorspronkelijke tekst is al gewist. Vraag de inbrenger om een nieuwe mail.".into());
    };
    judge_again(desk, case, original.document);
    Ok(vec!["De mail gaat nu de gewone weg.".into()])
}

/// Judges a kept text without a new mail: after an act, so that only the act's own end is told.
pub(super) fn judge_again(desk: &mut Desk, case: &mut CaseRecord, document: Document) {
    let people = reading::Correspondents {
        people: case.inbrenger.iter().map(|m| (case.inbrenger_name.clone().unwrap_or_default(), m.clone())).collect(),
    };
    let received = case.opened;
    let read = reading::read(desk, &document, received, &case.persons, &people);
    let seat = reading::seat(desk, received, &read.submission);
    let author = author(desk, case);
    let context = Context { message: None, author: &author, seat, received, noticed: Vec::new() };
    judged::take_up(desk, case, document, read, &context);
    desk.decision = None;
}

/// Before a case is erased: nothing more leaves, and everybody on the team who got its text is asked to delete it.
pub(super) fn erase(desk: &mut Desk, case: &mut CaseRecord) -> Vec<String> {
    desk.stop(case.number);
    let sent = case.forwarded.filter(|at| *at <= desk.now());
    let readers = case.redacted.iter().flat_map(|r| &r.audience().readers);
    let mut to: Vec<Mailbox> =
        readers.filter(|r| r.role == Role::Team && sent.is_some()).map(|r| r.mailbox.clone()).collect();
    to.extend(case.disclosed.iter().map(|d| d.to.clone()));
    to.sort_unstable_by_key(ToString::to_string);
    to.dedup();
    for mailbox in &to {
        let recipient = desk.recipient_id(case, mailbox);
        let entry = desk.record(AuditKind::Erase, "gate", Some(case.number), "asked-to-delete");
        entry.recipient = Some(recipient);
        entry.rules = vec!["H-42".into()];
    }
    if !to.is_empty() {
        let letter =
            Letter::Recall(Recall { to: to.clone(), number: case.number, sent, because: RecallBecause::Erased });
        send(desk, &letter, Backing::apart(case, Vec::new()));
    }
    case.state = CaseState::Closed;
    case.holds.clear();
    vec![format!("{} lezers is gevraagd om de tekst te verwijderen.", to.len())]
}

/// The author of a kept mail, as far as the record tells.
fn author(desk: &Desk, case: &CaseRecord) -> Author {
    let standing = |m: &Mailbox| standing(desk.municipality, desk.team, m).0;
    Author {
        mailbox: case.inbrenger.clone(),
        name: case.inbrenger_name.clone(),
        standing: case.inbrenger.as_ref().map_or(crate::model::Standing::Unknown, standing),
        organisation: case.organisation.clone(),
        verified: true,
    }
}
