//! Ages told by the clause that they stand in: the verb behind them ("toen ze veertien was"), the verb before a far subject, keys
//! of a form, and what else a bare number can't show by its neighbours alone.

use super::Hit;
use super::list::{self, List};
use crate::anonymise::among::among;
use crate::anonymise::candidate::Context;
use crate::anonymise::recognise::age_words::{
    is_adult, is_baby, is_being, is_between, is_by_house_number, is_child, is_counted, is_of_household, is_parent,
    is_person_word, is_pronoun, is_several, is_somebody,
};
use crate::anonymise::recognise::clause::Clause;
use crate::anonymise::recognise::days::month_number;
use crate::anonymise::recognise::digits::number_word;
use crate::anonymise::view::{Casing, Kind, View};
use crate::anonymise::vocabulary;

/// An age that its clause tells.
pub(super) fn judge(context: &Context, index: usize, value: u32) -> Option<Hit> {
    let view = context.view;
    let clause = Clause::at(view, index);
    let range = view.tokens[index].range();
    let last = half_end(&clause, index);
    let end = view.tokens[last].range().end;
    let hit = |confidence: f32, rule| Some((range.start..end, confidence, rule));
    if list::in_slashes(view, index) {
        return Some((range, 0.8, "age-in-list"));
    }
    if opens_item(view, index) {
        return None;
    }
    // "vier kinderen, van wie twee thuis": so many of them.
    if value == 0 || clause.is_dated() || matches!(clause.word_back(1), "wie" | "waarvan" | "waaronder") {
        return None;
    }
    if verb_behind(context, &clause, last) {
        return hit(0.85, "age-verb-behind");
    }
    if is_led(context, &clause) && clause.closes(last) && !is_counted(clause.word_ahead(last, 1)) {
        return hit(0.8, "age-led-in");
    }
    if keyed(&clause) && !is_group(&clause, last) {
        return hit(0.9, "age-said");
    }
    if of_person(context, &clause, last) {
        return hit(0.85, "age-of");
    }
    if in_form(&clause, last) || beside_person(&clause, last, value) {
        return hit(0.75, "age-beside-person");
    }
    if precisely(&clause, last) || behind_birthday(&clause, last) {
        return hit(0.75, "age-said");
    }
    if apart(&clause, last, value) || hardly(&clause, last, value) {
        return hit(0.6, "age-apart");
    }
    let unit = clause.ahead(last, 1).filter(|_| matches!(clause.word_ahead(last, 1), "jaar" | "jr" | "jaren"));
    let end = unit.map_or(end, |at| view.tokens[at].range().end);
    let list = List::around(&clause)?;
    let of_ages = list.is_of_ages(&clause) || list.is_of_so_many(&clause) || list.is_of_names(&clause);
    of_ages.then_some((range.start..end, 0.8, "age-in-list"))
}

/// `3) BAKKER Testina`: the number of an item, whoever the one above told of.
fn opens_item(view: &View, index: usize) -> bool {
    let number = view.tokens[index].range();
    let first = view.line_at(number.start).tokens.start == index;
    first && view.tokens[index].kind == Kind::Number && view.lower[number.end..].starts_with(") ")
}

/// Where an age with a half behind it ends: `vier en een half`.
fn half_end(clause: &Clause, index: usize) -> usize {
    let half = clause.word_ahead(index, 1) == "en"
        && matches!(clause.word_ahead(index, 2), "een" | "'n" | "n")
        && clause.word_ahead(index, 3).starts_with("hal");
    if half { clause.ahead(index, 3).unwrap_or(index) } else { index }
}

