//! Mails that say nothing themselves: a link to a file, the notice of a secure-mail service.

use crate::model::Sensitive;
use regex::Regex;
use std::sync::LazyLock;

static LINK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\b(?:https?://|www\.)\S+|\[https?:[^\]]*\]").expect("compiled by the tests"));

/// Words that such services use in their notices.
static SERVICE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)\b(?:zivver|smartlockr|cryptshare|zorgmail|filecap|secumailer|wetransfer|protonmail|sharefile)\b
        |\b(?:beveiligd|veilig|versleuteld|vertrouwelijk)e?\s(?:e-?mail|bericht|verzonden\sbericht|bestand)
        |\b(?:secure|encrypted|protected)\s(?:e-?mail|message|file)
        |\b(?:bekijk|open|lees|view|read)\s(?:het\s|uw\s|je\s|dit\s|the\s|your\s)?(?:\w+\s)?(?:bericht|message)
        |\bheeft\s(?:een\s)?(?:bestand|map|document|koppeling|link)\w*\s(?:met\s(?:u|jou|je)\s)?gedeeld
        |\bshared\s(?:a\s)?(?:file|folder|document)",
    )
    .expect("compiled by the tests")
});

/// Whether the visible text holds little more than a link, or is the notice of a secure-mail service. `body` is all that
/// is seen but the signature: somebody who forwards a whole case with one line above it sends no link.
pub(super) fn is_only_a_link(body: &str, subject: &Sensitive<String>) -> bool {
    let links = LINK.find_iter(body).count();
    let rest = LINK.replace_all(body, " ");
    let words = rest.split_whitespace().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
    let service = SERVICE.is_match(&rest) || SERVICE.is_match(subject.expose());
    links > 0 && words <= 12 || service && (words <= 60 && links > 0 || words <= 25)
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
            "U heeft een beveiligd bericht ontvangen via Zivver. Klik op de knop om het te openen: https://app.zivver.example/x Het bericht blijft dertig dagen beschikbaar. Vragen? Neem contact op met de afzender.",
            "Petra heeft een bestand met u gedeeld. Open het bericht.",
        ] {
            assert!(is_only_a_link(text, &none), "{text}");
        }
        for text in [
            "Mevrouw zit klem. Doel: afstemmen wie haar helpt met de schulden. Vraag: wie kan meekijken? Meer op https://piw.example",
            "Ik stuurde het eerst via Zivver, maar dat lukte niet. Doel van deze inbreng is afstemmen wie de regie neemt, want de buren klagen en de woningbouw wil ontruimen. Vraag aan jullie is wie deze week bij haar langs kan gaan.",
            "Wie kan mij helpen?",
            "",
        ] {
            assert!(!is_only_a_link(text, &none), "{text}");
        }
    }
}
