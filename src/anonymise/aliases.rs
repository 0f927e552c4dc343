//! Aliases: pairs of mentions that the text itself says are one person: "Jakub, iedereen zegt Kuba", "Selam heet voluit Selam
//! Tesfay", "wordt door allen Mbah Ti genoemd".

use super::among::among;
use super::recognise::name::Name;
use super::recognise::person::Scored;
use super::vocabulary;
use crate::dictionary::Gender;

/// So many tokens on a name may say how somebody is called in another sentence than the one that names them.
const NEAR: usize = 12;
/// So many where a pronoun or a bare form of address points back.
const FAR: usize = 60;

/// Pairs of mentions that the text says are one: the later, the earlier.
pub(super) fn aliases(scored: &Scored, names: &[Name]) -> Vec<(usize, usize)> {
    (1..names.len()).filter_map(|at| Some((at, earlier(scored, names, at)?))).collect()
}

/// The earlier mention of whoever the mention at `at` is said to be.
fn earlier(scored: &Scored, names: &[Name], at: usize) -> Option<usize> {
    let (name, last) = (&names[at], &names[at - 1]);
    if is_maiden(scored, name, last) {
        return Some(at - 1);
    }
    let calls = calls(scored, name, last);
    if calls == Calls::No {
        return None;
    }
    let apart = |other: &Name| {
        !name.surname.is_empty() && !other.surname.is_empty() && !name.surname.iter().any(|s| other.surname.contains(s))
    };
    let so = called_so(scored, name).filter(|_| calls == Calls::Says);
    if let Some(gender) = so.or_else(|| subject(scored, name)).filter(|_| calls == Calls::Says) {
        let mut back = (0..at).rev().take_while(|&n| name.first.saturating_sub(names[n].last) <= FAR);
        let whom = back.find(|&n| names[n].gender == gender && !names[n].placed && !apart(&names[n]));
        if whom.is_some() || so.is_some() {
            return whom;
        }
    }
    let words = scored.words;
    let one_sentence = words.token(name.first).sentence == words.token(last.last).sentence;
    let near = name.first.saturating_sub(last.last) <= NEAR
        && words.token(name.first).line.abs_diff(words.token(last.last).line) <= 2;
    let genders = name.gender == Gender::Unknown || last.gender == Gender::Unknown || name.gender == last.gender;
    ((near || one_sentence && calls == Calls::Says) && !apart(last) && (genders || calls == Calls::Surely))
        .then_some(at - 1)
}

/// "Mevrouw Testman, geboren Smit", "Testman (geb. Smit)", "van zichzelf Smit".
fn is_maiden(scored: &Scored, name: &Name, last: &Name) -> bool {
    let words = scored.words;
    let before = scored.before(name.first).filter(|b| !b.apart && !b.break_);
    let born = before.is_some_and(|b| {
        among!(words.lower(b.at), "geboren" | "geb" | "meisjesnaam")
            || words.lower(b.at) == "zichzelf" && words.lower(b.at - 1) == "van"
    });
    let away = name.first.saturating_sub(last.last);
    // "Jasmin geb. Smit": the first name alone right before it.
    let one = name.given.is_empty() || name.surname.is_empty();
    born && one && (!last.surname.is_empty() && away <= 5 || away <= 3)
}

/// How the words around a mention say that it is another name of somebody.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Calls {
    No,
    /// "genoemd", "bekend als": of whom the sentence speaks.
    Says,
    /// By its place right behind the other: in brackets, behind "alias", in the next field of a form.
    Surely,
}

