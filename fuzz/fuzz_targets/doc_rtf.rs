#![no_main]
//! Any bytes behind the sign of RTF are read, into text that grows by a bound.

use casuspoort::document::{Budget, Hint, Kind, Limits, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let bytes = [b"{\\rtf1", data].concat();
    let reading = read(&bytes, &Hint::default(), &mut Budget::new(Limits::default()));
    assert_eq!(reading.kind, Kind::Rtf);
    let text: usize = reading.text.iter().map(|p| p.text.expose().len()).sum();
    assert!(text <= bytes.len() * 8 + 4_000);
});
