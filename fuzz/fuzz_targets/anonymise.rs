#![no_main]
//! Fold, find and replace take any text: spans are stretches of it, in order and apart, and no number of five digits and
//! more that was redacted comes back.

use casuspoort::anonymise::{FindSettings, find, replace};
use casuspoort::dictionary::Dictionary;
use casuspoort::model::{Audience, Category, Document, Named, Submission, Verdict};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(Dictionary::shipped);

fuzz_target!(|text: &str| {
    let document = Document::from_plain(text);
    let findings = find(&document, &DICTIONARY, &FindSettings::default());
    let mut at = 0;
    for finding in &findings.list {
        assert!(finding.span.start >= at && text.get(finding.span.range()).is_some_and(|t| !t.is_empty()));
        at = finding.span.end;
    }
    let redacted =
        replace(&document, &findings, &Submission::default(), &Named::default(), Audience::default(), &[], &[]);
    for finding in findings.list.iter().filter(|f| f.verdict == Verdict::Redact && f.category == Category::Bsn) {
        let value = finding.span.of(text);
        assert!(redacted.pieces().iter().all(|p| !p.text.contains(value)));
    }
});
