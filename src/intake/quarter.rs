//! The neighbourhood of a mail where no list of the municipality has it: known by its word (`de Rivierenwijk`), by the team or
//! the line of a form that names it, or by being a quarter of the compass. The name of a town or of a person is none.

use super::IntakeSettings;
use super::cue::pattern;
use super::headings::{Heading, Topic};
use super::layout::{Mail, Place};
use super::phrases::one_of;
use super::view::View;
use crate::pattern::{Regex, Text};
use std::ops::Range;
use std::sync::LazyLock;

/// How strongly a mention says what the mail is about.
const FORM: i32 = 60;
const TEAM: i32 = 40;
const SUBJECT: i32 = 22;
const SAID: i32 = 12;

/// `rivierenwijk`, `bloemenbuurt`, `soesterkwartier`.
static QUARTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[a-z][a-z'-]{2,}(?:wijk|buurt|kwartier)\b"));
/// Such words that name no place of their own, and towns.
static NO_QUARTER: LazyLock<Regex> = LazyLock::new(|| one_of("area/no_quarter"));
/// What stands before a quarter: an article, a word of place, a comma or nothing.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\b(?:de|het|'t|in|uit|wijk|buurt|te|omgeving|team|\w+team|flats?|portieken|rond|van de|casus|gezin)|[,:(/;-]|^) ?$",
    )
});
static TEAM_OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:buurt|wijk|dorps|dorpen|gebieds|kern)team(?:s)?(?: in| van| voor| uit)?(?: de| het| 't)? ([a-z][a-z'-]{2,}(?:park|dorp|veld|velden|hof|polder|eiland|oord|landen|berg|heuvel|donk|horst|vaart|hoek|zoom|brink|burg|haven|weide|broek|waard|oost|west|noord|zuid))\b",
    )
});
static OLD_VILLAGE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:het|'t|in|uit) ((?:oude|nieuwe) dorp)\b"));
static COMPASS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:uit|in|wijk|buurt|\w+team|inbreng|casus|gezin|echtpaar|voor|rond|overlast|signaal|situatie|flats) ((?:noord|zuid)(?:oost|west)?|oost|west|centrum)(?:[ .,;:)?!/]|$)",
    )
});
/// Names of which a quarter of the compass is the first word.
static WIDER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:nederland|holland|brabant|limburg|europa|afrika|amerika|korea|gelderland|azie|groningen|friesland|drenthe|overijssel|utrecht|vlaanderen|zeeland|duitsland|oekraine|syrie)",
    )
});
/// `de wijk Presikhaaf`.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:de wijk|wijk|de buurt|buurt|stadsdeel|de kern|kern) ((?:de |het )?[a-z][a-z'-]{3,})\b")
});

/// The neighbourhood that a mail names most plainly. `text` is the document's; of a municipality without a list its towns count too.
pub(super) fn quarter(mail: &Mail, headings: &[Heading], text: &str, settings: &IntakeSettings) -> Option<String> {
    let listed = !settings.municipality.is_empty();
    let mut found: Vec<(i32, String)> = Vec::new();
    let mut add = |score: i32, name: &str| match found.iter_mut().find(|(_, known)| known == name) {
        Some((sum, _)) => *sum += score,
        None => found.push((score, name.to_owned())),
    };
    for heading in headings.iter().filter(|h| h.topic == Topic::Gebied && names_a_quarter(&mail.flat[h.label.clone()]))
    {
        if let Some(name) = heading.value.first().and_then(|v| form_value(mail, v.clone(), text)) {
            add(FORM, &name);
        }
    }
    let small = writes_small(mail, text);
    let subject = (&mail.subject, mail.subject_words(), 0, SUBJECT);
    let own = mail.units.iter().filter(|u| u.place == Place::Own);
    let own = own.map(|u| (&mail.body, mail.words(u.range.clone()), u.range.start, 0));
    for (view, words, offset, extra) in std::iter::once(subject).chain(own) {
        let capital = |range: Range<usize>| small || has_capital(view, offset + range.start..offset + range.end, text);
        for (score, range) in mentions(words, listed, settings.of_no_area) {
            let plain = score < TEAM && !QUARTER.is_match(&words[range.clone()]);
            if !plain || capital(range.clone()) {
                add(score + extra, words[range].trim());
            }
        }
    }
    found.into_iter().rev().max_by_key(|(score, _)| *score).map(|(_, name)| name)
}

/// The places that some words name, and how plainly; of towns that are named in passing none.
fn mentions(words: Text, listed: bool, passing: bool) -> Vec<(i32, Range<usize>)> {
    let mut found = Vec::new();
    for hit in QUARTER.find_iter(words) {
        let person = PERSON.is_match(&words[..hit.start()]);
        if !person && !NO_QUARTER.is_match(hit.as_str()) && BEFORE.is_match(&words[..hit.start()]) {
            found.push((SAID, hit.range()));
        }
    }
    let groups = |pattern: &Regex| -> Vec<Range<usize>> {
        pattern.captures_iter(words).filter_map(|c| Some(c.get(1)?.range())).collect()
    };
    found.extend(groups(&TEAM_OF).into_iter().map(|range| (TEAM, range)));
    found.extend(groups(&OLD_VILLAGE).into_iter().map(|range| (SAID, range)));
    let named = groups(&NAMED).into_iter().filter(|r| !NO_QUARTER.is_match(&words[r.clone()]));
    found.extend(named.map(|range| (SAID - 1, range)));
    if !listed {
        found.extend(towns(words).into_iter().filter(|(score, _)| !passing || *score >= TEAM - 1));
        let compass = groups(&COMPASS).into_iter().filter(|r| !WIDER.is_match(words[r.end..].trim_start()));
        found.extend(compass.map(|range| (SAID, range)));
    }
    found
}

