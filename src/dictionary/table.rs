//! A table of words by their hash, as it stands in the binary: one probe tells what the lists know of a word. Shared by the
//! library and by `build.rs`.
//!
//! A slot holds 46 bits of the hash of a word and the number of its value; free slots are 0. No words are kept: another
//! word is taken for one that is listed once in 2⁴⁶ probes.

/// Bits of a slot that say which value a word has.
const VALUE_BITS: u32 = 18;

/// The hash of a word, letter by letter: its letters are the factors of a polynomial, so that words that are put together need not
/// be read again ([`Part`]).
#[derive(Clone, Copy)]
pub struct Hash(u64);

/// Where the polynomial is asked.
const BASE: u64 = 0x5851_F42D_4C95_7F2D;

impl Hash {
    /// The hash of no letters.
    pub const EMPTY: Self = Self(0xcbf2_9ce4_8422_2325);

    /// The hash with one letter more.
    pub const fn with(self, byte: u8) -> Self {
        Self(self.0.wrapping_mul(BASE).wrapping_add(byte as u64))
    }

    /// The hash of a word.
    pub fn of(word: &str) -> Self {
        word.bytes().fold(Self::EMPTY, Self::with)
    }

    /// The hash with all letters of a part more.
    #[inline]
    #[allow(dead_code, reason = "`build.rs` joins nothing")]
    pub const fn joined(self, part: Part) -> Self {
        Self(self.0.wrapping_mul(part.power).wrapping_add(part.sum))
    }

    /// Its bits, so mixed that each depends on all letters.
    fn mixed(self) -> u64 {
        let folded = (self.0 ^ self.0 >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        folded ^ folded >> 29
    }
}

/// Letters that are joined to others, read once: `Hash::of("ab").joined(Part::of("cd"))` is `Hash::of("abcd")`.
#[derive(Clone, Copy)]
pub struct Part {
    sum: u64,
    power: u64,
}

impl Part {
    /// A part of some letters.
    #[allow(dead_code, reason = "`build.rs` joins nothing")]
    pub const fn of(letters: &str) -> Self {
        let bytes = letters.as_bytes();
        let (mut sum, mut power, mut at) = (0_u64, 1_u64, 0);
        while at < bytes.len() {
            sum = sum.wrapping_mul(BASE).wrapping_add(bytes[at] as u64);
            power = power.wrapping_mul(BASE);
            at += 1;
        }
        Self { sum, power }
    }
}

/// How phrases go on behind their first word: a bit for each first word, sign behind it and two letters of the next word, by
/// their hash. Where none is set no phrase stands.
pub struct Openings(&'static [u8]);

/// So many bits there are.
const OPENINGS: usize = 1 << 17;

impl Openings {
    /// The bits that [`written_openings`] made.
    pub fn of(bytes: &'static [u8]) -> Self {
        Self(bytes)
    }

    /// Whether a phrase may begin with a word, a sign (a space, a dash, a slash) and another word.
    pub fn has(&self, first: &str, sign: u8, next: &str) -> bool {
        let bit = opening(first, sign, next);
        self.0.get(bit / 8).is_none_or(|byte| byte >> (bit % 8) & 1 != 0)
    }
}

fn opening(first: &str, sign: u8, next: &str) -> usize {
    let next = next.as_bytes();
    let letter = |at: usize| next.get(at).copied().unwrap_or(0);
    let mixed = Hash::of(first).with(sign).with(letter(0)).with(letter(1)).mixed();
    mixed as usize % OPENINGS
}

/// The bits for phrases: words parted by a space, a dash or a slash.
#[allow(dead_code, reason = "called by `build.rs`")]
pub fn written_openings<'a>(phrases: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let mut bits = vec![0_u8; OPENINGS / 8];
    for phrase in phrases {
        let signs = [' ', '-', '/'];
        if let Some((first, rest)) = phrase.split_once(signs) {
            let sign = phrase.as_bytes()[first.len()];
            let bit = opening(first, sign, rest.split(signs).next().unwrap_or(""));
            bits[bit / 8] |= 1 << (bit % 8);
        }
    }
    bits
}

/// A table in the binary that numbers words.
pub struct Rows(&'static [[u8; 8]]);

impl Rows {
    /// The table that [`written_rows`] made.
    #[allow(dead_code, reason = "`build.rs` asks nothing")]
    pub const fn of(bytes: &'static [u8]) -> Self {
        Self(bytes.as_chunks().0)
    }

    /// The number of the word with a hash; 0 is none.
    #[inline]
    pub fn number(&self, hash: Hash) -> usize {
        let mixed = hash.mixed();
        let mask = self.0.len() - 1;
        let mut at = first_slot(mixed, mask);
        loop {
            let slot = u64::from_le_bytes(self.0[at]);
            if slot == 0 {
                return 0;
            }
            if slot >> VALUE_BITS == mixed >> VALUE_BITS {
                return slot as usize & ((1 << VALUE_BITS) - 1);
            }
            at = (at + 1) & mask;
        }
    }
}

/// A table in the binary that says something of each word.
pub struct Table {
    values: &'static [[u8; 8]],
    rows: Rows,
}

impl Table {
    /// The table that [`written`] made.
    pub fn of(bytes: &'static [u8]) -> Self {
        let (words, _) = bytes.as_chunks::<8>();
        let count = words.first().map_or(0, |count| u64::from_le_bytes(*count) as usize);
        let (values, slots) = words.split_at((1 + count).min(words.len()));
        Self { values, rows: Rows(slots) }
    }

    /// What is known of the word with a hash; 0 is nothing.
    #[inline]
    pub fn get(&self, hash: Hash) -> u64 {
        match self.rows.number(hash) {
            0 => 0,
            number => u64::from_le_bytes(self.values[number]),
        }
    }
}

fn first_slot(mixed: u64, mask: usize) -> usize {
    (mixed as usize ^ (mixed >> 40) as usize) & mask
}

/// A table of words with what is known of them, none of it 0.
///
/// # Panics
/// Two words share a hash, or there are too many values: `build.rs` fails.
#[allow(dead_code, reason = "called by `build.rs`")]
pub fn written<'a>(words: impl ExactSizeIterator<Item = (&'a str, u64)>) -> Vec<u8> {
    let mut values: Vec<u64> = vec![0];
    let mut numbers = std::collections::BTreeMap::new();
    let count = words.len() * 4 / 3;
    let words = words.map(|(word, value)| {
        let number = *numbers.entry(value).or_insert_with(|| {
            values.push(value);
            values.len() as u64 - 1
        });
        (word, number)
    });
    let slots = slots(count, words);
    // The first word says how many values follow it; value 0 is that word itself, and never asked for.
    values[0] = values.len() as u64 - 1;
    values.into_iter().flat_map(u64::to_le_bytes).chain(slots).collect()
}

