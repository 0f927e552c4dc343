//! Anchors: where the words of all patterns of a room stand in a text, found in one pass along the tree of those words.

use super::compiled::Place;
use super::layout::{
    BEGINS, BRANCH_WORDS, CLASSES, INTAKE, KINDS, LIST_HEADER, LONG_OPENINGS, MOST_BRANCHES, OPENINGS, SAYS_SHIFT,
    SET_WORDS, STARTS, TREE_BORDERED, TREE_BORDERED_LONG, TREE_CLASSES, TREE_FREE, TREE_FREE_LONG, TREE_HEADER,
    TREE_KINDS, WHOLE, WITHIN, long_opening,
};
use super::run::Word;
use super::{is_border, is_word};
use std::cell::RefCell;
use std::ops::{Deref, Range};
use std::rc::Rc;

/// A set of the patterns of one room.
type Set = [u32; SET_WORDS];

fn has(bits: &[u32], number: usize) -> bool {
    bits[number / 32] & 1 << (number % 32) != 0
}

/// The words of the patterns of a room, as a tree.
#[derive(Debug)]
pub(crate) struct Anchors {
    room: u8,
    tree: &'static [Word],
}

impl Anchors {
    /// The anchors of a room by the tree that was made for it.
    pub(super) const fn of(room: u8, tree: &'static [Word]) -> Self {
        Self { room, tree }
    }

    fn word(&self, at: usize) -> u32 {
        u32::from_le_bytes(self.tree[at])
    }

    /// Looks for all words in a text.
    pub(crate) fn look(&'static self, text: &str) -> Hits {
        let bytes = text.as_bytes();
        let mut list = Vec::with_capacity(bytes.len() / 8);
        let kinds: &[Word; 64] = self.part(TREE_KINDS);
        let kind =
            |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(kinds[usize::from(byte / 4)][usize::from(byte % 4)]));
        let [free, bordered]: [&[Word; OPENINGS / 32]; 2] = [self.part(TREE_FREE), self.part(TREE_BORDERED)];
        let [free_long, bordered_long]: [&[Word; LONG_OPENINGS / 32]; 2] =
            [self.part(TREE_FREE_LONG), self.part(TREE_BORDERED_LONG)];
        let has = |words: &[Word], number: usize| u32::from_le_bytes(words[number / 32]) >> (number % 32) & 1 != 0;
        let roots = [self.word(0) as usize, self.word(1) as usize];
        let mut four = (0..3).fold(0, |four, at| four * KINDS + kind(bytes.get(at)));
        let mut in_word = false;
        for (start, byte) in bytes.iter().enumerate() {
            four = (four * KINDS + kind(bytes.get(start + 3))) % (KINDS * OPENINGS);
            let (three, long) = (four / KINDS, long_opening(four));
            let at_border = is_word(Some(byte)) != std::mem::replace(&mut in_word, is_word(Some(byte)));
            if has(free, three) || has(free_long, long) {
                self.descend(roots[0], bytes, start, &mut |hit| list.push(hit));
            }
            if at_border && (has(bordered, three) || has(bordered_long, long)) {
                self.descend(roots[1], bytes, start, &mut |hit| list.push(hit));
            }
        }
        Hits { anchors: self, list }
    }

    /// Follows a text from a root down the tree: all words that begin at a place.
    fn descend(&self, root: usize, text: &[u8], start: usize, found: &mut impl FnMut(Hit)) {
        let Some(&first) = text.get(start) else { return };
        let classes = self.tree[TREE_CLASSES..TREE_KINDS].as_flattened();
        let class = |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(classes[usize::from(*byte)]));
        let two = self.word(root + CLASSES * class(Some(&first)) + class(text.get(start + 1))) as usize;
        let one = self.word(root + CLASSES * CLASSES + usize::from(first)) as usize;
        self.walk(one, text, start, start + 1, found);
        self.walk(two, text, start, start + 2, found);
    }

    /// Follows a text from a node down the tree; what began at `start` has been read up to `at`.
    fn walk(&self, mut node: usize, text: &[u8], start: usize, mut at: usize, found: &mut impl FnMut(Hit)) {
        while node >= TREE_HEADER {
            let lengths = self.word(node).to_le_bytes();
            let [shared, ended, below] = [lengths[0], lengths[1], lengths[2]].map(usize::from);
            let shared_at = node + 1;
            let Some(here) = text.get(at..at + shared) else { return };
            if shared > 0
                && !here.chunks(4).zip(&self.tree[shared_at..]).all(|(four, word)| four == &word[..four.len()])
            {
                return;
            }
            at += shared;
            let ended_at = shared_at + shared.div_ceil(4);
            for entry in &self.tree[ended_at..ended_at + ended] {
                let entry = u32::from_le_bytes(*entry);
                let goes_on = entry & 1 != 0 && !is_border(text, at);
                found(Hit { start: start as u32, end: at as u32, set: entry >> 1, goes_on });
            }
            let (below_at, Some(next)) = (ended_at + ended, text.get(at)) else { return };
            let letters = &self.tree[below_at..below_at + below.div_ceil(4)];
            let Some(n) = letters.as_flattened()[..below].iter().position(|letter| letter == next) else { return };
            node = self.word(below_at + letters.len() + n) as usize;
            at += 1;
        }
    }

    /// What a word says: of branches whether they may match; then of patterns and branches where.
    fn list(&self, set: u32) -> (&'static [Word], &'static [Word]) {
        let sets = self.word(2) as usize;
        let [from, to] = [0, 1].map(|n| sets + self.word(sets + set as usize + n) as usize);
        self.tree[from + LIST_HEADER..to].split_at(self.word(from) as usize)
    }

    /// Whether a word may say something of a pattern.
    fn speaks_of(&self, set: u32, number: u16) -> bool {
        let sets = self.word(2) as usize;
        let at = sets + self.word(sets + set as usize) as usize + 1;
        self.word(at + usize::from(number / 32 % 2)) >> (number % 32) & 1 != 0
    }

    /// All that a word says.
    fn says(&self, set: u32) -> impl Iterator<Item = (u32, usize)> + use<> {
        let (gates, others) = self.list(set);
        gates.iter().chain(others).map(says)
    }

    /// The bits that stand at a place of the header.
    fn bits<const N: usize>(&self, header: usize) -> [u32; N] {
        self.part(self.word(header) as usize).map(u32::from_le_bytes)
    }

    /// So many words from a place on.
    fn part<const N: usize>(&self, at: usize) -> &'static [Word; N] {
        self.tree[at..].first_chunk().expect("`trie::written` wrote them")
    }
}

