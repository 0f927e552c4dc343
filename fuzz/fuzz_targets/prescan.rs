#![no_main]
//! Counts at least the parts and the nesting that mail-parser then makes; or the mail is one that nobody can read whole, and is held.

#[path = "../shared/caught.rs"]
mod caught;

use casuspoort::smtp::{Limits, prescan};
use libfuzzer_sys::fuzz_target;
use mail_parser::{Message, MessageParser, PartType};

/// Parts, and messages within messages.
fn shape(message: &Message<'_>) -> (usize, usize) {
    message.parts.iter().fold((0, 0), |(parts, depth), part| match &part.body {
        PartType::Message(inner) => {
            let (more, deeper) = shape(inner);
            (parts + 1 + more, depth.max(deeper + 1))
        }
        _ => (parts + 1, depth),
    })
}

fuzz_target!(init: caught::panics_are_caught(), |message: &[u8]| {
    let limits = Limits { nesting: 5, parts: 10, ..Limits::default() };
    if prescan(message, &limits).is_err() {
        return;
    }
    let parsed = std::panic::catch_unwind(|| MessageParser::default().parse(message).map(|message| shape(&message)));
    if let Ok(Some((parts, depth))) = parsed {
        let counted = parts <= limits.parts && depth <= limits.nesting;
        assert!(counted || !casuspoort::message::read(message).uninspected.is_empty(), "{parts} parts, {depth} deep");
    }
});
