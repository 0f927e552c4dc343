//! The rule table: `docs/rules.md` is made from `docs/rules.tsv` and the names of all tests. A core row without a test or a
//! reason fails; so does a table that is not what it would be now. `CASUSPOORT_GOLDEN=write` writes it anew.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// One row of the table.
struct Row {
    id: String,
    class: String,
    does: String,
    why_not: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string(root().join("docs/rules.tsv")).expect("the rows are shipped");
    let row = |line: &str| {
        let mut cells = line.split('\t').map(str::to_owned);
        let mut next = || cells.next().unwrap_or_default();
        Row { id: next(), class: next(), does: next(), why_not: next() }
    };
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(row).collect()
}

/// Every Rust file below a folder.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).expect("a folder").flatten().map(|e| e.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The row ids that open the name of a test: `s37_s38_late` shows S-37 and S-38.
fn ids(name: &str) -> Vec<String> {
    let id = |part: &str| {
        let letter = part.chars().next().filter(|c| "shzaw".contains(*c))?;
        let rest = &part[1..];
        let digits = rest.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let right = (2..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        (right && rest.len() - digits.len() <= 1).then(|| format!("{}-{rest}", letter.to_ascii_uppercase()))
    };
    name.split('_').map_while(id).collect()
}

/// Tests by the row that they show, as `file: name`.
fn shown() -> BTreeMap<String, Vec<String>> {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    sources(&root().join("tests"), &mut files);
    let mut shown: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a source");
        let place = file.strip_prefix(root()).unwrap_or(&file).display().to_string();
        let mut is_test = false;
        for line in text.lines().map(str::trim) {
            is_test |= line == "#[test]" || line.starts_with("#[tokio::test");
            let name =
                line.strip_prefix("async ").unwrap_or(line).strip_prefix("fn ").and_then(|l| l.split('(').next());
            if let Some(name) = name.filter(|_| std::mem::take(&mut is_test)) {
                for id in ids(name) {
                    shown.entry(id).or_default().push(format!("`{place}`: `{name}`"));
                }
            }
        }
    }
    shown
}

fn table(rows: &[Row], shown: &BTreeMap<String, Vec<String>>) -> String {
    let mut text = String::from(
        "# The rules and the tests that show them\n\nMade from `docs/rules.tsv` and the names of the tests; \
         `CASUSPOORT_GOLDEN=write cargo test rule_table` writes it anew. Class: C core, S supporting, X out of reach for a mail \
         gateway.\n\n",
    );
    let count = |class: &str, tested: bool| {
        rows.iter().filter(|r| r.class == class && shown.contains_key(&r.id) == tested).count()
    };
    for (class, name) in [("C", "core"), ("S", "supporting"), ("X", "out of reach")] {
        let _ =
            writeln!(text, "- {name}: {} shown by a test, {} with a reason", count(class, true), count(class, false));
    }
    text.push_str("\n| row | class | what the gate does | shown by, or why not |\n| --- | --- | --- | --- |\n");
    for row in rows {
        let tests = shown.get(&row.id).map(|tests| tests.join("<br>"));
        let cell = tests.unwrap_or_else(|| format!("no test: {}", row.why_not));
        let _ = writeln!(text, "| {} | {} | {} | {cell} |", row.id, row.class, row.does);
    }
    text
}

#[test]
fn a59_h04_no_room_of_the_core_asks_which_profile_it_runs_under() {
    for room in ["way", "policy", "compose", "gate", "anonymise", "intake", "calendar"] {
        let mut files = Vec::new();
        sources(&root().join("src").join(room), &mut files);
        for file in files.iter().filter(|f| !f.to_string_lossy().contains("tests")) {
            let text = fs::read_to_string(file).expect("a source");
            let asks = ["profile.name.", "profile.name)", "profile.name =", "profile.name,", "profile.name;"];
            assert!(!asks.iter().any(|a| text.contains(a)), "{}: ask the keys", file.display());
        }
    }
}

#[test]
fn rule_table_has_every_row_shown_or_left_out_for_a_reason() {
    let (rows, shown) = (rows(), shown());
    assert_eq!(rows.len(), 300);
    assert_eq!(rows.iter().filter(|r| r.class == "C").count(), 127);
    let bare: Vec<&str> =
        rows.iter().filter(|r| r.why_not.is_empty() && !shown.contains_key(&r.id)).map(|r| r.id.as_str()).collect();
    assert!(bare.is_empty(), "neither test nor reason: {}", bare.join(" "));
    let unknown: Vec<&String> = shown.keys().filter(|id| rows.iter().all(|r| r.id != **id)).collect();
    assert!(unknown.is_empty(), "no such row: {unknown:?}");
}

#[test]
fn rule_table_is_what_the_tests_say() {
    let made = table(&rows(), &shown());
    let file = root().join("docs/rules.md");
    if std::env::var_os("CASUSPOORT_GOLDEN").is_some_and(|v| v == "write") {
        fs::write(&file, &made).expect("docs can be written");
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == made, "docs/rules.md is not what the tests say: run with CASUSPOORT_GOLDEN=write");
}
