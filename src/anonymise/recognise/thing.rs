//! Things: capitals that are part of a type, a place or a number, and nobody.

use super::days;
use super::person::Scored;
use crate::anonymise::among::among;
use crate::anonymise::view::Kind;
use crate::anonymise::vocabulary;
use crate::dictionary::Tier;

/// Whether the word at `at` names a thing by what it is tied to.
pub(super) fn is_thing(scored: &Scored, at: usize) -> bool {
    has_type(scored, at)
        || is_numbered(scored, at)
        || is_half_of_place(scored, at)
        || is_beast(scored, at)
        || is_named_thing(scored, at)
        || is_eponym(scored, at)
        || is_model(scored, at)
}

/// "een Honda Jazz": what stands right behind a brand that nobody is called by.
fn is_model(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let Some(brand) = at.checked_sub(1).filter(|&t| words.gap(t) == " " && words.capital(at)) else { return false };
    let (entry, own) = (words.get(brand).entry, words.get(at).entry);
    let given = own.first() == Tier::Any && own.firm_first();
    !given && entry.brand() && words.capital(brand) && words.allowed(brand) && !entry.listed_name()
}

/// "de buurt heet Molenberg", "de poes heet Minoes".
pub(super) fn is_named_thing(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let article = at.checked_sub(1).filter(|&t| words.capital(t) && vocabulary::article(words.lower(t)));
    let before = scored.before(article.unwrap_or(at));
    let Some(verb) = before.filter(|b| b.direct() || b.opened).map(|b| b.at) else { return false };
    let subject = verb.checked_sub(1).filter(|&t| words.gap(t) == " " && vocabulary::calls(words.lower(verb)));
    words.capital(at)
        && subject.is_some_and(|t| {
            let marker = words.get(t).entry.marker() && !words.get(t).entry.kinship();
            marker || vocabulary::thing(words.lower(t)) || vocabulary::beast(words.lower(t))
        })
}

/// "maandag 10 Augustus", "in Juni en Juli": a month with a capital.
pub(super) fn is_month(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let month = |t: usize| days::month_number(words.lower(t)).is_some();
    let Some(prev) = at.checked_sub(1).filter(|&t| words.gap(t) == " " && month(at)) else { return false };
    words.token(prev).kind == Kind::Number
        || among!(words.lower(prev), "in" | "eind" | "begin" | "half" | "medio" | "per" | "maand")
        || among!(words.lower(prev), "en" | "of" | "tot" | "t/m") && prev > 0 && month(prev - 1)
}

/// "Mien man", "Us mem": a possessive of a dialect before a word of family.
pub(super) fn is_possessive(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let entry = words.get(at + 1).entry;
    among!(words.lower(at), "mien" | "dien" | "zien" | "mine" | "us" | "ós" | "mi")
        && words.gap(at) == " "
        && !words.capital(at + 1)
        && entry.kinship()
        && vocabulary::bears_name(words.lower(at + 1))
}

/// "de schaal van Gordon", "volgens de piramide van Maslow".
fn is_eponym(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    at >= 2
        && words.capital(at)
        && words.lower(at - 1) == "van"
        && words.gap(at - 1) == " "
        && words.gap(at - 2) == " "
        && vocabulary::eponym(words.lower(at - 2))
        && !(words.get(at).entry.first() == Tier::Any && words.get(at).entry.firm_first())
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
    use crate::anonymise::testing::check_names as check;

    #[test]
    fn types_numbers_and_halves_of_places_are_nobody() {
        for text in [
            "In Noord-Slotveld en Oud-Spalbeek is onrust.",
            "Hij kocht een Galaxy A52 en een Sterling D14.",
            "Pat.nr en cl.nr volgen. Zij rijdt in een Honda Jazz.",
            "Nu wonen ze in Ter Apel, eerst in Al Hoceima. Ter Apel is vol.",
            "In Juni en Juli is het stil, begin April komt het weer.",
            "Haar dochter [[PERSOON#1|April]] is ziek.",
            "Mien man zaet niks. Mien moder is krank.",
            "Vandaag belde [[PERSOON#1|Mien]] nog.",
            "Langs het Ganseneinde is onrust; wie woont aan Ganseneinde?",
            "De flat heet De Boog, de buurt heet Wolfsberg en de kat heet Floor.",
            "De dochter heet [[PERSOON#1|Floor]].",
            "Wij gebruiken de schaal van Borg en de methodiek van Vosburg. De methode van [[PERSOON#1|Anouk]] werkt niet.",
            "Het boek van [[PERSOON#1|Petra]] ligt er nog.",
            "Vandaag belde [[PERSOON#1|Pat Verhulst]] nog.",
            "Zijn hond Bello blaft, de poes Minoes niet.",
            "Mevrouw [[PERSOON#1|Nieuw-Verhulst]] en mevrouw [[PERSOON#2|Karadag]] belden.",
        ] {
            check(text);
        }
    }
}
