//! What a mail is (S-03): minutes, an area question, no submission, or a personal case. Signs are weighed; who is in
//! doubt treats it as a case, for that is the careful way.

use super::cue::pattern;
use super::headings::{Heading, Topic};
use super::layout::{Mail, Place};
use crate::model::Kind;
use regex::Regex;
use std::sync::LazyLock;

static AUTOMATIC: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:\W*(?:re|fw|fwd|antw)?:? ?)*(?:automati(?:sch|c|sche) (?:antwoord|reply|afwezigheid\w*)|auto(?:matic)?[- ]?reply|out of (?:the )?office|afwezigheids\w+|afwezig(?:$|:| van| tot| t/m| wegens)|niet aanwezig|undeliver\w*|onbestelbaar|delivery (?:status|failure)|leesbevestiging|gelezen:|read:|geaccepteerd:|geweigerd:|accepted:|declined:)",
    ))
});
static ABSENCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:wordt|worden) (?:mijn |uw |je )?(?:e-?)?mails? niet (?:gelezen|doorgestuurd|beantwoord)|uw mail wordt niet gelezen|(?:ben ik|ik ben) (?:\w+ ){0,5}(?:met vakantie|op vakantie|met verlof|afwezig|niet aanwezig|out of office|niet bereikbaar|vrij)\b.{0,120}(?:collega|terecht|contact|lees|mail|bereik)|(?:i am|i'm) (?:currently )?out of (?:the )?office|dit is een automatisch",
    )
});
static BULK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"nieuwsbrief|afmelden voor|uitschrijven|schrijf je (?:nu |snel |voor .{0,20})?in\b|klik hier|view in browser|bekijk (?:deze mail )?(?:online|in je browser)|unsubscribe|early ?bird|korting|webinar|laatste plekken|gratis (?:proef|demo)|aanbieding|factuur(?:nummer)?|betalingstermijn|btw\b|offerte|relatienummer|vacature|actiecode|prijs: ?€",
    )
});
static ORGANISE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"mijn mail(?:tje)? (?:van|ontvangen|gelezen)|mail (?:\w+ ){0,3}ontvangen|foutmelding|verzendlijst|vervangt me|bereikbaar op een ander|nieuw (?:telefoonnummer|mailadres|adres)|mijn mailadres|gaat (?:het overleg|dit) door|(?:overleg|bijeenkomst) van (?:de )?\w+ doorgaat|organiseert|inloop vanaf|aanmelden kan|aanmelden voor (?:de|het)|parkeren|parkeer(?:kaart|plek|plaats|garage|vergunning)|welke zaal|welke versie|hoe laat (?:begin|start|is)|(?:ben|is) (?:ik |helaas |er )*(?:verhinderd|afwezig|ziek)|verhinderd|meld(?:t)? (?:ik )?me (?:\w+ )?af|afmelden|(?:ik|wij) (?:sluit|sluiten|schuif) (?:\w+ ){0,6}aan\b|kan (?:er )?(?:\w+ ){0,4}niet bij zijn|be?dankt? voor|dank (?:je|jullie|u)(?: ?wel)? voor|(?:heb|hebben) (?:\w+ ){0,3}geen casus|template|sjabloon|convenant|privacy officer|vergaderdata|vergaderschema|jaarplanning|datumprikker|lunch|collega (?:mee|voorstellen)|nieuwe collega|mijn opvolger|uitnodiging|save the date|verzetten|verplaatst naar|andere locatie|zaalhuur|formulier (?:kwijt|opnieuw|toesturen|sturen|gewijzigd)|adreslijst|contactgegevens|inloggen|wachtwoord|presentatie|training|dank dat|fijn overleg|rondleiding|even voorstellen|stel me (?:graag |even )?(?:aan jullie )?voor|kennis te maken|ben ik (?:de|jullie) nieuwe|ernaar uit|tot wanneer|insturen|in goede orde|uw bericht|ontvangstbevestiging|werkdagen een reactie|stage\w*|student(?:e|en)?|meekijken|meelopen|kennismak\w+|privacyreglement|geheimhoudingsverklaring|toestemmingsformulier van|eigen toestemmingsformulier|jubileum|afscheid|borrel|vlaai|agenda(?:punten)? (?:voor|dorpsteam)|mailadres is gewijzigd|hoe (?:werkt|lever ik)|welk(?:e)? (?:formulier|mailadres)"
    ))
});
static MINUTES_SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"notulen|\bverslag(?:je)?\b|afsprakenlijst|actielijst|actiepunten(?:lijst)?|besluitenlijst|actie- en besluitenlijst|gespreksverslag overleg|minutes\b|terugblik|actiepuntenlijst",
    )
});
static MINUTES_LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?m)^\W{0,4}(?:[0-9]{1,2}[.)] ?)?(?:aanwezig(?:en)?\b.{0,12}[:=]|afwezig\b.{0,20}[:=]|afgemeld\b.{0,10}[:=]|deelnemers ?[:=]|aanwezig zijn|rondvraag|opening(?:\b| en)|mededelingen|vorige notulen|notulen (?:vorig\w*|vorige keer|overleg|dorpsteam)|verslag (?:vorig\w*|overleg|van het|dorpsteam|cluster|swt)|concept-?(?:notulen|verslag)|afsprakenlijst|actielijst|actie(?:punten|s)?(?:\t|:?$)|besluit(?:en)?(?:\t|:|$)|volgend(?:e)? (?:overleg|keer|bijeenkomst|vergadering)|voorzitter ?:|notulist ?:|w\.?v\.?t\.?t\.?k|sluiting|wat\b.{0,12}\bwie\b|actie\b.{0,12}\bwie\b|wie\b.{0,12}\bwat\b.{0,12}\bwanneer)"
    ))
});
static MINUTES_TEXT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"korte notulen|de notulen van|hierbij (?:\w+ ){0,3}(?:notulen|verslag|afsprakenlijst|actielijst|besluitenlijst)|hieronder (?:\w+ ){0,3}(?:notulen|verslag|afspraken|actielijst)|afgesproken dat|regie: |besloten is|is besloten|de acties van|acties uit|afspraken uit het overleg|uit het overleg van|tijdens het overleg is",
    )
});
static CASE_LINE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?m)^\W{0,4}(?:[0-9]{1,2}[.)] ?)?casus (?:[a-z]?[0-9]{1,4}|[a-z])\b"));
static AREA_WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"gebieds? ?-?vraag ?stuk\w*|gebiedsvraag\b|gebiedsvraastuk|gebiedscasus|gebiedsgericht|wijkvraagstuk|buurtvraagstuk|gebiedsprobleem|leefbaarheidsvraag\w*",
    )
});
static NO_AREA: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:geen|niet een|is niet) (?:echt )?(?:een )?gebieds|geen persoonlijke casus"));
static AREA_MATTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:overlast|huishoudens|kernen|inwoners|cijfers|wijkplatform|speelveld\w*|buurtschouw|sluipverkeer|energierekening|zwerfafval|zwerfvuil|afval|dumping\w*|hangjongeren|hangplek|jongeren|jeugd die|buurtbewoners|bewoners|omwonenden|wijkbewoners|ondernemers|speeltuin\w*|speelplek|speelveld\w*|plein(?:tje)?|park(?:je)?|straatverlichting|verlichting|verkeer\w*|parkeer\w*|hard rijden|snelheid|verkeersveiligheid|drempel|schoolzone|eenzaamheid|ouderen|senioren|leefbaarheid|buurthuis|gemeenschapshuis|bus(?:lijn|halte)|winkels?|leegstand\w*|groen(?:strook|voorziening)?|honden ?poep|hondenpoep|ratten|zwerfkatten|inbraken|inbraakgolf|drugs ?dealen|dealers|vuurwerk|lachgas|laaggeletterd\w*|armoede|energiearmoede|statushouders|wijkscan|dorpsraad|buurtvereniging|wijkraad|bewonersavond|enquete|flats?|galerij|portiek|containers?|speelgoed|arbeidsmigranten|gezinnen|camping|mensen|kinderen vapen|jongerenwerkers|ontmoetingsplek|inloop|scooters|brommers|vandalisme|vernielingen|graffiti|de buurt|de wijk|onze wijk|het dorp|camera|boa'?s?|handhaving)\b"
    ))
});
static PERSON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:mevrouw|meneer|mw|mevr|dhr|de heer|client(?:e)?|inwoonster|moeder|vader|zoon(?:tje)?|dochter(?:tje)?|oma|opa|zus(?:je)?|broer(?:tje)?|echtpaar|alleenstaand\w*|weduwe|weduwnaar|partner|zijn vrouw|haar man|haar ex|zijn ex|jongeman|jongedame|jongen|meisje|jeugdige|gezin|huisgenoot|vriendin|tiener\w*|baby|puber|twintiger|dertiger|veertiger|vijftiger|zestiger|zeventiger|tachtiger|geb|bsn|geboren|jarige|de resident|haar dochter|zijn zoon|de man|de vrouw|een man|een vrouw|man uit|vrouw uit|kinderen|hij|zij|zijn moeder|het kind|een kind|leerling|pubers?|hr|pleegkind\w*|bewoonster|zoontje|huurder|buurvrouw|buurman|vrouwtje|mannetje|jongere van|betrokkene)\b"
    ))
});
static ONE_PERSON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:mevrouw|meneer|mw|mevr|dhr|hr|client(?:e)?|moeder|vader|zoon|dochter|echtpaar|weduwe|weduwnaar|jongen|meisje|jongeman|gezin|een man|een vrouw|man uit|vrouw uit|geb|bsn|huurder|leerling|haar|zijn vrouw|betrokkene|oma|opa|stel)\b")
});
static CASE_WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:casus|inbreng(?:en)?|breng (?:\w+ ){0,4}in|aanmelding|zorgmelding|casusoverleg|bespreken|toestemming|op de lijst|op de agenda|meenemen|signaal|melding)\b",
    )
});
static SALUTATION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:geachte|beste|dag|hoi|hallo|hey|hi|ha|goede(?:n)?(?:morgen|middag|avond|dag)|dear|lieve|allen|collega)\b",
    )
});

