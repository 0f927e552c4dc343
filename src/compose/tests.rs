use super::samples::*;
use super::*;
use crate::model::Rendition;
use mail_parser::{Message, MessageParser, MimeHeaders};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Everything that a mail of ours may carry in its head.
const ALLOWED: [&str; 13] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Reply-To",
    "Auto-Submitted",
    "X-Casuspoort",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
];

fn drafts(letter: &Letter) -> Vec<Draft> {
    with_setting(|setting| compose(letter, setting))
}

fn parsed(draft: &Draft) -> Message<'_> {
    MessageParser::default().parse(draft.bytes()).expect("a message")
}

fn plain(draft: &Draft) -> String {
    parsed(draft).body_text(0).expect("a text part").replace("\r\n", "\n")
}

/// The head and the text as a reader sees them.
fn shown(draft: &Draft) -> String {
    let message = parsed(draft);
    let address = |list: Option<&mail_parser::Address>| {
        let first = list.and_then(|list| list.first()).expect("an address");
        let name = first.name().map(|name| format!("{name} ")).unwrap_or_default();
        format!("{name}<{}>", first.address().unwrap_or_default())
    };
    let path = draft.mail_from().map(ToString::to_string).unwrap_or_default();
    let extra: Vec<String> = message
        .attachments()
        .filter(|part| part.content_type().is_some_and(|kind| kind.subtype() == Some("plain")))
        .map(|part| format!("Bijlage: {}", part.attachment_name().unwrap_or("zonder naam")))
        .chain(invitation_of(draft).map(|_| "Uitnodiging: text/calendar".to_owned()))
        .map(|line| line + "\n")
        .collect();
    format!(
        "MAIL FROM:<{path}>\nVan: {}\nAan: {}\nAntwoord aan: {}\nOnderwerp: {}\n{}({:?}, {:?})\n\n{}",
        address(message.from()),
        address(message.to()),
        address(message.reply_to()),
        message.subject().expect("a subject"),
        extra.concat(),
        draft.role(),
        draft.rendition(),
        plain(draft)
    )
}

fn invitation_of(draft: &Draft) -> Option<String> {
    let message = parsed(draft);
    let part = message.parts.iter().find(|part| {
        part.content_type()
            .is_some_and(|kind| kind.subtype() == Some("calendar") && kind.attribute("method") == Some("REQUEST"))
    })?;
    part.text_contents().map(str::to_owned)
}

/// Golden files hold what we read and found good; `CASUSPOORT_GOLDEN=write` writes them anew, for another reading.
#[test]
fn every_letter_reads_as_it_was_approved() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/compose/golden");
    let write = std::env::var_os("CASUSPOORT_GOLDEN").is_some();
    for (name, letter) in letters() {
        let text = drafts(&letter).iter().map(shown).collect::<Vec<_>>().join("\n==========\n");
        let path = format!("{folder}/{name}.txt");
        if write {
            std::fs::write(&path, &text).expect("the golden folder can be written");
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(text, golden, "{name}");
    }
}

#[test]
fn every_mail_goes_to_one_reader_and_parses_back() {
    for (name, letter) in letters() {
        let drafts = drafts(&letter);
        assert!(!drafts.is_empty(), "{name}");
        let ids: BTreeSet<&str> = drafts.iter().map(Draft::message_id).collect();
        assert_eq!(ids.len(), drafts.len(), "{name}: each mail has an id of its own");
        for draft in &drafts {
            let message = parsed(draft);
            let to = message.to().and_then(|to| to.as_list()).expect("To");
            assert_eq!(to.len(), 1, "{name}");
            assert_eq!(to[0].address(), Some(draft.reader().mailbox.to_string().as_str()));
            assert_eq!(message.message_id(), Some(draft.message_id()));
            assert!(
                message.html_bodies().count() == 1 && message.body_html(0).is_some_and(|h| h.contains("lang=\"nl\""))
            );
            for text in draft.case_text() {
                assert!(plain(draft).contains(text.as_str()), "{name}: {text}");
            }
            assert_eq!(draft.mail_from().is_none(), draft.role() == Role::Sender, "{name}");
            assert_eq!(draft.rendition() == Rendition::Notice, draft.case_text().is_empty() && !draft.original());
        }
    }
}

#[test]
fn every_byte_travels_over_any_relay() {
    for (_, letter) in letters() {
        for draft in drafts(&letter) {
            assert_seven_bit_lines(draft.bytes());
        }
    }
}

fn assert_seven_bit_lines(bytes: &[u8]) {
    assert!(bytes.iter().all(|b| matches!(b, b'\r' | b'\n' | b'\t' | b' '..=b'~')), "seven bits, no controls");
    let text = std::str::from_utf8(bytes).expect("ASCII");
    assert!(text.ends_with("\r\n"));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "no bare line end");
    assert!(text.split("\r\n").all(|line| line.len() <= 998));
    let head = text.split("\r\n\r\n").next().expect("a head");
    let body = &text[head.len()..];
    assert!(body.split("\r\n").all(|line| line.len() <= 78), "bodies stay short of 78");
    for line in head.split("\r\n").filter(|line| !line.starts_with([' ', '\t'])) {
        let name = line.split(':').next().expect("a name");
        assert!(ALLOWED.contains(&name), "{name}");
    }
    for name in ["From", "To", "Subject", "Date", "Message-ID", "Content-Type"] {
        assert_eq!(head.split("\r\n").filter(|line| line.starts_with(&format!("{name}:"))).count(), 1, "{name}");
    }
}

