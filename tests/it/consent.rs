//! `casuspoort consent` and what hangs on it: entered, shown, taken back at the command line, with the same effects as by mail.

use crate::house::{COORDINATOR, House, INBRENGER, day};

const CONSULENT: &str = "consulent@mee.example";
const SOCIAL: &str = "sociaal.werk@piw.example";
const NAMED: &str = "Mevrouw Annelies Zomerdijk uit Catsop woont met haar zoon Daan. Haar BSN is 111222333.\n\nDoel: mevrouw Zomerdijk heeft \
                     weer aanspraak.\nVraag: wie kent een vrijwilliger die met haar wandelt?\n";

/// A house with one case that waits for the coördinator, and its number.
fn waiting() -> (House, String) {
    let house = House::with_review().open();
    assert!(house.send_casus("casus Catsop", NAMED).starts_with("250"));
    let number = house.mailboxes.wait_for(COORDINATOR, "wacht op u").number();
    house.settled();
    (house, number)
}

#[test]
fn a_consent_is_added_listed_shown_and_withdrawn_and_only_its_readers_see_the_name() {
    let (house, number) = waiting();
    let today = day(0).to_string();
    let add =
        ["consent", "add", &number, "--person", "1", "--given", &today, "--for", "MEE", "--purpose", "bespreking"];
    house.told(&add);
    assert!(house.told(&["consent", "list", &number]).contains("1  persoon 1"), "listed");
    house.told(&["cases", "release", &number]);
    let named = house.mailboxes.wait_for(CONSULENT, "Zomerdijk");
    let other = house.mailboxes.wait_for(SOCIAL, "aanspraak");
    assert!(!other.holds("Zomerdijk") && other.holds("[persoon 1]"), "{}", other.text);
    assert!(!named.holds("Daan") && !named.holds("111222333"), "{}", named.text);
    house.settled();
    let shown = house.told(&["consent", "show", &number, "1"]);
    assert!(shown.contains("entered by cli:") && shown.contains(&format!("named to {CONSULENT}")), "{shown}");
    house.told(&["consent", "withdraw", &number]);
    house.mailboxes.wait_for(CONSULENT, "trok de toestemming in");
    house.settled();
    let after = house.mailboxes.to(CONSULENT);
    assert!(
        after.iter().any(|m| m.holds("aanspraak") && !m.holds("Zomerdijk")),
        "the text without the name: {after:?}"
    );
    assert!(house.mailboxes.to(SOCIAL).iter().all(|m| !m.text.contains("trok de toestemming in")), "who had no name");
    assert!(house.told(&["consent", "list", &number]).contains("withdrawn"));
    assert!(house.told(&["audit", "verify"]).starts_with("whole:"));
}

#[test]
fn what_cannot_be_is_refused_with_its_reason_and_changes_nothing() {
    let (house, number) = waiting();
    // Two days ahead, for midnight may pass while this runs.
    let (today, ahead) = (day(0), day(2));
    for (person, given, to) in [("7", today, "MEE"), ("1", ahead, "MEE"), ("1", today, "de tandarts")] {
        let given = given.to_string();
        let output = house.command(&["consent", "add", &number, "--person", person, "--given", &given, "--for", to]);
        assert_eq!(output.status.code(), Some(65), "{person} {given} {to}");
        assert!(!output.stderr.is_empty());
    }
    assert_eq!(house.told(&["consent", "list", &number]), "");
    assert_eq!(house.command(&["consent", "show", &number, "1"]).status.code(), Some(65));
    assert_eq!(house.command(&["consent", "list", "2020-001"]).status.code(), Some(65));
    assert_eq!(house.command(&["consent", "add", &number, "--person", "1"]).status.code(), Some(64), "no day");
}

#[test]
fn a26_h43_h44_h56_z04_a_case_is_exported_with_its_disclosures_and_the_rules_stand_on_the_record() {
    let (house, number) = waiting();
    house.told(&["cases", "release", &number]);
    house.mailboxes.wait_for(SOCIAL, "aanspraak");
    house.settled();
    let disclosures = house.told(&["cases", "disclosures", &number]);
    assert!(
        disclosures.contains("PIW") && disclosures.contains("casusbespreking") && disclosures.contains("bezorgd"),
        "{disclosures}"
    );
    let file = house.path("export.json");
    let out = file.to_str().expect("a path");
    house.told(&["cases", "export", &number, "--out", out, "--reason", "verzoek om inzage"]);
    let export: serde_json::Value = serde_json::from_slice(&std::fs::read(&file).expect("written")).expect("JSON");
    assert!(export.to_string().contains(&number));
    let hash =
        house.told(&["check"]).lines().find_map(|l| l.strip_prefix("rules ").map(str::to_owned)).expect("a hash");
    assert!(house.told(&["audit", "show"]).contains(&hash), "which rules were in force");
    assert!(house.told(&["cases", "statistics", "--from", "2020-01-01"]).contains("cases 1"));
    assert!(!house.mailboxes.to(INBRENGER).is_empty());
}
