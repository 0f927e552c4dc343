//! Rows of the agreements of Heerlen, under its profiles.

use super::story::{ANS, BEN, CLEAN, JOB, Story};

#[test]
fn h90_danger_reaches_coordinator_and_deputy_at_once_and_the_sender_gets_the_numbers() {
    let mut story = Story::new();
    let body = format!("Haar partner slaat haar en zij zegt dat zij niet meer wil leven.\n\n{CLEAN}");
    story.mail(JOB, "zorgen in Elsloo", &body);
    for reader in [ANS, BEN] {
        assert!(!story.read(reader).is_empty(), "{reader}");
    }
    let text = story.last(JOB).text;
    assert!(text.contains("112") && text.contains("113") && text.contains("0800-2000"), "{text}");
}
