//! Patterns behind a gate: a regular expression that first asks whether any of the words without which it can't match
//! stands in the text at all.
//!
//! In comes a pattern, out goes what the `regex` crate finds with it: the gate only spares the search. Most patterns of the
//! core list words that a given sentence does not hold. A room that asks many patterns of the same text looks for the
//! words of all of them in one pass ([`Anchors`]) and hands on [`Text`]s that know what stands in them; a pattern that is
//! nothing but a list of words is then answered without a search. The words are taken from the parsed pattern, so that
//! none can be forgotten. A pattern is compiled when it is first searched with. Never happens: a match that the bare
//! expression would not have found, or one lost.

mod anchors;
mod ascii;
mod words;

pub(crate) use anchors::{Anchors, Hits, Text};

use aho_corasick::AhoCorasick;
use regex::{Captures, Match};
use regex_syntax::hir::Hir;
use std::borrow::Cow;
use std::sync::OnceLock;
use words::Needed;

/// A regular expression with its gate.
#[derive(Debug)]
pub(crate) struct Regex {
    source: String,
    engine: OnceLock<regex::Regex>,
    needed: Option<Needed>,
    /// Bound to the text's beginning, and so over at once anyway.
    bound: bool,
    gate: OnceLock<Option<AhoCorasick>>,
    /// Its place among the patterns of its room.
    place: OnceLock<anchors::Place>,
}

impl Regex {
    /// Reads a pattern.
    ///
    /// # Errors
    /// As the crate's: the pattern is malformed.
    pub(crate) fn new(pattern: &str) -> Result<Self, regex::Error> {
        Ok(Self::of(pattern.to_owned(), &parsed(pattern)?))
    }

    /// Reads a pattern for texts of nothing but ASCII.
    ///
    /// # Errors
    /// As the crate's: the pattern is malformed.
    pub(crate) fn over_ascii(pattern: &str) -> Result<Self, regex::Error> {
        let narrow = ascii::narrowed(parsed(pattern)?);
        Ok(Self::of(narrow.to_string(), &narrow))
    }

    fn of(source: String, parsed: &Hir) -> Self {
        Self {
            source,
            engine: OnceLock::new(),
            needed: words::needed(parsed),
            bound: parsed.properties().look_set_prefix().contains(regex_syntax::hir::Look::Start),
            gate: OnceLock::new(),
            place: OnceLock::new(),
        }
    }

    /// Reads a pattern over folded text: `\b`, `\w`, `\d` and `\s` are ASCII there, which keeps the expression small and the
    /// search in the fast automaton.
    ///
    /// # Errors
    /// As the crate's: the pattern is malformed.
    pub(crate) fn folded(pattern: &str) -> Result<Self, regex::Error> {
        Self::new(&in_ascii(pattern))
    }

    /// The expression itself, compiled when it is first asked for.
    fn engine(&self) -> &regex::Regex {
        self.engine
            .get_or_init(|| regex::Regex::new(&self.source).expect("parsed by `new`, and far below the crate's limit"))
    }

    /// Whether a match may stand in a text.
    fn opens(&self, text: &Text) -> bool {
        match self.place.get().and_then(|place| text.holds(*place)) {
            Some(holds) => holds,
            None => self.gate().is_none_or(|gate| gate.is_match(text.as_str())),
        }
    }

    /// The look for the words of this pattern alone; none if it has no words that are rare enough.
    fn gate(&self) -> Option<&AhoCorasick> {
        let gate = self.gate.get_or_init(|| {
            let words = &self.needed.as_ref().filter(|_| !self.bound)?.words;
            AhoCorasick::new(words.iter().map(|w| &w.text)).ok()
        });
        gate.as_ref()
    }

