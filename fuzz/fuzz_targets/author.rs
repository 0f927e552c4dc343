#![no_main]
//! Whom `verify` reads in From, mail-parser reads too, and nobody else (what is no address it takes for part of a name); or the mail is one that nobody can read whole, and is held.

#[path = "../shared/caught.rs"]
mod caught;

use casuspoort::verify::sender;
use libfuzzer_sys::fuzz_target;
use mail_parser::MessageParser;

fuzz_target!(init: caught::panics_are_caught(), |message: &[u8]| {
    // SMTP hands over nothing that ends within a line, no bare line ends or NUL, and its own Received field on top.
    let message = &[b"Received: by poort.example; Tue, 3 Nov 2026 10:12:00 +0100\r\n", message, b"\r\n"].concat()[..];
    let bare = message.windows(2).any(|w| (w[0] == b'\r') != (w[1] == b'\n'));
    if bare || message.contains(&0) {
        return;
    }
    let Some(ours) = sender(message) else { return };
    let parsed = std::panic::catch_unwind(|| {
        // Its whole reader takes the From of a message within for that of a broken one around it.
        let message = MessageParser::default().parse_headers(message)?;
        let addresses = message.from()?.iter().map(|a| a.address().unwrap_or_default().to_lowercase());
        Some(addresses.filter(|address| address.contains('@')).collect::<Vec<_>>())
    });
    if let Ok(theirs) = parsed {
        let agree = theirs == Some(vec![ours.to_string().to_lowercase()]);
        assert!(agree || !casuspoort::message::read(message).uninspected.is_empty(), "{ours} and {theirs:?}");
    }
});
