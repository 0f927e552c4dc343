#![no_main]
//! Any bytes behind the head of a picture are read: EXIF, chunks, segments.

use casuspoort::document::{Budget, Hint, Limits, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let bytes = {
        let heads: [&[u8]; 4] = [b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP"];
        let head = heads[usize::from(data.first().copied().unwrap_or(0)) % heads.len()];
        [head, data.get(1..).unwrap_or(&[])].concat()
    };
    read(&bytes, &Hint::default(), &mut Budget::new(Limits::default()));
});
