#![no_main]
//! A command line parses or is refused, never panics; what is taken as a path was sent.

use casuspoort::smtp::{Command, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|line: &[u8]| {
    if let Ok(Command::Mail { path, .. } | Command::Rcpt { path }) = parse(line, 512) {
        let sent = std::str::from_utf8(line).expect("only UTF-8 parses");
        assert!(sent.contains(&format!("<{path}>")));
        assert!(!path.chars().any(char::is_control));
    }
});
