//! Which answer of a form is ticked: `[x] ja [ ] nee`, `ja (x) nee ( )`, `x ja o nee`.

use super::cue::pattern;
use crate::pattern::{Captures, Regex, Text};
use std::sync::LazyLock;

/// A box, ticked or empty, or an answer that stands beside one.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[\[(] ?([xv*]?) ?[\])]|(☒)|(☐)|\b(ja|nee|neen|geen|schriftelijk|mondeling|getekend|geweigerd)\b|(?:^|[ :|])([xo])(?: |$)",
    )
});

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark<'t> {
    Box { ticked: bool },
    Answer(&'t str),
}

/// The answer that is ticked; none where no box is, or more than one, or nothing is left open beside it.
pub(super) fn ticked(words: Text<'_>) -> Option<&str> {
    let marks: Vec<Mark> = MARK.captures_iter(words).filter_map(|found| mark(&found)).take(MARKS).collect();
    let boxes = || marks.iter().filter(|m| matches!(m, Mark::Box { .. }));
    let empty = boxes().filter(|m| **m == Mark::Box { ticked: false }).count();
    if empty == 0 || boxes().count() != empty + 1 {
        return None;
    }
    // Boxes stand before their answers, or behind them, all alike.
    let before = matches!(marks.first(), Some(Mark::Box { .. }));
    marks.windows(2).find_map(|pair| match (before, pair[0], pair[1]) {
        (true, Mark::Box { ticked: true }, Mark::Answer(answer))
        | (false, Mark::Answer(answer), Mark::Box { ticked: true }) => Some(answer),
        _ => None,
    })
}

/// More than a line of a form has.
const MARKS: usize = 12;

fn mark<'t>(found: &Captures<'t>) -> Option<Mark<'t>> {
    let of = |group: usize| found.get(group).map(|m| m.as_str());
    let boxed = of(1).or(of(2)).or(of(5)).map(|sign| Mark::Box { ticked: !matches!(sign, "" | "o") });
    let empty = || of(3).map(|_| Mark::Box { ticked: false });
    boxed.or_else(empty).or_else(|| of(4).map(Mark::Answer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ticked_is_the_answer() {
        for (line, answer) in [
            ("toestemming: [x] ja, getekend [ ] nee", Some("ja")),
            ("toestemming [ ] ja [x] nee", Some("nee")),
            ("( ) ja (x) nee", Some("nee")),
            ("ja [x] nee [ ]", Some("ja")),
            ("☐ ja ☒ nee", Some("nee")),
            ("aanwezig: x ja o nee", Some("ja")),
            ("aanwezig: o ja x nee", Some("nee")),
            ("[ ] schriftelijk [x] mondeling [ ] geen", Some("mondeling")),
            ("[ ] ja [ ] nee", None),
            ("[x] ja [x] nee", None),
            ("toestemming: ja", None),
            ("zij zegt ja (zie boven) en geen nee", None),
        ] {
            let folded = super::super::fold(line);
            assert_eq!(ticked(folded.as_str().into()), answer, "{line}");
        }
    }
}
