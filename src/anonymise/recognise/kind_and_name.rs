//! Organisations whose kind says that a name follows though no capital shows it: "de wasserij testers", "duivenvereniging de snelle
//! test", "BIJ BAKKERIJ DE TESTAAR"; and those that a form or a table calls a school or an employer.

use super::age_words::{goes_on, leads_on};
use super::organisation_words::{Told, by_kind, by_last, is_of_work, is_public, tells};
use super::person::Scored;
use super::table::header_of;
use crate::anonymise::among::among;
use crate::anonymise::scorer::Shape;
use crate::anonymise::vocabulary;
use crate::anonymise::words::Words;

/// First token, last token, confidence and what stands in its place.
type Hit = (usize, usize, f32, String);

/// The organisation of which a kind begins at a token, or whose cell does.
pub(super) fn organisation(scored: &Scored, at: usize) -> Option<Hit> {
    behind_kind(scored, at)
        .or_else(|| house_by_place(scored, at))
        .or_else(|| in_cell(scored, at))
        .or_else(|| small_firm(scored, at))
}

/// Kinds that everybody goes to: what follows them is more often no name.
fn is_common(word: &str) -> bool {
    tells(word, Told::CommonKind)
}

/// Kinds that are called after who keeps them: the name may be a person's.
fn is_trade(word: &str) -> bool {
    vocabulary::trade(word)
        || among!(
            word,
            "aannemer"
                | "bloemist"
                | "fietsenmaker"
                | "groenteboer"
                | "hovenier"
                | "juwelier"
                | "poelier"
                | "taxi"
                | "firma"
                | "fa."
        )
}

/// No capital that says anything: small letters, or a line of capitals.
fn is_plain(scored: &Scored, at: usize) -> bool {
    matches!(scored.shapes.get(at).copied().flatten(), None | Some(Shape::LowerMail | Shape::Lower | Shape::Blind))
}

/// `bij de wasserij testers`, `BIJ BAKKERIJ DE TESTAAR`.
fn behind_kind(scored: &Scored, at: usize) -> Option<Hit> {
    let words = scored.words;
    let lower = words.lower(at);
    if !words.is_word(at) || !is_plain(scored, at) || !words.is_word(at + 1) || words.gap(at) != " " {
        return None;
    }
    let marks = words.get(at).entry.marker() && words.get(at).phrase <= 1;
    if !is_led(words, at) {
        return None;
    }
    let compound = if marks { None } else { by_kind(lower) };
    if !marks && compound.is_none() {
        return None;
    }
    let article =
        among!(words.lower(at + 1), "de" | "het" | "'t" | "den" | "st" | "sint" | "van" | "la" | "el" | "al" | "ons");
    let small = among!(words.lower(at + 1), "van") && words.lower(at + 2) == "der";
    let name = at + 1 + usize::from(article) + usize::from(small);
    if !words.is_word(name) || words.gap(name - 1) != " " || !is_plain(scored, name) || !is_free(scored, name) {
        return None;
    }
    // "de snelle vlucht": an adjective and its noun.
    let two = article
        && words.lower(name).ends_with('e')
        && words.is_word(name + 1)
        && words.gap(name) == " "
        && words.ordinary(name + 1)
        && is_free(scored, name + 1)
        && !goes_on(words.lower(name + 1));
    let last = name + usize::from(two);
    let odd = !words.get(name).entry.ordinary() && !words.get(name).entry.place();
    let common = is_common(lower);
    let sure = match (article, odd) {
        // "bij loonbedrijf testers": a firm, though its name is a surname; a baker may be called so himself.
        (false, true) if !common && !is_trade(lower) && is_plain(scored, name) && words.view.is_lower_at(at) => 0.8,
        (false, true) if !common => 0.65,
        (true, true) => 0.65,
        (false, true) => 0.5,
        // Words of every day behind a kind of which there are many say little.
        (true, false) if common || among!(words.lower(at + 1), "van" | "al" | "ons") => return None,
        (true, false) if ends(scored, last) || words.view.is_lower_at(at) => 0.55,
        (true, false) => 0.4,
        // "op peuterspeelzaal ukkepuk": a word, but none that one uses.
        // "bij wasserij peters": a surname that is a word as well.
        (false, false)
            if !common && !is_trade(lower) && words.get(name).entry.surname().listed() && ends(scored, last) =>
        {
            0.4
        }
        (false, false) if !common && words.get(name).entry.common() == 0 && ends(scored, last) => 0.35,
        (false, false) => return None,
    };
    let kind = compound.or_else(|| words.dictionary.organisation_kind(&words.key(at))).unwrap_or("een organisatie");
    let article = at > 0 && among!(words.lower(at - 1), "de" | "het" | "een" | "'t" | "onze");
    let text = if article { kind.trim_start_matches("een ") } else { kind };
    Some((at, last, sure, text.to_owned()))
}

