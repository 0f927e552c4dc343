//! `casuspoort clean`: the whole core on one mail, offline.

use super::Failure;
use super::rules::{self, load_rules};
use crate::config::RuleSet;
use crate::gate::Passed;
use crate::model::{
    Counts, Decision, Envelope, MailId, Mailbox, OutcomeKind, Protocol, Reason, Rendition, Role, Sensitive,
    Verification,
};
use crate::register::{Register, TeamState};
use crate::smtp;
use crate::way::{self, Incoming, Task, Work};
use clap::{Args, ValueEnum};
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// Takes one mail the whole way, offline: no database, no network. Writes every mail that would leave as NN.eml with
/// NN.json, and decision.json. The outcome is the decision; review and bundle are not waited for.
///
/// Example: casuspoort clean --profile stein --received 2026-11-03T10:12:00+01:00 mail.eml --out cleaned
#[derive(Args)]
pub(super) struct Clean {
    /// Configuration file; without one the shipped one.
    #[arg(long)]
    config: Option<PathBuf>,
    /// Rules of this profile; any recipient is accepted.
    #[arg(long)]
    profile: Option<String>,
    /// Moment of reception (RFC 3339); now if not given.
    #[arg(long)]
    received: Option<Timestamp>,
    /// The meeting that the mail is meant for (RFC 3339), added to the team's calendar.
    #[arg(long)]
    meeting: Option<Timestamp>,
    /// Reverse-path; from the headers if not given.
    #[arg(long)]
    mail_from: Option<String>,
    /// Forward-path; from the headers if not given.
    #[arg(long)]
    rcpt_to: Option<String>,
    /// Whether the sender counts as a known, verified partner.
    #[arg(long, value_enum, default_value = "verified")]
    sender: Sender,
    /// The mail.
    file: PathBuf,
    /// Folder for what comes out; made if it is not there.
    #[arg(long)]
    out: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sender {
    /// A known partner.
    Verified,
    /// Could not be verified.
    Unverified,
}

#[derive(Serialize)]
struct Sheet<'a> {
    mail_from: Option<String>,
    rcpt_to: Vec<String>,
    role: Role,
    rendition: Rendition,
    #[serde(skip)]
    bytes: &'a [u8],
}

