//! To the inbrenger: it came in, and what becomes of it.

use super::{count, day, day_and_time, general};
use crate::model::{Category, Consent, Counts, Kind};
use jiff::Timestamp;

/// After `Casus 2026-014: `.
pub const SUBJECT_RECEIVED: &str = "ontvangen";
/// After `Casus 2026-014: `, when the coördinator looks first.
pub const SUBJECT_HELD: &str = "ontvangen, de coördinator kijkt mee";
/// After `Casus 2026-014: `, when an answer was taken up.
pub const SUBJECT_UPDATED: &str = "aangepast";
/// After `Casus 2026-014: `, when the sender has to agree first.
pub const SUBJECT_CONFIRM: &str = "leest u dit na?";
/// After `Casus 2026-014: `, when it was withdrawn.
pub const SUBJECT_WITHDRAWN: &str = "ingetrokken";

/// After `Casus 2026-016: `, when it came late.
pub fn subject_late(meeting: Option<Timestamp>) -> String {
    meeting.map_or_else(|| SUBJECT_RECEIVED.to_owned(), |at| format!("op de agenda van {}", day(at)))
}

/// In time and complete.
pub fn on_time(kind: Kind, meeting: Option<Timestamp>) -> String {
    let (noun, it) = (general::kind(kind), general::it(kind));
    let (is, stands) = (general::is(kind), general::stands(kind));
    match meeting {
        _ if kind == Kind::Notulen => {
            "Uw notulen zijn goed ontvangen. De aanwezigen krijgen de afspraken en acties, zonder namen. U hoeft niets te doen."
                .to_owned()
        }
        Some(at) => format!(
            "Uw {noun} {is} op tijd en compleet. {it} {stands} op de agenda van {}. U hoeft niets te doen.",
            day_and_time(at)
        ),
        None => format!("Uw {noun} {is} goed ontvangen. U hoort van de coördinator wanneer het overleg is."),
    }
}

/// After the deadline: both dates and why (S-38).
pub fn late(
    kind: Kind,
    received: Timestamp,
    missed: Timestamp,
    deadline: Timestamp,
    meeting: Option<Timestamp>,
) -> String {
    let (noun, it) = (general::kind(kind), general::it(kind));
    let (is, stands) = (general::is(kind), general::stands(kind));
    let came = if kind == Kind::Notulen { "kwamen" } else { "kwam" };
    let came = format!(
        "Uw {noun} {is} compleet. {it} {came} binnen op {} om {}. Voor het overleg van {} kon dat tot {}.",
        day(received),
        super::clock(received),
        day(missed),
        day_and_time(deadline)
    );
    match meeting {
        Some(at) => {
            format!("{came} Daarom {stands} uw {noun} nu op de agenda van {}. U hoeft niets te doen.", day_and_time(at))
        }
        None => format!("{came} U hoort van de coördinator wanneer het volgende overleg is."),
    }
}

/// What a sender reads who has nothing to do.
pub const NOTHING_TO_DO: &str = "U hoeft niets te doen.";

/// What stands there instead when something below may ask for a step: a form without a signature.
pub const LOOK: &str = "Kijk wat hieronder staat: misschien moet u iets doen.";

/// What stands there instead when the mail names danger.
pub const DANGER_FIRST: &str = "Wacht niet op ons als iemand gevaar loopt: bel een van de nummers hierboven.";

/// How to say that it cannot wait.
pub fn cannot_wait(telephone: &str) -> String {
    format!(
        "Kan het niet wachten? Antwoord met DRINGEND en één zin waarom. De coördinator beslist en antwoordt binnen één \
         werkdag. Bellen mag ook: {telephone}."
    )
}

/// The coördinator looks first.
pub fn held(kind: Kind) -> String {
    let (noun, is) = (general::kind(kind), general::is(kind));
    format!("Uw {noun} {is} ontvangen. De coördinator kijkt er eerst naar. U hoeft niets te doen.")
}

/// Before the reasons of a hold.
pub const HELD_BECAUSE: &str = "Waarom kijkt de coördinator mee?";

/// When more is heard.
pub fn held_until(due: Timestamp) -> String {
    format!("U hoort uiterlijk {} meer.", day_and_time(due))
}

