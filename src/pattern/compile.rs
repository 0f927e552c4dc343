//! A parsed pattern as a program: a row of numbers that [`super::run`] searches with. Shared by the library and by
//! `build.rs`, which compiles the patterns of the house, so that none is compiled at run time.
//!
//! A program tries the ways in which a text can match in order of preference, as the `regex` crate does. An alternation is
//! a trie: one look at the next byte tells which of its branches can go on.

use super::layout::{
    ALONE, FLAG_ANYWHERE, FLAG_BORDER, FLAG_BOUND, FLAG_HIGH, FLAG_LINE, FOLLOWS_BORDER, HEADER, HIGH_ALL, HIGH_NONE,
    OTHER, look, op, pair,
};
use regex_syntax::hir::{Class, Hir, HirKind, Look, Repetition};
use std::collections::BTreeMap;

/// Copies of a part beyond which a program would grow too big.
const MOST_COPIES: u32 = 64;
/// Words of a program beyond which a pattern is left to the `regex` crate.
const MOST_WORDS: usize = 60_000;

/// The program of a pattern; none if it has something that programs do not know.
pub fn program(pattern: &Hir) -> Option<Vec<u32>> {
    let mut compiler = Compiler { code: vec![0; HEADER], sets: Vec::new(), known: BTreeMap::new() };
    compiler.emit(pattern)?;
    compiler.code.push(op::MATCH);
    let begins = first(pattern);
    let looks = pattern.properties().look_set_prefix();
    let flag = |holds: bool, flag: u32| if holds { flag } else { 0 };
    compiler.code[0] = 2 * (pattern.properties().explicit_captures_len() as u32 + 1);
    compiler.code[1] = flag(begins.empty, FLAG_ANYWHERE)
        | flag(looks.contains(Look::Start), FLAG_BOUND)
        | flag(looks.contains(Look::WordAscii), FLAG_BORDER)
        | flag(looks.contains(Look::StartLF), FLAG_LINE)
        | flag(begins.high, FLAG_HIGH);
    compiler.code[2..6].copy_from_slice(&words_of(begins.ascii));
    compiler.code[6] = compiler.code.len() as u32;
    let opening = opening(pattern);
    compiler.code[ALONE..ALONE + 4].copy_from_slice(&words_of(opening.alone));
    for (first, seconds) in (0_u8..).zip(&opening.pairs) {
        for second in (0..=OTHER).filter(|second| seconds >> second & 1 == 1) {
            let number = pair(first, second);
            compiler.code[ALONE + 4 + number / 32] |= 1 << (number % 32);
        }
    }
    compiler.code.append(&mut compiler.sets);
    (compiler.code.len() <= MOST_WORDS).then_some(compiler.code)
}

/// The program that reads a pattern backwards from the end of a text, where every match ends: most texts are done with after a
/// letter or two. None where it would read far before it knows, or where a match begins at the beginning as well.
pub fn backward(pattern: &Hir) -> Option<Vec<u32>> {
    let properties = pattern.properties();
    let at_end = properties.look_set_suffix().contains(Look::End);
    if !at_end || properties.look_set_prefix().contains(Look::Start) {
        return None;
    }
    let reversed = reversed(pattern);
    if opens_wide(&reversed) { None } else { program(&reversed) }
}

/// Whether a part may open with a row of nearly any letters.
fn opens_wide(part: &Hir) -> bool {
    match part.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Literal(_) | HirKind::Class(_) => false,
        HirKind::Repetition(repetition) => match repetition.sub.kind() {
            HirKind::Class(class) => repetition.max.is_none_or(|max| max > 3) && members(class).0.count_ones() > 20,
            _ => opens_wide(&repetition.sub),
        },
        HirKind::Capture(capture) => opens_wide(&capture.sub),
        HirKind::Concat(parts) => {
            let opening = parts.iter().position(|part| !first(part).empty).map_or(parts.len(), |n| n + 1);
            parts[..opening].iter().any(opens_wide)
        }
        HirKind::Alternation(parts) => parts.iter().any(opens_wide),
    }
}

