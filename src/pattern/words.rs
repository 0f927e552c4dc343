//! The words without which a pattern can't match: of all that must stand in a match, the list that is rarest in Dutch.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Most texts that a part of a pattern is written out into.
const MOST: usize = 400;
/// Most texts that two parts, each of several, are crossed into.
const MOST_CROSSED: usize = 100;
/// A list that is likelier than this to be met at a place of a text spares too little.
const LIKELY: f64 = 0.02;

/// Texts of which one stands in every match.
type Words = Vec<Vec<u8>>;

/// What is known of a part of a pattern.
struct Part {
    /// All texts that it matches, if those are few.
    all: Option<Words>,
    /// Of these one stands in everything that it matches.
    needed: Option<Words>,
}

/// The words of a pattern, or none if it can match without any that are rare.
pub(super) fn needed(pattern: &Hir) -> Option<Words> {
    let words = part(pattern).best()?;
    (chance(&words) <= LIKELY).then_some(words)
}

impl Part {
    fn unknown() -> Self {
        Self { all: None, needed: None }
    }

    fn all(words: Words) -> Self {
        Self { all: Some(words), needed: None }
    }

    /// The rarest of the lists known; none with the empty text, which stands everywhere.
    fn best(self) -> Option<Words> {
        rarest([self.all, self.needed].into_iter().flatten())
    }
}

fn part(pattern: &Hir) -> Part {
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) => Part::all(vec![Vec::new()]),
        HirKind::Literal(literal) => Part::all(vec![literal.0.to_vec()]),
        HirKind::Class(class) => letters(class).map_or_else(Part::unknown, Part::all),
        HirKind::Capture(capture) => part(&capture.sub),
        HirKind::Repetition(repetition) => repeated(part(&repetition.sub), repetition.min, repetition.max),
        HirKind::Concat(parts) => joined(parts),
        HirKind::Alternation(parts) => either(parts),
    }
}

/// The letters of a small class.
fn letters(class: &Class) -> Option<Words> {
    let Class::Unicode(class) = class else { return None };
    let count: usize = class.ranges().iter().map(regex_syntax::hir::ClassUnicodeRange::len).sum();
    let all = class.ranges().iter().flat_map(|r| r.start()..=r.end());
    (count <= 8).then(|| all.map(|c| c.to_string().into_bytes()).collect())
}

fn repeated(once: Part, min: u32, max: Option<u32>) -> Part {
    let all = once.all.as_ref().zip(max.filter(|m| *m <= 4)).and_then(|(once, max)| {
        let (mut all, mut power) = (Vec::new(), vec![Vec::new()]);
        for times in 0..=max {
            if times >= min {
                all.extend(power.iter().cloned());
            }
            power = crossed(&power, once)?;
        }
        (all.len() <= MOST).then_some(all)
    });
    Part { all, needed: if min == 0 { None } else { once.best() } }
}

/// Parts one after the other: neighbours that can be written out are, for longer words are rarer.
fn joined(parts: &[Hir]) -> Part {
    let mut lists: Vec<Words> = Vec::new();
    let mut open: Words = vec![Vec::new()];
    let mut whole = true;
    for next in parts.iter().map(part) {
        match next.all.as_ref().and_then(|all| crossed(&open, all)) {
            Some(longer) => open = longer,
            None => {
                whole = false;
                let begun = next.all.clone().unwrap_or_else(|| vec![Vec::new()]);
                lists.push(std::mem::replace(&mut open, begun));
                lists.extend(next.needed);
            }
        }
    }
    if whole {
        return Part::all(open);
    }
    lists.push(open);
    Part { all: None, needed: rarest(lists.into_iter()) }
}

fn either(parts: &[Hir]) -> Part {
    let (mut all, mut needed) = (Some(Vec::new()), Some(Vec::new()));
    for next in parts.iter().map(part) {
        all = all.zip(next.all.clone()).map(|(all, more)| [all, more].concat()).filter(|a: &Words| a.len() <= MOST);
        needed = needed.zip(next.best()).map(|(needed, more)| [needed, more].concat());
    }
    Part { all, needed }
}

/// Each text of one list before each of another, unless that makes too many.
fn crossed(left: &Words, right: &Words) -> Option<Words> {
    let most = if left.len() == 1 || right.len() == 1 { MOST } else { MOST_CROSSED };
    let few = left.len().checked_mul(right.len()).is_some_and(|n| n <= most);
    few.then(|| left.iter().flat_map(|l| right.iter().map(|r| [l.as_slice(), r].concat())).collect())
}

fn rarest(lists: impl Iterator<Item = Words>) -> Option<Words> {
    let lists = lists.filter(|words| words.iter().all(|w| !w.is_empty()));
    lists.map(shortened).min_by(|a, b| chance(a).total_cmp(&chance(b)))
}

/// The list without words that hold another of its words.
fn shortened(mut words: Words) -> Words {
    words.sort_by_key(Vec::len);
    let mut kept: Words = Vec::new();
    for word in words {
        if !kept.iter().any(|k| word.windows(k.len()).any(|w| w == k)) {
            kept.push(word);
        }
    }
    kept
}

/// How likely it is that one of the words begins at a place of a Dutch text: rough, by single letters.
fn chance(words: &Words) -> f64 {
    words.iter().map(|word| word.iter().map(|b| frequency(*b)).product::<f64>()).sum()
}

/// Of a thousand bytes of Dutch mail in lower case, about this part.
fn frequency(byte: u8) -> f64 {
    let in_thousand = match byte {
        b' ' | b'e' => 155,
        b'n' => 85,
        b'a' | b't' | b'i' | b'r' | b'o' | b'd' => 55,
        b's' | b'l' | b'g' => 30,
        b'v' | b'h' | b'k' | b'm' | b'u' => 20,
        b'b' | b'p' | b'w' | b'j' | b'z' | b'c' | b'.' | b',' | b'\n' => 11,
        b'0'..=b'9' | b'f' | b'-' | b':' => 6,
        _ => 2,
    };
    f64::from(in_thousand) / 1000.0
}
