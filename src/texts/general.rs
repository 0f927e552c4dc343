//! What several letters say.

use crate::model::{Consent, Danger, Kind};

/// How every mail begins.
pub const GREETING: &str = "Goedendag,";

/// Below every mail of the gate.
pub const AUTOMATIC: &str = "Dit is een automatische mail van Casuspoort.";

/// The word for what was sent in.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Casus => "casus",
        Kind::Gebiedsvraagstuk => "gebiedsvraagstuk",
        Kind::Notulen => "notulen",
        Kind::Overig => "bericht",
    }
}

/// `Hij` or `Het`.
pub fn it(kind: Kind) -> &'static str {
    match kind {
        Kind::Casus => "Hij",
        Kind::Notulen => "Ze",
        Kind::Gebiedsvraagstuk | Kind::Overig => "Het",
    }
}

/// `is` or `zijn`.
pub fn is(kind: Kind) -> &'static str {
    if kind == Kind::Notulen { "zijn" } else { "is" }
}

/// `staat` or `staan`.
pub fn stands(kind: Kind) -> &'static str {
    if kind == Kind::Notulen { "staan" } else { "staat" }
}

/// Whom to call.
pub fn questions(coordinator: &str, telephone: &str) -> String {
    format!("Vragen? Bel de coördinator, {coordinator}: {telephone}.")
}

/// What to do when it cannot wait.
pub fn haste(telephone: &str) -> String {
    format!("Haast? Bel de coördinator: {telephone}. Direct gevaar? Bel 112.")
}

/// Where privacy questions go.
pub fn privacy(address: &str) -> String {
    format!("Vragen over privacy? Mail {address}.")
}

/// Who helps with a mail that looks wrong.
pub fn help(contact: &str) -> String {
    format!("Ziet deze mail er vreemd uit? Neem contact op met {contact}.")
}

/// The numbers to call, that of the danger found first (H-90, A-03, A-06).
pub fn danger_numbers(found: &[Danger]) -> Vec<String> {
    let number = |danger| match danger {
        Danger::Acute => "Direct gevaar? Bel 112.",
        Danger::Suicide => "Denkt iemand aan zelfmoord? Bel 113 of 0800-0113. Dat is gratis en kan dag en nacht.",
        Danger::DomesticViolence => {
            "Zorgen over huiselijk geweld of kindermishandeling? Bel Veilig Thuis: 0800-2000, dag en nacht."
        }
    };
    let mut all = vec![Danger::Acute];
    all.extend(found);
    all.extend([Danger::Suicide, Danger::DomesticViolence]);
    let mut lines: Vec<String> = Vec::new();
    for danger in all {
        if !lines.iter().any(|line| line == number(danger)) {
            lines.push(number(danger).to_owned());
        }
    }
    lines
}

/// Where consent stands, in a few words; with the day of signing when a consent is on record (W-18).
pub fn consent(kind: Kind, consent: Consent, named: bool, signed: Option<jiff::civil::Date>) -> String {
    match signed.map(super::civil_day) {
        Some(day) if named => format!("ja, getekend op {day}"),
        Some(day) if kind == Kind::Casus && consent == Consent::Attached => {
            format!("ja, getekend op {day}; deze tekst is zonder namen")
        }
        _ => unsigned(kind, consent, named).to_owned(),
    }
}

fn unsigned(kind: Kind, consent: Consent, named: bool) -> &'static str {
    match (kind, consent) {
        _ if named => "ja, er is een ondertekend formulier",
        (Kind::Gebiedsvraagstuk, _) => "niet nodig, dit gaat over een gebied",
        (Kind::Notulen, _) => "niet nodig, notulen zijn altijd zonder namen",
        (_, Consent::None) => "geen formulier, dus zonder namen",
        (_, Consent::Claimed) => "genoemd, maar zonder formulier, dus zonder namen",
        (_, Consent::Attached) => "formulier nog niet bekeken, dus zonder namen",
        (_, Consent::Refused) => "de inwoner gaf geen toestemming, dus zonder namen",
        (_, Consent::Withdrawn) => "de inwoner trok de toestemming in, dus zonder namen",
        (_, Consent::Exception) => "geen formulier, de inbrenger legt uit waarom, dus zonder namen",
    }
}
