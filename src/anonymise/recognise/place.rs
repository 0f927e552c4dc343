//! Places: towns and villages other than those of the profile, as far as they are tied to a private person.

use crate::anonymise::among::among;
use crate::anonymise::candidate::Candidate;
use crate::anonymise::scorer::Shape;
use crate::anonymise::vocabulary;
use crate::anonymise::zones::Zone;
use crate::model::Category;

use super::person::Scored;

/// Adds the places of a mail.
pub(crate) fn find(scored: &Scored, found: &mut Vec<Candidate>) {
    let words = scored.words;
    let mut at = 0;
    while at < words.len() {
        let length = usize::from(words.get(at).phrase).max(1);
        if let Some(confidence) = place_at(scored, at, length) {
            let range = words.token(at).range().start..words.stem_range(at + length - 1).end;
            let abroad = !(words.get(at).entry.place_nl() || words.get(at).cover.place_nl());
            found.push(Candidate {
                span: words.view.original(range),
                category: Category::Plaats,
                confidence,
                rule: if confidence > 0.8 { "place" } else { "place-like" },
                generalised: Some(if abroad { "het buitenland" } else { "een andere plaats" }.to_owned()),
            });
            at += length;
        } else {
            at += 1;
        }
    }
}

/// How certain it is that a place begins here.
fn place_at(scored: &Scored, at: usize, length: usize) -> Option<f32> {
    let words = scored.words;
    let shape = scored.shapes[at]?;
    let word = words.get(at);
    if word.ours || word.street || !tied(scored, at) {
        return None;
    }
    let entry = if length > 1 { word.cover } else { word.entry };
    // No list has it as a place, and none is told by what stands around.
    if !entry.place() && !entry.place_world() && (shape != Shape::Middle || entry.known()) {
        return None;
    }
    let behind = scored.before(at);
    // "herkomst: Testburg".
    let labelled = at >= 2
        && words.is_sign(at - 1, ":")
        && among!(
            words.lower(at - 2),
            "herkomst" | "woonplaats" | "geboorteplaats" | "afkomstig" | "geboren" | "verblijfplaats"
        )
        || at >= 2 && words.is_sign(at - 1, ".") && among!(words.lower(at - 2), "pl" | "geb.pl" | "wpl" | "gebpl");
    let in_place = labelled
        || behind.is_some_and(|b| {
            b.direct() && (vocabulary::of_place(words.lower(b.at)) || is_settlement(words.lower(b.at)))
        });
    // "woont in Noord": a part of the town that the mail is about.
    if length == 1 && among!(words.lower(at), "noord" | "oost" | "zuid" | "west" | "centrum" | "binnenstad") {
        return None;
    }
    let behind_postcode = at >= 2
        && words.token(at - 1).range().len() == 2
        && words.capital(at - 1)
        && words.token(at - 2).range().len() == 4
        && words.text(at - 2).bytes().all(|b| b.is_ascii_digit());
    let capital = !matches!(shape, Shape::Lower | Shape::LowerMail) && (shape != Shape::Blind || !words.ordinary(at));
    let allowed = words.allowed(at) && !entry.place_nl() || entry.country() || entry.nationality();
    let named = entry.first().listed() || entry.surname().listed() || words.ordinary(at);
    // "geboren te Ambon": an island or town that a list has among the countries.
    let within = behind.is_some_and(|b| b.direct() && among!(words.lower(b.at), "te" | "op"));
    let born = || {
        (1..=4).any(|back| {
            at.checked_sub(back).is_some_and(|t| among!(words.lower(t), "geboren" | "woont" | "woonde" | "opgegroeid"))
        })
    };
    if entry.country() && entry.place() && within && (capital || born() || shape == Shape::LowerMail) {
        return Some(0.6);
    }
    // "op bonaire": an island that is a country by itself, where somebody comes from or lives.
    if entry.country() && within && words.lower(at - 1) == "op" && (capital || shape == Shape::LowerMail) && born() {
        return Some(0.45);
    }
    if allowed {
        return None;
    }
    // "waarschijnlijk Luik": a word of every day is none with a capital within a sentence.
    let only_word = words.ordinary(at) && !entry.first().listed() && !entry.surname().listed();
    if entry.place_world() && only_word && shape == Shape::Middle && length == 1 && !of_organisation(scored, at) {
        return Some(if in_place { 0.95 } else { 0.4 });
    }
    if entry.place() && (in_place || behind_postcode) && (capital || !words.ordinary(at)) {
        return Some(if of_work(scored, at) { 0.4 } else { 0.95 });
    }
    if let Some(sure) = in_small_letters(scored, at, length, in_place) {
        return Some(sure);
    }
    // "oma woont op Ambon": an island whose name is a surname too.
    if entry.place_world()
        && capital
        && shape == Shape::Middle
        && behind.is_some_and(|b| b.direct() && words.lower(b.at) == "op")
    {
        return Some(0.45);
    }
    if entry.place()
        && capital
        && shape != Shape::Start
        && (!named || entry.place_size() > 0 && entry.place_size() <= 2)
        && !of_organisation(scored, at)
    {
        return Some(0.85);
    }
    // "vanwege aleppo": a town abroad that is no word and no name, in a mail without capitals.
    if shape == Shape::LowerMail && !named && entry.place_world() && words.token(at).range().len() >= 5 {
        return Some(0.6);
    }
    // "uit Qamishlo": no list has it, but a place stands here.
    let unlisted = in_place
        && shape == Shape::Middle
        && !entry.known()
        && !word.compound
        && length == 1
        && words.token(at).range().len() > 2;
    (unlisted && !(words.capital(at + 1) && words.gap(at) == " ")).then_some(0.7)
}

