//! Rights of residents, incidents, and what strangers hear.

use super::story::{ANS, BEN, CLEAN, INTAKE, JOB, MEMBERS, PRIVACY, Post, Story, at};
use crate::model::OutcomeKind;
use crate::register::CaseState;
use crate::way::Act;

const HER: &str = "q.wevers@mail.example";
const INZAGE: &str = "Goedendag,\n\nIk ben mevrouw Fatiha Wevers. Ik wil graag weten wat jullie over mij hebben \
                      vastgelegd.\n\nGroet,\nFatiha Wevers\n";

#[test]
fn h42_a_request_for_access_goes_to_the_privacy_address_with_its_due_date_and_never_to_the_team() {
    let mut story = Story::new();
    let decision = story.mail(HER, "vraag", INZAGE);
    assert_eq!(decision.outcome, OutcomeKind::Hold);
    assert_eq!(Story::rules_of(&decision), ["H-42"]);
    assert!(MEMBERS.iter().all(|member| story.read(member).is_empty()));
    let officer = story.last(PRIVACY);
    assert!(officer.text.contains("inzage") && officer.text.contains("donderdag 3 december 2026"), "{}", officer.text);
    assert!(story.last(ANS).text.contains("gaat niet naar het team"), "{}", story.last(ANS).text);
    let hers = story.last(HER);
    assert!(hers.text.contains("3 december") && !hers.text.contains("2026-001"), "{}", hers.text);
    story.nobody_reads(&["Fatiha", "Wevers"]);
    // Nobody can send it on by mistake.
    assert!(story.act("2026-001", Act::Release).is_some_and(|why| why.contains("nooit naar het team")));
}

#[test]
fn h42_every_right_of_the_regulation_is_known_also_for_another() {
    for (text, word) in [
        ("Namens mijn moeder vraag ik u haar gegevens te verwijderen.", "verwijdering"),
        ("Mijn gegevens kloppen niet, wilt u die verbeteren?", "verbetering"),
        ("Ik maak bezwaar tegen het bespreken van mijn situatie en het gebruik van mijn gegevens.", "bezwaar"),
        ("Wilt u mijn gegevens afschermen?", "afscherming"),
        (
            "Ik beroep mij op mijn recht op gegevensoverdracht. Stuur mijn gegevens in een leesbaar bestand.",
            "overdracht",
        ),
    ] {
        let mut story = Story::new();
        story.mail(HER, "gegevens", text);
        assert!(story.last(PRIVACY).text.contains(word), "{text}: {}", story.last(PRIVACY).text);
    }
}

#[test]
fn h42_the_officer_answers_gedaan_and_is_reminded_until_then() {
    let mut story = Story::new();
    story.mail(HER, "vraag", INZAGE);
    story.until("2026-11-20T10:00:00+01:00");
    let reminder = story.last(PRIVACY);
    assert!(reminder.subject.contains("nog geen antwoord"), "{}", reminder.subject);
    story.until("2026-12-05T10:00:00+01:00");
    let overdue = story.last(PRIVACY);
    assert!(overdue.subject.contains("TE LAAT"), "{}", overdue.subject);
    assert!(story.read(BEN).iter().any(|r| r.subject.contains("TE LAAT")), "the deputy hears too");
    story.answer(PRIVACY, &overdue, "GEDAAN");
    assert_eq!(story.case("2026-001").state, CaseState::Closed);
    assert!(story.case("2026-001").request.as_ref().is_some_and(|r| r.handled.is_some()));
    let before = story.read(PRIVACY).len();
    story.until("2027-01-05T10:00:00+01:00");
    assert_eq!(story.read(PRIVACY).len(), before);
}

#[test]
fn h42_the_officer_reads_the_request_itself_only_on_purpose_and_on_the_record() {
    let mut story = Story::new();
    story.mail(HER, "vraag", INZAGE);
    let letter = story.last(PRIVACY);
    story.answer(PRIVACY, &letter, "ORIGINEEL: ik moet weten wie het vraagt");
    let original = story.read(PRIVACY).into_iter().find(|r| r.text.contains("Fatiha Wevers")).expect("the original");
    assert!(original.text.contains(HER));
    assert!(story.audit.iter().any(|a| a.detail == "original" && a.actor == "privacy"));
}

