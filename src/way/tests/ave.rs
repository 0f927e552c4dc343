//! Rows of the AVE webinar.

use super::story::{ANS, BEN, CLEAN, JOB, MEMBER, MEMBERS, Post, Story};
use crate::model::{OutcomeKind, Sensitive};
use crate::register::HoldReason;
use crate::way::Act;

const WHOLE: &str = "Mevrouw Bouzekri uit Elsloo komt niet meer buiten en houdt hulp af.\n\nDoel: voorkomen dat het \
                     escaleert.\nVraag: wie kan contact met haar leggen?\nRol: casemanager.\nWeet de inwoner hiervan? Nee, \
                     omdat het dan escaleert.\n";

/// Under `ave`, everybody gets what is chosen for nobody.
fn to_all() -> Story {
    Story::with_profile("ave", |t| t, |t| t.replace("recipients = \"per_case\"", "recipients = \"team\""))
}

#[test]
fn a03_violence_waits_for_the_coordinator_and_the_way_to_veilig_thuis_is_told_at_once() {
    let mut story = to_all();
    let body = format!("Haar partner slaat haar en de kinderen zien het.\n\n{WHOLE}");
    let decision = story.mail(JOB, "casus", &body);
    assert_eq!(decision.outcome, OutcomeKind::Hold, "{decision:?}");
    assert_eq!(Story::rules_of(&decision)[0], "A-03");
    assert!(story.last(JOB).text.contains("0800-2000") && story.read(MEMBER).is_empty());
    assert!(!story.read(ANS).is_empty() && !story.read(BEN).is_empty());
}

#[test]
fn a06_z27_z35_danger_is_told_at_once_and_shortens_no_check() {
    let mut story = to_all();
    let body = format!("Spoed! De buren dreigen haar met een mes op te wachten.\n\n{WHOLE}");
    story.mail(JOB, "SPOED casus", &body);
    for reader in [ANS, BEN] {
        assert!(story.read(reader).iter().any(|r| r.text.contains("112")), "{reader}");
    }
    story.nobody_reads(&["Bouzekri"]);
    assert!(story.read(MEMBER).is_empty(), "it waits for a look");
}

#[test]
fn a08_a20_a49_whether_the_resident_knows_is_asked_with_its_reason() {
    let flags = |line: &str| {
        let mut story = to_all();
        let body = WHOLE.replace("Weet de inwoner hiervan? Nee, omdat het dan escaleert.", line);
        let decision = story.mail(JOB, "casus", &body);
        Story::rules_of(&decision).iter().map(|r| (*r).to_owned()).collect::<Vec<_>>()
    };
    assert!(flags("").contains(&"Z-12".to_owned()));
    assert!(flags("Weet de inwoner hiervan? Nee.").contains(&"A-08".to_owned()));
    assert!(flags("Weet de inwoner hiervan? Nee, omdat het dan onveilig wordt.").contains(&"A-49".to_owned()));
    let told = flags("Weet de inwoner hiervan? Ja.");
    assert!(!told.iter().any(|r| ["Z-12", "A-08", "A-49"].contains(&r.as_str())), "{told:?}");
    let mut story = Story::new();
    story.mail(JOB, "casus", "Een vrouw uit Elsloo komt niet buiten en zij wil dat graag anders.");
    assert!(story.last(JOB).text.contains("Weet de inwoner hiervan?"), "asked in the list of what comes back");
}

#[test]
fn a17_a27_without_names_when_the_sender_asks_so() {
    let mut story = to_all();
    story.mail(JOB, "casus", &format!("{WHOLE}\nGraag anoniem bespreken.\n"));
    story.act("2026-001", Act::Release);
    assert!(!story.read(MEMBER).is_empty());
    story.nobody_reads(&["Bouzekri"]);
}

#[test]
fn a23_a52_who_has_no_recorded_task_gets_neither_text_nor_title() {
    let untold = |t: String| t.replace("legal_task = \"Wmo 2015, cliëntondersteuning\"\n", "");
    let mut story =
        Story::with_profile("ave", untold, |t| t.replace("recipients = \"per_case\"", "recipients = \"team\""));
    story.mail(JOB, "casus", WHOLE);
    story.act("2026-001", Act::Release);
    assert!(story.read(MEMBER).is_empty(), "MEE has no task on record");
    assert!(!story.read(MEMBERS[0]).is_empty(), "PIW has");
}

