//! Days in every notation, for the recognisers of dates.

use super::digits::number_word;
use crate::anonymise::view::{Kind, View};
use crate::dictionary::key;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A day of a text.
#[derive(Clone, Debug)]
pub(crate) struct Day {
    /// Place in the folded text.
    pub range: Range<usize>,
    /// Day of the month, 1 to 31.
    pub day: u8,
    /// Month, 1 to 12.
    pub month: u8,
    /// Year, if written.
    pub year: Option<u16>,
    /// Written with figures for the month: needs more proof where it has no year.
    pub numeric: bool,
}

static NUMERIC: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"^(\d{1,2})(?:[-/.]| [-/] |\. )(\d{1,2})(?:(?:[-/.]| [-/] |\. )(?:'?(\d{2})|(\d{4}))(?:[^0-9a-z]|$)|[^0-9a-z]|$)",
    )
    .expect("a fixed pattern")
});
static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^(?:\d\d[-/.]\d\d[-/.](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?:[^0-9a-z-]|$)")
        .expect("a fixed pattern")
});
static ISO: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"^((?:19|20)\d\d)[-/.](\d\d?)[-/.](\d\d?)(?:[^0-9]|$)").expect("a fixed pattern"));
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(concat!(
        r"^(\d{1,2})(?:e|ste|de)?(?:(?: ?(?:op|en|t/m|tot en met|tot|of|-|/|&) ?)(?:[a-z]{2,5}dag )?(\d{1,2})(?:e|ste|de)?)?[\s-]?(?:\s|van )?(",
        r"januari|jan|februari|feb|febr|maart|mrt|mar|april|apr|mei|juni|jun|juli|jul",
        r"|augustus|aug|september|sept|sep|oktober|okt|oct|november|nov|december|dec|januarie|febuari|agustus|septemer|octobr|oktobr|decemer",
        r")(?:\b\.?(?:(?:,|-)?\s?(?:((?:18|19|20)\d\d)\b|'(\d\d)\b))?|((?:19|20)?\d\d)\b)",
    ))
    .expect("a fixed pattern")
});
static YEAR_BEHIND: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"^ ((?:18|19|20)\d\d)\b").expect("a fixed pattern"));

/// All days of a text, in order.
pub(crate) fn days(view: &View) -> Vec<Day> {
    let mut found: Vec<Day> = Vec::new();
    for (_, token) in view.numbers() {
        let at = token.range().start;
        if found.last().is_some_and(|d| d.range.end > at) || token.range().len() > 4 {
            continue;
        }
        let free = match view.lower.as_bytes()[..at] {
            // `geb.3-5-1988`
            [.., b'a'..=b'z', b'a'..=b'z', b'a'..=b'z', b'.' | b':' | b','] | [b'g', b'e', b'b'] => true,
            // `geb3-5-1988`
            [.., before, b'g', b'e', b'b'] => !before.is_ascii_alphanumeric(),
            [.., digit, b'.' | b'-' | b'/' | b',' | b':'] => !digit.is_ascii_alphanumeric(),
            [.., last] => !last.is_ascii_alphanumeric() && last != b'@',
            [] => true,
        };
        // `TesterD23-04-1972`: a whole day is one behind a letter too.
        let whole =
            || view.lower[..at].ends_with(|c: char| c.is_ascii_lowercase()) && WHOLE.is_match(view.after(at, 11));
        if free || whole() {
            found.extend(
                named(view, at)
                    .or_else(|| month_first(view, at))
                    .or_else(|| iso(view, at))
                    .or_else(|| numeric(view, at))
                    .or_else(|| spaced(view, at)),
            );
        }
    }
    found.extend(in_words(view));
    found.extend(super::other_days::days(view));
    found.sort_by_key(|d| d.range.start);
    found
}

