//! The heart: finds what identifies people in a document, tells persons apart, and is the only maker of [`Redacted`].
//!
//! In comes a [`crate::model::Document`]; out go [`crate::model::Findings`] and, once policy has said who may be named
//! and who reads, a [`Redacted`]. Opens no file, reads no clock, writes no log.

mod again;
mod aliases;
mod alike;
mod alone;
mod among;
mod beside;
mod borne;
mod candidate;
mod casing;
mod chat;
mod couples;
mod files;
mod find;
mod fold;
mod glued;
mod hunch;
mod links;
pub(crate) mod listed;
mod named;
mod operators;
mod paired;
mod persons;
mod placed;
mod recognise;
mod redacted;
mod replace;
mod resolve;
mod scorer;
mod settings;
mod signature;
mod spelled;
mod spread;
mod tails;
mod ties;
mod view;
mod vocabulary;
mod words;
mod zones;

#[cfg(test)]
mod testing;

pub use find::{WordReason, explain, find, surroundings};
pub(crate) use recognise::digits::passes_elfproef;
pub use redacted::{LegendLine, Piece, PieceKind, Redacted};
pub use replace::{Sentences, replace};
pub use settings::{FindSettings, Operator, Professional};
pub(crate) use zones::tells_of_another;