/// What the mail is, and whether that is a guess.
pub(super) fn kind(mail: &Mail, headings: &[Heading]) -> (Kind, bool) {
    let subject = mail.subject.text.as_str();
    let body = body_without_salutation(mail);
    let asked = headings
        .iter()
        .filter(|h| matches!(h.topic, Topic::Doel | Topic::Vraag | Topic::Both) && !h.value.is_empty())
        .count();
    let count = |pattern: &Regex| pattern.find_iter(&body).take(12).count();
    let persons = count(&PERSON) + PERSON.find_iter(subject).count();

    if AUTOMATIC.is_match(subject) || ABSENCE.is_match(&body) && asked == 0 && persons < 3 {
        return (Kind::Overig, false);
    }
    let minutes = minutes_score(subject, &body);
    if minutes >= 4 && asked < 2 {
        return (Kind::Notulen, minutes == 4);
    }
    let bulk = count(&BULK) + BULK.find_iter(subject).count();
    if bulk >= 2 && asked < 2 && persons < 4 {
        return (Kind::Overig, bulk == 2 && persons > 1);
    }
    let said_area = !NO_AREA.is_match(&body) && (AREA_WORD.is_match(subject) || AREA_WORD.is_match(&body));
    let subject_case = CASE_WORD.is_match(subject) && !subject.contains("bespreken");
    if said_area && (AREA_WORD.is_match(subject) || persons < 6 && !subject_case) {
        return (Kind::Gebiedsvraagstuk, persons > 2);
    }
    let matter = count(&AREA_MATTER) + 2 * AREA_MATTER.find_iter(subject).count();
    let organise = count(&ORGANISE) + 2 * ORGANISE.find_iter(subject).count();
    let case = count(&CASE_WORD).min(3) + usize::from(subject_case) * 2;
    if asked <= 1 && organise >= 3 && persons == 0 && matter < 3 {
        return (Kind::Overig, asked > 0);
    }
    if asked == 0 && organise > 0 && persons < 2 + organise && matter < 3 && !(subject_case && persons > 0) {
        return (Kind::Overig, persons > 1);
    }
    let subject_matter = AREA_MATTER.is_match(subject) && !PERSON.is_match(subject);
    if subject_matter && matter >= 6 && persons <= matter {
        return (Kind::Gebiedsvraagstuk, true);
    }
    let strong = count(&ONE_PERSON) + ONE_PERSON.find_iter(subject).count();
    if strong == 0 && matter >= 3 && persons < matter {
        return (Kind::Gebiedsvraagstuk, persons > 1);
    }
    if matter >= 3 && persons <= matter / 3 || matter >= 2 && persons == 0 && asked > 0 {
        return (Kind::Gebiedsvraagstuk, persons > 0);
    }
    if persons == 0 && asked == 0 && case < 2 && !has_age(mail) {
        return (Kind::Overig, true);
    }
    (Kind::Casus, persons == 0)
}

