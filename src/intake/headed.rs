//! Which headings stand at a sentence: of all that a mail has only those whose label or value reaches there are asked, so that a
//! mail of nothing but headings takes no longer for each of its sentences.

use super::headings::Heading;
use std::ops::{Deref, Range};

/// The headings of a mail, in reading order.
pub(super) struct Headings {
    list: Vec<Heading>,
    /// For each heading where it or one before it ends at the latest.
    reach: Vec<usize>,
}

impl Headings {
    /// Takes headings in the order of their labels.
    pub(super) fn of(list: Vec<Heading>) -> Self {
        let end = |heading: &Heading| {
            let values = heading.value.iter().map(|value| value.end);
            values.chain([heading.label.end]).max().unwrap_or(0)
        };
        let mut furthest = 0;
        let latest = |heading| {
            furthest = end(heading).max(furthest);
            furthest
        };
        let reach = list.iter().map(latest).collect();
        Self { list, reach }
    }

    /// All headings of which a label or a value may touch a stretch of the body, in reading order.
    pub(super) fn near(&self, stretch: &Range<usize>) -> &[Heading] {
        let first = self.reach.partition_point(|end| *end < stretch.start);
        let behind = self.list.partition_point(|heading| heading.label.start < stretch.end);
        &self.list[first.min(behind)..behind]
    }
}

impl Deref for Headings {
    type Target = [Heading];

    fn deref(&self) -> &[Heading] {
        &self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::headings::Topic;

    fn heading(label: Range<usize>, value: Range<usize>) -> Heading {
        Heading { topic: Topic::Other, label, value: vec![value] }
    }

    #[test]
    fn only_headings_that_reach_a_sentence_are_near_it() {
        let headings = Headings::of(vec![heading(0..4, 5..60), heading(20..24, 25..30), heading(70..74, 75..80)]);
        let starts = |stretch: Range<usize>| headings.near(&stretch).iter().map(|h| h.label.start).collect::<Vec<_>>();
        assert_eq!(starts(5..12), [0]);
        assert_eq!(starts(40..50), [0, 20]);
        assert_eq!(starts(62..69), Vec::<usize>::new());
        assert_eq!(starts(62..90), [70]);
    }
}
