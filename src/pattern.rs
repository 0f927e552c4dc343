//! Patterns behind a gate: a regular expression that first asks whether any of the words without which it can't match
//! stands in the text at all.
//!
//! In comes a pattern, out goes what the `regex` crate finds with it: the gate only spares the search. Most patterns of the
//! core list words that a given sentence does not hold; one look for all of them costs a hundredth of the automaton of
//! the whole pattern. The words are taken from the parsed pattern, so that none can be forgotten. Never happens: a match
//! that the bare expression would not have found, or one lost.

mod words;

use aho_corasick::AhoCorasick;
use regex::{Captures, Match};
use std::borrow::Cow;

/// A regular expression with its gate.
#[derive(Debug)]
pub(crate) struct Regex {
    inner: regex::Regex,
    gate: Option<AhoCorasick>,
}

impl Regex {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// As the crate's: the pattern is malformed or too big.
    pub(crate) fn new(pattern: &str) -> Result<Self, regex::Error> {
        Ok(Self { inner: regex::Regex::new(pattern)?, gate: gate(pattern) })
    }

    /// Whether a match may stand in a text.
    fn opens(&self, text: &str) -> bool {
        self.gate.as_ref().is_none_or(|gate| gate.is_match(text))
    }

    /// Whether a match stands in a text.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.opens(text) && self.inner.is_match(text)
    }

    /// The first match.
    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.opens(text).then(|| self.inner.find(text)).flatten()
    }

    /// All matches, none over another.
    pub(crate) fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        self.opens(text).then(|| self.inner.find_iter(text)).into_iter().flatten()
    }

    /// A text with another in place of each match.
    pub(crate) fn replace_all<'t>(&self, text: &'t str, other: &str) -> Cow<'t, str> {
        if self.opens(text) { self.inner.replace_all(text, other) } else { Cow::Borrowed(text) }
    }

    /// What stands between the matches.
    pub(crate) fn split<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        self.inner.split(text)
    }

    /// The first match with its groups.
    pub(crate) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.opens(text).then(|| self.inner.captures(text)).flatten()
    }

    /// All matches with their groups.
    pub(crate) fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        self.opens(text).then(|| self.inner.captures_iter(text)).into_iter().flatten()
    }
}

/// The look for the words of a pattern; none if it has no words that are rare enough, or is bound to the text's beginning
/// and so over at once anyway.
fn gate(pattern: &str) -> Option<AhoCorasick> {
    let parsed = regex_syntax::parse(pattern).ok()?;
    if parsed.properties().look_set_prefix().contains(regex_syntax::hir::Look::Start) {
        return None;
    }
    AhoCorasick::new(words::needed(&parsed)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_gate_holds_the_words_that_a_pattern_needs() {
        for (pattern, opens, stays) in [
            (r"\b(?:doel|vraag)\b", "mijn vraag is", "een heel ander verhaal"),
            (r"toe?ste[m]{1,3}i\w*", "tostemmming", "instemming"),
            (r"\d{2} ?(?:januari|februari)", "in februari", "in april 12"),
            (r"(?:heel |erg )*blij(?: mee)?", "blij", "heel erg droef"),
        ] {
            let gate = gate(pattern).expect(pattern);
            assert!(gate.is_match(opens), "{pattern}: {opens}");
            assert!(!gate.is_match(stays), "{pattern}: {stays}");
        }
    }

    #[test]
    fn a_pattern_without_words_has_no_gate() {
        for pattern in [r"\w+", r"[a-z]{3}|doel", r"(?:doel)?\d", "", r"^doel", "e"] {
            assert!(gate(pattern).is_none(), "{pattern}");
        }
    }

    proptest! {
        #[test]
        fn a_gate_changes_nothing_that_is_found(
            pattern in r"(\\b|(\(\?i:)?(doel|vra{1,3}g|[abo]{1,2}|t?es){1,3}\)?|(aan|[vd]an?)(\+|\*|\?|\{2,3\})|\||\[a-o\]\+|é|k|s){1,8}",
            text in "(doel|vraa?g|aan|van|dan|tes|es|é|ſ|K| |a|b|o|V){0,12}",
        ) {
            if let Ok(gated) = Regex::new(&pattern) {
                let bare = regex::Regex::new(&pattern).expect("compiled above");
                prop_assert_eq!(gated.is_match(&text), bare.is_match(&text));
                let found: Vec<_> = gated.find_iter(&text).map(|m| m.range()).collect();
                prop_assert_eq!(found, bare.find_iter(&text).map(|m| m.range()).collect::<Vec<_>>());
            }
        }
    }
}
