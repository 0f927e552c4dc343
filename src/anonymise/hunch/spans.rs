//! From what each word may be to what is found: words of one kind beside each other are one finding.

use super::super::among::among;
use super::super::candidate::{Candidate, taken};
use super::super::recognise::age_words;
use super::super::recognise::digits::number_word;
use super::super::recognise::is_part;
use super::super::recognise::person::Scored;
use super::super::scorer::{Clue, Shape};
use super::super::settings::FindSettings;
use super::super::spread::in_file_name;
use super::super::view::{Casing, Kind};
use super::super::vocabulary;
use super::super::words::Words;
use super::super::zones::Zone;
use super::features::Named;
use super::{Chances, Hunch};
use crate::model::{CaseNumber, Category};
use std::ops::Range;

/// What is found by a hunch: the kind of word, its category, and from which chance on.
const FOUND: [(Hunch, Category, f32); 9] = [
    (Hunch::Address, Category::Adres, 0.36),
    (Hunch::Birth, Category::Geboortedatum, 0.45),
    (Hunch::Age, Category::Leeftijd, 0.53),
    // A day of a meeting looks much like a day on which something happened.
    (Hunch::Day, Category::Datum, 0.62),
    (Hunch::Place, Category::Plaats, 0.6),
    (Hunch::Organisation, Category::Organisatie, 0.4),
    (Hunch::Telephone, Category::Telefoon, 0.55),
    (Hunch::Number, Category::Dossier, 0.5),
    (Hunch::Online, Category::Online, 0.5),
];
/// What stands beside something found belongs to it from this chance on.
const BESIDE: f32 = 0.3;
/// So many signs and small words may stand between the words of one finding.
const BETWEEN: usize = 3;

/// Shorter numbers are those of nothing.
const LEAST_DIGITS: usize = 3;
/// What should have a figure and has none is found from this chance on.
const CERTAIN: f32 = 0.7;
/// Parts of a building by themselves are where somebody lives from this chance on.
const ROOM: f32 = 0.8;
/// So many tokens ahead of them may say that people meet there.
const AHEAD: usize = 8;
/// And a number by itself is that of a house from this one on.
const LONE: f32 = 0.39;
/// What is known as a word or a place is part of a name from this chance on; from the second, where it has no capital.
const SURE: f32 = 0.87;
const MOST_SURE: f32 = 0.94;
/// From this chance on a word is part of the name of a private person; without the capital that names have in this mail.
const NAME: f32 = 0.45;
const LOWER_NAME: f32 = 0.6;
/// So for a word in small letters by which somebody is called elsewhere in the mail, however plain it is.
const AGAIN_NAME: f32 = 0.5;

/// From this chance on all around a name speaks for a private person.
const OF_A_PERSON: f32 = 0.88;
/// A private person is so many times as likely as a professional.
const PRIVATE: f32 = 4.0;

/// The name of the rule, for the administrator.
const RULE: &str = "hunch";

