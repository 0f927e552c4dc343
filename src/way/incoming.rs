//! A mail has come in: automatic mail and failure reports end here, answers go to [`super::reply`], the rest becomes a
//! case.

use super::desk::Desk;
use super::exceptions;
use super::letters::{Backing, Sent, head, inbrenger, send, send_together};
use super::reading::{self, Correspondents, Reading};
use super::{Incoming, consents, households, incident, minutes, renditions, reply, rights};
use crate::anonymise::Sentences;
use crate::compose::{
    CoordinatorNotice, DeliveryFailed, Disclosed, Letter, Neutral, NumberedText, Receipt, ReceiptOutcome, Returned,
    ReturnedBecause, TeamCase, Urgent,
};
use crate::config::{Forward, InformedRequired, Period, Release};
use crate::message::{self, AutoKind, Fate, FileInfo, Message, PartInfo};
use crate::model::{
    AuditKind, CodeScope, Consent, Counts, Decision, Document, Findings, Kind, Mailbox, OutcomeKind, Reason,
    SectionKind, Span, Standing, Submission, Verdict,
};
use crate::policy::{Facts, Judgement, Seat, SenderHears, judge, standing, tips};
use crate::register::{
    CaseOriginal, CaseRecord, CaseState, ConsentRecord, ConsentSource, Hold, HoldReason, IncidentCause, Owner,
};
use crate::texts;
use jiff::Timestamp;

/// Who wrote a mail and what that is worth.
pub(super) struct Author {
    /// The mailbox of From, if there is exactly one.
    pub mailbox: Option<Mailbox>,
    pub name: Option<String>,
    pub standing: Standing,
    pub organisation: Option<String>,
    pub verified: bool,
}

impl Author {
    /// The author as inbrenger: known and verified; nobody else ever gets mail about a case.
    pub fn inbrenger(&self) -> Option<&Mailbox> {
        self.mailbox.as_ref().filter(|_| self.verified && self.standing != Standing::Unknown)
    }
}

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

