//! The words of the patterns of a room as a tree of letters, written as a row of numbers: what [`super::anchors`] walks along
//! a text. Made by `build.rs`.

use super::layout::{CLASSES, SET_WORDS, TREE_CLASSES, TREE_HEADER};
use super::words::{Needed, Word};
use std::collections::BTreeMap;

/// A set of patterns, by their numbers.
type Set = [u32; SET_WORDS];

/// The tree of the words that patterns need, each by its number; a pattern without any may stand anywhere.
pub(super) fn written<'a>(patterns: impl Iterator<Item = (u16, Option<&'a Needed>)>) -> Vec<u32> {
    let (mut owners, mut anywhere) = (BTreeMap::<Word, Set>::new(), Set::default());
    let add = |set: &mut Set, number: u16| set[usize::from(number) / 32] |= 1 << (number % 32);
    for (number, needed) in patterns {
        match needed {
            Some(needed) => needed.words.iter().for_each(|w| add(owners.entry(w.clone()).or_default(), number)),
            None => add(&mut anywhere, number),
        }
    }
    let mut sets = vec![anywhere];
    let (mut free, mut bordered) = (Vec::new(), Vec::new());
    for (word, set) in &owners {
        let known = sets.iter().position(|s| s == set).unwrap_or_else(|| {
            sets.push(*set);
            sets.len() - 1
        });
        let entry = (word.text.as_slice(), (known as u32) << 1 | u32::from(word.ends));
        if word.begins { &mut bordered } else { &mut free }.push(entry);
    }
    let mut tree = vec![0; TREE_HEADER];
    let classes = classes(free.iter().chain(&bordered));
    for (word, four) in tree[TREE_CLASSES..].iter_mut().zip(classes.as_chunks::<4>().0) {
        *word = u32::from_le_bytes(*four);
    }
    tree[0] = root(&mut tree, &classes, &free);
    tree[1] = root(&mut tree, &classes, &bordered);
    tree[2] = tree.len() as u32;
    tree.extend(sets.iter().flatten());
    tree
}

/// A word (what is left of it) with the number of its set and whether a border stands behind it.
type Entry<'a> = (&'a [u8], u32);

/// A class for each byte that is the first or second of a word.
fn classes<'a>(entries: impl Iterator<Item = &'a Entry<'a>>) -> [u8; 256] {
    let mut classes = [0; 256];
    let bytes: std::collections::BTreeSet<u8> = entries.flat_map(|(word, _)| word.iter().take(2)).copied().collect();
    assert!(bytes.len() < CLASSES, "more bytes begin words than there are classes");
    bytes.iter().zip(1..).for_each(|(byte, class)| classes[usize::from(*byte)] = class);
    classes
}

/// A node for each two classes, then one for each first byte that is a whole word; 0 is none.
fn root(tree: &mut Vec<u32>, classes: &[u8; 256], entries: &[Entry]) -> u32 {
    let root = tree.len();
    tree.resize(root + CLASSES * CLASSES + 256, 0);
    let mut below = BTreeMap::<(u8, u8), Vec<Entry>>::new();
    for (word, entry) in entries {
        if let [first, second, rest @ ..] = word {
            below.entry((*first, *second)).or_default().push((rest, *entry));
        }
    }
    for ((first, second), entries) in below {
        let [first, second] = [first, second].map(|byte| usize::from(classes[usize::from(byte)]));
        tree[root + CLASSES * first + second] = node(tree, &entries);
    }
    for byte in 0..=u8::MAX {
        let whole: Vec<Entry> =
            entries.iter().filter(|(word, _)| *word == [byte]).map(|(_, e)| (&[][..], *e)).collect();
        if !whole.is_empty() {
            tree[root + CLASSES * CLASSES + usize::from(byte)] = node(tree, &whole);
        }
    }
    root as u32
}

/// Lengths (letters that all have, entries that end behind those, ways to go on), then letters, entries, next letters, targets.
fn node(tree: &mut Vec<u32>, entries: &[Entry]) -> u32 {
    let shared = entries.iter().skip(1).fold(entries[0].0, |shared, (word, _)| {
        let same = shared.iter().zip(*word).take_while(|(a, b)| a == b).count();
        &shared[..same]
    });
    let shared = &shared[..shared.len().min(255)];
    let ended: Vec<u32> = entries.iter().filter(|(word, _)| *word == shared).map(|(_, entry)| *entry).collect();
    let mut below = BTreeMap::<u8, Vec<Entry>>::new();
    for (word, entry) in entries {
        if let Some((byte, rest)) = word[shared.len()..].split_first() {
            below.entry(*byte).or_default().push((rest, *entry));
        }
    }
    let at = tree.len();
    assert!(ended.len() < 256 && below.len() < 256, "more than 255 ways from one letter");
    tree.push(shared.len() as u32 | (ended.len() as u32) << 8 | (below.len() as u32) << 16);
    extend_with_bytes(tree, shared);
    tree.extend(ended);
    extend_with_bytes(tree, &below.keys().copied().collect::<Vec<_>>());
    let targets = tree.len();
    tree.resize(targets + below.len(), 0);
    for (n, entries) in below.values().enumerate() {
        tree[targets + n] = node(tree, entries);
    }
    at as u32
}

fn extend_with_bytes(tree: &mut Vec<u32>, bytes: &[u8]) {
    for four in bytes.chunks(4) {
        let mut word = [0; 4];
        word[..four.len()].copy_from_slice(four);
        tree.push(u32::from_le_bytes(word));
    }
}
