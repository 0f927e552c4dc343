//! Every reply that the gate can give, in one table. Nothing that a peer sent is ever in one.

use super::settings::Limits;

/// A reply, by what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reply {
    /// 220, the greeting.
    Greeting,
    /// 250 to HELO.
    Hello,
    /// 250 to EHLO or LHLO, with what is offered.
    Extensions {
        /// STARTTLS may be used now.
        starttls: bool,
        /// What SIZE announces.
        size: u64,
    },
    /// 250, for NOOP.
    Fine,
    /// 250, the transaction is cleared.
    Reset,
    /// 250, sender taken.
    Sender,
    /// 250, recipient taken.
    Recipient,
    /// 354.
    GoAhead,
    /// 250: the message is kept. Given only after the sink said so.
    Kept,
    /// 221.
    Bye,
    /// 214.
    Help,
    /// 220, TLS may begin.
    TlsGoAhead,
    /// Too many sessions, in all or from this address.
    TooManySessions,
    /// The gate is stopping.
    Stopping,
    /// The peer took too long.
    TimedOut,
    /// Slower than the minimum rate.
    TooSlow,
    /// Too many errors.
    TooManyErrors,
    /// Too many messages in one session.
    TooManyMessages,
    /// No room on disk or in memory.
    NoRoom,
    /// The sink could not keep it now.
    TryLater,
    /// Too many recipients.
    TooManyRecipients,
    /// No such command.
    UnknownCommand,
    /// A line over the limit.
    LineTooLong,
    /// Octets that do not belong in a command.
    BadCharacters,
    /// A bare LF, after which the session is closed.
    BareLf,
    /// An argument against the grammar.
    BadArgument,
    /// A command that is not to be had here.
    NotHere,
    /// STARTTLS where it is not offered.
    NoTls,
    /// Out of order.
    BadSequence,
    /// DATA without an accepted recipient.
    NoRecipients,
    /// Plain session where TLS is required.
    TlsFirst,
    /// Something was sent behind STARTTLS without waiting.
    TlsInjection,
    /// A parameter that was not announced.
    UnknownParameter,
    /// A reverse-path that we do not take.
    BadSender,
    /// An address beyond ASCII without SMTPUTF8.
    NeedsUtf8,
    /// Not an address of ours.
    UnknownRecipient,
    /// An address written so as to be relayed.
    Relay,
    /// A message over the size limit.
    TooBig,
    /// Bare CR, LF or NUL in a message.
    BareLineEnd,
    /// A loop: too many hops.
    Loop,
    /// Header section over its limits.
    HeaderTooBig,
    /// Too deeply nested or too many parts.
    TooComplex,
    /// A web browser.
    Http,
}

impl Reply {
    /// Code, enhanced code (RFC 3463; none where RFC 2034 wants none) and text.
    pub fn parts(self) -> (u16, &'static str, &'static str) {
        match self {
            Self::Greeting => (220, "", "ESMTP casuspoort"),
            Self::Hello | Self::Extensions { .. } => (250, "", ""),
            Self::Fine => (250, "2.0.0", "fine"),
            Self::Reset => (250, "2.0.0", "forgotten"),
            Self::Sender => (250, "2.1.0", "sender taken"),
            Self::Recipient => (250, "2.1.5", "recipient taken"),
            Self::GoAhead => (354, "", "send the message, end with a dot on a line of its own"),
            Self::Kept => (250, "2.0.0", "kept"),
            Self::Bye => (221, "2.0.0", "bye"),
            Self::Help => (214, "2.0.0", "see RFC 5321"),
            Self::TlsGoAhead => (220, "2.0.0", "begin TLS"),
            Self::TooManySessions => (421, "4.7.0", "too many sessions, try again later"),
            Self::Stopping => (421, "4.3.2", "the service is stopping, try again later"),
            Self::TimedOut => (421, "4.4.2", "time-out"),
            Self::TooSlow => (421, "4.4.2", "too slow"),
            Self::TooManyErrors => (421, "4.7.0", "too many errors"),
            Self::TooManyMessages => (421, "4.7.0", "enough messages for one session"),
            Self::NoRoom => (452, "4.3.1", "no room now, try again later"),
            Self::TryLater => (451, "4.3.0", "could not be kept, try again later"),
            Self::TooManyRecipients => (452, "4.5.3", "too many recipients"),
            Self::UnknownCommand => (500, "5.5.2", "no such command"),
            Self::LineTooLong => (500, "5.5.2", "line too long"),
            Self::BadCharacters => (500, "5.5.2", "characters that no command has"),
            Self::BareLf => (500, "5.5.2", "lines end with CR LF"),
            Self::BadArgument => (501, "5.5.4", "argument not understood"),
            Self::NotHere => (502, "5.5.1", "not available here"),
            Self::NoTls => (502, "5.5.1", "TLS is not available here"),
            Self::BadSequence => (503, "5.5.1", "not in this order"),
            Self::NoRecipients => (503, "5.5.1", "no valid recipients"),
            Self::TlsFirst => (530, "5.7.0", "STARTTLS first"),
            Self::TlsInjection => (554, "5.5.1", "wait for the reply to STARTTLS"),
            Self::UnknownParameter => (555, "5.5.4", "parameter not known"),
            Self::BadSender => (553, "5.1.7", "sender address not accepted"),
            Self::NeedsUtf8 => (553, "5.6.7", "address needs SMTPUTF8"),
            Self::UnknownRecipient => (550, "5.1.1", "no such address here"),
            Self::Relay => (550, "5.7.1", "nothing is relayed"),
            Self::TooBig => (552, "5.3.4", "message too big"),
            Self::BareLineEnd => (550, "5.6.0", "bare CR, LF or NUL in the message"),
            Self::Loop => (554, "5.4.6", "too many hops, this is a loop"),
            Self::HeaderTooBig => (554, "5.6.0", "header section too big"),
            Self::TooComplex => (554, "5.6.0", "too many parts or too deeply nested"),
            Self::Http => (554, "5.5.1", "this is a mail server"),
        }
    }

