//! A gate of the test's own: folder, configuration, next hop, process. Everything on port 0, gone when the test ends.

use casuspoort::message;
use casuspoort::model::{Envelope, MailId, SectionKind};
use casuspoort::smtp::{self, Keeping, Limits, ListenerSettings, Listeners, Recipients, Sink, SinkError, Verdict};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};
use tokio::sync::watch;

pub const BINARY: &str = env!("CARGO_BIN_EXE_casuspoort");
pub const COORDINATOR: &str = "coordinator@gemeente.example";
pub const DEPUTY: &str = "vervanger@gemeente.example";
pub const INBRENGER: &str = "j.kersten@mee.example";
pub const INTAKE: &str = "dorpsteam-elsloo@poort.gemeente.example";
/// Everything is waited for this long at most; a test that is right never waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

/// A mail as its reader got it.
#[derive(Clone, Debug)]
pub struct Received {
    pub mail_from: Option<String>,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub message_id: String,
    pub reply_to: Option<String>,
    pub bytes: Vec<u8>,
}

impl Received {
    /// The number of the case in the subject.
    pub fn number(&self) -> String {
        let word = |w: &&str| w.len() == 8 && w.starts_with("20") && w.as_bytes()[4] == b'-';
        let found = self.subject.split(|c: char| !c.is_ascii_digit() && c != '-').find(word);
        found.unwrap_or_else(|| panic!("no number in {:?}", self.subject)).to_owned()
    }

    /// Whether these words stand anywhere in it, in the bytes or in the text that a reader sees.
    pub fn holds(&self, words: &str) -> bool {
        let raw = String::from_utf8_lossy(&self.bytes).replace("=\r\n", "");
        let unfolded = raw.replace("\r\n", "\n");
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        [raw.as_str(), &unfolded, &self.subject, &self.text, &text].iter().any(|t| t.contains(words))
    }
}

/// The next hop: takes what it is told to take and keeps it in order.
#[derive(Clone)]
pub struct Mailboxes {
    pub address: SocketAddr,
    kept: Arc<Mutex<Vec<Received>>>,
    put_off: Arc<Mutex<Vec<String>>>,
    refusing: Arc<AtomicBool>,
    _runtime: Arc<tokio::runtime::Runtime>,
    _stop: Arc<watch::Sender<bool>>,
}

struct Anybody;

impl Recipients for Anybody {
    fn judge(&self, raw_path: &str) -> Verdict {
        match raw_path.parse() {
            // Who does not exist there, for tests of permanent faults.
            Ok(_) if raw_path.starts_with("weg@") => Verdict::Unknown,
            Ok(mailbox) => Verdict::Accept(mailbox),
            Err(_) => Verdict::Unknown,
        }
    }
}

struct Office {
    kept: Arc<Mutex<Vec<Received>>>,
    put_off: Arc<Mutex<Vec<String>>>,
    refusing: Arc<AtomicBool>,
}

impl Sink for Office {
    fn keep(&self, envelope: Envelope, bytes: Vec<u8>) -> Keeping<'_> {
        Box::pin(async move {
            let mail = message::read(&bytes);
            if self.refusing.load(Ordering::SeqCst) {
                let id = mail.headers.message_id.clone().unwrap_or_default();
                self.put_off.lock().expect("no test holds it in a panic").push(id);
                return Err(SinkError::Later);
            }
            let shown = |kind| !matches!(kind, SectionKind::Subject | SectionKind::Hidden | SectionKind::FileName);
            let sections = mail.document.sections.iter().filter(|s| shown(s.kind));
            let text = sections.map(|s| mail.document.section_text(s)).collect::<Vec<_>>().join("\n");
            for to in &envelope.forward_paths {
                self.kept.lock().expect("no test holds it in a panic").push(Received {
                    mail_from: envelope.reverse_path.as_ref().map(ToString::to_string),
                    to: to.to_string(),
                    subject: mail.headers.subject.expose().clone(),
                    text: text.clone(),
                    message_id: mail.headers.message_id.clone().unwrap_or_default(),
                    reply_to: mail.headers.reply_to.first().map(|a| a.mailbox.to_string()),
                    bytes: bytes.clone(),
                });
            }
            Ok(MailId(ulid::Ulid::new()))
        })
    }

    fn has_room(&self, _size: u64) -> bool {
        true
    }
}

