//! Tables as offices export them: a header line, comma, semicolon or tab between columns, quotes as in RFC 4180.

/// A table with its header.
#[derive(Debug)]
pub(super) struct Table {
    header: Vec<String>,
    /// Line in the file (from 1) and cells.
    rows: Vec<(usize, Vec<String>)>,
}

/// A line that is wrong.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct BadLine {
    /// From 1.
    pub line: usize,
    /// What is wrong, and what was expected.
    pub what: String,
}

impl Table {
    /// Reads a table; every wrong line is told at once. The separator is the one that the header has most of.
    pub(super) fn parse(text: &str) -> Result<Self, Vec<BadLine>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let Some((_, first)) = lines.next() else {
            return Err(vec![BadLine { line: 1, what: "the table is empty; expected a header".into() }]);
        };
        let most = |c: &char| first.matches(*c).count();
        let separator = [';', '\t', ','].into_iter().rev().max_by_key(most).unwrap_or(';');
        let header = cells(first, separator).map_err(|what| vec![BadLine { line: 1, what }])?;
        let mut rows = Vec::new();
        let mut faults = Vec::new();
        for (at, line) in lines {
            match cells(line, separator) {
                Ok(cells) if cells.len() == header.len() => rows.push((at + 1, cells)),
                Ok(cells) => {
                    let what = format!("{} columns; expected {} as in the header", cells.len(), header.len());
                    faults.push(BadLine { line: at + 1, what });
                }
                Err(what) => faults.push(BadLine { line: at + 1, what }),
            }
        }
        if faults.is_empty() { Ok(Self { header, rows }) } else { Err(faults) }
    }

    /// Where a column stands, by its name in any case.
    pub(super) fn column(&self, name: &str) -> Result<usize, BadLine> {
        self.header.iter().position(|h| h.eq_ignore_ascii_case(name.trim())).ok_or_else(|| BadLine {
            line: 1,
            what: format!("there is no column {name:?}; there are {}", self.header.join(", ")),
        })
    }

    /// Line and cells of every row below the header.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, &[String])> {
        self.rows.iter().map(|(line, cells)| (*line, cells.as_slice()))
    }
}

/// The cells of one line, trimmed.
fn cells(line: &str, separator: char) -> Result<Vec<String>, String> {
    let mut all = Vec::new();
    let mut rest = line;
    loop {
        let (cell, after) = match rest.trim_start_matches(' ').strip_prefix('"') {
            Some(quoted) => quoted_cell(quoted, separator)?,
            None => match rest.split_once(separator) {
                Some((cell, after)) => (cell.to_owned(), Some(after)),
                None => (rest.to_owned(), None),
            },
        };
        all.push(cell.trim().to_owned());
        match after {
            Some(after) => rest = after,
            None => return Ok(all),
        }
    }
}

/// A cell behind its opening quote, and what follows the separator.
fn quoted_cell(text: &str, separator: char) -> Result<(String, Option<&str>), String> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let (piece, after) = rest.split_once('"').ok_or("a quote is not closed on this line")?;
        cell.push_str(piece);
        if let Some(more) = after.strip_prefix('"') {
            cell.push('"');
            rest = more;
            continue;
        }
        let after = after.trim_start_matches(' ');
        if after.is_empty() {
            return Ok((cell, None));
        }
        let after =
            after.strip_prefix(separator).ok_or("something stands between a closing quote and the next column")?;
        return Ok((cell, Some(after)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn separators_quotes_and_byte_order_marks_are_read() {
        for text in ["a;b\n1;2\n", "a,b\r\n1,2\r\n", "a\tb\n1\t2", "\u{feff}\"a\";\"b\"\n\"1\" ; 2\n\n"] {
            let table = Table::parse(text).expect("is right");
            let rows: Vec<_> = table.rows().collect();
            assert_eq!(rows[0].1, ["1", "2"], "{text:?}");
            assert_eq!(table.column("B"), Ok(1));
        }
        let table = Table::parse("a;b\n\"x; \"\"y\"\"\";2\n").expect("is right");
        assert_eq!(table.rows().next().map(|r| r.1[0].clone()).as_deref(), Some("x; \"y\""));
    }

    #[test]
    fn every_bad_line_is_named() {
        let faults = Table::parse("a;b\n1\n1;2\n\"1;2\n").expect_err("two are wrong");
        assert_eq!(faults.iter().map(|f| f.line).collect::<Vec<_>>(), [2, 4]);
        assert!(Table::parse("\n").is_err());
    }

    proptest! {
        #[test]
        fn no_table_breaks_the_reader(text in "(?s)[a\";,\t\n\r ]{0,60}") {
            let _ = Table::parse(&text);
        }
    }
}
