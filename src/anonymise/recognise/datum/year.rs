//! Years of birth alone: after a word for birth, in brackets behind a name, in a column of birth dates, `dochter van 2013`, and the
//! years that follow one (`2010, 2012 en 2015`).

use super::birth::{BORN_BEHIND, in_brackets_behind_name, in_column_of_birth, is_closed};
use super::born::{Births, is_of_nobody};
use super::fields::run_together;
use super::somebody::{self, Who};
use super::this_year;
use super::words::{PAPER, kinds_of};
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::recognise::{age_words, days, digits, kenteken};
use crate::anonymise::view::{Kind, Token, View};
use crate::model::Category;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A year, with the month before it.
struct Year {
    range: Range<usize>,
    /// The first token of it.
    first: usize,
    /// Two figures.
    short: bool,
    /// A month stands before it.
    month: bool,
    /// How long ago.
    ago: i32,
}

/// Adds the years of birth of a text outside the days of birth that are `told`, in order.
pub(super) fn years_of_birth(context: &Context, births: &Births, told: &[Range<usize>], found: &mut Vec<Candidate>) {
    let view = context.view;
    let mut last = None;
    for (index, token) in view.numbers() {
        let next = told.partition_point(|day| day.end <= token.range().start);
        let known = told.get(next).filter(|day| day.start < token.range().end);
        if let Some(day) = births.day_over(&token.range()).or(known) {
            // A row goes on behind a year, not behind a day: "jarig op 9 maart, in 2021 hier gekomen".
            last = (day.start == token.range().start && day.len() < 6).then_some(day.end);
            continue;
        }
        if matches!(token.range().len(), 6 | 8) {
            run_together(context, token.range(), found);
            continue;
        }
        let Some(year) = read(context, index, token) else { continue };
        let follows = last.is_some_and(|end| year.range.start > end && is_row(&view.lower[end..year.range.start]));
        let confidence = if follows { Some(0.9) } else { confidence(context, births, &year, index) };
        if let Some(confidence) = confidence {
            last = Some(year.range.end);
            found.push(context.at(year.range, Category::Geboortedatum, confidence, "year-of-birth"));
        }
    }
}

/// `hij is van achtenvijftig`, `zij is van tweeduizend zes`: years that somebody is of, in words.
pub(super) fn in_words(context: &Context, found: &mut Vec<Candidate>) {
    static OF: LazyLock<Regex> = LazyLock::new(|| {
        Regex::whole(r"\b(?:van|uit) ((?:[a-zëï]+en)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|negentien[a-zëï]*(?: [a-zëï]+tig)?|tweeduizend[a-zëï]*(?: (?:en )?[a-z]{3,8})?)\b")
            .expect("a fixed pattern")
    });
    let view = context.view;
    for year in OF.captures_iter(view.whole()).filter_map(|m| m.get(1)) {
        let index = view.token_at(year.start());
        let length =
            days::year_in_words(year.as_str()).map_or(year.as_str().split(' ').next().map_or(0, str::len), |y| y.1);
        let end = year.start() + length;
        if somebody::is_of(context, index, None) && is_closed(&view.lower[end..]) {
            found.push(context.at(year.start()..end, Category::Geboortedatum, 0.8, "year-of-birth"));
        }
    }
}

/// Between two years of a row.
fn is_row(gap: &str) -> bool {
    matches!(gap, ", " | " en " | " & " | "/" | ", en " | " of " | "," | ", in " | " en in ")
}

