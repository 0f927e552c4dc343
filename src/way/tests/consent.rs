//! Consent, recipients and special kinds of data, through the whole core.

use super::story::{ANS, JOB, MEMBER, MEMBERS, Post, Story, at};
use crate::model::{Consent, OutcomeKind, Rendition, Role};
use crate::register::{CaseState, HoldReason};

const PIW: &str = "sociaal.werk@piw.example";
const POLICE: &str = "wijkagent@politie.example";
const NAMED: &str = "Mevrouw Aylin Korkmazer uit Elsloo woont met haar zoon Ilyas. Haar BSN is 111222333 en haar nummer 06 12 34 56 78. \
                     Zij liet het toestemmingsformulier zien.\n\nDoel: Aylin kan haar opleiding afmaken.\n\
                     Vraag aan het team: wie kan haar helpen met oppas?\n";

fn waiting(story: &mut Story) {
    let decision = story.mail(JOB, "casus Elsloo", NAMED);
    assert_eq!(decision.outcome, OutcomeKind::ForwardRedacted, "{decision:?}");
}

/// What waits for a look is looked at.
fn agreed(story: &mut Story) {
    if story.case("2026-001").state == CaseState::WaitingForReview {
        let notice = story.last(ANS);
        story.answer(ANS, &notice, "AKKOORD");
    }
    assert_eq!(story.case("2026-001").state, CaseState::Forwarded);
}

/// The case is back at the coördinator's, with consent on record.
fn granted(story: &mut Story, words: &str) -> super::story::Read {
    let notice = story.last(ANS);
    story.answer(ANS, &notice, words);
    assert_eq!(story.case("2026-001").state, CaseState::WaitingForReview, "{}", story.last(ANS).text);
    let all = story.read(ANS);
    let code = |read: &&super::story::Read| read.reply_to.contains('+') && read.text.contains("AKKOORD");
    all.into_iter().rev().find(|read| code(&read)).expect("a notice with a code")
}

fn after_review() -> Story {
    Story::with(|text| text.replace("release = \"unless-flagged\"", "release = \"after-review\""))
}

#[test]
fn s40_s41_s42_h21b_a18_named_to_whom_consent_means_and_to_nobody_else() {
    let mut story = after_review();
    waiting(&mut story);
    let notice = granted(&mut story, "TOESTEMMING persoon 1, getekend 2-11-2026, voor MEE");
    story.answer(ANS, &notice, "AKKOORD");
    let mee = story.last(MEMBER).text;
    assert!(mee.contains("Aylin Korkmazer") && mee.contains("getekend op"), "{mee}");
    assert!(!mee.contains("Ilyas") && !mee.contains("111222333") && !mee.contains("34 56 78"), "{mee}");
    for other in [PIW, POLICE] {
        let text = story.last(other).text;
        assert!(text.contains("[persoon 1]") && !text.contains("Aylin") && !text.contains("Korkmazer"), "{text}");
    }
    for passed in story.sent.iter().filter(|p| p.rendition() == Rendition::Named) {
        assert_eq!((passed.recipients().len(), passed.role()), (1, Role::Team));
        assert_eq!(passed.recipients()[0].mailbox.to_string(), MEMBER);
    }
    let line = story.audit.iter().find(|a| a.ground.as_deref() == Some("toestemming [1]")).expect("on the record");
    assert_eq!((line.recipient.as_deref(), line.kinds.len()), (Some("elsloo/lid-2"), 1));
    assert_eq!(story.case("2026-001").disclosed.len(), 1);
}

#[test]
fn s13_a21_a50_presence_never_puts_a_name_into_mail() {
    for requires in ["consent", "consent_and_presence"] {
        let mut story = Story::with_profile(
            "stein",
            |text| text,
            |text| text.replace("named_requires = \"consent\"", &format!("named_requires = \"{requires}\"")),
        );
        story.mail(JOB, "casus", &format!("Mevrouw schuift zelf aan.\n{NAMED}"));
        let notice = story.last(ANS);
        story.answer(ANS, &notice, "AKKOORD");
        story.nobody_reads(&["Aylin", "Korkmazer"]);
    }
}

