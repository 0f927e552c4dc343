//! The words without which a pattern can't match: of all that must stand in a match, the list that is rarest in Dutch; and
//! whether a pattern is no more than such a list, so that a word found is a match found.

use super::layout::MOST_BRANCHES;
use regex_syntax::hir::{Class, Hir, HirKind, Look};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Most texts that a part of a pattern is written out into.
const MOST: usize = 600;
/// Most texts that two parts, each of several, are crossed into.
const MOST_CROSSED: usize = 200;
/// A list that is likelier than this to be met at a place of a text spares too little.
const LIKELY: f64 = 0.01;
/// The same of what a match begins with behind the border of a word, where a search would stop at each.
const LIKELY_BEHIND_BORDER: f64 = 0.03;
/// What a match begins with tells little more of whether there is one if it is likelier than this and something else tells it.
const LIKELY_GATE: f64 = 0.001;
/// Stands in a text for a border between a word and what is none (ASCII).
const BORDER: u8 = 0;
/// Stands in a text for letters of the same word, any or none (`\w*plein`).
const INNER: u8 = 1;

/// A word that a pattern needs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Word {
    /// Its letters.
    pub text: Vec<u8>,
    /// Whether a border (`\b` in ASCII) stands right before it.
    pub begins: bool,
    /// Whether a border stands right behind it.
    pub ends: bool,
    /// A match begins where the word begins within which it stands.
    pub inner: bool,
}

/// What a pattern needs.
#[derive(Debug)]
pub(super) struct Needed {
    /// Every match begins with one of these; empty if nothing is known of that, or nothing that spares a search.
    pub begins: Vec<Word>,
    /// One of these stands in every match; empty if nothing is known that says more than `begins`.
    pub within: Vec<Word>,
    /// Wherever one of `begins` stands is a match, and nowhere else.
    pub exact: bool,
    /// Whether `begins` tells whether there may be a match, and not only where.
    pub gate: bool,
}

/// Texts of which one stands in every match, with borders.
type Texts = Vec<Vec<u8>>;

/// What is known of a part of a pattern.
struct Part {
    /// All texts that it matches, if those are few.
    all: Option<Texts>,
    /// Whether `all` says everything: no look at what stands around but for borders.
    exact: bool,
    /// Of these one stands in everything that it matches.
    needed: Option<Texts>,
    /// With one of these begins everything that it matches.
    begins: Option<Texts>,
}

/// The words of a pattern, or none if it can match without any that are rare: those with which it begins, if they are rare
/// enough, for they tell where to search; and those that stand in it, if they are rarer, for they tell whether to search.
pub(super) fn needed(pattern: &Hir) -> Option<Needed> {
    let part = part(pattern);
    // A match that begins where the text does is tried there and nowhere else: with what it begins tells nothing more.
    let bound = pattern.properties().look_set_prefix().contains(Look::Start);
    let tells = |texts: &Texts| !bound && texts.iter().all(|text| has_letters(text) && text[0] != INNER);
    let begins = part.begins().filter(tells).map(without_longer);
    let listed = part.all.as_ref().filter(|all| part.exact && all.iter().all(|text| has_letters(text)));
    let exact = listed.is_some_and(|all| all.iter().all(|text| !inside(text).contains(&BORDER)));
    let words = |texts: Texts| texts.iter().map(|text| word(text)).collect();
    let bordered = pattern.properties().look_set_prefix().contains(Look::WordAscii);
    let likely = if bordered { LIKELY_BEHIND_BORDER } else { LIKELY };
    let begins = begins.filter(|begins| exact || chance(begins) <= likely).unwrap_or_default();
    let most = if begins.is_empty() { LIKELY } else { chance(&begins) / 2.0 };
    let within =
        part.best().filter(|_| !exact).map(shortened).filter(|texts| chance(texts) <= most).unwrap_or_default();
    let gate = !begins.is_empty() && (within.is_empty() || chance(&begins) <= LIKELY_GATE);
    let known = !begins.is_empty() || !within.is_empty();
    known.then(|| Needed { begins: words(begins), within: words(within), exact, gate })
}

