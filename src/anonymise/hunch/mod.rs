//! Hunch: what a word of a mail most likely is, by all that is around it. Asked where no recogniser says anything.
//!
//! A logistic regression over the features of a word (see `features`), trained by `dictionaries/train-words` on passages that
//! were written and marked for it (`dictionaries/training/passages/`); what every feature is worth stands in
//! `dictionaries/word-weights.tsv`. It adds to what is found and never takes anything away.

mod features;
mod spans;

use super::links;
use super::recognise::digits::number_word;
use super::recognise::person::Scored;
use super::view::Kind;
use super::words::Words;
use crate::dictionary::Hash;
use crate::dictionary::learned::{Sums, WORDS};
use features::{Features, Hashes};
pub(crate) use spans::{add, is_private, names};

/// What a word may be, in the order of the columns of `word-weights.tsv`; the first of them is nothing that identifies anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hunch {
    /// Part of the name of a private person.
    Person = 1,
    /// Name, number or address of a professional.
    Professional,
    /// Part of an address or postcode.
    Address,
    /// Part of a date or year of birth.
    Birth,
    /// An exact age.
    Age,
    /// A day on which something happened to somebody.
    Day,
    /// A place tied to somebody.
    Place,
    /// A school, employer, club or the like tied to somebody.
    Organisation,
    /// Part of a telephone number.
    Telephone,
    /// Part of a number of a person, document, account, car or file.
    Number,
    /// Part of a mail address, handle or profile.
    Online,
}

/// So many things a word may be.
pub(crate) const KINDS: usize = 12;
/// Weights stand in so many parts of one.
const PARTS: f32 = 16.0;

/// The chances of each thing that a word may be.
pub(crate) type Chances = [f32; KINDS];

/// What each word of a mail may be; none of signs, of the commonest words and of links.
pub(crate) fn hunches(scored: &Scored) -> Vec<Option<Chances>> {
    let features = Features::of(scored);
    let numbers: Vec<bool> = (0..scored.words.len()).map(|at| is_number(scored.words, at)).collect();
    let asked = |at: usize| {
        features.of_interest(at) && (features.is_named_elsewhere(at) || !is_plain(scored.words, &numbers, at))
    };
    let mut found: Vec<Option<Chances>> =
        (0..scored.words.len()).map(|at| asked(at).then(|| chances(&features, at))).collect();
    links::inside(scored.words).into_iter().for_each(|at| found[at] = None);
    found
}

/// A word that everybody writes so, in small letters, far from any of the numbers: whatever a hunch made of it, nothing would be found.
fn is_plain(words: &Words, numbers: &[bool], at: usize) -> bool {
    const NEAR: usize = 4;
    let plain = words.is_word(at) && !words.capital(at) && words.ordinary(at) && !words.get(at).entry.listed_name();
    plain && !numbers[at.saturating_sub(NEAR)..numbers.len().min(at + NEAR + 1)].contains(&true)
}

/// In figures or in letters.
fn is_number(words: &Words, at: usize) -> bool {
    words.token(at).kind == Kind::Number || number_word(words.lower(at)).is_some()
}

fn chances(features: &Features, at: usize) -> Chances {
    let mut sums = Sums::default();
    WORDS.add(Hash::of("$bias"), &mut sums);
    features.each(at, &mut Hashes(|feature: Hash| WORDS.add(feature, &mut sums)));
    let most = sums.iter().take(KINDS).copied().max().unwrap_or(0);
    let mut chances = [0.0; KINDS];
    for (chance, sum) in chances.iter_mut().zip(sums) {
        *chance = ((sum - most) as f32 / PARTS).exp();
    }
    let all: f32 = chances.iter().sum();
    chances.iter_mut().for_each(|chance| *chance /= all);
    chances
}

/// The features of every word of which a hunch is had, by its token.
pub(crate) fn explained(scored: &Scored) -> Vec<(usize, Vec<String>)> {
    let features = Features::of(scored);
    let asked = (0..scored.words.len()).filter(|at| features.of_interest(*at));
    asked
        .map(|at| {
            let mut all = Vec::new();
            features.each(at, &mut all);
            (at, all)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::scorer::Weights;
    use crate::anonymise::settings::FindSettings;
    use crate::anonymise::testing::{DICTIONARY, body};
    use crate::anonymise::view::View;
    use crate::anonymise::zones::Zones;

    #[test]
    fn what_a_word_may_be_adds_up_to_one_and_learned_words_are_told() {
        let document = body("de deurwaarder is bij knipper 14 geweest, de schuld is 41.000 euro");
        let view = View::of(&document);
        let settings = FindSettings::default();
        let words = Words::of(&view, &DICTIONARY, &settings);
        let zones = Zones::of(&words);
        let scored = Scored::of(&words, &zones, &Weights::parse(DICTIONARY.weights()));
        let all = hunches(&scored);
        for chances in all.iter().flatten() {
            assert!((chances.iter().sum::<f32>() - 1.0).abs() < 0.001, "{chances:?}");
        }
        let of = |word: &str| (0..words.len()).find(|at| words.text(*at) == word).and_then(|at| all[at]);
        assert!(of("14").is_some_and(|chances| chances[Hunch::Address as usize] > 0.5));
        assert!(of("schuld").is_none_or(|chances| chances[0] > 0.9));
        assert_eq!(of("41"), None, "an amount counts");
    }
}
