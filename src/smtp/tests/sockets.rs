//! The listener on real sockets, with a sink in memory.

use super::super::*;
use super::book;
use crate::model::{Envelope, MailId, Protocol};
use rustls::pki_types::ServerName;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

/// Keeps mail in memory; refuses when told to; waits when told to.
#[derive(Default)]
struct MemorySink {
    kept: Mutex<Vec<(Envelope, Vec<u8>)>>,
    /// 0 keeps, 1 is full, 2 wants later, 3 waits for `go`.
    mood: AtomicU8,
    waiting: Notify,
    go: Notify,
}

impl Sink for MemorySink {
    fn keep(&self, envelope: Envelope, message: Vec<u8>) -> Keeping<'_> {
        Box::pin(async move {
            match self.mood.load(Ordering::Acquire) {
                1 => return Err(SinkError::Full),
                2 => return Err(SinkError::Later),
                3 => {
                    self.waiting.notify_one();
                    self.go.notified().await;
                }
                _ => {}
            }
            self.kept.lock().expect("whole").push((envelope, message));
            Ok(MailId(ulid::Ulid::nil()))
        })
    }

    fn has_room(&self, _: u64) -> bool {
        true
    }
}

struct Gate {
    addresses: Vec<SocketAddr>,
    sink: Arc<MemorySink>,
    stop: watch::Sender<bool>,
    done: JoinHandle<()>,
    tls: Option<Arc<Tls>>,
}

impl Gate {
    async fn start(settings: Settings) -> Self {
        let sink = Arc::new(MemorySink::default());
        let clock: Clock = Arc::new(|| "2026-03-02T09:30:00Z".parse().expect("a time"));
        let settings = Settings { hostname: "gate.example".to_owned(), ..settings };
        let listeners = Listeners::bind(settings, Arc::new(book()), sink.clone(), clock).await.expect("bound");
        let (stop, stopped) = watch::channel(false);
        let (addresses, tls) = (listeners.addresses(), listeners.tls());
        Self { addresses, sink, stop, done: tokio::spawn(listeners.run(stopped)), tls }
    }

    async fn connect(&self) -> Client<TcpStream> {
        Client::new(TcpStream::connect(self.addresses[0]).await.expect("connected"))
    }

    fn kept(&self) -> Vec<(Envelope, String)> {
        let kept = self.sink.kept.lock().expect("whole");
        kept.iter()
            .map(|(envelope, message)| (envelope.clone(), String::from_utf8_lossy(message).into_owned()))
            .collect()
    }
}

fn plain(limits: Limits) -> Settings {
    listening(TlsMode::Off, Protocol::Smtp, limits)
}

fn listening(tls: TlsMode, protocol: Protocol, limits: Limits) -> Settings {
    let listener = ListenerSettings { address: SocketAddr::from(([127, 0, 0, 1], 0)), protocol, tls };
    Settings { listeners: vec![listener], limits, ..Settings::default() }
}

/// Says lines and reads replies.
struct Client<S> {
    stream: S,
    heard: Vec<u8>,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Client<S> {
    fn new(stream: S) -> Self {
        Self { stream, heard: Vec::new() }
    }

    async fn send(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).await.expect("sent");
        self.stream.flush().await.expect("sent");
    }

    /// The next line; none when the server has closed.
    async fn line(&mut self) -> Option<String> {
        loop {
            if let Some(end) = self.heard.windows(2).position(|w| w == b"\r\n") {
                let line = String::from_utf8_lossy(&self.heard[..end]).into_owned();
                self.heard.drain(..end + 2);
                return Some(line);
            }
            let mut piece = [0; 1024];
            match self.stream.read(&mut piece).await {
                Ok(0) | Err(_) => return None,
                Ok(count) => self.heard.extend_from_slice(&piece[..count]),
            }
        }
    }

    /// The code of the next reply, which may have many lines; 0 when the server has closed.
    async fn code(&mut self) -> u16 {
        loop {
            let Some(line) = self.line().await else { return 0 };
            if line.as_bytes().get(3) == Some(&b' ') {
                return line[..3].parse().expect("a code");
            }
        }
    }

    async fn say(&mut self, line: &str) -> u16 {
        self.send(format!("{line}\r\n").as_bytes()).await;
        self.code().await
    }