/// The ways in which a pattern can match, each a pattern of its own: of its largest alternation each part, with what stands around
/// that. None if there are too many, or only one.
pub(super) fn branches(pattern: &Hir) -> Vec<Hir> {
    let ways = match pattern.kind() {
        HirKind::Alternation(parts) => parts.clone(),
        HirKind::Capture(capture) => branches(&capture.sub),
        HirKind::Concat(parts) => {
            let ways_of = |part: &Hir| match part.kind() {
                HirKind::Alternation(ways) => ways.clone(),
                HirKind::Capture(capture) => match capture.sub.kind() {
                    HirKind::Alternation(ways) => ways.clone(),
                    _ => Vec::new(),
                },
                _ => Vec::new(),
            };
            let largest = parts.iter().map(ways_of).enumerate().max_by_key(|(_, ways)| ways.len());
            let Some((at, ways)) = largest.filter(|(_, ways)| ways.len() >= 3) else { return Vec::new() };
            let whole = |way: &Hir| {
                let way = std::iter::once(way.clone());
                Hir::concat(parts[..at].iter().cloned().chain(way).chain(parts[at + 1..].iter().cloned()).collect())
            };
            ways.iter().map(whole).collect()
        }
        _ => Vec::new(),
    };
    if (2..=MOST_BRANCHES).contains(&ways.len()) { ways } else { Vec::new() }
}

/// A text without the borders at its ends.
fn inside(text: &[u8]) -> &[u8] {
    let start = text.iter().position(|b| !is_mark(b)).unwrap_or(text.len());
    let end = text.iter().rposition(|b| *b != BORDER).map_or(start, |at| at + 1);
    &text[start..end]
}

/// A text as a word; borders inside it are not asked for.
fn word(text: &[u8]) -> Word {
    let inner = text.contains(&INNER);
    Word {
        text: text.iter().copied().filter(|b| !is_mark(b)).collect(),
        begins: text.first() == Some(&BORDER) && !inner,
        ends: text.last() == Some(&BORDER),
        inner,
    }
}

/// Stands for no letter of its own.
fn is_mark(byte: &u8) -> bool {
    matches!(*byte, BORDER | INNER)
}

/// Whether a text can be looked for: it is not empty, and stands within a line.
fn has_letters(text: &[u8]) -> bool {
    text.iter().any(|b| !is_mark(b)) && !text.contains(&b'\n')
}

impl Part {
    fn unknown() -> Self {
        Self { all: None, exact: false, needed: None, begins: None }
    }

    fn all(texts: Texts) -> Self {
        Self { all: Some(texts), exact: true, needed: None, begins: None }
    }

    fn begins(&self) -> Option<Texts> {
        self.all.clone().or_else(|| self.begins.clone())
    }

    /// The rarest of the lists known; none with the empty text, which stands everywhere.
    fn best(self) -> Option<Texts> {
        rarest([self.all, self.needed].into_iter().flatten())
    }
}

fn part(pattern: &Hir) -> Part {
    match pattern.kind() {
        HirKind::Empty => Part::all(vec![Vec::new()]),
        HirKind::Look(Look::WordAscii) => Part::all(vec![vec![BORDER]]),
        HirKind::Look(_) => Part { exact: false, ..Part::all(vec![Vec::new()]) },
        HirKind::Literal(literal) => Part::all(vec![literal.0.to_vec()]),
        HirKind::Class(class) => letters(class).map_or_else(Part::unknown, Part::all),
        HirKind::Capture(capture) => part(&capture.sub),
        HirKind::Repetition(repetition) => repeated(part(&repetition.sub), repetition.min, repetition.max),
        HirKind::Concat(parts) => joined(parts),
        HirKind::Alternation(parts) => either(parts),
    }
}

/// The letters of a small class.
fn letters(class: &Class) -> Option<Texts> {
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
    let begins = once.begins().filter(|_| min > 0);
    Part { all, exact: once.exact, needed: if min == 0 { None } else { once.best() }, begins }
}

