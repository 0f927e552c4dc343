//! One connection: moves bytes between socket and [`Session`], keeps time.

use super::crowd::Place;
use super::listener::{Shared, stopped};
use super::pace::Pace;
use super::prescan::prescan;
use super::recipients::Recipients;
use super::reply::Reply;
use super::session::{House, Mail, Session, Step};
use super::settings::{ListenerSettings, TlsMode};
use super::sink::SinkError;
use super::trace::received;
use super::wire::Wire;
use crate::model::{Envelope, Protocol};
use std::net::IpAddr;
use std::sync::Arc;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::{Instant, timeout_at};

/// Messages up to this many octets are looked over where they are; bigger ones on a thread of their own.
const SMALL: usize = 256 << 10;

/// How a session ended, for the log.
#[derive(Clone, Copy, Debug)]
enum Ended {
    /// We said so.
    Closed(Reply),
    /// The peer went.
    PeerGone,
    /// TLS could not be begun.
    Handshake,
}

/// A session on its socket.
pub(super) struct Connection {
    wire: Wire,
    peer: IpAddr,
    protocol: Protocol,
    tls: TlsMode,
    session: Session,
    host: Host,
    stop: watch::Receiver<bool>,
    out: Vec<u8>,
    pace: Option<Pace>,
    /// When the session must be over.
    end: Instant,
    /// When the last step was done: a command must come whole within its time from here.
    idle_since: Instant,
    kept: usize,
    refused: usize,
}

/// The house as one session sees it.
struct Host {
    shared: Arc<Shared>,
    place: Place,
}

impl House for Host {
    fn recipients(&self) -> &dyn Recipients {
        self.shared.recipients.as_ref()
    }

    fn has_room(&self, size: u64) -> bool {
        self.shared.sink.has_room(size)
    }

    fn reserve(&mut self, octets: usize) -> bool {
        self.place.reserve(octets)
    }
}

impl Connection {
    pub fn new(
        stream: TcpStream,
        peer: IpAddr,
        settings: &ListenerSettings,
        shared: Arc<Shared>,
        place: Place,
        stop: watch::Receiver<bool>,
    ) -> Self {
        let now = Instant::now();
        Self {
            wire: Wire::new(stream),
            peer,
            protocol: settings.protocol,
            tls: settings.tls,
            session: Session::new(settings.protocol, settings.tls, shared.settings.limits.clone()),
            end: now + shared.settings.timeouts.session(),
            host: Host { shared, place },
            stop,
            out: Vec::new(),
            pace: None,
            idle_since: now,
            kept: 0,
            refused: 0,
        }
    }

    pub async fn run(mut self) {
        let ended = self.talk().await;
        if let Ended::Closed(reply) = ended {
            self.say(reply);
            if self.flush().await.is_ok() {
                self.wire.close().await;
            }
        }
        tracing::info!(
            peer = %self.peer, protocol = ?self.protocol, tls = self.session.is_encrypted(),
            kept = self.kept, refused = self.refused, ended = ?ended, "smtp session over"
        );
    }

    async fn talk(&mut self) -> Ended {
        if self.tls == TlsMode::Implicit && self.begin_tls().await.is_err() {
            return Ended::Handshake;
        }
        self.say(Reply::Greeting);
        let mut input = vec![0; 16 << 10];
        loop {
            if self.flush().await.is_err() {
                return Ended::PeerGone;
            }
            let count = match self.read(&mut input).await {
                Ok(count) => count,
                Err(ended) => return ended,
            };
            if let Some(ended) = self.take(&input[..count]).await {
                return ended;
            }
        }
    }

    /// The next piece of input, within the time that it may take.
    async fn read(&mut self, input: &mut [u8]) -> Result<usize, Ended> {
        let timeouts = &self.host.shared.settings.timeouts;
        let in_data = self.session.is_in_data();
        let wait = if in_data { Instant::now() + timeouts.data() } else { self.idle_since + timeouts.command() };
        let mut deadline = wait.min(self.end);
        if *self.stop.borrow() && !in_data {
            return Err(Ended::Closed(Reply::Stopping));
        }
        let read = self.wire.read(input);
        tokio::pin!(read);
        let outcome = tokio::select! {
            outcome = timeout_at(deadline, &mut read) => outcome,
            () = stopped(&mut self.stop) => {
                if !in_data {
                    return Err(Ended::Closed(Reply::Stopping));
                }
                self.end = self.end.min(Instant::now() + timeouts.grace());
                deadline = deadline.min(self.end);
                timeout_at(deadline, &mut read).await
            }
        };
        match outcome {
            Err(_) => Err(Ended::Closed(Reply::TimedOut)),
            Ok(Ok(0) | Err(_)) => Err(Ended::PeerGone),
            Ok(Ok(count)) => Ok(count),
        }
    }

    /// Runs the dialogue over a piece of input.
    async fn take(&mut self, mut input: &[u8]) -> Option<Ended> {
        while !input.is_empty() {
            let (taken, step) = self.session.feed(input, &mut self.host);
            input = &input[taken..];
            if let Some(step) = step {
                if let Some(ended) = self.act(step).await {
                    return Some(ended);
                }
                self.idle_since = Instant::now();
            }
        }
        self.too_slow().then_some(Ended::Closed(Reply::TooSlow))
    }

