//! Labels of consent forms (H-91 to H-95; forms of Stein and of partner organisations): which words name which field.

use crate::model::FormField;

/// What a label asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    One(FormField),
    /// Two fields in one: `plaats en datum`.
    Two(FormField, FormField),
    /// A part of a name: first name, initials.
    NamePart,
    Signature,
    /// A label of something that is not kept: telephone, e-mail.
    Other,
}

/// A label in words, without its colon. None if it is no label.
pub(super) fn label(text: &str) -> Option<Label> {
    use FormField::*;
    let text = plain(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() || words.len() > 9 || text.len() > 80 {
        return None;
    }
    let has = |needles: &[&str]| needles.iter().any(|n| text.contains(n));
    let is = |all: &[&str]| words.iter().any(|w| all.contains(w));
    let found = if has(&[
        "e-mail",
        "email",
        "mailadres",
        "telefoon",
        "mobiel",
        "bsn",
        "burgerservice",
        "geslacht",
        "nationaliteit",
    ]) || is(&["tel", "relatie", "polisnummer", "kenmerk"])
    {
        Label::Other
    } else if has(&["plaats en datum", "plaats, datum", "plaats/datum", "plaats + datum", "plaats & datum"]) {
        Label::Two(Place, Date)
    } else if has(&["datum en plaats", "datum, plaats", "datum/plaats", "datum + plaats", "datum & plaats"]) {
        if text.contains("geboorte") { Label::Two(BirthDate, BirthPlace) } else { Label::Two(Date, Place) }
    } else if has(&["geboortedatum en", "geboortedatum/", "geboortedatum +"]) {
        Label::Two(BirthDate, BirthPlace)
    } else if has(&["geboorteplaats en", "geboorteplaats/"]) {
        Label::Two(BirthPlace, BirthDate)
    } else if has(&["postcode en", "postcode/", "postcode +", "postcode &", "postcode, "]) {
        Label::Two(Postcode, Residence)
    } else if has(&["geboorteplaats", "geboren te"]) {
        Label::One(BirthPlace)
    } else if has(&[
        "geboortedatum",
        "geb. datum",
        "geb.datum",
        "geboortedag",
        "geboren op",
        "datum geboorte",
        "geb.dat",
    ]) || is(&["geboren"])
    {
        Label::One(BirthDate)
    } else if has(&[
        "einddatum",
        "geldig tot",
        "geldig t/m",
        "geldt tot",
        "loopt tot",
        "eindigt op",
        "geldigheid",
        "looptijd",
        "geldigheidsduur",
    ]) {
        Label::One(EndDate)
    } else if has(&["datum", "dagtekening", "getekend op", "ondertekend op"]) || is(&["d.d", "d.d.", "dd"]) {
        Label::One(Date)
    } else if has(&[
        "plaats ondertekening",
        "plaats van ondertekening",
        "getekend te",
        "ondertekend te",
        "opgemaakt te",
    ]) {
        Label::One(Place)
    } else if has(&["handtekening", "ondertekening", "handteken", "paraf", "signature", "voor akkoord"]) {
        Label::Signature
    } else if text.contains("postcode") {
        Label::One(Postcode)
    } else if has(&["woonplaats", "wonende te"]) {
        Label::One(Residence)
    } else if text == "plaats" || text == "te" {
        Label::One(Place)
    } else if has(&["adres", "straat", "wonende aan"]) {
        Label::One(Address)
    } else {
        return people(&text, &words);
    };
    Some(found)
}

/// Labels of people, organisations and what is agreed.
fn people(text: &str, words: &[&str]) -> Option<Label> {
    use FormField::*;
    let has = |needles: &[&str]| needles.iter().any(|n| text.contains(n));
    let starts = |needles: &[&str]| needles.iter().any(|n| text.starts_with(n));
    let first = words[0];
    let is_named = has(&["naam", "namen"]);
    let found =
        if starts(&["voornaam", "voornamen", "voorletter", "roepnaam", "initialen"]) && !text.contains("achternaam") {
            Label::NamePart
        } else if has(&[
            "vertegenwoordiger",
            "gezaghebbende",
            "voogd",
            "gemachtigde",
            "mentor",
            "curator",
            "bewindvoerder",
            "verzorger",
        ]) || is_named && has(&["ouder", "moeder", "vader"])
            || matches!(text, "ouder" | "ouders" | "moeder" | "vader" | "ouder 1" | "ouder 2")
        {
            Label::One(Representative)
        } else if has(&[
            "huisarts",
            "andere organisatie",
            "organisatie en hulpverlener",
            "delen met",
            "gedeeld met",
            "aan wie",
            "met wie",
            "ontvanger",
            "uitwisselen met",
            "verstrekt aan",
            "verstrekken aan",
            "bespreken met",
            "betrokken organisatie",
            "betrokken instantie",
        ]) {
            Label::One(Recipients)
        } else if starts(&[
            "organisatie",
            "naam organisatie",
            "instelling",
            "naam instelling",
            "medewerker",
            "naam medewerker",
            "hulpverlener",
            "naam hulpverlener",
            "professional",
            "naam professional",
            "consulent",
            "naam consulent",
            "aanvrager",
            "inbrenger",
            "functie",
            "contactpersoon",
            "namens",
            "casemanager",
            "aanmelder",
            "verwijzer",
            "naam aanvrager",
            "naam aanmelder",
            "naam contactpersoon",
        ]) {
            Label::One(Requester)
        } else if matches!(first, "doel" | "waarvoor" | "waarom" | "reden")
            || has(&["met als doel", "doel van", "ten behoeve van"])
        {
            Label::One(Purpose)
        } else if has(&[
            "welke gegevens",
            "welke informatie",
            "soort gegevens",
            "soorten gegevens",
            "de volgende gegevens",
            "volgende informatie",
        ]) || matches!(text, "gegevens" | "informatie" | "het gaat om" | "betreft")
        {
            Label::One(DataKinds)
        } else if matches!(first, "toestemming" | "akkoord" | "keuze") && words.len() <= 3 {
            Label::One(Answer)
        } else if is_named && words.len() <= 7
            || matches!(
                text,
                "cliënt"
                    | "client"
                    | "bewoner"
                    | "inwoner"
                    | "betrokkene"
                    | "ondergetekende"
                    | "kind"
                    | "deelnemer"
                    | "ik"
                    | "de heer/mevrouw"
                    | "dhr/mevr"
                    | "dhr./mw."
            )
        {
            Label::One(Name)
        } else {
            return None;
        };
    Some(found)
}

/// Lower case, without numbering, footnote marks, explanations in brackets and the colon.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut open = 0usize;
    for c in text.chars() {
        match c {
            '(' | '[' => open += 1,
            ')' | ']' => open = open.saturating_sub(1),
            c if open == 0 => out.extend(c.to_lowercase()),
            _ => {}
        }
    }
    let out = out.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '*' | '¹' | '²' | '?' | ';' | ','));
    let numbered = out.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ')' | '•' | '-' | '–' | '*' | ' ' | '☐' | '☒')
    });
    numbered.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use FormField::*;

    #[test]
    fn labels_of_many_forms_are_known() {
        for (text, expected) in [
            ("Naam", Some(Label::One(Name))),
            ("1. Naam cliënt (voluit)*:", Some(Label::One(Name))),
            ("Naam ouder/verzorger 1", Some(Label::One(Representative))),
            ("Geboortedatum", Some(Label::One(BirthDate))),
            ("Postcode en woonplaats", Some(Label::Two(Postcode, Residence))),
            ("Plaats en datum", Some(Label::Two(Place, Date))),
            ("Datum ondertekening", Some(Label::One(Date))),
            ("Handtekening cliënt", Some(Label::Signature)),
            ("Naam organisatie en hulpverlener", Some(Label::One(Recipients))),
            ("Naam huisarts", Some(Label::One(Recipients))),
            ("E-mailadres", Some(Label::Other)),
            ("Doel van de gegevensdeling", Some(Label::One(Purpose))),
            ("Voorletters", Some(Label::NamePart)),
            ("Mevrouw belt morgen", None),
            ("Afspraken", None),
        ] {
            assert_eq!(label(text), expected, "{text}");
        }
    }
}
