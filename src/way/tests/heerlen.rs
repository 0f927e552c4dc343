//! Rows of the agreements of Heerlen, under its profiles.

use super::story::{ANS, BEN, CLEAN, JOB, MEMBER, MEMBERS, Post, Story, at};
use crate::config::RuleSet;
use crate::model::{Audience, ConsentForm, FormField, FormValue, OutcomeKind, Seen, Sensitive, Signature};
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

/// Under a Heerlen profile where a case without consent goes on without names, so that other rows can be seen.
fn going(profile: &str) -> Story {
    Story::with_profile(profile, |t| t, |t| t.replace("no_consent = \"hold\"", "no_consent = \"anonymous\""))
}

/// Signed on the second of November for the team, with these lines besides.
fn signed(name: &str, more: &[(FormField, &str)], signatures: &[&str]) -> ConsentForm {
    let base =
        [(FormField::Name, name), (FormField::Purpose, "bespreking in het wijkteam"), (FormField::Date, "2-11-2026")];
    let value = |(field, text): &(FormField, &str)| FormValue {
        field: *field,
        value: Sensitive::new((*text).into()),
        confidence: 0.9,
    };
    ConsentForm {
        path: "2".into(),
        values: base.iter().chain(more).map(value).collect(),
        signatures: signatures
            .iter()
            .map(|label| Signature { label: (*label).into(), seen: Seen::Ink, confidence: 0.9 })
            .collect(),
    }
}

#[test]
fn h01_a_partner_register_without_the_organisation_lets_its_member_receive_nothing() {
    let mut story = Story::with_profile(
        "heerlen",
        |t| t.replace("organisation = \"PIW\"\ndomains", "organisation = \"Anders\"\ndomains"),
        |t| t,
    );
    story.mail(JOB, "casus", &format!("{WHOLE}\n{EXCEPTION}"));
    assert_eq!(story.act("2026-001", Act::GrantException { until: None }), None);
    assert!(story.read("sociaal.werk@piw.example").is_empty() && !story.team().is_empty());
}

#[test]
fn h02_another_organisations_case_on_the_same_household_is_pointed_out_to_the_coordinator_alone() {
    let mut story = Story::new();
    let body = format!("Mevrouw Fatiha Bouzekri belde over haar huur.\n{CLEAN}");
    story.mail(JOB, "casus", &body);
    let first = story.mail(JOB, "casus", &body);
    assert!(!Story::rules_of(&first).contains(&"H-02"), "the own organisation knows: {first:?}");
    let other = "k.iemand@piw.example";
    let decision = story.mail(other, "casus", &body);
    assert!(Story::rules_of(&decision).contains(&"H-02"), "{decision:?}");
    assert!(story.last(ANS).text.contains("loopt over dit huishouden al casus 2026-001"), "{}", story.last(ANS).text);
    assert!(!story.last(other).text.contains("2026-001"), "{}", story.last(other).text);
}

#[test]
fn h04_h62_the_same_mail_takes_the_way_of_its_cluster() {
    let rules_of = |profile: &str| {
        let decision = going(profile).mail(JOB, "casus", &WHOLE.replace("samen een plan opstellen voor", "rust voor"));
        (decision.outcome, Story::rules_of(&decision)[0].to_owned())
    };
    // A plan must be there already in Multiproblem, and elsewhere not; the others go to their consulent first.
    assert_eq!(rules_of("heerlen/multiproblem"), (OutcomeKind::Hold, "H-68".to_owned()));
    for cluster in ["heerlen/jeugd", "heerlen/volwassenen"] {
        assert_eq!(rules_of(cluster), (OutcomeKind::Hold, "H-100".to_owned()), "{cluster}");
    }
    assert_ne!(rules_of("heerlen").0, OutcomeKind::Hold, "the base has no consulent");
}

#[test]
fn h07_erasure_and_closing_take_all_of_a_case_as_one() {
    let mut story = Story::new();
    story.mail(JOB, "casus", CLEAN);
    story.mail(JOB, "casus 2026-001", "Zij slaapt ook slecht.");
    assert_eq!(story.case("2026-001").mails.len(), 2, "one case, two mails");
    story.act("2026-001", Act::Release);
    let readers = MEMBERS.iter().map(|m| story.read(m).len()).collect::<Vec<_>>();
    assert_eq!(story.act("2026-001", Act::Erase), None);
    for (member, before) in MEMBERS.iter().zip(readers) {
        assert_eq!(story.read(member).len(), before + 1, "{member} is asked to delete once, for all of it");
    }
}

