//! The message catalogue: the Dutch that professionals and coördinators read. Short, B1, friendly, one thing to do.
//!
//! In come numbers, dates and words of the model; out come Dutch words. Says "zonder namen", never "anoniem" of our own
//! output (AVG art. 4(5)), and never that the law forbids (Z-01). Holds no data of anybody. One file for each reader or
//! letter, so that a municipality's language adviser can read them one by one.

pub mod act;
pub mod agenda;
pub mod coordinator;
pub mod explain;
pub mod file;
pub mod form;
pub mod general;
pub mod label;
pub mod minutes;
pub mod privacy;
pub mod receipt;
pub mod resident;
pub mod returned;
pub mod secrecy;
pub mod special;
pub mod team;

mod count;
mod moment;
mod reason;

pub use count::{capital, category_name, count, enumeration, left_out, number_word};
pub use moment::{civil_day, clock, day, day_and_time, day_in_digits, day_with_year};
pub use reason::{ground, hold_otherwise, hold_reason};

#[cfg(test)]
mod tests {
    /// The manuals speak as the mails do: short sentences, "zonder namen", and the words that act.
    #[test]
    fn the_manuals_for_professionals_and_coordinators_are_plain() {
        for manual in [
            include_str!("../../docs/handleiding-professional.md"),
            include_str!("../../docs/handleiding-coordinator.md"),
        ] {
            let lower = manual.to_lowercase();
            for word in ["anoniem", "avg", "u dient", "middels", "conform"] {
                assert!(!lower.contains(word), "{word}");
            }
            let running = manual.replace("\n\n", ".").replace("\n- ", ".").replace('\n', " ");
            for sentence in running.split(['.', '?', ':', '|']) {
                assert!(sentence.split_whitespace().count() <= 24, "{sentence}");
            }
            assert!(manual.split_whitespace().count() < 950, "two pages");
        }
    }
}
