//! Where the name of a street begins: back over the words that belong to it.

use super::ending::near;
use super::{WHERE, at_home, street, words};
use crate::anonymise::among::among;
use crate::anonymise::candidate::Context;
use crate::anonymise::recognise::age_words;
use crate::anonymise::view::{Casing, Kind, Token, View};
use crate::dictionary::key;

/// Where the name of a street begins: back over the capitals before its last word (`Prins Bernhardstraat`).
pub(super) fn street_start(context: &Context, index: usize, capital: bool, numbered: bool) -> usize {
    let view = context.view;
    let mut start = view.tokens[index].range().start;
    if !capital {
        return at_home::lower_start(context, index);
    }
    let line = view.tokens[index].line;
    let (mut linked, mut next) = (false, start);
    for token in view.tokens[..index].iter().rev().take(8) {
        let range = token.range();
        let gap = next - range.end;
        let word = view.lower_word(token);
        // `Burgemeester` / `> Testsingel 12`: the mark of a quotation is no part of the name.
        if word == ">" && gap <= 1 {
            next = range.start;
            continue;
        }
        // A cell of a table ends the name.
        let belongs = gap <= 1
            && !view.lower[range.end..next].contains('\t')
            && (token.line == line
                || linked
                || token.casing == Casing::Capital
                    && (street::opens(word) && word.len() > 3 && !bears_particle(view, token)
                        || word.len() > 6 && word.ends_with("se")))
            && match token.kind {
                Kind::Word => {
                    let titled = || {
                        let stop = view.lower[..range.start].strip_suffix(". ").unwrap_or("");
                        at_home::is_title(stop.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or(""))
                    };
                    let leads_in = token.sentence_start
                        && !street::opens(word)
                        && WHERE.is_match(&format!("{word} "))
                        && !titled();
                    let is_other = leads_in || words::is(word, words::NO_PART) || age_words::is_person_word(word);
                    // `in De Wilgenhof 3`: an article with a capital is part of the name.
                    let article = matches!(token.casing, Casing::Capital)
                        && !token.sentence_start
                        && matches!(word, "de" | "het" | "den");
                    // `wonende Van Testersonlaan 33`
                    let article = article
                        || numbered && word == "van" && token.casing == Casing::Capital && !token.sentence_start;
                    let named =
                        matches!(token.casing, Casing::Capital | Casing::Upper | Casing::Mixed) && !is_other || article;
                    let linking = among!(
                        word,
                        "van" | "de" | "der" | "den" | "ter" | "ten" | "in" | "op" | "te" | "'t" | "het" | "en"
                    ) && (opens_before(view, token)
                        || numbered && links(context, token)
                        || named_after(context, token, index));
                    // Over the end of a line a name goes on only by such a word: `Bosch` / `en Hoven 22`.
                    // `Van 't Testersstraat`
                    let linking = linking || word == "t" && view.text()[..range.start].ends_with("Van '");
                    linked = linking;
                    named || linking
                }
                // `Tjibbe Testhout - Testweg 12`: between blanks a dash parts two things.
                Kind::Punct => matches!(word, "." | "'") && gap <= 1 || word == "-" && gap == 0,
                Kind::Number => false,
            };
        if !belongs {
            break;
        }
        (start, next) = (range.start, range.start);
    }
    // A joint or stop can't begin a street.
    let joints = view.lower[start..].bytes().take_while(|b| matches!(b, b'-' | b'.' | b' ' | b'\'')).count();
    let start = (start + joints).min(view.tokens[index].range().start);
    // `1e Teststraat`: the figure goes with the name.
    let ordinal =
        ["1e ", "2e ", "3e ", "4e ", "1ste ", "2de ", "3de "].iter().find(|o| view.lower[..start].ends_with(**o));
    let start = start - ordinal.map_or(0, |o| o.len());
    if numbered { at_home::article_before(view, start) } else { start }
}

/// `Arie de Graaf` at the end of a line: behind a first name and a tussenvoegsel a surname ends, and no street begins.
fn bears_particle(view: &View, token: &Token) -> bool {
    let at = view.token_at(token.range().start);
    let Some([given, particle]) = at.checked_sub(2).map(|from| [&view.tokens[from], &view.tokens[from + 1]]) else {
        return false;
    };
    let tied = near(given, particle) && near(particle, token);
    let named = given.kind == Kind::Word && given.casing == Casing::Capital;
    tied && named && among!(view.lower_word(particle), "de" | "van" | "der" | "den" | "ter" | "ten" | "vd")
}

