//! A text is judged: what it says becomes facts, the policy decides, the case gets its state and the decision is written down.

use super::author::Author;
use super::desk::Desk;
use super::exceptions;
use super::reading::{self, Reading};
use super::release::{answer_term, hold, ready};
use super::told::{left_out, notice, tell_sender, unread, urgent};
use super::{consents, households, minutes, renditions};
use crate::config::Period;
use crate::message::Message;
use crate::model::{
    AuditKind, Consent, Counts, Decision, Document, Findings, Kind, OutcomeKind, Reason, SectionKind, Submission,
    Verdict,
};
use crate::policy::{Facts, Judgement, Seat, judge, tips};
use crate::register::{CaseOriginal, CaseRecord, CaseState, Hold, HoldReason, Owner};
use crate::texts;
use jiff::Timestamp;

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
    let document = context.message.map(|m| &m.document).or(case.original.as_ref().map(|o| &o.document));
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
        words: document.map_or(0, |d| words_of(d, SectionKind::Body)),
        earlier: document.is_some_and(|d| words_of(d, SectionKind::Quoted) > 0),
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

/// The last look found something in what would have left.
pub(super) fn caught_by_the_gate() -> Reason {
    Reason::new("house/gate", "Bij de laatste controle stond er nog een gegeven in.")
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

fn area_elsewhere(desk: &Desk, area: Option<&str>) -> bool {
    let Some(area) = area else { return false };
    let ours = |team: &crate::config::Team| team.areas.iter().any(|a| crate::intake::Area::named(a).goes_by(area));
    !ours(desk.team) && desk.rules.settings.teams().any(|(_, team)| ours(team))
}

/// How many words stand in the sections of a kind: in the body what the sender typed.
fn words_of(document: &Document, kind: SectionKind) -> usize {
    let sections = document.sections.iter().filter(|s| s.kind == kind);
    sections
        .map(|s| {
            document.section_text(s).split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
        })
        .sum()
}