    /// Up to and with DATA.
    async fn until_data(&mut self, hello: &str) {
        assert_eq!(self.say(hello).await, 250);
        self.again_until_data().await;
    }

    async fn again_until_data(&mut self) {
        assert_eq!(self.say("MAIL FROM:<inbrenger@partner.example>").await, 250);
        assert_eq!(self.say("RCPT TO:<dorpsteam-elsloo@gate.example>").await, 250);
        assert_eq!(self.say("DATA").await, 354);
    }
}

#[tokio::test]
async fn a_message_is_kept_with_envelope_and_trace() {
    let gate = Gate::start(plain(Limits::default())).await;
    let mut client = gate.connect().await;
    assert_eq!(client.code().await, 220);
    client.until_data("EHLO mail.partner.example").await;
    client.send(b"Subject: x\r\n\r\nhi\r\n.\r\n").await;
    assert_eq!(client.code().await, 250);
    assert_eq!(client.say("QUIT").await, 221);
    assert_eq!(client.line().await, None);
    let kept = gate.kept();
    let (envelope, message) = &kept[0];
    assert_eq!(envelope.reverse_path.as_ref().map(ToString::to_string).as_deref(), Some("inbrenger@partner.example"));
    assert_eq!(
        envelope.forward_paths.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["dorpsteam-elsloo@gate.example"]
    );
    assert_eq!(envelope.peer, Some([127, 0, 0, 1].into()));
    assert!(!envelope.tls);
    assert_eq!(
        message,
        "Received: from mail.partner.example ([127.0.0.1])\r\n\tby gate.example with ESMTP;\r\n\tMon, 2 Mar 2026 09:30:00 +0000\r\nSubject: x\r\n\r\nhi\r\n"
    );
}

/// Each in pieces as small as the socket will make them: none is a second mail, and the whole is refused.
#[tokio::test]
async fn nothing_is_smuggled() {
    let gate = Gate::start(plain(Limits { messages_per_session: 1000, ..Limits::default() })).await;
    for end in [
        "\n.\n",
        "\n.\r\n",
        "\r\n.\n",
        "\n\n.\n",
        "\r.\r",
        "\r.\r\n",
        "\r\n.\r",
        "\r\n.\r\r\n",
        "\r\n.\r\r\r\n",
        "\r\r\n.\r\r\n",
        "\r\n\0.\r\n",
        "\r\n.\0\r\n",
        "\r\n.\0\n",
        "\n\r.\r\n",
    ] {
        for cut in [1, 3, 1000] {
            let mut client = gate.connect().await;
            assert_eq!(client.code().await, 220);
            client.until_data("EHLO a.example").await;
            let second =
                "MAIL FROM:<evil@x.example>\r\nRCPT TO:<dorpsteam-urmond@gate.example>\r\nDATA\r\nevil\r\n.\r\n";
            for piece in format!("one{end}{second}").as_bytes().chunks(cut) {
                client.send(piece).await;
            }
            assert_eq!(client.code().await, 550, "{end:?}");
            assert_eq!(client.say("NOOP").await, 250, "{end:?}");
        }
    }
    assert_eq!(gate.kept().len(), 0);
}

#[tokio::test]
async fn no_250_without_the_sink() {
    let gate = Gate::start(plain(Limits::default())).await;
    let mut client = gate.connect().await;
    client.code().await;
    assert_eq!(client.say("EHLO a.example").await, 250);
    for (mood, code) in [(1, 452), (2, 451), (0, 250)] {
        gate.sink.mood.store(mood, Ordering::Release);
        client.again_until_data().await;
        client.send(b"x\r\n.\r\n").await;
        assert_eq!(client.code().await, code);
    }
    assert_eq!(gate.kept().len(), 1);
}

#[tokio::test]
async fn a_big_message_is_looked_over_and_kept_and_memory_runs_out_gently() {
    let gate = Gate::start(plain(Limits { memory: 3 << 20, ..Limits::default() })).await;
    let mut client = gate.connect().await;
    client.code().await;
    assert_eq!(client.say("EHLO a.example").await, 250);
    let line = [b"x".repeat(70), b"\r\n".to_vec()].concat();
    for (lines, code) in [(20_000, 250), (60_000, 452), (20_000, 250)] {
        client.again_until_data().await;
        client.send(b"Subject: x\r\n\r\n").await;
        client.send(&line.repeat(lines)).await;
        client.send(b".\r\n").await;
        assert_eq!(client.code().await, code);
    }
    let mut deep = b"Content-Type: message/rfc822\r\n\r\n".repeat(20_000);
    deep.extend_from_slice(b"\r\n.\r\n");
    client.again_until_data().await;
    client.send(&deep).await;
    assert_eq!(client.code().await, 554);
    assert_eq!(gate.kept().len(), 2);
}

