//! Whole stories through the core: mails in, outcomes and mails out, over simulated time.
//!
//! One file for each document of the rules, and `house` for what no row asks. A test shows the rows whose ids open its
//! name: `s37_s38_a_late_mail_…` shows S-37 and S-38. The rule table (`docs/rules.md`, see `rows`) is made from these
//! names, wherever in the source a test stands.

mod ave;
mod consent;
mod everyday;
mod forms;
mod heerlen;
mod hollands_midden;
mod house;
mod meeting;
mod mime;
mod mutation;
mod rights;
mod rows;
mod stein;
mod stories;
mod story;
mod threads;
mod woonkans;
