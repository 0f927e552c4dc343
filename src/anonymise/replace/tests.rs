//! What a reader of the case sees of a marked text.

use super::*;
use crate::anonymise::operators::label;
use crate::anonymise::redacted::PieceKind;
use crate::anonymise::testing::unmark;
use crate::model::{Finding, PersonNumber, SectionKind, Sensitive, Stated};
use proptest::prelude::*;

/// Findings as the marks of a text say, each with its label.
fn found(marked: &str) -> (Document, Findings) {
    let (text, marks) = unmark(marked);
    let document = Document::from_plain(&text);
    let list = marks
        .iter()
        .map(|m| Finding {
            span: m.span,
            category: m.category,
            person: m.person.map(PersonNumber),
            confidence: 0.9,
            rule: "mark".into(),
            verdict: if m.category == Category::Professional { Verdict::Keep } else { Verdict::Redact },
            replacement: m.person.map_or_else(|| label(m.category).to_owned(), |n| format!("[persoon {n}]")),
        })
        .collect();
    (document, Findings { list, ..Findings::default() })
}

fn plainly(marked: &str) -> String {
    let (document, findings) = found(marked);
    let redacted =
        replace(&document, &findings, &Submission::default(), &Named::default(), Audience::default(), &[], &[]);
    redacted.text(PieceKind::Situation).unwrap_or_default()
}

#[test]
fn what_is_left_reads_as_dutch() {
    for (from, to) in [
        (
            "x\n\nBeste [[PROFESSIONAL|Ria]],\n\nMevrouw [[PERSOON#1|Testa]] en haar zoon [[PERSOON#2|Testo]].\n\nMet vriendelijke groet,\nAnna\n06-12345678",
            "Mevrouw [persoon 1] en haar zoon [persoon 2].",
        ),
        (
            "x\n\n[[PERSOON#1|Testo]]s verjaardag en [[PERSOON#1|Testa]]'s fiets",
            "[persoon 1] verjaardag en [persoon 1] fiets",
        ),
        ("x\n\nJa [[PERSOON#1|Testo]] [[PERSOON#1|Testema]] komt.", "Ja [persoon 1] komt."),
        ("x\n\neen\n\n\n\ntwee  \n--\ndrie", "een\n\ntwee\ndrie"),
        ("x\n\nBel [[TELEFOON|06-12345678]], nogmaals: 06-12345678.", "Bel [telefoonnummer], nogmaals: [weggelaten]."),
        ("x\n\nHoi Ria, hierbij een casus.", "hierbij een casus."),
        ("x\n\n[[PROFESSIONAL|Ria]],\n\nEen casus.\ngr Anna", "Een casus."),
    ] {
        assert_eq!(plainly(from), to);
    }
}

#[test]
fn doel_and_vraag_stand_apart_without_their_headings() {
    let (document, findings) = found(
        "Inbreng [[PERSOON#1|Testa]]\n\nHet gaat niet goed.\nDoel: rust voor [[PERSOON#1|Testa]].\nVraag: wie helpt?",
    );
    let text = document.text.expose();
    let stated = |heading: &str, words: &str| {
        let at = text.find(heading).expect("there");
        let start = text.find(words).expect("there");
        let end = text[start..].find('\n').map_or(text.len(), |e| start + e);
        Stated {
            present: true,
            spans: vec![Span::new(start, end)],
            doubtful: false,
            heading: Some(Span::new(at, at + heading.len())),
        }
    };
    let submission =
        Submission { doel: stated("Doel:", "rust"), vraag: stated("Vraag:", "wie"), ..Submission::default() };
    let redacted = replace(&document, &findings, &submission, &Named::default(), Audience::default(), &[], &[]);
    assert_eq!(redacted.text(PieceKind::Subject).as_deref(), Some("Inbreng [persoon 1]"));
    assert_eq!(redacted.text(PieceKind::Doel).as_deref(), Some("rust voor [persoon 1]."));
    assert_eq!(redacted.text(PieceKind::Vraag).as_deref(), Some("wie helpt?"));
    assert_eq!(redacted.text(PieceKind::Situation).as_deref(), Some("Het gaat niet goed."));
    assert_eq!(redacted.left_out().get(&Category::Persoon), Some(&1), "one person, named twice");
}

#[test]
fn no_bare_label_is_left_where_a_statement_of_a_second_mail_was_taken_out() {
    let (document, findings) =
        found("Inbreng\n\nHet gaat niet goed.\nDoel: rust.\nVraag: wie helpt?\nDoel: weer werk.\nTot dan.");
    let text = document.text.expose();
    let span = |words: &str| {
        let start = text.find(words).expect("there");
        Span::new(start, start + words.len())
    };
    let doel = Stated {
        present: true,
        spans: vec![span("rust."), span("weer werk.")],
        doubtful: false,
        heading: Some(span("Doel:")),
    };
    let submission = Submission { doel, ..Submission::default() };
    let redacted = replace(&document, &findings, &submission, &Named::default(), Audience::default(), &[], &[]);
    let rest = redacted.text(PieceKind::Situation).expect("the rest");
    assert!(!rest.contains("Doel") && rest.contains("Tot dan."), "{rest}");
}

