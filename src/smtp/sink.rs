use crate::model::{Envelope, MailId};
use std::future::Future;
use std::pin::Pin;

/// Why a message was not kept. Nothing of it is left behind then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SinkError {
    /// No room on disk: 452 4.3.1.
    #[error("no room to keep the message")]
    Full,
    /// Not now, for another reason: 451 4.3.0.
    #[error("the message could not be kept now")]
    Later,
}

/// A message on its way into the store.
pub type Keeping<'a> = Pin<Box<dyn Future<Output = Result<MailId, SinkError>> + Send + 'a>>;

/// Where accepted messages go. `Ok` means synced to disk and sealed (promise 2): only then the peer hears 250.
pub trait Sink: Send + Sync {
    /// Keeps the message: our own `Received` field and the content as it came.
    fn keep(&self, envelope: Envelope, message: Vec<u8>) -> Keeping<'_>;

    /// Whether a message of this many octets could be kept now; 0 when the peer did not say. Asked at each MAIL.
    fn has_room(&self, size: u64) -> bool;
}
