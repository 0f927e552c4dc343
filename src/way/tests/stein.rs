//! Rows of the agreements of Stein.

use super::story::{ANS, CLEAN, JOB, MEMBERS, Post, Story, at};
use crate::model::OutcomeKind;
use crate::register::{CaseState, HoldReason};
use crate::way::Act;

#[test]
fn lines_like_the_criteria_of_an_exception_ask_for_none_where_the_agreements_know_none() {
    let mut story = Story::new();
    let form = "Criterium 2: nee\nCriterium 3: nee\nCriterium 4: ja\nCriterium 6: ja\n";
    let decision = story.mail(JOB, "casus Catsop", &format!("{CLEAN}\n{form}"));
    assert!(!Story::rules_of(&decision).contains(&"W-28"), "{decision:?}");
    assert_ne!(decision.outcome, OutcomeKind::Hold, "{decision:?}");
}

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

#[test]
fn s01_outside_their_days_agreements_are_told_and_mail_is_handled_all_the_same() {
    let mut story = Story::with_profile("stein", |t| t, |t| t.replace("# valid_to", "valid_to"));
    let told = story.rules.expired(jiff::civil::date(2026, 11, 3)).to_string();
    assert!(told.contains("ended on 2019-12-31 (S-01)") && told.contains("provisional"), "{told}");
    assert_eq!(story.mail(JOB, "casus", CLEAN).outcome, OutcomeKind::ForwardRedacted);
}

#[test]
fn s03_a_person_in_an_area_question_goes_as_in_a_case() {
    let mut story = Story::new();
    let body = "Gebiedsvraagstuk: overlast op het plein in Elsloo. Mevrouw Fatiha Bouzekri (06 12 34 56 78) klaagt daarover.\n\n\
                Doel: de avonden blijven leefbaar.\nVraag: kan het jongerenwerk vaker langskomen?\n";
    story.mail("wijkagent@politie.example", "Gebiedsvraagstuk plein Elsloo", body);
    story.act("2026-001", Act::Release);
    assert!(story.team().pop().expect("sent").text.contains("jongerenwerk"));
    story.nobody_reads(&["Fatiha", "Bouzekri", "34 56 78"]);
}

#[test]
fn s06_z08_z37_nothing_goes_on_before_the_inbrenger_has_read_it_where_the_profile_says_so() {
    let confirms = |t: String| t.replace("sender_confirms = false", "sender_confirms = true");
    let mut story = Story::with_profile("stein", |t| t, confirms);
    story.mail(JOB, "casus", CLEAN);
    let asked = story.last(JOB);
    for words in ["AKKOORD", "meerwaarde", "als het over mij ging", "wie kent een vrijwilliger"] {
        assert!(asked.text.contains(words), "{words}: {}", asked.text);
    }
    assert!(story.team().is_empty() && story.act("2026-001", Act::Release).is_some());
    story.answer(JOB, &asked, "AKKOORD");
    let notice = story.last_with(ANS, "AKKOORD");
    story.answer(ANS, &notice, "AKKOORD");
    assert!(story.team()[0].text.contains("wie kent een vrijwilliger"));
}

#[test]
fn s07_z36_h85_too_little_and_too_much_are_hinted_and_never_refused() {
    let mut story = Story::new();
    let body = "Mevrouw is alleen.\n\nDoel: zij heeft weer aanspraak.\nVraag: wie kent een vrijwilliger die met haar wandelt?\n";
    let decision = story.mail(JOB, "casus Catsop", body);
    assert_eq!(decision.outcome, OutcomeKind::ForwardRedacted, "{decision:?}");
    assert!(Story::rules_of(&decision).contains(&"S-07"), "{decision:?}");
    assert!(story.last(JOB).text.contains("kort beschreven"), "{}", story.last(JOB).text);
    let numbers: String = (0..14).map(|n| format!("06 12 34 56 {}, ", 10 + n)).collect();
    let mut story = Story::new();
    let decision = story.mail(JOB, "casus", &format!("Nummers: {numbers}\n{CLEAN}"));
    assert!(story.last(JOB).text.contains("Minder is beter"), "{decision:?} {}", story.last(JOB).text);
}

#[test]
fn s18_to_whom_the_question_goes_is_shown_in_mail_and_agenda() {
    let mut story = Story::with(|text| text.replace("unless-flagged", "after-review"));
    story.mail(JOB, "casus", &CLEAN.replace("Vraag: wie", "Vraag aan MEE: wie"));
    assert!(story.last(JOB).text.contains("Vraag aan: MEE"), "{}", story.last(JOB).text);
    story.until("2026-11-05T12:00:00+01:00");
    let agenda = story.read(ANS).into_iter().find(|r| r.subject.contains("agenda")).expect("an agenda");
    assert!(agenda.text.contains("Vraag aan MEE"), "{}", agenda.text);
    story.answer(ANS, &agenda, "AKKOORD");
    let shown = story.team().into_iter().filter(|r| r.text.contains("Vraag aan MEE")).count();
    assert_eq!(shown, 2, "the mail of the case, and the agenda");
}

