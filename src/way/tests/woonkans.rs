//! Rows of the Woonkans roadmap.

use super::story::{ANS, JOB, MEMBER, Post, Story, at};
use crate::model::{ConsentForm, Criterion, FormField, FormValue, OutcomeKind, Seen, Sensitive, Signature};
use crate::register::{CaseState, HoldReason};
use crate::way::Act;

const WHOLE: &str = "Mevrouw Bouzekri uit Elsloo zorgt voor overlast en haar woning is vervuild.\n\nDoel: bereiken dat zij in \
                     haar woning kan blijven.\nVraag: wie kan met haar in gesprek?\nNoodzaak: ieder ziet een deel en alleen \
                     samen komt er een oplossing.\nBetrokken partijen: PIW en MEE.\nWelke gegevens zijn nodig: de \
                     woonsituatie en de zorg.\nWeet de inwoner hiervan? Ja.\n";
const SIX: &str = "Criterium 1: zij is drie keer thuis gevraagd en deed niet open.\nCriterium 2: de buren lopen gevaar door \
                   brand.\nCriterium 3: ik kan dit als hulpverlener niet laten liggen.\nCriterium 4: met deze gegevens kan de \
                   brandweer adviseren.\nCriterium 5: bellen, brieven en huisbezoek hielpen niet.\nCriterium 6: alleen de \
                   woonsituatie wordt gedeeld.\n";
const REASONS: &str =
    "Bezwaren: zij wil geen bemoeienis met haar huis.\nAfweging: het gevaar voor de buren weegt zwaarder.\n";

/// Through the first stage: the regisseur said yes, the inbrenger is asked for consent.
fn discussed() -> Story {
    let mut story = Story::of("woonkans");
    story.mail(JOB, "casus", WHOLE);
    let notice = story.last(ANS);
    story.answer(ANS, &notice, "BESPREKEN");
    story
}

#[test]
fn w03_w07_w08_what_must_be_said_comes_back_in_one_mail() {
    let mut story = Story::of("woonkans");
    let body = "Mevrouw uit Elsloo zorgt slecht voor haar woning.\n\nDoel: bereiken dat er weer rust is.\nVraag: wie kan bemiddelen?\n";
    let decision = story.mail(JOB, "casus", body);
    assert_eq!(decision.outcome, OutcomeKind::Return);
    assert_eq!(Story::rules_of(&decision)[..3], ["W-03", "W-07", "W-08"], "{decision:?}");
    let text = story.last(JOB).text;
    assert!(
        text.contains("Noodzaak") && text.contains("Betrokken partijen") && text.contains("strikt nodig"),
        "{text}"
    );
}

#[test]
fn w02_w24_discussing_a_case_is_no_doel() {
    let mut story = Story::of("woonkans");
    let body = "Mevrouw uit Elsloo zorgt slecht voor haar woning.\n\nDoel: de casus bespreken.\nVraag: wie kan met haar in \
                gesprek?\nBetrokken partijen: PIW.\n";
    let decision = story.mail(JOB, "casus", body);
    assert_eq!(decision.outcome, OutcomeKind::Return, "{decision:?}");
    assert!(Story::rules_of(&decision).contains(&"W-02"), "{decision:?}");
}

#[test]
fn w09_first_to_the_regisseur_without_names_and_the_team_gets_nothing() {
    let mut story = Story::of("woonkans");
    let decision = story.mail(JOB, "casus", WHOLE);
    assert_eq!(decision.outcome, OutcomeKind::Hold);
    assert_eq!(Story::rules_of(&decision)[0], "W-09");
    assert!(story.last(ANS).text.contains("overlast"));
    assert!(story.read(MEMBER).is_empty());
    story.nobody_reads(&["Bouzekri"]);
    assert!(story.act("2026-001", Act::Release).expect("AKKOORD is not the word").contains("BESPREKEN"));
}

