//! POSTCODE: four digits and two letters, never SA, SD or SS; foreign ones by their country's letter or beside an address.

use super::digits::begins_freely;
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::{Kind, View};
use crate::model::Category;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static CUE: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"\b(?:postcode|pc|postc)[^0-9\n]{0,15}$").expect("a fixed pattern"));

/// House number (with addition) and a comma or space right before: the place of a postcode.
static AFTER_HOUSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"[a-z.]{3,} ?\d{1,4}(?:[ -]?[a-z]{1,3})?(?:[ ,/-]\d{1,3})?[,;]?[\s(]+(?:[a-z]{1,2}-)?$")
        .expect("a fixed pattern")
});

/// Small words and units that follow a number or a year in running text.
const SMALL_WORDS: &[&str] = &[
    "en", "in", "is", "op", "om", "te", "de", "of", "al", "ik", "je", "er", "zo", "na", "bv", "km", "kg", "mb", "gb",
    "kb", "cm", "mm", "ml", "mg", "uw", "we", "ze", "ja", "nu", "md", "ma", "di", "wo", "do", "vr", "za", "jr", "st",
    "nr", "ca", "pp", "pm", "am", "ha", "eu", "ua", "kw", "kj", "m2", "af", "an", "as", "bij", "me", "en", "nl", "ie",
    "ha", "ex", "va", "vd", "dd", "sr", "wv", "px", "io", "ok", "cq", "mw", "hr", "td", "tv", "pc", "th", "ev", "eo",
    "ed",
];

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    for (index, token) in view.numbers() {
        let hit = match token.range().len() {
            4 => dutch(view, index).or_else(|| bare(view, index)).or_else(|| belgian(view, index)),
            5 | 2 | 6 => foreign(view, index),
            _ => None,
        };
        if let Some((range, confidence, rule)) = hit {
            found.push(context.at(range, Category::Postcode, confidence, rule));
        }
    }
}

type Hit = (Range<usize>, f32, &'static str);

fn dutch(view: &View, index: usize) -> Option<Hit> {
    let number = view.tokens[index].range();
    let letters = view.tokens.get(index + 1).filter(|t| t.kind == Kind::Word && t.range().len() == 2);
    let joint = |end: usize, start: usize| view.lower[end..start].chars().all(|c| matches!(c, ' ' | '\n' | '-'));
    // `6171-AB`: the dash is a token of its own.
    let letters = letters.or_else(|| {
        let dash = view.tokens.get(index + 1).filter(|t| view.lower_word(t) == "-" && t.range().start == number.end)?;
        view.tokens
            .get(index + 2)
            .filter(|t| t.kind == Kind::Word && t.range().len() == 2 && t.range().start == dash.range().end)
    })?;
    let range = letters.range();
    let apart = range.start - number.end;
    let pair = view.lower_word(letters);
    let free = !view.lower[range.end..].starts_with(|c: char| c.is_alphanumeric());
    if apart > 2 || !joint(number.end, range.start) || !free || !pair.is_ascii() || matches!(pair, "sa" | "sd" | "ss") {
        return None;
    }
    let start = country_start(view, number.start);
    if view.lower.as_bytes()[number.start] == b'0' || start == number.start && !begins_freely(view, number.start) {
        return None;
    }
    let before = view.before(start, 60);
    let said = CUE.is_match(before) || AFTER_HOUSE.is_match(before);
    let typed = view.word(letters);
    let line_says_nothing = view.line_at(number.start).all_caps;
    let capitals = typed.chars().all(char::is_uppercase) && !line_says_nothing;
    let is_small_word = SMALL_WORDS.contains(&pair);
    let is_year = matches!(&view.lower[number.clone()], y if y.starts_with("19") || y.starts_with("20"));
    let broken = view.lower[number.end..range.start].contains('\n');
    let confidence = match (said, capitals, apart) {
        (true, _, _) if !is_small_word || capitals || apart == 0 => 0.98,
        (_, true, _) if !is_small_word => 0.97,
        (_, true, _) if !is_year => 0.9,
        (_, false, 0) if !is_small_word => 0.95,
        (_, false, _) if !is_small_word && !is_year && !broken => 0.8,
        _ => return None,
    };
    Some((start..range.end, confidence, "postcode"))
}

/// Four digits after the word `postcode`.
fn bare(view: &View, index: usize) -> Option<Hit> {
    let number = view.tokens[index].range();
    CUE.is_match(view.line_before(number.start, 25)).then_some((number, 0.8, "postcode-digits"))
}

/// `B-3600`: four digits behind their country.
fn belgian(view: &View, index: usize) -> Option<Hit> {
    let number = view.tokens[index].range();
    let start = country_start(view, number.start);
    let country = matches!(&view.lower[start..number.start], "b-" | "be-" | "l-" | "lu-" | "a-" | "ch-");
    let free = !view.lower[number.end..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
    (country && free).then_some((start..number.end, 0.8, "postcode-foreign"))
}

/// Goes back over `NL-`, `D-`, `B-`.
fn country_start(view: &View, number: usize) -> usize {
    let before = view.before(number, 4);
    let country = ["nl-", "be-", "de-", "b-", "d-", "f-", "l-", "a-", "pl-", "fr-", "lu-", "nl ", "ch-"]
        .into_iter()
        .find(|c| before.strip_suffix(c).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric())));
    number - country.map_or(0, str::len)
}

