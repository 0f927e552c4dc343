//! House numbers: with what is added to them ("12-b III", "3-hoog-achter", "77 rood"), in words, and which door behind them.

use super::words;
use crate::anonymise::recognise::spoken;
use crate::anonymise::view::{Kind, Token, View};
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A house number with its addition, from the end of the street on.
static HOUSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"(?x)^(?:\\?,?\ {0,2}|_|\n(?:[>|]\ ?)*)(?:(?:t/o|tgo\.?|tegenover|naast|achter|nabij)\ )?(?:(?:huis)?(?:nr|nummer|no|n°)\.?\ ?)?
          (\d{1,5}(?:\ ?t/o\b|\ t\.o\.|\ ?-?[a-z]\ [ivx]{1,3}\b|\ ?-?[a-z]?\ ?-?(?:\d{1,2}\ ?-?|i{1,3}\ |iv\ )?hoog(?:[\ -](?:achter|voor|links|rechts|midden)\b)?|\ ?-?[a-z]?\ ?(?:rood|zwart|rd|zw)\b|[\ -](?:i{1,3}|iv|v|[a-z]|\d{1,2})[\ -](?:achter|voor|boven|beneden|links|rechts)\b|\ m\.\ ?\d{1,3}|\ (?:b|bte|boite)\ ?\d{1,3}|\ ?bis(?:-?[a-z]\b)?|\ ?-?[a-z][\ -]bis\b|\ ?-?[a-z][\ -]?\d{1,3}\b|\ ?(?:-|/)\ ?(?:\d{1,4}[a-z]?|[a-z]{1,2}|hs|bis|[ivx]{1,4})|[a-z]{1,2}|\ ws\ \d{1,3}\b|\ (?:[a-z]|bis|hs|ws|huis|rd|zw|i{1,3}|iv)|\ bus\ ?\d{1,3})?)(?:[^0-9a-z€%°]|$)",
    )
    .expect("a fixed pattern")
});

/// What counts rather than says where.
pub(super) static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^\s?(?:jaar|jr|jaren|uur|uren|euro|keer|x\b|meter|m\b|km|maal|dagen|weken|maanden|mensen|personen|hoog|adressen|plekken|verdieping|etages|kilometer|kamers|locaties|bewoners|[a-z]*woningen|[a-z]*appartementen|[a-z]*huishoudens|meldingen|huizen|kinderen|gezinnen|%|procent|minuten|mg\b|ml\b|kg\b|kilo\b|gram\b|liter|stuks|januari|februari|maart|april|mei|jl\b|jan\b|feb\b|mrt\b|apr\b|jun\b|jul\b|aug\b|sep\b|sept\b|okt\b|nov\b|dec\b|juni|juli|augustus|september|oktober|november|december|auto|bomen|ouders|leerlingen)")
        .expect("a fixed pattern")
});

/// ` etage` behind `4e`: how many bytes it takes.
pub(super) fn floor_behind(view: &View, number: &Range<usize>, at: usize) -> usize {
    let ordinal = at == number.end && view.lower[number.clone()].ends_with('e');
    let after = view.after(at, 14);
    let floor = [" etage", " verdieping", " hoog"].iter().find(|w| after.starts_with(**w));
    floor.filter(|_| ordinal).map_or(0, |w| w.len())
}

/// `12, kamer 3`, `7, unit 2.08`, `5 achter`, `9 (3 hoog)`, `7 (3e et.)`: which door behind the house number.
static ROOM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?x)^(?:
          (,?\ \(?(?:kamer|deur|bel|bovenste\ bel|afdeling|afd\.?|gang|vleugel|app\.?|appt\.?|appartement|unit|bus|bte|box|verdieping|etage|kavel|chalet|studio|trap|opgang|blok|huisje|standplaats|stpl\.?|ligplaats|perceel|k\.|toev(?:oeging)?\.?|kv\.?|m\.|nr\.?|huisnr\.?|bungalow|paviljoen|toren|woning)\ ?[a-z]?-?\d{1,4}(?:[.-]\d{1,3})?[a-z]?\)?
          |,?\ \(?(?:op\ de\ )?(?:\d{1,2}(?:e|de|ste)?|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|bovenste|onderste)[\ -](?:hoog|verdieping|verd\.?|etage|et\.?|etg\.?|woonlaag|laag)(?:\ (?:achter|voor|links|rechts|midden))?\)?
          |,?\ \(?(?:unit|toev(?:oeging)?\.?|huisletter|deur|app\.?|appartement|studio)\ [a-z]\)?
          |,?\ \(?(?:bov|ben|bgg?|b\.g\.|beg\.?\ ?gr)\b\.?\)?)(?:[^0-9a-z€%°]|$)
        |(,?\ \(?(?:(?:bovenste\ |onderste\ |linker|rechter)?(?:deur|bel)\ ?(?:links|rechts|boven|onder|beneden|midden)?|achterdeur|achterom|zij-?ingang|begane\ grond|achterhuis|voorhuis|kelder)\)?
          |,?\ (?:achter|voor|boven|beneden|links|rechts|souterrain|zolder))(?:\ *[.,;:)|\n]|$|\ \(|\ (?:in|te|en|is|bij|zit|woont)\b))")
        .expect("a fixed pattern")
});

