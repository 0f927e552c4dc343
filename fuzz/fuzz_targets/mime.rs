#![no_main]
//! Any bytes are read: without a panic, into sections that lie in the text one after the other, and grow by a bound.

#[path = "../shared/caught.rs"]
mod caught;

use casuspoort::message::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: caught::panics_are_caught(), |raw: &[u8]| {
    let message = read(raw);
    let text = message.document.text.expose();
    assert!(text.len() <= raw.len() * 8 + 4_000);
    let mut at = 0;
    for section in &message.document.sections {
        assert!(section.span.start >= at && text.is_char_boundary(section.span.start) && text.is_char_boundary(section.span.end));
        at = section.span.end;
    }
    assert!(at <= text.len());
});
