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

/// `TESTER, V, 140986, BSN …`: six figures of a day behind a sex, as systems of care write them; and the same figures elsewhere.
pub(super) fn behind_sex(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    let word = |at: Option<usize>| at.map_or("", |at| view.lower_word(&view.tokens[at]));
    let six = |index: usize| {
        let range = view.tokens[index].range();
        let part = |from: usize| view.lower[range.start + from..range.start + from + 2].parse::<u8>().unwrap_or(0);
        let free = begins_freely(view, range.start) && !view.lower[range.end..].starts_with(char::is_alphanumeric);
        range.len() == 6 && free && (1..=31).contains(&part(0)) && (1..=12).contains(&part(2))
    };
    let days: Vec<(usize, Range<usize>)> =
        view.numbers().filter(|(index, _)| six(*index)).map(|(index, token)| (index, token.range())).collect();
    let is_said = |index: usize| {
        let sign = matches!(word(index.checked_sub(1)), "," | "/" | "|" | ";");
        let before = index.checked_sub(3);
        let opens = before.is_none() || matches!(word(before), "," | "/" | "|" | ";" | "(") || {
            let sex = &view.tokens[index - 2];
            sex.line_start
        };
        let closed = view.line_after(view.tokens[index].range().end, 2).trim_start();
        let closed = closed.is_empty() || closed.starts_with([',', '/', '|', ';', ')', '.']);
        sign && opens && closed && matches!(word(index.checked_sub(2)), "m" | "v" | "man" | "vrouw")
    };
    let said: Vec<&str> =
        days.iter().filter(|(index, _)| is_said(*index)).map(|(_, range)| &view.lower[range.clone()]).collect();
    for (_, range) in &days {
        if said.contains(&&view.lower[range.clone()]) {
            found.push(context.at(range.clone(), Category::Geboortedatum, 0.9, "birth-beside-name"));
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
