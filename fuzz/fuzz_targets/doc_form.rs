#![no_main]
//! Any text is looked at as a consent form, and no value is longer than the text.

use casuspoort::document::form_of_text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Some(form) = form_of_text(text) {
        assert!(form.values.iter().all(|v| v.value.expose().len() <= text.len() * 2 + 64));
    }
});
