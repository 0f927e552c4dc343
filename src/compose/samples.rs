//! One letter of each kind, made up, for the tests of this room.

use super::*;
use crate::anonymise::Redacted;
use crate::model::{Category, Consent, Danger, Kind, Mailbox, Reader, Reason, Right, Role};
use crate::register::HoldReason;
use crate::texts;
use jiff::Timestamp;
use serde_json::json;

pub(super) const SENDER: &str = "huisarts@praktijk.example";
pub(super) const MEMBERS: [&str; 2] = ["wijkverpleging@zorg.example", "woonconsulent@wonen.example"];
pub(super) const COORDINATOR: &str = "coordinator@gemeente.example";
pub(super) const DEPUTY: &str = "vervanger@gemeente.example";

pub(super) fn at(text: &str) -> Timestamp {
    text.parse().expect("a timestamp")
}

pub(super) fn mailbox(text: &str) -> Mailbox {
    text.parse().expect("a mailbox")
}

/// What the samples are composed with; `f` gets it, since it borrows.
pub(crate) fn with_setting<T>(f: impl FnOnce(&Setting) -> T) -> T {
    let (from, intake) = (mailbox("casuspoort@gate.example"), mailbox("dorpsteam-elsloo@gate.example"));
    let privacy = mailbox("privacy@gemeente.example");
    let codes = [COORDINATOR, SENDER].map(|holder| ReplyCode { holder: mailbox(holder), code: "k7m2q9".to_owned() });
    let return_path = |id: &str| format!("bounce+{}.0f0f@gate.example", id.split('@').next()?).parse().ok();
    f(&Setting {
        attachments: crate::config::Attachments::Section,
        from: &from,
        intake: &intake,
        codes: &codes,
        return_path: &return_path,
        team: "dorpsteam Elsloo",
        coordinator: "Coby Ordinat",
        telephone: "046-0000000",
        deputy: Some("Vera Vanger"),
        privacy: Some(&privacy),
        help: Some("de helpdesk, 046-0000001"),
        form: crate::texts::form::Form {
            purpose: Some("Samen zorgen dat een inwoner verder geholpen wordt."),
            rights: "U mag zien wat er over u staat. U mag vragen om het te verbeteren of weg te halen.",
            cosign: 12,
            alone: 16,
            sensitive: false,
            practitioner: false,
        },
        now: at("2026-11-04T13:00:00Z"),
        seed: "01ja0000000000000000000000",
        in_reply_to: Some("eerste@praktijk.example"),
        references: &["eerste@praktijk.example".to_owned(), "01j9.1@gate.example".to_owned()],
    })
}

/// A redacted text as the store brings it back, since only the anonymiser makes one.
pub(super) fn redacted_for(pieces: serde_json::Value, rendition: &str) -> Redacted {
    let reader = |mailbox: &str, role: &str| json!({"mailbox": mailbox, "role": role});
    let readers = [
        reader(MEMBERS[0], "team"),
        reader(MEMBERS[1], "team"),
        reader(COORDINATOR, "coordinator"),
        reader(DEPUTY, "coordinator"),
        reader(SENDER, "sender"),
    ];
    serde_json::from_value(json!({
        "pieces": pieces,
        "legend": [{"label": "[persoon 1]", "role": "mevrouw"}, {"label": "[persoon 2]", "role": "haar zoon"}],
        "left_out": {"PERSOON": 2, "ADRES": 1, "BSN": 1},
        "audience": {"readers": readers},
        "rendition": rendition,
    }))
    .expect("a redacted text")
}

pub(super) fn redacted() -> Redacted {
    redacted_for(
        json!([
            {"kind": "subject", "text": "casus voor het dorpsteam"},
            {"kind": "doel", "text": "mevrouw kan in haar woning blijven."},
            {"kind": "vraag", "text": "wie kan haar helpen met haar schulden?"},
            {"kind": "situation", "text": "Mevrouw [persoon 1], een veertiger uit Elsloo, woont met haar zoon [persoon 2].\nEr is huurachterstand. Betrokken: huisarts, woningcorporatie."},
            {"kind": "quoted", "text": "Eerder schreef de huisarts dat [persoon 2] weer naar school gaat."},
        ]),
        "redacted",
    )
}

