//! Anchors: where the words of all patterns of a room stand in a text, found in one pass along the tree of those words.

use super::compiled::Place;
use super::kept::with_kept;
use super::layout::{
    ANYWHERE, BEGIN_WITHOUT, BEGINS, BORDERED, BRANCH_WORDS, CLASSES, FREE, HEADS, KINDS, LONG_BORDERED, LONG_FREE,
    LONG_OPENINGS, MOST_BRANCHES, NEED_NOTHING_WITHIN, OPENINGS, PATTERNS, SAYS_SHIFT, SHORT_BORDERED, SHORT_FREE,
    TREE_BORDERED_LONG, TREE_CLASSES, TREE_FREE_LONG, TREE_HEADER, TREE_KINDS, TREE_OPENINGS, WITHIN, entry, group,
    head, long_opening,
};
use super::run::{Word, is_same};
use super::{is_border, is_word};
use std::ops::{Deref, Range};

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
        let mut list = Vec::with_capacity(bytes.len() / 4);
        let kinds: &[Word; 64] = self.part(TREE_KINDS);
        let kind =
            |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(kinds[usize::from(byte / 4)][usize::from(byte % 4)]));
        let openings = self.part::<{ OPENINGS / 4 }>(TREE_OPENINGS).as_flattened();
        let [free_long, bordered_long]: [&[Word; LONG_OPENINGS / 32]; 2] =
            [self.part(TREE_FREE_LONG), self.part(TREE_BORDERED_LONG)];
        let has = |words: &[Word], number: usize| u32::from_le_bytes(words[number / 32]) >> (number % 32) & 1 != 0;
        let mut four = (0..3).fold(0, |four, at| four * KINDS + kind(bytes.get(at)));
        let mut in_word = false;
        for (start, byte) in bytes.iter().enumerate() {
            four = (four * KINDS + kind(bytes.get(start + 3))) % (KINDS * OPENINGS);
            let was_in_word = std::mem::replace(&mut in_word, is_word(Some(byte)));
            let says = openings[four / KINDS];
            let says = if in_word == was_in_word { says & (SHORT_FREE | LONG_FREE) } else { says };
            // At most places no word begins.
            if says == 0 {
                continue;
            }
            let mut found = |hit| list.push(hit);
            let long = long_opening(four);
            if says & SHORT_FREE != 0 {
                self.short(FREE, bytes, start, &mut found);
            }
            if says & LONG_FREE != 0 && has(free_long, long) {
                self.long(FREE, bytes, start, &mut found);
            }
            if says & SHORT_BORDERED != 0 {
                self.short(BORDERED, bytes, start, &mut found);
            }
            if says & LONG_BORDERED != 0 && has(bordered_long, long) {
                self.long(BORDERED, bytes, start, &mut found);
            }
        }
        Hits::of(self, list)
    }

    /// All words of fewer than four letters that begin at a place.
    fn short(&self, kind: usize, text: &[u8], start: usize, found: &mut impl FnMut(Hit)) {
        let root = self.word(kind) as usize;
        let Some(&first) = text.get(start) else { return };
        let classes = self.tree[TREE_CLASSES..TREE_KINDS].as_flattened();
        let class = |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(classes[usize::from(*byte)]));
        let two = self.word(root + CLASSES * class(Some(&first)) + class(text.get(start + 1))) as usize;
        let one = self.word(root + CLASSES * CLASSES + usize::from(first)) as usize;
        for (node, length) in [(one, 1), (two, 2)] {
            if node != 0 {
                self.walk(node, text, start, start + length, found);
            }
        }
    }

    /// All words of four letters and more that begin at a place.
    fn long(&self, kind: usize, text: &[u8], start: usize, found: &mut impl FnMut(Hit)) {
        let Some(four) = text[start..].first_chunk::<4>() else { return };
        let table = self.word(HEADS + kind) as usize;
        let mask = self.word(table) as usize;
        let mut slot = head(*four) & mask;
        loop {
            let at = table + 1 + 2 * slot;
            let node = self.word(at + 1) as usize;
            if node == 0 {
                return;
            }
            if self.tree[at] == *four {
                return self.walk(node, text, start, start + 4, found);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Follows a text from a node down the tree; what began at `start` has been read up to `at`.
    fn walk(&self, mut node: usize, text: &[u8], start: usize, mut at: usize, found: &mut impl FnMut(Hit)) {
        while node >= TREE_HEADER {
            let [shared, ended, below, _] = self.tree[node];
            let (shared, ended, below) = (usize::from(shared), usize::from(ended), usize::from(below));
            let mut place = node + 1;
            if shared > 0 {
                match text.get(at..at + shared) {
                    Some(here) if is_same(here, &self.tree[place..]) => at += shared,
                    _ => return,
                }
                place += shared.div_ceil(4);
            }
            for word in &self.tree[place..place + ended] {
                let word = u32::from_le_bytes(*word);
                let goes_on = entry::ends(word) && !is_border(text, at);
                let (set, inner) = (entry::set(word), entry::inner(word));
                found(Hit { start: start as u32, end: at as u32, set, goes_on, inner });
            }
            place += ended;
            let (true, Some(next)) = (below > 0, text.get(at)) else { return };
            let letters = self.tree[place..place + below.div_ceil(4)].as_flattened();
            let Some(n) = letters[..below].iter().position(|letter| letter == next) else { return };
            node = self.word(place + below.div_ceil(4) + n) as usize;
            at += 1;
        }
    }

    /// Where in the tree stands what a word says, and that: for each pattern the head of a group and where its entries stand.
    fn list(&self, set: u32) -> (usize, &'static [[Word; 2]]) {
        let sets = self.word(2) as usize;
        let end = |n: usize| sets + self.word(sets + set as usize + n) as usize;
        let (from, to) = (end(0), end(1));
        (from, self.tree[from..to].as_chunks().0)
    }

    /// Where it stands what a word says of a pattern.
    fn about(&self, set: u32, pattern: usize) -> Option<u32> {
        let (from, groups) = self.list(set);
        let place = groups.iter().position(|[head, _]| group::pattern(u32::from_le_bytes(*head)) == pattern)?;
        Some((from + 2 * place) as u32)
    }

    /// What is said of the branches of a pattern at a place.
    fn group(&self, at: u32) -> impl Iterator<Item = (u32, usize)> + use<> {
        let (head, start) = (self.word(at as usize), self.word(at as usize + 1) as usize);
        let entries = &self.tree[start..start + group::count(head)];
        entries.iter().map(|entry| u32::from_le_bytes(*entry)).map(|e| (e >> SAYS_SHIFT, branch_of(e)))
    }

    /// Which of 64 patterns need no word.
    fn need_nothing(&self, n: usize) -> u64 {
        let at = self.word(ANYWHERE) as usize + 2 * n;
        u64::from(self.word(at)) | u64::from(self.word(at + 1)) << 32
    }

    /// What is said of each pattern where no word stands.
    fn anywhere(&self) -> Box<[u32; PATTERNS]> {
        let mut all = Box::new([0; PATTERNS]);
        for (n, all) in all.chunks_exact_mut(64).enumerate() {
            let mut bits = self.need_nothing(n);
            while bits != 0 {
                all[bits.trailing_zeros() as usize] = group::NEEDS_NOTHING;
                bits &= bits - 1;
            }
        }
        all
    }

    /// So many words from a place on.
    fn part<const N: usize>(&self, at: usize) -> &'static [Word; N] {
        self.tree[at..].first_chunk().expect("`trie::written` wrote them")
    }
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
    /// Matches begin where the word begins within which it stands.
    inner: bool,
}

/// The branch of an entry.
fn branch_of(entry: u32) -> usize {
    (entry & ((1 << SAYS_SHIFT) - 1)) as usize
}

/// Whether a pattern may be found by what is said of it: it needs nothing, or a branch has a word that is enough, or there are
/// both such as branches begin with and such as they need within.
fn may_be_found(all: u32) -> bool {
    all & (group::OPENS | group::NEEDS_NOTHING) != 0 || all & group::BOTH == group::BOTH
}

/// All words of the patterns of a room that stand in one text, in the order in which they begin, and which of them speak of a pattern.
pub(crate) struct Hits {
    anchors: &'static Anchors,
    list: Vec<Hit>,
    /// Which of the list speak of each pattern, in order: those of one pattern behind those of another.
    own: Vec<u32>,
    /// Where those of each pattern begin among `own`, and behind them all where the last end.
    firsts: Box<[u32; PATTERNS + 1]>,
    /// What all words of the text say of each pattern, and whether it needs none: most patterns are answered by that.
    all: Box<[u32; PATTERNS]>,
    /// Which patterns may be found by that, a bit for each.
    open: Numbers,
}

/// Numbers of patterns of one room, a bit for each.
pub(super) type Numbers = [u64; PATTERNS / 64];

impl Hits {
    fn of(anchors: &'static Anchors, list: Vec<Hit>) -> Self {
        let (mut all, mut firsts) = (anchors.anywhere(), Box::new([0; PATTERNS + 1]));
        for hit in &list {
            for [head, _] in anchors.list(hit.set).1 {
                let head = u32::from_le_bytes(*head);
                all[group::pattern(head)] |= head & group::SAYS;
                firsts[group::pattern(head)] += 1;
            }
        }
        let (mut open, mut count): (Numbers, u32) = (std::array::from_fn(|n| anchors.need_nothing(n)), 0);
        for (pattern, first) in firsts.iter_mut().enumerate() {
            if *first > 0 {
                open[pattern / 64] |= u64::from(may_be_found(all[pattern])) << (pattern % 64);
                count += *first;
            }
            *first = count;
        }
        // Each is put before those of its pattern that were put.
        let mut own = vec![0; count as usize];
        for (n, hit) in list.iter().enumerate().rev() {
            for [head, _] in anchors.list(hit.set).1 {
                let first = &mut firsts[group::pattern(u32::from_le_bytes(*head))];
                *first -= 1;
                own[*first as usize] = n as u32;
            }
        }
        Self { anchors, list, own, firsts, all, open }
    }

    /// The words that begin in a stretch of the text and speak of a pattern.
    fn speaking(&self, stretch: Range<usize>, pattern: usize) -> impl Iterator<Item = &Hit> {
        let own = &self.own[self.firsts[pattern] as usize..self.firsts[pattern + 1] as usize];
        let hit = |n: &u32| &self.list[*n as usize];
        let from = own.partition_point(|n| (hit(n).start as usize) < stretch.start);
        own[from..].iter().map(hit).take_while(move |hit| (hit.start as usize) < stretch.end)
    }

    /// The room of the patterns whose words were looked for.
    pub(super) fn room(&self) -> u8 {
        self.anchors.room
    }

    /// A stretch of the text that was looked through.
    pub(crate) fn text<'t>(&'t self, whole: &'t str, range: Range<usize>) -> Text<'t> {
        let known = Stretch::of(self, whole, range.start);
        Text { text: &whole[range], known: Some(known) }
    }

    /// What stands in stretches of the text, made to one by a line end between each two. With each stretch comes whether it is the
    /// same in the new text; `keeps` says it of a part of one that is not.
    pub(crate) fn joined(
        &self,
        stretches: impl Iterator<Item = (Range<usize>, bool)>,
        keeps: impl Fn(Range<usize>) -> bool,
    ) -> Self {
        let (mut list, mut at) = (Vec::with_capacity(self.list.len()), 0);
        for (stretch, same) in stretches {
            let from = self.list.partition_point(|hit| (hit.start as usize) < stretch.start);
            let inside = self.list[from..].iter().take_while(|hit| (hit.start as usize) < stretch.end);
            for hit in inside.filter(|hit| hit.end as usize <= stretch.end) {
                if same || keeps(hit.start as usize..hit.end as usize) {
                    let moved = |place: u32| place - stretch.start as u32 + at;
                    list.push(Hit { start: moved(hit.start), end: moved(hit.end), ..*hit });
                }
            }
            at += stretch.len() as u32 + 1;
        }
        Self::of(self.anchors, list)
    }
}

/// A text that may know which words of patterns stand in it.
#[derive(Clone, Copy)]
pub(crate) struct Text<'t> {
    text: &'t str,
    known: Option<Stretch<'t>>,
}

