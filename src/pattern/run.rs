//! Searches a text with a program of `compile`: tries the ways in which it can match in order of preference and
//! goes back where one leads to nothing.
//!
//! Going back may take long on a text made for it. So a search has fuel in proportion to the text; one that runs out is
//! left to the `regex` crate, which is slower to begin and never slower than the length of the text.

use super::layout::{
    ALONE, FLAG_ANYWHERE, FLAG_BORDER, FLAG_BOUND, FLAG_HIGH, FLAG_LINE, FOLLOWS_BORDER, HEADER, HIGH_ALL, HIGH_NONE,
    OTHER, PAIRS, look, op, pair,
};
use std::cell::RefCell;
use std::ops::RangeInclusive;

/// A word of a program, in little endian: as the program stands in the binary.
pub(super) type Word = [u8; 4];

/// Steps that any search has.
const FUEL: usize = 4_000;
/// More steps for each byte of the text.
const FUEL_PER_BYTE: usize = 64;

/// A search that took too long to finish by going back.
#[derive(Debug)]
pub(super) struct Exhausted;

/// Where to go back to.
#[derive(Clone, Copy)]
struct Way {
    kind: Kind,
    pc: u32,
    at: u32,
    more: u32,
}

#[derive(Clone, Copy)]
enum Kind {
    /// Go on at `pc` and `at`.
    Goto,
    /// Go on at `at` where the word at `pc` says; `more` words stand there.
    Other,
    /// Give back one character of a row that reaches from `at` to `more`.
    Fewer,
    /// Take one character more behind `at`, of which `more` have been taken; `pc` is the instruction.
    More,
    /// Slot `pc` held `at`.
    Slot,
}

thread_local! {
    static WAYS: RefCell<Vec<Way>> = const { RefCell::new(Vec::new()) };
}

/// The number of slots of a program: two for each group.
pub(super) fn slots(program: &[Word]) -> usize {
    word(program, 0) as usize
}

/// Whether no match can stand in a text, for it must begin where the text does and the first letters tell that it does not.
pub(super) fn is_barred(program: &[Word], text: &str) -> bool {
    let flags = word(program, 1);
    if flags & FLAG_BOUND == 0 || flags & FLAG_ANYWHERE != 0 {
        return false;
    }
    match text.as_bytes() {
        [] => true,
        [byte @ ..128, rest @ ..] => {
            let second = rest.first().copied().unwrap_or(OTHER);
            let has = |at: usize, bit: usize| word(program, at + bit / 32) >> (bit % 32) & 1 != 0;
            !has(2, usize::from(*byte)) || !(has(ALONE + 4, pair(*byte, second)) || has(ALONE, usize::from(*byte)))
        }
        _ => flags & FLAG_HIGH == 0,
    }
}

/// The first match that begins in a stretch, or, where it is known with which places a match can begin, from one of those; its groups
/// go to `slots`, if there are any to be filled. A slot that was not reached is `u32::MAX`.
pub(super) fn find(
    program: &[Word],
    text: &str,
    within: RangeInclusive<usize>,
    beginnings: Option<&[u32]>,
    slots: Option<&mut [u32]>,
) -> Result<Option<(usize, usize)>, Exhausted> {
    let from = *within.start();
    WAYS.with_borrow_mut(|ways| Forwards::new(program, text, from, slots, ways).find(within, beginnings))
}

/// Whether a match stands at the end of a text, by a program of the pattern read backwards.
pub(super) fn ends(backward: &[Word], text: &str) -> Result<bool, Exhausted> {
    WAYS.with_borrow_mut(|ways| Ok(Backwards::new(backward, text, 0, None, ways).ends(0)?.is_some()))
}

fn word(program: &[Word], at: usize) -> u32 {
    u32::from_le_bytes(program[at])
}

/// Whether letters stand in words, four in each.
#[inline]
pub(super) fn is_same(letters: &[u8], words: &[Word]) -> bool {
    words.as_flattened().get(..letters.len()) == Some(letters)
}

/// A search through a text. Places are counted in the direction of reading: backwards, 0 is the end of the text.
struct Search<'a, const BACK: bool> {
    program: &'a [Word],
    sets: usize,
    text: &'a str,
    bytes: &'a [u8],
    slots: Option<&'a mut [u32]>,
    ways: &'a mut Vec<Way>,
    fuel: usize,
}

type Forwards<'a> = Search<'a, false>;
type Backwards<'a> = Search<'a, true>;

