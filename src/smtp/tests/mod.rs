//! The dialogues, without sockets; and the listener on real ones.

mod dialogues;
mod sockets;

use super::*;
use crate::model::Mailbox;

/// The addresses that all tests know.
fn book() -> AddressBook {
    let mailbox = |text: &str| text.parse::<Mailbox>().expect("right");
    AddressBook::new(
        vec![mailbox("dorpsteam-elsloo@gate.example"), mailbox("dorpsteam-urmond@gate.example")],
        Some(mailbox("dorpsteam-elsloo@gate.example")),
        Box::new(|mailbox| mailbox.local().ends_with(".signed")),
    )
}
