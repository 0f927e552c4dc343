//! Where somebody lives without a street: a spot on a site (`kavel 12`, `plaats C-117`) and a house known by what it was
//! (`het oude tolhuis`).

use super::ending::is_settled;
use super::number::{house_number, label_start, stands_free};
use super::{Hit, KEY, LIVES, WHERE, evidence};
use crate::anonymise::candidate::Context;
use crate::anonymise::listed::{Kinds, Listed, entries};
use crate::anonymise::recognise::owner::clause;
use crate::anonymise::view::{Casing, Kind, View};
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Kinds of buildings and sites, with what each says of a number beside it; the head of the list has the letters.
static DWELLINGS: LazyLock<Listed> = LazyLock::new(|| {
    let roles = |letters: &str| letters.chars().fold(0, |all, letter| all | role(letter));
    let words = entries(include_str!("../../../../dictionaries/dwellings.tsv"));
    Listed::of(words.map(|(word, letters)| (word, roles(letters))))
});

/// The bit of a role.
fn role(letter: char) -> Kinds {
    1 << (u32::from(letter) & 31)
}

/// Whether a word in lower case is a kind of building or site in such a role.
pub(super) fn says(word: &str, letter: char) -> bool {
    DWELLINGS.kinds(word) & role(letter) != 0
}

/// Whether a word in lower case is a kind of building or site where people live.
pub(crate) fn is_dwelling(word: &str) -> bool {
    DWELLINGS.kinds(word) != 0
}

/// Whose door it is, right before the word for it.
const BEARERS: &[&str] = &[
    "bewoner van ",
    "bewoonster van ",
    "bewoners van ",
    "huurder van ",
    "huurster van ",
    "man van ",
    "vrouw van ",
    "buren van ",
];

/// `kavel 12`, `plaats C-117`, `kamer 14 van het azc`: the number says where.
pub(super) fn spot(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let number = view.tokens[index].range();
    if number.len() > 4 {
        return None;
    }
    let (start, before) = letter_before(view, index)?;
    // `app. 31`
    let stop = before > 0
        && view.lower_word(&view.tokens[before]) == "."
        && view.lower_word(&view.tokens[before - 1]) == "app";
    let before = before - usize::from(stop);
    let label = &view.tokens[before];
    let word = view.lower_word(label);
    let near = start - label.range().end <= 2 && label.line == view.tokens[index].line;
    let line = || clause(view.line_before(label.range().start, 120));
    let said = |role: char, text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|w| says(w, role));
    let after = view.line_after(number.end, 40);
    let door = matches!(word, "appartement" | "app" | "studio" | "woonunit");
    if door && near && view.lower[number.end..].starts_with(['.', '-']) {
        let number = door_of(view, index);
        let end = number.end;
        let start = label_start(view, number.start);
        return Some(Hit { start, number: Some(number), end, confidence: 0.8, rule: "spot" });
    }
    let is_spot = says(word, 's')
        || matches!(word, "plaats" | "plek" | "veld") && said('k', line())
        || matches!(word, "kamer" | "unit" | "kamernummer" | "kamernr") && (said('h', line()) || said('h', after));
    // "de bewoonster van unit 14": whose it is.
    let is_spot = is_spot
        || door && LIVES.is_match(line())
        || word == "unit" && BEARERS.iter().any(|bearer| line().ends_with(bearer));
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
    if !near || !is_spot || counted || unit {
        return None;
    }
    // The label goes with its number, and so does the part of the building before it, and the name of the site behind.
    let start = part_before(context, before);
    let site = if context.settings.area_question { end } else { site_behind(context, end) };
    Some(Hit { start, number: Some(start..end), end: site, confidence: 0.8, rule: "spot" })
}

/// ` op park De Test`, ` in de Testtoren`, `, "Test II"`: where the name of the site, the building or the ship behind a spot ends.
fn site_behind(context: &Context, end: usize) -> usize {
    let view = context.view;
    let mut at = view.token_at(end);
    let word = |at: usize| view.tokens.get(at).map_or("", |t| view.lower_word(t));
    let line = view.line_at(end.saturating_sub(1)).range.end;
    if word(at) == "," && word(at + 1) == "\"" {
        // The name of a ship is short, and closed on its line.
        let opens = view.tokens[at + 1].range().end;
        let name = view.text().get(opens..line).unwrap_or("");
        let closed = name.char_indices().take(30).skip(2).find(|(_, c)| *c == '"');
        let closed = closed.filter(|_| name.starts_with(char::is_uppercase));
        return closed.map_or(end, |(length, _)| opens + length + 1);
    }
    at += usize::from(word(at) == ",");
    if !matches!(word(at), "op" | "in" | "van" | "bij") {
        return end;
    }
    at += 1;
    at += usize::from(matches!(word(at), "de" | "het") && view.tokens[at].casing == Casing::Lower);
    let kind = ['k', 'n', 'h', 'p'].iter().any(|role| says(word(at), *role));
    at += usize::from(kind);
    let Some(name) = name_at(view, at).filter(|name| name.end <= line) else { return end };
    let article = matches!(word(at), "de" | "het" | "'");
    let built = ["toren", "flat", "park", "hof", "staete", "burcht"]
        .iter()
        .any(|ending| view.lower[name.clone()].ends_with(ending));
    if kind || (article || built) && !is_settled(context, name.clone()) { name.end } else { end }
}

