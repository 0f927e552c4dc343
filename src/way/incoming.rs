//! A mail has come in: automatic mail and failure reports end here, answers go to [`super::reply`], the rest becomes a
//! case.

use super::author::{Author, author, correspondents, shown_name};
use super::desk::Desk;
use super::judged::{Context, conclude, take_up};
use super::letters::{Backing, send};
use super::reading;
use super::release::hold;
use super::told::show_to_coordinator;
use super::{Incoming, incident, reply, rights};
use crate::compose::{DeliveryFailed, Letter};
use crate::message::{self, AutoKind, Message};
use crate::model::{AuditKind, Counts, Decision, Kind, OutcomeKind, Reason};
use crate::register::{CaseRecord, ConsentRecord, ConsentSource, HoldReason, IncidentCause};
use jiff::Timestamp;

/// Takes a mail to one of its ends (promise 3).
pub(super) fn receive(desk: &mut Desk, mail: &Incoming) {
    let message = message::read_with(mail.raw.expose(), &desk.work.readings);
    let is_asked = desk.work.readings.is_empty() && !message.wanted.is_empty();
    if is_asked && mail.returned.is_none() && ends_by_rule(&message, mail).is_none() {
        desk.wants = message.wanted;
        return;
    }
    take(desk, mail, &message);
}

/// The same, of a mail that has been read.
pub(super) fn take(desk: &mut Desk, mail: &Incoming, message: &Message) {
    desk.offline = mail.offline;
    desk.meant = mail.meant.map(|at| at.to_zoned(desk.zone.clone()).date());
    if let Some(returned) = &mail.returned {
        return failure_report(desk, message, returned);
    }
    if let Some((rule, text)) = ends_by_rule(message, mail) {
        return drop_mail(desk, rule, text);
    }
    let author = author(desk, message, mail);
    reply::withdrawn_by_another(desk, message, &author);
    // What a program answers uses up no code and says nothing; it is kept like any mail that is no case.
    let answers = !mail.offline && reply::is_answer(desk, message, mail);
    if answers && !crate::intake::is_automatic(&message.document) {
        return reply::answer(desk, mail, message, &author);
    }
    submit(desk, mail, message, &author);
}

/// The core failed on this mail twice: held without being looked at (promise 4).
pub(super) fn hold_unread(desk: &mut Desk, mail: &Incoming) {
    let mut case = new_case(desk, mail.envelope.received);
    case.mails.push(mail.id);
    let text = "De mail kon niet worden gelezen. Er gaat niets naar het team.";
    let reason = Reason::new("house/fault", text);
    hold(desk, &mut case, HoldReason::Fault, &reason.rule);
    if desk.rules.settings.operate.digest_hours.is_empty() {
        show_to_coordinator(desk, &mut case, vec![reason.clone()], None, mail.envelope.received);
    }
    conclude(desk, &case, OutcomeKind::Hold, vec![reason], Counts::new());
    desk.put(case);
}

/// Automatic mail and loops: dropped by a named rule, with an audit line (promise 3, RFC 3834).
fn ends_by_rule(message: &Message, mail: &Incoming) -> Option<(&'static str, &'static str)> {
    if !message.headers.loop_marks.is_empty() {
        return Some(("house/loop", "De mail is al eens door de poort gegaan."));
    }
    if is_calendar_answer(message) {
        return Some(("house/calendar-answer", "De mail is een automatisch antwoord op een uitnodiging."));
    }
    match message.headers.auto {
        AutoKind::Replied => Some(("house/auto-reply", "De mail is een automatisch antwoord.")),
        AutoKind::Generated => Some(("house/auto-generated", "De mail is door een programma gestuurd.")),
        AutoKind::Report => Some(("house/report", "De mail is een melding die bij geen mail van ons past.")),
        AutoKind::Bulk if !message.headers.list => Some(("house/bulk", "De mail is een massamail.")),
        // A mailing list is held, not dropped; a wish for no automatic answers is no ground either.
        AutoKind::No | AutoKind::Quiet | AutoKind::Bulk if mail.envelope.reverse_path.is_none() && !mail.offline => {
            Some(("house/null-sender", "De mail heeft geen afzender en past bij geen mail van ons."))
        }
        AutoKind::No | AutoKind::Quiet | AutoKind::Bulk => None,
    }
}

/// What a calendar program sends when somebody accepts or declines our invitation (RFC 5546 §3.2.3).
fn is_calendar_answer(message: &Message) -> bool {
    message.answers_invitation
}

fn drop_mail(desk: &mut Desk, rule: &str, text: &str) {
    let decision = Decision {
        outcome: OutcomeKind::Drop,
        reasons: vec![Reason::new(rule, text)],
        meeting: None,
        findings: Counts::new(),
    };
    desk.record(AuditKind::Decided, "gate", None, "drop").rules = vec![rule.to_owned()];
    desk.decision = Some(decision);
}

