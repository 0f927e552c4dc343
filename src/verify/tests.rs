use super::*;
use crate::model::{Mailbox, Protocol};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mail_auth::common::crypto::Ed25519Key;
use mail_auth::common::headers::HeaderWriter;
use mail_auth::common::parse::TxtRecordParser;
use mail_auth::common::verify::DomainKey;
use mail_auth::dkim::DkimSigner;
use mail_auth::dmarc::Dmarc;
use mail_auth::spf::Spf;
use mail_auth::{DnsError, Error, Txt};

const OURS: &str =
    "Received: from x ([192.0.2.1])\r\n\tby gate.example with ESMTP;\r\n\tMon, 2 Mar 2026 09:30:00 +0000\r\n";
const MAIL: &str = "From: Jo <jo@partner.example>\r\nTo: dorpsteam-elsloo@gate.example\r\nSubject: x\r\n\r\nbody\r\n";

fn envelope(peer: &str, from: &str) -> Envelope {
    Envelope {
        reverse_path: from.parse::<Mailbox>().ok(),
        forward_paths: Vec::new(),
        peer: peer.parse().ok(),
        helo: "mail.partner.example".to_owned(),
        protocol: Protocol::Smtp,
        tls: true,
        received: "2026-03-02T09:30:00Z".parse().expect("a time"),
    }
}

fn parsed<T: TxtRecordParser + Into<Txt>>(record: &str) -> Txt {
    T::parse(record.as_bytes()).expect("a record").into()
}

fn nothing() -> Txt {
    Txt::Error(Error::Dns(DnsError::InvalidRecordType))
}

fn fault() -> Txt {
    Txt::Error(Error::Dns(DnsError::Resolver("no answer".to_owned())))
}

