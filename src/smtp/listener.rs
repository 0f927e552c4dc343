//! Sockets: accepts, counts, hands over to a connection; stops in order.

use super::connection::Connection;
use super::crowd::Crowd;
use super::recipients::Recipients;
use super::reply::Reply;
use super::settings::{ListenerSettings, Settings, TlsMode};
use super::sink::Sink;
use super::tls::{Tls, TlsError};
use jiff::Timestamp;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

/// The clock, handed in.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Why the listeners cannot start. Mended by the administrator.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {source}")]
    Bind {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
    /// A listener speaks TLS and there is no certificate.
    #[error("the listener on {address} speaks TLS, but no certificate is configured")]
    NoCertificate {
        /// The listener.
        address: SocketAddr,
    },
    /// The certificate cannot be used.
    #[error(transparent)]
    Tls(#[from] TlsError),
}

/// What all sessions work with.
pub(super) struct Shared {
    pub settings: Settings,
    pub recipients: Arc<dyn Recipients>,
    pub sink: Arc<dyn Sink>,
    pub clock: Clock,
    pub tls: Option<Arc<Tls>>,
    pub crowd: Arc<Crowd>,
    /// Looks over big messages that may run at a time.
    pub looks: Arc<Semaphore>,
}

/// Bound sockets, ready to run.
pub struct Listeners {
    shared: Arc<Shared>,
    sockets: Vec<(TcpListener, ListenerSettings, SocketAddr)>,
}

impl Listeners {
    /// Binds every configured address and reads the certificate.
    pub async fn bind(
        settings: Settings,
        recipients: Arc<dyn Recipients>,
        sink: Arc<dyn Sink>,
        clock: Clock,
    ) -> Result<Self, ListenError> {
        let tls = settings.certificate.clone().map(Tls::load).transpose()?.map(Arc::new);
        let mut sockets = Vec::new();
        for listener in &settings.listeners {
            let address = listener.address;
            if listener.tls != TlsMode::Off && tls.is_none() {
                return Err(ListenError::NoCertificate { address });
            }
            let bind = |source| ListenError::Bind { address, source };
            let socket = TcpListener::bind(address).await.map_err(bind)?;
            let bound = socket.local_addr().map_err(bind)?;
            sockets.push((socket, listener.clone(), bound));
        }
        let crowd = Crowd::new(&settings.limits);
        let looks = Arc::new(Semaphore::new(2));
        Ok(Self { shared: Arc::new(Shared { settings, recipients, sink, clock, tls, crowd, looks }), sockets })
    }

    /// The addresses bound, in the order of the settings: with port 0, the port that was taken.
    pub fn addresses(&self) -> Vec<SocketAddr> {
        self.sockets.iter().map(|(_, _, address)| *address).collect()
    }

    /// The handle by which the certificate is read anew.
    pub fn tls(&self) -> Option<Arc<Tls>> {
        self.shared.tls.clone()
    }

    /// Serves until `stop` turns true (or its sender is gone). Then accepts no more, answers 421 to idle sessions, waits
    /// for messages under way as long as the grace time, and returns.
    pub async fn run(self, stop: watch::Receiver<bool>) {
        let mut tasks = JoinSet::new();
        for (socket, settings, _) in self.sockets {
            tasks.spawn(accept(socket, settings, self.shared.clone(), stop.clone()));
        }
        while tasks.join_next().await.is_some() {}
    }
}

/// Comes back when the house is to stop.
pub(super) async fn stopped(stop: &mut watch::Receiver<bool>) {
    // An error means that whoever could say so is gone: stop.
    let _ = stop.wait_for(|stop| *stop).await;
}

async fn accept(socket: TcpListener, settings: ListenerSettings, shared: Arc<Shared>, mut stop: watch::Receiver<bool>) {
    let mut sessions = JoinSet::new();
    let told = stop.clone();
    loop {
        tokio::select! {
            () = stopped(&mut stop) => break,
            Some(ended) = sessions.join_next() => {
                if ended.is_err() {
                    tracing::error!("an smtp session ended by a fault");
                }
            }
            accepted = socket.accept() => match accepted {
                Ok((stream, peer)) => welcome(stream, peer, &settings, &shared, &told, &mut sessions),
                Err(error) => {
                    // Out of descriptors, mostly: waiting is all that helps.
                    tracing::warn!(%error, "cannot accept a connection");
                    tokio::time::sleep(Duration::from_millis(200)).await;
                }
            },
        }
    }
    drop(socket);
    let grace = shared.settings.timeouts.grace();
    // A little more than the sessions themselves allow, for the reply that ends them.
    let drained = async { while sessions.join_next().await.is_some() {} };
    if tokio::time::timeout(grace + Duration::from_secs(2), drained).await.is_err() {
        tracing::warn!(sessions = sessions.len(), "sessions cut off at the end of the grace time");
    }
}

fn welcome(
    stream: TcpStream,
    peer: SocketAddr,
    settings: &ListenerSettings,
    shared: &Arc<Shared>,
    stop: &watch::Receiver<bool>,
    sessions: &mut JoinSet<()>,
) {
    let Some(place) = shared.crowd.enter(peer.ip()) else {
        metrics::counter!("casuspoort_smtp_sessions_refused_total").increment(1);
        if settings.tls != TlsMode::Implicit {
            let mut reply = Vec::new();
            Reply::TooManySessions.write(&shared.settings.hostname, &mut reply);
            // The send buffer of a new connection is empty; who does not get it hears nothing.
            let _ = stream.try_write(&reply);
        }
        return;
    };
    metrics::counter!("casuspoort_smtp_sessions_total").increment(1);
    let connection = Connection::new(stream, peer.ip(), settings, shared.clone(), place, stop.clone());
    sessions.spawn(connection.run());
}
