//! Makes newly composed mails out of typed letters.
//!
//! In comes a [`Letter`], whose case text is [`crate::anonymise::Redacted`], and a [`Setting`]; out go [`Draft`]s, one for
//! each reader, as bytes ready to be signed, looked at and kept. Nothing of an original mail passes here but in the
//! letter [`Letter::Original`], which reaches a coördinator only. No input or output, no clock, no randomness; only
//! [`sign`], which the rim calls, stamps a signature with the time.

mod dkim;
mod draft;
mod letter;
mod letters;
mod mail;
mod page;
mod render;
mod visible;

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;

pub use dkim::{DkimError, DkimKey, sign};
pub use draft::Draft;
pub use letter::{
    ActDone, ActRefused, ActionsReminder, Agenda, AgendaItem, AgendaState, CaseHead, CoordinatorNotice, DeliveryFailed,
    Digest, DigestLine, Disclosed, Enclosed, Fallback, FeedbackReminder, Inbrenger, Incident, IncidentClock, Lack,
    LateDecision, Letter, MeetingCancelled, MinutesLetter, MinutesOf, Neutral, News, NumberedText, Original, Recall,
    RecallBecause, Receipt, ReceiptOutcome, RefusedBecause, ReplyCode, ResidentReport, Returned, ReturnedBecause,
    RightsReceipt, RightsReminder, RightsRequested, Setting, TeamCase, Urgent,
};

use crate::model::{Role, Sensitive};

/// The mails of a letter, one for each reader; total. Case text reaches only readers of its audience (promise 5). Mail to
/// a sender has the null reverse-path.
pub fn compose(letter: &Letter, setting: &Setting) -> Vec<Draft> {
    letters::sheets(letter, setting).into_iter().zip(1..).map(|(sheet, n)| draft(sheet, setting, n)).collect()
}

fn draft(sheet: letters::Sheet, setting: &Setting, n: usize) -> Draft {
    let message_id = mail::message_id(setting, n);
    let bytes = mail::bytes(setting, &sheet.reader, &message_id, &sheet.subject, &sheet.page, &sheet.extras);
    let mail_from = if sheet.reader.role == Role::Sender { None } else { (setting.return_path)(&message_id) };
    Draft {
        message_id,
        mail_from,
        reader: sheet.reader,
        rendition: sheet.page.rendition,
        case: sheet.case,
        not_before: sheet.not_before,
        original: sheet.original,
        bytes: Sensitive::new(bytes),
        case_text: Sensitive::new(sheet.page.case_text),
    }
}