#[test]
fn s20_s24_h46_h96_the_form_that_comes_along_has_the_agreements_of_the_profile_and_the_rights() {
    let mut story = Story::new();
    let body = format!("Dit gezin uit Elsloo is al bekend bij ons, MEE begeleidt de ouders sinds januari.\n\n{CLEAN}");
    story.mail(JOB, "vervolg gezin Elsloo", &body);
    let form = story.last(JOB).text;
    for words in [
        "TOESTEMMING VOOR HET BESPREKEN",
        "Handtekening:",
        "U mag altijd stoppen",
        "U mag zien wat er over u staat",
        "jonger dan 16 jaar",
        "Vanaf 12 jaar tekenen beiden",
        "Samen zorgen dat een inwoner",
    ] {
        assert!(form.contains(words), "{words}: {form}");
    }
    // Without the rights a profile is refused.
    let faults = |text: String| {
        let mut source = Story::new().rules.source;
        source.profiles.iter_mut().for_each(|p| p.text = p.text.replace(&text, "rights_text = \"\" # "));
        crate::config::RuleSet::from_source(source).err().map(|f| f.to_string()).unwrap_or_default()
    };
    assert!(faults("rights_text = ".into()).contains("(H-46)"));
}

#[test]
fn s26_s27_the_word_of_the_coordinator_lifts_the_wait_or_asks_for_consent_after_all() {
    let known = "Zij is al bekend bij ons, MEE begeleidt haar. Mevrouw schuift zelf aan.";
    for (word, state) in [("AANWEZIG", CaseState::WaitingForReview), ("NIET AANWEZIG", CaseState::WaitingForInbrenger)]
    {
        let mut story = Story::with(|t| t.replace("digest_hours = [8, 13]", "digest_hours = []"));
        story.mail(JOB, "casus", &format!("{known}\n{CLEAN}"));
        let notice = story.last(ANS);
        assert!(notice.text.contains("AANWEZIG"), "{}", notice.text);
        story.answer(ANS, &notice, word);
        assert_eq!(story.case("2026-001").state, state, "{word}");
        assert!(story.team().is_empty(), "{word}");
        if word == "NIET AANWEZIG" {
            assert!(story.last(JOB).text.contains("TOESTEMMING VOOR HET BESPREKEN"), "{}", story.last(JOB).text);
        } else {
            assert!(story.case("2026-001").attendance_confirmed);
        }
    }
}

#[test]
fn s37_a_week_before_is_the_same_hour_over_the_change_of_the_clock() {
    // Summer time ends on Sunday 25 October: a week before Thursday the 29th is 169 hours before.
    let earlier = |text: String| text.replace("2026-11-12T09:00:00", "2026-10-29T09:00:00");
    let mut story = Story::with(earlier);
    story.now = at("2026-10-22T09:00:30+02:00");
    assert_eq!(story.mail(JOB, "casus", CLEAN).meeting, Some(at("2026-10-29T09:00:00+01:00")));
    story.now = at("2026-10-22T09:01:00+02:00");
    assert_eq!(story.mail(JOB, "casus", CLEAN).outcome, OutcomeKind::Hold);
    // The Date field says what the sender's clock says; reception counts.
    story.now = at("2026-10-23T10:00:00+02:00");
    let late = story.send(Post::new("casus", CLEAN).field("Date", "Thu, 1 Oct 2026 09:00:00 +0200"));
    assert_eq!(late.meeting, Some(at("2026-11-12T09:00:00+01:00")));
}

#[test]
fn s38_each_way_of_being_late_is_the_profiles_to_say() {
    for (late, outcome) in [
        ("next_meeting", OutcomeKind::ForwardRedacted),
        ("hold", OutcomeKind::Hold),
        ("forward_marked", OutcomeKind::ForwardRedacted),
        ("return", OutcomeKind::Return),
    ] {
        let says = |t: String| t.replace("late = \"next_meeting\"", &format!("late = \"{late}\""));
        let mut story = Story::with_profile("stein", |t| t, says);
        story.now = at("2026-11-09T14:12:00+01:00");
        let decision = story.mail(JOB, "casus", CLEAN);
        assert_eq!(decision.outcome, outcome, "{late}");
        let marked = story.team().iter().any(|r| r.text.contains("na de sluitingstijd"));
        assert_eq!(marked, late == "forward_marked", "{late}");
    }
}

#[test]
fn s43_a_doel_with_one_of_its_halves_is_hinted_and_goes_on() {
    let mut story = Story::new();
    let decision = story.mail(JOB, "casus", CLEAN);
    assert_eq!(decision.outcome, OutcomeKind::ForwardRedacted);
    assert!(Story::rules_of(&decision).contains(&"S-43"), "{decision:?}");
    assert!(story.last(JOB).text.contains("waarom u hiervoor gegevens wilt delen"), "{}", story.last(JOB).text);
    let both = CLEAN.replace("weer aanspraak.", "weer aanspraak; daarom wil ik informatie met jullie delen.");
    let decision = Story::new().mail(JOB, "casus", &both);
    assert!(!Story::rules_of(&decision).contains(&"S-43"), "{decision:?}");
}

#[test]
fn s39_notices_of_secure_mail_are_held_whatever_service_sends_them() {
    for body in [
        "U heeft een beveiligd bericht ontvangen via Zivver. Klik hier om het bericht te lezen: https://app.zivver.example/abc",
        "Zie https://files.example/abc",
    ] {
        let mut story = Story::new();
        let decision = story.mail(JOB, "Beveiligd bericht", body);
        assert_eq!((decision.outcome, Story::rules_of(&decision)[0]), (OutcomeKind::Hold, "S-39"), "{body}");
        assert!(story.team().is_empty());
    }
}

#[test]
fn s49_check_warns_of_a_coordinator_without_a_deputy() {
    let mut source = Story::new().rules.source;
    if let Some(settings) = &mut source.settings {
        let without = |l: &&str| !l.starts_with("deputy = ");
        settings.text = settings.text.lines().filter(without).map(|l| format!("{l}\n")).collect();
    }
    let (_, faults) = crate::config::RuleSet::from_source(source).unwrap_or_else(|faults| panic!("{faults}"));
    assert!(faults.to_string().contains("no deputy (S-49)"), "{faults}");
}
