//! Called: a word without a telling capital that stands right behind a form of address, a word of family or their tussenvoegsel, where
//! Dutch has room for a name only: "mw zomerdijk", "dhr roos", "zoon mark", "MENEER DE WIT".

use super::person::Scored;
use crate::anonymise::scorer::Shape;
use crate::anonymise::vocabulary::{self, Address};
use crate::dictionary::Tier;

/// Whether the word at `at`, which follows the word at `prev` directly, must be a name although its letters do not say so.
pub(super) fn called(scored: &Scored, at: usize, prev: usize) -> bool {
    let words = scored.words;
    if matches!(scored.shapes[at], None | Some(Shape::Middle)) || words.get(at).ours || words.get(at).partner {
        return false;
    }
    let lower = words.lower(prev);
    match vocabulary::address(lower) {
        Some(Address::Person(_)) => return surname(scored, at, false),
        Some(Address::Family) => return surname(scored, at, true),
        Some(Address::Profession) => return false,
        None => {}
    }
    let word = words.get(prev);
    if (word.entry.kinship() || word.cover.kinship()) && vocabulary::bears_name(lower) {
        return relative(scored, at, lower);
    }
    words.is_particle(prev) && behind_particles(scored, at, prev)
}

/// Whether a word behind a form of address is no verb, adverb or the like.
pub(super) fn follower(scored: &Scored, at: usize) -> bool {
    let (words, lower) = (scored.words, scored.words.lower(at));
    vocabulary::verb(lower)
        || vocabulary::follows_person(lower)
        || vocabulary::of_place(lower)
        || vocabulary::of_person(lower)
        || vocabulary::article(lower)
        || vocabulary::pronoun(lower)
        || words.get(at).entry.particle()
        || words.get(at).entry.kinship()
        || words.get(at).entry.title()
        || words.get(at).entry.word() && !words.get(at).entry.listed_name() && scored.regular_verb(at)
}

/// "mw zomerdijk", "fam bakker": listed, or ends as surnames do.
fn surname(scored: &Scored, at: usize, family: bool) -> bool {
    let words = scored.words;
    let entry = words.get(at).entry;
    if follower(scored, at) {
        return !family && entry.first().listed() && before_verb(scored, at);
    }
    let listed = if family {
        entry.firm_surname() || entry.surname() == Tier::Any
    } else {
        entry.listed_name() && words.lower(at).len() > 1
    };
    listed || words.ordinary(at) && vocabulary::ends_as_surname(words.lower(at))
}

/// "dochter ria", "buurman kok", "haar man wil is overleden".
fn relative(scored: &Scored, at: usize, kin: &str) -> bool {
    let words = scored.words;
    let entry = words.get(at).entry;
    if words.lower(at).len() < 2 || words.allowed(at) && !entry.allow_soft() {
        return false;
    }
    if follower(scored, at) {
        return entry.first().listed() && before_verb(scored, at);
    }
    let neighbour = kin.ends_with("buurman") || kin.ends_with("buurvrouw") || kin == "huisbaas" || kin == "kennis";
    let first = entry.first().listed() && (entry.firm_first() || entry.first() == Tier::Any);
    first || neighbour && entry.firm_surname()
}

/// "wil is", "mei heeft": no two finite verbs follow each other, so the first is a name.
fn before_verb(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let finite = matches!(
        words.lower(at + 1),
        "is" | "heeft"
            | "was"
            | "had"
            | "wil"
            | "kan"
            | "gaat"
            | "woont"
            | "werd"
            | "belt"
            | "belde"
            | "komt"
            | "zit"
            | "werkt"
    );
    finite && words.gap(at).len() <= 1 && !vocabulary::verb(words.lower(at).trim_start_matches("wil"))
}

/// "mw de wit", "familie van den berg": the chain of tussenvoegsels follows a form of address or a word of family.
fn behind_particles(scored: &Scored, at: usize, end: usize) -> bool {
    let words = scored.words;
    let mut start = end;
    while start > 0 && end - start < 4 && words.is_particle(start - 1) && words.gap(start - 1).len() <= 2 {
        start -= 1;
    }
    let Some(before) = scored.before(start).filter(|b| b.direct()) else { return false };
    let addressed = matches!(vocabulary::address(words.lower(before.at)), Some(Address::Person(_) | Address::Family));
    let chain = end - start;
    let entry = words.get(at).entry;
    let lone = matches!(words.lower(end), "van" | "uit" | "op" | "in" | "aan" | "bij" | "voor" | "te" | "tot");
    if !addressed || vocabulary::behind_preposition(words.lower(at)) {
        return false;
    }
    if chain >= 1 {
        return !vocabulary::article(words.lower(at))
            && !matches!(words.lower(at), "week" | "straat" | "buurt" | "gemeente" | "huisarts" | "politie" | "wmo");
    }
    entry.surname().listed() && (!lone || entry.firm_surname())
}
