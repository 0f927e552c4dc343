//! Alike: names that may be forms of each other, found by how they begin and end, so that not each has to be compared with each.

use foldhash::HashMap;

/// The same word, or one letter apart in words of five letters and more, or written as it sounds ("Soemiati", "Sumiati").
pub(crate) fn same_word(a: &str, b: &str) -> bool {
    a == b || near(a, b) || a.len().min(b.len()) >= 4 && a.as_bytes()[0] == b.as_bytes()[0] && sound(a) == sound(b)
}

/// Letters, one or two, with the one that is heard, in the order in which they are read so.
const HEARD: [(u8, Option<u8>, u8); 10] = [
    (b'o', Some(b'e'), b'u'),
    (b'o', Some(b'u'), b'u'),
    (b'd', Some(b'j'), b'j'),
    (b'k', Some(b'h'), b'g'),
    (b'g', Some(b'h'), b'g'),
    (b'i', Some(b'e'), b'i'),
    (b'e', Some(b'e'), b'i'),
    (b'i', Some(b'j'), b'i'),
    (b'y', None, b'i'),
    (b'p', Some(b'h'), b'f'),
];

/// A word as it sounds: doubled letters once, "oe" as "u", "dj" as "j", without a last h.
fn sound(word: &str) -> String {
    let mut letters = word.as_bytes().to_vec();
    // "tsj" and "tch" sound as "ch" in names of the east.
    if word.len() > 3 && (word.contains("tsj") || word.contains("tch")) {
        letters = word.replace("tsj", "ch").replace("tch", "ch").into_bytes();
    }
    let bit = |letter: u8| 1_u32 << (letter & 31);
    let mut there = letters.iter().fold(0, |there, letter| there | bit(*letter));
    for (first, second, heard) in HEARD {
        if there & bit(first) == 0 || second.is_some_and(|second| there & bit(second) == 0) {
            continue;
        }
        there |= bit(heard);
        let (mut from, mut to) = (0, 0);
        while from < letters.len() {
            let fits = letters[from] == first && (second.is_none() || letters.get(from + 1) == second.as_ref());
            letters[to] = if fits { heard } else { letters[from] };
            from += if fits && second.is_some() { 2 } else { 1 };
            to += 1;
        }
        letters.truncate(to);
    }
    // Only whole letters of ASCII were put for others.
    let word = String::from_utf8(letters).unwrap_or_default();
    let mut heard = String::with_capacity(word.len());
    for c in word.trim_end_matches('h').chars() {
        if !heard.ends_with(c) {
            heard.push(c);
        }
    }
    heard
}

/// One letter too many, too few or wrong, or two swapped, in words of five letters and more that begin alike.
pub(crate) fn near(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= 5
        && long.len() - short.len() <= 1
        && short.as_bytes()[0] == long.as_bytes()[0]
        && if a.is_ascii() && b.is_ascii() {
            one_apart(short.as_bytes(), long.as_bytes())
        } else {
            strsim::osa_distance(a, b) == 1
        }
}

/// Whether one letter put in, left out or changed, or two neighbours swapped, makes one word of the other; `long` is not shorter.
fn one_apart(short: &[u8], long: &[u8]) -> bool {
    let ahead = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[ahead..], &long[ahead..]);
    let behind = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&short[..short.len() - behind], &long[..long.len() - behind]) {
        ([], [_]) | ([_], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

/// Things under words, so that those under a word that may be like another are found together.
pub(crate) struct Alike<T> {
    /// By the first two bytes.
    by_head: HashMap<[u8; 2], Vec<T>>,
    /// By the first byte and the last two, for words of five bytes and more.
    by_tail: HashMap<[u8; 3], Vec<T>>,
    /// Words that are not all ASCII, by the first byte: their letters have several bytes, of which the others say little.
    by_first: HashMap<u8, Vec<T>>,
    /// By the first byte and as they sound, words of four bytes and more.
    by_sound: HashMap<(u8, String), Vec<T>>,
    /// The first bytes of those, one bit each: most words are asked for in vain.
    sounding: [u64; 4],
}

impl<T> Default for Alike<T> {
    fn default() -> Self {
        let (by_head, by_tail, by_first, by_sound) = Default::default();
        Self { by_head, by_tail, by_first, by_sound, sounding: [0; 4] }
    }
}

impl<T: Copy + PartialEq> Alike<T> {
    /// Puts a thing under a word.
    pub(crate) fn add(&mut self, word: &str, thing: T) {
        push(self.by_head.entry(head(word)).or_default(), thing);
        if let Some(tail) = tail(word) {
            push(self.by_tail.entry(tail).or_default(), thing);
        }
        let first = head(word)[0];
        if !word.is_ascii() {
            push(self.by_first.entry(first).or_default(), thing);
        }
        if word.len() >= 4 {
            push(self.by_sound.entry((first, sound(word))).or_default(), thing);
            self.sounding[usize::from(first >> 6)] |= 1 << (first & 63);
        }
    }

    /// Adds what stands under words that are the same, [`near`], sound alike, or begin with the same two letters.
    pub(crate) fn find(&self, word: &str, found: &mut Vec<T>) {
        let head = head(word);
        if word.len() >= 4 && self.sounding[usize::from(head[0] >> 6)] >> (head[0] & 63) & 1 != 0 {
            found.extend(self.by_sound.get(&(head[0], sound(word))).into_iter().flatten());
        }
        if !word.is_ascii() {
            let alike = self.by_head.iter().filter(|(other, _)| other[0] == head[0]);
            found.extend(alike.flat_map(|(_, things)| things));
            return;
        }
        found.extend(self.by_head.get(&head).into_iter().flatten());
        found.extend(tail(word).and_then(|tail| self.by_tail.get(&tail)).into_iter().flatten());
        found.extend(self.by_first.get(&head[0]).into_iter().flatten());
    }
}

fn push<T: PartialEq>(list: &mut Vec<T>, thing: T) {
    if list.last() != Some(&thing) {
        list.push(thing);
    }
}

fn head(word: &str) -> [u8; 2] {
    let mut bytes = word.bytes();
    [bytes.next().unwrap_or(0), bytes.next().unwrap_or(0)]
}

fn tail(word: &str) -> Option<[u8; 3]> {
    let bytes = word.as_bytes();
    let last = bytes.last_chunk::<2>().filter(|_| bytes.len() >= 5)?;
    Some([bytes[0], last[0], last[1]])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn one_letter_apart_is_a_distance_of_one(a in "[ab]{4,7}|jansen|janssen", b in "[ab]{4,7}|jansne|jansen") {
            let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
            prop_assert_eq!(one_apart(short.as_bytes(), long.as_bytes()), strsim::osa_distance(&a, &b) == 1);
        }

        #[test]
        fn whatever_is_alike_is_found(a in "[abé]{3,8}|bbaba|s(oe|u)m(ie|i|y)", b in "[abé]{3,8}|baba|s(ou|u)m(ee|y)") {
            let mut alike = Alike::default();
            alike.add(&a, 1);
            let mut found = Vec::new();
            alike.find(&b, &mut found);
            prop_assert!(!same_word(&a, &b) || found.contains(&1));
        }
    }
}
