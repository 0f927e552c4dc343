//! The parts of a mention: first names, initials, tussenvoegsels, surname.

use super::super::initials::is_initial;
use super::super::person::Scored;
use super::surroundings::{read_surroundings, weigh};
use super::{Name, byname_before};
use crate::anonymise::view::Casing;
use crate::anonymise::vocabulary;
use crate::anonymise::words::Words;
use crate::anonymise::zones::Zone;
use crate::dictionary::{Gender, Tier};

/// Reads the parts of a mention and what speaks for whom.
pub(super) fn read(scored: &Scored, first: usize, last: usize) -> Name {
    let words = scored.words;
    let mut name = Name {
        first,
        last,
        range: words.token(first).range().start..words.token(first).range().end,
        confidence: 0.0,
        rule: "name",
        given: Vec::new(),
        initials: String::new(),
        surname: Vec::new(),
        particles: String::new(),
        gender: Gender::Unknown,
        family: false,
        titled: false,
        elder: None,
        byname: None,
        role: None,
        private: 0.0,
        professional: 0.0,
        placed: false,
        told: false,
    };
    name.range.end = if words.is_word(last) { words.name_end(last) } else { words.token(last).range().end };
    // "Wiel jr.": that too tells who it is.
    let junior = last + 1;
    if matches!(words.lower(junior), "jr" | "sr" | "junior" | "senior") && words.gap(last) == " " {
        let stop = words.is_sign(junior + 1, ".") && words.touches_next(junior) && words.is_word(junior + 2);
        name.range.end = words.token(if stop { junior + 1 } else { junior }).range().end;
    }
    take_honorific(scored, &mut name);
    read_surroundings(scored, &mut name);
    let companion = name.private >= 2.5;
    read_parts(scored, &mut name);
    weigh(scored, &mut name);
    let zone = scored.zones.get(first);
    let signs = zone == Zone::Signature && !scored.zones.privately(first);
    let by_role =
        name.professional >= 2.5 && name.professional > name.private && zone != Zone::Present && name.role.is_none();
    name.placed = by_role || signs || matches!(zone, Zone::Greeting | Zone::Header);
    let introduced = name.titled || name.family || name.role.is_some() || zone == Zone::Private || companion;
    name.elder = elder(words, &name);
    name.told = !name.placed && (zone != Zone::Present || companion) && (introduced || scored.age_behind(last));
    name
}

/// "Lalla Rachida": with its capital an honorific of another tongue is typed as part of the name; "lalla Rachida" is a form of address.
fn take_honorific(scored: &Scored, name: &mut Name) {
    let words = scored.words;
    let Some(at) = name.first.checked_sub(1).filter(|&at| scored.honours(at) == Some(name.first)) else { return };
    if words.capital(at) && vocabulary::honorific_capital(words.lower(at)) && !words.get(at).entry.kinship() {
        name.range.start = words.token(at).range().start;
    }
}

/// "Peeters sr.", "de oude Peeters", "Peeters junior".
fn elder(words: &Words, name: &Name) -> Option<bool> {
    let before = name.first.checked_sub(1).map_or("", |at| words.lower(at));
    match (words.lower(name.last + 1), before) {
        ("sr" | "senior", _) | (_, "oude") => Some(true),
        ("jr" | "junior", _) | (_, "jonge") => Some(false),
        _ => None,
    }
}