/// An answer was taken up.
pub fn updated(kind: Kind, meeting: Option<Timestamp>) -> String {
    let (noun, it) = (general::kind(kind), general::it(kind));
    let (is, stands) = (general::is(kind), general::stands(kind));
    match meeting {
        Some(at) => format!(
            "Dank voor uw antwoord. Uw {noun} {is} aangepast. {it} {stands} op de agenda van {}. U hoeft niets te doen.",
            day_and_time(at)
        ),
        None => format!("Dank voor uw antwoord. Uw {noun} {is} aangepast. U hoeft niets te doen."),
    }
}

/// Nothing goes on before the sender agrees (S-06).
pub fn confirm(kind: Kind) -> String {
    let (noun, is) = (general::kind(kind), general::is(kind));
    format!(
        "Uw {noun} {is} compleet, maar nog niet verstuurd. Leest u eerst de tekst hieronder? Klopt het? Antwoord dan: AKKOORD."
    )
}

/// What to ask oneself (Z-08, Z-37).
pub const CONFIRM_ASK: &str =
    "Vraag u ook af: wat is de meerwaarde als ik dit nu deel? En wat zou ik willen als het over mij ging?";

/// Until when an answer keeps the place.
pub fn confirm_before(before: Timestamp) -> String {
    format!("Antwoord vóór {}. Dan blijft uw plaats op de agenda staan.", day_and_time(before))
}

/// It was withdrawn.
pub fn withdrawn(kind: Kind) -> String {
    let (noun, is) = (general::kind(kind), general::is(kind));
    format!("Uw {noun} {is} ingetrokken. Het team bespreekt dit niet. U hoeft niets te doen.")
}

/// A text had already gone to the team when it was withdrawn, or not.
pub const WITHDRAWN_AGAIN: &str = "Wilt u het later toch inbrengen? Stuur dan een nieuwe mail.";

/// Why names were left out, and what (S-06). `list` is the enumeration of [`super::left_out`].
pub fn left_out(kind: Kind, consent: Consent, named: bool, list: Option<&str>) -> String {
    let why = match (kind, consent) {
        _ if named => "U stuurde een ondertekend formulier mee. De naam van die inwoner blijft staan.",
        (Kind::Gebiedsvraagstuk, _) => "Een gebiedsvraagstuk gaat over een gebied en niet over personen.",
        (Kind::Notulen, _) => "Notulen gaan altijd zonder namen naar het team.",
        (_, Consent::None) => "Er zat geen toestemmingsformulier bij.",
        (_, Consent::Claimed) => "U schrijft dat er toestemming is. Er zat geen ondertekend formulier bij.",
        (_, Consent::Attached) => {
            "U noemt een toestemmingsformulier. De coördinator bekijkt dat nog. De tekst gaat zonder namen naar het team."
        }
        (_, Consent::Refused) => "De inwoner gaf geen toestemming.",
        (_, Consent::Withdrawn) => "De inwoner trok de toestemming in.",
        (_, Consent::Exception) => "U legt uit waarom er geen toestemming is. De coördinator leest dat.",
    };
    let Some(list) = list else { return format!("{why} Wij hoefden niets weg te laten.") };
    let therefore = if named || consent == Consent::Attached || consent == Consent::Exception {
        "We lieten weg"
    } else {
        "Daarom lieten we weg"
    };
    format!("{why} {therefore}: {list}.")
}

/// What to write next time (S-06).
pub fn advice(counts: &Counts) -> Vec<String> {
    let has = |category| counts.get(&category).is_some_and(|n| *n > 0);
    let mut lines = Vec::new();
    if has(Category::Bsn) {
        lines.push("Een BSN is nooit nodig.".to_owned());
    }
    if has(Category::Persoon) {
        lines
            .push("Tip voor de volgende keer: schrijf \"mevrouw\" of \"haar zoon\" in plaats van een naam.".to_owned());
    }
    lines
}