impl Clean {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let raw = fs::read(&self.file).map_err(|e| Failure::NoInput(format!("{}: {e}", self.file.display())))?;
        let raw = canonical(raw);
        let mut rules = load_rules(self.config.as_deref())?;
        fs::create_dir_all(&self.out).map_err(|e| Failure::CantCreate(format!("{}: {e}", self.out.display())))?;
        if let Some(refused) = refused(&raw, &rules) {
            return self.write(&refused, &[]);
        }
        let envelope = self.envelope(&raw, &rules)?;
        let team = rules::take_any_recipient(&mut rules, self.profile.as_deref(), &envelope, self.meeting)?;
        let verification = match self.sender {
            Sender::Verified => Verification::Verified { by: "fixed".into() },
            Sender::Unverified => Verification::Unverified { why: "fixed".into() },
        };
        let seed: [u8; 32] = Sha256::digest(&raw).into();
        let id = MailId(ulid::Ulid::from_bytes(seed[..16].try_into().expect("sixteen bytes")));
        let incoming = Incoming {
            id,
            envelope,
            raw: Sensitive::new(raw),
            verification,
            returned: None,
            offline: true,
            meant: self.meeting,
        };
        let now = incoming.envelope.received;
        let mut work = Work {
            now,
            seed,
            return_key: Sensitive::new(seed.to_vec()),
            dkim_key: Sensitive::new(String::new()),
            audit_head: None,
            register: Register { version: 0, team, cases: Vec::new(), state: TeamState::default() },
            readings: crate::model::OcrReadings::new(),
            task: Task::Mail(Box::new(incoming)),
        };
        let run = |work: &Work| way::run(work, &rules).map_err(|e| Failure::Internal(e.to_string()));
        let mut outcome = run(&work)?;
        if !outcome.wants.is_empty() {
            let ocr = crate::ocr::Ocr::ours().map_err(|e| Failure::Internal(e.to_string()))?;
            work.readings = ocr.read_all(&outcome.wants);
            outcome = run(&work)?;
        }
        let decision = outcome.decision.ok_or_else(|| Failure::Internal("nothing was decided".into()))?;
        self.write(&decision, &outcome.outbox)
    }

    fn envelope(&self, raw: &[u8], rules: &RuleSet) -> Result<Envelope, Failure> {
        let message = crate::message::read(raw);
        let parse = |text: &str, option: &str| {
            let wrong = |e| Failure::Usage(format!("{option} {text}: {e}"));
            text.trim_matches(['<', '>']).parse::<Mailbox>().map_err(wrong)
        };
        let reverse_path = match self.mail_from.as_deref() {
            Some("" | "<>") => None,
            Some(text) => Some(parse(text, "--mail-from")?),
            None => message.headers.from.first().map(|a| a.mailbox.clone()),
        };
        let forward_path = match &self.rcpt_to {
            Some(text) => Some(parse(text, "--rcpt-to")?),
            None => message.headers.to.first().map(|a| a.mailbox.clone()),
        };
        let first = || rules.settings.teams().next().map(|(_, t)| t.intake.clone());
        Ok(Envelope {
            reverse_path,
            forward_paths: forward_path.or_else(first).into_iter().collect(),
            peer: None,
            helo: String::new(),
            protocol: Protocol::Smtp,
            tls: true,
            received: self.received.unwrap_or_else(Timestamp::now),
        })
    }

    fn write(&self, decision: &Decision, outbox: &[Passed]) -> Result<(), Failure> {
        for (n, passed) in outbox.iter().enumerate() {
            let sheet = Sheet {
                mail_from: passed.mail_from().map(ToString::to_string),
                rcpt_to: passed.recipients().iter().map(|r| r.mailbox.to_string()).collect(),
                role: passed.role(),
                rendition: passed.rendition(),
                bytes: passed.bytes(),
            };
            let name = format!("{:02}", n + 1);
            put(&self.out.join(format!("{name}.eml")), sheet.bytes)?;
            put(&self.out.join(format!("{name}.json")), &json(&sheet)?)?;
        }
        put(&self.out.join("decision.json"), &json(decision)?)
    }
}

fn json<T: Serialize>(value: &T) -> Result<Vec<u8>, Failure> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|e| Failure::Internal(e.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|e| Failure::CantCreate(format!("{}: {e}", path.display())))
}

/// A file whose lines all end in LF is one that a mail program would have sent with CRLF.
fn canonical(raw: Vec<u8>) -> Vec<u8> {
    if raw.contains(&b'\r') {
        return raw;
    }
    let mut bytes = Vec::with_capacity(raw.len() + raw.len() / 32);
    for byte in raw {
        if byte == b'\n' {
            bytes.push(b'\r');
        }
        bytes.push(byte);
    }
    bytes
}

/// What the session would have refused (5xx), so that nobody has to read it.
fn refused(raw: &[u8], rules: &RuleSet) -> Option<Decision> {
    let limits = &rules.settings.limits;
    let bare = raw.windows(2).any(|w| (w[0] == b'\r') != (w[1] == b'\n')) || raw.first() == Some(&b'\n');
    let text = if bare || raw.contains(&0) {
        "De mail heeft kale regeleinden of een NUL.".to_owned()
    } else if raw.len() as u64 > limits.message_size {
        "De mail is te groot.".to_owned()
    } else {
        smtp::prescan(raw, limits).err()?;
        "De mail is te diep genest, heeft te veel delen of te lange koppen, of is in een kring gestuurd.".to_owned()
    };
    let reasons = vec![Reason::new("house/refused", text)];
    Some(Decision { outcome: OutcomeKind::Refuse, reasons, meeting: None, findings: Counts::new() })
}
