//! Whole stories under each set of agreements, over several weeks; and what holds whatever happens in whatever order.

use super::story::{ANS, BEN, CLEAN, INTAKE, JOB, MEMBER, MEMBERS, PRIVACY, Post, Story, at};
use crate::config::MinutesDelivery;
use crate::message;
use crate::model::{AuditEntry, AuditKind, OutcomeKind, Rendition, Role, Sensitive};
use crate::register::{CaseState, SignedBy};
use crate::way::{Act, Grant, Task};
use proptest::prelude::*;

const PROFILES: [&str; 5] = ["stein", "heerlen", "hollands-midden", "ave", "woonkans"];
const SECRETS: [&str; 3] = ["Fatiha", "Bouzekri", "111222333"];
const FIRST: &str = "Mevrouw Fatiha Bouzekri (BSN 111222333) uit Catsop woont alleen en komt nauwelijks buiten. Zij weet dat ik haar \
                     inbreng. Er is een plan. Leefgebieden: wonen, financiën, sociaal netwerk.\n\nBetrokken partijen: PIW, \
                     MEE en politie.\n\nDoel: zij heeft weer aanspraak; daarom wil ik informatie delen.\n";
const VRAAG: &str = "Mijn vraag aan het team: wie kent een vrijwilliger die met haar wandelt?";
const NOTULEN: &str = "Notulen overleg\n\nAanwezig: MEE, PIW, politie\n\nCasus 2026-001\nConclusie: er komt een vast \
                       contact.\nActie: wie: MEE; wat: belt haar; soort informatie: wensen; doel: aanspraak\nRegie: PIW\n";

/// No team member ever read a name, in any decoding that our own reader knows.
fn no_member_reads(story: &Story, secrets: &[&str]) {
    for passed in story.sent.iter().filter(|p| p.role() == Role::Team) {
        let text = message::read(passed.bytes()).document.text.into_exposed();
        assert!(secrets.iter().all(|secret| !text.contains(secret)), "{text}");
    }
}

/// What a set of agreements asks beyond the vraag, and whether somebody reads first.
struct Agreed {
    profile: &'static str,
    /// What the inbrenger answers when asked for more.
    more: &'static str,
    /// Who reads first answers BESPREKEN, and the inbrenger is asked to ask for consent.
    staged: bool,
}

const AGREED: [Agreed; 5] = [
    Agreed { profile: "stein", more: "", staged: false },
    Agreed { profile: "heerlen", more: "", staged: false },
    Agreed { profile: "hollands-midden", more: "", staged: false },
    Agreed { profile: "ave", more: "", staged: false },
    Agreed {
        profile: "woonkans",
        more: "Doel: bereiken dat zij weer aanspraak heeft.\nNoodzaak: ieder ziet een deel en alleen samen komt er een oplossing.\nWelke \
               gegevens zijn nodig: de woonsituatie.\n",
        staged: true,
    },
];

/// From the first mail to erasure, under one profile, over several weeks: first mail, question back, answer, consent,
/// meeting, minutes, withdrawal, request on rights, erasure.
fn weeks_under(profile: &str) {
    let agreed = AGREED.iter().find(|a| a.profile == profile).expect("of the list");
    let mut story = Story::with_profile(profile, |t| t.replace("unless-flagged", "after-review"), |t| t);
    until_it_waits_for_review(&mut story, agreed);
    released_by_name_to_one(&mut story, profile);
    after_the_meeting(&mut story, profile);
    taken_back_and_erased(&mut story, profile);
    story.nobody_reads(&["111222333"]);
    nothing_waits_unowned(&story);
}

/// Tuesday the third: a mail without a question comes back; the answer completes it; what the agreements ask first is done.
fn until_it_waits_for_review(story: &mut Story, agreed: &Agreed) {
    let profile = agreed.profile;
    let decision = story.mail(JOB, "casus Catsop", FIRST);
    assert_eq!(decision.outcome, OutcomeKind::Return, "{profile}: {decision:?}");
    assert!(story.last(JOB).text.contains("vraag"), "{profile}: {}", story.last(JOB).text);
    story.now = at("2026-11-03T15:00:00+01:00");
    let asked = story.last(JOB);
    story.answer(JOB, &asked, VRAAG);
    if !agreed.more.is_empty() {
        let asked = story.last(JOB);
        assert_eq!(story.case("2026-001").state, CaseState::WaitingForInbrenger, "{profile}: {}", asked.text);
        story.answer(JOB, &asked, agreed.more);
    }
    if agreed.staged {
        let notice = story.last_with(ANS, "BESPREKEN");
        story.answer(ANS, &notice, "BESPREKEN");
        assert!(story.last(JOB).text.contains("Praat nu eerst met de inwoner"), "{profile}");
    }
    no_member_reads(story, &SECRETS);
    assert!(story.team().is_empty(), "{profile}: nothing yet");
    // Wednesday: the paper is signed, the coördinator saw it and records it.
    story.now = at("2026-11-04T10:00:00+01:00");
    let signed = Grant {
        persons: vec![1],
        given_on: jiff::civil::date(2026, 11, 4),
        valid_until: None,
        signed_by: SignedBy::Subject,
        to: vec!["MEE".into()],
        kinds: None,
        purpose: Sensitive::new("bespreking".into()),
    };
    assert_eq!(story.act("2026-001", Act::Consent(Box::new(signed))), None, "{profile}");
    let state = story.case("2026-001").state;
    assert_eq!(state, CaseState::WaitingForReview, "{profile}: {:?}", story.case("2026-001").holds);
}

