#![no_main]
//! Any bytes behind the head of a zip, a gzip or a tar are read, within the budget.

use casuspoort::document::{Budget, Hint, Limits, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    let head: &[u8] = if first % 2 == 0 { b"PK\x03\x04" } else { b"\x1f\x8b\x08" };
    for bytes in [[head, rest].concat(), data.to_vec()] {
        read(&bytes, &Hint::default(), &mut Budget::new(Limits::default()));
    }
});