/// Where the day of the week begins that ends a text right before a day (`op donderdag `): with it a month is a day again.
pub(crate) fn weekday_before(text: &str) -> Option<usize> {
    const DAYS: [&str; 7] = ["maan", "dins", "woens", "donder", "vrij", "zater", "zon"];
    const PARTS: [&str; 6] = ["", "ochtend", "morgen", "middag", "avond", "nacht"];
    let bare = text.trim_end_matches([' ', '\u{a0}']);
    let word = bare.trim_end_matches([',', '.']);
    let start = word
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + word[at..].chars().next().map_or(1, char::len_utf8));
    let said = word.get(start..)?.to_lowercase();
    let full = said.split_once("dag").is_some_and(|(day, part)| DAYS.contains(&day) && PARTS.contains(&part));
    // "vr" may be a woman and "ma" a mother, unless they are shortened.
    let short = match said.as_str() {
        "di" | "wo" | "do" | "za" | "zo" => true,
        "ma" | "vr" => bare.ends_with('.'),
        _ => false,
    };
    (bare.len() < text.len() && (full || short)).then_some(start)
}

fn named(view: &View, at: usize) -> Option<Day> {
    let hit = NAMED.captures(view.after(at, 48))?;
    let day: u8 = hit.get(1)?.as_str().parse().ok()?;
    let month = month_number(hit.get(3)?.as_str())?;
    let whole = |y: &str| if y.len() == 4 { y.parse().ok() } else { century(y) };
    let year = hit.get(4).or(hit.get(5)).or(hit.get(6)).and_then(|y| whole(y.as_str()));
    let mut end = hit.get(0)?.end();
    // A full stop that ends the sentence is none of an abbreviation.
    if year.is_none() && view.lower[..at + end].ends_with('.') {
        end -= 1;
    }
    let second = hit.get(2).is_none_or(|d| d.as_str().parse::<u8>().is_ok_and(|d| (1..=31).contains(&d)));
    // "de nacht van 4 op 5 juni"; but "wordt 18 op 3 mei".
    let night = hit.get(2).filter(|second| view.after(at, second.start()).contains("op"));
    let next = night.is_none_or(|d| d.as_str().parse().is_ok_and(|d: u8| d == day + 1 || d == 1 && day >= 28));
    let second = second && next;
    ((1..=31).contains(&day) && second).then_some(Day { range: at..at + end, day, month, year, numeric: false })
}

/// `maart 9, 1987`: as in English, with the year behind a comma.
fn month_first(view: &View, at: usize) -> Option<Day> {
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^(\d{1,2})(?:st|nd|rd|th|e)?, ?((?:19|20)\d\d)(?:[^0-9a-z]|$)").expect("a fixed pattern")
    });
    let hit = BEHIND.captures(view.after(at, 16))?;
    let month = view.tokens.get(view.token_at(at).checked_sub(1)?).filter(|t| t.range().end + 1 == at)?;
    let day = Day {
        range: month.range().start..at + hit.get(2)?.end(),
        day: hit.get(1)?.as_str().parse().ok()?,
        month: month_number(view.lower_word(month))?,
        year: hit.get(2)?.as_str().parse().ok(),
        numeric: false,
    };
    is_day(&day).then_some(day)
}

fn iso(view: &View, at: usize) -> Option<Day> {
    let hit = ISO.captures(view.after(at, 12))?;
    let day = Day {
        range: at..at + hit.get(3)?.end(),
        day: hit.get(3)?.as_str().parse().ok()?,
        month: hit.get(2)?.as_str().parse().ok()?,
        year: hit.get(1)?.as_str().parse().ok(),
        numeric: true,
    };
    is_day(&day).then_some(day)
}

