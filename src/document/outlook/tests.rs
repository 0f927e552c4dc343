//! Mails as Outlook keeps them, built here byte by byte; read as mails.

use super::super::compound;
use super::*;
use crate::message::{self, Message};
use crate::model::SectionKind;
use proptest::prelude::*;

fn long(n: usize) -> [u8; 4] {
    u32::try_from(n).expect("short").to_le_bytes()
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Compressed RTF that is not compressed.
fn mela(rtf: &str) -> Vec<u8> {
    [&long(rtf.len() + 12)[..], &long(rtf.len()), b"MELA\0\0\0\0", rtf.as_bytes()].concat()
}

const UNTOLD: [(&str, &str); 3] = [
    ("8001001F", "Eigen veld: Otto Geheim"),
    ("007D001E", "Received: x\r\nX-Client: Ada Geheim\r\n"),
    ("3FFA001F", "Ida Geheim"),
];

/// A mail file: Zahra's case, with a file, a mail within, an object, and secrets in its properties.
fn msg() -> Vec<u8> {
    let stream = |path: &str, text: &str| {
        (path.to_owned(), if path.ends_with("001E") { text.as_bytes().to_vec() } else { utf16(text) })
    };
    let fixed = |head: usize, lines: &[(u16, u32)]| {
        let lines = lines.iter().flat_map(|(id, value)| {
            [&3u16.to_le_bytes()[..], &id.to_le_bytes(), &[0; 4], &value.to_le_bytes(), &[0; 4]].concat()
        });
        vec![0; head].into_iter().chain(lines).collect::<Vec<u8>>()
    };
    let mut streams = vec![
        ("__properties_version1.0".to_owned(), fixed(32, &[(0x3fde, 1252)])),
        stream("__substg1.0_0037001F", "Casus Zoë"),
        stream("__substg1.0_1000001F", "Mevrouw zit klem.\r\n\r\nGroet, Petra"),
        (
            "__substg1.0_10130102".to_owned(),
            b"<p>Mevrouw zit <b>klem</b>.<span style='display:none'>Eva Geheim</span></p><p>Groet, Petra</p>".to_vec(),
        ),
        ("__substg1.0_10090102".to_owned(), mela("{\\rtf1 Mevrouw zit klem.\\par {\\v Uri Geheim}Groet, Petra}")),
        stream("__substg1.0_0C1A001F", "Petra de Wit"),
        stream("__substg1.0_0C1F001F", "/O=PIW/CN=PETRA"),
        stream("__substg1.0_5D01001F", "petra@piw.example"),
        ("__recip_version1.0_#00000000/__properties_version1.0".to_owned(), fixed(8, &[(0x0c15, 1)])),
        stream("__recip_version1.0_#00000000/__substg1.0_3001001F", "Bo Kok"),
        stream("__recip_version1.0_#00000000/__substg1.0_39FE001F", "bo@mee.example"),
        ("__attach_version1.0_#00000000/__properties_version1.0".to_owned(), fixed(8, &[(0x3705, 1)])),
        stream("__attach_version1.0_#00000000/__substg1.0_3707001F", "Notitie Zoë.txt"),
        ("__attach_version1.0_#00000000/__substg1.0_37010102".to_owned(), b"Zij woont alleen.".to_vec()),
        ("__attach_version1.0_#00000001/__properties_version1.0".to_owned(), fixed(8, &[(0x3705, 5)])),
        ("__attach_version1.0_#00000001/__substg1.0_3701000D/__properties_version1.0".to_owned(), fixed(24, &[])),
        stream("__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_1000001E", "Eerdere mail."),
        stream("__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_0C1A001E", "Jan Wijs"),
        ("__attach_version1.0_#00000002/__properties_version1.0".to_owned(), fixed(8, &[(0x3705, 6)])),
        ("__attach_version1.0_#00000002/__substg1.0_3701000D/\u{1}Ole10Native".to_owned(), {
            let package = crate::document::rtf::object::sample_package("los.txt", "C:\\Ilse Geheim", b"Los blaadje.");
            [&long(package.len())[..], &package].concat()
        }),
    ];
    streams.extend(UNTOLD.map(|(tag, text)| stream(&format!("__substg1.0_{tag}"), text)));
    let streams: Vec<(&str, Vec<u8>)> = streams.iter().map(|(path, data)| (path.as_str(), data.clone())).collect();
    compound::sample(&streams)
}

fn attribute(level: u8, name: u32, data: &[u8]) -> Vec<u8> {
    let sum: u32 = data.iter().map(|b| u32::from(*b)).sum();
    [&[level][..], &name.to_le_bytes(), &long(data.len()), data, &(sum as u16).to_le_bytes()].concat()
}

fn property(kind: u16, id: u16, value: &[u8]) -> Vec<u8> {
    let named = [&[7; 16][..], &[1, 0, 0, 0], &long(5), b"N\0\0\0\0\0\0\0"].concat();
    let name: &[u8] = if id < 0x8000 { &[] } else { &named };
    let pad = vec![0; (4 - value.len() % 4) % 4];
    [&kind.to_le_bytes()[..], &id.to_le_bytes(), name, &long(1), &long(value.len()), value, &pad].concat()
}

fn properties(list: &[Vec<u8>]) -> Vec<u8> {
    [&long(list.len())[..], &list.concat()].concat()
}

fn tnef(attributes: &[Vec<u8>]) -> Vec<u8> {
    [&b"\x78\x9f\x3e\x22\x01\0"[..], &attributes.concat()].concat()
}

/// A `winmail.dat` with this text as RTF, a file, a mail within, and secrets in its properties.
fn winmail(text: &str) -> Vec<u8> {
    let inner = tnef(&[attribute(1, 0x0002_800c, b"Eerdere mail.\0")]);
    let object = [&b"\x07\x03\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46"[..], &inner].concat();
    let mail = properties(&[
        property(0x0102, 0x1009, &mela(&format!("{{\\rtf1\\ansi {}}}", text.replace('\n', "\\par ")))),
        property(0x001f, 0x8005, &utf16("Otto Geheim")),
        [&3u16.to_le_bytes()[..], &0x3fdeu16.to_le_bytes(), &long(1252)].concat(),
        property(0x001e, 0x0c1a, b"Petra de Wit\0"),
    ]);
    let row =
        properties(&[property(0x001f, 0x3001, &utf16("Bo Kok")), property(0x001f, 0x39fe, &utf16("bo@mee.example"))]);
    tnef(&[
        attribute(1, 0x0008_9006, &[0, 0, 1, 0]),
        attribute(1, 0x0006_9007, &[&long(1252)[..], &[0; 4]].concat()),
        attribute(1, 0x0001_8004, b"Casus Zo\xeb\0"),
        attribute(1, 0x0006_9003, &mail),
        attribute(1, 0x0006_9004, &[&long(1)[..], &row].concat()),
        attribute(2, 0x0006_9002, &[0; 14]),
        attribute(2, 0x0001_8010, b"NOTITI~1.TXT\0"),
        attribute(2, 0x0006_800f, b"Zij woont alleen."),
        attribute(2, 0x0006_9005, &properties(&[property(0x001f, 0x3707, &utf16("Notitie Ada Geheim.txt"))])),
        attribute(2, 0x0006_9002, &[0; 14]),
        attribute(2, 0x0006_9005, &properties(&[property(0x000d, 0x3701, &object)])),
    ])
}

fn mail(body: Option<&str>, kind: &str, name: &str, bytes: &[u8]) -> Message {
    use base64::Engine;
    let file = base64::engine::general_purpose::STANDARD.encode(bytes);
    let body = body.map_or(String::new(), |b| format!("--g\nContent-Type: text/plain; charset=utf-8\n\n{b}\n"));
    message::read(
        format!(
            "From: p@piw.example\nTo: d@gate.example\nSubject: Casus\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=g\n\n{body}--g\n\
             Content-Type: {kind}; name={name}\nContent-Transfer-Encoding: base64\n\n{file}\n--g--\n"
        )
        .as_bytes(),
    )
}

fn of(message: &Message, kind: SectionKind) -> String {
    let sections = message.document.sections.iter().filter(|s| s.kind == kind);
    sections.map(|s| message.document.section_text(s)).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_mail_file_is_read_as_the_mail_that_it_was() {
    let message = mail(Some("Zie bijlage."), "application/vnd.ms-outlook", "casus.msg", &msg());
    assert_eq!(message.uninspected, []);
    let quoted = of(&message, SectionKind::Quoted);
    assert!(
        quoted.starts_with("Van: Petra de Wit <petra@piw.example>\nAan: Bo Kok <bo@mee.example>\nOnderwerp: Casus Zoë"),
        "{quoted}"
    );
    assert_eq!(quoted.matches("Mevrouw zit klem.").count(), 1, "{quoted}");
    assert!(quoted.contains("Eerdere mail.") && !quoted.contains("Jan Wijs"), "no address, no correspondent: {quoted}");
    assert!(!quoted.contains("Geheim"), "{quoted}");
    assert_eq!(of(&message, SectionKind::Attachment), "Zij woont alleen.\nLos blaadje.");
    assert!(of(&message, SectionKind::FileName).contains("Notitie Zoë.txt"));
    let hidden = of(&message, SectionKind::Hidden);
    assert!(hidden.contains("Jan Wijs"), "{hidden}");
    for secret in ["Otto", "Ada", "Ida", "Eva", "Uri", "Ilse"] {
        assert!(hidden.contains(&format!("{secret} Geheim")), "{secret}: {hidden}");
    }
}

#[test]
fn a_mail_file_within_an_archive_is_read_too() {
    let reading = super::super::read(&msg(), &Default::default(), &mut super::super::Budget::new(Default::default()));
    assert_eq!(reading.kind, super::super::Kind::Msg);
    let super::super::Content::Mail(bytes) = &reading.inner[0].content else { panic!("a mail") };
    let message = message::read(bytes.expose());
    assert_eq!(of(&message, SectionKind::Body), "Mevrouw zit klem.");
    assert_eq!(of(&message, SectionKind::Signature), "Groet, Petra");
}

#[test]
fn what_winmail_says_is_the_mails_own_body() {
    let text = "Mevrouw zit klem.\n\nGroet, Petra";
    let alone = mail(None, "application/ms-tnef", "winmail.dat", &winmail(text));
    assert_eq!(alone.uninspected, []);
    assert_eq!(of(&alone, SectionKind::Body), "Mevrouw zit klem.");
    assert_eq!(of(&alone, SectionKind::Signature), "Groet, Petra");
    assert_eq!(of(&alone, SectionKind::Attachment), "Zij woont alleen.");
    assert!(of(&alone, SectionKind::Quoted).contains("Eerdere mail."));
    let hidden = of(&alone, SectionKind::Hidden);
    for said in ["Otto Geheim", "Bo Kok bo@mee.example", "Petra de Wit", "Casus Zoë", "NOTITI~1.TXT"] {
        assert!(hidden.contains(said), "{said}: {hidden}");
    }
    assert!(of(&alone, SectionKind::FileName).contains("Notitie Ada Geheim.txt"));
}

#[test]
fn the_text_beside_winmail_is_kept_once_and_nothing_of_either_is_lost() {
    let text = "Mevrouw zit al weken klem met haar post.\n\nGroet, Petra";
    let of_body = |beside: &str| {
        let message = mail(Some(beside), "application/ms-tnef", "winmail.dat", &winmail(text));
        (of(&message, SectionKind::Body), of(&message, SectionKind::Hidden))
    };
    assert_eq!(of_body(text).0, "Mevrouw zit al weken klem met haar post.");
    assert_eq!(of_body("\n").0, "Mevrouw zit al weken klem met haar post.");
    let (body, _) = of_body("Hoi, hierbij de casus die ik eerder noemde. Doel: rust. Vraag: wie helpt?");
    assert!(body.contains("Vraag: wie helpt?") && body.contains("klem met haar post"), "{body}");
    let (body, hidden) = of_body("Mevrouw zit al weken klem met haar post en nog veel meer.");
    assert!(body.contains("nog veel meer") && body.matches("klem").count() == 1, "{body}");
    assert!(hidden.contains("Groet, Petra"), "{hidden}");
}

#[test]
fn outlooks_files_that_break_off_are_held() {
    for whole in [msg(), winmail("Mevrouw zit klem.")] {
        let cut = mail(Some("Zie bijlage."), "application/octet-stream", "x", &whole[..whole.len() * 2 / 3]);
        assert_ne!(cut.uninspected, []);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_change_of_bytes_is_survived_within_bounds(is_msg: bool, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..30), cut: prop::sample::Index) {
        let mut file = if is_msg { msg() } else { winmail("Mevrouw zit klem.") };
        for (at, byte) in &changes {
            let at = at.index(file.len());
            file[at] = *byte;
        }
        for bytes in [&file[..], &file[..cut.index(file.len())]] {
            if let Some(unpacked) = unpack(bytes) {
                prop_assert!(unpacked.mime.len() <= bytes.len() * 16 + 4_000, "{} of {}", unpacked.mime.len(), bytes.len());
                message::read(&unpacked.mime);
            }
        }
    }
}
