//! The harness: a team with its register, a clock that the test moves, and what every reader got.

use crate::config::{Period, RuleSet};
use crate::gate::Passed;
use crate::message;
use crate::model::{
    AuditEntry, CaseNumber, ConsentForm, Decision, Envelope, MailId, Protocol, SectionKind, Sensitive, Verification,
};
use crate::register::{CaseRecord, Register, TeamState};
use crate::way::desk::Desk;
use crate::way::{Act, Actor, Incoming, Outcome, Task, Work, incoming, run};
use base64::Engine;
use jiff::Timestamp;
use std::path::Path;

/// A professional of a partner.
pub const JOB: &str = "j.kersten@mee.example";
/// The coördinator.
pub const ANS: &str = "coordinator@gemeente.example";
/// The deputy.
pub const BEN: &str = "vervanger@gemeente.example";
/// A member of the team.
pub const MEMBER: &str = "consulent@mee.example";
/// All members.
pub const MEMBERS: [&str; 3] = ["sociaal.werk@piw.example", MEMBER, "wijkagent@politie.example"];
/// Where requests on rights go.
pub const PRIVACY: &str = "privacy@gemeente.example";
/// The intake address.
pub const INTAKE: &str = "dorpsteam-elsloo@poort.gemeente.example";
/// A case that names nobody and lacks nothing (in profile `stein`).
pub const CLEAN: &str = "Mevrouw uit Catsop woont alleen en komt nauwelijks buiten.\n\nDoel: zij heeft weer aanspraak.\n\
                         Vraag: wie kent een vrijwilliger die met haar wandelt?\n";

/// A team that meets on Thursday 12 November 2026 at nine and every fortnight after. It is Tuesday the third, ten o'clock.
pub struct Story {
    pub rules: RuleSet,
    pub register: Register,
    pub now: Timestamp,
    turn: u8,
    pub sent: Vec<Passed>,
    pub audit: Vec<AuditEntry>,
}

/// What a reader got, read back from its bytes.
pub struct Read {
    pub text: String,
    pub subject: String,
    pub reply_to: String,
    pub message_id: String,
}

/// A mail about to be sent; made by [`Post::new`], changed by its methods, sent by [`Story::send`].
pub struct Post {
    from: String,
    to: String,
    subject: String,
    body: String,
    fields: String,
    attachments: Vec<(String, String, Vec<u8>)>,
    verified: bool,
}

impl Post {
    /// A verified mail of a partner to the intake.
    pub fn new(subject: &str, body: &str) -> Self {
        let own = str::to_owned;
        Self {
            from: own(JOB),
            to: own(INTAKE),
            subject: own(subject),
            body: own(body),
            fields: String::new(),
            attachments: Vec::new(),
            verified: true,
        }
    }

    /// From somebody else.
    pub fn from(self, mailbox: &str) -> Self {
        Self { from: mailbox.to_owned(), ..self }
    }

    /// To another address: in the envelope and in To.
    pub fn to(self, mailbox: &str) -> Self {
        Self { to: mailbox.to_owned(), ..self }
    }

    /// With a header field more: `field("Cc", "…")`.
    pub fn field(mut self, name: &str, value: &str) -> Self {
        self.fields.push_str(&format!("{name}: {value}\r\n"));
        self
    }

    /// With an attachment.
    pub fn attach(mut self, name: &str, media_type: &str, bytes: &[u8]) -> Self {
        self.attachments.push((name.to_owned(), media_type.to_owned(), bytes.to_vec()));
        self
    }

    /// The sender could not be verified.
    pub fn unverified(self) -> Self {
        Self { verified: false, ..self }
    }

    fn raw(&self, id: u8) -> String {
        let Self { from, to, subject, fields, .. } = self;
        let body = self.body.replace('\n', "\r\n");
        let head = format!(
            "From: {from}\r\nTo: {to}\r\nSubject: {subject}\r\nMessage-ID: <m{id}@x.example>\r\n{fields}MIME-Version: 1.0\r\n"
        );
        let text = format!("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{body}");
        if self.attachments.is_empty() {
            return format!("{head}{text}");
        }
        let mut raw = format!("{head}Content-Type: multipart/mixed; boundary=\"grens\"\r\n\r\n--grens\r\n{text}\r\n");
        for (name, media_type, bytes) in &self.attachments {
            let encoded = base64::engine::general_purpose::STANDARD.encode(bytes);
            let lines: Vec<&str> =
                (0..encoded.len()).step_by(76).map(|n| &encoded[n..(n + 76).min(encoded.len())]).collect();
            raw.push_str(&format!(
                "--grens\r\nContent-Type: {media_type}; name=\"{name}\"\r\nContent-Disposition: attachment; \
                 filename=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
                lines.join("\r\n")
            ));
        }
        raw + "--grens--\r\n"
    }
}

