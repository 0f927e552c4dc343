//! Consent forms among the parts of a mail, through the whole core.

use super::story::{ANS, JOB, MEMBER, Post, Story};
use crate::model::{ConsentForm, FormField, FormValue, OutcomeKind, Rendition, Role, Seen, Sensitive, Signature};
use crate::register::{CaseState, HoldReason};
use proptest::prelude::*;

const BODY: &str = "Mevrouw Aylin Korkmazer uit Elsloo woont met haar zoon Ilyas. Haar BSN is 111222333.\n\n\
                    Doel: Aylin kan haar opleiding afmaken.\nVraag aan het team: wie kan haar helpen met oppas?\n";

/// A form with these fields, signed if `seen` says so.
fn form(values: &[(FormField, &str)], label: &str, seen: Seen) -> ConsentForm {
    let value = |(field, text): &(FormField, &str)| FormValue {
        field: *field,
        value: Sensitive::new((*text).into()),
        confidence: 0.9,
    };
    ConsentForm {
        path: "2".into(),
        values: values.iter().map(value).collect(),
        signatures: vec![Signature { label: label.into(), seen, confidence: 0.9 }],
    }
}

fn of(name: &str, purpose: &str, date: &str, seen: Seen) -> ConsentForm {
    form(&[(FormField::Name, name), (FormField::Purpose, purpose), (FormField::Date, date)], "Handtekening", seen)
}

fn complete() -> ConsentForm {
    of("Aylin Korkmazer", "bespreking in het dorpsteam", "2-11-2026", Seen::Ink)
}

fn post(body: &str) -> Post {
    Post::new("casus Elsloo", body)
}

/// Mails to the team with somebody named.
fn named(story: &Story) -> usize {
    story.sent.iter().filter(|p| p.role() == Role::Team && p.rendition() == Rendition::Named).count()
}

#[test]
fn s40_h31_a_complete_form_names_the_person_after_akkoord_and_offline_at_once() {
    let mut story = Story::new();
    let decision = story.send_with(&post(BODY), &[complete()], true);
    assert_eq!((decision.outcome, Story::rules_of(&decision)[0]), (OutcomeKind::ForwardNamed, "S-40"), "{decision:?}");
    assert_eq!(named(&story), 3);
    let text = story.last(MEMBER).text;
    assert!(text.contains("Aylin Korkmazer") && !text.contains("Ilyas") && !text.contains("111222333"), "{text}");
    assert!(!story.last(JOB).text.contains("Korkmazer"), "a sender reads the text without names");

    let mut story = Story::new();
    let decision = story.send_with(&post(BODY), &[complete()], false);
    assert_eq!(decision.outcome, OutcomeKind::ForwardNamed);
    assert_eq!((story.case("2026-001").state, named(&story)), (CaseState::WaitingForReview, 0));
    let notice = story.last(ANS);
    assert!(
        notice.text.contains("Met naam in de tekst: persoon 1") && !notice.text.contains("Korkmazer"),
        "{}",
        notice.text
    );
    story.answer(ANS, &notice, "AKKOORD");
    assert_eq!(named(&story), 3);
}

#[test]
fn s25_h91_h32_an_incomplete_form_is_a_claim_and_its_text_goes_nowhere() {
    for (form, rule) in [
        (of("Aylin Korkmazer", "dorpsteam", "", Seen::Ink), "H-91"),
        (of("Aylin Korkmazer", "dorpsteam", "2-11-2026", Seen::Blank), "S-25"),
        (of("Aylin Korkmazer", "dorpsteam", "2-11-2026", Seen::Typed), "S-25"),
        (of("Aylin Korkmazer", "", "2-11-2026", Seen::Ink), "H-31"),
        (of("Aylin Korkmazer", "dorpsteam", "9-11-2026", Seen::Ink), "S-21"),
    ] {
        let mut story = Story::new();
        let decision = story.send_with(&post(BODY), &[form], true);
        assert_eq!(decision.outcome, OutcomeKind::ForwardRedacted, "{rule} {decision:?}");
        assert!(Story::rules_of(&decision).contains(&rule), "{rule} {decision:?}");
        story.nobody_reads(&["Aylin", "Korkmazer"]);
    }
}

#[test]
fn s20_h91_a_known_case_with_an_incomplete_form_comes_back_and_with_a_complete_one_goes_on() {
    let body = format!("Zij is al bekend bij ons, MEE begeleidt haar sinds januari.\n{BODY}");
    let mut story = Story::new();
    let unsigned = of("Aylin Korkmazer", "dorpsteam", "2-11-2026", Seen::Blank);
    let decision = story.send_with(&post(&body), &[unsigned], true);
    assert_eq!((decision.outcome, Story::rules_of(&decision)[0]), (OutcomeKind::Return, "S-20"), "{decision:?}");
    let decision = Story::new().send_with(&post(&body), &[complete()], true);
    assert_eq!(decision.outcome, OutcomeKind::ForwardNamed, "{decision:?}");
}

