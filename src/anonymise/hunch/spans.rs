//! From what each word may be to what is found: words of one kind beside each other are one finding.

use super::super::candidate::Candidate;
use super::super::recognise::person::Scored;
use super::super::settings::FindSettings;
use super::super::view::Kind;
use super::super::words::Words;
use super::{Chances, Hunch};
use crate::model::{Category, Span};

/// What is found by a hunch: the kind of word, its category, and from which chance on.
const FOUND: [(Hunch, Category, f32); 9] = [
    (Hunch::Address, Category::Adres, 0.5),
    (Hunch::Birth, Category::Geboortedatum, 0.6),
    (Hunch::Age, Category::Leeftijd, 0.6),
    // A day of a meeting looks much like a day on which something happened.
    (Hunch::Day, Category::Datum, 0.8),
    (Hunch::Place, Category::Plaats, 0.7),
    (Hunch::Organisation, Category::Organisatie, 0.5),
    (Hunch::Telephone, Category::Telefoon, 0.6),
    (Hunch::Number, Category::Dossier, 0.6),
    (Hunch::Online, Category::Online, 0.5),
];
/// What stands beside something found belongs to it from this chance on.
const BESIDE: f32 = 0.3;
/// So many signs and small words may stand between the words of one finding.
const BETWEEN: usize = 3;

/// Shorter numbers are those of nothing.
const LEAST_DIGITS: usize = 3;
/// What should have a figure and has none is found from this chance on.
const SPELLED: f32 = 0.85;
/// From this chance on a word is part of the name of a private person.
const NAME: f32 = 0.5;

/// The name of the rule, for the administrator.
const RULE: &str = "hunch";

/// Adds what no candidate covers and what is no name yet.
pub(crate) fn add(scored: &Scored, hunches: &[Option<Chances>], settings: &FindSettings, candidates: &mut Vec<Candidate>) {
    let words = scored.words;
    let taken = taken(words, candidates, settings.flag);
    let free = |at: usize| !taken[at] && (words.token(at).kind == Kind::Number || scored.chance[at] < BESIDE);
    for (hunch, category, least) in FOUND {
        let chance = |at: usize| hunches.get(at).copied().flatten().filter(|_| free(at)).map(|c| c[hunch as usize]);
        let mut at = 0;
        while at < words.len() {
            if chance(at).is_none_or(|chance| chance < least) {
                at += 1;
                continue;
            }
            let belongs = |at: &usize| chance(*at).is_some_and(|chance| chance >= BESIDE);
            let mut first = at;
            while let Some(before) = reach(words, first, -1, &taken).find(belongs) {
                first = before;
            }
            let mut last = at;
            while let Some(behind) = reach(words, last, 1, &taken).find(belongs) {
                last = behind;
            }
            at = last + 1;
            let number = |t: usize| if words.token(t).kind == Kind::Number { words.text(t).len() } else { 0 };
            let digits: usize = (first..=last).map(number).sum();
            let confidence = (first..=last).filter_map(chance).fold(0.0, f32::max);
            let least = match hunch {
                // The streets that a question is about stay.
                Hunch::Address if settings.area_question => 1,
                Hunch::Telephone | Hunch::Number => LEAST_DIGITS,
                Hunch::Address | Hunch::Birth | Hunch::Age | Hunch::Day if confidence < SPELLED => 1,
                _ => 0,
            };
            if digits < least {
                continue;
            }
            let span = words.view.original(words.token(first).range().start..words.stem_range(last).end);
            candidates.push(Candidate { span, category, confidence: confidence.max(0.5), rule: RULE, generalised: None });
        }
    }
}

/// The tokens of a line near one, on one side, up to what is found already.
fn reach<'a>(words: &'a Words, from: usize, step: isize, taken: &'a [bool]) -> impl Iterator<Item = usize> + 'a {
    let line = words.token(from).line;
    let mut at = Some(from);
    std::iter::from_fn(move || {
        at = at?.checked_add_signed(step);
        at.filter(|&t| t < words.len() && words.token(t).line == line && !taken[t])
    })
    .take(BETWEEN)
}

/// Which tokens something is found at already.
fn taken(words: &Words, candidates: &[Candidate], least: f32) -> Vec<bool> {
    let mut taken = vec![false; words.len()];
    let found = candidates.iter().filter(|candidate| candidate.confidence >= least);
    found.for_each(|candidate| mark(words, candidate.span, &mut taken));
    taken
}

fn mark(words: &Words, span: Span, taken: &mut [bool]) {
    let view = words.view;
    let first = view.tokens.partition_point(|t| view.span(t).end <= span.start);
    for at in first..view.tokens.len() {
        if view.span(&view.tokens[at]).start >= span.end {
            break;
        }
        taken[at] = true;
    }
}

/// The words that most likely are part of a name: what is known as a word, and a letter, only for certain.
pub(crate) fn names(scored: &Scored, hunches: &[Option<Chances>]) -> Vec<(usize, f32)> {
    let words = scored.words;
    let least = |at: usize| {
        let plain = words.allowed(at) || words.token(at).range().len() == 1;
        let common = words.ordinary(at) && !words.get(at).entry.listed_name();
        if plain || common { SPELLED } else { NAME }
    };
    let chance = |chances: &Chances| chances[Hunch::Person as usize] + chances[Hunch::Professional as usize];
    let all = hunches.iter().enumerate().filter_map(|(at, chances)| Some((at, chance(chances.as_ref()?))));
    all.filter(|(at, chance)| *chance >= least(*at)).collect()
}