/// A moment, RFC 3339.
pub fn at(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

impl Story {
    /// Under profile `stein`; clean text goes at once when nothing is uncertain.
    pub fn new() -> Self {
        Self::of("stein")
    }

    /// Under a shipped profile.
    pub fn of(profile: &str) -> Self {
        Self::with_profile(profile, |text| text, |text| text)
    }

    /// Under `stein`, with the configuration file changed.
    pub fn with(change: impl Fn(String) -> String) -> Self {
        Self::with_profile("stein", change, |text| text)
    }

    /// Under a shipped profile, with the configuration file and every profile file changed.
    pub fn with_profile(
        profile: &str,
        configuration: impl Fn(String) -> String,
        profiles: impl Fn(String) -> String,
    ) -> Self {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/casuspoort.toml");
        let (shipped, _) = crate::config::load(&file).expect("the shipped configuration is right");
        let mut source = shipped.source;
        if let Some(settings) = &mut source.settings {
            let text = settings.text.replace("release = \"after-review\"", "release = \"unless-flagged\"");
            let text = text.replace("2026-01-08T09:00:00", "2026-11-12T09:00:00");
            settings.text = configuration(text.replace("profile = \"stein\"", &format!("profile = \"{profile}\"")));
        }
        for file in &mut source.profiles {
            let text = profiles(std::mem::take(&mut file.text));
            let approved = text.lines().any(|line| line.starts_with("approved_by"));
            let approval = if approved { "" } else { "approved_by = \"de proef\"\napproved_on = \"2026-11-01\"\n" };
            file.text = format!("{approval}{text}");
        }
        let (rules, _) = RuleSet::from_source(source).unwrap_or_else(|faults| panic!("{faults}"));
        let team = rules.settings.teams().next().expect("a team").1.id.clone();
        let register = Register { version: 0, team, cases: Vec::new(), state: TeamState::default() };
        let now = at("2026-11-03T10:00:00+01:00");
        Self { rules, register, now, turn: 0, sent: Vec::new(), audit: Vec::new() }
    }

    /// Under a shipped profile with these keys set otherwise; none if `check` refuses the whole.
    pub fn with_keys(profile: &str, keys: &[(&str, String)]) -> Option<Self> {
        let set = |text: String| {
            if !text.contains(&format!("name = \"{profile}\"")) {
                return text;
            }
            let is_set = |line: &str| keys.iter().any(|(key, _)| line.starts_with(&format!("{key} = ")));
            let mut text: String = text.lines().filter(|l| !is_set(l)).map(|l| format!("{l}\n")).collect();
            keys.iter().for_each(|(key, value)| text.insert_str(0, &format!("{key} = {value}\n")));
            text
        };
        let mut story = Self::of(profile);
        let mut source = story.rules.source.clone();
        source.profiles.iter_mut().for_each(|file| file.text = set(std::mem::take(&mut file.text)));
        story.rules = RuleSet::from_source(source).ok()?.0;
        Some(story)
    }

    /// Runs a piece of work and takes its outcome into the register, as the worker would.
    pub fn run(&mut self, task: Task) -> Outcome {
        self.run_by(task, |work, rules| run(work, rules).expect("the team fits"))
    }

    /// Sends a mail among whose parts these consent forms were read; offline as `clean` takes it.
    pub fn send_with(&mut self, post: &Post, forms: &[ConsentForm], offline: bool) -> Decision {
        self.send_as(post, |message| message.forms = forms.to_vec(), offline)
    }

    /// Sends a mail of which something else was read than stands in it.
    pub fn send_as(&mut self, post: &Post, read: impl Fn(&mut message::Message), offline: bool) -> Decision {
        let task = self.incoming(&post.from, &post.to, post.raw(self.turn), post.verified);
        let outcome = self.run_by(task, |work, rules| {
            let mut desk = Desk::new(work, rules).expect("the team fits");
            let Task::Mail(mail) = &work.task else { unreachable!("a mail was made") };
            let mut message = message::read(mail.raw.expose());
            read(&mut message);
            let mail = Incoming {
                offline,
                raw: Sensitive::default(),
                verification: mail.verification.clone(),
                envelope: mail.envelope.clone(),
                returned: None,
                ..**mail
            };
            incoming::take(&mut desk, &mail, &message);
            desk.close()
        });
        outcome.decision.expect("every mail is decided")
    }

    fn run_by(&mut self, task: Task, core: impl Fn(&Work, &RuleSet) -> Outcome) -> Outcome {
        self.turn = self.turn.wrapping_add(1);
        let work = Work {
            now: self.now,
            seed: [self.turn; 32],
            return_key: Sensitive::new(b"key".to_vec()),
            dkim_key: Sensitive::new(String::new()),
            audit_head: Some("7-00".into()),
            register: self.register.clone(),
            readings: crate::model::OcrReadings::new(),
            task,
        };
        let wire = serde_json::to_vec(&work).expect("work travels to the core's process");
        let work: Work = serde_json::from_slice(&wire).expect("and arrives whole");
        let mut outcome = core(&work, &self.rules);
        for case in &outcome.delta.cases {
            self.register.cases.retain(|c| c.number != case.number);
            self.register.cases.push(case.clone());
        }
        if let Some(state) = &outcome.delta.state {
            self.register.state = state.clone();
        }
        self.register.version += 1;
        self.sent.append(&mut outcome.outbox);
        self.audit.append(&mut outcome.audit);
        outcome
    }

    /// A mail as the worker hands it to the core.
    pub fn incoming(&self, from: &str, to: &str, raw: String, verified: bool) -> Task {
        let verification = if verified {
            Verification::Verified { by: "fixed".into() }
        } else {
            Verification::Unverified { why: "fixed".into() }
        };
        Task::Mail(Box::new(Incoming {
            id: MailId(ulid::Ulid::from_parts(0, u128::from(self.turn))),
            envelope: Envelope {
                reverse_path: from.parse().ok(),
                forward_paths: vec![to.parse().expect("a mailbox")],
                peer: None,
                helo: "x.example".into(),
                protocol: Protocol::Smtp,
                tls: true,
                received: self.now,
            },
            raw: Sensitive::new(raw.into_bytes()),
            verification,
            returned: None,
            offline: false,
            meant: None,
        }))
    }

    /// Sends a mail and tells how it ended.
    pub fn send(&mut self, post: Post) -> Decision {
        let task = self.incoming(&post.from, &post.to, post.raw(self.turn), post.verified);
        self.run(task).decision.expect("every mail is decided")
    }

    /// A plain verified mail to the intake.
    pub fn mail(&mut self, from: &str, subject: &str, body: &str) -> Decision {
        self.send(Post::new(subject, body).from(from))
    }

    /// An answer by the button of a mail program.
    pub fn answer(&mut self, from: &str, to: &Read, words: &str) -> Decision {
        self.send(Self::reply(from, to, words))
    }

    /// The same, not yet sent: to attach something.
    pub fn reply(from: &str, to: &Read, words: &str) -> Post {
        let post = Post::new(&format!("Re: {}", to.subject), words).from(from).to(&to.reply_to);
        post.field("In-Reply-To", &format!("<{}>", to.message_id))
    }

    /// An act at the command line, with all that comes of it but the mails.
    pub fn outcome(&mut self, number: &str, act: Act) -> Outcome {
        let case = number.parse().expect("a case number");
        self.run(Task::Act { case, act, actor: Actor::CommandLine("beheer".into()) })
    }

    /// An act at the command line; a refusal comes back.
    pub fn act(&mut self, number: &str, act: Act) -> Option<String> {
        self.outcome(number, act).refused
    }

    /// One look at the clock.
    pub fn tick(&mut self) {
        self.run(Task::Tick);
    }

    /// Time passes to a moment, with a look at the clock every six hours and at the end.
    pub fn until(&mut self, moment: &str) {
        let end = at(moment);
        while Period::hours(6).after(self.now) < end {
            self.now = Period::hours(6).after(self.now);
            self.tick();
        }
        self.now = end;
        self.tick();
    }

    /// What a reader got, in order.
    pub fn read(&self, reader: &str) -> Vec<Read> {
        let mine = self.sent.iter().filter(|p| p.recipients().iter().any(|r| r.mailbox.to_string() == reader));
        mine.map(|passed| {
            let mail = message::read(passed.bytes());
            let shown = mail.document.sections.iter().filter(|s| s.kind != SectionKind::Subject);
            Read {
                text: shown.map(|s| mail.document.section_text(s)).collect::<Vec<_>>().join("\n"),
                subject: mail.headers.subject.expose().clone(),
                reply_to: mail.headers.reply_to.first().map(|a| a.mailbox.to_string()).unwrap_or_default(),
                message_id: passed.message_id().to_owned(),
            }
        })
        .collect()
    }

    /// The last mail that a reader got.
    pub fn last(&self, reader: &str) -> Read {
        self.read(reader).pop().unwrap_or_else(|| panic!("{reader} got nothing"))
    }

    /// The last mail with a code that a reader got and that holds these words.
    pub fn last_with(&self, reader: &str, words: &str) -> Read {
        let fits = |read: &Read| read.reply_to.contains('+') && read.text.contains(words);
        self.read(reader).into_iter().rfind(fits).unwrap_or_else(|| panic!("{reader} got none with {words}"))
    }

    /// What one member of the team got.
    pub fn team(&self) -> Vec<Read> {
        self.read(MEMBER)
    }

    /// A case as it is kept.
    pub fn case(&self, number: &str) -> &CaseRecord {
        let number: CaseNumber = number.parse().expect("a number");
        self.register.cases.iter().find(|c| c.number == number).expect("kept")
    }

    /// None of these words stands in any mail that left so far, in any of its decodings.
    pub fn nobody_reads(&self, secrets: &[&str]) {
        for passed in &self.sent {
            let text = message::read(passed.bytes()).document.text.into_exposed();
            for secret in secrets {
                assert!(!text.contains(secret), "{secret}: {text}");
            }
        }
    }

    /// Row ids of a decision.
    pub fn rules_of(decision: &Decision) -> Vec<&str> {
        decision.reasons.iter().map(|r| r.rule.as_str()).collect()
    }
}