/// Attachments stay behind; their text may go, without names.
pub fn attachments(n: usize, text_goes: bool) -> String {
    let text = if text_goes { " De tekst die wij konden lezen gaat mee, zonder namen." } else { "" };
    format!(
        "Bijlagen zelf sturen wij niet door.{text} U stuurde {} mee. De coördinator weet dat.",
        count(n, "bijlage", "bijlagen")
    )
}

/// Before what is good to know of the text.
pub const HINTS: &str = "Goed om te weten";

/// Somebody's data stand below the words that close the mail.
pub const BELOW: &str = "Onder uw naam staat nog tekst over mensen. Die tekst gaat naar niemand. Hoort hij bij de casus? Antwoord dan \
                         met die tekst";

/// Before what was understood.
pub const UNDERSTOOD: &str = "Zo begrepen wij uw mail";

/// What was understood besides doel and vraag.
pub fn understood(area: Option<&str>, consent: &str, vraag_to: Option<&str>, attends: bool) -> Vec<String> {
    let mut lines = vec![
        area.map_or_else(|| "Gebied: dat vonden wij niet".to_owned(), |area| format!("Gebied: {area}")),
        format!("Toestemming: {consent}"),
    ];
    lines.extend(vraag_to.map(|to| format!("Vraag aan: {to}")));
    if attends {
        lines.push("De inwoner sluit zelf aan bij het overleg".to_owned());
    }
    lines
}

/// Before the text for the team.
pub const TEAM_READS: &str = "Dit leest het team";

/// How to mend or stop it.
pub fn change(until: Option<Timestamp>) -> String {
    let until = until.map_or_else(String::new, |at| format!(" Dat kan tot {}.", day_and_time(at)));
    format!(
        "Staat er nog een naam in? Antwoord met GEMIST en dat woord. Is een gewoon woord weg? Antwoord dan welk woord.{until} Stoppen? \
         Antwoord: INTREKKEN."
    )
}

/// How to stop it.
pub const STOP: &str = "Stoppen? Antwoord: INTREKKEN.";

/// Whose text it stays (S-05, S-08).
pub const RESPONSIBLE: &str = "U blijft verantwoordelijk voor de inhoud. U vertelt de inwoner wat er is afgesproken.";

/// Everything that a verified but unknown sender, or a resident, hears: confirms nothing.
pub fn neutral(team: &str, coordinator: &str, telephone: &str) -> Vec<String> {
    vec![
        format!("Dank voor uw mail aan het {team}. Dit adres is voor hulpverleners die met het team werken."),
        format!("Wilt u iets vragen of vertellen? Bel dan de coördinator, {coordinator}: {telephone}."),
        "Stuur liever geen namen of andere gegevens van mensen per mail.".to_owned(),
    ]
}

/// Subject of the neutral mail.
pub const SUBJECT_NEUTRAL: &str = "uw mail";

/// After forwarding: for the inbrenger's own file.
pub fn disclosed(team: &str, sent: Timestamp, readers: Option<&str>) -> Vec<String> {
    let readers = readers.map_or_else(String::new, |readers| format!(" Lezers: {readers}."));
    vec![
        format!("Uw tekst ging op {} zonder namen naar het {team}.{readers}", super::day_with_year(sent)),
        "Noteer dit in uw eigen dossier. U hoeft verder niets te doen.".to_owned(),
    ]
}

/// As [`disclosed`], when somebody is named with consent.
pub fn disclosed_named(team: &str, sent: Timestamp, readers: Option<&str>) -> Vec<String> {
    disclosed(team, sent, readers)
        .into_iter()
        .map(|line| line.replace("zonder namen naar", "met één naam, met toestemming, naar"))
        .collect()
}

/// Subject of the mail after forwarding.
pub const SUBJECT_DISCLOSED: &str = "voor uw eigen dossier";

/// After the meeting (S-08).
pub fn feedback(discussed: Timestamp) -> Vec<String> {
    vec![
        format!("Het team besprak uw casus op {}.", day(discussed)),
        "Vertelde u de inwoner al wat er is afgesproken? Zo niet, doe dat dan deze week.".to_owned(),
        "Weet de inwoner het? Antwoord dan: GEDAAN.".to_owned(),
    ]
}

/// Subject of the question after the meeting.
pub const SUBJECT_FEEDBACK: &str = "weet de inwoner het al?";
