//! Whether help in the social domain is running or the case is known (S-20). A huisarts, home care or a school alone
//! is not; `bekend met psychoses` is about something else.

use super::cue::pattern;
use super::headings::{Heading, Topic};
use super::layout::Mail;
use regex::Regex;
use std::sync::LazyLock;

/// The case, or the resident, is known or in care: sure by itself.
static KNOWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:al |reeds |ook |goed |langer |jaren |nog )*bekend (?:bij|in|binnen|is bij|via|van)\b|bij (?:ons|het team|jullie|het dorpsteam|het wijkteam|de gemeente|de ggz|mondriaan|veilig thuis|piw|mee|de politie|jeugdzorg|wmo|de wmo)(?: \w+){0,3} bekend|oude bekende|bekend(?:e)? (?:gezin|casus|client)|(?:gezin|casus|client|meneer|mevrouw) is (?:al |reeds )?bekend",
        r"|(?:lopend|bestaand|open)e? (?:dossier|traject|casus|indicatie|beschikking|hulp|hulpverlening|ondersteuning|begeleiding|zaak)|(?:traject|hulp|hulpverlening|begeleiding|ondersteuning|ambulante \w+|behandeling bij de ggz|indicatie|bewind\w*|schuldhulp\w*) (?:loopt|is (?:al )?gestart|is (?:al )?ingezet|is (?:al )?betrokken|gestart|ingezet|is opgestart)|loopt (?:er |al |nu |inmiddels |ook )*(?:\w+ )?(?:een |van )?(?:traject|alles|hulp|begeleiding|schuld\w*|wmo|aanvraag|ondersteuning|indicatie|bewind\w*|ots)",
        r"|in (?:zorg|begeleiding|behandeling|traject) (?:bij|van|sinds)|bij ons in (?:zorg|begeleiding|traject|beeld)|(?:wij|ik|we|piw|mee|levanto|radar|mondriaan|wmo|wijkteam|alcander|impuls|rimo|leger des heils)(?: \w+){0,2} begeleid(?:t|en)?\b|begeleid(?:t|en) (?:wij|ik|we|haar|hem|het gezin|mevrouw|meneer|de familie)\b|woont begeleid|begeleid wonen|beschermd wonen|woonbegeleid\w*",
        r"|eerder (?:\w+ )?(?:besproken|ingebracht|in beeld|gemeld)|(?:vervolg|terugkoppeling|update|stand van zaken|opvolging)(?: op| van| bij| in)?(?: de| deze)? (?:casus|cp-?\w*|zaak|inbreng)|vorige (?:keer|maand|overleg) (?:ook )?besproken|vervolg op (?:onze|de|het)|hulpverlening is gestart|stand van zaken[:.]",
        r"|(?:traject|hulp|hulpverlening|begeleiding|schuldregeling|behandeling) (?:\w+ )?(?:is )?(?:op)?gestart|bespra(?:k|ken) (?:ik|we|wij)\b|budgetbeheer\w*|in behandeling|schuldregeling loopt|\bin begeleiding\b|pleegzorg\w*|hulpverlening tot nu toe|stond (?:\w+ ){0,4}op de agenda|herinbreng|opnieuw (?:inbreng\w*|ingebracht|bespr\w+)|toen is afgesproken|(?:begeleiding|hulp|traject|ondersteuning)(?: \w+){1,4} loopt|1g1p|1gezin1plan|een gezin een plan|casusregi(?:e|sseur)\w*|bewindvoerder|onder bewind|beschermingsbewind|mentorschap is|casemanager|ambulant\w* (?:begeleid\w*|hulp\w*|\w+)|fact-?team|\bfact\b|reclassering\w*|jeugdbescherm\w*|gezinsvoogd|\bots\b|ondertoezichtstelling|gezinscoach|schuldhulp(?:verlening)?|schuldsanering|wsnp|maatschappelijke opvang|vrouwenopvang|beschikking|huishoudelijke hulp|\bhbh\b|\bwmo[- ](?:indicatie|voorziening|beschikking|melding|traject|begeleiding|hulp|client)\w*|via de wmo|vanuit de wmo|dagbesteding via|individuele begeleiding|thuisbegeleiding|persoonlijk begeleider|pgb\b",
        r"|update over (?:de|het|onze)|(?:casus|inbreng) van (?:vorige|vorig|de vorige|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)|opschal\w+|niveau [23]\b|tweede melding|derde melding|eerdere melding(?:en)?|melding (?:bij )?veilig thuis|veilig thuis (?:is|heeft|doet|\()|cluster 31|crisisdienst|cliëntnr|client(?:nr|nummer)|huisverbod|pga\b|opgeschaald|afgeschaald|(?:wij|we|ik)(?: zijn| ben)?(?: \w+){0,3} (?:al )?betrokken (?:sinds|vanaf|bij)|(?:wij|we) zijn (?:\w+ ){0,4}betrokken|sinds (?:\w+ )?(?:20[0-9]{2}|vorig jaar|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|de zomer) (?:betrokken|in (?:zorg|begeleiding|beeld))|vier organisaties betrokken|(?:meerdere|verschillende|veel|diverse|[3-9]|drie|vier|vijf|zes) (?:organisaties|instanties|hulpverleners|partijen) (?:\w+ )?betrokken"
    ))
});

