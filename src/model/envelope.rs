use super::Mailbox;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::net::IpAddr;

/// How a mail reached us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Protocol {
    /// RFC 5321.
    Smtp,
    /// RFC 2033: one reply per accepted recipient.
    Lmtp,
}

/// The mail transaction around a message (RFC 5321 §2.3.1), as accepted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Envelope {
    /// `MAIL FROM`; none for the null reverse-path `<>`.
    pub reverse_path: Option<Mailbox>,
    /// `RCPT TO`: accepted recipients, each once.
    pub forward_paths: Vec<Mailbox>,
    /// Address of the peer.
    pub peer: Option<IpAddr>,
    /// What the peer called itself in EHLO, HELO or LHLO.
    pub helo: String,
    /// By which protocol.
    pub protocol: Protocol,
    /// Whether the session was encrypted.
    pub tls: bool,
    /// Reception: the final dot, or the stamp of a configured trusted upstream.
    pub received: Timestamp,
}

/// Whether the sender (the mailbox of the From field) is who the mail says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verification {
    /// By DMARC-aligned SPF or DKIM, by a trusted upstream, or fixed.
    Verified {
        /// How, for the record: `dkim`, `spf`, `upstream`, `fixed`.
        by: String,
    },
    /// Not shown to be so; no mail goes to the sender.
    Unverified {
        /// Why, without personal data.
        why: String,
    },
}

impl Verification {
    /// Whether mail may go to the sender at all.
    pub fn is_verified(&self) -> bool {
        matches!(self, Self::Verified { .. })
    }
}

/// Who the sender is to the team, by configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// The team's coördinator.
    Coordinator,
    /// The coördinator's deputy.
    Deputy,
    /// A member of the team.
    Member,
    /// Somebody at a domain of a known partner.
    Partner,
    /// Nobody that we know, a resident perhaps.
    Unknown,
}