/// Parts one after the other: neighbours that can be written out are, for longer words are rarer.
fn joined(parts: &[Hir]) -> Part {
    let mut lists: Vec<Texts> = Vec::new();
    let mut open: Texts = vec![Vec::new()];
    let (mut whole, mut exact) = (true, true);
    let mut begins = None;
    for next in parts.iter().map(part) {
        exact &= next.exact;
        match next.all.as_ref().and_then(|all| crossed(&open, all)) {
            Some(longer) => open = longer,
            None => {
                if whole {
                    let longer = next.begins().and_then(|begins| crossed(&open, &begins));
                    let longer = longer.map(|longer| longer.into_iter().map(up_to_inner).collect());
                    begins = Some(longer.unwrap_or_else(|| open.clone()));
                }
                whole = false;
                let begun = next.all.clone().unwrap_or_else(|| vec![Vec::new()]);
                lists.push(std::mem::replace(&mut open, begun));
                lists.extend(next.needed);
            }
        }
    }
    if whole {
        return Part { exact, ..Part::all(open) };
    }
    lists.push(open);
    let tells = begins.as_ref().is_some_and(|texts| texts.iter().all(|text| has_letters(text)));
    if let Some((_, rest)) = parts.split_first().filter(|(first, _)| !tells && is_of_letters(first)) {
        let behind = joined(rest).begins().filter(|texts| texts.iter().all(|text| has_letters(text)));
        let inner = |text: Vec<u8>| if text[0] == INNER { text } else { [&[INNER], &*text].concat() };
        begins = behind.map(|texts| texts.into_iter().map(inner).collect()).or(begins);
    }
    Part { all: None, exact: false, needed: rarest(lists.into_iter()), begins }
}

/// A text up to where any letters may follow, unless those are the first.
fn up_to_inner(text: Vec<u8>) -> Vec<u8> {
    match text.iter().position(|b| *b == INNER) {
        Some(at) if has_letters(&text[..at]) => text[..at].to_vec(),
        _ => text,
    }
}

/// Whether a part is a row of letters, as many as there are, or none.
fn is_of_letters(part: &Hir) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    match part.kind() {
        HirKind::Empty => true,
        HirKind::Look(_) => false,
        HirKind::Literal(literal) => literal.0.iter().all(|byte| letter(*byte)),
        HirKind::Class(Class::Unicode(class)) => {
            class.ranges().iter().all(|r| r.end().is_ascii() && (r.start()..=r.end()).all(|c| letter(c as u8)))
        }
        HirKind::Class(Class::Bytes(_)) => false,
        HirKind::Repetition(repetition) => is_of_letters(&repetition.sub),
        HirKind::Capture(capture) => is_of_letters(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().all(is_of_letters),
    }
}

fn either(parts: &[Hir]) -> Part {
    let (mut all, mut needed, mut exact) = (Some(Vec::new()), Some(Vec::new()), true);
    let mut begins = Some(Vec::new());
    for next in parts.iter().map(part) {
        exact &= next.exact;
        begins = begins.zip(next.begins()).map(|(all, more)| [all, more].concat()).filter(|b: &Texts| b.len() <= MOST);
        all = all.zip(next.all.clone()).map(|(all, more)| [all, more].concat()).filter(|a: &Texts| a.len() <= MOST);
        needed = needed.zip(next.best()).map(|(needed, more)| [needed, more].concat());
    }
    Part { all, exact, needed, begins }
}

/// Each text of one list before each of another, unless that makes too many.
fn crossed(left: &Texts, right: &Texts) -> Option<Texts> {
    let most = if left.len() == 1 || right.len() == 1 { MOST } else { MOST_CROSSED };
    let few = left.len().checked_mul(right.len()).is_some_and(|n| n <= most);
    few.then(|| left.iter().flat_map(|l| right.iter().map(|r| [l.as_slice(), r].concat())).collect())
}

fn rarest(lists: impl Iterator<Item = Texts>) -> Option<Texts> {
    let lists = lists.filter(|texts| texts.iter().all(|t| has_letters(t)));
    lists.map(|texts| (chance(&texts), texts)).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, texts)| texts)
}

/// The list without texts that hold another of its texts.
fn shortened(mut texts: Texts) -> Texts {
    texts.sort_by_key(Vec::len);
    let mut kept: HashSet<Vec<u8>> = HashSet::new();
    let mut lengths: Vec<usize> = Vec::new();
    let mut list = Texts::new();
    for text in texts {
        let holds = |length: &usize| text.windows(*length).any(|part| kept.contains(part));
        if lengths.iter().any(holds) {
            continue;
        }
        if lengths.last() != Some(&text.len()) {
            lengths.push(text.len());
        }
        kept.insert(text.clone());
        list.push(text);
    }
    list
}

