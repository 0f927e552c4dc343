//! Rows of the agreements of Heerlen, under its profiles.

use super::story::{ANS, BEN, CLEAN, JOB, Post, Story, at};
use crate::config::RuleSet;
use crate::model::{Audience, OutcomeKind};
use crate::register::{CaseState, HoldReason};
use crate::way::Act;

/// A case that lacks nothing here but consent.
const WHOLE: &str = "Een gezin uit Elsloo heeft schulden, de zoon gaat niet naar school en vader drinkt.\n\nBetrokken \
                     partijen: PIW en MEE.\nDoel: samen een plan opstellen voor dit gezin.\nVraag: wie kan meedenken over een \
                     plan?\nToestemming: nee.\nWeet de inwoner hiervan? Ja.\n";

/// The argument of an exception that is whole.
const EXCEPTION: &str = "Noodzaak voor de taak: zonder overleg weet niemand wie er langs gaat.\nVitaal belang: vader eet niet \
                         meer en kan overlijden.\nDringend belang: een ernstig gezondheidsbelang van vader.\nGrond: bescherming \
                         van de cliënt.\nMotivering: wij vroegen drie keer toestemming en wegen zijn leven zwaarder.\n";

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

#[test]
fn h69_h86_no_consent_and_no_exception_waits_and_akkoord_does_not_lift_it() {
    let mut story = Story::of("heerlen/volwassenen");
    let decision = story.mail(JOB, "casus", WHOLE);
    assert_eq!(decision.outcome, OutcomeKind::Hold, "{decision:?}");
    assert!(Story::rules_of(&decision).contains(&"H-69"), "{decision:?}");
    let refused = story.act("2026-001", Act::Release).expect("AKKOORD is not enough");
    assert!(refused.contains("uitzondering"), "{refused}");
    assert!(story.team().is_empty());
}

#[test]
fn h23_without_the_agencies_involved_it_comes_back_and_the_answer_is_taken_up() {
    let mut story = Story::of("heerlen/volwassenen");
    let body = "Een gezin uit Elsloo heeft schulden.\n\nDoel: een plan maken voor rust.\nVraag: wie helpt mee?\n";
    let decision = story.mail(JOB, "casus", body);
    assert_eq!(decision.outcome, OutcomeKind::Return, "{decision:?}");
    assert_eq!(Story::rules_of(&decision)[0], "H-23");
    let returned = story.last(JOB);
    assert!(returned.text.contains("Betrokken partijen"), "{}", returned.text);
    let decision = story.answer(JOB, &returned, "Betrokken partijen: PIW en MEE.");
    assert_eq!(decision.outcome, OutcomeKind::Hold, "{decision:?}");
    assert_eq!(story.register.cases.len(), 1);
}

#[test]
fn h38_h70_h83_h87_h88_an_exception_is_argued_by_the_professional_and_granted_by_hand_only() {
    let mut story = Story::of("heerlen");
    let decision = story.mail(JOB, "casus", &format!("{WHOLE}\n{EXCEPTION}"));
    assert_eq!(decision.outcome, OutcomeKind::Hold);
    assert_eq!(story.case("2026-001").holds[0].reason, HoldReason::Exception, "{decision:?}");
    assert!(story.act("2026-001", Act::Release).is_some());
    assert_eq!(story.act("2026-001", Act::GrantException { until: None }), None);
    assert_eq!(story.case("2026-001").state, CaseState::Forwarded);
    let text = &story.team()[0].text;
    assert!(text.contains("Toestemming: nee") && text.contains("Uitzondering vastgelegd"), "{text}");
    let line = story.audit.iter().find(|a| a.detail == "exception-recorded").expect("on the record");
    assert!(line.rules.contains(&"H-88".to_owned()));
}

