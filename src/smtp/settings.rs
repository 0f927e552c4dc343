use crate::model::Protocol;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

/// How a listener speaks TLS. Always 1.2 or 1.3.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TlsMode {
    /// No TLS: STARTTLS is not offered. Only for loopback and the demo.
    #[default]
    Off,
    /// STARTTLS is offered (RFC 3207).
    Offered,
    /// STARTTLS is offered and nothing else is done before it: 530.
    Required,
    /// TLS from the first byte (RFC 8314).
    Implicit,
}

/// One listening socket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ListenerSettings {
    /// Address and port. Default `127.0.0.1:2525`; port 0 takes a free one.
    pub address: SocketAddr,
    /// `smtp` (default) or `lmtp`.
    pub protocol: Protocol,
    /// `off` (default), `offered`, `required` or `implicit`. All but `off` need a certificate.
    pub tls: TlsMode,
}

impl Default for ListenerSettings {
    fn default() -> Self {
        Self { address: SocketAddr::from(([127, 0, 0, 1], 2525)), protocol: Protocol::Smtp, tls: TlsMode::Off }
    }
}

/// Certificate chain and private key, PEM. Read at start and on reload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// The chain, own certificate first.
    pub chain: PathBuf,
    /// The private key (PKCS#8, PKCS#1 or SEC1).
    pub key: PathBuf,
}

/// Everything that the intake over SMTP and LMTP is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The name that the gate gives itself in greeting, EHLO reply and `Received`. Default `localhost`.
    pub hostname: String,
    /// Where it listens. Default one plain SMTP listener on loopback.
    pub listeners: Vec<ListenerSettings>,
    /// Needed when a listener speaks TLS.
    pub certificate: Option<Certificate>,
    /// Bounds.
    pub limits: Limits,
    /// Time-outs.
    pub timeouts: Timeouts,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            hostname: "localhost".to_owned(),
            listeners: vec![ListenerSettings::default()],
            certificate: None,
            limits: Limits::default(),
            timeouts: Timeouts::default(),
        }
    }
}

/// Bounds of a session and of all sessions. Sizes in octets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// One message, as SIZE counts it (RFC 1870). Default 25 MiB.
    pub message_size: u64,
    /// The header section of a message, and of each part in it. Default 256 KiB.
    pub header_size: usize,
    /// Header fields of a message, and of each part in it. Default 1000.
    pub header_fields: usize,
    /// Parts in a message, nested ones counted. Default 1000.
    pub parts: usize,
    /// Depth of multipart and message/rfc822 in each other. Default 100.
    pub nesting: usize,
    /// This many `Received` fields are a loop (RFC 5321 §6.3). Default 50.
    pub hops: usize,
    /// Recipients of one message. Default 100, the least that RFC 5321 §4.5.3.1.8 allows.
    pub recipients: usize,
    /// A command line with its CRLF (RFC 5321 §4.5.3.1.4). MAIL may be 64 octets longer, for its parameters. Default 512.
    pub command_line: usize,
    /// Refused commands and recipients before the session is closed with 421. Default 10.
    pub errors: usize,
    /// Messages in one session, then 421. Default 20.
    pub messages_per_session: usize,
    /// Sessions at a time, then 421. Default 200.
    pub sessions: usize,
    /// Sessions at a time from one address (IPv6: one /64), then 421. Default 50.
    pub sessions_per_address: usize,
    /// Messages under way in all sessions together, in memory. Default 256 MiB; over it 452.
    pub memory: usize,
    /// Least octets per second of a message, after a minute's grace. Default 200; 0 for none.
    pub minimum_rate: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            message_size: 25 << 20,
            header_size: 256 << 10,
            header_fields: 1000,
            parts: 1000,
            nesting: 100,
            hops: 50,
            recipients: 100,
            command_line: 512,
            errors: 10,
            messages_per_session: 20,
            sessions: 200,
            sessions_per_address: 50,
            memory: 256 << 20,
            minimum_rate: 200,
        }
    }
}

/// Time-outs in seconds. Those of RFC 5321 §4.5.3.2 by default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Timeouts {
    /// For the next command to come whole, and for a reply to be taken (§4.5.3.2.7). Default 300.
    pub command_seconds: u64,
    /// Between two pieces of a message (§4.5.3.2.5). Default 180.
    pub data_seconds: u64,
    /// For a TLS handshake. Default 60.
    pub handshake_seconds: u64,
    /// For a session in all. Default 3600.
    pub session_seconds: u64,
    /// How long an orderly stop waits for messages under way. Default 30.
    pub grace_seconds: u64,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            command_seconds: 300,
            data_seconds: 180,
            handshake_seconds: 60,
            session_seconds: 3600,
            grace_seconds: 30,
        }
    }
}

impl Timeouts {
    pub(super) fn command(&self) -> Duration {
        Duration::from_secs(self.command_seconds)
    }

    pub(super) fn data(&self) -> Duration {
        Duration::from_secs(self.data_seconds)
    }

    pub(super) fn handshake(&self) -> Duration {
        Duration::from_secs(self.handshake_seconds)
    }

    pub(super) fn session(&self) -> Duration {
        Duration::from_secs(self.session_seconds)
    }

    pub(super) fn grace(&self) -> Duration {
        Duration::from_secs(self.grace_seconds)
    }
}