#[tokio::test]
async fn sessions_are_limited_by_address() {
    let gate = Gate::start(plain(Limits { sessions_per_address: 2, ..Limits::default() })).await;
    let (mut one, mut two) = (gate.connect().await, gate.connect().await);
    assert_eq!((one.code().await, two.code().await), (220, 220));
    assert_eq!(gate.connect().await.code().await, 421);
    assert_eq!(one.say("QUIT").await, 221);
    assert_eq!(one.line().await, None);
    drop(one);
    // The place comes back once the server has seen the end.
    loop {
        match gate.connect().await.code().await {
            220 => break,
            code => assert_eq!(code, 421),
        }
    }
}

#[tokio::test]
async fn a_stop_lets_the_message_under_way_finish() {
    let gate = Gate::start(plain(Limits::default())).await;
    let (mut idle, mut busy) = (gate.connect().await, gate.connect().await);
    assert_eq!((idle.code().await, busy.code().await), (220, 220));
    busy.until_data("EHLO a.example").await;
    gate.sink.mood.store(3, Ordering::Release);
    gate.stop.send(true).expect("heard");
    assert_eq!(idle.code().await, 421);
    assert_eq!(idle.line().await, None);
    busy.send(b"x\r\n.\r\n").await;
    gate.sink.waiting.notified().await;
    gate.sink.go.notify_one();
    assert_eq!(busy.code().await, 250);
    assert_eq!(busy.code().await, 421);
    drop(busy);
    gate.done.await.expect("stopped");
    assert!(TcpStream::connect(gate.addresses[0]).await.is_err());
}

#[tokio::test]
async fn lmtp_answers_each_recipient() {
    let gate = Gate::start(listening(TlsMode::Off, Protocol::Lmtp, Limits::default())).await;
    let mut client = gate.connect().await;
    client.code().await;
    assert_eq!(client.say("LHLO a.example").await, 250);
    assert_eq!(client.say("MAIL FROM:<a@b.example>").await, 250);
    for team in ["elsloo", "urmond"] {
        assert_eq!(client.say(&format!("RCPT TO:<dorpsteam-{team}@gate.example>")).await, 250);
    }
    assert_eq!(client.say("DATA").await, 354);
    client.send(b"x\r\n.\r\n").await;
    assert_eq!((client.code().await, client.code().await), (250, 250));
    assert_eq!(client.say("NOOP").await, 250);
    assert_eq!(gate.kept()[0].0.forward_paths.len(), 2);
}

#[tokio::test]
async fn a_browser_is_sent_away() {
    let gate = Gate::start(plain(Limits::default())).await;
    let mut client = gate.connect().await;
    client.code().await;
    client.send(b"POST / HTTP/1.1\r\nHost: x\r\n\r\nEHLO a\r\nMAIL FROM:<a@b.example>\r\n").await;
    assert_eq!((client.code().await, client.code().await), (554, 0));
}

/// Certificate files of our own, and a client that trusts them.
struct Authority {
    folder: tempfile::TempDir,
    settings: Certificate,
}

impl Authority {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = Certificate { chain: folder.path().join("chain.pem"), key: folder.path().join("key.pem") };
        let authority = Self { folder, settings };
        authority.renew();
        authority
    }

    fn renew(&self) {
        let made = rcgen::generate_simple_self_signed(vec!["gate.example".to_owned()]).expect("a certificate");
        std::fs::write(&self.settings.chain, made.cert.pem()).expect("written");
        std::fs::write(&self.settings.key, made.signing_key.serialize_pem()).expect("written");
    }

    /// TLS over a connection, trusting the certificate that is in the file now.
    async fn secure(
        &self,
        stream: TcpStream,
        versions: &[&'static rustls::SupportedProtocolVersion],
    ) -> std::io::Result<tokio_rustls::client::TlsStream<TcpStream>> {
        use rustls::pki_types::{CertificateDer, pem::PemObject};
        let mut roots = rustls::RootCertStore::empty();
        roots.add(CertificateDer::from_pem_file(&self.settings.chain).expect("a certificate")).expect("trusted");
        let config = rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_protocol_versions(versions)
            .expect("versions")
            .with_root_certificates(roots)
            .with_no_client_auth();
        let name = ServerName::try_from("gate.example").expect("a name");
        tokio_rustls::TlsConnector::from(Arc::new(config)).connect(name, stream).await
    }
}

