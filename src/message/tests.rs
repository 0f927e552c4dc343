//! Whole mails, written by hand as bytes.

use super::*;
use proptest::prelude::*;

/// `Kind: text` for each section but an empty subject.
fn sections(raw: &str) -> Vec<String> {
    let message = read(raw.as_bytes());
    let document = &message.document;
    let shown = document.sections.iter().filter(|s| !s.span.is_empty());
    shown.map(|s| format!("{:?}: {}", s.kind, document.section_text(s))).collect()
}

fn whys(raw: &str) -> Vec<&'static str> {
    let mut whys: Vec<_> = read(raw.as_bytes()).uninspected.iter().map(|u| u.why.name()).collect();
    whys.dedup();
    whys
}

fn fates(raw: &str) -> Vec<(String, Fate)> {
    read(raw.as_bytes()).parts.into_iter().map(|p| (p.path, p.fate)).collect()
}

/// A multipart of these parts.
fn multipart(kind: &str, parts: &[&str]) -> String {
    let parts: String = parts.iter().map(|p| format!("--grens\n{p}\n")).collect();
    format!("Content-Type: multipart/{kind}; boundary=grens\nMIME-Version: 1.0\n\n{parts}--grens--\n")
}

#[test]
fn boxes_that_stand_beside_each_other_part_words() {
    let page = "Content-Type: text/html\n\n<div style='display:flex;flex-direction:row-reverse'><span>Terpstra</span><span>Wytske</span></div>\
                <p>In<i>een</i> <span style='position:absolute;left:9px'>Blauw</span><span style='position:absolute'>Groen</span></p>";
    assert_eq!(sections(page), ["Body: Terpstra Wytske", "Signature: Ineen Blauw Groen"]);
}

#[test]
fn a_consent_form_as_a_page_of_the_web_is_not_for_the_team() {
    let form = "<p>Toestemmingsverklaring dorpsteam</p><p>Ondergetekende,</p><p>Naam: Wytske Terpstra</p>\
                <p>geeft toestemming om gegevens te delen met het dorpsteam.</p><p>Doel: samen een plan maken</p>\
                <p>Datum: 1-11-2026</p><p>Handtekening: ..........</p>";
    let raw = multipart(
        "mixed",
        &[
            "Content-Type: text/plain\n\nZie bijlage.",
            &format!(
                "Content-Type: text/html; name=f.html\nContent-Disposition: attachment; filename=f.html\n\n{form}"
            ),
            "Content-Type: text/html; name=g.html\nContent-Disposition: attachment; filename=g.html\n\n<p>Verslag</p><p>Zij is moe</p>",
        ],
    );
    let shown = sections(&raw);
    assert!(shown.iter().any(|s| s.starts_with("Hidden: Toestemmingsverklaring")), "{shown:?}");
    assert!(shown.iter().any(|s| s.starts_with("Attachment: Verslag")) && read(raw.as_bytes()).forms.len() == 1);
}

#[test]
fn a_plain_mail_is_subject_body_signature_and_quotation() {
    let raw = "From: =?utf-8?q?Zo=C3=AB_Jansma?= <zoe@piw.example>\r\nTo: dorpsteam-elsloo@gate.example\r\nSubject: =?iso-8859-1?q?Inbreng_Fran=E7ois?=\r\nMessage-ID: <1@piw.example>\r\nIn-Reply-To: <0@gate.example>\r\nReceived: a\r\nReceived: b\r\n\r\nMevrouw zit klem.\r\n\r\nGroet, Petra\r\n\r\nOp 2 nov schreef Jan:\r\n> oud\r\n";
    assert_eq!(
        sections(raw),
        [
            "Subject: Inbreng François",
            "Body: Mevrouw zit klem.",
            "Signature: Groet, Petra",
            "Quoted: Op 2 nov schreef Jan:\n> oud"
        ]
    );
    let message = read(raw.as_bytes());
    assert_eq!(message.headers.from[0].name.expose(), "Zoë Jansma");
    assert_eq!(message.headers.from[0].mailbox.to_string(), "zoe@piw.example");
    assert_eq!((message.headers.received_count, message.headers.message_id.as_deref()), (2, Some("1@piw.example")));
    assert!(message.headers.answers("0@gate.example") && message.uninspected.is_empty());
}

#[test]
fn transfer_encodings_and_charsets_are_undone() {
    for (head, body, expected) in [
        ("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64", "Wm/Dqw==", "Zoë"),
        (
            "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable",
            "Zo=EB zit =\nklem",
            "Zoë zit klem",
        ),
        ("Content-Type: text/plain; charset=\"utf-7\"", "Zo+AOs-", "Zoë"),
        ("Content-Type: text/plain; charset=utf-8; format=flowed", "Zoë zit \nklem", "Zoë zit klem"),
        ("Content-Type: text/html", "<p>Zo&euml;</p>", "Zoë"),
        ("content-type: TEXT/PLAIN", "Zoë", "Zoë"),
        ("X-Iets: niets", "Zoë", "Zoë"),
    ] {
        assert_eq!(sections(&format!("{head}\n\n{body}\n")), [format!("Body: {expected}")], "{head}");
    }
}

