//! Organisations as people speak of them: brands in any case ("werkt bij de lidl"), names in small letters beside a school, a sport
//! or work ("zit op de regenboog in groep 5", "voetbalt bij de valk"). What is only likely is shown, not taken out.

use super::organisation_words::{Told, is_of_work, tells};
use super::person::Scored;
use crate::anonymise::among::among;
use crate::anonymise::vocabulary;

/// First token, last token, confidence and what stands in its place.
type Hit = (usize, usize, f32, String);

fn is_work(word: &str) -> bool {
    is_of_work(word)
}

/// What a shop that somebody robs or may not enter has to do with them.
fn is_banned(word: &str) -> bool {
    among!(
        word,
        "betrapt" | "aangehouden" | "steelt" | "stal" | "gestolen" | "winkelverbod" | "winkelt" | "bedelt" | "hangt"
    )
}

fn is_sport(word: &str) -> bool {
    tells(word, Told::Play)
}

fn is_school(word: &str) -> bool {
    tells(word, Told::School)
}

/// The organisation that is spoken of from a token on.
pub(super) fn organisation(scored: &Scored, at: usize) -> Option<Hit> {
    brand(scored, at).or_else(|| small_school(scored, at)).or_else(|| in_small_letters(scored, at))
}

/// The preposition before a token, and before it an article if one stands there.
fn preposition<'a>(scored: &'a Scored, at: usize) -> Option<(usize, &'a str, bool)> {
    let words = scored.words;
    let article = at.checked_sub(1).is_some_and(|b| matches!(words.lower(b), "de" | "het" | "'t" | "den"));
    let before = at.checked_sub(1 + usize::from(article))?;
    let same = words.token(before).sentence == words.token(at).sentence;
    (same && words.is_word(before)).then(|| (before, words.lower(before), article))
}

/// Whether a word of this kind stands within the sentence, so many tokens before or behind.
fn near(scored: &Scored, at: usize, before: usize, after: usize, is: impl Fn(&str) -> bool) -> bool {
    let words = scored.words;
    let sentence = words.token(at).sentence;
    (at.saturating_sub(before)..(at + after + 1).min(words.len()))
        .any(|t| t != at && words.token(t).sentence == sentence && is(words.lower(t)))
}

/// "werkt bij de lidl", "heeft jaren bij Philips gewerkt", "in het magazijn van Zalando".
fn brand(scored: &Scored, at: usize) -> Option<Hit> {
    let words = scored.words;
    let word = words.get(at);
    if !(word.entry.brand() || word.cover.brand() && word.phrase > 1) {
        return None;
    }
    let length = usize::from(word.phrase).max(1);
    if let Some(hit) = employer(scored, at, length) {
        return Some(hit);
    }
    let (before, preposition, article) = preposition(scored, at)?;
    let leads = among!(preposition, "bij" | "voor" | "via" | "van" | "in" | "naar" | "at" | "for" | "bie" | "by")
        || preposition == "op" && !article && words.capital(at);
    // "bol" is a word of every day too: there the verb stands right before.
    let plain = words.ordinary(at) && !words.capital(at);
    let reach = if plain { 4 } else { 9 };
    let work = near(scored, before, reach, 6, is_work)
        || near(scored, before + 1, 2, 0, |w| tells(w, Told::InWork)) && preposition == "van";
    let thing = among!(words.lower(before.saturating_sub(1)), "auto" | "app" | "account");
    // "speelt in de D1 van Sparta": a club that has its name from a famous one.
    let plays = matches!(preposition, "bij" | "van" | "voor") && near(scored, at, 7, 4, is_sport);
    if plays && !work && words.capital(at) {
        return Some((at, at + length - 1, 0.45, "een vereniging".to_owned()));
    }
    // "zat op Vista niveau 2", "een opleiding aan de Hogeschool": a school that is widely known.
    let taught = matches!(preposition, "op" | "aan" | "bij" | "van") && near(scored, at, 8, 6, is_school);
    if taught && !work && words.capital(at) {
        return Some((at, at + length - 1, 0.7, "een opleiding".to_owned()));
    }
    // "hij hangt bij de McDonalds": where somebody is seen.
    // "zij stopt bij Albert Heijn".
    let leaves =
        near(scored, before, 2, 0, |w| among!(w, "stopt" | "gestopt" | "stopte" | "begint" | "begon" | "begonnen"));
    if leaves && !work && preposition == "bij" {
        return Some((at, at + length - 1, 0.45, "een werkgever".to_owned()));
    }
    let banned = near(scored, before, 4, length + 1, is_banned);
    if leads && !work && preposition == "bij" && (banned || article && words.capital(at)) {
        return Some((at, at + length - 1, if banned { 0.5 } else { 0.4 }, "een winkel".to_owned()));
    }
    (leads && work && !thing).then(|| (at, at + length - 1, 0.7, "een werkgever".to_owned()))
}

