#![no_main]
//! Any XML in the parts of an office document is read, and what is said of it grows by a bound.

#[path = "../shared/stored.rs"]
mod stored;

use casuspoort::document::{Budget, Hint, Limits, read};
use libfuzzer_sys::fuzz_target;

/// Main part, and another that it may lean on, for each kind.
const KINDS: [[&str; 3]; 4] = [
    ["word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml"],
    ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"],
    ["ppt/presentation.xml", "ppt/_rels/presentation.xml.rels", "ppt/slides/slide1.xml"],
    ["content.xml", "META-INF/manifest.xml", "styles.xml"],
];

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    let names = KINDS[usize::from(*first) % KINDS.len()];
    let mut parts = rest.splitn(3, |b| *b == 0);
    let mut files: Vec<(&str, &[u8])> = vec![("[Content_Types].xml", b"<Types/>")];
    files.extend(names.map(|name| (name, parts.next().unwrap_or(b"<a/>"))));
    let bytes = stored::zip(&files);
    let reading = read(&bytes, &Hint::default(), &mut Budget::new(Limits::default()));
    let said: usize = reading.text.iter().map(|passage| passage.text.expose().len()).sum();
    assert!(said <= 8 << 20);
});
