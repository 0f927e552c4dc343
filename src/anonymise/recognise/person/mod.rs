//! Persons: how likely each word is part of a name, by its clues and the scorer, in two passes: by itself and its context, then
//! with what its neighbours turned out to be.

mod context;
mod neighbours;
mod own;
mod particles;
mod preceding;

use super::before::Before;
use super::elsewhere::Elsewhere;
use super::{foreign, rows};
use crate::anonymise::among::among;
use crate::anonymise::chat;
use crate::anonymise::scorer::{Clue, Clues, Shape, Weights, probability};
use crate::anonymise::view::{Casing, Kind};
use crate::anonymise::words::Words;
use crate::anonymise::zones::Zones;
use crate::dictionary::Tier;
use foldhash::{HashSet, HashSetExt};

/// From this chance on a word is a name for its neighbours.
const NAME: f32 = 0.6;
/// So many tokens away a name may say something of a word: tussenvoegsels stand between.
const REACH: usize = 6;

/// Every word of a mail with its chance of being part of a name.
pub(crate) struct Scored<'a> {
    /// The words.
    pub words: &'a Words<'a>,
    /// Their zones.
    pub zones: &'a Zones,
    /// Shape of each token; none for signs and numbers.
    pub shapes: Vec<Option<Shape>>,
    /// Clues of each token.
    pub clues: Vec<Clues>,
    /// Chance of each token.
    pub chance: Vec<f32>,
    /// What stands before each token.
    befores: Vec<Option<Before>>,
    /// Which name each token is put before or behind, see [`Scored::honours`].
    honoured: Vec<Option<usize>>,
    /// Tokens of which all around them says that they are part of a name.
    suspects: HashSet<usize>,
    /// The first word of each label that says who speaks in a chat, in order.
    speakers: Vec<usize>,
}

impl<'a> Scored<'a> {
    /// Scores every word.
    pub(crate) fn of(words: &'a Words<'a>, zones: &'a Zones, weights: &Weights) -> Self {
        let n = words.len();
        let mut scored = Self {
            words,
            zones,
            shapes: vec![None; n],
            clues: vec![Clues::default(); n],
            chance: vec![0.0; n],
            befores: (0..n).map(|at| Before::of(words, at)).collect(),
            honoured: (0..n).map(|at| preceding::honoured(words, at)).collect(),
            suspects: HashSet::new(),
            speakers: {
                let labels = words.view.lines.iter().map(|line| chat::speaker(words.view, line));
                labels.filter(|label| !label.is_empty()).map(|label| label.start).collect()
            },
        };
        let titles = title_case(words);
        for at in 0..n {
            scored.shapes[at] = scored.shape(at);
            let headed = titles.get(words.token(at).sentence as usize).is_some_and(|t| *t);
            if headed && scored.shapes[at] == Some(Shape::Middle) {
                scored.shapes[at] = Some(Shape::Start);
            }
        }
        let elsewhere = Elsewhere::of(&scored);
        let foreign = foreign::sentences(words);
        for (at, &foreign) in foreign.iter().enumerate() {
            if let Some(shape) = scored.shapes[at] {
                let mut clues = scored.own(at);
                clues.add_if(foreign, Clue::Foreign);
                if !scored.is_everyday(at) {
                    scored.add_context(at, shape, &mut clues);
                    elsewhere.add(&scored, at, shape, &mut clues);
                }
                scored.clues[at] = clues;
                scored.chance[at] = probability(weights.odds(shape, clues));
            }
        }
        scored.leave_other_tongues();
        rows::add(&mut scored);
        for pass in 0..2 {
            let before = scored.chance.clone();
            for (at, near) in near_names(&before).into_iter().enumerate() {
                if let Some(shape) = scored.shapes[at] {
                    let mut clues = scored.clues[at];
                    if near && scored.honours(at).is_none() {
                        scored.add_neighbours(at, &before, &mut clues);
                    }
                    scored.settle(at, &mut clues);
                    // Where the first pass left them so, the chance is what it was.
                    if pass == 0 || clues != scored.clues[at] {
                        scored.clues[at] = clues;
                        scored.chance[at] = probability(weights.odds(shape, clues));
                    }
                }
            }
        }
        scored
    }

    /// "Hae kan neet kaoke", "Please call": a sentence, or a mail, of another tongue has its own ordinary words.
    fn leave_other_tongues(&mut self) {
        let words = self.words;
        let tongue = |at: usize| words.is_word(at) && words.get(at).entry.tongue();
        let named = |at: usize| {
            words.capital(at) && words.get(at).entry.first() == Tier::Any && words.get(at).entry.firm_first()
        };
        let suspects: Vec<usize> =
            (0..words.len()).filter(|&at| self.chance[at] >= 0.25 && tongue(at) && !named(at)).collect();
        if suspects.is_empty() {
            return;
        }
        let telling = |at: usize| tongue(at) && !words.ordinary(at);
        let all = (0..words.len()).filter(|&at| telling(at)).count();
        for at in suspects {
            let sentence = words.view.sentences.get(words.token(at).sentence as usize).cloned().unwrap_or(at..at);
            let near = sentence.take(60).filter(|&t| t != at && telling(t)).count();
            let introduced = [Clue::AfterTitle, Clue::AfterKinship, Clue::AfterNaming, Clue::Called];
            // "die Frau erschöpft": in small letters a word of that tongue that no list has as a name, whatever stands before it.
            let small = matches!(self.shapes[at], Some(Shape::Lower | Shape::LowerMail));
            // "das nicht mehr": a niece has no such name.
            let before = |back: usize| at.checked_sub(back).map_or("", |t| words.lower(t));
            let denied = before(1) == "nicht" && among!(words.lower(at), "mehr" | "mal" | "so")
                || before(2) == "nicht" && before(1) == "zu";
            let introduced = !denied
                && (!small || words.get(at).entry.listed_name())
                && introduced.iter().any(|c| self.clues[at].has(*c));
            if (near >= 2 || all >= 5) && !introduced {
                self.clues[at].add(Clue::Allowed);
                self.chance[at] = 0.0;
            }
        }
    }

