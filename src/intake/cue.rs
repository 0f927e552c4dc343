//! Phrases as patterns over folded text: tried one after the other.

use crate::pattern::{Patterns, Regex, Text};

/// Reads a pattern over folded text, which is ASCII ([`super::view`]); a sign of the pattern that is not is folded too.
///
/// # Panics
/// Never at run time for the patterns of this room: `build.rs` compiles each.
pub(super) fn pattern(text: &'static str) -> Regex {
    Regex::over_ascii(text).expect("a pattern of this room is well formed")
}

/// Reads a pattern over text as it was typed. `\b` and `\w` are ASCII all the same.
///
/// # Panics
/// As [`pattern`].
pub(super) fn typed_pattern(text: &'static str) -> Regex {
    Regex::typed(text).expect("a pattern of this room is well formed")
}

/// A list of phrases, each a pattern whose first group (or end) is where the statement begins.
pub(super) struct Cues {
    each: Patterns,
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
    pub(super) fn new(each: Vec<Regex>) -> Self {
        Self { each: Patterns::of(each) }
    }

    pub(super) fn is_match<'t>(&self, text: impl Into<Text<'t>>) -> bool {
        let text = text.into();
        self.each.open(&text).any(|(_, cue)| cue.is_match(text))
    }

    /// The hit that stands first in `text`.
    pub(super) fn first<'t>(&self, text: impl Into<Text<'t>>) -> Option<Hit> {
        let text = text.into();
        let hits = self.each.open(&text).filter_map(|(_, cue)| {
            let found = cue.captures(text)?;
            let whole = found.get(0)?;
            Some(Hit { start: whole.start(), statement: found.get(1).map_or(whole.end(), |s| s.start()) })
        });
        hits.min_by_key(|h| (h.start, h.statement))
    }
}

/// Labels of forms, tried in order.
pub(super) struct Labels<T> {
    each: Vec<(T, Regex)>,
}

impl<T: Copy> Labels<T> {
    pub(super) fn new(each: Vec<(T, Regex)>) -> Self {
        Self { each }
    }

    /// What the first pattern that fits a label stands for.
    pub(super) fn of(&'static self, label: &str) -> Option<T> {
        self.each.iter().find(|(_, p)| p.is_match(label)).map(|(what, _)| *what)
    }
}
