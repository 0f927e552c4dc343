//! Where signatures are: in a mail of plain text the sign-off tells.

use super::view::Line;
use crate::model::SectionKind;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A signature has hardly more lines than this.
const LINES: usize = 14;
/// A line this long is no part of a signature but text.
const PROSE: usize = 100;

static SIGN_OFF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"(?x)^\s*(?:met\s)?(?:alvast\s(?:dank|bedankt)[\s,]*(?:en\s)?)?(?:(?:met\s)?(?:vriendelijke|vr\.?|hartelijke|warme|zonnige|collegiale|beste|lieve|fijne|h)\s*)?
          (?:groet(?:en|jes)?|gr|grt(?:jes)?|grtz|mvg|m\.v\.g|hgr|hoogachtend|liefs|mzzl|dank\sen\sgroet)(?:[\s.,!]|$)",
    )
    .expect("a fixed pattern")
});

static ENDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^\s*(?:p\.?s\.?\b|n\.?b\.?\b|-{3,}|_{5,}|van:|from:|verzonden:|sent:|onderwerp:|subject:|aan:|begin doorgestuurd|op .{6,60}schreef)")
        .expect("a fixed pattern")
});

static BIRTH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"\b(?:geb|geboren|geboortedatum|bsn)\b|\b\d{1,2}[-/. ]\d{1,2}[-/. ](?:19[2-9]\d|200\d|201[0-5])(?:\D|$)",
    )
    .expect("a fixed pattern")
});

/// Whether a line says when somebody was born: nobody signs so, and whoever stands there is spoken of.
pub(crate) fn tells_birth(line: &str) -> bool {
    BIRTH.is_match(line)
}

/// The signatures of a mail, quoted ones too, in order. `breaks` says of each line whether text of another make begins with
/// it (an attachment, what is hidden), which no signature reaches into; nor does one reach into another part of the mail.
pub(crate) fn signatures(lower: &str, lines: &[Line], breaks: impl Fn(&Line) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = &lower[lines[at].range.clone()];
        if line.len() > PROSE || !SIGN_OFF.is_match(line) {
            at += 1;
            continue;
        }
        let start = lines[at].range.start;
        let mut end = at;
        while end + 1 < lines.len()
            && end - at < LINES
            && !breaks(&lines[end + 1])
            && goes_on(&lines[at], &lines[end + 1])
            && !ends(&lower[lines[end + 1].range.clone()])
        {
            end += 1;
        }
        found.push(start..lines[end].range.end);
        at = end + 1;
    }
    found
}

/// Whether a line may belong to the signature that begins with another: what the sender typed goes on in what is under it, what
/// is quoted or enclosed only in its own kind.
fn goes_on(first: &Line, line: &Line) -> bool {
    let typed = |line: &Line| matches!(line.section, SectionKind::Subject | SectionKind::Body | SectionKind::Signature);
    line.body_part == first.body_part && (line.section == first.section || typed(line) && typed(first))
}

fn ends(line: &str) -> bool {
    line.len() > PROSE || ENDS.is_match(line) || tells_birth(line)
}

#[cfg(test)]
mod tests {
    use crate::anonymise::FindSettings;
    use crate::anonymise::testing::{body, check_names};
    use crate::anonymise::view::View;
    use crate::dictionary::Dictionary;
    use crate::model::{SectionKind, Verdict};

    fn signed(text: &str) -> Vec<String> {
        let view = View::of(&body(text));
        view.signatures.iter().map(|s| view.text()[s.clone()].trim().to_owned()).collect()
    }

    #[test]
    fn a_signature_ends_where_an_attachment_or_hidden_text_begins() {
        for kind in [SectionKind::Attachment, SectionKind::Hidden, SectionKind::Quoted] {
            let mut document = body("Tekst\n\nGroet,\nRia Bos");
            document.push(kind, "2", "naam;mail\nJan;jan@thuis.example");
            let view = View::of(&document);
            let signed: Vec<&str> = view.signatures.iter().map(|s| view.text()[s.clone()].trim()).collect();
            assert_eq!(signed, ["Groet,\nRia Bos"], "{kind:?}");
        }
    }

    #[test]
    fn a_street_in_a_quotation_below_the_signature_is_nobodys_office() {
        let mut document = body("Zie onder.\n\nMet vriendelijke groet,\nRia Bos\nPIW");
        document.push(SectionKind::Quoted, "", "> > Gisteren was ik bij meneer\n> > Terpstra op de Koolweg\n> > 181");
        let found = crate::anonymise::find(&document, &Dictionary::shipped(), &FindSettings::default());
        let taken = |f: &crate::model::Finding| {
            f.verdict == Verdict::Redact && f.span.of(document.text.expose()).contains("Koolweg")
        };
        assert!(found.list.iter().any(taken));
    }

    #[test]
    fn a_signature_ends_with_its_part_of_the_mail() {
        let mut document = body("Tekst\n\nGroet,\nRia Bos");
        document.push(SectionKind::Body, "2", "Zij is bereikbaar via jan@thuis.example.");
        let view = View::of(&document);
        let signed: Vec<&str> = view.signatures.iter().map(|s| view.text()[s.clone()].trim()).collect();
        assert_eq!(signed, ["Groet,\nRia Bos"]);
    }

    #[test]
    fn whose_birth_stands_below_a_signature_is_spoken_of() {
        for rows in [
            "Naam\tGeb.datum\n[[PERSOON#1|Wytske Terphuis]]\t03-02-1961",
            "[[PERSOON#1|Wytske Terphuis]] 3/2/1961 06 12 34 56 78",
        ] {
            check_names(&format!("Het gaat om een gezin.\n\nMet vriendelijke groet,\nPetra Voorbeeld\nPIW\n\n{rows}"));
        }
    }

    #[test]
    fn a_signature_runs_from_the_sign_off_to_a_postscript() {
        assert_eq!(
            signed("Tekst\n\nMet vriendelijke groet,\nRia Bos\n06 1\n\nPS hij heet Jan"),
            ["Met vriendelijke groet,\nRia Bos\n06 1"]
        );
        assert_eq!(signed("tekst\ngr. ria"), ["gr. ria"]);
        assert!(signed("Grote problemen\ngroeten doet hij niet, hij wil nooit iets weten van wie dan ook in de hele straat waar hij al jaren woont").is_empty());
    }
}