pub(super) fn head() -> CaseHead {
    CaseHead {
        number: "2026-014".parse().expect("a case number"),
        kind: Kind::Casus,
        area: Some("Elsloo".to_owned()),
        meeting: Some(at("2026-11-12T08:00:00Z")),
        consent: Consent::None,
        consented_on: None,
        resident_attends: false,
    }
}

pub(super) fn inbrenger() -> Inbrenger {
    Inbrenger { name: Some("Anja Voorbeeld".to_owned()), organisation: Some("huisartsenpraktijk".to_owned()) }
}

pub(super) fn team_case() -> TeamCase {
    TeamCase {
        case: head(),
        text: redacted(),
        inbrenger: inbrenger(),
        vraag_to: Some("PIW".to_owned()),
        on_top: Vec::new(),
        late: false,
        replaces: false,
        not_before: Some(at("2026-11-11T08:00:00Z")),
        without_text: Vec::new(),
        notice: false,
        advisers: Vec::new(),
        third_parties: Vec::new(),
    }
}

fn receipt(outcome: ReceiptOutcome) -> Receipt {
    Receipt {
        to: mailbox(SENDER),
        case: head(),
        outcome,
        text: Some(redacted()),
        vraag_to: None,
        attachments_left: 0,
        change_until: Some(at("2026-11-05T08:00:00Z")),
        danger: Vec::new(),
        named: false,
        hints: Vec::new(),
    }
}

fn returned(because: ReturnedBecause) -> Letter {
    Letter::Returned(Returned {
        to: mailbox(SENDER),
        case: head(),
        because,
        answer_before: Some(at("2026-11-10T08:00:00Z")),
        otherwise: Some(at("2026-11-26T08:00:00Z")),
        danger: Vec::new(),
        ask_informed: false,
    })
}

fn notice() -> CoordinatorNotice {
    let numbered = |number, category, word: &str, sentence: &str| NumberedText {
        number,
        category,
        word: word.to_owned(),
        sentence: sentence.to_owned(),
    };
    CoordinatorNotice {
        to: vec![mailbox(COORDINATOR)],
        case: CaseHead { consent: Consent::Attached, ..head() },
        inbrenger: inbrenger(),
        received: at("2026-11-04T12:58:00Z"),
        held: true,
        reasons: vec![Reason::new("S-25", "wij kunnen het formulier nog niet lezen")],
        text: Some(redacted()),
        vraag_to: Some("PIW".to_owned()),
        redactions: vec![
            numbered(1, Category::Persoon, "[persoon 1]", "Mevrouw [persoon 1], een veertiger uit Elsloo."),
            numbered(2, Category::Adres, "[adres]", "Zij woont aan [adres]."),
        ],
        doubts: vec![numbered(1, Category::Kenmerk, "enige kapster", "Zij is de enige kapster van Catsop.")],
        parts: vec![
            "bijlage 1, een pdf, 340 kB: De tekst is gelezen; het bestand zelf gaat niet mee. Weggelaten: een naam."
                .to_owned(),
        ],
        due: Some(at("2026-11-06T11:00:00Z")),
        otherwise: Some("Anders blijft de casus zonder namen staan.".to_owned()),
    }
}

fn item(number: &str, state: AgendaState, follow_up: Option<Timestamp>) -> AgendaItem {
    AgendaItem {
        case: CaseHead { number: number.parse().expect("a case number"), ..head() },
        state,
        text: Some(redacted()),
        vraag_to: Some("PIW".to_owned()),
        not_for: Vec::new(),
        on_top: Vec::new(),
        follow_up,
        flags: vec!["Zij is de enige kapster van Catsop.".to_owned()],
    }
}

