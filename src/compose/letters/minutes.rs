use super::{Sheet, close, close_for_coordinator, greeted, subject};
use crate::compose::mail::{cancellation, tag};
use crate::compose::page::{Page, for_reader};
use crate::compose::visible::line;
use crate::compose::{ActionsReminder, MeetingCancelled, MinutesLetter, MinutesOf, ResidentReport, Setting};
use crate::intake::MinutesSection;
use crate::model::{Kind, Reader, Role};
use crate::texts::minutes as words;

/// Minutes, a mail for each reader with the cases that are theirs.
pub(super) fn minutes(data: &MinutesLetter, setting: &Setting) -> Vec<Sheet> {
    let subject = format!("{}{}", tag(setting), words::subject(data.meeting));
    let sheet = |of: &MinutesOf| {
        let mut page = greeted();
        if data.notice_only {
            page.text(words::notice(data.meeting, setting.telephone));
        } else {
            page.text(words::opening(data.meeting));
            body(&mut page, data, of);
            page.text(words::USE);
        }
        close(&mut page, setting);
        let reader = Reader { mailbox: of.to.clone(), role: Role::Team };
        Sheet::new(reader, Some(data.number), subject.clone(), page)
    };
    data.to.iter().map(sheet).collect()
}

fn body(page: &mut Page, data: &MinutesLetter, of: &MinutesOf) {
    if let Some(text) = for_reader(data.full.as_ref(), &of.to) {
        return page.redacted(text, None);
    }
    if !data.present.is_empty() {
        page.case(words::PRESENT, &data.present.join(", "));
    }
    if of.sections.is_empty() {
        page.text(words::NOTHING);
    }
    sections(page, &of.sections);
}

/// What was agreed, case by case.
pub(super) fn sections(page: &mut Page, sections: &[MinutesSection]) {
    for section in sections {
        page.heading(section.number.map_or_else(|| words::GENERAL.to_owned(), |n| format!("Casus {n}")));
        lines(page, section);
    }
}

fn lines(page: &mut Page, section: &MinutesSection) {
    for agreed in &section.agreed {
        page.case(words::AGREED, agreed);
    }
    for action in &section.actions {
        let details = [&action.information, &action.purpose, &action.by].map(|d| d.as_deref());
        let details = [0, 1, 2].map(|n| (words::DETAILS[n], details[n]));
        page.case(words::ACTION, &words::action(action.owner.as_deref(), &action.what, details));
    }
    if let Some(regie) = &section.regie {
        page.case(words::REGIE, regie);
    }
}

/// The report for the resident, ready to be told.
pub(super) fn report(data: &ResidentReport, setting: &Setting) -> Vec<Sheet> {
    let mut page = greeted();
    page.text(words::REPORT);
    page.heading(words::FOR_RESIDENT);
    page.text(words::resident_opening(&line(setting.team), data.discussed));
    if !data.agreed.is_empty() {
        page.case(words::RESIDENT_AGREED, &data.agreed.join("\n"));
    }
    if !data.actions.is_empty() {
        page.case(words::RESIDENT_ACTIONS, &data.actions.join("\n"));
    }
    page.text(words::resident_rights(setting.privacy.map(ToString::to_string).as_deref()));
    page.text(words::TOLD);
    close(&mut page, setting);
    let subject = subject(setting, Kind::Casus, data.number, words::SUBJECT_REPORT);
    let reader = Reader { mailbox: data.to.clone(), role: Role::Sender };
    vec![Sheet::new(reader, Some(data.number), subject, page)]
}

pub(super) fn actions(data: &ActionsReminder, setting: &Setting) -> Vec<Sheet> {
    let coordinator = data.to.role == Role::Coordinator;
    let mut page = greeted();
    page.text(if coordinator { words::ACTIONS_COORDINATOR } else { words::ACTIONS_OWNER });
    for action in &data.actions {
        let details = [&action.information, &action.purpose, &action.by].map(|d| d.as_deref());
        let details = [0, 1, 2].map(|n| (words::DETAILS[n], details[n]));
        let text = words::action(action.owner.as_deref().filter(|_| coordinator), &action.what, details);
        page.case(&format!("{} {}", words::ACTION, action.number), &text);
    }
    page.text(data.actions.first().map(|a| words::actions_done(a.number)).unwrap_or_default());
    if coordinator {
        close_for_coordinator(&mut page, setting);
    } else {
        close(&mut page, setting);
    }
    let subject = subject(setting, Kind::Casus, data.number, &words::subject_actions(data.actions.len()));
    vec![Sheet::new(data.to.clone(), Some(data.number), subject, page)]
}

/// The meeting is off: a calendar object that takes it out of the calendars it stands in.
pub(super) fn cancelled(data: &MeetingCancelled, setting: &Setting) -> Vec<Sheet> {
    let subject = format!("{}{}", tag(setting), words::subject_cancelled(data.meeting));
    let sheet = |reader: &Reader| {
        let mut page = greeted();
        for text in words::cancelled(data.meeting, data.next) {
            page.text(text);
        }
        close(&mut page, setting);
        let mut sheet = Sheet::new(reader.clone(), None, subject.clone(), page);
        sheet.extras.calendar = Some(cancellation(setting, &reader.mailbox, data.meeting, data.minutes, data.revision));
        sheet
    };
    data.to.iter().map(sheet).collect()
}