#[test]
fn h42_without_a_privacy_address_the_coordinator_sees_to_it_and_check_warns() {
    let mut story = Story::with(|text| text.replace("privacy = \"privacy@gemeente.example\"", ""));
    story.mail(HER, "vraag", INZAGE);
    assert!(story.last(ANS).text.contains("geen privacy-adres"), "{}", story.last(ANS).text);
    let (_, faults) = crate::config::RuleSet::from_source(story.rules.source.clone()).unwrap_or_else(|f| panic!("{f}"));
    assert!(faults.to_string().contains("H-42"), "{faults}");
}

#[test]
fn h42_what_was_no_request_goes_its_way_after_all() {
    let mut story = Story::new();
    let body = format!("Mevrouw wil dat jullie haar gegevens verwijderen uit de oude lijst.\n{CLEAN}");
    assert_eq!(story.mail(JOB, "casus", &body).outcome, OutcomeKind::Hold);
    let told = story.last(ANS);
    story.answer(ANS, &told, "GEEN VERZOEK");
    assert!(story.case("2026-001").request.is_none());
    assert_ne!(story.case("2026-001").state, CaseState::Held);
}

#[test]
fn h42_a_request_in_the_thread_of_a_case_stops_what_is_queued() {
    let mut story = Story::with(|text| text.replace("unless-flagged", "after-review"));
    story.mail(JOB, "casus", CLEAN);
    let receipt = story.last(JOB);
    story.answer(JOB, &receipt, "Mevrouw wil dat jullie alle gegevens over haar verwijderen.");
    assert_eq!(story.case("2026-001").state, CaseState::Held);
    assert_eq!(
        story.case("2026-002").request.as_ref().and_then(|r| r.about),
        Some("2026-001".parse().expect("a number"))
    );
    assert!(story.last(PRIVACY).text.contains("2026-001"));
    assert!(story.team().is_empty());
}

#[test]
fn a33_a_request_sounds_the_same_whether_there_is_a_case_or_not() {
    let text = |known: bool| {
        let mut story = Story::new();
        if known {
            story.mail(
                JOB,
                "casus",
                "Mevrouw Fatiha Wevers uit Elsloo vereenzaamt.\nDoel: aanspraak.\nVraag: wie gaat langs?\n",
            );
        }
        story.mail(HER, "casus 2026-001", INZAGE);
        let sent = story.read(HER);
        assert_eq!(sent.len(), 1);
        (sent[0].subject.clone(), sent[0].text.clone())
    };
    assert_eq!(text(true), text(false));
}

#[test]
fn s10_a_mail_past_the_gate_opens_an_incident_with_its_clock() {
    let mut story = Story::new();
    story.send(Post::new("casus", CLEAN).field("Cc", MEMBERS[1]));
    let told = story.last(PRIVACY);
    assert!(told.text.contains("vrijdag 6 november, 10.00 uur"), "{}", told.text);
    assert_eq!(story.register.state.incidents.len(), 1);
    story.until("2026-11-05T12:00:00+01:00");
    let again = story.last(PRIVACY);
    assert!(again.subject.contains("nog geen besluit"), "{}", again.subject);
    story.answer(PRIVACY, &again, "GEMELD");
    let end = story.register.state.incidents[0].end.clone().expect("decided");
    assert!(end.reported && end.by == "privacy" && end.at == at("2026-11-05T12:00:00+01:00"));
    let before = story.read(PRIVACY).len();
    story.until("2026-11-09T12:00:00+01:00");
    assert_eq!(story.read(PRIVACY).len(), before, "what is decided is not asked again");
}

#[test]
fn a33_gemist_starts_the_clock_and_silence_is_told_to_both() {
    let mut story = Story::new();
    story.mail(JOB, "casus", CLEAN);
    let receipt = story.last(JOB);
    story.answer(JOB, &receipt, "GEMIST: vrijwilliger");
    story.until("2026-11-06T11:00:00+01:00");
    for reader in [ANS, BEN, PRIVACY] {
        assert!(story.read(reader).iter().any(|r| r.subject.contains("TE LAAT")), "{reader}");
    }
}

