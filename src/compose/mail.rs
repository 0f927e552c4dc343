//! Bytes of a mail (RFC 5322, MIME): ASCII, CRLF, lines within 998 octets, header fields from this file's list alone.

use super::page::Page;
use super::render;
use super::visible::{line, short};
use super::{ReplyCode, Setting};
use crate::message::LOOP_FIELD;
use crate::model::{Mailbox, Reader, Role};
use crate::texts;
use crate::texts::capital;
use jiff::tz::TimeZone;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue, Headers};
use lettre::message::{Body, MultiPart, SinglePart};

/// More are not needed to keep a thread, and no mail should drag a longer tail along.
const MOST_REFERENCES: usize = 20;

/// How long a subject can get: programs show some sixty characters, and a header line may not pass 998 octets.
const SUBJECT_CHARS: usize = 200;

/// How much of a team's name goes into a header.
const TEAM_CHARS: usize = 60;

/// What is written besides the page.
pub(super) struct Extras {
    /// A calendar object, as last alternative. Such a mail carries no code: who accepts an invitation must not use it up.
    pub(super) calendar: Option<String>,
    /// Plain texts with their file names: a form to print, the cleaned text of attachments.
    pub(super) files: Vec<(String, String)>,
}

/// The message: multipart/alternative of plain text and HTML, and the extras.
pub(super) fn bytes(
    setting: &Setting,
    reader: &Reader,
    message_id: &str,
    subject: &str,
    page: &Page,
    extras: &Extras,
) -> Vec<u8> {
    let subject = short(subject, SUBJECT_CHARS);
    let mut head = Headers::new();
    field(&mut head, "From", sender(setting));
    field(&mut head, "To", address(&reader.mailbox).unwrap_or_else(|| "undisclosed-recipients:;".to_owned()));
    head.insert_raw(HeaderValue::new(name("Subject"), unencoded(&subject)));
    field(&mut head, "Date", date(setting));
    field(&mut head, "Message-ID", format!("<{message_id}>"));
    thread(&mut head, setting, reader.role);
    let answers = if extras.calendar.is_some() { address(setting.intake) } else { reply_to(setting, &reader.mailbox) };
    if let Some(reply_to) = answers {
        field(&mut head, "Reply-To", reply_to);
    }
    field(&mut head, "Auto-Submitted", "auto-generated".to_owned());
    field(&mut head, LOOP_FIELD, ascii(setting.from.domain()));
    field(&mut head, "MIME-Version", "1.0".to_owned());
    let mut bytes = head.to_string().into_bytes();
    bytes.extend_from_slice(&parts(message_id, &subject, page, extras).formatted());
    #[cfg(test)]
    let bytes = crate::mutant::rewritten(bytes);
    bytes
}

/// A Message-ID of our own domain: `seed.n@domain`.
pub(super) fn message_id(setting: &Setting, n: usize) -> String {
    let seed: String = setting.seed.chars().filter(char::is_ascii_alphanumeric).take(64).collect();
    format!("{seed}.{n}@{}", ascii(setting.from.domain()))
}

fn parts(message_id: &str, subject: &str, page: &Page, extras: &Extras) -> MultiPart {
    // Quoted-printable text never holds `=_` and base64 no `_`, so no part can hold a boundary.
    let stem: String = message_id.chars().filter(char::is_ascii_alphanumeric).take(40).collect();
    let mut alternatives = MultiPart::alternative()
        .boundary(format!("=_a{stem}"))
        .singlepart(text("text/plain; charset=utf-8", render::plain(&page.blocks)))
        .singlepart(text("text/html; charset=utf-8", render::html(subject, &page.blocks)));
    if let Some(calendar) = &extras.calendar {
        let kind = if calendar.contains("\r\nMETHOD:CANCEL\r\n") {
            "text/calendar; charset=utf-8; method=CANCEL"
        } else {
            "text/calendar; charset=utf-8; method=REQUEST"
        };
        alternatives = alternatives.singlepart(text(kind, calendar.clone()));
    }
    if extras.files.is_empty() {
        return alternatives;
    }
    let mixed = MultiPart::mixed().boundary(format!("=_m{stem}")).multipart(alternatives);
    extras.files.iter().fold(mixed, |mixed, (name, text)| {
        let file = lettre::message::Attachment::new(name.clone())
            .body(quoted_printable(text.clone()), media_type("text/plain; charset=utf-8"));
        mixed.singlepart(file)
    })
}

