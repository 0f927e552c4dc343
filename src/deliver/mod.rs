//! Out: stored bytes to the next hop, with a state for each recipient.
//!
//! In come mails that are due ([`crate::store::Due`]); out go marks: sent, to be tried again, failed for good. What is
//! sent are the stored bytes under the stored Message-ID, every time the same. Never composes, never changes a byte.

mod courier;
mod round;

pub use courier::{Attempt, Courier, CourierError};
pub use round::{Backoff, Round};
