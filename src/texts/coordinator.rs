//! To the coördinator and the deputy.

use super::{capital, count, day, day_and_time};
use crate::model::Danger;
use jiff::{Span, Timestamp};

/// Subject of a new case.
pub const SUBJECT_NEW: &str = "nieuw, ter informatie";
/// Subject of a case that waits.
pub const SUBJECT_HELD: &str = "wacht op u";
/// Subject of an urgent case.
pub const SUBJECT_URGENT: &str = "SPOED, lees dit nu";
/// Subject of a request not to wait.
pub const SUBJECT_LATE: &str = "DRINGEND, beslist u?";
/// Subject of the original text.
pub const SUBJECT_ORIGINAL: &str = "oorspronkelijke tekst, met namen";
/// Subject of a report of a missed name.
pub const SUBJECT_INCIDENT: &str = "GEMIST, een gegeven staat nog in de tekst";
/// Subject of a mail that did not arrive.
pub const SUBJECT_FAILED: &str = "een mail kwam niet aan";

/// Subject of the digest.
pub fn subject_digest(n: usize) -> String {
    format!(
        "{} op u",
        if n == 1 { "een casus wacht".to_owned() } else { format!("{} wachten", count(n, "", "casussen")) }
    )
}

/// A new case came in.
pub fn new_case(received: Timestamp, from: Option<&str>, held: bool) -> String {
    let from = from.map_or_else(String::new, |from| format!(" van {from}"));
    let then = if held { "Er gaat niets naar het team tot u beslist." } else { "U hoeft niets te doen." };
    format!("Op {} kwam een mail binnen{from}. {then}", day_and_time(received))
}

/// The meeting that it is on.
pub fn on_agenda(meeting: Option<Timestamp>) -> String {
    meeting.map_or_else(
        || "Er is nog geen overleg voor bekend.".to_owned(),
        |at| format!("De casus staat op de agenda van {}.", day_and_time(at)),
    )
}

/// Before the reasons.
pub const WHY: &str = "Waarom wacht dit op u?";
/// When nothing but the look itself is asked.
pub const REVIEW: &str = "U leest de tekst eerst. Daarna gaat hij naar het team.";
/// Before remarks on a case that does not wait.
pub const REMARKS: &str = "Goed om te weten";
/// Before what was understood.
pub const UNDERSTOOD: &str = "Zo begrepen wij de mail";
/// Before the redacted text.
pub const TEXT: &str = "De tekst, zonder namen";
/// Before the numbered doubts.
pub const DOUBTS: &str = "Twijfel: deze woorden staan er nog in";
/// Before the numbered redactions.
pub const REDACTIONS: &str = "Weggelaten woorden";
/// How to bring one back.
pub const REDACTIONS_HOW: &str =
    "Is er te veel weg? Antwoord met LAAT STAAN en het nummer. Een naam blijft weg zonder toestemming.";
/// How to hide one.
pub const DOUBTS_HOW: &str = "Moet een woord weg? Antwoord met VERBERG en dat woord.";
/// Before the list of files and other parts.
pub const PARTS: &str = "Bijlagen en andere delen";
/// Before the words to answer with.
pub const ANSWERS: &str = "U kunt antwoorden met";

/// Why a text should be looked at as a whole, by the anonymiser's name of it.
pub fn doubt(why: &str) -> &'static str {
    match why {
        "no-capitals" => "De mail is zonder hoofdletters getypt. Namen vallen dan minder op. Lees de tekst na.",
        "rare-combination" => "De details samen kunnen iemand herkenbaar maken. Lees de tekst na.",
        _ => "Van meer woorden is het niet zeker of het namen zijn. Lees de tekst na.",
    }
}

/// A part that is no file: its kind in words, its size, what became of it.
pub fn part(media_type: &str, size: u64, why: &str) -> String {
    let kind = kind_of_part(media_type).map_or_else(|| format!("bestand ({media_type})"), str::to_owned);
    let size = if size == 0 { String::new() } else { format!(", {}", size_words(size)) };
    format!("{kind}{size}: {why}")
}

fn kind_of_part(media_type: &str) -> Option<&'static str> {
    let media_type = media_type.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| media_type.contains(word));
    Some(match () {
        () if media_type.starts_with("image/") => "afbeelding",
        () if media_type.starts_with("audio/") => "geluid",
        () if media_type.starts_with("video/") => "film",
        () if has(&["pdf"]) => "pdf",
        () if has(&["spreadsheet", "excel", "csv"]) => "rekenblad",
        () if has(&["word", "opendocument.text", "rtf"]) => "document",
        () if has(&["rfc822"]) => "bijgevoegde mail",
        () if has(&["zip", "compressed", "x-7z", "x-rar"]) => "ingepakte map",
        () if has(&["calendar"]) => "afspraak",
        () if has(&["encrypted", "pkcs7", "pgp"]) => "versleuteld deel",
        () => return None,
    })
}

/// `850 bytes`, `12 kB`, `3,4 MB`.
pub(super) fn size_words(size: u64) -> String {
    match size {
        0..1_000 => count(usize::try_from(size).unwrap_or_default(), "byte", "bytes"),
        1_000..1_000_000 => format!("{} kB", size / 1_000),
        _ => format!("{},{} MB", size / 1_000_000, size % 1_000_000 / 100_000),
    }
}

/// Until when, and what then.
pub fn due(due: Timestamp, otherwise: Option<&str>) -> String {
    format!("Beslis vóór {}. {}", day_and_time(due), otherwise.unwrap_or_default())
}

