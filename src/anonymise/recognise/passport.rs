//! DOCUMENT: the lines of a passport or card that machines read (ICAO 9303): names, number and day of birth in one.

use crate::anonymise::candidate::{Candidate, Context};
use crate::model::Category;
use crate::pattern::Regex;
use std::sync::LazyLock;

/// `P<NLDTESTMAN<<TESTINE<<<<<<`: kind, country, names.
static NAMES: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"^[pivac][a-z<][a-z]{3}[a-z0-9<]*<<[a-z0-9<]*$").expect("a fixed pattern"));

/// `SPECI20142NLD6503101F2401151<<<<`, `TESTMAN<<TESTINE<<<<<<`: what stands on the lines below and above it.
static OTHER: LazyLock<Regex> = LazyLock::new(|| Regex::folded(r"^[a-z0-9<]*<[a-z0-9<]*$").expect("a fixed pattern"));

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    /// A line has 30, 36 or 44 signs; some are lost or added where it is typed.
    const SIGNS: std::ops::RangeInclusive<usize> = 22..=60;
    let view = context.view;
    if !view.lower.contains("<<") {
        return;
    }
    let fits = |number: usize, pattern: &Regex| {
        let range = view.lines.get(number)?.range.clone();
        let text = view.lower[range.clone()].trim_matches([' ', '\t', '>', '|']);
        let right = SIGNS.contains(&text.len()) && pattern.is_match(text);
        let start = range.start + view.lower[range].find(text)?;
        right.then(|| start..start + text.len())
    };
    for number in 0..view.lines.len() {
        let names = fits(number, &NAMES);
        // Its other lines stand beside it: of a card names are on the third.
        let near = || (number.saturating_sub(2)..=number + 2).any(|other| fits(other, &NAMES).is_some());
        if let Some(range) = names.or_else(|| fits(number, &OTHER).filter(|_| near())) {
            found.push(context.at(range, Category::Document, 0.99, "machine-readable"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::check;

    #[test]
    fn what_machines_read_of_a_passport_is_found_whole() {
        check(
            find,
            "Gescand:\n[[DOCUMENT|P<NLDTESTMAN<<TESTINE<JO<<<<<<<<<<<<]]\n[[DOCUMENT|SPECI20142NLD6503101F2401151<<<<]]\nx",
        );
        check(find, "a << b <<<<<<<<<<<<<<<<<<<<<<<<<<<<\nP<NLD<<");
        check(find, "picture<<<<<<<<<<<<<<<<<<<<<<<<<<<<<< en meer");
    }
}
