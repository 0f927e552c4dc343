//! Rows of the Hollands Midden seminar.

use super::story::{ANS, CLEAN, JOB, MEMBER, Story};
use crate::model::OutcomeKind;
use crate::register::CaseState;
use crate::way::Act;
use std::fs;
use std::path::Path;

#[test]
fn z01_no_text_of_ours_says_that_the_law_forbids_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/texts");
    for file in fs::read_dir(folder).expect("texts").flatten() {
        let text = fs::read_to_string(file.path()).expect("a source").to_lowercase();
        for words in ["mag niet van de avg", "verboden door de avg", "avg verbiedt", "vanwege de privacy mag"] {
            assert!(!text.contains(words), "{}: {words}", file.path().display());
        }
    }
    let mut story = Story::new();
    story.mail(JOB, "casus", "Een vrouw uit Elsloo is eenzaam.\n\nDoel: zij heeft weer aanspraak.\n");
    let text = story.last(JOB).text;
    assert!(text.contains("Antwoord op deze mail"), "the way that works: {text}");
}

#[test]
fn z03_no_sender_gets_past_the_gate_not_even_the_coordinator() {
    let body = format!("Mevrouw Bouzekri belde.\n{CLEAN}");
    for sender in [ANS, JOB, MEMBER] {
        let mut story = Story::new();
        story.mail(sender, "casus", &body);
        story.nobody_reads(&["Bouzekri"]);
    }
}

#[test]
fn z04_every_decision_and_act_is_an_audit_line_without_content() {
    let mut story = Story::new();
    story.mail(JOB, "casus", CLEAN);
    story.mail(JOB, "casus", "Een vrouw uit Elsloo is eenzaam.\n\nDoel: zij heeft weer aanspraak.\n");
    story.act("2026-002", Act::Close);
    for detail in ["forward-redacted", "return", "close"] {
        assert!(story.audit.iter().any(|a| a.detail == detail), "{detail}");
    }
    let all = serde_json::to_string(&story.audit).expect("lines");
    assert!(!all.contains("eenzaam") && !all.contains("wandelt"), "{all}");
}

#[test]
fn z12_inform_the_resident_unless_and_not_said_is_flagged() {
    let mut story = Story::of("hollands-midden");
    let decision = story.mail(JOB, "casus", CLEAN);
    assert!(Story::rules_of(&decision).contains(&"Z-12"), "{decision:?}");
    let mut story = Story::of("hollands-midden");
    let decision = story.mail(JOB, "casus", &format!("{CLEAN}\nMevrouw weet hiervan.\n"));
    assert!(!Story::rules_of(&decision).contains(&"Z-12"), "{decision:?}");
}

#[test]
fn z22_after_the_meeting_the_readers_are_asked_to_delete_and_a_notice_carries_no_text() {
    let mut story = Story::of("hollands-midden");
    story.mail(JOB, "casus", CLEAN);
    story.act("2026-001", Act::Release);
    story.until("2026-11-13T09:00:00+01:00");
    assert_eq!(story.case("2026-001").state, CaseState::Closed);
    assert!(story.last(MEMBER).text.contains("niemand de tekst bewaart"), "{}", story.last(MEMBER).text);
    let notice = |t: String| t.replace("delivery = \"mail\"", "delivery = \"notice\"");
    let mut story = Story::with_profile("hollands-midden", |t| t, notice);
    story.mail(JOB, "casus", CLEAN);
    story.act("2026-001", Act::Release);
    let text = story.last(MEMBER).text;
    assert!(text.contains("2026-001") && !text.contains("vrijwilliger"), "{text}");
}

#[test]
fn z30_that_reclassering_is_involved_is_not_told() {
    let mut story = Story::of("hollands-midden");
    let body = format!("De zoon van mevrouw loopt bij Reclassering Nederland.\n{CLEAN}");
    story.mail(JOB, "casus", &body);
    story.act("2026-001", Act::Release);
    let text = story.last(MEMBER).text;
    assert!(text.contains("vrijwilliger") && !text.contains("Reclassering Nederland"), "{text}");
}

#[test]
fn z32_a_girlfriend_and_neighbours_stay_labels() {
    let mut story = Story::of("hollands-midden");
    let body = format!("Zijn vriendin Naziha Korkmazer heeft niemand gezien. Buurman Piet Gorissen klaagt.\n{CLEAN}");
    let decision = story.mail(JOB, "casus", &body);
    assert_eq!(decision.outcome, OutcomeKind::ForwardRedacted);
    story.act("2026-001", Act::Release);
    story.nobody_reads(&["Naziha", "Korkmazer", "Gorissen"]);
}

#[test]
fn z19_only_what_the_purpose_needs_goes_on() {
    let mut story = Story::of("hollands-midden");
    let body = format!("Telefoon 06 12 34 56 78, rekening NL02ABNA0123456789, Dorpstraat 31.\n{CLEAN}");
    story.mail(JOB, "casus", &body);
    story.act("2026-001", Act::Release);
    story.nobody_reads(&["12 34 56 78", "NL02ABNA0123456789", "Dorpstraat 31"]);
}

#[test]
fn z17_closing_starts_the_clock_and_the_keys_are_destroyed_at_its_end() {
    let mut story = Story::new();
    story.mail(JOB, "casus", CLEAN);
    story.until("2026-11-13T09:00:00+01:00");
    assert_eq!(story.case("2026-001").state, CaseState::Closed);
    // The clocks are the store's: see its suite (`purge`), which destroys key by key and writes a line for each.
    let terms = story.rules.settings.retention.terms();
    assert!(terms.original_days <= 1 && terms.rest_days > 0);
    assert!(story.audit.iter().any(|a| a.detail == "closed-after-meeting"));
}