fn author(desk: &Desk, message: &Message, mail: &Incoming) -> Author {
    let from = match message.headers.from.as_slice() {
        [one] => Some(one),
        _ => None,
    };
    let mailbox = from.map(|a| a.mailbox.clone());
    let name = from.map(|a| a.name.expose().trim().to_owned()).filter(|n| !n.is_empty());
    let (mut standing, mut organisation) = match &mailbox {
        Some(mailbox) => standing(desk.municipality, desk.team, mailbox),
        None => (Standing::Unknown, None),
    };
    // A mail without an author is nobody's, whoever handed it in.
    let verified = mail.verification.is_verified() && mailbox.is_some();
    if mail.offline && verified && standing == Standing::Unknown {
        // `clean --sender verified` counts as a known partner.
        standing = Standing::Partner;
        organisation = None;
    }
    Author { mailbox, name, standing, organisation: organisation.take(), verified }
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
    case.inbrenger_name = shown_name(author, &reading.findings).filter(|_| case.inbrenger.is_some());
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

/// The inbrenger's name as the team reads it: what stands before a bracket, a bar or "namens"; none when it also names somebody
/// of the case ("Ilona Voorbeeld namens Fatima").
fn shown_name(author: &Author, findings: &Findings) -> Option<String> {
    const ENDS: [&str; 18] = [
        "(",
        "[",
        "|",
        "/",
        ":",
        " - ",
        " – ",
        " namens ",
        " inzake ",
        " inz. ",
        " betreft ",
        " over ",
        " via ",
        " casus ",
        " dossier ",
        " cliënt ",
        " client ",
        " m.b.t. ",
    ];
    // Of whom no organisation is known it is not known either that a professional writes.
    let name = author.name.as_deref().filter(|_| author.organisation.is_some())?;
    if author.mailbox.as_ref().is_some_and(|mailbox| is_of_another(&mailbox.to_string(), name)) {
        return None;
    }
    // A number is part of nobody's name.
    let digit = name.find(|c: char| c.is_numeric());
    let end = ENDS.iter().filter_map(|mark| name.to_lowercase().find(mark)).chain(digit).min().unwrap_or(name.len());
    let name = up_to_small_word(name.get(..end)?.trim());
    let words = |text: &str| -> Vec<String> {
        crate::intake::fold(text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.len() > 2)
            .map(str::to_owned)
            .collect()
    };
    // A first name alone may be shared.
    let own: Vec<String> = words(name).into_iter().skip(1).collect();
    let private = findings.persons.iter().flat_map(|person| person.forms.expose()).flat_map(|form| words(form));
    (!name.is_empty() && !private.into_iter().any(|word| own.contains(&word))).then(|| name.to_owned())
}

/// A name up to the first small word that is part of no name: "Ilona Voorbeeld i.o.v. Fatima", "Ilona Voorbeeld voor Fatima".
fn up_to_small_word(name: &str) -> &str {
    const PARTICLES: [&str; 36] = [
        "van", "de", "der", "den", "te", "ten", "ter", "het", "'t", "’t", "op", "in", "uit", "bij", "aan", "von", "zu",
        "zum", "el", "al", "bin", "ben", "ibn", "la", "le", "du", "da", "das", "do", "dos", "di", "del", "della", "y",
        "e", "'s",
    ];
    let mut at = 0;
    let mut begun = false;
    for word in name.split(' ') {
        let capital = word.chars().any(char::is_uppercase);
        let part = word.trim_matches([',', '.']);
        if begun && !capital && !part.is_empty() && !PARTICLES.contains(&part) {
            return name[..at].trim_end_matches([' ', ',']);
        }
        begun |= capital;
        at += word.len() + 1;
    }
    name
}

/// Whether a mailbox with initials (`m.bos@…`) is that of somebody else than the name beside it.
fn is_of_another(mailbox: &str, name: &str) -> bool {
    let local = mailbox.split('@').next().unwrap_or("").trim_end_matches(|c: char| c.is_ascii_digit());
    let mut parts = local.split(['.', '_', '-']);
    let initials = parts.next().is_some_and(|first| (1..=2).contains(&first.len()));
    let surname = parts.next_back().filter(|_| initials).map(crate::intake::fold);
    let letters: String = crate::intake::fold(name).chars().filter(|c| c.is_alphanumeric()).collect();
    surname.is_some_and(|surname| surname.chars().count() >= 3 && !letters.contains(surname.as_str()))
}

/// What a text that is taken up came with.
pub(super) struct Context<'a> {
    /// The mail; none when a text is judged again without a new one.
    pub message: Option<&'a Message>,
    pub author: &'a Author,
    pub seat: Seat,
    /// Reception that counts for the deadline.
    pub received: Timestamp,
    /// What the coördinator should hear besides.
    pub noticed: Vec<Reason>,
}

