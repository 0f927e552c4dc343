//! What no row asks: the house promises.

use super::story::{ANS, BEN, CLEAN, INTAKE, JOB, PRIVACY, Post, Story, at};
use crate::model::OutcomeKind;
use crate::register::{CaseState, HoldReason};
use crate::way::{Act, Task};

#[test]
fn automatic_mail_and_loops_are_dropped_with_an_audit_line() {
    let mut story = Story::new();
    for (name, value) in
        [("Auto-Submitted", "auto-replied"), ("X-Casuspoort", "poort.gemeente.example"), ("Precedence", "bulk")]
    {
        let decision = story.send(Post::new("afwezig", "Ik ben er niet.").field(name, value));
        assert_eq!(decision.outcome, OutcomeKind::Drop, "{name}");
    }
    assert!(story.sent.is_empty());
    assert_eq!(story.audit.iter().filter(|a| a.detail == "drop").count(), 3);
}

#[test]
fn what_a_mail_program_writes_is_no_case_and_gets_no_answer() {
    let notices = [
        ("Intrekken: inbreng Elsloo", "Petra de Wit wil het bericht \"inbreng Elsloo, mevrouw zit klem\" intrekken."),
        (
            "Gelezen: agenda dorpsteam",
            "Uw bericht\n\nAan: Petra\nOnderwerp: agenda\n\nis gelezen op maandag 2 november 2026.",
        ),
        ("Onbestelbaar: inbreng", "Uw bericht kon niet worden bezorgd. Doel: rust. Vraag: wie helpt haar met de post?"),
        ("Geaccepteerd: overleg 12 november", "Petra heeft deze uitnodiging geaccepteerd."),
        ("Automatisch antwoord: inbreng", "Ik ben er niet. Voor vragen: bel mijn collega."),
    ];
    for (subject, body) in notices {
        let mut story = Story::new();
        let decision = story.mail(JOB, subject, body);
        assert_eq!((decision.outcome, Story::rules_of(&decision)[0]), (OutcomeKind::Hold, "S-03"), "{subject}");
        assert!(story.read(JOB).is_empty() && story.team().is_empty(), "{subject}");
    }
}

#[test]
fn an_absence_that_answers_us_uses_up_no_code() {
    let mut story = Story::new();
    story.mail(
        JOB,
        "casus",
        "Mevrouw uit Catsop woont alleen en komt nauwelijks buiten.\nVraag: wie wandelt met haar?",
    );
    let returned = story.last(JOB);
    let away = Post::new("Automatisch antwoord: uw casus", "Tot en met vrijdag ben ik er niet.").from(JOB);
    let decision = story.send(away.to(&returned.reply_to));
    assert_eq!(decision.outcome, OutcomeKind::Hold);
    assert_eq!(story.case("2026-001").state, CaseState::WaitingForInbrenger);
    story.answer(JOB, &returned, "Doel: zij heeft weer aanspraak.");
    assert!(!story.team().is_empty());
}

#[test]
fn a_heading_that_says_nothing_comes_back_and_one_that_points_elsewhere_is_looked_at() {
    let outcome = |doel: &str, vraag: &str| {
        let mut story = Story::new();
        let body =
            format!("Mevrouw uit Catsop woont alleen en komt nauwelijks buiten.\n\nDoel: {doel}\nVraag: {vraag}\n");
        story.mail(JOB, "casus", &body).outcome
    };
    let (doel, vraag) = ("zij heeft weer aanspraak.", "wie kent een vrijwilliger die met haar wandelt?");
    for nothing in
        ["n.v.t.", "?", "geen", "volgt nog", "...", "-", "nog niet bekend", "onbekend", "graag bespreken", "x"]
    {
        assert_eq!(outcome(nothing, vraag), OutcomeKind::Return, "doel {nothing}");
        assert_eq!(outcome(doel, nothing), OutcomeKind::Return, "vraag {nothing}");
    }
    for elsewhere in ["zie boven", "zie bijlage", "rust"] {
        assert_eq!(outcome(elsewhere, vraag), OutcomeKind::ForwardRedacted, "{elsewhere}");
    }
}

