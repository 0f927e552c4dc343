//! A day that is said to be one of birth.

use super::super::days::Day;
use super::super::table::header_of;
use crate::anonymise::view::{Casing, Kind, View};
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) static BIRTH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:\bgeb(?:oren|\.|\b|datum|dat\b)|\bgeboorte|\bg\.d\.|\bgbd\b|\bgebdat|°|\bverjaardag|\bverjaart|\blevenslicht|\bter wereld|\bjarig|\bdob\b|\bdate of birth|\bborn\b|\bgeborene)[^\d\n;]{0,40}$")
        .expect("a fixed pattern")
});

static OF_DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:hij|moeder|vader|mevrouw|meneer|zij|ze|kind|meisje|jongen|zoon|zoontje|dochter|dochtertje|baby|kleine|oudste|jongste)(?: zelf)? is van $")
        .expect("a fixed pattern")
});

pub(super) fn is_birth(view: &View, day: &Day, before: &str) -> bool {
    // `hij is van 12 april 2011`; a letter is of a day too, but no person.
    let old = day.year.is_some_and(|y| (1900..=2100).contains(&y));
    if old && OF_DAY.is_match(before) {
        return true;
    }
    let said = BIRTH
        .find(before)
        .is_some_and(|m| !before[m.start()..].contains(" bel") && !before[m.start()..].contains("viert"));
    let asterisk = before.trim_end().ends_with('*') && day.year.is_some();
    let after = view.line_after(day.range.end, 60);
    let born_behind = after.trim_start().starts_with("geboren");
    // `op 25 juni is Mees geboren`, `de baby is van 3 april`.
    let born = BORN_BEHIND.is_match(after) || BABY_OF.is_match(before);
    let header = in_column_of_birth(view, day.range.start);
    said || asterisk || header || born || born_behind && day.year.is_some()
}

pub(super) static BORN_BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^,? (?:is|werd|zijn|was|werden|waren|kwam|kwamen) [^.;,()]{0,36}\b(?:geboren|ter wereld)\b")
        .expect("a fixed pattern")
});

static BABY_OF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:baby|kindje|zoontje|dochtertje|jongste|oudste|middelste|tweeling)(?: zelf)? (?:is|zijn|was) (?:van|uit) $").expect("a fixed pattern")
});

/// Below a heading of births.
pub(super) fn in_column_of_birth(view: &View, at: usize) -> bool {
    header_of(view, at).is_some_and(|h| h.starts_with("geb") || h.contains("geboorte"))
}

/// ` 86` behind a day whose month is named: how many bytes the year takes.
pub(super) fn short_year(view: &View, day: &Day) -> usize {
    // `drie maart zevenennegentig`.
    let after = view.after(day.range.end, 28);
    let word = after.strip_prefix(' ').map_or("", |w| w.split(|c: char| !c.is_alphabetic()).next().unwrap_or(""));
    if day.year.is_none()
        && super::super::digits::number_word(&crate::dictionary::key::fold(word)).is_some_and(|v| v >= 20)
    {
        return 1 + word.len();
    }
    // `3/11 1958`.
    let long = view.after(day.range.end, 6).as_bytes();
    if day.year.is_none()
        && matches!(long, [b' ', b'1' | b'2', b'9' | b'0', a, b, rest @ ..] if a.is_ascii_digit() && b.is_ascii_digit()
            && !rest.first().is_some_and(u8::is_ascii_alphanumeric))
    {
        return 5;
    }
    let rest = view.after(day.range.end, 5).as_bytes();
    // A stop ends the sentence when no figure follows it.
    let goes_on = |rest: &[u8]| match rest {
        [b':', ..] => true,
        [b'.' | b'-', next, ..] => next.is_ascii_digit(),
        [next, ..] => next.is_ascii_alphanumeric(),
        [] => false,
    };
    let year = day.year.is_none()
        && !day.numeric
        && matches!(rest, [b' ', a, b, rest @ ..] if a.is_ascii_digit() && b.is_ascii_digit() && !goes_on(rest));
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

/// `tot zijn achttiende (4 juli 2008)`, or any day in brackets that is long past.
pub(super) fn said_of_age(before: &str, day: &Day, this_year: i32) -> bool {
    static COMES_OF_AGE: LazyLock<Regex> =
        LazyLock::new(|| Regex::folded(r"\b(?:\w+(?:ste|de)|\d{1,2}e) ?\($").expect("a fixed pattern"));
    let years = day.year.map_or(0, |y| this_year - i32::from(y));
    before.ends_with('(') && (years >= 12 || years >= 1 && COMES_OF_AGE.is_match(before))
}
