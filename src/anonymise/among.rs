//! Closed classes of words, of which every word of a mail is asked: tables that are made when the house is compiled.

/// Words with what each stands for. One probe tells whether a word is there, however many there are.
pub(crate) struct WordMap<V: 'static, const SLOTS: usize> {
    slots: [Option<(&'static str, V)>; SLOTS],
    ends: Pairs,
}

impl<V: Copy, const SLOTS: usize> WordMap<V, SLOTS> {
    /// The table of these words.
    pub(crate) const fn of(words: &[(&'static str, V)]) -> Self {
        let (mut slots, mut ends) = ([None; SLOTS], Pairs::NONE);
        let mut next = words.len();
        // From the last on: of two entries of a word the first is found first.
        while next > 0 {
            next -= 1;
            ends.put_ends(words[next].0.as_bytes());
            let mut at = hash(words[next].0.as_bytes()) & (SLOTS - 1);
            let mut moved = Some(words[next]);
            while moved.is_some() {
                (slots[at], moved) = (moved, slots[at]);
                at = (at + 1) & (SLOTS - 1);
            }
        }
        Self { slots, ends }
    }

    /// What a word stands for.
    #[inline]
    pub(crate) fn get(&self, word: &str) -> Option<V> {
        if self.ends.has_ends(word.as_bytes()) { self.probe(word) } else { None }
    }

    fn probe(&self, word: &str) -> Option<V> {
        let mut at = hash(word.as_bytes()) & (SLOTS - 1);
        loop {
            let (listed, value) = self.slots[at]?;
            if listed == word {
                return Some(value);
            }
            at = (at + 1) & (SLOTS - 1);
        }
    }
}

/// A set of pairs of letters, told apart by the low five bits of each. With the first and the last letter of each word of a list it
/// sends most other words home before they are hashed.
pub(crate) struct Pairs([u64; 16]);

impl Pairs {
    pub(crate) const NONE: Self = Self([0; 16]);

    pub(crate) const fn put(&mut self, first: u8, second: u8) {
        self.0[(first & 31) as usize / 2] |= 1 << ((first & 1) * 32 + (second & 31));
    }

    pub(crate) const fn has(&self, first: u8, second: u8) -> bool {
        self.0[(first & 31) as usize / 2] >> ((first & 1) * 32 + (second & 31)) & 1 != 0
    }

    /// Puts the first and the last letter of a word.
    pub(crate) const fn put_ends(&mut self, word: &[u8]) {
        let (first, last) = ends(word);
        self.put(first, last);
    }

    /// Whether a word begins and ends as one of those put.
    #[inline]
    pub(crate) const fn has_ends(&self, word: &[u8]) -> bool {
        let (first, last) = ends(word);
        self.has(first, last)
    }
}

/// The first and the last letter of a word.
const fn ends(word: &[u8]) -> (u8, u8) {
    match word {
        [] => (0, 0),
        [only] => (*only, *only),
        [first, .., last] => (*first, *last),
    }
}

/// Slots for so many words: half of them, and one at least, stay free.
pub(crate) const fn slots(words: usize) -> usize {
    (2 * words + 1).next_power_of_two()
}

/// A hash of a word by its length and its first and last eight bytes: a few steps, however long it is.
pub(super) const fn hash(word: &[u8]) -> usize {
    let (head, tail) = if let (Some(head), Some(tail)) = (word.first_chunk::<8>(), word.last_chunk::<8>()) {
        (u64::from_le_bytes(*head), u64::from_le_bytes(*tail))
    } else if let (Some(head), Some(tail)) = (word.first_chunk::<4>(), word.last_chunk::<4>()) {
        (u32::from_le_bytes(*head) as u64, u32::from_le_bytes(*tail) as u64)
    } else {
        match *word {
            [] => (0, 0),
            [only] => (only as u64, 0),
            [first, last] => (first as u64, last as u64),
            [first, middle, .., last] => (first as u64 | (middle as u64) << 8, last as u64),
        }
    };
    let mixed = (head ^ tail.rotate_left(29) ^ (word.len() as u64) << 56).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 40) as usize
}

/// What a word stands for among these, as `match` would say it, but at once: none if it is not listed.
macro_rules! class_of {
    ($word:expr, $kind:ty, { $($($listed:literal)|+ => $value:expr),+ $(,)? }) => {{
        const WORDS: &[(&str, $kind)] = &[$($(($listed, $value)),+),+];
        static MAP: $crate::anonymise::among::WordMap<$kind, { $crate::anonymise::among::slots(WORDS.len()) }> =
            $crate::anonymise::among::WordMap::of(WORDS);
        MAP.get($word)
    }};
}

/// Whether a word is one of these, as `matches!` says it, but at once.
macro_rules! among {
    ($word:expr, $($listed:literal)|+) => {
        $crate::anonymise::among::class_of!($word, (), { $($listed)|+ => () }).is_some()
    };
}

pub(crate) use {among, class_of};

#[cfg(test)]
mod tests {
    #[test]
    fn a_table_has_its_words_and_no_others() {
        let holds = |word: &str| among!(word, "van" | "met" | "gezinsvoogdijinstelling" | "van" | "é");
        for word in ["van", "met", "gezinsvoogdijinstelling", "é"] {
            assert!(holds(word), "{word}");
        }
        for word in ["", "va", "vane", "gezinsvoogdijinstellingen", "e", "gezinsvoogdijXXXXXXXXXX"] {
            assert!(!holds(word), "{word}");
        }
    }

    #[test]
    fn of_two_entries_the_first_counts() {
        let class = |word: &str| class_of!(word, u8, { "een" | "twee" => 1, "drie" | "een" => 2 });
        assert_eq!(["een", "twee", "drie", "vier"].map(class), [Some(1), Some(1), Some(2), None]);
    }
}
