//! Numbers and addresses of anybody in case text, by patterns of the gate's own. Narrow on purpose: what it finds holds a
//! mail.

use super::search::Search;
use regex::Regex;
use std::sync::LazyLock;

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("written out here and compiled by the tests")
}

static EMAIL: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)[a-z0-9][a-z0-9._%+-]*@[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+"));
static PHONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:\+31|\b0031|\b31(?:6))[\s().-]{0,3}(?:0\))?(?:[\s().-]{0,2}\d){8,9}\b|\b0[\s().-]{0,2}[1-9](?:[\s().-]{0,2}\d){8}\b",
    )
});
static POSTCODE: LazyLock<Regex> = LazyLock::new(|| regex(r"\b[1-9]\d{3}[ \u{a0}]?[A-Z]{2}\b"));
static IBAN: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)\b[a-z]{2}\d{2}(?:[ .-]?[a-z0-9]){11,30}\b"));
static BSN: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:bsn|b\.s\.n\.|burger\s?service\s?nummer|sofi\s?-?nummer|sofi)\b[^0-9]{0,40}(\d(?:[ .-]?\d){7,8})\b",
    )
});
static PLATE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"\b(?:[A-Z]{2}-\d{2}-\d{2}|\d{2}-\d{2}-[A-Z]{2}|\d{2}-[A-Z]{2}-\d{2}|[A-Z]{2}-\d{2}-[A-Z]{2}|[A-Z]{2}-[A-Z]{2}-\d{2}|\d{2}-[A-Z]{2}-[A-Z]{2}|\d{2}-[A-Z]{3}-\d|\d-[A-Z]{3}-\d{2}|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d{2}-[A-Z]|[A-Z]-\d{2}-[A-Z]{3}|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d)\b",
    )
});
static DAY: LazyLock<Regex> = LazyLock::new(|| regex(r"^[0-3]?\d[-/. ][01]?\d[-/. ](?:19|20)?\d\d"));
/// A day with its year anywhere in a row of figures: columns of a table, no number to call.
static DAY_WITHIN: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?:^|[^0-9])[0-3]?\d[-/.][01]?\d[-/.](?:19|20)\d\d(?:[^0-9]|$)"));
static YEAR: LazyLock<Regex> = LazyLock::new(|| regex(r"^(?:19\d\d|20[0-4]\d) "));

/// The rule by which a case text is caught.
pub(super) fn find(text: &str, search: &Search<'_>) -> Option<&'static str> {
    let stands = |pattern: &Regex, right: fn(&str) -> bool| {
        pattern.find_iter(text).any(|m| right(m.as_str()) && !search.allows(m.as_str()))
    };
    let bsn =
        |m: regex::Captures<'_>| m.get(1).is_some_and(|d| passes_elfproef(d.as_str()) && !search.allows(d.as_str()));
    if BSN.captures_iter(text).any(bsn) {
        Some("gate/bsn")
    } else if stands(&IBAN, passes_mod97) {
        Some("gate/iban")
    } else if stands(&EMAIL, |_| true) {
        Some("gate/email")
    } else if stands(&PHONE, is_private_number) {
        Some("gate/telephone")
    } else if stands(&POSTCODE, is_postcode) {
        Some("gate/postcode")
    } else if stands(&PLATE, |_| true) {
        Some("gate/kenteken")
    } else {
        None
    }
}

fn digits(text: &str) -> Vec<u32> {
    text.chars().filter_map(|c| c.to_digit(10)).collect()
}

/// The check of a burgerservicenummer: weights 9 to 2, the last digit minus once.
fn passes_elfproef(text: &str) -> bool {
    let digits = digits(text);
    let skip = 9 - digits.len().min(9);
    let sum: i64 = digits
        .iter()
        .zip(skip..)
        .map(|(&digit, place)| i64::from(digit) * if place == 8 { -1 } else { 9 - place as i64 })
        .sum();
    sum % 11 == 0
}

/// ISO 13616: the first four characters to the end, letters as 10 to 35, remainder 1 by 97.
fn passes_mod97(text: &str) -> bool {
    let code: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    // The pattern may have taken a following word along; a Dutch number has eighteen characters.
    [code.len(), 18].into_iter().filter_map(|length| code.get(..length)).any(|code| {
        let turned = code[4..].chars().chain(code[..4].chars());
        let rest = turned
            .filter_map(|c| c.to_digit(36))
            .fold(0u64, |rest, digit| (if digit > 9 { rest * 100 } else { rest * 10 } + u64::from(digit)) % 97);
        rest == 1
    })
}

/// Not a public service number, not a date.
fn is_private_number(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    !["0800", "0900", "0906", "0909", "088"].iter().any(|public| digits.starts_with(public)) && !DAY.is_match(text)
        && !is_row_with_a_day(text)
        // Numbers in three columns of a table; what opens as a mobile number is one in whatever columns.
        && (text.matches('\t').count() < 2 || digits.starts_with("06") || text.starts_with('+'))
        // The steps of a scale.
        && digits != "0123456789"
}

/// Whether a day with its year stands in a row of figures that has too few others for a number to call.
fn is_row_with_a_day(text: &str) -> bool {
    const LEAST: usize = 9;
    let rest = DAY_WITHIN.replace_all(text, " ");
    rest.len() != text.len() && rest.bytes().filter(u8::is_ascii_digit).count() < LEAST
}

fn is_postcode(text: &str) -> bool {
    !["SA", "SD", "SS"].iter().any(|never| text.ends_with(never)) && !YEAR.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::is_private_number;

    #[test]
    fn a_number_beside_a_day_or_in_columns_is_one_and_a_row_of_a_table_is_not() {
        for text in ["06-12345678 20-06-2026", "06\t1234\t5678", "+31\t6123\t45678"] {
            assert!(is_private_number(text), "{text}");
        }
        for text in ["05\t20-06-2026\t4\t58424", "0\t123\t456\t789", "0800-2000"] {
            assert!(!is_private_number(text), "{text}");
        }
    }
}
