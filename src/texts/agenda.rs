//! The agenda, for the coördinator to review and for the team to read.

use super::{count, day, day_and_time};
use crate::model::Kind;
use jiff::Timestamp;

/// SUMMARY of the calendar item, before the team's name.
pub const MEETING: &str = "Overleg";

/// Headings of the three groups, with how many.
pub fn ready(n: usize) -> String {
    format!("Klaar ({n})")
}

/// Cases that wait for the coördinator.
pub fn waiting_for_coordinator(n: usize) -> String {
    format!("Wacht op u ({n})")
}

/// Cases that wait for the inbrenger.
pub fn waiting_for_inbrenger(n: usize) -> String {
    format!("Wacht op de inbrenger ({n})")
}

/// Nothing is ready.
pub const NOTHING_READY: &str = "Er is nog niets klaar voor dit overleg.";

/// Subject to the coördinator.
pub fn subject_review(meeting: Timestamp) -> String {
    format!("ter controle: agenda van {}", day_and_time(meeting))
}

/// Subject to the team.
pub fn subject_team(meeting: Timestamp) -> String {
    format!("agenda van {}", day_and_time(meeting))
}

/// Nothing has been sent.
pub fn opening_review(members: usize) -> String {
    let get = if members == 1 { "krijgt" } else { "krijgen" };
    format!(
        "Er is nog niets verstuurd. Na uw akkoord {get} {} deze agenda. Zij zien alleen de casussen onder KLAAR, zonder de \
         regels met een sterretje.",
        count(members, "deelnemer", "deelnemers")
    )
}

/// To the team.
pub fn opening_team(meeting: Timestamp) -> String {
    format!("Dit is de agenda voor {}. Leest u de casussen vooraf?", day_and_time(meeting))
}

/// `1. Casus 2026-014, Elsloo, vervolg van 29 oktober, zonder naam`.
pub fn item(
    position: usize,
    kind: &str,
    number: &str,
    area: Option<&str>,
    follow_up: Option<Timestamp>,
    named: bool,
    attends: bool,
) -> String {
    let mut parts = vec![format!("{position}. {kind} {number}")];
    parts.extend(area.map(str::to_owned));
    parts.push(follow_up.map_or_else(|| "nieuw".to_owned(), |at| format!("vervolg van {}", day(at))));
    parts.push(if named { "met naam, met toestemming" } else { "zonder naam" }.to_owned());
    if attends {
        parts.push("inwoner sluit zelf aan".to_owned());
    }
    parts.join(", ")
}

/// Where consent stands, for the coördinator.
pub fn consent(kind: Kind, consent: crate::model::Consent, named: bool, signed: Option<jiff::civil::Date>) -> String {
    format!("* Toestemming: {}.", super::general::consent(kind, consent, named, signed))
}

/// A case that waits: why, until when, what then.
pub fn waiting(why: &str, due: Option<Timestamp>, otherwise: Option<&str>, decide: bool) -> String {
    let due = match (due, decide) {
        (Some(at), true) => format!(" Beslis vóór {}.", day_and_time(at)),
        (Some(at), false) => format!(" Tijd tot {}.", day_and_time(at)),
        (None, _) => String::new(),
    };
    let otherwise = otherwise.map_or_else(String::new, |text| format!(" {text}"));
    format!("* {why}.{due}{otherwise}")
}

/// Text that this reader does not see.
pub const NOT_FOR_YOU: &str = "De tekst staat niet in deze mail.";

/// Before what the last meeting agreed (S-34).
pub const EARLIER: &str = "Afspraken van het vorige overleg";

/// Before the words to answer with.
pub const ANSWER: &str = "Antwoord met bijvoorbeeld";

/// What silence does.
pub fn no_answer(before: Timestamp, deputy: Option<&str>) -> String {
    let deputy = deputy.map_or_else(|| "uw vervanger".to_owned(), |name| format!("uw vervanger, {name},"));
    format!("* Geen antwoord vóór {}? Dan krijgt {deputy} deze mail.", day_and_time(before))
}

/// The head of the audit log, so that a cut end shows (promise 7).
pub fn audit_head(hash: &str) -> String {
    format!("Controlegetal van het logboek: {hash}")
}
