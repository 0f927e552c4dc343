//! Elsewhere: what the same word looks like in the rest of the mail.

use super::person::Scored;
use crate::anonymise::among::among;
use crate::anonymise::scorer::{Clue, Clues, Shape};
use crate::anonymise::vocabulary;
use crate::anonymise::words::Words;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::borrow::Cow;

/// Which words stand elsewhere in the mail with a capital, and which without.
pub(super) struct Elsewhere<'a> {
    capital: HashMap<Cow<'a, str>, u32>,
    lower: HashSet<&'a str>,
    /// Words that are no first names and stand behind "langs het" and the like with a capital: "langs het Zuideinde".
    things: HashSet<Cow<'a, str>>,
    /// Places of the profile that stand behind "in" and the like: there they are places.
    homes: HashSet<Cow<'a, str>>,
}

impl<'a> Elsewhere<'a> {
    /// Reads the words of a mail whose shapes are known.
    pub(super) fn of(scored: &Scored<'a>) -> Self {
        let words = scored.words;
        let mut capital: HashMap<Cow<str>, u32> = HashMap::new();
        for at in 0..words.len() {
            if scored.shapes[at] == Some(Shape::Middle) && words.token(at).range().len() > 1 {
                *capital.entry(words.key(at)).or_default() += 1;
            }
        }
        let mut things = HashSet::new();
        for at in 1..words.len() {
            let led = at > 1
                && among!(words.lower(at - 2), "langs" | "aan" | "op" | "in" | "rond" | "bij" | "over" | "achter");
            let behind = led && words.lower(at - 1) == "het" && words.gap(at - 1) == " " && words.capital(at);
            let alone = !words.is_sign(at + 1, "-") && !words.capital(at + 1);
            if behind && alone && !words.get(at).entry.first().listed() {
                things.insert(words.key(at));
            }
        }
        let home =
            |at: &usize| words.get(*at).ours && at.checked_sub(1).is_some_and(|t| vocabulary::of_place(words.lower(t)));
        let homes = (0..words.len()).filter(home).map(|at| words.key(at)).collect();
        let mut lower = HashSet::new();
        for at in 0..words.len() {
            if matches!(scored.shapes[at], Some(Shape::Lower))
                && !in_address(words, at)
                && words.get(at).entry.listed_name()
                && words.get(at).entry.common() == 0
            {
                lower.insert(words.lower(at));
            }
        }
        Self { capital, lower, things, homes }
    }

    /// What the rest of the mail says of a word.
    pub(super) fn add(&self, scored: &Scored, at: usize, shape: Shape, clues: &mut Clues) {
        let own = u32::from(shape == Shape::Middle);
        let key = scored.words.key(at);
        let unlisted = !scored.words.get(at).entry.listed_name() && scored.words.ordinary(at);
        let thing = self.things.contains(key.as_ref());
        clues.add_if(thing, Clue::Place);
        clues.add_if(thing, Clue::Allowed);
        if !self.capital.is_empty() && !unlisted {
            let opens = shape == Shape::Start && vocabulary::opens_sentence(scored.words.lower(at));
            // "een blessing" where Blessing is somebody.
            let before = at.checked_sub(1).map_or("", |t| scored.words.lower(t));
            let article = matches!(before, "een" | "geen") || before == "de" && scored.words.ordinary(at);
            // "van vrede is geen sprake" where somebody is called Vrede.
            let entry = scored.words.get(at).entry;
            let word = scored.words.ordinary(at) && entry.common() > 0 && !entry.first().listed();
            // "Haar man is kok" where somebody is called Kok.
            let trade = scored.words.ordinary(at)
                && among!(
                    before,
                    "is" | "was" | "werd" | "wordt" | "bleef" | "blijft" | "als" | "zijn" | "waren" | "tot"
                );
            let thing = shape == Shape::Lower && (article || word || trade);
            let tells = !opens && !thing && !scored.partly_named(at);
            let elsewhere = tells && self.capital.get(key.as_ref()).is_some_and(|n| *n > own);
            clues.add_if(elsewhere, Clue::ElsewhereCapital);
            let verb = || vocabulary::verb(scored.words.lower(at + 1)) || scored.regular_verb(at + 1);
            clues.add_if(elsewhere && verb(), Clue::BeforeVerb);
            if elsewhere && scored.words.get(at).entry.surname().listed() {
                clues.remove(Clue::Role);
                clues.remove(Clue::Marker);
            }
        }
        let before = at.checked_sub(1).map_or("", |t| scored.words.lower(t));
        let word = scored.words.get(at);
        // "volgens Berg": a quarter has no view; a municipality may.
        let view = word.ours
            && among!(before, "volgens" | "aldus" | "namens")
            && scored.words.capital(at)
            && word.entry.surname().listed()
            && !word.entry.place_nl()
            && !self.homes.contains(key.as_ref());
        clues.add_if(view, Clue::Called);
        let lower = shape != Shape::Lower && self.lower.contains(key.as_ref());
        clues.add_if(lower, Clue::ElsewhereLower);
    }
}

/// Part of an address or handle: a sign touches it on both its sides or leads to a letter.
fn in_address(words: &Words, at: usize) -> bool {
    let sign = |t: usize| ["@", ".", "_"].iter().any(|s| words.is_sign(t, s));
    let behind = sign(at + 1) && words.touches_next(at) && words.touches_next(at + 1);
    behind || at > 0 && sign(at - 1) && words.touches_next(at - 1)
}
