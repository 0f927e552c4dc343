//! Ends of words, by their last two letters: most words are sent home by theirs before an end is compared.

/// What ends of words stand for.
pub(super) struct Tails<T: 'static> {
    /// By [`tail`].
    each: Vec<Vec<(&'static str, T)>>,
}

impl<T> Tails<T> {
    /// These ends, in their order; those of fewer than two letters are left out.
    pub(super) fn of(ends: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut each: Vec<Vec<(&'static str, T)>> = (0..1 << 10).map(|_| Vec::new()).collect();
        for (end, value) in ends {
            if let Some(tail) = tail(end) {
                each[tail].push((end, value));
            }
        }
        Self { each }
    }

    /// The ends that a word may have by its last two letters, in their order.
    pub(super) fn near(&self, word: &str) -> &[(&'static str, T)] {
        tail(word).map_or(&[], |tail| &self.each[tail])
    }
}

/// The last two letters of a word as a number.
fn tail(word: &str) -> Option<usize> {
    let [before, last] = word.as_bytes().last_chunk::<2>()?;
    Some(usize::from(before & 31) << 5 | usize::from(last & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_shown_the_ends_with_its_last_letters() {
        let tails = Tails::of([("straat", 1), ("laan", 2), ("at", 3), ("n", 4)].into_iter());
        assert_eq!(tails.near("kerkstraat"), [("straat", 1), ("at", 3)]);
        assert_eq!(tails.near("laan"), [("laan", 2)]);
        assert!(tails.near("n").is_empty() && tails.near("plein").is_empty());
    }
}
