//! Whole stories under each set of agreements, over several weeks; and what holds whatever happens in whatever order.

use super::story::{ANS, BEN, CLEAN, INTAKE, JOB, MEMBER, MEMBERS, PRIVACY, Post, Story, at};
use crate::message;
use crate::model::{OutcomeKind, Role, Sensitive};
use crate::register::CaseState;
use crate::way::{Act, Task};
use proptest::prelude::*;

const PROFILES: [&str; 5] = ["stein", "heerlen", "hollands-midden", "ave", "woonkans"];
const SECRETS: [&str; 3] = ["Fatiha", "Bouzekri", "111222333"];
const FIRST: &str = "Mevrouw Fatiha Bouzekri (BSN 111222333) uit Catsop woont alleen en komt nauwelijks buiten. Zij weet dat ik haar \
                     inbreng. Er is een plan. Leefgebieden: wonen, financiën, sociaal netwerk.\n\nBetrokken partijen: PIW, \
                     MEE en politie.\n\nDoel: zij heeft weer aanspraak; daarom wil ik informatie delen.\n";
const VRAAG: &str = "Mijn vraag aan het team: wie kent een vrijwilliger die met haar wandelt?";
const NOTULEN: &str = "Notulen overleg\n\nAanwezig: MEE, PIW, politie\n\nCasus 2026-001\nConclusie: er komt een vast \
                       contact.\nActie: wie: MEE; wat: belt haar; soort informatie: wensen; doel: aanspraak\nRegie: PIW\n";

/// Whatever the profile asks before a text may go: readers are chosen, steps taken, until it went or stays refused.
fn bring_to_the_team(story: &mut Story) -> Vec<String> {
    let mut refused = Vec::new();
    let names = MEMBERS.iter().map(|m| (*m).to_owned()).collect();
    story.act("2026-001", Act::Readers { names });
    for _ in 0..5 {
        if matches!(story.case("2026-001").state, CaseState::Queued | CaseState::Forwarded) {
            break;
        }
        if story.case("2026-001").state == CaseState::WaitingForInbrenger {
            let letter = story.last(JOB);
            story.answer(JOB, &letter, "STAAT ERIN");
        }
        refused.extend(story.act("2026-001", Act::Release));
    }
    refused
}

/// No team member ever read a name, in any decoding that our own reader knows.
fn no_member_reads(story: &Story, secrets: &[&str]) {
    for passed in story.sent.iter().filter(|p| p.role() == Role::Team) {
        let text = message::read(passed.bytes()).document.text.into_exposed();
        assert!(secrets.iter().all(|secret| !text.contains(secret)), "{text}");
    }
}

/// From the first mail to erasure, under one profile.
fn weeks_under(profile: &str) {
    weeks(profile, false);
}

/// The same with a paper that the coördinator saw, where the agreements let nothing go without one.
fn weeks(profile: &str, paper: bool) {
    let mut story = Story::of(profile);
    // Tuesday the third: a mail without a question comes back, or waits for a step that the agreements ask first.
    let decision = story.mail(JOB, "casus Catsop", FIRST);
    assert!(matches!(decision.outcome, OutcomeKind::Return | OutcomeKind::Hold), "{profile}: {decision:?}");
    story.now = at("2026-11-03T15:00:00+01:00");
    let asked = story.last(JOB);
    story.answer(JOB, &asked, VRAAG);
    if paper {
        let signed = crate::way::consents::Grant {
            persons: vec![1],
            given_on: jiff::civil::date(2026, 11, 2),
            valid_until: None,
            signed_by: crate::register::SignedBy::Subject,
            to: Vec::new(),
            kinds: None,
            purpose: Sensitive::new("bespreking".into()),
        };
        assert_eq!(story.act("2026-001", Act::Consent(Box::new(signed))), None);
    }
    let refused = bring_to_the_team(&mut story);
    let state = story.case("2026-001").state;
    assert!(matches!(state, CaseState::Queued | CaseState::Forwarded), "{profile}: {state:?} {refused:?}");
    let secrets: &[&str] = if paper { &["111222333"] } else { &SECRETS };
    no_member_reads(&story, secrets);
    // The week before the meeting, the meeting, the day after.
    story.until("2026-11-12T12:00:00+01:00");
    assert_eq!(story.case("2026-001").state, CaseState::Closed, "{profile}");
    assert!(story.team().iter().any(|r| r.text.contains("2026-001")), "{profile}: the team heard of it");
    story.mail(ANS, "Notulen", NOTULEN);
    story.act("2026-002", Act::Release);
    assert_eq!(story.case("2026-001").actions.len(), 1, "{profile}");
    assert!(story.last(JOB).subject.contains("kort verslag"), "{profile}: {}", story.last(JOB).subject);
    story.until("2026-11-20T12:00:00+01:00");
    // A fortnight later the resident asks what is kept, and that it goes.
    let hers = "f.bouzekri@mail.example";
    story.mail(
        hers,
        "mijn gegevens",
        "Ik wil graag een kopie van mijn dossier. Daarna wil ik dat u mijn gegevens verwijdert.",
    );
    let request = story.last(PRIVACY);
    assert!(request.text.contains("inzage") && request.text.contains("verwijdering"), "{profile}: {}", request.text);
    assert_eq!(story.act("2026-001", Act::Erase), None, "{profile}");
    assert!(story.read(MEMBER).iter().any(|r| r.text.contains("op verzoek gewist")), "{profile}");
    let request = story.read(PRIVACY).into_iter().rfind(|r| r.subject.contains("Verzoek")).expect("the request");
    story.answer(PRIVACY, &request, "GEDAAN");
    assert_eq!(story.case("2026-003").state, CaseState::Closed, "{profile}");
    story.until("2027-01-15T12:00:00+01:00");
    no_member_reads(&story, secrets);
    story.nobody_reads(&["111222333"]);
    nothing_waits_unowned(&story);
}

