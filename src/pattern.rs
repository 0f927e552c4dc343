//! Patterns: regular expressions that are compiled with the program, and a look over a text that tells which of them can be
//! found in it.
//!
//! In comes a pattern, out goes what the `regex` crate finds with it. `build.rs` reads the patterns in the sources of the
//! rooms, compiles each to a small [program](run) and writes down the words without which it can't match. A room that asks
//! many patterns of the same text looks for the words of all of them in one pass ([`Anchors`]) and hands on [`Text`]s that
//! know what stands in them; a pattern that is nothing but a list of words is then answered without a search. Nothing is
//! made ready at start: a mail pays for what it asks. A pattern that `build.rs` did not see is compiled when it is first
//! used; one that programs don't know, and a search that goes back too often, are left to the `regex` crate. Never happens:
//! a match that the bare expression would not have found, or one lost.

mod among;
mod anchors;
mod compile;
mod compiled;
mod found;
mod kept;
mod layout;
mod run;
mod source;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod trie;
#[cfg(test)]
mod words;

pub(crate) use among::Patterns;
pub(crate) use anchors::{Anchors, Hits, Text};
pub(crate) use compiled::{OF_INTAKE, OF_WHOLE};
pub(crate) use found::{Captures, Match};
pub(crate) use kept::{Kept, keep};
pub(crate) use source::in_ascii;

use anchors::{Holds, Ways};
use compiled::Place;
use run::Word;
use source::Dialect;
use std::borrow::Cow;
use std::sync::OnceLock;

/// What is wrong with a pattern.
type Fault = Box<regex_syntax::Error>;

/// A regular expression.
#[derive(Debug)]
pub(crate) struct Regex {
    source: Source,
    /// None for a pattern that programs do not know.
    program: Option<Cow<'static, [Word]>>,
    /// The program that reads backwards from the end of a text, if every match ends there.
    backward: Option<Cow<'static, [Word]>>,
    /// The ways in which it can match, if they are told apart.
    branches: &'static [[Word; 3]],
    /// Its place among the patterns of its room, if it was compiled with them.
    place: Option<Place>,
    /// The same expression as the `regex` crate has it, made when a search must be left to it.
    engine: OnceLock<regex::Regex>,
}

/// Where the text of a pattern is.
#[derive(Debug)]
enum Source {
    /// Here.
    Written(Dialect, Cow<'static, str>),
    /// Told by its name when it is needed.
    Named(String, fn(&str) -> Option<String>),
}

impl Source {
    fn key(&self) -> u64 {
        match self {
            Self::Written(dialect, text) => source::key(*dialect, text),
            Self::Named(name, _) => source::key_of_name(name),
        }
    }

    fn parsed(&self) -> Result<regex_syntax::hir::Hir, Fault> {
        match self {
            Self::Written(dialect, text) => source::parsed(*dialect, text),
            Self::Named(name, text) => source::parsed(Dialect::Ascii, &text(name).unwrap_or_default()),
        }
    }
}

impl Regex {
    /// Reads a pattern as the `regex` crate does.
    ///
    /// # Errors
    /// The pattern is malformed.
    pub(crate) fn new(pattern: impl Into<Cow<'static, str>>) -> Result<Self, Fault> {
        Self::of(Source::Written(Dialect::Plain, pattern.into()))
    }

    /// Reads a pattern over folded text: `\b`, `\w`, `\d` and `\s` are ASCII there.
    ///
    /// # Errors
    /// The pattern is malformed.
    pub(crate) fn folded(pattern: impl Into<Cow<'static, str>>) -> Result<Self, Fault> {
        Self::of(Source::Written(Dialect::Folded, pattern.into()))
    }

    /// Reads a pattern over folded text that is asked of whole mails: their words are looked for in one pass ([`OF_WHOLE`]).
    ///
    /// # Errors
    /// The pattern is malformed.
    pub(crate) fn whole(pattern: impl Into<Cow<'static, str>>) -> Result<Self, Fault> {
        Self::folded(pattern)
    }

