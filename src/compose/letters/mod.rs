//! What each letter says to each reader: one file for each group of letters. The words are in [`crate::texts`].

mod act;
mod agenda;
mod coordinator;
mod minutes;
mod privacy;
mod receipt;
mod returned;
mod team;

use super::mail::{Extras, tag};
use super::page::Page;
use super::visible::line;
use super::{CaseHead, Enclosed, Inbrenger, Letter, Setting};
use crate::model::{CaseNumber, Kind, Mailbox, Reader, Role};
use crate::texts;
use crate::texts::capital;
use jiff::Timestamp;

/// One mail before it has bytes.
pub(super) struct Sheet {
    pub(super) reader: Reader,
    pub(super) subject: String,
    pub(super) page: Page,
    pub(super) case: Option<CaseNumber>,
    pub(super) not_before: Option<Timestamp>,
    pub(super) original: bool,
    pub(super) extras: Extras,
}

impl Sheet {
    fn new(reader: Reader, case: Option<CaseNumber>, subject: String, page: Page) -> Self {
        let extras = Extras { calendar: None, files: Vec::new() };
        Self { reader, subject, page, case, not_before: None, original: false, extras }
    }
}

/// The mails of a letter, one for each reader.
pub(super) fn sheets(letter: &Letter, setting: &Setting) -> Vec<Sheet> {
    match letter {
        Letter::TeamCase(data) => team::case(data, setting),
        Letter::Recall(data) => team::recall(data, setting),
        Letter::Receipt(data) => receipt::receipt(data, setting),
        Letter::Neutral(data) => receipt::neutral(data, setting),
        Letter::Disclosed(data) => receipt::disclosed(data, setting),
        Letter::FeedbackReminder(data) => receipt::feedback(data, setting),
        Letter::News(data) => receipt::news(data, setting),
        Letter::Returned(data) => returned::returned(data, setting),
        Letter::CoordinatorNotice(data) => coordinator::notice(data, setting),
        Letter::Urgent(data) => coordinator::urgent(data, setting),
        Letter::Digest(data) => coordinator::digest(data, setting),
        Letter::Overdue(data) => coordinator::overdue(data, setting),
        Letter::LateDecision(data) => coordinator::late(data, setting),
        Letter::DeliveryFailed(data) => coordinator::failed(data, setting),
        Letter::Incident(data) => coordinator::incident(data, setting),
        Letter::Original(data) => coordinator::original(data, setting),
        Letter::AgendaReview(data) => agenda::review(data, setting),
        Letter::AgendaTeam(data) => agenda::team(data, setting),
        Letter::Minutes(data) => minutes::minutes(data, setting),
        Letter::ResidentReport(data) => minutes::report(data, setting),
        Letter::ActionsReminder(data) => minutes::actions(data, setting),
        Letter::MeetingCancelled(data) => minutes::cancelled(data, setting),
        Letter::RightsRequested(data) => privacy::requested(data, setting),
        Letter::RightsReceipt(data) => privacy::receipt(data, setting),
        Letter::RightsReminder(data) => privacy::reminder(data, setting),
        Letter::IncidentClock(data) => privacy::incident(data, setting),
        Letter::ActDone(data) => act::done(data, setting),
        Letter::ActRefused(data) => act::refused(data, setting),
        Letter::Fallback(data) => act::fallback(data, setting),
    }
}

/// A text to print, with the name of its file.
fn printed(what: &Enclosed, setting: &Setting) -> (String, String) {
    let (team, privacy) = (line(setting.team), setting.privacy.map(ToString::to_string));
    match what {
        Enclosed::ConsentForm => {
            (texts::form::FILE_NAME.to_owned(), texts::form::text(&team, privacy.as_deref(), &setting.form))
        }
        Enclosed::ResidentLetter { parties } => {
            let text = texts::resident::letter(&team, parties, setting.form.rights, privacy.as_deref());
            (texts::resident::FILE_NAME.to_owned(), text)
        }
    }
}

/// A page that greets.
fn greeted() -> Page {
    let mut page = Page::new();
    page.text(texts::general::GREETING);
    page
}

/// Whom to call, and that a machine wrote this.
fn close(page: &mut Page, setting: &Setting) {
    page.text(texts::general::questions(setting.coordinator, setting.telephone));
    let mut last = vec![texts::general::AUTOMATIC.to_owned()];
    last.extend(setting.help.map(texts::general::help));
    page.sentences(&last);
}

/// As [`close`], to the coördinator, who need not be told to call herself.
fn close_for_coordinator(page: &mut Page, setting: &Setting) {
    let mut last = vec![texts::general::AUTOMATIC.to_owned()];
    last.extend(setting.help.map(texts::general::help));
    page.sentences(&last);
}

/// `[Dorpsteam Elsloo] Casus 2026-014: ontvangen`.
fn subject(setting: &Setting, kind: Kind, number: CaseNumber, about: &str) -> String {
    let kind = if kind == Kind::Overig { Kind::Casus } else { kind };
    format!("{}{} {number}: {}", tag(setting), capital(texts::general::kind(kind)), line(about))
}

fn case_subject(setting: &Setting, case: &CaseHead, about: &str) -> String {
    subject(setting, case.kind, case.number, about)
}

fn readers(role: Role, to: &[Mailbox]) -> Vec<Reader> {
    crate::model::Audience::of(role, to.iter().cloned()).readers
}

/// `Anja Voorbeeld, huisartsenpraktijk`; none if nothing is known.
fn who(inbrenger: &Inbrenger) -> Option<String> {
    let parts: Vec<String> = [&inbrenger.name, &inbrenger.organisation]
        .into_iter()
        .flatten()
        .map(|part| line(part))
        .filter(|part| !part.is_empty())
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