impl Mailboxes {
    pub fn open() -> Self {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let (kept, refusing) = (Arc::<Mutex<Vec<Received>>>::default(), Arc::<AtomicBool>::default());
        let put_off = Arc::<Mutex<Vec<String>>>::default();
        let stop = watch::Sender::new(false);
        let listener = ListenerSettings { address: ([127, 0, 0, 1], 0).into(), ..ListenerSettings::default() };
        let limits =
            Limits { messages_per_session: 10_000, errors: 10_000, sessions_per_address: 200, ..Limits::default() };
        let settings = smtp::Settings { listeners: vec![listener], limits, ..smtp::Settings::default() };
        let office = Arc::new(Office { kept: kept.clone(), put_off: put_off.clone(), refusing: refusing.clone() });
        let clock = Arc::new(jiff::Timestamp::now);
        let bound = runtime.block_on(Listeners::bind(settings, Arc::new(Anybody), office, clock)).expect("bound");
        let address = bound.addresses()[0];
        runtime.spawn(bound.run(stop.subscribe()));
        Self { address, kept, put_off, refusing, _runtime: Arc::new(runtime), _stop: Arc::new(stop) }
    }

    /// From now on everything is put off with a 4xx reply, or taken again.
    pub fn refuse(&self, refusing: bool) {
        self.refusing.store(refusing, Ordering::SeqCst);
    }

    /// Message-IDs of what was put off, once for each attempt.
    pub fn put_off(&self) -> Vec<String> {
        self.put_off.lock().expect("no test holds it in a panic").clone()
    }

    /// What came so far is out of sight from now on.
    pub fn forget(&self) {
        self.kept.lock().expect("no test holds it in a panic").clear();
    }

    pub fn all(&self) -> Vec<Received> {
        self.kept.lock().expect("no test holds it in a panic").clone()
    }

    pub fn to(&self, address: &str) -> Vec<Received> {
        self.all().into_iter().filter(|r| r.to == address).collect()
    }

    /// The first mail to this reader that holds these words, when it has come.
    pub fn wait_for(&self, address: &str, words: &str) -> Received {
        let found = || self.to(address).into_iter().find(|r| r.text.contains(words) || r.subject.contains(words));
        let mut got = None;
        wait_until(
            &format!("a mail to {address} with {words:?}"),
            || {
                got = found();
                got.is_some()
            },
            || self.all().iter().map(|r| format!("{} ← {}", r.to, r.subject)).collect::<Vec<_>>().join("\n"),
        );
        got.expect("just seen")
    }
}

/// Waits until something is so; panics with what there is when it takes too long.
pub fn wait_until(what: &str, mut so: impl FnMut() -> bool, there_is: impl Fn() -> String) {
    let begun = Instant::now();
    while !so() {
        assert!(begun.elapsed() < PATIENCE, "waited in vain for {what}; there is:\n{}", there_is());
        std::thread::sleep(Duration::from_millis(40));
    }
}

/// A gate's folder and next hop, with or without a process.
pub struct House {
    pub folder: tempfile::TempDir,
    pub mailboxes: Mailboxes,
    gate: Mutex<Option<Gate>>,
    pub text: String,
}

struct Gate {
    process: Child,
    addresses: Vec<SocketAddr>,
    page: SocketAddr,
}