/// The list without texts that begin with another of its texts.
fn without_longer(mut texts: Texts) -> Texts {
    texts.sort();
    texts.dedup_by(|next, kept| next.starts_with(kept));
    texts
}

/// How likely it is that one of the texts begins at a place of a Dutch text: rough, by single letters.
fn chance(texts: &Texts) -> f64 {
    let by_letters = |text: &[u8]| text.iter().map(|b| frequency(*b)).product::<f64>();
    // Where letters may stand before it, the border does not make it rarer.
    let own = |text: &Vec<u8>| text.iter().position(|b| *b == INNER).map_or(0, |at| at + 1);
    texts.iter().map(|text| &text[own(text)..]).map(|text| by_letters(text).max(of_common_words(text))).sum()
}

/// How likely it is that a text begins at a place because it is a common word, or stands in one.
fn of_common_words(text: &[u8]) -> f64 {
    static BORDERED: LazyLock<Vec<(Vec<u8>, f64)>> = LazyLock::new(|| {
        let bordered = |word: &str| [&[BORDER], word.as_bytes(), &[BORDER]].concat();
        COMMON.iter().map(|(word, in_thousand)| (bordered(word), in_thousand / 1000.0)).collect()
    });
    let holds = |word: &[u8]| word.len() >= text.len() && word.windows(text.len().max(1)).any(|part| part == text);
    BORDERED.iter().filter(|(word, _)| holds(word)).map(|(_, chance)| chance).sum()
}

/// Words of Dutch mail, and how often each stands in a thousand bytes, roughly.
#[rustfmt::skip]
const COMMON: &[(&str, f64)] = &[
    ("de", 8.0), ("en", 5.0), ("het", 5.0), ("een", 5.0), ("van", 4.5), ("in", 4.0), ("is", 4.0), ("te", 2.5), ("met", 2.5),
    ("niet", 2.0), ("dat", 2.5), ("op", 2.5), ("er", 2.0), ("zijn", 2.0), ("voor", 2.0), ("ik", 2.0), ("heeft", 1.8), ("haar", 1.8),
    ("hij", 1.8), ("aan", 1.6), ("bij", 1.6), ("ook", 1.4), ("mevrouw", 1.4), ("om", 1.3), ("die", 1.3), ("maar", 1.2), ("ze", 1.2),
    ("we", 1.0), ("zij", 1.0), ("of", 1.0), ("kan", 1.0), ("als", 1.0), ("nog", 1.0), ("naar", 1.0), ("uit", 0.8), ("al", 0.8),
    ("wel", 0.8), ("wil", 0.8), ("geen", 0.8), ("wordt", 0.8), ("door", 0.7), ("dan", 0.7), ("over", 0.7), ("wie", 0.7), ("meer", 0.7),
    ("moeder", 0.7), ("hem", 0.6), ("je", 0.6), ("jullie", 0.5), ("graag", 0.6), ("vraag", 0.6), ("meneer", 0.5), ("vader", 0.5),
    ("zoon", 0.5), ("nu", 0.6), ("wat", 0.6), ("hebben", 0.5), ("gaat", 0.5), ("komt", 0.5), ("was", 0.5), ("worden", 0.4),
    ("kunnen", 0.4), ("moet", 0.4), ("dit", 0.5), ("deze", 0.4), ("weer", 0.4), ("samen", 0.3), ("hulp", 0.4), ("huis", 0.4),
    ("zelf", 0.4), ("wij", 0.4), ("hun", 0.4), ("mijn", 0.4), ("u", 0.3), ("woont", 0.4), ("week", 0.3), ("dochter", 0.3),
    ("groet", 0.3), ("beste", 0.2), ("overleg", 0.3), ("gezin", 0.3), ("casus", 0.3), ("toestemming", 0.3), ("doel", 0.3),
    ("contact", 0.2), ("school", 0.3), ("tot", 0.3), ("zonder", 0.2), ("iemand", 0.2), ("na", 0.3), ("toen", 0.2), ("waar", 0.2),
];

/// Of a thousand bytes of Dutch mail in lower case, about this part.
fn frequency(byte: u8) -> f64 {
    let in_thousand = match byte {
        BORDER => 300,
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