fn minutes_score(subject: &str, body: &str) -> usize {
    let mut score = 0;
    if MINUTES_SUBJECT.is_match(subject) {
        score += 3;
    }
    score += MINUTES_LINE.find_iter(body).take(4).count();
    score += MINUTES_TEXT.find_iter(body).take(2).count();
    let cases = CASE_LINE.find_iter(body).take(4).count();
    if cases >= 2 { score + cases.min(3) } else { score }
}

/// Own text without the line that greets (`Geachte heer, mevrouw`).
fn body_without_salutation(mail: &Mail) -> String {
    let own = mail.units.iter().filter(|u| u.place == Place::Own);
    let mut lines: Vec<&str> = Vec::new();
    for unit in own {
        let text = &mail.body.text[unit.range.clone()];
        let greets = lines.is_empty() && SALUTATION.is_match(text) && text.split_whitespace().count() <= 6;
        if !greets {
            lines.push(text);
        }
    }
    lines.join("\n")
}

static AGE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\([0-9]{1,2}(?: jaar| jr)?\)|\b[0-9]{1,2} ?(?:jaar|jr)\b|\bgeb(?:oren|\.)"));

fn has_age(mail: &Mail) -> bool {
    mail.sentences.iter().any(|s| AGE.is_match(mail.all_words(s)))
}
