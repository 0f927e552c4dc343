//! Where somebody lives without a street: a spot on a site (`kavel 12`, `plaats C-117`) and a house known by what it was
//! (`het oude tolhuis`).

use super::adres::Hit;
use super::owner::clause;
use crate::anonymise::candidate::Context;
use crate::anonymise::view::{Kind, View};

/// What is parcelled out in numbered spots to live on.
const SPOTS: &[&str] =
    &["chalet", "kavel", "standplaats", "ligplaats", "stacaravan", "caravanplaats", "huisje", "bungalow", "woonunit"];
/// Where a "plaats" with a number is one to live on.
const SITES: &[&str] = &[
    "stacaravan",
    "caravan",
    "camping",
    "camper",
    "park",
    "woonwagen",
    "chalet",
    "vakantiepark",
    "recreatiepark",
    "tent",
];
/// Where a "kamer" with a number is somebody's home.
const HOMES: &[&str] = &[
    "opvang",
    "azc",
    "hotel",
    "pension",
    "woonhotel",
    "internaat",
    "woongroep",
    "verpleeghuis",
    "hospice",
    "woont",
    "slaapt",
    "verblijft",
];

/// `kavel 12`, `plaats C-117`, `kamer 14 van het azc`: the number says where.
pub(super) fn spot(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let number = view.tokens[index].range();
    if number.len() > 4 {
        return None;
    }
    let (start, before) = letter_before(view, index)?;
    let label = &view.tokens[before];
    let word = view.lower_word(label);
    let near = start - label.range().end <= 2 && label.line == view.tokens[index].line;
    let line = || clause(view.line_before(label.range().start, 120));
    let said = |words: &[&str], text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|w| words.contains(&w));
    let after = view.line_after(number.end, 40);
    let is_spot = SPOTS.contains(&word)
        || word == "plaats" && said(SITES, line())
        || word == "kamer" && (said(HOMES, line()) || said(HOMES, after));
    let letter = after.bytes().take_while(u8::is_ascii_alphabetic).count();
    let end = number.end + if letter == 1 { 1 } else { 0 };
    let counted = view.lower[end..].starts_with(['.', ',', ':'])
        && view.lower[end + 1..].starts_with(|c: char| c.is_ascii_digit());
    let unit = view.tokens.get(index + 1).is_some_and(|t| {
        let unit = view.lower_word(t);
        t.kind == Kind::Word
            && (unit.len() > 1 && t.range().start == number.end
                || matches!(unit, "meter" | "m" | "m2" | "euro" | "jaar" | "uur" | "keer" | "personen" | "minuten"))
    });
    (near && is_spot && !counted && !unit).then_some(Hit {
        start,
        number: Some(start..end),
        end,
        confidence: 0.8,
        rule: "spot",
    })
}

/// `C-117`: where the letter before the number begins, and the token before that.
fn letter_before(view: &View, index: usize) -> Option<(usize, usize)> {
    let number = view.tokens[index].range();
    let dash = index.checked_sub(1).filter(|i| view.lower_word(&view.tokens[*i]) == "-");
    let at = dash.unwrap_or(index).checked_sub(1)?;
    let token = &view.tokens[at];
    let letter = token.kind == Kind::Word
        && token.range().len() == 1
        && number.start - token.range().end == usize::from(dash.is_some());
    if letter { Some((token.range().start, at.checked_sub(1)?)) } else { Some((number.start, index - 1)) }
}

/// `in het oude tolhuis`: somebody lives in the house that everybody knows by what it was.
pub(super) fn named_house(context: &Context, index: usize) -> Option<Hit> {
    const WAS: &[&str] = &["oude", "voormalige", "vroegere", "leegstaande"];
    const KINDS: &[&str] = &[
        "huis",
        "school",
        "kerk",
        "molen",
        "boerderij",
        "pastorie",
        "klooster",
        "station",
        "kazerne",
        "fabriek",
        "villa",
        "smederij",
        "bakkerij",
        "hoeve",
        "postkantoor",
        "toren",
        "winkel",
        "werkplaats",
        "kapel",
        "café",
        "cafe",
        "veilinghal",
        "loods",
    ];
    const PLAIN: &[&str] =
        &["huis", "ouderhuis", "thuis", "ziekenhuis", "verpleeghuis", "verzorgingshuis", "flat", "school", "tehuis"];
    let view = context.view;
    let was = &view.tokens[index];
    if !WAS.contains(&view.lower_word(was)) {
        return None;
    }
    let house = view.tokens.get(index + 1).filter(|t| t.kind == Kind::Word && t.line == was.line)?;
    let word = view.lower_word(house);
    let definite = index.checked_sub(1).is_some_and(|i| matches!(view.lower_word(&view.tokens[i]), "het" | "de"));
    let kind = KINDS.iter().any(|k| word.ends_with(k)) && !PLAIN.contains(&word);
    if !definite || !kind {
        return None;
    }
    let before = clause(view.line_before(was.range().start, 60));
    let lives = before.split(|c: char| !c.is_alphanumeric()).any(|w| {
        matches!(
            w,
            "woont"
                | "wonen"
                | "woonde"
                | "woonden"
                | "slaapt"
                | "slapen"
                | "verblijft"
                | "verblijven"
                | "huurt"
                | "huren"
                | "bivakkeert"
                | "kraakt"
                | "ingetrokken"
        )
    });
    let within = before.ends_with("in het ") || before.ends_with("in de ");
    (lives && within).then(|| Hit {
        start: was.range().start,
        number: None,
        end: house.range().end,
        confidence: 0.7,
        rule: "house-by-what-it-was",
    })
}
