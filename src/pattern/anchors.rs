//! Anchors: where the words of all patterns of a room stand in a text, found in one pass along the tree of those words.

use super::compiled::Place;
use super::layout::{CLASSES, SET_WORDS, TREE_CLASSES, TREE_HEADER};
use super::run::Word;
use super::{is_border, is_word};
use std::ops::{Deref, Range};

/// A set of the patterns of one room.
#[derive(Clone, Copy, Debug, Default)]
struct Set([u32; SET_WORDS]);

impl Set {
    fn has(&self, number: u16) -> bool {
        self.0[usize::from(number) / 32] & 1 << (number % 32) != 0
    }
}

/// The words of the patterns of a room, as a tree.
#[derive(Debug)]
pub(crate) struct Anchors {
    room: u8,
    tree: &'static [Word],
}

impl Anchors {
    /// The anchors of a room by the tree that was made for it.
    pub(super) const fn of(room: u8, tree: &'static [Word]) -> Self {
        Self { room, tree }
    }

    fn word(&self, at: usize) -> u32 {
        u32::from_le_bytes(self.tree[at])
    }

    /// Looks for all words in a text.
    pub(crate) fn look(&'static self, text: &str) -> Hits {
        let bytes = text.as_bytes();
        let mut list = Vec::with_capacity(bytes.len() / 8);
        let roots = [self.word(0) as usize, self.word(1) as usize];
        let classes = self.tree[TREE_CLASSES..TREE_HEADER].as_flattened();
        let class = |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(classes[usize::from(*byte)]));
        let mut next = class(bytes.first());
        for (start, byte) in bytes.iter().enumerate() {
            let own = std::mem::replace(&mut next, class(bytes.get(start + 1)));
            if own == 0 {
                continue;
            }
            for (root, bordered) in [(roots[0], false), (roots[1], true)] {
                let two = self.word(root + CLASSES * own + next) as usize;
                let one = self.word(root + CLASSES * CLASSES + usize::from(*byte)) as usize;
                if two | one != 0 && (!bordered || is_border(bytes, start)) {
                    self.walk(one, bytes, start, start + 1, &mut list);
                    self.walk(two, bytes, start, start + 2, &mut list);
                }
            }
        }
        list.sort_unstable_by_key(|hit| hit.end);
        Hits { anchors: self, list }
    }

    /// Follows a text from a node down the tree; what began at `start` has been read up to `at`.
    fn walk(&self, mut node: usize, text: &[u8], start: usize, mut at: usize, list: &mut Vec<Hit>) {
        while node >= TREE_HEADER {
            let lengths = self.word(node).to_le_bytes();
            let [shared, ended, below] = [lengths[0], lengths[1], lengths[2]].map(usize::from);
            let shared_at = node + 1;
            let Some(here) = text.get(at..at + shared) else { return };
            if shared > 0
                && !here.chunks(4).zip(&self.tree[shared_at..]).all(|(four, word)| four == &word[..four.len()])
            {
                return;
            }
            at += shared;
            let ended_at = shared_at + shared.div_ceil(4);
            for entry in &self.tree[ended_at..ended_at + ended] {
                let entry = u32::from_le_bytes(*entry);
                if entry & 1 == 0 || is_border(text, at) {
                    list.push(Hit { start: start as u32, end: at as u32, set: entry >> 1 });
                }
            }
            let (below_at, Some(next)) = (ended_at + ended, text.get(at)) else { return };
            let letters = &self.tree[below_at..below_at + below.div_ceil(4)];
            let Some(n) = letters.as_flattened()[..below].iter().position(|letter| letter == next) else { return };
            node = self.word(below_at + letters.len() + n) as usize;
            at += 1;
        }
    }

    /// Whether a set has a pattern.
    fn has(&self, set: u32, number: u16) -> bool {
        let at = self.word(2) as usize + SET_WORDS * set as usize;
        self.word(at + usize::from(number) / 32) & 1 << (number % 32) != 0
    }

    fn add(&self, set: u32, to: &mut Set) {
        let at = self.word(2) as usize + SET_WORDS * set as usize;
        let own = &self.tree[at..at + SET_WORDS];
        to.0.iter_mut().zip(own).for_each(|(to, own)| *to |= u32::from_le_bytes(*own));
    }
}

/// A word that stands in a text. Offsets are kept in 32 bits: a mail is megabytes.
#[derive(Clone, Copy, Debug)]
struct Hit {
    start: u32,
    end: u32,
    /// The patterns that need it.
    set: u32,
}

/// All words of the patterns of a room that stand in one text, in the order in which they end.
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
        let mut open = Set::default();
        self.anchors.add(0, &mut open);
        for hit in self.list[from..].iter().take_while(|hit| hit.end as usize <= range.end) {
            if hit.start as usize >= range.start {
                self.anchors.add(hit.set, &mut open);
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

    /// Whether the pattern at this place may be found here; none if nobody looked.
    pub(super) fn holds(&self, place: Place) -> Option<bool> {
        let known = self.known.as_ref().filter(|known| known.hits.anchors.room == place.room)?;
        Some(known.open.has(place.number))
    }

    /// Where matches of the pattern at this place may begin, in order; none if it may be anywhere.
    pub(super) fn beginnings(&self, place: Place) -> Option<Vec<u32>> {
        let known = self.known.as_ref().filter(|known| place.begin && known.hits.anchors.room == place.room)?;
        let (start, end) = (known.start as u32, (known.start + self.text.len()) as u32);
        let from = known.hits.list.partition_point(|hit| hit.end <= start);
        let inside = known.hits.list[from..].iter().take_while(|hit| hit.end <= end).filter(|hit| hit.start >= start);
        let own = inside.filter(|hit| known.hits.anchors.has(hit.set, place.number));
        let mut found: Vec<u32> = own.map(|hit| hit.start - start).collect();
        found.sort_unstable();
        found.dedup();
        Some(found)
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
