//! The dialogue (RFC 5321 §4.1, LMTP RFC 2033): bytes in, steps out. No socket, no clock.

use super::command::{Command, CommandFault, Line, LineReader, MAIL_EXTRA, Parameters, parse};
use super::data::{DataFault, DataReader};
use super::recipients::{Recipients, Verdict};
use super::reply::Reply;
use super::settings::{Limits, TlsMode};
use crate::model::{Mailbox, Protocol};

/// What a session asks of the house around it.
pub trait House {
    /// Judges a forward-path.
    fn recipients(&self) -> &dyn Recipients;
    /// Whether a message of this size could be kept now.
    fn has_room(&self, size: u64) -> bool;
    /// Asks for this much memory for the message under way, all in all. Refused, the message is read and answered 452.
    fn reserve(&mut self, octets: usize) -> bool;
}

/// What is to be done after a piece of input.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// Send this reply and go on.
    Reply(Reply),
    /// Send these (LMTP: one for each recipient) and go on.
    Replies(Vec<Reply>),
    /// Send this reply and close.
    Close(Reply),
    /// Send the reply, then begin TLS and call [`Session::tls_begun`].
    StartTls,
    /// A message has come whole. Look at it, keep it, then call [`Session::settle`]; nothing may be fed before.
    Message(Mail),
}

/// A message as it came, not yet looked at.
#[derive(Debug, PartialEq, Eq)]
pub struct Mail {
    /// `MAIL FROM`, none for the null reverse-path.
    pub reverse_path: Option<Mailbox>,
    /// Accepted recipients, each once.
    pub forward_paths: Vec<Mailbox>,
    /// What the peer called itself.
    pub helo: String,
    /// Whether it said EHLO or LHLO.
    pub extended: bool,
    /// Whether the transaction was declared SMTPUTF8.
    pub utf8: bool,
    /// The content, dots unstuffed, lines ended by CRLF.
    pub content: Vec<u8>,
}

/// One session. The same input gives the same steps however it is cut, but for what is sent behind STARTTLS without
/// waiting: in the same piece it closes the session, later it goes to the TLS handshake and breaks there.
#[derive(Debug)]
pub struct Session {
    protocol: Protocol,
    tls: TlsMode,
    encrypted: bool,
    limits: Limits,
    lines: LineReader,
    data: Option<DataReader>,
    helo: Option<Helo>,
    transaction: Option<Transaction>,
    errors: usize,
    messages: usize,
}

#[derive(Debug)]
struct Helo {
    name: String,
    extended: bool,
}

#[derive(Debug)]
struct Transaction {
    reverse_path: Option<Mailbox>,
    /// Recipients, and how many RCPT were accepted: LMTP answers each of those.
    forward_paths: Vec<Mailbox>,
    accepted: usize,
    utf8: bool,
}

impl Session {
    /// A new session. Implicit TLS is begun before.
    pub fn new(protocol: Protocol, tls: TlsMode, limits: Limits) -> Self {
        Self {
            protocol,
            tls,
            encrypted: tls == TlsMode::Implicit,
            lines: LineReader::new(limits.command_line + MAIL_EXTRA),
            limits,
            data: None,
            helo: None,
            transaction: None,
            errors: 0,
            messages: 0,
        }
    }

    /// Whether message content is being read.
    pub fn is_in_data(&self) -> bool {
        self.data.is_some()
    }

    /// Octets of the message under way.
    pub fn data_size(&self) -> u64 {
        self.data.as_ref().map_or(0, DataReader::size)
    }

