//! Words that are names by what stands beside them, however ordinary each is: "Storm de Jong" (a first name, a tussenvoegsel, a
//! surname), "Storms zoon", "Roos haar moeder", a first name that is a shop's as well before a word with a capital, and who says in small letters who they are ("hoi met beer klein, ik sta voor de deur").
//!
//! Both halves must be on a list of names; says which words are parts of names whatever the scorer thinks.

use super::among::among;
use super::view::{Casing, Kind};
use super::vocabulary::{self, Address};
use super::words::Words;
use super::zones::asks_for_person;
use crate::dictionary::Tier;

/// So many tussenvoegsels stand in one name.
const PARTICLES: usize = 3;

/// Longer lines are no rows of a table.
const LONGEST_ROW: usize = 400;

/// The words of such names.
pub(crate) fn paired(words: &Words) -> Vec<usize> {
    let pairs = (0..words.len()).filter(|&at| words.is_word(at));
    let read = |at| {
        borne(words, at)
            .or_else(|| by_chain(words, at))
            .or_else(|| introduced(words, at))
            .or_else(|| owned(words, at))
            .or_else(|| branded(words, at))
            .or_else(|| initialled(words, at))
            .or_else(|| reversed(words, at))
            .or_else(|| opening(words, at))
            .or_else(|| wrapped(words, at))
            .or_else(|| rowed(words, at))
    };
    pairs.filter_map(read).flatten().collect()
}

/// Nothing that has a name of its own kind, and no word that says who somebody is.
fn is_bare(words: &Words, at: usize) -> bool {
    let entry = words.get(at).entry;
    !entry.role() && !entry.marker() && may_be_called(words, at)
}

/// As [`is_bare`], or a trade, as many surnames are: "mevrouw Bakker".
fn may_be_called(words: &Words, at: usize) -> bool {
    let word = words.get(at);
    let entry = word.entry;
    words.is_word(at)
        && words.token(at).range().len() > 2
        && !words.allowed(at)
        && !word.ours
        && !word.partner
        && !entry.kinship()
        && !entry.title()
        && !vocabulary::month(words.lower(at))
}

/// "Storm de Jong", "Roos van der Steen": the word opens a sentence or not; "storm de jong" where nothing has a capital.
fn borne(words: &Words, at: usize) -> Option<Vec<usize>> {
    let entry = words.get(at).entry;
    let before = at.checked_sub(1).map_or("", |t| words.lower(t));
    let small =
        words.token(at).casing == Casing::Lower && !matches!(entry.common(), 1..=3) && !vocabulary::article(before);
    let casing = if small { Casing::Lower } else { Casing::Capital };
    let given = words.token(at).casing == casing && entry.first().listed() && entry.firm_first();
    if !given || words.get(at).genitive > 0 || !is_bare(words, at) || vocabulary::verb(words.lower(at)) {
        return None;
    }
    let is_tied = |at: usize| words.is_particle(at) && !words.capital(at) && words.gap(at - 1) == " ";
    let end = (at + 1..at + 1 + PARTICLES).find(|&next| !is_tied(next))?;
    // "Storm in de Peel": a place follows.
    let opens = end > at + 1 && among!(words.lower(at + 1), "de" | "den" | "der" | "van" | "ter" | "ten" | "el" | "al");
    let last = words.get(end).entry;
    let often = matches!(last.surname(), Tier::Any | Tier::Capitalised | Tier::Middle);
    let typed = words.token(end).casing == casing && words.gap(end - 1) == " ";
    // "storm de lange, 18 geworden": where others have capitals an age tells that somebody is meant.
    let age = |at: usize| words.text(at).parse().is_ok_and(|age: u32| (1..=105).contains(&age));
    let aged = || [",", "("].iter().any(|sign| words.is_sign(end + 1, sign)) && age(end + 2);
    let meant = !small || words.view.is_lower_at(at) || aged();
    let surname = (often || aged() && last.surname().listed()) && !last.place();
    (opens && surname && typed && meant && is_bare(words, end)).then(|| vec![at, end])
}

