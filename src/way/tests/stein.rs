//! Rows of the agreements of Stein.

use super::story::{CLEAN, JOB, MEMBERS, Post, Story, at};
use crate::model::OutcomeKind;
use crate::register::{CaseState, HoldReason};

#[test]
fn s14_a_clean_casus_goes_to_each_member_and_the_sender_reads_what_they_read() {
    let mut story = Story::new();
    let decision = story.mail(JOB, "casus Catsop", CLEAN);
    assert_eq!(decision.outcome, OutcomeKind::ForwardRedacted);
    assert_eq!(decision.meeting, Some(at("2026-11-12T09:00:00+01:00")));
    for member in MEMBERS {
        let read = story.last(member);
        assert!(read.text.contains("wie kent een vrijwilliger") && read.text.contains("Catsop"), "{}", read.text);
    }
    assert!(story.last(JOB).text.contains("wie kent een vrijwilliger"));
    assert_eq!(story.case("2026-001").state, CaseState::Forwarded);
    assert!(story.audit.iter().any(|a| a.detail == "forward" && a.recipient.as_deref() == Some("elsloo/lid-1")));
}

#[test]
fn s12_names_and_numbers_do_not_reach_the_team_in_any_byte() {
    let mut story = Story::new();
    let body = "Mevrouw Fatiha Bouzekri (06 12 34 56 78, BSN 111222333) woont met haar zoon Ilyas in Elsloo.\n\nDoel: Fatiha \
                kan blijven wonen.\nVraag: wie helpt mevrouw Bouzekri met haar schulden?\n";
    let decision = story.mail(JOB, "casus Fatiha", body);
    assert_eq!(decision.outcome, OutcomeKind::ForwardRedacted);
    assert!(Story::rules_of(&decision).contains(&"S-12"));
    story.nobody_reads(&["Fatiha", "Bouzekri", "Ilyas", "34 56 78", "111222333"]);
    assert!(story.last(JOB).text.contains("Een BSN is nooit nodig"));
}

#[test]
fn s37_the_minute_of_the_deadline_is_in_time_and_the_next_is_the_coordinators() {
    let mut story = Story::new();
    story.now = at("2026-11-05T09:00:59+01:00");
    assert_eq!(story.mail(JOB, "casus", CLEAN).meeting, Some(at("2026-11-12T09:00:00+01:00")));
    story.now = at("2026-11-05T09:01:00+01:00");
    let decision = story.mail(JOB, "casus", CLEAN);
    assert_eq!(decision.outcome, OutcomeKind::Hold);
    assert_eq!(story.case("2026-002").holds[0].reason, HoldReason::LateOnTheDay);
}

#[test]
fn s38_a_late_casus_goes_to_the_next_meeting_and_the_sender_hears_both_dates() {
    let mut story = Story::new();
    story.now = at("2026-11-09T14:12:00+01:00");
    let decision = story.mail(JOB, "casus", CLEAN);
    assert_eq!(decision.meeting, Some(at("2026-11-26T09:00:00+01:00")));
    let text = story.last(JOB).text;
    assert!(text.contains("26 november") && text.contains("12 november"), "{text}");
}

#[test]
fn s11_a_missing_vraag_comes_back_and_the_answer_keeps_the_place() {
    let mut story = Story::new();
    let decision =
        story.mail(JOB, "casus Meers", "Een huurder in Meers heeft huurachterstand.\n\nDoel: geen ontruiming.\n");
    assert_eq!(decision.outcome, OutcomeKind::Return);
    assert!(story.team().is_empty());
    let returned = story.last(JOB);
    assert!(returned.text.contains("vraag"), "{}", returned.text);
    story.now = at("2026-11-09T12:00:00+01:00");
    let decision = story.answer(JOB, &returned, "Mijn vraag aan het team: wie kan met mij bij deze huurder aanbellen?");
    assert_eq!(decision.outcome, OutcomeKind::ForwardRedacted, "{decision:?}");
    assert_eq!(decision.meeting, Some(at("2026-11-12T09:00:00+01:00")));
    assert!(story.team()[0].text.contains("wie kan met mij bij deze huurder aanbellen"));
    assert_eq!(story.register.cases.len(), 1);
}

#[test]
fn s20_a_known_case_without_consent_comes_back_with_the_form() {
    let mut story = Story::new();
    let body = format!("Dit gezin uit Elsloo is al bekend bij ons, MEE begeleidt de ouders sinds januari.\n\n{CLEAN}");
    let decision = story.mail(JOB, "vervolg gezin Elsloo", &body);
    assert_eq!(decision.outcome, OutcomeKind::Return, "{decision:?}");
    assert!(Story::rules_of(&decision).contains(&"S-20"));
    assert!(story.team().is_empty());
    assert_eq!(story.case("2026-001").meeting, Some(at("2026-11-12T09:00:00+01:00")));
}

#[test]
fn s04_strangers_are_held_and_the_unverified_hear_nothing() {
    let mut story = Story::new();
    let decision = story.mail("piet@thuis.example", "mijn buurvrouw", CLEAN);
    assert_eq!(decision.outcome, OutcomeKind::Hold);
    let neutral = story.last("piet@thuis.example");
    assert!(neutral.text.contains("046 000 00 01") && !neutral.text.contains("2026-001"), "{}", neutral.text);
    let decision = story.send(Post::new("casus", CLEAN).unverified());
    assert_eq!(decision.outcome, OutcomeKind::Hold);
    assert!(story.read(JOB).is_empty() && story.team().is_empty());
}

#[test]
fn s19_a_house_number_goes_and_the_street_stays_in_a_gebiedsvraagstuk() {
    let mut story = Story::new();
    let body = "Gebiedsvraagstuk: sinds het voorjaar is er overlast op het plein bij de Dorpstraat in Elsloo. Bij \
                Dorpstraat 31 ging een ruit kapot.\n\nDoel: de avonden blijven leefbaar.\nVraag: kan het jongerenwerk vaker \
                langskomen?\n";
    let decision = story.mail("wijkagent@politie.example", "Gebiedsvraagstuk plein Elsloo", body);
    assert!(Story::rules_of(&decision).contains(&"S-19"), "{decision:?}");
    let text = &story.team()[0].text;
    assert!(text.contains("Dorpstraat") && !text.contains("31"), "{text}");
}