pub(super) fn agenda() -> Agenda {
    Agenda {
        to: vec![mailbox(COORDINATOR)],
        meeting: at("2026-11-12T08:00:00Z"),
        minutes: 90,
        members: 8,
        items: vec![
            item("2026-014", AgendaState::Ready, None),
            item(
                "2026-017",
                AgendaState::WaitingForCoordinator {
                    why: "de toestemming is niet duidelijk".to_owned(),
                    due: Some(at("2026-11-10T08:00:00Z")),
                    otherwise: Some("Anders blijft de casus zonder namen staan.".to_owned()),
                },
                None,
            ),
            item("2026-009", AgendaState::Ready, Some(at("2026-10-29T08:00:00Z"))),
            AgendaItem {
                text: None,
                flags: Vec::new(),
                ..item(
                    "2026-018",
                    AgendaState::WaitingForInbrenger {
                        why: "de vraag ontbreekt".to_owned(),
                        due: Some(at("2026-11-10T08:00:00Z")),
                    },
                    None,
                )
            },
        ],
        audit_head: Some("118-9c56cc51b374c3ba189210d5b6d4bf57".to_owned()),
        answer_before: Some(at("2026-11-06T11:00:00Z")),
        revision: 0,
        earlier: Vec::new(),
    }
}

/// Every letter, with the name of its golden file.
pub(crate) fn letters() -> Vec<(&'static str, Letter)> {
    let mut all = sender_letters();
    all.extend(coordinator_letters());
    let team = MEMBERS.map(mailbox).to_vec();
    all.extend([
        ("team-case", Letter::TeamCase(team_case())),
        ("team-case-named", Letter::TeamCase(named_case())),
        ("team-agenda", Letter::AgendaTeam(Agenda { to: team.clone(), ..agenda() })),
        (
            "team-recall",
            Letter::Recall(Recall {
                to: team,
                number: head().number,
                sent: Some(at("2026-11-05T08:05:00Z")),
                because: RecallBecause::Mistake,
            }),
        ),
    ]);
    all
}

pub(super) fn named_case() -> TeamCase {
    let pieces = json!([
        {"kind": "doel", "text": "mevrouw Proefpersoon kan in haar woning blijven."},
        {"kind": "vraag", "text": "wie kan haar helpen?"},
    ]);
    TeamCase {
        case: CaseHead { consent: Consent::Attached, resident_attends: true, ..head() },
        text: redacted_for(pieces, "named"),
        late: true,
        replaces: true,
        ..team_case()
    }
}