#[test]
fn alternatives_that_differ_are_both_read() {
    let plain = "Content-Type: text/plain\n\nMevrouw Zahra zit klem.";
    let html = |text: &str| format!("Content-Type: text/html\n\n<p>{text}</p>");
    let same = html("Mevrouw <b>Zahra</b> zit klem.");
    assert_eq!(sections(&multipart("alternative", &[plain, &same])), ["Body: Mevrouw Zahra zit klem."]);
    let other = html("Mevrouw zit klem.");
    assert_eq!(
        sections(&multipart("alternative", &[plain, &other])),
        ["Body: Mevrouw zit klem.", "Hidden: Mevrouw Zahra zit klem."]
    );
    let far = html("Deze mail is alleen leesbaar als tekst.");
    let long = "Content-Type: text/plain\n\nDoel is dat Zahra weer buiten komt en hulp krijgt bij haar post, want zij durft al maanden niet meer alleen naar buiten te gaan.";
    let read = sections(&multipart("alternative", &[long, &far]));
    assert!(
        read[0].starts_with("Body: Doel is") && read[1] == "Hidden: Deze mail is alleen leesbaar als tekst.",
        "{read:?}"
    );
    let empty = html("");
    assert_eq!(sections(&multipart("alternative", &[plain, &empty])), ["Body: Mevrouw Zahra zit klem."]);
}