/// "jan v. d. berg", "piet van d. heide", "annie van der heide": behind a first name, tussenvoegsels that nothing but a surname has, in
/// small letters too.
fn by_chain(words: &Words, at: usize) -> Option<Vec<usize>> {
    let entry = words.get(at).entry;
    // "jan" is a month too, and no month has tussenvoegsels.
    let bare = is_bare(words, at) || vocabulary::month(words.lower(at)) && !entry.kinship() && !entry.role();
    let given = entry.first().listed() && entry.firm_first() && words.gap(at) == " " && bare;
    if !given || !matches!(words.lower(at + 1), "v" | "van") {
        return None;
    }
    let van = at + 1;
    let stop = |at: usize| usize::from(words.is_sign(at + 1, ".") && words.touches_next(at));
    let article = van + 1 + stop(van);
    let shortened = words.lower(article) == "d" && stop(article) == 1;
    let whole = words.lower(van) == "van" && matches!(words.lower(article), "der" | "den");
    let name = article + 1 + stop(article);
    let on_one_line = (van..name).all(|t| matches!(words.gap(t), "" | " "));
    let surname = words.get(name).entry;
    // "komt van den dokter": who has a trade is spoken of so in the south.
    let called = !surname.role() && may_be_called(words, name) && (surname.surname().listed() || shortened);
    ((shortened || whole) && on_one_line && called).then(|| vec![at, name])
}

/// "Dirk Hagenaars": a first name that is also a shop's, and right behind it a word with a capital that is nothing else.
fn branded(words: &Words, at: usize) -> Option<Vec<usize>> {
    let (word, next) = (words.get(at), at + 1);
    let entry = word.entry;
    let shop = entry.allow_soft() && entry.first() == Tier::Any && entry.firm_first() && word.phrase < 2 && !word.ours;
    let other = words.get(next).entry;
    let named_else = other.place() || other.organisation() || other.brand() || other.language() || other.country();
    let typed = |at: usize| words.token(at).casing == Casing::Capital;
    let pair = shop && typed(at) && typed(next) && words.gap(at) == " " && is_bare(words, next) && !named_else;
    (pair && words.token(next).range().len() > 3 && !other.nationality()).then(|| vec![at, next])
}

/// "Vos' zoon", "Storms moeder", "Roos haar moeder": whose, before a word of family.
fn owned(words: &Words, at: usize) -> Option<Vec<usize>> {
    let entry = words.get(at).entry;
    let firm = entry.firm_first() || entry.firm_surname();
    let listed = entry.listed_name() && firm && !entry.place() && !entry.organisation() && !entry.brand();
    let typed = words.token(at).casing == Casing::Capital || words.text(at).contains(['\'', '\u{2019}']);
    let genitive = words.get(at).genitive > 0 && words.capital(at) && typed;
    // "Wil haar man komen?": a verb opens a question.
    let given = || typed && words.capital(at) && entry.first().listed() && !vocabulary::verb(words.lower(at));
    let spoken = || given() && among!(words.lower(at + 1), "haar" | "zijn" | "d'r" | "z'n") && words.gap(at + 1) == " ";
    let kin = if genitive { at + 1 } else { at + 2 };
    let family = || words.get(kin).entry.kinship() && !words.capital(kin) && vocabulary::bears_name(words.lower(kin));
    let whose = listed && words.gap(at) == " " && is_bare(words, at) && (genitive || spoken());
    (whose && family()).then(|| vec![at])
}

/// "Roos S.", "Storm de W.": a first name and the letter that stands for a surname.
fn initialled(words: &Words, at: usize) -> Option<Vec<usize>> {
    let entry = words.get(at).entry;
    let given = words.token(at).casing == Casing::Capital && entry.first().listed() && entry.firm_first();
    if !given || words.get(at).genitive > 0 || !is_bare(words, at) || vocabulary::verb(words.lower(at)) {
        return None;
    }
    let end = (at + 1..=at + PARTICLES).find(|&next| !words.is_particle(next) || words.capital(next))?;
    let letter = words.token(end).range().len() == 1 && words.capital(end);
    let stop = words.is_sign(end + 1, ".") && words.touches_next(end);
    let near = (at..end).all(|t| words.gap(t) == " ");
    (letter && stop && near).then(|| vec![at])
}

/// "Storm, Roos (01-02-1990)": the surname before the comma, behind a label or at the start of a line.
fn reversed(words: &Words, at: usize) -> Option<Vec<usize>> {
    let given = at + 2;
    let opens = words.token(at).line_start || at > 0 && words.is_sign(at - 1, ":");
    let (last, first) = (words.get(at).entry, words.get(given).entry);
    let typed = |at: usize| words.token(at).casing == Casing::Capital && is_bare(words, at);
    let comma = words.is_sign(at + 1, ",") && words.touches_next(at) && words.gap(at + 1) == " ";
    let listed = last.surname().listed() && !last.place() && first.first().listed() && first.firm_first();
    let dated = words.is_sign(given + 1, "(") && words.token(given + 2).kind == Kind::Number;
    (opens && comma && listed && dated && typed(at) && typed(given)).then(|| vec![at, given])
}

