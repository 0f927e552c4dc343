//! Which village, neighbourhood or cluster a mail is about (S-02). What a form or the words `dorpsteam X`, `cluster X`
//! say wins, then the subject, then where somebody is said to live. `Gemeente Stein` is an organisation, `meneer Stein` a
//! person, `6171 AB Stein` a postal address. Of a town and a neighbourhood the neighbourhood is meant; where no place is
//! named, a street of the municipality's list tells it.

use super::IntakeSettings;
use super::cue::pattern;
use super::headings::{Heading, Topic};
use super::layout::{Mail, Place};
use super::settings::Area;
use crate::model::Kind;
use crate::pattern::Regex;
use std::sync::LazyLock;

/// How strongly a mention says what the mail is about.
const FORM: i32 = 60;
const TEAM: i32 = 40;
const SUBJECT: i32 = 22;
const LIVES: i32 = 12;
const NAMED: i32 = 4;
/// Where kin live, or where somebody works or goes to school.
const ELSEWHERE: i32 = 2;
const WEAK: i32 = 1;

/// Finds the area; none if none is named, or two with equal right.
pub(super) fn area(mail: &Mail, headings: &[Heading], kind: Kind, settings: &IntakeSettings) -> Option<String> {
    if kind == Kind::Overig {
        return None;
    }
    let clusters = named(mail, &settings.clusters);
    let clusters: Vec<&Area> = clusters.iter().collect();
    let cluster = best(&clusters, |area| cluster_score(mail, area));
    let areas = named(mail, &settings.areas);
    let areas = areas.iter().collect();
    let areas = if kind == Kind::Notulen { areas } else { in_one(mail, areas, settings) };
    let others = |area: &Area| Others { longer: longer_names(&settings.areas, &area.name), all: &settings.areas };
    let place = best(&areas, |area| {
        let (score, at) = area_score(mail, headings, area, &others(area), &settings.municipality);
        // Places within the cases of minutes are not what the minutes are of.
        if kind == Kind::Notulen && score < SUBJECT { (0, at) } else { (score, at) }
    });
    let place = match kind {
        Kind::Notulen => place,
        _ => place
            .or_else(|| best(&areas, |area| quoted_score(mail, area, &others(area), &settings.municipality)))
            .or_else(|| in_other_spelling(mail, settings))
            .or_else(|| of_street(mail, settings)),
    };
    // Of `wijkteam Molenberg, cluster jeugd` and `inbreng multiproblem Molenberg` the neighbourhood is the plainer word; a
    // cluster that is announced as one goes before a place where somebody lives.
    let plainer = |name: &String| {
        let Some(area) = areas.iter().find(|a| a.name == *name) else { return false };
        if area.wide {
            return false;
        }
        let (team, subject) = plainly(mail, area, &others(area), &settings.municipality);
        team || subject && !clusters.iter().any(|cluster| is_announced(mail, cluster))
    };
    let first = kind == Kind::Gebiedsvraagstuk || place.as_ref().is_some_and(plainer);
    let place = place.map(|name| as_written(mail, longest_said(mail, &settings.areas, name)));
    let place = match kind {
        Kind::Gebiedsvraagstuk => place.map(|name| part_in_subject(mail, &name).unwrap_or(name)),
        _ => place,
    };
    if first { place.or(cluster) } else { cluster.or(place) }
}

/// `berg aan de maas` for `berg` where both stand: the longer name says which is meant.
fn longest_said(mail: &Mail, areas: &[Area], name: String) -> String {
    let longer = |a: &&Area| {
        a.name.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(' '))
            && !a.wide
            && (mail.subject.text.contains(&a.name) || mail.flat.contains(&a.name))
    };
    areas.iter().filter(longer).max_by_key(|a| a.name.len()).map_or(name.clone(), |a| a.name.clone())
}

/// `gebiedsvraagstuk Teststad, Noord-Testveld`: the part of the town that no list has, if the mail speaks of being in it.
fn part_in_subject(mail: &Mail, town: &str) -> Option<String> {
    let subject = mail.subject.text.as_str();
    let behind = subject[subject.find(town)? + town.len()..].trim_start();
    let behind = behind.strip_prefix([',', '/', '('])?.trim_start();
    let part = behind.split(|c: char| !(c.is_alphanumeric() || c == '-')).next().filter(|part| part.len() > 4)?;
    let said = ["in", "wijk", "buurt", "op", "rond"].iter().any(|led| mail.flat.contains(&format!("{led} {part}")));
    said.then(|| part.to_owned())
}