/// "haar nicht uit echt, die", "naar belgie, genk": a place without its capital that is a word too, where somebody lives or goes.
fn in_small_letters(scored: &Scored, at: usize, length: usize, in_place: bool) -> Option<f32> {
    let words = scored.words;
    let word = words.get(at);
    let entry = if length > 1 { word.cover } else { word.entry };
    if scored.shapes[at] != Some(Shape::LowerMail) || !entry.place() || length == 1 && words.lower(at).len() < 4 {
        return None;
    }
    // "naar belgie, genk".
    let country = at >= 2 && words.is_sign(at - 1, ",") && words.get(at - 2).entry.country();
    if country && !words.ordinary(at) {
        return Some(0.5);
    }
    let next = at + length;
    // "opa zit in geleen boven de winkel", "naar geleen verhuisd".
    let goes_on = among!(
        words.lower(next),
        "boven" | "bij" | "naast" | "achter" | "samen" | "verhuisd" | "gaan" | "gaat" | "wonen" | "woont" | "gewoond"
    );
    let closes = !words.is_word(next) || goes_on || super::age_words::goes_on(words.lower(next));
    let led = at > 0 && among!(words.lower(at - 1), "in" | "uit" | "te" | "vanuit" | "naar");
    let sentence = words.token(at).sentence;
    let somebody = (at.saturating_sub(8)..at).any(|t| {
        words.token(t).sentence == sentence
            && (among!(
                words.lower(t),
                "woont"
                    | "woonde"
                    | "wonen"
                    | "komt"
                    | "kwam"
                    | "geboren"
                    | "opgegroeid"
                    | "verhuisd"
                    | "verhuist"
                    | "zit"
                    | "zat"
                    | "ligt"
                    | "verblijft"
                    | "gevlucht"
                    | "vast"
                    | "werkt"
                    | "werkte"
                    | "werken"
                    | "familie"
            ) || super::age_words::is_person_word(words.lower(t))
                || scored.chance[t] >= 0.5)
    });
    // An everyday word ("best", "echt", "huizen") is only shown.
    let everyday = length == 1 && matches!(word.entry.common(), 1..=3);
    (in_place && led && closes && somebody).then_some(if everyday { 0.4 } else { 0.55 })
}

/// "de training in Testhorst", "de GGZ in Testhorst heeft een wachtlijst": where professionals are, and nobody else is spoken of.
fn of_work(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let sentence = words.token(at).sentence;
    let mut work = false;
    for t in (at.saturating_sub(14)..(at + 14).min(words.len())).filter(|t| words.token(*t).sentence == sentence) {
        let lower = words.lower(t);
        if super::age_words::is_person_word(lower)
            || among!(lower, "hij" | "zij" | "ze" | "hem" | "familie" | "zijn" | "haar" | "hun" | "woont" | "geboren")
        {
            return false;
        }
        work |= among!(
            lower,
            "training"
                | "congres"
                | "cursus"
                | "scholing"
                | "bijeenkomst"
                | "overleg"
                | "kantoor"
                | "locatie"
                | "wachtlijst"
                | "vestiging"
                | "gevestigd"
                | "ggz"
                | "studiedag"
                | "conferentie"
                | "symposium"
                | "rechtbank"
                | "vergadering"
                | "collega's"
        );
    }
    work
}

/// A kind of place right before its name: "woonoord Testeren", "het dorpje Testai".
fn is_settlement(word: &str) -> bool {
    among!(
        word,
        "woonoord"
            | "kamp"
            | "vluchtelingenkamp"
            | "dorp"
            | "dorpje"
            | "gehucht"
            | "stadje"
            | "eiland"
            | "havenstad"
            | "bergdorp"
            | "plaatsje"
            | "buurtschap"
            | "kerkdorp"
    )
}

/// Whether the place says something of a private person: not in a signature, a header or a greeting.
fn tied(scored: &Scored, at: usize) -> bool {
    match scored.zones.get(at) {
        Zone::Header | Zone::Greeting | Zone::Present => false,
        Zone::Signature => scored.zones.privately(at),
        _ => true,
    }
}

/// "gemeente Beek", "politie Utrecht", "GGD Zuid": the place is part of an organisation's name.
fn of_organisation(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let Some(before) = scored.before(at) else { return false };
    let gemeente = among!(
        words.lower(before.at),
        "gemeente"
            | "politie"
            | "station"
            | "rechtbank"
            | "regio"
            | "provincie"
            | "locatie"
            | "team"
            | "afdeling"
            | "bureau"
            | "arrondissement"
            | "vestiging"
    );
    // "in de PI Testhorst" says where somebody is held.
    let held = among!(words.lower(before.at), "pi" | "azc" | "jji" | "gevangenis");
    before.direct() && !held && (gemeente || words.allowed(before.at))
}
