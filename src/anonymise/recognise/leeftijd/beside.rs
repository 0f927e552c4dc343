//! Ages beside a name or a pronoun without a verb between: "tesfay weldu 34 woont", "Hij 42, zij 39", "Kaan, zelf achttien", "de
//! oudste met 79", "(geb. te Rabat, 71)".

use super::Hit;
use crate::anonymise::candidate::Context;
use crate::anonymise::recognise::age_words::{
    is_adult, is_being, is_between, is_by_house_number, is_person_word, is_pronoun, is_thing,
};
use crate::anonymise::recognise::clause::Clause;
use crate::anonymise::view::{Casing, Kind};
use crate::anonymise::vocabulary;

/// An age that the name beside it shows.
pub(super) fn judge(context: &Context, index: usize, value: u32) -> Option<Hit> {
    let clause = Clause::at(context.view, index);
    if value == 0 || clause.is_dated() {
        return None;
    }
    let last = clause.unit_end();
    let range = context.view.tokens[index].range().start..context.view.tokens[last].range().end;
    let hit = |confidence: f32| Some((range.clone(), confidence, "age-beside"));
    if before_verb(context, &clause, last, value) {
        return hit(0.75);
    }
    if apposed(context, &clause, last, value) || behind_self(&clause, last) || by_pronoun(&clause, last, value) {
        return hit(0.75);
    }
    if behind_origin(context, &clause, last, value) {
        return hit(0.75);
    }
    if behind_person(&clause, last, value) || now(&clause, last, value) {
        return hit(0.75);
    }
    if in_note(&clause, last, value) {
        return hit(0.7);
    }
    if with_years(&clause, last, value) || in_brackets(&clause, last, value) || precisely(&clause, last) {
        return hit(0.7);
    }
    None
}

/// Whether a token is a name, also in small letters: a listed first name, or a word that is no word beside one.
fn is_name(context: &Context, clause: &Clause, back: usize) -> bool {
    let Some(at) = clause.back(back) else { return false };
    let token = &context.view.tokens[at];
    let word = context.view.lower_word(token);
    let entry = context.dictionary.look_up(word);
    if token.kind != Kind::Word || word.len() < 3 || is_thing(word) || is_street(context, word) {
        return false;
    }
    let capital = matches!(token.casing, Casing::Capital | Casing::Upper | Casing::Mixed);
    let titled = |back: usize| {
        let before = clause.word_back(back);
        vocabulary::honorific(before).is_some()
            || matches!(before, "mw" | "dhr" | "mevr" | "mevrouw" | "meneer" | "fam")
    };
    let beside_first = || {
        let before = context.dictionary.look_up(clause.word_back(back + 1));
        (before.first().listed() || before.surname().listed()) && !before.ordinary()
    };
    let unknown = !entry.ordinary() && !entry.place() && !entry.allow() && !entry.brand();
    titled(back + 1)
        || entry.surname().listed() && (2..=4).any(|more| titled(back + more))
        || entry.first().listed() && !entry.ordinary()
        || (unknown || entry.surname().listed()) && beside_first()
        || capital && unknown && !token.sentence_start
}