#[test]
fn a_quotation_behind_bars_is_no_second_case_and_lends_no_consent() {
    let mut story = Story::new();
    let quoted = "| Zo had jij het vorige keer:\n| Doel: een plek voor meneer.\n| Vraag: wie gaat mee?\n| Toestemming: ja, hij komt zelf";
    let decision = story.mail(JOB, "casus", &format!("{CLEAN}\nGroet, Anja\n\n{quoted}\n"));
    assert_eq!(decision.outcome, OutcomeKind::ForwardRedacted);
    let case = story.case("2026-001");
    assert!(!case.resident_attends && case.consent == crate::model::Consent::None);
}

#[test]
fn words_that_only_announce_go_with_what_they_announce() {
    let mut story = Story::new();
    let body = "Mevrouw uit Catsop woont alleen. Zij komt nauwelijks buiten.\n\nMijn doel is dat zij weer aanspraak heeft.\n\
                Mijn vraag aan het team is wie met haar kan wandelen.\n";
    story.mail(JOB, "casus", body);
    let text = &story.team()[0].text;
    assert!(!text.contains("Mijn doel") && !text.contains("Mijn vraag"), "{text}");
    let mut story = Story::new();
    story.mail(JOB, "casus", &CLEAN.replace("Vraag: wie", "Vraag: mijn vraag is wie"));
    assert!(story.team()[0].text.contains("Vraag: wie kent"), "{}", story.team()[0].text);
}

#[test]
fn s25_a_form_lets_the_text_wait_for_akkoord_and_no_name_passes() {
    let mut story = Story::new();
    let body = "Mevrouw Aylin Korkmazer uit Elsloo heeft het toestemmingsformulier getekend, zie bijlage formulier.pdf.\n\n\
                Doel: Aylin kan haar opleiding afmaken.\nVraag: wie kan haar helpen?\n";
    story.mail(JOB, "casus met toestemming", body);
    assert_eq!(story.case("2026-001").state, CaseState::WaitingForReview);
    assert!(story.team().is_empty());
    let notice = story.last(ANS);
    let decision = story.answer(ANS, &notice, "AKKOORD");
    assert_eq!(Story::rules_of(&decision), ["house/act"]);
    assert!(!story.team()[0].text.contains("Aylin") && !story.team()[0].text.contains("Korkmazer"));
    // The code was for once: a second answer moves nothing.
    let before = story.team().len();
    story.answer(ANS, &notice, "AKKOORD");
    assert_eq!(story.team().len(), before);
}

#[test]
fn a33_forged_answers_move_nothing_and_confirm_nothing() {
    let mut story = Story::new();
    story.mail(JOB, "casus", &format!("Er zit een getekend toestemmingsformulier bij (formulier.pdf).\n{CLEAN}"));
    let notice = story.last(ANS);
    for forger in [JOB, "consulent@mee.example", "piet@thuis.example"] {
        story.answer(forger, &notice, "AKKOORD");
        assert_eq!(story.case("2026-001").state, CaseState::WaitingForReview, "{forger}");
    }
    story.mail("piet@thuis.example", "casus 2026-001", "Hoe staat het met mijn casus?");
    assert!(!story.last("piet@thuis.example").text.contains("2026-001"));
    assert!(story.team().iter().all(|read| !read.text.contains("vrijwilliger")));
}

#[test]
fn z21_intrekken_after_sending_asks_the_team_to_delete() {
    let mut story = Story::new();
    story.mail(JOB, "casus", CLEAN);
    let receipt = story.last(JOB);
    story.answer(JOB, &receipt, "INTREKKEN");
    assert_eq!(story.case("2026-001").state, CaseState::Withdrawn);
    assert!(story.team().last().expect("recall").text.contains("verwijderen"));
}