fn calls(scored: &Scored, name: &Name, last: &Name) -> Calls {
    let words = scored.words;
    // "iedereen zegt oom Do", "bekend es d'r Roeje": what leads to the name counts.
    let kin = |at: usize| words.get(at).entry.kinship() || vocabulary::honorific(words.lower(at)).is_some();
    let mut start = name.first;
    let mut led = false;
    while let Some(b) = scored.before(start).filter(|b| b.direct() || b.opened) {
        let lower = words.lower(b.at);
        let article = matches!(lower, "de" | "d" | "r" | "t" | "het" | "'t" | "een" | "meneer" | "mevrouw");
        if !article && !kin(b.at) {
            break;
        }
        led |= kin(b.at);
        start = b.at;
    }
    let before = scored.before(start);
    let word = |back: usize| before.and_then(|b| b.at.checked_sub(back)).map_or("", |at| words.lower(at));
    let (first, second) = (word(0), word(1));
    let behind = words.lower(name.last + 1);
    // "contact met een jongen die zich Mark noemt": somebody else than whoever was named before.
    if first == "zich" && second == "die" && before.is_some_and(|b| last.last + 3 < b.at) {
        return Calls::No;
    }
    let told =
        among!(first, "bijnaam" | "genoemd" | "noemt" | "noemen" | "noemde" | "noemden" | "genaamd" | "noemnaam")
            || among!(first, "zegt" | "zeggen" | "zei") && before.is_some_and(|b| scored.everybody_says(b.at) || led)
            || matches!(first, "als" | "es")
                && (1..=4).any(|back| {
                    among!(
                        word(back),
                        "bekend"
                            | "kent"
                            | "kennen"
                            | "kende"
                            | "kenden"
                            | "aangesproken"
                            | "ingeschreven"
                            | "geregistreerd"
                    )
                })
            || among!(first, "haar" | "hem" | "zich" | "zichzelf") && vocabulary::naming(second) && second != "zegt"
            || among!(first, "hier" | "nu" | "tegenwoordig" | "liever")
                && among!(second, "haar" | "hem" | "zich" | "zichzelf")
                && vocabulary::naming(word(2))
            || among!(first, "zij" | "hij" | "ze") && among!(second, "is" | "heet" | "heette")
            || first == "echte" && word(2) == "is"
            || words.is_word(name.last + 1) && among!(behind, "genoemd" | "geheten" | "noemt" | "noemen")
            || behind == "zeg" && words.lower(name.last + 2) == "maar"
            || called_so(scored, name).is_some() && !led && !kinship_before(scored, name);
    let full = among!(first, "voluit" | "eigenlijk" | "officieel") && among!(second, "heet" | "heette")
        || among!(first, "heet" | "heette")
            && (among!(second, "hij" | "ze" | "zij") || second == "zelf" && last.last + 3 >= start)
        || first == "naam" && among!(second, "echte" | "eigen" | "officiële" | "volle");
    // "mevrouw Yohannes van nummer 90 (de buurvrouw, Saba)".
    let apposition = last.given.is_empty()
        && before.is_some_and(|b| {
            let opens = |back: usize| b.at.checked_sub(back).is_some_and(|t| words.is_sign(t, "("));
            b.comma && kin(b.at) && (opens(1) || matches!(second, "de" | "een") && opens(2))
        })
        && words.is_sign(name.last + 1, ")");
    if apposition {
        return Calls::Surely;
    }
    // Behind a word of family somebody else stands, unless people say so.
    if !told && (led || kinship_before(scored, name)) {
        return Calls::No;
    }
    let same_letter = name.given.first().and_then(|g| g.chars().next()) == last.initials.chars().next();
    let bracketed = words.is_sign(last.last + 1, "(")
        && name.first == last.last + 2
        && (words.is_sign(name.last + 1, ")") || among!(behind, "voor" | "in" | "genoemd" | "geheten"))
        || name.first > 0 && words.is_sign(name.first - 1, "(") && last.elder.is_some() && name.first <= last.last + 4;
    // "Kuba, zoals iedereen hem noemt"; not "Sasja, zoals iedereen Oleksandr noemt".
    let zoals = behind == "zoals" || words.is_sign(name.last + 1, ",") && words.lower(name.last + 2) == "zoals";
    let surely = among!(first, "roepnaam" | "alias" | "bijgenaamd" | "aka" | "voorl")
        // "zeg maar Jo", "noem me maar Jo"; not "goed maar Ciska".
        || first == "maar" && (1..=3).any(|back| among!(word(back), "zeg" | "zegt" | "zeggen" | "noem" | "noemt" | "noemen"))
        || matches!(first, "voornaam" | "roepnaam") && last.given.is_empty()
        || among!(first, "achternaam" | "meisjesnaam" | "geboortenaam")
            && last.surname.is_empty()
            && name.first <= last.last + 4
        || words.is_sign(last.last + 1, "=") && name.first == last.last + 2
        || fields_of_one(scored, name, last)
        || zoals && (3..=5).any(|far| among!(words.lower(name.last + far), "hem" | "haar" | "hij" | "ze" | "zij" | "zich"))
        || first == "van" && among!(second, "roepnaam" | "bijnaam" | "koosnaam" | "afkorting")
        || bracketed && (same_letter || last.given.is_empty())
        // "Joke (Testman)".
        || words.is_sign(last.last + 1, "(")
            && name.first == last.last + 2
            && name.given.is_empty()
            && name.initials.is_empty()
            && last.surname.is_empty()
            && last.initials.is_empty()
        // "Oma Bep (mw. Testuri)": who is called by the first name and by the surname.
        || words.is_sign(last.last + 1, "(")
            && words.is_sign(name.last + 1, ")")
            && name.titled
            && name.given.is_empty()
            && last.surname.is_empty()
            && name.first <= last.last + 4
        // "Namens mevrouw Goossens. Zij (Irma) durft niet".
        || name.first > 1
            && words.is_sign(name.first - 1, "(")
            && words.is_sign(name.last + 1, ")")
            && among!(words.lower(name.first - 2), "zij" | "ze" | "hij" | "haar" | "hem")
            && last.given.is_empty()
        // "Nabil (\"Abu Karim\")".
        || words.is_sign(last.last + 1, "(") && words.is_sign(last.last + 2, "\"") && name.first == last.last + 3
        // "Sasja, zoals iedereen Oleksandr noemt".
        || second == "zoals" && among!(first, "iedereen" | "men" | "we" | "wij" | "ze" | "zij") && vocabulary::calls(behind)
        // "Mena, Filomena heet ze officieel".
        || vocabulary::calls(behind)
            && among!(words.lower(name.last + 2), "ze" | "zij" | "hij")
            && among!(words.lower(name.last + 3), "officieel" | "voluit" | "eigenlijk" | "echt");
    match (surely || full, told) {
        (true, _) => Calls::Surely,
        (_, true) => Calls::Says,
        _ => Calls::No,
    }
}