fn text(kind: &'static str, text: String) -> SinglePart {
    SinglePart::builder().header(media_type(kind)).body(quoted_printable(text))
}

fn media_type(kind: &'static str) -> ContentType {
    ContentType::parse(kind).expect("a media type of this file")
}

/// Always quoted-printable: lines stay under 76 octets and no relay has a reason to recode and break the signature.
fn quoted_printable(text: String) -> Body {
    // Line ends as they travel (RFC 5322, 2.3). lettre would put each CR in by itself and move all that follows.
    let text = text.replace("\r\n", "\n").replace('\n', "\r\n");
    Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable).expect("quoted-printable takes every text")
}

fn name(name: &'static str) -> HeaderName {
    HeaderName::new_from_ascii_str(name)
}

/// A field whose value is ASCII, folded where needed and free of line ends by construction.
fn field(head: &mut Headers, field: &'static str, value: String) {
    head.insert_raw(HeaderValue::dangerous_new_pre_encoded(name(field), value.clone(), value));
}

/// lettre leaves ASCII words as they are, so a typed `=?…?=` would be decoded by the reader's program into text that
/// nobody looked at. It must not start.
fn unencoded(text: &str) -> String {
    text.replace("=?", "= ?")
}

fn sender(setting: &Setting) -> String {
    let phrase: String = format!("Casuspoort {}", short(setting.team, TEAM_CHARS))
        .chars()
        .map(|c| if c.is_alphanumeric() || c == '-' { c } else { ' ' })
        .collect();
    let phrase = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
    // lettre encodes the words that need it; taken from it as text, since the address must stay as it is.
    let mut one = Headers::new();
    one.insert_raw(HeaderValue::new(name("From"), phrase));
    let written = one.to_string();
    let phrase = written.trim_start_matches("From: ").trim_end();
    format!("{phrase}\r\n <{}>", address(setting.from).unwrap_or_default())
}

/// A mailbox as ASCII, its local part quoted where RFC 5322 §3.4.1 asks for it; none if it needs SMTPUTF8.
fn address(mailbox: &Mailbox) -> Option<String> {
    let (local, domain) = (mailbox.local(), mailbox.domain());
    if !local.is_ascii() || !domain.is_ascii() {
        return None;
    }
    let atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    if local.chars().all(atom) && !dots { Some(mailbox.to_string()) } else { Some(format!("\"{local}\"@{domain}")) }
}

/// The intake with this reader's code, if there is one.
fn reply_to(setting: &Setting, reader: &Mailbox) -> Option<String> {
    let intake = setting.intake;
    let code = setting.codes.iter().find(|code: &&ReplyCode| &code.holder == reader);
    let code: String = code.map(|c| c.code.chars().filter(char::is_ascii_alphanumeric).collect()).unwrap_or_default();
    let local = if code.is_empty() { intake.local().to_owned() } else { format!("{}+{code}", intake.local()) };
    let coded: Option<Mailbox> = format!("{local}@{}", intake.domain()).parse().ok();
    address(coded.as_ref().unwrap_or(intake))
}

fn date(setting: &Setting) -> String {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC);
    jiff::fmt::rfc2822::to_string(&setting.now.to_zoned(zone))
        .unwrap_or_else(|_| "Thu, 1 Jan 1970 00:00:00 +0000".to_owned())
}

/// In-Reply-To and References. A sender sees the own ids again; others only ours, since an id from outside can hold the
/// name of a person or a computer.
fn thread(head: &mut Headers, setting: &Setting, role: Role) {
    let ours = ascii(setting.from.domain());
    let fits = |id: &&str| {
        is_message_id(id) && (role == Role::Sender || id.rsplit_once('@').is_some_and(|(_, domain)| domain == ours))
    };
    if let Some(id) = setting.in_reply_to.filter(fits) {
        field(head, "In-Reply-To", format!("<{id}>"));
    }
    let ids: Vec<&str> = setting.references.iter().map(String::as_str).filter(fits).collect();
    let last = &ids[ids.len().saturating_sub(MOST_REFERENCES)..];
    if !last.is_empty() {
        let ids: Vec<String> = last.iter().map(|id| format!("<{id}>")).collect();
        field(head, "References", ids.join("\r\n "));
    }
}

