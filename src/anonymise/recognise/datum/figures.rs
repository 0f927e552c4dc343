//! A day or a year as figures and words say it right behind a word for a birth: `3 | 5 | 88`, `drie vijf achtentachtig`, `03051988`,
//! `een mei tweeduizend en drie`, `de derde van de vijfde`.

use super::event::counts_something;
use super::this_year;
use super::words::{LEADS, kinds_of};
use crate::anonymise::candidate::Context;
use crate::anonymise::recognise::age_words::is_person_word;
use crate::anonymise::recognise::{days, other_days, spoken};
use crate::anonymise::view::{Kind, Token, View};
use crate::dictionary::keyed;
use std::ops::Range;

/// So many tokens at most stand between the word and its day, and in the day.
const LEAD: usize = 9;
const LONGEST: usize = 14;
/// Cells are so far apart at most.
const WIDE: usize = 24;

/// A part of a day.
#[derive(Clone, Debug)]
struct Part {
    range: Range<usize>,
    value: u32,
    shape: Shape,
    /// An apostrophe or a "nul" before it, which are part of it.
    short: bool,
}

/// How a part is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// One or two figures.
    Short,
    /// Four figures.
    Long,
    /// The name of a month.
    Month,
    /// A number in words.
    Word,
}

/// The day that begins right behind a place. `stops`: a full stop may stand there; `tight`: nothing but signs may.
pub(super) fn behind(context: &Context, at: usize, stops: bool, tight: bool) -> Option<Range<usize>> {
    let view = context.view;
    let first = view.token_at(at);
    let start = lead(view, first, stops, tight)?;
    if let Some(day) = run_together(view, start) {
        return Some(day);
    }
    let parts = parts(view, start);
    let tight_parts = !tight || parts.len() > 2;
    let day = read(&parts, this_year(context)).filter(|_| tight_parts)?;
    // `de veertiende maart`: the article goes with its ordinal.
    let ordinal = days::ordinal(view.lower_word(&view.tokens[start])).is_some();
    let article = ordinal && spoken::said(view.lower_word(&view.tokens[start])).is_none();
    let article = article && view.lower[..day.start].ends_with("de ");
    Some(day.start - if article { "de ".len() } else { 0 }..day.end)
}

/// The first token that may be part of a day.
fn lead(view: &View, first: usize, stops: bool, tight: bool) -> Option<usize> {
    let mut bare = true;
    for (at, token) in view.tokens.iter().enumerate().skip(first).take(LEAD) {
        let lines = token.line - view.tokens[first.saturating_sub(1)].line;
        let word = view.lower_word(token);
        if lines > if bare { 2 } else { 1 } {
            return None;
        }
        match token.kind {
            Kind::Number => return Some(at),
            // `op een donderdag`: an article.
            Kind::Word if word == "een" && part_of_word(view, at + 1).is_none() => {}
            Kind::Word if part_of_word(view, at).is_some() => return Some(at),
            Kind::Word if tight || !(kinds_of(word) & LEADS != 0 || is_person_word(&keyed(word))) => return None,
            Kind::Word => bare = false,
            Kind::Punct if word == "." && !stops && at == first => return None,
            Kind::Punct if matches!(word, "!" | "?" | "%" | "€" | "+") => return None,
            Kind::Punct => {}
        }
    }
    None
}

/// `03051988`, `19880503`, `030588`.
fn run_together(view: &View, at: usize) -> Option<Range<usize>> {
    let token = &view.tokens[at];
    let text = view.lower_word(token);
    let number = |range: Range<usize>| text.get(range).and_then(|t| t.parse::<u32>().ok()).unwrap_or(0);
    let is_day = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    let is_year = |year: u32| (1890..2100).contains(&year);
    let good = token.kind == Kind::Number
        && match text.len() {
            8 => {
                is_day(number(0..2), number(2..4)) && is_year(number(4..8))
                    || is_year(number(0..4)) && is_day(number(6..8), number(4..6))
            }
            6 => is_day(number(0..2), number(2..4)) || is_day(number(4..6), number(2..4)),
            _ => false,
        };
    let after = &view.lower[token.range().end..];
    let joined = after.starts_with(['-', '/', '.']) && after[1..].starts_with(|c: char| c.is_ascii_digit());
    (good && !joined && !after.starts_with(char::is_alphanumeric)).then(|| token.range())
}

/// The parts of a day from a token on, until something else stands there.
fn parts(view: &View, start: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut signs = String::new();
    for (at, token) in view.tokens.iter().enumerate().skip(start).take(LONGEST) {
        let word = view.lower_word(token);
        // `negentien achtentachtig` is one part.
        if parts.last().is_some_and(|last| token.range().start < last.range.end) {
            continue;
        }
        if at > start && !continues(view, &parts, at, &signs) {
            break;
        }
        match (token.kind, part(view, at)) {
            (_, Some(mut part)) => {
                part.short = at > 0 && view.lower_word(&view.tokens[at - 1]) == "'";
                part.range.start -= usize::from(part.short);
                parts.push(part);
                signs.clear();
            }
            (Kind::Word, None) if is_between(word) || is_ending(view, token) => {}
            (Kind::Punct, None) if matches!(word, "-" | "/" | "." | "|" | ";" | "," | "'" | ":" | "–" | ">") => {
                signs.push_str(word)
            }
            _ => break,
        }
        if parts.len() >= 4 && parts.iter().all(|part| part.shape != Shape::Word) {
            break;
        }
    }
    parts
}

