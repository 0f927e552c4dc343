//! Whether the resident comes to the meeting (S-26).

use super::layout::{Joined, Mail, Place};
use super::phrases::one_of;
use super::short::in_full;
use crate::pattern::{Regex, Text};
use std::sync::LazyLock;

static COMES: LazyLock<Regex> = LazyLock::new(|| one_of("attends/comes"));
static NOT: LazyLock<Regex> = LazyLock::new(|| one_of("attends/not"));
/// What is said first is taken back: `komt zelf: nee`, `zou willen komen maar durft niet`.
static AFTER_ALL: LazyLock<Regex> = LazyLock::new(|| one_of("attends/after_all"));
/// Who was to come does not, says the mail further on.
static CANCELLED: LazyLock<Regex> = LazyLock::new(|| one_of("attends/cancelled"));
/// A line of a form that asks it and the answer.
static FORM: LazyLock<Regex> = LazyLock::new(|| one_of("attends/form"));

/// Whether the resident comes.
pub(super) fn attends(mail: &Mail) -> bool {
    let subject = std::iter::once(mail.subject_words());
    let body = mail.sentences.iter().map(|s| mail.own_words(s));
    let mut own = mail.units.iter().filter(|u| u.place == Place::Own);
    if own.any(|u| FORM.is_match(mail.words(u.range.clone()))) {
        return true;
    }
    if mail.sentences.iter().any(|s| CANCELLED.is_match(mail.own_words(s))) {
        return false;
    }
    subject.chain(body).any(|typed| {
        let full = in_full(&typed).map(Joined::of);
        let words = full.as_ref().map_or(typed, Joined::words);
        // What no whole sentence can say no clause says.
        COMES.may_match(&words) && !AFTER_ALL.is_match(words) && says_so(words)
    })
}

fn says_so(words: Text) -> bool {
    super::clause::clauses(words).any(|clause| COMES.is_match(clause) && !NOT.is_match(clause))
        || COMES.is_match(words) && !NOT.is_match(words)
}
