//! Which village, neighbourhood or cluster a mail is about (S-02). What a form or the words `dorpsteam X`, `cluster X`
//! say wins, then the subject, then where somebody is said to live. `Gemeente Stein` is an organisation, `meneer Stein` a
//! person, `6171 AB Stein` a postal address.

use super::IntakeSettings;
use super::headings::{Heading, Topic};
use super::layout::{Mail, Place};
use super::settings::Area;
use crate::model::Kind;

/// How strongly a mention says what the mail is about.
const FORM: i32 = 60;
const TEAM: i32 = 40;
const SUBJECT: i32 = 22;
const LIVES: i32 = 12;
const NAMED: i32 = 4;
const WEAK: i32 = 1;

/// Finds the area; none if none is named, or two with equal right.
pub(super) fn area(mail: &Mail, headings: &[Heading], kind: Kind, settings: &IntakeSettings) -> Option<String> {
    if kind == Kind::Overig {
        return None;
    }
    let clusters = named(mail, &settings.clusters);
    let cluster = best(&clusters, |area| cluster_score(mail, area));
    let areas = named(mail, &settings.areas);
    let longer = |area: &Area| longer_names(&settings.areas, &area.name);
    let place = best(&areas, |area| area_score(mail, headings, area, &longer(area), &settings.municipality))
        .or_else(|| best(&areas, |area| quoted_score(mail, area, &longer(area), &settings.municipality)));
    if kind == Kind::Gebiedsvraagstuk { place.or(cluster) } else { cluster.or(place) }
}

/// The areas of which a spelling stands anywhere in the mail.
fn named<'a>(mail: &Mail, areas: &'a [Area]) -> Vec<&'a Area> {
    let stands = |name: &String| mail.subject.text.contains(name) || mail.flat.contains(name);
    areas.iter().filter(|a| std::iter::once(&a.name).chain(&a.aliases).any(stands)).collect()
}

fn best(areas: &[&Area], score: impl Fn(&Area) -> (i32, usize)) -> Option<String> {
    let mut scored: Vec<(i32, usize, &Area)> =
        areas.iter().map(|a| (score(a), *a)).map(|((s, at), a)| (s, at, a)).filter(|(s, ..)| *s > 0).collect();
    scored.sort_by_key(|(s, at, _)| (-s, *at));
    match scored.as_slice() {
        [] => None,
        [(first, _, _), (second, _, _), ..] if first == second && *first < LIVES => None,
        [(_, _, area), ..] => Some(area.name.clone()),
    }
}

/// Names and spellings of other areas that hold `name` as a part: `leiden` in `leiden noord` is no mention of Leiden.
fn longer_names<'a>(areas: &'a [Area], name: &str) -> Vec<&'a str> {
    let names = areas.iter().filter(|a| a.name != name).flat_map(|a| std::iter::once(&a.name).chain(&a.aliases));
    names.filter(|n| n.len() > name.len() && n.contains(name)).map(String::as_str).collect()
}

/// Mentions of an area as a whole word: where, which spelling. A longer name that holds it (`stein-centrum`) is a
/// spelling of its own.
fn mentions<'a>(text: &'a str, area: &'a Area, longer: &'a [&str]) -> impl Iterator<Item = (usize, usize)> + 'a {
    std::iter::once(&area.name).chain(&area.aliases).flat_map(move |name| {
        text.match_indices(name.as_str()).filter_map(move |(at, found)| {
            let end = at + found.len();
            let before = text[..at].chars().next_back();
            let after = text[end..].chars().next();
            let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '@');
            let dotted =
                text[end..].strip_prefix('.').and_then(|r| r.chars().next()).is_some_and(char::is_alphanumeric);
            let hyphened =
                text[end..].strip_prefix('-').and_then(|r| r.chars().next()).is_some_and(char::is_alphabetic)
                    || before == Some('-') && text[..at - 1].chars().next_back().is_some_and(char::is_alphabetic);
            let part = longer
                .iter()
                .any(|name| name.match_indices(found).any(|(i, _)| at >= i && text[at - i..].starts_with(name)));
            (!inside(before) && !inside(after) && !dotted && !hyphened && !part).then_some((at, end))
        })
    })
}

fn cluster_score(mail: &Mail, area: &Area) -> (i32, usize) {
    let (mut score, mut first) = (0, usize::MAX);
    let mut look = |text: &str, weight: i32, offset: usize| {
        for (at, end) in mentions(text, area, &[]) {
            let subject = offset == 0;
            let before = last_words(&text[..at], 40);
            let after = &text[end..];
            let near = ["cluster", "swt", "sociaal wijkteam", "overleg", "agenda", "team", "tafel", "casusregie"]
                .iter()
                .any(|w| before.contains(w))
                || after.trim_start().starts_with("overleg")
                || after.trim_start().starts_with("cluster")
                || after.starts_with("team");
            let meant = near || before.trim_end().ends_with("voor") && area.name != "jeugd" || subject;
            if meant {
                score += weight;
                first = first.min(offset + at);
            }
        }
    };
    look(&mail.subject.text, SUBJECT, 0);
    for unit in mail.units.iter().filter(|u| u.place == Place::Own) {
        look(&mail.flat[unit.range.clone()], LIVES, 1000 + unit.range.start);
    }
    (score, first)
}

