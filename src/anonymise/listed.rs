//! Lists of `dictionaries/` that say of a word what kinds of word it is: `word<TAB>kind kind …`. One probe tells all kinds.

use super::among::hash;

/// Words with their kinds. A kind is the place of its name in the list that [`Listed::read`] is given.
pub(crate) struct Listed {
    slots: Vec<Option<(&'static str, u32)>>,
}

impl Listed {
    /// Reads a list; kinds that are not among `kinds` are passed over (a test of each list asks for all).
    pub(crate) fn read(list: &'static str, kinds: &[&str]) -> Self {
        let words: Vec<(&'static str, u32)> = entries(list)
            .map(|(word, said)| {
                let bits = said.split(' ').filter_map(|kind| kinds.iter().position(|k| *k == kind));
                (word, bits.fold(0, |all, bit| all | 1 << bit))
            })
            .collect();
        let mut slots = vec![None; super::among::slots(words.len())];
        let mask = slots.len() - 1;
        for word in words {
            let mut at = hash(word.0.as_bytes()) & mask;
            while slots[at].is_some() {
                at = (at + 1) & mask;
            }
            slots[at] = Some(word);
        }
        Self { slots }
    }

    /// The kinds of a word, as bits.
    pub(crate) fn kinds(&self, word: &str) -> u32 {
        let mask = self.slots.len() - 1;
        let mut at = hash(word.as_bytes()) & mask;
        while let Some((listed, kinds)) = self.slots[at] {
            if listed == word {
                return kinds;
            }
            at = (at + 1) & mask;
        }
        0
    }

    /// Whether a word is of a kind.
    pub(crate) fn is(&self, word: &str, kind: usize) -> bool {
        self.kinds(word) & 1 << kind != 0
    }
}

/// Words and what stands behind their tab.
pub(crate) fn entries(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
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
