//! The shipped lists as `build.rs` compiled them: part of the binary, nothing to read at start.

use super::table::{Openings, Table};
use fst::Map;

static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));
static OPENINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/openings.bin"));
static PLACES_OF_VARIANTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/variants.bin"));
static PHRASES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases.fst"));

/// Single words.
pub(super) fn words() -> Table {
    Table::of(WORDS)
}

/// Where the line of each first name begins among the [`VARIANTS`], plus one.
pub(super) fn variants() -> Table {
    Table::of(PLACES_OF_VARIANTS)
}

/// How entries of several words begin.
pub(super) fn openings() -> Openings {
    Openings::of(OPENINGS)
}

/// Entries of several words, parted by one space.
pub(super) fn phrases() -> Map<&'static [u8]> {
    Map::new(PHRASES).expect("build.rs wrote it with the same fst")
}

/// Markers of organisations and the words that stand for them.
pub(super) const ORGANISATIONS: &str = include_str!(concat!(env!("OUT_DIR"), "/organisations.tsv"));
/// Short and pet forms of first names, a line for each name.
pub(super) const VARIANTS: &str = include_str!(concat!(env!("OUT_DIR"), "/variants.tsv"));
/// Profile and place.
pub(super) const PROFILE_PLACES: &str = include_str!(concat!(env!("OUT_DIR"), "/profile-places.tsv"));
/// Endings of street names: ending, strength.
pub(super) const STREET_ENDINGS: &str = include_str!(concat!(env!("OUT_DIR"), "/street-endings.tsv"));
/// Weights of the scorer of names.
pub(super) const WEIGHTS: &str = include_str!(concat!(env!("OUT_DIR"), "/weights.tsv"));
/// Groups of three letters, sorted, four bytes each: the letters and their log odds in tenths that they come from a name.
pub(super) static LETTERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/letters.bin"));
