#![no_main]
//! Any bytes behind the head of a PDF are read, within the budget.

use casuspoort::document::{Budget, Hint, Limits, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let bytes = [b"%PDF-1.7\n", data].concat();
    read(&bytes, &Hint::default(), &mut Budget::new(Limits::default()));
});
