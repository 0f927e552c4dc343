//! Mails that say nothing themselves: a link to a file, the notice of a secure-mail service.

use crate::model::Sensitive;
use regex::Regex;
use std::sync::LazyLock;

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("compiled by the tests")
}

static LINK: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)\b(?:https?://|www\.)\S+|\[https?:[^\]]*\]"));

/// Services that keep the message on a page of theirs.
static SERVICE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)\b(?:zivver|smart\s?lockr|cryptshare|zorgmail|file\s?cap|secu\s?mailer|we\s?transfer|protonmail|sharefile|sharepoint|onedrive|dropbox
        |mimecast|proofpoint|enovation|reddcrypt|siilo|stackstorage|surffilesender|kpn\s?(?:secure|veilig)\s?mail|microsoft\s?(?:purview\s)?(?:365\s)?(?:ome|message\sencryption))\b
        |office365\.com/encryption|outlook\.office\w*\.com/\w*encrypt|messageencryption|drive\.google|1drv\.ms",
    )
});

/// What such services write in their notices, one phrase each; a footer ("veilig verzonden met") is none.
static PHRASES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    const SAFE: &str = r"(?:(?:extra\s)?(?:beveiligde?|veilige?|versleutelde?|vertrouwelijke?|nieuwe?|secure|protected|encrypted|confidential|new)\s){1,3}";
    const THING: &str = r"(?:e-?mails?|mail|bericht(?:en|je)?|bestand(?:en)?|document(?:en)?|message|file|documents?)";
    [
        format!(r"\b{SAFE}{THING}\s(?:voor\s(?:u|jou)|van|from|for\syou|ontvangen|received|gestuurd|verzonden|gezonden)\b"),
        format!(r"\b(?:u|je|you)\s(?:heeft|hebt|hebben|ontvangt|ontving|have|received?)\s(?:een\s|a\s|an\s|received\s)*{SAFE}{THING}\b"),
        format!(r"\b(?:sent|stuurde|stuurt|verstuurde)\s(?:you|u|je|jou)\s(?:een\s|a\s|an\s)?{SAFE}{THING}\b"),
        format!(r"\b(?:bekijk|open|lees|view|read|download|ophalen|haal)\s(?:het\s|de\s|uw\s|je\s|dit\s|the\s|your\s|this\s)?(?:{SAFE})?{THING}\b"),
        r"\b(?:klik|click|tik|druk|gebruik|use|follow|volg|ga)\b.{0,60}\b(?:om|to|voor)\b.{0,40}\b(?:openen|lezen|bekijken|downloaden|ophalen|open|read|view|download)\b".to_string(),
        r"\b(?:toegangscode|verificatiecode|sms-?code|eenmalige\scode|pincode|one-?time\s(?:passcode|code)|access\scode)\b".to_owned(),
        format!(r"\b{THING}\s(?:is|blijft|are|staat|will\sbe|wordt)\s(?:nog\s)?(?:\w+\s){{0,3}}(?:beschikbaar|available|klaar|versleuteld|encrypted|protected|beveiligd)\b"),
        r"\bheeft\s(?:een\s|de\s)?(?:bestand|map|document|koppeling|link)\w*\s(?:met\s(?:u|jou|je)\s)?gedeeld\b|\bshared\s(?:a\s)?(?:file|folder|document)\b".to_string(),
        format!(r"\b(?:staat|ligt)\s(?:er\s)?(?:een\s|1\s)(?:{SAFE})?{THING}\s(?:voor\s(?:u|je|jou)\s)?klaar\b"),
        // A button: nothing else stands on its line.
        format!(r"(?m:^)\W*(?:{SAFE})?{THING}\s(?:openen|lezen|bekijken|downloaden|ophalen)\W*(?m:$)"),
        r"\b(?:log|sign|meld)\s(?:je\s|u\s)?(?:in|aan)\b.{0,60}\b(?:lezen|openen|bekijken|read|view|open)\b".to_owned(),
    ]
    .iter()
    .map(|phrase| regex(&format!("(?is){phrase}")))
    .collect()
});

/// That what is meant lies behind the link.
static POINTS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:link|koppeling|gedeelde map|deze map|downloaden|te vinden|vind(?:t|en)? (?:u|je|jullie)|staat hier|klik hier|hier te lezen|zie hier|via deze|here is)\b",
    )
});