#[test]
fn s13_with_consent_but_absent_the_literal_reading_names_nobody() {
    let mut story = Story::with_profile(
        "stein",
        |text| text.replace("release = \"unless-flagged\"", "release = \"after-review\""),
        |text| text.replace("named_requires = \"consent\"", "named_requires = \"consent_and_presence\""),
    );
    waiting(&mut story);
    let notice = granted(&mut story, "TOESTEMMING persoon 1, getekend 2-11-2026");
    story.answer(ANS, &notice, "AKKOORD");
    story.nobody_reads(&["Aylin", "Korkmazer"]);
    assert!(!story.team().is_empty());
}

#[test]
fn h33_h34_withdrawal_stops_what_is_queued_with_a_name_and_sends_the_text_without() {
    let mut story = Story::with(|text| {
        text.replace("release = \"unless-flagged\"", "release = \"after-review\"")
            .replace("forward = \"at-once\"", "forward = \"bundled\"")
            .replace("location =", "bundle = \"6d\"\nlocation =")
    });
    waiting(&mut story);
    let notice = granted(&mut story, "TOESTEMMING persoon 1, getekend 2-11-2026");
    story.answer(ANS, &notice, "AKKOORD");
    assert_eq!(story.case("2026-001").state, CaseState::Queued);
    let before = story.sent.len();
    let withdraw = crate::way::Act::WithdrawConsent { id: None };
    let outcome = story.outcome("2026-001", withdraw);
    assert_eq!(outcome.stop_named.len(), 1);
    assert_eq!(story.case("2026-001").consent, Consent::Withdrawn);
    let again: Vec<_> = story.sent[before..].iter().filter(|p| p.role() == Role::Team).collect();
    assert_eq!(again.len(), MEMBERS.len());
    assert!(again.iter().all(|p| p.rendition() == Rendition::Redacted && p.not_before().is_some()));
}

#[test]
fn h33_h35_after_sending_readers_of_the_name_are_asked_to_delete_and_it_is_recorded() {
    let mut story = after_review();
    waiting(&mut story);
    let notice = granted(&mut story, "TOESTEMMING persoon 1, getekend 2-11-2026, voor MEE");
    story.answer(ANS, &notice, "AKKOORD");
    let (mee, piw) = (story.team().len(), story.read(PIW).len());
    let receipt = story.read(JOB).into_iter().next().expect("a receipt");
    story.answer(JOB, &receipt, "TOESTEMMING INGETROKKEN");
    let got = story.team();
    assert_eq!((got.len(), story.read(PIW).len()), (mee + 2, piw));
    assert!(got[mee].text.contains("trok de toestemming in"), "{}", got[mee].text);
    assert!(got[mee + 1].text.contains("[persoon 1]") && !got[mee + 1].text.contains("Aylin"));
    assert!(
        story.audit.iter().any(|a| a.detail == "asked-to-delete" && a.recipient.as_deref() == Some("elsloo/lid-2"))
    );
    let case = story.case("2026-001");
    assert!(case.disclosed[0].recalled.is_some() && case.consents[0].withdrawn_on.is_some());
    assert!(case.consents[0].purpose.expose().is_empty(), "what the form said goes too (K18)");
    // What was disclosed stays on the record (H-35).
    assert!(story.audit.iter().any(|a| a.ground.as_deref() == Some("toestemming [1]")));
}

#[test]
fn h33_an_answer_that_says_so_withdraws_without_any_word_in_capitals() {
    let mut story = after_review();
    waiting(&mut story);
    let notice = granted(&mut story, "TOESTEMMING persoon 1, getekend 2-11-2026");
    story.answer(ANS, &notice, "AKKOORD");
    let receipt = story.read(JOB).into_iter().next().expect("a receipt");
    story.answer(JOB, &receipt, "Mevrouw trekt haar toestemming in.");
    assert_eq!(story.case("2026-001").consent, Consent::Withdrawn);
    assert!(story.case("2026-001").disclosed.iter().all(|d| d.recalled.is_some()));
    assert!(story.team().iter().any(|read| read.text.contains("trok de toestemming in")));
}