/// Every case that is open has somebody who must act, or a moment at which it moves by itself.
fn nothing_waits_unowned(story: &Story) {
    for case in &story.register.cases {
        let waits =
            matches!(case.state, CaseState::Held | CaseState::WaitingForInbrenger | CaseState::WaitingForReview);
        assert!(!waits || !case.holds.is_empty(), "{}: {:?}", case.number, case.state);
        let rests = matches!(case.state, CaseState::Queued | CaseState::Forwarded);
        assert!(!rests || case.forwarded.is_some(), "{}: {:?}", case.number, case.state);
    }
}

#[test]
fn s12_s37_s47_h42_weeks_under_stein() {
    weeks_under("stein");
}

#[test]
fn h42_weeks_under_heerlen() {
    weeks("heerlen", true);
}

#[test]
fn z04_z17_weeks_under_hollands_midden() {
    weeks_under("hollands-midden");
}

#[test]
fn a26_a49_weeks_under_ave() {
    weeks_under("ave");
}

#[test]
fn w09_weeks_under_woonkans() {
    weeks_under("woonkans");
}

#[test]
fn h33_who_withdraws_in_the_second_week_stops_what_is_queued() {
    for profile in PROFILES {
        let mut story = Story::of(profile);
        story.mail(JOB, "casus Catsop", &format!("{FIRST}{VRAAG}\n"));
        let letter = story.last(JOB);
        story.now = at("2026-11-04T10:00:00+01:00");
        story.answer(JOB, &letter, "INTREKKEN");
        assert_eq!(story.case("2026-001").state, CaseState::Withdrawn, "{profile}");
        let before = story.team().len();
        story.until("2026-11-25T12:00:00+01:00");
        assert!(story.team()[before..].iter().all(|r| !r.text.contains("2026-001")), "{profile}");
    }
}

#[test]
fn h90_what_nobody_decides_goes_to_the_deputy_and_then_further_every_day() {
    let mut story = Story::with(|text| {
        text.replace(
            "privacy = \"privacy@gemeente.example\"",
            "privacy = \"privacy@gemeente.example\"\nescalation = \"teamleider@gemeente.example\"",
        )
    });
    story.mail("piet@thuis.example", "mijn buurvrouw", CLEAN);
    story.until("2026-11-06T10:00:00+01:00");
    assert!(story.read(BEN).iter().any(|r| r.text.contains("2026-001")), "the deputy first");
    story.until("2026-11-10T10:00:00+01:00");
    for reader in ["teamleider@gemeente.example", ANS, BEN] {
        let told = story.read(reader).iter().filter(|r| r.subject.contains("LET OP")).count();
        assert!((2..=5).contains(&told), "{reader}: {told}");
    }
    assert_eq!(story.act("2026-001", Act::Close), None);
    let before = story.read("teamleider@gemeente.example").len();
    story.until("2026-11-14T10:00:00+01:00");
    assert_eq!(story.read("teamleider@gemeente.example").len(), before);
}