#[test]
fn h42_a_restricted_case_is_kept_and_not_sent_on() {
    let mut story = Story::with(|text| text.replace("unless-flagged", "after-review"));
    story.mail(JOB, "casus", CLEAN);
    assert_eq!(story.act("2026-001", Act::Restrict { lift: false }), None);
    assert!(story.act("2026-001", Act::Release).is_some());
    assert!(story.team().is_empty());
    assert_eq!(story.act("2026-001", Act::Restrict { lift: true }), None);
    assert_eq!(story.act("2026-001", Act::Release), None);
    assert!(!story.team().is_empty());
}

#[test]
fn h42_what_is_no_longer_restricted_waits_for_somebody_and_what_was_erased_for_nobody() {
    let mut story = Story::with(|text| text.replace("unless-flagged", "after-review"));
    story.send(Post::new("casus", CLEAN).from(JOB).to(INTAKE).unverified());
    story.act("2026-001", Act::Restrict { lift: false });
    story.act("2026-001", Act::Release);
    story.act("2026-001", Act::Restrict { lift: true });
    let case = story.case("2026-001");
    assert!(case.state != CaseState::Held || !case.holds.is_empty(), "{:?}", case.state);
    story.act("2026-001", Act::Erase);
    let ended = story.case("2026-001").state;
    story.act("2026-001", Act::Restrict { lift: false });
    story.act("2026-001", Act::Restrict { lift: true });
    assert_eq!(story.case("2026-001").state, ended);
}

#[test]
fn s26_s27_the_coordinators_word_decides_whether_the_resident_comes() {
    let mut story = Story::with(|text| text.replace("unless-flagged", "after-review"));
    story.mail(JOB, "casus", &format!("Mevrouw sluit zelf aan bij het overleg.\n{CLEAN}"));
    assert!(!story.case("2026-001").attendance_confirmed);
    let notice = story.last(ANS);
    story.answer(ANS, &notice, "AANWEZIG");
    assert!(story.case("2026-001").attendance_confirmed);
}

#[test]
fn h42_before_a_case_is_erased_its_readers_are_asked_to_delete() {
    let mut story = Story::new();
    story.mail(JOB, "casus", CLEAN);
    assert_eq!(story.act("2026-001", Act::Erase), None);
    for member in MEMBERS {
        let asked = story.last(member);
        assert!(asked.text.contains("op verzoek gewist"), "{member}: {}", asked.text);
    }
    // The request outlives the keys of the case: it hangs on none.
    assert!(
        story.sent.iter().filter(|p| p.recipients()[0].mailbox.to_string() == MEMBERS[0]).any(|p| p.case().is_none())
    );
    let asked = |a: &&crate::model::AuditEntry| a.detail == "asked-to-delete" && a.recipient.is_some();
    assert_eq!(story.audit.iter().filter(asked).count(), 3);
}

#[test]
fn h07_two_mails_about_one_case_become_one() {
    let mut story = Story::with(|text| text.replace("unless-flagged", "after-review"));
    story.mail(JOB, "casus", CLEAN);
    story.mail(JOB, "casus", "Aanvulling: mevrouw uit Catsop slaapt slecht.\n\nDoel: rust.\nVraag: wie belt haar?\n");
    assert_eq!(story.act("2026-001", Act::Merge { from: "2026-002".parse().expect("a number") }), None);
    assert_eq!(story.case("2026-002").state, CaseState::Closed);
    assert_eq!(story.case("2026-001").mails.len(), 2);
    assert_eq!(story.act("2026-001", Act::Release), None);
    assert!(story.team()[0].text.contains("slaapt slecht"), "{}", story.team()[0].text);
}

#[test]
fn an_incident_can_be_opened_and_ended_at_the_command_line() {
    use crate::way::{Actor, Task, TeamAct};
    let mut story = Story::new();
    let by = || Actor::CommandLine("beheer".into());
    story.run(Task::TeamAct { act: TeamAct::OpenIncident { case: None }, actor: by() });
    assert!(story.last(PRIVACY).subject.contains("INCIDENT"));
    let act = TeamAct::EndIncident { number: 1, reported: false };
    assert_eq!(story.run(Task::TeamAct { act: act.clone(), actor: by() }).refused, None);
    assert!(story.run(Task::TeamAct { act, actor: by() }).refused.is_some(), "once");
}