    /// Reads a pattern for texts of nothing but ASCII; a sign of the pattern that is not is folded too.
    ///
    /// # Errors
    /// The pattern is malformed.
    pub(crate) fn over_ascii(pattern: impl Into<Cow<'static, str>>) -> Result<Self, Fault> {
        Self::of(Source::Written(Dialect::Ascii, pattern.into()))
    }

    /// Reads a pattern over text as it was typed; `\b` and `\w` are ASCII all the same.
    ///
    /// # Errors
    /// The pattern is malformed.
    pub(crate) fn typed(pattern: impl Into<Cow<'static, str>>) -> Result<Self, Fault> {
        Self::of(Source::Written(Dialect::Typed, pattern.into()))
    }

    /// A pattern for texts of nothing but ASCII by its name in the files of phrases; `text` tells what it is.
    ///
    /// # Errors
    /// The pattern is malformed.
    pub(crate) fn named(name: String, text: fn(&str) -> Option<String>) -> Result<Self, Fault> {
        Self::of(Source::Named(name, text))
    }

    fn of(source: Source) -> Result<Self, Fault> {
        let Some(compiled) = compiled::find(source.key()) else {
            let plain = matches!(source, Source::Written(Dialect::Plain, _));
            // Write it where it is made; no loop whose inside may be empty, no more than 64 copies of a part.
            assert!(!cfg!(test) || plain, "`build.rs` could not compile {source:?}");
            return Self::anew(source);
        };
        let program = Some(Cow::Borrowed(compiled.program));
        let backward = compiled.backward.map(Cow::Borrowed);
        let (branches, place) = (compiled.branches, Some(compiled.place));
        Ok(Self { source, program, backward, branches, place, engine: OnceLock::new() })
    }

    /// Compiles a pattern now.
    fn anew(source: Source) -> Result<Self, Fault> {
        let parsed = source.parsed()?;
        let in_bytes = |words: Vec<u32>| words.into_iter().map(u32::to_le_bytes).collect();
        let program = compile::program(&parsed).map(in_bytes);
        let backward = compile::backward(&parsed).map(in_bytes);
        Ok(Self { source, program, backward, branches: &[], place: None, engine: OnceLock::new() })
    }

    fn engine(&self) -> &regex::Regex {
        self.engine.get_or_init(|| {
            let parsed = self.source.parsed().expect("parsed by `build.rs` or `of`");
            regex::Regex::new(&parsed.to_string()).expect("parsed, and far below the crate's limit")
        })
    }

    /// Whether a match may stand in a text, or in a stretch of it: false if the words for it are not there.
    pub(crate) fn may_match(&self, text: &Text) -> bool {
        self.holds(text) != Holds::No
    }

    fn is_barred(&self, text: &Text) -> bool {
        self.program.as_deref().is_some_and(|program| run::is_barred(program, text.as_str()))
    }

    fn holds(&self, text: &Text) -> Holds {
        self.place.filter(|place| place.needs).map_or(Holds::Unknown, |place| text.holds(place))
    }

    /// Whether a match stands at the end of a text; none if one might stand elsewhere.
    fn ends(&self, text: &str) -> Option<bool> {
        run::ends(self.backward.as_deref()?, text).ok()
    }

    /// The ways in which it may match in a text, none of them if the words for it are not there; `None` if they are not told apart,
    /// or if something else answers sooner.
    fn ways(&self, text: &Text) -> Option<Ways> {
        let place = self.place.filter(|place| place.branches > 0 && !place.exact)?;
        if self.backward.is_some() { None } else { text.branches(place) }
    }