#[test]
fn h38_h70_h87_an_exception_without_its_parts_is_not_valid_and_cannot_be_granted() {
    for (part, row) in
        [("Vitaal belang:", "H-38"), ("Dringend belang:", "H-70"), ("Grond:", "H-87"), ("Motivering:", "H-88")]
    {
        let mut story = Story::of("heerlen");
        let less: String = EXCEPTION.lines().filter(|l| !l.starts_with(part)).map(|l| format!("{l}\n")).collect();
        let decision = story.mail(JOB, "casus", &format!("{WHOLE}\n{less}"));
        assert!(Story::rules_of(&decision).contains(&row), "{part}: {decision:?}");
        assert!(story.act("2026-001", Act::GrantException { until: None }).is_some(), "{part}");
        assert!(story.team().is_empty(), "{part}");
    }
}

#[test]
fn h100_the_consulent_reads_first_without_names_and_decides() {
    let reader = "regisseur@gemeente.example";
    let name = |text: String| text.replace("# first_reader", "first_reader");
    let mut story = Story::with_profile("heerlen/jeugd", name, |text| text);
    let body = format!("{}\n{EXCEPTION}", WHOLE.replace("Een gezin", "Het gezin van mevrouw Bouzekri"));
    story.mail(JOB, "casus", &body);
    assert_eq!(story.act("2026-001", Act::GrantException { until: None }), None);
    assert_eq!(story.case("2026-001").state, CaseState::Forwarded);
    // Without that exception, but with the consulent's word to come, nothing goes on by itself.
    let mut story = Story::with_profile("heerlen/jeugd", name, |text| {
        text.replace("no_consent = \"hold\"", "no_consent = \"anonymous\"")
    });
    let decision = story.mail(JOB, "casus", &WHOLE.replace("Een gezin", "Het gezin van mevrouw Bouzekri"));
    assert_eq!(Story::rules_of(&decision)[0], "H-100", "{decision:?}");
    let notice = story.last(reader);
    assert!(notice.text.contains("schulden") && !notice.text.contains("Bouzekri"), "{}", notice.text);
    assert!(story.team().is_empty());
    story.answer(reader, &notice, "BESPREKEN");
    assert_eq!(story.case("2026-001").state, CaseState::Forwarded);
    story.nobody_reads(&["Bouzekri"]);
}

#[test]
fn h01_h41_h53_h77_who_has_not_signed_receives_nothing_being_a_partner_or_not() {
    let unsigned = |text: String| text.replacen("signed_on = \"2018-01-01\"", "signed_on = \"2026-11-20\"", 1);
    let mut story = Story::with_profile("heerlen", unsigned, |text| text);
    story.mail(JOB, "casus", &format!("{WHOLE}\n{EXCEPTION}"));
    assert_eq!(story.act("2026-001", Act::GrantException { until: None }), None);
    assert!(story.read("sociaal.werk@piw.example").is_empty(), "PIW signs later");
    assert!(story.team().iter().any(|r| r.text.contains("schulden")), "MEE is bound and involved");
    assert!(story.read("wijkagent@politie.example").is_empty(), "police has no agreement of its own (A-44)");
}

#[test]
fn h22_only_members_of_organisations_involved_receive() {
    let mut story = Story::of("heerlen");
    let body = format!("{}\n{EXCEPTION}", WHOLE.replace("PIW en MEE", "MEE"));
    story.mail(JOB, "casus", &body);
    assert_eq!(story.act("2026-001", Act::GrantException { until: None }), None);
    assert!(!story.team().is_empty());
    assert!(story.read("sociaal.werk@piw.example").is_empty() && story.read("wijkagent@politie.example").is_empty());
}

#[test]
fn h04_h62_clusters_inherit_and_differ_by_their_keys_alone() {
    let rules = Story::new().rules;
    let of = |name: &str| rules.profile(name).expect("shipped").clone();
    let (base, youth, multi) = (of("heerlen"), of("heerlen/jeugd"), of("heerlen/multiproblem"));
    assert_eq!(base.exception_scheme, youth.exception_scheme);
    assert_ne!(base.plan_required, multi.plan_required);
    assert!(youth.allowed_third_parties.contains(&"politie".to_owned()));
    assert!(!of("heerlen/volwassenen").allowed_third_parties.contains(&"politie".to_owned()));
    assert_ne!(youth.purpose, multi.purpose);
}

