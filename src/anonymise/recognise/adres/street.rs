//! What a street is called: endings and first words, from the lists of the house.

use super::words;
use crate::anonymise::tails::Tails;
use crate::anonymise::view::{Token, View};
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

/// How much an ending says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// A street only with a house number, a postcode or "aan de" beside it.
    Weak,
    /// A word with a capital that ends so is a street.
    Strong,
}

static ENDINGS: LazyLock<HashMap<&'static str, Strength>> = LazyLock::new(|| {
    let lines = include_str!("../../../../dictionaries/street-endings.tsv").lines().filter(|l| !l.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('\t'))
        .map(|(ending, strength)| {
            (ending.trim_end_matches('.'), if strength == "1" { Strength::Strong } else { Strength::Weak })
        })
        .collect()
});

/// First words of names of streets, of one word only.
static OPENERS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../../dictionaries/street-prefixes.txt").lines();
    lines.filter(|l| !l.starts_with('#') && !l.is_empty()).map(|l| l.trim_end_matches('.')).collect()
});

/// The endings, the longer first.
static TAILS: LazyLock<Tails<Strength>> = LazyLock::new(|| {
    let mut endings: Vec<_> = ENDINGS.iter().map(|(ending, strength)| (*ending, *strength)).collect();
    endings.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
    Tails::of(endings.into_iter())
});

/// How much a word in lower case says by its ending, and how many bytes the ending has. The ending must not be the word.
pub(super) fn ending(word: &str) -> Option<(Strength, usize)> {
    let found = TAILS.near(word).iter().find(|(ending, _)| ending.len() + 2 <= word.len() && word.ends_with(ending));
    found.map(|(ending, strength)| (*strength, ending.len()))
}

/// Whether a word in lower case is an ending by itself (`Oude Markt`, `Lage Dyk`).
pub(super) fn is_ending(word: &str) -> Option<Strength> {
    ENDINGS.get(word).copied()
}

/// Whether a word in lower case opens names of streets (`oude`, `pastoor`, `laan van`).
pub(super) fn opens(word: &str) -> bool {
    OPENERS.contains(word)
}

/// Whether a token opens names of streets, by itself or with the small word behind it (`Achter de`).
pub(super) fn opens_with(view: &View, token: &Token) -> bool {
    let word = view.lower_word(token);
    let next = view.tokens.get(view.token_at(token.range().start) + 1).map_or("", |next| view.lower_word(next));
    opens(word) || matches!(next, "de" | "den" | "der" | "het" | "van") && opens(&format!("{word} {next}"))
}

/// Endings that names of houses, clubs and people have as often as streets: a word with one needs "in de" before it.
pub(super) fn is_soft(word: &str) -> bool {
    const SOFT: &[&str] = &[
        "hof", "hofje", "hofke", "park", "parkje", "erf", "ring", "wal", "baan", "dijk", "markt", "brink", "pad",
        "gracht", "kade", "dreef", "dyk", "gats",
    ];
    SOFT.iter().any(|s| word.ends_with(s))
}

/// Kinds of roads and squares: where one is spoken of in small letters, none is named.
pub(super) fn is_common(word: &str) -> bool {
    words::is(word, words::COMMON)
}

/// Whether surnames end so as well ("Zomerdijk"); those on straat, laan, weg, plein are streets.
pub(super) fn may_be_surname(word: &str) -> bool {
    const STREETS: &[&str] = &["straat", "laan", "weg", "plein", "singel", "str", "steeg", "straatje"];
    !STREETS.iter().any(|s| word.ends_with(s))
}

/// Endings of fields and hills, which after "in de" are streets more often than buildings.
pub(super) fn lies_open(word: &str) -> bool {
    const OPEN: &[&str] = &[
        "berg",
        "veld",
        "velden",
        "kamp",
        "kampen",
        "akker",
        "akkers",
        "beemd",
        "beemden",
        "broek",
        "heide",
        "hei",
        "bos",
        "tuin",
        "tuinen",
        "weide",
        "kuil",
        "grub",
        "bongerd",
        "boomgaard",
        "driesch",
        "dries",
        "heuvel",
        "hoek",
        "eng",
        "enk",
        "es",
        "esch",
    ];
    OPEN.iter().any(|s| word.ends_with(s) && word.len() > s.len() + 2)
}
