use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A mailbox as in RFC 5321 §4.1.2: a local part and a domain. The domain is kept in ASCII lower case; two mailboxes are
/// the same to us when local parts match without regard to ASCII case, as every mail system in use treats them.
#[derive(Clone, Debug, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Mailbox {
    local: String,
    domain: String,
}

/// Why a text is no mailbox that we accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailboxError {
    /// No `@` or an empty side.
    #[error("expected local-part@domain")]
    Shape,
    /// A character that we take in no address: quotes, routes, percent hacks, control characters.
    #[error("the address holds a character that is not accepted")]
    Character,
    /// Over the limits of RFC 5321 §4.5.3.1 (64 and 255 octets).
    #[error("the address is too long")]
    Length,
}

impl Mailbox {
    /// The part before the `@`, as written.
    pub fn local(&self) -> &str {
        &self.local
    }

    /// The part after the `@`, in lower case.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// Whether the domain is `domain` or one below it (`x.example` is within `example`). ASCII case is ignored.
    pub fn is_within(&self, domain: &str) -> bool {
        let domain = domain.to_ascii_lowercase();
        self.domain == domain || self.domain.strip_suffix(&domain).is_some_and(|rest| rest.ends_with('.'))
    }
}

impl PartialEq for Mailbox {
    fn eq(&self, other: &Self) -> bool {
        self.domain == other.domain && self.local.eq_ignore_ascii_case(&other.local)
    }
}

impl std::hash::Hash for Mailbox {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.local.to_ascii_lowercase().hash(state);
        self.domain.hash(state);
    }
}

impl fmt::Display for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.local, self.domain)
    }
}

impl FromStr for Mailbox {
    type Err = MailboxError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (local, domain) = text.rsplit_once('@').ok_or(MailboxError::Shape)?;
        if local.is_empty() || domain.is_empty() || domain.starts_with('.') || domain.ends_with('.') {
            return Err(MailboxError::Shape);
        }
        if local.len() > 64 || domain.len() > 255 {
            return Err(MailboxError::Length);
        }
        let local_ok = |c: char| !c.is_control() && !c.is_whitespace() && !"\"\\()<>,:;@[]%!".contains(c);
        let domain_ok = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
        if !local.chars().all(local_ok) || !domain.chars().all(domain_ok) {
            return Err(MailboxError::Character);
        }
        Ok(Self { local: local.to_owned(), domain: domain.to_ascii_lowercase() })
    }
}

impl TryFrom<String> for Mailbox {
    type Error = MailboxError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Mailbox> for String {
    fn from(mailbox: Mailbox) -> Self {
        mailbox.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_relay_spelling_is_a_mailbox() {
        for wrong in [
            "a%b@c.example@d.example",
            "a!b@c.example",
            "\"a b\"@c.example",
            "@a:b@c.example",
            "a@[127.0.0.1]",
            "a@c.example.",
            "a",
            "@c.example",
            "a@",
            "a b@c.example",
            "a\r@c.example",
        ] {
            assert!(wrong.parse::<Mailbox>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn domains_are_compared_whole_labels_at_a_time() {
        let mailbox: Mailbox = "Inbreng@Stein.Example".parse().expect("right");
        assert!(mailbox.is_within("example") && mailbox.is_within("stein.example"));
        assert!(!mailbox.is_within("ein.example"));
        assert_eq!(mailbox, "inbreng@stein.example".parse().expect("right"));
    }
}
