//! A purpose that nothing announces: a paragraph that tells how it should be, where a mail comes to the point.
//! `Een eigen voordeur voor haar en de baby.`, `Het gezin heeft straks weer lucht.`, and then the question. What such a
//! sentence says is told from a narrated fact by its place, and by words of an outcome.

use super::super::clause::{is_question, opens_as_question};
use super::super::headed::Headings;
use super::super::headings::{Heading, Topic, covers};
use super::super::layout::{Mail, Sentence};
use super::super::phrases::one_of;
use super::{DENIES, NO_PURPOSE, TALKS, first_words};
use crate::pattern::{Regex, Text};
use std::ops::Range;
use std::sync::LazyLock;

/// An outcome as a bare wish, without somebody who does it: `voorkomen dat`, `rust in huis`, `een plek voor hem`.
static BARE: LazyLock<Regex> = LazyLock::new(|| one_of("doel/bare"));
/// Where its main clause ends.
static SUBORDINATE: LazyLock<Regex> = LazyLock::new(|| one_of("doel/subordinate"));
/// What is said of a fact, and makes a bare wish a report.
static REPORTS: LazyLock<Regex> = LazyLock::new(|| one_of("doel/reports"));
/// Somebody in a state that is not there yet.
static STATE: LazyLock<Regex> = LazyLock::new(|| one_of("doel/state"));
/// Words of wanting, in whatever order, who wants, and what would be otherwise then.
static DESIRE: LazyLock<Regex> = LazyLock::new(|| one_of("doel/desire"));
static ACTOR: LazyLock<Regex> = LazyLock::new(|| one_of("doel/actor"));
static OUTCOME: LazyLock<Regex> = LazyLock::new(|| one_of("doel/outcome"));
/// What tells of now, of what was, or of the writer.
static NARRATES: LazyLock<Regex> = LazyLock::new(|| one_of("doel/narrates"));

/// Finds the last such sentence.
pub(super) fn unsaid(mail: &Mail, headings: &Headings) -> Option<Range<usize>> {
    let mut indices = (0..mail.sentences.len()).rev();
    let index = indices.find(|index| is_stated(mail, headings, *index))?;
    Some(mail.sentences[index].range.clone())
}

fn is_stated(mail: &Mail, headings: &Headings, index: usize) -> bool {
    let sentence = &mail.sentences[index];
    let unit = &mail.units[sentence.unit];
    let last = mail.sentences.get(index + 1).is_none_or(|next| next.unit != sentence.unit);
    let asked_next = is_followed_by_question(mail, headings, index);
    if unit.item || sentence.range.start != unit.range.start || !(last || asked_next) {
        return false;
    }
    let words = mail.own_words(sentence);
    let count = words.split_whitespace().count();
    if !(3..=LONGEST).contains(&count) || headings.near(&sentence.range).iter().any(|h| covers(h, sentence)) {
        return false;
    }
    let bare = BARE.is_match(words) && !REPORTS.is_match(main_clause(words));
    let state = asked_next && STATE.is_match(words) && !NARRATES.is_match(words);
    (bare || state) && !is_question(words) && !NO_PURPOSE.is_match(words) && !DENIES.is_match(words)
}

/// The last sentence in which the writer wants something for somebody, in an order of words that no form has.
pub(super) fn meant(mail: &Mail, headings: &Headings) -> Option<Range<usize>> {
    let found = mail.sentences.iter().rev().find(|sentence| {
        let words = mail.own_words(sentence);
        let Some(desire) = DESIRE.find(words) else { return false };
        let wanted = words.part(desire.start()..words.len());
        let under = headings.near(&sentence.range).iter().any(|h| h.topic != Topic::Other && covers(h, sentence));
        ACTOR.is_match(words)
            && OUTCOME.is_match(wanted)
            && !under
            && !TALKS.is_match(first_words(wanted.as_str()))
            && !(is_question(words) || NO_PURPOSE.is_match(words) || DENIES.is_match(words))
    });
    Some(found?.range.clone())
}

/// A sentence up to its first subordinate clause: `een regeling`, of `een regeling die zij kan betalen`.
fn main_clause(words: Text) -> Text {
    SUBORDINATE.find(words).map_or(words, |behind| words.part(0..behind.start()))
}

/// In so many words a purpose is said.
const LONGEST: usize = 40;

/// Whether the mail asks in what stands behind a sentence.
fn is_followed_by_question(mail: &Mail, headings: &Headings, index: usize) -> bool {
    let Some(next) = mail.sentences.get(index + 1) else { return false };
    let headed = |h: &Heading| matches!(h.topic, Topic::Vraag | Topic::VraagPerhaps) && covers(h, next);
    headings.near(&next.range).iter().any(headed) || asks(mail, next)
}

fn asks(mail: &Mail, sentence: &Sentence) -> bool {
    let words = mail.all_words(sentence);
    is_question(words) || opens_as_question(words) || super::super::vraag::announces(words)
}
