//! Builds the rim from the settings and wires it: listeners → store → worker → delivery, with the clock beside it. Stops
//! in order. Decides nothing about a mail.

use crate::config::{self, RuleSet};
use crate::corehost::{self, HostSettings, Pool};
use crate::deliver::{Backoff, Courier, Round};
use crate::model::{AuditEntry, AuditKind, Envelope, MailId, Mailbox, Sensitive};
use crate::observe;
use crate::smtp::{AddressBook, Keeping, Listeners, Sink, SinkError};
use crate::store::{Access, Keeper, MasterKey, NewMail, Sqlite, SqliteSettings, Store, StoreError};
use crate::verify::Verifier;
use crate::worker::{self, Worker};
use crate::{smtp, token};
use anyhow::Context;
use jiff::Timestamp;
use notify::{RecursiveMode, Watcher};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Disk that must stay free: 64 MiB. Below it no mail is kept (452).
const MIN_FREE: u64 = 64 << 20;
/// How long the loops wait when nothing wakes them.
const IDLE: Duration = Duration::from_millis(200);

/// Rules in force, replaced whole on reload.
pub type Rules = Arc<RwLock<Arc<RuleSet>>>;

/// A gate that is bound and about to serve.
pub struct Gate {
    config: Option<PathBuf>,
    rules: Rules,
    store: Arc<dyn Store>,
    worker: Arc<Worker>,
    round: Round,
    listeners: Listeners,
    page: Option<observe::Page>,
    /// Listened for from the start, for before that SIGHUP would end the process.
    hangup: Signal,
    stop: watch::Sender<bool>,
}

/// Opens the store of these rules.
///
/// # Errors
/// See [`Sqlite::open`].
pub fn open_store(rules: &RuleSet, access: Access) -> Result<Arc<dyn Store>, StoreError> {
    let gateway = &rules.settings.gateway;
    let path = gateway.master_key.clone().unwrap_or_else(|| gateway.data.join("master.key"));
    let settings = SqliteSettings { folder: gateway.data.clone(), master_key: master_key(path), min_free: MIN_FREE };
    Ok(Arc::new(Sqlite::open(&settings, access)?))
}

/// The key file, or a systemd credential of that name when there is one.
fn master_key(path: PathBuf) -> MasterKey {
    let credential = std::env::var_os("CREDENTIALS_DIRECTORY").map(|folder| PathBuf::from(folder).join("master.key"));
    credential.filter(|path| path.exists()).map_or(MasterKey::File(path), MasterKey::Credential)
}

/// A worker over a store, with core processes of its own.
///
/// # Errors
/// Keys that can't be read, a resolver that can't be set up, processes that don't start.
pub fn build_worker(store: &Arc<dyn Store>, rules: &Rules) -> anyhow::Result<(Worker, Arc<Verifier>)> {
    let current = current(rules);
    let settings = &current.settings;
    let return_key = worker::return_key(&**store)?;
    let dkim = settings.gateway.dkim.as_ref().map(|d| read_secret(&d.key)).transpose()?;
    let verifier = Arc::new(Verifier::new(settings.verify.clone())?);
    let pool = Pool::new(host_settings(&settings.core)?, &current.source)?;
    let dkim = Sensitive::new(dkim.unwrap_or_default());
    let worker = Worker::new(store.clone(), Arc::new(pool), rules.clone(), verifier.clone(), return_key, dkim);
    Ok((worker, verifier))
}

fn host_settings(core: &config::Core) -> std::io::Result<HostSettings> {
    let mut host = HostSettings::ours()?;
    host.children = core.processes;
    host.wall = Duration::from_secs(core.seconds);
    host.limits = corehost::Limits { address_space: core.memory_mib << 20, ..host.limits };
    Ok(host)
}