#[test]
fn every_file_has_a_number_that_its_text_carries() {
    let note = |name: &str, text: &str| format!("Content-Type: text/plain; name={name}\n\n{text}");
    let program = "Content-Type: application/octet-stream; name=x.exe\n\nMZ";
    let raw = multipart("mixed", &["\nZie bijlagen.", &note("a.txt", "Een."), program, &note("b.txt", "Twee.")]);
    let message = read(raw.as_bytes());
    let texts = message.document.sections.iter().filter(|s| s.kind == crate::model::SectionKind::Attachment);
    let texts: Vec<_> = texts.map(|s| (s.part, message.document.section_text(s))).collect();
    assert_eq!(texts, [(1, "Een."), (3, "Twee.")]);
    let files: Vec<_> = message.files.iter().map(|f| (f.number, f.kind, f.unread.as_slice())).collect();
    use crate::document::Kind::{Program, Text};
    assert_eq!(files, [(1, Text, &[][..]), (2, Program, &[Why::Executable][..]), (3, Text, &[][..])]);
    let names = message.document.sections.iter().filter(|s| s.kind == crate::model::SectionKind::FileName);
    assert_eq!(names.map(|s| s.part).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn a_forwarded_message_is_quoted_with_its_subject_and_author() {
    let inner = "Content-Type: message/rfc822\nContent-Disposition: attachment; filename=oud.eml\n\nFrom: Jan <jan@piw.example>\nSubject: Zahra\n\nZij zit klem.\n\nGroet, Jan";
    let raw = multipart("mixed", &["\nZie bijlage.", inner]);
    assert_eq!(
        sections(&raw),
        [
            "Body: Zie bijlage.",
            "Quoted: Van: Jan <jan@piw.example>\nAan:\nOnderwerp: Zahra",
            "Quoted: Zij zit klem.",
            "Quoted: Groet, Jan",
            "FileName: oud.eml"
        ]
    );
    let paths: Vec<_> = fates(&raw).into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["1", "2", "2.1"]);
}

#[test]
fn files_are_listed_by_name_and_content_and_text_in_them_is_read() {
    for (part, fate, section) in [
        (
            "Content-Type: application/pdf; name=\"=?utf-8?b?Wm/Dqy5wZGY=?=\"\n\n%PDF-1.7",
            Fate::NotInspected(Why::Damaged),
            Some("FileName: Zoë.pdf"),
        ),
        (
            "Content-Type: application/pdf\nContent-Disposition: attachment;\n filename*0*=utf-8''Zo%C3%AB;\n filename*1=.pdf\n\n%PDF-1.7",
            Fate::NotInspected(Why::Damaged),
            Some("FileName: Zoë.pdf"),
        ),
        (
            "Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment\n\nZahra",
            Fate::Read,
            Some("Attachment: Zahra"),
        ),
        ("Content-Type: text/calendar\n\nSUMMARY:Over Zah\n ra", Fate::Read, Some("Attachment: SUMMARY:Over Zahra")),
        (
            "Content-Type: application/octet-stream; name=notitie.txt\n\nOver Zahra",
            Fate::Read,
            Some("Attachment: Over Zahra"),
        ),
        (
            "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\neJ8+IgA=",
            Fate::NotInspected(Why::Damaged),
            None,
        ),
        ("Content-Type: application/pkcs7-mime; name=smime.p7m\n\nx", Fate::NotInspected(Why::Encrypted), None),
        (
            "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\nAQIDBAUG/wA=",
            Fate::NotInspected(Why::UnknownType),
            None,
        ),
        (
            "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0xL",
            Fate::NotInspected(Why::BrokenEncoding),
            None,
        ),
        (
            "Content-Type: application/octet-stream; name=x.exe\n\nMZ\u{1}\u{2}",
            Fate::NotInspected(Why::Executable),
            None,
        ),
        ("Content-Type: message/external-body; access-type=url\n\nx", Fate::NotInspected(Why::Elsewhere), None),
    ] {
        let raw = multipart("mixed", &["\nZie bijlage.", part]);
        assert_eq!(fates(&raw)[1].1, fate, "{part}");
        assert_eq!(whys(&raw).is_empty(), !matches!(fate, Fate::NotInspected(_)), "{part}");
        if let Some(section) = section {
            assert!(sections(&raw).iter().any(|s| s == section), "{part}: {:?}", sections(&raw));
        }
    }
}

#[test]
fn a_picture_waits_for_ocr_and_until_then_is_not_inspected() {
    let raw = multipart(
        "mixed",
        &["\nZie bijlage.", "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo="],
    );
    let message = read(raw.as_bytes());
    assert_eq!(message.wanted.len(), 1);
    assert_eq!(whys(&raw), ["picture-unread"]);
    let word = crate::model::OcrWord {
        text: crate::model::Sensitive::new("Testpersoon".into()),
        line: 1,
        area: crate::model::OcrBox::default(),
        confidence: 0.9,
    };
    let page = crate::model::OcrPage { words: vec![word], ..Default::default() };
    let known = crate::model::OcrReading { state: crate::model::OcrState::Read, pages: vec![page] };
    let message = super::read_with(raw.as_bytes(), &[(message.wanted[0].sha256.clone(), known)].into());
    assert!(message.uninspected.is_empty() && message.wanted.is_empty() && message.by_ocr);
    let last = message.document.sections.last().expect("a section");
    assert_eq!(message.document.section_text(last), "Testpersoon");
}

#[test]
fn signed_mail_is_read_and_encrypted_mail_is_not() {
    let signed = multipart(
        "signed; protocol=\"application/pkcs7-signature\"",
        &[
            "\nMevrouw zit klem.",
            "Content-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64\n\nMIIG",
        ],
    );
    assert_eq!((sections(&signed)[0].as_str(), whys(&signed)), ("Body: Mevrouw zit klem.", vec![]));
    let encrypted = multipart(
        "encrypted",
        &["Content-Type: application/pgp-encrypted\n\nVersion: 1", "Content-Type: application/octet-stream\n\nx"],
    );
    assert_eq!(whys(&encrypted), ["encrypted"]);
    assert_eq!(whys("Subject: x\n\n-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n"), ["encrypted"]);
    assert_eq!(whys("Subject: x\n\nhallo\nbegin 644 zahra.txt\n#0V%T\n`\nend\n"), ["encoded-text"]);
}

#[test]
fn broken_structure_is_named_and_its_text_still_read() {
    for (why, raw) in [
        ("broken-multipart", "Content-Type: multipart/mixed\n\n--x\n\nZahra\n--x--\n"),
        ("broken-multipart", "Content-Type: multipart/mixed; boundary=y\n\n--x\n\nZahra\n--x--\n"),
        ("broken-multipart", "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nZahra\n"),
        ("broken-encoding", "Content-Transfer-Encoding: base64\n\nWmFocmE\n"),
        ("broken-encoding", "Content-Transfer-Encoding: x-geheim\n\nZahra\n"),
        ("duplicate-field", "From: a@b.example\nFrom: c@d.example\n\nZahra\n"),
        ("duplicate-field", "From: a@b.example, c@d.example\n\nZahra\n"),
        ("duplicate-field", "Content-Type: text/plain\nContent-Type: text/html\n\nZahra\n"),
        ("broken-header", "Subject: x\ngeen veld\n\nZahra\n"),
        ("journal", "X-MS-Journal-Report:\n\nZahra\n"),
    ] {
        assert_eq!(whys(raw), [why], "{raw}");
        assert!(sections(raw).iter().any(|s| s.contains("Zahra")), "{raw}: {:?}", sections(raw));
    }
}

#[test]
fn limits_end_in_not_inspected_never_in_silence() {
    let limits = Limits { parts: 5, depth: 3, fields: 4, text: 100 };
    let whys = |raw: &str| read_within(raw.as_bytes(), &limits).uninspected.iter().map(|u| u.why).collect::<Vec<_>>();
    assert_eq!(whys(&multipart("mixed", &["\na"; 9])), [Why::TooManyParts]);
    let mut deep = String::from("\nZahra");
    for level in 0..6 {
        deep = format!("Content-Type: multipart/mixed; boundary=g{level}\n\n--g{level}\n{deep}\n--g{level}--\n");
    }
    assert_eq!(whys(&deep), [Why::TooDeep]);
    assert_eq!(whys("a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n\nx"), [Why::TooManyFields]);
    assert_eq!(whys(&format!("\n{}", "lang ".repeat(50))), [Why::TooLarge]);
}

#[test]
fn programs_are_told_from_people_by_the_header_alone() {
    for (auto, head) in [
        (AutoKind::No, "Subject: Automatisch antwoord: afwezig"),
        (AutoKind::No, "Auto-Submitted: no"),
        (AutoKind::No, "X-Auto-Response-Suppress: DR, RN"),
        (AutoKind::Quiet, "X-Auto-Response-Suppress: All"),
        (AutoKind::Replied, "Auto-Submitted: auto-replied (vacation)"),
        (AutoKind::Replied, "X-Autoreply: yes"),
        (AutoKind::Replied, "Precedence: auto_reply"),
        (AutoKind::Generated, "Auto-Submitted: auto-generated"),
        (AutoKind::Bulk, "Precedence: bulk"),
        (AutoKind::Report, "Content-Type: multipart/report; boundary=x"),
    ] {
        assert_eq!(read(format!("{head}\n\nx").as_bytes()).headers.auto, auto, "{head}");
    }
    assert!(read(b"List-Id: <lijst.example>\n\nx").headers.list);
    assert_eq!(read(b"X-Casuspoort: elsloo\n\nx").headers.loop_marks, ["elsloo"]);
}

#[test]
fn a_delivery_report_says_whom_which_mail_did_not_reach() {
    let raw = multipart(
        "report; report-type=delivery-status",
        &[
            "\nNiet bezorgd.",
            "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; lid@team.example\nAction: failed\nStatus: 5.1.1\n\nFinal-Recipient: rfc822; ander@team.example\nAction: delayed\nStatus: 4.4.1 (later)",
            "Content-Type: text/rfc822-headers\n\nMessage-ID: <42@gate.example>\nSubject: x",
        ],
    );
    let report = read(raw.as_bytes()).report.expect("a report");
    assert_eq!(report.original_message_id.as_deref(), Some("42@gate.example"));
    let told: Vec<_> = report
        .recipients
        .iter()
        .map(|r| (r.mailbox.as_ref().map(ToString::to_string), r.status.as_str(), r.has_failed()))
        .collect();
    assert_eq!(
        told,
        [(Some("lid@team.example".to_owned()), "5.1.1", true), (Some("ander@team.example".to_owned()), "4.4.1", false)]
    );
}

#[test]
fn nothing_personal_shows_in_debug() {
    let raw =
        "From: Zahra Bouzid <zahra@thuis.example>\nSubject: Zahra\nContent-Type: text/plain; name=Zahra.txt\n\nZahra";
    let shown = format!("{:?}", read(raw.as_bytes()));
    assert!(!shown.contains("Zahra"), "{shown}");
}

proptest! {
    #[test]
    fn any_bytes_give_a_message(raw in proptest::collection::vec(any::<u8>(), 0..400)) {
        read(&raw);
    }

    #[test]
    fn any_mix_of_mail_words_gives_a_message_of_bounded_size(
        words in proptest::collection::vec(
            prop::sample::select(vec![
                "\n", "\r\n", "\n\n", "--x", "--x--", "Content-Type: multipart/mixed; boundary=x", "Content-Type: message/rfc822",
                "Content-Type: multipart/alternative; boundary=\"x\"", "Content-Type: text/html", "<p>", "=?utf-8?q?=C3=AB?=", ": ",
                "Content-Transfer-Encoding: base64", "Content-Disposition: attachment; filename*0*=", "Subject: ", "AAAA", "Wm/D", "=", " ", ">",
                "From: a@b.example", "begin 644 x", "Van: Jan", "; charset=utf-16", "\u{feff}", "é",
            ]),
            0..80,
        )
    ) {
        let raw = words.concat();
        let message = read(raw.as_bytes());
        prop_assert!(message.document.text.expose().len() <= raw.len() * 8 + 4_000);
    }
}

#[test]
fn what_fuzzing_found_of_other_readers_is_held() {
    // mail-parser gives such mails no author, or more parts than are counted before they are taken.
    for found in
        [&include_bytes!("../../fuzz/found/author-1.eml")[..], include_bytes!("../../fuzz/found/prescan-1.eml")]
    {
        assert!(!read(found).uninspected.is_empty());
    }
}
