//! Which three letters in a row stand in a text: a look that tells of most words at once that they do not stand there.

/// So many threes are told apart: the low five bits of each letter.
const THREES: usize = 1 << 15;

/// The threes of a text.
pub(super) struct Threes(Vec<u64>);

impl Threes {
    /// The threes of some texts.
    pub(super) fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut bits = vec![0; THREES / 64];
        for text in texts {
            threes(text).for_each(|three| bits[three / 64] |= 1 << (three % 64));
        }
        Self(bits)
    }

    /// Whether a word may stand in one of the texts; false if it does not.
    pub(super) fn may_hold(&self, word: &str) -> bool {
        threes(word).all(|three| self.0[three / 64] >> (three % 64) & 1 != 0)
    }
}

fn threes(text: &str) -> impl Iterator<Item = usize> {
    let letter = |byte: u8| usize::from(byte & 31);
    text.as_bytes().windows(3).map(move |w| letter(w[0]) << 10 | letter(w[1]) << 5 | letter(w[2]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_stands_there_may_stand_there(text in "[a-eé ]{0,40}", from in 0usize..40, length in 0usize..6) {
            let word: String = text.chars().skip(from).take(length).collect();
            prop_assert!(Threes::of(["", &text]).may_hold(&word));
        }
    }

    #[test]
    fn what_does_not_stand_there_is_mostly_told() {
        let threes = Threes::of(["mevrouw uit elsloo zit klem"]);
        assert!(threes.may_hold("elsloo") && !threes.may_hold("urmond") && !threes.may_hold("meers"));
    }
}