fn read_parts(scored: &Scored, name: &mut Name) {
    let words = scored.words;
    let parts: Vec<usize> = (name.first..=name.last).filter(|&t| words.is_word(t)).collect();
    let mut plain: Vec<(usize, bool)> = Vec::new();
    // "Testhoop, J.W. van den".
    let behind_comma = (name.first..name.last).any(|t| words.is_sign(t, ",")) && words.is_particle(name.last);
    let mut particle_seen = false;
    for &at in &parts {
        name.confidence = name.confidence.max(scored.chance[at]);
        let letter = words.token(at).range().len() == 1 && words.capital(at);
        let capitals = words.token(at).casing == Casing::Upper && words.token(at).range().len() <= 3;
        let opens = at == name.first && parts.len() > 1 && capitals && !words.get(at).entry.known();
        let byname = at == name.first
            && parts.len() > 1
            && words.get(at).entry.byname()
            && byname_before(scored, parts[1]).is_some();
        if byname {
            name.byname = Some(words.lower(at).to_owned());
        } else if letter && !is_initial(scored, at) && !plain.is_empty() && at != name.last {
            // "Tjon A Fat"
        } else if is_initial(scored, at) || letter || opens {
            name.initials.push_str(words.lower(at));
        } else if (words.get(at).entry.particle() || words.is_particle(at)) && (at != name.last || behind_comma) {
            particle_seen = true;
            if !name.particles.is_empty() {
                name.particles.push(' ');
            }
            name.particles.push_str(words.lower(at));
        } else {
            plain.push((at, particle_seen));
        }
    }
    if plain.is_empty() {
        name.confidence = name.confidence.max(0.8);
        name.rule = "initials";
    }
    if let &[first, child] = parts.as_slice()
        && vocabulary::parent_of(words.lower(first))
    {
        // "Abu Yusuf" is called after his son: a name by itself.
        name.given.push(format!("{} {}", words.lower(first), words.key(child)));
        name.particles.clear();
        return;
    }
    let key = |at: usize| words.key(at).into_owned();
    // "YILDIRIM-DEMIR Hatice": a surname in capitals before a first name without.
    let typed = |at: usize| words.token(at).casing == Casing::Upper && words.token(at).range().len() > 2;
    let capitals = plain.iter().take_while(|p| typed(p.0)).count();
    let comma = (name.first..name.last).find(|&t| words.is_sign(t, ","));
    let eastern = plain.len() >= 2
        && vocabulary::surname_before_given(words.lower(plain[0].0))
        && (plain.len() >= 3 || !vocabulary::surname_before_given(words.lower(plain[1].0)));
    let reversed = eastern
        || plain.len() >= 2
            && (comma.is_some()
                || capitals > 0 && plain.get(capitals).is_some_and(|p| words.get(p.0).entry.first().listed()));
    let behind = comma.map_or(0, |comma| plain.iter().filter(|p| p.0 < comma).count());
    let only_surname =
        name.titled || name.family || !name.initials.is_empty() && plain.first().is_some_and(|p| p.0 > parts[0]);
    for (n, &(at, behind_particle)) in plain.iter().enumerate() {
        let entry = words.get(at).entry;
        let given = if plain.len() == 1 {
            let first_alone = entry.first() == Tier::Any
                && !entry.surname().listed()
                && !name.family
                && !vocabulary::surname_before_given(words.lower(at));
            // "'t Marieke", "d'r Pie": a first name with the article of a dialect.
            let dialect = matches!(name.particles.as_str(), "t" | "'t" | "d'r" | "r") && entry.firm_first();
            (!behind_particle || dialect && entry.first() == Tier::Any)
                && (!only_surname || first_alone)
                && (entry.first().listed() || !entry.surname().listed())
        } else if reversed {
            n >= if behind > 0 { behind } else { capitals.max(1) }
        } else {
            // "meneer Radjinderpersad Ramkhelawansingh" has both; "mevrouw Smit-Bakker" a double surname.
            let dashed = words.is_sign(at + 1, "-");
            let both = name.initials.is_empty() && !dashed && (entry.first().listed() || !entry.surname().listed());
            // "Jan-Willem Tijhof".
            let second = n == 1 && words.is_sign(at - 1, "-") && !name.given.is_empty() && entry.first() == Tier::Any;
            let second = second && entry.firm_first() && !entry.firm_surname();
            // "Demirtaş-Öz" alone is a surname.
            let surnames = dashed && plain.len() == 2 && !entry.first().listed();
            n == 0 && (both || !only_surname) && !behind_particle && !surnames || second
        };
        if given {
            name.given.push(key(at));
            continue;
        }
        let whole = key(at);
        // "Alkhatib" for Al-Khatib.
        let bare = ["al", "el"].iter().find_map(|article| whole.strip_prefix(article)).filter(|rest| rest.len() >= 5);
        let bare = bare.filter(|rest| words.dictionary.look_up(rest).surname().listed()).map(str::to_owned);
        name.surname.push(whole);
        name.surname.extend(bare);
    }
    if name.gender == Gender::Unknown && !eastern {
        let given = plain.iter().filter(|p| name.given.contains(&key(p.0)));
        name.gender = given.map(|p| words.get(p.0).entry.gender()).find(|g| *g != Gender::Unknown).unwrap_or_default();
    }
}