/// Where a text stands in one that was looked through.
#[derive(Clone, Copy)]
pub(super) struct Stretch<'t> {
    hits: &'t Hits,
    whole: &'t str,
    /// Where the text begins in the whole.
    start: usize,
    /// It begins within a word.
    cuts: bool,
}

impl<'t> Stretch<'t> {
    pub(super) fn of(hits: &'t Hits, whole: &'t str, start: usize) -> Self {
        let byte = |at: Option<usize>| at.and_then(|at| whole.as_bytes().get(at));
        let cuts = is_word(byte(start.checked_sub(1))) && is_word(byte(Some(start)));
        Self { hits, whole, start, cuts }
    }

    /// Calls with where each word of a stretch begins that says something of a pattern, by its place in the whole, and where that
    /// stands in the tree; words that begin where the stretch cuts one come last. One within which matches do not begin comes
    /// with the beginning of the word that it stands in as well.
    fn each_of(&self, text: &str, number: u16, mut found: impl FnMut(u32, u32)) {
        let anchors = self.hits.anchors;
        let stretch = self.start..self.start + text.len();
        let mut known = (self.start as u32, self.start as u32);
        for hit in self.hits.speaking(stretch.clone(), number.into()) {
            let end = hit.end as usize;
            if end > stretch.end || hit.goes_on && end < stretch.end {
                continue;
            }
            if let Some(group) = anchors.about(hit.set, number.into()) {
                found(hit.start, group);
                if hit.inner {
                    known = (hit.start, self.word_start(hit.start, known));
                    found(known.1, group);
                }
            }
        }
        if self.cuts {
            let mut cut = |hit: Hit| {
                if let Some(group) = anchors.about(hit.set, number.into()).filter(|_| !hit.goes_on) {
                    found(hit.start + self.start as u32, group);
                }
            };
            anchors.short(BORDERED, text.as_bytes(), 0, &mut cut);
            anchors.long(BORDERED, text.as_bytes(), 0, &mut cut);
        }
    }