/// Whether a team goes by the name of an area, and whether the subject names it.
fn plainly(mail: &Mail, area: &Area, others: &Others, municipality: &str) -> (bool, bool) {
    let own = mail.units.iter().filter(|u| u.place == Place::Own).map(|u| &mail.flat[u.range.clone()]);
    let weights = |text: &str| -> Vec<i32> {
        mentions(text, area, others).map(|place| mention_weight(text, place, area, municipality)).collect()
    };
    let subject = weights(&mail.subject.text);
    let team = subject.iter().copied().chain(own.flat_map(weights)).any(|weight| weight >= TEAM);
    (team, subject.iter().any(|weight| *weight > WEAK))
}

/// Whether words beside a cluster say that it is one.
fn is_announced(mail: &Mail, area: &Area) -> bool {
    let own = mail.units.iter().filter(|u| u.place == Place::Own).map(|u| &mail.flat[u.range.clone()]);
    std::iter::once(mail.subject.text.as_str())
        .chain(own)
        .any(|text| mentions(text, area, &Others::NONE).any(|(at, end)| says_cluster(text, at, end)))
}

fn says_cluster(text: &str, at: usize, end: usize) -> bool {
    let before = last_words(&text[..at], 40);
    let after = &text[end..];
    ["cluster", "swt", "sociaal wijkteam", "overleg", "agenda", "team", "tafel", "casusregie"]
        .iter()
        .any(|w| before.contains(w))
        || after.trim_start().starts_with("overleg")
        || after.trim_start().starts_with("cluster")
        || after.starts_with("team")
}

/// `Leiden-Noord` and `Leiden Noord` are one name; it is given as the mail has it.
fn as_written(mail: &Mail, name: String) -> String {
    let stands = |spelling: &String| mail.subject.text.contains(spelling) || mail.flat.contains(spelling);
    let spellings = [name.clone(), name.replace(' ', "-"), name.replace('-', " ")];
    spellings.into_iter().find(stands).unwrap_or(name)
}