    async fn act(&mut self, step: Step) -> Option<Ended> {
        match step {
            Step::Reply(reply) => {
                if reply == Reply::GoAhead {
                    self.pace = Some(Pace::new(Instant::now(), self.host.shared.settings.limits.minimum_rate));
                }
                self.say(reply);
            }
            Step::Replies(replies) => self.settled(&replies),
            Step::Close(reply) => return Some(Ended::Closed(reply)),
            Step::StartTls => {
                self.say(Reply::TlsGoAhead);
                if self.flush().await.is_err() {
                    return Some(Ended::PeerGone);
                }
                if self.begin_tls().await.is_err() {
                    return Some(Ended::Handshake);
                }
            }
            Step::Message(mail) => {
                let reply = self.keep(mail).await;
                let replies = self.session.settle(reply);
                self.settled(&replies);
            }
        }
        None
    }

    async fn begin_tls(&mut self) -> std::io::Result<()> {
        let shared = &self.host.shared;
        let tls = shared.tls.as_ref().ok_or(std::io::ErrorKind::Unsupported)?;
        let deadline = Instant::now() + shared.settings.timeouts.handshake();
        self.wire.begin_tls(tls.acceptor(), deadline.min(self.end)).await?;
        self.session.tls_begun();
        self.idle_since = Instant::now();
        Ok(())
    }

    /// Looks over a message and keeps it. Reception is now: the final dot has been read.
    async fn keep(&mut self, mail: Mail) -> Reply {
        let shared = self.host.shared.clone();
        let at = (shared.clock)();
        let trace =
            received(&mail, &shared.settings.hostname, self.peer, self.protocol, self.session.is_encrypted(), at);
        let Mail { reverse_path, forward_paths, helo, content, .. } = mail;
        let (mut message, verdict) = look_over(&shared, content).await;
        if let Err(reply) = verdict {
            return reply;
        }
        message.splice(0..0, trace.into_bytes());
        let envelope = Envelope {
            reverse_path,
            forward_paths,
            peer: Some(self.peer.to_canonical()),
            helo,
            protocol: self.protocol,
            tls: self.session.is_encrypted(),
            received: at,
        };
        let size = message.len() as u64;
        match shared.sink.keep(envelope, message).await {
            Ok(id) => {
                tracing::info!(peer = %self.peer, mail = %id, size, "message kept");
                metrics::counter!("casuspoort_smtp_octets_kept_total").increment(size);
                Reply::Kept
            }
            Err(SinkError::Full) => Reply::NoRoom,
            Err(SinkError::Later) => Reply::TryLater,
        }
    }

    /// The message is over, one way or the other.
    fn settled(&mut self, replies: &[Reply]) {
        self.host.place.release();
        self.pace = None;
        let reply = replies.first().copied().unwrap_or(Reply::TryLater);
        let result = match reply.code() / 100 {
            2 => "kept",
            4 => "later",
            _ => "refused",
        };
        metrics::counter!("casuspoort_smtp_messages_total", "result" => result).increment(1);
        if reply == Reply::Kept {
            self.kept += 1;
        } else {
            self.refused += 1;
            tracing::info!(peer = %self.peer, reply = ?reply, "message not taken");
        }
        replies.iter().for_each(|reply| self.say(*reply));
    }

    fn too_slow(&self) -> bool {
        self.pace.as_ref().is_some_and(|pace| pace.is_too_slow(Instant::now(), self.session.data_size()))
    }

    fn say(&mut self, reply: Reply) {
        metrics::counter!("casuspoort_smtp_replies_total", "code" => reply.code().to_string()).increment(1);
        reply.write(&self.host.shared.settings.hostname, &mut self.out);
    }

    /// Sends what was said. The peer must take it within the time of a command; meanwhile nothing is read from it, so
    /// that what waits here stays small.
    async fn flush(&mut self) -> std::io::Result<()> {
        if self.out.is_empty() {
            return Ok(());
        }
        let deadline =
            (Instant::now() + self.host.shared.settings.timeouts.command()).min(self.end.max(Instant::now()));
        timeout_at(deadline, self.wire.write_all(&self.out)).await.map_err(std::io::Error::from)??;
        self.out.clear();
        Ok(())
    }
}

/// The look over a whole message; gives it back with the verdict.
async fn look_over(shared: &Arc<Shared>, content: Vec<u8>) -> (Vec<u8>, Result<(), Reply>) {
    if content.len() <= SMALL {
        let verdict = prescan(&content, &shared.settings.limits);
        return (content, verdict);
    }
    let Ok(_permit) = shared.looks.acquire().await else { return (content, Err(Reply::TryLater)) };
    let limits = shared.settings.limits.clone();
    let look = tokio::task::spawn_blocking(move || {
        let verdict = prescan(&content, &limits);
        (content, verdict)
    });
    look.await.unwrap_or_else(|_| (Vec::new(), Err(Reply::TryLater)))
}