/// The year that a number may be, and the month that goes with it.
fn read(context: &Context, index: usize, token: &Token) -> Option<Year> {
    let view = context.view;
    let range = token.range();
    let short = range.len() == 2;
    let value: i32 = view.lower[range.clone()].parse().ok()?;
    let this_year = this_year(context);
    if !(short || range.len() == 4 && (1900..=this_year).contains(&value)) {
        return None;
    }
    let joined = view.lower[range.end..].starts_with(['-', '/', '.', ':'])
        && view.lower[range.end + 1..].starts_with(|c: char| c.is_ascii_digit());
    let apostrophe = view.lower[..range.start].ends_with('\'');
    let free = digits::begins_freely(view, range.start) || short;
    if joined || !free || view.lower[range.end..].starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let ago = this_year
        - if !short {
            value
        } else if value <= this_year % 100 {
            2000 + value
        } else {
            1900 + value
        };
    if short && !apostrophe {
        // `bouwjaar 74`, the only one without its apostrophe.
        return is_built(view, range.start).then_some(Year { range, first: index, short, month: false, ago });
    }
    let start = range.start - usize::from(short);
    let first = index - usize::from(short);
    // `mei 1944`, `jan. 2019`: the month goes with its year.
    let stop = usize::from(view.lower[..start].ends_with(". "));
    let month = first
        .checked_sub(1 + stop)
        .map(|at| (at, &view.tokens[at]))
        .filter(|(_, t)| t.range().end + 1 + stop == start && days::month_number(view.lower_word(t)).is_some());
    // A month with its day is no year alone.
    if month.is_some_and(|(at, _)| at > 0 && view.tokens[at - 1].kind == Kind::Number) {
        return None;
    }
    let (first, start, month) = month.map_or((first, start, false), |(at, t)| (at, t.range().start, true));
    Some(Year { range: start..range.end, first, short, month, ago })
}

/// How sure it is that a year is one of birth.
fn confidence(context: &Context, births: &Births, year: &Year, index: usize) -> Option<f32> {
    let view = context.view;
    let (start, end) = (year.range.start, year.range.end);
    if is_built(view, start) && !is_of_house(view, start) {
        return Some(0.95);
    }
    let said = SIGN.is_match(view.line_before(start, 8)) || is_said(context, births, year);
    if said || in_column_of_birth(view, view.tokens[index].range().start) {
        return Some(0.95);
    }
    let rest = &view.lower[end..];
    // `In 1961 werd hij geboren`, `('38 geboren)`.
    let born = rest.starts_with(" geboren") || rest.starts_with(" ter wereld") || born_behind(view, year);
    if born && !is_of_nobody(context, start, false) {
        return Some(0.95);
    }
    if somebody::is_of(context, year.first, Some(year.ago)) || OPENED.is_match(view.line_before(start, 6)) {
        return Some(0.85);
    }
    goes_with(context, year).then_some(0.8).or_else(|| in_brackets(context, year).then_some(0.75))
}

/// `°1961`, `(*1962)`.
static SIGN: LazyLock<Regex> = LazyLock::new(|| Regex::folded(r"[°º*]\s*$").expect("a fixed pattern"));

/// `(van 1951)`.
static OPENED: LazyLock<Regex> = LazyLock::new(|| Regex::folded(r"\((?:van|uit) $").expect("a fixed pattern"));

/// Behind a word for a birth with nothing between but where and about when: `geboren in Heerlen, 1988`.
fn is_said(context: &Context, births: &Births, year: &Year) -> bool {
    static GONE_ON: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:sinds|vanaf|tot|kwam|komt|kwamen|gekomen|verhuis\w*|woont|wonen|woonde|gevlucht|getrouwd|gescheiden|overleden|gestopt|begonnen|naar|die|dat|werd|heeft|had)\b").expect("a fixed pattern")
    });
    let view = context.view;
    let start = year.range.start;
    let before = view.before(start, 60);
    let last = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    // What follows a comma belongs to the birth only if nothing goes on behind it.
    let comma = before.trim_end().ends_with(',') || before.ends_with(", in ");
    let gone_on = || births.gap(view, start).is_some_and(|gap| GONE_ON.is_match(gap));
    births.lead_to(view, start)
        && (!comma || is_closed(&view.lower[year.range.end..]))
        && !matches!(last, "na" | "voor" | "sinds")
        && !gone_on()
}

/// `hij is in 1988 in Heerlen geboren`, `in 1961 werd hij geboren`.
fn born_behind(view: &View, year: &Year) -> bool {
    static IN_PLACE: LazyLock<Regex> =
        LazyLock::new(|| Regex::folded(r"^ (?:in|te) [a-z' -]{3,28} geboren\b").expect("a fixed pattern"));
    let after = view.line_after(year.range.end, 60);
    IN_PLACE.is_match(after) || !year.short && BORN_BEHIND.is_match(after)
}