    /// Where the word begins in which a place of the whole lies, or the stretch, if it cuts it. It is known of a place before, so that
    /// no letter is looked at twice.
    fn word_start(&self, at: u32, (before, start): (u32, u32)) -> u32 {
        let between = &self.whole.as_bytes()[before as usize..at as usize];
        between.iter().rposition(|byte| !is_word(Some(byte))).map_or(start, |n| before + n as u32 + 1)
    }

    /// Whether borders of words are where those of the whole are.
    fn is_alone(&self, text: &str) -> bool {
        let byte = |at: Option<usize>| at.and_then(|at| self.whole.as_bytes().get(at));
        !is_word(byte(self.start.checked_sub(1))) && !is_word(byte(Some(self.start + text.len())))
    }

    /// What the words of the stretch say of a pattern in all, and whether it needs none.
    fn said(&self, text: &str, place: Place) -> u32 {
        let of_text = self.hits.all[usize::from(place.number)];
        let mut all = of_text & group::NEEDS_NOTHING;
        if all == 0 && (self.cuts || may_be_found(of_text)) {
            self.each_of(text, place.number, |_, at| all |= self.hits.anchors.word(at as usize) & group::SAYS);
        }
        all
    }

    /// Whether a pattern may be found in the stretch: one of its branches may begin there and has what it needs within.
    fn holds(&self, text: &str, place: Place) -> bool {
        let anchors = self.hits.anchors;
        let all = self.said(text, place);
        if all & (group::OPENS | group::NEEDS_NOTHING) != 0 || !may_be_found(all) {
            return may_be_found(all);
        }
        let (mut begun, mut held) = (Branches::default(), Branches::default());
        self.each_of(text, place.number, |_, at| {
            for (says, branch) in anchors.group(at) {
                match says {
                    BEGINS => begun.put(branch - usize::from(place.branch)),
                    WITHIN => held.put(branch - usize::from(place.branch)),
                    _ => {}
                }
            }
        });
        begun.and(&held).next().is_some()
    }

