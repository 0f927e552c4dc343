//! ADRES: a street with or without house number, a named building with number, a number by itself that says where.
//!
//! Streets are known by ending, by first word with a house number, and by what is said before ("woont aan de"). In a
//! gebiedsvraagstuk the streets stay and only house numbers go.

mod at_home;
mod dwelling;
mod ending;
mod number;
mod place;
mod start;
mod street;
#[cfg(test)]
mod tests;

use super::owner::clause;
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::{Kind, View};
use crate::model::Category;
use crate::pattern::Regex;
use number::{COUNTED, MORE, ROOM, floor_behind, with_more};
use std::ops::Range;
use std::sync::LazyLock;

/// Somebody lives, or goes, somewhere: what follows is where.
static LIVES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:woont|wonen|woonde|woonden|woonachtig|woning|huis|huurt|huurde|huren|verhuis\w*|ingetrokken|verblijft|verbleef|logeert|slaapt|ingeschreven|stond|adres|flat|appartement|kamer|boerderij|pand|woonadres|verblijfadres|briefadres|gevonden|aangetroffen|buren|hoek|hoekhuis|bovenwoning|portiek|te vinden|opgehaald|thuis|zit)\b(?:[^.;!?\n]|\d\.\d|\.\d){0,40}\b(?:op|aan|in|naar|te|bij|van|hoek)(?: (?:de|het|'t|den|een))? $|\b(?:woont|wonen|woonde|woonden|woonachtig|huurt|verblijft|wonende)(?: nu| ook| samen| alleen| weer| thans)? $|\b(?:woon\w*|wonen\w*|verblijf\w*|ingeschreven|huurt)\b[^.;!?\n]{0,24}\b(?:te|in) [a-z' -]{3,24}, $|\b(?:slaapt|logeert|verblijft|zit|woont|bivakkeert) (?:nu |weer |even |tijdelijk )?bij [^.;,!?\n]{3,24}, $")
        .expect("a fixed pattern")
});

/// Right before a place that is said with a number.
static WHERE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:\b(?:op|aan|in|langs|naar|te|hoek|tegenover|naast|achter|voor|bij|van|vanaf|ter hoogte van|adres:?|woonadres:?|straat:?)(?: (?:de|het|'t|den))?\s|\()$").expect("a fixed pattern")
});

static KEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:^|[\s|])(?:adres|woonadres|verblijfadres|verblijfplaats|straat|adresgegevens|briefadres|postadres|adr\.?|wonende|woont|flat|woonplek|huisadres|thuisadres)(?: [a-z]{2,12})?\s*(?:\([^)]*\))?\s*[:=|]\s*$|\b(?:adres|woonadres) (?:is|luidt|wordt|was|blijft) $").expect("a fixed pattern")
});

static BUILDING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:flat|flatgebouw|appartement|appartementencomplex|complex|[a-z]+flat|[a-z]+park|[a-z]+complex|landgoed|woongroep|residentie|app|woonwagen|wooncomplex|seniorencomplex|aanleunwoning|portiek|gebouw|toren|hofje|camping|recreatiepark|vakantiepark|park|woonboot|kazerne|azc)\b\.?\s?$").expect("a fixed pattern")
});

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    let mut past = 0;
    for index in 0..view.tokens.len() {
        let token = &view.tokens[index];
        if token.range().start < past {
            continue;
        }
        let hit = match token.kind {
            Kind::Word => ending::by_name(context, index)
                .or_else(|| dwelling::named_house(context, index))
                .or_else(|| dwelling::named_flat(context, index))
                .or_else(|| at_home::by_home(context, index)),
            Kind::Number => place::by_place(context, index).or_else(|| dwelling::spot(context, index)),
            Kind::Punct => None,
        };
        let Some(hit) = hit else { continue };
        past = hit.end;
        push(context, found, hit);
    }
}

/// A street or a building, and its house number.
struct Hit {
    /// Where the street begins; the same as the number's start if there is only a number.
    pub start: usize,
    /// House number, if any.
    pub number: Option<Range<usize>>,
    pub end: usize,
    pub confidence: f32,
    pub rule: &'static str,
}

