//! Mail comes in: SMTP (RFC 5321) and LMTP (RFC 2033).
//!
//! In: bytes of a connection. Out: an [`Envelope`](crate::model::Envelope) and a message for the [`Sink`], and replies.
//! Never: a 250 before the sink has said *kept*; a recipient that is not ours; an end of data other than CRLF `.` CRLF;
//! a byte of the peer in a reply; an address or a word of a message in a log.
//!
//! [`Session`] is the dialogue as a state machine without sockets, [`LineReader`] and [`DataReader`] cut its input byte by
//! byte, [`prescan`] looks over a whole message; the listener around them does all input and output.

mod command;
mod connection;
mod crowd;
mod data;
mod listener;
mod pace;
mod prescan;
mod recipients;
mod reply;
mod session;
mod settings;
mod sink;
mod tls;
mod trace;
mod wire;

#[cfg(test)]
mod tests;

pub use command::{Command, CommandFault, Line, LineReader, Parameters, parse};
pub use data::{DataFault, DataReader};
pub use listener::{Clock, ListenError, Listeners};
pub use prescan::prescan;
pub use recipients::{AddressBook, Recipients, ReturnCheck, Verdict, is_relay_spelling};
pub use reply::Reply;
pub use session::{House, Mail, Session, Step};
pub use settings::{Certificate, Limits, ListenerSettings, Settings, Timeouts, TlsMode};
pub use sink::{Keeping, Sink, SinkError};
pub use tls::{Tls, TlsError};
pub use trace::received;
