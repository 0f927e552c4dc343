//! Ages told by the clause that they stand in: the verb behind them ("toen ze veertien was"), the verb before a far subject, a
//! birthday by its ordinal, keys of a form, lists of children, and what else a bare number can't show by its neighbours alone.
//!
//! A small reader of tokens: [`Clause`] walks to and fro over the end of a line and the mark of a quotation.

use super::age_words::{
    goes_on, is_being, is_between, is_by_house_number, is_counted, is_pronoun, is_several, is_somebody,
};
use super::digits::number_word;
use crate::anonymise::among::among;
use crate::anonymise::candidate::Context;
use crate::anonymise::view::{Casing, Kind, View};
use crate::anonymise::vocabulary;
use std::ops::Range;

type Hit = (Range<usize>, f32, &'static str);

/// The tokens around a number, read as one stream: a line that is broken goes on.
pub(super) struct Clause<'a> {
    view: &'a View,
    index: usize,
}

impl<'a> Clause<'a> {
    pub(super) fn at(view: &'a View, index: usize) -> Self {
        Self { view, index }
    }

    pub(super) fn view(&self) -> &'a View {
        self.view
    }

    /// A day, an hour, a decimal or a code.
    pub(super) fn is_dated(&self) -> bool {
        is_dated(self, self.index)
    }

    /// Where the number ends, with its unit if it has one.
    pub(super) fn unit_end(&self) -> usize {
        let unit =
            self.ahead(self.index, 1).filter(|_| matches!(self.word_ahead(self.index, 1), "jaar" | "jr" | "jaren"));
        unit.unwrap_or(self.index)
    }

    /// Index of the token `count` before the number; none past an empty line or a stop.
    pub(super) fn back(&self, count: usize) -> Option<usize> {
        (0..count).try_fold(self.index, |at, _| self.previous(at))
    }

    fn previous(&self, at: usize) -> Option<usize> {
        let tokens = &self.view.tokens;
        let mut before = at.checked_sub(1)?;
        // The mark of a quotation is no word of it.
        while tokens[before].line_start && self.view.word(&tokens[before]) == ">" {
            before = before.checked_sub(1)?;
        }
        let lines = tokens[at].line - tokens[before].line;
        (lines <= 1).then_some(before)
    }

    /// Index of the token `count` behind the token `from`; none past an empty line.
    pub(super) fn ahead(&self, from: usize, count: usize) -> Option<usize> {
        (0..count).try_fold(from, |at, _| {
            let tokens = &self.view.tokens;
            let mut next = at + 1;
            while tokens.get(next)?.line_start && self.view.word(&tokens[next]) == ">" {
                next += 1;
            }
            (tokens.get(next)?.line - tokens[at].line <= 1).then_some(next)
        })
    }

    /// Index of the token behind another; none past an empty line.
    pub(super) fn next(&self, from: usize) -> Option<usize> {
        self.ahead(from, 1)
    }

    /// The word `count` tokens before the number, in lower case; nothing past the clause.
    pub(super) fn word_back(&self, count: usize) -> &'a str {
        self.back(count).map_or("", |at| self.view.lower_word(&self.view.tokens[at]))
    }

    pub(super) fn word_ahead(&self, from: usize, count: usize) -> &'a str {
        self.ahead(from, count).map_or("", |at| self.view.lower_word(&self.view.tokens[at]))
    }

    /// Whether one of the `count` tokens before the number, within its sentence, is such.
    fn any_back(&self, count: usize, is: impl Fn(usize) -> bool) -> bool {
        let mut at = self.index;
        for _ in 0..count {
            let Some(before) = self.previous(at) else { return false };
            if matches!(self.view.word(&self.view.tokens[before]), "." | "!" | "?" | ";") {
                return false;
            }
            if is(before) {
                return true;
            }
            at = before;
        }
        false
    }

    /// Whether the clause ends right behind the token, or goes on with a word that counts nothing.
    pub(super) fn closes(&self, last: usize) -> bool {
        let Some(next) = self.ahead(last, 1) else { return true };
        let token = &self.view.tokens[next];
        let word = self.view.lower_word(token);
        match token.kind {
            Kind::Punct => {
                let end = token.range().end;
                let figures = self.view.lower[end..].starts_with(|c: char| c.is_ascii_digit());
                matches!(
                    word,
                    "." | "," | ";" | ")" | "!" | "?" | ":" | "(" | "|" | "\"" | "'" | "…" | "–" | "—" | "/" | "-"
                ) && !figures
            }
            Kind::Number => false,
            // "moeder is 35 vader 41": nobody counts so many of one.
            Kind::Word => goes_on(word) || token.sentence_start || is_one(word),
        }
    }
}

