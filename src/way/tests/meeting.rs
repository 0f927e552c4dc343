//! The meeting and after: agendas, invitations, minutes, actions, the report for the resident.

use super::story::{ANS, CLEAN, JOB, MEMBER, MEMBERS, Read, Story};
use crate::model::OutcomeKind;
use crate::register::{CaseState, HoldReason};
use crate::way::Act;

const NOTULEN: &str = "Notulen dorpsteam Elsloo\n\nAanwezig: MEE, PIW\nAfwezig: politie\n\nCasus 2026-001\nConclusie: er komt een \
                       vast contact.\nActie: wie: MEE; wat: belt haar over de wandelgroep; soort informatie: wensen; doel: \
                       aanspraak; datum: 26 november\nActie: iemand vraagt de bibliotheek\nRegie: PIW\nContactpersoon: \
                       MEE\n\nRondvraag\nGeen bijzonderheden.\n";

/// A case that was discussed on Thursday the twelfth; it is two hours later.
fn discussed(story: &mut Story) {
    story.mail(JOB, "casus", CLEAN);
    story.until("2026-11-12T12:00:00+01:00");
    assert_eq!(story.case("2026-001").state, CaseState::Closed);
}

fn calendar(story: &Story, reader: &str, method: &str) -> Vec<String> {
    let mine = story.sent.iter().filter(|p| p.recipients()[0].mailbox.to_string() == reader);
    mine.filter_map(|p| {
        let parsed = mail_parser::MessageParser::default().parse(p.bytes())?;
        let parts = parsed.parts.iter().filter_map(|part| part.text_contents());
        parts.filter(|t| t.contains(&format!("METHOD:{method}"))).map(str::to_owned).next()
    })
    .collect()
}

fn minutes_of(story: &Story, reader: &str) -> Option<Read> {
    story.read(reader).into_iter().find(|r| r.subject.contains("notulen van"))
}

#[test]
fn s28_s32_minutes_go_to_those_present_and_stay_with_the_case() {
    let mut story = Story::new();
    discussed(&mut story);
    story.mail(ANS, "Notulen casus 2026-001", NOTULEN);
    // An action that lacks who, information and purpose is looked at first (S-32).
    assert_eq!(story.case("2026-002").state, CaseState::WaitingForReview);
    let notice = story.last(ANS);
    assert!(notice.text.contains("wie het doet"), "{}", notice.text);
    story.answer(ANS, &notice, "AKKOORD");
    let minutes = minutes_of(&story, MEMBER).expect("MEE was there");
    assert!(
        minutes.text.contains("vast contact") && minutes.text.contains("soort informatie: wensen"),
        "{}",
        minutes.text
    );
    assert!(minutes_of(&story, MEMBERS[0]).is_some() && minutes_of(&story, MEMBERS[2]).is_none(), "the police was not");
    let case = story.case("2026-001");
    assert_eq!((case.actions.len(), case.minutes.len()), (2, 1));
    assert_eq!(case.contact.as_ref().map(ToString::to_string).as_deref(), Some(MEMBER));
}

#[test]
fn s30_a_name_in_minutes_waits_and_never_goes_on() {
    let mut story = Story::new();
    discussed(&mut story);
    let body = NOTULEN.replace("er komt een", "mevrouw Fatiha Bouzekri (BSN 111222333) krijgt een");
    let decision = story.mail(ANS, "Notulen", &body);
    assert_eq!(decision.outcome, OutcomeKind::Hold);
    assert!(Story::rules_of(&decision).contains(&"S-30"));
    assert_eq!(story.act("2026-002", Act::Release), None);
    assert!(minutes_of(&story, MEMBER).is_some());
    story.nobody_reads(&["Fatiha", "Bouzekri", "111222333"]);
}

#[test]
fn s31_a_story_is_left_out_of_the_minutes() {
    let mut story = Story::new();
    discussed(&mut story);
    let long = "Zij vertelde uitgebreid over vroeger en over haar werk in de winkel. ".repeat(8);
    let body = NOTULEN
        .replace("Conclusie:", &format!("{long}\nConclusie:"))
        .replace("Actie: iemand vraagt de bibliotheek\n", "");
    let decision = story.mail(ANS, "Notulen", &body);
    assert!(Story::rules_of(&decision).contains(&"S-31"), "{decision:?}");
    story.act("2026-002", Act::Release);
    let minutes = minutes_of(&story, MEMBER).expect("sent");
    assert!(!minutes.text.contains("winkel") && minutes.text.contains("vast contact"), "{}", minutes.text);
}

