//! What stands around a mention: who is addressed, related or at work, and by which rule the mention was found.

use super::super::person::Scored;
use super::Name;
use crate::anonymise::scorer::{Clue, Shape};
use crate::anonymise::view::Kind;
use crate::anonymise::vocabulary::{self, Address};
use crate::anonymise::words::Words;
use crate::anonymise::zones::Zone;
use crate::dictionary::Gender;

/// What stands in brackets behind a resident's name, where a professional has an organisation.
const OF_A_RESIDENT: [&str; 12] = [
    "bsn",
    "sofi",
    "sofinummer",
    "burgerservicenummer",
    "geb",
    "geboren",
    "geboortedatum",
    "iban",
    "v-nummer",
    "dob",
    "gba",
    "brp",
];

/// Title, word of family and role before the mention or behind it.
pub(super) fn read_surroundings(scored: &Scored, name: &mut Name) {
    let words = scored.words;
    if words.reaches_another(name.last) {
        name.private += 4.0;
    }
    let Some(before) = scored.before(name.first) else { return };
    let lower = words.lower(before.at);
    if before.direct() {
        match scored.address(before.at) {
            Some(Address::Person(gender)) => {
                name.gender = gender;
                name.titled = gender != Gender::Unknown;
                name.private += 1.5;
            }
            Some(Address::Family) => {
                name.family = true;
                name.private += 2.0;
            }
            Some(Address::Profession) if lower == "mr" && is_mister(scored, before.at) => {
                (name.gender, name.titled) = (Gender::Male, true);
                name.private += 1.5;
            }
            Some(Address::Profession) => name.professional += 2.5,
            None => {}
        }
        // "mw. Frissen" behind "mentor", "de heer Diallo" behind nothing.
        if name.titled
            && let Some(earlier) = scored.before(before.at)
        {
            let near = !earlier.apart && !earlier.break_;
            let kin = words.lower(earlier.at);
            if near && is_relative(words, earlier.at) {
                // "zijn dochter, mevrouw Cornelissen, advocaat te Luik"
                name.private += 2.5;
                name.role = vocabulary::role_of(kin);
            } else if near && is_helper(words, earlier.at) {
                name.professional += 2.5;
            }
        }
    }
    // "de Kalloes" are a family, "de Kalloes auto" is not.
    let next = name.last + 1;
    let ends = !words.is_word(next) || !words.ordinary(next) || vocabulary::plural(words.lower(next));
    let plural = words.get(name.last).genitive > 0 && words.get(name.last).entry.surname().listed();
    name.family |= lower == "de" && before.direct() && plural && ends;
    let near = !before.apart && !before.break_;
    // "vader is Soerin Kalloe", "haar zoon heet Ravi".
    if let Some(subject) = before.at.checked_sub(1).filter(|&t| {
        before.direct() && matches!(lower, "is" | "heet" | "heette") && words.gap(t) == " " && is_relative(words, t)
    }) {
        name.private += 1.0;
        name.role = vocabulary::role_of(words.lower(subject));
    }
    if near && is_relative(words, before.at) {
        name.private += 2.5;
        name.role = vocabulary::role_of(lower);
        name.gender = vocabulary::gender_of(lower);
    } else {
        // "juffrouw" is a form of address before it is a role.
        let addresses = matches!(scored.address(before.at), Some(Address::Person(_)));
        let role =
            near && !addresses && is_helper(words, before.at) && (before.direct() || before.opened || before.comma);
        // A former colleague is part of somebody's life.
        let former = before.at >= 2 && words.is_sign(before.at - 1, "-") && words.lower(before.at - 2) == "oud";
        name.professional += if role || before.direct() && lower == "collega" && !former { 2.5 } else { 0.0 };
        name.private += if former { 1.0 } else { 0.0 };
    }
    if let Some(gender) = honoured(scored, name, before.at) {
        name.private += 2.5;
        name.gender = gender;
    }
    if brings_kin(words, name.last) {
        name.private += 2.6;
    }
    if scored.clues[name.first].has(Clue::AfterNaming) {
        name.private += 1.0;
    }
    if scored.clues[name.first].has(Clue::AfterLabel) && scored.zones.get(name.first) == Zone::Body {
        name.private += 1.5;
    }
    if scored.zones.privately(name.first) && scored.zones.get(name.first) == Zone::Signature {
        name.private += 3.0;
    }
    if near && matches!(lower, "ben") && before.at > 0 && matches!(words.lower(before.at - 1), "ik") {
        name.private += if scored.zones.privately(name.first) { 3.0 } else { 0.0 };
    }
}

/// "Aanwezig: Hylke Testma en haar zus", "… met zijn moeder": nobody brings family to a meeting but who it is about.
fn brings_kin(words: &Words, last: usize) -> bool {
    let with = matches!(words.lower(last + 1), "en" | "met") && words.gap(last) == " ";
    with && matches!(words.lower(last + 2), "haar" | "zijn" | "hun") && is_relative(words, last + 3)
}

/// The gender that "lalla" before a name or "abla" behind it tells, where one of these stands.
fn honoured(scored: &Scored, name: &Name, before: usize) -> Option<Gender> {
    let honours = |at: usize, whom: usize| scored.honours(at) == Some(whom);
    let at = if honours(before, name.first) {
        before
    } else if honours(name.last + 1, name.last) {
        name.last + 1
    } else {
        return None;
    };
    vocabulary::honorific(scored.words.lower(at))
}