/// The name of a file that a link stands under.
static FILE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\S\.(?:docx?|pdf|xlsx?|pptx?|od[tsp]|rtf|zip|txt|jpe?g|png|msg|eml)\b"));

/// Places where files are shared, by their addresses.
static SHARE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)https?://(?:[\w-]+\.)*(?:drive|docs|files?|share|cloud|box|transfer|\w*sharepoint|\w*onedrive|\w*dropbox|\w*wetransfer|nextcloud|owncloud)\.",
    )
});

/// The most words of a notice: a service's own explanations are long.
const NOTICE: usize = 350;

/// Whether the visible text holds little more than a link, or is the notice of a secure-mail service. `body` is all that
/// is seen but the signature: somebody who forwards a whole case with one line above it sends no link. `unseen` holds the
/// addresses behind buttons.
pub(super) fn is_only_a_link(body: &str, unseen: &str, subject: &Sensitive<String>) -> bool {
    let typed_links = LINK.find_iter(body).count();
    let links = typed_links + LINK.find_iter(unseen).take(1).count();
    let rest = LINK.replace_all(body, " ");
    let words = rest.split_whitespace().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
    let subject = subject.expose();
    let service = usize::from([body, unseen, subject].iter().any(|text| SERVICE.is_match(text)));
    let start = &rest[..rest.floor_char_boundary(8_000)];
    let said = PHRASES.iter().filter(|phrase| phrase.is_match(start) || phrase.is_match(subject)).count();
    typed_links > 0 && words <= 12
        || links > 0 && words <= 12 && (words > 0 && FILE.is_match(&rest) || SHARE.is_match(unseen))
        || links > 0 && words <= 40 && POINTS.is_match(&rest)
        || said + service > 0 && words <= 25
        || said > 0 && links > 0 && words <= 80
        || said + service >= 2 && said > 0 && (links > 0 || service > 0) && words <= NOTICE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_is_told_from_a_case() {
        let none = Sensitive::new(String::new());
        for text in [
            "https://delen.example/s/abc",
            "Hoi, zie hier de casus: https://delen.example/s/abc",
            "Hallo, de casus van deze week staat in onze gedeelde map, die vind je via deze link: https://delen.example/s/abc. Graag bespreken.",
            "U heeft een beveiligd bericht ontvangen via Zivver. Klik op de knop om het te openen: https://app.zivver.example/x Het bericht blijft dertig dagen beschikbaar. Vragen? Neem contact op met de afzender.",
            "Petra heeft een bestand met u gedeeld. Open het bericht.",
            "Petra de Wit (p.dewit@piw.example) heeft u een beveiligd bericht gestuurd met SmartLockr. Open het bericht: https://x.example/a",
            "petra@piw.example sent you a protected message. Read the message. Learn about messages protected by Microsoft Purview Message Encryption.",
            "Er staat een vertrouwelijk bericht voor u klaar in FileCap. Klik op onderstaande link om het bericht te lezen. U ontvangt een sms-code. https://filecap.example/1",
            "You have received a secure message from PIW. Click here to view it: https://secure.example/m",
        ] {
            assert!(is_only_a_link(text, "", &none), "{text}");
        }
        for text in [
            "Doel: dat mevrouw weer rust krijgt. Vraag: wie kan deze week langsgaan en samen met haar de post openen?",
            "Mevrouw zit klem met haar huur, zie www.woonpunt.example voor de regels. Zij vraagt of wij helpen met de aanvraag en het gesprek.",
            "Meneer krijgt veel post van de gemeente en durft de brieven niet meer te openen. Zijn dochter helpt. Doel: rust. Vraag: wie helpt hem? Dit bericht is veilig verzonden met Zivver.",
            "",
        ] {
            assert!(!is_only_a_link(text, "", &none), "{text}");
        }
        assert!(is_only_a_link(
            "Er staat een bericht voor u klaar.\n\nBericht openen",
            "https://veilig.example/x",
            &none
        ));
        assert!(is_only_a_link("Casus week 45.docx", "https://x.example/d/1", &none));
        assert!(is_only_a_link("Casus", "https://drive.voorbeeld.example/d/1", &none));
        assert!(!is_only_a_link("Zie bijlage.\n\nPIW, afdeling Stein", "https://piw.example/", &none));
        assert!(is_only_a_link("Lees het bericht", "https://app.zivver.example/x", &none));
    }
}
