//! Whether the resident comes to the meeting (S-26).

use super::layout::{Mail, Place};
use super::phrases::one_of;
use crate::pattern::Regex;
use std::sync::LazyLock;

static COMES: LazyLock<Regex> = LazyLock::new(|| one_of("attends/comes"));
static NOT: LazyLock<Regex> = LazyLock::new(|| one_of("attends/not"));
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
    // What no whole sentence can say no clause says.
    subject.chain(body).filter(|words| COMES.may_match(words)).any(|words| {
        super::clause::clauses(words).any(|clause| COMES.is_match(clause) && !NOT.is_match(clause))
            || COMES.is_match(words) && !NOT.is_match(words)
    })
}