/// A pattern of all that another matches, read backwards; without groups.
fn reversed(pattern: &Hir) -> Hir {
    match pattern.kind() {
        HirKind::Empty | HirKind::Class(_) => pattern.clone(),
        HirKind::Literal(literal) => Hir::literal(literal.0.iter().rev().copied().collect::<Vec<_>>()),
        HirKind::Look(look) => Hir::look(look.reversed()),
        HirKind::Repetition(repetition) => {
            Hir::repetition(Repetition { sub: Box::new(reversed(&repetition.sub)), ..repetition.clone() })
        }
        HirKind::Capture(capture) => reversed(&capture.sub),
        HirKind::Concat(parts) => Hir::concat(parts.iter().rev().map(reversed).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(reversed).collect()),
    }
}

/// With what a match of a part begins.
#[derive(Clone, Copy, Default)]
struct First {
    ascii: u128,
    high: bool,
    /// It may match without taking a byte.
    empty: bool,
}

impl First {
    fn or(self, other: Self) -> Self {
        Self { ascii: self.ascii | other.ascii, high: self.high | other.high, empty: self.empty | other.empty }
    }

    fn byte(byte: u8) -> Self {
        if byte < 128 { Self { ascii: 1 << byte, ..Self::default() } } else { Self { high: true, ..Self::default() } }
    }
}

fn first(part: &Hir) -> First {
    match part.kind() {
        HirKind::Empty | HirKind::Look(_) => First { empty: true, ..First::default() },
        HirKind::Literal(literal) => First::byte(literal.0[0]),
        HirKind::Class(class) => {
            let (ascii, high) = members(class);
            First { ascii, high: !high.is_empty(), empty: false }
        }
        HirKind::Capture(capture) => first(&capture.sub),
        HirKind::Repetition(repetition) => {
            let once = first(&repetition.sub);
            First { empty: once.empty || repetition.min == 0, ..once }
        }
        HirKind::Concat(parts) => first_of(parts),
        HirKind::Alternation(parts) => parts.iter().map(first).fold(First::default(), First::or),
    }
}

fn first_of(parts: &[Hir]) -> First {
    let mut all = First { empty: true, ..First::default() };
    for part in parts {
        let next = first(part);
        all = First { ascii: all.ascii | next.ascii, high: all.high | next.high, empty: next.empty };
        if !next.empty {
            break;
        }
    }
    all
}

/// With which two bytes a match of a part begins; a byte outside ASCII counts as [`OTHER`], and nothing is said of matches that
/// begin with one.
struct Opening {
    /// For each first byte the second ones.
    pairs: [u128; 128],
    /// Bytes that are a match by themselves.
    alone: u128,
    /// It may match without taking a byte.
    empty: bool,
}

impl Opening {
    fn none(empty: bool) -> Self {
        Self { pairs: [0; 128], alone: 0, empty }
    }

    /// The bytes with which it begins.
    fn firsts(&self) -> u128 {
        (0..128).filter(|n| self.pairs[*n] != 0).fold(self.alone, |all, n| all | 1 << n)
    }

    /// One after the other.
    fn then(mut self, next: &Self) -> Self {
        let firsts = next.firsts();
        for (n, own) in self.pairs.iter_mut().enumerate() {
            *own |= if self.alone >> n & 1 == 1 { firsts } else { 0 };
            *own |= if self.empty { next.pairs[n] } else { 0 };
        }
        self.alone = if next.empty { self.alone } else { 0 } | if self.empty { next.alone } else { 0 };
        self.empty &= next.empty;
        self
    }

    fn or(mut self, other: &Self) -> Self {
        self.pairs.iter_mut().zip(&other.pairs).for_each(|(own, other)| *own |= other);
        self.alone |= other.alone;
        self.empty |= other.empty;
        self
    }
}