/// The last `length` bytes or a little less, from a character border on.
fn last_words(text: &str, length: usize) -> &str {
    let mut start = text.len().saturating_sub(length);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

fn area_score(mail: &Mail, headings: &[Heading], area: &Area, longer: &[&str], municipality: &str) -> (i32, usize) {
    let (mut score, mut first) = (0, usize::MAX);
    for (at, _) in mentions(&mail.subject.text, area, longer) {
        let weight = mention_weight(&mail.subject.text, at, area, municipality);
        if weight != 0 {
            score += if weight >= TEAM {
                TEAM + SUBJECT
            } else if weight == WEAK {
                WEAK
            } else {
                SUBJECT
            };
            first = first.min(at);
        }
    }
    for heading in headings.iter().filter(|h| h.topic == Topic::Gebied) {
        for value in &heading.value {
            if mentions(&mail.flat[value.clone()], area, longer).next().is_some() {
                score += FORM;
                first = first.min(1000 + value.start);
            }
        }
    }
    let mut counted = 0;
    for unit in mail.units.iter().filter(|u| u.place == Place::Own) {
        let text = &mail.flat[unit.range.clone()];
        for (at, _) in mentions(text, area, longer) {
            let weight = mention_weight(text, at, area, municipality);
            if weight == 0 {
                continue;
            }
            first = first.min(1000 + unit.range.start + at);
            if weight < TEAM {
                counted += 1;
            }
            // The third mention of a place says nothing new.
            score += if counted > 2 && weight < TEAM { WEAK } else { weight };
        }
    }
    (score, first)
}

/// What the quoted thread says, where own text names no place.
fn quoted_score(mail: &Mail, area: &Area, longer: &[&str], municipality: &str) -> (i32, usize) {
    let (mut score, mut first) = (0, usize::MAX);
    for unit in mail.units.iter().filter(|u| u.place == Place::Quoted) {
        let text = &mail.flat[unit.range.clone()];
        for (at, _) in mentions(text, area, longer) {
            score += mention_weight(text, at, area, municipality);
            first = first.min(unit.range.start + at);
        }
    }
    (score, first)
}

/// What one mention says: 0 if it is no place at all.
fn mention_weight(text: &str, at: usize, area: &Area, municipality: &str) -> i32 {
    let before = last_words(&text[..at], 48).trim_end();
    let last = before
        .rsplit(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '&' | '-' | '\'')))
        .find(|w| !w.is_empty())
        .unwrap_or("");
    const PERSON: &[&str] = &[
        "meneer", "mevrouw", "mevr", "mevr.", "mw", "mw.", "dhr", "dhr.", "heer", "fam", "fam.", "familie", "echtpaar",
        "zuster", "dr.", "dr", "drs.", "juf", "meester", "heet",
    ];
    let beside = text[..at].ends_with(' ') && text[..at].trim_end().ends_with(last);
    if PERSON.contains(&last) && beside {
        return if at < 60 && area.name != municipality { WEAK } else { 0 };
    }
    const TEAM_WORDS: &[&str] =
        &["dorpsteam", "dorpsteams", "dorpenteam", "wijkteam", "buurtteam", "gebiedsteam", "cluster", "dorpteam"];
    if TEAM_WORDS.contains(&last) || last == "in" && before.trim_end_matches("in").trim_end().ends_with("dorpsteam") {
        return if before.contains("gr.") || before.contains("coordinator") { WEAK } else { TEAM };
    }
    const BODY: &[&str] = &[
        "gemeente",
        "piw",
        "gem.",
        "gem",
        "mee",
        "ggd",
        "politie",
        "wijkagent",
        "gemeentehuis",
        "zowonen",
        "locatie",
        "welzijn",
        "regio",
        "boa",
        "station",
        "burgemeester",
        "jgz",
        "wmo",
        "huisarts",
        "apotheek",
    ];
    if BODY.contains(&last) {
        return if area.name == municipality || last != "locatie" { 0 } else { WEAK };
    }
    // Behind a postcode stands the town of the postal address, which is wider than a neighbourhood.
    let postal = before.len() >= 6
        && before.as_bytes()[before.len().saturating_sub(2)..].iter().all(u8::is_ascii_lowercase)
        && before.as_bytes()[..before.len() - 2].iter().rev().find(|b| **b != b' ').is_some_and(u8::is_ascii_digit);
    if postal {
        return NAMED;
    }
    const KIN: &[&str] = &[
        "oma",
        "opa",
        "zus",
        "broer",
        "tante",
        "oom",
        "dochter",
        "vriend",
        "vriendin",
        "collega",
        "school",
        "ex",
        "werkt",
        "werkte",
        "familie",
        "buurvrouw",
        "verhuisd",
        "voetbalt",
        "inloop",
    ];
    let kin = before.split(|c: char| !c.is_alphanumeric()).any(|w| KIN.contains(&w));
    match last {
        "in" | "uit" | "te" | "van" | "buurt" | "wijk" | "dorp" | "kern" | "rond" | "rondom" | "voor" | "vanuit" => {
            if kin && last != "voor" {
                NAMED
            } else {
                LIVES
            }
        }
        "gebiedsvraagstuk" | "overleg" | "team" | "teams" | "gebied" => LIVES + NAMED,
        _ => NAMED,
    }
}
