//! Answers to answers, and what takes the place of a notice.

use crate::anonymise::Redacted;
use crate::model::{CaseNumber, Reader};

/// An act by mail was carried out.
#[derive(Clone)]
pub struct ActDone {
    /// Who acted.
    pub to: Reader,
    /// The word of the act (`VERBERG`).
    pub act: String,
    /// On which case.
    pub case: Option<CaseNumber>,
    /// What happened and what follows, in plain Dutch: one sentence each.
    pub lines: Vec<String>,
    /// The text as it is now; shown if `to` is of its audience.
    pub text: Option<Redacted>,
}

/// An act by mail was not carried out.
#[derive(Clone)]
pub struct ActRefused {
    /// Who wrote.
    pub to: Reader,
    /// Why.
    pub because: RefusedBecause,
}

/// Why an act was not carried out.
#[derive(Clone, PartialEq, Eq)]
pub enum RefusedBecause {
    /// Wrong code, used code, not the holder: one text for all, that tells nothing.
    NotAllowed,
    /// The right person, but no word that we know.
    NotUnderstood,
    /// The right person and word, but it cannot be done; why, in plain Dutch: one sentence.
    NotPossible(String),
}

/// In place of a notice that failed the last look: a fixed text with the case number.
#[derive(Clone)]
pub struct Fallback {
    /// Who should have got the notice.
    pub to: Reader,
    /// The case, if there is one.
    pub number: Option<CaseNumber>,
}