/// The one area that is named with a typing error (`uit Kerensheidde`) or as an adjective (`een Elslose moeder`).
fn in_other_spelling(mail: &Mail, settings: &IntakeSettings) -> Option<String> {
    let own = mail.units.iter().filter(|u| u.place == Place::Own).map(|u| &mail.flat[u.range.clone()]);
    let mut found: Vec<&str> = Vec::new();
    for (text, subject) in std::iter::once((mail.subject.text.as_str(), true)).chain(own.map(|text| (text, false))) {
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        for (at, word) in words.iter().enumerate().filter(|(_, w)| w.len() >= 6) {
            let placed = subject || at > 0 && PLACED.contains(&words[at - 1]);
            if placed || word.ends_with("se") {
                let names = settings.areas.iter().filter(|a| is_adjective(word, a) || placed && is_mistyped(word, a));
                found.extend(names.map(|a| a.name.as_str()).filter(|name| !ORDINARY.contains(name)));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [area] => Some((*area).to_owned()),
        _ => None,
    }
}

/// Words after which a place is named.
const PLACED: &[&str] =
    &["in", "uit", "te", "naar", "dorp", "kern", "dorpsteam", "wijkteam", "team", "rond", "buurt", "wijk", "vanuit"];

/// `elslose` of `elsloo`, `goudse` of `gouda`.
fn is_adjective(word: &str, area: &Area) -> bool {
    word.strip_suffix("se").is_some_and(|stem| {
        stem.len() >= 4 && area.name.strip_prefix(stem).is_some_and(|rest| matches!(rest, "" | "a" | "e" | "o" | "en"))
    })
}

/// Whether a word is the name of an area, of one word, with an error or two.
fn is_mistyped(word: &str, area: &Area) -> bool {
    let allowed = if word.len() >= 9 { 2 } else { 1 };
    std::iter::once(&area.name).chain(&area.aliases).any(|name| {
        name.len() >= 6
            && name.bytes().all(|b| b.is_ascii_lowercase())
            && name.as_bytes()[0] == word.as_bytes()[0]
            && name.len().abs_diff(word.len()) <= allowed
            && strsim::osa_distance(name, word) <= allowed
    })
}

/// The neighbourhood of the streets that own text names, if they all lie in one.
fn of_street(mail: &Mail, settings: &IntakeSettings) -> Option<String> {
    let units = || mail.units.iter().filter(|u| u.place == Place::Own).map(|u| &mail.flat[u.range.clone()]);
    let stands = |street: &str| {
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let whole = |text: &str| {
            text.match_indices(street).any(|(at, found)| {
                !inside(text[..at].chars().next_back()) && !inside(text[at + found.len()..].chars().next())
            })
        };
        mail.threes.may_hold(street) && (whole(&mail.subject.text) || units().any(whole))
    };
    let mut found: Vec<&String> =
        settings.streets.iter().filter(|(street, _)| stands(street)).map(|(_, area)| area).collect();
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [area] => Some((*area).clone()),
        _ => None,
    }
}

/// The areas of which a spelling stands anywhere in the mail, without those spellings that don't.
fn named(mail: &Mail, areas: &[Area]) -> Vec<Area> {
    let stands =
        |name: &str| mail.threes.may_hold(name) && (mail.subject.text.contains(name) || mail.flat.contains(name));
    let with_spellings = |area: &Area| {
        let aliases: Vec<String> = area.aliases.iter().filter(|alias| stands(alias)).cloned().collect();
        let named = !aliases.is_empty() || stands(&area.name);
        named.then(|| Area { name: area.name.clone(), aliases, wide: area.wide, within: area.within.clone() })
    };
    areas.iter().filter_map(with_spellings).collect()
}

/// Without places that a nearer name stands for: a town of which a part is named; the municipality's own name, where
/// nobody is said to live there.
fn in_one<'a>(mail: &Mail, areas: Vec<&'a Area>, settings: &IntakeSettings) -> Vec<&'a Area> {
    let score = |area: &Area| {
        let others = Others { longer: longer_names(&settings.areas, &area.name), all: &settings.areas };
        weights(mail, area, &others, &settings.municipality)
    };
    let scored: Vec<(&Area, Vec<i32>)> = areas.iter().map(|a| (*a, score(a))).collect();
    let plain = |of: &[i32]| of.iter().any(|weight| *weight >= NAMED);
    let gives_way = |area: &Area, own: &[i32]| {
        let lives = own.iter().any(|weight| (LIVES..TEAM).contains(weight));
        scored.iter().any(|(other, of)| {
            let part = other.within.as_deref() == Some(&area.name)
                && (of.iter().any(|weight| *weight >= LIVES) || mail.subject.text.contains(&other.name));
            let village = area.name == settings.municipality && !other.wide && !lives;
            other.name != area.name && !area.wide && plain(of) && (part || village)
        })
    };
    scored.iter().filter(|(area, own)| !gives_way(area, own)).map(|(area, _)| *area).collect()
}

