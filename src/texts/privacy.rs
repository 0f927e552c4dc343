//! About rights of residents and about incidents: to the privacy officer, the coördinator and who asked.

use super::{day, day_and_time, day_with_year, enumeration};
use crate::model::Right;
use jiff::Timestamp;

/// A right in the words of a resident.
pub fn right(right: Right) -> &'static str {
    match right {
        Right::Access => "inzage in gegevens",
        Right::Rectification => "verbetering van gegevens",
        Right::Erasure => "verwijdering van gegevens",
        Right::Restriction => "afscherming van gegevens",
        Right::Portability => "overdracht van gegevens",
        Right::Objection => "bezwaar tegen het gebruik van gegevens",
    }
}

/// What a request is called in subjects.
pub const REQUEST: &str = "Verzoek";

/// Subject to the privacy officer and the coördinator.
pub fn subject_request(due: Timestamp) -> String {
    format!("verzoek over gegevens, antwoord uiterlijk {}", day(due))
}

/// What came in.
pub fn request(received: Timestamp, rights: &[Right], from: Option<&str>, verified: bool) -> Vec<String> {
    let asked: Vec<String> = rights.iter().map(|r| right(*r).to_owned()).collect();
    let asked = enumeration(&asked).unwrap_or_else(|| "rechten op gegevens".to_owned());
    let from = from.map_or_else(String::new, |from| format!(" De mail kwam van {from}."));
    let who = if verified {
        "Stel eerst vast om wie het gaat, en namens wie iemand schrijft."
    } else {
        "Wij weten niet zeker wie de mail stuurde. Stel dat eerst vast. De afzender kreeg nog geen antwoord."
    };
    vec![
        format!("Op {} kwam een verzoek binnen. Het gaat over: {asked}.{from}", day_and_time(received)),
        who.to_owned(),
    ]
}

/// What the privacy officer does with it.
pub fn officer_does(due: Timestamp) -> Vec<String> {
    vec![
        format!("Wilt u dit verzoek beantwoorden? Dat moet uiterlijk {}. Antwoorden is gratis.", day_with_year(due)),
        "Het verzoek ging niet naar het team.".to_owned(),
        "De beheerder kan per casus laten zien welke gegevens er zijn en wie ze kreeg.".to_owned(),
    ]
}

/// What the coördinator does with it.
pub fn coordinator_does(due: Timestamp, has_officer: bool) -> Vec<String> {
    if has_officer {
        vec![
            "Het verzoek gaat niet naar het team. De privacyfunctionaris heeft het ook gekregen en antwoordt."
                .to_owned(),
            format!("Het antwoord moet er zijn op {}. U hoeft de afzender niet te antwoorden.", day_with_year(due)),
        ]
    } else {
        vec![
            "Het verzoek gaat niet naar het team.".to_owned(),
            format!(
                "Er is geen privacy-adres ingesteld. Breng het verzoek vandaag zelf naar uw privacyfunctionaris. Het antwoord \
                 moet er zijn op {}.",
                day_with_year(due)
            ),
        ]
    }
}

/// The case in whose thread it came.
pub fn about(number: &str) -> String {
    format!("Het verzoek kwam als antwoord op casus {number}. Daarvan gaat niets meer naar het team tot u beslist.")
}

/// The same, where the case itself is not to be stopped.
pub fn about_only(number: &str) -> String {
    format!("Het verzoek kwam als antwoord op casus {number}.")
}

/// What can be answered.
pub const WORDS_OFFICER: [&str; 3] = [
    "GEDAAN (het verzoek is beantwoord)",
    "ORIGINEEL: reden (u krijgt de hele tekst en de afzender; dat wordt vastgelegd)",
    "GEEN VERZOEK (de mail gaat alsnog de gewone weg)",
];

/// Subject to who asked.
pub const SUBJECT_RECEIPT: &str = "uw verzoek";

/// To who asked: confirms nothing but the mail itself.
pub fn receipt(due: Timestamp) -> Vec<String> {
    vec![
        "Wij kregen uw mail. U vraagt iets over gegevens van uzelf of van iemand voor wie u schrijft.".to_owned(),
        format!(
            "Uw vraag is voor de privacyfunctionaris van de gemeente. U krijgt antwoord, uiterlijk op {}. Dat kost niets.",
            day_with_year(due)
        ),
        "Wij vragen misschien eerst wie u bent. Zo krijgt niemand anders uw gegevens.".to_owned(),
        "Deze mail zegt niet of er gegevens zijn. Dat hoort u in het antwoord.".to_owned(),
    ]
}

/// Subject of a reminder.
pub fn subject_reminder(overdue: bool) -> &'static str {
    if overdue { "TE LAAT, verzoek over gegevens" } else { "verzoek over gegevens, nog geen antwoord" }
}

/// A request still waits.
pub fn reminder(number: &str, due: Timestamp, overdue: bool) -> Vec<String> {
    let first = if overdue {
        format!("Verzoek {number} moest zijn beantwoord op {}. Wij weten niet of dat is gebeurd.", day_with_year(due))
    } else {
        format!("Verzoek {number} moet zijn beantwoord op {}.", day_with_year(due))
    };
    vec![
        first,
        "Is het beantwoord? Antwoord met GEDAAN. Lukt het niet op tijd? Laat dat de aanvrager nu weten.".to_owned(),
    ]
}

/// Subject of an incident.
pub fn subject_incident(again: bool, overdue: bool) -> &'static str {
    match (again, overdue) {
        (_, true) => "TE LAAT, incident zonder besluit",
        (true, false) => "incident, nog geen besluit",
        (false, false) => "INCIDENT, beoordeel dit vandaag",
    }
}

/// What happened, and what the clock says.
pub fn incident(number: u32, case: Option<&str>, what: &str, noticed: Timestamp, before: Timestamp) -> Vec<String> {
    let about = case.map_or_else(String::new, |case| format!(" Het gaat over casus {case}."));
    vec![
        format!("Incident {number}: {what}{about}"),
        format!(
            "Dit is gezien op {}. Is het een datalek? Dan moet de melding bij de Autoriteit Persoonsgegevens vóór {}.",
            day_and_time(noticed),
            day_and_time(before)
        ),
    ]
}

/// What to do about it.
pub const INCIDENT_DO: &str = "De privacyfunctionaris beslist of dit een datalek is. Antwoord met GEMELD of met GEEN DATALEK. \
    Dat wordt vastgelegd. Moeten de mensen om wie het gaat het ook weten? Vertel het hun dan zelf.";

/// The moment has passed without a decision.
pub const INCIDENT_OVERDUE: &str = "De 72 uur zijn voorbij en er is geen besluit vastgelegd. Meld zo nodig alsnog en leg uit waarom het \
    later is.";

/// The causes of an incident, each as a sentence.
pub fn incident_cause(cause: crate::register::IncidentCause, readers: usize) -> String {
    use crate::register::IncidentCause::{Missed, OutsideTheGate, Reported};
    let readers = super::count(readers, "lezer", "lezers");
    match cause {
        Missed => format!("in een tekst stond nog een gegeven van een persoon ({readers} kregen die tekst al)."),
        OutsideTheGate => {
            format!("een mail met een casus ging ook rechtstreeks naar het team, buiten de poort om ({readers}).")
        }
        Reported => "iemand meldde een mogelijk datalek.".to_owned(),
    }
}
