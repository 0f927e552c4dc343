//! After the meeting: minutes, the report for the resident, open actions, a meeting that is off.

use super::{day, day_and_time};
use jiff::Timestamp;

/// Subject of minutes.
pub fn subject(meeting: Option<Timestamp>) -> String {
    meeting.map_or_else(|| "notulen".to_owned(), |at| format!("notulen van {}", day(at)))
}

/// Opening of minutes.
pub fn opening(meeting: Option<Timestamp>) -> String {
    let when = meeting.map_or_else(String::new, |at| format!(" van {}", day(at)));
    format!("Dit zijn de afspraken en acties uit het overleg{when}. Namen van inwoners staan er niet in.")
}

/// Only that they are there.
pub fn notice(meeting: Option<Timestamp>, telephone: &str) -> String {
    let when = meeting.map_or_else(String::new, |at| format!(" van {}", day(at)));
    format!(
        "De notulen van het overleg{when} zijn klaar. Wij mailen ze niet rond. Wilt u ze inzien? Bel de coördinator: {telephone}."
    )
}

/// Nothing in them is for this reader.
pub const NOTHING: &str = "In de notulen staat niets over casussen die u kreeg.";

/// Label of who was there.
pub const PRESENT: &str = "Aanwezig";
/// Label of what was agreed.
pub const AGREED: &str = "Afspraak";
/// Label of an action.
pub const ACTION: &str = "Actie";
/// Label of who keeps the overview.
pub const REGIE: &str = "Regie";
/// What stands above the lines that belong to no case.
pub const GENERAL: &str = "Algemeen";

/// `PIW belt de huisarts (soort informatie: beloop; doel: indicatie; uiterlijk: 26 november)`.
pub fn action(owner: Option<&str>, what: &str, details: [(&str, Option<&str>); 3]) -> String {
    let owner = owner.map_or_else(String::new, |owner| format!("{owner}: "));
    let details: Vec<String> =
        details.iter().filter_map(|(label, value)| value.map(|v| format!("{label}: {v}"))).collect();
    let details = if details.is_empty() { String::new() } else { format!(" ({})", details.join("; ")) };
    format!("{owner}{what}{details}")
}

/// The labels of an action's details.
pub const DETAILS: [&str; 3] = ["soort informatie", "doel", "uiterlijk"];

/// Below minutes.
pub const USE: &str = "Gebruik dit alleen voor uw eigen deel van de afspraken. Stuur het niet door.";

/// Subject of the report for the resident.
pub const SUBJECT_REPORT: &str = "kort verslag voor de inwoner";

/// To the inbrenger.
pub const REPORT: &str =
    "Hieronder staat een kort verslag voor de inwoner. Vertel het liever dan dat u het mailt. Kijk eerst of het klopt.";

/// Heading of the report.
pub const FOR_RESIDENT: &str = "Voor de inwoner";

/// First sentence of the report.
pub fn resident_opening(team: &str, discussed: Option<Timestamp>) -> String {
    let when = discussed.map_or_else(String::new, |at| format!("Op {} ", day(at)));
    if when.is_empty() {
        format!("Het {team} sprak over uw vraag. Uw naam is daarbij niet in mails gezet.")
    } else {
        format!("{when}sprak het {team} over uw vraag.")
    }
}

/// Before what was agreed.
pub const RESIDENT_AGREED: &str = "Dit is afgesproken";
/// Before who does what.
pub const RESIDENT_ACTIONS: &str = "Wie doet wat";

/// Rights of the resident, in plain words.
pub fn resident_rights(privacy: Option<&str>) -> String {
    let to = privacy.map_or_else(|| "Vraag het aan degene die u dit geeft.".to_owned(), |p| format!("Mail dan {p}."));
    format!("Klopt er iets niet? Of wilt u weten wat er over u is opgeschreven? {to}")
}

/// How to say that it was told.
pub const TOLD: &str = "Weet de inwoner het? Antwoord dan: GEDAAN.";

/// Subject of a reminder of actions.
pub fn subject_actions(n: usize) -> String {
    if n == 1 {
        "een actie staat nog open".to_owned()
    } else {
        format!("{} staan nog open", super::count(n, "", "acties"))
    }
}

/// To the owner of actions.
pub const ACTIONS_OWNER: &str = "In het overleg sprak u af om dit te doen:";
/// To the coördinator.
pub const ACTIONS_COORDINATOR: &str = "Deze acties staan nog open en wij hoorden er niets over:";

/// How to say that one is done.
pub fn actions_done(number: u32) -> String {
    format!("Is het gedaan? Antwoord met GEDAAN {number}.")
}

/// Subject of a cancellation.
pub fn subject_cancelled(meeting: Timestamp) -> String {
    format!("overleg van {} gaat niet door", day(meeting))
}

/// A meeting is off.
pub fn cancelled(meeting: Timestamp, next: Option<Timestamp>) -> Vec<String> {
    let next = next.map_or_else(
        || "Er is nog geen nieuwe datum.".to_owned(),
        |at| format!("Het volgende overleg is op {}.", day_and_time(at)),
    );
    vec![format!("Het overleg van {} gaat niet door. {next}", day_and_time(meeting))]
}

/// To the inbrenger of a case on a meeting that is off.
pub fn case_moved(meeting: Timestamp, next: Option<Timestamp>) -> String {
    match next {
        Some(at) => {
            format!(
                "Het overleg van {} gaat niet door. Uw casus staat nu op de agenda van {}.",
                day(meeting),
                day_and_time(at)
            )
        }
        None => format!("Het overleg van {} gaat niet door. U hoort van ons als er een nieuwe datum is.", day(meeting)),
    }
}

/// To the inbrenger of a case on which nobody decided before its meeting.
pub fn case_not_discussed(meeting: Timestamp, next: Option<Timestamp>) -> String {
    let next = next.map_or_else(
        || "U hoort van ons als er een nieuwe datum is.".to_owned(),
        |at| format!("Uw casus staat nu op de agenda van {}.", day_and_time(at)),
    );
    format!(
        "Uw casus is op {} niet besproken, want de coördinator had er nog niet over beslist. {next} Kan het niet wachten? Bel de coördinator.",
        day(meeting)
    )
}
