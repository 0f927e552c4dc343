//! The words of the patterns of a room as a tree of letters, written as a row of numbers: what [`super::anchors`] walks along
//! a text. Made by `build.rs`.

use super::layout::{
    ANYWHERE, BEGIN_WITHOUT, BEGINS, BORDERED, BRANCH_WORDS, CLASSES, FREE, HEADS, KINDS, LONG_BORDERED, LONG_FREE,
    NEED_NOTHING_WITHIN, SAYS_SHIFT, SET_WORDS, SHORT_BORDERED, SHORT_FREE, TREE_BORDERED_LONG, TREE_CLASSES,
    TREE_FREE_LONG, TREE_HEADER, TREE_KINDS, TREE_OPENINGS, WITHIN, entry, group, head, long_opening,
};
use super::words::{Needed, Word};
use std::collections::{BTreeMap, HashMap};

/// A pattern of a room: what it needs as a whole, and each of its branches (itself, if it has none).
pub(super) struct Asked<'a> {
    pub number: u16,
    pub whole: Option<&'a Needed>,
    pub branches: Vec<Option<&'a Needed>>,
}

/// What a word says of one pattern.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Group {
    pattern: u16,
    says: u32,
    entries: Vec<u32>,
}

/// The tree of the words that patterns need. Branches are numbered in the order of the patterns.
pub(super) fn written<'a>(patterns: impl Iterator<Item = Asked<'a>>) -> Vec<u32> {
    let mut owners = BTreeMap::<Word, Vec<Group>>::new();
    let (mut branch, mut anywhere) = (0, [0; SET_WORDS]);
    let (mut begun, mut held) = ([0; BRANCH_WORDS], [0; BRANCH_WORDS]);
    let set = |bits: &mut [u32], number: usize| bits[number / 32] |= 1 << (number % 32);
    let mut add = |words: &[Word], pattern: u16, says: u32, entry: Option<u32>| {
        for word in words {
            let groups = owners.entry(word.clone()).or_default();
            if groups.last().is_none_or(|group| group.pattern != pattern) {
                groups.push(Group { pattern, says: 0, entries: Vec::new() });
            }
            let group = groups.last_mut().expect("there is one now");
            group.says |= says;
            group.entries.extend(entry);
        }
    };
    for Asked { number, whole, branches } in patterns {
        add(whole.map_or(&[], |whole| &whole.begins), number, group::STARTS, None);
        for needed in branches {
            assert!(branch < 32 * BRANCH_WORDS, "more branches than a set holds: raise BRANCH_WORDS");
            let (begins, within) = needed.map_or((&[][..], &[][..]), |needed| (&needed.begins, &needed.within));
            let gate = needed.is_some_and(|needed| needed.gate);
            let entry = |says: u32| Some(says << SAYS_SHIFT | branch as u32);
            let opens = |alone: bool| if alone { group::OPENS } else { 0 };
            add(begins, number, group::BEGINS | opens(within.is_empty()), entry(BEGINS));
            add(within, number, group::WITHIN | opens(!gate), entry(WITHIN));
            if !gate {
                set(&mut begun, branch);
            }
            if within.is_empty() {
                set(&mut held, branch);
            }
            if !gate && within.is_empty() {
                set(&mut anywhere, usize::from(number));
            }
            branch += 1;
        }
    }
    let (mut sets, mut number_of) = (Vec::<&Vec<Group>>::new(), HashMap::new());
    let (mut free, mut bordered) = (Vec::new(), Vec::new());
    for (word, set) in &owners {
        let known = *number_of.entry(set).or_insert_with(|| {
            sets.push(set);
            sets.len() - 1
        });
        let entry = (
            word.text.as_slice(),
            (known as u32) << entry::SET_SHIFT | u32::from(word.inner) << 1 | u32::from(word.ends),
        );
        if word.begins { &mut bordered } else { &mut free }.push(entry);
    }
    let mut tree = vec![0; TREE_HEADER];
    let classes = classes(free.iter().chain(&bordered));
    for (word, four) in tree[TREE_CLASSES..].iter_mut().zip(classes.as_chunks::<4>().0) {
        *word = u32::from_le_bytes(*four);
    }
    let kinds = kinds();
    for (word, four) in tree[TREE_KINDS..].iter_mut().zip(kinds.as_chunks::<4>().0) {
        *word = u32::from_le_bytes(*four);
    }
    for (entries, short, long, table) in
        [(&free, SHORT_FREE, LONG_FREE, TREE_FREE_LONG), (&bordered, SHORT_BORDERED, LONG_BORDERED, TREE_BORDERED_LONG)]
    {
        open(&mut tree, (short, long), table, &kinds, entries);
    }
    for (kind, entries) in [(FREE, &free), (BORDERED, &bordered)] {
        tree[kind] = root(&mut tree, &classes, entries);
        tree[HEADS + kind] = heads(&mut tree, entries);
    }
    tree[2] = tree.len() as u32;
    let mut at = sets.len() + 1;
    for set in &sets {
        tree.push(at as u32);
        at += 2 * set.len();
    }
    tree.push(at as u32);
    let mut entries_at = tree[2] as usize + at;
    for Group { pattern, says, entries } in sets.iter().copied().flatten() {
        tree.extend([head_of(*pattern, entries.len(), *says), entries_at as u32]);
        entries_at += entries.len();
    }
    sets.into_iter().flatten().for_each(|group| tree.extend(&group.entries));
    for (n, words) in [(BEGIN_WITHOUT, &begun[..]), (NEED_NOTHING_WITHIN, &held), (ANYWHERE, &anywhere)] {
        tree[n] = tree.len() as u32;
        tree.extend(words);
    }
    tree
}

