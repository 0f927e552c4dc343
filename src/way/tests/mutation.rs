//! Each step of the core but *find* switched off, one by one: the last look keeps every mail back that would then name
//! somebody, in every encoding, and says by which rule and where, never what.

use super::story::{ANS, JOB, MEMBERS, Post, Story};
use crate::model::{ConsentForm, FormField, FormValue, OutcomeKind, SectionKind, Seen, Sensitive, Signature};
use crate::mutant::{Off, without};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// People who do not exist; each part of the mail has its own.
const SECRETS: [&str; 9] =
    ["Wytske", "Terpstra", "Bouchra", "Tjibbe", "Hoekemans", "Froukje", "Wiersma", "111222333", "0612345678"];

fn post() -> Post {
    let body = "Mevrouw Wytske Terpstra uit Elsloo (BSN 111222333) woont met haar zoon Tjibbe. Bel haar op 06-12345678.\n\n\
                Doel: rust in huis.\nVraag: wie kan haar helpen?\n\n\
                Van: Bouchra Hoekemans <bouchra@thuis.example>\nVerzonden: maandag\nAan: mij\nOnderwerp: hulp\n\nMijn moeder \
                Bouchra Hoekemans valt steeds.\n";
    let file = "Naam: Froukje Wiersma\nZij helpt haar buurvrouw.\n".as_bytes();
    Post::new("casus mevrouw Wytske Terpstra", body).attach("brief Froukje Wiersma.txt", "text/plain", file)
}

/// The story, offline so that nothing waits for AKKOORD, and how it ended.
fn told(steps: &[Off]) -> (Story, OutcomeKind) {
    let mut story = Story::new();
    let decision = without(steps, || story.send_as(&post(), |_| {}, true));
    (story, decision.outcome)
}

/// What the last look told of what it caught.
fn alarms(story: &Story) -> Vec<&str> {
    story.audit.iter().map(|entry| entry.detail.as_str()).filter(|detail| detail.starts_with("gate/")).collect()
}

fn is_caught(steps: &[Off], what: &str) {
    let (story, outcome) = told(steps);
    assert_eq!(outcome, OutcomeKind::Hold, "{what}");
    assert!(story.team().is_empty(), "{what}");
    story.nobody_reads(&SECRETS);
    let alarms = alarms(&story);
    assert!(!alarms.is_empty(), "{what}");
    for alarm in alarms {
        assert!(alarm.contains(" in "), "rule and place: {alarm}");
        let alarm = alarm.to_lowercase();
        assert!(!SECRETS.iter().any(|secret| alarm.contains(&secret.to_lowercase())), "{alarm}");
    }
}

#[test]
fn with_every_step_at_work_the_mail_goes() {
    let (story, outcome) = told(&[]);
    assert_eq!((outcome, alarms(&story).len()), (OutcomeKind::ForwardRedacted, 0), "{:?}", alarms(&story));
    assert_eq!(story.team().len(), 1);
    story.nobody_reads(&SECRETS);
}

/// The bytes of our mail with each text part written otherwise.
fn recoded(bytes: Vec<u8>, name: &str, code: fn(&str) -> String) -> Vec<u8> {
    const HEAD: &str = "Content-Transfer-Encoding: quoted-printable\r\n\r\n";
    let mail = String::from_utf8(bytes).expect("our own mail is ASCII");
    let mut parts = mail.split(HEAD);
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (body, rest) = part.split_once("\r\n--").unwrap_or((part, ""));
        let text = plain(body);
        out.push_str(&format!("Content-Transfer-Encoding: {name}\r\n\r\n{}\r\n--{rest}", code(&text)));
    }
    out.into_bytes()
}

/// Quoted-printable as we write it, undone.
fn plain(body: &str) -> String {
    let body = body.replace("=\r\n", "");
    let mut pieces = body.split('=');
    let mut bytes = pieces.next().unwrap_or("").as_bytes().to_vec();
    for piece in pieces {
        let (code, rest) = piece.split_at(2);
        bytes.push(u8::from_str_radix(code, 16).expect("two digits"));
        bytes.extend(rest.bytes());
    }
    String::from_utf8(bytes).expect("UTF-8")
}

fn escaped(text: &str, write: fn(u8) -> String) -> String {
    text.bytes().map(|b| if b.is_ascii_alphanumeric() { write(b) } else { char::from(b).to_string() }).collect()
}

/// What is done to the bytes of a mail.
type Change = fn(Vec<u8>) -> Vec<u8>;