/// `De Test`, `'t Test-erf`, `Test van Proef`: the name with capitals that begins at a token.
pub(super) fn name_at(view: &View, index: usize) -> Option<Range<usize>> {
    /// So many words has the longest.
    const LONGEST: usize = 7;
    let word = |at: usize| view.tokens.get(at).map_or("", |t| view.lower_word(t));
    let capital = |at: usize| {
        view.tokens.get(at).is_some_and(|t| {
            t.kind == Kind::Word && matches!(t.casing, Casing::Capital | Casing::Mixed | Casing::Upper)
        })
    };
    let short = word(index) == "'" && matches!(word(index + 1), "t" | "n") && capital(index + 2);
    let article = capital(index) && matches!(word(index), "de" | "het" | "den" | "d") && capital(index + 1);
    let first = index + if short { 2 } else { usize::from(article) };
    if !capital(first) || first == index && matches!(word(index), "de" | "het") {
        return None;
    }
    let mut last = first;
    for at in first + 1..first + LONGEST {
        let near = view.tokens.get(at).is_some_and(|t| t.range().start <= view.tokens[at - 1].range().end + 1);
        let links = matches!(word(at), "van" | "de" | "der" | "ter" | "ten" | "en" | "-" | "'");
        if !near || !(capital(at) || links || word(at - 1) == "-") {
            break;
        }
        if !links {
            last = at;
        }
    }
    Some(view.tokens[index].range().start..view.tokens[last].range().end)
}

/// `op boerderij 't Test-erf`, `hoeve Overtest`: somebody lives in a house that goes by its kind and name.
pub(super) fn named_farm(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let kind = &view.tokens[index];
    if !says(view.lower_word(kind), 'f') || context.settings.area_question {
        return None;
    }
    let before = clause(view.line_before(kind.range().start, 70));
    let spoken_of = || WHERE.is_match(before) && evidence::speaks_of_home(context, index);
    if !LIVES.is_match(before) && !KEY.is_match(before) && !spoken_of() {
        return None;
    }
    let quoted = view.tokens.get(index + 1).is_some_and(|t| view.lower_word(t) == "\"");
    let name = name_at(view, index + 1 + usize::from(quoted))?;
    if view.line_at(name.start).range.end != view.line_at(kind.range().start).range.end
        || is_settled(context, name.clone())
    {
        return None;
    }
    let number = house_number(view, name.end);
    let end = number.as_ref().map_or(name.end, |number| number.end);
    Some(Hit { start: kind.range().start, number, end, confidence: 0.75, rule: "house-by-name" })
}

/// `slaapt op het parkeerterrein achter zwembad De Test`: somebody is where nobody has an address.
pub(super) fn open_spot(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let spot = &view.tokens[index];
    if !says(view.lower_word(spot), 'o') || context.settings.area_question {
        return None;
    }
    let before = clause(view.line_before(spot.range().start, 120));
    let sleeps = before.split(|c: char| !c.is_alphanumeric()).any(|w| {
        matches!(
            w,
            "slaapt"
                | "slapen"
                | "sliep"
                | "overnacht"
                | "overnachten"
                | "woont"
                | "wonen"
                | "verblijft"
                | "bivakkeert"
                | "leeft"
        )
    });
    let word = |at: usize| view.tokens.get(at).map_or("", |t| view.lower_word(t));
    let mut at = index + 1;
    if !sleeps || !matches!(word(at), "achter" | "bij" | "van" | "naast" | "tegenover" | "onder" | "voor" | "aan") {
        return None;
    }
    at += 1;
    let small = |at: usize| view.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.casing == Casing::Lower);
    at += usize::from(small(at) && matches!(word(at), "de" | "het"));
    at += usize::from(small(at));
    let name = name_at(view, at).filter(|name| name.end <= view.line_at(spot.range().start).range.end)?;
    Some(Hit { start: spot.range().start, number: None, end: name.end, confidence: 0.7, rule: "spot-without-address" })
}