/// How many bytes the words take that say which door it is, behind the house number that ends at a place: a floor and then its door too.
pub(super) fn room_behind(view: &View, at: usize) -> usize {
    let room = |at: usize| {
        let room = ROOM.captures(view.after(at, 40));
        room.and_then(|m| Some(m.get(1).or(m.get(2))?.end())).unwrap_or(0)
    };
    let first = room(at);
    if first == 0 { 0 } else { first + room(at + first) }
}

/// `10-05-1967`: a day, whatever name stands before it.
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:19|20)\d\d(?:[^0-9]|$)")
        .expect("a fixed pattern")
});

/// The house number behind a place of the folded text: its range.
pub(super) fn house_number(view: &View, at: usize) -> Option<Range<usize>> {
    let after = view.after(at, 28);
    if !after.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let hit = HOUSE.captures(after)?.get(1)?;
    let number = at + hit.start()..at + hit.end();
    let digits = hit.as_str().bytes().take_while(u8::is_ascii_digit).count();
    let behind = view.after(number.end, 28);
    // `Kerkstraat 6171 AB`: a postcode; `Kerkstraat 12 mei`: a day; `in Kerkstraat 2024`: a year.
    let letters = |text: &str| text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let postcode = digits == 4 && (letters(behind.trim_start()) == 2 || letters(&hit.as_str()[4..]) == 2);
    let year =
        digits == 4 && hit.as_str().len() == 4 && (hit.as_str().starts_with("19") || hit.as_str().starts_with("20"));
    // `Wijk\tTestwijk` / `8. BSN`: the number of the next line of a list.
    let listed = || {
        let line =
            view.lower[view.line_at(at).range.clone()].trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit());
        line.starts_with(['.', ')'])
    };
    let item = after[..hit.start()].contains('\n')
        && behind.starts_with(['.', ')'])
        && behind[1..].starts_with([' ', '\t'])
        && listed();
    let time = behind.starts_with([':', '.']) && behind[1..].starts_with(|c: char| c.is_ascii_digit());
    // A single letter with a space is an addition only if no word goes on from it: `12 a` but not `12 s ochtends`.
    let trimmed = trim_addition(view, &number);
    let day = || DAY.is_match(view.after(number.start, 12));
    (digits > 0 && !day() && !postcode && !year && !time && !item && !COUNTED.is_match(behind)).then_some(trimmed)
}

/// The house number that a token begins, if it is short enough for one.
pub(super) fn at_token(view: &View, token: &Token) -> Option<Range<usize>> {
    let range = token.range();
    if range.len() > 4 { None } else { house_number(view, range.start).filter(|number| number.start == range.start) }
}

/// `Testlaan/17`, `Testlaan - 17`, `Testlaan, huis 17`, `Testlaan (nr. 17)`, `Testlaan op de 153`: the house number behind a street that its ending alone
/// makes sure.
pub(super) fn number_apart(view: &View, at: usize) -> Option<Range<usize>> {
    static APART: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(
            r"^(?: ?[/-] ?|,? \(?huis | \((?:huis)?(?:nr|nummer)\.? ?|(,? \(?op (?:de |nr\.? |nummer )?))(\d{1,4}(?:[a-z]\b)?)(?:[^0-9a-z€%°]|$)",
        )
        .expect("a fixed pattern")
    });
    let found = APART.captures(view.after(at, 28))?;
    let number = found.get(2)?;
    let text = number.as_str();
    let value: u32 = text.trim_end_matches(|c: char| c.is_ascii_lowercase()).parse().ok()?;
    let range = at + number.start()..at + number.end();
    // "in de Teststraat op 12": a day. `Teststraat-2026`: a year.
    let day = found.get(1).is_some() && value <= 31;
    let year = text.len() == 4 && (1900..2100).contains(&value);
    (value > 0 && !day && !year && stands_free(view, range.end)).then_some(range)
}