/// Adds what no candidate covers and what is no name yet.
pub(crate) fn add(
    scored: &Scored,
    hunches: &[Option<Chances>],
    settings: &FindSettings,
    candidates: &mut Vec<Candidate>,
) {
    let words = scored.words;
    let taken = taken(words.view, candidates, settings.flag);
    // What the list allows stays.
    let open = |at: usize| scored.chance[at] < BESIDE && !words.allowed(at);
    let free = |at: usize| !taken[at] && (words.token(at).kind == Kind::Number || open(at));
    for (hunch, category, least) in FOUND {
        let chance = |at: usize| hunches.get(at).copied().flatten().filter(|_| free(at)).map(|c| c[hunch as usize]);
        let mut at = 0;
        while at < words.len() {
            if chance(at).is_none_or(|chance| chance < least) {
                at += 1;
                continue;
            }
            let belongs = |at: &usize| chance(*at).is_some_and(|chance| chance >= BESIDE);
            let mut first = at;
            while let Some(before) = reach(words, first, -1, &taken).find(belongs) {
                first = before;
            }
            let mut last = at;
            while let Some(behind) = reach(words, last, 1, &taken).find(belongs) {
                last = behind;
            }
            at = last + 1;
            let number = |t: usize| if words.token(t).kind == Kind::Number { words.text(t).len() } else { 0 };
            let digits: usize = (first..=last).map(number).sum();
            let confidence = (first..=last).filter_map(chance).fold(0.0, f32::max);
            let least = match hunch {
                // The streets that a question is about stay.
                Hunch::Address if settings.area_question => 1,
                Hunch::Telephone | Hunch::Number => LEAST_DIGITS,
                Hunch::Birth => 2,
                Hunch::Address | Hunch::Age | Hunch::Day if confidence < CERTAIN => 1,
                _ => 0,
            };
            // "naar de bakkerij": what everybody calls so is no name of one.
            let plain = |t: usize| words.ordinary(t) && (!words.capital(t) || words.token(t).casing == Casing::Upper);
            let named = |t: usize| words.is_word(t) && !plain(t);
            let nameless = matches!(hunch, Hunch::Organisation | Hunch::Place) && !(first..=last).any(named);
            let articles = digits == 0 && (first..=last).all(|t| words.get(t).entry.particle());
            // "Gouda Oost": where the team works stays, and what it calls its own ("cluster Volwassenen").
            let ours = |t: usize| words.get(t).ours;
            // "klantnr", "AUTO : K-418-XR", "Zorgmelding" at the head of a line: what stands before a number is no street.
            let label = ["nr", "nummer"].iter().any(|end| words.lower(first).ends_with(end))
                || words.is_sign(last + 1, ":")
                || words.token(first).line_start && (words.ordinary(first) || words.get(first).compound);
            // And "achter de garage" names none.
            let number_said = number_word(words.lower(first)).is_some();
            let plain_word = words.is_word(first) && words.ordinary(first) && !words.capital(first) && !number_said;
            let plain_word = plain_word && confidence < MOST_SURE;
            let bare = hunch == Hunch::Address && digits == 0 && first == last && (label || plain_word);
            // "woensdag 13 mei": a day with its month was looked at whole, and stays.
            let dated = hunch == Hunch::Day && first == last && vocabulary::month(words.lower(last + 1));
            // "Op 1-11-2026 schreef …".
            let heading = hunch == Hunch::Day && scored.zones.get(first) == Zone::Header;
            let public = is_public(words, first, last, hunch);
            let quarter = |t: usize| among!(words.lower(t), "noord" | "oost" | "zuid" | "west" | "centrum");
            let before = first.checked_sub(1);
            let own = hunch == Hunch::Address && digits == 0 && (first..=last).all(ours)
                || matches!(hunch, Hunch::Organisation | Hunch::Place)
                    && ((first..=last).any(ours)
                        || before.is_some_and(|at| ours(at) && quarter(first) || is_team(words.lower(at))));
            // "2e verdieping, deur B": a room alone may be where people meet; "24" behind a name counts something else.
            let part = |t: usize| !words.is_word(t) || is_part(words.lower(t)) || is_ordinal(words.lower(t));
            let worded = (first..=last).any(|t| words.is_word(t));
            let meets = (first.saturating_sub(AHEAD)..first).any(|t| is_meeting(words.lower(t)));
            let unsure = confidence < if worded { ROOM } else { LONE } || worded && meets;
            let room = hunch == Hunch::Address && unsure && (first..=last).all(part);
            let counted = hunch == Hunch::Address && is_counted(words, first, last)
                || hunch == Hunch::Age && (is_of_band(words, first) || is_of_thing(words, first));
            // "Grofvuil	31	36	38": counts in cells of their own.
            let small = |t: usize| number(t) < 5 && !words.text(t).starts_with('0');
            let cells = matches!(hunch, Hunch::Telephone | Hunch::Number)
                && (first..last).any(|t| words.gap(t).contains('\t'))
                && (first..=last).all(small);
            if digits < least
                || cells
                || dated
                || is_of_nothing(words, first, last, hunch)
                || nameless
                || articles
                || own
                || counted
                || room
                || public
                || bare
                || heading
            {
                continue;
            }
            // "38 jaar" is broadened as a whole.
            let unit = hunch == Hunch::Age && among!(words.lower(last + 1), "jaar" | "jr") && words.gap(last) == " ";
            let last = last + usize::from(unit && words.token(last).kind == Kind::Number);
            let last = if hunch == Hunch::Address { last + added(words, last) } else { last };
            let street = hunch == Hunch::Address && !settings.area_question && names_street(words, first, confidence);
            let first = if street && free(first - 1) { first - 1 } else { first };
            let span = words.view.original(words.token(first).range().start..words.stem_range(last).end);
            candidates.push(Candidate {
                span,
                category,
                confidence: confidence.max(0.5),
                rule: RULE,
                generalised: None,
            });
        }
    }
}

