//! From runs of glyphs to lines that read: what stands side by side becomes cells of a line, columns come one after the
//! other, broken words are mended.

use super::content::Run;

/// A stretch of a line without a wide gap.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// What stands at one height.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) cells: Vec<Cell>,
    /// The base line, from the bottom of the page.
    pub(super) y: f64,
    pub(super) size: f64,
}

impl Line {
    pub(super) fn text(&self) -> String {
        self.cells.iter().map(|c| c.text.trim()).collect::<Vec<_>>().join("\t")
    }

    fn left(&self) -> f64 {
        self.cells.first().map_or(0.0, |c| c.left)
    }

    fn right(&self) -> f64 {
        self.cells.last().map_or(0.0, |c| c.right)
    }
}

/// Lines from top to bottom.
pub(super) fn lines<'r>(runs: impl Iterator<Item = &'r Run>) -> Vec<Line> {
    let mut runs: Vec<&Run> = runs.filter(|r| r.x.is_finite() && r.y.is_finite() && r.end.is_finite()).collect();
    // Stable: what stands in one place keeps the order of painting.
    runs.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut rows: Vec<Vec<&Run>> = Vec::new();
    let mut base = f64::INFINITY;
    for run in runs {
        let tall = run.size.max(rows.last().and_then(|r| r.first()).map_or(0.0, |r| r.size));
        match rows.last_mut() {
            Some(row) if base - run.y <= tall.clamp(2.0, 40.0) * 0.45 => row.push(run),
            _ => {
                base = run.y;
                rows.push(vec![run]);
            }
        }
    }
    rows.into_iter().map(row).filter(|line| !line.cells.is_empty()).collect()
}

fn row(mut runs: Vec<&Run>) -> Line {
    runs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let size = runs.iter().map(|r| r.size).fold(0.0, f64::max);
    let y = runs.first().map_or(0.0, |r| r.y);
    let stepped = stepped(&runs);
    let mut cells: Vec<Cell> = Vec::new();
    let mut last: Option<&Run> = None;
    for (run, stepped) in runs.into_iter().zip(stepped) {
        let again = last.is_some_and(|l| l.text == run.text && (l.x - run.x).abs() < l.size * 0.15);
        if again {
            // Bold by painting twice.
            continue;
        }
        last = Some(run);
        let is_blank = run.text.trim().is_empty();
        match cells.last_mut() {
            Some(cell) if run.x - cell.right < run.size.max(4.0) * 1.5 => {
                let gap = !stepped && run.x - cell.right > run.size * 0.15 || run.x < cell.right - run.size;
                if gap && !cell.text.ends_with(char::is_whitespace) && !run.text.starts_with(char::is_whitespace) {
                    cell.text.push(' ');
                }
                cell.text.push_str(&run.text);
                cell.right = cell.right.max(run.end);
            }
            _ if is_blank => {}
            _ => cells.push(Cell { text: run.text.clone(), left: run.x, right: run.end }),
        }
    }
    cells.retain(|c| !c.text.trim().is_empty());
    Line { cells, y, size }
}

/// For each run whether it is a letter set at an even step from the one before, as into the boxes of a form: a narrow letter leaves
/// room there that parts no words.
fn stepped(runs: &[&Run]) -> Vec<bool> {
    let single = |run: &Run| run.text.chars().nth(1).is_none();
    let step = |at: usize| {
        let (before, run) = (runs.get(at.wrapping_sub(1))?, runs.get(at)?);
        (single(before) && single(run)).then_some(run.x - before.x)
    };
    let even = |one: Option<f64>, other: Option<f64>, size: f64| {
        one.zip(other).is_some_and(|(one, other)| (one - other).abs() < size * 0.02)
    };
    // As the one before or the one behind, and that as its other neighbour: two like steps may come by chance.
    (0..runs.len())
        .map(|at| {
            let size = runs[at].size;
            let like = |from: usize| (from..from + 2).all(|n| even(step(n), step(n + 1), size));
            (at.saturating_sub(2)..=at).any(like)
        })
        .collect()
}

/// The lines as text in reading order: columns one after the other, lines of a paragraph joined.
pub(super) fn text(lines: &[Line]) -> String {
    let mut blocks: Vec<Vec<Line>> = Vec::new();
    let mut at = 0;
    let mut plain: Vec<Line> = Vec::new();
    while at < lines.len() {
        match columns(&lines[at..]) {
            Some((count, gutter)) => {
                blocks.push(std::mem::take(&mut plain));
                let (left, right) = split(&lines[at..at + count], gutter);
                blocks.push(left);
                blocks.push(right);
                at += count;
            }
            None => {
                plain.push(lines[at].clone());
                at += 1;
            }
        }
    }
    blocks.push(plain);
    blocks.iter().filter(|b| !b.is_empty()).map(|b| reflow(b)).collect::<Vec<_>>().join("\n\n")
}

