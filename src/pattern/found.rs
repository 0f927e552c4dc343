//! What a search finds.

use std::ops::{Index, Range};

/// A match, or a group of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Match<'t> {
    pub(super) fn new(text: &'t str, (start, end): (usize, usize)) -> Self {
        Self { text, start, end }
    }

    /// Its first byte.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// The byte behind it.
    pub(crate) fn end(&self) -> usize {
        self.end
    }

    /// Its bytes.
    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// How many bytes it has.
    pub(crate) fn len(&self) -> usize {
        self.end - self.start
    }

    /// Its letters.
    pub(crate) fn as_str(&self) -> &'t str {
        &self.text[self.range()]
    }
}

/// A match with its groups.
#[derive(Clone, Debug)]
pub(crate) struct Captures<'t> {
    text: &'t str,
    slots: Box<[u32]>,
}

impl<'t> Captures<'t> {
    pub(super) fn new(text: &'t str, slots: Box<[u32]>) -> Self {
        Self { text, slots }
    }

    /// A group that was reached; 0 is the whole match.
    pub(crate) fn get(&self, group: usize) -> Option<Match<'t>> {
        let (start, end) = (*self.slots.get(2 * group)?, *self.slots.get(2 * group + 1)?);
        let reached = start != u32::MAX && end != u32::MAX;
        reached.then(|| Match::new(self.text, (start as usize, end as usize)))
    }

    /// The whole match and each group, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Option<Match<'t>>> {
        (0..self.slots.len() / 2).map(|group| self.get(group))
    }
}

impl Index<usize> for Captures<'_> {
    type Output = str;

    /// The letters of a group that every match reaches.
    fn index(&self, group: usize) -> &str {
        self.get(group).map_or("", |found| found.as_str())
    }
}