/// "roos storm, julianastraat 12": who opens a line in small letters that a number ends, and "ROOS STORM" on a line of its own.
fn opening(words: &Words, at: usize) -> Option<Vec<usize>> {
    let last = at + 1;
    let line = &words.view.lines[words.token(at).line as usize];
    let (given, surname) = (words.get(at).entry, words.get(last).entry);
    let firm = given.firm_first() && surname.firm_surname() && !surname.place() && !given.place();
    let rare = given.first() != Tier::Context && surname.surname() != Tier::Context;
    let listed = given.first().listed() && surname.surname().listed() && firm && rare;
    if !words.token(at).line_start || words.gap(at) != " " || !listed || !speaks(words, at) || !speaks(words, last) {
        return None;
    }
    let cased = |casing: Casing| words.token(at).casing == casing && words.token(last).casing == casing;
    let loud = cased(Casing::Upper) && last + 1 == line.tokens.end;
    let rest = || &words.view.lower[words.token(last).range().end..line.range.end];
    let told = || words.is_sign(last + 1, ",") && rest().trim_end().ends_with(|c: char| c.is_ascii_digit());
    (loud || cased(Casing::Lower) && told()).then(|| vec![at, last])
}

/// "van de heer" / "Zomer komt", "Contactpersoon:" / "Bakker": the end of a line parts a form of address, a word of family or a label
/// from its name.
fn wrapped(words: &Words, at: usize) -> Option<Vec<usize>> {
    let label = words.is_sign(at + 1, ":") && asks_for_person(words.lower(at));
    let stop = label || words.is_sign(at + 1, ".") && words.touches_next(at);
    let sign = at + usize::from(stop);
    let marks = (sign + 1..sign + 4).take_while(|&t| words.is_sign(t, ">")).count();
    let name = sign + 1 + marks;
    // A title is seldom the end of a line; nearly all words are read no further than here.
    if name >= words.len() || words.token(name).line != words.token(at).line + 1 {
        return None;
    }
    let titled = matches!(vocabulary::address(words.lower(at)), Some(Address::Person(_) | Address::Family));
    let kin = words.get(at).entry.kinship() && vocabulary::bears_name(words.lower(at)) && !words.capital(at);
    let kin = (kin || vocabulary::dweller(words.lower(at))) && !stop;
    let entry = words.get(name).entry;
    let rare = |tier: Tier| tier.listed() && tier != Tier::Context;
    let listed = if titled { entry.listed_name() } else { rare(entry.first()) || rare(entry.surname()) };
    let bare = if titled || label { may_be_called(words, name) } else { is_bare(words, name) };
    let typed = words.token(name).casing == Casing::Capital && bare && !words.is_sign(name + 1, ":");
    let ends = !label || words.view.lines[words.token(name).line as usize].tokens.end <= name + 2;
    ((titled || kin || label) && listed && typed && ends).then(|| vec![name])
}

