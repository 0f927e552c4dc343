#![no_main]
//! The same replies and messages however the input is cut, for SMTP and LMTP.

use casuspoort::model::Protocol;
use casuspoort::smtp::{AddressBook, House, Limits, Recipients, Reply, Session, Step, TlsMode};
use libfuzzer_sys::fuzz_target;

struct Everything(AddressBook);

impl House for Everything {
    fn recipients(&self) -> &dyn Recipients {
        &self.0
    }

    fn has_room(&self, _: u64) -> bool {
        true
    }

    fn reserve(&mut self, _: usize) -> bool {
        true
    }
}

fn run(input: &[u8], size: usize, protocol: Protocol) -> Vec<String> {
    let intake = "a@b.example".parse().expect("an address");
    let mut house = Everything(AddressBook::new(vec![intake], None, Box::new(|_| false)));
    let limits = Limits { errors: 1000, message_size: 500, ..Limits::default() };
    let mut session = Session::new(protocol, TlsMode::Off, limits);
    let mut heard = Vec::new();
    for mut piece in input.chunks(size) {
        while !piece.is_empty() {
            let (taken, step) = session.feed(piece, &mut house);
            piece = &piece[taken..];
            let Some(step) = step else { continue };
            heard.push(format!("{step:?}"));
            match step {
                Step::Close(_) => return heard,
                Step::Message(_) => heard.push(format!("{:?}", session.settle(Reply::Kept))),
                _ => {}
            }
        }
    }
    heard
}

fuzz_target!(|input: &[u8]| {
    let Some((&first, input)) = input.split_first() else { return };
    let protocol = if first & 1 == 0 { Protocol::Smtp } else { Protocol::Lmtp };
    let size = usize::from(first >> 1) + 1;
    assert_eq!(run(input, input.len().max(1), protocol), run(input, size, protocol));
});
