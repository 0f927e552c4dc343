use super::{Sheet, case_subject, close_for_coordinator, greeted, readers, subject, who};
use crate::anonymise::PieceKind;
use crate::compose::mail::tag;
use crate::compose::page::{Page, for_reader};
use crate::compose::visible::{line, sentence};
use crate::compose::{
    CoordinatorNotice, DeliveryFailed, Digest, Incident, LateDecision, NumberedText, Original, Setting, Urgent,
};
use crate::model::{CaseNumber, Category, Kind, Mailbox, Reader, Reason, Role};
use crate::texts::capital;
use crate::texts::{self, act, coordinator as words};

/// A sheet for each coördinator with a page of its own.
fn each(to: &[Mailbox], case: Option<CaseNumber>, subject: &str, page: impl Fn(&Mailbox) -> Page) -> Vec<Sheet> {
    let sheet = |reader: Reader| {
        let page = page(&reader.mailbox);
        Sheet::new(reader, case, subject.to_owned(), page)
    };
    readers(Role::Coordinator, to).into_iter().map(sheet).collect()
}

/// Reasons that ask nothing of the coördinator.
const CALM: [&str; 7] = ["S-12", "S-14", "S-19", "S-37", "S-38", "S-40", "S-41"];

/// A new case or one that waits: reasons, text, doubts, what was left out, what can be answered.
pub(super) fn notice(data: &CoordinatorNotice, setting: &Setting) -> Vec<Sheet> {
    let about = if data.held { words::SUBJECT_HELD } else { words::SUBJECT_NEW };
    let subject = case_subject(setting, &data.case, about);
    each(&data.to, Some(data.case.number), &subject, |reader| {
        let mut page = greeted();
        page.sentences(&[
            words::new_case(data.received, who(&data.inbrenger).as_deref(), data.held),
            if is_discussed(data) { words::on_agenda(data.case.meeting) } else { String::new() },
        ]);
        if !data.held && data.reasons.iter().any(|r| !CALM.contains(&r.rule.as_str())) {
            page.urge(texts::receipt::NOTHING_TO_DO, texts::receipt::LOOK);
        }
        why_and_until(&mut page, data);
        let vraag_to = data.vraag_to.as_deref().map(line);
        let area = data.case.area.as_deref();
        let consent = texts::general::consent(data.case.kind, data.case.consent, false, data.case.consented_on);
        // Of what is no submission there is nothing to say.
        if data.case.kind != Kind::Overig {
            page.heading(words::UNDERSTOOD);
            page.list(texts::receipt::understood(area, &consent, vraag_to.as_deref(), data.case.resident_attends));
        }
        if let Some(text) = for_reader(data.text.as_ref(), reader) {
            page.heading(words::TEXT);
            page.redacted_whole(text, vraag_to.as_deref());
        }
        numbered(&mut page, words::DOUBTS, words::DOUBTS_HOW, &data.doubts);
        numbered(&mut page, words::REDACTIONS, words::REDACTIONS_HOW, &data.redactions);
        if !data.parts.is_empty() {
            page.heading(words::PARTS);
            page.list(data.parts.iter().cloned());
        }
        page.heading(words::ANSWERS);
        page.list(answers(data));
        close_for_coordinator(&mut page, setting);
        page
    })
}

/// Minutes and what is no submission stand on no agenda.
fn is_discussed(data: &CoordinatorNotice) -> bool {
    matches!(data.case.kind, Kind::Casus | Kind::Gebiedsvraagstuk)
}

/// The words that this case can be answered with, those that decide it first.
fn answers(data: &CoordinatorNotice) -> Vec<String> {
    let waits_for = |rows: &[&str]| data.held && data.reasons.iter().any(|r| rows.contains(&r.rule.as_str()));
    let mut words: Vec<&str> = Vec::new();
    let first = waits_for(&["W-09", "H-100"]);
    let exception = waits_for(&["W-28"]);
    words.extend(first.then_some(act::WORDS_FIRST).into_iter().flatten());
    words.extend(exception.then_some(act::WORDS_EXCEPTION).into_iter().flatten());
    words.extend(waits_for(&["H-22", "A-51"]).then_some(act::WORD_READERS));
    // AKKOORD only where it does something.
    let skip = usize::from(!data.held || first || exception);
    // LAAT STAAN and TOESTEMMING only where something, or somebody, was left out.
    let left_out = |word: &str| match word {
        act::WORD_LEAVE => !data.redactions.is_empty(),
        act::WORD_CONSENT => data.redactions.iter().any(|r| r.category == Category::Persoon),
        _ => true,
    };
    words.extend(act::WORDS_COORDINATOR.into_iter().skip(skip).filter(|word| left_out(word)));
    words.extend(data.reasons.iter().any(|r| matches!(r.rule.as_str(), "S-26" | "S-27")).then_some(act::WORD_ATTENDS));
    words.into_iter().map(str::to_owned).collect()
}

fn why_and_until(page: &mut Page, data: &CoordinatorNotice) {
    let said = |reason: &&Reason| capital(&sentence(&reason.text));
    // What asks nothing is no reason to wait.
    let (calm, waits): (Vec<&Reason>, Vec<&Reason>) =
        data.reasons.iter().partition(|r| !data.held || CALM.contains(&r.rule.as_str()));
    if !waits.is_empty() {
        page.heading(words::WHY);
        page.list(waits.iter().map(said));
    } else if data.held && !calm.is_empty() {
        page.heading(words::WHY);
        page.text(words::REVIEW);
    }
    if !calm.is_empty() {
        page.heading(words::REMARKS);
        page.list(calm.iter().map(said));
    }
    if let Some(due) = data.due {
        page.text(words::due(due, data.otherwise.as_deref()));
    }
}