#[test]
fn nobody_outside_the_audience_reads_the_text() {
    let stranger = mailbox("andere@zorg.example");
    for (name, letter) in letters() {
        let letter = match letter {
            Letter::Receipt(l) => Letter::Receipt(Receipt { to: stranger.clone(), ..l }),
            Letter::CoordinatorNotice(l) => Letter::CoordinatorNotice(CoordinatorNotice {
                to: vec![stranger.clone()],
                doubts: Vec::new(),
                redactions: Vec::new(),
                ..l
            }),
            Letter::Urgent(l) => Letter::Urgent(Urgent { to: vec![stranger.clone()], ..l }),
            Letter::AgendaTeam(l) => Letter::AgendaTeam(Agenda { to: vec![stranger.clone()], ..l }),
            Letter::LateDecision(l) => Letter::LateDecision(LateDecision { to: vec![stranger.clone()], ..l }),
            Letter::Disclosed(l) => Letter::Disclosed(Disclosed { to: stranger.clone(), ..l }),
            _ => continue,
        };
        for draft in drafts(&letter) {
            assert!(draft.case_text().is_empty(), "{name}");
            assert_eq!(draft.rendition(), Rendition::Notice, "{name}");
            assert!(!plain(&draft).contains("in haar woning"), "{name}");
        }
    }
}

#[test]
fn a_case_goes_to_the_team_members_of_its_audience_alone() {
    let drafts = drafts(&Letter::TeamCase(team_case()));
    let to: Vec<String> = drafts.iter().map(|draft| draft.reader().mailbox.to_string()).collect();
    assert_eq!(to, MEMBERS);
    assert!(drafts.iter().all(|draft| draft.role() == Role::Team && draft.not_before().is_some()));
}

#[test]
fn a_name_never_stands_in_a_subject_line() {
    for draft in drafts(&Letter::TeamCase(named_case())) {
        assert_eq!(draft.rendition(), Rendition::Named);
        let message = parsed(&draft);
        assert!(!message.subject().expect("a subject").contains("Proefpersoon"));
    }
}

#[test]
fn the_original_goes_to_one_coordinator_and_is_marked() {
    for (_, letter) in letters() {
        for draft in drafts(&letter) {
            assert_eq!(draft.original(), matches!(letter, Letter::Original(_)));
            assert!(!draft.original() || draft.role() == Role::Coordinator);
        }
    }
}

#[test]
fn only_the_sender_sees_ids_from_outside() {
    for (name, letter) in letters() {
        for draft in drafts(&letter) {
            let text = std::str::from_utf8(draft.bytes()).expect("ASCII");
            assert_eq!(text.contains("eerste@praktijk.example"), draft.role() == Role::Sender, "{name}");
            assert!(text.contains("<01j9.1@gate.example>"), "{name}");
        }
    }
}

#[test]
fn only_the_holder_of_a_code_gets_it() {
    for draft in drafts(&Letter::AgendaTeam(Agenda { to: MEMBERS.map(mailbox).to_vec(), ..agenda() })) {
        assert!(!String::from_utf8_lossy(draft.bytes()).contains("k7m2q9"));
    }
    let (_, review) = letters().into_iter().find(|(name, _)| *name == "coordinator-agenda").expect("there");
    for draft in drafts(&review) {
        let coded = shown(&draft).contains("dorpsteam-elsloo+k7m2q9@gate.example");
        assert_eq!(coded, invitation_of(&draft).is_none(), "accepting an invitation uses up no code");
    }
}

#[test]
fn the_invitation_is_one_and_tells_nothing_of_a_case() {
    let mut agenda = agenda();
    agenda.to = MEMBERS.map(mailbox).to_vec();
    agenda.revision = 2;
    let drafts = drafts(&Letter::AgendaTeam(agenda));
    let invitations: Vec<(&Draft, String)> = drafts.iter().filter_map(|d| Some((d, invitation_of(d)?))).collect();
    assert_eq!(invitations.len(), MEMBERS.len());
    for (draft, calendar) in invitations {
        assert!(draft.case_text().is_empty());
        assert!(!plain(draft).contains("2026-0"), "no case number in what a calendar keeps");
        let flat = calendar.replace("\r\n ", "").replace("\r\n", "\n");
        for line in [
            "METHOD:REQUEST",
            "SEQUENCE:2",
            "DTSTART;TZID=Europe/Amsterdam:20261112T090000",
            "DTEND;TZID=Europe/Amsterdam:20261112T103000",
            "SUMMARY:Overleg dorpsteam Elsloo",
            "ORGANIZER;CN=\"dorpsteam Elsloo\":mailto:dorpsteam-elsloo@gate.example",
        ] {
            assert!(flat.lines().any(|l| l == line), "{line}\n{flat}");
        }
        assert!(flat.contains(&format!(":mailto:{}\n", draft.reader().mailbox)), "the reader is the attendee");
        assert!(!flat.contains("2026-0") && !flat.contains("schulden") && !flat.contains("DESCRIPTION"));
        let read: icalendar::Calendar = flat.parse().expect("a calendar");
        assert_eq!(read.components.len(), 2, "the zone and the meeting");
    }
}