/// Places of the Netherlands where somebody is said to live or a team to work, for a municipality without a list.
fn towns(words: Text) -> Vec<(i32, Range<usize>)> {
    let found = TOWN.captures_iter(words).filter_map(|found| {
        let (led, name) = (found.get(1)?, found.get(2)?);
        let town = town(&words, name.range())?;
        let score = match () {
            () if TEAM_WORD.is_match(led.as_str()) => TEAM - 1,
            () if ELSEWHERE.is_match(last_clause(&words[..led.start()])) || words[town.end..].starts_with(" naar ") => {
                return None;
            }
            () => SAID - 2,
        };
        Some((score, town))
    });
    let near = BESIDE_STREET.captures_iter(words).filter_map(|found| Some((SAID - 1, found.get(1)?.range())));
    found.chain(near).collect()
}

/// The longest name of the list with which some words begin: `alphen aan den rijn`, not `alphen`.
fn town(words: &str, mut range: Range<usize>) -> Option<Range<usize>> {
    loop {
        let name = &words[range.clone()];
        if crate::dictionary::is_dutch_place(name) {
            return (!QUARTER_OF.is_match(name)).then_some(range);
        }
        range.end = range.start + words[range.clone()].rfind([' ', '-'])?;
    }
}

/// What stands before a place, as far as it may be said of it.
fn last_clause(before: &str) -> &str {
    let start = before.rfind([',', '.', ';', ':', '(']).map_or(0, |at| at + 1);
    &before[start..]
}

static TOWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[ (>*])(uit|in|te|bij|nabij|buiten|rond|door|heel|omgeving|\w*team|\w*tafel|\w*overleg|dorp|kern|casus|inbreng|gebiedsvraagstuk):? ((?:'s[- ]|de |het |den )?[a-z][a-z'-]{2,}(?: (?:aan|bij|op|over|en) (?:(?:de|den|het) )?[a-z]+| [a-z-]{3,})?)",
    )
});
/// `Oost Groningen` is no place called Oost.
static QUARTER_OF: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:(?:noord|zuid)(?:oost|west)?|oost|west|centrum)$"));
static TEAM_WORD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:team|tafel|overleg)$|^(?:dorp|kern|casus|inbreng|gebiedsvraagstuk)$"));
/// Who comes from a place or has kin, work or a school there does not live there.
static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| one_of("area/elsewhere"));
/// `Dorpsstraat 12 (Testveld)`, `midden in Testveld`.
static BESIDE_STREET: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:straat|weg|laan|plein|hof|dijk|kade|singel|pad|plantsoen|dreef|gracht) [0-9]{1,4} ?[a-z]? \(|\b(?:midden|hartje|hier) in )([a-z][a-z'-]{3,}(?:-(?:noord|oost|zuid|west))?)(?:\)|[ .,;]|$)",
    )
});

static PERSON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:meneer|mevrouw|mevr\.?|mw\.?|dhr\.?|heer|fam\.?|familie|echtpaar|van|collega|[a-z]\.) ?$")
});

static LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:wijk|buurt|dorp|gebied|kern|woonkern|woonplaats|stadsdeel)\b"));

fn names_a_quarter(label: &str) -> bool {
    LABEL.is_match(label)
}

/// The first few words of a line of a form, if they are a name and no sentence.
fn form_value(mail: &Mail, value: Range<usize>, text: &str) -> Option<String> {
    let whole = &mail.flat[value.clone()];
    let end = whole.find([',', ';', '(', '/', '.']).unwrap_or(whole.len());
    let name = whole[..end].trim_end();
    let letters = name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\''));
    let words = name.split(' ').count();
    let small = writes_small(mail, text);
    let right =
        letters && name.len() >= 3 && words <= 3 && !NO_QUARTER.is_match(name) && !STATES_NOTHING.is_match(name);
    (right && (small || has_capital(&mail.body, value.start..value.start + end, text))).then(|| name.to_owned())
}

static STATES_NOTHING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:zie|niet|geen|onbekend|nvt|hele|heel|alle|de hele|idem|ja|nee|dorpsteam|wijkteam|gemeente)\b")
});

/// Whether a word of a stretch begins with a capital in the document.
fn has_capital(view: &View, range: Range<usize>, text: &str) -> bool {
    let written = view.span(range).of(text);
    written.split([' ', '-']).any(|word| word.chars().next().is_some_and(char::is_uppercase))
}

/// Whether the writer types hardly any capitals.
fn writes_small(mail: &Mail, text: &str) -> bool {
    let own = mail.units.iter().filter(|u| u.place == Place::Own).map(|u| mail.body.span(u.range.clone()).of(text));
    let (mut upper, mut letters) = (0usize, 0usize);
    for c in own.flat_map(str::chars).filter(|c| c.is_alphabetic()) {
        letters += 1;
        upper += usize::from(c.is_uppercase());
    }
    letters > 0 && upper * 100 < letters
}
