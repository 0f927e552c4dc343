//! Phrases as patterns over folded text: tried one after the other.

use crate::pattern::{Regex, Text};

/// Compiles a pattern over folded text. `\b` and `\w` are ASCII there, which keeps the matching in the fast automaton.
///
/// # Panics
/// Never at run time for the patterns of this room: each is compiled by a test.
pub(super) fn pattern(text: &str) -> Regex {
    let ascii = text.replace(r"\b", r"(?-u:\b)").replace(r"\w", "[a-z0-9]");
    Regex::new(&ascii).expect("a pattern of this room is well formed")
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

/// Labels of forms, tried in order behind one gate.
pub(super) struct Labels<T> {
    any: Regex,
    each: Vec<(T, Regex)>,
}

impl<T: Copy> Labels<T> {
    pub(super) fn new(each: Vec<(T, Regex)>) -> Self {
        let joined = each.iter().map(|(_, p)| format!("(?:{})", p.source())).collect::<Vec<_>>().join("|");
        Self { any: pattern(&joined), each }
    }

    /// What the first pattern that fits a label stands for.
    pub(super) fn of(&self, label: &str) -> Option<T> {
        self.any.is_match(label).then(|| self.each.iter().find(|(_, p)| p.is_match(label)))?.map(|(what, _)| *what)
    }
}
