//! Addresses in paths and links, where a dash, a plus or a low line stands for each blank: `…/huurders/sint-testlaan-92/`,
//! `…/maps/place/Testlaan+12,+6171+AB`.

use super::street::ending;
use crate::anonymise::candidate::{Candidate, Context};
use crate::model::Category;
use std::ops::Range;

/// No segment with an address is longer, in bytes.
const LONGEST: usize = 80;

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let text = &context.view.lower;
    let mut past = 0;
    for (at, _) in text.match_indices(['/', '\\', '=']) {
        let start = at + 1;
        if start < past || !text[start..].starts_with(char::is_alphanumeric) {
            continue;
        }
        let segment = segment(text, start);
        past = segment.end;
        // Degrees are told by [`super::coordinates`].
        let has = |kind: fn(&u8) -> bool| text[segment.clone()].as_bytes().iter().any(kind);
        // In a question of an area a map may well show the square.
        let map = is_of_map(&text[..start]) && !context.settings.area_question;
        let whole = map && has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
        let end = if whole { Some(segment.end) } else { address(&text[segment.clone()]).map(|end| start + end) };
        if let Some(end) = end {
            found.push(context.at(start..end, Category::Adres, 0.9, "address-in-path"));
        }
    }
}

/// To the next sign that ends a segment, or a blank.
fn segment(text: &str, start: usize) -> Range<usize> {
    let most = text.floor_char_boundary((start + LONGEST).min(text.len()));
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '/' | '\\' | '?' | '#' | '&' | '"' | '<' | '>' | ')' | ']' | ';');
    let length = text[start..most].find(ends).unwrap_or(most - start);
    start..start + length
}

/// What stands before the address that a map shows.
fn is_of_map(before: &str) -> bool {
    const NEAR: usize = 60;
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(NEAR))..];
    let link = near.rsplit(char::is_whitespace).next().unwrap_or("");
    let asks = ["place/", "dir/", "search/", "?q=", "&q=", "query=", "daddr=", "destination=", "address="];
    link.contains("map") && asks.iter().any(|ask| link.ends_with(ask))
}

/// Where the address ends with which a segment opens: words of which the last is a street, then its number.
fn address(segment: &str) -> Option<usize> {
    let joint = |c: char| matches!(c, '-' | '+' | '_');
    let number = segment.match_indices(joint).find_map(|(at, sign)| {
        let rest = &segment[at + sign.len()..];
        rest.starts_with(|c: char| c.is_ascii_digit()).then_some((at, at + sign.len()))
    });
    let (street_end, start) = number?;
    let figures = segment[start..].bytes().take_while(u8::is_ascii_digit).count();
    let added = segment[start + figures..].bytes().take_while(u8::is_ascii_alphabetic).count();
    let end = start + figures + added;
    let closed = !segment[end..].starts_with(char::is_alphanumeric);
    let street = segment[..street_end].rsplit(joint).next().unwrap_or("");
    let words = segment[..street_end].chars().all(|c| c.is_alphabetic() || joint(c) || c == '.' || c == '\'');
    (figures <= 4 && added <= 1 && closed && words && ending(street).is_some()).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::check;

    #[test]
    fn an_address_in_a_path_is_found_with_its_street() {
        for line in [
            "zie https://huur.example/huurders/[[ADRES|sint-testlaan-92]]/stuk.pdf",
            "H:\\klanten\\[[ADRES|Teststraat_12b]]\\scan.pdf",
            "https://www.map.example/maps/place/[[ADRES|Testkuilen+12,+6171+AB+Stein]]/@50",
            "https://map.example/?q=[[ADRES|op+de+test+9]]&z=1",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn other_segments_stay() {
        for line in [
            "https://wet.example/artikel-7-lid-2/versie-12",
            "https://a.example/b=c-4&stap-2 en 3/4 of 12-2026/13-2026",
            "https://map.example/maps/place/stein/",
            "https://a.example/nieuws/wandeling-2026-11",
        ] {
            check(find, line);
        }
    }
}
