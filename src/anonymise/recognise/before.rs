//! Before: the word that stands before another, and the signs between them.

use crate::anonymise::view::Kind;
use crate::anonymise::words::Words;

/// The word before another, and the signs between them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Before {
    /// Its token.
    pub at: usize,
    /// A full stop between.
    pub stop: bool,
    /// A comma between.
    pub comma: bool,
    /// A bracket or quotation mark opens between.
    pub opened: bool,
    /// A colon between.
    pub colon: bool,
    /// A dash without spaces between.
    pub dash: bool,
    /// Another sign, a tab or the end of a sentence between.
    pub apart: bool,
    /// An empty line between.
    pub break_: bool,
}

impl Before {
    /// What stands before a token.
    pub(super) fn of(words: &Words, at: usize) -> Option<Self> {
        let mut prev = at.checked_sub(1)?;
        let mut before = Self { at: prev, ..Self::default() };
        let mut steps = 0;
        loop {
            let gap = words.gap(prev).as_bytes();
            let breaks = gap.iter().filter(|b| **b == b'\n').count();
            before.break_ |= breaks > 1;
            before.apart |= gap.contains(&b'\t') || breaks > 0 && words.token(prev + 1).sentence_start;
            if words.token(prev).kind != Kind::Punct || steps > 2 {
                break;
            }
            match words.text(prev) {
                "." => before.stop = true,
                "," => before.comma = true,
                "(" | "\"" | "'" | "*" | "_" => before.opened = true,
                ":" | "=" => before.colon = true,
                "-" if words.touches_next(prev) => before.dash = !joins_article(words, prev),
                _ => before.apart = true,
            }
            steps += 1;
            prev = prev.checked_sub(1)?;
        }
        before.at = prev;
        // A full stop that ends the sentence parts; one behind a shortened word does not.
        let whole = words.token(prev).range().len() > 5 || words.get(prev).entry.kinship() && words.ordinary(prev);
        before.apart |= before.stop && words.token(at).sentence_start && whole;
        Some(before)
    }

    /// Nothing between but a space or the full stop of a shortened word.
    pub(crate) fn direct(self) -> bool {
        !(self.comma || self.opened || self.colon || self.apart || self.break_ || self.dash)
    }
}

/// "al-Masoud": the dash ties an article of Arabic to the name.
fn joins_article(words: &Words, dash: usize) -> bool {
    let article = |at: usize| matches!(words.lower(at), "al" | "el" | "ash" | "as" | "ad" | "abd" | "ben" | "ait");
    dash > 0 && words.touches_next(dash - 1) && article(dash - 1)
}