/// `zoon 2010`, `Esi '19`, `dochter (2012)`, `kinderen (2016, 2019)`, `J. Tester (v/1988)`, `Man, 38 ('88)`: right behind somebody.
fn goes_with(context: &Context, year: &Year) -> bool {
    static SEX_OR_AGE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"[(,/] ?(?:m|v|x|man|vrouw|jongen|meisje) ?[,/] ?$|\b(?:m|v|man|vrouw|jongen|meisje),? \d{1,3}(?: ?(?:jaar|jr|j)\.?)?,? ?\($|\(\d{1,3}(?: ?(?:jaar|jr|j)\.?)?,? ?$")
            .expect("a fixed pattern")
    });
    let view = context.view;
    let rest = &view.lower[year.range.end..];
    if !is_closed(rest) {
        return false;
    }
    if SEX_OR_AGE.is_match(view.line_before(year.range.start, 30)) {
        return true;
    }
    let before = year.first.checked_sub(1).map(|at| view.lower_word(&view.tokens[at]));
    let bracket = before == Some("(");
    let comma = before == Some(",") && rest.starts_with(',');
    // `3 kids: 2009, 2011`
    let listed = before == Some(":");
    let who = somebody::who(context, year.first - usize::from(bracket || comma || listed));
    match who {
        // "Cijfers kinderen 2024, 2025": several only where a list of them begins.
        Some(Who::Child) if comma && !year.short => year.ago < 40 && !before.is_some_and(age_words::is_several),
        Some(Who::Child) => bracket || listed || !before.is_some_and(age_words::is_several),
        Some(Who::Person) => year.ago >= 16 && (bracket || comma || year.ago < 110 && year.short),
        Some(Who::Name) => year.short && (bracket || comma || in_family(view, year)) || bracket && year.month,
        _ => false,
    }
}

/// Whether the line speaks of a family before a place.
fn in_family(view: &View, year: &Year) -> bool {
    let before = view.line_before(year.range.start, 80);
    before.split(|c: char| !c.is_alphabetic()).any(age_words::is_person_word)
}

/// `Testers (1984), huurt`: in brackets or between commas behind a name.
fn in_brackets(context: &Context, year: &Year) -> bool {
    let view = context.view;
    let before = view.line_before(year.range.start, 40);
    let rest = &view.lower[year.range.end..];
    let opened = before.ends_with('(');
    let closed = if opened { rest.starts_with(')') } else { is_closed(rest) && !rest.starts_with(" en ") };
    if year.short || year.month || !closed || !in_brackets_behind_name(view, &year.range) || is_of_paper(before) {
        return false;
    }
    // A law or report of late years has its year in brackets too: there only a name that is no word counts.
    let name = &view.tokens[year.first - 2];
    let entry = context.dictionary.look_up(view.lower_word(name));
    let old = year.ago > 16 && !name.sentence_start && opened;
    // `Kinderen: Mees (2012)`: a first name among those of a family.
    let known = opened && entry.first().listed() && in_family(view, year);
    let town = entry.place() && !entry.first().listed();
    name.kind == Kind::Word && !town && (old || known || !context.is_ordinary(view.lower_word(name)))
}

/// A law or a report, or a month, right before its year.
fn is_of_paper(before: &str) -> bool {
    let word =
        before.trim_end_matches([' ', ',', '(']).rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    kinds_of(word) & PAPER != 0 || days::month_number(word).is_some()
}

/// `bouwjaar 74`, `jaargang '61`.
fn is_built(view: &View, at: usize) -> bool {
    static BUILT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(
            r"\b(?:bouwjaar|bj\.?|jg\.?|geboortejaar|jaargang|lichting|geb\.? ?jaar)\s?[:|]? ?(?:is |van |uit )?'?$",
        )
        .expect("a fixed pattern")
    });
    BUILT.is_match(view.line_before(at, 24))
}

/// A house or a car has its year of building too.
fn is_of_house(view: &View, at: usize) -> bool {
    static HOUSE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:huis|woning|woningen|flats?|auto|pand|panden|blok|complex|appartement|caravan|school|gebouw|fiets|scooter|ketel|huizen|bus|tijdschrift|blad|nummer|krant)\b")
            .expect("a fixed pattern")
    });
    HOUSE.is_match(view.line_before(at, 40)) || kenteken::CUE.is_match(view.line_before(at, 90))
}