#[test]
fn w10_w11_the_regisseur_decides_and_the_inbrenger_talks_with_the_resident() {
    let story = discussed();
    assert_eq!(story.case("2026-001").state, CaseState::WaitingForInbrenger);
    let text = story.last(JOB).text;
    assert!(text.contains("Praat nu eerst met de inwoner") && text.contains("waarom overleg nodig is"), "{text}");
    let mut story = Story::of("woonkans");
    story.mail(JOB, "casus", WHOLE);
    let notice = story.last(ANS);
    story.answer(ANS, &notice, "NIET BESPREKEN: dit kan bilateraal met de corporatie.");
    assert!(story.last(JOB).text.contains("bilateraal"), "{}", story.last(JOB).text);
    assert!(story.read(MEMBER).is_empty());
}

#[test]
fn w12_w15_agreeing_to_the_meeting_is_no_consent_and_names_nobody() {
    let mut story = discussed();
    let asked = story.last(JOB);
    let said = "Toestemming: mevrouw is akkoord met het overleg.\nBezwaren: zij wil niet dat haar naam valt.\nAfweging: zonder \
                naam kan het overleg ook.";
    let decision = story.answer(JOB, &asked, said);
    assert_eq!(decision.outcome, OutcomeKind::ForwardRedacted, "{decision:?}");
    story.act("2026-001", Act::Release);
    story.nobody_reads(&["Bouzekri"]);
}

