//! What the words of a sentence are worth, as `build.rs` compiled it from `sentence-weights.tsv`: part of the binary, nothing to
//! read at start.

use super::table::{Hash, Table};
use std::sync::LazyLock;

/// So many things a sentence may say: the columns of the file.
pub(crate) const KINDS: usize = 10;

/// Weights in eighths, a row for each feature.
static WEIGHTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sentence-weights.bin"));
static ROWS: LazyLock<Table> =
    LazyLock::new(|| Table::of(include_bytes!(concat!(env!("OUT_DIR"), "/sentence-rows.bin"))));

/// The weights of a feature in eighths, one for each thing a sentence may say; none of a feature that says nothing.
pub(crate) fn weights(feature: Hash) -> Option<&'static [u8; KINDS]> {
    let number = usize::try_from(ROWS.get(feature)).ok()?.checked_sub(1)?;
    WEIGHTS.as_chunks::<KINDS>().0.get(number)
}