#[test]
fn z31_s46_h59_doubt_holds_with_its_reason() {
    for (form, rule) in [
        (of("A. Korkmazer", "dorpsteam", "2-11-2026", Seen::Ink), "S-41"),
        (of("Noor Proefstra", "dorpsteam", "2-11-2026", Seen::Ink), "S-41"),
        (of("Aylin Korkmazer", "inschrijving bij de sportclub", "2-11-2026", Seen::Ink), "S-46"),
        (
            form(
                &[
                    (FormField::Name, "Aylin Korkmazer"),
                    (FormField::Purpose, "bespreking"),
                    (FormField::Recipients, "de tandarts"),
                    (FormField::Date, "2-11-2026"),
                ],
                "Handtekening",
                Seen::Ink,
            ),
            "H-59",
        ),
    ] {
        let mut story = Story::new();
        let decision = story.send_with(&post(BODY), &[form], true);
        assert_eq!((decision.outcome, Story::rules_of(&decision)[0]), (OutcomeKind::Hold, rule), "{decision:?}");
        assert_eq!(story.case("2026-001").holds[0].reason, HoldReason::Consent);
        assert!(story.team().is_empty());
    }
}

#[test]
fn h47_a_form_that_says_no_blocks_every_name() {
    let mut no = complete();
    no.values.push(FormValue { field: FormField::Answer, value: Sensitive::new("Nee".into()), confidence: 1.0 });
    let mut story = Story::new();
    let decision = story.send_with(&post(BODY), &[no.clone(), complete()], true);
    assert_eq!(decision.outcome, OutcomeKind::Hold, "{decision:?}");
    let mut story = Story::new();
    let decision = story.send_with(&post(BODY), &[no], true);
    assert!(Story::rules_of(&decision).contains(&"H-47"), "{decision:?}");
    story.nobody_reads(&["Aylin", "Korkmazer"]);
}

#[test]
fn s30_minutes_and_s19_area_questions_name_nobody_whatever_form_comes_along() {
    for subject in ["Notulen dorpsteam 29 oktober", "Gebiedsvraagstuk: overlast in Elsloo"] {
        let mut story = Story::new();
        story.send_with(&Post::new(subject, BODY), &[complete()], true);
        if story.case("2026-001").kind != crate::model::Kind::Casus {
            assert_eq!(named(&story), 0, "{subject}");
        }
    }
}

#[test]
fn s04_a_strangers_form_puts_nothing_on_record() {
    let mut story = Story::new();
    for post in [post(BODY).from("piet@thuis.example"), post(BODY).unverified()] {
        story.send_with(&post, &[complete()], false);
    }
    assert!(story.register.cases.iter().all(|c| c.consents.is_empty()));
}

#[test]
fn s40_a_consent_of_an_earlier_mail_of_the_case_holds_for_the_answer_too() {
    let mut story = Story::new();
    let without = BODY.replace("Vraag aan het team: wie kan haar helpen met oppas?", "");
    story.send_with(&post(&without), &[complete()], false);
    assert_eq!(story.case("2026-001").state, CaseState::WaitingForInbrenger);
    let returned = story.last(JOB);
    let decision = story.answer(JOB, &returned, "Vraag aan het team: wie kan Aylin helpen met oppas?");
    assert_eq!(decision.outcome, OutcomeKind::ForwardNamed, "{decision:?}");
    let notice = story.last(ANS);
    story.answer(ANS, &notice, "AKKOORD");
    assert!(story.last(MEMBER).text.contains("Aylin"));
}

#[test]
fn s40_a_consent_that_runs_out_before_the_release_names_nobody() {
    let mut short = complete();
    short.values.push(FormValue {
        field: FormField::EndDate,
        value: Sensitive::new("12-11-2026".into()),
        confidence: 1.0,
    });
    let mut story = Story::new();
    story.send_with(&post(BODY), &[short], false);
    let notice = story.last(ANS);
    story.answer(ANS, &notice, "VERPLAATS 26-11");
    let act = crate::way::Act::Release;
    story.act("2026-001", act);
    assert_eq!(named(&story), 0);
    assert!(story.last(MEMBER).text.contains("[persoon 1]"));
}

