//! Takes kept mails, has a core process run the way, and commits what comes back: outcome, register, outbox and audit lines
//! in one transaction. A register that moved meanwhile means: run again. Work on one team is serial.
//!
//! Never opens a mail's text itself; never logs more than ids, rule names and counts.

use crate::config::RuleSet;
use crate::corehost::{CoreFault, Pool};
use crate::model::{CaseNumber, MailId, Mailbox, OcrReadings, Sensitive, TeamId, Verification, Wanted};
use crate::ocr::Ocr;
use crate::store::{
    Begun, Commit, MailEnd, Mark, NewOutgoing, OutgoingInfo, RecipientState, Store, StoreError, WaitingMail,
};
use crate::token;
use crate::verify::{Verdict, Verifier};
use crate::way::{Act, Actor, Incoming, Outcome, ReturnedMail, Task, Work};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use std::sync::{Arc, RwLock};
use ulid::Ulid;

/// Note under which the key of the signed return addresses is kept.
const RETURN_KEY: &str = "return-key";
/// How often a run is repeated because the register moved.
const RUNS: usize = 20;
/// A temporary fault of a name server is tried again this much later …
const VERIFY_AGAIN: SignedDuration = SignedDuration::from_mins(5);
/// … and for so long.
const VERIFY_UNTIL: SignedDuration = SignedDuration::from_hours(4);
/// A mail that could not be held is tried again this much later.
const HOLD_AGAIN: SignedDuration = SignedDuration::from_mins(1);

/// Why a piece of work was not done. The mail waits and is tried again, or is held by the next attempt.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A core process failed: crash, time-out, too much memory.
    #[error("the core failed: {0}")]
    Core(#[from] CoreFault),
    /// No team of the configuration fits.
    #[error("no team of the configuration fits")]
    NoTeam,
    /// The register kept moving.
    #[error("the register moved {RUNS} times")]
    Moved,
}

/// The worker. Cheap to share.
pub struct Worker {
    store: Arc<dyn Store>,
    core: Arc<Pool>,
    rules: Arc<RwLock<Arc<RuleSet>>>,
    verifier: Arc<Verifier>,
    return_key: Sensitive<Vec<u8>>,
    dkim_key: Sensitive<String>,
}

/// The key of the signed return addresses: made once, kept as a note.
///
/// # Errors
/// Faults of the store; no randomness.
pub fn return_key(store: &dyn Store) -> Result<Sensitive<Vec<u8>>, StoreError> {
    if let Some(hex) = store.note(RETURN_KEY)? {
        return Ok(Sensitive::new(hex.into_bytes()));
    }
    let fresh: String = random()?.iter().map(|b| format!("{b:02x}")).collect();
    store.set_note(RETURN_KEY, &fresh)?;
    Ok(Sensitive::new(fresh.into_bytes()))
}