/// `blok C, kamer 14`, `aan de Test, ligplaats 4`: where the part of the building or the quay before a label begins, or the label itself.
fn part_before(context: &Context, label: usize) -> usize {
    let view = context.view;
    let here = view.tokens[label].range().start;
    let Some([part, letter, comma]) = label.checked_sub(3).and_then(|at| view.tokens.get(at..label)) else {
        return here;
    };
    if view.lower_word(comma) != "," || part.line != view.tokens[label].line {
        return here;
    }
    if says(view.lower_word(part), 'p') && letter.range().len() <= 2
        || says(view.lower_word(part), 'k') && letter.range().len() <= 2
        || matches!(view.lower_word(part), "veld" | "rij" | "laan") && letter.range().len() <= 2
    {
        return part.range().start;
    }
    let berth =
        says(view.lower_word(&view.tokens[label]), 's') && letter.casing == Casing::Capital && letter.range().len() > 2;
    let led = matches!(view.lower_word(part), ":" | "(" | "de" | "het" | "aan" | "op");
    if berth && led && !is_settled(context, letter.range()) { letter.range().start } else { here }
}

/// The door that a number with a label or a floor says: `31`, `4e etage`, `3.14`, `7e`.
pub(super) fn door_of(view: &View, index: usize) -> Range<usize> {
    static DOOR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^\d{1,4}(?:[.-]\d{1,3})?(?:-?[a-z]\b)?(?:(?:e|de|ste)\b)?(?: ?(?:etage|verdieping|hoog)\b)?")
            .expect("a fixed pattern")
    });
    let range = view.tokens[index].range();
    let length = DOOR.find(view.after(range.start, 24)).map_or(range.len(), |m| m.end());
    range.start..range.start + length
}

/// ` 3.14` right behind the name of a building, and no hour.
pub(super) fn door_behind(view: &View, at: usize) -> Option<Range<usize>> {
    static DOOR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^,? (\d{1,2}[.-]\d{2,3})(?:[,;)\n]|\.(?:\s|$)|$| (?:in|te|en|is|bij|zit|woont|op)\b)")
            .expect("a fixed pattern")
    });
    let hit = DOOR.captures(view.after(at, 16))?.get(1)?;
    Some(at + hit.start()..at + hit.end())
}

/// `de Testersbergflat op negenhoog`: a flat by its name, and on which floor.
pub(super) fn named_flat(context: &Context, index: usize) -> Option<Hit> {
    static FLOOR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^,? (?:op |op de |nummer |nr\.? |app\.? |appartement |kamer )?(?:\d{1,4}(?:e|de|ste)?|[a-z]{3,12})? ?(?:hoog|etage|verdieping)\b|^,? (?:op de |nummer |nr\.? |app\.? |appartement |kamer |huisnummer )\d{1,4}(?:e|de|ste)?\b")
            .expect("a fixed pattern")
    });
    const KINDS: &[&str] = &["flat", "toren", "staete", "residentie", "hofstede", "burcht"];
    const PLAIN: &[&str] = &[
        "flat",
        "torenflat",
        "seniorenflat",
        "galerijflat",
        "portiekflat",
        "hoogbouwflat",
        "serviceflat",
        "studentenflat",
        "woontoren",
        "kerktoren",
        "watertoren",
        "uitkijktoren",
        "sterflat",
        "ouderenflat",
        "aanleunflat",
        "zusterflat",
    ];
    let view = context.view;
    let token = &view.tokens[index];
    let word = view.lower_word(token);
    let alone = word == "flat";
    if !alone && !KINDS.iter().any(|k| word.len() > k.len() + 2 && word.ends_with(k)) || context.settings.area_question
    {
        return None;
    }
    let end = token.range().end;
    let capital = !token.sentence_start && matches!(token.casing, Casing::Capital | Casing::Mixed);
    let before = clause(view.line_before(token.range().start, 60));
    // `Beukelflat 221`, `sterflat 318`: a number right behind it.
    let number = house_number(view, end).filter(|n| {
        let led = WHERE.is_match(before) || LIVES.is_match(before) || KEY.is_match(before) || before.trim().is_empty();
        let sure =
            capital && !PLAIN.contains(&word) || led && (n.len() > 1 || LIVES.is_match(before) || KEY.is_match(before));
        sure && stands_free(view, n.end) && !(alone && n.start != end + 1)
    });
    if let Some(number) = number {
        let end = number.end;
        return Some(Hit {
            start: token.range().start,
            number: Some(number),
            end,
            confidence: 0.8,
            rule: "named-flat",
        });
    }
    let floor = FLOOR.find(view.line_after(end, 40)).map_or(0, |m| m.end());
    let within =
        ["in de ", "in het ", "op de ", "van de ", "uit de ", "in ", "flat "].iter().any(|w| before.ends_with(w));
    if alone || !within || PLAIN.contains(&word) && !capital || !(capital || floor > 0 && !context.is_ordinary(word)) {
        return None;
    }
    let number = Some(end..end + floor).filter(|n| !n.is_empty());
    Some(Hit { start: token.range().start, number, end: end + floor, confidence: 0.75, rule: "named-flat" })
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
