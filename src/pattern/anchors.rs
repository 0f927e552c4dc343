//! Anchors: where the words of all patterns of a room stand in a text, found in one pass of one automaton.

use super::Regex;
use super::words::Word;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::collections::BTreeMap;
use std::ops::{Deref, Range};

/// So many times 64 patterns may stand in one list; those past them are searched for as if they were in none.
const SETS: usize = 6;

/// A set of the patterns of one list.
#[derive(Clone, Copy, Debug, Default)]
struct Set([u64; SETS]);

impl Set {
    fn add(&mut self, index: u16) {
        self.0[usize::from(index) / 64] |= 1 << (index % 64);
    }

    fn add_all(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(own, other)| *own |= other);
    }

    fn has(&self, index: u16) -> bool {
        self.0[usize::from(index) / 64] & 1 << (index % 64) != 0
    }
}

/// Which list a pattern is in, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    list: u8,
    index: u16,
}

/// The words of a list of patterns as one automaton.
pub(crate) struct Anchors {
    list: u8,
    automaton: AhoCorasick,
    /// For each word of the automaton: what must stand around it, and the patterns that it may open.
    words: Vec<(Word, Set)>,
    /// Patterns that have no words and so may stand anywhere.
    anywhere: Set,
}

impl Anchors {
    /// The automaton of these patterns, which learn their places. `list` tells the lists of a program apart.
    pub(crate) fn of(list: u8, patterns: &[&Regex]) -> Self {
        let (mut owners, mut anywhere) = (BTreeMap::<Word, Set>::new(), Set::default());
        for (index, pattern) in (0..(SETS * 64) as u16).zip(patterns) {
            let place = pattern.place.get_or_init(|| Place { list, index });
            match &pattern.needed {
                Some(needed) => needed.words.iter().for_each(|w| owners.entry(w.clone()).or_default().add(place.index)),
                None => anywhere.add(place.index),
            }
        }
        let words: Vec<_> = owners.into_iter().collect();
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(words.iter().map(|(word, _)| &word.text))
            .expect("some thousands of words are far below the crate's limit");
        Self { list, automaton, words, anywhere }
    }

    /// Looks for all words in a text.
    pub(crate) fn look(&'static self, text: &str) -> Hits {
        let mut list = Vec::new();
        for hit in self.automaton.find_overlapping_iter(text) {
            let word = &self.words[hit.pattern().as_usize()].0;
            let bytes = text.as_bytes();
            if (!word.begins || is_border(bytes, hit.start())) && (!word.ends || is_border(bytes, hit.end())) {
                list.push(Hit { start: hit.start() as u32, end: hit.end() as u32, word: hit.pattern().as_u32() });
            }
        }
        Hits { anchors: self, list }
    }
}

fn is_word(byte: Option<&u8>) -> bool {
    byte.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_')
}

/// Whether a word borders here on what is none (`\b` in ASCII).
fn is_border(text: &[u8], at: usize) -> bool {
    is_word(at.checked_sub(1).and_then(|before| text.get(before))) != is_word(text.get(at))
}

/// A word that stands in a text. Offsets are kept in 32 bits: a mail is megabytes.
#[derive(Clone, Copy, Debug)]
struct Hit {
    start: u32,
    end: u32,
    word: u32,
}

/// All words of a list of patterns that stand in one text, in the order in which they end.
pub(crate) struct Hits {
    anchors: &'static Anchors,
    list: Vec<Hit>,
}

impl Hits {
    /// A stretch of the text that was looked through.
    pub(crate) fn text<'t>(&'t self, whole: &'t str, range: Range<usize>) -> Text<'t> {
        let bytes = whole.as_bytes();
        let alone = !is_word(range.start.checked_sub(1).and_then(|at| bytes.get(at))) && !is_word(bytes.get(range.end));
        let text = &whole[range.clone()];
        if !alone {
            // A border that the whole has not: the stretch cuts a word.
            return Text { text, known: None };
        }
        let from = self.list.partition_point(|hit| hit.end as usize <= range.start);
        let mut open = self.anchors.anywhere;
        for hit in self.list[from..].iter().take_while(|hit| hit.end as usize <= range.end) {
            if hit.start as usize >= range.start {
                open.add_all(&self.anchors.words[hit.word as usize].1);
            }
        }
        Text { text, known: Some(Known { hits: self, whole, start: range.start, open }) }
    }
}