impl Search<'_, false> {
    fn find(
        &mut self,
        within: RangeInclusive<usize>,
        beginnings: Option<&[u32]>,
    ) -> Result<Option<(usize, usize)>, Exhausted> {
        let (from, until) = within.into_inner();
        if let Some(beginnings) = beginnings {
            let first = beginnings.partition_point(|start| (*start as usize) < from);
            for start in &beginnings[first..] {
                if let Some(found) = self.ends(*start as usize)? {
                    return Ok(Some(found));
                }
            }
            return Ok(None);
        }
        let flags = word(self.program, 1);
        let begins: [u32; 4] = std::array::from_fn(|n| word(self.program, 2 + n));
        let anywhere = flags & FLAG_ANYWHERE != 0;
        if flags & FLAG_BOUND != 0 {
            let fits = anywhere
                || match self.bytes.first() {
                    Some(byte @ ..128) => begins[usize::from(byte >> 5)] >> (byte & 31) & 1 != 0,
                    Some(_) => flags & FLAG_HIGH != 0,
                    None => false,
                };
            return if from == 0 && fits { self.ends(0) } else { Ok(None) };
        }
        let bordered = flags & FLAG_BORDER != 0;
        let lined = flags & FLAG_LINE != 0;
        let heads = self.program.get(ALONE..).and_then(|rest| rest.first_chunk::<{ 4 + PAIRS / 32 }>());
        let (bytes, last) = (self.bytes, self.bytes.len().min(until));
        let fits = |here: usize| match bytes.get(here) {
            Some(byte @ ..128) => {
                begins[usize::from(byte >> 5)] >> (byte & 31) & 1 != 0
                    && heads.is_none_or(|heads| opens(heads, *byte, bytes.get(here + 1)))
            }
            Some(_) => flags & FLAG_HIGH != 0,
            None => false,
        };
        let mut start = from;
        while start <= last {
            if lined && start > 0 && bytes[start - 1] != b'\n' {
                let Some(end) = bytes[start..last].iter().position(|byte| *byte == b'\n') else { break };
                start += end + 1;
            }
            let here = start;
            start += 1;
            let tried = (anywhere || fits(here))
                && (!bordered || super::is_border(bytes, here))
                && self.text.is_char_boundary(here);
            if tried && let Some(found) = self.ends(here)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }
}

/// Whether a match may begin with a byte and the one behind it.
fn opens(heads: &[Word; 4 + PAIRS / 32], byte: u8, next: Option<&u8>) -> bool {
    let has = |at: usize, bit: usize| u32::from_le_bytes(heads[at + bit / 32]) >> (bit % 32) & 1 != 0;
    has(4, pair(byte, *next.unwrap_or(&OTHER))) || has(0, usize::from(byte))
}

impl<'a, const BACK: bool> Search<'a, BACK> {
    fn new(
        program: &'a [Word],
        text: &'a str,
        from: usize,
        slots: Option<&'a mut [u32]>,
        ways: &'a mut Vec<Way>,
    ) -> Self {
        let sets = word(program, 6) as usize;
        let fuel = FUEL + FUEL_PER_BYTE * (text.len() - from.min(text.len()));
        Self { program, sets, text, bytes: text.as_bytes(), slots, ways, fuel }
    }

    /// The byte at a place.
    fn byte(&self, at: usize) -> Option<u8> {
        let at = if BACK { self.bytes.len().checked_sub(at + 1)? } else { at };
        self.bytes.get(at).copied()
    }

    /// A place as bytes from the beginning of the text.
    fn place(&self, at: usize) -> usize {
        if BACK { self.bytes.len() - at } else { at }
    }

    /// The match that begins at a place.
    fn ends(&mut self, start: usize) -> Result<Option<(usize, usize)>, Exhausted> {
        if let Some(slots) = &mut self.slots {
            slots.fill(u32::MAX);
        }
        self.ways.clear();
        let found = self.run(start)?;
        if let (Some(end), Some(slots)) = (found, &mut self.slots) {
            (slots[0], slots[1]) = (start as u32, end as u32);
        }
        Ok(found.map(|end| (start, end)))
    }