/// What an entry of the list of a word says, and of which pattern or branch.
fn says(entry: &Word) -> (u32, usize) {
    let entry = u32::from_le_bytes(*entry);
    (entry >> SAYS_SHIFT, (entry & ((1 << SAYS_SHIFT) - 1)) as usize)
}

fn set(bits: &mut [u32], number: usize) {
    bits[number / 32] |= 1 << (number % 32);
}

/// A word that stands in a text. Offsets are kept in 32 bits: a mail is megabytes.
#[derive(Clone, Copy, Debug)]
struct Hit {
    start: u32,
    end: u32,
    /// The patterns that need it.
    set: u32,
    /// A border should stand behind it, but a word goes on: it counts only where the text is cut here.
    goes_on: bool,
}

/// All words of the patterns of a room that stand in one text, in the order in which they begin.
pub(crate) struct Hits {
    anchors: &'static Anchors,
    list: Vec<Hit>,
}

impl Hits {
    /// A stretch of the text that was looked through.
    pub(crate) fn text<'t>(&'t self, whole: &'t str, range: Range<usize>) -> Text<'t> {
        let opened = self.opened(whole, range.clone());
        self.reopened(whole, range, opened)
    }

    /// A stretch of the text of which it was asked before what may be found in it.
    pub(crate) fn reopened<'t>(&'t self, whole: &'t str, range: Range<usize>, opened: Opened) -> Text<'t> {
        let place = Stretch { hits: self, whole, start: range.start };
        Text { text: &whole[range], known: Some(Known { place, open: opened.0 }) }
    }

