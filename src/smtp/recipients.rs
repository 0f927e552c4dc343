//! Who may be written to. Mail is accepted for our own addresses and for nothing else (promise 9).

use crate::model::Mailbox;

/// What becomes of a forward-path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Taken, for this mailbox.
    Accept(Mailbox),
    /// Not an address of ours: 550 5.1.1.
    Unknown,
    /// Written so as to be relayed: 550 5.7.1.
    Relay,
}

/// Judges forward-paths. `raw_path` is what stood between `<` and `>`, nothing taken off.
pub trait Recipients: Send + Sync {
    /// Called for each RCPT; must be quick.
    fn judge(&self, raw_path: &str) -> Verdict;
}

impl<F: Fn(&str) -> Verdict + Send + Sync> Recipients for F {
    fn judge(&self, raw_path: &str) -> Verdict {
        self(raw_path)
    }
}

/// Whether a signed return address is ours; the mailbox has the local part `bounce+…` and a domain of ours.
pub type ReturnCheck = Box<dyn Fn(&Mailbox) -> bool + Send + Sync>;

/// The addresses of the configuration: intake addresses, those with `+CODE` behind the local part, our own signed return
/// addresses, and postmaster.
pub struct AddressBook {
    intakes: Vec<Mailbox>,
    postmaster: Option<Mailbox>,
    is_return_address: ReturnCheck,
}

impl AddressBook {
    /// `intakes` are the addresses that take mail. `postmaster` gets what is written to the postmaster of our domains
    /// (RFC 5321 §4.5.1). `is_return_address` looks at the signature of a `bounce+…` address.
    pub fn new(intakes: Vec<Mailbox>, postmaster: Option<Mailbox>, is_return_address: ReturnCheck) -> Self {
        Self { intakes, postmaster, is_return_address }
    }

    fn is_own_domain(&self, domain: &str) -> bool {
        self.intakes.iter().any(|intake| intake.domain() == domain)
    }

    fn is_intake(&self, mailbox: &Mailbox) -> bool {
        let base = mailbox.local().split_once('+').map_or(mailbox.local(), |(base, _)| base);
        let same = |intake: &Mailbox| {
            intake.domain() == mailbox.domain()
                && (intake.local().eq_ignore_ascii_case(base) || intake.local().eq_ignore_ascii_case(mailbox.local()))
        };
        self.intakes.iter().any(same)
    }
}

impl Recipients for AddressBook {
    fn judge(&self, raw_path: &str) -> Verdict {
        if raw_path.eq_ignore_ascii_case("postmaster") {
            return self.postmaster.clone().map_or(Verdict::Unknown, Verdict::Accept);
        }
        if is_relay_spelling(raw_path) {
            return Verdict::Relay;
        }
        let Ok(mailbox) = raw_path.parse::<Mailbox>() else { return Verdict::Unknown };
        if self.is_intake(&mailbox) {
            return Verdict::Accept(mailbox);
        }
        if !self.is_own_domain(mailbox.domain()) {
            return Verdict::Relay;
        }
        let local = mailbox.local().to_ascii_lowercase();
        if local == "postmaster" {
            return self.postmaster.clone().map_or(Verdict::Unknown, Verdict::Accept);
        }
        if local.starts_with("bounce+") && (self.is_return_address)(&mailbox) {
            return Verdict::Accept(mailbox);
        }
        Verdict::Unknown
    }
}

/// Whether a raw path is written in one of the ways by which servers have been talked into relaying: quotes, percent and
/// bang paths, a second at-sign, source routes, address literals, a dot at the end, control or 8-bit characters.
pub fn is_relay_spelling(raw_path: &str) -> bool {
    raw_path.bytes().any(|b| b"\"%!:,;\\()<>[] ".contains(&b) || !b.is_ascii_graphic())
        || raw_path.matches('@').count() > 1
        || raw_path.starts_with('@')
        || raw_path.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> AddressBook {
        let mailbox = |text: &str| text.parse::<Mailbox>().expect("right");
        AddressBook::new(
            vec![mailbox("dorpsteam-elsloo@gate.example"), mailbox("dorpsteam-urmond@gate.example")],
            Some(mailbox("dorpsteam-elsloo@gate.example")),
            Box::new(|mailbox| mailbox.local().ends_with(".signed")),
        )
    }

    #[test]
    fn our_addresses_are_taken() {
        for path in [
            "dorpsteam-elsloo@gate.example",
            "Dorpsteam-Urmond@GATE.example",
            "dorpsteam-elsloo+K7QX2M@gate.example",
            "bounce+12.signed@gate.example",
        ] {
            assert_eq!(book().judge(path), Verdict::Accept(path.parse().expect("right")), "{path}");
        }
        for path in ["postmaster", "Postmaster", "postmaster@gate.example"] {
            assert_eq!(book().judge(path), Verdict::Accept("dorpsteam-elsloo@gate.example".parse().expect("right")));
        }
    }

    #[test]
    fn others_are_unknown() {
        for path in [
            "",
            "nobody",
            "somebody@gate.example",
            "bounce+12.forged@gate.example",
            "bounce@gate.example",
            "dorpsteam@gate.example",
            "+x@gate.example",
            "dorpsteam-elsloo",
            "dorpsteam-elsloo@",
        ] {
            assert_eq!(book().judge(path), Verdict::Unknown, "{path}");
        }
    }

    #[test]
    fn no_relay_spelling_is_taken() {
        for path in [
            "victim@foreign.example",
            "dorpsteam-elsloo@foreign.example",
            "victim%foreign.example@gate.example",
            "foreign.example!victim@gate.example",
            "\"victim@foreign.example\"@gate.example",
            "\"dorpsteam-elsloo\"@gate.example",
            "victim@foreign.example@gate.example",
            "@gate.example:victim@foreign.example",
            "@gate.example,@x.example:dorpsteam-elsloo@gate.example",
            "dorpsteam-elsloo@gate.example.",
            "dorpsteam-elsloo@[127.0.0.1]",
            "dorpsteam-elsloo@[IPv6:::1]",
            "dorpsteam-elsloo\u{1b}@gate.example",
            "dorpsteam-elsloo@gäte.example",
            "dorpsteam elsloo@gate.example",
            "victim\\@foreign.example@gate.example",
            "victim@foreign.example(x)@gate.example",
            "@gate.example",
            "dorpsteam-elsloo@sub.gate.example",
            "dorpsteam-elsloo@gate.example;x",
            "postmaster@foreign.example",
        ] {
            assert_eq!(book().judge(path), Verdict::Relay, "{path}");
        }
    }
}