    /// The token belongs to something else: no part of a name.
    pub(crate) fn block(&mut self, at: usize) {
        self.shapes[at] = None;
        self.chance[at] = 0.0;
    }

    /// The token is part of a name, whatever speaks against it.
    pub(crate) fn insist(&mut self, at: usize) {
        self.shapes[at] = self.shapes[at].or(Some(Shape::Middle));
        self.chance[at] = 1.0;
    }

    /// All around a token says that it is part of a name, with this chance; what belongs to something else stays so.
    pub(crate) fn suspect(&mut self, at: usize, chance: f32) {
        if self.shapes[at].is_some() {
            self.chance[at] = self.chance[at].max(chance);
            self.suspects.insert(at);
        }
    }

    /// Whether a token opens the label that says who speaks in a chat.
    pub(crate) fn opens_speaker(&self, at: usize) -> bool {
        self.speakers.binary_search(&at).is_ok()
    }

    /// Whether all around a token says that it is part of a name.
    pub(crate) fn is_suspect(&self, at: usize) -> bool {
        self.suspects.contains(&at)
    }

    fn shape(&self, at: usize) -> Option<Shape> {
        let words = self.words;
        let token = words.token(at);
        if token.kind != Kind::Word {
            return None;
        }
        let line = &words.view.lines[token.line as usize];
        let long = token.range().len() > 1;
        Some(match token.casing {
            Casing::Upper if line.all_caps => Shape::Blind,
            Casing::Upper if long => Shape::Upper,
            Casing::Capital | Casing::Mixed | Casing::Upper if words.capital(at) => {
                if token.sentence_start || self.behind_clitic(at) { Shape::Start } else { Shape::Middle }
            }
            _ if is_caseless(words.text(at)) => Shape::Middle,
            _ if words.view.is_lower_at(at) => Shape::LowerMail,
            _ => Shape::Lower,
        })
    }

    /// "'t Gaat goed", "'s Avonds": where a sentence opens with a clitic the next word has its capital.
    fn behind_clitic(&self, at: usize) -> bool {
        let words = self.words;
        at > 1
            && words.gap(at - 1) == " "
            && words.token(at - 1).range().len() == 1
            && words.is_sign(at - 2, "'")
            && words.touches_next(at - 2)
            && words.token(at - 2).sentence_start | words.token(at - 1).sentence_start
            && words.get(at).entry.first() != Tier::Any
    }

    /// One of the commonest words, in small letters where others have capitals: nothing around it makes a name of it.
    fn is_everyday(&self, at: usize) -> bool {
        let entry = self.words.get(at).entry;
        self.shapes[at] == Some(Shape::Lower)
            && entry.ordinary()
            && matches!(entry.common(), 1..=3)
            && !entry.listed_name()
    }

    /// The last word before a token, and what stands between.
    pub(crate) fn before(&self, at: usize) -> Option<Before> {
        self.befores.get(at).copied().flatten()
    }
}

/// For each token whether a name stands so near that it may say something of it.
fn near_names(chance: &[f32]) -> Vec<bool> {
    let mut near = vec![false; chance.len()];
    for at in (0..chance.len()).filter(|at| chance[*at] >= NAME) {
        let end = (at + REACH + 1).min(near.len());
        near[at.saturating_sub(REACH)..end].fill(true);
    }
    near
}

/// For each sentence whether its ordinary words have capitals too ("Wie Pakt De Regie?"): there a capital says nothing.
fn title_case(words: &Words) -> Vec<bool> {
    let headed = |sentence: &std::ops::Range<usize>| {
        let (mut plain, mut capital) = (0, 0);
        for at in sentence.clone().filter(|&at| words.is_word(at) && !words.token(at).sentence_start) {
            let word = words.get(at);
            if words.token(at).range().len() > 1
                && words.ordinary(at)
                && !word.entry.particle()
                && !word.entry.listed_name()
            {
                plain += 1;
                capital += usize::from(words.token(at).casing == Casing::Capital && !words.allowed(at));
            }
        }
        capital >= 2 && 5 * capital >= 4 * plain
    };
    words.view.sentences.iter().map(headed).collect()
}

/// A word of a script without capitals (Chinese, Arabic, Tamil): in a Dutch mail it is a name more often than not.
fn is_caseless(word: &str) -> bool {
    word.chars().next().is_some_and(|c| !c.is_ascii() && c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
}
