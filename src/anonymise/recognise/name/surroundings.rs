//! What stands around a mention: who is addressed, related or at work, and by which rule the mention was found.

use super::super::person::Scored;
use super::Name;
use crate::anonymise::among::among;
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

/// A degree, which residents have as well.
fn of_studies(word: &str) -> bool {
    among!(word, "drs" | "ir" | "ing")
}

/// Whether a form of address stands right before a title: `mevrouw dr.`
fn is_addressed(scored: &Scored, title: usize) -> bool {
    let person = |at: &usize| matches!(scored.address(*at), Some(Address::Person(_)));
    title.checked_sub(1).filter(person).is_some_and(|at| scored.words.gap(at) == " ")
}

/// Whether a word for a role is one for many who have it.
fn is_body(role: &str) -> bool {
    among!(role, "politie" | "brandweer" | "ambulance" | "thuiszorg" | "jeugdzorg" | "reclassering" | "leerplicht")
}

/// Title, word of family and role before the mention or behind it.
pub(super) fn read_surroundings(scored: &Scored, name: &mut Name) {
    let words = scored.words;
    if words.reaches_another(name.last) {
        name.private += 4.0;
    }
    let Some(before) = scored.before(name.first) else {
        name.professional += if works_for(words, name.last) || is_my_colleague(words, name.last) { 2.7 } else { 0.0 };
        return;
    };
    let lower = words.lower(before.at);
    // "Kan de politie Abenas adres afschermen?": somebody's thing, told to a body.
    let told_to_a_body = is_body(lower) && words.get(name.last).genitive > 0;
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
            Some(Address::Profession) if told_to_a_body => {}
            // "mr. Boateng" is a master of laws, or whoever the mail calls so elsewhere.
            Some(Address::Profession) if lower == "mr" => name.professional += 2.3,
            // "Het gaat om drs. Testman, 54", "mevrouw dr. Testman woont alleen": what somebody learned is no post that is held.
            Some(Address::Profession) if of_studies(lower) || lower == "dr" && is_addressed(scored, before.at) => {
                name.private += 0.5;
            }
            Some(Address::Profession) => name.professional += 2.5,
            None => {}
        }
        // "mw. Frissen" behind "mentor", "de heer Diallo" behind nothing.
        if (name.titled || of_studies(lower))
            && let Some(earlier) = scored.before(before.at)
        {
            let near = !earlier.apart && !earlier.break_;
            let kin = words.lower(earlier.at);
            if near && is_relative(words, earlier.at) {
                // "zijn dochter, mevrouw Cornelissen, advocaat te Luik"
                name.private += 2.5;
                name.role = vocabulary::role_of(kin);
            } else if near && !earlier.colon && is_helper(words, earlier.at) {
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
        // "Dag collega's, Trudie weet dat …": who is greeted is not who is named.
        let greeted = before.comma && before.at > 0 && scored.zones.get(before.at) == Zone::Greeting;
        let role = near
            && !told_by(words, before.at)
            && !greeted
            && !addresses
            && !told_to_a_body
            && is_helper(words, before.at)
            && (before.direct() || before.opened || before.comma);
        // A former colleague is part of somebody's life.
        let former = before.at >= 2 && words.is_sign(before.at - 1, "-") && words.lower(before.at - 2) == "oud";
        name.professional += if role || before.direct() && lower == "collega" && !former { 2.5 } else { 0.0 };
        name.private += if former { 1.0 } else { 0.0 };
    }
    // "de dochter van mevrouw is Trudie".
    if let Some(relative) = named_relative(words, before.at).filter(|_| before.direct() && name.role.is_none()) {
        name.private += 2.5;
        name.role = vocabulary::role_of(words.lower(relative));
    } else if name.role.is_none() && !told_by(words, before.at) && is_at_work(scored, name, before.at) {
        name.professional += 2.7;
    }
    if let Some(gender) = honoured(scored, name, before.at) {
        name.private += 2.5;
        name.gender = gender;
    }
    if brings_kin(words, name.last) {
        name.private += 2.6;
    }
    if before.direct() && is_helped(words, before.at) {
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

/// "Naam volgens politie Tesfay": whose word it is, and no role of whom it is said of.
fn told_by(words: &Words, role: usize) -> bool {
    role >= 2
        && words.lower(role - 1) == "volgens"
        && among!(words.lower(role - 2), "naam" | "achternaam" | "voornaam" | "identiteit")
}

/// "begeleider van Shaniqua", "haar bewindvoerder voor Toos": who is named has the helper, and none of those whom a colleague
/// serves ("vervanger van Petra").
fn is_helped(words: &Words, at: usize) -> bool {
    let of = among!(words.lower(at), "van" | "voor") && at > 0 && words.gap(at - 1) == " " && is_helper(words, at - 1);
    of && !vocabulary::serves_colleagues(words.lower(at - 1))
}

/// "(BX-629-S)": letters that open a code are no employer.
fn is_plate(words: &Words, at: usize) -> bool {
    words.is_sign(at + 1, "-")
        && words.touches_next(at)
        && words.touches_next(at + 1)
        && words.token(at + 2).kind == Kind::Number
}

/// "(Wmo)": a law by which somebody is helped is nobody's employer.
fn is_law(word: &str) -> bool {
    among!(word, "wmo" | "wlz" | "zvw" | "jeugdwet" | "pw" | "participatiewet" | "wvggz" | "wzd")
}

/// Whether the sentence says that somebody works where the writer calls on them.
fn is_at_work(scored: &Scored, name: &Name, before: usize) -> bool {
    let words = scored.words;
    works_for(words, name.last)
        || is_my_colleague(words, name.last)
        || scored.zones.get(before) != Zone::Greeting && goes_on(words, name, before) && among_colleagues(words, before)
        || is_named_helper(words, before)
        || takes_over_from(words, before)
        || behind_helper_of(scored, name)
}

/// Whether a name stands in one line with the word before it, or in two that were one: "Beste collega's," greets, and whom the next line
/// names is somebody else.
fn goes_on(words: &Words, name: &Name, before: usize) -> bool {
    let (above, here) = (words.token(before).line, words.token(name.first).line);
    let comma = name.first.checked_sub(1).is_some_and(|at| words.is_sign(at, ","));
    here == above || here == above + 1 && !comma
}

/// "Marieke van de GGD", "mevrouw Testma van de bewindvoering", "Joost van MEE".
fn works_for(words: &Words, last: usize) -> bool {
    if words.lower(last + 1) != "van" || words.gap(last) != " " {
        return false;
    }
    let article = matches!(words.lower(last + 2), "de" | "het" | "'t" | "onze");
    let at = last + 2 + usize::from(article);
    let word = words.get(at);
    let organisation = word.partner || (word.entry.organisation() || word.cover.organisation()) && words.capital(at);
    let service = article && (vocabulary::department(words.lower(at)) || is_helper(words, at));
    // Who lives there comes from there too.
    let home = among!(words.lower(at), "azc" | "opvang" | "leger" | "coa" | "zonnebloem");
    // "van de Pastoor Testplein": a street is called after whoever worked there.
    words.is_word(at) && (organisation || service) && !home && !word.street
}

/// "Truus Testma is mijn opvolger", "Ans, onze secretaresse", "Kim is haar begeleider".
fn is_my_colleague(words: &Words, last: usize) -> bool {
    let next = last + 1;
    let opened = words.is_sign(next, ",") || words.lower(next) == "is";
    let whose = words.lower(next + 1);
    let mut at = next + 2;
    if words.is_word(at) && words.lower(at).ends_with('e') && !is_helper(words, at) {
        at += 1;
    }
    let colleague = among!(
        words.lower(at),
        "collega"
            | "opvolger"
            | "opvolgster"
            | "vervanger"
            | "leidinggevende"
            | "stagiaire"
            | "stagiair"
            | "achterwacht"
    );
    opened
        && (matches!(whose, "mijn" | "onze" | "m'n") && (colleague || is_helper(words, at))
            || matches!(whose, "haar" | "zijn" | "hun") && words.lower(next) == "is" && is_helper(words, at))
}

/// "collega's Els en Wim".
fn among_colleagues(words: &Words, before: usize) -> bool {
    let mut at = before;
    for _ in 0..3 {
        let row = matches!(words.text(at), "en" | ",") && at >= 2 && words.is_word(at - 1);
        if row {
            at -= 2;
        }
    }
    among!(words.lower(at), "collega's" | "collegas" | "collegae")
        || at > 2 && words.lower(at) == "s" && words.lower(at - 2) == "collega"
}

/// "de bewindvoerder heet Peters", "contactpersoon bij de gemeente is Trudie Testma".
fn is_named_helper(words: &Words, verb: usize) -> bool {
    if !matches!(words.lower(verb), "heet" | "heette" | "is") {
        return false;
    }
    let helper = |at: usize| is_helper(words, at) || words.lower(at) == "contactpersoon" && at + 1 < verb;
    let near = verb.checked_sub(1).filter(|&t| helper(t));
    let of = (verb.saturating_sub(5)..verb).find(|&t| helper(t) && matches!(words.lower(t + 1), "bij" | "van"));
    near.or(of).is_some()
}

/// "de dochter van mevrouw is Trudie": whose name the verb at `verb` says, where that is a relative of somebody.
fn named_relative(words: &Words, verb: usize) -> Option<usize> {
    if !matches!(words.lower(verb), "heet" | "heette" | "is") {
        return None;
    }
    (verb.saturating_sub(6)..verb).find(|&t| {
        is_relative(words, t) && words.lower(t + 1) == "van" && words.token(t).sentence == words.token(verb).sentence
    })
}

/// "de vervanger van Truus", "overdracht van Lotte naar mij".
fn takes_over_from(words: &Words, before: usize) -> bool {
    words.lower(before) == "van"
        && before.checked_sub(1).is_some_and(|t| {
            among!(
                words.lower(t),
                "vervanger" | "vervangster" | "opvolger" | "opvolgster" | "waarnemer" | "waarneemster"
            ) || words.lower(t) == "overdracht" && (before..before + 6).any(|t| words.lower(t) == "mij")
        })
}

/// "De consulent van de Wmo, Trudie, heeft": an apposition to somebody at work.
fn behind_helper_of(scored: &Scored, name: &Name) -> bool {
    let words = scored.words;
    let Some(before) = scored.before(name.first).filter(|b| b.comma && !b.apart && !b.break_) else { return false };
    let helper = (before.at.saturating_sub(3)..before.at).any(|t| {
        is_helper(words, t)
            && matches!(words.lower(t + 1), "van" | "bij")
            && words.token(t).sentence == words.token(name.first).sentence
    });
    helper && words.is_sign(name.last + 1, ",")
}

/// "Aanwezig: Hylke Testma en haar zus", "… met zijn moeder": nobody brings family to a meeting but who it is about.
fn brings_kin(words: &Words, last: usize) -> bool {
    let with = matches!(words.lower(last + 1), "en" | "met") && words.gap(last) == " ";
    let own = matches!(words.lower(last + 2), "haar" | "zijn" | "hun");
    // "dhr. De Ruiter, zijn mentor": whose mentor it is.
    let row = || words.is_sign(last + 1, ",") && is_helper(words, last + 3);
    own && (with && (is_relative(words, last + 3) || is_helper(words, last + 3))
        || words.is_sign(last + 1, ",") && is_relative(words, last + 3)
        || row())
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
            } else if is_relative(words, next)
                && !((words.capital(next + 1) || scored.chance.get(next + 1).is_some_and(|c| *c >= 0.5))
                    && words.is_sign(name.last + 1, ","))
            {
                name.private += 2.6;
                name.role = name.role.or(vocabulary::role_of(words.lower(next)));
            } else if is_helper(words, next) && !words.capital(next + usize::from(word.phrase.max(1)))
                || bracket && of_organisation(words, next) && !is_law(words.lower(next)) && !is_plate(words, next)
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