    /// What stands in stretches of the text, made to one by a line end between each two. `keeps` says whether a stretch of the old text
    /// is the same in the new one.
    pub(crate) fn joined(
        &self,
        stretches: impl Iterator<Item = Range<usize>>,
        keeps: impl Fn(Range<usize>) -> bool,
    ) -> Self {
        let (mut list, mut at) = (Vec::with_capacity(self.list.len()), 0);
        for stretch in stretches {
            let from = self.list.partition_point(|hit| (hit.start as usize) < stretch.start);
            let inside = self.list[from..].iter().take_while(|hit| (hit.start as usize) < stretch.end);
            for hit in inside.filter(|hit| hit.end as usize <= stretch.end) {
                if keeps(hit.start as usize..hit.end as usize) {
                    let moved = |place: u32| place - stretch.start as u32 + at;
                    list.push(Hit { start: moved(hit.start), end: moved(hit.end), ..*hit });
                }
            }
            at += stretch.len() as u32 + 1;
        }
        Self { anchors: self.anchors, list }
    }

    /// What may be found in a stretch of the text that was looked through.
    pub(crate) fn opened(&self, whole: &str, range: Range<usize>) -> Opened {
        Stretch { hits: self, whole, start: range.start }.opened(&whole[range])
    }
}

/// The patterns that may be found in a text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Opened(Set);

/// A text that may know which patterns can be found in it.
#[derive(Clone, Copy)]
pub(crate) struct Text<'t> {
    text: &'t str,
    known: Option<Known<'t>>,
}

#[derive(Clone, Copy)]
struct Known<'t> {
    place: Stretch<'t>,
    /// The patterns that may be found.
    open: Set,
}

/// Where a text stands in one that was looked through.
#[derive(Clone, Copy)]
struct Stretch<'t> {
    hits: &'t Hits,
    whole: &'t str,
    /// Where the text begins in the whole.
    start: usize,
}

impl Stretch<'_> {
    /// Calls with each word that stands in a stretch, by its place in the whole; those that begin where it cuts a word come last.
    fn each(&self, text: &str, mut found: impl FnMut(Hit)) {
        let (start, end) = (self.start as u32, (self.start + text.len()) as u32);
        let from = self.hits.list.partition_point(|hit| hit.start < start);
        for hit in self.hits.list[from..].iter().take_while(|hit| hit.start < end) {
            if hit.end <= end && (!hit.goes_on || hit.end == end) {
                found(*hit);
            }
        }
        if self.cuts(self.start) {
            let anchors = self.hits.anchors;
            let root = anchors.word(1) as usize;
            anchors.descend(root, text.as_bytes(), 0, &mut |hit: Hit| {
                if !hit.goes_on {
                    found(Hit { start: hit.start + start, end: hit.end + start, ..hit });
                }
            });
        }
    }

    /// Whether a word stands at both sides of a place.
    fn cuts(&self, at: usize) -> bool {
        let byte = |at: Option<usize>| at.and_then(|at| self.whole.as_bytes().get(at));
        is_word(byte(at.checked_sub(1))) && is_word(byte(Some(at)))
    }

    /// Whether borders of words are where those of the whole are.
    fn is_alone(&self, text: &str) -> bool {
        let byte = |at: Option<usize>| at.and_then(|at| self.whole.as_bytes().get(at));
        !is_word(byte(self.start.checked_sub(1))) && !is_word(byte(Some(self.start + text.len())))
    }

    /// The patterns that may be found in the stretch.
    fn opened(&self, text: &str) -> Opened {
        let anchors = self.hits.anchors;
        let (mut begun, mut held): ([u32; BRANCH_WORDS], [u32; BRANCH_WORDS]) = (anchors.bits(4), anchors.bits(5));
        let mut open: Set = anchors.bits(6);
        let owners = anchors.word(3) as usize;
        self.each(text, |hit| {
            for (says, branch) in anchors.list(hit.set).0.iter().map(says) {
                let (own, other) = if says == WITHIN { (&mut held, &begun) } else { (&mut begun, &held) };
                set(own, branch);
                if has(other, branch) {
                    set(&mut open, anchors.word(owners + branch) as usize);
                }
            }
        });
        Opened(open)
    }

    fn beginnings(&self, text: &str, place: Place) -> Vec<u32> {
        let mut found = Vec::new();
        self.each(text, |hit| {
            let anchors = self.hits.anchors;
            if anchors.speaks_of(hit.set, place.number)
                && anchors.list(hit.set).1.iter().any(|entry| says(entry) == (STARTS, place.number.into()))
            {
                found.push(hit.start - self.start as u32);
            }
        });
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The branches of a pattern that may match, each with where it may begin, in order; without any where nothing tells it.
    fn branches(&self, text: &str, place: Place) -> Vec<(usize, Vec<u32>)> {
        let anchors = self.hits.anchors;
        let bits = |header: usize| {
            let at = anchors.word(header) as usize;
            let word = |n: usize| if n < BRANCH_WORDS { u128::from(anchors.word(at + n)) } else { 0 };
            let mut all = Branches::default();
            for (n, slot) in all.0.iter_mut().enumerate().take(usize::from(place.branches).div_ceil(64)) {
                let start = usize::from(place.branch) + 64 * n;
                let near = word(start / 32) | word(start / 32 + 1) << 32 | word(start / 32 + 2) << 64;
                *slot = (near >> (start % 32)) as u64;
            }
            all
        };
        let (mut begun, mut held) = (bits(4), bits(5));
        let mut starts: Vec<(usize, u32)> = Vec::new();
        let own = usize::from(place.branch)..usize::from(place.branch + place.branches);
        self.each(text, |hit| {
            if !anchors.speaks_of(hit.set, place.number) {
                return;
            }
            for (says, branch) in anchors.says(hit.set) {
                if own.contains(&branch) {
                    let n = branch - own.start;
                    match says {
                        BEGINS => {
                            begun.put(n);
                            starts.push((n, hit.start - self.start as u32));
                        }
                        WITHIN => held.put(n),
                        _ => {}
                    }
                }
            }
        });
        starts.sort_unstable();
        starts.dedup();
        let own = |n: usize| starts.iter().filter(|(of, _)| *of == n).map(|(_, start)| *start).collect();
        begun.and(&held).filter(|n| *n < usize::from(place.branches)).map(|n| (n, own(n))).collect()
    }
}