#[test]
fn gemist_stops_hides_and_opens_an_incident() {
    let mut story = Story::new();
    story.mail(JOB, "casus", CLEAN);
    let receipt = story.last(JOB);
    story.answer(JOB, &receipt, "GEMIST: vrijwilliger");
    assert!(story.audit.iter().any(|a| a.kind == crate::model::AuditKind::Incident && a.detail == "missed"));
    assert_eq!(story.case("2026-001").state, CaseState::Held);
    let redacted = story.case("2026-001").redacted.clone().expect("kept");
    assert!(redacted.pieces().iter().all(|p| !p.text.contains("vrijwilliger")));
    assert!(!story.read(PRIVACY).is_empty());
}

#[test]
fn what_ocr_read_is_looked_at_before_it_goes_also_when_a_sentence_is_added() {
    let mut story = Story::new();
    let (without, vraag) = CLEAN.split_once("Vraag").expect("it has one");
    story.send_as(&Post::new("casus", without), |message| message.by_ocr = true, false);
    assert_eq!(story.case("2026-001").state, CaseState::WaitingForInbrenger);
    let back = story.last(JOB);
    story.answer(JOB, &back, &format!("Vraag{vraag}"));
    assert_eq!(story.case("2026-001").state, CaseState::WaitingForReview);
    assert!(story.team().is_empty());
}

#[test]
fn what_was_not_inspected_stays_so_when_a_sentence_is_added() {
    let mut story = Story::new();
    story.send(Post::new("casus", CLEAN).attach("map.7z", "application/x-7z-compressed", b"7z\xbc\xaf\x27\x1c geheim"));
    assert_eq!(story.case("2026-001").holds[0].reason, HoldReason::Uninspected);
    story.mail(JOB, "casus 2026-001", "Zij slaapt ook slecht.");
    assert_eq!(story.case("2026-001").holds[0].reason, HoldReason::Uninspected);
    assert!(story.team().is_empty());
}