impl Drop for Gate {
    fn drop(&mut self) {
        // Already gone is as good.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// The day so many days from today where the municipality is, whatever clock this machine keeps: the product knows no other.
pub fn day(days: i64) -> jiff::civil::Date {
    let now = jiff::Zoned::now().with_time_zone(jiff::tz::TimeZone::get("Europe/Amsterdam").expect("bundled"));
    now.date().checked_add(jiff::Span::new().days(days)).expect("soon")
}

/// That day at nine in the morning, as in the configuration.
pub fn in_days(days: i64) -> String {
    format!("{}T09:00:00", day(days))
}

impl House {
    /// A house whose team meets in ten and in 24 days, nothing uncertain being released at once.
    pub fn new() -> Self {
        Self::with(|text| text)
    }

    /// A house in which the coördinator sees every text first.
    pub fn with_review() -> Self {
        Self::with(|text| text.replace("unless-flagged", "after-review"))
    }

    /// A house whose first meeting is in so many days.
    pub fn meeting_in(days: i64) -> Self {
        Self::with(|text| text.replace(&in_days(10), &in_days(days)))
    }

    /// The same with a change of the configuration.
    pub fn with(change: impl FnOnce(String) -> String) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mailboxes = Mailboxes::open();
        let text = change(
            include_str!("casuspoort.toml")
                .replace("@SINK@", &mailboxes.address.port().to_string())
                .replace("@FIRST@", &in_days(10))
                .replace("@SECOND@", &in_days(24)),
        );
        let house = Self { folder, mailboxes, gate: Mutex::new(None), text };
        std::fs::create_dir_all(house.path("profiles")).expect("made");
        std::fs::create_dir_all(house.path("lists")).expect("made");
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/profiles/stein.toml");
        let profile = std::fs::read_to_string(shipped).expect("shipped");
        let approved = profile.replace("# approved_by", "approved_by").replace("# approved_on", "approved_on");
        std::fs::write(house.path("profiles/stein.toml"), approved).expect("written");
        std::fs::write(house.config(), &house.text).expect("written");
        house
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn config(&self) -> PathBuf {
        self.path("casuspoort.toml")
    }

    /// Starts the gate and waits until it listens.
    pub fn start(&self) {
        let gate = self.try_start().unwrap_or_else(|log| panic!("the gate did not start:\n{log}"));
        *self.gate.lock().expect("held by nobody") = Some(gate);
    }

    /// Started at once.
    pub fn open(self) -> Self {
        self.start();
        self
    }

    fn try_start(&self) -> Result<Gate, String> {
        let mut process = Command::new(BINARY)
            .args(["serve", "--config"])
            .arg(self.config())
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| e.to_string())?;
        let errors = BufReader::new(process.stderr.take().ok_or("no error stream")?);
        let log_file = self.path("gate.log");
        let (sender, lines) = mpsc::channel();
        std::thread::spawn(move || {
            let mut file = std::fs::OpenOptions::new().create(true).append(true).open(log_file).expect("opened");
            for line in errors.lines().map_while(Result::ok) {
                writeln!(file, "{line}").expect("written");
                // Nobody listens any more once the gate is ready.
                sender.send(line).ok();
            }
        });
        let (mut addresses, mut page, mut log) = (Vec::new(), None, String::new());
        while let Ok(line) = lines.recv_timeout(PATIENCE) {
            log.push_str(&line);
            log.push('\n');
            let Ok(event) = serde_json::from_str::<serde_json::Value>(&line) else { continue };
            let address = || event["address"].as_str().and_then(|a| a.parse().ok());
            match event["event"].as_str() {
                Some("listening") => addresses.extend(address()),
                Some("page") => page = address(),
                Some("ready") => {
                    let page = page.ok_or("no page")?;
                    return Ok(Gate { process, addresses, page });
                }
                _ => {}
            }
        }
        process.kill().ok();
        process.wait().ok();
        Err(log)
    }

    /// The nth listener.
    pub fn address(&self, n: usize) -> SocketAddr {
        self.gate.lock().expect("held by nobody").as_ref().expect("started").addresses[n]
    }

    pub fn page(&self) -> SocketAddr {
        self.gate.lock().expect("held by nobody").as_ref().expect("started").page
    }

    /// kill -9.
    pub fn kill(&self) {
        *self.gate.lock().expect("held by nobody") = None;
    }

    /// SIGTERM, and waits until the gate has ended in order.
    pub fn stop(&self) -> std::process::ExitStatus {
        let mut gate = self.gate.lock().expect("held by nobody").take().expect("started");
        Command::new("kill").arg(gate.process.id().to_string()).status().expect("told");
        gate.process.wait().expect("ended")
    }

    /// SIGHUP.
    pub fn reload(&self) {
        let gate = self.gate.lock().expect("held by nobody");
        let id = gate.as_ref().expect("started").process.id().to_string();
        Command::new("kill").args(["-HUP", &id]).status().expect("told");
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(self.path("gate.log")).unwrap_or_default()
    }

    /// Waits until every mail has come to its end and everything has left; what has not come by then never comes.
    pub fn settled(&self) {
        let gauges = ["casuspoort_received_waiting", "casuspoort_queue", "casuspoort_unreported"];
        let idle = |page: &str| gauges.iter().all(|gauge| page.lines().any(|line| line == format!("{gauge} 0")));
        wait_until("an idle gate", || idle(&self.metrics()), || self.metrics());
    }

    /// The page of metrics; empty if it can't be had.
    pub fn metrics(&self) -> String {
        let get = || -> std::io::Result<String> {
            let mut stream = TcpStream::connect(self.page())?;
            stream.set_read_timeout(Some(PATIENCE))?;
            stream.write_all(b"GET /metrics HTTP/1.1\r\nHost: gate\r\nConnection: close\r\n\r\n")?;
            let mut page = String::new();
            stream.read_to_string(&mut page)?;
            Ok(page)
        };
        get().unwrap_or_default()
    }

    /// The line of `cases list` for this number.
    pub fn case(&self, number: &str) -> String {
        let list = self.told(&["cases", "list", "--all"]);
        list.lines().find(|l| l.starts_with(number)).unwrap_or_else(|| panic!("no {number} in\n{list}")).to_owned()
    }

    /// Changes a file of the house and waits until the gate goes by it.
    pub fn change(&self, file: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.path(file)).expect("there");
        assert!(text.contains(from), "{file} has no {from:?}");
        let before = self.log().matches("\"reloaded\"").count();
        std::fs::write(self.path(file), text.replace(from, to)).expect("written");
        self.reload();
        wait_until("a reload", || self.log().matches("\"reloaded\"").count() > before, || self.log());
    }

