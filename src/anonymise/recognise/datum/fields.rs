//! Days of birth in the fields of a form, and their figures run together.

use super::super::digits::begins_freely;
use super::super::table::cells_beside;
use super::birth::in_column_of_birth;
use super::born::Births;
use super::somebody::{self, Who};
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::{Kind, View};
use crate::model::Category;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// `dag: 3, maand: 11, jaar: 1958`: a day of birth in the fields of a form.
pub(super) fn in_fields(context: &Context, births: &Births, found: &mut Vec<Candidate>) {
    static FIELDS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::whole(r"\bdag[\s:|]{1,6}(\d{1,2})[\s,;|]{1,6}maand[\s:|]{1,6}(\d{1,2}|[a-z]{3,9})[\s,;|]{1,6}jaar[\s:|]{1,6}((?:19|20)?\d\d)\b")
            .expect("a fixed pattern")
    });
    let view = context.view;
    for fields in FIELDS.captures_iter(view.whole()) {
        let (Some(whole), Some(day)) = (fields.get(0), fields.get(1)) else { continue };
        if births.day_over(&day.range()).is_some() {
            continue;
        }
        let near = [view.before(whole.start(), 80), view.after(whole.end(), 40)];
        if near.iter().any(|text| text.contains("gebo") || text.contains("geb.") || text.contains("geb:")) {
            found.push(context.at(day.start()..whole.end(), Category::Geboortedatum, 0.9, "birth-said"));
        }
    }
}

/// `14091986`, `19860914` and `140986` in a column of birth dates, and behind a star: two figures for each part.
pub(super) fn run_together(context: &Context, range: Range<usize>, found: &mut Vec<Candidate>) {
    let view = context.view;
    let text = &view.lower[range.clone()];
    let is = |from: usize, to: usize, within: std::ops::RangeInclusive<u16>| {
        text[from..to].parse().is_ok_and(|v: u16| within.contains(&v))
    };
    let day = if text.len() == 6 {
        is(0, 2, 1..=31) && is(2, 4, 1..=12) || is(2, 4, 1..=12) && is(4, 6, 1..=31)
    } else {
        is(0, 2, 1..=31) && is(2, 4, 1..=12) && is(4, 8, 1900..=2100)
            || is(0, 4, 1900..=2100) && is(4, 6, 1..=12) && is(6, 8, 1..=31)
    };
    let free = !view.lower[range.end..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '/'))
        && begins_freely(view, range.start);
    if day
        && free
        && (is_behind_child(context, range.start)
            || in_column(view, &range)
            || view.line_before(range.start, 4).trim_end().ends_with(['°', '*']))
    {
        found.push(context.at(range, Category::Geboortedatum, 0.9, "birth-said"));
    }
}

/// `kind 1 12012009`: right behind one child, also with its number.
fn is_behind_child(context: &Context, at: usize) -> bool {
    let tokens = &context.view.tokens;
    let index = context.view.token_at(at);
    // `zoon, 130315`
    let sign = index
        .checked_sub(1)
        .filter(|before| matches!(context.view.lower_word(&tokens[*before]), "," | "(" | ":" | "|"));
    let index = sign.unwrap_or(index);
    let counted =
        index.checked_sub(1).filter(|before| tokens[*before].kind == Kind::Number && tokens[*before].range().len() < 3);
    somebody::who(context, counted.unwrap_or(index)) == Some(Who::Child)
}

/// Below a heading of births, or in a column whose other cells are days.
fn in_column(view: &View, range: &Range<usize>) -> bool {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^\s*(?:\d{1,2}[-/. ]\d{1,2}[-/. ]'?\d{2,4}|(?:19|20)\d\d-\d\d-\d\d|\d{1,2} [a-z]{3,9}\.? (?:19|20)\d\d)\s*$")
            .expect("a fixed pattern")
    });
    let column = || cells_beside(view, range.start).is_some_and(|cells| cells.filter(|c| DATE.is_match(c)).count() > 1);
    in_column_of_birth(view, range.start) || column()
}
