#![no_main]
//! The same content and end however the input is cut; only CRLF `.` CRLF ends it.

use casuspoort::smtp::{DataFault, DataReader};
use libfuzzer_sys::fuzz_target;

type Read = (Option<Result<Vec<u8>, DataFault>>, usize);

fn read(input: &[u8], size: usize) -> Read {
    let (mut reader, mut taken) = (DataReader::new(1000), 0);
    for piece in input.chunks(size) {
        taken += reader.feed(piece);
    }
    (reader.has_ended().then(|| reader.finish()), taken)
}

fuzz_target!(|input: &[u8]| {
    let Some((&first, input)) = input.split_first() else { return };
    let whole = read(input, input.len().max(1));
    assert_eq!(whole, read(input, usize::from(first % 16) + 1));
    let end = if input.starts_with(b".\r\n") {
        Some(3)
    } else {
        input.windows(5).position(|w| w == b"\r\n.\r\n").map(|at| at + 5)
    };
    assert_eq!(whole.1, end.unwrap_or(input.len()));
    assert_eq!(whole.0.is_some(), end.is_some());
    if let Some(Ok(content)) = whole.0 {
        // No bare CR, LF or NUL is in what is kept.
        let without = String::from_utf8_lossy(&content).replace("\r\n", "");
        assert!(!without.contains(['\r', '\n', '\0']));
    }
});
