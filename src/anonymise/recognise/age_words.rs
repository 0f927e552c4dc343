//! Words around a number that say whether it may be somebody's age, from `dictionaries/age-words.tsv`.

use crate::anonymise::listed::Listed;
use crate::anonymise::vocabulary;
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../dictionaries/age-words.tsv");

/// Kinds of the list, in the order of the constants below.
const KINDS: &[&str] = &[
    "being",
    "between",
    "child",
    "counted",
    "goes-on",
    "no-subject",
    "person",
    "pronoun",
    "several",
    "somebody",
    "thing",
    "house-number",
    "adult",
    "baby",
    "built",
    "household",
    "kin",
    "lasting",
    "no-age",
    "parent",
    "years",
    "befell",
];
const BEING: usize = 0;
const BETWEEN: usize = 1;
const CHILD: usize = 2;
const COUNTED: usize = 3;
const GOES_ON: usize = 4;
const NO_SUBJECT: usize = 5;
const PERSON: usize = 6;
const PRONOUN: usize = 7;
const SEVERAL: usize = 8;
const SOMEBODY: usize = 9;
const THING: usize = 10;
const HOUSE_NUMBER: usize = 11;
const ADULT: usize = 12;
const BABY: usize = 13;
const BUILT: usize = 14;
const HOUSEHOLD: usize = 15;
const KIN: usize = 16;
const LASTING: usize = 17;
const NO_AGE: usize = 18;
const PARENT: usize = 19;
const YEARS: usize = 20;
const BEFELL: usize = 21;

static WORDS: LazyLock<Listed> = LazyLock::new(|| Listed::read(LIST, KINDS));

/// A word that goes on behind an age: conjunctions, adverbs and verbs; what a number counts is none of them.
pub(super) fn goes_on(word: &str) -> bool {
    WORDS.is(word, GOES_ON)
        || vocabulary::verb(word)
        || word.len() > 3 && word.ends_with('t') && !matches!(word, "procent" | "punt" | "cent" | "plaat" | "kist")
}

/// As [`goes_on`], by its list alone: any word may end in a t.
pub(super) fn leads_on(word: &str) -> bool {
    WORDS.is(word, GOES_ON) || vocabulary::verb(word)
}

/// A pronoun that stands for one person or more.
pub(super) fn is_pronoun(word: &str) -> bool {
    WORDS.is(word, PRONOUN)
}

/// A form of "zijn" or "worden", in Dutch, Limburgish and Frisian.
pub(super) fn is_being(word: &str) -> bool {
    WORDS.is(word, BEING)
}

/// Small words between a verb and an age.
pub(super) fn is_between(word: &str) -> bool {
    WORDS.is(word, BETWEEN)
}

/// Several persons, or two who are one word.
pub(super) fn is_several(word: &str) -> bool {
    WORDS.is(word, SEVERAL)
}

/// What a number behind "van" or before its noun counts, besides years.
pub(super) fn is_counted(word: &str) -> bool {
    WORDS.kinds(word) & (1 << COUNTED | 1 << SEVERAL) != 0
}

/// A word for one person, also of those that only households know ("mam", "beppe").
pub(super) fn is_somebody(word: &str) -> bool {
    WORDS.kinds(word) & (1 << SOMEBODY | 1 << PERSON) != 0
}

/// Words for persons, in the singular and the plural.
pub(super) fn is_person_word(word: &str) -> bool {
    WORDS.is(word, PERSON)
}

/// Words for one child.
pub(super) fn is_child(word: &str) -> bool {
    WORDS.is(word, CHILD)
}

/// Words before `is` that are no person.
pub(super) fn is_no_subject(word: &str) -> bool {
    WORDS.is(word, NO_SUBJECT)
}

/// Words with a capital that are no person.
pub(super) fn is_thing(word: &str) -> bool {
    super::days::month_number(word).is_some() || WORDS.is(word, THING)
}

/// Who is known by the number of the door: "de buurvrouw van 14".
pub(super) fn is_by_house_number(word: &str) -> bool {
    WORDS.is(word, HOUSE_NUMBER)
}

/// One grown-up, as a form or note says first.
pub(super) fn is_adult(word: &str) -> bool {
    WORDS.is(word, ADULT)
}

/// Somebody so small that weeks and months are an age.
pub(super) fn is_baby(word: &str) -> bool {
    WORDS.is(word, BABY)
}

/// What happened to somebody at an age: "kwam", "getrouwd".
pub(super) fn is_befallen(word: &str) -> bool {
    WORDS.is(word, BEFELL)
}

/// What is built, bought or kept has years too: "het huis is 40 jaar oud".
pub(crate) fn is_built(word: &str) -> bool {
    WORDS.is(word, BUILT)
}

/// One of a household, in the singular.
pub(super) fn is_of_household(word: &str) -> bool {
    WORDS.is(word, HOUSEHOLD)
}

/// Of whom somebody else is something: "zoon van".
pub(super) fn is_kin(word: &str) -> bool {
    WORDS.is(word, KIN)
}

/// What lasts so many years: "een vijfjarig contract", "een driejarige huurovereenkomst".
pub(super) fn is_lasting(word: &str) -> bool {
    /// The shortest second half of a compound that tells.
    const LEAST: usize = 4;
    let halves = || word.char_indices().skip(2).map(|(at, _)| &word[at..]).take_while(|half| half.len() >= LEAST);
    WORDS.is(word, LASTING) || word.len() > 8 && halves().any(|half| WORDS.is(half, LASTING))
}

/// A word before a number that is no age: "groep", "om", "nummer".
pub(super) fn is_no_age(word: &str) -> bool {
    WORDS.is(word, NO_AGE)
}

/// A parent of so many: "moeder van drie".
pub(super) fn is_parent(word: &str) -> bool {
    WORDS.is(word, PARENT)
}

/// What people count their years in, besides years: "kaarsjes".
pub(super) fn is_years(word: &str) -> bool {
    WORDS.is(word, YEARS)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_is_in_order_and_names_kinds_that_are_asked_for() {
        crate::anonymise::listed::check(super::LIST, super::KINDS);
    }
}
