#![no_main]
//! Any bytes behind the sign of a `winmail.dat` or of a compound file are read: as a mail, an object, an old document, within
//! bounds. Seeds for compound files: `.msg` and `.doc` of any kind.

#[path = "../shared/caught.rs"]
mod caught;

use casuspoort::document::{Budget, Hint, Limits, read};
use casuspoort::message;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: caught::panics_are_caught(), |data: &[u8]| {
    let signs: [&[u8]; 3] = [b"", b"\x78\x9f\x3e\x22\x01\0", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"];
    let sign = signs[usize::from(data.first().copied().unwrap_or(0)) % signs.len()];
    let bytes = [sign, data.get(1..).unwrap_or(&[])].concat();
    read(&bytes, &Hint::default(), &mut Budget::new(Limits::default()));
    let mail = [b"Content-Type: application/octet-stream\r\n\r\n", bytes.as_slice()].concat();
    let message = message::read(&mail);
    assert!(message.document.text.expose().len() <= mail.len() * 64 + 8_000);
});
