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

#[test]
fn s02_an_area_of_another_team_waits_for_the_coordinator() {
    let second = "\n[[municipality.team]]\nid = \"urmond\"\nname = \"Urmond\"\nareas = [\"urmond\"]\nprofile = \"stein\"\n\
                  intake = \"urmond@poort.gemeente.example\"\ncoordinator = { name = \"Carla\", mailbox = \
                  \"carla@gemeente.example\", telephone = \"1\" }\n[municipality.team.calendar]\ndates = \
                  [\"2026-11-12T09:00:00\"]\n";
    let mut story = Story::with(|text| text + second);
    let decision = story.mail(JOB, "casus Urmond", &CLEAN.replace("Catsop", "Urmond"));
    assert_eq!(decision.outcome, OutcomeKind::Hold, "{decision:?}");
    assert_eq!(Story::rules_of(&decision)[0], "S-02");
}

#[test]
fn s03_a_message_that_is_no_submission_is_the_coordinators_and_a_person_in_an_area_question_goes() {
    let mut story = Story::new();
    let decision = story.mail(JOB, "vraagje", "Is de zaal donderdag open en is er koffie?");
    assert_eq!(decision.outcome, OutcomeKind::Hold, "{decision:?}");
    assert_eq!(Story::rules_of(&decision)[0], "S-03");
}

#[test]
fn s05_s15_the_words_stay_and_an_address_gives_way_to_its_neighbourhood() {
    let mut story = Story::new();
    story.mail(JOB, "casus", &format!("Zij woont op Dorpstraat 31.\n{CLEAN}"));
    story.act("2026-001", crate::way::Act::Release);
    let text = &story.team().pop().expect("sent").text;
    assert!(text.contains("Catsop") && !text.contains("Dorpstraat 31"), "{text}");
    assert!(text.contains("woont alleen en komt nauwelijks buiten"), "{text}");
    assert!(story.last(JOB).text.contains("woont alleen en komt nauwelijks buiten"), "the sender reads the same");
}

#[test]
fn s16_what_comes_back_has_the_parts_of_a_case_and_filled_in_it_is_understood() {
    let mut story = Story::new();
    story.mail(JOB, "casus", "Een vrouw uit Elsloo komt niet buiten en zij wil dat graag anders.");
    let returned = story.last(JOB);
    for part in ["Buurt:", "Achtergrond:", "Gezinssamenstelling:", "Betrokken partijen:", "Doel:", "Vraag:"] {
        assert!(returned.text.contains(part), "{part}: {}", returned.text);
    }
    let filled = "Wie: mevrouw\nBuurt: Catsop\nAchtergrond: zij is vaak alleen\nDoel: zij heeft weer aanspraak\nVraag: wie kan \
                  met haar wandelen?\n";
    let decision = story.answer(JOB, &returned, filled);
    assert_eq!(decision.outcome, OutcomeKind::ForwardRedacted, "{decision:?}");
}

#[test]
fn s17_organisations_stay_as_written() {
    let mut story = Story::new();
    story.mail(JOB, "casus", &format!("{CLEAN}\nDe woningcorporatie is al langs geweest.\n"));
    story.act("2026-001", crate::way::Act::Release);
    assert!(story.team().pop().expect("sent").text.contains("woningcorporatie"));
}

#[test]
fn s39_a_secure_mail_notice_is_held_and_never_returned() {
    let mut story = Story::new();
    let decision = story.mail(JOB, "casus", "Zie https://files.example/abc voor de casus.");
    assert_eq!(decision.outcome, OutcomeKind::Hold, "{decision:?}");
    assert!(Story::rules_of(&decision).contains(&"S-39"));
    assert!(story.team().is_empty());
}

#[test]
fn s44_asking_only_to_discuss_is_no_question() {
    let mut story = Story::new();
    let body = "Mevrouw uit Elsloo is vaak alleen.\n\nDoel: zij heeft weer aanspraak.\n\nGraag bespreken.\n";
    let decision = story.mail(JOB, "casus", body);
    assert_eq!(decision.outcome, OutcomeKind::Return, "{decision:?}");
    assert_eq!(Story::rules_of(&decision)[0], "S-44");
}

#[test]
fn s49_the_deputy_acts_while_the_coordinator_is_away() {
    let away =
        |text: String| text.replace("absences = []", "absences = [{ from = \"2026-11-01\", until = \"2026-11-08\" }]");
    let mut story = Story::with(|text| away(text).replace("unless-flagged", "after-review"));
    story.mail(JOB, "casus", CLEAN);
    assert!(story.read(super::story::ANS).is_empty() && !story.read(super::story::BEN).is_empty());
}