    fn beginnings(&self, text: &str, place: Place) -> Vec<u32> {
        let mut found = Vec::new();
        self.each_of(text, place.number, |start, at| {
            if self.hits.anchors.word(at as usize) & group::STARTS != 0 {
                found.push(start - self.start as u32);
            }
        });
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The branches of a pattern that may match.
    fn branches(&self, text: &str, place: Place) -> Ways {
        let anchors = self.hits.anchors;
        let mut ways = Ways { each: Vec::new(), starts: Vec::new() };
        if place.needs && !may_be_found(self.said(text, place)) {
            return ways;
        }
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
        let (mut begun, mut held) = (bits(BEGIN_WITHOUT), bits(NEED_NOTHING_WITHIN));
        let needs_nothing = held;
        let mut starts: Vec<(u16, u32)> = Vec::new();
        let mut last = [0; MOST_BRANCHES];
        self.each_of(text, place.number, |start, at| {
            let start = start - self.start as u32;
            for (says, branch) in anchors.group(at) {
                let n = branch - usize::from(place.branch);
                if says == BEGINS {
                    begun.put(n);
                    starts.push((n as u16, start));
                } else {
                    held.put(n);
                    last[n] = last[n].max(start);
                }
            }
        });
        for n in begun.and(&held).filter(|n| *n < usize::from(place.branches)) {
            // A match begins no later than the word within it.
            let until = if needs_nothing.has(n) { u32::MAX } else { last[n] };
            let own = starts.iter().filter(|(of, start)| usize::from(*of) == n && *start <= until);
            let from = ways.starts.len();
            ways.starts.extend(own.map(|(_, start)| *start));
            ways.starts[from..].sort_unstable();
            ways.each.push(Branch { number: n, starts: from..ways.starts.len(), until });
        }
        ways
    }
}

/// The branches of a pattern that may match.
pub(super) struct Ways {
    pub each: Vec<Branch>,
    starts: Vec<u32>,
}

impl Ways {
    /// Where a branch may begin, in order; none where nothing tells that.
    pub(super) fn starts(&self, branch: &Branch) -> &[u32] {
        &self.starts[branch.starts.clone()]
    }

