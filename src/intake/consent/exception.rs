//! Whether a mail argues that it goes on without consent.

use super::Says;
use crate::intake::headed::Headings;
use crate::intake::headings::{Topic, covers};
use crate::intake::layout::{Mail, Sentence};
use crate::intake::phrases::one_of;
use crate::model::Span;
use crate::pattern::Regex;
use std::sync::LazyLock;

/// Strong arguments for going on without consent (H-38, H-39, and the six criteria of the woonkans agreements).
static ARGUMENT: LazyLock<Regex> = LazyLock::new(|| one_of("consent/argument"));
static STRONG_ARGUMENT: LazyLock<Regex> = LazyLock::new(|| one_of("consent/strong_argument"));
static GOES_ON: LazyLock<Regex> = LazyLock::new(|| one_of("consent/goes_on"));
static UNDECIDED: LazyLock<Regex> = LazyLock::new(|| one_of("consent/undecided"));
static WITHOUT: LazyLock<Regex> = LazyLock::new(|| one_of("consent/without"));

/// The sentence that argues the exception: consent is lacking, and criteria are held to be met. What is asked of the team
/// (`wat kan er zonder toestemming?`) argues nothing.
pub(super) fn argued(mail: &Mail, headings: &Headings, said: &[(Says, Span)]) -> Option<Span> {
    let asked = |sentence: &Sentence| {
        mail.all_words(sentence).ends_with('?')
            || headings.near(&sentence.range).iter().any(|h| h.topic == Topic::Vraag && covers(h, sentence))
    };
    let sentences = || mail.sentences.iter().filter(|s| !asked(s));
    let agreed = said.iter().any(|(s, _)| matches!(s, Says::Agrees | Says::Knows));
    let lacking = said.iter().any(|(s, _)| !matches!(s, Says::Agrees | Says::Knows))
        || WITHOUT.is_match(mail.subject_words())
        || sentences().any(|s| WITHOUT.is_match(mail.all_words(s)));
    let (mut strong, mut weak, mut first) = (0, 0, None);
    let mut goes_on =
        GOES_ON.is_match(mail.subject_words()) || sentences().any(|s| GOES_ON.is_match(mail.own_words(s)));
    let subject = std::iter::once((mail.subject_words(), mail.subject.span(0..mail.subject.text.len())));
    let body = sentences().map(|s| (mail.own_words(s), mail.body.span(s.range.clone())));
    for (words, span) in subject.chain(body) {
        if !ARGUMENT.is_match(words) || UNDECIDED.is_match(words) {
            continue;
        }
        first.get_or_insert(span);
        strong += usize::from(STRONG_ARGUMENT.is_match(words));
        weak += ARGUMENT.find_iter(words).count();
        goes_on |= GOES_ON.is_match(words);
    }
    if !lacking && (strong == 0 || agreed) {
        return None;
    }
    first.filter(|_| strong >= 1 || weak >= 4 || goes_on && weak >= 2)
}