/// A linking word within a name: the word before it has a capital and opens streets (`Laan van …`, `Hof ter …`).
fn opens_before(view: &View, token: &Token) -> bool {
    let index = view.token_at(token.range().start);
    let before = index.checked_sub(1).map(|i| &view.tokens[i]);
    before.is_some_and(|b| {
        b.kind == Kind::Word
            && b.casing == Casing::Capital
            && near(b, token)
            && among!(
                view.lower_word(b),
                "laan"
                    | "hof"
                    | "hofje"
                    | "plein"
                    | "jan"
                    | "graaf"
                    | "hertog"
                    | "heer"
                    | "park"
                    | "weg"
                    | "op"
                    | "in"
                    | "aan"
                    | "achter"
                    | "over"
                    | "onder"
            )
    })
}

/// `de Johan de Wittstraat`: a first name before the article, and a street that is sure of its ending.
fn named_after(context: &Context, token: &Token, street: usize) -> bool {
    let view = context.view;
    let index = view.token_at(token.range().start);
    let Some(given) = index.checked_sub(1).map(|at| &view.tokens[at]) else { return false };
    let article = || index >= 2 && matches!(view.lower_word(&view.tokens[index - 2]), "de" | "het");
    let word = view.lower_word(token);
    given.casing == Casing::Capital
        && near(given, token)
        && (matches!(word, "de" | "der" | "den") || word == "van" && article())
        && !street::may_be_surname(view.lower_word(&view.tokens[street]))
        && context.dictionary.look_up(&key::fold(view.word(given))).first().listed()
}

/// `Ridder van Testweg 12`: with a number behind the street, a word with a capital before "van" is part of its name.
fn links(context: &Context, token: &Token) -> bool {
    let view = context.view;
    let index = view.token_at(token.range().start);
    // `A. van Teststraat 10`, `Gen. van Testlaan 3`: over the stop of an initial or a shortened title.
    let stop = |at: usize| {
        view.lower_word(&view.tokens[at]) == "."
            && at > 0
            && (view.tokens[at - 1].range().len() == 1 || at_home::is_title(view.lower_word(&view.tokens[at - 1])))
    };
    let Some(at) = index.checked_sub(1).and_then(|at| if stop(at) { at.checked_sub(1) } else { Some(at) }) else {
        return false;
    };
    let before = &view.tokens[at];
    let token_before = &view.tokens[index - 1];
    let word = view.lower_word(before);
    let named = matches!(before.casing, Casing::Capital) && before.kind == Kind::Word && near(token_before, token);
    // `in de Bosch en Hoven 22`: the article goes before both.
    let article = || index >= 2 && matches!(view.lower_word(&view.tokens[index - 2]), "de" | "het" | "van");
    named
        && (matches!(view.lower_word(token), "van" | "de" | "der" | "den" | "het")
            || view.lower_word(token) == "en" && article())
        && !words::is(word, words::NO_PART)
        && !age_words::is_person_word(word)
        && !(before.sentence_start && context.is_ordinary(word))
        && !somebody(context, at)
}

/// `mevrouw Annelies Testkamp van Dorpstraat 31`: the words with capitals that end here are somebody's name.
fn somebody(context: &Context, last: usize) -> bool {
    let view = context.view;
    let token = |at: usize| &view.tokens[at];
    let capital = |at: &usize| token(*at).kind == Kind::Word && matches!(token(*at).casing, Casing::Capital);
    // `Testkamp-Jansen`: with the dash of a double name.
    let touches = |at: usize| token(at).range().end == token(at + 1).range().start;
    let dash = |at: usize| view.lower_word(token(at)) == "-" && touches(at);
    let goes_on = |at: &usize| dash(*at) || capital(at) && (near(token(*at), token(*at + 1)) || dash(*at + 1));
    let first = (0..last).rev().take(5).take_while(goes_on).filter(capital).last().unwrap_or(last);
    let addressed = (first.saturating_sub(1)..last).any(|at| age_words::is_person_word(view.lower_word(token(at))));
    let given = || context.dictionary.look_up(&key::fold(view.word(token(first)))).first().listed();
    addressed || first < last && given()
}
