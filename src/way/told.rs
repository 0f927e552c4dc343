//! What sender and coördinator are told of one case: receipts, what was returned, notices with what was found and left out.

use super::desk::Desk;
use super::judged::{Context, caught_by_the_gate};
use super::letters::{Backing, head, inbrenger, send};
use super::reading;
use super::release::answer_term;
use super::renditions;
use crate::anonymise::Sentences;
use crate::compose::{
    CoordinatorNotice, Letter, Neutral, NumberedText, Receipt, ReceiptOutcome, Returned, ReturnedBecause, Urgent,
};
use crate::config::InformedRequired;
use crate::message::{self, Fate, FileInfo, Message, PartInfo};
use crate::model::{
    AuditKind, Class, CodeScope, Counts, Document, Finding, Kind, Mailbox, Reason, SectionKind, Span, Verdict,
};
use crate::policy::{Judgement, Seat, SenderHears};
use crate::register::{CaseOriginal, CaseRecord, CaseState, HoldReason};
use crate::texts;
use jiff::Timestamp;

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

pub(super) fn tell_sender(desk: &mut Desk, case: &mut CaseRecord, judgement: &Judgement, context: &Context) {
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

/// What the sender should know of forms, special kinds of data, and opinions: nothing of it holds anything up.
fn hints(case: &CaseRecord, judgement: &Judgement) -> Vec<String> {
    let of_forms = judgement.remarks.iter().map(|r| r.text.clone());
    let below =
        case.original.as_ref().filter(|original| tells_below(original)).map(|_| texts::receipt::BELOW.to_owned());
    let topics = texts::special::remarks(&case.topics, case.views).into_iter().map(|r| r.text);
    of_forms.chain(topics).chain(below).collect()
}

/// Whether somebody's data stand in what was taken for the signature, which goes to nobody.
fn tells_below(original: &CaseOriginal) -> bool {
    let below = original.document.sections.iter().filter(|s| s.kind == SectionKind::Signature);
    let private = |f: &&Finding| f.verdict == Verdict::Redact && f.category.class() == Class::Direct;
    let told: Vec<Span> = original.findings.list.iter().filter(private).map(|f| f.span).collect();
    below.into_iter().any(|section| told.iter().any(|span| section.span.covers(*span)))
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
pub(super) fn notice(desk: &mut Desk, case: &mut CaseRecord, judgement: &Judgement, context: &Context) {
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
/// see is not told, and names of files and what stands below the signature neither: they go to nobody, and of whoever signs more stays.
fn numbered(original: &CaseOriginal) -> (Vec<NumberedText>, Vec<NumberedText>) {
    let hidden = original.hidden.expose();
    let is_hidden = |word: &str| hidden.iter().any(|h| word.to_lowercase().contains(&h.to_lowercase()));
    let sentences = Sentences::of(&original.document, &original.findings, hidden);
    let untold =
        |kind: SectionKind| matches!(kind, SectionKind::Hidden | SectionKind::FileName | SectionKind::Signature);
    let unseen: Vec<Span> = original.document.sections.iter().filter(|s| untold(s.kind)).map(|s| s.span).collect();
    let lines = |verdict: Verdict| {
        let of_verdict = original.findings.list.iter().filter(move |f| f.verdict == verdict);
        of_verdict
            .enumerate()
            .filter(|(_, finding)| !unseen.iter().any(|span| span.covers(finding.span)))
            .filter(|(_, finding)| !sentences.is_signature(finding.span))
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
pub(super) fn left_out(message: &Message) -> impl Iterator<Item = &PartInfo> {
    message.parts.iter().filter(|p| p.fate != Fate::Read || p.is_named())
}

/// What could not be read of a mail, in plain Dutch; none if all was.
pub(super) fn unread(message: &Message) -> Option<String> {
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