/// `toen ze veertien was`, `als hij 18 wordt`, `die op 14 januari twee is geworden`, `17, negentig geworden`.
fn verb_behind(context: &Context, clause: &Clause, last: usize) -> bool {
    let behind = clause.word_ahead(last, 1);
    if !is_being(behind) && behind != "te" {
        return false;
    }
    let next = clause.word_ahead(last, 2);
    // "gaat volgende maand 16 worden", "hoopt zij 100 te worden".
    if behind == "worden" || behind == "te" && next == "worden" {
        return clause.any_back(6, |at| {
            among!(
                clause.view().lower_word(&clause.view().tokens[at]),
                "gaat" | "hoopt" | "zou" | "zal" | "mag" | "gaan" | "zullen" | "hopen" | "wil"
            )
        });
    }
    if behind == "geworden" || next == "geworden" {
        return !clause.any_back(8, |at| {
            matches!(clause.view().lower_word(&clause.view().tokens[at]), "het" | "groep" | "prijs")
        });
    }
    let subject = clause.back(1).map_or(0, |_| 1 + usize::from(is_between(clause.word_back(1))));
    // "zodra hij 18 is vervalt de jeugdhulp": at eighteen and twenty-one the law changes for everybody.
    if matches!(value_of(clause), 18 | 21)
        && matches!(clause.word_back(subject + 1), "zodra" | "totdat" | "tot" | "voordat")
    {
        return false;
    }
    let who = clause.back(subject).is_some_and(|at| is_subject(context, clause, at));
    // "14 is ze, en al drie keer weggelopen."
    let inverted =
        clause.view().tokens[clause.index()].sentence_start || clause.view().tokens[clause.index()].line_start;
    let inverted_pronoun = is_pronoun(next)
        && clause.ahead(last, 2).is_some_and(|at| clause.closes(at) || is_between(clause.word_ahead(at, 1)));
    let turned = (inverted || matches!(clause.word_back(1), "." | ":" | "\"" | "!" | "?")) && inverted_pronoun;
    subject > 0 && who || turned
}

/// A pronoun, a word for a person or a name.
fn is_subject(context: &Context, clause: &Clause, at: usize) -> bool {
    let token = &clause.view().tokens[at];
    let word = clause.view().lower_word(token);
    if token.kind != Kind::Word {
        return false;
    }
    let entry = context.dictionary.look_up(word);
    let capital = matches!(token.casing, Casing::Capital);
    // "Roos is veertien": at the start of a sentence only a given name, and only where the number is no small count.
    let verb = || clause.view().tokens.get(at + 1).is_some_and(|next| is_being(clause.view().lower_word(next)));
    let opens = token.sentence_start && word.len() > 2 && entry.first().listed() && value_of(clause) >= 8 && verb();
    is_pronoun(word)
        || is_somebody(word)
        || capital && opens
        || capital
            && !token.sentence_start
            && (entry.first().listed() || !entry.ordinary() && !entry.allow() && !entry.place() && !entry.brand())
}

/// `hij is er nu zevenentachtig`, `hij zou 33 zijn geworden`, `ze waren toen 8`; and the subject before it.
fn is_led(context: &Context, clause: &Clause) -> bool {
    let mut back = 1;
    while back < 4 && is_between(clause.word_back(back)) {
        back += 1;
    }
    // "Zelf is ze drieënzestig", "nu is hij 34".
    let inverted = is_pronoun(clause.word_back(back)) && is_being(clause.word_back(back + 1));
    if inverted && value_of(clause) > 3 {
        return true;
    }
    let verb = clause.word_back(back);
    let would = verb == "zou" && matches!(clause.word_ahead(clause.index(), 1), "zijn" | "worden");
    if !(is_being(verb) || would || verb == "zijn" && is_several(clause.word_back(back + 1))) || verb == "geworden" {
        return false;
    }
    // "het is drie", "dat is 12": a count, an hour.
    if matches!(
        clause.word_back(back + 1),
        "het" | "dat" | "dit" | "er" | "huur" | "bedrag" | "score" | "bloeddruk" | "'t"
    ) {
        return false;
    }
    if is_measured(clause.view(), clause.index()) {
        return false;
    }
    let subject =
        |at: usize| is_subject(context, clause, at) || is_several(clause.view().lower_word(&clause.view().tokens[at]));
    clause.any_back(back + 12, |at| at + back < clause.index() && subject(at))
        || clause.back(back + 1).is_some_and(|at| {
            clause.view().word(&clause.view().tokens[at]) == "," && named_before(context, clause, back + 2)
        })
}