/// Each word with its number in its sentence; case text, so the last look reads it too.
fn numbered(page: &mut Page, heading: &str, how: &str, list: &[NumberedText]) {
    if list.is_empty() {
        return;
    }
    page.heading(heading);
    page.text(how);
    for item in list {
        page.case(&item.number.to_string(), &format!("\"{}\" in: {}", line(&item.word), line(&item.sentence)));
    }
}

pub(super) fn urgent(data: &Urgent, setting: &Setting) -> Vec<Sheet> {
    let subject = case_subject(setting, &data.case, words::SUBJECT_URGENT);
    each(&data.to, Some(data.case.number), &subject, |reader| {
        let mut page = greeted();
        page.text(words::urgent(data.received, who(&data.inbrenger).as_deref(), &data.danger));
        page.text(words::URGENT_DO);
        page.list(texts::general::danger_numbers(&data.danger));
        page.text(words::URGENT_BOTH);
        if let Some(text) = for_reader(data.text.as_ref(), reader) {
            page.heading(words::TEXT);
            page.redacted(text, None);
        }
        page.heading(words::ANSWERS);
        page.list(act::WORDS_COORDINATOR.iter().map(|word| (*word).to_owned()));
        close_for_coordinator(&mut page, setting);
        page
    })
}

pub(super) fn digest(data: &Digest, setting: &Setting) -> Vec<Sheet> {
    let n = data.lines.len();
    list(data, setting, &words::subject_digest(n), &[words::digest(n)])
}

/// What nobody acted on in time, to everybody who can.
pub(super) fn overdue(data: &Digest, setting: &Setting) -> Vec<Sheet> {
    let telephone = texts::general::questions(setting.coordinator, setting.telephone);
    list(data, setting, &words::subject_overdue(data.lines.len()), &[words::OVERDUE.to_owned(), telephone])
}

fn list(data: &Digest, setting: &Setting, subject: &str, opening: &[String]) -> Vec<Sheet> {
    if data.lines.is_empty() {
        return Vec::new();
    }
    let subject = format!("{}{subject}", tag(setting));
    each(&data.to, None, &subject, |_| {
        let mut page = greeted();
        opening.iter().for_each(|text| page.text(text));
        page.list(data.lines.iter().map(|hold| {
            let area = hold.area.as_deref();
            words::digest_line(&hold.number.to_string(), area, &line(&hold.reason), hold.due, &line(&hold.otherwise))
        }));
        close_for_coordinator(&mut page, setting);
        page
    })
}

pub(super) fn late(data: &LateDecision, setting: &Setting) -> Vec<Sheet> {
    let subject = case_subject(setting, &data.case, words::SUBJECT_LATE);
    each(&data.to, Some(data.case.number), &subject, |reader| {
        let mut page = greeted();
        page.text(words::late_decision(data.received, data.missed, data.deadline));
        if let Some(why) = for_reader(data.why.as_ref(), reader) {
            for kind in [PieceKind::Situation, PieceKind::Doel, PieceKind::Vraag] {
                page.piece(why, kind, words::LATE_WHY);
            }
        }
        page.heading(words::ANSWERS);
        page.list([words::late_choice(data.missed)]);
        page.text(words::late_until(data.due, data.case.meeting));
        close_for_coordinator(&mut page, setting);
        page
    })
}

pub(super) fn failed(data: &DeliveryFailed, setting: &Setting) -> Vec<Sheet> {
    let number = data.case.map(|number| number.to_string());
    let subject = match data.case {
        Some(number) => subject(setting, Kind::Casus, number, words::SUBJECT_FAILED),
        None => format!("{}{}", tag(setting), words::SUBJECT_FAILED),
    };
    each(&data.to, data.case, &subject, |_| {
        let mut page = greeted();
        let status: Option<String> =
            data.status.as_deref().map(|s| s.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect());
        for text in words::failed(&data.failed.to_string(), number.as_deref(), status.as_deref()) {
            page.text(text);
        }
        close_for_coordinator(&mut page, setting);
        page
    })
}

/// To coördinator and deputy, and to the privacy address if it is told too.
pub(super) fn incident(data: &Incident, setting: &Setting) -> Vec<Sheet> {
    let subject = subject(setting, Kind::Casus, data.number, words::SUBJECT_INCIDENT);
    let mut to = readers(Role::Coordinator, &data.to);
    to.extend(data.privacy.iter().map(|mailbox| Reader { mailbox: mailbox.clone(), role: Role::Privacy }));
    let sheet = |reader: Reader| {
        let mut page = greeted();
        for text in words::incident(&data.number.to_string(), data.reported, data.stopped, data.delivered) {
            page.text(text);
        }
        let what_to_do = if reader.role == Role::Privacy { words::incident_judge } else { words::incident_do };
        page.text(what_to_do(data.reported));
        close_for_coordinator(&mut page, setting);
        Sheet::new(reader, Some(data.number), subject.clone(), page)
    };
    to.into_iter().map(sheet).collect()
}

/// The text as it came in: one reader, always as coördinator.
pub(super) fn original(data: &Original, setting: &Setting) -> Vec<Sheet> {
    let subject = subject(setting, Kind::Casus, data.number, words::SUBJECT_ORIGINAL);
    let mut page = greeted();
    page.text(words::original(&data.number.to_string()));
    page.verbatim(data.text.expose());
    close_for_coordinator(&mut page, setting);
    let mut sheet = Sheet::new(data.to.clone(), Some(data.number), subject, page);
    sheet.original = true;
    vec![sheet]
}