fn is_message_id(id: &str) -> bool {
    let right = |c: char| c.is_ascii_graphic() && !"<>\"(),;:\\".contains(c);
    id.len() <= 250 && id.contains('@') && id.chars().all(right)
}

fn ascii(text: &str) -> String {
    text.chars().filter(char::is_ascii_graphic).collect()
}

/// `[Dorpsteam Elsloo] `, before every subject.
pub(super) fn tag(setting: &Setting) -> String {
    format!("[{}] ", capital(&short(setting.team, TEAM_CHARS)))
}

/// The calendar object of a meeting (RFC 5545, RFC 5546 §3.2.2). No case data: calendars are widely shared.
pub(super) fn invitation(
    setting: &Setting,
    reader: &Mailbox,
    meeting: jiff::Timestamp,
    minutes: u32,
    revision: u32,
) -> String {
    let attendee = format!("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:{reader}");
    let event = event(setting, meeting, minutes, revision);
    calendar("REQUEST", event.into_iter().chain([attendee, "STATUS:CONFIRMED".into(), "TRANSP:OPAQUE".into()]))
}

/// The same meeting, off: UID as invited, a higher SEQUENCE (RFC 5546 §3.2.5).
pub(super) fn cancellation(
    setting: &Setting,
    reader: &Mailbox,
    meeting: jiff::Timestamp,
    minutes: u32,
    revision: u32,
) -> String {
    let attendee = format!("ATTENDEE:mailto:{reader}");
    let event = event(setting, meeting, minutes, revision);
    calendar("CANCEL", event.into_iter().chain([attendee, "STATUS:CANCELLED".into(), "TRANSP:TRANSPARENT".into()]))
}

/// Our time zone as a calendar object tells it (RFC 5545 §3.6.5): the rules of the European Union since 1996.
const AMSTERDAM: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Amsterdam",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "END:VTIMEZONE",
];

fn calendar(method: &str, event: impl Iterator<Item = String>) -> String {
    let head = ["BEGIN:VCALENDAR", "PRODID:-//Casuspoort//Agenda//NL", "VERSION:2.0"].map(str::to_owned);
    let begin = [format!("METHOD:{method}")];
    let zone = AMSTERDAM.map(str::to_owned).into_iter().chain(["BEGIN:VEVENT".to_owned()]);
    let end = ["END:VEVENT", "END:VCALENDAR"].map(str::to_owned);
    head.into_iter().chain(begin).chain(zone).chain(event).chain(end).map(|line| folded(&line) + "\r\n").collect()
}

/// What invitation and cancellation say alike.
fn event(setting: &Setting, meeting: jiff::Timestamp, minutes: u32, revision: u32) -> Vec<String> {
    let stamp = |at: jiff::Timestamp| at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
    let local = |at: jiff::Timestamp| at.to_zoned(crate::config::amsterdam()).strftime("%Y%m%dT%H%M%S").to_string();
    let end = meeting.checked_add(jiff::Span::new().minutes(i64::from(minutes))).unwrap_or(meeting);
    let team = line(setting.team).replace(['\\', ';', ',', '"', ':'], " ");
    vec![
        format!(
            "UID:overleg-{}-{}@{}",
            ascii(setting.intake.local()),
            meeting.as_second(),
            ascii(setting.from.domain())
        ),
        format!("SEQUENCE:{revision}"),
        format!("DTSTAMP:{}", stamp(setting.now)),
        format!("DTSTART;TZID=Europe/Amsterdam:{}", local(meeting)),
        format!("DTEND;TZID=Europe/Amsterdam:{}", local(end)),
        format!("SUMMARY:{} {team}", texts::agenda::MEETING),
        format!("ORGANIZER;CN=\"{team}\":mailto:{}", setting.intake),
    ]
}

/// A content line in pieces of at most 75 octets (RFC 5545 §3.1).
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out
}