/// "naar Klaverkuilen 12": what stands before the number of a house and is no everyday word is the street.
fn names_street(words: &Words, number: usize, confidence: f32) -> bool {
    let Some(before) = number.checked_sub(1) else { return false };
    let (word, lower) = (words.get(before), words.lower(before));
    // "Klaverkuilen" may be two words in one: its capital must say something, or all around the number.
    let named = words.token(before).casing == Casing::Capital
        && (!words.token(before).sentence_start || !word.compound || confidence >= MOST_SURE);
    words.token(number).kind == Kind::Number
        && words.is_word(before)
        && words.gap(before) == " "
        && !word.entry.ordinary()
        && !word.ours
        && !word.partner
        && !(word.entry.place() || word.entry.role() || word.entry.kinship() || word.entry.organisation())
        && (named || !word.entry.known() && !word.compound)
        && lower.len() >= 5
        && !["nr", "nummer", "no"].iter().any(|end| lower.ends_with(end))
}

/// "112", "0900-8844", "14 046": who answers everybody. A house may have the number 112.
fn is_public(words: &Words, first: usize, last: usize, hunch: Hunch) -> bool {
    let pair =
        |at: usize| words.text(at) == "14" && words.text(at + 1).len() == 3 && words.text(at + 1).starts_with('0');
    let short = (first.saturating_sub(1)..=last).any(pair);
    let dialled = matches!(hunch, Hunch::Telephone | Hunch::Number);
    short || dialled && among!(words.text(first), "112" | "113" | "0800" | "0900" | "088")
}

/// "jl" beside a day, a year alone, the number of a case of ours, "10th", "gr. 8", the score of a test ("de GFI 6"): part of what says
/// nothing of anybody.
fn is_of_nothing(words: &Words, first: usize, last: usize, hunch: Hunch) -> bool {
    let number = |t: usize| words.token(t).kind == Kind::Number;
    let figures = (first..=last).any(number);
    let letters =
        (first..=last).filter(|t| words.is_word(*t)).map(|t| words.text(t).chars().count()).max().unwrap_or(0);
    let year = |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    // Only what is known as such: "KNIPPER 14" may be a street in a line of capitals.
    let scored =
        |t: usize| t.checked_sub(1).is_some_and(|b| words.token(b).casing == Casing::Upper && words.allowed(b));
    // "8 à 10": a sign alone.
    let sign = !figures && letters <= 1;
    match hunch {
        _ if sign => true,
        Hunch::Day => !figures && letters <= 2 || first == last && year(words.text(first)),
        // "16 maart 10.00": an hour.
        Hunch::Birth => {
            let hour = words.is_sign(last + 1, ".") && words.touches_next(last) && words.touches_next(last + 1);
            first == last && figures && words.text(first).len() <= 2 && hour && number(last + 2)
        }
        // "2025/2026-A": a school year.
        Hunch::Number => {
            let years = words.is_sign(first + 1, "/") && year(words.text(first)) && year(words.text(first + 2));
            years || first == last && year(words.text(first)) || is_case_of_ours(words, first, last)
        }
        Hunch::Online => letters < 3,
        // "Kinderen: 1. Rishi": the number of a list.
        Hunch::Age => {
            let item = words.is_sign(last + 1, ".") && words.touches_next(last) && words.capital(last + 2);
            first == last && figures && words.text(first).len() == 1 && item
        }
        Hunch::Address => {
            let ordinal = among!(words.lower(last + 1), "th" | "st" | "nd" | "rd") && words.touches_next(last);
            figures && (ordinal || (first..=last).filter(|t| number(*t)).all(scored))
        }
        _ => false,
    }
}

