//! One automaton for the words of all patterns of this room: a text is looked through once, whatever is asked of it.

use super::{
    attends, clause, consent, danger, details, doel, headings, kind, known, meeting, parties, rights, several, vraag,
};
use crate::pattern::{Anchors, Regex};
use std::sync::LazyLock;

pub(super) static ANCHORS: LazyLock<Anchors> = LazyLock::new(|| Anchors::of(1, &patterns()));

fn patterns() -> Vec<&'static Regex> {
    let files = [
        attends::patterns,
        clause::patterns,
        consent::patterns,
        danger::patterns,
        details::patterns,
        doel::patterns,
        kind::patterns,
        known::patterns,
        meeting::patterns,
        parties::patterns,
        rights::patterns,
        several::patterns,
        vraag::patterns,
        headings::patterns,
    ];
    files.iter().flat_map(|patterns| patterns()).collect()
}