/// One person of a household, in the singular.
fn is_one(word: &str) -> bool {
    matches!(
        word,
        "moeder"
            | "vader"
            | "zoon"
            | "dochter"
            | "oma"
            | "opa"
            | "partner"
            | "broer"
            | "zus"
            | "hij"
            | "zij"
            | "oudste"
            | "jongste"
    )
}

/// An age that its clause tells.
pub(super) fn judge(context: &Context, index: usize, value: u32) -> Option<Hit> {
    let view = context.view;
    let clause = Clause::at(view, index);
    let range = view.tokens[index].range();
    let last = half_end(&clause, index);
    let end = view.tokens[last].range().end;
    let hit = |confidence: f32, rule| Some((range.start..end, confidence, rule));
    if value == 0 || is_dated(&clause, index) {
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
    list.is_of_ages(&clause).then_some((range.start..end, 0.8, "age-in-list"))
}

/// Where an age with a half behind it ends: `vier en een half`.
fn half_end(clause: &Clause, index: usize) -> usize {
    let half = clause.word_ahead(index, 1) == "en"
        && matches!(clause.word_ahead(index, 2), "een" | "'n" | "n")
        && clause.word_ahead(index, 3).starts_with("hal");
    if half { clause.ahead(index, 3).unwrap_or(index) } else { index }
}

/// A day, an hour, a decimal or a code.
fn is_dated(clause: &Clause, index: usize) -> bool {
    let view = clause.view;
    let range = view.tokens[index].range();
    let typed = &view.lower[..range.start];
    let before = typed.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '€' | '.' | '_' | '@' | '#' | '+' | '/'))
        && !["m/", "v/", "man/", "vrouw/", "\nm.", "\nv."].iter().any(|s| typed.ends_with(s));
    let after = &view.lower[range.end..];
    let goes_on = after.starts_with([',', '.', ':', '-', '/'])
        && after[1..].starts_with(|c: char| c.is_ascii_digit())
        && !after.starts_with(",5 ");
    let next = clause.word_ahead(index, 1);
    before
        || goes_on
        || after.starts_with(['%', '€', '°', '+', '@', '_'])
        || super::days::month_number(next).is_some()
        || matches!(next, "uur" | "euro" | "keer" | "maal" | "graden" | "procent" | "x")
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
                clause.view.lower_word(&clause.view.tokens[at]),
                "gaat" | "hoopt" | "zou" | "zal" | "mag" | "gaan" | "zullen" | "hopen" | "wil"
            )
        });
    }
    if behind == "geworden" || next == "geworden" {
        return !clause
            .any_back(8, |at| matches!(clause.view.lower_word(&clause.view.tokens[at]), "het" | "groep" | "prijs"));
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
    let inverted = clause.view.tokens[clause.index].sentence_start || clause.view.tokens[clause.index].line_start;
    let inverted_pronoun = is_pronoun(next)
        && clause.ahead(last, 2).is_some_and(|at| clause.closes(at) || is_between(clause.word_ahead(at, 1)));
    let turned = (inverted || matches!(clause.word_back(1), "." | ":" | "\"" | "!" | "?")) && inverted_pronoun;
    subject > 0 && who || turned
}

/// A pronoun, a word for a person or a name.
fn is_subject(context: &Context, clause: &Clause, at: usize) -> bool {
    let token = &clause.view.tokens[at];
    let word = clause.view.lower_word(token);
    if token.kind != Kind::Word {
        return false;
    }
    let entry = context.dictionary.look_up(word);
    let capital = matches!(token.casing, Casing::Capital) && !token.sentence_start;
    is_pronoun(word)
        || is_somebody(word)
        || capital
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
    let would = verb == "zou" && matches!(clause.word_ahead(clause.index, 1), "zijn" | "worden");
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
    let subject =
        |at: usize| is_subject(context, clause, at) || is_several(clause.view.lower_word(&clause.view.tokens[at]));
    clause.any_back(back + 12, |at| at + back < clause.index && subject(at))
        || clause.back(back + 1).is_some_and(|at| {
            clause.view.word(&clause.view.tokens[at]) == "," && named_before(context, clause, back + 2)
        })
}