/// Judges a text and carries the judgement out: the case gets its state, the readers their letters.
pub(super) fn take_up(desk: &mut Desk, case: &mut CaseRecord, document: Document, reading: Reading, context: &Context) {
    let mut reading = reading;
    let mut noticed = context.noticed.clone();
    // What states doel and vraag is a case, whatever link it holds.
    let says_nothing = context.message.is_some_and(|m| m.only_a_link);
    let said = &mut reading.submission;
    said.only_a_link |= says_nothing && !(said.doel.present && said.vraag.present);
    let came = |m: &Message| left_out(m).next().is_some() || !m.forms.is_empty();
    if reading.submission.consent == Consent::Attached && context.message.is_some_and(|m| !came(m)) {
        // A form that is named and did not come is a claim (S-25).
        reading.submission.consent = Consent::Claimed;
        noticed.push(Reason::new("S-25", "De inbrenger noemt een formulier, maar er zat geen bijlage bij."));
    }
    // The meeting first: a consent must hold until then.
    describe(case, &reading.submission, &context.seat);
    reading::keep_persons(case, &reading.findings);
    let mut standpoint = consents::take_in(desk, case, forms_of(context), &mut reading, &document);
    let exception = exceptions::take_in(desk, case, &reading, &document, context.author.inbrenger());
    let Reading { submission, findings } = reading;
    case.consent = submission.consent;
    let direct = reading::has_direct(&findings);
    // What was said of the first mail stays so when a sentence is added: what OCR read is unsure, what was not inspected
    // nobody knows. Somebody looks before it goes.
    let before = case.original.take().unwrap_or_default();
    let by_ocr = before.by_ocr || context.message.is_some_and(|m| m.by_ocr);
    let uninspected = before.uninspected || context.message.is_some_and(|m| !m.uninspected.is_empty());
    let doubts = reading::doubtful_words(desk, &findings) + usize::from(by_ocr);
    noticed.extend(findings.doubts.iter().map(|why| Reason::new("house/doubt", texts::coordinator::doubt(why))));
    let counts = count(&findings);
    case.topics = crate::intake::topics(&document).into_keys().collect();
    case.views = crate::intake::views(&document);
    case.original = Some(CaseOriginal {
        document,
        findings,
        submission: submission.clone(),
        left_standing: Vec::new(),
        hidden: before.hidden,
        by_ocr,
        uninspected,
    });
    renditions::redact(desk, case);
    renditions::weigh(desk, case, &mut standpoint);
    let unread = context.message.and_then(unread);
    let unread = uninspected.then(|| unread.unwrap_or_else(|| texts::file::UNREAD_BEFORE.to_owned()));
    let facts = Facts {
        profile: desk.profile,
        submission: &submission,
        standing: context.author.standing,
        verified: context.author.verified,
        seat: context.seat,
        list: context.message.is_some_and(|m| m.headers.list),
        unreadable: unread.as_deref(),
        direct,
        doubts,
        area_elsewhere: area_elsewhere(desk, submission.area.as_deref()),
        several: submission.cases > 1 && case.mails.len() <= 1,
        words: context
            .message
            .map(|m| &m.document)
            .or(case.original.as_ref().map(|o| &o.document))
            .map_or(0, own_words),
        standpoint: &standpoint,
        exception: &exception,
        stage: exceptions::next_stage(desk, case),
        medical_consent: case.consents.iter().any(|c| c.parties && c.holds(desk.today(), desk.today())),
        identifiers: counts.values().sum(),
    };
    let mut judgement = judge(&facts);
    if submission.kind == Kind::Notulen {
        noticed.extend(minutes::remarks(case));
    }
    noticed.extend(households::same(desk, case));
    judgement.flags.append(&mut noticed);
    judgement.tips = tips(desk.municipality, desk.team, desk.profile, &submission);
    carry_out(desk, case, &judgement, context);
    let mut reasons = judgement.reasons.clone();
    let mut outcome = judgement.outcome;
    if case.holds.iter().any(|h| h.reason == HoldReason::Gate) {
        outcome = OutcomeKind::Hold;
        reasons.insert(0, caught_by_the_gate());
    }
    reasons.extend(judgement.flags.iter().cloned());
    for told in judgement.remarks.iter().chain(&judgement.tips) {
        if !reasons.contains(told) {
            reasons.push(told.clone());
        }
    }
    reasons.extend(texts::special::remarks(&case.topics, case.views));
    let kind = if context.message.is_some() { AuditKind::Decided } else { AuditKind::Act };
    conclude_as(kind, desk, case, outcome, reasons, counts);
}

/// The mail whose forms count: only of who is verified and known (S-04).
fn forms_of<'a>(context: &Context<'a>) -> Option<&'a Message> {
    context.message.filter(|_| context.author.inbrenger().is_some())
}

/// The fields of the record that follow from what was understood.
fn describe(case: &mut CaseRecord, submission: &Submission, seat: &Seat) {
    case.area = submission.area.clone().or(case.area.take());
    case.kind = submission.kind;
    // What is no submission stands on no agenda.
    let discussed = matches!(submission.kind, Kind::Casus | Kind::Gebiedsvraagstuk);
    case.meeting = seat.meeting().filter(|_| discussed && !submission.only_a_link);
    case.late = discussed && matches!(seat, Seat::Late { .. } | Seat::LateOnTheDay { .. });
    case.consent = submission.consent;
    case.known_case = submission.known_case;
    case.resident_attends = submission.resident_attends;
    case.danger = submission.danger.clone();
    case.has_doel = submission.doel.present;
    case.has_vraag = submission.vraag.present;
    case.vraag_to = submission.vraag_to.clone();
    case.parties = submission.parties.clone();
    case.holds.clear();
    case.lapses = 0;
    case.confirmed = false;
}

