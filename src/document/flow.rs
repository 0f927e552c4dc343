//! Text as it flows over pages: lines of cells. A picture among them is a value of its own, no sign that a file could type.

use super::form::Sheet;

/// What stands between two tabs, or in a cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) text: String,
    /// A picture or drawing stands in it.
    pub(super) drawn: bool,
}

/// A paragraph, or a row of a table.
pub(super) type Line = Vec<Cell>;

/// Lines of text; cells are parted by tabs.
pub(super) fn text(lines: &[Line]) -> String {
    let line = |line: &Line| line.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join("\t");
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The lines of a row of a table, each of whose cells is lines itself.
///
/// A cell of several lines goes on below when it is the last that says something; elsewhere its lines become one, so that what
/// stands beside each other stays on one line.
pub(super) fn row(cells: Vec<Vec<Line>>) -> Vec<Line> {
    let says = |cell: &Vec<Line>| cell.iter().flatten().any(|c| c.drawn || !c.text.trim().is_empty());
    let last = cells.iter().rposition(says).unwrap_or(0);
    let mut first = Line::new();
    let mut below = Vec::new();
    for (nth, mut lines) in cells.into_iter().enumerate() {
        lines.retain(|line| line.iter().any(|c| c.drawn || !c.text.trim().is_empty()));
        if nth == last && lines.len() > 1 {
            below = lines.split_off(1);
            first.append(&mut lines[0]);
        } else if lines.len() == 1 {
            first.append(&mut lines[0]);
        } else {
            let drawn = lines.iter().flatten().any(|c| c.drawn);
            first.push(Cell { text: text(&lines).replace(['\n', '\t'], " "), drawn });
        }
    }
    while first.len() > 1 && first.last().is_some_and(|c| *c == Cell::default()) {
        first.pop();
    }
    [vec![first], below].concat()
}

/// The lines as the reader of forms sees them.
pub(super) fn sheet(lines: &[Line], sure: f32) -> Sheet {
    let mut sheet = Sheet::new(sure);
    for (nth, line) in lines.iter().enumerate() {
        sheet.cells(nth, line.iter().map(|cell| (cell.text.as_str(), cell.drawn)));
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(lines: &[&str]) -> Vec<Line> {
        lines.iter().map(|text| vec![Cell { text: (*text).to_owned(), drawn: false }]).collect()
    }

    #[test]
    fn a_row_is_a_line_and_its_last_cell_may_go_on_below() {
        assert_eq!(text(&row(vec![cell(&["Naam"]), cell(&["Zoë"])])), "Naam\tZoë");
        assert_eq!(text(&row(vec![cell(&["Doel", "en zo"]), cell(&["een", "twee"])])), "Doel en zo\teen\ntwee");
        assert_eq!(text(&row(vec![cell(&["een", "twee"]), cell(&[])])), "een\ntwee");
    }
}
