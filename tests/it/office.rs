//! Office documents, archives, calendars and cards made by libraries of another make, through the whole core.

use crate::clean::{Cleaned, run};
use crate::house::{INBRENGER, INTAKE};
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

/// The folder with the mails that `office.py` makes, once for all tests.
fn mails() -> &'static Path {
    static MADE: OnceLock<tempfile::TempDir> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let output = Command::new("/usr/bin/python3")
            .args(["-c", include_str!("office.py")])
            .arg(folder.path())
            .args([INBRENGER, INTAKE])
            .output()
            .expect("python3; see tests/all");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        folder
    });
    made.path()
}

/// One of those mails through `clean`: all that is hidden in it is found, and nothing of it is in any mail that leaves.
fn cleaned(name: &str, hidden: &[&str]) -> Cleaned {
    let text = std::fs::read(mails().join(format!("{name}.eml"))).expect("made");
    let read = casuspoort::message::read(&text).document.text.into_exposed().to_lowercase();
    for secret in hidden {
        assert!(read.contains(&secret.to_lowercase()), "{name}: {secret} was not found: {read}");
    }
    let cleaned = run(&text, &[], tempfile::tempdir().expect("a folder").path());
    let consented = cleaned.outcome() == "forward-named";
    for (sheet, bytes) in cleaned.mails.iter().filter(|(sheet, _)| !consented || sheet["rendition"] != "named") {
        let said = casuspoort::message::read(bytes).document.text.into_exposed();
        for secret in ["Tweeling", "Quirina", "Wolfram", "erstopt", "Schrijfster", "123456782", "12345678", "1981"]
            .iter()
            .chain(hidden)
        {
            assert!(!said.contains(secret), "{name}: {secret} in a mail to {}: {said}", sheet["role"]);
        }
    }
    cleaned
}

/// What the readers in this role get to see, on one line.
fn said(cleaned: &Cleaned, role: &str) -> String {
    let mails = cleaned.to(role).into_iter().map(|(_, bytes)| casuspoort::message::read(bytes));
    mails.map(|m| m.document.text.into_exposed()).collect::<Vec<_>>().join("\n").replace('\n', " ")
}

/// A mail whose file is forwarded without names: the team reads these words and not those.
fn forwards(name: &str, hidden: &[&str], words: &[&str], never: &[&str]) {
    let done = cleaned(name, hidden);
    assert_eq!(done.outcome(), "forward-redacted", "{name}: {}", done.decision);
    let team = said(&done, "team");
    for word in words {
        assert!(team.contains(word), "{name}: {word} is missing: {team}");
    }
    for word in never {
        assert!(!team.contains(word), "{name}: {word} is there: {team}");
    }
}

#[test]
fn a_case_in_a_document_is_understood_and_forwarded_under_a_neutral_name() {
    forwards(
        "case",
        &["Odilia Schrijfster"],
        &["Bijlage", "weer aanspraak", "wie kent een vrijwilliger", "Haar zoon [persoon"],
        &["docx"],
    );
}

#[test]
fn what_a_word_document_hides_is_found_and_never_shown() {
    let names =
        ["Balthasar", "Crispijn", "Desideria", "Evarist", "Florentina", "Gerlacus", "Hubertina", "Isidorus", "Jodocus"];
    forwards("hidden-docx", &names, &["de wandelgroep helpt", "Kop: overleg", "Voet: vertrouwelijk"], &["jodocus"]);
}

#[test]
fn a_form_in_word_is_read_and_its_signature_seen() {
    let blank = cleaned("blank-docx", &[]);
    assert!(blank.decision.to_string().contains("geen handtekening"), "{}", blank.decision);
    let signed = cleaned("signed-docx", &[]);
    assert!(!signed.decision.to_string().contains("geen handtekening"), "{}", signed.decision);
    assert!(!said(&signed, "team").contains("Geboortedatum"), "a form never goes to the team");
}

#[test]
fn a_workbook_shows_its_numbers_and_keeps_what_it_hides() {
    let names = [
        "Balthasar",
        "Crispijn",
        "Desideria",
        "Evarist",
        "Florentina",
        "Gerlacus",
        "Hubertina",
        "Isidorus",
        "Jodocus",
        "Kunigonda",
        "0612345678",
    ];
    forwards("xlsx", &names, &["zij wandelt graag", "Overzicht", "Boven: overzicht"], &[]);
}

#[test]
fn opendocument_is_read_and_what_it_hides_is_kept() {
    let names = ["Balthasar", "Crispijn", "Desideria", "Evarist", "Florentina"];
    forwards("odt", &names, &["wandelt graag", "Met een opmerking"], &[]);
    forwards("ods", &["Balthasar"], &["wandelt graag"], &["Namen"]);
    forwards("odp", &["Balthasar"], &["wandelt graag"], &[]);
}

#[test]
fn slides_are_read_and_hidden_ones_are_kept() {
    forwards("pptx", &["Balthasar", "Crispijn", "Odilia"], &["wandelt graag", "Notitie: bellen"], &[]);
}

#[test]
fn archives_are_opened_to_the_last_file() {
    forwards("zip", &["Balthasar", "Desideria", "Evarist"], &["wandelt graag"], &["tar"]);
}

#[test]
fn calendars_cards_and_xml_are_read() {
    forwards("ics", &["Balthasar", "b.verstopt@prive.example"], &["wandelt graag"], &["SUMMARY"]);
    forwards("vcf", &["Balthasar"], &["wandelt graag"], &["BEGIN:VCARD"]);
    forwards("xml", &["Balthasar", "Crispijn"], &["wandelt graag"], &["<p>"]);
}