/// "52-bis", "52-a": how many tokens are added to the number of a house.
fn added(words: &Words, number: usize) -> usize {
    let glued = words.token(number).kind == Kind::Number
        && words.touches_next(number)
        && words.is_sign(number + 1, "-")
        && words.touches_next(number + 1);
    let short = words.lower(number + 2) == "bis" || words.token(number + 2).range().len() == 1;
    if glued && words.is_word(number + 2) && short { 2 } else { 0 }
}

/// Where people meet, and nobody lives.
fn is_meeting(word: &str) -> bool {
    among!(
        word,
        "overleg" | "vergadering" | "vergaderen" | "bijeenkomst" | "afspraak" | "inloop" | "spreekuur" | "gesprek"
    )
}

/// "2e", "3de", or the end of it.
fn is_ordinal(word: &str) -> bool {
    among!(word.trim_start_matches(|c: char| c.is_ascii_digit()), "e" | "de" | "ste")
}

/// Whether some tokens are the number of a case of ours, or the part of one behind or before its dash.
fn is_case_of_ours(words: &Words, first: usize, last: usize) -> bool {
    let joined = |at: usize| words.touches_next(at);
    let dash = |at: usize| words.is_sign(at, "-") && joined(at);
    let start = first.checked_sub(2).filter(|&at| joined(at) && dash(at + 1)).unwrap_or(first);
    let end = if joined(last) && dash(last + 1) { last + 2 } else { last };
    let text = words.view.text().get(words.token(start).range().start..words.token(end).range().end);
    text.is_some_and(|text| text.parse::<CaseNumber>().is_ok())
}

/// What a team is called by stands behind this.
fn is_team(word: &str) -> bool {
    among!(word, "cluster" | "team" | "afdeling" | "overleg" | "werkgroep")
}

/// "tussen de 50 en 60": about so old.
fn is_of_band(words: &Words, first: usize) -> bool {
    (1..=4).any(|back| first >= back && words.lower(first - back) == "tussen")
}

/// "zijn hond is 12 jaor": what has years and is no person stands close before.
fn is_of_thing(words: &Words, first: usize) -> bool {
    const NEAR: usize = 3;
    let near = (0..first).rev().take(NEAR).take_while(|&t| words.is_word(t));
    near.into_iter().any(|t| age_words::is_built(words.lower(t)))
}

