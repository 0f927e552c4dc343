//! Things: capitals that are part of a type, a place or a number, or name a ware, and nobody.

use super::days;
use super::person::Scored;
use crate::anonymise::among::among;
use crate::anonymise::listed::Listed;
use crate::anonymise::view::{Casing, Kind};
use crate::anonymise::vocabulary;
use crate::anonymise::words::Words;
use crate::dictionary::Tier;
use std::sync::LazyLock;

/// Whether the word at `at` names a thing by what it is tied to.
pub(super) fn is_thing(scored: &Scored, at: usize) -> bool {
    has_type(scored, at)
        || is_numbered(scored, at)
        || is_half_of_place(scored, at)
        || is_beast(scored, at)
        || is_named_thing(scored, at)
        || is_eponym(scored, at)
        || is_model(scored, at)
        || is_coined(scored, at)
        || is_ware(scored, at)
        || is_old_town(scored, at)
        || is_before_noun(scored, at)
        || is_paper(scored, at)
        || is_landlord(scored, at)
        || is_season(scored, at)
        || greets_all(scored, at)
        || touches_number(scored, at)
}

/// "een Testsonite-tas", "de Testing-lift": a word that no list has as a name, tied to an ordinary one.
fn is_before_noun(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    words.capital(at)
        && !words.get(at).entry.listed_name()
        && words.is_sign(at + 1, "-")
        && words.touches_next(at)
        && words.touches_next(at + 1)
        && words.is_word(at + 2)
        && !words.capital(at + 2)
        && words.ordinary(at + 2)
        && !words.get(at + 2).entry.particle()
}

/// "in De Testwijksche Post", "de Testerse Courant": a newspaper by its town.
fn is_paper(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let paper = |t: usize| {
        words.capital(t)
            && among!(
                words.lower(t),
                "post" | "courant" | "bode" | "koerier" | "krant" | "nieuwsblad" | "dagblad" | "weekblad"
            )
    };
    let town = |t: usize| {
        words.capital(t)
            && (words.lower(t).ends_with("sche") || words.lower(t).ends_with("se"))
            && t.checked_sub(1).is_some_and(|a| among!(words.lower(a), "de" | "het"))
    };
    words.gap(at) == " " && town(at) && paper(at + 1) || at > 0 && words.gap(at - 1) == " " && paper(at) && town(at - 1)
}

/// "als Test Wonen belt": a housing corporation, unless it is the surname behind a title or a first name.
fn is_landlord(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let wonen = |t: usize| words.text(t) == "Wonen" && !words.token(t).sentence_start;
    let given = |t: usize| words.get(t).entry.first() == Tier::Any && words.get(t).entry.firm_first();
    words.capital(at) && !given(at) && words.gap(at) == " " && wonen(at + 1)
        || at > 0 && words.gap(at - 1) == " " && wonen(at) && words.capital(at - 1) && !given(at - 1)
}

/// "vóór de Zomer", "na de Kerst": a time of the year with a capital.
fn is_season(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    at >= 2
        && among!(words.lower(at), "zomer" | "winter" | "herfst" | "lente" | "kerst" | "vakantie" | "zomervakantie")
        && words.gap(at - 1) == " "
        && among!(words.lower(at - 1), "de" | "deze" | "komende" | "vorige")
        && among!(words.lower(at - 2), "voor" | "vóór" | "na" | "tot" | "tijdens" | "sinds" | "in")
        && !words.capital(at - 1)
        && !words.capital(at + 1)
}

/// "Lieve mensen van het team": everybody is greeted.
fn greets_all(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    words.lower(at) == "lieve"
        && words.token(at).sentence_start
        && words.gap(at) == " "
        && among!(
            words.lower(at + 1),
            "mensen"
                | "allemaal"
                | "allen"
                | "collega"
                | "collega's"
                | "collegae"
                | "team"
                | "dames"
                | "iedereen"
                | "buren"
        )
}

/// "Test20", "Studio4": letters and a number in one are no person's, unless a first name stands before it ("Kevin2004").
fn touches_number(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let given = words.get(at).entry.first() == Tier::Any && words.get(at).entry.firm_first();
    words.capital(at)
        && !given
        && words.touches_next(at)
        && words.token(at + 1).kind == Kind::Number
        && !(at > 0 && words.touches_next(at - 1))
        && !(words.touches_next(at + 1) && at + 2 < words.len() && words.is_word(at + 2))
}