fn numeric(view: &View, at: usize) -> Option<Day> {
    let after = view.after(at, 18);
    let hit = NUMERIC.captures(after)?;
    let year = match (hit.get(3), hit.get(4)) {
        (Some(short), _) => century(short.as_str()),
        (_, Some(long)) => long.as_str().parse().ok().filter(|y| (1890..2100).contains(y)),
        _ => None,
    };
    let end = hit.get(4).or(hit.get(3)).or(hit.get(2))?.end();
    let day = Day {
        range: at..at + end,
        day: hit.get(1)?.as_str().parse().ok()?,
        month: hit.get(2)?.as_str().parse().ok()?,
        year,
        numeric: true,
    };
    // `9.30`, `2.1`: with a full stop it takes a year to be a day. And no joint may follow.
    let joint = after.as_bytes()[hit.get(1)?.end()];
    let goes_on =
        after[end..].starts_with(['-', '/', '.']) && after[end + 1..].starts_with(|c: char| c.is_ascii_digit());
    // "op 14.9 is hij": said to be a day, and no hour or paragraph.
    let led = || {
        let before = view.line_before(at, 12);
        let word = before.trim_end().rsplit(' ').next().unwrap_or("");
        matches!(word, "op" | "sinds" | "vanaf" | "d.d." | "dd")
            && before.ends_with(' ')
            && after[end..].starts_with([' ', ','])
            && !after[end..].starts_with(" uur")
    };
    (is_day(&day) && !goes_on && (year.is_some() || joint != b'.' || led())).then_some(day)
}

/// `14 9 26`, `14 09 1986`: figures with spaces, behind a word that leads in a day.
fn spaced(view: &View, at: usize) -> Option<Day> {
    static SPACED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^(\d{1,2}) (\d{1,2}) (?:'?(\d{2})|((?:19|20)\d{2}))(?:[^0-9a-z ]|$| [^0-9€])")
            .expect("a fixed pattern")
    });
    static LED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"(?:\bgeb(?:oren|oortedatum|datum|\. ?dat|\. ?datum)?\b\.?(?: op)?|\bop|\bsinds|\bd\.?d\.?|\bvanaf|\bper|\bdatum|\bdob)(?: (?:moeder|vader|kind|zoon|dochter|client|mevrouw|meneer|partner|mw|is))?[ :|\t]{1,3}$|[,(|;] $")
            .expect("a fixed pattern")
    });
    let hit = SPACED.captures(view.after(at, 14))?;
    let column = || super::table::header_of(view, at).is_some_and(|h| h.starts_with("geb") || h.contains("geboorte"));
    // Behind a sign alone only a year of four figures tells it from other numbers.
    let led = LED.is_match(view.line_before(at, 24));
    let sign = hit.get(4).is_none() && view.line_before(at, 2).starts_with([',', '(', '|', ';']);
    if !led && !column() || sign {
        return None;
    }
    let year = match (hit.get(3), hit.get(4)) {
        (Some(short), _) => century(short.as_str()),
        (None, long) => long?.as_str().parse().ok(),
    };
    let day = Day {
        range: at..at + hit.get(4).or(hit.get(3))?.end(),
        day: hit.get(1)?.as_str().parse().ok()?,
        month: hit.get(2)?.as_str().parse().ok()?,
        year,
        numeric: true,
    };
    is_day(&day).then_some(day)
}

fn is_day(day: &Day) -> bool {
    (1..=31).contains(&day.day) && (1..=12).contains(&day.month)
}

/// `drie mei`, `eenentwintigste juni negentienhonderd tachtig`.
fn in_words(view: &View) -> Vec<Day> {
    let mut found = Vec::new();
    for pair in view.tokens.windows(2) {
        let [number, month] = pair else { continue };
        if number.kind != Kind::Word || month.kind != Kind::Word {
            continue;
        }
        let Some(month_number) = month_number(view.lower_word(month)) else { continue };
        let word = view.lower_word(number);
        let value = number_word(word).or_else(|| declined(word)).filter(|v| (1..=31).contains(v) && word != "een");
        let Some(value) = value else { continue };
        let mut end = month.range().end;
        let mut year = None;
        // `de veertiende maart`: the article goes with its ordinal.
        let start = view.token_at(number.range().start).checked_sub(1).map(|at| &view.tokens[at]);
        let article = start.filter(|t| {
            matches!(view.lower_word(t), "de" | "den") && number_word(word).is_none() && t.line == number.line
        });
        let start = article.map_or(number.range().start, |t| t.range().start);
        if let Some((said, length)) = year_behind(view.after(end, 48)) {
            year = Some(said);
            end += length;
        }
        found.push(Day { range: start..end, day: value as u8, month: month_number, year, numeric: false });
    }
    found
}