/// "52 jaor", "tussen de 50 en 60": so much or so old, no house.
fn is_counted(words: &Words, first: usize, last: usize) -> bool {
    let unit = |t: usize| {
        among!(
            words.lower(t),
            "jaar"
                | "jaor"
                | "jier"
                | "jr"
                | "jahre"
                | "years"
                | "yrs"
                | "maanden"
                | "weken"
                | "dagen"
                | "uur"
                | "euro"
                | "keer"
                | "kinderen"
                | "mensen"
                | "man"
                | "personen"
                | "leden"
                | "bewoners"
                | "deelnemers"
                | "vrijwilligers"
                | "gezinnen"
                | "huishoudens"
                | "vierkante"
                | "m2"
                | "meter"
        )
    };
    // "van 40 naar 18 man": so many more or less.
    let number = |t: usize| words.token(t).kind == Kind::Number;
    let grows = |from: usize| {
        from >= 1
            && words.lower(from - 1) == "van"
            && words.lower(from + 1) == "naar"
            && number(from)
            && number(from + 2)
    };
    if first == last && (grows(first) || first >= 2 && grows(first - 2)) {
        return true;
    }
    // "havo 4", "groep 7": a class; "tot 18", "in de zeventig": how old about.
    let before = |back: usize| first.checked_sub(back).map_or("", |t| words.lower(t));
    let class = |word: &str| {
        among!(word, "havo" | "vwo" | "mavo" | "vmbo" | "mbo" | "groep" | "klas" | "gr" | "kl" | "dames" | "heren")
    };
    let tens = first == last && before(1) == "de" && number_word(words.lower(first)).is_some_and(|n| n % 10 == 0);
    let up_to = among!(words.lower(first), "tot" | "t/m")
        || before(1) == "tot" && first.checked_sub(2).is_some_and(|t| words.token(t).kind == Kind::Number);
    if class(words.lower(first)) || class(before(1)) || tens || up_to && first + 1 >= last {
        return true;
    }
    // "grofweg 14 tot 18".
    let about = |t: usize| {
        among!(words.lower(t), "en" | "a" | "à" | "grofweg" | "ongeveer" | "circa" | "ruim" | "zeker" | "minstens")
    };
    if (first..=last).any(|t| words.is_word(t) && !unit(t) && !about(t)) {
        return false;
    }
    // "een groepje van 8 à 10", whichever side the sign is taken to.
    let range = |at: usize| among!(words.lower(at), "a" | "à" | "tot") && words.token(at + 1).kind == Kind::Number;
    unit(last) || unit(last + 1) || range(last) || range(last + 1) || is_of_band(words, first)
}

/// The tokens of a line near one, on one side, up to what is found already.
fn reach<'a>(words: &'a Words, from: usize, step: isize, taken: &'a [bool]) -> impl Iterator<Item = usize> + 'a {
    let line = words.token(from).line;
    let mut at = Some(from);
    std::iter::from_fn(move || {
        at = at?.checked_add_signed(step);
        at.filter(|&t| t < words.len() && words.token(t).line == line && !taken[t])
    })
    .take(BETWEEN)
}

/// The words that most likely are part of a name.
pub(crate) fn names(scored: &Scored, hunches: &[Option<Chances>]) -> Vec<(usize, f32)> {
    // A colleague's name stays: who may as well be one is no resident by a hunch.
    let private = |chances: &Chances| chances[Hunch::Person as usize] > PRIVATE * chances[Hunch::Professional as usize];
    let chance = |chances: &Chances| if private(chances) { chances[Hunch::Person as usize] } else { 0.0 };
    let named = Named::of(scored);
    let all = hunches.iter().enumerate().filter_map(|(at, chances)| Some((at, chance(chances.as_ref()?))));
    all.filter(|(at, chance)| least(scored, &named, *at).is_some_and(|least| *chance >= least)).collect()
}

/// Whether all words of a name that a hunch is had of are a private person's for certain.
pub(crate) fn is_private(hunches: &[Option<Chances>], mut name: Range<usize>) -> bool {
    let mut any = false;
    name.all(|at| match hunches.get(at).and_then(Option::as_ref) {
        Some(chances) => {
            any = true;
            chances[Hunch::Person as usize] >= OF_A_PERSON
        }
        None => true,
    }) && any
}

