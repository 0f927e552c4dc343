//! Tables in plain text: rows parted by tabs, bars or semicolons under a heading row.

use crate::anonymise::view::View;

/// So many rows up a heading is looked for.
const ROWS: usize = 25;
/// Longer lines are no rows.
const LONG: usize = 400;

/// The heading of the column in which a place stands, in lower case; none if the place stands in no table.
pub(super) fn header_of(view: &View, at: usize) -> Option<&str> {
    let number = view.lines.partition_point(|l| l.range.start <= at).checked_sub(1)?;
    let row = &view.lower[view.lines[number].range.clone()];
    if row.len() > LONG {
        return None;
    }
    let separator = ['\t', '|', ';'].into_iter().find(|s| row.contains(*s))?;
    let column = row[..at - view.lines[number].range.start].matches(separator).count();
    let mut header = None;
    for line in view.lines[..number].iter().rev().take(ROWS) {
        let above = &view.lower[line.range.clone()];
        if above.len() > LONG || !above.contains(separator) {
            break;
        }
        header = above.split(separator).nth(column);
    }
    header.map(str::trim).filter(|h| !h.is_empty())
}
