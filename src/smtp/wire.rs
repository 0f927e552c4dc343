use std::io;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout, timeout_at};
use tokio_rustls::{TlsAcceptor, server::TlsStream};

/// A connection, in the clear or encrypted.
pub(super) struct Wire(State);

enum State {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
    /// A handshake failed; nothing more can be said.
    Gone,
}

impl Wire {
    pub fn new(stream: TcpStream) -> Self {
        // Replies are small and waited for. If the system will not, it only gets slower.
        let _ = stream.set_nodelay(true);
        Self(State::Plain(stream))
    }

    pub async fn read(&mut self, input: &mut [u8]) -> io::Result<usize> {
        match &mut self.0 {
            State::Plain(stream) => stream.read(input).await,
            State::Tls(stream) => stream.read(input).await,
            State::Gone => Ok(0),
        }
    }

    pub async fn write_all(&mut self, output: &[u8]) -> io::Result<()> {
        match &mut self.0 {
            State::Plain(stream) => stream.write_all(output).await,
            State::Tls(stream) => {
                stream.write_all(output).await?;
                stream.flush().await
            }
            State::Gone => Err(io::ErrorKind::NotConnected.into()),
        }
    }

    /// The server's side of a handshake, done by `deadline`.
    pub async fn begin_tls(&mut self, acceptor: TlsAcceptor, deadline: Instant) -> io::Result<()> {
        match std::mem::replace(&mut self.0, State::Gone) {
            State::Plain(stream) => {
                let stream = timeout_at(deadline, acceptor.accept(stream)).await.map_err(io::Error::from)??;
                self.0 = State::Tls(Box::new(stream));
                Ok(())
            }
            _ => Err(io::ErrorKind::InvalidInput.into()),
        }
    }

    /// Says that no more comes, then lets the peer finish for a moment: closing on unread input would take back the last
    /// reply.
    pub async fn close(&mut self) {
        let ending = async {
            match &mut self.0 {
                State::Plain(stream) => stream.shutdown().await?,
                State::Tls(stream) => stream.shutdown().await?,
                State::Gone => return Ok(()),
            }
            let mut rest = [0; 4096];
            for _ in 0..64 {
                if self.read(&mut rest).await? == 0 {
                    break;
                }
            }
            io::Result::Ok(())
        };
        // The peer may do as it likes: the session is over.
        let _ = timeout(Duration::from_secs(1), ending).await;
    }
}
