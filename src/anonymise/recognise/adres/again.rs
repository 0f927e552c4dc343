//! A street that a mail has told with a house number is known wherever it stands again: with another number, or alone.

use super::WITH_ARTICLE;
use super::ending::is_settled;
use super::number::{house_number, stands_free};
use crate::anonymise::candidate::{Candidate, Context};
use crate::model::Category;
use std::collections::BTreeSet;
use std::ops::Range;

/// So many streets of a mail are looked for again.
const MOST: usize = 24;

/// Adds where the `named` streets stand again outside what is `taken` (both in the folded text, in order).
pub(super) fn find(context: &Context, named: &[Range<usize>], taken: &[Range<usize>], found: &mut Vec<Candidate>) {
    let view = context.view;
    let name = |range: &Range<usize>| view.lower[range.clone()].trim_end_matches([' ', ',', '.', '\n', '(']);
    let names: BTreeSet<&str> = named.iter().map(name).filter(|name| name.len() > 4).take(MOST).collect();
    for name in names {
        let ordinary = !name.contains(' ') && context.is_ordinary(name);
        for (start, _) in view.lower.match_indices(name) {
            let end = start + name.len();
            let next = taken.partition_point(|range| range.end <= start);
            let free = taken.get(next).is_none_or(|range| range.start >= end)
                && !view.lower[..start].ends_with(|c: char| c.is_alphanumeric() || c == '-')
                && !view.lower[end..].starts_with(|c: char| c.is_alphanumeric());
            if !free {
                continue;
            }
            let number = house_number(view, end).filter(|number| stands_free(view, number.end));
            let led = || {
                let capital = view.text()[start..].starts_with(char::is_uppercase);
                (capital || !ordinary) && WITH_ARTICLE.is_match(view.line_before(start, 12))
            };
            match number {
                Some(number) if context.settings.area_question => {
                    found.push(context.at(number, Category::Adres, 0.8, "street-again"))
                }
                Some(number) => found.push(context.at(start..number.end, Category::Adres, 0.8, "street-again")),
                None if !context.settings.area_question && led() && !is_settled(context, start..end) => {
                    found.push(context.at(start..end, Category::Adres, 0.7, "street-again"))
                }
                None => {}
            }
        }
    }
}
