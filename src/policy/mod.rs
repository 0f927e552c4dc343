//! Decides what happens to a case, each reason with its rule id.
//!
//! In come what the earlier rooms understood of a mail, an act or the passing of time, with the profile and the register;
//! out come a [`Judgement`] or changed [`crate::register::CaseRecord`]s and the letters that must go out. Never makes text
//! from an original: what people read comes from [`crate::anonymise::Redacted`] or from the catalogue. No clock, no I/O.

mod asked;
mod consent;
mod day;
mod exception;
mod form;
mod invite;
mod judge;
mod recipients;
mod seat;
mod standing;
mod tips;

pub use consent::{Ground, NamedFor, attribute, named, named_for};
pub use day::{age_on, read_day};
pub use exception::{ground as ground_in, lacks as exception_lacks, not_offered};
pub use form::{FormMail, FormVerdict, judge_form, kinds_said};
pub use invite::{Invitation, may_invite};
pub use judge::{ExceptionFacts, Facts, Judgement, SenderHears, Standpoint, judge};
pub use recipients::{Involvement, may_receive, receivers, same_organisation};
pub use seat::Seat;
pub use standing::standing;
pub use tips::tips;
