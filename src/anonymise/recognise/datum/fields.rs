//! Days of birth in the fields of a form, and their figures run together.

use super::super::table::cells_beside;
use super::birth::{BIRTH, in_column_of_birth};
use crate::anonymise::candidate::{Candidate, Context};
use crate::model::Category;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// `dag: 3, maand: 11, jaar: 1958`: a day of birth in the fields of a form.
pub(super) fn in_fields(context: &Context, found: &mut Vec<Candidate>) {
    static FIELDS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::whole(r"\bdag[\s:|]{1,6}(\d{1,2})[\s,;|]{1,6}maand[\s:|]{1,6}(\d{1,2}|[a-z]{3,9})[\s,;|]{1,6}jaar[\s:|]{1,6}((?:19|20)?\d\d)\b")
            .expect("a fixed pattern")
    });
    // `| Geboren | 28 | 02 | 1957 |`
    static CELLS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::whole(
            r"\bgeb(?:oren|oortedatum|\.)?(?: op)?:?(?: ?[|;\t] ?| {1,20})(\d{1,2}) ?[|;\t] ?\d{1,2} ?[|;\t] ?(?:19|20)\d\d\b",
        )
        .expect("a fixed pattern")
    });
    let view = context.view;
    for cells in CELLS.captures_iter(view.whole()) {
        let (Some(whole), Some(day)) = (cells.get(0), cells.get(1)) else { continue };
        found.push(context.at(day.start()..whole.end(), Category::Geboortedatum, 0.95, "birth-said"));
    }
    for fields in FIELDS.captures_iter(view.whole()) {
        let (Some(whole), Some(day)) = (fields.get(0), fields.get(1)) else { continue };
        let near = [view.before(whole.start(), 80), view.after(whole.end(), 40)];
        if near.iter().any(|text| text.contains("gebo") || text.contains("geb.") || text.contains("geb:")) {
            found.push(context.at(day.start()..whole.end(), Category::Geboortedatum, 0.9, "birth-said"));
        }
    }
}

/// `geb. 14091986`, `geboortedatum: 19860914`, `geb 140986`.
pub(super) fn run_together(context: &Context, range: Range<usize>, found: &mut Vec<Candidate>) {
    let view = context.view;
    let text = &view.lower[range.clone()];
    if text.len() == 6 {
        return run_together_short(context, range, found);
    }
    let is = |from: usize, to: usize, within: std::ops::RangeInclusive<u16>| {
        text[from..to].parse().is_ok_and(|v: u16| within.contains(&v))
    };
    let day = is(0, 2, 1..=31) && is(2, 4, 1..=12) && is(4, 8, 1900..=2100)
        || is(0, 4, 1900..=2100) && is(4, 6, 1..=12) && is(6, 8, 1..=31);
    let said = BIRTH.is_match(view.line_before(range.start, 40)) || in_column_of_birth(view, range.start);
    if day && said {
        found.push(context.at(range, Category::Geboortedatum, 0.95, "birth-said"));
    }
}

/// `Geb: 010191`, and `080409` in a column of birth dates: two figures for each.
fn run_together_short(context: &Context, range: Range<usize>, found: &mut Vec<Candidate>) {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^\s*(?:\d{1,2}[-/. ]\d{1,2}[-/. ]'?\d{2,4}|(?:19|20)\d\d-\d\d-\d\d|\d{1,2} [a-z]{3,9}\.? (?:19|20)\d\d)\s*$")
            .expect("a fixed pattern")
    });
    static SAID: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"(?:\bgeb(?:oren|datum|dat)?|\bgeboortedatum|\bgb|\bgd|°|\*)[\s.:|]{0,20}$")
            .expect("a fixed pattern")
    });
    let view = context.view;
    let text = &view.lower[range.clone()];
    let is = |from: usize, most: u16| text[from..from + 2].parse().is_ok_and(|v: u16| (1..=most).contains(&v));
    let day = is(0, 31) && is(2, 12) || is(2, 12) && is(4, 31);
    let free = !view.lower[range.end..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '/'))
        && super::super::digits::begins_freely(view, range.start);
    if !day || !free {
        return;
    }
    let header = in_column_of_birth(view, range.start);
    let column = || cells_beside(view, range.start).is_some_and(|cells| cells.filter(|c| DATE.is_match(c)).count() > 1);
    if header || SAID.is_match(view.line_before(range.start, 40)) || column() {
        found.push(context.at(range, Category::Geboortedatum, 0.9, "birth-said"));
    }
}
