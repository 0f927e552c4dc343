//! Words around the names of organisations, from `dictionaries/scene-words.tsv` and `dictionaries/organisation-endings.tsv`.

use crate::anonymise::among::Pairs;
use crate::anonymise::listed::{Listed, entries};
use foldhash::HashMap;
use std::sync::LazyLock;

const SCENES: &str = include_str!("../../../dictionaries/scene-words.tsv");

/// Kinds of the first list, in the order of [`Told`].
const KINDS: &[&str] = &[
    "anywhere",
    "learn",
    "play",
    "work",
    "school",
    "public",
    "in-school",
    "in-work",
    "in-sport",
    "in-faith",
    "in-out",
    "in-camp",
    "club-sign",
    "school-sign",
    "plain-school",
    "congregation",
    "shop",
    "maybe-shop",
    "common-kind",
];

/// What a word says of the place where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// Where people are and go that has no name of its own.
    Anywhere,
    /// What is done at a school.
    Learn,
    /// What is done at a club.
    Play,
    /// What is done for an employer.
    Work,
    /// Somebody's school is spoken of.
    School,
    /// A platform, day or thing with a capital that nobody goes to.
    Public,
    /// These set a scene.
    InSchool,
    InWork,
    InSport,
    InFaith,
    InOut,
    InCamp,
    /// A short word before the name of a club or a school.
    ClubSign,
    SchoolSign,
    /// A school of a kind, without a name.
    PlainSchool,
    /// The English word for a house of faith.
    Congregation,
    /// A shop, and one that may be a person or a matter, before "van" and whose it is.
    Shop,
    MaybeShop,
    /// A kind that everybody goes to.
    CommonKind,
}

static WORDS: LazyLock<Listed> = LazyLock::new(|| Listed::read(SCENES, KINDS));

/// Whether a word tells this.
pub(super) fn tells(word: &str, told: Told) -> bool {
    WORDS.is(word, told as usize)
}

/// The first of these that a word tells.
pub(super) fn first_of(word: &str, told: &[Told]) -> Option<Told> {
    let kinds = WORDS.kinds(word);
    if kinds == 0 {
        return None;
    }
    told.iter().copied().find(|t| kinds & 1 << *t as usize != 0)
}

const ENDINGS: &str = include_str!("../../../dictionaries/organisation-endings.tsv");

/// A line of the second list.
struct Ending {
    word: &'static str,
    /// `ending`, `last`, `kind`, `works`, `public`.
    places: &'static str,
    kind: &'static str,
}

static LINES: LazyLock<Vec<Ending>> = LazyLock::new(|| {
    let lines = entries(ENDINGS);
    lines.filter_map(|(word, rest)| rest.split_once('\t').map(|(places, kind)| Ending { word, places, kind })).collect()
});

static WHOLE: LazyLock<HashMap<&'static str, &'static Ending>> =
    LazyLock::new(|| LINES.iter().map(|line| (line.word, line)).collect());

/// The endings of one place. Every word of every mail is asked, so none of them is looked at in vain.
struct Endings {
    kinds: HashMap<&'static str, &'static str>,
    /// Their lengths, the longest first: it says more.
    lengths: Vec<usize>,
    /// Their last two letters: most words are sent home by theirs.
    tails: Pairs,
}

impl Endings {
    fn of(place: &str) -> Self {
        let own = LINES.iter().filter(|line| line.places.split(' ').any(|p| p == place));
        let kinds: HashMap<_, _> = own.map(|line| (line.word, line.kind)).collect();
        let mut lengths: Vec<usize> = kinds.keys().map(|word| word.len()).collect();
        lengths.sort_unstable_by(|a, b| b.cmp(a));
        lengths.dedup();
        let mut tails = Pairs::NONE;
        kinds.keys().filter_map(|word| word.as_bytes().last_chunk()).for_each(|[a, b]| tails.put(*a, *b));
        Self { kinds, lengths, tails }
    }

    /// What the longest ending of a word stands for that leaves `more` bytes of it.
    fn kind(&self, word: &str, more: usize) -> Option<&'static str> {
        let [before, last] = word.as_bytes().last_chunk()?;
        if !self.tails.has(*before, *last) {
            return None;
        }
        let starts = self.lengths.iter().filter_map(|length| word.len().checked_sub(*length)).filter(|at| *at >= more);
        starts.filter_map(|at| self.kinds.get(word.get(at..)?)).next().copied()
    }
}

static AT_THE_END: LazyLock<Endings> = LazyLock::new(|| Endings::of("ending"));
static WORKS: LazyLock<Endings> = LazyLock::new(|| Endings::of("works"));
static OF_KIND: LazyLock<Endings> = LazyLock::new(|| Endings::of("kind"));

/// What a word with a capital that is put together so stands for: `Testcollege`.
pub(super) fn by_ending(key: &str) -> Option<&'static str> {
    AT_THE_END.kind(key, 4)
}

/// What the last word of a name says of it: `Testers Transport`, `Testers Groenteslachterij`.
pub(super) fn by_last(word: &str) -> Option<&'static str> {
    let whole = WHOLE.get(word).filter(|line| line.places.split(' ').any(|p| p == "last"));
    whole.map(|line| line.kind).or_else(|| WORKS.kind(word, 3))
}

/// A word that makes no name of what stands behind it: `Parkinson Café`, `politiebureau`.
pub(super) fn is_public(word: &str) -> bool {
    WHOLE.get(word).is_some_and(|line| line.places.split(' ').any(|p| p == "public"))
}

/// What a word put together with a kind of house stands for: `dakbedrijf`, `shishalounge`.
pub(super) fn by_kind(word: &str) -> Option<&'static str> {
    OF_KIND.kind(word, 3).filter(|_| !is_public(word))
}

/// What a word stands for that is a kind of house by itself: `kraam`, `bar`.
pub(super) fn by_whole_kind(word: &str) -> Option<&'static str> {
    let whole = WHOLE.get(word).filter(|line| line.places.split(' ').any(|p| p == "kind"));
    whole.map(|line| line.kind)
}

/// Whether somebody works who is called so: `bezorger`, and put together `postbezorger`, `betonchauffeur`.
pub(super) fn is_of_work(word: &str) -> bool {
    /// The shortest second half that tells.
    const LEAST: usize = 5;
    let halves = || word.char_indices().skip(3).map(|(at, _)| &word[at..]).take_while(|half| half.len() >= LEAST);
    tells(word, Told::Work)
        || word.len() > 9 && word.ends_with(TRADE_ENDS) && halves().any(|half| tells(half, Told::Work))
}

/// How words for who works end.
const TRADE_ENDS: &[char] = &['r', 'k', 't', 'e', 'f', 'n', 'd', 'g'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order_and_name_kinds_that_are_asked_for() {
        crate::anonymise::listed::check(SCENES, KINDS);
        let words: Vec<_> = entries(ENDINGS).collect();
        assert!(words.windows(2).all(|w| w[0].0 < w[1].0), "the list is in order");
        for line in &*LINES {
            let places = ["ending", "last", "kind", "works", "public"];
            assert!(line.places.split(' ').all(|p| places.contains(&p)), "{}", line.word);
        }
    }

    #[test]
    fn a_word_says_what_the_name_beside_it_is() {
        assert_eq!(by_kind("dakbedrijf"), Some("een bedrijf"));
        assert_eq!(by_last("transport"), Some("een transportbedrijf"));
        for word in ["bedrijf", "uitzendbureau", "politiebureau"] {
            assert_eq!(by_kind(word), None, "{word}");
        }
    }
}
