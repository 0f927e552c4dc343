#![no_main]
//! Any HTML is read, and what is read is not much longer than what was written.

use casuspoort::message::html::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let read = read(source);
    let size = read.hidden.len() + read.visible.iter().map(|s| s.text.len()).sum::<usize>();
    assert!(size <= source.len() * 8 + 64);
});
