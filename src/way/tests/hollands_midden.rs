//! Rows of the Hollands Midden seminar.

use super::story::{ANS, CLEAN, JOB, MEMBER, Post, Story};
use crate::model::{ConsentForm, FormField, FormValue, OutcomeKind, Seen, Sensitive, Signature};
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
    let notice = |t: String| t.replace("\ndelivery = \"mail\"", "\ndelivery = \"notice\"");
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

#[test]
fn z02_z18_what_comes_first_then_why_then_how_in_what_the_team_reads() {
    let mut story = Story::of("hollands-midden");
    story.mail(JOB, "casus", CLEAN);
    story.act("2026-001", Act::Release);
    let text = story.last(MEMBER).text;
    let places = ["Doel", "Vraag", "Gebruik deze tekst alleen"].map(|words| text.find(words).expect(words));
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn z07_the_five_sets_of_agreements_are_shipped_and_whole() {
    let rules = Story::new().rules;
    for name in [
        "stein",
        "heerlen",
        "heerlen/jeugd",
        "heerlen/volwassenen",
        "heerlen/multiproblem",
        "hollands-midden",
        "ave",
        "woonkans",
    ] {
        let profile = rules.profile(name).unwrap_or_else(|| panic!("{name} is shipped"));
        assert!(profile.agreement.sections().iter().all(|(_, text)| !text.is_empty()), "{name}");
    }
}

#[test]
fn z13_before_the_meeting_nobody_is_named_whatever_consent_says() {
    let mut story = Story::of("woonkans");
    let body = "Mevrouw Aylin Korkmazer uit Elsloo zorgt slecht voor haar woning.\n\nDoel: bereiken dat zij kan blijven.\nVraag: wie kan \
                met haar in gesprek?\nNoodzaak: wij lopen vast zonder overleg.\nBetrokken partijen: PIW en MEE.\nWelke gegevens zijn \
                nodig: de woonsituatie.\nWeet de inwoner hiervan? Ja.\nToestemming: ja, zie formulier.\n";
    let value =
        |(field, text): (FormField, &str)| FormValue { field, value: Sensitive::new(text.into()), confidence: 0.9 };
    let form = ConsentForm {
        path: "2".into(),
        values: [
            (FormField::Name, "Aylin Korkmazer"),
            (FormField::Purpose, "casusoverleg"),
            (FormField::Date, "2-11-2026"),
        ]
        .map(value)
        .into(),
        signatures: vec![Signature { label: "Handtekening".into(), seen: Seen::Ink, confidence: 0.9 }],
    };
    let decision = story.send_with(&Post::new("casus", body), &[form], false);
    assert_eq!(Story::rules_of(&decision)[0], "W-09", "{decision:?}");
    assert_eq!(story.case("2026-001").consents.len(), 1, "kept for the meeting");
    story.nobody_reads(&["Aylin", "Korkmazer"]);
}

#[test]
fn z14_s48_parties_outside_the_team_are_proposed_as_invitees_and_get_nothing_by_themselves() {
    for (more, row) in
        [("De woningcorporatie is al langs geweest.", "Z-14"), ("Graag de woningcorporatie erbij.", "S-48")]
    {
        let mut story = Story::of("hollands-midden");
        let decision = story.mail(JOB, "casus", &format!("{CLEAN}\n{more}\n"));
        assert!(Story::rules_of(&decision).contains(&row), "{more}: {decision:?}");
        assert!(story.last(ANS).text.contains("niet in het team: woningcorporatie."), "{}", story.last(ANS).text);
        story.act("2026-001", Act::Release);
        assert!(story.sent.iter().all(|p| !p.recipients()[0].mailbox.to_string().contains("corporatie")));
    }
}

#[test]
fn z15_z23_z24_w27_minutes_say_who_does_what_with_which_data_and_the_inbrenger_tells_the_resident() {
    let mut story = Story::of("hollands-midden");
    story.mail(JOB, "casus", CLEAN);
    story.act("2026-001", Act::Release);
    story.until("2026-11-12T12:00:00+01:00");
    let minutes = "Notulen\n\nAanwezig: MEE\n\nCasus 2026-001\nConclusie: er komt een plan.\nActie: wie: MEE; wat: belt haar; soort \
                   informatie: wensen; doel: aanspraak\n";
    story.mail(ANS, "Notulen", minutes);
    story.act("2026-002", Act::Release);
    let action = &story.case("2026-001").actions[0];
    assert_eq!((action.information.as_deref(), action.purpose.as_deref()), (Some("wensen"), Some("aanspraak")));
    let report = story.last(JOB);
    assert!(report.text.contains("er komt een plan") && report.text.contains("GEDAAN"), "{}", report.text);
    let before = story.read(JOB).len();
    story.until("2026-11-20T12:00:00+01:00");
    assert!(story.read(JOB)[before..].iter().any(|r| r.subject.contains("weet de inwoner")), "asked until it is told");
}

#[test]
fn z17_the_keys_of_a_closed_case_are_destroyed_at_the_end_of_its_term_and_a_line_says_so() {
    use crate::store::{Access, Commit, MasterKey, Retention, Sqlite, SqliteSettings, Store};
    let folder = tempfile::tempdir().expect("a folder");
    let key = MasterKey::File(folder.path().join("master.key"));
    let settings = SqliteSettings { folder: folder.path().to_owned(), master_key: key, min_free: 0 };
    let store = Sqlite::open(&settings, Access::Tool).expect("opens");
    let mut story = Story::new();
    story.mail(JOB, "casus", CLEAN);
    story.until("2026-11-13T09:00:00+01:00");
    let team = story.register.team.clone();
    let mut commit = Commit::new(team.clone(), 0, story.now);
    commit.delta.cases = story.register.cases.clone();
    store.commit(commit).expect("committed");
    let kept = || store.register(&team).expect("read").cases;
    assert!(kept()[0].original.is_some());
    let terms = |_: &crate::model::TeamId| Retention {
        original_days: 1,
        original_days_without_meeting: 42,
        rest_days: 30,
        no_case_days: 30,
    };
    let after = |days| crate::config::Period::days(days).after(story.now);
    store.purge(after(2), &terms).expect("purged");
    assert!(kept()[0].original.is_none(), "the day after the meeting");
    store.purge(after(60), &terms).expect("purged");
    assert!(kept().is_empty(), "and at its term all the rest");
    let lines = store.audit_list(&crate::store::AuditQuery::default()).expect("the log");
    let destroyed = |l: &crate::store::AuditLine| l.entry().is_some_and(|e| e.kind == crate::model::AuditKind::Purge);
    assert!(lines.iter().any(destroyed), "on the record");
}

#[test]
fn z20_h59_another_doel_in_an_answer_is_judged_again_before_it_goes() {
    let mut story = Story::of("hollands-midden");
    story.mail(JOB, "casus", CLEAN);
    story.act("2026-001", Act::Release);
    let before = story.team().len();
    let receipt = story.read(JOB).into_iter().next().expect("a receipt");
    let decision = story.answer(JOB, &receipt, "Doel: bereiken dat zij naar een kleinere woning verhuist.");
    assert!(Story::rules_of(&decision).contains(&"Z-20"), "{decision:?}");
    assert_eq!((story.case("2026-001").state, story.team().len()), (CaseState::WaitingForReview, before));
    assert!(story.last(ANS).text.contains("ander doel"), "{}", story.last(ANS).text);
}

#[test]
fn z26_a_question_for_data_alone_is_hinted_with_a_better_form_and_goes_on() {
    let mut story = Story::of("hollands-midden");
    let body = CLEAN.replace("wie kent een vrijwilliger die met haar wandelt?", "wat weten jullie over deze mevrouw?");
    let decision = story.mail(JOB, "casus", &body);
    assert_eq!(decision.outcome, OutcomeKind::ForwardRedacted, "{decision:?}");
    assert!(Story::rules_of(&decision).contains(&"Z-26"), "{decision:?}");
    assert!(story.last(JOB).text.contains("Vraag liever wat iemand kan doen"), "{}", story.last(JOB).text);
    let decision = Story::of("hollands-midden").mail(JOB, "casus", CLEAN);
    assert!(!Story::rules_of(&decision).contains(&"Z-26"), "{decision:?}");
}

#[test]
fn z40_whom_to_ask_stands_in_the_mail_to_senders() {
    let help = |t: String| {
        if t.contains("name = \"hollands-midden\"") {
            format!("help_contact = \"de werkgroep, 046 000 00 09\"\n{t}")
        } else {
            t
        }
    };
    let mut story = Story::with_profile("hollands-midden", |t| t, help);
    story.mail(JOB, "casus", CLEAN);
    assert!(story.last(JOB).text.contains("de werkgroep, 046 000 00 09"), "{}", story.last(JOB).text);
}

#[test]
fn z25_a28_a48_who_brought_it_in_decides_whether_a_member_may_use_it_and_no_answer_is_no() {
    for (answer, allowed) in [("GEBRUIK JA", true), ("GEBRUIK NEE", false)] {
        let mut story = Story::new();
        story.mail(JOB, "casus", CLEAN);
        let got = story.last(MEMBER);
        let asks = "GEBRUIK: een indicatie aanvragen voor mevrouw Bouzekri";
        let decision = story.send(Post::new(&format!("Re: {}", got.subject), asks).from(MEMBER));
        assert_eq!(Story::rules_of(&decision), ["Z-25"]);
        assert!(story.last(MEMBER).text.contains("Zonder een ja mag u de gegevens niet gebruiken"));
        let asked = story.last(JOB);
        assert!(asked.text.contains("MEE vraagt") && asked.text.contains("indicatie aanvragen"), "{}", asked.text);
        assert_eq!(story.case("2026-001").uses[0].allowed, None);
        story.answer(JOB, &asked, answer);
        assert_eq!(story.case("2026-001").uses[0].allowed, Some(allowed));
        let heard = story.last(MEMBER).text;
        assert_eq!(heard.contains("vindt het goed"), allowed, "{heard}");
        assert!(story.audit.iter().any(|a| a.rules.contains(&"Z-25".to_owned()) && a.detail.starts_with("use-")));
        story.nobody_reads(&["Bouzekri"]);
    }
}