fn opening(part: &Hir) -> Opening {
    match part.kind() {
        HirKind::Empty | HirKind::Look(_) => Opening::none(true),
        HirKind::Literal(literal) => {
            let mut opening = Opening::none(false);
            match *literal.0 {
                [only] => opening.alone = 1 << only.min(OTHER),
                [first, second, ..] => opening.pairs[usize::from(first.min(OTHER))] = 1 << second.min(OTHER),
                [] => {}
            }
            opening
        }
        HirKind::Class(class) => {
            let (ascii, high) = members(class);
            let high = if high.is_empty() { 0 } else { 1 << OTHER };
            Opening { alone: ascii | high, ..Opening::none(false) }
        }
        HirKind::Capture(capture) => opening(&capture.sub),
        HirKind::Repetition(repetition) => {
            let once = opening(&repetition.sub);
            let several = repetition.max.is_none_or(|max| max > 1);
            let mut all = if several { opening(&repetition.sub).then(&once).or(&once) } else { once };
            all.empty |= repetition.min == 0;
            all
        }
        HirKind::Concat(parts) => parts.iter().fold(Opening::none(true), |all, part| all.then(&opening(part))),
        HirKind::Alternation(parts) => parts.iter().fold(Opening::none(false), |all, part| all.or(&opening(part))),
    }
}

/// The characters of a class: those of ASCII, and the ranges of the others.
fn members(class: &Class) -> (u128, Vec<(u32, u32)>) {
    let (mut ascii, mut high) = (0_u128, Vec::new());
    let ranges: Vec<(u32, u32)> = match class {
        Class::Unicode(class) => class.ranges().iter().map(|r| (u32::from(r.start()), u32::from(r.end()))).collect(),
        Class::Bytes(class) => class.ranges().iter().map(|r| (u32::from(r.start()), u32::from(r.end()))).collect(),
    };
    for (start, end) in ranges {
        (start..=end.min(127)).for_each(|c| ascii |= 1 << c);
        if end > 127 {
            high.push((start.max(128), end));
        }
    }
    (ascii, high)
}

/// How many bits are set in the words before each, a byte for each.
fn ranks(words: [u32; 4]) -> u32 {
    let before = |n: usize| words[..n].iter().map(|word| word.count_ones() as u8).sum();
    u32::from_le_bytes(std::array::from_fn(before))
}

fn words_of(ascii: u128) -> [u32; 4] {
    std::array::from_fn(|n| (ascii >> (32 * n)) as u32)
}

/// A way to go on that an alternation has: parts one after the other.
type Branch = Vec<Hir>;

struct Compiler {
    code: Vec<u32>,
    sets: Vec<u32>,
    /// Where each set stands.
    known: BTreeMap<Vec<u32>, u32>,
}

impl Compiler {
    /// Parts one after the other.
    fn row(&mut self, parts: &[Hir]) -> Option<()> {
        parts.iter().enumerate().try_for_each(|(n, part)| self.emit_before(part, &parts[n + 1..]))
    }

    fn emit(&mut self, part: &Hir) -> Option<()> {
        self.emit_before(part, &[])
    }

    /// A part, and what is known to follow it.
    fn emit_before(&mut self, part: &Hir, rest: &[Hir]) -> Option<()> {
        if self.code.len() > MOST_WORDS {
            return None;
        }
        match part.kind() {
            HirKind::Empty => {}
            HirKind::Literal(literal) => self.literal(&literal.0),
            HirKind::Class(class) => {
                let set = self.set(class)?;
                self.push(op::SET, set);
            }
            HirKind::Look(look) => {
                let look = look_of(*look)?;
                self.push(op::LOOK, look);
            }
            HirKind::Capture(capture) => {
                self.push(op::SAVE, 2 * capture.index);
                self.emit(&capture.sub)?;
                self.push(op::SAVE, 2 * capture.index + 1);
            }
            HirKind::Repetition(repetition) => {
                let max = repetition.max;
                match repetition.sub.kind() {
                    HirKind::Class(class) => {
                        let set = self.set(class)?;
                        self.repeat(set, repetition.min, max, repetition.greedy, rest);
                    }
                    _ => self.repeated(&repetition.sub, repetition.min, max, repetition.greedy)?,
                }
            }
            HirKind::Concat(parts) => self.row(parts)?,
            HirKind::Alternation(parts) => {
                self.alternation(parts.iter().map(|part| vec![part.clone()]).collect())?;
            }
        }
        Some(())
    }

    fn push(&mut self, op: u32, argument: u32) {
        self.code.push(op | argument << 8);
    }

    fn here(&self) -> u32 {
        self.code.len() as u32
    }