#[test]
fn a_family_in_which_one_consents_names_one() {
    let body = "Mevrouw Aylin Korkmazer woont met haar moeder Fatma Korkmazer in Elsloo. Mevrouw Korkmazer is ziek.\n\n\
                Doel: rust in huis.\nVraag aan het team: wie kan helpen?\n";
    let mut story = Story::new();
    let decision = story.send_with(&post(body), &[complete()], true);
    assert_eq!(decision.outcome, OutcomeKind::ForwardNamed, "{decision:?}");
    let text = story.last(MEMBER).text;
    assert!(text.contains("Aylin Korkmazer") && !text.contains("Fatma"), "{text}");
    assert!(!text.contains("Mevrouw Korkmazer is ziek"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever the keys, the form and the words: every mail ends once, and a name leaves only with a consent on record that
    /// covers its reader.
    #[test]
    fn s40_h31_no_keys_forms_and_words_forward_a_name_without_cover(
        named_requires in "consent|consent_and_presence", recipients in "team|involved|per_case", no_consent in "anonymous|hold",
        name in "Aylin Korkmazer|Ilyas Korkmazer|A. Korkmazer|", to in "|het team|MEE|politie|nemo",
        date in "2-11-2026|4-11-2026|", end in "|1-11-2026|31-12-2026", signed in any::<bool>(), offline in any::<bool>(),
        said in "|Mevrouw schuift zelf aan.|Mevrouw weigert toestemming.|Graag zonder namen.|Toestemming: ja|Betrokken: PIW, MEE.",
    ) {
        let mut story = Story::with_profile("stein", |text| text, |text| {
            text.replace("named_requires = \"consent\"", &format!("named_requires = \"{named_requires}\""))
                .replace("recipients = \"team\"", &format!("recipients = \"{recipients}\""))
                .replace("no_consent = \"anonymous\"", &format!("no_consent = \"{no_consent}\""))
        });
        let fields = [(FormField::Name, name.as_str()), (FormField::Purpose, "dorpsteam"), (FormField::Recipients, &to),
            (FormField::Date, &date), (FormField::EndDate, &end)];
        let form = form(&fields, "Handtekening", if signed { Seen::Ink } else { Seen::Blank });
        story.send_with(&post(&format!("{said}\n{BODY}")), &[form], offline);
        if story.case("2026-001").state == CaseState::WaitingForReview {
            story.act("2026-001", crate::way::Act::Release);
        }
        let granted = signed && name == "Aylin Korkmazer" && date == "2-11-2026" && end != "1-11-2026" && to != "nemo";
        for passed in story.sent.clone() {
            let text = crate::message::read(passed.bytes()).document.text.into_exposed();
            let names = text.contains("Aylin") || text.contains("Korkmazer");
            prop_assert_eq!(names, passed.rendition() == Rendition::Named);
            prop_assert!(!text.contains("Ilyas") && !text.contains("111222333"));
            if names {
                let reader = passed.recipients()[0].mailbox.to_string();
                let meant = match to.as_str() { "MEE" => reader.contains("@mee."), "politie" => reader.contains("@politie."), _ => true };
                prop_assert!(granted && meant && passed.role() == Role::Team, "{reader} {to}");
                prop_assert!(!said.contains("weigert") && !said.contains("zonder namen"));
                prop_assert!(named_requires == "consent" || said.contains("schuift"));
            }
        }
        let ends = story.audit.iter().filter(|a| a.kind == crate::model::AuditKind::Decided && a.case.is_some() && !a.rules.is_empty());
        prop_assert!(ends.count() >= 1);
    }
}

/// A page of lines of text; with ink behind the last line, as somebody signs on a screen.
fn pdf(lines: &[&str], ink: bool) -> Vec<u8> {
    painted(lines, ink, "")
}

/// As [`pdf`], with more on the page.
fn painted(lines: &[&str], ink: bool, more: &str) -> Vec<u8> {
    let mut content = "BT /F1 12 Tf 72 760 Td 24 TL\n".to_owned();
    lines.iter().for_each(|line| content.push_str(&format!("({line}) Tj T*\n")));
    content.push_str(&format!("ET\n{more}\n"));
    let y = 760 - 24 * (i32::try_from(lines.len()).expect("few lines") - 1);
    let annotation = format!(
        "<< /Type /Annot /Subtype /Ink /Rect [170 {} 290 {}] /InkList [[170 {y} 200 {} 230 {y} 290 {}]] >>",
        y - 8,
        y + 18,
        y + 15,
        y + 12
    );
    let annotations = if ink { "/Annots [6 0 R]" } else { "" };
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {annotations} /Contents 4 0 R /Resources << /Font << /F1 5 0 \
             R >> >> >>"
        ),
        format!("<< /Length {} >>\nstream\n{content}endstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        annotation,
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(file.len());
        file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let start = file.len();
    file.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    places.iter().for_each(|at| file.push_str(&format!("{at:010} 00000 n \n")));
    file.push_str(&format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1));
    file.into_bytes()
}

const PAPER: [&str; 9] = [
    "Toestemmingsverklaring dorpsteam",
    "Ondergetekende,",
    "Naam: Aylin Korkmazer",
    "Geboortedatum: 4-5-1987",
    "geeft toestemming om haar situatie te bespreken in het dorpsteam Elsloo.",
    "De gegevens worden gebruikt voor het overleg van het dorpsteam.",
    "Datum: 2-11-2026",
    "Plaats: Elsloo",
    "Handtekening:",
];

#[test]
fn s40_h91_s25_a_pdf_that_is_signed_names_and_one_that_is_not_does_not() {
    // The text says nothing of a form: one that comes along silently counts all the same.
    for (ink, outcome) in [(true, OutcomeKind::ForwardNamed), (false, OutcomeKind::ForwardRedacted)] {
        let mut story = Story::new();
        let decision = story.send(post(BODY).attach("formulier.pdf", "application/pdf", &pdf(&PAPER, ink)));
        assert_eq!(decision.outcome, outcome, "{ink} {decision:?}");
        if story.case("2026-001").state == CaseState::WaitingForReview {
            let notice = story.last(ANS);
            story.answer(ANS, &notice, "AKKOORD");
        }
        assert_eq!(named(&story), if ink { 3 } else { 0 });
        // H-32, H-91: what stands on the form itself reaches nobody of the team.
        for member in story.team() {
            assert!(!member.text.contains("4-5-1987") && !member.text.contains("Ondergetekende"), "{}", member.text);
        }
    }
}

#[test]
fn s25_what_a_hand_drew_signs_and_a_box_to_sign_in_does_not() {
    for (what, drawn, outcome) in [
        (
            "a curve of two pieces",
            "160 565 m 190 600 200 540 240 580 c 260 550 280 600 310 560 c S",
            OutcomeKind::ForwardNamed,
        ),
        (
            "strokes one by one",
            "160 565 m 180 590 l S 182 590 m 200 560 l S 200 560 m 220 592 l S 221 591 m 240 566 l S",
            OutcomeKind::ForwardNamed,
        ),
        ("a box", "150 550 160 40 re S", OutcomeKind::ForwardRedacted),
        ("a box of lines", "150 550 m 310 550 l 310 590 l 150 590 l 150 550 l S", OutcomeKind::ForwardRedacted),
        (
            "a box with round corners",
            "160 550 m 300 550 l 305 550 310 555 310 560 c 310 580 l 310 585 305 590 300 590 c 160 590 l 155 590 150 585 150 580 c \
             150 560 l 150 555 155 550 160 550 c h S",
            OutcomeKind::ForwardRedacted,
        ),
        (
            "a circle",
            "190 570 m 190 581 181 590 170 590 c 159 590 150 581 150 570 c 150 559 159 550 170 550 c 181 550 190 559 190 570 c S",
            OutcomeKind::ForwardRedacted,
        ),
        ("a cross", "160 560 m 180 580 l S 160 580 m 180 560 l S", OutcomeKind::ForwardRedacted),
        (
            "white on white",
            "1 g 160 565 m 190 600 200 540 240 580 c 260 550 280 600 310 560 c f",
            OutcomeKind::ForwardRedacted,
        ),
    ] {
        let mut story = Story::new();
        let file = painted(&PAPER, false, drawn);
        let decision = story.send(post(BODY).attach("formulier.pdf", "application/pdf", &file));
        assert_eq!(decision.outcome, outcome, "{what}: {decision:?}");
    }
}

/// A form of a partner organisation, with labels of its own.
const PARTNERS: [&str; 6] = [
    "Toestemmingsformulier MEE",
    "Naam client: Aylin Korkmazer",
    "Doel: bespreking in het dorpsteam",
    "Gegevens delen met: dorpsteam",
    "Datum: 2-11-2026",
    "Handtekening client:",
];

#[test]
fn s22_s23_the_form_of_a_partner_counts_by_its_fields_and_not_without_its_day() {
    let without_day: Vec<&str> = PARTNERS.iter().map(|l| if l.starts_with("Datum") { "Datum:" } else { l }).collect();
    for (lines, outcome) in
        [(PARTNERS.to_vec(), OutcomeKind::ForwardNamed), (without_day, OutcomeKind::ForwardRedacted)]
    {
        let mut story = Story::new();
        let decision = story.send(post(BODY).attach("mee.pdf", "application/pdf", &pdf(&lines, true)));
        assert_eq!(decision.outcome, outcome, "{lines:?} {decision:?}");
    }
}
