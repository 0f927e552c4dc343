//! `clean`: the whole core offline, as a contract of files.

use crate::house::{BINARY, CLEAN, INBRENGER, INTAKE, mail};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What one run left: the decision, and each mail with its sheet.
pub struct Cleaned {
    pub decision: Value,
    pub mails: Vec<(Value, Vec<u8>)>,
}

impl Cleaned {
    pub fn outcome(&self) -> &str {
        self.decision["outcome"].as_str().expect("a word")
    }

    pub fn to(&self, role: &str) -> Vec<&(Value, Vec<u8>)> {
        self.mails.iter().filter(|(sheet, _)| sheet["role"] == role).collect()
    }

    pub fn rules(&self) -> Vec<&str> {
        self.decision["reasons"].as_array().expect("a list").iter().filter_map(|r| r["rule"].as_str()).collect()
    }
}

/// A folder with the mails that a script of Python makes.
pub fn made_by(python: &str, script: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let output = Command::new(python)
        .args(["-c", script])
        .arg(folder.path())
        .args([INBRENGER, INTAKE])
        .output()
        .expect("python3; see tests/all");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

pub fn run(text: &[u8], more: &[&str], folder: &Path) -> Cleaned {
    let file = folder.join("mail.eml");
    std::fs::write(&file, text).expect("written");
    let out = folder.join("uit");
    let output = Command::new(BINARY)
        .args(["clean", "--profile", "stein", "--received", "2026-11-03T10:12:00+01:00"])
        .args(["--meeting", "2026-11-12T09:00:00+01:00"])
        .args(more)
        .arg(&file)
        .arg("--out")
        .arg(&out)
        .output()
        .expect("run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |path: &PathBuf| std::fs::read(path).expect("readable");
    let json = |path: &PathBuf| serde_json::from_slice::<Value>(&read(path)).expect("JSON");
    let mut mails = Vec::new();
    for n in 1.. {
        let (bytes, sheet) = (out.join(format!("{n:02}.eml")), out.join(format!("{n:02}.json")));
        assert_eq!(bytes.exists(), sheet.exists(), "a mail has a sheet");
        if !bytes.exists() {
            break;
        }
        mails.push((json(&sheet), read(&bytes)));
    }
    Cleaned { decision: json(&out.join("decision.json")), mails }
}

fn cleaned(text: &str, more: &[&str]) -> Cleaned {
    run(text.as_bytes(), more, tempfile::tempdir().expect("a folder").path())
}

const NAMED: &str = "Mevrouw Annelies Zomerdijk (BSN 111222333) uit Catsop woont alleen.\n\n\
                     Doel: mevrouw Zomerdijk heeft weer aanspraak.\nVraag: wie kent een vrijwilliger?\n";

#[test]
fn a_casus_is_forwarded_with_sheet_and_counts() {
    let done = cleaned(&mail(INBRENGER, INTAKE, "casus Catsop", NAMED), &[]);
    assert_eq!(done.outcome(), "forward-redacted", "{}", done.decision);
    assert_eq!(done.decision["findings"]["BSN"], 1, "{}", done.decision);
    let meeting = done.decision["meeting"].as_str().expect("a meeting");
    assert_eq!(
        meeting.parse::<jiff::Timestamp>().expect("RFC 3339"),
        "2026-11-12T08:00:00Z".parse().expect("a moment")
    );
    let team = done.to("team");
    assert!(!team.is_empty());
    for (sheet, bytes) in &done.mails {
        assert_eq!(sheet["rcpt_to"].as_array().map(Vec::len), Some(1), "each its own mail: {sheet}");
        assert!(!String::from_utf8_lossy(bytes).replace("=\r\n", "").contains("Zomerdijk"));
        assert!(bytes.split(|b| *b == b'\n').all(|line| line.is_empty() || line.ends_with(b"\r")), "CRLF");
        assert!(bytes.split(|b| *b == b'\n').all(|line| line.len() <= 999), "lines within 998 octets");
    }
    assert!(team.iter().all(|(sheet, _)| sheet["rendition"] == "redacted"));
    let senders = done.to("sender");
    assert_eq!(senders.len(), 1);
    assert_eq!(senders[0].0["mail_from"], Value::Null);
}

#[test]
fn the_same_bytes_give_the_same_bytes() {
    let text = mail(INBRENGER, INTAKE, "casus Catsop", NAMED);
    let (one, two) = (cleaned(&text, &[]), cleaned(&text, &[]));
    assert_eq!(one.decision, two.decision);
    assert!(one.mails == two.mails, "byte for byte");
}

#[test]
fn what_the_session_would_refuse_is_refused() {
    let bare = mail(INBRENGER, INTAKE, "casus", CLEAN).replacen("\r\n\r\n", "\r\n\r\nbare\rreturn\r\n", 1);
    let done = cleaned(&bare, &[]);
    assert_eq!(done.outcome(), "refuse", "{}", done.decision);
    assert!(done.mails.is_empty());
    let hops = format!(
        "{}{}",
        "Received: from a.example by b.example; Tue, 3 Nov 2026 10:00:00 +0100\r\n".repeat(60),
        mail(INBRENGER, INTAKE, "casus", CLEAN)
    );
    assert_eq!(cleaned(&hops, &[]).outcome(), "refuse");
}

#[test]
fn automatic_mail_is_dropped_and_strange_mail_held() {
    let automatic =
        format!("Auto-Submitted: auto-replied\r\n{}", mail(INBRENGER, INTAKE, "Afwezig", "Ik ben er niet."));
    let done = cleaned(&automatic, &[]);
    assert_eq!((done.outcome(), done.rules()), ("drop", vec!["house/auto-reply"]));
    assert!(done.mails.is_empty());
    let unverified = cleaned(&mail(INBRENGER, INTAKE, "casus", CLEAN), &["--sender", "unverified"]);
    assert_eq!(unverified.outcome(), "hold");
    assert!(unverified.to("sender").is_empty() && unverified.to("team").is_empty());
    let sealed = mail(INBRENGER, INTAKE, "casus", "-----BEGIN PGP MESSAGE-----")
        .replace("text/plain; charset=utf-8", "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m");
    let held = cleaned(&sealed, &[]);
    assert_eq!(held.outcome(), "hold", "unseen is unsent: {}", held.decision);
    assert!(held.to("team").is_empty());
}

#[test]
fn what_lacks_is_returned() {
    let done = cleaned(
        &mail(INBRENGER, INTAKE, "casus", "Meneer uit Meers doet niet open.\n\nDoel: hij blijft in zijn huis.\n"),
        &[],
    );
    assert_eq!(done.outcome(), "return", "{}", done.decision);
    assert_eq!(done.rules().first(), Some(&"S-44"));
    assert!(done.to("team").is_empty());
    assert_eq!(done.to("sender").len(), 1);
}

#[test]
fn a_late_casus_has_the_next_meeting() {
    let late = mail(INBRENGER, INTAKE, "casus Catsop", CLEAN);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("mail.eml");
    std::fs::write(&file, late).expect("written");
    let out = folder.path().join("uit");
    let status = Command::new(BINARY)
        .args([
            "clean",
            "--profile",
            "stein",
            "--received",
            "2026-11-06T10:12:00+01:00",
            "--meeting",
            "2026-11-12T09:00:00+01:00",
        ])
        .arg(&file)
        .arg("--out")
        .arg(&out)
        .status()
        .expect("run");
    assert!(status.success());
    let decision: Value =
        serde_json::from_slice(&std::fs::read(out.join("decision.json")).expect("there")).expect("JSON");
    assert!(decision["reasons"].to_string().contains("S-38"), "{decision}");
    assert_ne!(decision["meeting"].as_str().map(|m| &m[..10]), Some("2026-11-12"), "{decision}");
}

#[test]
fn lines_of_lf_alone_count_as_a_mail_programs() {
    let text = mail(INBRENGER, INTAKE, "casus Catsop", NAMED).replace("\r\n", "\n");
    assert_eq!(cleaned(&text, &[]).outcome(), "forward-redacted");
}