/// The outbox id of a mail of ours, by its Message-ID: a report names the one and finds the other.
pub fn outgoing_id(message_id: &str) -> Ulid {
    let digest = Sha256::digest(message_id.trim_matches(['<', '>']).to_ascii_lowercase().as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Ulid::from_bytes(bytes)
}

fn random() -> Result<[u8; 32], StoreError> {
    let mut bytes = [0; 32];
    let fault = |_| StoreError::Fault { place: "randomness".into(), what: "the system gives none".into() };
    getrandom::fill(&mut bytes).map_err(fault)?;
    Ok(bytes)
}

impl Worker {
    /// A worker over a store and a pool of core processes.
    pub fn new(
        store: Arc<dyn Store>,
        core: Arc<Pool>,
        rules: Arc<RwLock<Arc<RuleSet>>>,
        verifier: Arc<Verifier>,
        return_key: Sensitive<Vec<u8>>,
        dkim_key: Sensitive<String>,
    ) -> Self {
        Self { store, core, rules, verifier, return_key, dkim_key }
    }

    fn rules(&self) -> Arc<RuleSet> {
        // A poisoned lock still holds the last good rule set.
        self.rules.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Works on every mail whose moment has come. Says how many came to an end.
    ///
    /// # Errors
    /// Faults of the store; faults of single mails are logged and tried again.
    pub async fn mails(&self, now: Timestamp) -> Result<usize, StoreError> {
        let waiting = self.aside(move |store| store.claim(now, 16)).await?;
        let mut ended = 0;
        for mail in waiting {
            match self.mail(mail).await {
                Ok(true) => ended += 1,
                Ok(false) => {}
                Err(error) => {
                    tracing::warn!(event = "mail-not-worked", mail = %mail.id, error = %error);
                    self.rest(mail, &error, now).await?;
                }
            }
        }
        Ok(ended)
    }

    /// A fault that the mail itself may have caused counts, and the next attempt comes at once: after two it is held. Any
    /// other fault, and a mail that could not even be held, waits without counting, so that it does not stand in the way.
    async fn rest(&self, mail: WaitingMail, error: &WorkError, now: Timestamp) -> Result<(), StoreError> {
        let counts = matches!(error, WorkError::Core(fault) if fault.blames_the_request());
        if counts && mail.begun < 2 {
            return Ok(());
        }
        match self.aside(move |store| store.postpone(mail.id, now + HOLD_AGAIN)).await {
            Err(StoreError::Ended | StoreError::Unknown) => Ok(()),
            other => other,
        }
    }

    /// One mail. False when it was put off.
    async fn mail(&self, waiting: WaitingMail) -> Result<bool, WorkError> {
        let id = waiting.id;
        let begun = self.aside(move |store| store.begin(id)).await?;
        let unreadable = match begun {
            Begun::Ended => return Ok(false),
            Begun::Attempt(_) => false,
            Begun::Exhausted => true,
        };
        let (envelope, raw) = self.aside(move |store| store.load(id)).await?;
        let rules = self.rules();
        let returned = self.returned(&rules, &envelope.forward_paths).await?;
        let team = match (&returned, envelope.forward_paths.iter().find_map(|p| rules.settings.team_by_intake(p))) {
            (Some((_, info)), _) => info.team.clone(),
            (None, Some((_, team))) => team.id.clone(),
            (None, None) => rules.settings.teams().next().map(|(_, t)| t.id.clone()).ok_or(WorkError::NoTeam)?,
        };
        let now = Timestamp::now();
        let verification = match self.verifier.verify(&envelope, raw.expose()).await {
            Verdict::Known(verification) => verification,
            Verdict::Temporary { why } if now.duration_since(waiting.received) < VERIFY_UNTIL => {
                tracing::info!(event = "verification-put-off", mail = %id, why);
                self.aside(move |store| store.postpone(id, now + VERIFY_AGAIN)).await?;
                return Ok(false);
            }
            Verdict::Temporary { why } => Verification::Unverified { why: why.to_owned() },
        };
        let returned_mail = returned.as_ref().map(|(recipient, info)| returned_mail(info, recipient));
        let incoming = Box::new(Incoming {
            id,
            envelope,
            raw,
            verification,
            returned: returned_mail,
            offline: false,
            meant: None,
        });
        let task = if unreadable { Task::Fault(incoming) } else { Task::Mail(incoming) };
        let bounce = returned.map(|(recipient, info)| (info.id, recipient));
        let outcome = self.run(&team, task, Some(id), bounce).await?;
        self.count(&rules, &team, &outcome);
        Ok(true)
    }

    /// The mail of ours to whose signed return address a report came, with its only recipient.
    async fn returned(
        &self,
        rules: &RuleSet,
        paths: &[Mailbox],
    ) -> Result<Option<(Mailbox, OutgoingInfo)>, StoreError> {
        let domain = rules.settings.gateway.domain.clone();
        let local = paths.iter().find_map(|p| token::returned_id(self.return_key.expose(), p, &domain));
        let Some(local) = local else { return Ok(None) };
        let id = outgoing_id(&format!("{local}@{domain}"));
        match self.aside(move |store| store.outgoing(id)).await {
            Ok(info) => Ok(info.recipients.first().map(|r| r.reader.mailbox.clone()).map(|r| (r, info))),
            Err(StoreError::Unknown | StoreError::Destroyed) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Lets time pass for every team.
    ///
    /// # Errors
    /// The first fault; the other teams are done all the same.
    pub async fn tick(&self) -> Result<(), WorkError> {
        let rules = self.rules();
        let mut first = Ok(());
        for (_, team) in rules.settings.teams() {
            if let Err(error) = self.run(&team.id, Task::Tick, None, None).await {
                first = first.and(Err(error));
            }
        }
        first
    }

    /// Tells the coördinators of mails that did not arrive.
    ///
    /// # Errors
    /// Faults of the store or the core.
    pub async fn undelivered(&self) -> Result<(), WorkError> {
        let failed = self.aside(|store| store.unreported(32)).await?;
        for info in failed {
            for recipient in &info.recipients {
                let RecipientState::Failed { status, .. } = &recipient.state else { continue };
                let mail = returned_mail(&info, &recipient.reader.mailbox);
                let task = Task::Undelivered { mail, status: status.clone() };
                let report = (info.id, recipient.reader.mailbox.clone());
                self.run(&info.team, task, None, Some(report)).await?;
            }
        }
        Ok(())
    }

    /// An act of the command line. A refusal comes back in plain Dutch.
    ///
    /// # Errors
    /// Faults of the store or the core.
    pub async fn act(
        &self,
        team: &TeamId,
        case: CaseNumber,
        act: Act,
        actor: Actor,
    ) -> Result<Option<String>, WorkError> {
        let outcome = self.run(team, Task::Act { case, act, actor }, None, None).await?;
        Ok(outcome.refused)
    }

    /// An act of the command line that is about no single case. A refusal comes back in plain Dutch.
    ///
    /// # Errors
    /// Faults of the store or the core.
    pub async fn team_act(
        &self,
        team: &TeamId,
        act: crate::way::TeamAct,
        actor: Actor,
    ) -> Result<Option<String>, WorkError> {
        let outcome = self.run(team, Task::TeamAct { act, actor }, None, None).await?;
        Ok(outcome.refused)
    }

    /// Runs a task against the team's register and commits what comes of it; again if the register moved.
    async fn run(
        &self,
        team: &TeamId,
        task: Task,
        mail: Option<MailId>,
        report: Option<(Ulid, Mailbox)>,
    ) -> Result<Outcome, WorkError> {
        let mut work = self.work(team, task).await?;
        for _ in 0..RUNS {
            let mut outcome = self.outcome(&work).await?;
            if !outcome.wants.is_empty() {
                work.readings = self.read_pictures(std::mem::take(&mut outcome.wants)).await?;
                outcome = self.outcome(&work).await?;
            }
            let commit = commit(&outcome, work.now, mail, report.as_ref());
            if is_empty(&commit) {
                return Ok(outcome);
            }
            match self.aside(move |store| store.commit(commit)).await {
                Ok(_) => return Ok(outcome),
                Err(StoreError::Moved) => {
                    let readings = work.readings;
                    work = self.work(team, work.task).await?;
                    work.readings = readings;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Err(WorkError::Moved)
    }

    /// Has pictures read by the programs of the system. There is an answer for each, if only that it was not read.
    async fn read_pictures(&self, wanted: Vec<Wanted>) -> Result<OcrReadings, StoreError> {
        let fault = |what: &str| StoreError::Fault { place: "ocr".into(), what: what.into() };
        let ocr = Ocr::ours().map_err(|_| fault("our own program is not found"))?;
        let read = tokio::task::spawn_blocking(move || ocr.read_all(&wanted)).await;
        read.map_err(|_| fault("a task was ended"))
    }

    /// From now on mails are worked on by this rule set's source.
    pub fn renew(&self, source: &crate::config::Source) {
        if let Err(fault) = self.core.renew(source) {
            tracing::error!(event = "reload-refused", error = %fault);
        }
    }

    /// In a core process; but what is held without being opened needs none, and must not fail with it.
    async fn outcome(&self, work: &Work) -> Result<Outcome, WorkError> {
        if matches!(work.task, Task::Fault(_)) {
            return crate::way::run(work, &self.rules()).map_err(|_| WorkError::NoTeam);
        }
        let answer: Result<Outcome, String> = self.core.run(work).await?;
        answer.map_err(|_| WorkError::NoTeam)
    }

    async fn work(&self, team: &TeamId, task: Task) -> Result<Work, WorkError> {
        let wanted = team.clone();
        let register = self.aside(move |store| store.register(&wanted)).await?;
        let head = self.aside(|store| store.audit_head()).await?;
        Ok(Work {
            now: Timestamp::now(),
            seed: random()?,
            return_key: self.return_key.clone(),
            dkim_key: self.dkim_key.clone(),
            audit_head: head.map(|h| h.to_string()),
            register,
            readings: OcrReadings::new(),
            task,
        })
    }

    fn count(&self, rules: &RuleSet, team: &TeamId, outcome: &Outcome) {
        let profile = rules.settings.team(team).map(|(_, t)| t.profile.clone()).unwrap_or_default();
        let word = crate::observe::outcome_word(outcome.kind());
        metrics::counter!("casuspoort_messages_total", "outcome" => word, "profile" => profile).increment(1);
        for (category, count) in outcome.decision.iter().flat_map(|d| &d.findings) {
            metrics::counter!("casuspoort_findings_total", "category" => category.name()).increment(*count as u64);
        }
        let rules: Vec<&str> = outcome.decision.iter().flat_map(|d| &d.reasons).map(|r| r.rule.as_str()).collect();
        let case = outcome.case.map(|c| c.to_string());
        tracing::info!(event = "decided", team = %team, case, outcome = word, rules = rules.join(","));
    }

    async fn aside<T: Send + 'static>(
        &self,
        call: impl FnOnce(&dyn Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let store = self.store.clone();
        let fault = || StoreError::Fault { place: "worker".into(), what: "a task was ended".into() };
        tokio::task::spawn_blocking(move || call(&*store)).await.unwrap_or_else(|_| Err(fault()))
    }
}

fn returned_mail(info: &OutgoingInfo, recipient: &Mailbox) -> ReturnedMail {
    ReturnedMail { case: info.case, recipient: recipient.clone(), role: info.role }
}

fn commit(outcome: &Outcome, now: Timestamp, mail: Option<MailId>, report: Option<&(Ulid, Mailbox)>) -> Commit {
    let mut commit = Commit::new(outcome.team.clone(), outcome.delta.base, now);
    commit.mail = mail.map(|id| {
        let rule = outcome.decision.as_ref().and_then(|d| d.reasons.first()).map(|r| r.rule.clone());
        (id, MailEnd { outcome: outcome.kind(), case: outcome.case, rule: rule.unwrap_or_default() })
    });
    commit.delta = outcome.delta.clone();
    commit.stop = outcome.stop.clone();
    commit.stop_named = outcome.stop_named.clone();
    commit.outbox = outcome.outbox.iter().map(new_outgoing).collect();
    commit.audit = outcome.audit.clone();
    if let Some((id, recipient)) = report {
        if let Some(status) = &outcome.failed {
            let state = RecipientState::Failed { at: now, status: status.clone() };
            commit.marks.push(Mark { outgoing: *id, recipient: recipient.clone(), state });
        }
        if outcome.failed.is_some() || mail.is_none() {
            commit.reported.push((*id, recipient.clone()));
        }
    }
    commit
}

fn new_outgoing(passed: &crate::gate::Passed) -> NewOutgoing {
    NewOutgoing::new(outgoing_id(passed.message_id()), passed.clone())
}

fn is_empty(commit: &Commit) -> bool {
    commit.mail.is_none()
        && commit.delta.cases.is_empty()
        && commit.delta.state.is_none()
        && commit.stop.is_empty()
        && commit.stop_named.is_empty()
        && commit.outbox.is_empty()
        && commit.marks.is_empty()
        && commit.reported.is_empty()
        && commit.audit.is_empty()
}