/// Branches of a pattern.
#[derive(Clone, Copy, Default)]
struct Branches([u64; MOST_BRANCHES / 64]);

impl Branches {
    fn put(&mut self, branch: usize) {
        self.0[branch / 64] |= 1 << (branch % 64);
    }

    /// Those that are in both, in order.
    fn and(&self, other: &Self) -> impl Iterator<Item = usize> {
        let both = self.0.iter().zip(&other.0).map(|(own, other)| own & other).enumerate();
        both.flat_map(|(n, mut bits)| {
            std::iter::from_fn(move || {
                let bit = (bits != 0).then(|| 64 * n + bits.trailing_zeros() as usize)?;
                bits &= bits - 1;
                Some(bit)
            })
        })
    }
}

impl<'t> Text<'t> {
    /// The letters alone.
    pub(crate) fn as_str(&self) -> &'t str {
        self.text
    }

    /// A stretch of this text.
    pub(crate) fn part(&self, range: Range<usize>) -> Text<'t> {
        match &self.known {
            Some(Known { place, .. }) => {
                place.hits.text(place.whole, place.start + range.start..place.start + range.end)
            }
            None => Text { text: &self.text[range], known: None },
        }
    }

    /// This text without white space around it.
    pub(crate) fn trimmed(&self) -> Text<'t> {
        let start = self.text.len() - self.text.trim_start().len();
        let end = start + self.text.trim().len();
        if end - start == self.text.len() { *self } else { self.part(start..end) }
    }

    /// What is known of the pattern at this place: whether it may be found here.
    pub(super) fn holds(&self, place: Place) -> Holds {
        let judged = |open: &Set, stretch: Stretch| match has(open, place.number.into()) {
            false => Holds::No,
            true if place.exact && stretch.is_alone(self.text) => Holds::Yes,
            true => Holds::Perhaps,
        };
        match &self.known {
            None => with_kept(self.text, place, |stretch, recent| judged(&recent.of(self.text, stretch).0, stretch))
                .unwrap_or(Holds::Unknown),
            Some(known) if known.place.hits.anchors.room != place.room => Holds::Unknown,
            Some(known) => judged(&known.open, known.place),
        }
    }

    /// Where matches of the pattern at this place may begin, in order; none if it may be anywhere.
    pub(super) fn beginnings(&self, place: Place) -> Option<Vec<u32>> {
        if place.begin { self.with_stretch(place, |stretch| stretch.beginnings(self.text, place)) } else { None }
    }

    /// The branches of the pattern at this place that may match, each with where it may begin; none if nobody looked or they are
    /// not told apart.
    pub(super) fn branches(&self, place: Place) -> Option<Vec<(usize, Vec<u32>)>> {
        if place.branches > 0 { self.with_stretch(place, |stretch| stretch.branches(self.text, place)) } else { None }
    }

    fn with_stretch<T>(&self, place: Place, look: impl FnOnce(Stretch) -> T) -> Option<T> {
        match &self.known {
            None => with_kept(self.text, place, |stretch, _| look(stretch)),
            Some(known) if known.place.hits.anchors.room != place.room => None,
            Some(known) => Some(look(known.place)),
        }
    }
}