    fn literal(&mut self, bytes: &[u8]) {
        if let [byte] = bytes {
            return self.push(op::BYTE, u32::from(*byte));
        }
        self.push(op::BYTES, bytes.len() as u32);
        for four in bytes.chunks(4) {
            let mut word = [0; 4];
            word[..four.len()].copy_from_slice(four);
            self.code.push(u32::from_le_bytes(word));
        }
    }

    fn set(&mut self, class: &Class) -> Option<u32> {
        let (ascii, high) = members(class);
        if matches!(class, Class::Bytes(_)) && !high.is_empty() {
            return None;
        }
        let all = high.first().is_some_and(|r| r.0 == 128) && high.iter().map(|r| r.1).max() == Some(0x10_FFFF);
        // What is left out between are the surrogates, which no text holds.
        let all = all && high.windows(2).all(|w| w[0].1 == 0xD7FF && w[1].0 == 0xE000 || w[0].1 + 1 == w[1].0);
        let mut words = words_of(ascii).to_vec();
        if high.is_empty() {
            words.push(HIGH_NONE);
        } else if all {
            words.push(HIGH_ALL);
        } else {
            words.push(2);
            words.push(high.len() as u32);
            words.extend(high.iter().flat_map(|(start, end)| [*start, *end]));
        }
        Some(self.set_at(words))
    }

    fn set_at(&mut self, words: Vec<u32>) -> u32 {
        if let Some(at) = self.known.get(&words) {
            return *at;
        }
        let at = self.sets.len() as u32;
        self.sets.extend(&words);
        self.known.insert(words, at);
        at
    }

    /// The set of what a part begins with.
    fn set_of(&mut self, first: First) -> u32 {
        let mut words = words_of(first.ascii).to_vec();
        words.push(if first.high { HIGH_ALL } else { HIGH_NONE });
        self.set_at(words)
    }

    fn repeat(&mut self, set: u32, min: u32, max: Option<u32>, greedy: bool, rest: &[Hir]) {
        if (min, max) == (1, Some(1)) {
            return self.push(op::SET, set);
        }
        self.push(if greedy { op::REPEAT } else { op::REPEAT_LAZY }, set);
        self.code.extend([min, max.unwrap_or(u32::MAX)]);
        if greedy {
            let follows = first_of(rest);
            let follows = if follows.empty { 0 } else { 1 + self.set_of(follows) };
            let border = Hir::concat(rest.to_vec()).properties().look_set_prefix().contains(Look::WordAscii);
            self.code.push(if follows > 0 && border { follows | FOLLOWS_BORDER } else { follows });
        }
    }

    fn repeated(&mut self, part: &Hir, min: u32, max: Option<u32>, greedy: bool) -> Option<()> {
        let most = max.unwrap_or(min);
        if most > MOST_COPIES {
            return None;
        }
        (0..min).try_for_each(|_| self.emit(part))?;
        let begins = first(part);
        if max.is_none() && begins.empty {
            return None;
        }
        let mut open = Vec::new();
        let copies = max.map_or(1, |max| max - min);
        for _ in 0..copies {
            let begin = self.here();
            let set = if begins.empty { None } else { Some(self.set_of(begins)) };
            match set {
                Some(set) => {
                    self.push(if greedy { op::TRY } else { op::TRY_LAZY }, set);
                    open.push(self.code.len());
                    self.code.push(0);
                }
                None => {
                    self.push(op::ALT, 2);
                    let inside = self.here() + 2;
                    open.push(self.code.len() + usize::from(greedy));
                    self.code.extend(if greedy { [inside, 0] } else { [0, inside] });
                }
            }
            self.emit(part)?;
            if max.is_none() {
                self.push(op::JUMP, begin);
            }
        }
        let end = self.here();
        open.iter().for_each(|at| self.code[*at] = end);
        Some(())
    }