#[test]
fn a38_a47_what_of_minutes_goes_round_is_the_profiles_to_say() {
    for (policy, agreed) in [("actions_only", false), ("process", true)] {
        let line = format!("minutes_policy = \"{policy}\"\nminutes_delivery = \"mail\"\n");
        let mut story = Story::with_profile("stein", |text| text, |text| format!("{line}{}", without(&text)));
        discussed(&mut story);
        story.mail(ANS, "Notulen", NOTULEN);
        story.act("2026-002", Act::Release);
        let minutes = minutes_of(&story, MEMBER).expect("sent");
        assert_eq!(minutes.text.contains("vast contact"), agreed, "{policy}: {}", minutes.text);
        assert!(minutes.text.contains("wandelgroep"), "{}", minutes.text);
    }
    let line = "minutes_delivery = \"none\"\n";
    let mut story = Story::with_profile("stein", |text| text, |text| format!("{line}{}", without(&text)));
    discussed(&mut story);
    story.mail(ANS, "Notulen", NOTULEN);
    story.act("2026-002", Act::Release);
    assert!(minutes_of(&story, MEMBER).is_none());
    assert_eq!(story.case("2026-001").actions.len(), 2, "kept all the same");
}

/// A profile without its own keys for minutes.
fn without(text: &str) -> String {
    let keys = ["minutes_policy", "minutes_delivery"];
    text.lines().filter(|l| !keys.iter().any(|k| l.starts_with(k))).map(|l| format!("{l}\n")).collect()
}

#[test]
fn s47_s08_the_inbrenger_gets_a_report_for_the_resident_and_says_gedaan() {
    let mut story = Story::new();
    discussed(&mut story);
    story.mail(ANS, "Notulen", NOTULEN);
    story.act("2026-002", Act::Release);
    let report = story.last(JOB);
    assert!(report.subject.contains("kort verslag") && report.text.contains("vast contact"), "{}", report.text);
    story.answer(JOB, &report, "GEDAAN");
    assert!(story.case("2026-001").resident_told.is_some());
    let before = story.read(JOB).iter().filter(|r| r.subject.contains("weet de inwoner")).count();
    story.until("2026-12-10T12:00:00+01:00");
    assert_eq!(story.read(JOB).iter().filter(|r| r.subject.contains("weet de inwoner")).count(), before);
}

#[test]
fn s08_who_says_nothing_is_asked_three_times_and_no_more() {
    let mut story = Story::new();
    discussed(&mut story);
    story.until("2027-01-12T12:00:00+01:00");
    assert_eq!(story.read(JOB).iter().filter(|r| r.subject.contains("weet de inwoner")).count(), 3);
}

#[test]
fn s09_open_actions_come_back_to_their_owner_until_they_are_done() {
    let mut story = Story::new();
    discussed(&mut story);
    story.mail(ANS, "Notulen", NOTULEN);
    story.act("2026-002", Act::Release);
    story.until("2026-11-20T12:00:00+01:00");
    // JOB is of MEE too, and brought the case in: the action is theirs.
    let open = story.read(JOB).into_iter().find(|r| r.subject.contains("nog open")).expect("a reminder");
    assert!(open.text.contains("wandelgroep"), "{}", open.text);
    assert!(story.read(ANS).iter().any(|r| r.text.contains("bibliotheek")), "an action of nobody is the coördinator's");
    story.answer(JOB, &open, "GEDAAN 1");
    assert!(story.case("2026-001").actions[0].done.is_some() && story.case("2026-001").actions[1].done.is_none());
}