    /// Where a match may begin in a text.
    fn begins(&self, text: &Text) -> Begins {
        if self.is_barred(text) {
            return Begins::Nowhere;
        }
        let begin = self.place.filter(|place| place.begin);
        if begin.is_none()
            && let Some(ways) = self.ways(text)
        {
            return if ways.each.is_empty() { Begins::Nowhere } else { self.begins_of(text, ways) };
        }
        if self.holds(text) == Holds::No || self.ends(text.as_str()) == Some(false) {
            return Begins::Nowhere;
        }
        begin.and_then(|place| text.beginnings(place)).map_or(Begins::Anywhere, Begins::At)
    }

    /// The same by the ways that may match.
    fn begins_of(&self, text: &Text, ways: Ways) -> Begins {
        /// If only so many may, each is tried: a search of the whole would try all.
        const FEW: usize = 5;
        let telling = ways.each.iter().filter(|branch| compiled::branch(&self.branches[branch.number]).1).count();
        if telling == ways.each.len() {
            return Begins::At(ways.into_starts());
        }
        let most = if telling > 0 { FEW } else { FEW / 2 };
        let none = ways.each.len() <= most && self.any_of(text, &ways) == Some(false);
        if none { Begins::Nowhere } else { Begins::Anywhere }
    }

    /// The first match from a place on, which keeps its groups in `slots`.
    fn find_from(
        &self,
        text: &str,
        from: usize,
        begins: &Begins,
        mut slots: Option<&mut [u32]>,
    ) -> Option<(usize, usize)> {
        let beginnings = match begins {
            Begins::Nowhere => return None,
            Begins::Anywhere => None,
            Begins::At(places) => Some(places.as_slice()),
        };
        let found = self
            .program
            .as_deref()
            .map(|program| run::find(program, text, from..=text.len(), beginnings, slots.as_deref_mut()));
        match found {
            Some(Ok(found)) => found,
            Some(Err(run::Exhausted)) | None => self.find_slowly(text, from, slots),
        }
    }

    fn find_slowly(&self, text: &str, from: usize, slots: Option<&mut [u32]>) -> Option<(usize, usize)> {
        let Some(slots) = slots else { return self.engine().find_at(text, from).map(|m| (m.start(), m.end())) };
        let found = self.engine().captures_at(text, from)?;
        for (pair, group) in slots.chunks_exact_mut(2).zip(found.iter()) {
            let (start, end) = group.map_or((u32::MAX, u32::MAX), |m| (m.start() as u32, m.end() as u32));
            pair.copy_from_slice(&[start, end]);
        }
        found.get(0).map(|m| (m.start(), m.end()))
    }

    /// Room for the groups of a match.
    fn slots(&self) -> Box<[u32]> {
        let count = self.program.as_deref().map_or_else(|| 2 * self.engine().captures_len(), run::slots);
        vec![u32::MAX; count].into_boxed_slice()
    }

    /// Whether a match stands in a text.
    pub(crate) fn is_match<'t>(&self, text: impl Into<Text<'t>>) -> bool {
        let text = text.into();
        if self.is_barred(&text) {
            return false;
        }
        if let Some(found) = self.ways(&text).and_then(|ways| self.any_of(&text, &ways)) {
            return found;
        }
        match self.holds(&text) {
            Holds::No => return false,
            Holds::Yes => return true,
            Holds::Perhaps | Holds::Unknown => {}
        }
        if let Some(ends) = self.ends(text.as_str()) {
            return ends;
        }
        let begins = self.place.filter(|place| place.begin).and_then(|place| text.beginnings(place));
        self.find_from(text.as_str(), 0, &begins.map_or(Begins::Anywhere, Begins::At), None).is_some()
    }

    /// Whether one of the ways in which it can match does; none if that can't be told by them.
    fn any_of(&self, text: &Text, ways: &Ways) -> Option<bool> {
        for branch in &ways.each {
            let (program, begin) = compiled::branch(&self.branches[branch.number]);
            let (from, starts) = (0..=branch.until as usize, begin.then(|| ways.starts(branch)));
            if run::find(program, text.as_str(), from, starts, None).ok()?.is_some() {
                return Some(true);
            }
        }
        Some(false)
    }

