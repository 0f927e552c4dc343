//! Words around addresses, from `dictionaries/address-words.tsv`.

use crate::anonymise::listed::Listed;
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../../dictionaries/address-words.tsv");

/// Kinds of the list, in the order of the constants below.
const KINDS: &[&str] = &[
    "away", "common", "door", "floor", "follows", "home", "leads", "no-part", "no-place", "numbered", "opens", "part",
    "small", "title", "ward", "water",
];
/// The sentence speaks of meetings, lessons, games or medicines, not of a home.
pub(super) const AWAY: usize = 0;
/// A kind of road or square: where one is spoken of in small letters, none is named.
pub(super) const COMMON: usize = 1;
/// Stands before the number of a door behind the name of a building.
pub(super) const DOOR: usize = 2;
/// A layer of a building, behind which one it is.
pub(super) const FLOOR: usize = 3;
/// Goes on behind a house number, and counts nothing.
pub(super) const FOLLOWS: usize = 4;
/// The sentence speaks of a home, its doors and neighbours, or of who comes there.
pub(super) const HOME: usize = 5;
/// Stands before a name, and is no part of it.
pub(super) const LEADS: usize = 6;
/// Has a capital before a street, and is none of its name.
pub(super) const NO_PART: usize = 7;
/// Bears a number, and is no place.
pub(super) const NO_PLACE: usize = 8;
/// Bears a number within a house, a school or a plan.
pub(super) const NUMBERED: usize = 9;
/// Right behind it a street begins, whatever small word opens its name.
pub(super) const OPENS: usize = 10;
/// A part of a building or a site, before its number or letter.
pub(super) const PART: usize = 11;
/// Of two letters, behind a year or another number: no letters of a postcode.
pub(super) const SMALL: usize = 12;
/// Opens names of streets.
pub(super) const TITLE: usize = 13;
/// A part of a building, before its number, letter or name.
pub(super) const WARD: usize = 14;
/// A river, a sea or a region: somebody lives there in a house that has an address.
pub(super) const WATER: usize = 15;

static WORDS: LazyLock<Listed> = LazyLock::new(|| Listed::read(LIST, KINDS));

/// Whether a word in lower case is of a kind.
pub(super) fn is(word: &str, kind: usize) -> bool {
    WORDS.is(word, kind)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_is_in_order_and_names_kinds_that_are_asked_for() {
        crate::anonymise::listed::check(super::LIST, super::KINDS);
    }
}
