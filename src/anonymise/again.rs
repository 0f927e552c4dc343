//! Numbers that are found once are hidden wherever they stand again.

use super::resolve;
use crate::model::{Category, Document, Finding, Span, Verdict};
use std::collections::BTreeMap;

/// So many numbers of a mail are looked for again.
const MOST: usize = 64;
/// A number of a person is long enough to be no other; one of a file has letters or signs besides.
const LONG: usize = 8;
const LEAST: usize = 5;

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
    if !more.is_empty() {
        list.extend(more);
        list = resolve::resolve(text, list);
    }
    list
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
}
