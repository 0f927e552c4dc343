//! To the inbrenger: one thing is missing. Each names the agreement of the team and the way that works (Z-01).

use super::{day, day_and_time};
use crate::model::Kind;
use jiff::Timestamp;

/// One thing is missing.
pub const SUBJECT_ONE: &str = "er mist nog één ding";
/// Two things are missing.
pub const SUBJECT_TWO: &str = "er missen nog twee dingen";
/// More is missing.
pub const SUBJECT_SOME: &str = "er missen nog een paar dingen";
/// The form is missing.
pub const SUBJECT_FORM: &str = "er mist nog een formulier";
/// It came too late.
pub const SUBJECT_LATE: &str = "te laat voor dit overleg";

/// No vraag (S-11, S-44).
pub const VRAAG: &str = "Dank voor uw mail. De situatie en het doel zijn duidelijk. Wij vonden nog geen vraag aan het \
    team. Daarom is uw casus nog niet doorgestuurd.";
/// No doel (S-11).
pub const DOEL: &str = "Dank voor uw mail. De situatie en uw vraag zijn duidelijk. Wij vonden nog geen doel. Daarom is uw \
    casus nog niet doorgestuurd.";
/// Neither.
pub const DOEL_AND_VRAAG: &str = "Dank voor uw mail. Wij vonden nog geen doel en geen vraag aan het team. Daarom is uw \
    casus nog niet doorgestuurd.";
/// A known case without consent (S-20).
pub const CONSENT: &str = "Dank voor uw mail. Deze casus is al bekend bij hulpverleners. Het team heeft dan een afspraak: \
    eerst vraagt u de inwoner om toestemming. Er zat nog geen ondertekend formulier bij. Daarom is uw casus nog niet \
    doorgestuurd.";
/// Only a link (S-39).
pub const ONLY_A_LINK: &str = "Dank voor uw mail. Er staat alleen een link in. Het team kan die niet openen. Daarom is uw \
    casus nog niet doorgestuurd.";

/// What these agreements ask besides.
pub const LACKS: &str = "Dank voor uw mail. Het doel en de vraag zijn duidelijk. Dit team heeft afgesproken dat er nog iets \
    bij staat. Daarom is uw casus nog niet doorgestuurd.";
/// Before what lacks.
pub const ANSWER_WITH: &str =
    "Antwoord op deze mail. U hoeft niets opnieuw te typen. Gebruik geen namen. Schrijf erbij:";
/// A doel with a result (W-02).
pub const LACK_GOAL: &str =
    "Doel: wat wilt u bereiken? Bijvoorbeeld: \"bereiken dat mevrouw in haar woning kan blijven\".";
/// Why the meeting is necessary (W-03).
pub const LACK_NECESSITY: &str = "Noodzaak: waarom is overleg echt nodig voor dit doel? Kan het met minder? \
    Zonder namen, met minder partijen, of met z'n tweeën?";
/// Who is involved (H-23, W-07).
pub const LACK_PARTIES: &str = "Betrokken partijen: welke organisaties zijn al betrokken, of moeten aansluiten?";
/// Which data (W-08).
pub const LACK_KINDS: &str = "Welke gegevens zijn nodig: noem alleen wat strikt nodig is voor het doel.";
/// Objections and weighing (W-19).
pub const LACK_REASONS: &str = "Toestemming: stuur het getekende formulier mee. Is die er niet? Schrijf dan bij \"Bezwaren:\" \
    wat de inwoner ertegen heeft, en bij \"Afweging:\" waarom u toch verder wilt.";
/// First talk with the client.
pub const LACK_ASK_CLIENT: &str = "U vraagt of iemand ergens bekend is. Dat zeggen wij niet. Bespreek het eerst met de cliënt. \
    Schrijf daarna wat u nodig hebt, zonder te vragen wie iemand kent.";

/// Handing a file over.
pub const LACK_HAND_OVER: &str = "U wilt een dossier overdragen. Een heel dossier is zelden nodig. Schrijf erbij: aan welk team, \
    voor welke taak van dat team, en met welk doel.";

/// Whether the resident knows, where the agreements ask it.
pub const ASK_INFORMED: &str = "Schrijf er ook bij: weet de inwoner hiervan? Ja, of nee en waarom niet: het zou escaleren, de veiligheid, \
    of de hulp komt in de knel.";

/// Too late, and the profile says return.
pub fn late(deadline: Timestamp) -> String {
    format!(
        "Dank voor uw mail. Voor dit overleg kon u een casus sturen tot {}. Uw mail kwam later. Daarom is uw casus niet \
         doorgestuurd.",
        day_and_time(deadline)
    )
}

