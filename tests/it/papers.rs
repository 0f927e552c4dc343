//! PDFs, scans and pictures made by libraries of another make, through the whole core; OCR by the programs of the system.

use crate::clean::{Cleaned, made_by, run};
use std::path::Path;
use std::sync::OnceLock;

/// The folder with the mails that `papers.py` makes, once for all tests.
fn mails() -> &'static Path {
    static MADE: OnceLock<tempfile::TempDir> = OnceLock::new();
    // Debian's own, which has the packages that tests/all installs.
    MADE.get_or_init(|| made_by("/usr/bin/python3", include_str!("papers.py"))).path()
}

/// One of those mails through `clean`. Whatever its outcome, no name of it is in any mail that leaves.
fn cleaned(name: &str) -> Cleaned {
    let text = std::fs::read(mails().join(format!("{name}.eml"))).expect("made");
    let cleaned = run(&text, &[], tempfile::tempdir().expect("a folder").path());
    // Who signed may be named, once somebody has looked.
    let consented = cleaned.outcome() == "forward-named";
    for (sheet, bytes) in cleaned.mails.iter().filter(|(sheet, _)| !consented || sheet["rendition"] != "named") {
        let said = casuspoort::message::read(bytes).document.text.into_exposed();
        for secret in ["Tweeling", "Quirina", "Wolfram", "Verstopt", "Schrijfster", "12345678", "Verborgen Geheim"] {
            assert!(!said.contains(secret), "{name}: {secret} in a mail to {}: {said}", sheet["role"]);
        }
    }
    cleaned
}

/// What the readers in this role get to see.
fn said(cleaned: &Cleaned, role: &str) -> String {
    let mails = cleaned.to(role).into_iter().map(|(_, bytes)| casuspoort::message::read(bytes));
    mails.map(|m| m.document.text.into_exposed()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_text_of_a_pdf_goes_to_the_team_without_names() {
    let report = cleaned("report");
    assert!(report.outcome().starts_with("forward"), "{}", report.decision);
    let team = said(&report, "team").replace('\n', " ");
    assert!(team.contains("de wandelgroep mist"), "{team}");
}

#[test]
fn a_pdf_that_is_encrypted_without_a_password_is_read() {
    for name in ["rc4-40", "rc4-128", "aes-128", "aes-256"] {
        let report = cleaned(name);
        assert!(report.outcome().starts_with("forward"), "{name}: {}", report.decision);
        let team = said(&report, "team").replace('\n', " ");
        assert!(team.contains("de wandelgroep mist"), "{name}: {team}");
    }
}

#[test]
fn what_a_pdf_hides_is_told_and_never_shown() {
    for (name, words) in [("hidden", &["Wit:", "Buiten:", "Onder:", "Onzichtbaar:"][..]), ("revised", &["Eerder:"])] {
        let paper = cleaned(name);
        let (team, coordinator) = (said(&paper, "team"), said(&paper, "coordinator"));
        assert!(coordinator.contains("tekst die een lezer niet ziet"), "{coordinator}");
        for word in words {
            assert!(!team.contains(word), "{word}: {team}");
            assert!(!coordinator.contains(word), "hidden text may name whom no list knows: {word}: {coordinator}");
        }
    }
}

#[test]
fn a_pdf_under_a_password_is_held() {
    let locked = cleaned("locked");
    assert_eq!(locked.outcome(), "hold", "{}", locked.decision);
}

#[test]
fn a_scanned_form_is_read_and_its_signature_seen() {
    let blank = cleaned("blank");
    assert!(blank.decision.to_string().contains("geen handtekening"), "{}", blank.decision);
    let signed = cleaned("signed");
    assert!(!signed.decision.to_string().contains("geen handtekening"), "{}", signed.decision);
    assert!(signed.rules().contains(&"house/doubt"), "never released without a look: {}", signed.decision);
    assert!(!said(&signed, "team").contains("Geboortedatum"), "a form never goes to the team");
    let signed = cleaned("signed-gif");
    assert!(!signed.decision.to_string().contains("geen handtekening"), "{}", signed.decision);
}

#[test]
fn words_of_a_picture_are_read_and_somebody_looks_first() {
    let photo = cleaned("photo");
    assert!(photo.rules().contains(&"house/doubt") || photo.outcome() == "hold", "{}", photo.decision);
    assert!(said(&photo, "coordinator").contains("Afspraken van vandaag"), "{}", said(&photo, "coordinator"));
}
