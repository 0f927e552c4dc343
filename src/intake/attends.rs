//! Whether the resident comes to the meeting (S-26).

use super::clause::is_negated;
use super::cue::pattern;
use super::gist::Gist;
use super::layout::{Joined, Mail, Place, Sentence};
use super::phrases::one_of;
use super::short::in_full;
use super::ticked::ticked;
use super::whole::{self, Phrases, Question};
use crate::pattern::{Regex, Text};
use std::sync::LazyLock;

static COMES: LazyLock<Regex> = LazyLock::new(|| one_of("attends/comes"));
/// The same on a day that is named, in any order of words.
static COMES_THEN: LazyLock<Regex> = LazyLock::new(|| one_of("attends/comes_then"));
/// The resident comes with the writer: `hij en ik schuiven aan`.
static TOGETHER: LazyLock<Regex> = LazyLock::new(|| one_of("attends/together"));
static NOT: LazyLock<Regex> = LazyLock::new(|| one_of("attends/not"));
/// What is said first is taken back: `komt zelf: nee`, `zou willen komen maar durft niet`.
static AFTER_ALL: LazyLock<Regex> = LazyLock::new(|| one_of("attends/after_all"));
/// Who was to come does not, says the mail further on.
static CANCELLED: LazyLock<Regex> = LazyLock::new(|| one_of("attends/cancelled"));
/// A line of a form that asks it and the answer.
static FORM: LazyLock<Regex> = LazyLock::new(|| one_of("attends/form"));
/// The same where the answer is ticked.
static FORM_ASKS: LazyLock<Regex> = LazyLock::new(|| one_of("attends/form_asks"));

/// Whether the resident comes.
pub(super) fn attends(mail: &Mail) -> bool {
    let subject = std::iter::once(mail.subject_words());
    let body = mail.sentences.iter().map(|s| mail.own_words(s));
    let mut own = mail.units.iter().filter(|u| u.place == Place::Own);
    let by_form = own.find_map(|u| answered(mail.words(u.range.clone())));
    if let Some(comes) = by_form {
        return comes;
    }
    if mail.sentences.iter().any(|s| CANCELLED.is_match(mail.own_words(s))) {
        return false;
    }
    let said = subject.chain(body).any(|typed| {
        let full = in_full(&typed).map(Joined::of);
        let words = full.as_ref().map_or(typed, Joined::words);
        // What no whole sentence can say no clause says.
        let may_come = COMES.may_match(&words) || COMES_THEN.may_match(&words);
        let says = may_come && says_so(words) || TOGETHER.is_match(words) && !is_negated(words);
        says && !AFTER_ALL.is_match(words) && !HEADS.is_match(words)
    });
    let may = |sentence: &Sentence| {
        let words = mail.own_words(sentence);
        // `Hij zit erbij, met de tolk`: whoever else is named.
        let at = mail.sentence_at(sentence.range.start);
        let sure = at.is_some_and(|at| mail.heard()[at].chance(Gist::Attends) >= SURE);
        let others = NOT.is_match(words) || HEADS.is_match(words);
        !words.ends_with('?') && !is_negated(words) && !AFTER_ALL.is_match(words) && (sure || !others)
    };
    whole::is(mail, Question::Attends, said, Phrases::Say, may)
}

/// From this chance on a sentence speaks of a resident who comes, by the weights of its words, whoever else is named in it.
const SURE: f32 = 0.9;

/// A line that asks it and is answered on the next: `Komt ze mee`.
static HEADS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\W*(?:komt|schuift|gaat|is) (?:ze|zij|hij|mevrouw|meneer|inwoner|bewoner)(?: \w+){0,3}\W*$")
});

/// What a line of a form answers: `Aanwezig: ja`, `Inwoner schuift aan: [ ] ja [x] nee`.
fn answered(line: Text) -> Option<bool> {
    if FORM.is_match(line) {
        return Some(true);
    }
    FORM_ASKS.find(line).and_then(|asks| ticked(line.part(asks.end()..line.len()))).map(|answer| answer == "ja")
}

fn says_so(words: Text) -> bool {
    let comes = |words: Text| (COMES.is_match(words) || COMES_THEN.is_match(words)) && !NOT.is_match(words);
    super::clause::clauses(words).any(comes) || comes(words)
}
