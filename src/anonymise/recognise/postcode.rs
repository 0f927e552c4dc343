//! POSTCODE: four digits and two letters, never SA, SD or SS; foreign ones by their country's letter or beside an address.

use super::digits::begins_freely;
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::{Casing, Kind, Token, View};
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
    "ed", "at", "by", "it", "my",
];

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    for (index, token) in view.numbers() {
        let hit = match token.range().len() {
            4 => dutch(context, index)
                .or_else(|| bare(view, index))
                .or_else(|| belgian(view, index))
                .or_else(|| beside_place(context, index)),
            5 | 6 => foreign(view, index).or_else(|| beside_place(context, index)),
            1 | 2 => foreign(view, index).or_else(|| polish(context, index)).or_else(|| british(view, index)),
            _ => None,
        };
        if let Some((range, confidence, rule)) = hit {
            found.push(context.at(range, Category::Postcode, confidence, rule));
        }
    }
}

type Hit = (Range<usize>, f32, &'static str);

fn dutch(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let number = view.tokens[index].range();
    let letters = view.tokens.get(index + 1).filter(|t| t.kind == Kind::Word && t.range().len() == 2);
    let joint =
        |end: usize, start: usize| view.lower[end..start].chars().all(|c| matches!(c, ' ' | '\n' | '\t' | '-' | '_'));
    // `6171-AB`, `6171_AB`: the sign between is a token of its own.
    let letters = letters.or_else(|| {
        let dash = view
            .tokens
            .get(index + 1)
            .filter(|t| matches!(view.lower_word(t), "-" | "_") && t.range().start == number.end)?;
        view.tokens
            .get(index + 2)
            .filter(|t| t.kind == Kind::Word && t.range().len() == 2 && t.range().start == dash.range().end)
    })?;
    let range = letters.range();
    let apart = range.start - number.end;
    let pair = view.lower_word(letters);
    // `2801LN12`: the house number is glued to it.
    let glued = apart == 0 && view.word(letters).bytes().all(|b| b.is_ascii_uppercase());
    let rest = &view.lower[range.end..];
    let figures = rest.bytes().take_while(u8::is_ascii_digit).count();
    let house = glued && (1..=4).contains(&figures) && !rest[figures..].starts_with(|c: char| c.is_alphanumeric());
    let free = house || !rest.starts_with(|c: char| c.is_alphanumeric());
    if apart > 2 || !joint(number.end, range.start) || !free || !pair.is_ascii() || matches!(pair, "sa" | "sd" | "ss") {
        return None;
    }
    let start = country_start(view, number.start);
    if view.lower.as_bytes()[number.start] == b'0' || start == number.start && !begins_freely(view, number.start) {
        return None;
    }
    let before = view.before(start, 60);
    // `Postbus 4418, 6130 AB`: nobody lives there.
    if before.rsplit('\n').next().is_some_and(|line| line.contains("postbus ")) {
        return None;
    }
    let said = CUE.is_match(before) || AFTER_HOUSE.is_match(before);
    let typed = view.word(letters);
    let line_says_nothing = view.line_at(number.start).all_caps;
    let capitals = typed.chars().all(char::is_uppercase) && !line_says_nothing;
    let is_small_word = SMALL_WORDS.contains(&pair);
    let is_year = matches!(&view.lower[number.clone()], y if y.starts_with("19") || y.starts_with("20"));
    let broken = view.lower[number.end..range.start].contains('\n');
    // "(6171 NL)" in a line of capitals: nothing else stands alone in brackets so.
    let enclosed = view.lower[..start].ends_with('(') && rest.starts_with(')') && apart <= 1 && !is_year;
    let confidence = match (said, capitals, apart) {
        _ if enclosed && line_says_nothing => 0.9,
        (true, _, _) if !is_small_word || capitals || apart == 0 => 0.98,
        (_, true, _) if !is_small_word => 0.97,
        (_, true, _) if !is_year => 0.9,
        (_, false, 0) if !is_small_word => 0.95,
        (_, false, _) if !is_small_word && !is_year && !broken => 0.8,
        // `in Elsloo (6171er)`, `6171er Elsloo`: glued to it, beside a place or a street.
        (_, false, 0) if !is_year && !UNITS.contains(&pair) && is_near_address(context, index, letters, before) => 0.9,
        // `6171 pm huisnummer 25`: no hour has one.
        _ if apart == 1 && goes_with_house(rest) => 0.85,
        _ => return None,
    };
    let end = range.end + if house { figures } else { 0 };
    Some((start..end, confidence, "postcode"))
}

/// Of the small words those that measure: glued to four figures they say how much.
const UNITS: &[&str] = &[
    "km", "mb", "gb", "kg", "kb", "cm", "mm", "ml", "mg", "jr", "st", "pp", "pm", "am", "ha", "eu", "kw", "kj", "m2",
    "px", "th", "ca", "dd", "td",
];

/// Whether a place of the country stands right beside, or a street with its number shortly before.
fn is_near_address(context: &Context, index: usize, letters: &Token, before: &str) -> bool {
    static STREET: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"(?:straat|str\.?|weg|laan|plein|hof|pad|singel|kade|dijk|steeg|dreef|gracht) ?\d{1,4}[a-z]?\b[^.;\d]{0,40}$|\b(?:adres|woont|wonend|wonende|huisnummer)\b[^.;]{0,40}$")
            .expect("a fixed pattern")
    });
    let view = context.view;
    let place = |at: usize| {
        let word = view.tokens.get(at).filter(|token| token.kind == Kind::Word);
        word.is_some_and(|word| context.dictionary.look_up(view.lower_word(word)).place_nl())
    };
    let bracketed = view.lower[..view.tokens[index].range().start].ends_with('(');
    let ahead = view.lower[letters.range().end..].starts_with(' ') && place(view.token_at(letters.range().end));
    ahead || bracketed && index.checked_sub(2).is_some_and(place) || STREET.is_match(before)
}