/// A word of family or companionship that bears a name: "zoon", "buurvrouw", "taalmaatje".
fn is_relative(words: &Words, at: usize) -> bool {
    let word = words.get(at);
    (word.entry.kinship() || word.cover.kinship()) && vocabulary::bears_name(words.lower(at))
}

/// A role of somebody who helps, guards or decides; not the trade of a resident ("kok", "chauffeur").
fn is_helper(words: &Words, at: usize) -> bool {
    let word = words.get(at);
    (word.entry.role() || word.cover.role()) && !word.entry.kinship() && !vocabulary::trade(words.lower(at))
}

/// "Mr. Mensah" for "mister": a capital within a sentence without a lawyer's role before it, or English words near.
fn is_mister(scored: &Scored, at: usize) -> bool {
    let lawyer = scored.before(at).is_some_and(|b| !b.apart && is_helper(scored.words, b.at));
    scored.words.capital(at) && !lawyer || in_english(scored, at + 1)
}

/// "mr. Kwame Mensah and his wife": English words near make it no master of laws.
fn in_english(scored: &Scored, at: usize) -> bool {
    const WORDS: &[&str] = &["and", "his", "the", "has", "wife", "he", "her", "lives", "with", "needs", "she", "they"];
    let words = scored.words;
    (at.saturating_sub(6)..(at + 14).min(words.len())).filter(|&t| WORDS.contains(&words.lower(t))).count() >= 2
}

/// "(GGD)", "(Envida)", "(jeugd)": where a professional works. Not "(ADHD)".
fn of_organisation(words: &Words, at: usize) -> bool {
    let word = words.get(at);
    let listed = word.partner || word.entry.organisation() || word.cover.organisation() || word.entry.marker();
    listed || vocabulary::department(words.lower(at))
}

/// What zone and the words behind say: private person or professional; and by which rule the mention was found.
pub(super) fn weigh(scored: &Scored, name: &mut Name) {
    let words = scored.words;
    match scored.zones.get(name.first) {
        Zone::Greeting => name.professional += 3.0,
        Zone::Signature if !scored.zones.privately(name.first) => name.professional += 3.0,
        Zone::Header => name.professional += 1.6,
        Zone::Present => name.professional += if name.private >= 2.5 { 0.0 } else { 3.0 },
        Zone::Private => name.private += 2.5,
        Zone::Subject => name.private += 1.0,
        _ => name.private += 0.2,
    }
    if scored.age_behind(name.last) {
        name.private += 2.5;
    }
    let mut next = name.last + 1;
    let opened = words.is_sign(next, "(")
        || words.is_sign(next, ",")
        || words.is_sign(next, "|")
        || words.is_sign(next, "-") && !words.touches_next(name.last);
    if opened && next + 1 < words.len() && words.token(next + 1).line == words.token(name.last).line {
        next += 1;
        if matches!(words.lower(next), "tevens" | "ook" | "en") {
            next += 1;
        }
        if matches!(words.lower(next), "de" | "onze" | "een" | "zijn" | "haar" | "mijn" | "hun") {
            next += 1;
        }
        if words.is_word(next) {
            let word = words.get(next);
            let bracket = words.is_sign(name.last + 1, "(");
            if OF_A_RESIDENT.contains(&words.lower(next)) {
                // "Jansen (BSN 111222333)": abbreviations on the allow-list, and no organisation.
                name.private += 2.5;
            } else if is_relative(words, next) && !(words.capital(next + 1) && words.is_sign(name.last + 1, ",")) {
                name.private += 2.6;
                name.role = name.role.or(vocabulary::role_of(words.lower(next)));
            } else if is_helper(words, next) && !words.capital(next + usize::from(word.phrase.max(1)))
                || bracket && of_organisation(words, next)
            {
                // "| Terpstra | bewindvoerder |" may say what is to be done for Terpstra.
                name.professional += if words.is_sign(name.last + 1, "|") { 1.5 } else { 2.5 };
            }
        }
    }
    let clues = scored.clues[name.first];
    let shape = scored.shapes[name.first];
    name.rule = if name.rule != "name" {
        name.rule
    } else if clues.has(Clue::AfterTitle) {
        "title+name"
    } else if clues.has(Clue::AfterKinship) {
        "family+name"
    } else if clues.has(Clue::AfterRole) {
        "role+name"
    } else if clues.has(Clue::AfterNaming) {
        "named"
    } else if clues.has(Clue::AfterLabel) {
        "label+name"
    } else if !name.initials.is_empty() {
        "initials+name"
    } else if name.first != name.last {
        "full-name"
    } else if clues.has(Clue::First1) || clues.has(Clue::First2) || clues.has(Clue::First3) {
        "first-name"
    } else if clues.has(Clue::Last1) || clues.has(Clue::Last2) || clues.has(Clue::Last3) {
        "surname"
    } else if shape == Some(Shape::Middle) {
        "capital"
    } else {
        "unknown-word"
    };
    if words.token(name.first).kind == Kind::Word && name.confidence > 0.99 {
        name.confidence = 0.99;
    }
}