/// An ordinal, also as it stands behind "den" (`den eersten mei`).
pub(super) fn declined(word: &str) -> Option<u32> {
    ordinal(word).or_else(|| ordinal(word.strip_suffix('n')?))
}

/// `eerste`, `derde`, `eenentwintigste`.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    match word {
        "eerste" => Some(1),
        "derde" => Some(3),
        "achtste" => Some(8),
        _ => number_word(word.strip_suffix("ste").or_else(|| word.strip_suffix("de"))?),
    }
}

/// ` 1980`, ` negentien tachtig` behind a month or a feast: the year and the bytes it takes.
pub(super) fn year_behind(after: &str) -> Option<(u16, usize)> {
    let figures = || Some((YEAR_BEHIND.captures(after)?.get(1)?.as_str().parse().ok()?, 5));
    figures().or_else(|| spoken_year(after))
}

/// ` negentienhonderd tachtig`, ` tweeduizend twaalf` behind a month: the year and the bytes it takes.
fn spoken_year(after: &str) -> Option<(u16, usize)> {
    let (year, length) = year_in_words(after.strip_prefix([' ', '\n', ',', '.'])?)?;
    Some((year, length + 1))
}

/// `negentienhonderd tachtig`, `negentien tachtig`, `tweeduizend en drie` at the beginning of a text: the year and the bytes it takes.
pub(super) fn year_in_words(text: &str) -> Option<(u16, usize)> {
    let mut words = text.split([' ', '\n', ',', '.']);
    let first = words.next()?.trim_end_matches(|c: char| !c.is_alphabetic());
    let (base, rest) = if let Some(rest) = first.strip_prefix("negentienhonderd") {
        (1900, rest)
    } else if let Some(rest) = first.strip_prefix("tweeduizend") {
        (2000, rest)
    } else if let Some(rest) = first.strip_prefix("negentien") {
        // `negentien achtenveertig`, `negentienachtenveertig`.
        (1900, rest)
    } else {
        return None;
    };
    if !rest.is_empty() {
        let value = number_word(rest).or_else(|| number_word(rest.strip_prefix("en")?));
        return value.map(|v| (base + v as u16, first.len()));
    }
    let mut second = words.next().unwrap_or("");
    let joint = if second == "en" { " en ".len() } else { 1 };
    if second == "en" {
        second = words.next().unwrap_or("");
    }
    let second = second.trim_end_matches(|c: char| !c.is_alphabetic());
    // `negentien elf`: a day and a month.
    let least = if first == "negentien" { 13 } else { 1 };
    match number_word(&key::fold(second)).filter(|v| *v >= least) {
        Some(value) => Some((base + value as u16, first.len() + joint + second.len())),
        None if first != "negentien" => Some((base, first.len())),
        None => None,
    }
}

/// A year of two figures: up to 30 of this century.
fn century(short: &str) -> Option<u16> {
    short.parse::<u16>().ok().map(|y| if y <= 30 { 2000 + y } else { 1900 + y })
}

/// 1 to 12 for the name of a month, whole or shortened.
pub(crate) fn month_number(word: &str) -> Option<u8> {
    let number = match word {
        "januari" | "jan" | "januarie" => 1,
        "februari" | "feb" | "febr" | "febuari" => 2,
        "maart" | "mrt" | "mar" => 3,
        "april" | "apr" => 4,
        "mei" => 5,
        "juni" | "jun" => 6,
        "juli" | "jul" => 7,
        "augustus" | "aug" | "agustus" => 8,
        "september" | "sept" | "sep" | "septemer" => 9,
        "oktober" | "okt" | "oct" | "octobr" | "oktobr" => 10,
        "november" | "nov" => 11,
        "december" | "dec" | "decemer" => 12,
        _ => return None,
    };
    Some(number)
}

/// The name of a month, 1 to 12.
pub(crate) fn month_name(month: u8) -> Option<&'static str> {
    crate::model::MONTHS.get(usize::from(month).checked_sub(1)?).copied()
}