/// Whether a house number that is called one follows.
fn goes_with_house(rest: &str) -> bool {
    let rest = rest.trim_start_matches([',', ' ']);
    let rest = rest.strip_prefix("en ").unwrap_or(rest);
    ["huisnummer ", "huisnr ", "huisnr. "]
        .iter()
        .any(|label| rest.strip_prefix(label).is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit())))
}

/// Four digits after the word `postcode`.
fn bare(view: &View, index: usize) -> Option<Hit> {
    let number = view.tokens[index].range();
    let said = CUE.is_match(view.line_before(number.start, 25));
    // `6171 a b`: the letters apart.
    let after = view.after(number.end, 5).as_bytes();
    let apart = matches!(after, [b' ', a, b' ', b, rest @ ..] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic()
        && !rest.first().is_some_and(u8::is_ascii_alphanumeric));
    // `6129 . HA`: a stop between, and letters that are capitals.
    let stop = view.text()[number.end..].trim_start_matches(' ').strip_prefix('.').map(str::trim_start);
    let pair = stop.filter(|rest| {
        let letters = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        letters == 2 && rest.bytes().take(2).all(|b| b.is_ascii_uppercase())
    });
    let stopped = pair.map_or(0, |rest| view.text().len() - rest.len() + 2 - number.end);
    let stopped = if stopped < 7 { stopped } else { 0 };
    let end = number.end + if apart { 4 } else { stopped };
    said.then_some((number.start..end, 0.8, "postcode-digits"))
}

/// `B-3600`: four digits behind their country.
fn belgian(view: &View, index: usize) -> Option<Hit> {
    let number = view.tokens[index].range();
    let start = country_start(view, number.start);
    let country = matches!(&view.lower[start..number.start], "b-" | "be-" | "l-" | "lu-" | "a-" | "ch-" | "b" | "l");
    let free = !view.lower[number.end..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
    // `Teststraat 12 bus 3, 3620`: only Belgium has such doors.
    let line = view.line_before(start, 40);
    let door = line.rfind(" bus ").map(|at| line[at + 5..].trim_end_matches([' ', ',']));
    let door = door.is_some_and(|door| !door.is_empty() && door.len() < 4 && door.bytes().all(|b| b.is_ascii_digit()));
    ((country || door) && free).then_some((start..number.end, 0.8, "postcode-foreign"))
}

/// Goes back over `NL-`, `D-`, `B-`.
fn country_start(view: &View, number: usize) -> usize {
    let before = view.before(number, 4);
    let country = ["nl-", "be-", "de-", "b-", "d-", "f-", "l-", "a-", "pl-", "fr-", "lu-", "nl ", "ch-"]
        .into_iter()
        .find(|c| before.strip_suffix(c).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric())));
    // `D 52525 Heinsberg`, `D52525 Heinsberg`: a capital with a space or nothing, before five figures and a capital.
    let typed = &view.text()[..number];
    let spaced = typed.ends_with(' ');
    let letter =
        typed.trim_end_matches(' ').ends_with(['D', 'B', 'F', 'L']) && number - typed.trim_end_matches(' ').len() <= 1;
    let lone = || {
        !typed[..typed.trim_end_matches(' ').len() - 1].ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '.')
    };
    let figures = view.lower[number..].bytes().take_while(u8::is_ascii_digit).count();
    let place = || view.text()[number + figures..].strip_prefix(' ').is_some_and(|r| r.starts_with(char::is_uppercase));
    let german = figures == 5 && typed.trim_end_matches(' ').ends_with(['D', 'F']);
    if country.is_none() && letter && (german || figures == 4 && !spaced) && lone() && place() {
        return number - 1 - usize::from(spaced);
    }
    // `NL6171AB`: the country is glued to four figures.
    let glued = view.text()[..number].strip_suffix("NL").is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
    number - country.map_or(if glued && figures == 4 { 2 } else { 0 }, str::len)
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
    // `Düsseldorf, Teststraße 5, 40233,`: five figures right behind a house number count nothing where the clause ends.
    let closed = || {
        let rest = &view.lower[end..];
        rest.is_empty() || rest.starts_with([',', ';', ')', '\n']) || rest.starts_with(". ") || rest == "."
    };
    let by_clause = || number.len() == 5 && AFTER_HOUSE.is_match(before) && closed();
    (free && (by_country || by_place || by_clause())).then_some((start..end, 0.85, "postcode-foreign"))
}