#[test]
fn h33_withdrawal_reaches_readers_after_the_meeting_too() {
    let mut story = after_review();
    waiting(&mut story);
    let notice = granted(&mut story, "TOESTEMMING persoon 1, getekend 2-11-2026, voor MEE");
    story.answer(ANS, &notice, "AKKOORD");
    story.until("2026-11-13T12:00:00+01:00");
    assert_eq!(story.case("2026-001").state, CaseState::Closed);
    let (mee, piw) = (story.team().len(), story.read(PIW).len());
    assert_eq!(story.act("2026-001", crate::way::Act::WithdrawConsent { id: None }), None);
    assert_eq!((story.team().len(), story.read(PIW).len()), (mee + 1, piw));
    assert!(story.last(MEMBER).text.contains("trok de toestemming in"));
}

#[test]
fn h33_a33_a_resident_may_withdraw_from_any_address_and_learns_nothing() {
    let mut story = after_review();
    waiting(&mut story);
    let notice = granted(&mut story, "TOESTEMMING persoon 1, getekend 2-11-2026");
    let decision = story.mail("aylin@thuis.example", "casus 2026-001", "Ik trek mijn toestemming in.");
    assert_eq!(decision.outcome, OutcomeKind::Hold);
    let neutral = story.last("aylin@thuis.example").text;
    assert!(!neutral.contains("2026-001") && !neutral.contains("ingetrokken"), "{neutral}");
    story.answer(ANS, &notice, "AKKOORD");
    assert!(!story.team().is_empty());
    story.nobody_reads(&["Aylin", "Korkmazer"]);
}

#[test]
fn s41_only_persons_of_the_case_and_days_that_hold_can_be_entered() {
    let mut story = after_review();
    waiting(&mut story);
    for words in [
        "TOESTEMMING persoon 7, getekend 2-11-2026",
        "TOESTEMMING persoon 1, getekend 4-11-2026",
        "TOESTEMMING persoon 1, getekend 1-10-2026, tot 2-11-2026",
        "TOESTEMMING persoon 1, getekend 2-11-2026, voor de tandarts",
    ] {
        let notice = story.read(ANS).into_iter().rev().find(|r| r.reply_to.contains('+')).expect("a notice");
        story.answer(ANS, &notice, words);
        assert!(story.case("2026-001").consents.is_empty(), "{words}");
        story.run(crate::way::Task::Act {
            case: "2026-001".parse().expect("a number"),
            act: crate::way::Act::Hide { words: crate::model::Sensitive::new(vec!["opleiding".into()]) },
            actor: crate::way::Actor::CommandLine("beheer".into()),
        });
    }
}

#[test]
fn s21_s25_a_claim_or_a_form_to_come_names_nobody_and_the_sender_reads_why() {
    for said in ["Mevrouw heeft mondeling toestemming gegeven.", "Het getekende formulier volgt nog."] {
        let mut story = Story::new();
        let decision = story.mail(JOB, "casus", &NAMED.replace("Zij liet het toestemmingsformulier zien.", said));
        assert_eq!(decision.outcome, OutcomeKind::ForwardRedacted, "{said} {decision:?}");
        story.nobody_reads(&["Aylin", "Korkmazer"]);
    }
}

#[test]
fn h22_only_involved_organisations_receive_and_nobody_means_hold() {
    let involved = |text: String| text.replace("recipients = \"team\"", "recipients = \"involved\"");
    let mut story = Story::with_profile("stein", |text| text, involved);
    let decision = story.mail(JOB, "casus", super::story::CLEAN);
    assert_eq!((decision.outcome, Story::rules_of(&decision)[0]), (OutcomeKind::Hold, "H-22"));
    assert_eq!(story.case("2026-001").holds[0].reason, HoldReason::Recipients);
    story.act("2026-001", crate::way::Act::Readers { names: vec!["PIW".into()] });
    let notice = story.last(ANS);
    assert!(notice.text.contains("AKKOORD"), "{}", notice.text);
    story.answer(ANS, &notice, "AKKOORD");
    assert!(!story.read(PIW).is_empty() && story.read(POLICE).is_empty());

    let mut story = Story::with_profile("stein", |text| text, involved);
    let text = format!("Betrokken partijen: PIW en de huisarts.\n{}", super::story::CLEAN);
    let decision = story.mail(JOB, "casus", &text);
    assert_eq!(decision.outcome, OutcomeKind::ForwardRedacted, "{decision:?}");
    agreed(&mut story);
    // The inbrenger's own organisation is involved too.
    assert!(!story.read(PIW).is_empty() && !story.team().is_empty() && story.read(POLICE).is_empty());
}