    /// Branches in order of preference, parted by the byte that comes next.
    fn alternation(&mut self, branches: Vec<Branch>) -> Option<()> {
        let branches: Vec<Branch> = branches.into_iter().map(flattened).collect();
        if let [branch] = branches.as_slice() {
            return self.row(branch);
        }
        let begins: Vec<First> = branches.iter().map(|branch| first_of(branch)).collect();
        let empty: Vec<usize> = (0..branches.len()).filter(|n| begins[*n].empty).collect();
        let high: Vec<usize> = (0..branches.len()).filter(|n| begins[*n].empty || begins[*n].high).collect();
        let all = begins.iter().fold(0, |all, first| all | first.ascii);
        let chain =
            |byte: u32| (0..branches.len()).filter(|n| begins[*n].empty || begins[*n].ascii >> byte & 1 == 1).collect();
        let listed: Vec<(u32, Vec<usize>)> =
            (0..128).filter(|byte| all >> byte & 1 == 1).map(|byte| (byte, chain(byte))).collect();
        self.push(op::SWITCH, 0);
        let head = self.code.len();
        self.code.extend([0, 0]);
        self.code.extend(words_of(all));
        self.code.push(ranks(words_of(all)));
        self.code.extend(listed.iter().map(|_| 0));
        let mut targets =
            Targets { branches: &branches, chains: BTreeMap::new(), blocks: BTreeMap::new(), ends: Vec::new() };
        for (n, (byte, chain)) in listed.iter().enumerate() {
            let rests: Option<Vec<Branch>> = chain.iter().map(|b| behind(&branches[*b], *byte as u8)).collect();
            let target = match rests.filter(|rests| rests.len() > 1) {
                Some(rests) => {
                    let target = self.here();
                    self.push(op::BYTE, *byte);
                    self.alternation(rests)?;
                    targets.ends.push(self.code.len());
                    self.push(op::JUMP, 0);
                    target
                }
                None => self.chain(chain, &mut targets)?,
            };
            self.code[head + 7 + n] = target;
        }
        self.code[head] = self.chain(&empty, &mut targets)?;
        self.code[head + 1] = self.chain(&high, &mut targets)?;
        let end = self.here();
        targets.ends.iter().for_each(|at| self.code[*at] = op::JUMP | end << 8);
        Some(())
    }

    /// Where some of the branches are tried in order; 0 if there are none.
    fn chain(&mut self, chain: &[usize], targets: &mut Targets) -> Option<u32> {
        if chain.is_empty() {
            return Some(0);
        }
        if let Some(known) = targets.chains.get(chain) {
            return Some(*known);
        }
        for n in chain {
            if !targets.blocks.contains_key(n) {
                targets.blocks.insert(*n, self.here());
                self.row(&targets.branches[*n])?;
                targets.ends.push(self.code.len());
                self.push(op::JUMP, 0);
            }
        }
        let target = match chain {
            [only] => targets.blocks[only],
            several => {
                let target = self.here();
                self.push(op::ALT, several.len() as u32);
                self.code.extend(several.iter().map(|n| targets.blocks[n]));
                target
            }
        };
        targets.chains.insert(chain.to_vec(), target);
        Some(target)
    }
}

/// What of an alternation has been written out.
struct Targets<'a> {
    branches: &'a [Branch],
    chains: BTreeMap<Vec<usize>, u32>,
    blocks: BTreeMap<usize, u32>,
    /// Jumps to the end.
    ends: Vec<usize>,
}

/// A branch whose first part is no row of parts.
fn flattened(branch: Branch) -> Branch {
    let mut parts: Branch = Vec::with_capacity(branch.len());
    for part in branch {
        match part.kind() {
            HirKind::Concat(inner) => parts.extend(inner.iter().cloned()),
            HirKind::Empty => {}
            _ => parts.push(part),
        }
    }
    parts
}

/// What is left of a branch behind its first byte, if it begins with that byte and nothing else.
fn behind(branch: &Branch, byte: u8) -> Option<Branch> {
    let HirKind::Literal(literal) = branch.first()?.kind() else { return None };
    let rest = literal.0.strip_prefix(&[byte])?;
    let rest = (!rest.is_empty()).then(|| Hir::literal(rest.to_vec()));
    Some(rest.into_iter().chain(branch[1..].iter().cloned()).collect())
}

fn look_of(look: Look) -> Option<u32> {
    Some(match look {
        Look::Start => look::START,
        Look::End => look::END,
        Look::StartLF => look::START_LINE,
        Look::EndLF => look::END_LINE,
        Look::WordAscii => look::BORDER,
        Look::WordAsciiNegate => look::NO_BORDER,
        Look::WordUnicode => look::ANY_BORDER,
        _ => return None,
    })
}