/// B1: short sentences and no words that promise or forbid what we can't (Z-01, AVG art. 4(5)).
#[test]
fn our_own_sentences_are_short_and_promise_nothing_false() {
    for (name, letter) in letters().into_iter().chain(variants()) {
        for draft in drafts(&letter) {
            let mut own = plain(&draft);
            for text in draft.case_text() {
                own = own.replace(text.as_str(), "");
            }
            let lower = own.to_lowercase();
            for wrong in ["notulen is ", "uw notulen staat", "gebiedsvraagstuk zijn", "casussen wacht ", "een casussen"]
            {
                assert!(!lower.contains(wrong), "{name}: {wrong}");
            }
            for word in
                ["anoniem", "geanonimiseerd", "avg", "niet toegestaan", "verboden", "u dient", "middels", "conform"]
            {
                assert!(!lower.contains(word), "{name}: {word}");
            }
            let split = own.replace(". ", "\n").replace("? ", "\n").replace(": ", "\n");
            for sentence in split.lines() {
                assert!(sentence.split_whitespace().count() <= 20, "{name}: {sentence}");
            }
        }
    }
}

/// What we ask people to answer is understood when they do.
#[test]
fn every_word_that_we_ask_for_acts() {
    use crate::intake::{ReplyWord, acts};
    use crate::texts::{act, coordinator::late_choice};
    let late = late_choice(at("2026-11-12T08:00:00Z"));
    let all = act::WORDS_SENDER.iter().chain(&act::WORDS_COORDINATOR).chain(&act::WORDS_AGENDA);
    for offered in all.copied().chain([late.as_str()]) {
        let typed = offered.split(" (").next().expect("a word");
        assert!(!matches!(acts(typed)[..], [ReplyWord::Supplement(_)] | []), "{typed}");
    }
}

fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        Just("x\r\nBcc: dief@weg.example\r\n\r\n<script>".to_owned()),
        Just("=?utf-8?b?TmFhbQ==?= =?utf-8?q?naam?=".to_owned()),
        Just("\u{2028}Bcc: a\u{85}To: b\u{b}\u{c}Cc: c\u{0}".to_owned()),
        Just("--=_a01ja\r\n.\r\nFrom x".to_owned()),
        "[a-z]{900,1200}",
        "(één |\u{1F468}\u{200D}\u{1F469} |ﬀ ){1,200}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_text_becomes_a_header_or_breaks_a_line(
        doel in hostile(), team in hostile(), area in hostile(), name in hostile(), id in hostile(), code in hostile(),
    ) {
        let mut case = team_case();
        let quoted = serde_json::json!([{"kind": "doel", "text": doel}, {"kind": "situation", "text": area}]);
        case.text = redacted_for(quoted, "redacted");
        case.case.area = Some(area.clone());
        case.inbrenger.name = Some(name.clone());
        case.vraag_to = Some(name);
        let drafts = with_setting(|setting| {
            let codes = [ReplyCode { holder: mailbox(MEMBERS[0]), code: code.clone() }];
            let references = [id.clone()];
            let hostile = Setting {
                team: &team, codes: &codes, seed: &code, in_reply_to: Some(&id), references: &references, ..*setting
            };
            compose(&Letter::TeamCase(case), &hostile)
        });
        for draft in &drafts {
            assert_seven_bit_lines(draft.bytes());
            let message = parsed(draft);
            prop_assert!(message.bcc().is_none() && message.cc().is_none());
            prop_assert_eq!(message.parts.len(), 3, "alternative, text, HTML");
            for text in draft.case_text() {
                prop_assert!(plain(draft).contains(text.as_str()));
            }
            let html = message.body_html(0).expect("HTML");
            prop_assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<a "));
        }
    }

    #[test]
    fn any_mailbox_can_be_written_to(local in "[a-zé.{}'=?_-]{1,30}", domain in "[a-zé-]{1,20}\\.example") {
        let Ok(to) = format!("{local}@{domain}").parse::<crate::model::Mailbox>() else { return Ok(()) };
        let drafts = drafts(&Letter::Neutral(Neutral { to: to.clone() }));
        prop_assert_eq!(&drafts[0].reader().mailbox, &to);
        assert_seven_bit_lines(drafts[0].bytes());
        let message = parsed(&drafts[0]);
        let written = message.to().and_then(|to| to.first()).and_then(|to| to.address());
        let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
        if !dots && to.to_string().is_ascii() {
            prop_assert_eq!(written.map(str::to_owned), Some(to.to_string()));
        }
    }
}