#[test]
fn w18_w19_w20_w23_objections_and_weighing_stand_on_top_and_without_them_it_does_not_go() {
    let mut story = discussed();
    let asked = story.last(JOB);
    let decision = story.answer(JOB, &asked, "Toestemming: zij wil niet tekenen.");
    assert_eq!(decision.outcome, OutcomeKind::Return, "{decision:?}");
    assert_eq!(Story::rules_of(&decision)[0], "W-19");
    assert!(story.read(MEMBER).is_empty());
    let asked = story.last(JOB);
    let decision = story.answer(JOB, &asked, REASONS);
    assert_eq!(decision.outcome, OutcomeKind::ForwardRedacted, "{decision:?}");
    story.act("2026-001", Act::Release);
    let text = story.last(MEMBER).text;
    let places =
        ["Toestemming: nee", "Bezwaren van de inwoner: zij wil geen", "Afweging", "Ieder beslist zelf", "overlast"]
            .map(|words| text.find(words).unwrap_or_else(|| panic!("{words}: {text}")));
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn w28_w29_w31_w33_w34_w35_w36_w37_w38_w39_all_six_by_the_professional_and_granted_by_hand() {
    let mut story = discussed();
    let asked = story.last(JOB);
    assert!(
        story.act("2026-001", Act::GrantException { until: None }).expect("none argued").contains("inbrenger zelf")
    );
    let decision = story.answer(JOB, &asked, &format!("{SIX}{REASONS}"));
    assert_eq!(story.case("2026-001").holds[0].reason, HoldReason::Exception, "{decision:?}");
    assert_eq!(story.case("2026-001").exceptions[0].argued_by.as_ref().map(ToString::to_string).as_deref(), Some(JOB));
    assert!(story.read(MEMBER).is_empty());
    assert_eq!(story.act("2026-001", Act::GrantException { until: None }), None);
    let text = story.last(MEMBER).text;
    assert!(text.contains("Uitzondering vastgelegd") && text.contains("Bezwaren van de inwoner"), "{text}");
    story.nobody_reads(&["Bouzekri"]);
}

#[test]
fn w33_w34_w35_w36_w37_w38_w39_five_of_six_are_none_and_the_sixth_is_named() {
    for (n, row) in ["W-33", "W-34", "W-35", "W-36", "W-37", "W-38"].into_iter().enumerate() {
        let mut story = discussed();
        let asked = story.last(JOB);
        let five: String =
            SIX.lines().enumerate().filter(|(at, _)| *at != n).map(|(_, line)| format!("{line}\n")).collect();
        let decision = story.answer(JOB, &asked, &format!("{five}{REASONS}"));
        assert_eq!(decision.outcome, OutcomeKind::Hold, "{row}");
        assert!(Story::rules_of(&decision).contains(&row), "{row}: {decision:?}");
        assert!(story.act("2026-001", Act::GrantException { until: None }).is_some(), "{row}");
        assert!(story.last(JOB).text.contains(&format!("{}:", n + 1)), "{row}: {}", story.last(JOB).text);
        assert!(story.read(MEMBER).is_empty(), "{row}");
    }
}

#[test]
fn w32_a09_the_reasons_are_weighed_again_on_the_day_and_after_it_nothing_goes_by_it() {
    let mut story = discussed();
    let asked = story.last(JOB);
    story.answer(JOB, &asked, &format!("{SIX}{REASONS}"));
    let far = Some(jiff::civil::date(2027, 3, 1));
    assert!(story.act("2026-001", Act::GrantException { until: far }).expect("no open end").contains("uiterlijk"));
    let day = Some(jiff::civil::date(2026, 11, 9));
    assert_eq!(story.act("2026-001", Act::GrantException { until: day }), None);
    story.until("2026-11-09T12:00:00+01:00");
    assert!(story.last(JOB).text.contains("opnieuw gewogen"), "{}", story.last(JOB).text);
    story.until("2026-11-10T12:00:00+01:00");
    assert_eq!(story.case("2026-001").holds[0].reason, HoldReason::ExceptionOver);
    assert!(story.act("2026-001", Act::Release).is_some());
}

#[test]
fn w21_whether_the_resident_knows_is_asked_and_not_said_is_flagged() {
    let mut story = Story::of("woonkans");
    let decision = story.mail(JOB, "casus", &WHOLE.replace("Weet de inwoner hiervan? Ja.\n", ""));
    assert!(Story::rules_of(&decision).contains(&"Z-12"), "{decision:?}");
    let mut story = Story::of("woonkans");
    let decision = story.mail(JOB, "casus", WHOLE);
    assert!(!Story::rules_of(&decision).contains(&"Z-12"), "{decision:?}");
}

#[test]
fn w10_the_original_stays_closed_to_who_reads_first() {
    let mut story = Story::of("woonkans");
    story.mail(JOB, "casus", WHOLE);
    let notice = story.last(ANS);
    story.answer(ANS, &notice, "ORIGINEEL: ik wil weten wie het is.");
    story.nobody_reads(&["Bouzekri"]);
}

#[test]
fn w12_weeks_go_by_from_first_mail_to_the_meeting() {
    let mut story = discussed();
    story.until("2026-11-05T09:00:00+01:00");
    let asked = story.read(JOB).into_iter().rfind(|r| !r.reply_to.is_empty()).expect("asked");
    story.answer(JOB, &asked, REASONS);
    story.act("2026-001", Act::Release);
    story.until("2026-11-13T09:00:00+01:00");
    assert_eq!(story.case("2026-001").state, CaseState::Closed);
    assert!(story.now > at("2026-11-12T11:00:00+01:00"));
    story.nobody_reads(&["Bouzekri"]);
}

/// A form that Aylin signed on the second of November.
fn form() -> ConsentForm {
    let value =
        |(field, text): (FormField, &str)| FormValue { field, value: Sensitive::new(text.into()), confidence: 0.9 };
    let values = [
        (FormField::Name, "Aylin Korkmazer"),
        (FormField::Purpose, "casusoverleg"),
        (FormField::Date, "2-11-2026"),
        (FormField::Address, "Dorpstraat 31"),
    ];
    ConsentForm {
        path: "2".into(),
        values: values.map(value).into(),
        signatures: vec![Signature { label: "Handtekening".into(), seen: Seen::Ink, confidence: 0.9 }],
    }
}

#[test]
fn w01_the_occasion_stands_on_top_of_what_the_team_reads() {
    for (said, words) in
        [("De situatie stagneert al weken.", "zit vast"), ("Haar situatie is veranderd.", "zijn veranderd")]
    {
        let mut story = Story::with_profile(
            "woonkans",
            |t| t,
            |t| t.replace("stages = [\"regisseur\", \"consent\"]", "stages = []"),
        );
        let noodzaak = WHOLE.replace("ieder ziet een deel en alleen", "alleen");
        story.mail(JOB, "casus", &format!("{said}\n{noodzaak}{REASONS}"));
        story.act("2026-001", Act::Release);
        assert!(story.last(MEMBER).text.contains(words), "{said}: {}", story.last(MEMBER).text);
    }
}

#[test]
fn w08_w24_data_that_the_mail_does_not_list_as_necessary_are_taken_out_with_consent_too() {
    let text = |needed: &str| {
        let profile = |t: String| {
            if t.contains("name = \"woonkans\"") {
                t.replace("stages = [\"regisseur\", \"consent\"]", "stages = []")
                    .replace("consent_allows = []", "consent_allows = [\"ADRES\"]")
            } else {
                t
            }
        };
        let mut story = Story::with_profile("woonkans", |t| t, profile);
        let body = WHOLE
            .replace("Mevrouw Bouzekri uit Elsloo", "Mevrouw Aylin Korkmazer, Dorpstraat 31, Elsloo,")
            .replace("de woonsituatie en de zorg", needed);
        story.send_with(&Post::new("casus", &body), &[form()], false);
        story.act("2026-001", Act::Release);
        story.last(MEMBER).text
    };
    let listed = text("de naam, het adres en de zorg");
    assert!(listed.contains("Aylin Korkmazer") && listed.contains("Dorpstraat 31"), "{listed}");
    let unlisted = text("de zorg");
    assert!(unlisted.contains("Aylin Korkmazer") && !unlisted.contains("Dorpstraat 31"), "{unlisted}");
}

#[test]
fn w12_w18_purpose_necessity_and_consent_and_then_the_name_with_its_day_on_top() {
    let asked = discussed().last(JOB);
    assert!(asked.text.contains("TOESTEMMING VOOR HET BESPREKEN"), "the form comes along: {}", asked.text);
    // Without necessity or purpose it does not even come so far, whatever was signed.
    for line in ["Noodzaak:", "Doel:"] {
        let body: String = WHOLE.lines().filter(|l| !l.starts_with(line)).map(|l| format!("{l}\n")).collect();
        let mut other = Story::of("woonkans");
        let decision = other.send_with(&Post::new("casus", &body), &[form()], false);
        assert!(matches!(decision.outcome, OutcomeKind::Return | OutcomeKind::Hold), "{line} {decision:?}");
        other.act("2026-001", Act::Release);
        assert!(other.team().is_empty(), "{line}");
    }
    let mut story = Story::of("woonkans");
    let body = WHOLE.replace("Bouzekri", "Aylin Korkmazer");
    story.send_with(&Post::new("casus", &body), &[form()], false);
    let notice = story.last(ANS);
    story.answer(ANS, &notice, "BESPREKEN");
    let text = story.last(MEMBER).text;
    assert!(text.contains("Aylin Korkmazer") && text.contains("Toestemming: ja, getekend op"), "{text}");
}

#[test]
fn w17_that_the_resident_comes_stands_on_the_agenda_and_names_nobody() {
    let mut story = Story::with_profile(
        "woonkans",
        |t| t.replace("unless-flagged", "after-review"),
        |t| t.replace("stages = [\"regisseur\", \"consent\"]", "stages = []"),
    );
    story.mail(JOB, "casus", &format!("{WHOLE}{REASONS}\nMevrouw schuift zelf aan.\n"));
    let notice = story.last_with(ANS, "AANWEZIG");
    story.answer(ANS, &notice, "AANWEZIG");
    story.until("2026-11-11T12:00:00+01:00");
    let agenda = story.read(ANS).into_iter().find(|r| r.subject.contains("agenda van")).expect("an agenda");
    assert!(agenda.text.contains("inwoner sluit zelf aan"), "{}", agenda.text);
    story.nobody_reads(&["Bouzekri"]);
}

#[test]
fn w28_w29_an_exception_opens_only_without_consent_and_says_which_danger_for_whom() {
    // With consent on record nothing is left to except.
    let mut story = Story::of("woonkans");
    let body = format!("{}{SIX}{REASONS}", WHOLE.replace("Bouzekri", "Aylin Korkmazer"));
    story.send_with(&Post::new("casus", &body), &[form()], false);
    assert!(story.case("2026-001").exceptions.is_empty(), "{:?}", story.case("2026-001").exceptions);
    assert!(story.act("2026-001", Act::GrantException { until: None }).is_some());
    // Without: the danger that is argued stands on the record, in the professional's words and without names.
    let mut story = discussed();
    let asked = story.last(JOB);
    story.answer(
        JOB,
        &asked,
        &format!("{}{REASONS}", SIX.replace("de buren lopen", "de buren en mevrouw Bouzekri lopen")),
    );
    let argued = &story.case("2026-001").exceptions[0].argued;
    let harm = argued.iter().find(|(c, _)| *c == Criterion::Harm).expect("argued");
    assert!(harm.1.contains("gevaar door brand") && !harm.1.contains("Bouzekri"), "{harm:?}");
}

#[test]
fn w31_nobody_argues_an_exception_in_the_place_of_its_professional() {
    let mut story = discussed();
    let decision = story.mail(ANS, "casus 2026-001", &format!("{SIX}{REASONS}"));
    assert!(Story::rules_of(&decision).contains(&"W-31"), "{decision:?}");
    assert!(story.case("2026-001").exceptions.is_empty());
    assert!(story.act("2026-001", Act::GrantException { until: None }).is_some() && story.team().is_empty());
}

#[test]
fn w04_w05_w06_whether_less_will_do_is_asked_first_and_bilateral_is_an_answer() {
    let mut story = Story::of("woonkans");
    let body: String = WHOLE.lines().filter(|l| !l.starts_with("Noodzaak")).map(|l| format!("{l}\n")).collect();
    story.mail(JOB, "casus", &body);
    let asked = story.last(JOB).text;
    for words in ["Kan het met minder", "Zonder namen", "met minder partijen", "z'n tweeën"] {
        assert!(asked.contains(words), "{words}: {asked}");
    }
    let mut story = Story::of("woonkans");
    story.mail(JOB, "casus", WHOLE);
    let notice = story.last(ANS);
    story.answer(ANS, &notice, "NIET BESPREKEN: bel de corporatie, dit kan met z'n tweeën.");
    assert!(story.last(JOB).text.contains("bel de corporatie") && story.read(MEMBER).is_empty());
}

#[test]
fn w16_h101_who_keeps_the_overview_is_named_with_the_decision_and_stands_on_top() {
    let mut story = Story::of("woonkans");
    story.mail(JOB, "casus", WHOLE);
    let notice = story.last(ANS);
    assert!(notice.text.contains("BESPREKEN: PIW"), "{}", notice.text);
    story.answer(ANS, &notice, "BESPREKEN: PIW");
    let asked = story.last(JOB);
    story.answer(JOB, &asked, REASONS);
    story.act("2026-001", Act::Release);
    assert!(story.last(MEMBER).text.contains("Regie: PIW"), "{}", story.last(MEMBER).text);
    let mut story = Story::of("woonkans");
    story.mail(JOB, "casus", WHOLE);
    let unknown = Act::Discuss { regie: Some("de tandarts".into()) };
    assert!(story.act("2026-001", unknown).expect("nobody of the team").contains("tandarts"));
}

#[test]
fn w26_a_diagnosis_by_who_has_no_medical_role_is_hinted_and_never_taken_out() {
    let told = |role: &str| {
        let mut story = Story::of("woonkans");
        let decision = story.mail(JOB, "casus", &format!("Zij heeft borderline.\n{WHOLE}Rol: {role}.\n"));
        assert!(story.last(ANS).text.contains("borderline"));
        Story::rules_of(&decision).contains(&"W-26")
    };
    assert!(told("woonconsulent") && !told("huisarts"));
}
