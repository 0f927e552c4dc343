//! Log, metrics and health. Takes ids, counts and rule names; no free text and no address of a resident comes here.

use crate::model::OutcomeKind;
use crate::store::{Store, StoreError};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// JSON lines on standard error, at this level. A second call changes nothing.
pub fn start_log(level: &str) {
    let filter = tracing_subscriber::EnvFilter::try_new(format!("casuspoort={level},warn"))
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter);
    // Fails only when a log was started before, as in tests.
    drop(log.with_writer(std::io::stderr).try_init());
}

/// Installs the recorder of metrics; none if there was one already.
pub fn start_metrics() -> Option<PrometheusHandle> {
    PrometheusBuilder::new().install_recorder().ok()
}

/// The word for an outcome in metrics and logs: the same as in `decision.json`.
pub fn outcome_word(kind: OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::ForwardRedacted => "forward-redacted",
        OutcomeKind::ForwardNamed => "forward-named",
        OutcomeKind::Hold => "hold",
        OutcomeKind::Return => "return",
        OutcomeKind::Drop => "drop",
        OutcomeKind::Refuse => "refuse",
    }
}

#[derive(Clone)]
struct Board {
    metrics: Option<PrometheusHandle>,
    store: Arc<dyn Store>,
}

/// The loopback page for the machine itself: `/metrics`, `/livez`, `/readyz` (the store can be written).
pub struct Page {
    listener: TcpListener,
    board: Board,
}

impl Page {
    /// Takes the address.
    ///
    /// # Errors
    /// The address can't be had.
    pub async fn bind(
        address: SocketAddr,
        metrics: Option<PrometheusHandle>,
        store: Arc<dyn Store>,
    ) -> std::io::Result<Self> {
        Ok(Self { listener: TcpListener::bind(address).await?, board: Board { metrics, store } })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// The socket has no address.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers until `stop` says so.
    ///
    /// # Errors
    /// The socket fails.
    pub async fn run(self, mut stop: watch::Receiver<bool>) -> std::io::Result<()> {
        let routes = Router::new()
            .route("/metrics", get(metrics))
            .route("/livez", get(|| async { "ok\n" }))
            .route("/readyz", get(ready))
            .with_state(self.board);
        let stopped = async move {
            // An error means that who could say stop is gone: the same as stop.
            drop(stop.wait_for(|stop| *stop).await);
        };
        axum::serve(self.listener, routes).with_graceful_shutdown(stopped).await
    }
}

async fn metrics(State(board): State<Board>) -> Result<String, StatusCode> {
    let store = board.store.clone();
    let tally = tokio::task::spawn_blocking(move || gauge(&*store)).await;
    if !matches!(tally, Ok(Ok(()))) {
        return Err(StatusCode::INTERNAL_SERVER_ERROR);
    }
    board.metrics.map(|handle| handle.render()).ok_or(StatusCode::NOT_FOUND)
}

fn gauge(store: &dyn Store) -> Result<(), StoreError> {
    let tally = store.tally()?;
    let now = jiff::Timestamp::now();
    let age = |at: Option<jiff::Timestamp>| at.map_or(0.0, |at| now.duration_since(at).as_secs_f64().max(0.0));
    metrics::gauge!("casuspoort_received_waiting").set(tally.received as f64);
    metrics::gauge!("casuspoort_oldest_received_seconds").set(age(tally.oldest_received));
    metrics::gauge!("casuspoort_oldest_held_seconds").set(age(tally.oldest_held));
    metrics::gauge!("casuspoort_queue").set(tally.waiting as f64);
    metrics::gauge!("casuspoort_unreported").set(tally.unreported as f64);
    for (team, states) in tally.cases {
        for (state, count) in states {
            let state = format!("{state:?}");
            metrics::gauge!("casuspoort_cases", "team" => team.0.clone(), "state" => state).set(count as f64);
        }
    }
    metrics::gauge!("casuspoort_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    Ok(())
}

async fn ready(State(board): State<Board>) -> Result<&'static str, StatusCode> {
    let health = tokio::task::spawn_blocking(move || board.store.health()).await;
    match health {
        Ok(health) if health.writable => Ok("ok\n"),
        _ => Err(StatusCode::SERVICE_UNAVAILABLE),
    }
}
