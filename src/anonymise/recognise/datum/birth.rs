//! A day that is one of birth, by what stands around it.

use super::super::days::Day;
use super::super::table::header_of;
use super::born::{Births, is_of_nobody};
use super::somebody::{self, Who};
use super::this_year;
use crate::anonymise::candidate::Context;
use crate::anonymise::view::{Casing, Kind, View};
use crate::model::SectionKind;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Whether a day is said to be one of birth.
pub(super) fn is_birth(context: &Context, births: &Births, day: &Day) -> bool {
    let view = context.view;
    let index = view.token_at(day.range.start);
    // `hij is van 12 april 2011`; a letter is of a day too, but no person.
    if somebody::is_of(context, index, years_ago(context, day)) {
        return true;
    }
    let before = view.before(day.range.start, 4).trim_end();
    let sign = before.ends_with('*') && day.year.is_some() || before.ends_with(['°', 'º']) || before.ends_with("geb");
    let after = view.line_after(day.range.end, 60);
    // `3 mei geboren`, `op 25 juni is Mees geboren`.
    sign || births.lead_to(view, day.range.start)
        || in_column_of_birth(view, day.range.start)
        || (BORN_NEXT.is_match(after) || BORN_BEHIND.is_match(after))
            && !is_of_nobody(context, day.range.start, after.contains("jarig") || after.contains("verjaar"))
}

/// How many years ago a day was, if its year is said.
fn years_ago(context: &Context, day: &Day) -> Option<i32> {
    day.year.map(|year| this_year(context) - i32::from(year))
}

/// Right behind a day.
static BORN_NEXT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^,? \(?(?:als |is (?:zijn|haar|de) )?geboorte(?:datum|dag)\b|^,? (?:te |in )?(?:geboren|ter wereld|jarig|bevallen van|beviel|verjaart)\b|^,? (?:in|te) [a-z' -]{3,24} geboren\b")
        .expect("a fixed pattern")
});

/// `is Mees geboren`, `kwam de tweeling ter wereld`, but not `zijn er minder kinderen geboren`.
pub(super) static BORN_BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^,? (?:is|werd|was|kwam|beviel|zijn (?:de|beide|alle|haar|zijn|hun|ze|zij)|(?:waren|werden|kwamen) (?:de|beide|alle|haar|zijn|hun|ze|zij))\b[^.;,()]{0,36}\b(?:geboren|ter wereld|bevallen|te vroeg|(?:moeder|vader|mama|papa|oma|opa) (?:van|geworden)|van (?:een|haar) [a-z ]{0,12}(?:zoon|dochter|zoontje|dochtertje|kind|kindje|baby|jongen|meisje|tweeling))\b")
        .expect("a fixed pattern")
});

/// Below a heading of births.
pub(super) fn in_column_of_birth(view: &View, at: usize) -> bool {
    header_of(view, at).is_some_and(|h| h.starts_with("geb") || h.contains("geboorte"))
}

/// ` 86` behind a day whose month is named: how many bytes the year takes.
pub(super) fn short_year(view: &View, day: &Day) -> usize {
    if day.year.is_some() {
        return 0;
    }
    // `drie maart zevenennegentig`.
    let after = view.after(day.range.end, 28);
    let word = after.strip_prefix(' ').map_or("", |w| w.split(|c: char| !c.is_alphabetic()).next().unwrap_or(""));
    if super::super::digits::number_word(&crate::dictionary::key::fold(word)).is_some_and(|v| v >= 20) {
        return 1 + word.len();
    }
    // `3/11 1958`.
    let long = after.as_bytes();
    if matches!(long, [b' ', b'1' | b'2', b'9' | b'0', a, b, rest @ ..] if a.is_ascii_digit() && b.is_ascii_digit()
            && !rest.first().is_some_and(u8::is_ascii_alphanumeric))
    {
        return 5;
    }
    // A stop ends the sentence when no figure follows it.
    let goes_on = |rest: &[u8]| match rest {
        [b':', ..] => true,
        [b'.' | b'-', next, ..] => next.is_ascii_digit(),
        [next, ..] => next.is_ascii_alphanumeric(),
        [] => false,
    };
    let year = !day.numeric
        && matches!(after.as_bytes(), [b' ', a, b, rest @ ..] if a.is_ascii_digit() && b.is_ascii_digit() && !goes_on(rest));
    if year { 3 } else { 0 }
}