/// From which chance on a word is part of a name: what is known as a word, only for certain; what a name is told by, and where
/// professionals stand, never.
fn least(scored: &Scored, named: &Named, at: usize) -> Option<f32> {
    let words = scored.words;
    let entry = words.get(at).entry;
    let tells = entry.particle() || entry.kinship() || entry.title() || entry.role() || entry.byname();
    let joined = words.touches_next(at) && words.is_sign(at + 1, "/");
    let part = words.token(at).range().len() == 1 || joined || scored.honours(at).is_some();
    if tells || part || !matches!(scored.zones.get(at), Zone::Body | Zone::Subject | Zone::Private) {
        return None;
    }
    let clues = scored.clues[at];
    let shape = scored.shapes[at]?;
    let small = matches!(shape, Shape::Lower | Shape::LowerMail);
    // "fien" is a word too, but hardly ever one.
    let rare = entry.first().listed();
    let word = words.ordinary(at) && !rare || entry.tongue() || clues.has(Clue::Foreign);
    let thing = words.get(at).hall || words.get(at).partner || words.get(at).cover.country();
    // "de wit" where there is a "meneer de Wit".
    let again = small && named.elsewhere(at);
    if again && is_said_of_one(words, at) {
        return None;
    }
    let short = small && words.abbreviation(at);
    // What a name is tied to in the name of a file is told by where it stands again.
    let in_file = in_file_name(scored, at);
    if thing || short || in_file || clues.has(Clue::Allowed) || small && word && !again {
        return None;
    }
    let known = words.allowed(at) || words.ordinary(at) || entry.place() || entry.marker();
    Some(match shape {
        _ if again => AGAIN_NAME,
        _ if known && small => MOST_SURE,
        _ if known => SURE,
        Shape::Lower => LOWER_NAME,
        _ => NAME,
    })
}

