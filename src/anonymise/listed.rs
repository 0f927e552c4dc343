//! Lists of `dictionaries/` that say of a word what kinds of word it is: `word<TAB>kind kind …`. One probe tells all kinds.

use super::among::{self, hash};

/// Kinds of words, a bit for each.
pub(crate) type Kinds = u64;

/// Words with their kinds. A kind is the place of its name in the list that [`Listed::read`] is given.
pub(crate) struct Listed {
    slots: Vec<Slot>,
    /// The [`shape`]s of its words, a bit for each: most other words have none of these.
    shapes: Box<[u64; SHAPES / 64]>,
}

/// So many shapes are told apart.
const SHAPES: usize = 1 << 14;

/// The first and the last letter of a word and how long it is, roughly, as a number.
fn shape(word: &[u8]) -> usize {
    let (Some(first), Some(last)) = (word.first(), word.last()) else { return 0 };
    usize::from(first & 31) << 9 | usize::from(last & 31) << 4 | word.len() & 15
}

/// A word with its hash and its kinds; none of any kind where nothing stands.
#[derive(Clone, Copy)]
struct Slot {
    hash: u32,
    kinds: Kinds,
    word: &'static str,
}

impl Listed {
    /// Reads a list; kinds that are not among `kinds` are passed over (a test of each list asks for all).
    pub(crate) fn read(list: &'static str, kinds: &[&str]) -> Self {
        let kinds_of = |said: &str| {
            let bits = said.as_bytes().split(|byte| *byte == b' ');
            let bits = bits.filter_map(|kind| kinds.iter().position(|k| k.as_bytes() == kind));
            bits.fold(0, |all, bit| all | 1 << bit)
        };
        Self::of(entries(list).map(|(word, said)| (word, kinds_of(said))))
    }

    /// These words with their kinds.
    pub(crate) fn of(words: impl Iterator<Item = (&'static str, Kinds)>) -> Self {
        let words: Vec<_> = words.filter(|(_, kinds)| *kinds != 0).collect();
        let mut shapes = Box::new([0; SHAPES / 64]);
        let mut slots = vec![Slot { hash: 0, kinds: 0, word: "" }; among::slots(words.len())];
        let mask = slots.len() - 1;
        for (word, kinds) in words {
            let shape = shape(word.as_bytes());
            shapes[shape / 64] |= 1 << (shape % 64);
            let hash = hash(word.as_bytes());
            let mut at = hash & mask;
            while slots[at].kinds != 0 {
                at = (at + 1) & mask;
            }
            slots[at] = Slot { hash: hash as u32, kinds, word };
        }
        Self { slots, shapes }
    }

    /// The kinds of a word, as bits.
    #[inline]
    pub(crate) fn kinds(&self, word: &str) -> Kinds {
        let shape = shape(word.as_bytes());
        if self.shapes[shape / 64] >> (shape % 64) & 1 != 0 { self.probe(word) } else { 0 }
    }

    fn probe(&self, word: &str) -> Kinds {
        let mask = self.slots.len() - 1;
        let hash = hash(word.as_bytes());
        let mut at = hash & mask;
        loop {
            let slot = &self.slots[at];
            if slot.kinds == 0 || slot.hash == hash as u32 && slot.word == word {
                return slot.kinds;
            }
            at = (at + 1) & mask;
        }
    }

    /// All words of a kind, in no order.
    pub(crate) fn all(&self, kind: usize) -> impl Iterator<Item = &'static str> + '_ {
        self.slots.iter().filter(move |slot| slot.kinds >> kind & 1 != 0).map(|slot| slot.word)
    }

    /// Whether a word is of a kind.
    pub(crate) fn is(&self, word: &str, kind: usize) -> bool {
        self.kinds(word) & 1 << kind != 0
    }
}

/// Words and what stands behind their tab.
pub(crate) fn entries(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let tab = |line: &'static str| line.bytes().position(|byte| byte == b'\t').map(|at| (&line[..at], &line[at + 1..]));
    list.lines().filter(|line| !line.starts_with('#')).filter_map(tab)
}

/// Asserts that a list is in order and names no kind but these.
#[cfg(test)]
#[track_caller]
pub(crate) fn check(list: &'static str, kinds: &[&str]) {
    let words: Vec<_> = entries(list).collect();
    assert!(words.windows(2).all(|w| w[0].0 < w[1].0), "the list is in order");
    for (word, said) in words {
        assert!(said.split(' ').all(|kind| kinds.contains(&kind)), "{word}: {said}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_of_its_kinds_and_no_other() {
        let list = Listed::read("# head\nkerk\tfaith house\nvoetbal\tsport\n", &["sport", "faith", "house"]);
        assert!(list.is("kerk", 1) && list.is("kerk", 2) && !list.is("kerk", 0));
        assert_eq!((list.kinds("voetbal"), list.kinds("school"), list.kinds("")), (1, 0, 0));
    }
}