fn current(rules: &Rules) -> Arc<RuleSet> {
    rules.read().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Reads a secret from a file that only its owner may read.
fn read_secret(path: &Path) -> anyhow::Result<String> {
    use std::os::unix::fs::PermissionsExt;
    let name = path.display();
    let mode = std::fs::metadata(path).with_context(|| format!("{name} can't be read"))?.permissions().mode();
    anyhow::ensure!(mode & 0o077 == 0, "{name} can be read by others: chmod 600 {name}");
    Ok(std::fs::read_to_string(path).with_context(|| format!("{name} can't be read"))?.trim_end().to_owned())
}

impl Gate {
    /// Opens the store, starts the core processes, binds every address.
    ///
    /// # Errors
    /// Anything that keeps the gate from starting, with its place and remedy.
    pub async fn bind(config: Option<PathBuf>, rules: RuleSet) -> anyhow::Result<Self> {
        let rules: Rules = Arc::new(RwLock::new(Arc::new(rules)));
        let settings = current(&rules).settings.clone();
        let metrics = observe::start_metrics();
        let store = open_store(&current(&rules), Access::Serve)?;
        let (worker, verifier) = build_worker(&store, &rules)?;
        let worker = Arc::new(worker);
        record_rules(&*store, &current(&rules).hash)?;
        let keeper = Keeper::start(store.clone())?;
        let sink = Arc::new(Intake { keeper, store: store.clone(), rules: rules.clone(), verifier });
        let clock: smtp::Clock = Arc::new(Timestamp::now);
        let book = Arc::new(address_book(&settings, worker::return_key(&*store)?));
        let listeners = Listeners::bind(smtp_settings(&settings), book, sink, clock).await?;
        let page = match settings.operate.metrics {
            Some(address) => {
                let bound = observe::Page::bind(address, metrics, store.clone()).await;
                Some(bound.with_context(|| format!("operate.metrics: {address} can't be listened on"))?)
            }
            None => None,
        };
        let round = delivery(&settings, store.clone())?;
        let hangup = signal(SignalKind::hangup())?;
        Ok(Self { config, rules, store, worker, round, listeners, page, hangup, stop: watch::Sender::new(false) })
    }

    /// Where mail comes in.
    pub fn addresses(&self) -> Vec<SocketAddr> {
        self.listeners.addresses()
    }

    /// Where metrics and health are.
    pub fn page_address(&self) -> Option<SocketAddr> {
        self.page.as_ref().and_then(|p| p.address().ok())
    }

    /// The store, for who runs the gate in its own process (the demo).
    pub fn store(&self) -> Arc<dyn Store> {
        self.store.clone()
    }

    /// The handle by which the gate is stopped.
    pub fn stopper(&self) -> watch::Sender<bool> {
        self.stop.clone()
    }

    /// Serves until told to stop, then finishes what is under way.
    ///
    /// # Errors
    /// A part of the rim that fails for good.
    pub async fn run(self) -> anyhow::Result<()> {
        let mut tasks = JoinSet::new();
        let stop = self.stop.clone();
        let tls = self.listeners.tls();
        tasks.spawn(work(self.worker.clone(), stop.subscribe()));
        tasks.spawn(deliver(self.round, self.worker.clone(), stop.subscribe()));
        let tick = current(&self.rules).settings.operate.tick.duration();
        tasks.spawn(pass_time(self.worker.clone(), self.store.clone(), self.rules.clone(), tick, stop.subscribe()));
        if let Some(page) = self.page {
            let receiver = stop.subscribe();
            tasks.spawn(async move { drop(page.run(receiver).await) });
        }
        if let Some(config) = self.config.clone() {
            let (rules, store, worker) = (self.rules.clone(), self.store.clone(), self.worker.clone());
            tasks.spawn(reload(config, rules, store, tls, worker, self.hangup, stop.subscribe()));
        }
        notify_systemd(sd_notify::NotifyState::Ready);
        self.listeners.run(stop.subscribe()).await;
        notify_systemd(sd_notify::NotifyState::Stopping);
        // Who waits on the signal is told, also when the listeners ended by themselves.
        stop.send_replace(true);
        while tasks.join_next().await.is_some() {}
        Ok(())
    }
}

fn notify_systemd(state: sd_notify::NotifyState<'_>) {
    // Without systemd there is nobody to tell.
    drop(sd_notify::notify(false, &[state]));
}

/// The listeners' part of the settings.
fn smtp_settings(settings: &config::Settings) -> smtp::Settings {
    smtp::Settings {
        hostname: settings.gateway.hostname.clone().unwrap_or_else(|| settings.gateway.domain.clone()),
        listeners: settings.listeners.clone(),
        certificate: settings.certificate.clone(),
        limits: settings.limits.clone(),
        timeouts: settings.timeouts.clone(),
    }
}

fn address_book(settings: &config::Settings, return_key: Sensitive<Vec<u8>>) -> AddressBook {
    let intakes: Vec<Mailbox> = settings.teams().map(|(_, team)| team.intake.clone()).collect();
    let domain = settings.gateway.domain.clone();
    let postmaster = intakes.first().cloned();
    let is_ours = move |mailbox: &Mailbox| token::returned_id(return_key.expose(), mailbox, &domain).is_some();
    AddressBook::new(intakes, postmaster, Box::new(is_ours))
}

fn delivery(settings: &config::Settings, store: Arc<dyn Store>) -> anyhow::Result<Round> {
    let delivery = &settings.delivery;
    let ca = match &delivery.ca {
        Some(path) => {
            Some(std::fs::read(path).with_context(|| format!("delivery.ca: {} can't be read", path.display()))?)
        }
        None => None,
    };
    let password = delivery.password_file.as_deref().map(read_secret).transpose()?.map(Sensitive::new);
    let hostname = settings.gateway.hostname.as_deref().unwrap_or(&settings.gateway.domain);
    let courier = Courier::new(delivery, hostname, ca.as_deref(), password.as_ref())?;
    Ok(Round { store, courier: Arc::new(courier), backoff: Backoff::of(delivery) })
}

/// Keeps what the listeners accept: one mail for each team, synced before the sender hears 250.
struct Intake {
    keeper: Keeper,
    store: Arc<dyn Store>,
    rules: Rules,
    verifier: Arc<Verifier>,
}

impl Sink for Intake {
    fn keep(&self, envelope: Envelope, message: Vec<u8>) -> Keeping<'_> {
        Box::pin(async move {
            let mut envelope = envelope;
            envelope.received = self.verifier.reception(&envelope, &message);
            let rules = current(&self.rules);
            let mails: Vec<NewMail> = by_team(&rules, &envelope.forward_paths)
                .into_iter()
                .map(|paths| NewMail {
                    id: MailId(ulid::Ulid::new()),
                    envelope: Envelope { forward_paths: paths, ..envelope.clone() },
                    bytes: Sensitive::new(message.clone()),
                })
                .collect();
            let first = mails.first().map(|mail| mail.id);
            self.keeper.keep(mails).await.map_err(|error| match error {
                StoreError::Full => SinkError::Full,
                _ => SinkError::Later,
            })?;
            first.ok_or(SinkError::Later)
        })
    }

    fn has_room(&self, size: u64) -> bool {
        self.store.free_bytes() > MIN_FREE.saturating_add(size.saturating_mul(2))
    }
}