#[test]
fn a18_a54_an_adviser_always_gets_the_text_without_names() {
    let mut story = Story::with(|text| {
        text.replace("release = \"unless-flagged\"", "release = \"after-review\"").replace(
            "mailbox = \"wijkagent@politie.example\"",
            "adviser = true\nmailbox = \"wijkagent@politie.example\"",
        )
    });
    waiting(&mut story);
    let notice = granted(&mut story, "TOESTEMMING persoon 1, getekend 2-11-2026");
    story.answer(ANS, &notice, "AKKOORD");
    assert!(story.last(PIW).text.contains("Aylin"));
    let police = story.last(POLICE).text;
    assert!(police.contains("[persoon 1]") && !police.contains("Aylin"), "{police}");
}

#[test]
fn a17_who_asks_for_no_names_gets_none_with_consent_too() {
    let mut story = after_review();
    story.mail(JOB, "casus", &format!("Graag zonder namen bespreken.\n{NAMED}"));
    let notice = granted(&mut story, "TOESTEMMING persoon 1, getekend 2-11-2026");
    story.answer(ANS, &notice, "AKKOORD");
    story.nobody_reads(&["Aylin", "Korkmazer"]);
}

#[test]
fn s17_h79_z30_sensitive_organisations_give_way_where_the_profile_says_so() {
    let text = format!("Meneer loopt bij de reclassering en is in behandeling bij de GGZ.\n{}", super::story::CLEAN);
    let known = |text: String| {
        text.replace("known_case_without_consent = \"return_with_form\"", "known_case_without_consent = \"anonymous\"")
    };
    let generalise =
        |text: String| known(text).replace("party_mention = \"keep\"", "party_mention = \"generalise_sensitive\"");
    let mut story = Story::with_profile("stein", |text| text, generalise);
    story.mail(JOB, "casus", &text);
    agreed(&mut story);
    let read = story.last(MEMBER).text;
    assert!(!read.contains("reclassering") && read.contains("een betrokken instantie"), "{read}");
    assert!(read.contains("bij een GGZ-instelling"), "{read}");
    let mut story = Story::with_profile("stein", |text| text, known);
    story.mail(JOB, "casus", &text);
    agreed(&mut story);
    assert!(story.last(MEMBER).text.contains("bij de reclassering"));
}

#[test]
fn h06_z06_w25_special_kinds_and_opinions_are_told_and_never_altered() {
    let mut story = Story::new();
    let said = "Volgens mij heeft zij een depressie. Zij gaat naar de moskee.";
    let decision = story.mail(JOB, "casus", &format!("{said}\n{}", super::story::CLEAN));
    assert!(Story::rules_of(&decision).contains(&"H-06") && Story::rules_of(&decision).contains(&"Z-06"));
    assert!(story.last(MEMBER).text.contains(said), "{}", story.last(MEMBER).text);
    for reader in [JOB, ANS] {
        let text = story.last(reader).text;
        assert!(text.contains("gezondheid en geloof") && text.contains("mening of vermoeden"), "{text}");
    }
}

#[test]
fn s10_a_mail_that_went_to_the_team_directly_raises_the_alarm() {
    let mut story = Story::new();
    let decision = story.send(Post::new("casus", super::story::CLEAN).field("Cc", PIW));
    assert!(Story::rules_of(&decision).contains(&"S-10"), "{decision:?}");
    assert!(story.audit.iter().any(|a| a.detail == "outside-the-gate"));
    assert!(story.last(ANS).text.contains("buiten de poort om"));
}

