//! Things: capitals that are part of a type, a place or a number, and nobody.

use super::person::Scored;
use crate::anonymise::among::among;
use crate::anonymise::view::Kind;
use crate::anonymise::vocabulary;
use crate::dictionary::Tier;

/// Whether the word at `at` names a thing by what it is tied to.
pub(super) fn is_thing(scored: &Scored, at: usize) -> bool {
    has_type(scored, at) || is_numbered(scored, at) || is_half_of_place(scored, at) || is_beast(scored, at)
}

/// "hond Bello", "de kat Minoes".
fn is_beast(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    words.capital(at)
        && scored.before(at).is_some_and(|b| b.direct() && !b.stop && vocabulary::beast(words.lower(b.at)))
}

/// "een Sterling S425", "de Galaxy A52": letters and a number that touch name a type.
fn has_type(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let code = at + 1;
    words.capital(at)
        && words.gap(at) == " "
        && words.capital(code)
        && words.token(code).range().len() <= 2
        && words.touches_next(code)
        && code + 1 < words.len()
        && words.token(code + 1).kind == Kind::Number
        && words.get(at).entry.first() != Tier::Any
}

/// "Pat.nr", "cl.nr".
fn is_numbered(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    words.is_sign(at + 1, ".")
        && words.touches_next(at)
        && words.touches_next(at + 1)
        && among!(words.lower(at + 2), "nr" | "nrs" | "no" | "num" | "nummer" | "kaart")
}

/// "Noord-Hofland", "Oud-Caberg": part of a place.
fn is_half_of_place(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    at >= 2
        && words.is_sign(at - 1, "-")
        && words.touches_next(at - 1)
        && words.touches_next(at - 2)
        && among!(words.lower(at - 2), "noord" | "zuid" | "oost" | "west" | "nieuw" | "oud" | "midden")
        && words.capital(at - 2)
}

#[cfg(test)]
mod tests {
    use crate::anonymise::FindSettings;
    use crate::anonymise::testing::check_touched;
    use crate::model::{Category, Verdict};

    #[track_caller]
    fn check(marked: &str) {
        check_touched(marked, Category::Persoon, &FindSettings::default(), |f| f.verdict == Verdict::Redact);
    }

    #[test]
    fn types_numbers_and_halves_of_places_are_nobody() {
        for text in [
            "In Noord-Slotveld en Oud-Spalbeek is onrust.",
            "Hij kocht een Galaxy A52 en een Sterling D14.",
            "Pat.nr en cl.nr volgen.",
            "Vandaag belde [[PERSOON#1|Pat Verhulst]] nog.",
            "Zijn hond Bello blaft, de poes Minoes niet.",
            "Mevrouw [[PERSOON#1|Nieuw-Verhulst]] en mevrouw [[PERSOON#2|Karadag]] belden.",
        ] {
            check(text);
        }
    }
}