/// "TestSign", "MijnTestdorp": a capital within a word makes a name of software or a company, unless a tussenvoegsel or a first name
/// stands before it ("DeVries", "AnneMarie").
fn is_coined(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let text = words.text(at);
    if words.token(at).casing != Casing::Mixed || !words.capital(at) || words.get(at).entry.listed_name() {
        return false;
    }
    let Some(hump) = text.char_indices().skip(1).find(|(_, c)| c.is_uppercase()).map(|(n, _)| n) else { return false };
    let (head, tail) = text.split_at(hump);
    let plain = |part: &str| part.len() >= 2 && part.chars().skip(1).all(char::is_lowercase);
    let entry = words.dictionary.look_up(&head.to_lowercase());
    let of_name =
        entry.particle() || entry.listed_name() && !entry.ordinary() || matches!(head, "Mc" | "Mac" | "Fitz" | "O");
    let addressed =
        scored.before(at).is_some_and(|b| b.direct() && (scored.address(b.at).is_some() || scored.relative(b.at)));
    plain(head) && tail.len() >= 3 && !of_name && !addressed
}

/// "een fles Testbier", "hij drinkt graag Testbier en Testwijn", "een lift van Testing": what is drunk, read or watched, or who made it.
/// A first name that is nothing else stays one: "leest Fatima voor".
fn is_ware(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let given = |t: usize| words.get(t).entry.first() == Tier::Any && words.get(t).entry.firm_first();
    if !words.capital(at) || words.token(at).sentence_start || given(at) {
        return false;
    }
    if is_opened_ware(scored, at) {
        return true;
    }
    let Some(mut lead) = before_row(scored, at) else { return false };
    let maker = words.lower(lead) == "van" && lead > 0 && is(lead - 1, words, Says::Appliance);
    if maker && words.gap(lead - 1) == " "
        || words.lower(lead) == "van" && lead > 0 && is_liked(words.lower(lead - 1))
        || is(lead, words, Says::Container)
        || among!(words.lower(lead), "merk" | "model" | "type")
    {
        return true;
    }
    let heard = words.lower(lead) == "naar"
        && lead > 0
        && among!(words.lower(lead - 1), "luistert" | "luisteren" | "luisterde");
    for _ in 0..2 {
        if lead > 0 && is(lead, words, Says::Meanwhile) {
            lead -= 1;
        }
    }
    let verb = if heard { lead - 1 } else { lead };
    let subject = verb.checked_sub(1).is_some_and(|t| {
        among!(
            words.lower(t),
            "hij" | "zij" | "ze" | "ik" | "we" | "wij" | "die" | "wie" | "mevrouw" | "meneer" | "moeder" | "vader"
        ) || words.get(t).entry.kinship()
    });
    (heard || is(verb, words, Says::Consumes)) && subject
}

/// "fan van De Testers", "een concert van Testband": before who is heard and seen, and known to all.
fn is_liked(word: &str) -> bool {
    among!(
        word,
        "fan" | "fans" | "supporter" | "supporters" | "concert" | "concerten" | "albums" | "platen" | "aanhanger"
    )
}

/// "de zalf (Testobet)": alone in brackets behind what holds it.
fn is_opened_ware(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    at >= 2 && words.is_sign(at - 1, "(") && words.is_sign(at + 1, ")") && is(at - 2, words, Says::Container)
}

/// The word before a row of capitals that ends at a token ("… Testbier, Testwijn en Testrum").
fn before_row(scored: &Scored, at: usize) -> Option<usize> {
    /// A row is no longer, in tokens.
    const MOST: usize = 12;
    let words = scored.words;
    let mut first = at;
    while at - first < MOST {
        let joint = |t: usize| matches!(words.text(t), "," | "en" | "of" | "&" | "-");
        if first > 0 && words.capital(first - 1) && words.is_word(first - 1) && !words.token(first).sentence_start {
            first -= 1;
        } else if first > 1 && joint(first - 1) && words.capital(first - 2) {
            first -= 2;
        } else {
            break;
        }
    }
    let lead = first.checked_sub(1).filter(|&t| words.is_word(t) && words.gap(t) == " ")?;
    (words.token(lead).sentence == words.token(at).sentence).then_some(lead)
}

/// "'s-Testenberg": the old genitive before a dash opens the name of a town; "van 's-Testenberg" may be a surname.
fn is_old_town(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let town = at >= 3
        && words.capital(at)
        && words.is_sign(at - 1, "-")
        && words.lower(at - 2) == "s"
        && words.is_sign(at - 3, "'")
        && (at - 3..at).all(|t| words.touches_next(t));
    town && at.checked_sub(4).is_none_or(|t| words.lower(t) != "van")
}

const LIST: &str = include_str!("../../../dictionaries/thing-words.tsv");

/// Kinds of the list, in the order of [`Says`].
const KINDS: &[&str] = &["container", "consumes", "meanwhile", "appliance"];

