//! Ages by their ordinal: "op haar zeventiende", "zijn 50e verjaardag", "in haar 83e levensjaar".

use super::Hit;
use crate::anonymise::recognise::age_words::{goes_on, is_befallen};
use crate::anonymise::recognise::clause::Clause;
use crate::anonymise::recognise::{days, digits};
use crate::anonymise::view::{Kind, View};

/// `op haar zeventiende gevlucht`, `op zijn 17e`.
pub(super) fn on_birthday(view: &View, index: usize) -> Option<Hit> {
    let token = &view.tokens[index];
    let is_ordinal = match token.kind {
        Kind::Number => true,
        Kind::Word if token.range().len() > 4 => {
            view.lower_word(token).ends_with("ste") || view.lower_word(token).ends_with("de")
        }
        Kind::Word => false,
        Kind::Punct => false,
    };
    if !is_ordinal {
        return None;
    }
    let clause = Clause::at(view, index);
    let led = matches!(clause.word_back(1), "haar" | "zijn" | "z'n" | "zn" | "d'r" | "mijn" | "m'n" | "hun")
        && matches!(clause.word_back(2), "op" | "rond" | "sinds" | "vanaf" | "voor" | "na" | "tot");
    if !led {
        return None;
    }
    let range = token.range();
    let (end, value) = match token.kind {
        Kind::Number => {
            let ending = view
                .tokens
                .get(index + 1)
                .filter(|t| t.range().start == range.end && matches!(view.lower_word(t), "e" | "de" | "ste"))?;
            (ending.range().end, view.lower_word(token).parse().ok()?)
        }
        Kind::Word => {
            let word = view.lower_word(token);
            let stem = word.strip_suffix("ste").or_else(|| word.strip_suffix("de"))?;
            (range.end, digits::number_word(stem)?)
        }
        Kind::Punct => return None,
    };
    let counts = view.tokens.get(index + 1 + usize::from(token.kind == Kind::Number)).is_some_and(|t| {
        matches!(
            view.lower_word(t),
            "poging" | "keer" | "dag" | "etage" | "verdieping" | "plaats" | "baan" | "kind" | "gesprek" | "werkdag"
        )
    });
    // At eighteen and twenty-one the law changes for everybody: "tot haar 21e" is shown, "kwam op zijn achttiende" befell him.
    let behind = (1..=6).any(|count| is_befallen(clause.word_ahead(index, count)));
    let befell = || behind || clause.any_back(6, |at| is_befallen(view.lower_word(&view.tokens[at])));
    let of_law = matches!(value, 18 | 21) && !befell();
    let confidence = if of_law { 0.4 } else { 0.85 };
    ((4..=105u32).contains(&value) && !counts).then_some((range.start..end, confidence, "age-ordinal"))
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
        Kind::Word if range.len() > 4 => (range.end, index + 1, days::ordinal(view.lower_word(token))?),
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