#[test]
fn a44_police_receives_only_under_its_own_agreement() {
    let mut story = to_all();
    story.mail(JOB, "casus", WHOLE);
    story.act("2026-001", Act::Release);
    assert!(story.read(MEMBERS[2]).is_empty());
    let agreed = |t: String| {
        let t = t.replace("recipients = \"per_case\"", "recipients = \"team\"");
        t.replace("police_parties = ", "wpg_agreement = \"convenant 2026\"\npolice_parties = ")
    };
    let mut story = Story::with_profile("ave", |t| t, |t| if t.contains("name = \"ave\"") { agreed(t) } else { t });
    story.mail(JOB, "casus", WHOLE);
    story.act("2026-001", Act::Release);
    assert!(!story.read(MEMBERS[2]).is_empty());
}

#[test]
fn a31_a_whole_dossier_waits() {
    let mut story = to_all();
    let journal = "Contactjournaal. ".to_owned() + &"Vandaag belde zij weer over de buren. ".repeat(60);
    let decision = story.send(Post::new("casus", WHOLE).attach("dossier.txt", "text/plain", journal.as_bytes()));
    assert_eq!(decision.outcome, OutcomeKind::Hold, "{decision:?}");
    assert_eq!(story.case("2026-001").holds[0].reason, HoldReason::WholeDossier);
    assert!(story.read(MEMBER).is_empty());
}

#[test]
fn a29_z33_h10_a_doel_against_somebody_is_flagged_and_investigation_waits() {
    let mut story = to_all();
    let body = WHOLE.replace("voorkomen dat het escaleert", "een strafrechtelijk onderzoek naar fraude beginnen");
    let decision = story.mail(JOB, "casus", &body);
    assert!(Story::rules_of(&decision).contains(&"A-29"), "{decision:?}");
    let mut story = to_all();
    let body = WHOLE.replace("voorkomen dat het escaleert", "een dossier opbouwen zodat zij weg moet");
    let decision = story.mail(JOB, "casus", &body);
    assert!(Story::rules_of(&decision).contains(&"Z-33"), "{decision:?}");
}

#[test]
fn a35_asking_whether_somebody_is_known_comes_back_first_the_client() {
    let mut story = to_all();
    let body =
        WHOLE.replace("wie kan contact met haar leggen?", "is mevrouw bij jullie bekend, en wie kan contact leggen?");
    let body = body.replace("Rol:", "Is deze mevrouw bij jullie bekend?\nRol:");
    let decision = story.mail(JOB, "casus", &body);
    assert_eq!(decision.outcome, OutcomeKind::Return, "{decision:?}");
    assert!(Story::rules_of(&decision).contains(&"A-35"));
    assert!(story.last(JOB).text.contains("Bespreek het eerst met de cliënt"));
}

#[test]
fn a16_in_which_role_is_asked() {
    let mut story = to_all();
    let decision = story.mail(JOB, "casus", &WHOLE.replace("Rol: casemanager.\n", ""));
    assert!(Story::rules_of(&decision).contains(&"A-16"), "{decision:?}");
    let mut story = to_all();
    let decision = story.mail(JOB, "casus", WHOLE);
    assert!(!Story::rules_of(&decision).contains(&"A-16"), "{decision:?}");
}

#[test]
fn a13_a22_a09_a_public_task_is_recorded_with_law_purpose_and_day_and_a_convenant_is_none() {
    let mut story = to_all();
    story.mail(JOB, "casus", WHOLE);
    let ground = |words: &str| Act::RecordGround { words: Sensitive::new(words.into()), until: None };
    assert!(story.act("2026-001", ground("publieke taak")).expect("law and purpose").contains("wet"));
    assert!(story.act("2026-001", ground("convenant; artikel 4; escalatie")).expect("none").contains("convenant"));
    assert_eq!(story.act("2026-001", ground("publieke taak; Wmo 2015 artikel 2.1.1; escalatie voorkomen")), None);
    let record = &story.case("2026-001").exceptions[0];
    let granted = record.granted.as_ref().expect("recorded by hand");
    assert_eq!(granted.review_by, jiff::civil::date(2026, 12, 1));
    assert!(record.law.is_some() && record.purpose.is_some());
}