/// `het IQ van Testina is 72`: what is measured of somebody. Its noun stands before "van", with its article.
pub(super) fn is_measured(view: &View, index: usize) -> bool {
    let clause = Clause::at(view, index);
    let Some(verb) = (1..=3).find(|back| is_being(clause.word_back(*back))) else { return false };
    let Some(of) = (verb + 2..=verb + 4).find(|back| clause.word_back(*back) == "van") else { return false };
    let noun = clause.word_back(of + 1);
    let article = clause.word_back(of + 2);
    among!(article, "de" | "het" | "zijn" | "haar" | "'t" | "een")
        && !is_person_word(noun)
        && !is_somebody(noun)
        && !is_several(noun)
        && noun != "leeftijd"
}

/// A name that a comma parts from its verb: `Zinho, alias Lil Z, is 22`.
fn named_before(context: &Context, clause: &Clause, from: usize) -> bool {
    (from..from + 4).any(|back| {
        clause.back(back).is_some_and(|at| {
            let token = &clause.view().tokens[at];
            let entry = context.dictionary.look_up(clause.view().lower_word(token));
            token.kind == Kind::Word && token.casing == Casing::Capital && !entry.ordinary() && !entry.allow()
        })
    })
}

/// `leeftijd is 55`, `de leeftijd van 70`, `Leeftijd kind: 9`.
fn keyed(clause: &Clause) -> bool {
    (1..=5)
        .take_while(|back| {
            *back == 1
                || matches!(
                    clause.word_back(*back - 1),
                    "is" | "van"
                        | ":"
                        | "="
                        | "nu"
                        | "kind"
                        | "moeder"
                        | "vader"
                        | "zoon"
                        | "dochter"
                        | "mevrouw"
                        | "meneer"
                        | "mw"
                        | "."
                        | "bijna"
                        | "client"
                        | "jeugdige"
                        | "("
                        | ")"
                )
        })
        // "de AOW-leeftijd is 67": everybody's.
        .any(|back| {
            matches!(clause.word_back(back), "leeftijd" | "lft" | "leeftied" | "age")
                && clause.word_back(back + 1) != "-"
        })
}

/// `13 tot 17`, `tussen 12 en 18`: a band that a group has.
fn is_group(clause: &Clause, last: usize) -> bool {
    matches!(clause.word_ahead(last, 1), "tot" | "-" | "t" | "a" | "à" | "–")
        || clause.any_back(3, |at| {
            matches!(
                clause.view().lower_word(&clause.view().tokens[at]),
                "tussen" | "tot" | "vanaf" | "onder" | "boven"
            )
        })
}

/// `het zusje van 12 is bang`, `zijn nieuwe vriendin van 24 trekt in`, `kind Kwasi van twee zat`.
fn of_person(context: &Context, clause: &Clause, last: usize) -> bool {
    // "van net geen zestien", "van nog maar 9".
    let hardly = |back: &usize| is_between(clause.word_back(*back)) || among!(clause.word_back(*back), "geen" | "ruim");
    let small = (1..=3).take_while(hardly).count();
    if clause.word_back(1 + small) != "van" {
        return false;
    }
    let next = clause.word_ahead(last, 1);
    // "De jongste, Kemal, van 11, is stil": the name stands between commas.
    if clause.word_back(2 + small) == "," && clause.word_back(4 + small) == "," {
        return is_somebody(clause.word_back(5 + small)) && matches!(next, "," | "." | ")");
    }
    let Some(at) = clause.back(2 + small) else { return false };
    let word = clause.view().lower_word(&clause.view().tokens[at]);
    // "een moeder van vier", "vader van 3": how many children, unless the clause goes on.
    let parent = is_parent(word);
    let direct = is_somebody(word) || is_several(word) && word != "gezin";
    let named =
        !direct && is_subject(context, clause, at) && (3..=5).any(|back| is_somebody(clause.word_back(back + small)));
    if is_counted(next) || !(direct || named) || is_by_house_number(word) {
        return false;
    }
    let several = is_several(word);
    if parent {
        clause.closes(last) && value_of(clause) > 14
    } else {
        clause.closes(last) || !several && next.len() > 3 && !next.ends_with('s') && !next.ends_with("en")
    }
}