/// A text of which is kept what stands in it.
struct Whole {
    text: Rc<str>,
    hits: Rc<Hits>,
    recent: Recent,
}

/// What may be found in the stretches that were asked of last; the same few are asked of many times.
#[derive(Default)]
struct Recent {
    each: [(Range<usize>, Opened); 4],
    next: usize,
}

impl Recent {
    fn of(&mut self, text: &str, stretch: Stretch) -> &Opened {
        let range = stretch.start..stretch.start + text.len();
        let known = self.each.iter().position(|(known, _)| *known == range);
        let at = known.unwrap_or_else(|| {
            let at = self.next;
            self.next = (at + 1) % self.each.len();
            self.each[at] = (range, stretch.opened(text));
            at
        });
        &self.each[at].1
    }
}

thread_local! {
    static KEPT: RefCell<Vec<Whole>> = const { RefCell::new(Vec::new()) };
}

/// Keeps what is known of a text, so that patterns know it of each stretch of it that they are asked of, until what is returned
/// is dropped. A stretch is known by where it lies in memory; the text is held as long as it is kept.
pub(crate) fn keep(text: &Rc<str>, hits: &Rc<Hits>) -> Kept {
    KEPT.with_borrow_mut(|kept| kept.push(Whole { text: text.clone(), hits: hits.clone(), recent: Recent::default() }));
    Kept(text.clone())
}

/// See [`keep`].
pub(crate) struct Kept(Rc<str>);

impl Drop for Kept {
    fn drop(&mut self) {
        KEPT.with_borrow_mut(|kept| kept.retain(|whole| !Rc::ptr_eq(&whole.text, &self.0)));
    }
}

/// A shorter text is searched sooner than asked after.
const WORTH_ASKING: usize = 12;

/// Looks at a text as a stretch of one that is kept, if it is one and was looked through for the patterns of this room.
fn with_kept<T>(text: &str, place: Place, look: impl FnOnce(Stretch, &mut Recent) -> T) -> Option<T> {
    if ![INTAKE, WHOLE].contains(&place.room) || text.len() < WORTH_ASKING {
        return None;
    }
    let start_in = |whole: &Whole| {
        let start = (text.as_ptr() as usize).checked_sub(whole.text.as_ptr() as usize)?;
        (start + text.len() <= whole.text.len() && whole.hits.anchors.room == place.room).then_some(start)
    };
    KEPT.with_borrow_mut(|kept| {
        let (whole, start) = kept.iter_mut().find_map(|whole| start_in(whole).map(|start| (whole, start)))?;
        Some(look(Stretch { hits: &whole.hits, whole: &whole.text, start }, &mut whole.recent))
    })
}

/// Whether a pattern may be found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Nobody looked.
    Unknown,
    No,
    Perhaps,
    Yes,
}

impl<'t> From<&'t str> for Text<'t> {
    fn from(text: &'t str) -> Self {
        Self { text, known: None }
    }
}

impl<'t> From<&'t String> for Text<'t> {
    fn from(text: &'t String) -> Self {
        Self { text, known: None }
    }
}

impl<'t> From<&&'t str> for Text<'t> {
    fn from(text: &&'t str) -> Self {
        Self { text, known: None }
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.text
    }
}
