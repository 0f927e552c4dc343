//! A municipality's everyday: cases that name nobody, with the signatures, footers and habits of the programs that people mail
//! with. None of them is held, and none comes back: what holds an ordinary mail costs as much trust as what leaks.
//!
//! `cargo test --lib everyday` says how many of how many were held and by what.

use super::story::{INTAKE, JOB, Story};
use crate::model::OutcomeKind;

const CASES: [&str; 5] = [
    "Goedemiddag Ans,\n\nGraag bespreken in het dorpsteam van 12 november.\n\nDoel: zelfstandig blijven wonen in Elsloo.\n\
     Vraag aan het team: wie kan helpen met de administratie en de post?\n\nHet gaat om een alleenstaande man van in de \
     zeventig. Zijn huisarts maakt zich zorgen. Er is een schuld bij de energieleverancier van ongeveer 1.250 euro.",
    "Hallo allemaal,\n\nIk wil een gezin uit Catsop inbrengen: moeder met drie kinderen, gescheiden sinds vorig jaar.\n\
     Doel is dat de kinderen weer elke dag naar school gaan. Mijn vraag aan het team is: welke organisatie kan \
     opvoedondersteuning bieden?\nDe leerkracht heeft de leerplicht gebeld.",
    "Beste coördinator,\n\nCasus Meers\n\nDoel:\n- stabiele woonsituatie\n- schulden in beeld\n\nVraag:\n1. Wie neemt de regie?\n\
     2. Kan de ontruiming worden uitgesteld?\n\nAchtergrond: echtpaar, beiden begin vijftig, geen kinderen thuis.",
    "L.S.,\n\nHierbij een gebiedsvraagstuk voor Terhagen: jongeren veroorzaken overlast rond het speelveld. Bewoners durven \
     's avonds niet langs.\n\nDoel: minder overlast en contact met de jongeren.\nVraag: wie kent deze groep en wie kan het \
     jongerenwerk inschakelen?",
    "Hoi Ans,\n\nNieuwe casus: mevrouw uit Elsloo, midden 40, mantelzorger voor haar moeder met dementie. Ze is overbelast.\n\
     Doel: ontlasting van de mantelzorger, zodat moeder thuis kan blijven.\nVraag: welke respijtzorg is er mogelijk, en wie \
     kan meedenken over vervoer?",
];

const SIGNED: [&str; 5] = [
    "Met vriendelijke groet,\n\nJolanda Kersten\nMaatschappelijk werker\n\nMEE | Heerstraat Centrum 38 | 6171 HW Stein\n\
     T 046 433 45 45 | M 06 - 11 22 33 44 | j.kersten@mee.example\nWerkdagen: ma, di, do\n\nDisclaimer: dit bericht is \
     uitsluitend bestemd voor de geadresseerde. Denk aan het milieu voordat u deze e-mail print.",
    "Groetjes,\nJolanda\n\nVerstuurd vanaf mijn iPhone",
    "Hartelijke groet,\nJolanda Kersten\n-- \nJolanda Kersten\nConsulent MEE\n06-11223344\nwww.mee.example\n\
     KvK 14061234 | BIG 19012345678 | AGB 94001234",
    "Gr. Jolanda\n(MEE)",
    "Met vriendelijke groet,\n\nJolanda Kersten\nConsulent | Team Toegang\n\nBezoekadres: Stadhouderslaan 200, 6171 KP Stein\n\
     Postbus 15, 6170 AA Stein\nTelefoon: 14 046 / 046-435 93 93\nE-mail: info@mee.example\nIBAN NL91ABNA0417164300\n\
     Op al onze diensten zijn de algemene voorwaarden van toepassing.",
];

/// What stands in ordinary mails and looks like something else.
const AWKWARD: [&str; 14] = [
    "Zie https://www.gemeente.example/wmo/aanvragen?utm_source=mail&utm_campaign=2026-11 en \
     https://teams.example/l/meetup-join/19%3ameeting_NjQ4YzE1%40thread.v2/0?context=%7b%22Tid%22%3a%22a1b2c3%22%7d",
    "Meer uitleg: https://aka.ms/LearnAboutSenderIdentification",
    "De schuld is 12.345,67 euro, waarvan 3.250 euro bij de belastingdienst. Het inkomen is 1.480 euro per maand.",
    "Zie artikel 7:457 BW, artikel 8.5 van het convenant en artikel 5.3.4 Wmo 2015; ECLI:NL:CRVB:2016:1491.",
    "Het gesprek was om 9.30 uur in week 44. De volgende keer is op 2026-11-12T09:00.",
    "Bij spoed 112 of 0800-2000, anders 0900-8844 of 14 046. Versie 2.0.13, factuurnummer 2026110345.",
    "• punt één\n• punt twee\n– punt drie\n→ actie: bellen ✓ 😊",
    "[x] huisarts gebeld\n[ ] school gebeld\nZRM-score: 2-3-2-4-1-5-3-3-2-4-5",
    "GRAAG VOOR DONDERDAG BEHANDELEN I.V.M. DREIGENDE ONTRUIMING EN AFSLUITING VAN GAS",
    "The client speaks English only. Please arrange an interpreter (tolkentelefoon).",
    "____________________________________________________________\nMicrosoft Teams-vergadering\nDeelnemen op uw computer of \
     mobiele app\nVergadering-id: 345 678 912 34\nWachtwoordcode: aBcD12",
    "Fijn weekend! 🌞🌷 ¯\\_(ツ)_/¯",
    "Op een schaal van 0 1 2 3 4 5 6 7 8 9 10 zit dit op een 4. D O E L  V A N  H E T  G E S P R E K: rust",
    "Referentie systeem: aGFsbG8td2VyZWxk3F9KQ== (fout in de module)",
];