    /// The code.
    pub fn code(self) -> u16 {
        self.parts().0
    }

    /// Whether it counts against the limit of errors.
    pub fn is_error(self) -> bool {
        self.code() >= 500
    }

    /// Writes it as lines (RFC 5321 §4.2.1). `hostname` is ours.
    pub fn write(self, hostname: &str, out: &mut Vec<u8>) {
        let (code, enhanced, text) = self.parts();
        match self {
            Self::Greeting => line(out, &[&code.to_string(), " ", hostname, " ", text]),
            Self::Hello => line(out, &["250 ", hostname]),
            Self::Extensions { starttls, size } => {
                line(out, &["250-", hostname]);
                if starttls {
                    line(out, &["250-STARTTLS"]);
                }
                line(out, &["250-SIZE ", &size.to_string()]);
                for word in ["PIPELINING", "8BITMIME", "SMTPUTF8"] {
                    line(out, &["250-", word]);
                }
                line(out, &["250 ENHANCEDSTATUSCODES"]);
            }
            _ if enhanced.is_empty() => line(out, &[&code.to_string(), " ", text]),
            _ => line(out, &[&code.to_string(), " ", enhanced, " ", text]),
        }
    }

    /// What EHLO and LHLO announce.
    pub(super) fn extensions(limits: &Limits, starttls: bool) -> Self {
        Self::Extensions { starttls, size: limits.message_size }
    }
}

fn line(out: &mut Vec<u8>, words: &[&str]) {
    for word in words {
        out.extend_from_slice(word.as_bytes());
    }
    out.extend_from_slice(b"\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Reply; 44] = [
        Reply::Greeting,
        Reply::Hello,
        Reply::Extensions { starttls: true, size: 1000 },
        Reply::Fine,
        Reply::Reset,
        Reply::Sender,
        Reply::Recipient,
        Reply::GoAhead,
        Reply::Kept,
        Reply::Bye,
        Reply::Help,
        Reply::TlsGoAhead,
        Reply::TooManySessions,
        Reply::Stopping,
        Reply::TimedOut,
        Reply::TooSlow,
        Reply::TooManyErrors,
        Reply::TooManyMessages,
        Reply::NoRoom,
        Reply::TryLater,
        Reply::TooManyRecipients,
        Reply::UnknownCommand,
        Reply::LineTooLong,
        Reply::BadCharacters,
        Reply::BareLf,
        Reply::BadArgument,
        Reply::NotHere,
        Reply::NoTls,
        Reply::BadSequence,
        Reply::NoRecipients,
        Reply::TlsFirst,
        Reply::TlsInjection,
        Reply::UnknownParameter,
        Reply::BadSender,
        Reply::NeedsUtf8,
        Reply::UnknownRecipient,
        Reply::Relay,
        Reply::TooBig,
        Reply::BareLineEnd,
        Reply::Loop,
        Reply::HeaderTooBig,
        Reply::TooComplex,
        Reply::Http,
        Reply::Extensions { starttls: false, size: 0 },
    ];

    #[test]
    fn the_enhanced_code_is_of_the_class_of_the_code() {
        for reply in ALL {
            let (code, enhanced, text) = reply.parts();
            let class = code / 100;
            assert!(text.is_ascii(), "{reply:?}");
            match enhanced {
                // RFC 2034 §3: every 2xx, 4xx and 5xx but greeting and HELO/EHLO.
                "" => assert!(matches!(class, 2 | 3) && matches!(code, 220 | 250 | 354), "{reply:?}"),
                _ => assert_eq!(enhanced.split('.').next(), Some(class.to_string().as_str()), "{reply:?}"),
            }
            assert_eq!(reply.is_error(), class == 5, "{reply:?}");
        }
    }

    #[test]
    fn every_line_has_the_code_and_fits() {
        for reply in ALL {
            let mut out = Vec::new();
            reply.write("gate.example", &mut out);
            let text = String::from_utf8(out).expect("ASCII");
            let lines: Vec<&str> = text.split_terminator("\r\n").collect();
            for (at, line) in lines.iter().enumerate() {
                let mark = if at + 1 == lines.len() { ' ' } else { '-' };
                assert!(line.starts_with(&format!("{}{mark}", reply.code())) && line.len() < 510, "{line}");
            }
        }
    }
}