#[test]
fn s45_a_meeting_that_is_off_is_cancelled_in_every_calendar_and_its_cases_move() {
    let mut story = Story::with(|text| text.replace("unless-flagged", "after-review"));
    story.mail(JOB, "casus", CLEAN);
    story.until("2026-11-05T10:00:00+01:00");
    let agenda = story.read(ANS).into_iter().find(|r| r.subject.contains("agenda van")).expect("an agenda");
    story.answer(ANS, &agenda, "AKKOORD");
    let invited = calendar(&story, MEMBER, "REQUEST");
    assert_eq!(invited.len(), 1);
    assert!(!invited[0].contains("2026-001") && !invited[0].contains("Catsop"), "no case data: {}", invited[0]);
    // The municipality moves the series by a day.
    let mut source = story.rules.source.clone();
    if let Some(settings) = &mut source.settings {
        settings.text =
            settings.text.replace("2026-11-12T09:00:00", "2026-11-13T09:00:00").replace("BYDAY=TH", "BYDAY=FR");
    }
    story.rules = crate::config::RuleSet::from_source(source).unwrap_or_else(|f| panic!("{f}")).0;
    story.tick();
    let off = calendar(&story, MEMBER, "CANCEL");
    assert_eq!(off.len(), 1);
    let field = |text: &str, name: &str| {
        text.lines().find_map(|l| l.strip_prefix(name)).map(|v| v.trim().to_owned()).expect("the field")
    };
    assert_eq!(field(&off[0], "UID:"), field(&invited[0], "UID:"));
    let sequence = |text: &str| field(text, "SEQUENCE:").parse::<u32>().expect("a number");
    assert!(sequence(&off[0]) > sequence(&invited[0]));
    assert!(off[0].contains("STATUS:CANCELLED"));
    assert_eq!(story.case("2026-001").meeting, Some("2026-11-13T09:00:00+01:00".parse().expect("a moment")));
    assert!(story.last(JOB).text.contains("gaat niet door"), "{}", story.last(JOB).text);
    let sent = story.sent.len();
    story.tick();
    assert!(story.sent.len() <= sent + 2, "once is enough");
}

#[test]
fn s30_minutes_of_an_unknown_sender_wait() {
    let mut story = Story::new();
    let decision = story.mail("iemand@elders.example", "Notulen", NOTULEN);
    assert_eq!(decision.outcome, OutcomeKind::Hold);
    assert_eq!(story.case("2026-001").holds[0].reason, HoldReason::UnknownSender);
    assert!(story.team().is_empty());
}

#[test]
fn s29_who_has_regie_comes_back_on_the_next_agenda_and_nobody_after_two_meetings_is_told() {
    let mut story = Story::with(|text| text.replace("unless-flagged", "after-review"));
    story.mail(JOB, "casus", CLEAN);
    story.act("2026-001", Act::Release);
    let without = NOTULEN.replace("Regie: PIW\n", "");
    for day in ["2026-11-12T12:00:00+01:00", "2026-11-26T12:00:00+01:00"] {
        story.until(day);
        assert!(story.read(ANS).iter().all(|r| !r.text.contains("wie de regie heeft")), "{day}");
        story.mail(ANS, "Notulen", &without);
        let minutes = format!("2026-00{}", story.register.cases.len());
        story.act(&minutes, Act::Release);
    }
    assert!(story.read(ANS).iter().any(|r| r.text.contains("wie de regie heeft")), "after the second");
    let mut story = Story::new();
    story.mail(JOB, "casus", CLEAN);
    story.mail(ANS, "Notulen", NOTULEN);
    story.act("2026-002", Act::Release);
    story.mail(JOB, "casus 2026-001", "Zij slaapt ook slecht.");
    story.act("2026-001", Act::Release);
    assert!(story.last(MEMBER).text.contains("Regie: PIW"), "{}", story.last(MEMBER).text);
}

#[test]
fn s33_minutes_are_kept_without_names_with_their_case_and_end_with_it() {
    let mut story = Story::new();
    discussed(&mut story);
    story.mail(ANS, "Notulen", &NOTULEN.replace("er komt een", "mevrouw Fatiha Bouzekri krijgt een"));
    story.act("2026-002", Act::Release);
    let kept = serde_json::to_string(&story.case("2026-001").minutes).expect("as the store seals it");
    assert!(kept.contains("vast contact") && !kept.contains("Bouzekri"), "{kept}");
    assert!(story.audit.iter().any(|a| a.detail == "minutes" && a.rules.contains(&"S-33".to_owned())));
}