fn sender_letters() -> Vec<(&'static str, Letter)> {
    let late = ReceiptOutcome::Late {
        received: at("2026-11-09T13:12:00Z"),
        missed: at("2026-11-12T08:00:00Z"),
        deadline: at("2026-11-05T08:00:00Z"),
    };
    let next = CaseHead { meeting: Some(at("2026-11-26T08:00:00Z")), ..head() };
    let area = CaseHead { kind: Kind::Gebiedsvraagstuk, ..head() };
    let held = ReceiptOutcome::Held {
        reasons: vec![Reason::new("S-39", "wij konden niet alles in de mail lezen")],
        due: Some(at("2026-11-05T11:00:00Z")),
    };
    let sender = || Reader { mailbox: mailbox(SENDER), role: Role::Sender };
    let sent = at("2026-11-11T08:00:00Z");
    let functions = vec!["wijkverpleegkundige".to_owned(), "woonconsulent".to_owned()];
    vec![
        ("receipt-on-time", Letter::Receipt(receipt(ReceiptOutcome::OnTime))),
        (
            "receipt-late",
            Letter::Receipt(Receipt { case: next, change_until: Some(at("2026-11-19T08:00:00Z")), ..receipt(late) }),
        ),
        (
            "receipt-held-danger",
            Letter::Receipt(Receipt {
                danger: vec![Danger::DomesticViolence],
                text: None,
                attachments_left: 2,
                case: CaseHead { consent: Consent::Attached, ..head() },
                ..receipt(held)
            }),
        ),
        ("receipt-area", Letter::Receipt(Receipt { case: area, ..receipt(ReceiptOutcome::OnTime) })),
        ("receipt-updated", Letter::Receipt(receipt(ReceiptOutcome::Updated))),
        ("receipt-withdrawn", Letter::Receipt(receipt(ReceiptOutcome::Withdrawn))),
        ("returned-vraag", returned(ReturnedBecause::Vraag)),
        ("returned-doel", returned(ReturnedBecause::Doel)),
        ("returned-both", returned(ReturnedBecause::DoelAndVraag)),
        ("returned-consent", returned(ReturnedBecause::Consent)),
        ("returned-lacks", returned(ReturnedBecause::Lacks(vec![Lack::Necessity, Lack::Parties, Lack::Kinds]))),
        ("returned-reasons", returned(ReturnedBecause::Lacks(vec![Lack::Reasons]))),
        ("returned-link", returned(ReturnedBecause::OnlyALink)),
        ("returned-late", returned(ReturnedBecause::Late { deadline: at("2026-11-05T08:00:00Z") })),
        ("neutral", Letter::Neutral(Neutral { to: mailbox("iemand@thuis.example") })),
        (
            "disclosed",
            Letter::Disclosed(Disclosed {
                to: mailbox(SENDER),
                case: head(),
                sent,
                functions,
                named: false,
                text: Some(redacted()),
            }),
        ),
        (
            "feedback",
            Letter::FeedbackReminder(FeedbackReminder {
                to: mailbox(SENDER),
                number: head().number,
                discussed: at("2026-11-12T08:00:00Z"),
            }),
        ),
        (
            "act-done",
            Letter::ActDone(ActDone {
                to: Reader { mailbox: mailbox(COORDINATOR), role: Role::Coordinator },
                act: "VERBERG".to_owned(),
                case: Some(head().number),
                lines: vec!["Het woord is weg uit de tekst".to_owned(), "De casus wacht nog op uw AKKOORD.".to_owned()],
                text: Some(redacted()),
            }),
        ),
        ("act-refused", Letter::ActRefused(ActRefused { to: sender(), because: RefusedBecause::NotAllowed })),
        ("act-not-understood", Letter::ActRefused(ActRefused { to: sender(), because: RefusedBecause::NotUnderstood })),
        ("fallback", Letter::Fallback(Fallback { to: sender(), number: Some(head().number) })),
    ]
}

/// Letters that differ from those above in a word or two: each kind with each consent, each reason to wait.
pub(crate) fn variants() -> Vec<(&'static str, Letter)> {
    let consents =
        [Consent::None, Consent::Claimed, Consent::Attached, Consent::Refused, Consent::Withdrawn, Consent::Exception];
    let mut all = Vec::new();
    for kind in [Kind::Casus, Kind::Gebiedsvraagstuk, Kind::Notulen, Kind::Overig] {
        let late = ReceiptOutcome::Late {
            received: at("2026-11-09T13:12:00Z"),
            missed: at("2026-11-12T08:00:00Z"),
            deadline: at("2026-11-05T08:00:00Z"),
        };
        for consent in consents {
            let case = CaseHead { kind, consent, ..head() };
            all.push(("receipt", Letter::Receipt(Receipt { case: case.clone(), ..receipt(ReceiptOutcome::OnTime) })));
            all.push(("team", Letter::TeamCase(TeamCase { case, ..team_case() })));
        }
        let case = CaseHead { kind, meeting: None, area: None, ..head() };
        for outcome in [ReceiptOutcome::OnTime, late, ReceiptOutcome::Updated, ReceiptOutcome::Withdrawn] {
            all.push(("receipt", Letter::Receipt(Receipt { case: case.clone(), ..receipt(outcome) })));
        }
    }

    let reasons = [
        HoldReason::Unverified,
        HoldReason::UnknownSender,
        HoldReason::NoSubmission,
        HoldReason::UnknownArea,
        HoldReason::NoMeeting,
        HoldReason::LateOnTheDay,
        HoldReason::Late,
        HoldReason::Uninspected,
        HoldReason::OnlyALink,
        HoldReason::Fault,
        HoldReason::Gate,
        HoldReason::Danger,
        HoldReason::Doubt,
        HoldReason::Consent,
        HoldReason::KnownCase,
        HoldReason::Minutes,
        HoldReason::List,
        HoldReason::Attendance,
        HoldReason::ForeignCase,
    ];
    let lines = reasons.map(|reason| hold(reason, "2026-020")).to_vec();
    all.push(("digest", Letter::Digest(Digest { to: vec![mailbox(COORDINATOR)], lines })));
    all
}

