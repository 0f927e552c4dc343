use super::{Sheet, case_subject, close, greeted, printed, subject};
use crate::compose::mail::tag;
use crate::compose::page::{Page, for_reader};
use crate::compose::visible::{line, sentence};
use crate::compose::{Disclosed, FeedbackReminder, Neutral, News, Receipt, ReceiptOutcome, Setting};
use crate::config::Attachments;
use crate::model::{Danger, Kind, Mailbox, Reader, Role};
use crate::texts::capital;
use crate::texts::{self, receipt as words};

fn to_sender(mailbox: &Mailbox) -> Reader {
    Reader { mailbox: mailbox.clone(), role: Role::Sender }
}

/// What became of the mail, what was understood, what was left out and what the team will read.
pub(super) fn receipt(data: &Receipt, setting: &Setting) -> Vec<Sheet> {
    let case = &data.case;
    let mut page = greeted();
    if !data.danger.is_empty() {
        page.list(texts::general::danger_numbers(&data.danger));
    }
    let about = outcome(&mut page, data, setting);
    if !data.danger.is_empty() {
        // Who writes of danger is not told to sit still.
        page.urge(words::NOTHING_TO_DO, words::DANGER_FIRST);
    } else if !data.hints.is_empty() {
        page.urge(words::NOTHING_TO_DO, words::LOOK);
    }
    if !matches!(data.outcome, ReceiptOutcome::Withdrawn) {
        text_of_case(&mut page, data, setting);
        page.text(words::RESPONSIBLE);
    }
    close(&mut page, setting);
    let subject = case_subject(setting, case, &about);
    vec![Sheet::new(to_sender(&data.to), Some(case.number), subject, page)]
}

/// What happens to it; gives the end of the subject.
fn outcome(page: &mut Page, data: &Receipt, setting: &Setting) -> String {
    let case = &data.case;
    match &data.outcome {
        ReceiptOutcome::OnTime => {
            page.text(words::on_time(case.kind, case.meeting));
            words::SUBJECT_RECEIVED.to_owned()
        }
        ReceiptOutcome::Late { received, missed, deadline } => {
            page.text(words::late(case.kind, *received, *missed, *deadline, case.meeting));
            page.text(words::cannot_wait(setting.telephone));
            if data.danger.is_empty() {
                page.list(texts::general::danger_numbers(&[Danger::DomesticViolence]));
            }
            words::subject_late(case.meeting)
        }
        ReceiptOutcome::Held { reasons, due } => {
            page.text(words::held(case.kind));
            if !reasons.is_empty() {
                page.heading(words::HELD_BECAUSE);
                page.list(reasons.iter().map(|reason| capital(&sentence(&reason.text))));
            }
            page.text(due.map(words::held_until).unwrap_or_default());
            words::SUBJECT_HELD.to_owned()
        }
        ReceiptOutcome::Confirm { before } => {
            page.text(words::confirm(case.kind));
            page.text(words::CONFIRM_ASK);
            page.text(before.map(words::confirm_before).unwrap_or_default());
            words::SUBJECT_CONFIRM.to_owned()
        }
        ReceiptOutcome::Updated => {
            page.text(words::updated(case.kind, case.meeting));
            words::SUBJECT_UPDATED.to_owned()
        }
        ReceiptOutcome::Withdrawn => {
            page.text(words::withdrawn(case.kind));
            page.text(words::WITHDRAWN_AGAIN);
            words::SUBJECT_WITHDRAWN.to_owned()
        }
    }
}

fn text_of_case(page: &mut Page, data: &Receipt, setting: &Setting) {
    let case = &data.case;
    let text = for_reader(data.text.as_ref(), &data.to);
    let named = data.named;
    let vraag_to = data.vraag_to.as_deref().map(line);
    if let Some(text) = text {
        let list = texts::left_out(text.left_out());
        let mut left_out = vec![words::left_out(case.kind, case.consent, named, list.as_deref())];
        left_out.extend(words::advice(text.left_out()));
        page.sentences(&left_out);
    }
    if !data.hints.is_empty() {
        page.heading(words::HINTS);
        page.list(data.hints.iter().map(|hint| capital(&sentence(hint))));
    }
    if data.attachments_left > 0 {
        let goes = text.is_some() && setting.attachments != Attachments::None;
        page.text(words::attachments(data.attachments_left, goes));
    }
    page.heading(words::UNDERSTOOD);
    let consent = texts::general::consent(case.kind, case.consent, named, case.consented_on);
    page.list(words::understood(case.area.as_deref(), &consent, vraag_to.as_deref(), case.resident_attends));
    if let Some(text) = text {
        page.heading(words::TEAM_READS);
        page.redacted(text, vraag_to.as_deref());
        if setting.attachments != Attachments::None {
            page.attachments(text);
        }
    }
    page.text(if text.is_some() { words::change(data.change_until) } else { words::STOP.to_owned() });
}

/// To a stranger or a resident: no number, no word of whether a case exists.
pub(super) fn neutral(data: &Neutral, setting: &Setting) -> Vec<Sheet> {
    let mut page = greeted();
    for text in words::neutral(&line(setting.team), setting.coordinator, setting.telephone) {
        page.text(text);
    }
    page.list(texts::general::danger_numbers(&[]));
    page.text(setting.privacy.map(|address| texts::general::privacy(&address.to_string())).unwrap_or_default());
    page.text(texts::general::AUTOMATIC);
    let subject = format!("{}{}", tag(setting), words::SUBJECT_NEUTRAL);
    vec![Sheet::new(to_sender(&data.to), None, subject, page)]
}

pub(super) fn disclosed(data: &Disclosed, setting: &Setting) -> Vec<Sheet> {
    let case = &data.case;
    let text = for_reader(data.text.as_ref(), &data.to);
    let named = data.named;
    let functions: Vec<String> = data.functions.iter().map(|function| line(function)).collect();
    let functions = texts::enumeration(&functions);
    let team = line(setting.team);
    let say = if named { words::disclosed_named } else { words::disclosed };
    let mut page = greeted();
    page.sentences(&say(&team, data.sent, functions.as_deref()));
    if let Some(text) = text {
        page.doel_and_vraag(text, None);
    }
    page.text(words::RESPONSIBLE);
    close(&mut page, setting);
    let subject = case_subject(setting, case, words::SUBJECT_DISCLOSED);
    vec![Sheet::new(to_sender(&data.to), Some(case.number), subject, page)]
}

pub(super) fn feedback(data: &FeedbackReminder, setting: &Setting) -> Vec<Sheet> {
    let mut page = greeted();
    for text in words::feedback(data.discussed) {
        page.text(text);
    }
    close(&mut page, setting);
    let subject = subject(setting, Kind::Casus, data.number, words::SUBJECT_FEEDBACK);
    vec![Sheet::new(to_sender(&data.to), Some(data.number), subject, page)]
}

/// What somebody did with the case, and the text as it is now.
pub(super) fn news(data: &News, setting: &Setting) -> Vec<Sheet> {
    let mut page = greeted();
    for words in &data.lines {
        page.text(sentence(words));
    }
    if let Some(text) = for_reader(data.text.as_ref(), &data.to) {
        page.heading(crate::texts::act::TEXT_NOW);
        page.redacted(text, None);
    }
    close(&mut page, setting);
    let subject = subject(setting, Kind::Casus, data.number, &line(&data.about));
    let mut sheet = Sheet::new(to_sender(&data.to), Some(data.number), subject, page);
    sheet.extras.files.extend(data.enclosed.iter().map(|what| printed(what, setting)));
    vec![sheet]
}