fn carry_out(desk: &mut Desk, case: &mut CaseRecord, judgement: &Judgement, context: &Context) {
    match judgement.outcome {
        OutcomeKind::ForwardRedacted | OutcomeKind::ForwardNamed => {
            let unsure = !judgement.flags.is_empty();
            ready(desk, case, unsure);
        }
        OutcomeKind::Return => {
            case.state = CaseState::WaitingForInbrenger;
            let due = answer_term(desk, case).unwrap_or_else(|| Period::days(14).after(desk.now()));
            let rule = judgement.reasons.first().map_or("S-11", |r| r.rule.as_str()).to_owned();
            case.holds.push(Hold { reason: HoldReason::Doubt, rule, owner: Owner::Inbrenger, due });
        }
        _ => {
            for reason in &judgement.holds {
                let rule = judgement.reasons.first().map_or("house/hold", |r| r.rule.as_str());
                hold(desk, case, *reason, rule);
            }
        }
    }
    if judgement.urgent {
        urgent(desk, case, context.received);
    }
    tell_sender(desk, case, judgement, context);
    let unseen = context.message.is_some_and(|m| left_out(m).next().is_some());
    if judgement.outcome != OutcomeKind::Return || unseen {
        notice(desk, case, judgement, context);
    }
}

/// A clean text: to the team at once when nothing is uncertain and the profile's owner approved that, else it waits for
/// the coördinator.
fn ready(desk: &mut Desk, case: &mut CaseRecord, unsure: bool) {
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

pub(super) fn urgent(desk: &mut Desk, case: &CaseRecord, received: Timestamp) {
    let letter = Letter::Urgent(Urgent {
        to: desk.coordinators(),
        case: head(desk, case),
        inbrenger: inbrenger(case),
        received,
        danger: case.danger.clone(),
        text: case.redacted.clone(),
    });
    send(desk, &letter, Backing::apart(case, Vec::new()));
    desk.record(AuditKind::Decided, "gate", Some(case.number), "urgent").rules = vec!["H-90".into()];
}

fn tell_sender(desk: &mut Desk, case: &mut CaseRecord, judgement: &Judgement, context: &Context) {
    match &judgement.sender {
        SenderHears::Nothing => {}
        SenderHears::Neutral => {
            // A verified sender whom nobody knows: confirms nothing, not even that there is a case.
            if let Some(to) = context.author.mailbox.clone().filter(|_| context.author.verified) {
                send(desk, &Letter::Neutral(Neutral { to }), Backing::default());
            }
        }
        SenderHears::Receipt => receipt(desk, case, judgement, context),
        SenderHears::Returned(because) => returned(desk, case, because.clone()),
    }
}

fn receipt(desk: &mut Desk, case: &mut CaseRecord, judgement: &Judgement, context: &Context) {
    let Some(to) = case.inbrenger.clone() else { return };
    let caught = case.holds.iter().any(|h| h.reason == HoldReason::Gate);
    let reasons = if caught { vec![caught_by_the_gate()] } else { judgement.reasons.clone() };
    let outcome = match context.seat {
        _ if case.state == CaseState::Held => {
            ReceiptOutcome::Held { reasons, due: case.holds.iter().map(|h| h.due).min() }
        }
        _ if case.holds.iter().any(|h| h.rule == "S-06") => {
            ReceiptOutcome::Confirm { before: case.holds.iter().map(|h| h.due).min() }
        }
        _ if case.mails.len() > 1 => ReceiptOutcome::Updated,
        Seat::Late { missed, deadline, .. } => ReceiptOutcome::Late { received: context.received, missed, deadline },
        _ => ReceiptOutcome::OnTime,
    };
    let code = desk.code(case, CodeScope::Inbrenger, &to);
    let letter = Letter::Receipt(Receipt {
        to,
        case: head(desk, case),
        outcome,
        text: case.redacted.clone().filter(|_| !caught),
        vraag_to: case.vraag_to.clone(),
        attachments_left: context.message.map_or(0, |m| left_out(m).count()),
        change_until: deadline(desk, case).filter(|at| *at > desk.now()),
        danger: case.danger.clone(),
        named: !caught && !renditions::named_for(desk, case).is_empty(),
        hints: hints(case, judgement),
    });
    send(desk, &letter, Backing::of(case, vec![code]));
}

/// The last look found something in what would have left.
fn caught_by_the_gate() -> Reason {
    Reason::new("house/gate", "Bij de laatste controle stond er nog een gegeven in.")
}

/// What the sender should know of forms, special kinds of data, and opinions: nothing of it holds anything up.
fn hints(case: &CaseRecord, judgement: &Judgement) -> Vec<String> {
    let of_forms = judgement.remarks.iter().map(|r| r.text.clone());
    of_forms.chain(texts::special::remarks(&case.topics, case.views).into_iter().map(|r| r.text)).collect()
}

/// The deadline of the case's meeting.
fn deadline(desk: &Desk, case: &CaseRecord) -> Option<Timestamp> {
    match (desk.profile.deadline, case.meeting) {
        (crate::config::Deadline::Before(period), Some(meeting)) => Some(period.before(meeting)),
        _ => None,
    }
}

pub(super) fn returned(desk: &mut Desk, case: &mut CaseRecord, because: ReturnedBecause) {
    let Some(to) = case.inbrenger.clone() else { return };
    let code = desk.code(case, CodeScope::Inbrenger, &to);
    let answer_before = answer_term(desk, case);
    let otherwise = case.meeting.and_then(|m| desk.rules.meeting_after(desk.team, m));
    let letter = Letter::Returned(Returned {
        to,
        case: head(desk, case),
        because,
        answer_before,
        otherwise,
        danger: case.danger.clone(),
        ask_informed: asks_informed(desk, case),
    });
    send(desk, &letter, Backing::of(case, vec![code]));
}

/// Whether the agreements ask if the resident knows, and the mail does not say.
fn asks_informed(desk: &Desk, case: &CaseRecord) -> bool {
    let said = case.original.as_ref().and_then(|o| o.submission.details.informed);
    desk.profile.informed_required != InformedRequired::No && case.kind == Kind::Casus && said.is_none()
}

/// What waits for review goes to the coördinator at once; holds come in the digest, unless the configuration has none.
fn notice(desk: &mut Desk, case: &mut CaseRecord, judgement: &Judgement, context: &Context) {
    let held = case.state == CaseState::Held;
    let stage = case.holds.iter().any(|h| h.reason == HoldReason::Stage);
    // What the last look caught is why it waits, whatever was judged before.
    let caught = case.holds.iter().any(|h| h.reason == HoldReason::Gate);
    let judged = judgement.reasons.iter().filter(|_| !caught).chain(&judgement.flags).cloned();
    let mut reasons: Vec<Reason> = caught.then(caught_by_the_gate).into_iter().chain(judged).collect();
    let told = judgement.remarks.iter().chain(&judgement.tips).cloned();
    for remark in told.chain(texts::special::remarks(&case.topics, case.views)) {
        if !reasons.contains(&remark) {
            reasons.push(remark);
        }
    }
    if let Some(reader) = desk.stage_reader().filter(|_| stage) {
        return show_to(desk, case, reader, reasons, context.message, context.received);
    }
    if held && !desk.offline && !desk.rules.settings.operate.digest_hours.is_empty() {
        return;
    }
    show_to_coordinator(desk, case, reasons, context.message, context.received);
}

/// The coördinator's notice of one case, with a fresh code.
pub(super) fn show_to_coordinator(
    desk: &mut Desk,
    case: &mut CaseRecord,
    reasons: Vec<Reason>,
    message: Option<&Message>,
    received: Timestamp,
) {
    show_to(desk, case, desk.on_duty(), reasons, message, received);
}

/// The same to who reads it first.
fn show_to(
    desk: &mut Desk,
    case: &mut CaseRecord,
    to: &Mailbox,
    reasons: Vec<Reason>,
    message: Option<&Message>,
    received: Timestamp,
) {
    let to = to.clone();
    let code = desk.code(case, CodeScope::Coordinator, &to);
    // Offline nothing waits, but who reads should still see that it would have.
    let unsure = case.original.as_ref().is_some_and(|o| o.by_ocr || reading::has_doubts(desk, &o.findings));
    let waits = matches!(case.state, CaseState::Held | CaseState::WaitingForReview) || (desk.offline && unsure);
    let (redactions, doubts) = case.original.as_ref().map_or_else(Default::default, numbered);
    let letter = Letter::CoordinatorNotice(CoordinatorNotice {
        to: vec![to],
        case: head(desk, case),
        inbrenger: inbrenger(case),
        received,
        held: waits,
        reasons,
        text: case.redacted.clone(),
        vraag_to: case.vraag_to.clone(),
        redactions,
        doubts,
        parts: message.map(|m| part_lines(case, m)).unwrap_or_default(),
        due: case.holds.iter().map(|h| h.due).min(),
        otherwise: case.holds.first().map(|h| texts::hold_otherwise(h.reason).to_owned()),
    });
    send(desk, &letter, Backing::apart(case, vec![code]));
}

/// What was taken out, and what is doubtful, each numbered from 1 in its redacted sentence. What no reader of the mail would
/// see is not told: it goes to nobody.
fn numbered(original: &CaseOriginal) -> (Vec<NumberedText>, Vec<NumberedText>) {
    let hidden = original.hidden.expose();
    let is_hidden = |word: &str| hidden.iter().any(|h| word.to_lowercase().contains(&h.to_lowercase()));
    let sentences = Sentences::of(&original.document, &original.findings, hidden);
    let unseen: Vec<Span> =
        original.document.sections.iter().filter(|s| s.kind == SectionKind::Hidden).map(|s| s.span).collect();
    let lines = |verdict: Verdict| {
        let of_verdict = original.findings.list.iter().filter(move |f| f.verdict == verdict);
        of_verdict
            .enumerate()
            .filter(|(_, finding)| !unseen.iter().any(|span| span.covers(finding.span)))
            .map(|(n, finding)| NumberedText {
                number: n + 1,
                category: finding.category,
                word: match verdict {
                    Verdict::Redact => finding.replacement.clone(),
                    _ => finding.span.of(original.document.text.expose()).to_owned(),
                },
                sentence: sentences.around(finding.span),
            })
            // A doubtful word that VERBERG took away is no doubt any more.
            .filter(|line| verdict == Verdict::Redact || !is_hidden(&line.word))
            .collect()
    };
    (lines(Verdict::Redact), lines(Verdict::Flag))
}

/// Attachments and parts that do not go on.
fn left_out(message: &Message) -> impl Iterator<Item = &PartInfo> {
    message.parts.iter().filter(|p| p.fate != Fate::Read || p.is_named())
}

/// What could not be read of a mail, in plain Dutch; none if all was.
fn unread(message: &Message) -> Option<String> {
    let is_told = |fault: &&message::Uninspected| {
        message.files.iter().any(|file| file.path == fault.path && file.unread.contains(&fault.why))
    };
    let others: Vec<_> = message.uninspected.iter().filter(|fault| !is_told(fault)).map(|fault| fault.why).collect();
    (!message.uninspected.is_empty()).then(|| texts::file::unread(&message.files, &others))
}

/// A line for each file and each other part that does not go on, with what was found in it.
fn part_lines(case: &CaseRecord, message: &Message) -> Vec<String> {
    let last = |document: &Document| document.sections.iter().map(|s| s.part).max().unwrap_or(0);
    // The text of a case may begin with files of earlier mails.
    let earlier = case.original.as_ref().map_or(0, |o| last(&o.document)).saturating_sub(last(&message.document));
    let of_file = |file: &FileInfo| {
        let shifted = |number: u16| number.saturating_add(earlier);
        let file = FileInfo { number: shifted(file.number), within: file.within.map(shifted), ..file.clone() };
        let (found, hides) = case.original.as_ref().map(|o| found_in(o, file.number)).unwrap_or_default();
        texts::file::fate(&file, &found, hides)
    };
    let others = left_out(message).filter(|part| message.files.iter().all(|file| file.path != part.path));
    message.files.iter().map(of_file).chain(others.map(part_line)).collect()
}

/// What was taken out of the text of a file, by kind; and whether it has text that is not seen.
fn found_in(original: &CaseOriginal, number: u16) -> (Counts, bool) {
    let sections: Vec<_> = original.document.sections.iter().filter(|s| s.part == number).collect();
    let hides = sections.iter().any(|s| s.kind == SectionKind::Hidden);
    let mut counts = Counts::new();
    let taken_out = original.findings.list.iter().filter(|f| f.verdict == Verdict::Redact);
    for finding in taken_out.filter(|f| sections.iter().any(|s| s.span.covers(f.span))) {
        *counts.entry(finding.category).or_insert(0) += 1;
    }
    (counts, hides)
}

/// A part that is no file: a mail within, a signature.
fn part_line(part: &PartInfo) -> String {
    let why = match part.fate {
        Fate::Read => "De tekst is gelezen; het bestand zelf gaat niet mee.",
        Fate::Attachment => "Dit gaat niet mee naar het team.",
        Fate::NotInspected(_) => "Dit kon niet worden gelezen.",
    };
    let media_type = part.sniffed.as_deref().unwrap_or(&part.declared);
    texts::coordinator::part(media_type, part.size as u64, why)
}

/// Writes the decision on a mail down: its one end.
pub(super) fn conclude(
    desk: &mut Desk,
    case: &CaseRecord,
    outcome: OutcomeKind,
    reasons: Vec<Reason>,
    findings: Counts,
) {
    conclude_as(AuditKind::Decided, desk, case, outcome, reasons, findings);
}

/// As [`conclude`]; what is judged again after an act, without a mail, comes to no second end but belongs to the act.
fn conclude_as(
    kind: AuditKind,
    desk: &mut Desk,
    case: &CaseRecord,
    outcome: OutcomeKind,
    reasons: Vec<Reason>,
    findings: Counts,
) {
    let detail = match outcome {
        OutcomeKind::ForwardRedacted => "forward-redacted",
        OutcomeKind::ForwardNamed => "forward-named",
        OutcomeKind::Hold => "hold",
        OutcomeKind::Return => "return",
        OutcomeKind::Drop => "drop",
        OutcomeKind::Refuse => "refuse",
    };
    let kinds = findings.keys().copied().collect();
    let entry = desk.record(kind, "gate", Some(case.number), detail);
    entry.rules = reasons.iter().map(|r| r.rule.clone()).collect();
    entry.kinds = kinds;
    desk.case = Some(case.number);
    desk.decision = Some(Decision { outcome, reasons, meeting: case.meeting, findings });
}

pub(super) fn count(findings: &Findings) -> Counts {
    let mut counts = Counts::new();
    for finding in findings.list.iter().filter(|f| f.verdict == Verdict::Redact) {
        *counts.entry(finding.category).or_insert(0) += 1;
    }
    counts
}

/// People of the header fields: they write and are written to as professionals.
pub(super) fn correspondents(message: &Message, author: &Author) -> Correspondents {
    let known = author.verified && author.standing != Standing::Unknown;
    // Of two authors one may be anybody.
    let from = message.headers.from.iter().filter(|_| known && author.mailbox.is_some());
    Correspondents { people: from.map(|a| (a.name.expose().clone(), a.mailbox.clone())).collect() }
}

fn area_elsewhere(desk: &Desk, area: Option<&str>) -> bool {
    let Some(area) = area else { return false };
    let ours = |team: &crate::config::Team| team.areas.iter().any(|a| crate::intake::Area::named(a).goes_by(area));
    !ours(desk.team) && desk.rules.settings.teams().any(|(_, team)| ours(team))
}

/// How much the sender typed.
fn own_words(document: &Document) -> usize {
    let own = document.sections.iter().filter(|s| s.kind == SectionKind::Body);
    own.map(|s| document.section_text(s).split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count())
        .sum()
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
