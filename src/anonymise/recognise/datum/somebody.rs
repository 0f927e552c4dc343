//! Who is of a year or a day: `hij is van '61`, `de tweeling, beiden van 3 mei 2015`, `zoon 2010`, `Esi (2019)`.

use super::words::{PAPER, THING, kinds_of};
use crate::anonymise::candidate::Context;
use crate::anonymise::recognise::age_words::{is_being, is_child, is_person_word, is_pronoun, is_several};
use crate::anonymise::view::{Casing, Kind, Token};
use crate::anonymise::vocabulary;
use crate::dictionary::keyed;

/// Nobody is born less than so many years ago and called a man or a mother.
const GROWN: i32 = 16;

/// How somebody stands before a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// A pronoun, or a word that says whose.
    Pronoun,
    /// One child, or several.
    Child,
    /// Another word for a person.
    Person,
    /// A first name, or a name behind a title.
    Name,
}

/// Who the token before `index` is.
pub(super) fn who(context: &Context, index: usize) -> Option<Who> {
    let view = context.view;
    let token = index.checked_sub(1).map(|at| &view.tokens[at]).filter(|t| t.kind == Kind::Word)?;
    let word = keyed(view.lower_word(token));
    if is_pronoun(&word) {
        return Some(Who::Pronoun);
    }
    if is_child(&word)
        || is_several(&word)
        || matches!(
            &*word,
            "kind" | "kindje" | "baby" | "tweeling" | "drieling" | "jongste" | "oudste" | "middelste" | "kleine"
        )
    {
        return Some(Who::Child);
    }
    if is_person_word(&word) {
        return Some(Who::Person);
    }
    let capital = matches!(token.casing, Casing::Capital | Casing::Upper | Casing::Mixed);
    let thing = kinds_of(&word) & (THING | PAPER) != 0;
    (capital && !thing && (is_given(context, token) || is_surname(context, index - 1))).then_some(Who::Name)
}

/// Whether a title, a first name or an initial stands before a word.
fn is_surname(context: &Context, at: usize) -> bool {
    let view = context.view;
    let stop = at.checked_sub(1).is_some_and(|before| view.lower_word(&view.tokens[before]) == ".");
    let Some(before) = at.checked_sub(1 + usize::from(stop)).map(|before| &view.tokens[before]) else { return false };
    let initial = stop && before.range().len() == 1 && before.casing == Casing::Capital;
    let given = !stop
        && before.casing == Casing::Capital
        && before.kind == Kind::Word
        && is_given(context, before)
        && !context.is_ordinary(view.lower_word(before));
    initial || given || vocabulary::address(view.lower_word(before)).is_some()
}

/// A first name that is no town.
fn is_given(context: &Context, token: &Token) -> bool {
    let entry = context.dictionary.look_up(&keyed(context.view.lower_word(token)));
    entry.first().listed() && (entry.firm_first() || !entry.place() && !entry.ordinary())
}

/// Whether somebody of that kind may be so many years old.
pub(super) fn fits(who: Who, years: Option<i32>) -> bool {
    who != Who::Person || years.is_none_or(|years| years >= GROWN)
}

/// `de mail van Tester`, `het bericht van mevrouw Tester`: whether what somebody sent stands before the name that ends at a token.
fn is_sent(context: &Context, name: usize) -> bool {
    /// What people send each other, by its ending.
    const SENT: &[&str] =
        &["mail", "mailtje", "brief", "bericht", "berichtje", "appje", "notitie", "rapport", "verslag"];
    let words = context.view.tokens[name.saturating_sub(6)..name].iter().map(|token| context.view.lower_word(token));
    let mut paper = false;
    // Of the words before, the nearest paper must lead to the name by its "van".
    for word in words {
        let sent = SENT.iter().any(|ending| word.ends_with(ending)) || kinds_of(word) & PAPER != 0;
        paper = sent || paper && !matches!(word, "." | "!" | "?" | ";");
    }
    paper
}

/// `hij is van`, `Fatima is zelf van`, `een zoon uit`, `beiden van`, before the token at `index`; `years` are how long ago.
pub(super) fn is_of(context: &Context, index: usize, years: Option<i32>) -> bool {
    let view = context.view;
    let word = |at: usize| view.lower_word(&view.tokens[at]);
    let Some(mut at) = index.checked_sub(1) else { return false };
    if !matches!(word(at), "van" | "uit") {
        return false;
    }
    let from = word(at) == "uit";
    let mut being = false;
    let mut several = false;
    while let Some(before) = at.checked_sub(1) {
        let part = word(before);
        several |= matches!(part, "allebei" | "beiden" | "beide");
        let filler = matches!(
            part,
            "ook" | "zelf" | "er" | "een" | "eentje" | "één" | "pas" | "nog" | "al" | "allebei" | "beiden" | "beide"
        );
        let verb = is_being(part) && !part.starts_with('w')
            || matches!(part, "was" | "waren" | "komt" | "kom" | "komen" | "bin");
        if !filler && !verb {
            break;
        }
        being |= verb;
        at = before;
    }
    if several {
        return true;
    }
    let opened = at.checked_sub(1).is_some_and(|before| matches!(word(before), "(" | ","));
    let who = if opened && !being { at.checked_sub(1).and_then(|comma| who(context, comma)) } else { who(context, at) };
    // `komt ze uit '61`: the verb before.
    let Some(who) = who else { return false };
    match who {
        // "volgens de BRP is hij van": the verb before.
        Who::Pronoun => being || at.checked_sub(2).is_some_and(|verb| is_being(word(verb))),
        // `Mien uit 1961` says nothing without a verb.
        // "de mail van Marieke van 3 mei 2026": of whom a letter is.
        Who::Name => {
            being || !from && years.is_none_or(|years| years > 0) && !(years.is_none() && is_sent(context, at))
        }
        Who::Child => true,
        Who::Person => being && !from || fits(who, years.or(Some(0))),
    }
}