    fn run(&mut self, start: usize) -> Result<Option<usize>, Exhausted> {
        let (mut pc, mut at) = (HEADER, start);
        let (program, mut fuel) = (self.program, self.fuel);
        loop {
            fuel = fuel.checked_sub(1).ok_or(Exhausted)?;
            let instruction = word(program, pc);
            let argument = (instruction >> 8) as usize;
            pc += 1;
            let goes_on = match instruction & 0xFF {
                op::MATCH => {
                    self.fuel = fuel;
                    return Ok(Some(at));
                }
                op::BYTE => {
                    self.byte(at).is_some_and(|b| usize::from(b) == argument) && {
                        at += 1;
                        true
                    }
                }
                op::BYTES => {
                    self.is_next(pc, argument, at) && {
                        at += argument;
                        pc += argument.div_ceil(4);
                        true
                    }
                }
                op::SET => match self.take(argument, at) {
                    Some(behind) => {
                        at = behind;
                        true
                    }
                    None => false,
                },
                op::SAVE => {
                    self.save(argument, at);
                    true
                }
                op::LOOK => self.looks(argument as u32, at),
                op::JUMP => {
                    pc = argument;
                    true
                }
                op::ALT => {
                    if argument > 1 {
                        let (pc, more) = (pc as u32 + 1, argument as u32 - 1);
                        self.ways.push(Way { kind: Kind::Other, pc, at: at as u32, more });
                    }
                    pc = word(program, pc) as usize;
                    true
                }
                op::SWITCH => {
                    pc = self.target(pc, at);
                    pc != 0
                }
                op::TRY => {
                    let other = word(program, pc);
                    if self.take(argument, at).is_some() {
                        self.ways.push(Way { kind: Kind::Goto, pc: other, at: at as u32, more: 0 });
                        pc += 1;
                    } else {
                        pc = other as usize;
                    }
                    true
                }
                op::TRY_LAZY => {
                    if self.take(argument, at).is_some() {
                        self.ways.push(Way { kind: Kind::Goto, pc: pc as u32 + 1, at: at as u32, more: 0 });
                    }
                    pc = word(program, pc) as usize;
                    true
                }
                op::REPEAT => {
                    let row = self.row(argument, pc, at);
                    if let Some((_, most)) = row {
                        fuel = fuel.checked_sub((most - at) / 4).ok_or(Exhausted)?;
                    }
                    pc += 3;
                    let end = row.and_then(|(least, most)| Some((least, self.fewer(pc, least, most)?)));
                    end.is_some_and(|(least, end)| {
                        if end > least {
                            let (at, more) = (least as u32, end as u32);
                            self.ways.push(Way { kind: Kind::Fewer, pc: pc as u32, at, more });
                        }
                        at = end;
                        true
                    })
                }
                op::REPEAT_LAZY => match self.least(argument, word(program, pc), at) {
                    Some(behind) => {
                        at = behind;
                        let (min, max) = (word(program, pc), word(program, pc + 1));
                        if max > min {
                            self.ways.push(Way { kind: Kind::More, pc: pc as u32 - 1, at: at as u32, more: min });
                        }
                        pc += 2;
                        true
                    }
                    None => false,
                },
                _ => false,
            };
            if goes_on {
                continue;
            }
            match self.go_back() {
                Some(way) => (pc, at) = way,
                None => {
                    self.fuel = fuel;
                    return Ok(None);
                }
            }
        }
    }

    /// The last way that was left open: where it goes on.
    fn go_back(&mut self) -> Option<(usize, usize)> {
        loop {
            let way = self.ways.pop()?;
            match way.kind {
                Kind::Goto => return Some((way.pc as usize, way.at as usize)),
                Kind::Other => {
                    if way.more > 1 {
                        self.ways.push(Way { pc: way.pc + 1, more: way.more - 1, ..way });
                    }
                    return Some((word(self.program, way.pc as usize) as usize, way.at as usize));
                }
                Kind::Fewer => {
                    let end = self.before(way.more as usize);
                    let Some(end) = self.fewer(way.pc as usize, way.at as usize, end) else { continue };
                    if end > way.at as usize {
                        self.ways.push(Way { more: end as u32, ..way });
                    }
                    return Some((way.pc as usize, end));
                }
                Kind::More => {
                    let instruction = word(self.program, way.pc as usize);
                    let Some(behind) = self.take((instruction >> 8) as usize, way.at as usize) else { continue };
                    if way.more + 1 < word(self.program, way.pc as usize + 2) {
                        self.ways.push(Way { at: behind as u32, more: way.more + 1, ..way });
                    }
                    return Some((way.pc as usize + 3, behind));
                }
                Kind::Slot => {
                    if let Some(slots) = &mut self.slots {
                        slots[way.pc as usize] = way.at;
                    }
                }
            }
        }
    }

    fn save(&mut self, slot: usize, at: usize) {
        if let Some(slots) = &mut self.slots {
            self.ways.push(Way { kind: Kind::Slot, pc: slot as u32, at: slots[slot], more: 0 });
            slots[slot] = at as u32;
        }
    }

    fn is_next(&self, pc: usize, length: usize, at: usize) -> bool {
        let words = &self.program[pc..pc + length.div_ceil(4)];
        if BACK {
            let letters = &words.as_flattened()[..length];
            let end = self.bytes.len() - at;
            return length <= end && self.bytes[end - length..end].iter().rev().eq(letters);
        }
        let Some(next) = self.bytes.get(at..at + length) else { return false };
        is_same(next, words)
    }

    /// The place behind the character at `at`, if it is of a set.
    #[inline(always)]
    fn take(&self, set: usize, at: usize) -> Option<usize> {
        let set = self.sets + set;
        match self.byte(at)? {
            byte @ ..128 => {
                (word(self.program, set + usize::from(byte >> 5)) >> (byte & 31) & 1 != 0).then_some(at + 1)
            }
            _ => self.take_high(set, at),
        }
    }

