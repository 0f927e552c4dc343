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
    let Some(separator) = ['\t', '|', ';'].into_iter().find(|s| row.contains(*s)) else {
        return header_of_spaced(view, number, at);
    };
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

/// As [`header_of`], of columns that are parted by two spaces and more.
fn header_of_spaced(view: &View, number: usize, at: usize) -> Option<&str> {
    let cells = |line: &'_ str| line.split("  ").filter(|cell| !cell.trim().is_empty()).count();
    let row = view.lines[number].range.clone();
    let parted = view.lower.as_bytes()[row.clone()].windows(2).any(|two| two == b"  ");
    if !parted || cells(&view.lower[row.clone()]) < 2 {
        return None;
    }
    // The cell that a place stands in begins behind the last two spaces before it.
    let column = cells(&view.lower[row.start..at]);
    let before = &view.lower[row.start..at];
    let column = if before.trim().is_empty() || before.ends_with("  ") { column } else { column.checked_sub(1)? };
    let mut header = None;
    for line in view.lines[..number].iter().rev().take(ROWS) {
        let above = &view.lower[line.range.clone()];
        if above.len() > LONG || cells(above) < 2 {
            break;
        }
        header = above.split("  ").filter(|cell| !cell.trim().is_empty()).nth(column);
    }
    header.map(str::trim)
}

/// The cells of the same column in the rows right above and below a place; none if it stands in no table.
pub(super) fn cells_beside(view: &View, at: usize) -> Option<impl Iterator<Item = &str>> {
    /// So many rows are looked at on each side.
    const NEAR: usize = 6;
    let number = view.lines.partition_point(|l| l.range.start <= at).checked_sub(1)?;
    let row = &view.lower[view.lines[number].range.clone()];
    let separator = ['\t', '|', ';'].into_iter().find(|s| row.contains(*s)).filter(|_| row.len() <= LONG)?;
    let column = row[..at - view.lines[number].range.start].matches(separator).count();
    let near = &view.lines[number.saturating_sub(NEAR)..(number + NEAR + 1).min(view.lines.len())];
    let rows = near.iter().map(|line| &view.lower[line.range.clone()]).filter(|line| line.len() <= LONG);
    Some(rows.filter_map(move |line| line.split(separator).nth(column)))
}
