//! Days as other tongues and calendars write them: the month first ("Oct 12th", "Dec. 3, 2026"), Roman months ("3-XI-1984"), and
//! months of calendars of which only the year tells that they are none of ours ("1 Farvardin 1328", "12 Ramadan 1446").

use super::days::{Day, month_number};
use crate::anonymise::listed::entries;
use crate::anonymise::view::{Casing, Kind, Token, View};
use crate::dictionary::keyed;
use foldhash::HashMap;
use std::sync::LazyLock;

/// Months of other tongues and calendars, with about the month of ours in which they begin.
static OTHER_MONTHS: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../../dictionaries/months.tsv"));
    lines.filter_map(|(month, number)| Some((month, number.parse().ok()?))).collect()
});

const ROMAN: &[&str] = &["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// The days of a text that are written so, in order.
pub(super) fn days(view: &View) -> Vec<Day> {
    let mut found: Vec<Day> = view
        .numbers()
        .filter_map(|(index, _)| {
            month_first(view, index)
                .or_else(|| english(view, index))
                .or_else(|| roman(view, index))
                .or_else(|| other_month(view, index))
        })
        .collect();
    found.extend(of_month(view));
    found
}

/// `de vijfde van oktober`.
fn of_month(view: &View) -> Vec<Day> {
    let mut found = Vec::new();
    for window in view.tokens.windows(3) {
        let [ordinal, van, month] = window else { continue };
        if view.lower_word(van) != "van" || ordinal.kind != Kind::Word {
            continue;
        }
        let Some(value) = month_number(view.lower_word(month)) else { continue };
        let Some(day) = super::days::ordinal(view.lower_word(ordinal)).filter(|d| (1..=31).contains(d)) else {
            continue;
        };
        let range = ordinal.range().start..month.range().end;
        found.push(Day { range, day: day as u8, month: value, year: None, numeric: false });
    }
    found
}

/// A number from 1 to 31.
fn day_of(view: &View, token: &Token) -> Option<u8> {
    let day = view.lower_word(token).parse().ok()?;
    (token.kind == Kind::Number && token.range().len() <= 2 && (1..=31).contains(&day)).then_some(day)
}

/// A number of four figures that may be a year of some calendar.
fn year_of(view: &View, token: Option<&Token>) -> Option<u16> {
    let token = token.filter(|t| t.kind == Kind::Number && t.range().len() == 4)?;
    view.lower_word(token).parse().ok().filter(|y| (1300..=1500).contains(y) || (1890..2100).contains(y))
}

/// `Oct 12th`, `Dec. 3, 2026`, `March 4 2026`: the month, then the day with an ending or a year.
fn month_first(view: &View, index: usize) -> Option<Day> {
    let number = &view.tokens[index];
    let day = day_of(view, number)?;
    let dot = index >= 2 && view.lower_word(&view.tokens[index - 1]) == ".";
    let month = &view.tokens[index.checked_sub(if dot { 2 } else { 1 })?];
    let word = view.lower_word(month);
    let value = month_number(word).or_else(|| other_number(word))?;
    let near = number.range().start - month.range().end <= 2 && month.line == number.line;
    let next = view.tokens.get(index + 1);
    let ending = next
        .filter(|t| t.range().start == number.range().end && matches!(view.lower_word(t), "st" | "nd" | "rd" | "th"));
    let mut at = index + 1 + usize::from(ending.is_some());
    if view.tokens.get(at).is_some_and(|t| view.lower_word(t) == ",") {
        at += 1;
    }
    let year = year_of(view, view.tokens.get(at)).filter(|_| view.tokens[at].line == number.line);
    let typed = matches!(month.casing, Casing::Capital | Casing::Upper);
    let end = match (year, ending) {
        (Some(_), _) => view.tokens[at].range().end,
        (None, Some(ending)) => ending.range().end,
        (None, None) => return None,
    };
    (near && typed).then_some(Day { range: month.range().start..end, day, month: value, year, numeric: false })
}

/// `the 5th of December`, `2nd March 2026`.
fn english(view: &View, index: usize) -> Option<Day> {
    let number = &view.tokens[index];
    let day = day_of(view, number)?;
    let ending = view.tokens.get(index + 1)?;
    let of = usize::from(view.tokens.get(index + 2).is_some_and(|t| view.lower_word(t) == "of"));
    let month = view.tokens.get(index + 2 + of).filter(|t| t.kind == Kind::Word && t.line == number.line)?;
    let value = month_number(view.lower_word(month)).or_else(|| other_number(view.lower_word(month)))?;
    let ordinal = ending.range().start == number.range().end
        && matches!(view.lower_word(ending), "st" | "nd" | "rd" | "th")
        && matches!(month.casing, Casing::Capital | Casing::Upper);
    let year = year_of(view, view.tokens.get(index + 3 + of));
    let end = if year.is_some() { &view.tokens[index + 3 + of] } else { month };
    ordinal.then(|| Day { range: number.range().start..end.range().end, day, month: value, year, numeric: false })
}

/// `3-XI-1984`, `3 XI 2026`.
fn roman(view: &View, index: usize) -> Option<Day> {
    let number = &view.tokens[index];
    let day = day_of(view, number)?;
    let joint = |at: usize| view.tokens.get(at).filter(|t| matches!(view.word(t), "-" | "." | "/")).map_or(0, |_| 1);
    let at = index + 1 + joint(index + 1);
    let letters = view.tokens.get(at).filter(|t| t.casing == Casing::Upper || t.casing == Casing::Capital)?;
    let month = ROMAN.iter().position(|r| *r == view.lower_word(letters))? as u8 + 1;
    let last = at + 1 + joint(at + 1);
    let year = year_of(view, view.tokens.get(last))?;
    let range = number.range().start..view.tokens[last].range().end;
    (range.len() <= 14).then_some(Day { range, day, month, year: Some(year), numeric: false })
}

/// The month of ours for one of another tongue or calendar.
pub(super) fn other_number(word: &str) -> Option<u8> {
    OTHER_MONTHS.get(&*keyed(word)).copied()
}

/// `1 Farvardin 1328`, `12 kwietnia 1990`, `3 march`.
fn other_month(view: &View, index: usize) -> Option<Day> {
    let number = &view.tokens[index];
    let day = day_of(view, number)?;
    let dot = usize::from(view.tokens.get(index + 1).is_some_and(|t| view.lower_word(t) == "."));
    // "28 de mayo de 1987".
    let of = |at: usize| view.tokens.get(at).is_some_and(|t| matches!(view.lower_word(t), "de" | "del"));
    let led = usize::from(of(index + 1 + dot));
    let at = index + 1 + dot + led;
    let month = view.tokens.get(at).filter(|t| t.kind == Kind::Word && t.line == number.line)?;
    // "29. Mai", where nobody numbers a list.
    let dotted = dot == 1 && !number.line_start;
    let ours = month_number(view.lower_word(month));
    let far = if led > 0 { 6 } else { 2 };
    if month.range().start > number.range().end + far || ours.is_some() && !dotted && led == 0 {
        return None;
    }
    let value = ours.or_else(|| other_number(view.lower_word(month)))?;
    let last = at + 1 + usize::from(of(at + 1));
    let year = year_of(view, view.tokens.get(last));
    let own_year = year.is_some_and(|y| y >= 1890);
    let end = if year.is_some() { view.tokens[last].range().end } else { month.range().end };
    // Without a year a word like "mart" or "tir" is anything; "29. Mai" has its stop.
    let told = dotted || view.lower_word(month).len() > 4;
    (year.is_some() || matches!(month.casing, Casing::Capital) && told).then_some(Day {
        range: number.range().start..end,
        day,
        month: value,
        year: year.filter(|_| own_year),
        numeric: false,
    })
}
