//! Whole stories through the core: mails in, outcomes and mails out, over simulated time.

use super::*;
use crate::config::RuleSet;
use crate::message;
use crate::model::{CaseNumber, MailId, Protocol, SectionKind};
use crate::register::{CaseState, HoldReason, TeamState};
use std::path::Path;

const JOB: &str = "j.kersten@mee.example";
const ANS: &str = "coordinator@gemeente.example";
const BEN: &str = "vervanger@gemeente.example";
const INTAKE: &str = "dorpsteam-elsloo@poort.gemeente.example";
const CLEAN: &str = "Mevrouw uit Catsop woont alleen en komt nauwelijks buiten.\n\nDoel: zij heeft weer aanspraak.\n\
                     Vraag: wie kent een vrijwilliger die met haar wandelt?\n";

/// A team that meets on Thursday 12 November 2026 at nine and every fortnight after.
struct Story {
    rules: RuleSet,
    register: Register,
    now: Timestamp,
    turn: u8,
    sent: Vec<Passed>,
    audit: Vec<AuditEntry>,
}

/// What a reader got, read back from its bytes.
struct Read {
    text: String,
    subject: String,
    reply_to: String,
    message_id: String,
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

impl Story {
    fn new() -> Self {
        Self::with(|text| text)
    }

    fn with(change: impl Fn(String) -> String) -> Self {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/casuspoort.toml");
        let (shipped, _) = crate::config::load(&file).expect("the shipped configuration is right");
        let mut source = shipped.source;
        if let Some(settings) = &mut source.settings {
            let text = settings.text.replace("release = \"after-review\"", "release = \"unless-flagged\"");
            settings.text = change(text.replace("2026-01-08T09:00:00", "2026-11-12T09:00:00"));
        }
        for profile in &mut source.profiles {
            profile.text = profile.text.replace("# approved_by", "approved_by").replace("# approved_on", "approved_on");
        }
        let (rules, _) = RuleSet::from_source(source).unwrap_or_else(|faults| panic!("{faults}"));
        let team = rules.settings.teams().next().expect("a team").1.id.clone();
        let register = Register { version: 0, team, cases: Vec::new(), state: TeamState::default() };
        let now = at("2026-11-03T10:00:00+01:00");
        Self { rules, register, now, turn: 0, sent: Vec::new(), audit: Vec::new() }
    }

    fn run(&mut self, task: Task) -> Outcome {
        self.turn += 1;
        let work = Work {
            now: self.now,
            seed: [self.turn; 32],
            return_key: Sensitive::new(b"key".to_vec()),
            dkim_key: Sensitive::new(String::new()),
            audit_head: Some("7-00".into()),
            register: self.register.clone(),
            task,
        };
        let wire = serde_json::to_vec(&work).expect("work travels to the core's process");
        let work: Work = serde_json::from_slice(&wire).expect("and arrives whole");
        let mut outcome = run(&work, &self.rules).expect("the team fits");
        for case in &outcome.delta.cases {
            self.register.cases.retain(|c| c.number != case.number);
            self.register.cases.push(case.clone());
        }
        if let Some(state) = &outcome.delta.state {
            self.register.state = state.clone();
        }
        self.register.version += 1;
        self.sent.append(&mut outcome.outbox);
        self.audit.append(&mut outcome.audit);
        outcome
    }

    fn incoming(&self, from: &str, to: &str, raw: String, verified: bool) -> Task {
        let verification = if verified {
            Verification::Verified { by: "fixed".into() }
        } else {
            Verification::Unverified { why: "fixed".into() }
        };
        Task::Mail(Box::new(Incoming {
            id: MailId(ulid::Ulid::from_parts(0, u128::from(self.turn))),
            envelope: Envelope {
                reverse_path: from.parse().ok(),
                forward_paths: vec![to.parse().expect("a mailbox")],
                peer: None,
                helo: "x.example".into(),
                protocol: Protocol::Smtp,
                tls: true,
                received: self.now,
            },
            raw: Sensitive::new(raw.into_bytes()),
            verification,
            returned: None,
            offline: false,
            meant: None,
        }))
    }

    fn mail(&mut self, from: &str, subject: &str, body: &str) -> Decision {
        self.mail_with(from, INTAKE, subject, body, "", true)
    }

    fn mail_with(&mut self, from: &str, to: &str, subject: &str, body: &str, fields: &str, verified: bool) -> Decision {
        let id = self.turn;
        let body = body.replace('\n', "\r\n");
        let raw = format!(
            "From: {from}\r\nTo: {to}\r\nSubject: {subject}\r\nMessage-ID: <m{id}@x.example>\r\n{fields}MIME-Version: \
             1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{body}"
        );
        let task = self.incoming(from, to, raw, verified);
        self.run(task).decision.expect("every mail is decided")
    }

    fn answer(&mut self, from: &str, to: &Read, words: &str) -> Decision {
        let fields = format!("In-Reply-To: <{}>\r\n", to.message_id);
        self.mail_with(from, &to.reply_to.clone(), &format!("Re: {}", to.subject), words, &fields, true)
    }

    /// What a reader got, in order.
    fn read(&self, reader: &str) -> Vec<Read> {
        let mine = self.sent.iter().filter(|p| p.recipients().iter().any(|r| r.mailbox.to_string() == reader));
        mine.map(|passed| {
            let mail = message::read(passed.bytes());
            let shown = mail.document.sections.iter().filter(|s| s.kind != SectionKind::Subject);
            Read {
                text: shown.map(|s| mail.document.section_text(s)).collect::<Vec<_>>().join("\n"),
                subject: mail.headers.subject.expose().clone(),
                reply_to: mail.headers.reply_to.first().map(|a| a.mailbox.to_string()).unwrap_or_default(),
                message_id: passed.message_id().to_owned(),
            }
        })
        .collect()
    }

