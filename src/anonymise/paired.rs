//! Words that are names by what stands beside them, however ordinary each is: "Storm de Jong" (a first name, a tussenvoegsel, a
//! surname), "Bergs zoon", and who says in small letters who they are ("hoi met beer klein, ik sta voor de deur").
//!
//! Both halves must be on a list of names; says which words are parts of names whatever the scorer thinks.

use super::among::among;
use super::view::Casing;
use super::vocabulary;
use super::words::Words;
use crate::dictionary::Tier;

/// So many tussenvoegsels stand in one name.
const PARTICLES: usize = 3;

/// The words of such names.
pub(crate) fn paired(words: &Words) -> Vec<usize> {
    let pairs = (0..words.len()).filter(|&at| words.is_word(at));
    pairs
        .flat_map(|at| borne(words, at).or_else(|| introduced(words, at)).or_else(|| owned(words, at)))
        .flatten()
        .collect()
}

/// Nothing that has a name of its own kind, and no word that says who somebody is.
fn is_bare(words: &Words, at: usize) -> bool {
    let word = words.get(at);
    let entry = word.entry;
    words.is_word(at)
        && words.token(at).range().len() > 2
        && !words.allowed(at)
        && !word.ours
        && !word.partner
        && !entry.kinship()
        && !entry.role()
        && !entry.title()
        && !entry.marker()
        && !vocabulary::month(words.lower(at))
}

/// "Storm de Jong", "Roos van der Steen": the word opens a sentence or not.
fn borne(words: &Words, at: usize) -> Option<Vec<usize>> {
    let entry = words.get(at).entry;
    let given = words.token(at).casing == Casing::Capital && entry.first().listed() && entry.firm_first();
    if !given || words.get(at).genitive > 0 || !is_bare(words, at) || vocabulary::verb(words.lower(at)) {
        return None;
    }
    let is_tied = |at: usize| words.is_particle(at) && !words.capital(at) && words.gap(at - 1) == " ";
    let end = (at + 1..at + 1 + PARTICLES).find(|&next| !is_tied(next))?;
    // "Storm in de Peel": a place follows.
    let opens = end > at + 1 && among!(words.lower(at + 1), "de" | "den" | "der" | "van" | "ter" | "ten" | "el" | "al");
    let last = words.get(end).entry;
    let surname = matches!(last.surname(), Tier::Any | Tier::Capitalised | Tier::Middle) && !last.place();
    let typed = words.token(end).casing == Casing::Capital && words.gap(end - 1) == " ";
    (opens && surname && typed && is_bare(words, end)).then(|| vec![at, end])
}

/// "Vos' zoon", "Storms moeder": whose, before a word of family.
fn owned(words: &Words, at: usize) -> Option<Vec<usize>> {
    let (entry, kin) = (words.get(at).entry, at + 1);
    let firm = entry.firm_first() || entry.firm_surname();
    let listed = entry.listed_name() && firm && !entry.place() && !entry.organisation() && !entry.brand();
    let typed = words.token(at).casing == Casing::Capital || words.text(at).contains(['\'', '\u{2019}']);
    let whose = words.get(at).genitive > 0 && words.capital(at) && typed && words.gap(at) == " ";
    let family = || words.get(kin).entry.kinship() && !words.capital(kin) && vocabulary::bears_name(words.lower(kin));
    (listed && whose && is_bare(words, at) && family()).then(|| vec![at])
}

/// "hoi met hub dassen ik zit thuis", "hallo, met beer klein": who speaks, behind a greeting and "met".
fn introduced(words: &Words, at: usize) -> Option<Vec<usize>> {
    if !among!(
        words.lower(at),
        "hoi"
            | "hallo"
            | "hey"
            | "hee"
            | "hai"
            | "heej"
            | "dag"
            | "goedemorgen"
            | "goedemiddag"
            | "goedenavond"
            | "goeiemorgen"
    ) {
        return None;
    }
    let with = at + 1 + usize::from(words.is_sign(at + 1, ","));
    let (given, tied) = (with + 1, |at: &usize| words.is_particle(*at));
    let last = given + 1 + (given + 1..given + 1 + PARTICLES).take_while(tied).count();
    let on_one_line = |at: usize| words.gap(at - 1) == " ";
    if words.lower(with) != "met" || !on_one_line(given) || !speaks(words, given) {
        return None;
    }
    let first = words.get(given).entry.first();
    let called = first.listed() || !words.get(given).entry.known();
    let surname = || {
        let entry = words.get(last).entry;
        let closes = !words.is_word(last + 1) || words.token(last + 1).line != words.token(last).line;
        let rare = entry.surname() != Tier::Context || last > given + 1 || closes;
        let listed = entry.surname().listed() && rare;
        (given + 1..=last).all(on_one_line) && (listed || !entry.known()) && speaks(words, last)
    };
    // "Dag met storm": a word alone is what it says.
    let plain = words.ordinary(given) && first != Tier::Any;
    let pair = called && surname();
    (pair || called && !plain).then(|| if pair { vec![given, last] } else { vec![given] })
}

/// A word that may be who speaks: "hoi met mij", "dag met regen" name nobody.
fn speaks(words: &Words, at: usize) -> bool {
    let lower = words.lower(at);
    is_bare(words, at)
        && !vocabulary::pronoun(lower)
        && !vocabulary::article(lower)
        && !vocabulary::verb(lower)
        && !vocabulary::of_speech(lower)
        && !words.is_particle(at)
        && (words.get(at).entry.listed_name() || !words.ordinary(at))
}

#[cfg(test)]
mod tests {
    use crate::anonymise::testing::check_names as check;

    #[test]
    fn a_first_name_that_is_a_word_goes_with_its_surname() {
        check("[[PERSOON#1|Storm de Jong]] is ziek.");
        check("[[PERSOON#1|Roos van der Steen]] belt vaak.");
        check("Wil de Raad iets doen?");
    }

    #[test]
    fn whose_son_it_is_is_a_name() {
        check("[[PERSOON#1|Vos]]'s zoon en [[PERSOON#2|Ed]]'s dochter vechten.");
        check("Buurmans zoon helpt. De Gemeentes moeder aller vragen. Utrechts moeder.");
    }

    #[test]
    fn who_speaks_in_small_letters_says_who_it_is() {
        check("Zij appte: hoi met [[PERSOON#1|beer klein]], ik sta voor de deur");
        check("een sms: \"hallo, met [[PERSOON#1|hub dassen]] ik zit thuis\"");
        check("hoi met [[PERSOON#1|fatima]] hier");
        check("hoi met mij gaat het goed. Een dag met regen. Goedemorgen met de thuiszorg. Dag met storm op zee.");
    }
}