/// A table that numbers words in their order, from 1 on: most that it is asked of have no number, so that it has more room.
///
/// # Panics
/// As [`written`].
#[allow(dead_code, reason = "called by `build.rs`")]
pub fn written_rows<'a>(words: impl ExactSizeIterator<Item = &'a str>) -> Vec<u8> {
    slots(words.len() * 2, words.zip(1..))
}

/// Words with their numbers, in so many slots or more.
fn slots<'a>(count: usize, words: impl Iterator<Item = (&'a str, u64)>) -> Vec<u8> {
    let mut slots = vec![0_u64; (count + 1).next_power_of_two()];
    let mask = slots.len() - 1;
    for (word, number) in words {
        assert!(number < 1 << VALUE_BITS, "more values than a slot can number");
        let mixed = Hash::of(word).mixed();
        let mut at = first_slot(mixed, mask);
        while slots[at] != 0 {
            assert!(slots[at] >> VALUE_BITS != mixed >> VALUE_BITS, "{word}: another word has the same hash");
            at = (at + 1) & mask;
        }
        slots[at] = mixed >> VALUE_BITS << VALUE_BITS | number;
    }
    slots.into_iter().flat_map(u64::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_hashes_as_what_is_written_in_one() {
        for (first, second) in [("w+1 ", "straat"), ("", "é"), ("K-- ^NAME ", ""), ("a", "\u{0}b")] {
            let joined = Hash::of(first).joined(Part::of(second));
            assert_eq!(joined.0, Hash::of(&format!("{first}{second}")).0);
        }
    }

    #[test]
    fn every_phrase_may_be_opened_and_most_others_not() {
        let phrases: Vec<String> = (0..2_000).map(|n| format!("naam{n} {n}de-weg")).collect();
        let openings = Openings::of(written_openings(phrases.iter().map(String::as_str)).leak());
        for n in 0..2_000 {
            assert!(openings.has(&format!("naam{n}"), b' ', &format!("{n}de")), "{n}");
        }
        let wrong = (0..2_000).filter(|n| openings.has(&format!("naam{n}"), b'-', &format!("{n}de"))).count();
        assert!(wrong < 200, "{wrong}");
    }

    #[test]
    fn every_word_has_its_value_and_no_other_has_one() {
        let words: Vec<(String, u64)> = (0..5_000).map(|n| (format!("woord{n}"), 1 + n % 700)).collect();
        let table = Table::of(written(words.iter().map(|(word, value)| (word.as_str(), *value))).leak());
        for (word, value) in &words {
            assert_eq!(table.get(Hash::of(word)), *value, "{word}");
        }
        for n in 5_000..20_000 {
            assert_eq!(table.get(Hash::of(&format!("woord{n}"))), 0, "{n}");
        }
        assert_eq!(table.get(Hash::EMPTY), 0);
        let rows = Rows(written_rows(words.iter().map(|(word, _)| word.as_str())).leak().as_chunks().0);
        for n in 0..10_000 {
            let number = if n < 5_000 { n + 1 } else { 0 };
            assert_eq!(rows.number(Hash::of(&format!("woord{n}"))), number, "{n}");
        }
    }
}