/// AKKOORD: those whom the consent means read the name, everybody else a label.
fn released_by_name_to_one(story: &mut Story, profile: &str) {
    let notice = story.last_with(ANS, "AKKOORD");
    story.answer(ANS, &notice, "AKKOORD");
    assert_eq!(story.case("2026-001").state, CaseState::Forwarded, "{profile}: {}", story.last(ANS).text);
    let mee = story.last(MEMBER).text;
    assert!(mee.contains("Fatiha Bouzekri") && !mee.contains("111222333"), "{profile}: {mee}");
    for other in MEMBERS.iter().filter(|m| **m != MEMBER) {
        let read = story.read(other);
        assert!(read.iter().all(|r| !r.text.contains("Bouzekri")), "{profile} {other}");
    }
    assert!(story.last(MEMBERS[0]).text.contains("[persoon 1]"), "{profile}");
}

/// The meeting is over: minutes without names go round as the agreements say, the inbrenger gets the report and is asked.
fn after_the_meeting(story: &mut Story, profile: &str) {
    story.until("2026-11-12T12:00:00+01:00");
    assert_eq!(story.case("2026-001").state, CaseState::Closed, "{profile}");
    story.mail(ANS, "Notulen", NOTULEN);
    story.act("2026-002", Act::Release);
    let mailed = story.read(MEMBER).into_iter().rfind(|r| r.subject.contains("notulen van")).expect("told").text;
    let delivery = story.rules.profile(profile).expect("shipped").minutes_delivery;
    assert_eq!(mailed.contains("belt haar"), delivery == MinutesDelivery::Mail, "{profile}: {mailed}");
    assert_eq!(story.case("2026-001").actions.len(), 1, "{profile}");
    let report = story.last(JOB);
    assert!(report.subject.contains("kort verslag") && report.text.contains("belt haar"), "{profile}: {}", report.text);
    let asked = |story: &Story| story.read(JOB).iter().filter(|r| r.subject.contains("weet de inwoner")).count();
    story.until("2026-11-20T12:00:00+01:00");
    assert_eq!(asked(story), 2, "{profile}: asked whether the resident knows, and once a week again");
    let letter = story.read(JOB).into_iter().rfind(|r| r.subject.contains("weet de inwoner")).expect("asked");
    story.answer(JOB, &letter, "GEDAAN");
    story.until("2026-11-25T12:00:00+01:00");
    assert_eq!(asked(story), 2, "{profile}: and no more");
}