/// What a word says of a capital behind it.
#[derive(Clone, Copy)]
enum Says {
    /// It holds a ware.
    Container,
    /// It is done with things.
    Consumes,
    /// It stands between such a verb and the thing.
    Meanwhile,
    /// It is called by its maker.
    Appliance,
}

static WORDS: LazyLock<Listed> = LazyLock::new(|| Listed::read(LIST, KINDS));

fn is(at: usize, words: &Words, says: Says) -> bool {
    WORDS.is(words.lower(at), says as usize)
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
    if !words.capital(at) {
        return false;
    }
    let article = at.checked_sub(1).filter(|&t| words.capital(t) && vocabulary::article(words.lower(t)));
    let before = scored.before(article.unwrap_or(at));
    let Some(verb) = before.filter(|b| b.direct() || b.opened).map(|b| b.at) else { return false };
    let subject = verb.checked_sub(1).filter(|&t| words.gap(t) == " " && vocabulary::calls(words.lower(verb)));
    subject.is_some_and(|t| {
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
        // "loopt bij ons sinds jan (LVB)": nothing goes on behind it.
        || among!(words.lower(prev), "sinds" | "vanaf") && !words.capital(at) && !words.is_word(at + 1)
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
        && (words.lower(at - 2) == "syndroom"
            || !(words.get(at).entry.first() == Tier::Any && words.get(at).entry.firm_first()))
}

/// "hond Bello", "de kat Minoes".
fn is_beast(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    // "een hond die Bram heet".
    let called = at >= 2
        && words.lower(at - 1) == "die"
        && vocabulary::beast(words.lower(at - 2))
        && among!(words.lower(at + 1), "heet" | "heette");
    called
        || words.capital(at)
            && (scored.before(at).is_some_and(|b| b.direct() && !b.stop && vocabulary::beast(words.lower(b.at)))
                || is_of_beasts(scored, at))
}

/// "haar cavia's, Pluis en Tester, zijn weg", "de honden (Tester en Pluis)": a row behind several of them.
fn is_of_beasts(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let mut first = at;
    while first >= 2 && matches!(words.text(first - 1), "," | "en") && words.capital(first - 2) {
        first -= 2;
    }
    let Some(sign) = first.checked_sub(1).filter(|&t| matches!(words.text(t), "," | "(" | ":")) else { return false };
    let plural = |word: &str| word.ends_with('s') || word.ends_with("en");
    sign > 0 && plural(words.lower(sign - 1)) && vocabulary::beast(words.lower(sign - 1))
}

/// "een Sterling S425", "de Galaxy A52": letters and a number that touch name a type; one that goes on (`Z26.01234`) is of a file.
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
        && !(words.touches_next(code + 1) && words.token(code + 3).kind == Kind::Number && words.touches_next(code + 2))
        && words.get(at).entry.first() != Tier::Any
}

/// "Pat.nr", "cl.nr".
fn is_numbered(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    words.is_sign(at + 1, ".")
        && words.touches_next(at)
        && words.touches_next(at + 1)
        && among!(words.lower(at + 2), "nr" | "nrs" | "no" | "num" | "nummer" | "kaart")
        || is_counted(scored, at)
}

/// "klas 3", "groep 7": in small letters what has a number is no first name.
pub(super) fn is_counted(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    words.token(at).casing == Casing::Lower
        && vocabulary::numbered(words.lower(at))
        && words.gap(at) == " "
        && words.token(at + 1).kind == Kind::Number
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
            "Zij is leerling van klas 3 van het college.",
            "Zij heeft een hond die Bram heet en een kat.",
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
            "Haar konijnen, Pluis en Dirk, eten goed. De honden (Max en Bram) ook.",
            "Zijn konijnen zijn ziek, [[PERSOON#1|Dirk]] en [[PERSOON#2|Bram]] niet.",
            "Het stond in De Kwelderwijksche Post.",
            "De brief kwam van Thuus Wonen.",
            "Hij is fan van Gorp Hesselt, dat weet ieder. Hij is de zoon van [[PERSOON#1|Wytske Terpstra]].",
            "Het moet vóór de Zomer klaar zijn, niet na de Winter.",
            "Mevrouw [[PERSOON#1|de Zomer]] belde.",
            "Lieve mensen, ik heb een vraag.",
            "Haar dochter [[PERSOON#1|Lieve]] is ziek.",
            "De zalf (Dermobet) helpt niet, de zoon ([[PERSOON#1|Bram]]) wel.",
            "Zijn hond Bello blaft, de poes Minoes niet.",
            "Mevrouw [[PERSOON#1|Nieuw-Verhulst]] en mevrouw [[PERSOON#2|Karadag]] belden.",
        ] {
            check(text);
        }
    }
}