/// A text that may know which patterns can be found in it.
#[derive(Clone, Copy)]
pub(crate) struct Text<'t> {
    text: &'t str,
    known: Option<Known<'t>>,
}

#[derive(Clone, Copy)]
struct Known<'t> {
    hits: &'t Hits,
    whole: &'t str,
    /// Where the text begins in the whole.
    start: usize,
    open: Set,
}

impl<'t> Text<'t> {
    /// The letters alone.
    pub(crate) fn as_str(&self) -> &'t str {
        self.text
    }

    /// A stretch of this text.
    pub(crate) fn part(&self, range: Range<usize>) -> Text<'t> {
        match &self.known {
            Some(known) => known.hits.text(known.whole, known.start + range.start..known.start + range.end),
            None => Text { text: &self.text[range], known: None },
        }
    }

    /// This text without white space around it.
    pub(crate) fn trimmed(&self) -> Text<'t> {
        let start = self.text.len() - self.text.trim_start().len();
        let end = start + self.text.trim().len();
        if end - start == self.text.len() { *self } else { self.part(start..end) }
    }

    /// Whether a pattern may be found here; none if nobody looked.
    pub(super) fn holds(&self, place: Place) -> Option<bool> {
        let known = self.known.as_ref().filter(|known| known.hits.anchors.list == place.list)?;
        Some(known.open.has(place.index))
    }
}

impl<'t> From<&'t str> for Text<'t> {
    fn from(text: &'t str) -> Self {
        Self { text, known: None }
    }
}

impl<'t> From<&'t String> for Text<'t> {
    fn from(text: &'t String) -> Self {
        Self { text, known: None }
    }
}

impl<'t> From<&&'t str> for Text<'t> {
    fn from(text: &&'t str) -> Self {
        Self { text, known: None }
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static PATTERNS: LazyLock<Vec<(Regex, regex::Regex)>> = LazyLock::new(|| {
        [
            r"(?-u:\b)(?:aan|van|de)(?-u:\b)",
            r"(?-u:\b)de(?:r|n)?(?-u:\b)",
            r"van (?:de|het)",
            r"an(?-u:\b)",
            r"(?-u:\b)he",
            r"[a-z]+de",
            r"^van",
            r"de$",
            r"a(?-u:\b) ",
            r"[a-z]+",
        ]
        .iter()
        .map(|p| (Regex::new(p).expect(p), regex::Regex::new(p).expect(p)))
        .collect()
    });
    static ANCHORS: LazyLock<Anchors> =
        LazyLock::new(|| Anchors::of(200, &PATTERNS.iter().map(|p| &p.0).collect::<Vec<_>>()));

    proptest! {
        #[test]
        fn what_a_text_knows_changes_nothing_that_is_found(
            text in "(aan|van|de|der|het|hé|an| |\\.|a|n){0,14}", from in 0usize..12, to in 0usize..30,
        ) {
            let hits = ANCHORS.look(&text);
            let from = (from.min(text.len())..).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let to = (to.clamp(from, text.len())..).find(|at| text.is_char_boundary(*at)).unwrap_or(from);
            let (whole, part) = (hits.text(&text, 0..text.len()), hits.text(&text, from..to));
            for (own, bare) in PATTERNS.iter() {
                prop_assert_eq!(own.is_match(whole), bare.is_match(&text), "{:?}", bare);
                prop_assert_eq!(own.is_match(part), bare.is_match(&text[from..to]), "{:?}", bare);
                prop_assert_eq!(own.is_match(whole.part(from..to)), bare.is_match(&text[from..to]), "{:?}", bare);
                prop_assert_eq!(own.find(part.trimmed()).map(|m| m.range()), bare.find(text[from..to].trim()).map(|m| m.range()));
            }
        }
    }
}
