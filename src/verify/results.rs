//! The `Authentication-Results` field (RFC 8601), as far as it says pass or fail.

use crate::model::Mailbox;

/// One method's result with the domains that it is about.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    method: String,
    result: String,
    /// `header.from`, `header.d`, `smtp.mailfrom` and the like: key and domain, lower case.
    properties: Vec<(String, String)>,
}

/// What an `Authentication-Results` field says.
#[derive(Debug, PartialEq, Eq)]
pub struct Results {
    /// Who says it, lower case; none where the field names nobody (as Exchange Online writes it).
    pub authserv_id: Option<String>,
    outcomes: Vec<Outcome>,
}

/// What the results mean for one author.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// DMARC passed, or DKIM or SPF passed for the author's domain.
    Verified(&'static str),
    /// DMARC failed for the author's domain.
    Failed,
    /// Neither.
    Silent,
}

impl Results {
    /// Reads the unfolded value of a field. What is not understood is left out.
    pub fn parse(value: &str) -> Self {
        let bare = without_comments(value);
        let mut pieces = bare.split(';').map(str::trim).filter(|piece| !piece.is_empty()).peekable();
        let authserv_id = match pieces.peek() {
            Some(first) if !first.contains('=') => {
                let id = first.split_whitespace().next().map(str::to_ascii_lowercase);
                pieces.next();
                id
            }
            _ => None,
        };
        Self { authserv_id, outcomes: pieces.take(50).filter_map(outcome).collect() }
    }

    /// What they mean for this author.
    pub fn meaning(&self, author: &Mailbox) -> Meaning {
        let domain = author.domain();
        let passed = |method: &str, keys: &[&str]| {
            self.outcomes.iter().filter(|o| o.method == method && o.result == "pass").any(|o| {
                o.properties.iter().any(|(key, value)| keys.contains(&key.as_str()) && is_aligned(domain, value))
            })
        };
        let about_author =
            |o: &Outcome| o.properties.iter().any(|(key, value)| key == "header.from" && value == domain);
        let dmarc =
            |result: &str| self.outcomes.iter().any(|o| o.method == "dmarc" && o.result == result && about_author(o));
        if dmarc("fail") {
            Meaning::Failed
        } else if dmarc("pass") {
            Meaning::Verified("upstream-dmarc")
        } else if passed("dkim", &["header.d", "header.i"]) {
            Meaning::Verified("upstream-dkim")
        } else if passed("spf", &["smtp.mailfrom"]) {
            Meaning::Verified("upstream-spf")
        } else {
            Meaning::Silent
        }
    }
}

/// Whether a domain that was proven stands for the author's domain: the same, or one a parent of the other (relaxed
/// alignment, RFC 7489 §3.1). A single label proves nothing.
pub fn is_aligned(author: &str, proven: &str) -> bool {
    let within =
        |inner: &str, outer: &str| inner == outer || inner.strip_suffix(outer).is_some_and(|rest| rest.ends_with('.'));
    proven.contains('.') && author.contains('.') && (within(author, proven) || within(proven, author))
}

fn outcome(piece: &str) -> Option<Outcome> {
    let mut words = piece.split_whitespace();
    let (method, result) = words.next()?.split_once('=')?;
    let method = method.split('/').next().unwrap_or_default().to_ascii_lowercase();
    let properties = words.filter_map(|word| word.split_once('=')).map(property).collect();
    Some(Outcome { method, result: result.to_ascii_lowercase(), properties })
}

/// A property's value as a domain: what stands behind the last at-sign, quotes off.
fn property((key, value): (&str, &str)) -> (String, String) {
    let value = value.trim_matches('"');
    let domain = value.rsplit_once('@').map_or(value, |(_, domain)| domain);
    (key.to_ascii_lowercase(), domain.trim_end_matches('.').to_ascii_lowercase())
}

/// Takes out comments, which nest, and what stands in quoted strings: both may hold anything that a sender chose.
fn without_comments(value: &str) -> String {
    let (mut out, mut depth, mut quoted, mut escaped) = (String::with_capacity(value.len()), 0usize, false, false);
    for c in value.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted || depth > 0 => escaped = true,
            '"' if depth == 0 => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            _ if quoted || depth > 0 => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn meaning(value: &str) -> Meaning {
        Results::parse(value).meaning(&"jo@partner.example".parse().expect("right"))
    }

    #[test]
    fn passes_count_for_the_authors_domain_only() {
        let verified = [
            ("mx.gemeente.example; dmarc=pass action=none header.from=partner.example", "upstream-dmarc"),
            (
                "mx.gemeente.example 1; spf=fail smtp.mailfrom=x.example; dkim=pass (good) header.d=mail.partner.example",
                "upstream-dkim",
            ),
            ("spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=bounce@partner.example", "upstream-spf"),
            (
                "spf=pass smtp.mailfrom=x.example;dkim=pass header.d=partner.example;dmarc=bestguesspass header.from=partner.example",
                "upstream-dkim",
            ),
        ];
        for (value, by) in verified {
            assert_eq!(meaning(value), Meaning::Verified(by), "{value}");
        }
        for value in [
            "",
            "mx.gemeente.example; none",
            "mx; dmarc=pass header.from=other.example",
            "mx; dkim=pass header.d=example",
            "mx; dkim=fail header.d=partner.example",
            "mx; dkim=pass header.d=notpartner.example",
            "mx; dkim=none (dkim=pass header.d=partner.example)",
            "mx; spf=none smtp.mailfrom=\"; dkim=pass header.d=partner.example\"",
            "mx; spf=pass smtp.helo=partner.example",
            "mx; x=y",
        ] {
            assert_eq!(meaning(value), Meaning::Silent, "{value}");
        }
        let failed = "mx; dkim=pass header.d=partner.example; dmarc=fail action=none header.from=partner.example";
        assert_eq!(meaning(failed), Meaning::Failed);
    }

    #[test]
    fn the_speaker_is_read() {
        let id = |value: &str| Results::parse(value).authserv_id;
        assert_eq!(id("MX.gemeente.example 1; none").as_deref(), Some("mx.gemeente.example"));
        assert_eq!(id("(c) mx.gemeente.example (x); spf=pass").as_deref(), Some("mx.gemeente.example"));
        assert_eq!(id("spf=pass smtp.mailfrom=x.example"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_survived(value in "[a-z=;()\"\\\\@. é]{0,80}") {
            let _ = meaning(&value);
        }
    }
}