#[test]
fn what_lacks_may_stand_in_what_was_not_read_so_nobody_is_asked_for_it() {
    let broken: [(&str, &str, &[u8]); 5] = [
        ("casus.zip", "application/zip", b"PK\x03\x04 afgebroken"),
        ("casus.zip", "application/zip", &[0x91, 0xd2, 0xb3, 0xc4, 0x85, 0xf6, 0xa7, 0xe8]),
        ("casus.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b""),
        ("casus.pdf", "application/pdf", b"%PDF-1.7 kapot"),
        ("casus.7z", "application/x-7z-compressed", b"7z\xbc\xaf\x27\x1c geheim"),
    ];
    for (name, kind, bytes) in broken {
        for body in ["Zie bijlage.", "", "Mevrouw uit Elsloo heeft schulden, zie bijlage.\n\nDoel: rust in huis."] {
            let mut story = Story::new();
            let decision = story.send(Post::new("casus Elsloo", body).attach(name, kind, bytes));
            assert_eq!(decision.outcome, OutcomeKind::Hold, "{name} {bytes:?} {body}: {decision:?}");
        }
    }
}

#[test]
fn the_name_of_the_inbrenger_is_shown_without_what_else_stands_in_it() {
    for (from, shown) in [
        ("\"Job Kersten\" <j.kersten@mee.example>", Some("Job Kersten")),
        ("\"Job Kersten (MEE)\" <j.kersten@mee.example>", Some("Job Kersten")),
        ("\"Job Kersten namens Wytske Terpstra\" <j.kersten@mee.example>", Some("Job Kersten")),
        ("\"Job Kersten i.o.v. Wytske Terpstra\" <j.kersten@mee.example>", Some("Job Kersten")),
        ("\"Job van der Kersten en Wytske\" <j.kersten@mee.example>", Some("Job van der Kersten")),
        ("\"Kersten, Job - casus Terpstra\" <j.kersten@mee.example>", Some("Kersten, Job")),
        ("j.kersten@mee.example", None),
    ] {
        let mut story = Story::new();
        let body = CLEAN.replace("Mevrouw", "Mevrouw Wytske Terpstra");
        story.send_as(&Post::new("casus", &body).from(from), |_| {}, true);
        assert_eq!(story.case("2026-001").inbrenger_name.as_deref(), shown, "{from}");
        story.nobody_reads(&["Wytske", "Terpstra"]);
    }
}

#[test]
fn s03_a_mail_without_a_word_is_no_submission_and_is_not_returned() {
    for body in ["", "\n\n", "Met vriendelijke groet,\nJob Kersten\n"] {
        let mut story = Story::new();
        let decision = story.mail(JOB, "casus Elsloo", body);
        assert_eq!((decision.outcome, Story::rules_of(&decision)[0]), (OutcomeKind::Hold, "S-03"), "{body:?}");
    }
}

#[test]
fn h33_who_only_says_that_consent_is_taken_back_is_not_asked_for_doel_and_vraag() {
    let mut story = Story::new();
    let decision = story.mail(JOB, "toestemming", "Mevrouw uit Elsloo trekt haar toestemming in.");
    assert_eq!((decision.outcome, Story::rules_of(&decision)[0]), (OutcomeKind::Hold, "H-33"));
}

#[test]
fn verberg_hides_more_and_laat_staan_never_a_name() {
    let mut story = Story::with(|text| text.replace("unless-flagged", "after-review"));
    story.mail(JOB, "casus", &CLEAN.replace("Mevrouw", "Mevrouw Naziha"));
    let notice = story.last(ANS);
    story.answer(ANS, &notice, "LAAT STAAN 1");
    assert!(story.last(ANS).text.contains("toestemming"), "{}", story.last(ANS).text);
    let number = "2026-001";
    let words = crate::model::Sensitive::new(vec!["wandelt".to_owned()]);
    assert_eq!(story.act(number, Act::Hide { words }), None);
    assert_eq!(story.act(number, Act::Release), None);
    let text = &story.team().last().expect("released").text.clone();
    assert!(!text.contains("wandelt") && !text.contains("Naziha"), "{text}");
}

#[test]
fn s45_the_agenda_comes_at_the_deadline_and_goes_to_the_team_after_akkoord() {
    let mut story = Story::with(|text| text.replace("unless-flagged", "after-review"));
    story.mail(JOB, "casus", CLEAN);
    story.now = at("2026-11-05T09:02:00+01:00");
    story.run(Task::Tick);
    let agenda = story.read(ANS).into_iter().find(|r| r.subject.contains("agenda") && !r.reply_to.is_empty());
    let agenda = agenda.expect("an agenda for review");
    assert!(agenda.text.contains("2026-001"), "{}", agenda.text);
    story.answer(ANS, &agenda, "AKKOORD");
    assert_eq!(story.case("2026-001").state, CaseState::Forwarded);
    assert!(story.team().iter().any(|r| r.subject.contains("genda")));
    // Once is enough.
    let before = story.sent.len();
    story.run(Task::Tick);
    assert_eq!(story.sent.len(), before);
}

#[test]
fn h90_silence_passes_to_the_deputy() {
    let mut story = Story::new();
    story.mail("piet@thuis.example", "mijn buurvrouw", CLEAN);
    story.now = at("2026-11-06T10:00:00+01:00");
    story.run(Task::Tick);
    assert!(story.read(BEN).iter().any(|r| r.text.contains("2026-001")));
}

#[test]
fn a_mail_that_breaks_the_core_is_held_without_being_opened() {
    let mut story = Story::new();
    let task = story.incoming(JOB, INTAKE, "From: x\r\n\r\nFatiha\r\n".into(), true);
    let Task::Mail(mail) = task else { unreachable!("made above") };
    let outcome = story.run(Task::Fault(mail));
    assert_eq!(outcome.kind(), OutcomeKind::Hold);
    assert_eq!(story.case("2026-001").holds[0].reason, HoldReason::Fault);
    assert!(story.case("2026-001").redacted.is_none());
}

#[test]
fn s08_weeks_later_the_meeting_is_over_and_the_case_closed() {
    let mut story = Story::new();
    let decision = story.send(Post::new("casus", CLEAN).attach("notitie.txt", "text/plain", b"Zij houdt van muziek."));
    assert_eq!(decision.outcome, OutcomeKind::ForwardRedacted);
    story.until("2026-11-13T10:00:00+01:00");
    assert_eq!(story.case("2026-001").state, CaseState::Closed);
    assert!(story.last(JOB).text.contains("2026-001"));
}