/// The value of the number that the clause is read around.
pub(super) fn value_of(clause: &Clause) -> u32 {
    let word = clause.view().lower_word(&clause.view().tokens[clause.index()]);
    word.parse().ok().or_else(|| number_word(word)).unwrap_or(0)
}

/// The value of the number so many tokens before.
fn value_at(clause: &Clause, back: usize) -> u32 {
    let word = clause.word_back(back);
    word.parse().ok().or_else(|| number_word(word)).unwrap_or(0)
}

/// `de jongste wordt in februari één.`, `de kleine is net één jaar`: an article stands before no stop.
pub(super) fn first_year(view: &View, index: usize) -> Option<Hit> {
    let clause = Clause::at(view, index);
    let next = clause.word_ahead(index, 1);
    if !among!(next, "." | "," | ")" | ";" | "!" | "" | "jaar" | "jr" | "geworden") {
        return None;
    }
    let being = (1..=4).find(|back| is_being(clause.word_back(*back)))?;
    let who = clause.word_back(being + 1);
    // "een jaar of drie ouder", "is een jaar weg".
    let lasts = matches!(next, "jaar" | "jr")
        && !matches!(clause.word_ahead(index, 2), "." | "," | ")" | ";" | "" | "en" | "oud" | "geworden");
    if lasts || clause.word_back(being - 1) == "er" || !(is_child(who) || is_baby(who) || who == "kind") {
        return None;
    }
    let end = view.tokens[clause.unit_end()].range().end;
    Some((view.tokens[index].range().start..end, 0.7, "age-first-year"))
}

/// `m, 34, dakloos`, `v. 62, woont`, `Man / 47 / alleen`: what a form says first.
fn in_form(clause: &Clause, last: usize) -> bool {
    let sign = matches!(clause.word_back(1), "," | "." | "/" | "|" | ";" | "-" | "(");
    let Some(at) = clause.back(1 + usize::from(sign)) else { return false };
    let token = &clause.view().tokens[at];
    // "de vragen 11 t/m 20".
    let through = clause.word_back(2) == "/" && clause.word_back(3) == "t";
    let sex = !through
        && (matches!(clause.view().lower_word(token), "m" | "v")
            || clause.word_back(1) == "/" && matches!(clause.view().lower_word(token), "man" | "vrouw"))
        && (token.line_start
            || token.sentence_start
            || matches!(clause.word_back(2 + usize::from(sign)), "|" | "/" | "," | "(" | ";" | "-" | ":"));
    // "client m/45, alcohol".
    let glued = clause.word_back(1) == "/" && matches!(clause.word_back(2), "m" | "v") && !through;
    (sex || glued) && clause.closes(last)
}

/// `Vrouw 41, twee kinderen`, `Moeder 29, vader 31`, `de jongste 4.`
fn beside_person(clause: &Clause, last: usize, value: u32) -> bool {
    // `vader: 45`, `dochter Fem 17`.
    let colon = clause.word_back(1) == ":";
    // "de oudste bijna vijf", "vader net 40".
    let soon =
        usize::from(!colon && among!(clause.word_back(1), "bijna" | "net" | "pas" | "inmiddels" | "nu" | "amper"));
    let named = soon == 0
        && clause.back(1).is_some_and(|at| {
            clause.view().tokens[at].casing == Casing::Capital && clause.view().tokens[at].kind == Kind::Word
        });
    let word = clause.word_back(1 + soon + usize::from(colon || named && !is_somebody(clause.word_back(1))));
    let (child, adult) = (is_child(word), is_adult(word));
    let next = clause.ahead(last, 1).map_or(",", |at| clause.view().word(&clause.view().tokens[at]));
    let closed = matches!(next, "," | ";" | ")" | "/" | "|") || next == "." || next == "en" && child;
    // "met haar jongste drie": how many.
    let figures = clause.view().tokens[clause.index()].kind == Kind::Number || clause.word_back(2) == "de";
    let figures = figures || named || soon > 0;
    let pronoun = colon && matches!(word, "hij" | "zij" | "ze" | "ik") && value > 3;
    if pronoun {
        return closed && clause.closes(last);
    }
    // "vader 41 kids 3 en 6".
    let many = value >= 15 && (is_several(next) || is_of_household(next));
    (many || closed && clause.closes(last)) && figures && (child || adult && value >= 15)
}