#[test]
fn h08_labels_stay_the_same_over_later_mails_and_over_the_case_that_follows() {
    let mut story = Story::with(|t| t.replace("unless-flagged", "after-review"));
    story.mail(JOB, "casus", &format!("Mevrouw Fatiha Bouzekri woont met haar zoon Ilyas.\n{CLEAN}"));
    story.mail(JOB, "casus 2026-001", "Ilyas gaat niet naar school en mevrouw Bouzekri slaapt slecht.");
    let text = story.last(ANS).text;
    assert!(
        text.contains("[persoon 2] gaat niet naar school") && text.contains("mevrouw [persoon 1] slaapt"),
        "{text}"
    );
    story.act("2026-001", Act::Release);
    story.until("2026-11-13T10:00:00+01:00");
    assert_eq!(story.case("2026-001").state, CaseState::Closed);
    story.mail(JOB, "casus 2026-001", &CLEAN.replace("Mevrouw uit Catsop", "Ilyas uit Catsop"));
    assert_eq!(story.case("2026-002").follows, "2026-001".parse().ok());
    assert!(story.last(ANS).text.contains("[persoon 2] uit Catsop"), "{}", story.last(ANS).text);
    story.nobody_reads(&["Fatiha", "Bouzekri", "Ilyas"]);
}

#[test]
fn h13_h21_h21c_h72_with_consent_too_only_the_data_set_stands_and_a_number_never() {
    let body = "Mevrouw Aylin Korkmazer, geboren 4-5-1987, woont op Dorpstraat 31 in Elsloo. Haar BSN is 111222333, haar nummer \
                06 12 34 56 78 en haar rekening NL02ABNA0123456789. Zij viel op 14 oktober 2026. Zij heeft schulden, drinkt en gaat \
                niet naar haar werk. Zij weet dat ik dit inbreng.\n\nBetrokken partijen: PIW en MEE.\nDoel: samen een plan \
                opstellen.\nVraag: wie kan meedenken?\n";
    let details =
        [(FormField::BirthDate, "4-5-1987"), (FormField::Address, "Dorpstraat 31"), (FormField::Residence, "Elsloo")];
    let text = |profile: &str| {
        let mut story = Story::of(profile);
        story.send_with(&Post::new("casus", body), &[signed("Aylin Korkmazer", &details, &["Handtekening"])], false);
        story.act("2026-001", Act::Release);
        story.team().last().map(|r| r.text.clone()).unwrap_or_default()
    };
    // The data set of Heerlen (H-72) has address and birth date; that of Stein the name alone (S-42).
    let heerlen = text("heerlen");
    assert!(heerlen.contains("Aylin Korkmazer") && heerlen.contains("Dorpstraat 31"), "{heerlen}");
    assert!(heerlen.contains("4-5-1987"), "{heerlen}");
    let stein = text("stein");
    assert!(
        stein.contains("Aylin Korkmazer") && !stein.contains("Dorpstraat 31") && !stein.contains("4-5-1987"),
        "{stein}"
    );
    for text in [heerlen, stein] {
        for number in ["111222333", "34 56 78", "NL02ABNA0123456789", "14 oktober"] {
            assert!(!text.contains(number), "{number}: {text}");
        }
    }
}