/// A name that a comma parts from its verb: `Zinho, alias Lil Z, is 22`.
fn named_before(context: &Context, clause: &Clause, from: usize) -> bool {
    (from..from + 4).any(|back| {
        clause.back(back).is_some_and(|at| {
            let token = &clause.view.tokens[at];
            let entry = context.dictionary.look_up(clause.view.lower_word(token));
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
        .any(|back| matches!(clause.word_back(back), "leeftijd" | "lft" | "leeftied" | "age"))
}

/// `13 tot 17`, `tussen 12 en 18`: a band that a group has.
fn is_group(clause: &Clause, last: usize) -> bool {
    matches!(clause.word_ahead(last, 1), "tot" | "-" | "t" | "a" | "à" | "–")
        || clause.any_back(3, |at| {
            matches!(clause.view.lower_word(&clause.view.tokens[at]), "tussen" | "tot" | "vanaf" | "onder" | "boven")
        })
}

/// `het zusje van 12 is bang`, `zijn nieuwe vriendin van 24 trekt in`, `kind Kwasi van twee zat`.
fn of_person(context: &Context, clause: &Clause, last: usize) -> bool {
    let small = usize::from(matches!(clause.word_back(1), "bijna" | "net" | "pas" | "amper" | "nog"));
    if clause.word_back(1 + small) != "van" {
        return false;
    }
    let next = clause.word_ahead(last, 1);
    // "De jongste, Kemal, van 11, is stil": the name stands between commas.
    if clause.word_back(2 + small) == "," && clause.word_back(4 + small) == "," {
        return is_somebody(clause.word_back(5 + small)) && matches!(next, "," | "." | ")");
    }
    let Some(at) = clause.back(2 + small) else { return false };
    let word = clause.view.lower_word(&clause.view.tokens[at]);
    // "een moeder van vier", "vader van 3": how many children, unless the clause goes on.
    let parent =
        matches!(word, "moeder" | "vader" | "mama" | "papa" | "oma" | "opa" | "ouders" | "gezin" | "stel" | "ouder");
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
fn value_of(clause: &Clause) -> u32 {
    let word = clause.view.lower_word(&clause.view.tokens[clause.index]);
    word.parse().ok().or_else(|| number_word(word)).unwrap_or(0)
}

/// `m, 34, dakloos`, `v. 62, woont`, `Man / 47 / alleen`: what a form says first.
fn in_form(clause: &Clause, last: usize) -> bool {
    let sign = matches!(clause.word_back(1), "," | "." | "/" | "|" | ";" | "-" | "(");
    let Some(at) = clause.back(1 + usize::from(sign)) else { return false };
    let token = &clause.view.tokens[at];
    // "de vragen 11 t/m 20".
    let through = clause.word_back(2) == "/" && clause.word_back(3) == "t";
    let sex = !through
        && (matches!(clause.view.lower_word(token), "m" | "v")
            || clause.word_back(1) == "/" && matches!(clause.view.lower_word(token), "man" | "vrouw"))
        && (token.line_start
            || token.sentence_start
            || matches!(clause.word_back(2 + usize::from(sign)), "|" | "/" | "," | "(" | ";" | "-" | ":"));
    sex && clause.closes(last)
}

/// `Vrouw 41, twee kinderen`, `Moeder 29, vader 31`, `de jongste 4.`
fn beside_person(clause: &Clause, last: usize, value: u32) -> bool {
    // `vader: 45`, `dochter Fem 17`.
    let colon = clause.word_back(1) == ":";
    let named = clause.back(1).is_some_and(|at| {
        clause.view.tokens[at].casing == Casing::Capital && clause.view.tokens[at].kind == Kind::Word
    });
    let word = clause.word_back(1 + usize::from(colon || named && !is_somebody(clause.word_back(1))));
    let child = matches!(
        word,
        "oudste"
            | "jongste"
            | "middelste"
            | "baby"
            | "peuter"
            | "kleuter"
            | "kleinzoon"
            | "kleindochter"
            | "zoon"
            | "dochter"
            | "zoontje"
            | "dochtertje"
            | "meisje"
            | "jongen"
    );
    let adult = matches!(
        word,
        "man"
            | "vrouw"
            | "moeder"
            | "vader"
            | "oma"
            | "opa"
            | "mevrouw"
            | "meneer"
            | "mw"
            | "dhr"
            | "partner"
            | "echtgenoot"
            | "echtgenote"
            | "broer"
            | "zus"
            | "ex"
            | "vriend"
            | "vriendin"
            | "client"
            | "cliente"
            | "tante"
            | "oom"
            | "beiden"
            | "beide"
            | "allebei"
    );
    let next = clause.ahead(last, 1).map_or(",", |at| clause.view.word(&clause.view.tokens[at]));
    let closed = matches!(next, "," | ";" | ")" | "/" | "|") || next == "." || next == "en" && child;
    // "met haar jongste drie": how many.
    let figures = clause.view.tokens[clause.index].kind == Kind::Number || clause.word_back(2) == "de";
    let figures = figures || named;
    let pronoun = colon && matches!(word, "hij" | "zij" | "ze" | "ik") && value > 3;
    if pronoun {
        return closed && clause.closes(last);
    }
    // "vader 41 kids 3 en 6".
    let many = value >= 15 && (is_several(next) || is_one(next));
    (many || closed && clause.closes(last)) && figures && (child || adult && value >= 15)
}

/// `63 om precies te zijn`.
fn precisely(clause: &Clause, last: usize) -> bool {
    clause.word_ahead(last, 1) == "om" && clause.word_ahead(last, 2) == "precies"
        || clause.word_back(1) == "precies" && matches!(clause.word_back(2), "," | "is" | "en") && clause.closes(last)
}

/// `hae weurt op 6 december eenentachtig`, `(wordt 31 oktober drie)`: the age behind the day of a birthday.
fn behind_birthday(clause: &Clause, last: usize) -> bool {
    let month = super::days::month_number(clause.word_back(1)).is_some();
    let verb = |at: usize| {
        among!(
            clause.view.lower_word(&clause.view.tokens[at]),
            "wordt" | "werd" | "word" | "worden" | "weurt" | "wurt" | "wurdt" | "turns"
        )
    };
    month && clause.any_back(8, verb) && clause.closes(last)
}

/// `Mevrouw Testkamp, Jo zeg maar, 88, woont`: between commas, with somebody before and a verb behind.
fn apart(clause: &Clause, last: usize, value: u32) -> bool {
    let figures = clause.view.tokens[clause.index].kind == Kind::Number;
    let verb = clause.word_ahead(last, 2);
    figures
        && value >= 10
        && clause.word_back(1) == ","
        && clause.word_ahead(last, 1) == ","
        && (vocabulary::verb(verb) || verb.len() > 3 && verb.ends_with('t'))
        && clause.any_back(9, |at| is_somebody(clause.view.lower_word(&clause.view.tokens[at])))
}

/// `Amper 17 en al schulden.`, `Nog maar 9, en al zo boos.`, `Met 16 al moeder.`: at the start of a sentence.
fn hardly(clause: &Clause, last: usize, value: u32) -> bool {
    let first = |back: usize| clause.back(back).is_some_and(|at| clause.view.tokens[at].sentence_start);
    let next = clause.word_ahead(last, 1);
    let small = matches!(clause.word_back(1), "amper" | "pas" | "nauwelijks" | "net") && first(1)
        || clause.word_back(1) == "maar" && clause.word_back(2) == "nog" && first(2)
        || clause.word_back(1) == "pas" && clause.word_back(2) == "nog" && first(2);
    let with = clause.word_back(1) == "met"
        && first(1)
        && value >= 10
        && matches!(next, "al" | "werd" | "kreeg" | "stond" | "moeder" | "vader");
    // "…, dus net 17.", "heeft de tachtig aangetikt".
    let so = clause.word_back(1) == "dus" || is_between(clause.word_back(1)) && clause.word_back(2) == "dus";
    let reached = clause.word_back(1) == "de" && value >= 20 && matches!(next, "aangetikt" | "bereikt" | "gehaald");
    // "Ze is 17, bijna 18."
    let soon = matches!(clause.word_back(1), "bijna" | "straks" | "inmiddels")
        && clause.word_back(2) == ","
        && clause.closes(last);
    if soon && (next.is_empty() || matches!(next, "." | "," | ")" | ";")) {
        return true;
    }
    small && matches!(next, "," | "en" | "." | "is" | "was" | "geworden")
        || with
        || reached
        || so && value > 2 && matches!(next, "." | "," | ")")
}

/// Numbers in a row, with commas and "en" between.
struct List {
    first: usize,
    last: usize,
    count: usize,
}

impl List {
    /// The row that a number stands in; none if it stands alone.
    fn around(clause: &Clause) -> Option<Self> {
        const LONGEST: usize = 9;
        let is_number = |at: usize| {
            let token = &clause.view.tokens[at];
            let word = clause.view.lower_word(token);
            match token.kind {
                Kind::Number => word.len() <= 2,
                Kind::Word => number_word(word).is_some_and(|v| v > 1),
                Kind::Punct => false,
            }
        };
        let joins = |at: usize| matches!(clause.view.lower_word(&clause.view.tokens[at]), "," | "en" | "&" | "/" | "+");
        let (mut first, mut last, mut count) = (clause.index, clause.index, 1);
        while let Some(joint) = clause.previous(first).filter(|at| joins(*at))
            && let Some(number) = clause.previous(joint).filter(|at| is_number(*at))
            && count < LONGEST
        {
            (first, count) = (number, count + 1);
        }
        while let Some(joint) = clause.ahead(last, 1).filter(|at| joins(*at))
            && let Some(number) = clause.ahead(joint, 1).filter(|at| is_number(*at))
            && count < LONGEST
        {
            (last, count) = (number, count + 1);
        }
        (count > 1).then_some(Self { first, last, count })
    }

    /// Whether several persons stand right before it: `de kinderen zijn drie, vijf en acht jaar`, `twee tieners, 14 en 17,`.
    fn is_of_ages(&self, clause: &Clause) -> bool {
        let before = Clause::at(clause.view, self.first);
        let mut back = 1;
        while back < 5
            && (is_between(before.word_back(back))
                || matches!(
                    before.word_back(back),
                    "zijn" | "van" | "," | ":" | "(" | "waren" | "worden" | "resp" | "respectievelijk"
                ))
        {
            back += 1;
        }
        // "kinderen 12, 9 en 2" by figures alone; "punten 3, 4 en 5" are of nobody.
        let figures = clause.view.tokens[self.first].kind == Kind::Number;
        let word = before.word_back(1);
        let children =
            back == 1 && figures && is_several(word) && !matches!(word, "gezin" | "ze" | "zij" | "beide" | "beiden");
        let aged = matches!(before.word_back(back), "leeftijd" | "leeftijden");
        let who = children || back > 1 && (aged || is_several(before.word_back(back)));
        // "ze zijn 3 en 4 keer gekomen", "kinderen, 2 en 3 uur lang".
        let unit = clause.word_ahead(self.last, 1);
        let of_years = matches!(unit, "jaar" | "jr" | "jaren");
        let pronoun = matches!(before.word_back(back), "ze" | "zij");
        let adult = !pronoun || before.word_back(1) != "van";
        who && adult && self.count <= 8 && (of_years || clause.closes(self.last)) && !is_counted(unit)
    }
}

/// `haar tachtigste verjaardag`, `zijn 50e verjaardag`, `in haar 83e levensjaar`: the ordinal.
pub(super) fn birthday(view: &View, index: usize) -> Option<Hit> {
    let token = &view.tokens[index];
    let range = token.range();
    let (end, next, value) = match token.kind {
        Kind::Number if range.len() <= 3 => {
            let ending = view
                .tokens
                .get(index + 1)
                .filter(|t| t.range().start == range.end && matches!(view.lower_word(t), "e" | "de" | "ste"))?;
            (ending.range().end, index + 2, view.lower_word(token).parse().ok()?)
        }
        Kind::Word if range.len() > 4 => (range.end, index + 1, super::days::ordinal(view.lower_word(token))?),
        _ => return None,
    };
    let feast =
        matches!(view.tokens.get(next).map_or("", |t| view.lower_word(t)), "verjaardag" | "levensjaar" | "kruisje");
    let whose = index.checked_sub(1).map_or("", |at| view.lower_word(&view.tokens[at]));
    let turned = matches!(whose, "zijn" | "haar" | "hun" | "mijn" | "z'n" | "m'n" | "d'r") && {
        let verb = (2..=7).filter_map(|back| index.checked_sub(back)).map(|at| view.lower_word(&view.tokens[at]));
        let next = view.tokens.get(next).map_or(".", |t| view.lower_word(t));
        verb.into_iter().any(|w| matches!(w, "vierde" | "viert" | "gevierd" | "vieren"))
            && (matches!(next, "." | "," | "!" | "?" | ")") || goes_on(next))
    };
    ((feast || turned) && (1u32..=109).contains(&value)).then_some((range.start..end, 0.85, "age-birthday"))
}

#[cfg(test)]
mod tests {
    use super::super::leeftijd::find;
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