/// `63 om precies te zijn`.
fn precisely(clause: &Clause, last: usize) -> bool {
    clause.word_ahead(last, 1) == "om" && clause.word_ahead(last, 2) == "precies"
        || clause.word_back(1) == "precies" && matches!(clause.word_back(2), "," | "is" | "en") && clause.closes(last)
}

/// `hae weurt op 6 december eenentachtig`, `(wordt 31 oktober drie)`: the age behind the day of a birthday.
fn behind_birthday(clause: &Clause, last: usize) -> bool {
    let month = month_number(clause.word_back(1)).is_some();
    let verb = |at: usize| {
        among!(
            clause.view().lower_word(&clause.view().tokens[at]),
            "wordt" | "werd" | "word" | "worden" | "weurt" | "wurt" | "wurdt" | "turns"
        )
    };
    month && clause.any_back(8, verb) && clause.closes(last)
}

/// `Mevrouw Testkamp, Jo zeg maar, 88, woont`: between commas, with somebody before and a verb behind.
fn apart(clause: &Clause, last: usize, value: u32) -> bool {
    let figures = clause.view().tokens[clause.index()].kind == Kind::Number;
    let verb = clause.word_ahead(last, 2);
    figures
        && value >= 10
        && clause.word_back(1) == ","
        && clause.word_ahead(last, 1) == ","
        && (vocabulary::verb(verb) || verb.len() > 3 && verb.ends_with('t'))
        && clause.any_back(9, |at| is_somebody(clause.view().lower_word(&clause.view().tokens[at])))
}

