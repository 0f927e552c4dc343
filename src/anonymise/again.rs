//! Numbers that are found once are hidden wherever they stand again.

use super::resolve;
use crate::model::{Category, Document, Finding, Span, Verdict};
use std::collections::BTreeMap;

/// So many numbers of a mail are looked for again.
const MOST: usize = 64;
/// A number of a person is long enough to be no other; one of a file has letters or signs besides.
const LONG: usize = 8;
const LEAST: usize = 5;
/// A plate has six letters and figures, a number in another notation no fewer.
const PLATE: usize = 6;
/// So much stands between two letters or figures of a number at the most, in whatever notation.
const APART: usize = 4;

/// Adds what stands again, also glued to letters or within a longer row ("Tjibbe111222333"), and a file by the rest of its number
/// ("BW-1904.11", then "1904.11").
pub(super) fn numbers(document: &Document, mut list: Vec<Finding>) -> Vec<Finding> {
    let text = document.text.expose();
    let mut more = Vec::new();
    for (value, found) in values(text, &list).into_iter().take(MOST) {
        for (start, _) in text.match_indices(value) {
            let span = Span::new(start, start + value.len());
            let next = list.partition_point(|f| f.span.end <= span.start);
            let mut here = list[next..].iter().take_while(|f| f.span.start < span.end);
            let covered = here.any(|f| f.verdict == Verdict::Redact && f.span.start <= start && f.span.end >= span.end);
            let free = found.category != Category::Dossier || stands_alone(text, span);
            if free && !covered {
                more.push(Finding { span, rule: "number-again".into(), ..found.clone() });
            }
        }
    }
    more.extend(otherwise(text, &list));
    if !more.is_empty() {
        list.extend(more);
        list = resolve::resolve(text, list);
    }
    list
}

/// What stands again in another notation: "PG-53-NH", then "P G 5 3 N H"; "06-12345678", then "06.123.456.78".
fn otherwise(text: &str, list: &[Finding]) -> Vec<Finding> {
    let sought = notations(text, list);
    if sought.is_empty() {
        return Vec::new();
    }
    let (mut squeezed, mut map) = (String::new(), Vec::new());
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_ascii_alphanumeric()) {
        squeezed.push(c.to_ascii_lowercase());
        map.push(at);
    }
    // Neither side goes on as a word or number, and nothing much stands between.
    let near = |from: usize, to: usize| map[from..to].windows(2).all(|pair| pair[1] - pair[0] <= 1 + APART);
    let whole = |start: usize, end: usize| {
        !text[..start].ends_with(char::is_alphanumeric) && !text[end..].starts_with(char::is_alphanumeric)
    };
    let mut more = Vec::new();
    for (value, found) in sought.into_iter().take(MOST) {
        for (from, _) in squeezed.match_indices(&value) {
            let (start, end) = (map[from], map[from + value.len() - 1] + 1);
            let next = list.partition_point(|f| f.span.end <= start);
            let covered = list
                .get(next)
                .is_some_and(|f| f.verdict == Verdict::Redact && f.span.start <= start && f.span.end >= end);
            if !covered && near(from, from + value.len()) && whole(start, end) {
                more.push(Finding { span: Span::new(start, end), rule: "number-again".into(), ..found.clone() });
            }
        }
    }
    more
}

/// Letters and figures of what has other notations, each with the finding that it comes from.
fn notations(text: &str, list: &[Finding]) -> BTreeMap<String, Finding> {
    let mut sought = BTreeMap::new();
    for found in list.iter().filter(|f| f.verdict == Verdict::Redact) {
        let least = match found.category {
            Category::Kenteken => PLATE,
            Category::Bsn | Category::Iban | Category::Telefoon | Category::Document | Category::Email => LONG,
            _ => continue,
        };
        let value = found.span.of(text);
        if value.chars().any(|c| c.is_alphanumeric() && !c.is_ascii()) {
            continue;
        }
        let value: String = value.chars().filter(char::is_ascii_alphanumeric).collect();
        if value.len() >= least {
            sought.insert(value.to_ascii_lowercase(), found.clone());
        }
    }
    sought
}

/// What is looked for, with the finding that it comes from.
fn values<'a>(text: &'a str, list: &'a [Finding]) -> BTreeMap<&'a str, &'a Finding> {
    let mut values = BTreeMap::new();
    for found in list.iter().filter(|f| f.verdict == Verdict::Redact) {
        let value = found.span.of(text);
        let least = match found.category {
            Category::Bsn | Category::Iban | Category::Telefoon | Category::Document => LONG,
            Category::Dossier => LEAST,
            _ => continue,
        };
        let rest = value.trim_start_matches(char::is_alphabetic).trim_start_matches(['-', '/', '.']);
        let signed = rest.contains(['-', '/', '.']) && found.category == Category::Dossier;
        for value in [Some(value), Some(rest).filter(|_| signed)].into_iter().flatten() {
            if value.bytes().filter(u8::is_ascii_digit).count() >= least {
                values.insert(value, found);
            }
        }
    }
    values
}

/// Whether what stands there is no part of a longer word, number or day.
fn stands_alone(text: &str, span: Span) -> bool {
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let signs = ['-', '/', '.'];
    let figure = |c: char| c.is_ascii_digit();
    let goes_on = after.strip_prefix(signs).is_some_and(|rest| rest.starts_with(figure))
        || before.strip_suffix(signs).is_some_and(|rest| rest.ends_with(figure));
    !goes_on && !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use crate::anonymise::testing::{DICTIONARY, body};
    use crate::anonymise::{FindSettings, find};
    use crate::model::Verdict;

    #[test]
    fn a_file_is_known_by_the_rest_of_its_number_and_a_price_is_none() {
        let text =
            "Zaak BW-1904.11 loopt.\n\nAanvulling bij 1904.11: hij werkt. Het kost 11904.115 of 1904.11.50 euro.";
        let found = find(&body(text), &DICTIONARY, &FindSettings::default());
        let hidden: Vec<_> =
            found.list.iter().filter(|f| f.verdict == Verdict::Redact).map(|f| f.span.of(text)).collect();
        assert_eq!(hidden, ["BW-1904.11", "1904.11"]);
    }

    #[test]
    fn a_number_is_known_in_another_notation_and_within_another_number_it_is_none() {
        for (text, hidden) in [
            ("Kenteken PG-53-NH. In het rapport staat P.G. 53 N/H, op pagina 53.", &["PG-53-NH", "P.G. 53 N/H"][..]),
            ("Tel 06-12345678, dus 06/12 34 – 56-78; artikel 9061 2345 678.", &["06-12345678", "06/12 34 – 56-78"]),
            (
                "Mail naar w.testhout@thuis.example of w.testhout\\@thuis.example",
                &["w.testhout@thuis.example", "w.testhout\\@thuis.example"],
            ),
        ] {
            let found = find(&body(text), &DICTIONARY, &FindSettings::default());
            let list = found.list.iter().filter(|f| f.verdict == Verdict::Redact);
            assert_eq!(list.map(|f| f.span.of(text)).collect::<Vec<_>>(), hidden, "{text}");
        }
    }
}