#[tokio::test]
async fn starttls_encrypts_and_forgets() {
    let authority = Authority::new();
    let settings = listening(TlsMode::Required, Protocol::Smtp, Limits::default());
    let gate = Gate::start(Settings { certificate: Some(authority.settings.clone()), ..settings }).await;
    for version in [&rustls::version::TLS12, &rustls::version::TLS13] {
        let mut client = gate.connect().await;
        client.code().await;
        assert_eq!(client.say("MAIL FROM:<a@b.example>").await, 530);
        assert_eq!(client.say("EHLO a.example").await, 250);
        assert_eq!(client.say("STARTTLS").await, 220);
        let mut client = Client::new(authority.secure(client.stream, &[version]).await.expect("encrypted"));
        assert_eq!(client.say("MAIL FROM:<a@b.example>").await, 503);
        client.until_data("EHLO a.example").await;
        client.send(b"x\r\n.\r\n").await;
        assert_eq!(client.code().await, 250);
    }
    let kept = gate.kept();
    assert!(kept.iter().all(|(envelope, message)| envelope.tls && message.contains("with ESMTPS;")));
}

#[tokio::test]
async fn what_is_sent_behind_starttls_closes() {
    let authority = Authority::new();
    let settings = listening(TlsMode::Offered, Protocol::Smtp, Limits::default());
    let gate = Gate::start(Settings { certificate: Some(authority.settings.clone()), ..settings }).await;
    let mut client = gate.connect().await;
    client.code().await;
    assert_eq!(client.say("EHLO a.example").await, 250);
    client.send(b"STARTTLS\r\nEHLO evil.example\r\nMAIL FROM:<evil@x.example>\r\n").await;
    assert_eq!((client.code().await, client.code().await), (554, 0));
}

#[tokio::test]
async fn implicit_tls_and_a_new_certificate_without_restart() {
    let authority = Authority::new();
    let settings = listening(TlsMode::Implicit, Protocol::Smtp, Limits::default());
    let gate = Gate::start(Settings { certificate: Some(authority.settings.clone()), ..settings }).await;
    let both = [&rustls::version::TLS12, &rustls::version::TLS13];
    let connect = async || TcpStream::connect(gate.addresses[0]).await.expect("connected");
    let mut client = Client::new(authority.secure(connect().await, &both).await.expect("encrypted"));
    assert_eq!(client.code().await, 220);
    assert_eq!(client.say("EHLO a.example").await, 250);
    authority.renew();
    assert!(authority.secure(connect().await, &both).await.is_err());
    let tls = gate.tls.as_ref().expect("tls");
    tls.reload().expect("read anew");
    assert!(authority.secure(connect().await, &both).await.is_ok());
    // A broken file leaves the good one in force, and a plain client hears nothing.
    std::fs::write(authority.folder.path().join("key.pem"), "no key").expect("written");
    assert!(tls.reload().is_err());
    assert!(authority.secure(connect().await, &both).await.is_ok());
    let mut plain = Client::new(connect().await);
    plain.send(b"EHLO a.example\r\n\r\n\r\n").await;
    assert_ne!(plain.code_or_alert().await, Some(250));
    assert_eq!(client.say("NOOP").await, 250);
}

impl Client<TcpStream> {
    /// A code if the server speaks in the clear, which it must not.
    async fn code_or_alert(&mut self) -> Option<u16> {
        let line = self.line().await?;
        line.get(..3).and_then(|code| code.parse().ok())
    }
}

#[tokio::test]
async fn a_tls_listener_without_certificate_does_not_start() {
    let settings = listening(TlsMode::Offered, Protocol::Smtp, Limits::default());
    let clock: Clock = Arc::new(|| jiff::Timestamp::UNIX_EPOCH);
    let bound = Listeners::bind(settings, Arc::new(book()), Arc::new(MemorySink::default()), clock).await;
    assert!(matches!(bound.err(), Some(ListenError::NoCertificate { .. })));
}
