//! Set phrases of traits, from `dictionaries/trait-phrases.txt`: a small language over tokens, looked for by one word of each.
//!
//! In comes a place in a mail, out goes the stretch of tokens that the longest phrase there takes. A word by which no phrase is
//! looked for costs one probe.

use super::told::{self, Is};
use crate::anonymise::among::{hash, slots};
use crate::anonymise::recognise::clause::Clause;
use crate::anonymise::recognise::digits::number_word;
use crate::anonymise::tails::Tails;
use crate::anonymise::view::{Casing, Kind, View};
use crate::anonymise::vocabulary;
use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../../dictionaries/trait-phrases.txt");

/// Longest rest of a clause, in tokens.
const LONGEST: usize = 12;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(LIST));

/// The tokens of the longest phrase that is looked for by a token.
pub(super) fn at(view: &View, index: usize) -> Option<RangeInclusive<usize>> {
    let mut ids = PHRASES.looked_for_by(view.lower_word(&view.tokens[index])).peekable();
    ids.peek()?;
    let reader = Reader { clause: Clause::at(view, index), view };
    let found = ids.filter_map(|id| PHRASES.phrases[usize::from(id)].at(&reader, index));
    found.max_by_key(|range| range.end() - range.start())
}

/// One of the words that an element may be.
#[derive(Debug, PartialEq)]
enum Word {
    Whole(&'static str),
    /// `*winkel`: with two letters and more before it.
    Ends(&'static str),
    /// `draai*`
    Begins(&'static str),
    Kind(Is),
    Event,
    Verb,
    Capital,
}

#[derive(Debug, PartialEq)]
enum What {
    /// One of these words; none of them.
    OneOf(Vec<Word>),
    NoneOf(Vec<Word>),
    /// A number within these bounds.
    Number(u32, u32),
    /// Words of any kind.
    Gap,
    /// The rest of the clause.
    Rest,
}

/// A part of a phrase and how often it stands there.
#[derive(Debug, PartialEq)]
struct Element {
    what: What,
    least: usize,
    most: usize,
}

/// A phrase around the word by which it is looked for.
struct Phrase {
    /// What stands before that word, the nearest first.
    before: Vec<Element>,
    after: Vec<Element>,
}

/// All phrases, and which of them are looked for by a word.
struct Phrases {
    phrases: Vec<Phrase>,
    /// Words with the first place of theirs in `ids`, and how many follow.
    slots: Vec<Option<(&'static str, Range<u16>)>>,
    ids: Vec<u16>,
    /// Ends of words by which phrases are looked for.
    ends: Tails<u16>,
}

impl Phrases {
    fn read(list: &'static str) -> Self {
        let mut phrases = Vec::new();
        let mut words: Vec<(&'static str, u16)> = Vec::new();
        let mut ends = Vec::new();
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            let Some((phrase, sought)) = phrase(line) else { continue };
            let id = u16::try_from(phrases.len()).unwrap_or(u16::MAX);
            for word in sought {
                match word {
                    Word::Whole(word) => words.push((word, id)),
                    Word::Ends(end) => ends.push((end, id)),
                    Word::Kind(kind) => words.extend(told::words_of(kind).map(|word| (word, id))),
                    Word::Event => words.extend(told::words_of(Is::Event).map(|word| (word, id))),
                    Word::Begins(_) | Word::Verb | Word::Capital => {}
                }
            }
            phrases.push(phrase);
        }
        words.sort_unstable();
        let mut table = vec![None; slots(words.len())];
        let mask = table.len() - 1;
        let ids = words.iter().map(|(_, id)| *id).collect();
        let mut from = 0;
        for same in words.chunk_by(|a, b| a.0 == b.0) {
            let mut at = hash(same[0].0.as_bytes()) & mask;
            while table[at].is_some() {
                at = (at + 1) & mask;
            }
            let to = from + u16::try_from(same.len()).unwrap_or(0);
            table[at] = Some((same[0].0, from..to));
            from = to;
        }
        Self { phrases, slots: table, ids, ends: Tails::of(ends.into_iter()) }
    }

    /// The phrases that are looked for by a word.
    fn looked_for_by<'a>(&'a self, word: &'a str) -> impl Iterator<Item = u16> + 'a {
        /// The shortest word that ends as an entry does.
        const LEAST: usize = 6;
        let mask = self.slots.len() - 1;
        let mut at = hash(word.as_bytes()) & mask;
        let mut whole: &[u16] = &[];
        while let Some((listed, ids)) = &self.slots[at] {
            if *listed == word {
                whole = &self.ids[usize::from(ids.start)..usize::from(ids.end)];
                break;
            }
            at = (at + 1) & mask;
        }
        let ends = if word.len() >= LEAST { self.ends.near(word) } else { &[] };
        let by_end = ends.iter().filter(move |(end, _)| is_compound(word, end)).map(|(_, id)| *id);
        whole.iter().copied().chain(by_end)
    }
}

/// Whether a word ends so, with two letters and more before it.
fn is_compound(word: &str, end: &str) -> bool {
    word.len() >= end.len() + 2 && word.ends_with(end)
}

/// A line of the list, and the words by which its phrase is looked for.
fn phrase(line: &'static str) -> Option<(Phrase, Vec<Word>)> {
    let mut parts = line.split(' ');
    let mut before: Vec<Element> =
        parts.by_ref().map_while(|part| (!part.starts_with('!')).then(|| element(part))).collect();
    let sought = line.split(' ').find_map(|part| part.strip_prefix('!'))?;
    before.reverse();
    let after = parts.map(element).collect();
    Some((Phrase { before, after }, words(sought)))
}

fn words(part: &'static str) -> Vec<Word> {
    let one = |word: &'static str| match word {
        "@event" => Word::Event,
        "@verb" => Word::Verb,
        "@capital" => Word::Capital,
        _ => match (word.strip_prefix('@').and_then(told::kind), word.strip_prefix('*'), word.strip_suffix('*')) {
            (Some(kind), ..) => Word::Kind(kind),
            (_, Some(end), _) => Word::Ends(end),
            (_, _, Some(begin)) => Word::Begins(begin),
            _ => Word::Whole(word),
        },
    };
    // A bar by itself is a sign of a mail.
    if part == "|" {
        vec![Word::Whole(part)]
    } else {
        part.split('|').filter(|word| !word.is_empty()).map(one).collect()
    }
}

/// `a|b?`, `^@time`, `8-14`, `..0-3`, `>`.
fn element(part: &'static str) -> Element {
    let bounds = |text: &str| text.split_once('-').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
    let (body, least, most) = match (part.strip_suffix('?'), part.strip_suffix("+3")) {
        (Some(body), _) => (body, 0, 1),
        (_, Some(body)) => (body, 0, 3),
        _ => (part, 1, 1),
    };
    if body == ">" {
        return Element { what: What::Rest, least, most: LONGEST };
    }
    if let Some((least, most)) = body.strip_prefix("..").and_then(bounds) {
        return Element { what: What::Gap, least: least as usize, most: most as usize };
    }
    let what = match (bounds(body), body.strip_prefix('^')) {
        (Some((from, to)), _) => What::Number(from, to),
        (_, Some(none)) => What::NoneOf(words(none)),
        _ => What::OneOf(words(body)),
    };
    Element { what, least, most }
}

impl Phrase {
    /// The tokens that the phrase takes around the word by which it was found.
    fn at(&self, reader: &Reader, index: usize) -> Option<RangeInclusive<usize>> {
        let first = reader.matches(&self.before, index, false)?;
        let last = reader.matches(&self.after, index, true)?;
        Some(first..=last)
    }
}

/// A mail on its way from token to token.
struct Reader<'a> {
    clause: Clause<'a>,
    view: &'a View,
}

impl Reader<'_> {
    /// The token beside another within its clause.
    fn beside(&self, at: usize, forward: bool) -> Option<usize> {
        if forward { self.clause.next(at) } else { self.clause.previous(at) }
    }

    /// The last token that these elements take, one behind the other from a token on; none if they do not fit.
    fn matches(&self, elements: &[Element], from: usize, forward: bool) -> Option<usize> {
        let Some((element, rest)) = elements.split_first() else { return Some(from) };
        if matches!(element.what, What::Rest) {
            return self.rest(from, element.least);
        }
        let mut at = from;
        let mut taken = 0;
        // The fewest first; what may be left out stands there if it can.
        let greedy = !matches!(element.what, What::Gap);
        let mut ends = vec![];
        loop {
            if taken >= element.least {
                if !greedy && let Some(end) = self.matches(rest, at, forward) {
                    return Some(end);
                }
                ends.push(at);
            }
            let next = self.beside(at, forward).filter(|next| taken < element.most && self.fits(&element.what, *next));
            let Some(next) = next else { break };
            (at, taken) = (next, taken + 1);
        }
        if !greedy {
            return None;
        }
        ends.into_iter().rev().find_map(|end| self.matches(rest, end, forward))
    }

    /// The last token of the clause.
    fn rest(&self, from: usize, least: usize) -> Option<usize> {
        let mut last = from;
        for taken in 0..=LONGEST {
            let next = self.clause.next(last).filter(|next| taken < LONGEST && !self.ends_clause(*next));
            let Some(next) = next else { return (taken >= least).then_some(last) };
            last = next;
        }
        Some(last)
    }

    fn ends_clause(&self, at: usize) -> bool {
        matches!(self.view.word(&self.view.tokens[at]), "." | "," | ";" | ":" | "(" | ")" | "!" | "?" | "|")
    }

    fn fits(&self, what: &What, at: usize) -> bool {
        let word = self.view.lower_word(&self.view.tokens[at]);
        match what {
            What::OneOf(words) => words.iter().any(|w| self.is(w, word, at)),
            What::NoneOf(words) => !self.ends_clause(at) && !words.iter().any(|w| self.is(w, word, at)),
            What::Number(from, to) => {
                word.parse().ok().or_else(|| number_word(word)).is_some_and(|value| (*from..=*to).contains(&value))
            }
            What::Gap | What::Rest => !self.ends_clause(at),
        }
    }

    fn is(&self, listed: &Word, word: &str, at: usize) -> bool {
        match listed {
            Word::Whole(whole) => *whole == word,
            Word::Ends(end) => is_compound(word, end),
            Word::Begins(begin) => word.starts_with(begin),
            Word::Kind(kind) => told::is(word, *kind),
            Word::Event => told::is_event(word),
            Word::Verb => vocabulary::verb(word),
            Word::Capital => {
                let token = &self.view.tokens[at];
                token.kind == Kind::Word && matches!(token.casing, Casing::Capital | Casing::Upper | Casing::Mixed)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::body;

    #[test]
    fn the_list_is_in_order_and_every_phrase_can_be_found() {
        let lines: Vec<_> = LIST.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.windows(2).all(|w| w[0] < w[1]), "the list is in order");
        for line in lines {
            let (_, sought) = phrase(line).unwrap_or_else(|| panic!("no word to look for: {line}"));
            let found = |w: &Word| matches!(w, Word::Whole(_) | Word::Ends(_) | Word::Kind(_) | Word::Event);
            assert!(sought.iter().all(found), "not to be looked for: {line}");
            for name in line.split([' ', '|']).filter_map(|part| part.trim_start_matches(['!', '^']).strip_prefix('@'))
            {
                let name = name.trim_end_matches('?');
                assert!(matches!(name, "event" | "verb" | "capital") || told::kind(name).is_some(), "{name}: {line}");
            }
        }
    }

    #[test]
    fn a_phrase_takes_what_its_elements_say() {
        let phrases = Phrases::read("de|het oude? !molen ..0-1 van ^dorp >\n8-9 !geiten\nhet !*huis met @capital\n");
        for (text, expected) in [
            ("zij erfde de oude molen daar van oom en tante, zegt ze", Some("de oude molen daar van oom en tante")),
            ("zij erfde de molen van oom en tante.", Some("de molen van oom en tante")),
            ("de molen van dorp en stad", None),
            ("de molen van oom", None),
            ("een molen van oom en tante", None),
            ("zij heeft acht geiten", Some("acht geiten")),
            ("zij heeft 7 geiten", None),
            ("in het poorthuis met Testtoren", Some("het poorthuis met Testtoren")),
            ("in het huis met Testtoren", None),
        ] {
            let view = View::of(&body(text));
            let found = (0..view.tokens.len()).find_map(|index| {
                let ids = phrases.looked_for_by(view.lower_word(&view.tokens[index]));
                let reader = Reader { clause: Clause::at(&view, index), view: &view };
                ids.filter_map(|id| phrases.phrases[usize::from(id)].at(&reader, index)).next()
            });
            let found =
                found.map(|r| &view.lower[view.tokens[*r.start()].range().start..view.tokens[*r.end()].range().end]);
            assert_eq!(found.map(str::to_owned), expected.map(str::to_lowercase), "{text}");
        }
    }
}
