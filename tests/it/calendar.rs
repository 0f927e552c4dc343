//! Invitations and cancellations as a calendar program of another make reads them (RFC 5545, 5546).

use crate::house::{CLEAN, COORDINATOR, House, INTAKE, Received, in_days};
use serde_json::Value;
use std::process::Command;

const SOCIAL: &str = "sociaal.werk@piw.example";

/// What Python's icalendar makes of a mail.
fn read(house: &House, mail: &Received) -> Value {
    let file = house.path("uitnodiging.eml");
    std::fs::write(&file, &mail.bytes).expect("written");
    // Debian's own, which has the packages that tests/all installs.
    let output = Command::new("/usr/bin/python3")
        .args(["-c", include_str!("calendar.py")])
        .arg(&file)
        .output()
        .expect("python3; see tests/all");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn s45_s48_an_invitation_and_its_cancellation_are_taken_by_another_calendar_and_hold_no_case() {
    let house =
        House::with(|text| text.replace("unless-flagged", "after-review").replace(&in_days(10), &in_days(8))).open();
    house.send_casus("casus Catsop", CLEAN);
    house.mailboxes.wait_for(COORDINATOR, "wacht op u");
    house.settled();
    // Now its deadline has passed, and the agenda is made.
    house.change("profiles/stein.toml", "deadline = \"7d\"", "deadline = \"9d\"");
    let agenda = house.mailboxes.wait_for(COORDINATOR, "ter controle: agenda");
    let hers = read(&house, &house.mailboxes.wait_for(COORDINATOR, "overleg op"));
    assert_eq!((hers["method"].as_str(), hers["attendee"].as_str()), (Some("REQUEST"), Some(COORDINATOR)));
    house.answer(&agenda, "AKKOORD");
    let invited = read(&house, &house.mailboxes.wait_for(SOCIAL, "overleg op"));
    assert_eq!(invited["method"], "REQUEST");
    assert_eq!((invited["attendee"].as_str(), invited["organizer"].as_str()), (Some(SOCIAL), Some(INTAKE)));
    assert_eq!(invited["start"], in_days(8).as_str());
    for word in ["Catsop", "Doel", "aanspraak", "2026-", "persoon"] {
        assert!(!invited["text"].as_str().expect("text").contains(word), "{word}: {}", invited["text"]);
    }
    house.settled();
    house.change("casuspoort.toml", &in_days(8), &in_days(9));
    let off = read(&house, &house.mailboxes.wait_for(SOCIAL, "gaat niet door"));
    assert_eq!((off["method"].as_str(), off["status"].as_str()), (Some("CANCEL"), Some("CANCELLED")));
    assert_eq!(off["uid"], invited["uid"]);
    assert!(off["sequence"].as_u64() > invited["sequence"].as_u64(), "{off} {invited}");
}