/// Ways to write a mail in which a name is not seen at once.
const WRITINGS: [(&str, Change); 10] = [
    ("as we write it", |bytes| bytes),
    ("8bit", |bytes| recoded(bytes, "8bit", str::to_owned)),
    ("base64", |bytes| recoded(bytes, "base64", |text| STANDARD.encode(text))),
    ("every letter quoted-printable", |bytes| {
        recoded(bytes, "quoted-printable", |text| escaped(text, |b| format!("={b:02X}")))
    }),
    ("entities", |bytes| recoded(bytes, "8bit", |text| escaped(text, |b| format!("&#{b};")))),
    ("percent", |bytes| recoded(bytes, "8bit", |text| escaped(text, |b| format!("%{b:02x}")))),
    ("escapes", |bytes| recoded(bytes, "8bit", |text| escaped(text, |b| format!("\\u{b:04x}")))),
    ("base64 in the text", |bytes| recoded(bytes, "8bit", |text| STANDARD.encode(text))),
    ("hexadecimal in the text", |bytes| {
        recoded(bytes, "8bit", |text| text.bytes().map(|b| format!("{b:02x}")).collect())
    }),
    ("letters apart", |bytes| recoded(bytes, "8bit", |text| text.chars().flat_map(|c| [c, '\u{200b}']).collect())),
];

#[test]
fn a_step_of_redaction_that_fails_is_caught_in_every_encoding() {
    let steps = [
        ("subject", Off::Redaction(SectionKind::Subject)),
        ("body", Off::Redaction(SectionKind::Body)),
        ("quoted", Off::Redaction(SectionKind::Quoted)),
        ("attachment", Off::Redaction(SectionKind::Attachment)),
        ("file name", Off::Redaction(SectionKind::FileName)),
        ("all", Off::Replace),
    ];
    for (step, off) in &steps {
        for (writing, write) in WRITINGS {
            is_caught(&[off.clone(), Off::Writing(write)], &format!("{step}, {writing}"));
        }
    }
}

#[test]
fn what_is_written_past_the_redacted_text_is_caught() {
    const PLACES: [(&str, Change); 9] = [
        ("a field of the original", |bytes| [b"Thread-Topic: casus\r\n".as_slice(), &bytes].concat()),
        ("the original subject", |bytes| put(bytes, "Subject: ", "Subject: mevrouw Wytske Terpstra ")),
        ("an encoded word", |bytes| put(bytes, "Subject: ", "Subject: =?utf-8?b?VGVycHN0cmE=?= ")),
        ("a comment of From", |bytes| put(bytes, "From: ", "From: (Terpstra) ")),
        ("another's address", |bytes| put(bytes, "To: ", "To: wytske.terpstra@thuis.example, ")),
        ("a file name", |bytes| {
            put(
                bytes,
                "Content-Type: text/plain",
                "Content-Disposition: inline; filename=Terpstra.txt\r\nContent-Type: text/plain",
            )
        }),
        ("an attribute", |bytes| put(bytes, "<body", "<body title=3D\"Terpstra\"")),
        ("a part that we never make", |bytes| put(bytes, "Content-Type: text/html", "Content-Type: message/rfc822")),
        ("behind the last delimiter", |bytes| [bytes, b"Terpstra\r\n".to_vec()].concat()),
    ];
    for (place, write) in PLACES {
        is_caught(&[Off::Writing(write)], place);
    }
}

/// Changes a mail with case text; the fixed text that takes the place of one that was caught is no mail about anybody.
fn put(bytes: Vec<u8>, place: &str, instead: &str) -> Vec<u8> {
    let mail = String::from_utf8(bytes).expect("our own mail is ASCII");
    if mail.contains("bericht voor u") { mail } else { mail.replacen(place, instead, 1) }.into_bytes()
}

#[test]
fn a_name_that_one_reader_may_know_is_caught_on_its_way_to_another() {
    let value = |field, text: &str| FormValue { field, value: Sensitive::new(text.into()), confidence: 0.9 };
    let form = ConsentForm {
        path: "2".into(),
        values: vec![
            value(FormField::Name, "Wytske Terpstra"),
            value(FormField::Purpose, "bespreking in het dorpsteam"),
            value(FormField::Date, "2-11-2026"),
            value(FormField::Recipients, "PIW"),
        ],
        signatures: vec![Signature { label: "Handtekening".into(), seen: Seen::Ink, confidence: 0.9 }],
    };
    let read = |steps: &[Off]| {
        let mut story = Story::new();
        let named = |message: &mut crate::message::Message| message.forms = vec![form.clone()];
        let decision = without(steps, || story.send_as(&post(), named, true));
        let named = MEMBERS.iter().filter(|m| story.read(m).iter().any(|r| r.text.contains("Terpstra"))).count();
        (decision.outcome, named)
    };
    assert_eq!(read(&[]), (OutcomeKind::ForwardNamed, 1));
    assert_eq!(read(&[Off::Audience]), (OutcomeKind::Hold, 0));
}

#[test]
fn the_coordinator_hears_of_an_alarm_and_the_sender_reads_no_text() {
    let (story, _) = told(&[Off::Redaction(SectionKind::Body)]);
    assert!(story.last(ANS).text.contains("laatste controle"), "{}", story.last(ANS).text);
    assert!(!story.last(JOB).text.contains("Terpstra"));
}