    #[cold]
    fn take_high(&self, set: usize, at: usize) -> Option<usize> {
        let high = word(self.program, set + 4);
        if high == HIGH_NONE {
            return None;
        }
        let (before, behind) = self.text.split_at_checked(self.place(at))?;
        let letter = if BACK { before.chars().next_back() } else { behind.chars().next() }?;
        (high == HIGH_ALL || self.is_within(set + 5, u32::from(letter))).then(|| at + letter.len_utf8())
    }

    /// Whether a character lies in one of the ranges that stand at a place of the program.
    fn is_within(&self, ranges: usize, letter: u32) -> bool {
        let count = word(self.program, ranges) as usize;
        let (pairs, _) = self.program[ranges + 1..ranges + 1 + 2 * count].as_chunks::<2>();
        let after = pairs.partition_point(|pair| u32::from_le_bytes(pair[0]) <= letter);
        after > 0 && u32::from_le_bytes(pairs[after - 1][1]) >= letter
    }

    /// As many characters of a set as there may be: where the least of them end, and the most.
    fn row(&self, set: usize, pc: usize, at: usize) -> Option<(usize, usize)> {
        let [min, max] = *self.program.get(pc..)?.first_chunk()?;
        let (min, max) = (u32::from_le_bytes(min), u32::from_le_bytes(max));
        let words = self.program.get(self.sets + set..)?.first_chunk::<4>()?;
        let ascii = |byte: u8| u32::from_le_bytes(words[usize::from(byte >> 5)]) >> (byte & 31) & 1 != 0;
        let least = self.least(set, min, at)?;
        let mut most = least;
        let mut left = max - min;
        while left > 0 {
            most = match self.byte(most) {
                Some(byte @ ..128) if ascii(byte) => most + 1,
                Some(128..) => match self.take(set, most) {
                    Some(behind) => behind,
                    None => break,
                },
                _ => break,
            };
            left -= 1;
        }
        Some((least, most))
    }

    /// The furthest end of a row, not before `least`, at which can follow what must follow: the word before `pc` says that.
    fn fewer(&self, pc: usize, least: usize, mut end: usize) -> Option<usize> {
        let follows = word(self.program, pc - 1);
        let Some(set) = ((follows & !FOLLOWS_BORDER) as usize).checked_sub(1) else { return Some(end) };
        let bordered = follows & FOLLOWS_BORDER != 0;
        while bordered && !self.is_border(end) || self.take(set, end).is_none() {
            end = if end > least { self.before(end) } else { return None };
        }
        Some(end)
    }

    fn least(&self, set: usize, count: u32, mut at: usize) -> Option<usize> {
        for _ in 0..count {
            at = self.take(set, at)?;
        }
        Some(at)
    }

    /// Where a switch goes on; 0 if nowhere.
    fn target(&self, pc: usize, at: usize) -> usize {
        let Some((head, targets)) = self.program.get(pc..).and_then(|rest| rest.split_first_chunk::<7>()) else {
            return 0;
        };
        let other = u32::from_le_bytes(head[0]) as usize;
        let byte = match self.byte(at) {
            None => return other,
            Some(128..) => return u32::from_le_bytes(head[1]) as usize,
            Some(byte) => byte,
        };
        let own = usize::from(byte >> 5);
        let here = u32::from_le_bytes(head[2 + own]);
        if here >> (byte & 31) & 1 == 0 {
            return other;
        }
        let rank = u32::from(head[6][own]) + (here & ((1 << (byte & 31)) - 1)).count_ones();
        word(targets, rank as usize) as usize
    }

    /// The place before the character that ends at `at`.
    fn before(&self, at: usize) -> usize {
        let mut before = at - 1;
        while !self.text.is_char_boundary(self.place(before)) {
            before -= 1;
        }
        before
    }

    fn looks(&self, look: u32, at: usize) -> bool {
        match look {
            look::START => at == 0,
            look::END => at == self.bytes.len(),
            look::START_LINE => at == 0 || self.byte(at - 1) == Some(b'\n'),
            look::END_LINE => self.byte(at).is_none_or(|byte| byte == b'\n'),
            look::BORDER => self.is_border(at),
            look::NO_BORDER => !self.is_border(at),
            _ => {
                let is_word = |c: Option<char>| c.is_some_and(regex_syntax::is_word_character);
                let (before, behind) = self.text.split_at(self.place(at));
                is_word(before.chars().next_back()) != is_word(behind.chars().next())
            }
        }
    }

    /// Whether a word in ASCII borders here on what is none.
    fn is_border(&self, at: usize) -> bool {
        super::is_border(self.bytes, self.place(at))
    }
}