/// Programs that people mail with.
#[derive(Clone, Copy, Debug)]
enum Program {
    Plain,
    Outlook,
    Apple,
    Scanned,
}

fn quoted_printable(text: &str) -> String {
    let escaped = |b: u8| if b == b'=' || b >= 128 { format!("={b:02X}") } else { char::from(b).to_string() };
    text.lines()
        .map(|line| line.bytes().map(escaped).collect::<Vec<_>>())
        .map(|signs| signs.chunks(24).map(|c| c.concat()).collect::<Vec<_>>().join("=\n"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn html(text: &str, foot: &str) -> String {
    let line = |line: &str| {
        let words = line.replace('&', "&amp;").replace('<', "&lt;");
        format!("<p class=MsoNormal>{}<o:p></o:p></p>\n", if words.is_empty() { "&nbsp;" } else { &words })
    };
    let lines: String = text.lines().map(line).collect();
    format!(
        "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta charset=utf-8><style>p.MsoNormal\n\
         {{margin:0cm;font-size:11.0pt}}</style></head><body lang=NL>{lines}{foot}</body></html>\n"
    )
}

fn written(program: Program, text: &str) -> String {
    let plain = format!(
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{}\n",
        quoted_printable(text)
    );
    let page = |foot: &str| {
        format!(
            "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{}\n",
            quoted_printable(&html(text, foot))
        )
    };
    let both = |html: &str| {
        format!("Content-Type: multipart/alternative; boundary=grens\n\n--grens\n{plain}\n--grens\n{html}\n--grens--\n")
    };
    match program {
        Program::Plain => {
            format!("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}\n")
        }
        Program::Outlook => format!("Thread-Index: AdZxY83jqPoaBcd73HsK+Q==\nX-MS-Has-Attach:\n{}", both(&page(""))),
        Program::Apple => format!("X-Mailer: Apple Mail (2.3774.200)\n{}", both(&page("<br>"))),
        Program::Scanned => page(
            "<div style='color:#888;font-size:8pt'>Deze e-mail is gescand op virussen. Zie <a \
             href='https://aka.example/x?d=LpZxY83jqPoaBcd73Hs'>privacyverklaring</a> en volg ons op <a \
             href='https://facebook.example/meezuid'><img src='https://mee.example/fb.png' width=16 alt='Facebook'></a></div>\
             <img src='https://track.example/o.gif?u=8f7a6b5c4d' width=1 height=1>",
        ),
    }
}

/// Outcome and rules of one mail.
fn outcome(subject: &str, program: Program, text: &str) -> (OutcomeKind, String) {
    let mut story = Story::new();
    let head = format!(
        "From: \"Jolanda Kersten\" <{JOB}>\nTo: {INTAKE}\nSubject: {subject}\nMessage-ID: <m.{}@mee.example>\n\
         Date: Tue, 3 Nov 2026 10:00:00 +0100\nMIME-Version: 1.0\n",
        text.len()
    );
    let raw = format!("{head}{}", written(program, text)).replace('\n', "\r\n");
    let task = story.incoming(JOB, INTAKE, raw, true);
    let decision = story.run(task).decision.expect("every mail is decided");
    let caught = story.audit.iter().filter(|entry| entry.rules.iter().any(|rule| rule == "house/gate")).count();
    (decision.outcome, format!("{:?}, caught {caught}", Story::rules_of(&decision)))
}

#[test]
fn no_ordinary_mail_is_held_or_sent_back() {
    let mut count = 0;
    let mut wrong = Vec::new();
    let mut judge = |subject: &str, program: Program, text: &str| {
        count += 1;
        let (outcome, why) = outcome(subject, program, text);
        if outcome != OutcomeKind::ForwardRedacted {
            wrong.push(format!("{outcome:?} {why}: {program:?} {text}\n"));
        }
    };
    let subjects = ["Casus dorpsteam 12 november", "Inbreng casus Elsloo", "FW: casus", "Aanmelding gezin", "Overleg"];
    for (case, subject) in CASES.iter().zip(subjects) {
        for signed in SIGNED {
            for program in [Program::Plain, Program::Outlook, Program::Apple, Program::Scanned] {
                judge(subject, program, &format!("{case}\n\n{signed}"));
            }
        }
    }
    for awkward in AWKWARD {
        judge("casus", Program::Plain, &format!("{}\n{awkward}\n\n{}", CASES[1], SIGNED[3]));
        judge("casus", Program::Outlook, &format!("{}\n{awkward}\n\n{}", CASES[2], SIGNED[4]));
    }
    assert!(wrong.is_empty(), "{} of {count} ordinary mails are held or come back:\n{}", wrong.len(), wrong.concat());
}

#[test]
fn a_name_that_is_a_word_of_every_mail_holds_none() {
    for name in ["Meta", "Meta Wintermans", "Sander Head", "Lang", "Poort", "Serif Yilmaz", "Amen Testkamp", "Font"] {
        let text = format!("Mevrouw {name} uit Elsloo heeft schulden.\n\nDoel: rust.\nVraag: wie kan haar helpen?\n");
        let (outcome, why) = outcome("casus", Program::Plain, &text);
        assert_eq!(outcome, OutcomeKind::ForwardRedacted, "{name}: {why}");
    }
}
