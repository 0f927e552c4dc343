//! Profiles that take over from another: `inherits = "heerlen"` (H-04). What a profile says wins; what it does not say
//! comes from the one that it names, and so on.

use super::{Fault, Faults, SourceFile};
use std::collections::BTreeMap;
use toml::{Table, Value};

/// Keys that are a profile's own: never taken over. An approval holds for the agreements that were read.
const OWN: [&str; 5] = ["name", "title", "inherits", "approved_by", "approved_on"];

/// A profile file with what it takes over, and the lines that were put in front of it.
pub(super) struct Whole {
    /// As to be parsed.
    pub file: SourceFile,
    /// Lines of `file` before the profile's own first line.
    pub lines_before: usize,
}

/// Completes every profile file. A file that is no TOML comes back as it is: its parser says so.
pub(super) fn complete(files: &[SourceFile], faults: &mut Faults) -> Vec<Whole> {
    let tables: Vec<Option<Table>> = files.iter().map(|f| f.text.parse().ok()).collect();
    let name = |t: &Table| Some(t.get("name")?.as_str()?.to_owned());
    let by_name: BTreeMap<String, &Table> = tables.iter().flatten().filter_map(|t| Some((name(t)?, t))).collect();
    let whole = |(file, table): (&SourceFile, &Option<Table>)| {
        let plain = || Whole { file: file.clone(), lines_before: 0 };
        let Some(table) = table.as_ref().filter(|t| t.contains_key("inherits")) else { return plain() };
        match taken_over(table, &by_name) {
            Ok(missing) => with(file, missing),
            Err(what) => {
                let known: Vec<&str> = by_name.keys().map(String::as_str).collect();
                let remedy = format!("inherit from one of {}", known.join(", "));
                faults.0.push(Fault::error(&file.name, line_of(file), what, remedy));
                plain()
            }
        }
    };
    files.iter().zip(&tables).map(whole).collect()
}

/// What `table` does not say itself, from the profiles that it inherits from.
fn taken_over(table: &Table, by_name: &BTreeMap<String, &Table>) -> Result<Table, String> {
    let mut missing = Table::new();
    let mut seen = vec![table.get("name").and_then(Value::as_str).unwrap_or_default()];
    let mut from = table.get("inherits").and_then(Value::as_str);
    while let Some(name) = from {
        if seen.contains(&name) {
            return Err(format!("inherits = {name:?} comes back to where it began"));
        }
        seen.push(name);
        let base = by_name.get(name).ok_or_else(|| format!("inherits = {name:?}, but there is no such profile"))?;
        for (key, value) in base.iter() {
            if !table.contains_key(key) && !missing.contains_key(key) && !OWN.contains(&key.as_str()) {
                missing.insert(key.clone(), value.clone());
            }
        }
        from = base.get("inherits").and_then(Value::as_str);
    }
    Ok(missing)
}

/// Values in front, where they belong to no section; sections behind.
fn with(file: &SourceFile, missing: Table) -> Whole {
    let (sections, values): (Table, Table) = missing.into_iter().partition(|(_, value)| value.is_table());
    let front = values.to_string();
    let front = if front.is_empty() || front.ends_with('\n') { front } else { front + "\n" };
    let text = format!("{front}{}\n{sections}", file.text);
    let lines_before = front.matches('\n').count();
    Whole { file: SourceFile { name: file.name.clone(), text }, lines_before }
}

fn line_of(file: &SourceFile) -> Option<usize> {
    file.text.lines().position(|line| line.trim_start().starts_with("inherits")).map(|n| n + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> SourceFile {
        SourceFile { name: name.into(), text: text.into() }
    }

    #[test]
    fn h04_a_profile_keeps_what_it_says_and_takes_over_the_rest() {
        let base =
            file("a", "name = \"a\"\napproved_by = \"x\"\nlate = \"hold\"\nkeep = []\n[agreement]\npurpose = \"p\"\n");
        let child = file("b", "name = \"a/b\"\ninherits = \"a\"\nlate = \"return\"\n");
        let mut faults = Faults::default();
        let whole = complete(&[base, child], &mut faults);
        let table: Table = whole[1].file.text.parse().expect("TOML");
        assert_eq!(table["late"].as_str(), Some("return"));
        assert_eq!(table["agreement"]["purpose"].as_str(), Some("p"));
        assert!(table.contains_key("keep") && !table.contains_key("approved_by"));
        assert!(whole[1].file.text.lines().nth(whole[1].lines_before).is_some_and(|l| l.starts_with("name")));
        assert!(faults.0.is_empty(), "{faults}");
    }

    #[test]
    fn a_circle_and_a_stranger_are_faults() {
        let one = file("a", "name = \"a\"\ninherits = \"b\"\n");
        let other = file("b", "name = \"b\"\ninherits = \"a\"\n");
        let lost = file("c", "name = \"c\"\ninherits = \"q\"\n");
        let mut faults = Faults::default();
        complete(&[one, other, lost], &mut faults);
        assert_eq!(faults.0.len(), 3, "{faults}");
        assert!(faults.to_string().contains("c:2: error") && faults.to_string().contains("one of a, b, c"), "{faults}");
    }
}