#[test]
fn s34_the_next_agenda_carries_what_was_agreed_for_those_whose_cases_they_are() {
    let agenda = |delivery: &str| {
        let says = |t: String| t.replace("minutes_delivery = \"mail\"", &format!("minutes_delivery = \"{delivery}\""));
        let mut story = Story::with_profile(
            "stein",
            |t| t.replace("unless-flagged", "after-review"),
            |t| says(t).replace("recipients = \"team\"", "recipients = \"per_case\""),
        );
        story.mail(JOB, "casus", CLEAN);
        story.act("2026-001", Act::Readers { names: vec![MEMBER.into()] });
        story.act("2026-001", Act::Release);
        story.until("2026-11-12T12:00:00+01:00");
        story.mail(ANS, "Notulen", NOTULEN);
        story.act("2026-002", Act::Release);
        story.mail(JOB, "casus", CLEAN);
        story.act("2026-003", Act::Readers { names: vec![MEMBER.into(), MEMBERS[0].into()] });
        story.until("2026-11-19T12:00:00+01:00");
        let agenda = story.read(ANS).into_iter().rfind(|r| r.subject.contains("agenda van")).expect("an agenda");
        story.answer(ANS, &agenda, "AKKOORD");
        let of = |reader: &str| {
            let agendas = story.read(reader).into_iter().rfind(|r| r.subject.contains("agenda van"));
            agendas.expect("an agenda").text
        };
        (of(MEMBER), of(MEMBERS[0]))
    };
    let (hers, other) = agenda("mail");
    assert!(hers.contains("Afspraken van het vorige overleg") && hers.contains("vast contact"), "{hers}");
    assert!(!other.contains("vast contact"), "the case was not theirs: {other}");
    assert!(!agenda("link").0.contains("vast contact"));
}

#[test]
fn s36_the_contact_person_may_speak_of_the_case_and_goes_along_with_the_one_that_follows() {
    let mut story = Story::new();
    story.mail("k.iemand@piw.example", "casus", CLEAN);
    story.mail(ANS, "Notulen", NOTULEN);
    story.act("2026-002", Act::Release);
    assert_eq!(story.case("2026-001").contact.as_ref().map(ToString::to_string).as_deref(), Some(MEMBER));
    let cases = story.register.cases.len();
    let decision = story.mail(MEMBER, "casus 2026-001", "Zij slaapt ook slecht.");
    assert_eq!(story.register.cases.len(), cases, "it is taken up in the case");
    assert!(Story::rules_of(&decision).contains(&"S-36"), "{decision:?}");
    story.act("2026-001", Act::Release);
    story.until("2026-11-13T12:00:00+01:00");
    story.mail("k.iemand@piw.example", "casus 2026-001", CLEAN);
    let follows = story.register.cases.iter().find(|c| c.follows.is_some()).expect("a follow-up");
    assert_eq!(follows.contact.as_ref().map(ToString::to_string).as_deref(), Some(MEMBER));
}

#[test]
fn s40_a_consent_that_still_holds_goes_along_with_the_case_that_follows_and_names_its_person_there() {
    let mut story = Story::with(|text| text.replace("unless-flagged", "after-review"));
    story.mail(JOB, "casus", &CLEAN.replace("Mevrouw uit", "Mevrouw Aylin Korkmazer uit"));
    let notice = story.last_with(ANS, "AKKOORD");
    story.answer(ANS, &notice, "TOESTEMMING persoon 1, getekend 2-11-2026, voor MEE");
    story.act("2026-001", Act::Release);
    assert!(story.last(MEMBER).text.contains("Aylin Korkmazer"));
    story.until("2026-11-13T12:00:00+01:00");
    let thanks = story.mail(JOB, "casus 2026-001", "Dank jullie wel voor het meedenken!");
    assert_eq!(Story::rules_of(&thanks), ["house/closed"], "a word of thanks is no case");
    let again = CLEAN.replace("Mevrouw uit", "Mevrouw Aylin Korkmazer uit");
    story.mail(JOB, "casus 2026-001", &again);
    let case = story.register.cases.iter().find(|c| c.follows.is_some()).expect("a follow-up").clone();
    let from = crate::register::ConsentSource::CarriedOver { from: "2026-001".parse().expect("a number") };
    assert_eq!((case.consents.len(), &case.consents[0].source), (1, &from));
    story.act(&case.number.to_string(), Act::Release);
    assert!(story.last(MEMBER).text.contains("Korkmazer"), "{}", story.last(MEMBER).text);
    assert!(!story.last(MEMBERS[0]).text.contains("Korkmazer"), "its readers are those of the consent");
    // Taken back in the first, it names nobody in the second either.
    story.act("2026-001", Act::WithdrawConsent { id: None });
    assert!(!story.last(MEMBER).text.contains("Korkmazer"), "{}", story.last(MEMBER).text);
}