/// Danger words were found.
pub fn urgent(received: Timestamp, from: Option<&str>, danger: &[Danger]) -> String {
    let mut about: Vec<String> = Vec::new();
    for danger in danger {
        about.push(
            match danger {
                Danger::Acute => "direct gevaar",
                Danger::Suicide => "zelfmoord",
                Danger::DomesticViolence => "huiselijk geweld of kindermishandeling",
            }
            .to_owned(),
        );
    }
    let about = super::enumeration(&about).unwrap_or_else(|| "gevaar".to_owned());
    let from = from.map_or_else(String::new, |from| format!(" Die kwam van {from}."));
    format!("Op {} kwam een mail binnen over {about}.{from}", day_and_time(received))
}

/// What to do at once.
pub const URGENT_DO: &str = "Bel nu de inbrenger. Deze nummers kunnen ook helpen:";
/// Who else reads it.
pub const URGENT_BOTH: &str = "Deze mail ging naar de coördinator en de vervanger. Spreek af wie belt.";

/// Subject of what waits too long.
pub fn subject_overdue(n: usize) -> String {
    let what = if n == 1 { "een casus wacht".to_owned() } else { format!("{} wachten", count(n, "", "casussen")) };
    format!("LET OP, {what} te lang")
}

/// Coördinator and deputy did not act in time.
pub const OVERDUE: &str = "Over deze casussen is nog niet beslist. De coördinator en de vervanger kregen ze allebei. Deze mail ging naar \
    iedereen die kan beslissen, elke dag, tot het gebeurd is. Spreek af wie het doet.";

/// What waits.
pub fn digest(n: usize) -> String {
    if n == 1 {
        "Er wacht een casus op u. Antwoord op de mail over die casus.".to_owned()
    } else {
        format!("Er wachten {} op u. Antwoord op de mail over die casus.", count(n, "casus", "casussen"))
    }
}

/// One hold of the digest.
pub fn digest_line(number: &str, area: Option<&str>, reason: &str, due: Timestamp, otherwise: &str) -> String {
    let area = area.map_or_else(String::new, |area| format!(", {area}"));
    format!("Casus {number}{area}: {reason}. Beslis vóór {}. {otherwise}", day_and_time(due))
}

/// The inbrenger says that a late case cannot wait.
pub fn late_decision(received: Timestamp, missed: Timestamp, deadline: Timestamp) -> String {
    format!(
        "Deze casus kwam binnen op {}. Voor het overleg van {} kon dat tot {}. De inbrenger schrijft dat het niet kan \
         wachten.",
        day_and_time(received),
        day(missed),
        day_and_time(deadline)
    )
}

/// Label of the sender's reason.
pub const LATE_WHY: &str = "Reden van de inbrenger";

/// What the coördinator can decide.
pub fn late_choice(missed: Timestamp) -> String {
    format!("VERPLAATS {} (de casus gaat toch mee op {})", super::day_in_digits(missed), day(missed))
}

/// Until when, and where the case stands meanwhile.
pub fn late_until(due: Timestamp, now_on: Option<Timestamp>) -> String {
    let now_on = now_on.map_or_else(String::new, |at| format!(" Nu staat de casus op de agenda van {}.", day(at)));
    format!("Beslis vóór {}.{now_on}", day_and_time(due))
}

/// A mail did not arrive.
pub fn failed(address: &str, about: Option<&str>, status: Option<&str>) -> Vec<String> {
    let about = about.map_or_else(String::new, |number| format!(" over casus {number}"));
    let status = status.map_or_else(String::new, |status| format!(" Hun server meldt: {status}."));
    vec![
        format!("Onze mail{about} kwam niet aan bij {address}.{status}"),
        "Klopt het adres? Vraag het na of bel deze persoon. Meld een nieuw adres bij uw beheerder.".to_owned(),
        "De anderen krijgen hun mail gewoon.".to_owned(),
    ]
}

/// A name was missed: what was done.
pub fn incident(number: &str, reported: Timestamp, stopped: usize, delivered: usize) -> Vec<String> {
    let stopped = match stopped {
        0 => "Er stonden geen mails meer klaar.".to_owned(),
        n => format!("Wij hielden {} tegen.", count(n, "mail", "mails")),
    };
    let delivered = match delivered {
        0 => "Niemand van het team kreeg de tekst.".to_owned(),
        1 => "Een lezer kreeg de tekst al. Wij vroegen die lezer de mail te verwijderen.".to_owned(),
        n => format!("{} kregen de tekst al. Wij vroegen hun de mail te verwijderen.", capital_count(n)),
    };
    vec![
        format!("Op {} is gemeld dat in casus {number} nog een gegeven staat.", day_and_time(reported)),
        format!("{stopped} {delivered}"),
    ]
}

fn capital_count(n: usize) -> String {
    capital(&count(n, "lezer", "lezers"))
}

/// What the coördinator must do: a breach is reported within 72 hours (AVG art. 33).
pub fn incident_do(reported: Timestamp) -> String {
    let before = reported.checked_add(Span::new().hours(72)).unwrap_or(reported);
    format!(
        "Bel vandaag de functionaris gegevensbescherming. Die beoordeelt of dit een datalek is. Een melding bij de \
         Autoriteit Persoonsgegevens moet vóór {}.",
        day_and_time(before)
    )
}

/// The same, to the privacy officer.
pub fn incident_judge(reported: Timestamp) -> String {
    let before = reported.checked_add(Span::new().hours(72)).unwrap_or(reported);
    format!(
        "Wilt u vandaag beoordelen of dit een datalek is? Een melding bij de Autoriteit Persoonsgegevens moet vóór {}.",
        day_and_time(before)
    )
}

/// Before the original text.
pub fn original(number: &str) -> String {
    format!(
        "U vroeg om de oorspronkelijke tekst van casus {number}. Hieronder staan gegevens van personen. Dat u dit las, is \
         vastgelegd. Stuur deze mail niet door en verwijder hem na het lezen."
    )
}
