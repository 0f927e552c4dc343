//! To the members of the team.

use super::{day, day_and_time, day_with_year};
use crate::model::Kind;
use jiff::Timestamp;

/// Why the mail comes.
pub fn opening(kind: Kind, meeting: Option<Timestamp>, late: bool, replaces: bool) -> String {
    let noun = match kind {
        Kind::Casus => "deze casus",
        Kind::Gebiedsvraagstuk => "dit gebiedsvraagstuk",
        Kind::Notulen => "deze notulen",
        Kind::Overig => "dit bericht",
    };
    let first = match meeting {
        Some(at) => format!("Op {} bespreken we {noun}. Leest u de tekst vooraf?", day_and_time(at)),
        None => format!("Leest u {noun} vooraf? De datum van het overleg volgt."),
    };
    let late = if late { " De tekst kwam na de sluitingstijd binnen." } else { "" };
    let replaces = if replaces { " Dit is een nieuwe tekst. Verwijder de vorige." } else { "" };
    format!("{first}{late}{replaces}")
}

/// The facts above the text.
pub fn facts(number: &str, area: Option<&str>, inbrenger: Option<&str>, consent: &str, attends: bool) -> Vec<String> {
    let mut lines = vec![format!("Nummer: {number}")];
    lines.extend(area.map(|area| format!("Gebied: {area}")));
    lines.extend(inbrenger.map(|who| format!("Ingebracht door: {who}")));
    lines.push(format!("Toestemming: {consent}"));
    if attends {
        lines.push("De inwoner sluit zelf aan bij het overleg".to_owned());
    }
    lines
}

/// For what the text may be used; without names.
pub const USE_REDACTED: &str = "Gebruik deze tekst alleen voor het overleg. De tekst is zonder namen, maar kan herleidbaar \
    zijn. Stuur hem daarom niet door.";

/// For what the text may be used; somebody is named.
pub const USE_NAMED: &str = "De inwoner gaf toestemming om de naam te noemen. Dat geldt alleen voor dit overleg en dit \
    team. Stuur de tekst niet door.";

/// Where answers with more data belong (S-35).
pub const MORE_DATA: &str = "Weet u meer over deze situatie? Vertel het in het overleg en mail geen namen.";

/// What a member can answer (A-14, Z-25).
pub const NO_ROLE: &str = "Hebt u geen rol in deze casus? Antwoord dan GEEN ROL. Wilt u de gegevens zelf gebruiken? Vraag dat met GEBRUIK \
    en het doel.";

/// To a member who answered on a case that was sent round (S-35).
pub fn follow_up(direct: bool) -> Vec<&'static str> {
    let mut lines = vec!["Dank voor uw reactie. De coördinator leest hem. De andere leden krijgen hem niet."];
    if direct {
        lines.push("In uw mail staan gegevens van een persoon. Deel die niet via dit adres.");
    }
    lines.push("Wilt u meer delen over een casus? Dat gaat via de reguliere processen van uw organisatie, of mondeling in het overleg.");
    lines
}

/// A case of which the text does not travel to this reader.
pub fn without_text(number: &str, meeting: Option<Timestamp>, agreed: bool) -> Vec<String> {
    let first = match meeting {
        Some(at) => format!("Op {} bespreken we casus {number}.", day_and_time(at)),
        None => format!("Er is een nieuwe casus: {number}. De datum van het overleg volgt."),
    };
    vec![
        first,
        if agreed {
            "De tekst sturen wij u niet. Bij dit overleg neemt niemand gegevens mee; u hoort de casus in het overleg."
        } else {
            "De tekst sturen wij u niet. Uw mailadres is daarvoor niet veilig genoeg."
        }
        .to_owned(),
        "Vraag de coördinator wat u voor het overleg moet weten.".to_owned(),
    ]
}

/// Please delete: after GEMIST or a withdrawal.
pub fn recall(number: &str, sent: Option<Timestamp>) -> Vec<String> {
    let sent = sent.map_or_else(String::new, |at| format!(" Wij stuurden die op {}.", day_with_year(at)));
    vec![
        format!("Wilt u de mail over casus {number} verwijderen?{sent}"),
        "Leeg ook uw prullenbak. Stuurde u de mail door of maakte u een print? Verwijder die dan ook en bel de coördinator."
            .to_owned(),
        "Waarom vragen wij dit? In de tekst staat misschien een gegeven dat daar niet hoort.".to_owned(),
    ]
}

/// Please delete: the resident took consent back. The text without the name comes in its place.
pub fn recall_named(number: &str, sent: Option<Timestamp>) -> Vec<String> {
    let mut lines = recall(number, sent);
    lines.pop();
    lines.push(
        "Waarom vragen wij dit? De inwoner trok de toestemming in. Loopt de casus nog? Dan krijgt u de tekst zonder namen.".to_owned(),
    );
    lines
}

/// Please delete: the case is erased at request.
pub fn recall_erased(number: &str, sent: Option<Timestamp>) -> Vec<String> {
    let mut lines = recall(number, sent);
    lines.truncate(2);
    lines.push("Waarom vragen wij dit? De casus wordt op verzoek gewist. U hoeft niet te antwoorden.".to_owned());
    lines
}

/// Please delete: the reader has no role in the case.
pub fn recall_no_role(number: &str, sent: Option<Timestamp>) -> Vec<String> {
    let mut lines = recall(number, sent);
    lines.truncate(2);
    lines.push("Waarom vragen wij dit? U hebt in deze casus geen rol. U krijgt er geen mail meer over.".to_owned());
    lines
}

/// Please delete: the meeting is over.
pub fn recall_over(number: &str, sent: Option<Timestamp>) -> Vec<String> {
    let mut lines = recall(number, sent);
    lines.pop();
    lines
        .push("Waarom vragen wij dit? Het overleg is geweest. Afgesproken is dat niemand de tekst bewaart.".to_owned());
    lines
}

/// Subject of the request to delete.
pub const SUBJECT_RECALL: &str = "verwijder deze mail";

/// Subject of a case of which nothing can be said.
pub const SUBJECT_NEW: &str = "nieuw voor het overleg";

/// The invitation's own words.
pub fn invitation(team: &str, meeting: Timestamp) -> String {
    format!("Het {team} overlegt op {}. De agenda komt in een aparte mail.", day_and_time(meeting))
}

/// Subject of the invitation.
pub fn subject_invitation(meeting: Timestamp) -> String {
    format!("overleg op {}", day(meeting))
}

/// Cleaned attachments come as documents of their own.
pub const ATTACHMENTS_APART: &str = "De tekst van de bijlagen, zonder namen, zit als apart bestand bij deze mail.";

/// The neutral name of an attachment's cleaned text.
pub fn file_name(number: u16) -> String {
    format!("bijlage {number}.txt")
}