    /// Where any of them may begin, in order.
    pub(super) fn into_starts(mut self) -> Vec<u32> {
        self.starts.sort_unstable();
        self.starts.dedup();
        self.starts
    }
}

/// A branch of a pattern that may match.
pub(super) struct Branch {
    /// Which of the pattern's.
    pub number: usize,
    starts: Range<usize>,
    /// It begins no later than there.
    pub until: u32,
}

/// Branches of a pattern.
#[derive(Clone, Copy, Default)]
struct Branches([u64; MOST_BRANCHES / 64]);

impl Branches {
    fn put(&mut self, branch: usize) {
        self.0[branch / 64] |= 1 << (branch % 64);
    }

    fn has(&self, branch: usize) -> bool {
        self.0[branch / 64] >> (branch % 64) & 1 != 0
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
            Some(place) => place.hits.text(place.whole, place.start + range.start..place.start + range.end),
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
    #[inline]
    pub(super) fn holds(&self, place: Place) -> Holds {
        // Most patterns have none of their words in the whole text.
        if let Some(Stretch { hits, cuts: false, .. }) = self.known
            && hits.anchors.room == place.room
            && !may_be_found(hits.all[usize::from(place.number)])
        {
            return Holds::No;
        }
        let judged = |stretch: Stretch| match stretch.holds(self.text, place) {
            false => Holds::No,
            true if place.exact && stretch.is_alone(self.text) => Holds::Yes,
            true => Holds::Perhaps,
        };
        self.with_stretch(place, judged).unwrap_or(Holds::Unknown)
    }

    /// Which patterns of a room may be found here by the words of the whole text; none if that is not known.
    pub(super) fn open(&self, room: u8) -> Option<&Numbers> {
        let known = self.known.as_ref().filter(|known| !known.cuts && known.hits.anchors.room == room)?;
        Some(&known.hits.open)
    }

    /// Where matches of the pattern at this place may begin, in order; none if it may be anywhere.
    pub(super) fn beginnings(&self, place: Place) -> Option<Vec<u32>> {
        if place.begin { self.with_stretch(place, |stretch| stretch.beginnings(self.text, place)) } else { None }
    }

    /// The branches of the pattern at this place that may match; none if nobody looked or they are not told apart.
    pub(super) fn branches(&self, place: Place) -> Option<Ways> {
        if place.branches == 0 {
            return None;
        }
        self.with_stretch(place, |stretch| stretch.branches(self.text, place))
    }

    fn with_stretch<T>(&self, place: Place, look: impl FnOnce(Stretch) -> T) -> Option<T> {
        match &self.known {
            None => with_kept(self.text, place, look),
            Some(known) if known.hits.anchors.room != place.room => None,
            Some(known) => Some(look(*known)),
        }
    }
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