/// A word of family stands right before the mention.
fn kinship_before(scored: &Scored, name: &Name) -> bool {
    scored.before(name.first).is_some_and(|b| scored.words.get(b.at).entry.kinship() && b.direct())
}

/// The gender of whom the sentence speaks, where a pronoun or a bare form of address says it before the name: "Mevrouw wordt … genoemd".
fn subject(scored: &Scored, name: &Name) -> Option<Gender> {
    let words = scored.words;
    let sentence = words.token(name.first).sentence;
    let start = (0..name.first).rev().take(24).take_while(|&t| words.token(t).sentence == sentence).last()?;
    (start..name.first).find_map(|t| match words.lower(t) {
        "zij" | "ze" => Some(Gender::Female),
        "hij" => Some(Gender::Male),
        "mevrouw" if !words.capital(t + 1) => Some(Gender::Female),
        "meneer" if !words.capital(t + 1) => Some(Gender::Male),
        _ => None,
    })
}

/// "Bodja, zo noemt ze hem": the gender of whom it is said behind the mention.
fn called_so(scored: &Scored, name: &Name) -> Option<Gender> {
    let words = scored.words;
    let so = name.last + 1 + usize::from(words.is_sign(name.last + 1, ","));
    if words.lower(so) != "zo" || !vocabulary::calls(words.lower(so + 1)) {
        return None;
    }
    (so + 2..so + 5).find_map(|t| match words.lower(t) {
        "hem" => Some(Gender::Male),
        "haar" => Some(Gender::Female),
        _ => None,
    })
}

/// "Achternaam: Haddad" and "Voornaam ...... Rima" right below it: fields of a form that ask for parts of one name.
fn fields_of_one(scored: &Scored, name: &Name, last: &Name) -> bool {
    let (first, second) = (label(scored, last), label(scored, name));
    let near = scored.words.token(name.first).line.abs_diff(scored.words.token(last.last).line) <= 2;
    near && part_of_form(second)
        && (part_of_form(first)
            || last.given.is_empty() && among!(first, "naam" | "client" | "cliënt") && second != "achternaam")
}

/// The label of a form before a mention, dots or a colon between.
fn label<'a>(scored: &'a Scored, name: &Name) -> &'a str {
    let words = scored.words;
    let signs = (0..name.first).rev().take(16).take_while(|&t| !words.is_word(t));
    let start = signs.last().unwrap_or(name.first);
    start.checked_sub(1).map_or("", |at| words.lower(at))
}

/// A label of a form that asks for a part of one name.
fn part_of_form(label: &str) -> bool {
    among!(
        label,
        "achternaam"
            | "geboortenaam"
            | "meisjesnaam"
            | "voornaam"
            | "voornamen"
            | "roepnaam"
            | "voorletters"
            | "initialen"
    )
}
