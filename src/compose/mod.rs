//! Makes newly composed mails out of typed letters.
//!
//! In comes a [`Letter`], whose case text is [`crate::anonymise::Redacted`], and a [`Setting`]; out go [`Draft`]s, one for
//! each reader, as bytes ready to be signed, looked at and kept. Nothing of an original mail passes here but in the
//! letter [`Letter::Original`], which reaches a coördinator only. No input or output, no clock, no randomness.

mod draft;
mod letter;

pub use draft::Draft;
pub use letter::{
    ActDone, ActRefused, Agenda, AgendaItem, AgendaState, CaseHead, CoordinatorNotice, DeliveryFailed, Digest,
    DigestLine, Disclosed, Fallback, FeedbackReminder, Inbrenger, Incident, LateDecision, Letter, Neutral,
    NumberedText, Original, PartLine, Recall, Receipt, ReceiptOutcome, RefusedBecause, ReplyCode, Returned,
    ReturnedBecause, Setting, TeamCase, Urgent,
};