    /// Whether the session is encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.encrypted
    }

    /// Takes input up to the next step; says how many bytes it took. Without a step all input has been taken.
    pub fn feed(&mut self, input: &[u8], house: &mut dyn House) -> (usize, Option<Step>) {
        if self.data.is_some() {
            return self.feed_data(input, house);
        }
        let (taken, line) = self.lines.feed(input);
        let step = line.map(|line| match line {
            Line::Whole(line) => self.command(&line, house),
            Line::TooLong => Step::Reply(Reply::LineTooLong),
            Line::Bad => Step::Reply(Reply::BadCharacters),
            Line::Hopeless => Step::Close(Reply::BareLf),
        });
        let step = match step {
            // RFC 3207 §4.2 and CVE-2011-0411: what was sent in the clear is no part of the encrypted session.
            Some(Step::StartTls) if taken < input.len() => Some(Step::Close(Reply::TlsInjection)),
            step => step.map(|step| self.count_errors(step)),
        };
        (taken, step)
    }

    /// TLS has begun: everything that was said before is forgotten (RFC 3207 §4.2).
    pub fn tls_begun(&mut self) {
        self.encrypted = true;
        self.helo = None;
        self.transaction = None;
        self.lines = LineReader::new(self.limits.command_line + MAIL_EXTRA);
    }

    /// What became of the message: the replies to give, one for SMTP, one for each accepted recipient for LMTP.
    pub fn settle(&mut self, reply: Reply) -> Vec<Reply> {
        let accepted = self.transaction.take().map_or(1, |transaction| transaction.accepted);
        let times = if self.protocol == Protocol::Lmtp { accepted } else { 1 };
        vec![reply; times]
    }

    fn count_errors(&mut self, step: Step) -> Step {
        if let Step::Reply(reply) = step {
            self.errors += usize::from(reply.is_error());
            if self.errors > self.limits.errors {
                return Step::Close(Reply::TooManyErrors);
            }
        }
        step
    }

    fn command(&mut self, line: &[u8], house: &mut dyn House) -> Step {
        let command = match parse(line, self.limits.command_line) {
            Ok(command) => command,
            Err(fault) => return Step::Reply(self.fault(line, fault)),
        };
        let before_tls = matches!(
            command,
            Command::Ehlo(_) | Command::Lhlo(_) | Command::Noop | Command::StartTls | Command::Quit | Command::Http
        );
        if self.tls == TlsMode::Required && !self.encrypted && !before_tls {
            return Step::Reply(Reply::TlsFirst);
        }
        match command {
            Command::Ehlo(name) => self.hello(name, true, Protocol::Smtp),
            Command::Helo(name) => self.hello(name, false, Protocol::Smtp),
            Command::Lhlo(name) => self.hello(name, true, Protocol::Lmtp),
            Command::Mail { path, parameters } => self.mail(path, parameters, house),
            Command::Rcpt { path } => Step::Reply(self.rcpt(path, house)),
            Command::Data => Step::Reply(self.begin_data()),
            Command::Rset => {
                self.transaction = None;
                Step::Reply(Reply::Reset)
            }
            Command::Noop => Step::Reply(Reply::Fine),
            Command::Help => Step::Reply(Reply::Help),
            Command::NotHere => Step::Reply(Reply::NotHere),
            Command::Quit => Step::Close(Reply::Bye),
            Command::Http => Step::Close(Reply::Http),
            Command::StartTls => self.start_tls(),
        }
    }

    fn fault(&self, line: &[u8], fault: CommandFault) -> Reply {
        let about_address =
            line.get(..4).is_some_and(|v| v.eq_ignore_ascii_case(b"MAIL") || v.eq_ignore_ascii_case(b"RCPT"));
        match fault {
            CommandFault::Characters if about_address && std::str::from_utf8(line).is_ok_and(|l| !l.is_ascii()) => {
                Reply::NeedsUtf8
            }
            CommandFault::Characters => Reply::BadCharacters,
            CommandFault::Unknown => Reply::UnknownCommand,
            CommandFault::Argument => Reply::BadArgument,
            CommandFault::Parameter => Reply::UnknownParameter,
            CommandFault::TooLong => Reply::LineTooLong,
        }
    }

    fn hello(&mut self, name: &str, extended: bool, protocol: Protocol) -> Step {
        if protocol != self.protocol {
            return Step::Reply(Reply::UnknownCommand);
        }
        self.transaction = None;
        self.helo = Some(Helo { name: name.to_owned(), extended });
        Step::Reply(if extended { Reply::extensions(&self.limits, self.offers_tls()) } else { Reply::Hello })
    }

    fn offers_tls(&self) -> bool {
        matches!(self.tls, TlsMode::Offered | TlsMode::Required) && !self.encrypted
    }

    fn start_tls(&mut self) -> Step {
        if self.encrypted {
            return Step::Reply(Reply::BadSequence);
        }
        if !self.offers_tls() {
            return Step::Reply(Reply::NoTls);
        }
        match &self.helo {
            Some(helo) if helo.extended && self.transaction.is_none() => Step::StartTls,
            _ => Step::Reply(Reply::BadSequence),
        }
    }

    fn mail(&mut self, path: &str, parameters: Parameters, house: &mut dyn House) -> Step {
        if self.helo.is_none() || self.transaction.is_some() {
            return Step::Reply(Reply::BadSequence);
        }
        if self.messages >= self.limits.messages_per_session {
            return Step::Close(Reply::TooManyMessages);
        }
        let reverse_path = match path {
            "" => None,
            _ => match path.parse::<Mailbox>() {
                Ok(mailbox) => Some(mailbox),
                Err(_) => return Step::Reply(Reply::BadSender),
            },
        };
        let size = parameters.size.unwrap_or(0);
        if size > self.limits.message_size {
            return Step::Reply(Reply::TooBig);
        }
        if !house.has_room(size) {
            return Step::Reply(Reply::NoRoom);
        }
        self.transaction =
            Some(Transaction { reverse_path, forward_paths: Vec::new(), accepted: 0, utf8: parameters.utf8 });
        Step::Reply(Reply::Sender)
    }

    fn rcpt(&mut self, path: &str, house: &mut dyn House) -> Reply {
        let Some(transaction) = &mut self.transaction else { return Reply::BadSequence };
        if !path.is_ascii() && !transaction.utf8 {
            return Reply::NeedsUtf8;
        }
        if transaction.accepted >= self.limits.recipients {
            return Reply::TooManyRecipients;
        }
        match house.recipients().judge(path) {
            Verdict::Unknown => Reply::UnknownRecipient,
            Verdict::Relay => Reply::Relay,
            Verdict::Accept(mailbox) => {
                transaction.accepted += 1;
                if !transaction.forward_paths.contains(&mailbox) {
                    transaction.forward_paths.push(mailbox);
                }
                Reply::Recipient
            }
        }
    }

    fn begin_data(&mut self) -> Reply {
        match &self.transaction {
            None => Reply::BadSequence,
            Some(transaction) if transaction.accepted == 0 => Reply::NoRecipients,
            Some(_) => {
                self.data = Some(DataReader::new(self.limits.message_size));
                Reply::GoAhead
            }
        }
    }

    fn feed_data(&mut self, input: &[u8], house: &mut dyn House) -> (usize, Option<Step>) {
        let Some(mut data) = self.data.take() else { return (0, None) };
        // Asked for before it is read: what is refused memory is still read to its true end.
        if !house.reserve(data.held() + input.len()) {
            data.give_up(DataFault::NoMemory);
        }
        let taken = data.feed(input);
        if !data.has_ended() {
            self.data = Some(data);
            return (taken, None);
        }
        self.messages += 1;
        let step = match data.finish() {
            Ok(content) => self.message(content),
            Err(fault) => Step::Replies(self.settle(match fault {
                DataFault::BareLineEnd => Reply::BareLineEnd,
                DataFault::TooBig => Reply::TooBig,
                DataFault::NoMemory => Reply::NoRoom,
            })),
        };
        (taken, Some(step))
    }

    fn message(&mut self, content: Vec<u8>) -> Step {
        let (Some(helo), Some(transaction)) = (&self.helo, &mut self.transaction) else {
            return Step::Reply(Reply::BadSequence);
        };
        Step::Message(Mail {
            reverse_path: transaction.reverse_path.take(),
            forward_paths: std::mem::take(&mut transaction.forward_paths),
            helo: helo.name.clone(),
            extended: helo.extended,
            utf8: transaction.utf8,
            content,
        })
    }
}
