//! `casuspoort serve` and the hidden `casuspoort core`.

use super::Failure;
use super::rules::load_rules;
use crate::config::{RuleSet, Source};
use crate::corehost;
use crate::observe;
use crate::serve::Gate;
use crate::store::StoreError;
use crate::way::{self, Outcome, Work};
use clap::Args;
use std::path::PathBuf;

/// Runs the gateway until it is told to stop (SIGTERM, SIGINT). SIGHUP reads the files again.
///
/// Example: casuspoort serve --config /etc/casuspoort/casuspoort.toml
#[derive(Args)]
pub(super) struct Serve {
    /// Configuration file.
    #[arg(long, default_value = "config/casuspoort.toml")]
    config: PathBuf,
}

impl Serve {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let rules = load_rules(Some(&self.config))?;
        observe::start_log(&rules.settings.operate.log);
        let runtime = tokio::runtime::Runtime::new().map_err(|e| Failure::Internal(e.to_string()))?;
        runtime.block_on(self.serve(rules))
    }

    async fn serve(&self, rules: RuleSet) -> Result<(), Failure> {
        // The store's own faults keep their exit status: another gate on the folder is no fault of the configuration.
        let fault = |error: anyhow::Error| match error.downcast::<StoreError>() {
            Ok(error) => error.into(),
            Err(error) => Failure::Configuration(format!("{error:#}")),
        };
        let hash = rules.hash.clone();
        let gate = Gate::bind(Some(self.config.clone()), rules).await.map_err(fault)?;
        let told = told_to_stop();
        for address in gate.addresses() {
            tracing::info!(event = "listening", %address);
        }
        if let Some(address) = gate.page_address() {
            tracing::info!(event = "page", %address);
        }
        tracing::info!(event = "ready", rules = hash);
        let stop = gate.stopper();
        tokio::spawn(async move {
            told.await;
            stop.send_replace(true);
        });
        gate.run().await.map_err(|error| Failure::Internal(format!("{error:#}")))
    }
}

/// Comes back at SIGTERM or SIGINT. They are listened for from the call on, not only once it is awaited.
pub(super) fn told_to_stop() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let signals = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    async move {
        let (Ok(mut terminate), Ok(mut interrupt)) = signals else { return };
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    }
}

/// The life of a core process: rules once, then one piece of work after the other.
pub(super) fn core() -> Result<(), Failure> {
    let setup =
        |source: Source| RuleSet::from_source(source).map(|(rules, _)| rules).map_err(|faults| faults.to_string());
    let handle = |rules: &mut RuleSet, work: Work| -> Result<Outcome, String> {
        way::run(&work, rules).map_err(|error| error.to_string())
    };
    corehost::child_main(setup, handle).map_err(|_| Failure::Internal("the host is gone".into()))
}