/// "zijn vader was visser", "een precious kind", "Van vrede is geen sprake": what somebody is, one of several, or a word of the sentence
/// that begins before it.
fn is_said_of_one(words: &Words, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        let one = among!(
            words.lower(before),
            "is" | "was" | "wordt" | "werd" | "ben" | "bent" | "blijft" | "een" | "geen" | "als" | "elke" | "iedere"
        );
        one || words.is_particle(before) && words.capital(before) && words.token(before).sentence_start
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::{check_touched, unmark};
    use crate::anonymise::{find, settings::FindSettings};
    use crate::dictionary::Dictionary;
    use crate::model::{Document, Verdict};
    use proptest::prelude::*;

    fn hidden(text: &str, settings: &FindSettings) -> Vec<(String, String)> {
        let document = Document::from_plain(text);
        let found = find(&document, &Dictionary::shipped(), settings).list;
        let taken = found.iter().filter(|f| f.verdict == Verdict::Redact);
        taken.map(|f| (f.span.of(text).to_owned(), f.rule.clone())).collect()
    }

    /// None of these has a word or form that a recogniser goes by.
    #[test]
    fn what_no_recogniser_knows_is_found_by_all_around_it() {
        let marked = "de deurwaarder is bij [[ADRES|knipper 14]] geweest";
        check_touched(marked, Category::Adres, &FindSettings::default(), |f| f.verdict == Verdict::Redact);
        let (text, _) = unmark(&format!("x\n\n{marked}"));
        let found = hidden(&text, &FindSettings::default());
        assert!(found.iter().any(|(_, rule)| rule == RULE), "{found:?}");
        let found = hidden("x\n\nDE DEURWAARDER IS BIJ KNIPPER 14 GEWEEST", &FindSettings::default());
        assert!(found.iter().any(|(what, _)| what.contains("14")), "{found:?}");
        let found = hidden("x\n\nde wijkagent kwam op knipper 112 en niemand deed open", &FindSettings::default());
        assert!(found.iter().any(|(what, _)| what.contains("112")), "{found:?}");
    }

    #[test]
    fn before_the_number_of_a_house_stands_the_street() {
        let found = hidden("x\n\nMevrouw woont op \nZwedderkuilen 168\nen is ziek", &FindSettings::default());
        assert!(found.iter().any(|(what, _)| what.contains("Zwedderkuilen")), "{found:?}");
        let found = hidden("x\n\nMevrouw woont op \nHuis 168\nen is ziek", &FindSettings::default());
        assert!(!found.iter().any(|(what, rule)| rule == RULE && what.contains("Huis")), "{found:?}");
    }

    #[test]
    fn numbers_that_count_and_words_that_everybody_writes_stay() {
        for text in [
            "1. De huur is 702 euro. 2. De schuld is 41.000 euro bij 17 schuldeisers.",
            "[27-11, 23:49] buurvrouw: hij is er weer\n[27-11, 23:55] ik: bel dan 112",
            "maand | huur | betaald\njul | 702 | 702\naug | 702 | 0",
            "03:05 tweede melding, 2x gebeld, 40% korting, ruimte 2.14 op de 2e verdieping.",
            "We zitten met 61 handtekeningen en 96 woningen; groep 7 doet mee in week 46.",
            "\t2024\t2025\t2026\nVernieling\t5\t7\t16\nGrofvuil\t31\t36\t38\nBurenruzie\t4\t4\t5",
            "Graag op de lijst voor woensdag 13 mei. Op 18 februari weeg ik het opnieuw, en de agenda van 25 februari is vol.",
            "AKKOORD\n> mondeling, begin september 2026, en eind augustus weer",
            "Zorgmelding van de politie.\n\nklantnr volgt.",
            "De avond ging van 40 naar 18 man, zij wonen met vijf man op 60 vierkante meter.",
            "Een groepje van 8 à 10 jongens, bel 14 046 of 0900-8844.",
            "Hij is een man, tussen de 50 en 60, en zijn hond is 12 jaor.",
            "Mama is moe en papa werkt, zegt ze. De baas belde niet terug.",
            "De GFI was 6 en de MMSE 22, de vergadering blijft dinsdag 16 maart 10.00.",
            "Zij zit in havo 4, haar broer in groep 7. Jongeren van grofweg 14 tot 18, ouders achter in de zeventig.",
            "Hij slaapt achter de garage en de caravan, in het achterhuis.",
            "Hij viel op een dag in 2014, uitgave 2014 van het blad, en 3 juni jl. was het feest voor iedereen.",
            "Zijn vader was visser en haar broer is kok, zaak 2026-014 is bekend.",
        ] {
            let found = hidden(&format!("x\n\n{text}"), &FindSettings::default());
            assert!(found.is_empty(), "{found:?} in: {text}");
        }
    }

    #[test]
    fn a_number_of_three_parts_is_no_amount() {
        let text = "x\n\nDe verzekering vergoedt niets meer volgens haar (polis 41.889.203), zegt zij.";
        let found = hidden(text, &FindSettings::default());
        assert!(found.iter().any(|(value, _)| value.ends_with("41.889.203")), "{found:?}");
    }

    #[test]
    fn a_number_of_an_account_leaves_no_number_beside_it() {
        let text = "x\n\nHij betaalde op NL41 INGB 0719 3043 34 200 euro, in het schooljaar 2025/2026-A.";
        let found = hidden(text, &FindSettings::default());
        assert_eq!(found.iter().map(|(value, _)| value.as_str()).collect::<Vec<_>>(), ["NL41 INGB 0719 3043 34"]);
    }

    #[test]
    fn our_own_labels_are_nothing() {
        let text = "x\n\nMevrouw [persoon 1] woont op [adres] en belt [persoon 2] op [telefoonnummer].";
        assert_eq!(hidden(text, &FindSettings::default()), []);
    }

    #[test]
    fn the_streets_of_an_area_question_stay() {
        let settings = FindSettings { area_question: true, ..FindSettings::default() };
        let text = "x\n\nHet pleintje aan de Grote Knip en de flats aan de Lange Vlonder liggen vol afval.";
        assert_eq!(hidden(text, &settings), []);
    }

    proptest! {
        #[test]
        fn any_text_has_hunches(text in "(?s)([0-9]{1,5}|[ .,:;/()@\\[\\]'\n-]|[a-zA-Zé]{1,8}|op de|nr|geb|woont){0,40}") {
            let document = Document::from_plain(&text);
            for finding in find(&document, &Dictionary::shipped(), &FindSettings::default()).list {
                prop_assert!(text.get(finding.span.range()).is_some_and(|found| !found.is_empty()));
            }
        }
    }
}