#[test]
fn h90_a_case_that_missed_its_meeting_for_want_of_a_decision_moves_and_says_so() {
    let mut story = Story::with(|text| text.replace("unless-flagged", "after-review"));
    story.mail(JOB, "casus", CLEAN);
    story.until("2026-11-12T12:00:00+01:00");
    assert_eq!(story.case("2026-001").meeting, Some(at("2026-11-26T09:00:00+01:00")));
    assert!(story.read(JOB).iter().any(|r| r.text.contains("niet besproken")));
}

/// One thing that may happen.
#[derive(Clone, Debug)]
enum Step {
    Mail { from: usize, subject: usize, body: usize, verified: bool },
    Answer { reader: usize, words: usize },
    Act(usize),
    Hours(i64),
}

const SENDERS: [&str; 5] = [JOB, ANS, MEMBER, "piet@thuis.example", "k.iemand@piw.example"];
const SUBJECTS: [&str; 5] = ["casus", "casus 2026-001", "INTREKKEN", "Notulen", "Re: casus 2026-002"];
const WORDS: [&str; 12] = [
    "AKKOORD",
    "TERUG: te lang",
    "VERPLAATS 26-11",
    "VERBERG: wandelt",
    "LAAT STAAN 1",
    "INTREKKEN",
    "GEMIST: buiten",
    "DRINGEND: nu",
    "STAAT ERIN",
    "GEDAAN",
    "GEEN VERZOEK",
    "Mijn vraag: wie helpt?",
];

fn bodies() -> [String; 7] {
    [
        CLEAN.to_owned(),
        FIRST.to_owned(),
        format!("{FIRST}{VRAAG}\n"),
        NOTULEN.to_owned(),
        "Ik wil inzage in mijn dossier.".to_owned(),
        format!("Casus 1: {CLEAN}\nCasus 2: {CLEAN}"),
        "Zie bijlage.".to_owned(),
    ]
}

fn acts() -> [Act; 6] {
    [Act::Release, Act::Close, Act::Restrict { lift: false }, Act::Restrict { lift: true }, Act::Erase, Act::Handled]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0..SENDERS.len(), 0..SUBJECTS.len(), 0usize..7, proptest::bool::weighted(0.9))
            .prop_map(|(from, subject, body, verified)| Step::Mail { from, subject, body, verified }),
        3 => (0usize..4, 0..WORDS.len()).prop_map(|(reader, words)| Step::Answer { reader, words }),
        2 => (0usize..6).prop_map(Step::Act),
        2 => (1i64..200).prop_map(Step::Hours),
    ]
}

/// Carries a step out; a mail tells how it ended.
fn carry_out(story: &mut Story, step: &Step) -> Option<OutcomeKind> {
    match step {
        Step::Mail { from, subject, body, verified } => {
            let post = Post::new(SUBJECTS[*subject], &bodies()[*body]).from(SENDERS[*from]).to(INTAKE);
            let post = if *verified { post } else { post.unverified() };
            Some(story.send(post).outcome)
        }
        Step::Answer { reader, words } => {
            let reader = [JOB, ANS, BEN, PRIVACY][*reader];
            let letter = story.read(reader).pop()?;
            Some(story.answer(reader, &letter, WORDS[*words]).outcome)
        }
        Step::Act(n) => {
            let case = story.register.cases.first()?.number;
            let actor = crate::way::Actor::CommandLine("beheer".into());
            story.run(Task::Act { case, act: acts()[*n].clone(), actor });
            None
        }
        Step::Hours(hours) => {
            story.now = crate::config::Period::hours(*hours).after(story.now);
            story.tick();
            None
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_accepted_mail_has_one_end_whatever_happens(steps in proptest::collection::vec(step(), 1..10), profile in 0usize..5) {
        let mut story = Story::of(PROFILES[profile]);
        for step in &steps {
            let lines = story.audit.len();
            let ended = carry_out(&mut story, step);
            // Exactly one outcome, and it is on the record.
            if ended.is_some() {
                prop_assert!(story.audit.len() > lines, "{step:?} left no line");
            }
            nothing_waits_unowned(&story);
            no_member_reads(&story, &SECRETS);
        }
    }
}