#[test]
fn h53_h54_before_the_day_after_signing_and_after_leaving_a_partner_gets_nothing() {
    for dates in ["signed_on = \"2026-11-03\"", "leaves_on = \"2026-11-02\""] {
        let mut story = Story::with(|text| {
            text.replace(
                "domains = [\"politie.example\"]\nsigned_on = \"2018-01-01\"",
                &format!("domains = [\"politie.example\"]\n{dates}"),
            )
        });
        story.mail(JOB, "casus", super::story::CLEAN);
        assert!(story.read(POLICE).is_empty() && !story.team().is_empty(), "{dates}");
    }
}

fn invite(organisation: &str, mailbox: &str, agreed: &[&str], secrecy: bool) -> crate::way::Act {
    crate::way::Act::Invite(Box::new(crate::way::Invite {
        mailbox: mailbox.parse().expect("a mailbox"),
        organisation: organisation.into(),
        role: "behandelaar".into(),
        why: "kent de thuissituatie".into(),
        agreed: agreed.iter().map(|o| (*o).to_owned()).collect(),
        secrecy_on: secrecy.then(|| jiff::civil::date(2026, 11, 2)),
    }))
}

#[test]
fn s48_a53_a_flexible_partner_reads_one_case_alone() {
    let mut story = Story::new();
    let guest = "wijkverpleging@corporatie.example";
    story.mail(JOB, "casus", super::story::CLEAN);
    assert_eq!(story.act("2026-001", invite("woningcorporatie", guest, &[], false)), None);
    story.mail(JOB, "casus", super::story::CLEAN);
    let got = story.read(guest);
    assert_eq!(got.len(), 1);
    assert!(got[0].text.contains("wie kent een vrijwilliger") && got[0].text.contains("2026-001"));
    assert!(story.audit.iter().any(|a| a.recipient.as_deref() == Some("elsloo/gast-1")));
}

#[test]
fn h24_h25_h26_h27_h28_h97_a_third_party_needs_every_reference_and_the_resident_hears_at_once() {
    let gp = "praktijk@huisarts.example";
    let mut story = Story::with_profile(
        "stein",
        |text| {
            text.replace("release = \"unless-flagged\"", "release = \"after-review\"")
                .replace("\"politie.example\"]", "\"politie.example\", \"huisarts.example\"]")
        },
        |text| text.replace("allowed_third_parties = []", "allowed_third_parties = [\"huisarts\"]"),
    );
    waiting(&mut story);
    let all = ["MEE", "PIW", "politie"];
    for (agreed, secrecy) in [(&all[..], true), (&all[..2], true), (&all[..], false)] {
        let refused = story.act("2026-001", invite("huisarts", gp, agreed, secrecy));
        assert!(refused.is_some(), "no consent, no agreement of all, or no secrecy");
    }
    let notice = granted(&mut story, "TOESTEMMING persoon 1, getekend 2-11-2026, voor MEE");
    story.answer(ANS, &notice, "AKKOORD");
    for (agreed, secrecy) in [(&all[..2], true), (&all[..], false)] {
        assert!(story.act("2026-001", invite("huisarts", gp, agreed, secrecy)).is_some());
    }
    assert!(story.read(gp).is_empty());
    assert_eq!(story.act("2026-001", invite("huisarts", gp, &all, true)), None);
    let text = story.last(gp).text;
    assert!(text.contains("[persoon 1]") && !text.contains("Aylin"), "the consent is for MEE: {text}");
    assert!(text.contains("GEHEIMHOUDING BIJ CASUS 2026-001"), "the statement goes along (H-97): {text}");
    assert!(!story.last(PIW).text.contains("GEHEIMHOUDING"));
    assert!(story.last(JOB).text.contains("Vertel dat vandaag aan de inwoner"), "{}", story.last(JOB).text);
    assert_eq!(story.case("2026-001").guests[0].third_party.as_ref().map(|t| t.consents.clone()), Some(vec![1]));
}