/// The recipients of one team each; return addresses stand alone.
fn by_team(rules: &RuleSet, paths: &[Mailbox]) -> Vec<Vec<Mailbox>> {
    let mut groups: Vec<(Option<String>, Vec<Mailbox>)> = Vec::new();
    for path in paths {
        let team = rules.settings.team_by_intake(path).map(|(_, team)| team.id.0.clone());
        match groups.iter_mut().find(|(t, _)| t.is_some() && *t == team) {
            Some((_, group)) => group.push(path.clone()),
            None => groups.push((team, vec![path.clone()])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

async fn work(worker: Arc<Worker>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match worker.mails(Timestamp::now()).await {
            Ok(0) => pause(&mut stop, IDLE).await,
            Ok(_) => {}
            Err(error) => {
                tracing::error!(event = "store", error = %error);
                pause(&mut stop, IDLE * 10).await;
            }
        }
    }
}

async fn deliver(round: Round, worker: Arc<Worker>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match round.make(Timestamp::now()).await {
            Ok(0) => pause(&mut stop, IDLE).await,
            Ok(_) => {
                if let Err(error) = worker.undelivered().await {
                    tracing::error!(event = "undelivered", error = %error);
                }
            }
            Err(error) => {
                tracing::error!(event = "store", error = %error);
                pause(&mut stop, IDLE * 10).await;
            }
        }
    }
}

async fn pass_time(
    worker: Arc<Worker>,
    store: Arc<dyn Store>,
    rules: Rules,
    every: Duration,
    mut stop: watch::Receiver<bool>,
) {
    while !*stop.borrow() {
        if let Err(error) = worker.tick().await {
            tracing::error!(event = "tick", error = %error);
        }
        let keep = current(&rules).settings.retention.clone();
        let (store, now) = (store.clone(), Timestamp::now());
        let purged = tokio::task::spawn_blocking(move || store.purge(now, &|_| keep.terms()));
        if let Ok(Err(error)) = purged.await {
            tracing::error!(event = "purge", error = %error);
        }
        notify_systemd(sd_notify::NotifyState::Watchdog);
        pause(&mut stop, every).await;
    }
}

async fn pause(stop: &mut watch::Receiver<bool>, time: Duration) {
    // Over when the time is, or at once when told to stop.
    drop(tokio::time::timeout(time, stop.wait_for(|stop| *stop)).await);
}

/// Reads the files again on SIGHUP and when one of the administrator's lists changes. A bad file is named in the log and
/// the last good rules stay in force.
async fn reload(
    config: PathBuf,
    rules: Rules,
    store: Arc<dyn Store>,
    tls: Option<Arc<smtp::Tls>>,
    worker: Arc<Worker>,
    mut hangup: Signal,
    mut stop: watch::Receiver<bool>,
) {
    let (changed, mut changes) = tokio::sync::mpsc::channel::<()>(1);
    let watcher = watch_lists(&current(&rules).settings.gateway.dictionaries, changed);
    if let Err(error) = &watcher {
        tracing::warn!(event = "watch", error = %error);
    }
    let mut missed = config::changed_since(&config, &current(&rules).source);
    loop {
        tokio::select! {
            () = stopped(&mut stop) => return,
            // What changed between the first reading and the watch is told by nobody.
            () = std::future::ready(()), if missed => missed = false,
            _ = hangup.recv() => {}
            Some(()) = changes.recv() => {
                // An editor writes in several steps: wait until it is done.
                tokio::time::sleep(Duration::from_millis(150)).await;
                while changes.try_recv().is_ok() {}
            }
        }
        match config::load(&config) {
            Ok((fresh, faults)) => {
                faults.0.iter().for_each(|fault| tracing::warn!(event = "reload", fault = %fault));
                let source = fresh.source.clone();
                tracing::info!(event = "reloaded", rules = fresh.hash);
                if let Err(error) = record_rules(&*store, &fresh.hash) {
                    tracing::error!(event = "reload", error = %error);
                }
                *rules.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(fresh);
                worker.renew(&source);
            }
            Err(faults) => faults.0.iter().for_each(|fault| tracing::error!(event = "reload-refused", fault = %fault)),
        }
        if let Some(Err(error)) = tls.as_ref().map(|tls| tls.reload()) {
            tracing::error!(event = "reload-refused", error = %error);
        }
    }
}

/// Which rules are in force from now on stands in the audit log (Z-04, H-56).
fn record_rules(store: &dyn Store, hash: &str) -> Result<(), StoreError> {
    let mut entry = AuditEntry::new(AuditKind::Rules, "gate");
    entry.detail = hash.to_owned();
    store.audit_append(&[entry], Timestamp::now()).map(|_| ())
}

/// Comes back when told to stop, or when who could say so is gone.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    drop(stop.wait_for(|stop| *stop).await);
}

fn watch_lists(folder: &Path, changed: tokio::sync::mpsc::Sender<()>) -> notify::Result<notify::RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|e| !e.kind.is_access()) {
            // A full channel already says that something changed.
            let _ = changed.try_send(());
        }
    })?;
    watcher.watch(folder, RecursiveMode::NonRecursive)?;
    Ok(watcher)
}