/// Whether running text in two columns begins here: for how many lines, and where the middle of the gutter is. Tables, whose
/// cells are short, stay in rows.
fn columns(lines: &[Line]) -> Option<(usize, f64)> {
    let first = lines.first()?;
    let [left, right, ..] = first.cells.as_slice() else { return None };
    let (mut from, mut to) = (left.right, right.left);
    let (mut count, mut letters, mut sides) = (0, 0, [0usize; 2]);
    for line in lines.iter().take(300) {
        let middle = (from + to) / 2.0;
        let before = line.cells.iter().filter(|c| c.left < middle).map(|c| c.right).fold(f64::NEG_INFINITY, f64::max);
        let after = line.cells.iter().filter(|c| c.left >= middle).map(|c| c.left).fold(f64::INFINITY, f64::min);
        let (next_from, next_to) = (from.max(before), to.min(after));
        if next_to - next_from < line.size * 0.8 {
            break;
        }
        (from, to) = (next_from, next_to);
        sides[0] += usize::from(before.is_finite());
        sides[1] += usize::from(after.is_finite());
        letters += line.cells.iter().map(|c| c.text.chars().count()).sum::<usize>();
        count += 1;
    }
    let is_prose = sides.iter().all(|s| *s >= 4) && letters >= (sides[0] + sides[1]) * 22;
    is_prose.then_some((count, (from + to) / 2.0))
}

fn split(lines: &[Line], gutter: f64) -> (Vec<Line>, Vec<Line>) {
    let side = |keep: &dyn Fn(&Cell) -> bool| {
        let halves = lines.iter().map(|line| {
            let cells = line.cells.iter().filter(|c| keep(c)).cloned().collect();
            Line { cells, y: line.y, size: line.size }
        });
        halves.filter(|line: &Line| !line.cells.is_empty()).collect::<Vec<_>>()
    };
    (side(&|c| c.left < gutter), side(&|c| c.left >= gutter))
}

/// Joins the lines of a paragraph; a blank line where there is room between two.
fn reflow(lines: &[Line]) -> String {
    let edge = lines.iter().map(Line::right).fold(0.0, f64::max);
    let mut text = String::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        let own = line.text();
        if let Some(above) = before {
            let step = above.y - line.y;
            let tall = above.size.max(line.size);
            let near = step < tall * 1.9 && (above.size - line.size).abs() < 1.0;
            let word = own.split(' ').next().map_or(0, |w| w.chars().count()) as f64;
            let is_full = above.right() + (word + 1.0) * line.size * 0.5 > edge;
            let is_run =
                above.cells.len() == 1 && line.cells.len() == 1 && (above.left() - line.left()).abs() < tall * 3.0;
            let is_item = own.starts_with(['•', '-', '–', '☐', '☒']) || is_headed(&own);
            if near && is_full && is_run && !is_item {
                join(&mut text, &own);
                before = Some(line);
                continue;
            }
            text.push_str(if step > tall * 1.9 { "\n\n" } else { "\n" });
        }
        text.push_str(&own);
        before = Some(line);
    }
    text
}

/// Whether a line begins with a label of its own: `Vraag: …`.
fn is_headed(line: &str) -> bool {
    let head = line.split_once(':').map(|(head, _)| head);
    head.is_some_and(|h| h.starts_with(char::is_uppercase) && h.chars().count() <= 30 && h.split(' ').count() <= 4)
}

/// Joins two lines of a paragraph, mending a word that was broken.
fn join(text: &mut String, next: &str) {
    let is_broken = text.ends_with(['-', '\u{ad}', '‐'])
        && text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
        && next.starts_with(char::is_alphabetic);
    if !is_broken {
        text.push(' ');
    } else if text.ends_with('\u{ad}') || next.starts_with(char::is_lowercase) {
        text.pop();
    }
    text.push_str(next);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str, place: impl Fn(usize) -> (f64, f64)) -> String {
        let run = |(n, letter): (usize, char)| {
            let (x, end) = place(n);
            Run::new(letter.to_string(), x, 700.0, end, 10.0)
        };
        let runs: Vec<Run> = text.chars().enumerate().map(run).collect();
        lines(runs.iter()).first().map(Line::text).unwrap_or_default()
    }

    #[test]
    fn letters_at_an_even_step_are_one_word_however_narrow_they_are() {
        assert_eq!(letters("Leliestraat 12", |n| (n as f64 * 7.0, n as f64 * 7.0 + 2.5)), "Leliestraat 12");
    }

    #[test]
    fn letters_with_room_between_some_of_them_are_words() {
        // As wide as they are, and a blank behind every second.
        let place = |n: usize| (n as f64 * 5.0 + (n / 2) as f64 * 3.0, n as f64 * 5.0 + (n / 2) as f64 * 3.0 + 5.0);
        assert_eq!(letters("abcdef", place), "ab cd ef");
    }
}
