//! RTF, `winmail.dat`, `.msg` and old Office files, made from the specifications by a script of its own, through the whole core.

use crate::clean::{Cleaned, made_by, run};
use std::path::Path;
use std::sync::OnceLock;

/// The folder with the mails that `outlook.py` makes, once for all tests.
fn mails() -> &'static Path {
    static MADE: OnceLock<tempfile::TempDir> = OnceLock::new();
    MADE.get_or_init(|| made_by("python3", include_str!("outlook.py"))).path()
}

/// What a mail that leaves says.
fn text(bytes: &[u8]) -> String {
    casuspoort::message::read(bytes).document.text.into_exposed()
}

/// One of those mails through `clean`. Whatever its outcome, no name of it is in any mail that leaves.
fn cleaned(name: &str) -> Cleaned {
    let mail = std::fs::read(mails().join(format!("{name}.eml"))).expect("made");
    let cleaned = run(&mail, &[], tempfile::tempdir().expect("a folder").path());
    for (sheet, bytes) in &cleaned.mails {
        let said = text(bytes);
        for secret in ["Tweeling", "Quirina", "Wolfram", "Verstopt", "verstopt", "Versto"] {
            assert!(!said.contains(secret), "{name}: {secret} in a mail to {}: {said}", sheet["role"]);
        }
    }
    cleaned
}

/// What the readers in this role get to see, on one line.
fn said(cleaned: &Cleaned, role: &str) -> String {
    cleaned.to(role).into_iter().map(|(_, bytes)| text(bytes)).collect::<Vec<_>>().join("\n").replace('\n', " ")
}

#[test]
fn a_case_in_an_attachment_counts_and_comes_under_a_neutral_name() {
    for (name, kind) in
        [("rtf", "een document (rtf)"), ("rtf-as-doc", "een document (rtf)"), ("doc", "een oud Word-document (doc)")]
    {
        let done = cleaned(name);
        assert!(done.outcome().starts_with("forward"), "{name}: {}", done.decision);
        let team = said(&done, "team");
        assert!(team.contains("Doel: zij heeft weer aanspraak") && team.contains("Vraag: wie kent"), "{name}: {team}");
        assert!(team.contains("Bijlage 1:") && team.contains("komt nauwelijks buiten"), "{name}: {team}");
        assert!(!team.contains("bestand") && !team.contains(".rtf") && !team.contains(".doc"), "{name}: {team}");
        let coordinator = said(&done, "coordinator");
        assert!(coordinator.contains(&format!("bijlage 1, {kind}")), "{name}: {coordinator}");
    }
}

#[test]
fn what_winmail_says_is_the_mails_own_text() {
    for name in ["winmail", "winmail-beside"] {
        let done = cleaned(name);
        assert!(done.outcome().starts_with("forward"), "{name}: {}", done.decision);
        let team = said(&done, "team");
        assert!(team.contains("Doel: zij heeft weer aanspraak") && team.contains("Vraag: wie kent"), "{name}: {team}");
        // Once in the text and once in the HTML of our own mail.
        let times = team.matches("nauwelijks buiten").count() / done.to("team").len().max(1);
        assert!((1..=2).contains(&times), "{name}, {times} times: {team}");
    }
    let team = said(&cleaned("winmail"), "team");
    assert!(team.contains("Bijlage 1: Notitie: haar zoon [persoon"), "{team}");
}

#[test]
fn a_mail_file_is_read_like_a_mail_that_was_attached() {
    let done = cleaned("msg");
    assert!(done.outcome().starts_with("forward"), "{}", done.decision);
    let team = said(&done, "team");
    assert!(team.contains("wie kent een vrijwilliger"), "{team}");
    assert!(team.contains("Notitie: haar zoon [persoon"), "{team}");
}

#[test]
fn what_nobody_reads_is_held_with_its_kind_and_what_to_do() {
    for (name, kind, remedy) in [
        ("ppt", "een oude presentatie van PowerPoint (ppt)", "Sla het op als pptx of pdf"),
        ("locked", "een bestand met een wachtwoord", "Stuur het zonder wachtwoord"),
    ] {
        let done = cleaned(name);
        assert_eq!(done.outcome(), "hold", "{name}: {}", done.decision);
        for role in ["coordinator", "sender"] {
            let words = said(&done, role);
            assert!(words.contains(kind) && words.contains(remedy), "{name}, {role}: {words}");
        }
    }
}
