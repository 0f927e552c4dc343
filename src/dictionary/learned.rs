//! What was learned of features of text, as `build.rs` compiled it from the weights files: part of the binary, nothing to read at
//! start.

use super::table::{Hash, Table};
use std::sync::LazyLock;

/// Weights in parts of one, a row of `KINDS` for each feature.
pub(crate) struct Learned<const KINDS: usize> {
    weights: &'static [u8],
    rows: LazyLock<Table>,
}

impl<const KINDS: usize> Learned<KINDS> {
    /// The weights of a feature, one for each column of the file; none of a feature that says nothing.
    #[inline]
    pub(crate) fn weights(&self, feature: Hash) -> Option<&'static [u8; KINDS]> {
        let number = usize::try_from(self.rows.get(feature)).ok()?.checked_sub(1)?;
        self.weights.as_chunks::<KINDS>().0.get(number)
    }

    /// Adds the weights of a feature to a sum for each column, if it says anything.
    #[inline]
    pub(crate) fn add(&self, feature: Hash, sums: &mut [i32; KINDS]) {
        let Some(weights) = self.weights(feature) else { return };
        for (kind, sum) in sums.iter_mut().enumerate() {
            *sum += i32::from(weights[kind].cast_signed());
        }
    }
}

macro_rules! learned {
    ($file:literal) => {
        Learned {
            weights: include_bytes!(concat!(env!("OUT_DIR"), "/", $file, "-weights.bin")),
            rows: LazyLock::new(|| Table::of(include_bytes!(concat!(env!("OUT_DIR"), "/", $file, "-rows.bin")))),
        }
    };
}

/// What the words of a sentence say of it: `sentence-weights.tsv`.
pub(crate) static SENTENCES: Learned<11> = learned!("sentence");

/// What is around a word says of it: `word-weights.tsv`.
pub(crate) static WORDS: Learned<12> = learned!("word");