/// `52062 Aken`, `Aken (52062)`, `3600 Genk`: beside a place abroad.
fn beside_place(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let number = view.tokens[index].range();
    let free = begins_freely(view, number.start)
        && !view.lower[number.end..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
    let year = number.len() == 4 && matches!(&view.lower[number.start..number.start + 2], "19" | "20");
    if !free || year {
        return None;
    }
    let next = view.tokens.get(index + 1).filter(|t| t.range().start == number.end + 1);
    let rest = &view.lower[number.end..];
    let closed = rest.is_empty() || rest.starts_with(['.', ',', ';', ')', '\n', '!', '?']);
    let bracket =
        index >= 2 && view.lower_word(&view.tokens[index - 1]) == "(" && view.lower[number.end..].starts_with(')');
    let place = |at: usize, sure: bool| view.tokens.get(at).is_some_and(|t| is_abroad(context, t, sure));
    // `Gent, 9000`, `in Luik 4000.`: nothing is counted where the clause ends.
    let comma = index >= 2 && view.lower_word(&view.tokens[index - 1]) == ",";
    let behind = closed
        && match index.checked_sub(1 + usize::from(comma)) {
            Some(at) => place(at, true) && number.start - view.tokens[at].range().end <= 2,
            None => false,
        };
    let beside = next.is_some() && place(index + 1, number.len() == 5) || bracket && place(index - 2, true) || behind;
    beside.then_some((number, 0.8, "postcode-foreign"))
}

/// A word with a capital that is a place outside the Netherlands; an ordinary word too only where that is `sure`.
fn is_abroad(context: &Context, token: &Token, sure: bool) -> bool {
    let entry = context.dictionary.look_up(context.view.lower_word(token));
    let capital = matches!(token.casing, Casing::Capital | Casing::Upper);
    let ordinary = entry.ordinary() && (!sure || token.sentence_start);
    capital && entry.place_world() && !entry.place_nl() && !ordinary
}

/// `12-345 Warszawa`, `Warszawa (12-345)`.
fn polish(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let [number, dash, rest] = view.tokens.get(index..index + 3)? else { return None };
    let place = view.tokens.get(index + 3).unwrap_or(&Token::PAST);
    // No list has every town of Poland; a word with a capital that is none of ours will do.
    let town = place.kind == Kind::Word
        && place.range().start == rest.range().end + 1
        && place.casing == Casing::Capital
        && !context.is_ordinary(view.lower_word(place));
    let bracket = index >= 2
        && view.lower_word(&view.tokens[index - 1]) == "("
        && view.lower_word(place) == ")"
        && view.tokens[index - 2].kind == Kind::Word
        && matches!(view.tokens[index - 2].casing, Casing::Capital | Casing::Upper);
    let joined = number.range().end == dash.range().start && dash.range().end == rest.range().start;
    let shaped = number.range().len() == 2
        && view.lower_word(dash) == "-"
        && rest.kind == Kind::Number
        && rest.range().len() == 3;
    let free = begins_freely(view, number.range().start);
    let comma = index >= 2
        && view.lower_word(&view.tokens[index - 1]) == ","
        && is_abroad(context, &view.tokens[index - 2], true);
    (joined && shaped && free && (bracket || comma || town || is_abroad(context, place, true)))
        .then(|| (number.range().start..rest.range().end, 0.85, "postcode-foreign"))
}

/// `SW1A 1AA`, `M4 5FB`: capitals only.
fn british(view: &View, index: usize) -> Option<Hit> {
    static BRITISH: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[A-Z]{1,2}[0-9]{1,2}[A-Z]? [0-9][A-Z]{2}(?:[^A-Za-z0-9]|$)").expect("a fixed pattern")
    });
    let letters = view.tokens[index.checked_sub(1)?].range();
    let number = view.tokens[index].range();
    if letters.end != number.start || letters.len() > 2 || view.line_at(number.start).all_caps {
        return None;
    }
    let text = view.text().get(letters.start..)?;
    let end = text.char_indices().nth(10).map_or(text.len(), |(at, _)| at);
    let hit = BRITISH.find(&text[..end])?;
    let length = hit.as_str().trim_end_matches(|c: char| !c.is_ascii_alphanumeric()).len();
    let free = !view.lower[..letters.start].ends_with(|c: char| c.is_alphanumeric() || c == '-');
    free.then_some((letters.start..letters.start + length, 0.8, "postcode-foreign"))
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
            "[[POSTCODE|6171 pm]] huisnummer 12",
            "de pc is [[POSTCODE|6171 . ZZ]] en verder niets",
            "Teststraat 3, [[POSTCODE|6171 zz]]",
            "[[POSTCODE|6171zz]] te Stein",
            "[[POSTCODE|NL-6171 ZZ]]",
            "DE WONING ([[POSTCODE|6171 NL]]) IS VOL",
            "in Elsloo ([[POSTCODE|6171er]]) is het stil",
            "[[POSTCODE|6171er]] Elsloo",
            "aan de Teststraat 3 in de buurt, [[POSTCODE|6171er]]",
            "Testlaan 6, [[POSTCODE|NL6171ZZ]] Stein",
            "adres [[POSTCODE|6171\nZZ]] Stein",
            "Teststraat 3 [[POSTCODE|6171en]]",
            "Teststrasse 3, [[POSTCODE|D-52062]] Aken",
            "Teststraat 12, [[POSTCODE|52062]] Aken",
            "Lindenstraße 5, [[POSTCODE|52062]], und kann nur am Wochenende",
            "ul. Testowa 8/12, [[POSTCODE|12-345]]",
            "postcode: [[POSTCODE|6171]]",
            "[[POSTCODE|6171-ZZ]]",
            "een salon in Aken ([[POSTCODE|52062]])",
            "zijn moeder zit in [[POSTCODE|52062]] Aken",
            "naar [[POSTCODE|3600]] Genk",
            "haar zus, [[POSTCODE|12-345]] Bytom",
            "bij zijn oom in Leeds, [[POSTCODE|LS6 2AB]]",
            "zijn zus woont in Gent, [[POSTCODE|9000]].",
            "hij komt uit Genk ([[POSTCODE|3600]])",
            "moeder in Luik [[POSTCODE|4000]]",
            "naar [[POSTCODE|D 52525]] Heinsberg",
            "naar [[POSTCODE|D52525]] Heinsberg",
            "bij haar ouders in Bytom, [[POSTCODE|12-345]]",
            "postcode: [[POSTCODE|6171 z z]]",
            "op [[POSTCODE|6171ZZ12]] is het mis",
            "Teststraat 12 bus 3, [[POSTCODE|3620]] Lanaken",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn other_numbers_stay() {
        for line in [
            "IN DE JAREN (2024 EN) DAARNA IS NIETS",
            "Date: Thu, Nov 19, 2026 at 11:52 PM",
            "tien stuks à 12, 30000, en meer",
            "in 2026 is er geen geld",
            "1500 km verder",
            "1500km Elsloo, in Elsloo (1500kg) en 1980er Elsloo",
            "wel 6171er bij",
            "IN 2026 IS ER GEEN GELD",
            "sinds 2019 en later",
            "1234 SS",
            "om 1630 pm huis 12",
            "ruim 3000 eu",
            "zaak 06171 ZZ",
            "van 1200 op 1400",
            "12-345 dagen",
            "ruim 12500 Nederlanders",
            "2024 zo",
            "in Aken (2024)",
            "12500 Syriërs",
            "vitamine B12 3 keer",
            "in Gent, 2025",
            "Postbus 4418, 6130 ZZ Sittard",
            "er wonen in Gent 9000 mensen",
            "Deel B 1200 Meter verder",
            "12-345 dagen Bytom",
        ] {
            check(find, line);
        }
    }
}