    /// Whether a match stands in a text.
    pub(crate) fn is_match<'t>(&self, text: impl Into<Text<'t>>) -> bool {
        let text = text.into();
        if let (Some(place), Some(needed)) = (self.place.get(), &self.needed)
            && let Some(holds) = text.holds(*place).filter(|holds| !holds || needed.exact)
        {
            return holds;
        }
        self.opens(&text) && self.engine().is_match(text.as_str())
    }

    /// The first match.
    pub(crate) fn find<'t>(&self, text: impl Into<Text<'t>>) -> Option<Match<'t>> {
        let text = text.into();
        self.opens(&text).then(|| self.engine().find(text.as_str())).flatten()
    }

    /// All matches, none over another.
    pub(crate) fn find_iter<'t>(&self, text: impl Into<Text<'t>>) -> impl Iterator<Item = Match<'t>> {
        let text = text.into();
        self.opens(&text).then(|| self.engine().find_iter(text.as_str())).into_iter().flatten()
    }

    /// A text with another in place of each match.
    pub(crate) fn replace_all<'t>(&self, text: impl Into<Text<'t>>, other: &str) -> Cow<'t, str> {
        let text = text.into();
        if self.opens(&text) { self.engine().replace_all(text.as_str(), other) } else { Cow::Borrowed(text.as_str()) }
    }

    /// The first match with its groups.
    pub(crate) fn captures<'t>(&self, text: impl Into<Text<'t>>) -> Option<Captures<'t>> {
        let text = text.into();
        self.opens(&text).then(|| self.engine().captures(text.as_str())).flatten()
    }

    /// All matches with their groups.
    pub(crate) fn captures_iter<'t>(&self, text: impl Into<Text<'t>>) -> impl Iterator<Item = Captures<'t>> {
        let text = text.into();
        self.opens(&text).then(|| self.engine().captures_iter(text.as_str())).into_iter().flatten()
    }
}

fn parsed(pattern: &str) -> Result<Hir, regex::Error> {
    regex_syntax::parse(pattern).map_err(|e| regex::Error::Syntax(e.to_string()))
}

/// A pattern with its classes in ASCII. Inside brackets a class in brackets is allowed too.
fn in_ascii(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() * 2);
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            out.push(letter);
            continue;
        }
        match letters.next() {
            Some('b') => out.push_str(r"(?-u:\b)"),
            Some('w') => out.push_str("[a-z0-9_]"),
            Some('W') => out.push_str("[^a-z0-9_]"),
            Some('d') => out.push_str("[0-9]"),
            Some('s') => out.push_str(r"[\t-\r\x20]"),
            Some('S') => out.push_str(r"[^\t-\r\x20]"),
            other => out.extend(std::iter::once('\\').chain(other)),
        }
    }
    out
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
            let pattern = Regex::new(pattern).expect(pattern);
            let gate = pattern.gate().expect("it needs words");
            assert!(gate.is_match(opens), "{pattern:?}: {opens}");
            assert!(!gate.is_match(stays), "{pattern:?}: {stays}");
        }
    }

    #[test]
    fn a_pattern_over_folded_text_is_as_written_but_for_its_classes() {
        for (pattern, found, stays) in [
            (r"\bgeb\w* \d+\s?[\d-]+", "geboren 12 -3", "begeboren 12 -3"),
            (r"[^\s)]+\.\\", "a.\\", "a. "),
            (r"(?x)een\ \W # \d", "een !", "een 1"),
        ] {
            let pattern = Regex::folded(pattern).expect(pattern);
            assert!(pattern.is_match(found) && !pattern.is_match(stays), "{pattern:?}");
        }
    }

    #[test]
    fn a_pattern_without_words_has_no_gate() {
        for pattern in [r"\w+", r"[a-z]{3}|doel", r"(?:doel)?\d", "", r"^doel", "[ae]{1,6}"] {
            assert!(Regex::new(pattern).expect(pattern).gate().is_none(), "{pattern}");
        }
    }

    proptest! {
        #[test]
        fn a_gate_changes_nothing_that_is_found(
            pattern in r"(\(\?-u:\\b\)|\\b|(\(\?i:)?(doel|vra{1,3}g|[abo]{1,2}|t?es){1,3}\)?|(aan|[vd]an?)(\+|\*|\?|\{2,3\})|\||\[a-o\]\+|é|k|s){1,8}",
            text in "(doel|vraa?g|aan|van|dan|tes|es|é|ſ|K| |a|b|o|V){0,12}",
        ) {
            if let Ok(gated) = Regex::new(&pattern) {
                let bare = regex::Regex::new(&pattern).expect("parsed above");
                prop_assert_eq!(gated.is_match(&text), bare.is_match(&text));
                let found: Vec<_> = gated.find_iter(&text).map(|m| m.range()).collect();
                prop_assert_eq!(found, bare.find_iter(&text).map(|m| m.range()).collect::<Vec<_>>());
            }
        }
    }
}