/// Partners of the social domain: involved means that help is running.
static SOCIAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:piw|partners in welzijn|mee|radar|levanto|mondriaan|leger des heils|veilig thuis|alcander|impuls|ribw|home-start|trajekt|budgetcoach|jobcoach|gezinswerker|jeugdconsulent|trajectbegeleider|sociaal raads\w+|finzicht|wijkteam|gebiedsteam|dorpsteam|buurtteam|sociaal team|jeugdzorg|jeugdhulp|bureau jeugdzorg|xonar|rubicon|gastenhof|koraal|wsg|nidos|vluchtelingenwerk|wmo(?:-consulent)?|maatschappelijk werk\w*|amw|sociaal werk\w*|schuldhulp\w*|kredietbank|klantmanager|ggz|reclassering|rimo|meander maatschappelijk|humanitas|jpp|bemoeizorg|ambulant\w*|begeleider|bewindvoerder|mentor (?:van de rechtbank)|casemanager|jeugdbescherming|rvdk|raad voor de kinderbescherming|leerplicht\w*|jongerenloket|werkplein|isd|inkomen|gemeente|moveoo|cjg|xtra|jongerenwerk\w*|opbouwwerk\w*)\b"
    ))
});
static INVOLVED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:al |reeds |nu |verder |ook )*betrokken(?: zijn| is| partijen| instanties| hulpverlen\w+)?\b|\bpartijen\b|\blangs geweest\b|is aangehaakt|(?:ziet|spreekt|bezoekt|helpt|ondersteunt|begeleidt) (?:haar|hem|het gezin|mevrouw|meneer|moeder|vader|ze)|krijg(?:t|en) (?:\w+ ){0,4}(?:begeleiding|hulp|ondersteuning|behandeling)|heeft (?:\w+ ){0,3}(?:begeleiding|hulp|ondersteuning|behandeling|contact|een indicatie)|traject\b|actief in het gezin|over de vloer|doet (?:\w+ )?de (?:begeleiding|administratie)|komt (?:\w+ )*(?:begeleiding|langs van)|ingezet\b|wie doet er nu|wat er al (?:is|loopt)|hulpverleners|instanties",
    )
});
static NOBODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:niemand betrokken|betrokken:? (?:niemand|geen|nog niemand)|geen (?:hulp|hulpverlening|begeleiding|zorg|instanties|enkele|andere|lopende|indicatie|traject|voorziening\w*|wmo|bemoei\w*)|niet (?:bekend|in zorg|in beeld|eerder|betrokken)|nog (?:niet|geen|niemand)|onbekend bij|nergens (?:bekend|in zorg)|blijkt (?:\w+ )?betrokken|wil geen|weigert|afgewezen door)\b"
    ))
});
static OTHER_MATTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\bbekend (?:met|om|in het dorp|in de buurt|van gezicht|van de kerk|van de markt)\b|\bben(?:t)? (?:je|jij|u) bekend|bij (?:mij|ons) is (?:niet|geen)|woningstichting bekend|\bproblematiek\b",
    )
});

/// Whether the case is known, and whether that is uncertain.
pub(super) fn known(mail: &Mail, headings: &[Heading]) -> (bool, bool) {
    let asked = |sentence: &super::layout::Sentence| {
        headings
            .iter()
            .filter(|h| matches!(h.topic, Topic::Doel | Topic::Vraag | Topic::Both | Topic::VraagPerhaps))
            .any(|h| super::headings::covers(h, sentence))
    };
    let (mut sure, mut weak) = (false, false);
    for heading in headings.iter().filter(|h| h.topic == Topic::Betrokken) {
        for value in &heading.value {
            let words = &mail.flat[value.clone()].replace("poh-ggz", "poh").replace("poh ggz", "poh");
            sure |= SOCIAL.is_match(words) && !starts_empty(words) && !only_own_denied(words);
        }
    }
    for sentence in mail.sentences.iter().filter(|s| !asked(s)) {
        let words = &mail.own_words(sentence).replace("poh-ggz", "poh").replace("poh ggz", "poh");
        if words.ends_with('?') || OTHER_MATTER.is_match(words) {
            continue;
        }
        let denied = NOBODY.is_match(words);
        if KNOWN.is_match(words) {
            sure |= !denied;
            weak |= denied;
        }
        if INVOLVED.is_match(words) && SOCIAL.is_match(words) && !only_own_denied(words) {
            sure |= !denied;
            weak |= denied;
        }
    }
    if KNOWN.is_match(&mail.subject.text) && !NOBODY.is_match(&mail.subject.text) {
        sure = true;
    }
    (sure, weak && !sure)
}

fn starts_empty(words: &str) -> bool {
    ["niemand", "geen", "nog niemand", "nog geen", "nvt", "n.v.t", "onbekend", "nee"]
        .iter()
        .any(|w| words.trim_start().starts_with(w))
}

/// `huisarts, geen gemeente`: the social domain is named only to say that it is not there.
fn only_own_denied(words: &str) -> bool {
    words
        .split(',')
        .filter(|part| SOCIAL.is_match(part))
        .all(|part| part.contains("geen") || part.contains("niet") || part.contains("(ik)"))
}
