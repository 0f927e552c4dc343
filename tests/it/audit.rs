//! Promise 7: the record shows when somebody changed it.

use crate::house::{CLEAN, House, INBRENGER};
use rusqlite::Connection;

/// A house that stopped after a few cases.
fn used() -> House {
    let house = House::new().open();
    for _ in 0..2 {
        house.send_casus("casus Catsop", CLEAN);
    }
    house.mailboxes.wait_for(INBRENGER, "op tijd");
    house.settled();
    assert!(house.stop().success());
    house
}

/// What `audit verify` says after somebody with the files has been at it.
fn after(statements: &str) -> (Option<i32>, String) {
    let house = used();
    let whole = house.told(&["audit", "verify"]);
    assert!(whole.starts_with("whole:"), "{whole}");
    let database = Connection::open(house.path("data/casuspoort.db")).expect("opened");
    database
        .execute_batch(&format!("DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; {statements}"))
        .expect("tampered");
    drop(database);
    let output = house.command(&["audit", "verify"]);
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_changed_line_is_found() {
    let (status, text) = after(
        "UPDATE audit SET line = replace(line, 'forward-redacted', 'hold') WHERE seq = (SELECT min(seq) FROM audit WHERE line LIKE '%forward-redacted%');",
    );
    assert_eq!(status, Some(65), "{text}");
    assert!(text.contains("was changed"), "{text}");
}

#[test]
fn a_removed_line_is_found() {
    let (status, text) = after("DELETE FROM audit WHERE seq = 2;");
    assert_eq!(status, Some(65), "{text}");
    assert!(text.contains("line 2 was removed"), "{text}");
}

#[test]
fn exchanged_lines_are_found() {
    let (status, text) = after(
        "UPDATE audit SET seq = -1 WHERE seq = 1; UPDATE audit SET seq = 1 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = -1;",
    );
    assert_eq!(status, Some(65), "{text}");
}

#[test]
fn a_cut_off_end_is_found() {
    let (status, text) = after("DELETE FROM audit WHERE seq > 2;");
    assert_eq!(status, Some(65), "{text}");
    assert!(text.contains("cut off"), "{text}");
}

#[test]
fn a_head_that_never_was_is_found() {
    let house = used();
    let head = format!("2-{}", "0".repeat(32));
    let output = house.command(&["audit", "verify", "--head", &head]);
    assert_eq!(output.status.code(), Some(65));
    let (_, mine) = house
        .told(&["audit", "verify"])
        .trim()
        .rsplit_once(' ')
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .expect("a head");
    assert!(house.told(&["audit", "verify", "--head", &mine]).starts_with("whole:"));
}

#[test]
fn nothing_of_a_mail_lies_readable_in_the_data_folder() {
    let house = House::with_review().open();
    house.send_casus("casus fam. Zomerdijk", &CLEAN.replace("Mevrouw", "Mevrouw Annelies Zomerdijk"));
    house.settled();
    house.kill();
    for entry in std::fs::read_dir(house.path("data")).expect("a folder").flatten() {
        let bytes = std::fs::read(entry.path()).unwrap_or_default();
        for words in ["Zomerdijk", "aanspraak", "nauwelijks"] {
            let found = bytes.windows(words.len()).any(|w| w == words.as_bytes());
            assert!(!found, "{words} in {}", entry.path().display());
        }
    }
}
