//! Secrets searched in a text, and what counts as a hit.
//!
//! A text is searched in two steps. A *glance* goes over its letters and digits once and tells which ways of looking can
//! find anything at all: as it stands, backwards, every letter thirteen on. Only then the text is laid out and each hit
//! looked at with what stands around it. Nearly every text ends with the glance.

use super::secrets::{How, Secret, Values, is_ordinary};
use super::sheet::{Hit, Sheet, squeezed, turned};
use crate::model::Measured;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::ops::BitOr;

/// Ways of looking that can find something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ways {
    /// As it stands, in any text.
    forward: bool,
    /// From back to front.
    backward: bool,
    /// Every letter thirteen places on.
    turned: bool,
    /// As it stands, in case text alone.
    in_case: bool,
}

impl Ways {
    const ALL: Self = Self { forward: true, backward: true, turned: true, in_case: true };
}

impl BitOr for Ways {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self {
            forward: self.forward || other.forward,
            backward: self.backward || other.backward,
            turned: self.turned || other.turned,
            in_case: self.in_case || other.in_case,
        }
    }
}

/// Secrets and allowed texts as automata. Made once for a set of secrets, used for each mail that rests on them.
#[derive(Clone)]
pub(super) struct Automata {
    /// Each None when there are more patterns than an automaton holds: then everything is caught.
    secrets: Option<AhoCorasick>,
    allowed: Option<AhoCorasick>,
    /// Secrets as they stand and in the disguises that keep their letters together.
    glance: Option<AhoCorasick>,
    /// For each pattern of `glance` the way that finds it.
    ways: Vec<Ways>,
}

impl Measured for Automata {
    fn measure(&self) -> String {
        format!("{} patterns", self.ways.len())
    }
}

impl Automata {
    pub(super) fn of(values: &Values) -> Self {
        let mut patterns = Vec::new();
        let mut ways = Vec::new();
        for secret in &values.secrets {
            let none = Ways::default();
            if matches!(secret.how, How::Border | How::Ordinary) {
                patterns.push(secret.squeezed.clone());
                ways.push(Ways { in_case: true, ..none });
                continue;
            }
            patterns.push(secret.squeezed.clone());
            ways.push(Ways { forward: true, ..none });
            if !secret.one_way {
                patterns.push(secret.squeezed.chars().rev().collect());
                ways.push(Ways { backward: true, ..none });
            }
            if secret.is_long_name() {
                patterns.push(secret.squeezed.chars().map(turned).collect());
                ways.push(Ways { turned: true, ..none });
            }
        }
        Self {
            secrets: AhoCorasick::new(values.secrets.iter().map(|s| &s.squeezed)).ok(),
            allowed: AhoCorasick::new(&values.allowed).ok(),
            glance: quick(&patterns),
            ways,
        }
    }
}

/// The fastest automaton of which the making pays.
fn quick(patterns: &[String]) -> Option<AhoCorasick> {
    let length: usize = patterns.iter().map(String::len).sum();
    let kind = (length < 10_000).then_some(AhoCorasickKind::DFA);
    AhoCorasick::builder().kind(kind).build(patterns).ok()
}

#[cfg(test)]
impl Automata {
    /// The same with every text laid out and looked at.
    pub(super) fn without_glance(self) -> Self {
        Self { glance: None, ..self }
    }
}

/// A search for the secrets behind one mail.
pub(super) struct Search<'a> {
    pub(super) values: &'a Values,
    pub(super) automata: &'a Automata,
    /// What may stand on top: the reader's own mailbox, letters and digits alone.
    reader: &'a str,
    /// What a glance told, by the hash of the letters: readings of one text often differ in what stands between them.
    told: HashMap<u64, Glance>,
    hasher: RandomState,
}

/// What a glance tells of a text.
#[derive(Clone, Copy)]
struct Glance {
    ways: Ways,
    letters_alone: bool,
    digits_alone: bool,
}

impl<'a> Search<'a> {
    pub(super) fn new(values: &'a Values, automata: &'a Automata, reader: &'a str) -> Self {
        Self { values, automata, reader, told: HashMap::new(), hasher: RandomState::new() }
    }

