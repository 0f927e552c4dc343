#![no_main]
//! The stretches of a text are in order and leave out blank lines only.

use casuspoort::message::layout::split;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut at = 0;
    for (_, range) in split(text) {
        assert!(range.start >= at && range.end > range.start && text[at..range.start].trim().is_empty());
        at = range.end;
    }
    assert!(text[at..].trim().is_empty());
});
