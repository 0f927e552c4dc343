//! What was learned of features of text, as `build.rs` compiled it from the weights files: part of the binary, nothing to read at
//! start.

use super::table::{Hash, Rows};

/// So many columns a row has: those of the file, and some that are 0, so that a few instructions add all of them.
const COLUMNS: usize = 16;

/// A sum for each column.
pub(crate) type Sums = [i32; COLUMNS];

/// Weights in parts of one, a row for each feature.
pub(crate) struct Learned {
    rows: Rows,
    weights: &'static [[u8; COLUMNS]],
}

impl Learned {
    /// Whether a feature says anything.
    pub(crate) fn has(&self, feature: Hash) -> bool {
        self.rows.number(feature) > 0
    }

    /// Adds the weights of a feature to the sums, if it says anything. Stands once: where a feature is hashed from what is known when the
    /// house is built, that is worth more than a call spared.
    #[inline(never)]
    pub(crate) fn add(&self, feature: Hash, sums: &mut Sums) {
        let Some(weights) = self.rows.number(feature).checked_sub(1).and_then(|row| self.weights.get(row)) else {
            return;
        };
        for (column, sum) in sums.iter_mut().enumerate() {
            *sum += i32::from(weights[column].cast_signed());
        }
    }
}

macro_rules! learned {
    ($file:literal) => {
        Learned {
            rows: Rows::of(include_bytes!(concat!(env!("OUT_DIR"), "/", $file, "-rows.bin"))),
            weights: include_bytes!(concat!(env!("OUT_DIR"), "/", $file, "-weights.bin")).as_chunks().0,
        }
    };
}

/// What the words of a sentence say of it: `sentence-weights.tsv`.
pub(crate) static SENTENCES: Learned = learned!("sentence");

/// What is around a word says of it: `word-weights.tsv`.
pub(crate) static WORDS: Learned = learned!("word");