/// Right in brackets, or after a comma, behind a word with a capital.
pub(super) fn in_brackets_behind_name(view: &View, range: &Range<usize>) -> bool {
    let index = view.token_at(range.start);
    let opens = index.checked_sub(1).map(|i| &view.tokens[i]);
    let named = index.checked_sub(2).map(|i| &view.tokens[i]);
    match (named, opens) {
        (Some(named), Some(opens)) => {
            matches!(view.word(opens), "(" | ",")
                && named.kind == Kind::Word
                && matches!(named.casing, Casing::Capital | Casing::Upper)
        }
        _ => false,
    }
}

/// `J. Tester 3-5-1988`, `Tester / 3 mei 1988`, `Man (38 jaar, 3-5-1988)`, `J. Tester (m, 3-5-88)`: behind a name, a sex or an age.
pub(super) fn goes_with_somebody(context: &Context, day: &Day) -> bool {
    static SEX_OR_AGE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(
            r"(?:[(,/|;] ?|^|\s)(?:m|v|x|man|vrouw|jongen|meisje|\d{1,3} ?(?:jaar|jr|j|jarige?)\.?(?: oud)?) ?[,/;(|-] ?$|\(\d{1,3} ?[,/;] ?$|\((?:m|v|x)\),? ?$|\b(?:m|v|man|vrouw|jongen|meisje),? \d{1,3} ?[,(] ?$",
        )
        .expect("a fixed pattern")
    });
    let view = context.view;
    let Some(years) = years_ago(context, day).filter(|years| *years > 0) else { return false };
    let line = view.line_before(day.range.start, 60);
    if years > 4 && SEX_OR_AGE.is_match(line) {
        return true;
    }
    let index = view.token_at(day.range.start);
    let joint = index.checked_sub(1).map(|at| view.lower_word(&view.tokens[at]));
    let name = if matches!(joint, Some("-" | "/" | "|" | "," | "_" | ":" | "–")) { index - 1 } else { index };
    // `Zoon 1: 12-1-2009`, `vader 3-4-1975, moeder 14-2-1979`: behind a word for somebody, where the clause ends.
    let counted =
        name.checked_sub(1).filter(|at| view.tokens[*at].kind == Kind::Number && view.tokens[*at].range().len() < 3);
    let closed = is_closed(&view.lower[day.range.end..]);
    match somebody::who(context, counted.unwrap_or(name)).filter(|_| closed && counted.unwrap_or(name) > 0) {
        Some(Who::Child) => return true,
        Some(Who::Person) if years >= 16 => return true,
        _ => {}
    }
    let near = |at: usize| at.checked_sub(1).is_some_and(|before| view.tokens[before].line == view.tokens[index].line);
    // A document of late has its day behind a name too.
    let ends = view.line_after(day.range.end, 3).trim().is_empty();
    near(name) && somebody::who(context, name) == Some(Who::Name) && (years > 11 || years > 1 && ends)
        || years > 11 && (in_subject(view, index) || joint == Some("_")) && is_capital(view, name)
}

/// Whether a clause ends at the beginning of a text.
pub(super) fn is_closed(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([',', '.', ';', '\n', ')', '|', '"']) || rest.starts_with(" en ")
}

fn in_subject(view: &View, index: usize) -> bool {
    view.tokens.get(index).is_some_and(|t| t.section == SectionKind::Subject)
}

/// A word with a capital before a token.
fn is_capital(view: &View, index: usize) -> bool {
    let token = index.checked_sub(1).map(|at| &view.tokens[at]).filter(|t| t.kind == Kind::Word);
    token.is_some_and(|t| matches!(t.casing, Casing::Capital | Casing::Upper))
}

/// `tot zijn achttiende (6 mei 2009)`, or any day in brackets that is long past.
pub(super) fn said_of_age(before: &str, day: &Day, this_year: i32) -> bool {
    static COMES_OF_AGE: LazyLock<Regex> =
        LazyLock::new(|| Regex::folded(r"\b(?:\w+(?:ste|de)|\d{1,2}e) ?\($").expect("a fixed pattern"));
    let years = day.year.map_or(0, |y| this_year - i32::from(y));
    before.ends_with('(') && (years >= 12 || years >= 1 && COMES_OF_AGE.is_match(before))
}