/// Whether what stands before a kind says that somebody's own is spoken of.
fn is_led(words: &Words, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        among!(
            words.lower(before),
            "bij"
                | "op"
                | "van"
                | "in"
                | "naar"
                | "voor"
                | "via"
                | "met"
                | "de"
                | "het"
                | "een"
                | "zijn"
                | "haar"
                | "hun"
                | "bestuur"
                | "lid"
                | "'t"
                | "t"
        )
    })
}

/// A word that a name may be made of: no verb, pronoun, preposition or number.
fn is_free(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let lower = words.lower(at);
    let word = words.get(at);
    lower.len() >= 3
        && !word.ours
        && !word.partner
        && !vocabulary::verb(lower)
        && !vocabulary::pronoun(lower)
        && !vocabulary::of_person(lower)
        && !leads_on(lower)
        && !words.allowed(at)
        && !word.entry.kinship()
        && !among!(
            lower,
            "hele"
                | "eerste"
                | "tweede"
                | "laatste"
                | "vorige"
                | "volgende"
                | "hoek"
                | "buurt"
                | "deur"
                | "dag"
                | "week"
                | "brief"
        )
}

/// The clause ends behind a token, or a small word goes on.
fn ends(scored: &Scored, last: usize) -> bool {
    !scored.words.is_word(last + 1) || goes_on(scored.words.lower(last + 1))
}

/// `de mandir aan de Haven`, `de moskee in de Teststraat`: a house of faith by where it stands.
fn house_by_place(scored: &Scored, at: usize) -> Option<Hit> {
    let words = scored.words;
    let kind = match words.lower(at) {
        "mandir" | "tempel" | "gurdwara" => "een tempel",
        "moskee" => "een moskee",
        "kerk" => "een kerk",
        "synagoge" => "een synagoge",
        _ => return None,
    };
    let leads = among!(words.lower(at + 1), "aan" | "op" | "in" | "bij");
    let article = among!(words.lower(at + 2), "de" | "het");
    let place = at + 2 + usize::from(article);
    let named = words.capital(place) && words.is_word(place) && !words.get(place).ours && words.gap(place - 1) == " ";
    (leads && named && scored.shapes[place] == Some(Shape::Middle))
        .then(|| (at, place, 0.6, kind.trim_start_matches("een ").to_owned()))
}

/// `een wagen van testers logistics`: a firm in small letters by its last word, where somebody works.
fn small_firm(scored: &Scored, at: usize) -> Option<Hit> {
    let words = scored.words;
    if scored.shapes.get(at).copied().flatten() != Some(Shape::LowerMail)
        || !words.is_word(at + 1)
        || words.gap(at) != " "
    {
        return None;
    }
    let kind = by_last(words.lower(at + 1)).filter(|_| !is_public(words.lower(at + 1)))?;
    let led = at.checked_sub(1).is_some_and(|t| among!(words.lower(t), "bij" | "voor" | "van" | "via"));
    let word = words.get(at);
    let named = word.entry.surname().listed() || !words.ordinary(at) && !word.entry.known();
    let sentence = words.token(at).sentence;
    let works = || {
        (at.saturating_sub(8)..at)
            .any(|t| words.token(t).sentence == sentence && (is_of_work(words.lower(t)) || words.lower(t) == "wagen"))
    };
    let free = !vocabulary::verb(words.lower(at + 1)) && !leads_on(words.lower(at));
    (led && named && free && is_free(scored, at) && works()).then(|| (at, at + 1, 0.8, kind.to_owned()))
}

