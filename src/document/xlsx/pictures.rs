//! Pictures on a sheet, tied to the rows that they lie on (ECMA-376 part 1, §20.5): a signature lies beside its label.

use super::cells::Said;
use crate::document::flow::{Cell, Line};
use crate::document::package::Package;
use crate::document::xml::{Node, Tree};
use crate::document::{drawing, pen::Pen};
use std::ops::RangeInclusive;

/// Rows, from 1, on which the pictures of a sheet lie. What its drawings say besides is said.
pub(super) fn rows(sheet: &str, package: &mut Package, pen: &mut Pen) -> Vec<RangeInclusive<usize>> {
    let mut found = Vec::new();
    for relation in package.relations(sheet, pen).iter().filter(|r| r.kind == "drawing" && !r.external) {
        let tree = package.tree(&relation.target, pen);
        let Some(root) = tree.as_ref().and_then(Tree::root) else { continue };
        drawing::part(root, pen);
        found.extend(root.elements().filter(|n| n.descendants().any(|n| n.name() == "pic")).filter_map(anchor));
    }
    found
}

fn anchor(node: Node) -> Option<RangeInclusive<usize>> {
    let row = |name: &str| node.child(name)?.child("row")?.text().trim().parse::<usize>().ok()?.checked_add(1);
    let from = row("from")?;
    Some(from..=row("to").unwrap_or(from).max(from))
}

/// The lines of a sheet by the numbers of their rows, with the pictures among them: at the end of the line to sign on, else of the first that they lie on, else
/// on a line of their own.
pub(super) fn lines(said: &Said, pictures: &[RangeInclusive<usize>]) -> Vec<(usize, Line)> {
    let cell = |text: &str| Cell { text: text.to_owned(), drawn: false };
    let of_text = said.shown.lines().map(|line| line.split('\t').map(cell).collect());
    let mut lines: Vec<(usize, Line)> = said.rows.iter().copied().zip(of_text).collect();
    for rows in pictures {
        let on = |line: &&mut (usize, Line)| rows.contains(&line.0);
        let signs = |line: &&mut (usize, Line)| {
            on(line)
                && line
                    .1
                    .iter()
                    .any(|c| ["handtekening", "ondertekening"].iter().any(|w| c.text.to_lowercase().contains(w)))
        };
        let drawn = Cell { text: String::new(), drawn: true };
        if let Some((_, line)) = lines.iter_mut().find(signs) {
            line.push(drawn);
        } else if let Some((_, line)) = lines.iter_mut().find(on) {
            line.push(drawn);
        } else {
            let at = lines.partition_point(|(row, _)| row < rows.start());
            lines.insert(at, (*rows.start(), vec![drawn]));
        }
    }
    lines
}
