//! Mails whose case is not in the words typed on top: "zie onder" above a forwarded mail, "zie bijlage" above a document.

use super::cue::{pattern, typed_pattern};
use super::layout::{Mail, Place};
use crate::pattern::Regex;
use std::sync::LazyLock;

/// Below this number of words a mail says too little to be a case by itself.
const SHORT: usize = 30;

static POINTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)\bbijlagen?\b|\bbijgevoegde?\b|\bbijgaande?\b|\bhierbij\b|\baangehecht\b|\battachments?\b|\battached\b|\benclosed\b
        |\bzie\s(?:\w+\s){0,2}(?:onder|hieronder|beneden|onderstaande?|verder|mail)\b|\bonderstaande?\b|\bhieronder\b
        |\b(?:stuur|zend)\b.{0,40}\bdoor\b|\bdoorgestuurde?\b|\bdoorsturen\b|\bdoorgezonden\b|\bter\s?info(?:rmatie)?\b|\bfyi\b|\bt\.?k\.?n\.?\b
        |\bsee\sbelow\b|\bforward(?:ed|ing)?\b",
    )
});

static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[\s>*_]*(?:van|from|von|afzender|verzonden(?: op)?|verstuurd|sent|datum|date|gesendet|aan|to|an|cc|bcc|kopie|beantwoorden aan|reply-to|urgentie|belang|importance|bijlagen?|attachments?) ?\*?:",
    )
});

static FORM: LazyLock<Regex> = LazyLock::new(|| {
    typed_pattern(
        r"(?i)toestemmings(?:verklaring|formulier)|verklaring van toestemming|(?:geeft?|verleent?|verleen) (?:hierbij |hiermee )?(?:wel |mijn |schriftelijk )?toestemming|machtigingsformulier",
    )
});

static SIGNED: LazyLock<Regex> =
    LazyLock::new(|| typed_pattern(r"(?i)handtekening|ondertekening|ondergetekende|getekend"));

/// Whether what is typed points at what is forwarded or attached, or is too short to be a case.
pub(super) fn points_elsewhere(mail: &Mail) -> bool {
    let own = mail.own_text();
    POINTS.is_match(own) || own.split_whitespace().count() < SHORT
}

/// Whether there is anything but typed words to read.
pub(super) fn has_enclosed(mail: &Mail) -> bool {
    mail.encloses || has_quoted(mail)
}

/// Whether an earlier mail stands below the typed words.
pub(super) fn has_quoted(mail: &Mail) -> bool {
    mail.units.iter().any(|u| u.place == Place::Quoted)
}

/// Whether a line is a field of a forwarded mail's header; its subject is a heading of its own and stays.
pub(super) fn is_field(line: &str) -> bool {
    FIELD.is_match(line)
}

/// Whether the text of an attachment is a consent form: what it says of doel and vraag is said of the consent.
pub(super) fn is_form(text: &str) -> bool {
    FORM.is_match(text) && SIGNED.is_match(text)
}
