//! The way of a mail on one page: bytes in, an [`Outcome`] out.
//!
//! ```text
//! message → intake → anonymise::find → policy → anonymise::replace → compose → gate
//! ```
//!
//! Everything here is a function of its arguments: the [`Work`] (bytes or act, a snapshot of the register, the clock,
//! randomness) and the [`RuleSet`]. It opens no file, reads no clock and writes no log; the daemon's core processes,
//! `casuspoort clean` and the tests run the very same code. The worker commits the outcome in one transaction, or runs
//! the work again if the register moved.

mod act;
mod acts;
mod agenda;
mod author;
mod consents;
mod desk;
mod exceptions;
mod guests;
mod households;
mod incident;
mod incoming;
mod judged;
mod letters;
mod minutes;
mod moved;
mod reading;
mod release;
mod renditions;
mod reply;
mod rights;
mod settings;
mod supplement;
#[cfg(test)]
mod tests;
mod thread;
mod tick;
mod told;
mod uses;

pub use act::{Act, Actor, TeamAct};
pub use consents::Grant;
pub use guests::Invite;
pub use settings::{find_settings, intake_settings};

use crate::config::RuleSet;
use crate::gate::Passed;
use crate::model::{
    AuditEntry, CaseNumber, Decision, Envelope, MailId, Mailbox, OcrReadings, OutcomeKind, Role, Sensitive, TeamId,
    Verification, Wanted,
};
use crate::register::{Register, RegisterDelta};
use desk::Desk;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One piece of work for the core, with everything that it rests on.
#[derive(Debug, Serialize, Deserialize)]
pub struct Work {
    /// The moment of the run.
    pub now: Timestamp,
    /// Fresh randomness for codes and Message-IDs.
    pub seed: [u8; 32],
    /// Key of the signed return addresses.
    #[serde(with = "crate::model::exposed")]
    pub return_key: Sensitive<Vec<u8>>,
    /// PEM of the DKIM key, when the configuration has one.
    #[serde(with = "crate::model::exposed")]
    pub dkim_key: Sensitive<String>,
    /// Head of the audit chain, for agendas.
    pub audit_head: Option<String>,
    /// The team's register.
    pub register: Register,
    /// What OCR has read of the mail's pictures; empty on the first run.
    #[serde(default)]
    pub readings: OcrReadings,
    /// What is to be done.
    pub task: Task,
}

/// What is to be done.
#[derive(Debug, Serialize, Deserialize)]
pub enum Task {
    /// A mail has come in.
    Mail(Box<Incoming>),
    /// A mail that cannot be worked on (the core failed on it twice): held without being looked at.
    Fault(Box<Incoming>),
    /// A mail of ours was given up, or refused for good.
    Undelivered {
        /// Which.
        mail: ReturnedMail,
        /// Reply code or enhanced status code.
        status: String,
    },
    /// Somebody acts at the command line.
    Act {
        /// On which case.
        case: CaseNumber,
        /// What.
        act: Act,
        /// Who.
        actor: Actor,
    },
    /// Somebody acts at the command line on no single case.
    TeamAct {
        /// What.
        act: TeamAct,
        /// Who.
        actor: Actor,
    },
    /// Time has passed: digests, agendas, terms.
    Tick,
}

/// A mail as it was kept.
#[derive(Debug, Serialize, Deserialize)]
pub struct Incoming {
    /// Our id.
    pub id: MailId,
    /// The transaction around it; forward paths of this team alone.
    pub envelope: Envelope,
    /// The message, base64 on the way to the core's process.
    #[serde(with = "crate::model::base64_bytes")]
    pub raw: Sensitive<Vec<u8>>,
    /// Whether the sender is who the mail says.
    pub verification: Verification,
    /// For a failure report at a signed return address of ours: the mail that it is about.
    pub returned: Option<ReturnedMail>,
    /// Offline (`clean`): the decision is carried out at once, without waiting for review or bundle.
    pub offline: bool,
    /// Offline: the meeting that is meant, whatever the mail says.
    pub meant: Option<Timestamp>,
}

/// The outgoing mail to whose signed return address a report came.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReturnedMail {
    /// Case, if it was about one.
    pub case: Option<CaseNumber>,
    /// Its recipient.
    pub recipient: Mailbox,
    /// As what.
    pub role: Role,
}

/// What one run of the core asks the worker to do, all in one transaction.
#[derive(Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// The team.
    pub team: TeamId,
    /// What was decided about the mail; none for acts and ticks.
    pub decision: Option<Decision>,
    /// The case that the mail belongs to now.
    pub case: Option<CaseNumber>,
    /// Change of the register.
    pub delta: RegisterDelta,
    /// Mails that passed the last look.
    pub outbox: Vec<Passed>,
    /// Cases of which nothing more may go to the team from what is queued.
    pub stop: Vec<CaseNumber>,
    /// Cases of which nothing with a name may go to the team from what is queued (H-33).
    #[serde(default)]
    pub stop_named: Vec<CaseNumber>,
    /// A report showed that this recipient did not get the mail: enhanced status code.
    pub failed: Option<String>,
    /// Audit lines.
    pub audit: Vec<AuditEntry>,
    /// Pictures that are to be read by OCR before anything can be decided: nothing else was done. The work is to be run
    /// again with their readings.
    #[serde(default)]
    pub wants: Vec<Wanted>,
    /// An act that was refused, in plain Dutch, for the command line.
    pub refused: Option<String>,
}

impl Outcome {
    /// How the mail ended; held when nothing was decided (promise 4).
    pub fn kind(&self) -> OutcomeKind {
        self.decision.as_ref().map_or(OutcomeKind::Hold, |d| d.outcome)
    }
}

/// No team answers to the addresses of this work: a fault of the caller, for the register and the rules must fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no team of the configuration fits this register")]
pub struct NoTeam;

/// Runs one piece of work.
///
/// # Errors
/// [`NoTeam`] when the register's team is not in the rules.
pub fn run(work: &Work, rules: &RuleSet) -> Result<Outcome, NoTeam> {
    let mut desk = Desk::new(work, rules)?;
    match &work.task {
        Task::Mail(mail) => incoming::receive(&mut desk, mail),
        Task::Fault(mail) => incoming::hold_unread(&mut desk, mail),
        Task::Undelivered { mail, status } => incoming::undelivered(&mut desk, mail, status),
        Task::Act { case, act, actor } => acts::at_the_command_line(&mut desk, *case, act, actor),
        Task::TeamAct { act, actor } => acts::on_the_team(&mut desk, act, actor),
        Task::Tick => tick::tick(&mut desk),
    }
    Ok(desk.close())
}
