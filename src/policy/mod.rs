//! Decides what happens to a case, each reason with its rule id.
//!
//! In come what the earlier rooms understood of a mail, an act or the passing of time, with the profile and the register;
//! out come a [`Judgement`] or changed [`crate::register::CaseRecord`]s and the letters that must go out. Never makes text
//! from an original: what people read comes from [`crate::anonymise::Redacted`] or from the catalogue. No clock, no I/O.

mod judge;
mod seat;
mod standing;

pub use judge::{Facts, Judgement, SenderHears, judge};
pub use seat::Seat;
pub use standing::standing;