/// "een baan gevonden: Zalando", "ontslagen (Philips)", "sinds Philips hem liet gaan": an employer without a preposition.
fn employer(scored: &Scored, at: usize, length: usize) -> Option<Hit> {
    let words = scored.words;
    let before = at.checked_sub(1)?;
    // "Auto (voor het werk): Opel".
    let is_thing = |w: &str| {
        among!(w, "auto" | "bus" | "busje" | "app" | "account" | "merk" | "telefoon" | "scooter" | "fiets" | "wagen")
    };
    if near(scored, at, 7, 0, is_thing) {
        return None;
    }
    let behind_sign = [":", "("].iter().any(|sign| words.is_sign(before, sign)) && near(scored, before, 5, 0, is_work);
    let lets_go = words.capital(at)
        && !among!(words.lower(before), "een" | "zijn" | "haar" | "in" | "van" | "met" | "zo'n")
        && near(scored, at, 0, 9, |w| {
            among!(w, "ontslagen" | "ontsloeg" | "ontslaan" | "aangenomen" | "boventallig" | "ontslag")
        });
    let gone = words.capital(at)
        && (at + length..at + 8).any(|t| {
            among!(words.lower(t), "laten" | "liet")
                && words.token(t).sentence == words.token(at).sentence
                && (words.lower(t + 1) == "gaan" || words.lower(t + 2) == "gaan")
        });
    (behind_sign || lets_go || gone).then(|| (at, at + length - 1, 0.6, "een werkgever".to_owned()))
}

/// "op de regenboogschool", in small letters: a school whose first half is no kind of school.
fn small_school(scored: &Scored, at: usize) -> Option<Hit> {
    let words = scored.words;
    let lower = words.lower(at);
    let named = lower.len() > 9 && lower.ends_with("school") && !tells(lower, Told::PlainSchool) && !words.capital(at);
    let entry = words.get(at).entry;
    if !named || entry.ordinary() && entry.common() > 0 {
        return None;
    }
    let (_, preposition, article) = preposition(scored, at)?;
    (article && matches!(preposition, "op" | "van" | "naar" | "bij")).then(|| (at, at, 0.5, "een school".to_owned()))
}