/// The head of a group.
fn head_of(pattern: u16, count: usize, says: u32) -> u32 {
    assert!(count <= 0xFFFF && pattern <= 0xFFF, "more than a group holds");
    u32::from(pattern) | (count as u32) << 12 | says
}

/// A word (what is left of it) with the number of its set and whether a border stands behind it.
type Entry<'a> = (&'a [u8], u32);

/// A class for each byte that is the first or second of a word of fewer than four letters.
fn classes<'a>(entries: impl Iterator<Item = &'a Entry<'a>>) -> [u8; 256] {
    let mut classes = [0; 256];
    let short = entries.filter(|(word, _)| word.len() < 4);
    let bytes: std::collections::BTreeSet<u8> = short.flat_map(|(word, _)| word.iter().take(2)).copied().collect();
    assert!(bytes.len() < CLASSES, "more bytes begin short words than there are classes");
    bytes.iter().zip(1..).for_each(|(byte, class)| classes[usize::from(*byte)] = class);
    classes
}

/// A kind for each byte: letters by themselves, the rest in a few heaps.
fn kinds() -> [u8; 256] {
    std::array::from_fn(|byte| match byte as u8 {
        letter @ b'a'..=b'z' => 1 + letter - b'a',
        b' ' => 27,
        b'0'..=b'9' => 28,
        b'\n' | b'.' | b',' => 29,
        0..128 => 30,
        _ => 31,
    })
}

/// Says with which three kinds words begin, short and long ones; a short one and what stands behind it. Of long ones the bit of the
/// four kinds is set in their table too.
fn open(tree: &mut [u32], (short, long): (u8, u8), table: usize, kinds: &[u8; 256], entries: &[Entry]) {
    let mut says = |number: usize, what: u8| tree[TREE_OPENINGS + number / 4] |= u32::from(what) << (8 * (number % 4));
    let mut fours = Vec::new();
    for (word, _) in entries {
        let kind = |byte: &u8| usize::from(kinds[usize::from(*byte)]);
        if let [a, b, c, d, ..] = word {
            let number = [a, b, c].into_iter().fold(0, |all, byte| all * KINDS + kind(byte));
            says(number, long);
            fours.push(long_opening(number * KINDS + kind(d)));
            continue;
        }
        let may_be = |at: usize| word.get(at).map_or(0..KINDS, |byte| kind(byte)..kind(byte) + 1);
        for first in may_be(0) {
            for second in may_be(1) {
                for third in may_be(2) {
                    says((first * KINDS + second) * KINDS + third, short);
                }
            }
        }
    }
    fours.into_iter().for_each(|number| tree[table + number / 32] |= 1 << (number % 32));
}

/// A table by the first four letters of words that have so many: how many slots there are less one; for each the letters and the
/// node behind them, 0 for none.
fn heads(tree: &mut Vec<u32>, entries: &[Entry]) -> u32 {
    let mut below = BTreeMap::<[u8; 4], Vec<Entry>>::new();
    for (word, entry) in entries {
        if let Some((four, rest)) = word.split_first_chunk::<4>() {
            below.entry(*four).or_default().push((rest, *entry));
        }
    }
    let slots = (2 * below.len() + 1).next_power_of_two();
    let table = tree.len();
    tree.push(slots as u32 - 1);
    tree.resize(table + 1 + 2 * slots, 0);
    for (four, entries) in below {
        let mut slot = head(four) % slots;
        while tree[table + 2 + 2 * slot] != 0 {
            slot = (slot + 1) % slots;
        }
        tree[table + 1 + 2 * slot] = u32::from_le_bytes(four);
        tree[table + 2 + 2 * slot] = node(tree, &entries);
    }
    table as u32
}

/// Of words of fewer than four letters a node for each two classes, then one for each first byte that is a whole word; 0 is none.
fn root(tree: &mut Vec<u32>, classes: &[u8; 256], entries: &[Entry]) -> u32 {
    let root = tree.len();
    tree.resize(root + CLASSES * CLASSES + 256, 0);
    let mut below = BTreeMap::<(u8, u8), Vec<Entry>>::new();
    for (word, entry) in entries.iter().filter(|(word, _)| word.len() < 4) {
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