#[test]
fn h20_h62_teams_do_not_see_each_other() {
    let second = "\n[[municipality.team]]\nid = \"jeugd\"\nname = \"Jeugd\"\nareas = [\"jeugd\"]\nprofile = \"heerlen/jeugd\"\n\
                  intake = \"jeugd@poort.gemeente.example\"\ncoordinator = { name = \"Carla\", mailbox = \
                  \"carla@gemeente.example\", telephone = \"1\" }\n[municipality.team.calendar]\ndates = \
                  [\"2026-11-12T09:00:00\"]\n";
    let mut story = Story::with(|text| text + second);
    story.mail(JOB, "casus", CLEAN);
    assert!(story.read("carla@gemeente.example").is_empty());
    let (_, other) = story.rules.settings.teams().nth(1).expect("two teams");
    let mut theirs = story.register.clone();
    theirs.team = other.id.clone();
    theirs.cases.clear();
    story.register = theirs;
    let decision = story.mail(JOB, "casus 2026-001", "Hoe staat het met mijn casus?");
    assert_ne!(decision.outcome, OutcomeKind::ForwardRedacted);
    assert!(!story.last(JOB).text.contains("vrijwilliger"), "nothing of the other team's case");
}

#[test]
fn h05_h13_h21_indirect_data_are_handled_and_numbers_never_pass() {
    let mut story = Story::new();
    let body = "Mevrouw van 83 jaar uit Catsop viel op 14 oktober 2026. Haar BSN is 111222333.\n\nDoel: zij kan thuis \
                blijven.\nVraag: wie kan met haar meedenken over hulp?\n";
    story.mail(JOB, "casus", body);
    story.act("2026-001", Act::Release);
    story.nobody_reads(&["111222333", "83 jaar", "14 oktober"]);
    assert!(story.team().last().expect("sent").text.contains("Catsop"));
}

#[test]
fn h21b_a_bsn_goes_and_the_sender_is_told_that_it_is_never_needed() {
    let mut story = Story::new();
    let body = format!("Haar burgerservicenummer is 111222333.\n{CLEAN}");
    let decision = story.mail(JOB, "casus", &body);
    assert_eq!(decision.findings.get(&crate::model::Category::Bsn), Some(&1));
    story.nobody_reads(&["111222333"]);
    assert!(story.last(JOB).text.contains("Een BSN is nooit nodig"));
}

#[test]
fn h79_h80_being_known_at_ggz_is_generalised_and_the_gate_answers_no_question_about_it() {
    let text = |profile: &str| {
        let mut story =
            Story::with_profile(profile, |t| t, |t| t.replace("no_consent = \"hold\"", "no_consent = \"anonymous\""));
        let body = format!("{WHOLE}\nMevrouw is onder behandeling bij Mondriaan.\n");
        story.mail(JOB, "casus", &body);
        story.act("2026-001", Act::Release);
        story.team().last().map(|read| read.text.clone()).unwrap_or_default()
    };
    let read = text("heerlen");
    assert!(read.contains("schulden") && !read.contains("Mondriaan"), "{read}");
}

#[test]
fn h19_every_disclosure_has_its_ground_on_the_record() {
    let mut story = Story::new();
    story.mail(JOB, "casus", CLEAN);
    let forwards: Vec<_> = story.audit.iter().filter(|a| a.detail == "forward").collect();
    assert!(!forwards.is_empty() && forwards.iter().all(|a| a.ground.is_some() && a.purpose.is_some()));
}

