//! Words around a day that say what it is of, from `dictionaries/day-words.tsv`.

use crate::anonymise::listed::{Kinds, Listed, entries};
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../../dictionaries/day-words.tsv");

/// Kinds of the list, in the order of the constants below.
const KINDS: &[&str] = &["befell", "counted", "event", "happened", "meeting", "pair", "paper", "leads", "thing"];
/// Happened to somebody beyond doubt, whatever meeting is spoken of too.
pub(super) const BEFELL: Kinds = 1;
/// What a number counts.
pub(super) const COUNTED: Kinds = 1 << 1;
/// What happens to people, said near a day.
pub(super) const EVENT: Kinds = 1 << 2;
/// What happens to somebody on a day that nothing leads in.
pub(super) const HAPPENED: Kinds = 1 << 3;
/// Meetings, plans of professionals, and what concerns everybody.
pub(super) const MEETING: Kinds = 1 << 4;
/// Two numbers with a slash behind it are no day.
pub(super) const PAIR: Kinds = 1 << 5;
/// A law, a report: the year behind it is nobody's.
pub(super) const PAPER: Kinds = 1 << 6;

/// May stand between a word for a birth and its day.
pub(super) const LEADS: Kinds = 1 << 7;
/// Is born, has its birthday or lapses, and is nobody.
pub(super) const THING: Kinds = 1 << 8;

/// An entry has so many words at most.
const WORDS: usize = 3;

static WHOLE: LazyLock<Listed> = LazyLock::new(|| Listed::read(LIST, KINDS));
static OPEN: LazyLock<Open> = LazyLock::new(Open::read);

/// The entries with a star.
struct Open {
    /// `ontruim*`, in order; none is the beginning of another.
    begin: Vec<(&'static str, Kinds)>,
    /// `*wet`.
    end: Vec<(&'static str, Kinds)>,
    /// `*overleg*`.
    within: Vec<(&'static str, Kinds)>,
}

impl Open {
    fn read() -> Self {
        let mut open = Self { begin: Vec::new(), end: Vec::new(), within: Vec::new() };
        for (word, _) in entries(LIST) {
            let kinds = WHOLE.kinds(word);
            match (word.strip_prefix('*'), word.strip_suffix('*')) {
                (Some(rest), Some(_)) => open.within.push((rest.trim_end_matches('*'), kinds)),
                (Some(end), None) => open.end.push((end, kinds)),
                (None, Some(begin)) => open.begin.push((begin, kinds)),
                (None, None) => {}
            }
        }
        open
    }

    fn kinds(&self, word: &str) -> Kinds {
        let last = self.begin[..self.begin.partition_point(|(begin, _)| *begin <= word)].last();
        let begin = last.filter(|(begin, _)| word.starts_with(begin)).map_or(0, |(_, kinds)| *kinds);
        let all = |list: &[(&str, Kinds)], fits: fn(&str, &str) -> bool| {
            list.iter().filter(|(part, _)| fits(word, part)).fold(0, |all, (_, kinds)| all | kinds)
        };
        begin | all(&self.end, |word, end| word.ends_with(end)) | all(&self.within, |word, part| word.contains(part))
    }
}

/// The kinds of one word.
pub(super) fn kinds_of(word: &str) -> Kinds {
    WHOLE.kinds(word) | OPEN.kinds(word)
}

/// The kinds of all words and phrases of a text in lower case.
pub(super) fn kinds_in(text: &str) -> Kinds {
    let words = places(text);
    let of_phrases = |at: usize| {
        (1..WORDS)
            .map_while(|more| words.get(at + more).filter(|_| joined(text, &words[at..=at + more])))
            .fold(0, |kinds, last| kinds | WHOLE.kinds(&text[words[at].0..last.1]))
    };
    (0..words.len()).fold(0, |kinds, at| kinds | kinds_of(&text[words[at].0..words[at].1]) | of_phrases(at))
}

/// Where each word of a text begins and ends; what is no ASCII letter or figure parts words.
fn places(text: &str) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    let mut start = None;
    for (at, byte) in text.bytes().chain([b' ']).enumerate() {
        match (byte.is_ascii_alphanumeric() || byte == b'_', start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                places.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    places
}

/// Whether one space parts each of these words from the next.
fn joined(text: &str, words: &[(usize, usize)]) -> bool {
    words.windows(2).all(|pair| &text[pair[0].1..pair[1].0] == " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_and_names_kinds_that_are_asked_for() {
        crate::anonymise::listed::check(LIST, KINDS);
        assert!(OPEN.begin.windows(2).all(|w| !w[1].0.starts_with(w[0].0)), "none begins another");
        assert!(entries(LIST).all(|(word, _)| word.split(' ').count() <= WORDS));
    }

    #[test]
    fn words_parts_of_words_and_phrases_are_known() {
        assert_eq!(kinds_in("de ontruimingsdatum") & (BEFELL | EVENT), BEFELL | EVENT);
        assert_eq!(kinds_in("hij is opgenomen") & BEFELL, BEFELL);
        assert_eq!(kinds_in("de casusoverleggen") & MEETING, MEETING);
        assert_eq!(kinds_in("staat op de lijst") & MEETING, MEETING);
        assert_eq!(kinds_in("op, de lijst") & MEETING, 0);
        assert_eq!(kinds_in(""), 0);
    }
}
