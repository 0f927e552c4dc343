//! Cases and their mails: who may speak of a case, and what everybody else hears.

use super::story::{ANS, CLEAN, JOB, MEMBER, Post, Story};
use crate::model::OutcomeKind;
use crate::register::{CaseState, HoldReason};

const OTHER: &str = "k.iemand@piw.example";

#[test]
fn a33_a_number_that_is_not_the_senders_confirms_nothing_known_or_not() {
    for from in [OTHER, "piet@thuis.example"] {
        let hears = |number: &str| {
            let mut story = Story::new();
            story.mail(JOB, "casus", CLEAN);
            let decision = story.mail(from, &format!("casus {number}"), CLEAN);
            assert_eq!(decision.outcome, OutcomeKind::Hold, "{number}");
            let sent = story.read(from);
            assert_eq!(sent.len(), 1);
            (sent[0].subject.clone(), sent[0].text.clone(), Story::rules_of(&decision).join(" "))
        };
        assert_eq!(hears("2026-001"), hears("2026-007"), "{from}");
    }
}

#[test]
fn a_year_or_a_date_in_the_subject_is_no_case_number() {
    for subject in
        ["casus schooljaar 2025-2026", "casus 2026-11-12", "casus Catsop, overleg 12-11-2026", "kenmerk 2026-88213"]
    {
        let mut story = Story::new();
        assert_eq!(story.mail(JOB, subject, CLEAN).outcome, OutcomeKind::ForwardRedacted, "{subject}");
    }
}

#[test]
fn a_number_in_the_subject_counts_from_the_inbrenger_and_the_coordinator() {
    for from in [JOB, ANS] {
        let mut story = Story::with(|text| text.replace("unless-flagged", "after-review"));
        story.mail(JOB, "casus", CLEAN);
        story.mail(from, "casus 2026-001", "Zij slaapt ook slecht.");
        assert_eq!(story.register.cases.len(), 1, "{from}");
        assert_eq!(story.case("2026-001").mails.len(), 2);
        // What another adds is looked at before it goes on.
        assert_eq!(story.case("2026-001").state, CaseState::WaitingForReview);
    }
}

#[test]
fn s35_what_a_member_answers_goes_to_the_coordinator_and_not_round_the_team() {
    let mut story = Story::new();
    story.mail(JOB, "casus", CLEAN);
    let text = story.team()[0].subject.clone();
    let before = story.team().len();
    let body = "Dat is mevrouw Fatiha Wevers, BSN 111222333, ik ken haar van vroeger.";
    let decision = story.send(Post::new(&format!("Re: {text}"), body).from(MEMBER));
    assert_eq!(decision.outcome, OutcomeKind::Return);
    assert!(Story::rules_of(&decision).contains(&"S-35"));
    assert!(story.last(MEMBER).text.contains("reguliere processen"), "{}", story.last(MEMBER).text);
    assert!(story.last(ANS).text.contains("reageerde op casus 2026-001"), "{}", story.last(ANS).text);
    assert_eq!(story.team().len(), before + 1, "her own answer and nothing else");
    story.nobody_reads(&["Fatiha", "Wevers", "111222333"]);
}

#[test]
fn two_cases_in_one_mail_wait_with_a_clear_reason() {
    let mut story = Story::new();
    let body = format!("Casus 1: {CLEAN}\nCasus 2: {}", CLEAN.replace("Catsop", "Meers"));
    let decision = story.mail(JOB, "twee casussen", &body);
    assert_eq!(decision.outcome, OutcomeKind::Hold);
    assert_eq!(story.case("2026-001").holds[0].reason, HoldReason::TwoCases);
    assert!(story.last(JOB).text.contains("eigen mail"), "{}", story.last(JOB).text);
    assert!(story.team().is_empty());
}

#[test]
fn s07_a_very_long_text_is_looked_at_first() {
    let mut story = Story::new();
    let long = "Zij vertelde daarover iets meer en dat schreef ik op. ".repeat(100);
    let decision = story.mail(JOB, "casus Catsop", &format!("{long}\n\n{CLEAN}"));
    assert!(Story::rules_of(&decision).contains(&"S-07"), "{decision:?}");
    assert!(story.team().is_empty());
}

#[test]
fn the_sender_hears_of_what_stands_below_the_signature() {
    for (below, told) in [("Haar zoon Tjibbe Terpstra, 06-12345678", true), ("PIW, Testweg 1", false)] {
        let mut story = Story::new();
        story.mail(JOB, "casus", &format!("{CLEAN}\n\nMet vriendelijke groet,\nPetra\n\n{below}\n"));
        assert_eq!(story.last(JOB).text.contains("Onder uw naam staat nog tekst"), told, "{below}");
    }
}