#[test]
fn h63_weekly_meetings_and_the_receipt_names_the_date() {
    let weekly = |text: String| text.replace("INTERVAL=2", "INTERVAL=1");
    let mut story = Story::with(weekly);
    story.now = at("2026-11-09T10:00:00+01:00");
    let decision = story.mail(JOB, "casus", CLEAN);
    assert_eq!(decision.meeting, Some(at("2026-11-19T09:00:00+01:00")));
    assert!(story.last(JOB).text.contains("19 november"));
}

#[test]
fn h60_h68_few_areas_of_life_and_no_plan_are_flagged_not_refused() {
    let mut story =
        Story::with_profile("heerlen", |t| t, |t| t.replace("no_consent = \"hold\"", "no_consent = \"anonymous\""));
    let body = "Een vrouw uit Elsloo is vaak eenzaam.\n\nBetrokken partijen: MEE.\nDoel: zij heeft weer aanspraak.\nVraag: wie \
                kan met haar wandelen?\n";
    let decision = story.mail(JOB, "casus", body);
    let rules = Story::rules_of(&decision);
    assert!(rules.contains(&"H-60") && rules.contains(&"H-68") && rules.contains(&"Z-12"), "{decision:?}");
    assert_eq!(story.case("2026-001").state, CaseState::WaitingForReview);
}

#[test]
fn h52_a_domain_without_enforced_tls_gets_no_text_and_the_store_is_sealed() {
    let mut story = Story::with(|text| text.replace("\"piw.example\", ", ""));
    story.mail(JOB, "casus", CLEAN);
    let read = story.last("sociaal.werk@piw.example");
    assert!(read.text.contains("2026-001") && !read.text.contains("vrijwilliger"), "{}", read.text);
}

#[test]
fn h99_a_promise_to_ask_consent_is_no_consent() {
    let mut story = Story::of("heerlen");
    let body = WHOLE.replace("Toestemming: nee.", "Toestemming vraag ik nog, het formulier volgt.");
    let decision = story.mail(JOB, "casus", &body);
    assert_eq!(decision.outcome, OutcomeKind::Hold);
    assert!(Story::rules_of(&decision).contains(&"H-69"), "{decision:?}");
}

#[test]
fn h81_no_key_of_a_profile_lets_everything_through() {
    let file = crate::config::SourceFile { name: "p.toml".into(), text: "share_all = true\n".into() };
    let source = crate::config::Source { profiles: vec![file], ..Default::default() };
    assert!(RuleSet::from_source(source).is_err_and(|faults| faults.to_string().contains("share_all")));
    assert!(Audience::default().readers.is_empty());
}

#[test]
fn h48_who_used_an_exception_is_told_to_inform_the_resident() {
    let mut story = Story::of("heerlen");
    story.mail(JOB, "casus", &format!("{WHOLE}\n{EXCEPTION}"));
    story.act("2026-001", Act::GrantException { until: None });
    assert!(story.read(JOB).iter().any(|r| r.text.contains("Vertel de inwoner dat dit gebeurt")));
}

#[test]
fn h29_h37_h41_a_ground_is_one_of_the_profile_and_a_convenant_or_own_interest_is_none() {
    let mut story = Story::of("heerlen");
    story.send(Post::new("casus", WHOLE));
    let ground = |words: &str| Act::RecordGround { words: crate::model::Sensitive::new(words.into()), until: None };
    assert!(story.act("2026-001", ground("convenant; artikel 8; hulp")).expect("no").contains("convenant"));
    assert!(story.act("2026-001", ground("gerechtvaardigd belang; artikel 6; hulp")).expect("no").contains("overheid"));
    assert!(story.act("2026-001", ground("publieke taak; Wmo; hulp")).is_some(), "consent is the ground here");
    assert_eq!(story.act("2026-001", ground("wettelijke plicht; Jeugdwet artikel 2.4; veiligheid")), None);
    assert!(story.audit.iter().any(|a| a.ground.as_deref() == Some("wettelijke plicht")));
}