/// A sentence of this file for another kind than a casus.
pub fn for_kind(text: &str, kind: Kind) -> String {
    if kind == Kind::Gebiedsvraagstuk {
        text.replace("uw casus", "uw gebiedsvraagstuk").replace("een casus", "een gebiedsvraagstuk")
    } else {
        text.to_owned()
    }
}

/// Before what to do.
pub const WHAT_TO_DO: &str = "Wat kunt u doen?";

/// One sentence is enough.
pub const ONE_SENTENCE: &str =
    "Antwoord op deze mail met één zin. U hoeft niets opnieuw te typen. Gebruik geen namen. Bijvoorbeeld:";
/// Two sentences are enough.
pub const TWO_SENTENCES: &str =
    "Antwoord op deze mail met twee zinnen: uw doel en uw vraag. Gebruik geen namen. Bijvoorbeeld:";
/// Print, sign, send back.
pub const SIGN: &str = "Laat de inwoner het formulier in de bijlage tekenen. Stuur het mee met een antwoord op deze mail. U \
    hoeft niets opnieuw te typen.";
/// When signing does not work out.
pub const SIGN_FAILS: &str =
    "Lukt dat niet? Antwoord met één zin waarom. De coördinator zoekt dan samen met u een andere weg.";
/// The text itself, by the list below.
pub const TYPE_IT: &str = "Zet de tekst in een antwoord op deze mail. Gebruik geen namen. Deze lijst helpt u:";
/// Send it again.
pub fn send_again(meeting: Option<Timestamp>) -> String {
    let then =
        meeting.map_or_else(String::new, |at| format!(" Dan komt uw casus op de agenda van {}.", day_and_time(at)));
    format!("Stuur uw mail nog een keer, zonder namen.{then}")
}

/// Before the list, when it only helps.
pub const TEMPLATE_OFFER: &str = "Wilt u liever alles op een rij zetten? Gebruik dan deze lijst:";

/// Examples of a doel.
pub const DOEL_EXAMPLES: [&str; 2] =
    ["\"Mevrouw kan veilig in haar woning blijven.\"", "\"Eén plan voor het gezin, met één contactpersoon.\""];
/// Examples of a vraag.
pub const VRAAG_EXAMPLES: [&str; 2] =
    ["\"Wie kan met meneer praten over hulp in huis?\"", "\"Welke organisatie kan de regie nemen?\""];
/// Examples of both.
pub const BOTH_EXAMPLES: [&str; 2] =
    ["\"Doel: mevrouw kan veilig in haar woning blijven.\"", "\"Vraag: wie kan haar helpen met haar schulden?\""];

/// The parts of a case without names (S-16), and whether the resident knows.
pub const TEMPLATE: [&str; 9] = [
    "Wie (in het algemeen, zoals: mevrouw, een veertiger):",
    "Buurt:",
    "Achtergrond:",
    "Gezinssamenstelling:",
    "Betrokken partijen:",
    "Doel:",
    "Vraag:",
    "Toestemming (met formulier / nee):",
    "Weet de inwoner hiervan? (ja / nee, omdat):",
];

/// When the answer is in time and when not.
pub fn place(answer_before: Option<Timestamp>, meeting: Option<Timestamp>, otherwise: Option<Timestamp>) -> String {
    let kept = match (answer_before, meeting) {
        (Some(before), Some(meeting)) => format!(
            "Antwoordt u vóór {}? Dan blijft uw casus staan voor {}. Uw eerste mail telt dan.",
            day_and_time(before),
            day(meeting)
        ),
        (Some(before), None) => format!("Antwoord graag vóór {}.", day_and_time(before)),
        (None, _) => String::new(),
    };
    match otherwise {
        Some(at) if kept.is_empty() => format!("Na uw antwoord komt uw casus op de agenda van {}.", day(at)),
        Some(at) => format!("{kept} Antwoordt u later? Dan wordt het {}.", day(at)),
        None => kept,
    }
}

/// How to object: the sentence is there after all.
pub fn is_there(what: &str) -> String {
    format!("Staat {what} er toch in? Antwoord dan: STAAT ERIN. De coördinator kijkt zelf.")
}

/// Subject to an inbrenger who did not answer.
pub const SUBJECT_NO_ANSWER: &str = "wij wachten nog op uw antwoord";

/// The term of an answer is over: where the case stands now.
pub fn no_answer(meeting: Option<Timestamp>) -> Vec<String> {
    let then = meeting.map_or_else(
        || "De coördinator kijkt nu wat er met de casus gebeurt.".to_owned(),
        |at| format!("De casus is daarom naar het overleg van {} gegaan.", day_and_time(at)),
    );
    vec![
        format!("Wij vroegen u iets over deze casus en kregen nog geen antwoord. {then}"),
        "Antwoord op deze mail. Dan kan het team de casus bespreken.".to_owned(),
    ]
}
