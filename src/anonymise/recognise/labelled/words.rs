//! Words before and behind numbers, from `dictionaries/number-words.tsv`.

use crate::anonymise::listed::Listed;
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../../dictionaries/number-words.tsv");

/// Kinds of the list, in the order of the constants below.
const KINDS: &[&str] = &["between", "counted", "file", "nobody", "paper", "system"];
/// May stand between a label and its number.
pub(super) const BETWEEN: usize = 0;
/// What a number before it counts or costs.
pub(super) const COUNTED: usize = 1;
/// Files, contracts and decisions.
pub(super) const FILE: usize = 2;
/// What has a number that leads to nobody.
pub(super) const NOBODY: usize = 3;
/// Papers and insurances of a person.
pub(super) const PAPER: usize = 4;
/// Authorities and systems whose numbers stand for one person or file.
pub(super) const SYSTEM: usize = 5;

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
