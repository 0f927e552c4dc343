//! Configuration, keys and lists: what is wrong is named with its place and remedy, and nothing is lost meanwhile.

use crate::house::{BINARY, CLEAN, House, INBRENGER, INTAKE, wait_until};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

const SOCIAL: &str = "sociaal.werk@piw.example";

fn told(output: &Output) -> (Option<i32>, String) {
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code(), text)
}

fn mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("ours");
}

#[test]
fn the_shipped_configuration_is_good() {
    let output = Command::new(BINARY).arg("check").current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("run");
    let (status, text) = told(&output);
    assert_eq!(status, Some(0), "{text}");
    assert!(text.contains("Dorpsteam Elsloo"), "{text}");
}

#[test]
fn an_unknown_key_is_named_with_file_line_and_the_nearest_key() {
    let house = House::with(|text| text.replace("digest_hours", "digest_hour"));
    let line = house.text.lines().position(|l| l.starts_with("digest_hour")).expect("there") + 1;
    for command in ["check", "serve"] {
        let (status, text) = told(&house.command(&[command]));
        assert_eq!(status, Some(78), "{text}");
        assert!(text.contains(&format!("casuspoort.toml:{line}:")), "{text}");
        assert!(text.contains("digest_hours"), "the nearest key: {text}");
    }
}

#[test]
fn every_fault_is_told_at_once() {
    let house = House::with(|text| {
        text.replace(
            "mailbox = \"coordinator@gemeente.example\"",
            "mailbox = \"dorpsteam-elsloo@poort.gemeente.example\"",
        )
        .replace("profile = \"stein\"", "profile = \"stien\"")
    });
    let (status, text) = told(&house.command(&["check"]));
    assert_eq!(status, Some(78), "{text}");
    assert!(text.contains("stien") && text.contains("our own notices"), "{text}");
}

#[test]
fn a_master_key_that_others_can_read_stops_the_gate_with_the_remedy() {
    let house = House::new().open();
    assert!(house.stop().success());
    let key = house.path("data/master.key");
    mode(&key, 0o644);
    let (status, text) = told(&house.command(&["serve"]));
    assert_eq!(status, Some(77), "{text}");
    assert!(text.contains("master.key") && text.contains("chmod"), "{text}");
    mode(&key, 0o600);
    house.start();
}

#[test]
fn a_master_key_that_is_gone_is_never_made_anew_beside_data() {
    let house = House::new().open();
    house.send_casus("casus Catsop", CLEAN);
    house.settled();
    assert!(house.stop().success());
    let key = house.path("data/master.key");
    let bytes = std::fs::read(&key).expect("made at the first start");
    std::fs::remove_file(&key).expect("ours");
    let (status, text) = told(&house.command(&["serve"]));
    assert_eq!(status, Some(77), "{text}");
    assert!(!key.exists());
    std::fs::write(&key, [7; 32]).expect("written");
    mode(&key, 0o600);
    let (status, text) = told(&house.command(&["serve"]));
    assert!(matches!(status, Some(77 | 78)), "another key: {status:?} {text}");
    std::fs::write(&key, bytes).expect("written");
    house.start();
}

#[test]
fn a_second_gate_on_the_same_folder_says_try_again() {
    let house = House::new().open();
    let (status, text) = told(&house.command(&["serve"]));
    assert_eq!(status, Some(75), "{text}");
    assert!(text.contains("another casuspoort"), "{text}");
    assert!(house.send_casus("casus Catsop", CLEAN).starts_with("250"), "the first is not disturbed");
}

#[test]
fn a_changed_list_is_in_force_without_a_restart_and_a_bad_line_leaves_the_last_good_set() {
    let house = House::with_review().open();
    let body = CLEAN.replace("komt nauwelijks buiten", "praat veel met Knarrebos");
    let list = house.path("lists/eigen.tsv");
    std::fs::write(&list, "deny Knarrebos # bijnaam van een inwoner\n").expect("written");
    wait_until("the list", || house.log().contains("\"reloaded\""), || house.log());
    house.send_casus("casus Catsop", &body);
    let notice = house.mailboxes.wait_for(crate::house::COORDINATOR, "wacht op u");
    assert!(!notice.holds("Knarrebos"), "{}", notice.text);
    house.settled();
    house.mailboxes.forget();
    std::fs::write(&list, "# eigen woorden\n%onzin\n").expect("written");
    wait_until("a word about the bad line", || house.log().contains("eigen.tsv:2"), || house.log());
    house.send_casus("casus Catsop", &body);
    let notice = house.mailboxes.wait_for(crate::house::COORDINATOR, "wacht op u");
    assert!(!notice.holds("Knarrebos"), "the last good set stays in force: {}", notice.text);
}

#[test]
fn sighup_takes_up_a_good_file_and_refuses_a_bad_one() {
    let house = House::new().open();
    let text = std::fs::read_to_string(house.config()).expect("there");
    std::fs::write(house.config(), text.replace("tick = ", "tikc = ")).expect("written");
    house.reload();
    wait_until("the refusal", || house.log().contains("reload-refused"), || house.log());
    assert!(house.log().contains("tikc"), "{}", house.log());
    std::fs::write(house.config(), text).expect("written");
    house.change("casuspoort.toml", "unless-flagged", "after-review");
    house.send_casus("casus Catsop", CLEAN);
    house.mailboxes.wait_for(crate::house::COORDINATOR, "wacht op u");
    house.settled();
    assert!(house.mailboxes.to(SOCIAL).is_empty(), "review is in force");
}

#[test]
fn a_stop_is_orderly_and_a_start_goes_on() {
    let house = House::new().open();
    for _ in 0..3 {
        assert!(
            house.send(INBRENGER, INTAKE, &crate::house::mail(INBRENGER, INTAKE, "casus", CLEAN)).starts_with("250")
        );
    }
    assert!(house.stop().success());
    house.start();
    house.settled();
    assert_eq!(house.mailboxes.to(SOCIAL).len(), 3);
}

#[test]
fn exit_status_says_what_is_wrong() {
    let house = House::new();
    let missing = house.path("niets.eml").display().to_string();
    let out = house.path("uit").display().to_string();
    let run = |arguments: &[&str]| told(&Command::new(BINARY).args(arguments).output().expect("run"));
    for (expected, arguments) in [
        (66, vec!["scan", &missing]),
        (66, vec!["clean", &missing, "--out", &out]),
        (64, vec!["scan", "--format", "proza"]),
        (64, vec!["vlieg"]),
        (78, vec!["check", "--config", &missing]),
        (0, vec!["--help"]),
        (0, vec!["clean", "--help"]),
    ] {
        let (status, text) = run(&arguments);
        assert_eq!(status, Some(expected), "{arguments:?}: {text}");
    }
    assert_eq!(house.command(&["cases", "show", "2020-001"]).status.code(), Some(65));
}