#[test]
fn h15_h66_a_case_that_looks_like_another_clusters_is_pointed_out() {
    let rules_of = |profile: &str, who: &str| {
        let decision = going(profile).mail(JOB, "casus", &WHOLE.replace("de zoon", who));
        Story::rules_of(&decision).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(rules_of("heerlen/volwassenen", "de zoon van 15 jaar").contains(&"H-15".into()));
    assert!(!rules_of("heerlen/jeugd", "de zoon van 15 jaar").contains(&"H-15".into()));
    assert!(rules_of("heerlen/jeugd", "de broer van 45 jaar").contains(&"H-15".into()));
    assert!(
        rules_of("heerlen/jeugd", "al jaren met zeer complexe problemen: de zoon van 15 jaar").contains(&"H-66".into())
    );
    // Twenty-six is youth, twenty-seven is not (K10).
    assert!(!rules_of("heerlen/jeugd", "de zoon van 26 jaar").contains(&"H-15".into()));
    assert!(rules_of("heerlen/jeugd", "de zoon van 27 jaar").contains(&"H-15".into()));
}

#[test]
fn h17_h65_h106_h108_what_may_fit_better_is_a_tip_to_the_coordinator_and_never_more() {
    let mut story = going("heerlen");
    let body = WHOLE
        .replace("de zoon", "de zoon van 15 jaar zit op de middelbare school en")
        .replace("PIW en MEE", "PIW, MEE en woningcorporatie");
    let decision = story.mail(JOB, "casus", &body);
    for row in ["H-65", "H-106", "H-108"] {
        assert!(Story::rules_of(&decision).contains(&row), "{row}: {decision:?}");
    }
    let notice = story.last(ANS).text;
    assert!(notice.contains("ZAT voortgezet onderwijs (12-18)") && notice.contains("1 van de 8"), "{notice}");
    assert!(!notice.contains("ZAT basisonderwijs"), "{notice}");
    let receipt = story.last(JOB).text;
    assert!(
        !receipt.contains("ZAT") && !receipt.contains("Past een rondetafel"),
        "the tip is the coördinator's: {receipt}"
    );
}

#[test]
fn h30_names_of_laws_stay() {
    let mut story = Story::new();
    story.mail(JOB, "casus", &format!("Zij heeft recht op hulp volgens de Wmo 2015 en de Participatiewet.\n{CLEAN}"));
    story.act("2026-001", Act::Release);
    let text = &story.team()[0].text;
    assert!(text.contains("Wmo 2015") && text.contains("Participatiewet"), "{text}");
}

#[test]
fn h36_z34_asking_for_medical_data_needs_a_consent_that_names_them() {
    for vraag in ["welke medicatie gebruikt mevrouw?", "drinkt zij weer?"] {
        let body = WHOLE
            .replace("Een gezin", "Het gezin van mevrouw Aylin Korkmazer")
            .replace("wie kan meedenken over een plan?", vraag);
        let mut story = going("heerlen");
        let decision = story.mail(JOB, "casus", &body);
        assert_eq!((decision.outcome, Story::rules_of(&decision)[0]), (OutcomeKind::Hold, "H-36"), "{decision:?}");
        let medical = [(FormField::DataKinds, "naam, medische gegevens")];
        let form = signed("Aylin Korkmazer", &medical, &["Handtekening"]);
        let body = body.replace("Toestemming: nee.\n", "");
        let decision = going("heerlen").send_with(&Post::new("casus", &body), &[form], true);
        assert!(!Story::rules_of(&decision).contains(&"H-36"), "{decision:?}");
    }
    let decision =
        going("heerlen").mail(JOB, "casus", &WHOLE.replace("meedenken over een plan", "haar helpen met medicatie"));
    assert!(!Story::rules_of(&decision).contains(&"H-36"), "asking for help is no asking for data: {decision:?}");
}

#[test]
fn h40_a_parent_never_gets_anything_by_itself() {
    let mut story = Story::new();
    let parent = "moeder@thuis.example";
    story.send(Post::new("casus", &format!("Haar moeder is te bereiken op {parent}.\n{CLEAN}")).field("Cc", parent));
    story.act("2026-001", Act::Release);
    story.until("2026-11-14T10:00:00+01:00");
    assert!(!story.team().is_empty() && story.read(parent).is_empty());
    story.nobody_reads(&[parent]);
}

#[test]
fn h45_whether_the_resident_is_informed_is_asked_and_not_said_is_flagged() {
    let told = |body: &str| {
        let decision = going("heerlen").mail(JOB, "casus", body);
        Story::rules_of(&decision).contains(&"Z-12")
    };
    assert!(told(&WHOLE.replace("Weet de inwoner hiervan? Ja.\n", "")) && !told(WHOLE));
}

#[test]
fn h51_z28_each_mail_to_the_team_says_what_it_may_be_used_for() {
    let mut story = Story::new();
    story.mail(JOB, "casus", CLEAN);
    for member in MEMBERS {
        let text = story.last(member).text;
        assert!(text.contains("alleen voor het overleg") && text.contains("Stuur hem daarom niet door"), "{text}");
    }
}

#[test]
fn h61_beyond_our_possibilities_admits_with_fewer_areas_of_life() {
    let rules_of = |more: &str| {
        let body = format!(
            "Een vrouw uit Elsloo is vaak eenzaam. {more}\n\nBetrokken partijen: MEE.\nDoel: een plan maken.\nVraag: wie kan met haar \
             wandelen?\n"
        );
        let decision = going("heerlen").mail(JOB, "casus", &body);
        Story::rules_of(&decision).contains(&"H-60")
    };
    assert!(rules_of("") && !rules_of("Dit overstijgt onze mogelijkheden."));
}

#[test]
fn h62a_the_purpose_of_the_cluster_stands_on_top_of_what_the_team_reads() {
    let mut story = Story::of("heerlen/jeugd");
    story.mail(JOB, "casus", &format!("{WHOLE}\n{EXCEPTION}"));
    story.act("2026-001", Act::GrantException { until: None });
    assert!(story.team()[0].text.contains("Doel van dit overleg: Jeugdigen tot 27 jaar"), "{}", story.team()[0].text);
}

#[test]
fn h71_regie_contact_and_who_does_what_stand_in_minutes_and_come_back_on_the_next_agenda() {
    let mut story = Story::new();
    story.mail(JOB, "casus", CLEAN);
    story.until("2026-11-12T12:00:00+01:00");
    let minutes = "Notulen\n\nAanwezig: MEE, PIW\n\nCasus 2026-001\nConclusie: er komt een vast contact.\nActie: wie: MEE; wat: \
                   vertelt het aan de inwoner; soort informatie: afspraken; doel: informeren\nRegie: PIW\nContactpersoon: MEE\n";
    story.mail(ANS, "Notulen", minutes);
    story.act("2026-002", Act::Release);
    let text = story.read(MEMBERS[0]).into_iter().find(|r| r.subject.contains("notulen van")).expect("minutes").text;
    for words in ["Aanwezig", "vast contact", "vertelt het aan de inwoner", "Regie"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let case = story.case("2026-001");
    assert!(case.contact.is_some() && case.minutes[0].regie.as_deref() == Some("PIW"));
}

#[test]
fn h73_h74_h75_an_adviser_of_a_cluster_reads_without_names_whatever_consent_says() {
    for cluster in ["heerlen/jeugd", "heerlen/volwassenen", "heerlen/multiproblem"] {
        let adviser = |t: String| {
            t.replace(
                "mailbox = \"sociaal.werk@piw.example\"",
                "adviser = true\nfunction = \"adviseur\"\nmailbox = \"sociaal.werk@piw.example\"",
            )
        };
        let mut story = Story::with_profile(cluster, adviser, |t| t.replace("stages = [\"consulent\"]", "stages = []"));
        let body = WHOLE
            .replace("Een gezin", "Het gezin van mevrouw Aylin Korkmazer, er is een gezinsplan en het")
            .replace("Toestemming: nee.\n", "");
        let decision =
            story.send_with(&Post::new("casus", &body), &[signed("Aylin Korkmazer", &[], &["Handtekening"])], false);
        story.act("2026-001", Act::Release);
        let (involved, advice) = (story.last(MEMBER).text, story.last("sociaal.werk@piw.example").text);
        assert!(involved.contains("Aylin Korkmazer"), "{cluster}: {decision:?} {involved}");
        assert!(!advice.contains("Aylin") && advice.contains("[persoon 1]"), "{cluster}: {advice}");
    }
}

#[test]
fn h76_third_parties_differ_per_cluster_and_each_needs_its_own_record() {
    let invite = |organisation: &str| {
        Act::Invite(Box::new(crate::way::Invite {
            mailbox: "iemand@corporatie.example".parse().expect("a mailbox"),
            organisation: organisation.into(),
            role: "betrokken".into(),
            why: "kent het gezin".into(),
            agreed: Vec::new(),
            secrecy_on: None,
        }))
    };
    let refused = |profile: &str, organisation: &str| {
        let mut story = Story::of(profile);
        story.mail(JOB, "casus", &format!("{WHOLE}\n{EXCEPTION}"));
        story.act("2026-001", Act::GrantException { until: None });
        story.act("2026-001", invite(organisation)).unwrap_or_default()
    };
    assert!(refused("heerlen/multiproblem", "onderwijs").contains("niet als derde"), "no schools in Multiproblem");
    assert!(refused("heerlen/jeugd", "onderwijs").contains("akkoord zijn"), "in Jeugd it needs its record");
    assert!(refused("heerlen/volwassenen", "justitie").contains("afspraak"), "justice needs its own agreement (A-44)");
}

#[test]
fn h80_whether_somebody_is_known_goes_by_name_with_consent_alone_or_by_description() {
    let text = |profile: &str, with_form: bool| {
        let mut story = Story::of(profile);
        let body = "Het gezin van mevrouw Aylin Korkmazer uit Elsloo heeft schulden, drinkt en werkt niet. Zij weet dat ik haar inbreng.\n\n\
                    Betrokken partijen: PIW en MEE.\nDoel: samen een plan opstellen.\nVraag: wie kan meedenken over hulp?\nIs mevrouw \
                    Korkmazer bij jullie bekend?\n";
        let forms = [signed("Aylin Korkmazer", &[], &["Handtekening"])];
        story.send_with(&Post::new("casus", body), if with_form { &forms } else { &[] }, false);
        story.act("2026-001", Act::Release);
        story.team().last().map(|r| r.text.clone()).unwrap_or_default()
    };
    assert!(text("heerlen", true).contains("Aylin Korkmazer"), "named_with_consent");
    assert!(text("heerlen", false).is_empty(), "no consent: it waits");
    let described = text("stein", true);
    assert!(
        described.contains("bij jullie bekend") && !described.contains("Korkmazer"),
        "anonymous_description: {described}"
    );
}

#[test]
fn h82_a_sender_can_narrow_what_goes_on() {
    let body = "Mevrouw Aylin Korkmazer woont op Dorpstraat 31 in Elsloo. Zij heeft schulden, drinkt en werkt niet. Zij weet dat ik dit \
                inbreng. Graag zonder adres.\n\nBetrokken partijen: PIW en MEE.\nDoel: samen een plan opstellen.\nVraag: wie kan \
                meedenken?\n";
    let mut story = Story::of("heerlen");
    let form = signed("Aylin Korkmazer", &[(FormField::Address, "Dorpstraat 31")], &["Handtekening"]);
    story.send_with(&Post::new("casus", body), &[form], false);
    story.act("2026-001", Act::Release);
    let text = story.last(MEMBER).text;
    assert!(text.contains("Aylin Korkmazer") && !text.contains("Dorpstraat 31"), "{text}");
}

#[test]
fn h92_h93_h94_the_purpose_is_kept_and_only_those_on_the_form_read_the_name() {
    let mut story = Story::of("heerlen");
    let body = WHOLE.replace("Een gezin", "Het gezin van mevrouw Aylin Korkmazer").replace("Toestemming: nee.\n", "");
    let form = signed("Aylin Korkmazer", &[(FormField::Recipients, "MEE")], &["Handtekening"]);
    story.send_with(&Post::new("casus", &body), &[form], false);
    story.act("2026-001", Act::Release);
    assert_eq!(story.case("2026-001").consents[0].purpose.expose(), "bespreking in het wijkteam");
    assert!(
        story.last(MEMBER).text.contains("Aylin") && !story.last("sociaal.werk@piw.example").text.contains("Aylin")
    );
    // The form of this profile has a line for the practitioner; nobody who is no reader gets a mail.
    let mut story = Story::of("heerlen");
    let body = "Dit gezin heeft schulden.\n\nDoel: samen een plan.\nVraag: wie kan meedenken?\nBetrokken partijen: huisarts en PIW.\n";
    story.mail(JOB, "casus", body);
    assert!(story.sent.iter().all(|p| !p.recipients()[0].mailbox.to_string().contains("huisarts")));
}

#[test]
fn h95_a_relative_in_treatment_signs_too_where_the_form_asks_it() {
    let body = WHOLE
        .replace("Een gezin", "Mevrouw Aylin Korkmazer, haar man is in behandeling bij de GGZ en het gezin")
        .replace("Toestemming: nee.\n", "");
    let held = |labels: &[(&str, Seen)]| {
        let mut form = signed("Aylin Korkmazer", &[], &[]);
        form.signatures = labels
            .iter()
            .map(|(label, seen)| Signature { label: (*label).into(), seen: *seen, confidence: 0.9 })
            .collect();
        let decision = Story::of("heerlen").send_with(&Post::new("casus", &body), &[form], false);
        Story::rules_of(&decision)[0] == "H-95"
    };
    assert!(held(&[("Handtekening", Seen::Ink), ("Handtekening familielid", Seen::Blank)]));
    assert!(!held(&[("Handtekening", Seen::Ink), ("Handtekening familielid", Seen::Ink)]));
    assert!(!held(&[("Handtekening", Seen::Ink)]), "the form does not ask it");
}

#[test]
fn h98_what_is_asked_stands_on_top() {
    let mut story = Story::of("heerlen");
    let body = WHOLE.replace("wie kan meedenken over een plan?", "welke organisatie kan de regie overnemen?");
    story.mail(JOB, "casus", &format!("{body}\n{EXCEPTION}"));
    story.act("2026-001", Act::GrantException { until: None });
    assert!(story.team()[0].text.contains("Gevraagd: overnemen"), "{}", story.team()[0].text);
}

#[test]
fn h103_h104_h105_who_signed_at_which_age_decides_who_is_named_through_the_whole_way() {
    let body = "Sem Korkmazer uit Elsloo gaat niet naar school, het gezin heeft schulden en vader drinkt. Zij weten dat ik dit \
                inbreng.\n\nBetrokken partijen: PIW en MEE.\nDoel: samen een plan opstellen.\nVraag: wie kan meedenken?\n";
    let names = |born: &str, signatures: &[&str]| {
        let mut story = Story::of("heerlen");
        let form = signed(
            "Sem Korkmazer",
            &[(FormField::BirthDate, born), (FormField::Representative, "een ouder")],
            signatures,
        );
        story.send_with(&Post::new("casus", body), &[form], false);
        story.act("2026-001", Act::Release);
        story.sent.iter().any(|p| p.rendition() == crate::model::Rendition::Named)
    };
    let (own, parent) = ("Handtekening", "Handtekening ouder");
    // Signed on 2 November 2026: eleven, twelve, fifteen, sixteen that very day.
    assert!(names("3-11-2014", &[parent]) && !names("2-11-2014", &[parent]), "from twelve the youth signs too");
    assert!(names("2-11-2014", &[own, parent]) && names("3-11-2010", &[own, parent]));
    assert!(!names("3-11-2010", &[own]), "at fifteen a parent signs too");
    assert!(names("2-11-2010", &[own]), "from sixteen alone");
}

#[test]
fn h09_coordinator_and_privacy_address_stand_in_the_notices() {
    let mut story = Story::of("heerlen");
    story.mail(JOB, "casus", &format!("{WHOLE}\n{EXCEPTION}"));
    story.act("2026-001", Act::GrantException { until: None });
    let team = story.last(MEMBER).text;
    assert!(team.contains("Ans Coördinator") && team.contains("privacy@gemeente.example"), "{team}");
    assert!(story.last(JOB).text.contains("Ans Coördinator"));
}

#[test]
fn h11_h64_what_was_tried_already_is_asked_where_nothing_is_said_of_it() {
    let hinted = |more: &str| {
        let mut story = going("heerlen");
        let decision = story.mail(JOB, "casus", &format!("{more}\n{WHOLE}"));
        Story::rules_of(&decision).contains(&"H-11") && story.last(JOB).text.contains("wat al is geprobeerd")
    };
    assert!(hinted("") && !hinted("Haar netwerk en het wijkaanbod hielpen niet."));
}

#[test]
fn h12_areas_of_life_and_scores_stay_in_the_text_and_are_counted() {
    let mut story = going("heerlen");
    let scores = "ZRM: huisvesting 2, verslaving 1, financiën 3.";
    let decision = story.mail(JOB, "casus", &format!("{scores}\n{WHOLE}"));
    assert!(!Story::rules_of(&decision).contains(&"H-60"), "{decision:?}");
    story.act("2026-001", Act::Release);
    assert!(story.team()[0].text.contains(scores), "{}", story.team()[0].text);
}

#[test]
fn h16_z11_whether_it_belongs_here_is_looked_at_before_it_is_on_the_agenda() {
    let mut story = going("heerlen");
    let body = "Een vrouw uit Elsloo is vaak eenzaam.\n\nBetrokken partijen: MEE.\nDoel: zij heeft weer aanspraak.\nVraag: wie kan met haar \
                wandelen?\n";
    let decision = story.mail(JOB, "casus", body);
    assert!(Story::rules_of(&decision).contains(&"H-60"));
    assert_eq!(story.case("2026-001").state, CaseState::WaitingForReview);
    assert!(story.team().is_empty());
    let notice = story.last(ANS);
    assert!(notice.text.contains("leefgebieden") && notice.text.contains("Afgesproken is 3"), "{}", notice.text);
    story.answer(ANS, &notice, "TERUG: dit past beter bij het wijkaanbod.");
    assert!(story.last(JOB).text.contains("wijkaanbod"), "{}", story.last(JOB).text);
}

#[test]
fn h107_why_a_round_table_was_not_enough_is_asked() {
    let hinted = |more: &str| {
        let body = WHOLE.replace("PIW en MEE", "PIW, MEE en woningcorporatie");
        let decision = going("heerlen").mail(JOB, "casus", &format!("{more}{body}"));
        Story::rules_of(&decision).contains(&"H-107")
    };
    assert!(hinted("") && !hinted("Het overleg is nodig omdat wij met de partijen samen niet verder komen.\n"));
}