/// "Guus | Hoek | 05-10-1961", "van den Berg; Linde; 10-07-1990": a first name and a surname in cells beside each other, in a row with
/// figures.
fn rowed(words: &Words, at: usize) -> Option<Vec<usize>> {
    let parts = |at: usize| words.is_sign(at, ";") || words.is_sign(at, "|");
    let closed = words.gap(at).contains('\t');
    // An empty cell for the tussenvoegsel, or one of its own, may stand between.
    let behind = |from: usize| from + (from..from + 2).take_while(|&t| parts(t)).count();
    let next = behind(at + 1);
    if next >= words.len() || !closed && next == at + 1 || words.token(next).line != words.token(at).line {
        return None;
    }
    let tied = |from: usize| (from..from + PARTICLES).take_while(|&t| words.is_particle(t)).count();
    let other = behind(next + tied(next));
    if other >= words.len() {
        return None;
    }
    let begin = (at.saturating_sub(PARTICLES)..at).rev().take_while(|&t| words.is_particle(t)).last().unwrap_or(at);
    let opens = words.token(begin).line_start || words.gap(begin - 1).contains('\t') || parts(begin - 1);
    let ends = words.gap(other).contains(['\t', '\n']) || other + 1 >= words.len() || parts(other + 1);
    let typed = |at: usize| words.token(at).casing == Casing::Capital && may_be_called(words, at);
    if !opens || !ends || !typed(at) || !typed(other) {
        return None;
    }
    let given = |at: usize| {
        let entry = words.get(at).entry;
        entry.first().listed() && entry.firm_first() && entry.first() != Tier::Context
    };
    let surname = |at: usize| words.get(at).entry.surname().listed() && words.get(at).entry.firm_surname();
    let line = &words.view.lines[words.token(at).line as usize];
    // A day, a telephone number: no amount.
    let cells = |c: char| matches!(c, '\t' | ';' | '|');
    let digits = |cell: &str| cell.bytes().filter(u8::is_ascii_digit).count();
    let told =
        || line.range.len() <= LONGEST_ROW && words.view.lower[line.range.clone()].split(cells).any(|c| digits(c) >= 6);
    let pair = begin == at && given(at) && surname(other) || other == next && surname(at) && given(other);
    (pair && told()).then(|| vec![at, other])
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
        check("ze zit in de auto met [[PERSOON#1|bas de wit]] en de hond");
        check("Mijn cliënt valt op. [[PERSOON#1|storm de lange]], 18 geworden, woont alleen.");
        check("de bas de wit is een vis, wil de groot nog wat weten");
    }

    #[test]
    fn tussenvoegsels_that_only_a_surname_has_lead_to_it_in_small_letters_too() {
        check("Gisteren was ik bij [[PERSOON#1|jan v. d. berg]] en zijn hond.");
        check("Zij kwam met [[PERSOON#1|jan v. d. heide]] langs, en bleef een uur.");
        check("Ook [[PERSOON#1|piet van d. heide]] belt elke dag.");
        check("Wij zagen [[PERSOON#1|annie van der heide]] bij de bakker.");
        check("Zij kwam met de brief van den dokter, dus wil van der dokter niets horen.");
    }

    #[test]
    fn a_first_name_that_is_a_shop_goes_with_the_word_behind_it() {
        check("[[PERSOON#1|Dirk Hagenaars]] belt vaak. Zij werkt bij Dirk. Naar Albert Heijn.");
    }

    #[test]
    fn a_first_name_goes_with_a_letter_for_its_surname() {
        check("[[PERSOON#1|Roos]] S. belt vaak, [[PERSOON#2|Storm de W.]] ook.");
        check("Wij kiezen Plan B. Het is Groep C. Vitamine D. helpt.");
    }

    #[test]
    fn two_words_that_are_names_both_open_a_line() {
        check("Het betreft: [[PERSOON#1|Storm, Roos]] (01-02-1990).");
        check("Op de lijst:\n[[PERSOON#1|roos storm]], julianastraat 12\nbos groen, 12 bomen\nwil graag, om 12");
        check("Over:\n[[PERSOON#1|ROOS STORM]]\nSTERKE PUNTEN\nGROTE SCHOONMAAK\nPLAN VAN AANPAK\nZORG THUIS");
    }

    #[test]
    fn a_name_may_stand_on_the_next_line() {
        check("Een brief van de heer\n[[PERSOON#1|Zomer]] kwam, volgens mw.\n[[PERSOON#2|Bakker]].");
        check(
            "> dit zegt mevrouw\n> [[PERSOON#1|Zomer]]\n\nEr is een klacht van een bewoner\n[[PERSOON#2|Winter]] is het.",
        );
        check(
            "Achternaam:\n[[PERSOON#1|Bakker]]\nWij zien moeder\nZorg: geen\nvader\nWerk is er niet\nmevrouw\nHulp: ja",
        );
    }

    #[test]
    fn two_cells_of_a_row_hold_a_name() {
        check(
            "De lijst:\n[[PERSOON#1|Guus]]\t[[PERSOON#2|Hoek]]\t05-10-1961\n[[PERSOON#3|Kok]]; [[PERSOON#4|Linde]]; 10-07-1990",
        );
        check(
            "De kosten:\nHuur\tStroom\t120,50\t640,00\nWater; Verwarming; 12; 640,00; 2026\nWerk | Inkomen | 2026 | 1200",
        );
    }

    #[test]
    fn whose_son_it_is_is_a_name() {
        check("[[PERSOON#1|Vos]]'s zoon en [[PERSOON#2|Ed]]'s dochter vechten.");
        check("[[PERSOON#1|Roos]] haar moeder drinkt, [[PERSOON#2|Storm]] zijn vader ook.");
        check(
            "Wil haar man komen? Ouders zijn kinderen kwijt. Buurmans zoon helpt. De Gemeentes moeder aller vragen. Utrechts moeder.",
        );
    }

    #[test]
    fn who_speaks_in_small_letters_says_who_it_is() {
        check("Zij appte: hoi met [[PERSOON#1|beer klein]], ik sta voor de deur");
        check("een sms: \"hallo, met [[PERSOON#1|hub dassen]] ik zit thuis\"");
        check("hoi met [[PERSOON#1|fatima]] hier");
        check("hoi met mij gaat het goed. Een dag met regen. Goedemorgen met de thuiszorg. Dag met storm op zee.");
    }
}