/// A report at a signed return address of ours: a recipient did not get the mail, and the coördinator is told.
fn failure_report(desk: &mut Desk, message: &Message, returned: &super::ReturnedMail) {
    let status = message.report.as_ref().and_then(failure);
    let Some(status) = status else {
        return drop_mail(desk, "house/report", "De melding zegt niet dat de mail niet aankwam.");
    };
    undelivered(desk, returned, &status);
    desk.failed = Some(status);
    drop_mail(desk, "house/bounce", "De melding hoort bij een mail van ons. De coördinator weet ervan.");
}

/// The status of the first recipient whom the mail did not reach; none for a delay or a success.
fn failure(report: &message::DeliveryReport) -> Option<String> {
    report.recipients.iter().find(|r| r.has_failed()).map(|r| r.status.clone())
}

/// A mail of ours did not arrive: the coördinator is told, and the deputy; never who could not be reached.
pub(super) fn undelivered(desk: &mut Desk, mail: &super::ReturnedMail, status: &str) {
    let mut to = desk.coordinators();
    to.retain(|mailbox| *mailbox != mail.recipient);
    let letter = Letter::DeliveryFailed(DeliveryFailed {
        to,
        case: mail.case,
        failed: mail.recipient.clone(),
        status: Some(status.to_owned()),
    });
    send(desk, &letter, Backing::default());
    desk.record(AuditKind::Undeliverable, "gate", mail.case, status);
}

/// Whether a mail is minutes: those speak of many cases and answer none.
pub(super) fn is_minutes(desk: &Desk, message: &Message, received: Timestamp) -> bool {
    let settings = super::intake_settings(desk.municipality, desk.profile, Some(received));
    crate::intake::understand(&message.document, &settings).kind == Kind::Notulen
}

/// A new submission.
pub(super) fn submit(desk: &mut Desk, mail: &Incoming, message: &Message, author: &Author) {
    submit_after(desk, mail, message, author, None);
}

/// A new submission, on a case that is closed: its persons keep their labels (H-08), and consents that still hold go along.
pub(super) fn submit_after(
    desk: &mut Desk,
    mail: &Incoming,
    message: &Message,
    author: &Author,
    earlier: Option<&CaseRecord>,
) {
    let received = mail.envelope.received;
    let people = correspondents(message, author);
    let known = earlier.map_or(&[][..], |case| &case.persons);
    let reading = reading::read(desk, &message.document, received, known, &people);
    if !reading.submission.rights.is_empty() {
        return rights::take(desk, mail, message, author, &reading.submission.rights, None);
    }
    let seat = reading::seat(desk, received, &reading.submission);
    let mut case = new_case(desk, received);
    case.mails.push(mail.id);
    case.thread.extend(message.headers.message_id.clone());
    case.inbrenger = author.inbrenger().cloned();
    case.inbrenger_name =
        shown_name(author, &reading.findings, &desk.rules.dictionary).filter(|_| case.inbrenger.is_some());
    case.organisation = author.organisation.clone().filter(|_| case.inbrenger.is_some());
    if let Some(earlier) = earlier {
        follow(desk, &mut case, earlier);
    }
    let document = message.document.clone();
    let mut noticed = Vec::new();
    if already_with_the_team(desk, message) {
        desk.record(AuditKind::Incident, "gate", Some(case.number), "outside-the-gate").rules = vec!["S-10".into()];
        if !desk.offline {
            incident::raise(desk, Some(case.number), IncidentCause::OutsideTheGate, outside(desk, message));
        }
        let text = "De mail ging ook rechtstreeks naar leden van het team, buiten de poort om.";
        noticed.push(Reason::new("S-10", text));
    }
    let context = Context { message: Some(message), author, seat, received, noticed };
    take_up(desk, &mut case, document, reading, &context);
    desk.put(case);
}

/// What a follow-up takes over from the case that it follows.
fn follow(desk: &Desk, case: &mut CaseRecord, earlier: &CaseRecord) {
    let today = desk.today();
    case.follows = Some(earlier.number);
    case.persons = earlier.persons.clone();
    case.contact = earlier.contact.clone();
    let holding = earlier.consents.iter().filter(|c| c.holds(today, today)).cloned();
    case.consents = (1..)
        .zip(holding)
        .map(|(id, consent)| ConsentRecord {
            id,
            source: ConsentSource::CarriedOver { from: earlier.number },
            ..consent
        })
        .collect();
}

/// S-10: members of the team stand among the readers of the original.
fn already_with_the_team(desk: &Desk, message: &Message) -> bool {
    let readers = message.headers.to.iter().chain(&message.headers.cc);
    readers.into_iter().any(|reader| desk.team.members.iter().any(|m| m.mailbox == reader.mailbox))
}

/// How many members of the team got the mail past the gate.
fn outside(desk: &Desk, message: &Message) -> usize {
    let readers = || message.headers.to.iter().chain(&message.headers.cc);
    desk.team.members.iter().filter(|m| readers().any(|r| r.mailbox == m.mailbox)).count()
}

/// An empty case under the next number; no submission until it is understood as one.
pub(super) fn new_case(desk: &mut Desk, received: Timestamp) -> CaseRecord {
    let number = desk.new_number();
    CaseRecord { kind: Kind::Overig, ..CaseRecord::new(number, desk.team.id.clone(), received) }
}