fn verifier(texts: Vec<(&'static str, Txt)>) -> Verifier {
    Verifier { settings: Settings::default(), dns: Some(dns::Dns::knowing(texts)) }
}

/// The records of a domain, with SPF for 192.0.2.1, and those that may be asked for besides.
fn records(dmarc: Txt) -> Vec<(&'static str, Txt)> {
    vec![
        ("partner.example.", parsed::<Spf>("v=spf1 ip4:192.0.2.1 -all")),
        ("mail.partner.example.", nothing()),
        ("bulk.example.", parsed::<Spf>("v=spf1 ip4:192.0.2.1 -all")),
        ("_dmarc.partner.example.", dmarc),
        ("_dmarc.bulk.example.", nothing()),
        ("_dmarc.mail.partner.example.", nothing()),
        ("_dmarc.example.", nothing()),
    ]
}

fn policy() -> Txt {
    parsed::<Dmarc>("v=DMARC1; p=reject")
}

/// The mail with a signature of `domain`, and the record of its key.
fn signed(domain: &str) -> (String, Txt) {
    let key = Ed25519Key::from_pkcs8_der(&Ed25519Key::generate_pkcs8().expect("a key")).expect("a key");
    let record = format!("v=DKIM1; k=ed25519; p={}", STANDARD.encode(key.public_key()));
    let signer = DkimSigner::from_key(key).domain(domain).selector("s").headers(["From", "To", "Subject"]);
    let signature = signer.sign(MAIL.as_bytes()).expect("a signature").to_header();
    (format!("{OURS}{signature}{MAIL}"), parsed::<DomainKey>(&record))
}

fn by(verdict: &Verdict) -> &str {
    match verdict {
        Verdict::Known(Verification::Verified { by }) => by,
        Verdict::Known(Verification::Unverified { .. }) => "unverified",
        Verdict::Temporary { .. } => "temporary",
    }
}

#[tokio::test]
async fn spf_verifies_the_domain_of_the_author_only() {
    let raw = format!("{OURS}{MAIL}");
    for (dmarc, peer, from, expected) in [
        (policy(), "192.0.2.1", "bounce@partner.example", "spf"),
        (nothing(), "192.0.2.1", "bounce@partner.example", "spf"),
        (policy(), "192.0.2.2", "bounce@partner.example", "unverified"),
        (nothing(), "192.0.2.2", "bounce@partner.example", "unverified"),
        (policy(), "192.0.2.1", "bounce@bulk.example", "unverified"),
        (nothing(), "192.0.2.1", "bounce@bulk.example", "unverified"),
        (fault(), "192.0.2.1", "bounce@partner.example", "temporary"),
    ] {
        let verdict = verifier(records(dmarc)).verify(&envelope(peer, from), raw.as_bytes()).await;
        assert_eq!(by(&verdict), expected, "{peer} {from}");
    }
}

#[tokio::test]
async fn dkim_verifies_and_a_changed_mail_does_not() {
    let envelope = envelope("192.0.2.9", "");
    let (raw, key) = signed("partner.example");
    for (key, raw, expected) in [
        (key.clone(), raw.clone(), "dkim"),
        (key.clone(), raw.replace("body", "bodies"), "unverified"),
        (key.clone(), raw.replace("Jo <", "Bo <"), "unverified"),
        (key.clone(), raw.replace("From: Jo", "From: x@y.example\r\nFrom: Jo"), "unverified"),
        (
            key,
            raw.replace("\r\nFrom", &format!("{}\r\nFrom", "\r\nDKIM-Signature: v=1; d=x.example".repeat(17))),
            "unverified",
        ),
        (fault(), raw, "temporary"),
    ] {
        for dmarc in [policy(), nothing()] {
            let mut records = records(dmarc);
            records.push(("s._domainkey.partner.example.", key.clone()));
            let verdict = verifier(records).verify(&envelope, raw.as_bytes()).await;
            assert_eq!(by(&verdict), expected);
        }
    }
    let (raw, key) = signed("bulk.example");
    let mut records = records(policy());
    records.push(("s._domainkey.bulk.example.", key));
    assert_eq!(by(&verifier(records).verify(&envelope, raw.as_bytes()).await), "unverified");
}

fn behind_exchange(method: Method) -> Verifier {
    let settings: Settings = toml::from_str(
        r#"
        [[upstreams]]
        addresses = ["192.0.2.0/28"]
        authserv_id = "mx.gemeente.example"
        own_domains = ["gemeente.example"]
        "#,
    )
    .expect("settings");
    Verifier { settings: Settings { method, ..settings }, dns: None }
}

#[tokio::test]
async fn a_trusted_upstream_is_believed_and_nobody_else() {
    let passed = "Authentication-Results: mx.gemeente.example;\r\n dmarc=pass header.from=partner.example\r\n";
    let failed = "Authentication-Results: mx.gemeente.example; dmarc=fail header.from=gemeente.example\r\n";
    let other = "Authentication-Results: mx.other.example; dmarc=pass header.from=partner.example\r\n";
    let internal = MAIL.replace("partner", "gemeente");
    for (peer, raw, expected) in [
        ("192.0.2.1", format!("{OURS}{passed}{MAIL}"), "upstream-dmarc"),
        ("192.0.2.99", format!("{OURS}{passed}{MAIL}"), "unverified"),
        ("192.0.2.1", format!("{OURS}{other}{MAIL}"), "unverified"),
        ("192.0.2.1", format!("{OURS}{other}{passed}{MAIL}"), "upstream-dmarc"),
        // Only the topmost of its fields: what stands below may have come in with the mail.
        (
            "192.0.2.1",
            format!("{OURS}Authentication-Results: mx.gemeente.example; none\r\n{passed}{MAIL}"),
            "unverified",
        ),
        ("192.0.2.1", format!("{OURS}{MAIL}"), "unverified"),
        ("192.0.2.1", format!("{OURS}{internal}"), "upstream"),
        ("192.0.2.1", format!("{OURS}{failed}{internal}"), "unverified"),
        ("192.0.2.99", format!("{OURS}{internal}"), "unverified"),
    ] {
        let verdict = behind_exchange(Method::Upstream).verify(&envelope(peer, "a@b.example"), raw.as_bytes()).await;
        assert_eq!(by(&verdict), expected, "{peer} {raw}");
    }
}

#[tokio::test]
async fn a_fixed_answer_asks_nobody() {
    for (verified, expected) in [(true, "fixed"), (false, "unverified")] {
        let verdict = behind_exchange(Method::Fixed(verified)).verify(&envelope("192.0.2.9", ""), b"").await;
        assert_eq!(by(&verdict), expected);
    }
}

#[test]
fn the_stamp_of_a_trusted_upstream_is_the_moment_of_reception() {
    let raw = |date: &str| format!("{OURS}Received: from a by b; {date}\r\n{MAIL}").into_bytes();
    let reception =
        |peer: &str, date: &str| behind_exchange(Method::Dns).reception(&envelope(peer, ""), &raw(date)).to_string();
    let ours = "2026-03-02T09:30:00Z";
    assert_eq!(reception("192.0.2.1", "Sun, 1 Mar 2026 23:59:00 +0100 (CET)"), "2026-03-01T22:59:00Z");
    assert_eq!(reception("192.0.2.99", "Sun, 1 Mar 2026 23:59:00 +0100"), ours);
    assert_eq!(reception("192.0.2.1", "Mon, 2 Mar 2026 10:31:00 +0100"), ours);
    assert_eq!(reception("192.0.2.1", "Sun, 1 Feb 2026 10:00:00 +0100"), ours);
    assert_eq!(reception("192.0.2.1", "yesterday"), ours);
}

#[test]
fn settings_are_read_as_documented() {
    let read = |text: &str| toml::from_str::<Settings>(text);
    assert_eq!(read("").expect("defaults").method, Method::Dns);
    assert_eq!(read("method = { fixed = true }").expect("fixed").method, Method::Fixed(true));
    assert_eq!(read("method = \"upstream\"").expect("upstream").method, Method::Upstream);
    assert!(read("methods = \"dns\"").is_err());
    assert!(read("[[upstreams]]\naddresses = [\"192.0.2.0/99\"]").is_err());
}