    /// The first match.
    pub(crate) fn find<'t>(&self, text: impl Into<Text<'t>>) -> Option<Match<'t>> {
        let text = text.into();
        self.find_from(text.as_str(), 0, &self.begins(&text), None).map(|range| Match::new(text.as_str(), range))
    }

    /// All matches, none over another.
    pub(crate) fn find_iter<'t>(&self, text: impl Into<Text<'t>>) -> impl Iterator<Item = Match<'t>> {
        let text = text.into();
        let (whole, begins) = (text.as_str(), self.begins(&text));
        each(whole, move |from| {
            let range = self.find_from(whole, from, &begins, None)?;
            Some((range, Match::new(whole, range)))
        })
    }

    /// A text with another in place of each match.
    pub(crate) fn replace_all<'t>(&self, text: impl Into<Text<'t>>, other: &str) -> Cow<'t, str> {
        let text = text.into();
        let (mut out, mut at) = (String::new(), 0);
        for found in self.find_iter(text) {
            out.push_str(&text.as_str()[at..found.start()]);
            out.push_str(other);
            at = found.end();
        }
        if at == 0 && out.is_empty() {
            return Cow::Borrowed(text.as_str());
        }
        out.push_str(&text.as_str()[at..]);
        Cow::Owned(out)
    }

    /// The first match with its groups.
    pub(crate) fn captures<'t>(&self, text: impl Into<Text<'t>>) -> Option<Captures<'t>> {
        let text = text.into();
        self.captures_from(text.as_str(), 0, &self.begins(&text)).map(|(_, found)| found)
    }

    /// All matches with their groups.
    pub(crate) fn captures_iter<'t>(&self, text: impl Into<Text<'t>>) -> impl Iterator<Item = Captures<'t>> {
        let text = text.into();
        let (whole, begins) = (text.as_str(), self.begins(&text));
        each(whole, move |from| self.captures_from(whole, from, &begins))
    }

    fn captures_from<'t>(&self, text: &'t str, from: usize, begins: &Begins) -> Option<((usize, usize), Captures<'t>)> {
        if begins.are_none() {
            return None;
        }
        let mut slots = self.slots();
        let range = self.find_from(text, from, begins, Some(&mut slots))?;
        Some((range, Captures::new(text, slots)))
    }
}

/// Where matches of a pattern may begin in a text.
enum Begins {
    /// There is none.
    Nowhere,
    /// Nothing is known.
    Anywhere,
    /// At these places, in order.
    At(Vec<u32>),
}

impl Begins {
    fn are_none(&self) -> bool {
        match self {
            Self::Nowhere => true,
            Self::Anywhere => false,
            Self::At(places) => places.is_empty(),
        }
    }
}

/// All that a search finds in a text: each from the end of the one before, and no empty one there.
fn each<T>(text: &str, search: impl Fn(usize) -> Option<((usize, usize), T)>) -> impl Iterator<Item = T> {
    let mut from = 0;
    let mut last = None;
    std::iter::from_fn(move || {
        let mut found = if from > text.len() { None } else { search(from) }?;
        if found.0.0 == found.0.1 && last == Some(found.0.1) {
            from = (from + 1..=text.len()).find(|at| text.is_char_boundary(*at))?;
            found = search(from)?;
        }
        from = found.0.1;
        last = Some(from);
        Some(found.1)
    })
}

/// Which bytes are of words in ASCII.
static OF_WORDS: [bool; 256] = {
    let mut bytes = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        bytes[byte] = (byte as u8).is_ascii_alphanumeric() || byte == b'_' as usize;
        byte += 1;
    }
    bytes
};

fn is_word(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| OF_WORDS[usize::from(*byte)])
}

/// Whether a word borders here on what is none (`\b` in ASCII).
fn is_border(text: &[u8], at: usize) -> bool {
    is_word(at.checked_sub(1).and_then(|before| text.get(before))) != is_word(text.get(at))
}
