//! The shipped lists as `build.rs` compiled them: part of the binary, nothing to read at start.

use super::table::Table;
use fst::Map;

static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));
static PHRASES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases.fst"));

/// Single words.
pub(super) fn words() -> Table {
    Table::of(WORDS)
}

/// Entries of several words, parted by one space.
pub(super) fn phrases() -> Map<&'static [u8]> {
    Map::new(PHRASES).expect("build.rs wrote it with the same fst")
}

/// Markers of organisations and the words that stand for them.
pub(super) const ORGANISATIONS: &str = include_str!(concat!(env!("OUT_DIR"), "/organisations.tsv"));
/// First names and their short and pet forms.
pub(super) const VARIANTS: &str = include_str!(concat!(env!("OUT_DIR"), "/given-name-variants.tsv"));
/// Profile and place.
pub(super) const PROFILE_PLACES: &str = include_str!(concat!(env!("OUT_DIR"), "/profile-places.tsv"));
/// Endings of street names: ending, strength.
pub(super) const STREET_ENDINGS: &str = include_str!(concat!(env!("OUT_DIR"), "/street-endings.tsv"));
/// Weights of the scorer of names.
pub(super) const WEIGHTS: &str = include_str!(concat!(env!("OUT_DIR"), "/weights.tsv"));
/// Groups of three letters, sorted, four bytes each: the letters and their log odds in tenths that they come from a name.
pub(super) static LETTERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/letters.bin"));