/// "zit op de regenboog in groep 5", "voetbalt bij de valk", "stage bij kapsalonia".
fn in_small_letters(scored: &Scored, at: usize) -> Option<Hit> {
    let words = scored.words;
    let led = at.checked_sub(1).map_or("", |before| words.lower(before));
    // "op triangel in groep 7".
    let grouped =
        led == "op" && words.lower(at + 1) == "in" && matches!(words.lower(at + 2), "groep" | "klas" | "havo" | "vmbo");
    let lower = words.lower(at);
    let word = words.get(at);
    // "in 3 vmbo op trevianum": a word that no list has, where a school is spoken of.
    let unheard = led == "op"
        && lower.len() >= 5
        && !words.ordinary(at)
        && !word.entry.known()
        && !word.entry.listed_name()
        && !word.compound
        && near(scored, at, 7, 4, is_school);
    if !grouped && !unheard && !matches!(led, "de" | "het" | "t" | "den" | "bij" | "voor") {
        return None;
    }
    let odd =
        word.ours || word.partner || word.street || word.entry.kinship() || word.entry.role() || word.entry.title();
    if words.capital(at)
        || odd
        || words.allowed(at)
        || lower.len() < 3
        || tells(lower, Told::Anywhere)
        || vocabulary::verb(lower)
    {
        return None;
    }
    let (before, preposition, article) = preposition(scored, at)?;
    let sits = || {
        near(scored, before, 5, 0, |w| {
            among!(w, "zit" | "zat" | "zitten" | "zaten" | "gaat" | "ging" | "gaan" | "school" | "leerling")
        })
    };
    let closed = !words.is_word(at + 1)
        || among!(
            words.lower(at + 1),
            "in" | "en"
                | "maar"
                | "waar"
                | "met"
                | "als"
                | "omdat"
                | "want"
                | "dus"
                | "om"
                | "die"
                | "is"
                | "heeft"
                | "wordt"
                | "op"
                | "sinds"
                | "zegt"
                | "belt"
                | "voor"
                | "via"
                | "ook"
                | "nu"
                | "al"
                | "niet"
                | "gewerkt"
                | "zit"
                | "te"
        );
    if !closed {
        return None;
    }
    let last = at;
    let hit = |confidence: f32, kind: &str| Some((at, last, confidence, kind.to_owned()));
    let taught = || {
        let before = before.checked_sub(1).map_or("", |b| words.lower(b));
        matches!(
            before,
            "juf"
                | "meester"
                | "mentor"
                | "leerkracht"
                | "ib'er"
                | "directeur"
                | "leerlingen"
                | "directrice"
                | "docent"
        )
    };
    match preposition {
        "op" if grouped || unheard => hit(0.5, "een school"),
        // "de juf van de windwijzer", "gaat naar de klimboom, de juf".
        "van" if article && taught() => hit(0.5, "een school"),
        "naar" if article && sits() && near(scored, at, 8, 8, is_school) => hit(0.4, "een school"),
        "op" if article && sits() && near(scored, at, 8, 6, is_school) => {
            hit(if words.view.is_lower_at(at) { 0.6 } else { 0.45 }, "een school")
        }
        "bij" | "voor" if near(scored, before, 5, 0, is_sport) => {
            let sure = article || !words.ordinary(at) && !word.entry.listed_name();
            hit(if sure { 0.5 } else { 0.35 }, "een vereniging")
        }
        "bij" | "voor"
            if near(scored, before, 4, 0, is_work)
                && !words.ordinary(at)
                && !word.entry.listed_name()
                && !word.entry.place() =>
        {
            hit(0.5, "een werkgever")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::anonymise::settings::FindSettings;
    use crate::anonymise::testing::check_touched;
    use crate::model::Category;

    #[track_caller]
    fn check(marked: &str) {
        check_touched(marked, Category::Organisatie, &FindSettings::default(), |_| true);
    }

    #[test]
    fn names_of_every_day_are_found() {
        for line in [
            "hij werkt nu bij de [[ORGANISATIE|lidl]] en is moe",
            "opa heeft jaren bij [[ORGANISATIE|Philips]] gewerkt",
            "Hij staat in het magazijn van [[ORGANISATIE|Zalando]] en tilt.",
            "hij zit op de [[ORGANISATIE|regenboog]] in groep 5, zegt moeder",
            "ze zit op de [[ORGANISATIE|regenboogschool]] bij juf ilse",
            "hij voetbalt bij de [[ORGANISATIE|valk]] en traint twee keer",
            "Hij judoot bij [[ORGANISATIE|Kudosan]] elke week.",
            "Zij poetst bij [[ORGANISATIE|Strandhotel De Test]]; zwart.",
            "Hij is bij [[ORGANISATIE|Bandencentrale Testers]] van een ladder gevallen.",
            "Vader biljartte bij [[ORGANISATIE|BC Ons Testje]] in het dorp.",
            "u kent hem van [[ORGANISATIE|fanfare St. Testina]], en ook zo",
            "Hij zit in de kantine van [[ORGANISATIE|VV Testersberg]].",
            "Zij zingt in het [[ORGANISATIE|St. Testkoor]].",
            "Hij zit op [[ORGANISATIE|obs de vlinder]] in groep 3",
            "Dochter hockeyt bij [[ORGANISATIE|HC Groen-Wit]].",
            "hij rijdt op een wagen van [[ORGANISATIE|wiersma logistics]]",
            "stage bij [[ORGANISATIE|loonbedrijf testers]] ging mis",
            "Zij staat op de markt met haar kraam \"[[ORGANISATIE|Het Testje]]\".",
            "Zij is ziekgemeld door haar werkgever [[ORGANISATIE|Testtronic]].",
            "Hij is postbezorger bij [[ORGANISATIE|PostNL]].",
            "chauffeur bij [[ORGANISATIE|arriva]], nu ziek",
            "Hij werkt in ploegendienst op [[ORGANISATIE|Schiphol]].",
            "zit in 3 vmbo op [[ORGANISATIE|testinum]]",
            "Het zusje gaat naar de BSO van [[ORGANISATIE|Testkiekje]].",
            "Zij had vroeger [[ORGANISATIE|slijterij 't Testvaatje]] op de hoek.",
            "Hij begint bij [[ORGANISATIE|brasserie t Testhert]], mits hij een adres heeft.",
            "| School | [[ORGANISATIE|De Testbrug]] |",
            "Hij kreeg een winkelverbod bij [[ORGANISATIE|Kruidvat]].",
            "Hij heeft een baan gevonden: [[ORGANISATIE|Coolblue]], magazijn.",
            "Hij doet niveau 2 op het [[ORGANISATIE|mboTestland]].",
            "Moe is hij sinds [[ORGANISATIE|Philips]] hem heeft laten gaan.",
        ] {
            check(line);
        }
    }

    #[test]
    fn everyday_places_stay() {
        for line in [
            "zij zit op de bank en de juf belt",
            "hij zit op een andere school in groep 5",
            "hij werkt bij de voedselbank",
            "zij werkt bij haar oom in de zaak",
            "hij speelt bij de buren",
            "zij werkt bij nacht en ontij",
            "hij rijdt in een opel naar zijn werk",
            "zij zit op facebook onder werktijd",
            "hij zit op de grond in de klas",
            "Hij werkt in de zorg.",
            "De hulp stopt bij het begin van het jaar.",
            "Hij heeft een abonnement bij Ziggo.",
            "Werkgever wil hem terug, de bedrijfsarts nog niet.",
            "De werkgever is akkoord.",
            "hij zit op internet en op school gaat het slecht",
            "zij zegt 't Is genoeg zo.",
        ] {
            check(line);
        }
    }
}
