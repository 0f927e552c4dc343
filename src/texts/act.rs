//! To who acted by answering.

/// Subject when it is done.
pub fn subject_done(act: &str) -> String {
    format!("{act} is verwerkt")
}

/// Subject when it is not done.
pub const SUBJECT_REFUSED: &str = "uw antwoord is niet verwerkt";

/// Before what was done.
pub fn done(act: &str) -> String {
    format!("Uw antwoord {act} is verwerkt.")
}

/// How the text reads now.
pub const TEXT_NOW: &str = "Zo is de tekst nu";

/// Wrong code, used code or another person: one text that tells nothing.
pub const NOT_ALLOWED: &str = "Wij konden uw antwoord niet verwerken. Er is niets veranderd. Elke mail kunt u één keer \
    beantwoorden, vanaf uw eigen adres. Antwoord op de laatste mail die u van ons kreeg.";

/// The right person, but no word that we know.
pub const NOT_UNDERSTOOD: &str =
    "Wij begrepen uw antwoord niet. Er is niets veranderd. Begin uw antwoord met een van deze woorden:";

/// The right person and word, but it cannot be done.
pub const NOT_POSSIBLE: &str = "Wij konden uw antwoord niet verwerken. Er is niets veranderd.";

/// What an inbrenger can answer: word, example, and what it does between brackets.
pub const WORDS_SENDER: [&str; 4] = [
    "INTREKKEN (de casus stopt)",
    "GEMIST: woord (dat woord moet nog weg)",
    "DRINGEND: reden (het kan niet wachten)",
    "STAAT ERIN (doel of vraag staat al in de mail)",
];

/// What a coördinator can answer about a case; the first only when it waits.
pub const WORDS_COORDINATOR: [&str; 8] = [
    "AKKOORD (de tekst gaat naar het team)",
    "TERUG: reden (terug naar de inbrenger)",
    "VERPLAATS 26-11 (naar het overleg van die dag)",
    "VERBERG: woord (dat woord gaat ook weg)",
    WORD_LEAVE,
    "GEMIST: woord (dat woord moet nog weg, ook bij wie de tekst al kreeg)",
    "ORIGINEEL: reden (u krijgt de hele tekst; dat wordt vastgelegd)",
    WORD_CONSENT,
];

/// When something was left out.
pub const WORD_LEAVE: &str = "LAAT STAAN 1 (weggelaten woord 1 komt terug)";

/// When somebody's name was left out.
pub const WORD_CONSENT: &str = "TOESTEMMING persoon 1, getekend 3-11-2026 (u zag het formulier; die naam mag blijven)";

/// When the resident wants to come.
pub const WORD_ATTENDS: &str = "AANWEZIG (de inwoner sluit zelf aan) of NIET AANWEZIG";

/// Who reads a case first decides with these, not with AKKOORD.
pub const WORDS_FIRST: [&str; 2] = [
    "BESPREKEN: PIW (dit is een casus voor het overleg; PIW heeft de regie)",
    "NIET BESPREKEN: reden (de inbrenger krijgt de reden)",
];

/// Who decides on an exception does so with these, not with AKKOORD.
pub const WORDS_EXCEPTION: [&str; 2] = [
    "UITZONDERING JA (de casus gaat zonder namen verder, voor wie betrokken is)",
    "UITZONDERING NEE: reden (de inbrenger krijgt de reden)",
];

/// When nobody is to receive it yet.
pub const WORD_READERS: &str = "AAN: MEE, PIW (deze leden krijgen de casus)";

/// What a coördinator can answer to an agenda.
pub const WORDS_AGENDA: [&str; 5] = [
    "AKKOORD (alles onder KLAAR gaat naar het team)",
    "AKKOORD 2 3 (alleen nummer 2 en 3)",
    "VERBERG 1: woord (dat woord gaat weg uit nummer 1)",
    "VERPLAATS 4 26-11 (nummer 4 gaat naar een ander overleg)",
    "TERUG 3: reden (nummer 3 gaat terug naar de inbrenger)",
];

/// In place of a notice that failed the last look.
pub fn fallback(number: Option<&str>) -> Vec<String> {
    let about = number.map_or_else(String::new, |number| format!(" over casus {number}"));
    vec![
        format!("Er is een bericht voor u{about}. Wij kunnen de tekst nu niet mailen."),
        "Waarom niet? Bij de laatste controle zagen wij een gegeven dat niet in een mail hoort.".to_owned(),
        "Uw casus is niet weg. De coördinator kijkt ernaar.".to_owned(),
    ]
}

/// The same, for the coördinator.
pub fn fallback_coordinator(number: Option<&str>) -> Vec<String> {
    let about = number.map_or_else(String::new, |number| format!(" over casus {number}"));
    vec![
        format!("Er is een bericht voor u{about}. Wij kunnen de tekst nu niet mailen."),
        "Bij de laatste controle zagen wij een gegeven dat niet in een mail hoort.".to_owned(),
        "Wilt u de tekst zien? Antwoord met ORIGINEEL en een reden.".to_owned(),
    ]
}

/// Subject of the fixed text.
pub const SUBJECT_FALLBACK: &str = "bericht voor u";
