//! Sentences in another language or a dialect: there a word that no list has is no sign of a name.

use crate::anonymise::words::Words;

/// Small words that a sentence must have before it can be called foreign.
const LEAST: usize = 4;

/// For every token whether its sentence is foreign: half of its words in small letters and more are no Dutch.
pub(super) fn sentences(words: &Words) -> Vec<bool> {
    let mut foreign = vec![false; words.len()];
    let mut start = 0;
    for at in 1..=words.len() {
        if at == words.len() || words.token(at).sentence_start {
            foreign[start..at].fill(is_foreign(words, start, at));
            start = at;
        }
    }
    foreign
}

fn is_foreign(words: &Words, start: usize, end: usize) -> bool {
    let small = (start..end).filter(|&at| words.is_word(at) && !words.capital(at));
    let (mut all, mut strange) = (0, 0);
    for at in small {
        all += 1;
        strange += usize::from(!words.ordinary(at) && !words.allowed(at));
    }
    all >= LEAST && 2 * strange >= all
}