fn push(context: &Context, found: &mut Vec<Candidate>, hit: Hit) {
    let view = context.view;
    if is_of_organisation(view, hit.start) {
        found.push(context.at(hit.start..hit.end, Category::Professional, 0.7, "address-of-organisation"));
        return;
    }
    let start = match (&hit.number, context.settings.area_question) {
        (Some(number), true) => number.start,
        (None, true) => return,
        // `'s-Gravenhofseweg`: the article is part of the name.
        _ => hit.start - ["'s-", "'t "].iter().find(|a| view.lower[..hit.start].ends_with(**a)).map_or(0, |a| a.len()),
    };
    let room = || ROOM.captures(view.after(hit.end, 40)).and_then(|m| Some(m.get(1)?.end()));
    let end = hit.end + hit.number.as_ref().and_then(|_| room()).unwrap_or(0);
    // `4e etage`: the floor goes with its number.
    let end = end + hit.number.as_ref().map_or(0, |number| floor_behind(view, number, end));
    let end = if context.settings.area_question { end } else { with_more(view, end, hit.number.is_some()) };
    let start = if context.settings.area_question { start } else { kind_before(view, start, &hit) };
    found.push(context.at(start..end, Category::Adres, hit.confidence, hit.rule));
    if !context.settings.area_question {
        return;
    }
    let mut at = hit.end;
    while hit.number.is_some() {
        let after = view.after(at, 24);
        let Some(more) = MORE.captures(after).and_then(|m| m.get(1)) else { break };
        // A comma alone lists numbers only where streets are what the mail is about.
        let by_comma = after[..more.start()].trim() == ",";
        if more.len() > 3 && more.as_str().bytes().all(|b| b.is_ascii_digit())
            || by_comma && !context.settings.area_question
            || COUNTED.is_match(view.after(at + more.end(), 16))
        {
            break;
        }
        // Of a range the joint goes too: `3 t/m 5`.
        let joint = after[..more.start()].trim_start();
        let from = if joint.starts_with("t/m") || joint.starts_with("tot") {
            more.start() - joint.len()
        } else {
            more.start()
        };
        found.push(context.at(at + from..at + more.end(), Category::Adres, hit.confidence, "house-number-more"));
        at += more.end();
    }
}

/// `flat Testveld 12`: the word for the building goes with its name and number.
fn kind_before(view: &View, start: usize, hit: &Hit) -> usize {
    const KINDS: &[&str] = &[
        "flat ",
        "torenflat ",
        "zorgflat ",
        "residentie ",
        "appartementencomplex ",
        "seniorencomplex ",
        "wooncomplex ",
    ];
    let before = view.before(start, 24);
    let kind = KINDS
        .iter()
        .find(|k| before.strip_suffix(**k).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric())));
    start - kind.filter(|_| hit.number.is_some()).map_or(0, |k| k.len())
}

/// In the signature, or where an organisation has its office.
fn is_of_organisation(view: &View, at: usize) -> bool {
    static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:bezoekadres|gemeentehuis|stadhuis|kantoor|locatie|vergaderlocatie|wijkcentrum|gemeenschapshuis|buurthuis|praktijk|spreekuur|ggd|piw|bibliotheek)\b[^.;\n]{0,30}$").expect("a fixed pattern")
    });
    let before = clause(view.line_before(at, 90));
    let signed = view.in_signature(at) && !PRIVATE_KEY.is_match(clause(view.line_before(at, 60)));
    signed || OFFICE.is_match(before) && !DWELLING.is_match(before)
}

/// Somebody lives in what was an office.
static DWELLING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:woon\w*|wonen|verblijf\w*|slaapt|slapen|huurt|huren|ingetrokken|logeert|omgebouwd\w*|voormalig\w*|oude)\b")
        .expect("a fixed pattern")
});

static PRIVATE_KEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:mevrouw|mw|meneer|dhr|moeder|vader|zoon|dochter|haar|zijn|woont)\b").expect("a fixed pattern")
});

static WITH_ARTICLE: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"\b(?:op|aan|in|langs)(?: (?:de|het|'t|den)) $").expect("a fixed pattern"));