/// What each mention of an area in own words says.
fn weights(mail: &Mail, area: &Area, others: &Others, municipality: &str) -> Vec<i32> {
    let own = mail.units.iter().filter(|u| u.place == Place::Own).map(|u| &mail.flat[u.range.clone()]);
    let texts = std::iter::once(mail.subject.text.as_str()).chain(own);
    texts
        .flat_map(|text| {
            mentions(text, area, others)
                .map(|place| mention_weight(text, place, area, municipality))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn best(areas: &[&Area], score: impl Fn(&Area) -> (i32, usize)) -> Option<String> {
    let mut scored: Vec<(i32, usize, &Area)> =
        areas.iter().map(|a| (score(a), *a)).map(|((s, at), a)| (s, at, a)).filter(|(s, ..)| *s > 0).collect();
    scored.sort_by_key(|(s, at, _)| (-s, *at));
    if scored.iter().any(|(s, _, a)| !a.wide && *s >= NAMED) {
        scored.retain(|(_, _, a)| !a.wide);
    }
    match scored.as_slice() {
        [] => None,
        [(first, _, _), (second, _, _), ..] if first == second && *first < LIVES => None,
        [(_, _, area), ..] => Some(area.name.clone()),
    }
}

/// Names and spellings of other areas that hold `name` as a part: `leiden` in `leiden noord` is no mention of Leiden.
fn longer_names<'a>(areas: &'a [Area], name: &str) -> Vec<&'a str> {
    let names = areas.iter().filter(|a| a.name != name).flat_map(|a| std::iter::once(&a.name).chain(&a.aliases));
    // Nearly all are told by the first letter and the last.
    let (first, last) = (name.as_bytes().first(), name.as_bytes().last());
    let same = |part: &[u8]| part.first() == first && part.last() == last && part == name.as_bytes();
    let holds = |n: &str| n.as_bytes().windows(name.len().max(1)).any(same);
    names.filter(|n| n.len() > name.len() && holds(n)).map(String::as_str).collect()
}

/// What the list holds beside an area.
struct Others<'a> {
    /// Longer names that hold its name.
    longer: Vec<&'a str>,
    all: &'a [Area],
}

impl Others<'_> {
    const NONE: Self = Self { longer: Vec::new(), all: &[] };

    /// Whether what follows a hyphen makes another word of the name before it: `stein-janssen`, not `katwijk-noord` nor two
    /// areas in one breath.
    fn join(&self, after: &str) -> bool {
        let word = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        !word.is_empty() && !PARTS.contains(&word) && !self.all.iter().any(|a| a.goes_by(word))
    }
}

/// Mentions of an area as a whole word: where, which spelling. A longer name that holds it (`stein-centrum`) is a
/// spelling of its own.
fn mentions<'a>(text: &'a str, area: &'a Area, others: &'a Others) -> impl Iterator<Item = (usize, usize)> + 'a {
    std::iter::once(&area.name).chain(&area.aliases).flat_map(move |name| {
        text.match_indices(name.as_str()).filter_map(move |(at, found)| {
            let end = at + found.len();
            let before = text[..at].chars().next_back();
            let after = text[end..].chars().next();
            let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '@');
            let dotted =
                text[end..].strip_prefix('.').and_then(|r| r.chars().next()).is_some_and(char::is_alphanumeric);
            let hyphened = text[end..].strip_prefix('-').is_some_and(|after| others.join(after))
                || before == Some('-') && text[..at - 1].chars().next_back().is_some_and(char::is_alphabetic);
            let own = std::iter::once(&area.name).chain(&area.aliases).map(String::as_str);
            let mut longer = others.longer.iter().copied().chain(own).filter(|name| name.len() > found.len());
            let part =
                longer.any(|name| name.match_indices(found).any(|(i, _)| at >= i && text[at - i..].starts_with(name)));
            (!inside(before) && !inside(after) && !dotted && !hyphened && !part).then_some((at, end))
        })
    })
}

/// Parts of a village or town.
const PARTS: &[&str] = &[
    "noord",
    "oost",
    "zuid",
    "west",
    "zuidwest",
    "zuidoost",
    "noordwest",
    "noordoost",
    "centrum",
    "dorp",
    "binnenstad",
];

