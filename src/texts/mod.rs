//! The message catalogue: the Dutch that professionals and coördinators read. Short, B1, friendly, one thing to do.
//!
//! In come numbers, dates and words of the model; out come Dutch words. Says "zonder namen", never "anoniem" of our own
//! output (AVG art. 4(5)), and never that the law forbids (Z-01). Holds no data of anybody.

mod count;
mod moment;
mod reason;

pub use count::{count, left_out, number_word};
pub use moment::{clock, day, day_and_time, day_with_year};
pub use reason::{hold_reason, otherwise};