/// `Amper 17 en al schulden.`, `Nog maar 9, en al zo boos.`, `Met 16 al moeder.`: at the start of a sentence.
fn hardly(clause: &Clause, last: usize, value: u32) -> bool {
    let first = |back: usize| clause.back(back).is_some_and(|at| clause.view().tokens[at].sentence_start);
    let next = clause.word_ahead(last, 1);
    let small = matches!(clause.word_back(1), "amper" | "pas" | "nauwelijks" | "net") && first(1)
        || clause.word_back(1) == "maar" && clause.word_back(2) == "nog" && first(2)
        || clause.word_back(1) == "pas" && clause.word_back(2) == "nog" && first(2);
    let with = clause.word_back(1) == "met"
        && first(1)
        && value >= 10
        && (matches!(next, "al" | "werd" | "kreeg" | "stond" | "moeder" | "vader")
            || vocabulary::verb(next) && is_pronoun(clause.word_ahead(last, 2)));
    // "…, dus net 17.", "heeft de tachtig aangetikt".
    let so = clause.word_back(1) == "dus" || is_between(clause.word_back(1)) && clause.word_back(2) == "dus";
    let reached = clause.word_back(1) == "de" && value >= 20 && matches!(next, "aangetikt" | "bereikt" | "gehaald");
    // "Ze haalde vorig jaar de negentig."
    let attained = clause.word_back(1) == "de"
        && value >= 60
        && value.is_multiple_of(10)
        && clause.closes(last)
        && clause.any_back(6, |at| {
            among!(
                clause.view().lower_word(&clause.view().tokens[at]),
                "haalde" | "haalt" | "haalden" | "bereikte" | "passeerde"
            )
        });
    // "Ze is 17, bijna 18."
    let soon = matches!(clause.word_back(1), "bijna" | "straks" | "inmiddels")
        && (clause.word_back(2) == "," || value_at(clause, 2) + 1 == value)
        && clause.closes(last);
    if soon && (next.is_empty() || matches!(next, "." | "," | ")" | ";")) {
        return true;
    }
    small && matches!(next, "," | "en" | "." | "is" | "was" | "geworden")
        || with
        || reached
        || attained
        || so && value > 2 && matches!(next, "." | "," | ")")
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use crate::anonymise::testing::check;

    #[test]
    fn ages_are_told_by_their_clause() {
        for line in [
            "Sinds hij [[LEEFTIJD|18]] is komt hij nergens meer.",
            "Toen ze [[LEEFTIJD|veertien]] was is ze weggelopen.",
            "als Mees [[LEEFTIJD|7]] wordt gaat hij over",
            "Testina, die op 14 januari [[LEEFTIJD|twee]] is geworden.",
            "Het zusje van [[LEEFTIJD|12]] droomt slecht.",
            "zijn nieuwe vriendin van [[LEEFTIJD|24]] trekt in",
            "Vader, [[LEEFTIJD|vierenvijftig]], drinkt.",
            "Opa is [[LEEFTIJD|89\njaar]] en woont alleen.",
            "Hij is er nu [[LEEFTIJD|zevenentachtig]].",
            "Zij heeft haar [[LEEFTIJD|tachtigste]] verjaardag niet gevierd.",
            "Hij vierde vorige week zijn [[LEEFTIJD|50e]] verjaardag.",
            "m, [[LEEFTIJD|34]], dakloos",
            "Vrouw [[LEEFTIJD|41]], twee kinderen thuis.",
            "Moeder [[LEEFTIJD|29]], vader [[LEEFTIJD|31]], baby [[LEEFTIJD|5 mnd]].",
            "De oudste is [[LEEFTIJD|15]], de jongste [[LEEFTIJD|4]].",
            "Zijn leeftijd is [[LEEFTIJD|55]].",
            "Leeftijd kind: [[LEEFTIJD|9]]",
            "Twee tieners, [[LEEFTIJD|14]] en [[LEEFTIJD|17]], thuis.",
            "De kinderen zijn [[LEEFTIJD|drie]], [[LEEFTIJD|vijf]] en [[LEEFTIJD|acht jaar]].",
            "het echtpaar, beiden [[LEEFTIJD|76]], redt het niet",
            "ze zijn [[LEEFTIJD|80]] en [[LEEFTIJD|84]]",
            "Zij is in de zestig, [[LEEFTIJD|63]] om precies te zijn.",
            "[[LEEFTIJD|14]] is ze, en al drie keer weg.",
            "Mevrouw is [[LEEFTIJD|honderd]] geworden.",
            "Het meisje is [[LEEFTIJD|vier en een half]].",
            "een meisje van [[LEEFTIJD|17 jaar en 4 maanden]] uit de wijk",
            "Hae is [[LEEFTIJD|76 joar]].",
            "De man is al\n[[LEEFTIJD|52]].",
            "hae weurt op 6 december [[LEEFTIJD|eenentachtig]], same mit",
            "Kleine Testina (wordt 31 oktober\n> [[LEEFTIJD|drie]]). Ze moet",
            "Mevrouw Testkamp, Jo zeg maar, [[LEEFTIJD|88]], woont in de flat.",
            "Hun dochter gaat volgende maand [[LEEFTIJD|16]] worden.",
            "In het najaar hoopt zij [[LEEFTIJD|100]] te worden.",
            "Zoon Kaj is [[LEEFTIJD|19]], dochter Fem [[LEEFTIJD|17]].",
            "vader: [[LEEFTIJD|45]], moeder: [[LEEFTIJD|39]]",
            "een knaap van [[LEEFTIJD|dertien]] die niemand aankan",
            "Vrouw van Eritrese komaf, [[LEEFTIJD|31 jaar]], drie kinderen",
            "meneer is [[LEEFTIJD|twee-en-tachtig]]",
            "Amper [[LEEFTIJD|17]] en al schulden.",
            "> Moeder vertelt dat haar dochter sinds de zomer steeds weer wegloopt en is\n> [[LEEFTIJD|15]].",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn ages_of_every_day_notation_are_found() {
        for line in [
            "client m/[[LEEFTIJD|45]], drinkt",
            "een knul van net geen [[LEEFTIJD|zestien]] die wegloopt",
            "De jongste is [[LEEFTIJD|anderhalf]] en de oudste bijna [[LEEFTIJD|vijf]].",
            "Kind 1: [[LEEFTIJD|14 jr]], havo. Kind 2: [[LEEFTIJD|11 jr]], groep 8.",
            "Het gaat om een [[LEEFTIJD|67-jarige]] weduwe.",
            "een [[LEEFTIJD|43 jarige]] alleenstaande vader",
            "x / [[LEEFTIJD|36 jr]] / naam bekend",
            "My client is a [[LEEFTIJD|34-year-old]] man.",
            "Her son ([[LEEFTIJD|9]]) is shy.",
            "mevr [[LEEFTIJD|83]] woont alleen",
            "Een kleinkind van [[LEEFTIJD|2,5]] logeert er vaak.",
            "| Dochter | [[LEEFTIJD|7 jaar]] | groep 4 |",
            "Ze hebben er vier: [[LEEFTIJD|17]], [[LEEFTIJD|15]], [[LEEFTIJD|11]] en [[LEEFTIJD|2]].",
            "De kinderen ([[LEEFTIJD|9]]/[[LEEFTIJD|7]]/[[LEEFTIJD|4]]) hebben veel gezien.",
            "Met [[LEEFTIJD|zestien]] was ze al moeder.",
            "een kwieke tachtiger van [[LEEFTIJD|84]], zegt men",
            "hij is [[LEEFTIJD|dertien]], bijna [[LEEFTIJD|veertien]]",
            "Ze haalde vorig jaar de [[LEEFTIJD|negentig]].",
            "De jongste wordt in februari [[LEEFTIJD|één]].",
            "De kleine is net [[LEEFTIJD|één jaar]].",
            "Hij is [[LEEFTIJD|een en tachtig]].",
            "een zuigeling ([[LEEFTIJD|3 mnd]])",
            "een baby van [[LEEFTIJD|10 dagen]]",
            "De kinderen heten Testa en Tjeerdje, [[LEEFTIJD|negen]] en [[LEEFTIJD|vijf]].",
            "Hij kwam op zijn [[LEEFTIJD|achttiende]] hierheen.",
            "Op haar leeftijd ([[LEEFTIJD|91]]) wil zij blijven.",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn what_has_years_or_is_counted_stays() {
        for line in [
            "2) JONGEN Testino\n3) BAKKER Testina",
            "Het IQ van Testina is 72.",
            "Het gewicht van meneer is 96.",
            "een vijfjarig huurcontract",
            "een 3-jarige hbo-opleiding",
            "hij is een jaar of drie ouder",
            "De jongste is een jaar weg.",
            "Zij mag niet op haar 18e dakloos raken.",
            "twee opties: 3, 4 en 5",
            "dochter (12/3) en moeder",
            "Met 2 is het te vol.",
            "De kleine is er een.",
            "| Looptijd | 7 jaar | contract |",
            "Testa en Tjeerdje, twee vrienden",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn what_a_clause_counts_is_no_age() {
        for line in [
            "Het huis is 40 jaar oud.",
            "Haar bloeddruk is 80.",
            "een moeder van vier kinderen",
            "leeftijd 13 tot 17",
            "leeftijd tussen 12 en 18",
            "Hij is drie keer gevallen.",
            "de vader van 3 stapt op",
            "Zij waren 12 weken weg.",
            "Het is 12 geworden, dat getal",
            "Hij is om 3 uur thuis.",
            "de man van 12 ambachten",
            "Vrouw 3 keer geslagen.",
            "De kinderen zijn om 8 en 12 uur thuis.",
            "zijn derde verjaardagstaart",
            "drie kinderen van twee vaders",
            "hij gaat 3 keer te ver",
            "oma: 2 keer gebeld",
            "met haar jongste drie. De oudste",
            "punt m, 34 woningen",
        ] {
            check(find, line);
        }
    }
}