fn hold(reason: HoldReason, number: &str) -> DigestLine {
    DigestLine {
        number: number.parse().expect("a case number"),
        area: Some("Elsloo".to_owned()),
        reason: crate::texts::hold_reason(reason).to_owned(),
        due: at("2026-11-06T11:00:00Z"),
        otherwise: crate::texts::hold_otherwise(reason).to_owned(),
    }
}

fn coordinator_letters() -> Vec<(&'static str, Letter)> {
    let to = vec![mailbox(COORDINATOR)];
    let both = vec![mailbox(COORDINATOR), mailbox(DEPUTY)];
    let number = head().number;
    let received = at("2026-11-04T12:58:00Z");

    let lines = vec![hold(HoldReason::Consent, "2026-017"), hold(HoldReason::Uninspected, "2026-019")];
    let urgent = Urgent {
        to: both.clone(),
        case: head(),
        inbrenger: inbrenger(),
        received,
        danger: vec![Danger::Suicide, Danger::Acute],
        text: Some(redacted()),
    };
    let late = LateDecision {
        to: to.clone(),
        case: CaseHead { meeting: Some(at("2026-11-26T08:00:00Z")), ..head() },
        received: at("2026-11-09T13:12:00Z"),
        deadline: at("2026-11-05T08:00:00Z"),
        missed: at("2026-11-12T08:00:00Z"),
        why: Some(redacted_for(
            json!([{"kind": "situation", "text": "Er dreigt ontruiming bij [persoon 1]."}]),
            "redacted",
        )),
        due: at("2026-11-10T13:12:00Z"),
    };
    let incident = Incident {
        to: both,
        privacy: Some(mailbox("privacy@gemeente.example")),
        number,
        reported: received,
        stopped: 3,
        delivered: 2,
    };
    let failed = DeliveryFailed {
        to: to.clone(),
        case: Some(number),
        failed: mailbox(MEMBERS[0]),
        status: Some("5.1.1".to_owned()),
    };
    let text = Sensitive::new("Casus\n\nMevrouw Proefpersoon, Teststraat 1.".to_owned());
    vec![
        ("coordinator-held", Letter::CoordinatorNotice(notice())),
        (
            "coordinator-new",
            Letter::CoordinatorNotice(CoordinatorNotice {
                held: false,
                due: None,
                otherwise: None,
                doubts: Vec::new(),
                parts: Vec::new(),
                reasons: Vec::new(),
                ..notice()
            }),
        ),
        ("coordinator-urgent", Letter::Urgent(urgent)),
        ("coordinator-overdue", Letter::Overdue(Digest { to: to.clone(), lines: lines.clone() })),
        ("coordinator-digest", Letter::Digest(Digest { to: to.clone(), lines })),
        ("coordinator-agenda", Letter::AgendaReview(agenda())),
        ("coordinator-late", Letter::LateDecision(late)),
        ("minutes", Letter::Minutes(minutes_letter(false))),
        ("minutes-notice", Letter::Minutes(minutes_letter(true))),
        (
            "resident-report",
            Letter::ResidentReport(ResidentReport {
                to: mailbox(SENDER),
                number,
                discussed: Some(at("2026-11-12T08:00:00Z")),
                agreed: vec!["er komt een vast contact".to_owned()],
                actions: vec!["MEE: belt u deze week".to_owned()],
            }),
        ),
        (
            "actions-open",
            Letter::ActionsReminder(ActionsReminder {
                to: Reader { mailbox: mailbox(MEMBERS[0]), role: Role::Team },
                number,
                actions: vec![crate::register::CaseAction {
                    number: 2,
                    owner: Some("MEE".to_owned()),
                    what: "belt de huisarts".to_owned(),
                    information: Some("beloop".to_owned()),
                    purpose: Some("indicatie".to_owned()),
                    by: None,
                    agreed: at("2026-11-12T08:00:00Z"),
                    reminders: 0,
                    done: None,
                }],
            }),
        ),
        (
            "meeting-cancelled",
            Letter::MeetingCancelled(MeetingCancelled {
                to: vec![Reader { mailbox: mailbox(MEMBERS[0]), role: Role::Team }],
                meeting: at("2026-11-12T08:00:00Z"),
                minutes: 120,
                revision: 3,
                next: Some(at("2026-11-26T08:00:00Z")),
            }),
        ),
        ("privacy-request", Letter::RightsRequested(request())),
        ("privacy-receipt", Letter::RightsReceipt(RightsReceipt { to: mailbox("iemand@thuis.example"), due: month() })),
        (
            "privacy-reminder",
            Letter::RightsReminder(RightsReminder { to: request().to, number, due: month(), overdue: true }),
        ),
        (
            "privacy-incident",
            Letter::IncidentClock(IncidentClock {
                to: request().to,
                incident: 1,
                case: Some(number),
                what: texts::privacy::incident_cause(crate::register::IncidentCause::OutsideTheGate, 2),
                noticed: at("2026-11-03T09:00:00Z"),
                report_before: at("2026-11-06T09:00:00Z"),
                again: false,
                overdue: false,
            }),
        ),
        ("coordinator-failed", Letter::DeliveryFailed(failed)),
        ("coordinator-incident", Letter::Incident(incident)),
        (
            "coordinator-original",
            Letter::Original(Original {
                to: Reader { mailbox: mailbox(COORDINATOR), role: Role::Coordinator },
                number,
                text,
            }),
        ),
        (
            "coordinator-fallback",
            Letter::Fallback(Fallback {
                to: Reader { mailbox: mailbox(COORDINATOR), role: Role::Coordinator },
                number: None,
            }),
        ),
    ]
}

