//! Recognisers: one file for each kind of thing, one list here. Each reads the same [`Context`] and adds candidates; none
//! sees another's, so their order does not matter. All run in time linear in the text.

mod digits;
mod owner;
mod table;

mod bsn;
mod dossier;
mod email;
mod iban;
mod kenteken;
mod online;
mod postcode;
mod telefoon;

use super::candidate::{Candidate, Context};

/// A recogniser.
pub(crate) type Recogniser = fn(&Context, &mut Vec<Candidate>);

/// Those that go by pattern, checksum and words near.
pub(crate) const PATTERNS: &[Recogniser] =
    &[bsn::find, iban::find, telefoon::find, email::find, online::find, kenteken::find, postcode::find, dossier::find];