#[test]
fn a01_the_frame_of_an_exception_is_recorded_and_bemoeizorg_needs_both_its_parts() {
    let decide = |no_consent: &str, text: &str| {
        let profile = |t: String| {
            if t.contains("name = \"ave\"") { t.replace("no_consent = \"anonymous\"", no_consent) } else { t }
        };
        let mut story = Story::with_profile("ave", |t| t, profile);
        let body = format!("{WHOLE}\nToestemming: nee.\nBezwaren: zij wil niemand zien.\n{text}");
        let decision = story.mail(JOB, "casus", &body);
        (story, decision)
    };
    let whole = "Kader: bemoeizorg.\nMotivering: zonder ingrijpen loopt dit verkeerd af.\nZorgmijding: zij doet de deur voor \
                 niemand open.\nOverlast: ernstige overlast van afval voor de buren.\n";
    let (story, decision) = decide("no_consent = \"regisseur_decides\"", whole);
    assert_eq!(story.case("2026-001").holds[0].reason, HoldReason::Exception, "{decision:?}");
    assert_eq!(story.case("2026-001").exceptions[0].ground, Some(crate::model::Ground::Bemoeizorg));
    let (_, decision) = decide("no_consent = \"regisseur_decides\"", &whole.replace("Overlast:", "Verder:"));
    assert!(Story::rules_of(&decision).contains(&"A-02"), "{decision:?}");
}

#[test]
fn a12_a43_a59_a_table_without_its_five_sections_or_with_a_convenant_as_ground_is_refused_by_check() {
    let faults = |change: fn(String) -> String| {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config/casuspoort.toml");
        let (shipped, _) = crate::config::load(&file).unwrap_or_else(|faults| panic!("{faults}"));
        let mut source = shipped.source;
        source.profiles.iter_mut().for_each(|p| p.text = change(std::mem::take(&mut p.text)));
        crate::config::RuleSet::from_source(source).err().map(|faults| faults.to_string()).unwrap_or_default()
    };
    assert!(faults(|t| t.replace("process = \"Eerst", "process = \"\" # \"")).contains("section process"));
    assert!(faults(|t| t.replace("\"bemoeizorg\", ", "\"convenant\", ")).contains("convenant"));
    // A new municipality is a file: no build.
    let own = Story::with_profile("nieuw", |t| t, |t| t.replace("name = \"stein\"", "name = \"nieuw\""));
    assert!(own.rules.profile("nieuw").is_some());
}

#[test]
fn a50_the_same_care_whether_the_resident_is_there_or_not() {
    let text = |extra: &str| {
        let mut story = to_all();
        story.mail(JOB, "casus", &format!("{WHOLE}{extra}"));
        story.act("2026-001", Act::Release);
        story.nobody_reads(&["Bouzekri"]);
        story.read(MEMBER).len()
    };
    assert_eq!(text(""), text("\nMevrouw sluit zelf aan bij het overleg.\n"));
}

#[test]
fn a51_nobody_receives_before_it_is_chosen_who() {
    let mut story = Story::of("ave");
    let decision = story.mail(JOB, "casus", WHOLE);
    assert_eq!(decision.outcome, OutcomeKind::Hold);
    assert!(Story::rules_of(&decision).contains(&"A-51"), "{decision:?}");
    let chosen = Act::Readers { names: vec!["MEE".into()] };
    assert_eq!(story.act("2026-001", chosen), None);
    story.act("2026-001", Act::Release);
    assert!(!story.read(MEMBER).is_empty() && story.read(MEMBERS[0]).is_empty());
}

#[test]
fn a56_a26_what_went_to_whom_is_on_the_record_without_content() {
    let mut story = Story::new();
    story.mail(JOB, "casus", CLEAN);
    let lines: Vec<_> = story.audit.iter().filter(|a| a.detail == "forward").collect();
    assert_eq!(lines.len(), 3, "one for each member");
    assert!(
        lines.iter().all(|a| a.case.is_some() && a.recipient.is_some() && a.purpose.is_some() && a.ground.is_some())
    );
    assert!(!serde_json::to_string(&story.audit).expect("lines").contains("vrijwilliger"));
}

#[test]
fn a24_consent_is_beforehand_and_a_promise_is_none() {
    let mut story = to_all();
    story.mail(JOB, "casus", &format!("{WHOLE}\nIk vraag haar volgende week om toestemming.\n"));
    story.act("2026-001", Act::Release);
    story.nobody_reads(&["Bouzekri"]);
}