#[test]
fn a51_a52_a56_per_case_only_the_chosen_read_and_the_inbrenger_notes_who() {
    let mut story = Story::with_profile(
        "stein",
        |text| text,
        |text| text.replace("recipients = \"team\"", "recipients = \"per_case\"\ndisclosure_note = true"),
    );
    let decision = story.mail(JOB, "casus", super::story::CLEAN);
    assert_eq!((decision.outcome, Story::rules_of(&decision)[0]), (OutcomeKind::Hold, "A-51"));
    story.act("2026-001", crate::way::Act::Readers { names: vec![POLICE.into()] });
    story.act("2026-001", crate::way::Act::Release);
    assert!(!story.read(POLICE).is_empty() && story.team().is_empty() && story.read(PIW).is_empty());
    let noted = story.last(JOB).text;
    assert!(noted.contains("politie") && noted.contains("eigen dossier"), "{noted}");
}

#[test]
fn a51_a52_s48_the_agenda_of_each_member_holds_that_members_cases() {
    let mut story = Story::with_profile(
        "stein",
        |text| text.replace("release = \"unless-flagged\"", "release = \"after-review\""),
        |text| text.replace("recipients = \"team\"", "recipients = \"per_case\""),
    );
    for member in [PIW, MEMBER] {
        story.mail(JOB, "casus", super::story::CLEAN);
        let number = format!("2026-00{}", story.register.cases.len());
        story.act(&number, crate::way::Act::Readers { names: vec![member.into()] });
    }
    let guest = "beheer@corporatie.example";
    assert_eq!(story.act("2026-002", invite("woningcorporatie", guest, &[], false)), None);
    story.until("2026-11-05T12:00:00+01:00");
    let agenda = story.last_with(ANS, "2026-002");
    story.answer(ANS, &agenda, "AKKOORD");
    let of = |reader: &str| story.read(reader).into_iter().map(|r| r.text).collect::<Vec<_>>().join("\n");
    assert!(of(PIW).contains("2026-001") && !of(PIW).contains("2026-002"), "{}", of(PIW));
    assert!(of(MEMBER).contains("2026-002") && !of(MEMBER).contains("2026-001"));
    assert!(of(guest).contains("2026-002") && !of(guest).contains("2026-001"));
    assert!(of(POLICE).is_empty(), "{}", of(POLICE));
}

#[test]
fn s27_s26_presence_is_the_coordinators_word_and_stands_on_top() {
    let mut story = Story::new();
    let text =
        format!("Zij is al bekend bij ons, MEE begeleidt haar. Mevrouw schuift zelf aan.\n{}", super::story::CLEAN);
    let decision = story.mail(JOB, "casus", &text);
    assert_eq!((decision.outcome, Story::rules_of(&decision)[0]), (OutcomeKind::Hold, "S-26"));
    story.act("2026-001", crate::way::Act::Release);
    assert!(story.last(MEMBER).text.contains("sluit zelf aan"));
}

#[test]
fn z32_third_persons_stay_labels_with_consent_too() {
    let mut story = after_review();
    let text = NAMED.replace("met haar zoon Ilyas", "met haar zoon Ilyas. Buurvrouw Thea Proefstra klaagt over hem");
    story.mail(JOB, "casus Elsloo", &text);
    let notice = granted(&mut story, "TOESTEMMING persoon 1, getekend 2-11-2026");
    story.answer(ANS, &notice, "AKKOORD");
    let read = story.last(MEMBER).text;
    assert!(read.contains("Aylin") && !read.contains("Thea") && !read.contains("Proefstra"), "{read}");
}

#[test]
fn the_receipt_counts_persons_not_mentions() {
    let mut story = Story::new();
    let text = "Mevrouw Aylin Korkmazer belde. Aylin wil werk. Mevrouw Korkmazer zoekt oppas.\n\nDoel: Aylin heeft werk.\nVraag: wie \
                helpt Aylin?\n";
    story.mail(JOB, "casus Elsloo", text);
    assert!(story.last(JOB).text.contains("een naam"), "{}", story.last(JOB).text);
    assert!(at("2026-11-03T10:00:00+01:00") <= story.now);
}