#[test]
fn a_sentence_goes_only_when_it_says_no_more_than_doel_and_vraag() {
    for (text, doel, vraag, rest) in [
        (
            "Ze valt. Ik hoop met dit overleg te bereiken dat zij rust krijgt. Dank.",
            "dat zij rust krijgt.",
            "",
            "Ze valt. Dank.",
        ),
        (
            "Ze valt.\n4. DOEL\nrust\n5. VRAAG\nwie helpt?\n6. Overig: hond",
            "rust",
            "wie helpt?",
            "Ze valt.\n\n6. Overig: hond",
        ),
        (
            "Ik kom er om te kijken of zij eet. Daar eet ze niet.",
            "om te kijken of zij eet.",
            "",
            "Ik kom er om te kijken of zij eet. Daar eet ze niet.",
        ),
        (
            "het doel is dat zij rust krijgt en mijn vraag is wie haar kan helpen",
            "dat zij rust krijgt",
            "wie haar kan helpen",
            "",
        ),
        (
            "Moeder is moe en ik wil graag weten wie helpt? Dank.",
            "",
            "wie helpt?",
            "Moeder is moe en ik wil graag weten wie helpt? Dank.",
        ),
    ] {
        let (document, findings) = found(&format!("x\n\n{text}"));
        let stated = |words: &str| {
            let start = document.text.expose().find(words).unwrap_or(0);
            let spans = if words.is_empty() { Vec::new() } else { vec![Span::new(start, start + words.len())] };
            let heading =
                |label: &str| document.text.expose().find(label).map(|start| Span::new(start, start + label.len()));
            let heading = if words == doel { heading("DOEL") } else { heading("VRAAG") };
            Stated { present: !words.is_empty(), spans, heading, ..Stated::default() }
        };
        let submission = Submission { doel: stated(doel), vraag: stated(vraag), ..Submission::default() };
        let redacted = replace(&document, &findings, &submission, &Named::default(), Audience::default(), &[], &[]);
        assert_eq!(redacted.text(PieceKind::Situation).unwrap_or_default().replace("  ", " "), rest, "{text}");
    }
}

#[test]
fn a_name_in_two_halves_is_one_label() {
    let (document, findings) =
        found("x\n\nHij zit in [[PLAATS|Peer]]-[[PLAATS|Linde]] bij [[PERSOON#1|Jan]] [[PERSOON#1|Test]].");
    let redacted =
        replace(&document, &findings, &Submission::default(), &Named::default(), Audience::default(), &[], &[]);
    assert_eq!(redacted.text(PieceKind::Situation).as_deref(), Some("Hij zit in [plaats] bij [persoon 1]."));
}

#[test]
fn only_consent_lets_a_name_stand() {
    let (document, findings) = found("x\n\nDe [[PERSOON#1|Testa]] en [[PERSOON#2|Testo]] op [[DATUM|3 mei]].");
    let of = |named: &[u32], undo: &[usize], hide: &[&str]| {
        let named = Named { persons: named.iter().copied().map(PersonNumber).collect(), ..Named::default() };
        let hide: Vec<String> = hide.iter().map(|w| (*w).to_owned()).collect();
        let redacted = replace(&document, &findings, &Submission::default(), &named, Audience::default(), undo, &hide);
        (redacted.text(PieceKind::Situation).unwrap_or_default(), redacted.rendition())
    };
    assert_eq!(of(&[1], &[], &[]), ("De Testa en [persoon 2] op [datum].".into(), Rendition::Named));
    assert_eq!(of(&[], &[1, 2, 3], &[]), ("De [persoon 1] en [persoon 2] op 3 mei.".into(), Rendition::Redacted));
    assert_eq!(of(&[1], &[3], &["testa", "3 MEI"]).0, "De [weggelaten] en [persoon 2] op [weggelaten].");
}

#[test]
fn a_flag_is_shown_in_its_redacted_sentence() {
    let (document, mut findings) =
        found("x\n\nEerst dit. De [[PERSOON#1|Testa]] is [[KENMERK|kampioen]] met [[PERSOON#2|Testo]]. Dan dat.");
    findings.list[1].verdict = Verdict::Flag;
    let span = findings.list[1].span;
    assert_eq!(Sentences::of(&document, &findings, &[]).around(span), "De [persoon 1] is kampioen met [persoon 2].");
    findings.persons.push(crate::model::Person {
        number: PersonNumber(1),
        forms: Sensitive::new(vec![]),
        role: Some("moeder".into()),
    });
    let redacted =
        replace(&document, &findings, &Submission::default(), &Named::default(), Audience::default(), &[], &[]);
    assert_eq!(redacted.legend().len(), 1);
}

proptest! {
    #[test]
    fn no_letter_of_a_finding_survives(words in proptest::collection::vec("[a-z]{1,6}|QX[q-x]{3,6}|[ .,\n>]{1,3}", 0..40), stated in 0usize..200) {
        let text: String = words.join(" ");
        let mut list = Vec::new();
        for (start, found) in text.match_indices("QX") {
            let end = text[start..].find(|c: char| !c.is_alphabetic()).map_or(text.len(), |e| start + e);
            // The recogniser missed the last letter: the word goes all the same.
            let end = end.saturating_sub(1).max(start + found.len());
            list.push(Finding { span: Span::new(start, end), category: Category::Persoon, person: Some(PersonNumber(1)), confidence: 1.0,
                rule: "test".into(), verdict: Verdict::Redact, replacement: "[persoon 1]".into() });
        }
        let mut document = Document::default();
        document.push(SectionKind::Body, "", &text);
        let doel = Stated { spans: vec![Span::new(stated.min(text.len()), text.len().min(stated + 9))], ..Stated::default() };
        let submission = Submission { doel, ..Submission::default() };
        let redacted = replace(&document, &Findings { list, ..Findings::default() }, &submission, &Named::default(), Audience::default(), &[], &[]);
        for piece in redacted.pieces() {
            prop_assert!(!piece.text.contains(['Q', 'X']), "{}", piece.text);
        }
    }
}
