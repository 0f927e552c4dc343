//! The core's child processes: where mails are taken apart, out of reach of everything else.
//!
//! In come requests, out go answers; between them a process of our own program with limits on memory, time and files,
//! killed when it passes them. A hostile file may overflow a stack, which no thread survives: here it ends one child, and
//! the request fails with a [`CoreFault`] that holds no text.
//!
//! Never: a child that outlives a fault; an answer larger than agreed; anything that a child says on its error stream.

mod child;
mod fault;
mod frame;
mod pool;
#[cfg(test)]
mod tests;

pub use child::{Limits, child_main};
pub use fault::CoreFault;
pub use pool::{HostSettings, Pool};