/// `294 Testpad`, `163, Testkade`: the house number that stands before a street which fills the rest of its line.
pub(super) fn number_before(view: &View, street: &Range<usize>) -> Option<Range<usize>> {
    static AHEAD: LazyLock<Regex> =
        LazyLock::new(|| Regex::folded(r"^[\s>|*-]*([1-9]\d{0,3}(?: ?[a-z])?),? $").expect("a fixed pattern"));
    let line = view.line_at(street.start).range.start;
    let before = view.line_before(street.start, 24);
    let whole = street.start - before.len() == line && view.line_after(street.end, 8).trim().is_empty();
    let number = AHEAD.captures(before).filter(|_| whole)?.get(1)?;
    Some(line + number.start()..line + number.end())
}

/// `Testlaan zeven`, `Testlaan, nummer zeven`, `Testlaan honderd twaalf`: number words behind the street that count nothing.
pub(super) fn number_in_words(view: &View, at: usize) -> Option<Range<usize>> {
    /// So many words has the longest.
    const LONGEST: usize = 4;
    let after = view.after(at, 16);
    let label =
        [", nummer ", ", huisnummer ", " nummer ", ", nr. ", " nr. "].iter().find(|label| after.starts_with(**label));
    let at = at + label.map_or(1, |label| label.len());
    let first = view.token_at(at);
    let token = view.tokens.get(first).filter(|t| t.kind == Kind::Word && t.range().start == at)?;
    let value = spoken::said(view.lower_word(token))?.parse::<u32>().ok()?;
    let more = view.tokens[first..].windows(2).take(LONGEST - 1).take_while(|pair| {
        let next = &pair[1];
        next.range().start == pair[0].range().end + 1 && spoken::said(view.lower_word(next)).is_some()
    });
    let last = first + more.count();
    let end = view.tokens[last].range().end;
    let counts = COUNTED.is_match(view.after(end, 16)) || view.lower[end..].starts_with(" en ") && value < 10;
    let goes_on = view.tokens.get(last + 1).is_some_and(|t| {
        let word = view.lower_word(t);
        t.kind == Kind::Word && t.line == token.line && !(may_follow(word) || word.len() == 1 || word == "komma")
    });
    (!counts && !goes_on && (value > 1 || last > first)).then(|| token.range().start..end)
}

/// Words that go on behind an address, and count nothing.
pub(super) fn may_follow(word: &str) -> bool {
    words::is(word, words::FOLLOWS)
}

/// Whether a number ends where nothing goes on that it could count: the end of a clause, or a word of another sense.
pub(super) fn stands_free(view: &View, end: usize) -> bool {
    let rest = view.after(end, 24);
    let bare = rest.trim_start_matches([' ', '\n', '>', '"']);
    let closed =
        bare.is_empty() || bare.starts_with(['.', ',', ';', ')', '(', '!', '?', '|', '/', '-', '[', ']', ':', '\t']);
    let figures = bare.len() > 1 && bare.starts_with(['.', ',', ':']) && bare.as_bytes()[1].is_ascii_digit();
    let word = bare.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    !figures && !COUNTED.is_match(rest) && (closed || may_follow(word) || bare.starts_with("t/m"))
}

/// Where the words for a number begin that stands at a place: `nummer 210`, `3 hoog op nr 12`, `app. 3.07`.
pub(super) fn label_start(view: &View, number: usize) -> usize {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"(?:\b\d{1,2} ?hoog,? (?:op )?)?\b(?:(?:huis)?(?:nummers?|nrs?|no)\.?|app\.?|appartement(?:nummer)?|kamer|studio|unit|deur) $")
            .expect("a fixed pattern")
    });
    let before = view.line_before(number, 40);
    let said = LABEL.find(before).filter(|label| !before[..label.start()].trim_end_matches(['>', ' ']).is_empty());
    number - said.map_or(0, |label| before.len() - label.start())
}

/// Drops a lone letter behind a space that begins `'s` or stands for something else (`12 x`).
fn trim_addition(view: &View, number: &Range<usize>) -> Range<usize> {
    let text = &view.lower[number.clone()];
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    // `210 t/m 236`: the t begins a range.
    // `12 a.u.b.`
    let behind = view.after(number.end, 2);
    let shortened = behind.starts_with('.') && behind[1..].starts_with(char::is_alphanumeric);
    let odd = text.ends_with(" x")
        || shortened && text.as_bytes().get(digits) == Some(&b' ') && text.len() == digits + 2
        || view.lower[number.end..].starts_with('\'')
        || text.ends_with(" t") && view.lower[number.end..].starts_with("/m");
    if odd && text[digits..].starts_with(' ') { number.start..number.start + digits } else { number.clone() }
}