fn cluster_score(mail: &Mail, area: &Area) -> (i32, usize) {
    let (mut score, mut first) = (0, usize::MAX);
    let mut look = |text: &str, weight: i32, offset: usize| {
        for (at, end) in mentions(text, area, &Others::NONE) {
            let subject = offset == 0;
            let before = last_words(&text[..at], 40);
            let meant = text[at..end].ends_with("team")
                || says_cluster(text, at, end)
                || before.trim_end().ends_with("voor") && area.name != "jeugd"
                || subject;
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

fn area_score(mail: &Mail, headings: &[Heading], area: &Area, others: &Others, municipality: &str) -> (i32, usize) {
    let (mut score, mut first) = (0, usize::MAX);
    for (at, end) in mentions(&mail.subject.text, area, others) {
        let weight = mention_weight(&mail.subject.text, (at, end), area, municipality);
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
            if mentions(&mail.flat[value.clone()], area, others).next().is_some() {
                score += FORM;
                first = first.min(1000 + value.start);
            }
        }
    }
    let mut counted = 0;
    for unit in mail.units.iter().filter(|u| u.place == Place::Own) {
        let text = &mail.flat[unit.range.clone()];
        for (at, end) in mentions(text, area, others) {
            let weight = mention_weight(text, (at, end), area, municipality);
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
fn quoted_score(mail: &Mail, area: &Area, others: &Others, municipality: &str) -> (i32, usize) {
    let (mut score, mut first) = (0, usize::MAX);
    for unit in mail.units.iter().filter(|u| u.place == Place::Quoted) {
        let text = &mail.flat[unit.range.clone()];
        for (at, end) in mentions(text, area, others) {
            score += mention_weight(text, (at, end), area, municipality);
            first = first.min(unit.range.start + at);
        }
    }
    (score, first)
}

/// Names of areas that are ordinary words too.
const ORDINARY: &[&str] = &[
    "berg",
    "de hei",
    "de dem",
    "noorden",
    "loon",
    "voorhof",
    "binnenhof",
    "buitenhof",
    "heer",
    "nazareth",
    "wolder",
    "vlist",
    "de kooi",
    "kooi",
    "vaals",
    "belfort",
    "leidse hout",
    "de horsten",
    "nieuwe park",
];

static HOUSE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^ [0-9]{1,4} ?[a-z]?(?:[,;.)]|$| te | in | bis\b|-[0-9a-z]+)"));

/// What one mention says: 0 if it is no place at all.
fn mention_weight(text: &str, (at, end): (usize, usize), area: &Area, municipality: &str) -> i32 {
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
    let ordinary = ORDINARY.contains(&area.name.as_str());
    if ordinary && PERSON.contains(&last) {
        return 0;
    }
    if PERSON.contains(&last) && beside {
        return if at < 60 && area.name != municipality { WEAK } else { 0 };
    }
    // `Van den Berg` is a person, `een berg post` no village.
    let placed = ["in", "uit", "te", "naar", "dorp", "kern", "dorpsteam", "rond", "buurt", "wijk"].contains(&last);
    if ["den", "der", "ter", "ten", "v.d.", "vd"].contains(&last) || ordinary && !placed {
        return 0;
    }
    // `Ganzeweide 12` is a street of that name.
    if HOUSE.is_match(&text[end..]) {
        return WEAK;
    }
    const TEAM_WORDS: &[&str] = &[
        "dorpsteam",
        "dorpsteams",
        "dorpenteam",
        "wijkteam",
        "buurtteam",
        "gebiedsteam",
        "cluster",
        "dorpteam",
        "dt",
        "swt",
        "casustafel",
        "buurttafel",
        "wijktafel",
    ];
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
        "dagbesteding",
        "dagopvang",
        "ziekenhuis",
        "verpleeghuis",
        "kerk",
        "koor",
        "club",
        "markt",
        "winkel",
        "winkels",
        "vereniging",
        "sportclub",
        "zoon",
        "neef",
        "nicht",
        "moeder",
        "vader",
        "ouders",
        "buurman",
    ];
    // `werkt in Stein maar woont in Meers`: what is said of the one place is not said of the other.
    let since = [",", " maar ", " en "].iter().filter_map(|w| Some(before.rfind(w)? + w.len())).max();
    let near = &before[since.unwrap_or(0)..];
    let kin = near.split(|c: char| !c.is_alphanumeric()).any(|w| KIN.contains(&w));
    let lives = ["woont ", "wonen ", "woonachtig "].iter().any(|w| before.ends_with(&format!("{w}{last}")));
    match last {
        // `verhuisde van Stein naar Meers`.
        "van" if text[end..].starts_with(" naar ") => ELSEWHERE,
        "in" | "uit" | "te" | "van" | "buurt" | "wijk" | "dorp" | "kern" | "rond" | "rondom" | "voor" | "vanuit" => {
            if kin && last != "voor" {
                ELSEWHERE
            } else if lives {
                LIVES + NAMED
            } else {
                LIVES
            }
        }
        _ if before.ends_with('(') && !kin => LIVES,
        "gebiedsvraagstuk" | "overleg" | "team" | "teams" | "gebied" => LIVES + NAMED,
        _ => NAMED,
    }
}
