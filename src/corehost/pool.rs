//! The host's side: starts children, hands out requests, kills what takes too long.

use super::child::Limits;
use super::fault::CoreFault;
use super::frame::{self, Missing};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

/// How children are started and what they may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostSettings {
    /// The program: our own.
    pub program: PathBuf,
    /// Its arguments: the hidden subcommand that calls [`super::child_main`].
    pub arguments: Vec<String>,
    /// Children at work at the same time.
    pub children: usize,
    /// Longest time for one request, start of the child included; then it is killed.
    pub wall: Duration,
    /// Largest answer in bytes.
    pub reply_bytes: usize,
    /// Requests after which a child is replaced, so that its processor time is enough for each of them.
    pub requests: u32,
    /// What a child may use.
    pub limits: Limits,
}

impl HostSettings {
    /// Our own program with the subcommand `core`, and sane limits.
    ///
    /// # Errors
    /// The system does not say where our program is.
    pub fn ours() -> std::io::Result<Self> {
        Ok(Self {
            program: std::env::current_exe()?,
            arguments: vec!["core".into()],
            children: 2,
            wall: Duration::from_secs(60),
            reply_bytes: 128 * 1024 * 1024,
            requests: 500,
            limits: Limits::default(),
        })
    }
}

/// A child between two requests.
struct Worker {
    process: Child,
    input: ChildStdin,
    output: ChildStdout,
    /// Of which rule set it is.
    generation: u64,
    served: u32,
}

/// The rule set's source as every new child gets it.
struct Setup {
    generation: u64,
    source: Arc<Zeroizing<Vec<u8>>>,
}

/// Core processes, started when needed and kept for the next request. Dropping a running request kills its child.
pub struct Pool {
    settings: HostSettings,
    turns: Semaphore,
    setup: Mutex<Setup>,
    idle: Mutex<Vec<Worker>>,
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Pool {
    /// A pool whose children work by this rule set. Starts nothing yet.
    ///
    /// # Errors
    /// [`CoreFault::Request`] when the rule set cannot be written as JSON.
    pub fn new(settings: HostSettings, rules: &impl Serialize) -> Result<Self, CoreFault> {
        let setup = Setup { generation: 0, source: Arc::new(json(rules)?) };
        let turns = Semaphore::new(settings.children.max(1));
        Ok(Self { settings, turns, setup: Mutex::new(setup), idle: Mutex::default() })
    }

    /// From now on requests go to children with this rule set; those that run are left to finish.
    ///
    /// # Errors
    /// [`CoreFault::Request`] when the rule set cannot be written as JSON; the old one then stays.
    pub fn renew(&self, rules: &impl Serialize) -> Result<(), CoreFault> {
        let source = Arc::new(json(rules)?);
        let mut setup = held(&self.setup);
        *setup = Setup { generation: setup.generation + 1, source };
        held(&self.idle).clear();
        Ok(())
    }

    /// Has a child answer one request, when it is its turn.
    ///
    /// # Errors
    /// See [`CoreFault`]. The child is gone then; the next request gets a new one.
    pub async fn run<Q: Serialize, A: DeserializeOwned>(&self, request: &Q) -> Result<A, CoreFault> {
        let request = json(request)?;
        let _turn = self.turns.acquire().await.map_err(|_| CoreFault::Start("the pool is closed".into()))?;
        let wall = self.settings.wall;
        let (worker, reply) = tokio::time::timeout(wall, self.serve(&request))
            .await
            .map_err(|_| CoreFault::TooSlow(wall.as_secs()))??;
        drop(request);
        let answer = serde_json::from_slice(&reply).map_err(|_| CoreFault::Garbled)?;
        self.put_back(worker);
        Ok(answer)
    }

    /// One request to one child. The child is killed when this ends in an error or is dropped.
    async fn serve(&self, request: &[u8]) -> Result<(Worker, Zeroizing<Vec<u8>>), CoreFault> {
        let mut worker = self.take().await?;
        if let Err(fault) = send(&mut worker.input, request).await {
            return Err(worker.end(fault).await);
        }
        match frame::read_within(&mut worker.output, self.settings.reply_bytes).await {
            Ok(reply) => {
                worker.served += 1;
                Ok((worker, reply))
            }
            Err(missing) => Err(worker.end(missing.into_fault(self.settings.reply_bytes)).await),
        }
    }

    /// An idle child that still lives and has the rule set of now, or a new one.
    async fn take(&self) -> Result<Worker, CoreFault> {
        loop {
            let generation = held(&self.setup).generation;
            let Some(mut worker) = held(&self.idle).pop() else { return self.start().await };
            if worker.generation == generation && matches!(worker.process.try_wait(), Ok(None)) {
                return Ok(worker);
            }
        }
    }

    fn put_back(&self, worker: Worker) {
        let generation = held(&self.setup).generation;
        if worker.generation == generation && worker.served < self.settings.requests {
            held(&self.idle).push(worker);
        }
    }

    async fn start(&self) -> Result<Worker, CoreFault> {
        let (generation, source) = {
            let setup = held(&self.setup);
            (setup.generation, Arc::clone(&setup.source))
        };
        let mut process = Command::new(&self.settings.program)
            .args(&self.settings.arguments)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| CoreFault::Start(error.kind().to_string()))?;
        let (Some(input), Some(output)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(CoreFault::Start("no pipes".into()));
        };
        let mut worker = Worker { process, input, output, generation, served: 0 };
        let limits = json(&self.settings.limits)?;
        for part in [&limits, &source] {
            if let Err(fault) = send(&mut worker.input, part).await {
                return Err(worker.end(fault).await.while_starting());
            }
        }
        let ready = match frame::read_within(&mut worker.output, self.settings.reply_bytes).await {
            Ok(ready) => ready,
            Err(missing) => {
                return Err(worker.end(missing.into_fault(self.settings.reply_bytes)).await.while_starting());
            }
        };
        match serde_json::from_slice::<Result<(), String>>(&ready) {
            Ok(Ok(())) => Ok(worker),
            Ok(Err(reason)) => Err(CoreFault::Setup(reason)),
            Err(_) => Err(CoreFault::Start("something else than the core answers".into())),
        }
    }
}

impl Worker {
    /// Kills the child and, when it had ended by itself, says how.
    async fn end(mut self, fault: CoreFault) -> CoreFault {
        if !matches!(fault, CoreFault::Ended(_)) {
            // An error here means that it has ended already.
            self.process.kill().await.ok();
            return fault;
        }
        drop(self.input);
        CoreFault::ended(self.process.wait().await)
    }
}

impl CoreFault {
    /// A child that ends before its first answer says nothing on any request.
    fn while_starting(self) -> Self {
        Self::Start(self.to_string())
    }
}

impl Missing {
    fn into_fault(self, limit: usize) -> CoreFault {
        match self {
            Self::Ended => CoreFault::Ended(String::new()),
            Self::TooLarge => CoreFault::TooLarge(limit),
        }
    }
}

async fn send(input: &mut ChildStdin, bytes: &[u8]) -> Result<(), CoreFault> {
    let length = u32::try_from(bytes.len()).map_err(|_| CoreFault::Request)?;
    let ended = |_| CoreFault::Ended(String::new());
    input.write_all(&length.to_be_bytes()).await.map_err(ended)?;
    input.write_all(bytes).await.map_err(ended)?;
    input.flush().await.map_err(ended)
}

fn json(value: &impl Serialize) -> Result<Zeroizing<Vec<u8>>, CoreFault> {
    serde_json::to_vec(value).map(Zeroizing::new).map_err(|_| CoreFault::Request)
}