/// `School: bs de test`, `| school | … De Test |`, `Werkgever: Testers`: what a form calls by its kind.
pub(super) fn in_cell(scored: &Scored, at: usize) -> Option<Hit> {
    let words = scored.words;
    let token = words.token(at);
    let before = at.checked_sub(1)?;
    let opens = |key: usize| {
        let bullet = key.checked_sub(1).is_some_and(|b| words.token(b).line_start && !words.is_word(b));
        words.token(key).line_start || bullet
    };
    let colon = words.is_sign(before, ":") && before > 0 && opens(before - 1);
    let cell = ["|", ";"].iter().any(|sign| words.is_sign(before, sign)) || words.gap(before).contains('\t');
    if !colon && !cell || !words.is_word(at) {
        return None;
    }
    // "| School | De Test |": the key in the cell before, at the start of its row.
    let row = cell
        && before
            .checked_sub(2)
            .is_some_and(|bar| words.is_sign(before, "|") && words.is_sign(bar, "|") && words.token(bar).line_start);
    let key = if colon || row { words.lower(before - 1) } else { header_of(words.view, token.range().start)? };
    let kind = match key {
        "school" | "basisschool" | "opleiding" | "school/opleiding" | "naam school" => "een school",
        "werkgever" | "bedrijf" | "werk" | "werkgever/opleiding" => "een werkgever",
        "sportclub" | "club" | "vereniging" | "sport" => "een vereniging",
        "kerk" | "moskee" => "een geloofsgemeenschap",
        _ => return None,
    };
    // To the end of the cell, a comma, a bracket or a group of the school.
    let mut last = at;
    while last + 1 < words.len()
        && words.is_word(last + 1)
        && words.gap(last) == " "
        && last - at < 4
        && !among!(
            words.lower(last + 1),
            "groep" | "klas" | "in" | "met" | "leerjaar" | "niveau" | "en" | "sinds" | "is"
        )
    {
        last += 1;
    }
    let article = usize::from(among!(words.lower(at), "de" | "het" | "bs" | "obs" | "rkbs" | "cbs" | "kbs" | "ikc"));
    let second = usize::from(article == 1 && among!(words.lower(at + 1), "de" | "het" | "'t"));
    let name = at + article + second;
    let capital = (name..=last).any(|t| words.capital(t)) && !words.view.line_at(token.range().start).all_caps;
    let plain = |t: usize| {
        let lower = words.lower(t);
        tells(lower, Told::Anywhere)
            || tells(lower, Told::School)
            || among!(
                lower,
                "nvt"
                    | "n"
                    | "geen"
                    | "ja"
                    | "nee"
                    | "onbekend"
                    | "speciaal"
                    | "volgt"
                    | "niet"
                    | "wel"
                    | "zoekt"
                    | "nog"
                    | "zie"
                    | "loondienst"
                    | "zzp"
                    | "werkloos"
                    | "zelfstandig"
            )
    };
    let named = last >= name
        && !plain(name)
        && (article == 1 || capital)
        && (!words.allowed(name) || words.get(name).entry.brand())
        && !words.get(name).ours
        && !words.get(name).partner;
    let first_name = words.get(name).entry.first().listed() && article == 0 && kind == "een werkgever" && last == name;
    (named && !first_name).then(|| (at, last, 0.7, kind.to_owned()))
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
    fn a_name_behind_its_kind_is_found_without_capitals() {
        for line in [
            "haar man werkt bij de [[ORGANISATIE|groenteslachterij testers]] in ploegendienst en is nooit thuis",
            "ze werkt vier dagen bij de [[ORGANISATIE|kringloop de spiegel]] en daarna is ze moe",
            "opa is al veertig jaar lid van [[ORGANISATIE|duivenvereniging de rappe wiek]] en gaat niet meer",
            "HIJ WERKT BIJ [[ORGANISATIE|BAKKERIJ DE KORENSCHOOF]] EN IS NOOIT THUIS.",
            "Zij bezoekt de [[ORGANISATIE|mandir aan de Haven]] niet meer.",
            "School: [[ORGANISATIE|bs de zwaluw]], groep 6",
            "- school: [[ORGANISATIE|SBO De Zwaluw]], groep 7",
            "- werk: [[ORGANISATIE|Zalando]], oproep",
            "naam;school\nTess;[[ORGANISATIE|Het Baken VSO]]",
        ] {
            check(line);
        }
    }

    #[test]
    fn a_kind_alone_names_nobody() {
        for line in [
            "zij gaat elke dag naar de bakkerij om de hoek en praat daar met iedereen die er komt",
            "op school de hele dag niets gegeten zegt de juf en thuis ook niet veel",
            "hij werkt in een wasserij en verdient niet genoeg om de huur van te betalen",
            "School: speciaal onderwijs",
            "Werk: geen",
            "naam;school\nTess;geen",
            "hij gaat niet meer naar de moskee en ook niet meer naar zijn werk in de stad",
        ] {
            check(line);
        }
    }
}