/// A fortnight later consent is taken back; then the resident asks what is kept, and that it goes.
fn taken_back_and_erased(story: &mut Story, profile: &str) {
    let letter = story.read(JOB).into_iter().next().expect("the first mail of the thread");
    let before = (story.team().len(), story.read(MEMBERS[0]).len());
    story.mail(JOB, &format!("Re: {}", letter.subject), "Mevrouw trekt haar toestemming in.");
    assert!(story.team()[before.0..].iter().any(|r| r.text.contains("trok de toestemming in")), "{profile}");
    assert_eq!(story.read(MEMBERS[0]).len(), before.1, "{profile}: who read no name is not asked");
    let hers = "f.bouzekri@mail.example";
    let wish = "Ik wil graag een kopie van mijn dossier. Daarna wil ik dat u mijn gegevens verwijdert.";
    story.mail(hers, "mijn gegevens", wish);
    let request = story.last(PRIVACY);
    assert!(request.text.contains("inzage") && request.text.contains("verwijdering"), "{profile}: {}", request.text);
    assert_eq!(story.act("2026-001", Act::Erase), None, "{profile}");
    assert!(story.read(MEMBER).iter().any(|r| r.text.contains("op verzoek gewist")), "{profile}");
    let request = story.read(PRIVACY).into_iter().rfind(|r| r.subject.contains("Verzoek")).expect("the request");
    story.answer(PRIVACY, &request, "GEDAAN");
    let number = story.register.cases.iter().find(|c| c.request.is_some()).expect("kept").number.to_string();
    assert_eq!(story.case(&number).state, CaseState::Closed, "{profile}");
    let sent = story.sent.len();
    story.until("2027-01-15T12:00:00+01:00");
    let late = story.sent[sent..].iter().filter(|p| p.role() == Role::Team).count();
    assert!(late <= 20, "{profile}: agendas alone");
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
    weeks_under("heerlen");
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

/// How many of these lines say how a mail ended.
fn ends(lines: &[AuditEntry]) -> usize {
    const ENDS: [&str; 7] = ["forward-redacted", "forward-named", "hold", "return", "drop", "refuse", "answer"];
    lines.iter().filter(|a| a.kind == AuditKind::Decided && ENDS.contains(&a.detail.as_str())).count()
}

/// Keys that decide who goes on and who is named, each with all its values.
const KEYS: [(&str, &[&str]); 17] = [
    ("no_consent", &["\"anonymous\"", "\"hold\"", "\"anonymous_with_reason\"", "\"regisseur_decides\""]),
    ("known_case_without_consent", &["\"return_with_form\"", "\"hold\"", "\"anonymous\""]),
    ("presence_counts_as_consent", &["true", "false"]),
    ("named_requires", &["\"consent\"", "\"consent_and_presence\""]),
    ("recipients", &["\"team\"", "\"involved\"", "\"per_case\""]),
    ("consent_form", &["\"required\"", "\"claim_enough\""]),
    ("consent_allows", &["[]", "[\"ADRES\", \"POSTCODE\", \"GEBOORTEDATUM\"]"]),
    ("exception_scheme", &["\"none\"", "\"heerlen\"", "\"woonkans6\"", "\"ave_frames\""]),
    ("stages", &["[]", "[\"regisseur\"]", "[\"regisseur\", \"consent\"]", "[\"consulent\"]"]),
    ("known_check", &["\"off\"", "\"anonymous_description\"", "\"named_with_consent\""]),
    ("party_mention", &["\"keep\"", "\"generalise_sensitive\""]),
    ("mode", &["\"redact\"", "\"flag\""]),
    ("delivery", &["\"mail\"", "\"notice\""]),
    ("late", &["\"next_meeting\"", "\"hold\"", "\"forward_marked\"", "\"return\""]),
    ("informed_required", &["\"no\"", "\"flag\"", "\"hold\""]),
    ("sender_confirms", &["true", "false"]),
    ("coordinator_sees", &["\"redacted\"", "\"original_on_request\""]),
];

/// Everything by which somebody may try to send a case on.
fn pushes() -> Vec<Act> {
    let words = |text: &str| Sensitive::new(text.to_owned());
    vec![
        Act::Discuss { regie: None },
        Act::Readers { names: MEMBERS.iter().map(|m| (*m).to_owned()).collect() },
        Act::Attendance { comes: true },
        Act::RecordGround { words: words("wettelijke plicht; Jeugdwet artikel 2.4; veiligheid"), until: None },
        Act::RecordGround { words: words("publieke taak; Wmo 2015 artikel 2.1.1; hulp"), until: None },
        Act::GrantException { until: None },
        Act::LeaveStanding { numbers: (1..9).collect() },
        Act::Confirm,
        Act::Release,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// No combination of keys, words and acts forwards a name without a consent on record.
    #[test]
    fn s12_s40_h81_a43_no_keys_and_acts_forward_a_name_without_consent(
        choices in proptest::collection::vec(0usize..12, KEYS.len()), order in Just((0..9usize).collect::<Vec<_>>()).prop_shuffle(),
        said in "|Mevrouw schuift zelf aan.|Zij gaf mondeling toestemming.|Zij is al bekend bij ons.|Toestemming: ja|Zij weigert toestemming.",
        argued in any::<bool>(),
    ) {
        let keys: Vec<(&str, String)> =
            KEYS.iter().zip(&choices).map(|((key, all), n)| (*key, all[n % all.len()].to_owned())).collect();
        // What contradicts itself does not even start.
        let Some(mut story) = Story::with_keys("stein", &keys) else { return Ok(()) };
        let exception = "Bezwaren: zij wil niemand zien.\nAfweging: het gevaar weegt zwaarder.\nKader: vitaal belang.\nMotivering: zonder hulp \
                         loopt het verkeerd af.\n";
        let body = format!("{said}\n{FIRST}{VRAAG}\n{}", if argued { exception } else { "" });
        let lines = story.audit.len();
        story.mail(JOB, "casus Catsop", &body);
        prop_assert_eq!(ends(&story.audit[lines..]), 1);
        let acts = pushes();
        for n in order.iter().chain(&[8]) {
            story.act("2026-001", acts[*n].clone());
        }
        story.until("2026-11-13T10:00:00+01:00");
        no_member_reads(&story, &SECRETS);
        prop_assert!(story.sent.iter().all(|p| p.rendition() != Rendition::Named), "{keys:?}");
        nothing_waits_unowned(&story);
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
                prop_assert_eq!(ends(&story.audit[lines..]), 1, "{:?}: {:?}", step, &story.audit[lines..]);
            }
            nothing_waits_unowned(&story);
            no_member_reads(&story, &SECRETS);
        }
    }
}
