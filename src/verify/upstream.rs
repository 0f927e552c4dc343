use super::Verdict;
use super::fields::Field;
use super::network::Network;
use super::results::{Meaning, Results};
use crate::model::Mailbox;
use jiff::{SignedDuration, Timestamp, fmt::rfc2822};
use serde::{Deserialize, Serialize};
use std::net::IpAddr;

/// A mail server in front of us that is trusted: the municipality's own Exchange, a filter service. It must take out
/// `Authentication-Results` fields that strangers wrote in its name (RFC 8601 §5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Upstream {
    /// From where it connects to us.
    pub addresses: Vec<Network>,
    /// The name under which it writes `Authentication-Results`. Without one, the topmost field that names nobody counts,
    /// as Exchange Online writes it.
    #[serde(default)]
    pub authserv_id: Option<String>,
    /// Domains whose mail comes through it from within (connector): verified, for internal mail has no SPF, unless its own
    /// check says that DMARC failed.
    #[serde(default)]
    pub own_domains: Vec<String>,
    /// Whether its `Received` stamp counts as the moment of reception. Default yes.
    #[serde(default = "yes")]
    pub stamps_reception: bool,
}

fn yes() -> bool {
    true
}

/// RFC 5321 §4.5.4.1: a server tries for four to five days; an older stamp is a wrong clock.
const OLDEST_STAMP: SignedDuration = SignedDuration::from_hours(5 * 24);

impl Upstream {
    /// Whether it connects from this address.
    pub(super) fn has(&self, peer: IpAddr) -> bool {
        self.addresses.iter().any(|network| network.has(peer))
    }

    /// Its word on the author.
    pub(super) fn verify(&self, author: &Mailbox, fields: &[Field]) -> Verdict {
        let own = self.own_domains.iter().any(|domain| domain.eq_ignore_ascii_case(author.domain()));
        match self.results(fields).map_or(Meaning::Silent, |results| results.meaning(author)) {
            Meaning::Failed => Verdict::unverified("upstream-dmarc-failed"),
            Meaning::Verified(by) => Verdict::verified(by),
            Meaning::Silent if own => Verdict::verified("upstream"),
            Meaning::Silent => Verdict::unverified("upstream-silent"),
        }
    }

    /// The topmost of its fields. One further down may be older than the mail's way through it.
    fn results(&self, fields: &[Field]) -> Option<Results> {
        let id = self.authserv_id.as_ref().map(|id| id.to_ascii_lowercase());
        fields
            .iter()
            .filter(|field| field.name == "authentication-results")
            .map(|field| Results::parse(&field.value))
            .find(|results| results.authserv_id == id)
    }

    /// The stamp in its `Received` field: the topmost that is not ours, which is the first of all.
    pub(super) fn stamp(&self, received: Timestamp, fields: &[Field]) -> Option<Timestamp> {
        if !self.stamps_reception {
            return None;
        }
        let field = fields.iter().filter(|field| field.name == "received").nth(1)?;
        let (_, date) = field.value.rsplit_once(';')?;
        let date = date.split('(').next().unwrap_or_default().trim();
        let stamp = rfc2822::parse(date).ok()?.timestamp();
        (stamp <= received && received.duration_since(stamp) <= OLDEST_STAMP).then_some(stamp)
    }
}
