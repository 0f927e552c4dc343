//! Phrases as patterns over folded text: tried one after the other.

use super::view::in_ascii;
use crate::pattern::{Anchors, Regex, Text};

/// Reads a pattern over folded text, which is ASCII ([`super::view`]); a sign of the pattern that is not is folded too.
///
/// # Panics
/// Never at run time for the patterns of this room: each is compiled by a test.
pub(super) fn pattern(text: &str) -> Regex {
    let mut folded = String::with_capacity(text.len());
    for c in with_ascii_classes(text).chars() {
        match in_ascii(c) {
            same if same == c => folded.push(c),
            other => folded.push_str(&format!(r"\x{:02X}", u32::from(other))),
        }
    }
    Regex::over_ascii(&folded).expect("a pattern of this room is well formed")
}

/// Reads a pattern over text as it was typed. `\b` and `\w` are ASCII all the same, which keeps the matching in the fast
/// automaton.
///
/// # Panics
/// As [`pattern`].
pub(super) fn typed_pattern(text: &str) -> Regex {
    Regex::new(&with_ascii_classes(text)).expect("a pattern of this room is well formed")
}

fn with_ascii_classes(text: &str) -> String {
    text.replace(r"\b", r"(?-u:\b)").replace(r"\w", "[a-z0-9]")
}

/// A list of phrases, each a pattern whose first group (or end) is where the statement begins.
pub(super) struct Cues {
    each: Vec<Regex>,
}

/// Where a cue stands and where the words that it announces begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// First byte of the cue.
    pub(super) start: usize,
    /// First byte of what it announces.
    pub(super) statement: usize,
}

impl Cues {
    pub(super) fn new(patterns: &[&str]) -> Self {
        Self { each: patterns.iter().map(|p| pattern(p)).collect() }
    }

    /// Its patterns, one by one.
    pub(super) fn each(&self) -> impl Iterator<Item = &Regex> {
        self.each.iter()
    }

    pub(super) fn is_match<'t>(&self, text: impl Into<Text<'t>>) -> bool {
        let text = text.into();
        self.each.iter().any(|cue| cue.is_match(text))
    }

    /// The hit that stands first in `text`.
    pub(super) fn first<'t>(&self, text: impl Into<Text<'t>>) -> Option<Hit> {
        let text = text.into();
        let hits = self.each.iter().filter_map(|cue| {
            let found = cue.captures(text)?;
            let whole = found.get(0)?;
            Some(Hit { start: whole.start(), statement: found.get(1).map_or(whole.end(), |s| s.start()) })
        });
        hits.min_by_key(|h| (h.start, h.statement))
    }
}

/// Labels of forms, tried in order; one look tells which of them a text may be.
pub(super) struct Labels<T> {
    words: Anchors,
    each: Vec<(T, Regex)>,
}

impl<T: Copy> Labels<T> {
    /// `list` as for [`Anchors::of`].
    pub(super) fn new(list: u8, each: Vec<(T, Regex)>) -> Self {
        Self { words: Anchors::of(list, &each.iter().map(|(_, p)| p).collect::<Vec<_>>()), each }
    }

    /// What the first pattern that fits a label stands for.
    pub(super) fn of(&'static self, label: &str) -> Option<T> {
        let said = self.words.look(label);
        let label = said.text(label, 0..label.len());
        self.each.iter().find(|(_, p)| p.is_match(label)).map(|(what, _)| *what)
    }
}
