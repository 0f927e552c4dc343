use super::{Sheet, close_for_coordinator, greeted, who};
use crate::compose::mail::tag;
use crate::compose::page::{Page, for_reader};
use crate::compose::visible::{line, sentence};
use crate::compose::{IncidentClock, RightsReceipt, RightsReminder, RightsRequested, Setting};
use crate::model::{CaseNumber, Reader, Role};
use crate::texts::{self, coordinator, privacy as words};

/// `[Dorpsteam Elsloo] Verzoek 2026-014: …`.
fn subject(setting: &Setting, number: CaseNumber, about: &str) -> String {
    format!("{}{} {number}: {about}", tag(setting), words::REQUEST)
}

/// To officer and coördinator: what was asked, what is theirs to do, by when.
pub(super) fn requested(data: &RightsRequested, setting: &Setting) -> Vec<Sheet> {
    let subject = subject(setting, data.number, &words::subject_request(data.due));
    let sheet = |reader: &Reader| {
        let mut page = greeted();
        page.sentences(&words::request(data.received, &data.rights, who(&data.inbrenger).as_deref(), data.verified));
        let does = match reader.role {
            Role::Privacy => words::officer_does(data.due),
            _ => words::coordinator_does(data.due, data.has_officer),
        };
        page.sentences(&does);
        page.text(data.about.map(|n| words::about(&n.to_string())).unwrap_or_default());
        if let Some(text) = for_reader(data.text.as_ref(), &reader.mailbox) {
            page.heading(coordinator::TEXT);
            page.redacted(text, None);
        }
        page.heading(coordinator::ANSWERS);
        page.list(words::WORDS_OFFICER.iter().map(|word| (*word).to_owned()));
        close_for_coordinator(&mut page, setting);
        Sheet::new(reader.clone(), Some(data.number), subject.clone(), page)
    };
    data.to.iter().map(sheet).collect()
}

/// To who asked: no number, no word of whether anything is kept.
pub(super) fn receipt(data: &RightsReceipt, setting: &Setting) -> Vec<Sheet> {
    let mut page = greeted();
    for text in words::receipt(data.due) {
        page.text(text);
    }
    page.text(setting.privacy.map(|address| texts::general::privacy(&address.to_string())).unwrap_or_default());
    page.text(texts::general::AUTOMATIC);
    let reader = Reader { mailbox: data.to.clone(), role: Role::Sender };
    vec![Sheet::new(reader, None, format!("{}{}", tag(setting), words::SUBJECT_RECEIPT), page)]
}

pub(super) fn reminder(data: &RightsReminder, setting: &Setting) -> Vec<Sheet> {
    let subject = subject(setting, data.number, words::subject_reminder(data.overdue));
    let page = || {
        let mut page = greeted();
        for text in words::reminder(&data.number.to_string(), data.due, data.overdue) {
            page.text(text);
        }
        close_for_coordinator(&mut page, setting);
        page
    };
    data.to.iter().map(|reader| Sheet::new(reader.clone(), Some(data.number), subject.clone(), page())).collect()
}

pub(super) fn incident(data: &IncidentClock, setting: &Setting) -> Vec<Sheet> {
    let about = words::subject_incident(data.again, data.overdue);
    let subject = format!("{}Incident {}: {about}", tag(setting), data.incident);
    let number = data.case.map(|n| n.to_string());
    let page = || -> Page {
        let mut page = greeted();
        let what = sentence(&line(&data.what));
        for text in words::incident(data.incident, number.as_deref(), &what, data.noticed, data.report_before) {
            page.text(text);
        }
        page.text(if data.overdue { words::INCIDENT_OVERDUE } else { "" });
        page.text(words::INCIDENT_DO);
        close_for_coordinator(&mut page, setting);
        page
    };
    data.to.iter().map(|reader| Sheet::new(reader.clone(), data.case, subject.clone(), page())).collect()
}