    /// The rule by which a text is caught that may hold our own words too, and how it was read then.
    pub(super) fn anywhere(&mut self, text: &str) -> Option<(&'static str, &'static str)> {
        let letters = squeezed(text);
        let known = self.hasher.hash_one(&letters);
        let told = self.told.get(&known).copied().unwrap_or_else(|| Glance {
            ways: self.glance(&letters),
            letters_alone: self.glance_at_only(&letters, char::is_alphabetic),
            digits_alone: self.glance_at_only(&letters, |c| c.is_ascii_digit()),
        });
        self.told.insert(known, told);
        let Glance { ways, letters_alone, digits_alone } = told;
        if !(ways.forward || ways.backward || ways.turned || letters_alone || digits_alone) {
            return None;
        }
        let sheet = Sheet::new(text);
        let found = |worth: bool, how, look: &dyn Fn() -> Option<&'static str>| {
            worth.then(look).flatten().map(|rule| (rule, how))
        };
        found(ways.forward, "", &|| self.everywhere(&sheet, false))
            .or_else(|| found(ways.backward, ", reversed", &|| self.everywhere(&sheet.reversed(), true)))
            .or_else(|| found(ways.turned, ", every letter thirteen on", &|| self.strained(&sheet.turned())))
            .or_else(|| found(letters_alone, ", letters only", &|| self.strained(&sheet.only(char::is_alphabetic)?)))
            .or_else(|| found(digits_alone, ", digits only", &|| self.strained(&sheet.only(|c| c.is_ascii_digit())?)))
    }

    /// The rule by which a case text is caught.
    pub(super) fn in_case_text(&self, text: &str) -> Option<&'static str> {
        let ways = self.glance(&squeezed(text));
        if !(ways.forward || ways.in_case) {
            return None;
        }
        let sheet = Sheet::new(text);
        self.everywhere(&sheet, false).or_else(|| {
            self.first(&sheet, |secret, hit| match secret.how {
                How::Border => hit.is_whole() && hit.is_word() && hit.is_code(),
                How::Ordinary => hit.is_whole() && hit.is_word() && hit.is_capital_within(),
                _ => false,
            })
        })
    }

    /// Whether a value, in any notation, may stand.
    pub(super) fn allows(&self, value: &str) -> bool {
        let value = squeezed(value);
        let known = self.values.allowed.iter().map(String::as_str).chain([self.reader]);
        known.into_iter().any(|allowed| *allowed == value || allowed.contains(&value) && value.len() >= 9)
    }

    fn glance(&self, letters: &str) -> Ways {
        let Some(automaton) = &self.automata.glance else {
            return Ways::ALL;
        };
        let mut seen = Ways::default();
        for hit in automaton.find_overlapping_iter(letters) {
            seen = seen | self.automata.ways[hit.pattern().as_usize()];
            if seen == Ways::ALL {
                break;
            }
        }
        seen
    }

    /// Whether something can be found when only some of the letters and digits are left.
    fn glance_at_only(&self, letters: &str, keep: fn(char) -> bool) -> bool {
        let kept: String = letters.chars().filter(|&c| keep(c)).collect();
        kept.len() < letters.len() && self.glance(&kept).forward
    }

    fn everywhere(&self, sheet: &Sheet, reversed: bool) -> Option<&'static str> {
        self.first(sheet, |secret, hit| {
            if reversed && secret.one_way {
                return false;
            }
            match secret.how {
                How::Name => fits_name(secret, hit),
                How::Phrase => hit.is_word(),
                How::Code => fits_code(secret, hit),
                How::Border | How::Ordinary => false,
            }
        })
    }

    /// The rule by which a text is caught of which only letters or only digits are left, or whose letters are others:
    /// long values alone, for shorter ones come together by chance.
    fn strained(&self, sheet: &Sheet) -> Option<&'static str> {
        self.first(sheet, |secret, hit| {
            let digits = secret.squeezed.bytes().all(|b| b.is_ascii_digit());
            secret.is_long_name() && hit.is_whole() && hit.is_word()
                || secret.how == How::Code && digits && secret.squeezed.len() >= 8 && hit.gaps().0 <= 3
        })
    }

    fn first(&self, sheet: &Sheet, fits: impl Fn(&Secret, Hit) -> bool) -> Option<&'static str> {
        let (Some(secrets), Some(allowed)) = (&self.automata.secrets, &self.automata.allowed) else {
            return Some("gate/too-many-secrets");
        };
        let cells = |hit: &aho_corasick::Match| sheet.cells_of(hit.start(), hit.end());
        let found: Vec<(usize, usize, &'static str)> = secrets
            .find_overlapping_iter(&sheet.squeezed)
            .filter_map(|hit| {
                let (secret, cells) = (self.values.secrets.get(hit.pattern().as_usize())?, cells(&hit)?);
                let noun = secret.noun && cells.is_noun(secret.with_article);
                (!noun && fits(secret, cells)).then_some((cells.first, cells.last, secret.how.rule()))
            })
            .collect();
        if found.is_empty() {
            return None;
        }
        let known = allowed.find_overlapping_iter(&sheet.squeezed).filter_map(|hit| cells(&hit));
        let reader = (!self.reader.is_empty()).then(|| sheet.squeezed.match_indices(self.reader));
        let reader = reader.into_iter().flatten().filter_map(|(at, text)| sheet.cells_of(at, at + text.len()));
        let stands: Vec<(usize, usize)> =
            known.chain(reader).filter(Hit::is_word).map(|hit| (hit.first, hit.last)).collect();
        let is_allowed = |first, last| stands.iter().any(|&(from, to)| from <= first && last <= to);
        found.into_iter().find(|&(first, last, _)| !is_allowed(first, last)).map(|(_, _, rule)| rule)
    }
}

/// Whether letters that spell a name are that name: a word, a long name within a word or an address, or a name with
/// separators put between its letters.
fn fits_name(secret: &Secret, hit: Hit) -> bool {
    let letters = secret.squeezed.chars().count();
    if hit.is_whole() {
        return hit.is_word()
            || letters >= 5 && hit.is_in_address()
            || letters >= 7 && !is_ordinary(&hit.word_around());
    }
    if !hit.is_word() {
        return false;
    }
    let pieces = hit.pieces();
    let (gap, blank) = hit.gaps();
    let spelled = pieces.iter().all(|p| p.chars().count() == 1);
    spelled && gap <= 3 || !blank && gap == 1 || letters >= 5 && gap <= 3 && pieces.iter().any(|p| !is_ordinary(p))
}

/// Whether letters and digits that make a number are that number, and not a piece of a longer one or of a date.
fn fits_code(secret: &Secret, hit: Hit) -> bool {
    let (gap, _) = hit.gaps();
    let digits = secret.squeezed.chars().filter(char::is_ascii_digit).count();
    gap <= 3 && (digits >= 8 || hit.is_code() && (hit.is_whole() || !hit.goes_on()))
}