fn month() -> Timestamp {
    at("2026-12-03T09:00:00Z")
}

fn request() -> RightsRequested {
    let reader = |address, role| Reader { mailbox: mailbox(address), role };
    RightsRequested {
        to: vec![reader(COORDINATOR, Role::Coordinator), reader("privacy@gemeente.example", Role::Privacy)],
        number: head().number,
        rights: vec![Right::Access, Right::Erasure],
        received: at("2026-11-03T09:00:00Z"),
        due: month(),
        inbrenger: inbrenger(),
        verified: true,
        about: None,
        has_officer: true,
        text: Some(redacted()),
    }
}

fn minutes_letter(notice_only: bool) -> MinutesLetter {
    let text = "Aanwezig: MEE, PIW\nCasus 2026-014\nConclusie: er komt een vast contact.\nActie: wie: MEE; wat: belt de huisarts; \
                soort informatie: beloop; doel: indicatie; datum: 26 november\nRegie: PIW";
    let read = crate::intake::minutes(text);
    let sections = read.sections.into_iter().filter(|s| s.number.is_some()).collect();
    MinutesLetter {
        to: vec![MinutesOf { to: mailbox(MEMBERS[0]), sections }],
        number: head().number,
        meeting: Some(at("2026-11-12T08:00:00Z")),
        present: read.present,
        full: None,
        notice_only,
    }
}