    /// A command of the binary on this configuration.
    pub fn command(&self, arguments: &[&str]) -> Output {
        Command::new(BINARY).args(arguments).arg("--config").arg(self.config()).output().expect("run")
    }

    /// Its output, when it is done without fault.
    pub fn told(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{arguments:?}: {}{text}", String::from_utf8_lossy(&output.stderr));
        text
    }

    /// Sends a mail to the first listener; the reply to the final dot.
    pub fn send(&self, from: &str, to: &str, mail: &str) -> String {
        self.try_send(from, to, mail).expect("sent")
    }

    /// The same, for gates that may go away meanwhile.
    pub fn try_send(&self, from: &str, to: &str, mail: &str) -> std::io::Result<String> {
        let address = self.address(0);
        dialogue(address, from, to, mail)
    }

    /// A casus of a known inbrenger.
    pub fn send_casus(&self, subject: &str, body: &str) -> String {
        self.send(INBRENGER, INTAKE, &mail(INBRENGER, INTAKE, subject, body))
    }

    /// An answer to a mail of ours, by its reader.
    pub fn answer(&self, to: &Received, words: &str) -> String {
        self.answer_as(&to.to, to, words)
    }

    /// The same by somebody else.
    pub fn answer_as(&self, from: &str, to: &Received, words: &str) -> String {
        let address = to.reply_to.clone().unwrap_or_else(|| INTAKE.into());
        let head = format!("In-Reply-To: <{}>\r\n", to.message_id);
        let text = mail(from, &address, &format!("Re: {}", to.subject), words);
        self.send(from, &address, &format!("{head}{text}"))
    }
}

/// A plain mail, CRLF.
pub fn mail(from: &str, to: &str, subject: &str, body: &str) -> String {
    let id = ulid::Ulid::new();
    let body = body.replace("\r\n", "\n").replace('\n', "\r\n");
    format!(
        "From: {from}\r\nTo: {to}\r\nSubject: {subject}\r\nMessage-ID: <{id}@test.example>\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{body}\r\n"
    )
}

/// One SMTP transaction to one or more recipients, parted by commas; the reply to the final dot, or the first that is no
/// success.
pub fn dialogue(address: SocketAddr, from: &str, to: &str, mail: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(stream.try_clone()?);
    let mut reply = || -> std::io::Result<String> {
        let mut line = String::new();
        loop {
            line.clear();
            if lines.read_line(&mut line)? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            if line.as_bytes().get(3) != Some(&b'-') {
                return Ok(line.trim_end().to_owned());
            }
        }
    };
    reply()?;
    let stuffed = mail.replace("\r\n.", "\r\n..");
    let mut commands = vec!["EHLO test.example\r\n".to_owned(), format!("MAIL FROM:<{from}>\r\n")];
    commands.extend(to.split(',').map(|to| format!("RCPT TO:<{to}>\r\n")));
    commands.push("DATA\r\n".into());
    for command in commands {
        stream.write_all(command.as_bytes())?;
        let answer = reply()?;
        if !answer.starts_with(['2', '3']) {
            return Ok(answer);
        }
    }
    stream.write_all(format!("{stuffed}.\r\n").as_bytes())?;
    let answer = reply()?;
    // The answer is known; how the goodbye goes does not matter.
    stream.write_all(b"QUIT\r\n").ok();
    Ok(answer)
}

/// A casus that is whole and names nobody.
pub const CLEAN: &str = "Mevrouw uit Catsop woont alleen en komt nauwelijks buiten.\n\nDoel: zij heeft weer aanspraak.\n\
                         Vraag: wie kent een vrijwilliger die met haar wandelt?\n";