fn is_street(context: &Context, word: &str) -> bool {
    context.dictionary.street_ending(word)
        || [
            "straat", "weg", "laan", "plein", "hof", "flat", "pad", "dreef", "park", "kade", "gracht", "singel",
            "steeg",
        ]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// `tesfay weldu 34 woont`, `mw jansen 84 redt het niet`: a name, the number, and what the person does.
fn before_verb(context: &Context, clause: &Clause, last: usize, value: u32) -> bool {
    let verb = clause.word_ahead(last, 1);
    let acts =
        vocabulary::verb(verb) || verb.len() > 3 && verb.ends_with('t') && !matches!(verb, "procent" | "kist" | "punt");
    // "mevr 83 woont alleen": a grown-up without a name.
    let grown = || {
        let who = clause.word_back(1);
        is_adult(who) && !is_by_house_number(who) && value >= 15 && vocabulary::verb(verb)
    };
    (10..=105).contains(&value) && acts && (is_name(context, clause, 1) || grown())
}

/// `hij heet gebre mehari, 41 en hij slaapt`: between commas behind a name in small letters.
fn apposed(context: &Context, clause: &Clause, last: usize, value: u32) -> bool {
    let led = matches!(clause.word_back(1), "," | "(");
    let next = clause.word_ahead(last, 1);
    let ends = matches!(next, "," | ")" | "." | "en" | "" | "die" | "woont");
    led && ends && (10..=105).contains(&value) && context.view.is_lower_at(last) && {
        let named = (3..=5).any(|back| matches!(clause.word_back(back), "heet" | "genaamd" | "heette" | "ene"));
        named || is_name(context, clause, 2)
    }
}

/// `Kaan, zelf achttien, die`, `zelf pas 16,`.
fn behind_self(clause: &Clause, last: usize) -> bool {
    let back = 1 + usize::from(is_between(clause.word_back(1)) && clause.word_back(1) != "zelf");
    clause.word_back(back) == "zelf"
        && matches!(clause.word_back(back + 1), "," | "(" | "–" | "-")
        && matches!(clause.word_ahead(last, 1), "," | "." | ")" | "en" | ";" | "")
}

/// `mw tester uit testerlo, 87, woont alleen`: behind where somebody is from.
fn behind_origin(context: &Context, clause: &Clause, last: usize, value: u32) -> bool {
    let apart = clause.word_back(1) == "," && clause.word_back(3) == "uit";
    let ends = matches!(clause.word_ahead(last, 1), "," | "(" | ")" | "." | "");
    let who = || is_name(context, clause, 4) || is_person_word(clause.word_back(4));
    apart && ends && (10..=105).contains(&value) && who()
}

/// `een zoon, 20, en een dochter, 17.`
fn behind_person(clause: &Clause, last: usize, value: u32) -> bool {
    let ends = matches!(clause.word_ahead(last, 1), "." | "," | ";" | "");
    ends && value > 2 && clause.word_back(1) == "," && is_person_word(clause.word_back(2)) && clause.closes(last)
}

/// `Man 63 alleenwonend`, `Vrouw 41 gescheiden`: a note without signs.
fn in_note(clause: &Clause, last: usize, value: u32) -> bool {
    let first =
        clause.back(1).is_some_and(|at| clause.view().tokens[at].sentence_start || clause.view().tokens[at].line_start);
    let who =
        matches!(clause.word_back(1), "man" | "vrouw" | "mw" | "dhr" | "mevrouw" | "meneer" | "client" | "cliente");
    let next = clause.word_ahead(last, 1);
    let state = next.ends_with("end")
        || next.ends_with("loos")
        || next.ends_with("staand")
        || matches!(
            next,
            "gescheiden" | "weduwe" | "weduwnaar" | "gehuwd" | "ongehuwd" | "single" | "dementie" | "copd"
        );
    first && who && state && (18..=105).contains(&value)
}

/// `geboren in Testburg, nu 52.`: what somebody is who was spoken of.
fn now(clause: &Clause, last: usize, value: u32) -> bool {
    let now = matches!(clause.word_back(1), "nu" | "inmiddels" | "thans") && matches!(clause.word_back(2), "," | "(");
    let born =
        || (3..=11).any(|back| matches!(clause.word_back(back), "geboren" | "geb" | "geboortig" | "afkomstig" | "uit"));
    now && value >= 3 && matches!(clause.word_ahead(last, 1), "." | "," | ")" | ";" | "") && born()
}

/// `Hij 42, zij 39, samen een zoon`, `ze is 28, hij 36`.
fn by_pronoun(clause: &Clause, last: usize, value: u32) -> bool {
    let pronoun = is_pronoun(clause.word_back(1)) && !is_being(clause.word_back(2));
    let opens = clause.back(1).is_some_and(|at| {
        let token = &clause.view().tokens[at];
        token.sentence_start || token.line_start
    });
    // "hij 76 zij 73": the one behind the other.
    let other = |word: &str| matches!(word, "hij" | "zij" | "ze");
    let opens = opens
        || matches!(clause.word_back(2), "," | "(" | ":" | ";" | "." | "en")
        || other(clause.word_back(3)) && clause.word_back(2).starts_with(|c: char| c.is_ascii_digit());
    let next = clause.word_ahead(last, 1);
    pronoun && opens && value >= 10 && (matches!(next, "," | "." | ")" | ";" | "en" | "") || other(next))
}

/// `de oudste met 79 kookt nog`.
fn with_years(clause: &Clause, last: usize, value: u32) -> bool {
    value > 2
        && clause.word_back(1) == "met"
        && matches!(clause.word_back(2), "oudste" | "jongste" | "middelste")
        && clause.closes(last)
}

/// `(geb. te Rabat, 71)`, `(uit Homs, 34)`: the last thing in brackets behind somebody.
fn in_brackets(clause: &Clause, last: usize, value: u32) -> bool {
    if value < 10 || clause.word_back(1) != "," || clause.word_ahead(last, 1) != ")" {
        return false;
    }
    let Some(open) = (2..12).find(|back| clause.word_back(*back) == "(") else { return false };
    let figures = (2..open).any(|back| clause.word_back(back).starts_with(|c: char| c.is_ascii_digit()));
    let before = clause.word_back(open + 1);
    !figures
        && (is_person_word(before)
            || (2..open).any(|back| matches!(clause.word_back(back), "geb" | "geboren" | "uit" | "man" | "vrouw")))
}

/// `om precies te zijn 79.`
fn precisely(clause: &Clause, last: usize) -> bool {
    clause.word_back(1) == "zijn"
        && clause.word_back(2) == "te"
        && clause.word_back(3) == "precies"
        && clause.closes(last)
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use crate::anonymise::testing::check;

    #[test]
    fn ages_beside_a_name_are_found() {
        for line in [
            "dawit haile [[LEEFTIJD|37]] woont al een half jaar bij een neef op de bank",
            "mw willemsen [[LEEFTIJD|84]] redt het niet meer alleen en dat weet ze",
            "fadoua [[LEEFTIJD|29]] heeft drie kinderen en geen werk",
            "hij heet samuel tekle, [[LEEFTIJD|41]] en hij slaapt in de auto van een vriend",
            "trijntje visser ([[LEEFTIJD|82]]) doet wat haar zus zegt en meer ook niet",
            "Zijn vriend Bartek, zelf [[LEEFTIJD|achttien]], heeft een scooter.",
            "Trekt op met Mo, zelf pas [[LEEFTIJD|16]], die niet naar school gaat.",
            "Hij [[LEEFTIJD|42]], zij [[LEEFTIJD|39]], samen in een kamer.",
            "Ze is [[LEEFTIJD|achtentwintig]], hij [[LEEFTIJD|zesendertig]].",
            "ZELF IS ZE [[LEEFTIJD|DRIEËNZESTIG]] EN MOE.",
            "Nu is hij [[LEEFTIJD|34]] en alleen.",
            "mw testers uit elsloo, [[LEEFTIJD|87]], woont alleen en mw proef valt vaak",
            "de oudste met [[LEEFTIJD|79]] kookt nog, de jongste met [[LEEFTIJD|71]] niet",
            "Met haar [[LEEFTIJD|93 jaar]] doet ze alles zelf.",
            "Mevrouw (geb. te Rabat, [[LEEFTIJD|71]]) woont boven.",
            "Vrouw met 2 kids ([[LEEFTIJD|8]] & [[LEEFTIJD|10]])",
            "Jan (toen [[LEEFTIJD|14]]) was getuige.",
            "De jongste, Kemal, van [[LEEFTIJD|11]], is een stille jongen.",
            "kinderen [[LEEFTIJD|12]], [[LEEFTIJD|9]] en [[LEEFTIJD|2]]",
            "een stel, hij [[LEEFTIJD|76]] zij [[LEEFTIJD|73]]",
            "moeder is [[LEEFTIJD|35]] vader [[LEEFTIJD|41]] kids [[LEEFTIJD|3]] en [[LEEFTIJD|6]]",
            "wie: gezin, ouders [[LEEFTIJD|34]] en [[LEEFTIJD|36]], in een flat",
            "- [[LEEFTIJD|54 jr]], alleenstaand",
            "Man [[LEEFTIJD|63]] alleenwonend COPD",
            "de kleine van [[LEEFTIJD|3 mnd]] huilt veel",
            "Zij heeft een zoon, [[LEEFTIJD|20]], en een dochter, [[LEEFTIJD|17]].",
            "Hij is geboren in Homs, nu [[LEEFTIJD|52]].",
            "kinderen in de leeftijd van [[LEEFTIJD|4]], [[LEEFTIJD|7]] en [[LEEFTIJD|9]]",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn doors_and_numbers_beside_a_name_stay() {
        for line in [
            "de buurvrouw van 14 klaagt",
            "Bewoner van 34 belde over geluid.",
            "Antwoorden op de vragen 11 t/m 20:",
            "Zodra hij 18 is vervalt de jeugdhulp.",
            "het huwelijk van 50 jaar",
            "kerkstraat 34 heeft een lekkage",
            "bus 34 rijdt niet meer",
            "Hij 3 keer, zij 2 keer.",
            "met zes is het te druk",
            "de oudste met 3 koffers",
            "(bijlage, 12)",
        ] {
            check(find, line);
        }
    }
}