/// Whether a token may go on with what was read: near enough, and over the end of a line only a month or a year.
fn continues(view: &View, parts: &[Part], at: usize, signs: &str) -> bool {
    let (before, token) = (&view.tokens[at - 1], &view.tokens[at]);
    let Some(last) = parts.last() else { return true };
    let gap = token.range().start - before.range().end;
    let cells =
        signs.contains('|') || view.lower_word(token) == "|" || gap > 2 && !signs.contains(['-', '/', '.', ',']);
    if gap > if cells { WIDE } else { 2 } {
        return false;
    }
    // A sentence ends.
    if signs.ends_with('.') && gap > 0 && last.shape == Shape::Long {
        return false;
    }
    // `3 mei, 12 gasten`, `3-5, 14 jaar`: what a comma parts is no year, unless all are parted so.
    let listed = signs.contains(',') && parts.len() == 2 && part(view, at).is_some_and(|p| p.shape == Shape::Short);
    if listed && (last.shape == Shape::Month || !view.lower[parts[0].range.end..last.range.start].contains(',')) {
        return false;
    }
    if parts.len() == 2 && counts_something(view.after(token.range().end, 12)) {
        return false;
    }
    let over = token.line != view.tokens[view.token_at(last.range.start)].line;
    let next = || part(view, at).is_some_and(|part| matches!(part.shape, Shape::Month | Shape::Long));
    !over || view.lower_word(token) == ">" || next()
}

/// Words between the parts of a day that is spoken, or that stands in the fields of a form.
fn is_between(word: &str) -> bool {
    matches!(
        word,
        "de" | "het" | "van" | "en" | "jaar" | "maand" | "dag" | "streepje" | "punt" | "slash" | "of" | "jaren"
    )
}

/// `3e`, `3rd`: the ending of a figure.
fn is_ending(view: &View, token: &Token) -> bool {
    matches!(view.lower_word(token), "e" | "ste" | "de" | "st" | "nd" | "rd" | "th")
        && view.lower[..token.range().start].ends_with(|c: char| c.is_ascii_digit())
}

fn part(view: &View, at: usize) -> Option<Part> {
    let token = &view.tokens[at];
    if token.kind == Kind::Word {
        return part_of_word(view, at);
    }
    let text = view.lower_word(token);
    let shape = match (token.kind, text.len()) {
        (Kind::Number, 1 | 2) => Shape::Short,
        (Kind::Number, 4) => Shape::Long,
        _ => return None,
    };
    Some(Part { range: token.range(), value: text.parse().ok()?, shape, short: false })
}

/// A month or a number in words; years with the words that they go on with.
fn part_of_word(view: &View, at: usize) -> Option<Part> {
    let token = view.tokens.get(at).filter(|t| t.kind == Kind::Word)?;
    let word = view.lower_word(token);
    let made = |value, shape| Some(Part { range: token.range(), value, shape, short: false });
    if let Some(month) = days::month_number(word).or_else(|| other_days::other_number(word)) {
        return made(u32::from(month), Shape::Month);
    }
    if let Some((year, length)) = days::year_in_words(view.after(token.range().start, 48)) {
        let range = token.range().start..token.range().start + length;
        return Some(Part { range, value: u32::from(year), shape: Shape::Long, short: false });
    }
    let word = keyed(word);
    let value = spoken::said(&word).and_then(|digits| digits.parse().ok()).or_else(|| days::declined(&word))?;
    if value < 100 { made(value, Shape::Word) } else { None }
}

/// What the parts say, from the first on: a day with or without its year, a month and a year, a year.
fn read(parts: &[Part], this_year: i32) -> Option<Range<usize>> {
    let parts = joined(parts);
    let is = |at: usize, test: &dyn Fn(&Part) -> bool| parts.get(at).is_some_and(test);
    let day = |p: &Part| p.shape != Shape::Month && (1..=31).contains(&p.value) && p.shape != Shape::Long;
    let month = |p: &Part| p.shape != Shape::Long && (1..=12).contains(&p.value);
    let named = |p: &Part| p.shape == Shape::Month;
    // Other calendars have years of their own.
    let whole_year =
        |p: &Part| p.shape == Shape::Long && ((1890..2100).contains(&p.value) || (1300..=1500).contains(&p.value));
    // "op 3 mei van een zoon"
    let year =
        |p: &Part| whole_year(p) || p.shape == Shape::Short || p.shape == Shape::Word && (p.value > 12 || p.short);
    let past = |p: &Part| whole_year(p) && (1890..=i64::from(this_year)).contains(&i64::from(p.value));
    let bare = |p: &Part| past(p) || p.short || p.shape == Shape::Word && p.value >= 20;
    let written = |p: &Part| p.shape != Shape::Word;
    // `00-00-1944`: of whom nobody knows the day.
    let unknown = |p: &Part| p.shape == Shape::Short && p.value == 0;
    let count = if is(0, &day) && is(1, &month) && is(2, &year)
        || is(0, &|p| unknown(p) || day(p)) && is(1, &unknown) && is(2, &past)
        || is(0, &|p| whole_year(p) || year(p) && p.value > 31) && is(1, &month) && is(2, &day)
        || is(0, &named) && is(1, &day) && is(2, &whole_year)
    {
        3
    } else if is(0, &day) && is(1, &|p| month(p) && (named(p) || written(p))) || is(0, &named) && is(1, &year) {
        2
    } else if is(0, &bare) {
        1
    } else {
        return None;
    };
    Some(parts[0].range.start..parts[count - 1].range.end)
}

/// `nul drie` is three.
fn joined(parts: &[Part]) -> Vec<Part> {
    let mut all: Vec<Part> = Vec::new();
    for part in parts {
        match all.last_mut() {
            Some(last) if last.value == 0 && last.shape == Shape::Word && part.shape == Shape::Word => {
                (last.value, last.range.end, last.short) = (part.value, part.range.end, true);
            }
            _ => all.push(part.clone()),
        }
    }
    all
}
