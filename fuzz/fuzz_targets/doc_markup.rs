#![no_main]
//! Any XML, calendar and card is read, within the budget.

use casuspoort::document::{Budget, Hint, Limits, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    for head in [
        &b"<?xml version='1.0'?>"[..],
        b"<?xml version='1.0'?><o xmlns='urn:oasis:names:tc:opendocument:xmlns:office:1.0'>",
        b"BEGIN:VCALENDAR\n",
        b"BEGIN:VCARD\n",
    ] {
        read(&[head, data].concat(), &Hint::default(), &mut Budget::new(Limits::default()));
    }
});
