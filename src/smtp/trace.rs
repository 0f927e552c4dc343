use super::session::Mail;
use crate::model::Protocol;
use jiff::{Timestamp, fmt::rfc2822, tz::TimeZone};
use std::net::IpAddr;

/// Our own `Received` field (RFC 5321 §4.4), folded and ended by CRLF. Without `for`: recipients are nobody's business.
/// `hostname` is ours; `at` is the final dot.
pub fn received(
    mail: &Mail,
    hostname: &str,
    peer: IpAddr,
    protocol: Protocol,
    encrypted: bool,
    at: Timestamp,
) -> String {
    let literal = match peer.to_canonical() {
        IpAddr::V4(address) => format!("[{address}]"),
        IpAddr::V6(address) => format!("[IPv6:{address}]"),
    };
    let with = with_protocol(mail, protocol, encrypted);
    let date = rfc2822::to_string(&at.to_zoned(TimeZone::UTC)).unwrap_or_default();
    format!("Received: from {} ({literal})\r\n\tby {hostname} with {with};\r\n\t{date}\r\n", mail.helo)
}

/// The registered keywords (RFC 3848, RFC 6531 §4.3).
fn with_protocol(mail: &Mail, protocol: Protocol, encrypted: bool) -> String {
    let s = if encrypted { "S" } else { "" };
    match (protocol, mail.utf8, mail.extended) {
        (Protocol::Smtp, true, _) => format!("UTF8SMTP{s}"),
        (Protocol::Lmtp, true, _) => format!("UTF8LMTP{s}"),
        (Protocol::Lmtp, false, _) => format!("LMTP{s}"),
        (Protocol::Smtp, false, true) => format!("ESMTP{s}"),
        (Protocol::Smtp, false, false) => "SMTP".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_field_says_how_it_came_and_ends_its_lines_rightly() {
        let mail = Mail {
            reverse_path: None,
            forward_paths: Vec::new(),
            helo: "mail.partner.example".to_owned(),
            extended: true,
            utf8: false,
            content: Vec::new(),
        };
        let at = "2026-03-02T09:30:00Z".parse().expect("a time");
        let peer = "::ffff:192.0.2.7".parse().expect("an address");
        assert_eq!(
            received(&mail, "gate.example", peer, Protocol::Smtp, true, at),
            "Received: from mail.partner.example ([192.0.2.7])\r\n\tby gate.example with ESMTPS;\r\n\tMon, 2 Mar 2026 09:30:00 +0000\r\n"
        );
        let peer = "2001:db8::1".parse().expect("an address");
        let field = received(&mail, "gate.example", peer, Protocol::Lmtp, false, at);
        assert!(field.contains("([IPv6:2001:db8::1])") && field.contains("with LMTP;"));
    }
}
