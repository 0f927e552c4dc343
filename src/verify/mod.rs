//! Who sent it: whether the one mailbox of the From field is the one who wrote.
//!
//! In: the envelope and the bytes of a kept message (our own `Received` field first, [`prescan`](crate::smtp::prescan)
//! passed). Out: a [`Verdict`], and the moment of reception as a trusted upstream stamped it. Never: *verified* for a From
//! field that is missing, doubled, or written so that two readers may read two mailboxes; an address in a reason or a log.

mod cache;
mod dns;
mod fields;
mod network;
mod results;
mod upstream;

pub use network::{Network, NetworkError};
pub use upstream::Upstream;

use crate::model::{Envelope, Mailbox, Verification};
use fields::{author, fields};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How senders are verified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// SPF, DKIM and DMARC by our own look-ups; for a configured upstream, its word.
    #[default]
    Dns,
    /// Only the word of a configured upstream; from anybody else, unverified.
    Upstream,
    /// Everybody or nobody: for the demo and for tests.
    Fixed(bool),
}

/// Settings of sender verification.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// `"dns"` (default), `"upstream"`, or `{ fixed = true }`.
    pub method: Method,
    /// Mail servers in front of us whose word counts.
    pub upstreams: Vec<Upstream>,
}

/// What is known of the sender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Settled.
    Known(Verification),
    /// A temporary fault in DNS: to be asked again later.
    Temporary {
        /// Which step, without personal data.
        why: &'static str,
    },
}

impl Verdict {
    fn verified(by: &str) -> Self {
        Self::Known(Verification::Verified { by: by.to_owned() })
    }

    fn unverified(why: &str) -> Self {
        Self::Known(Verification::Unverified { why: why.to_owned() })
    }
}

/// The mailbox that is verified: that of the From field, if there is exactly one field with exactly one mailbox, spelt so
/// plainly that no two readers can differ. `raw` is the message.
pub fn sender(raw: &[u8]) -> Option<Mailbox> {
    author(&fields(raw))
}

/// The resolver cannot be set up from the system's configuration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot read the system's resolver configuration (/etc/resolv.conf): {0}")]
pub struct ResolverError(String);

/// Verifies senders. One for the whole daemon: it holds the resolver.
pub struct Verifier {
    settings: Settings,
    dns: Option<dns::Dns>,
}

impl Verifier {
    /// Sets up the resolver if the method needs one. Within a tokio runtime.
    pub fn new(settings: Settings) -> Result<Self, ResolverError> {
        let dns = (settings.method == Method::Dns).then(dns::Dns::from_system).transpose()?;
        Ok(Self { settings, dns })
    }

    /// Who sent this message. `raw` begins with our own `Received` field.
    pub async fn verify(&self, envelope: &Envelope, raw: &[u8]) -> Verdict {
        if let Method::Fixed(verified) = self.settings.method {
            return if verified { Verdict::verified("fixed") } else { Verdict::unverified("fixed") };
        }
        let fields = fields(raw);
        let Some(author) = author(&fields) else { return Verdict::unverified("from") };
        if let Some(upstream) = self.upstream(envelope) {
            return upstream.verify(&author, &fields);
        }
        match &self.dns {
            Some(dns) => dns.verify(&author, envelope, &fields, raw).await,
            None => Verdict::unverified("no trusted upstream"),
        }
    }

    /// When the mail was received: the final dot, or the stamp of a trusted upstream, so that an outage of ours makes
    /// nobody late. A stamp from the future or older than five days is not believed.
    pub fn reception(&self, envelope: &Envelope, raw: &[u8]) -> Timestamp {
        self.upstream(envelope)
            .and_then(|upstream| upstream.stamp(envelope.received, &fields(raw)))
            .unwrap_or(envelope.received)
    }

    fn upstream(&self, envelope: &Envelope) -> Option<&Upstream> {
        let peer = envelope.peer?;
        self.settings.upstreams.iter().find(|upstream| upstream.has(peer))
    }
}

#[cfg(test)]
mod tests;