    fn last(&self, reader: &str) -> Read {
        self.read(reader).pop().unwrap_or_else(|| panic!("{reader} got nothing"))
    }

    fn team(&self) -> Vec<Read> {
        self.read("consulent@mee.example")
    }

    fn case(&self, number: &str) -> &crate::register::CaseRecord {
        let number: CaseNumber = number.parse().expect("a number");
        self.register.cases.iter().find(|c| c.number == number).expect("kept")
    }

    fn rules_of(decision: &Decision) -> Vec<&str> {
        decision.reasons.iter().map(|r| r.rule.as_str()).collect()
    }
}

#[test]
fn s14_a_clean_casus_goes_to_each_member_and_the_sender_reads_what_they_read() {
    let mut story = Story::new();
    let decision = story.mail(JOB, "casus Catsop", CLEAN);
    assert_eq!(decision.outcome, OutcomeKind::ForwardRedacted);
    assert_eq!(decision.meeting, Some(at("2026-11-12T09:00:00+01:00")));
    for member in ["sociaal.werk@piw.example", "consulent@mee.example", "wijkagent@politie.example"] {
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
    for passed in &story.sent {
        let text = message::read(passed.bytes()).document.text.into_exposed();
        for secret in ["Fatiha", "Bouzekri", "Ilyas", "34 56 78", "111222333"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
    }
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
    let decision = story.mail_with(JOB, INTAKE, "casus", CLEAN, "", false);
    assert_eq!(decision.outcome, OutcomeKind::Hold);
    assert!(story.read(JOB).is_empty() && story.team().is_empty());
}

#[test]
fn automatic_mail_and_loops_are_dropped_with_an_audit_line() {
    let mut story = Story::new();
    for fields in
        ["Auto-Submitted: auto-replied\r\n", "X-Casuspoort: poort.gemeente.example\r\n", "Precedence: bulk\r\n"]
    {
        let decision = story.mail_with(JOB, INTAKE, "afwezig", "Ik ben er niet.", fields, true);
        assert_eq!(decision.outcome, OutcomeKind::Drop, "{fields}");
    }
    assert!(story.sent.is_empty());
    assert_eq!(story.audit.iter().filter(|a| a.detail == "drop").count(), 3);
}

#[test]
fn h90_danger_reaches_coordinator_and_deputy_at_once_and_the_sender_gets_the_numbers() {
    let mut story = Story::new();
    let body = format!("Haar partner slaat haar en zij zegt dat zij niet meer wil leven.\n\n{CLEAN}");
    story.mail(JOB, "zorgen in Elsloo", &body);
    for reader in [ANS, BEN] {
        assert!(!story.read(reader).is_empty(), "{reader}");
    }
    let text = story.last(JOB).text;
    assert!(text.contains("112") && text.contains("113") && text.contains("0800-2000"), "{text}");
}

#[test]
fn a_form_lets_the_text_wait_for_akkoord_and_no_name_passes() {
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
fn forged_answers_move_nothing_and_confirm_nothing() {
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
fn intrekken_after_sending_asks_the_team_to_delete() {
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
    assert!(!story.read("privacy@gemeente.example").is_empty());
}

#[test]
fn verberg_hides_more_and_laat_staan_never_a_name() {
    let mut story = Story::with(|text| text.replace("unless-flagged", "after-review"));
    story.mail(JOB, "casus", &CLEAN.replace("Mevrouw", "Mevrouw Naziha"));
    let notice = story.last(ANS);
    story.answer(ANS, &notice, "LAAT STAAN 1");
    assert!(story.last(ANS).text.contains("toestemming"), "{}", story.last(ANS).text);
    let number = "2026-001";
    let act = |act| Task::Act { case: number.parse().expect("right"), act, actor: Actor::CommandLine("beheer".into()) };
    let words = Sensitive::new(vec!["wandelt".to_owned()]);
    assert_eq!(story.run(act(Act::Hide { words })).refused, None);
    assert_eq!(story.run(act(Act::Release)).refused, None);
    let text = &story.team().last().expect("released").text.clone();
    assert!(!text.contains("wandelt") && !text.contains("Naziha"), "{text}");
}

#[test]
fn the_agenda_comes_at_the_deadline_and_goes_to_the_team_after_akkoord() {
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
fn silence_passes_to_the_deputy() {
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
fn a_house_number_goes_and_the_street_stays_in_a_gebiedsvraagstuk() {
    let mut story = Story::new();
    let body = "Gebiedsvraagstuk: sinds het voorjaar is er overlast op het plein bij de Dorpstraat in Elsloo. Bij \
                Dorpstraat 31 ging een ruit kapot.\n\nDoel: de avonden blijven leefbaar.\nVraag: kan het jongerenwerk vaker \
                langskomen?\n";
    let decision = story.mail("wijkagent@politie.example", "Gebiedsvraagstuk plein Elsloo", body);
    assert!(Story::rules_of(&decision).contains(&"S-19"), "{decision:?}");
    let text = &story.team()[0].text;
    assert!(text.contains("Dorpstraat") && !text.contains("31"), "{text}");
}