fn foreign(view: &View, index: usize) -> Option<Hit> {
    let number = view.tokens[index].range();
    if !begins_freely(view, number.start) && country_start(view, number.start) == number.start {
        return None;
    }
    let start = country_start(view, number.start);
    let before = view.before(start, 60);
    let said = CUE.is_match(before) || AFTER_HOUSE.is_match(before);
    // Polish: two digits, a dash, three.
    if number.len() == 2 {
        let after = view.after(number.end, 5);
        let polish = after.len() >= 4
            && after.starts_with('-')
            && after[1..].bytes().take(3).filter(u8::is_ascii_digit).count() == 3
            && !after[4..].starts_with(|c: char| c.is_alphanumeric());
        return (polish && said).then_some((start..number.end + 4, 0.9, "postcode-foreign"));
    }
    let end = number.end;
    let free = !view.lower[end..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
    let by_country = start < number.start && number.len() == 5;
    let by_place = said
        && view.tokens.get(index + 1).is_some_and(|t| t.kind == Kind::Word && t.range().start == end + 1)
        && view.text()[end..].trim_start().starts_with(|c: char| c.is_uppercase());
    (free && (by_country || by_place)).then_some((start..end, 0.85, "postcode-foreign"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::check;

    #[test]
    fn postcodes_are_found() {
        for line in [
            "in [[POSTCODE|6171 ZZ]] Stein",
            "[[POSTCODE|6171ZZ]]",
            "Teststraat 3, [[POSTCODE|6171 zz]]",
            "[[POSTCODE|6171zz]] te Stein",
            "[[POSTCODE|NL-6171 ZZ]]",
            "adres [[POSTCODE|6171\nZZ]] Stein",
            "Teststraat 3 [[POSTCODE|6171en]]",
            "Teststrasse 3, [[POSTCODE|D-52062]] Aken",
            "Teststraat 12, [[POSTCODE|52062]] Aken",
            "ul. Testowa 8/12, [[POSTCODE|12-345]]",
            "postcode: [[POSTCODE|6171]]",
            "[[POSTCODE|6171-ZZ]]",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn other_numbers_stay() {
        for line in [
            "in 2026 is er geen geld",
            "1500 km verder",
            "IN 2026 IS ER GEEN GELD",
            "sinds 2019 en later",
            "1234 SS",
            "ruim 3000 eu",
            "zaak 06171 ZZ",
            "van 1200 op 1400",
            "12-345 dagen",
            "ruim 12500 Nederlanders",
            "2024 zo",
        ] {
            check(find, line);
        }
    }
}
