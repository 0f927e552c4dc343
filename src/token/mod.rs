//! Codes and signed return addresses: what an answer or a failure report must show before it moves anything.
//!
//! In come randomness and keys as arguments; out come single-use codes (only their hash is kept) and return addresses
//! `bounce+ID.MAC@domain` whose MAC only we can make (promise 9). Keeps nothing, reads no clock.

use crate::model::{Code, CodeScope, Mailbox};
use hmac::{Hmac, Mac};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

/// Crockford's base 32 in lower case: no letters that look alike, safe in a local part.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Local part of return addresses, before the `+`.
const BOUNCE: &str = "bounce";
/// Letters of the MAC: 16 × 5 = 80 bits.
const MAC_LENGTH: usize = 16;
/// Letters of a code: 16 × 5 = 80 bits, and few enough to fit a local part of 64 octets behind the intake's own.
const CODE_LENGTH: usize = 16;

/// A row of random words from one seed: the core takes its randomness as an argument, so that a run can be repeated.
#[derive(Debug)]
pub struct Dice {
    seed: [u8; 32],
    thrown: u64,
}

impl Dice {
    /// Dice that fall the same for the same seed.
    pub fn new(seed: [u8; 32]) -> Self {
        Self { seed, thrown: 0 }
    }

    /// The next word: `length` letters of 5 random bits each, at most 51.
    pub fn word(&mut self, length: usize) -> String {
        let mut hasher = Sha256::new();
        hasher.update(self.seed);
        hasher.update(self.thrown.to_be_bytes());
        self.thrown += 1;
        letters(&hasher.finalize(), length)
    }
}

/// A new single-use code for `holder`: the word itself for the reply address, and what is kept of it.
pub fn new_code(dice: &mut Dice, scope: CodeScope, holder: &Mailbox, expires: Timestamp) -> (String, Code) {
    let word = dice.word(CODE_LENGTH);
    let code = Code { hash: hash(&word), scope, holder: holder.clone(), expires, used: false };
    (word, code)
}

/// What is kept of a code: SHA-256, hexadecimal. A code is random, so that no salt is needed.
pub fn hash(code: &str) -> String {
    Sha256::digest(code.to_ascii_lowercase().as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

/// The code in an address `intake+CODE@domain`; none without a `+`.
pub fn code_in(recipient: &Mailbox) -> Option<&str> {
    recipient.local().split_once('+').map(|(_, code)| code).filter(|code| !code.is_empty())
}

/// The return address of the mail with this Message-ID (with or without its domain), signed with `key`.
pub fn return_path(key: &[u8], message_id: &str, domain: &str) -> Option<Mailbox> {
    let id = message_id.split('@').next().unwrap_or("").to_ascii_lowercase();
    format!("{BOUNCE}+{id}.{}@{domain}", mac(key, &id)).parse().ok()
}

/// The id in a return address, if it is ours and its MAC is right. Compares in constant time.
pub fn returned_id(key: &[u8], recipient: &Mailbox, domain: &str) -> Option<String> {
    if !recipient.domain().eq_ignore_ascii_case(domain) {
        return None;
    }
    let local = recipient.local().to_ascii_lowercase();
    let (id, given) = local.strip_prefix(BOUNCE)?.strip_prefix('+')?.rsplit_once('.')?;
    let right = mac(key, id);
    bool::from(subtle::ConstantTimeEq::ct_eq(right.as_bytes(), given.as_bytes())).then(|| id.to_owned())
}

fn mac(key: &[u8], id: &str) -> String {
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(b"return-path:");
    mac.update(id.as_bytes());
    letters(&mac.finalize().into_bytes(), MAC_LENGTH)
}

/// The first `length` groups of five bits as letters.
fn letters(bytes: &[u8], length: usize) -> String {
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    (0..length)
        .map(|n| (0..5).fold(0, |value, k| value << 1 | bit(5 * n + k)))
        .map(|value| char::from(ALPHABET[usize::from(value)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_return_address_is_known_again_and_no_other() {
        let key = b"a key";
        let address = return_path(key, "0abc1def@poort.example", "poort.example").expect("fits");
        assert_eq!(returned_id(key, &address, "poort.example").as_deref(), Some("0abc1def"));
        assert_eq!(returned_id(b"another", &address, "poort.example"), None);
        assert_eq!(returned_id(key, &address, "elders.example"), None);
        for wrong in ["bounce@poort.example", "bounce+0abc1def@poort.example", "bounce+0abc1def.0@poort.example"] {
            assert_eq!(returned_id(key, &wrong.parse().expect("a mailbox"), "poort.example"), None, "{wrong}");
        }
    }

    #[test]
    fn only_the_hash_of_a_code_is_kept() {
        let mut dice = Dice::new([7; 32]);
        let holder: Mailbox = "c@x.example".parse().expect("a mailbox");
        let (word, code) = new_code(&mut dice, CodeScope::Inbrenger, &holder, Timestamp::UNIX_EPOCH);
        assert_eq!(code.hash, hash(&word));
        assert!(!code.hash.contains(&word));
        assert_ne!(word, dice.word(CODE_LENGTH));
        let reply: Mailbox = format!("inbreng+{word}@x.example").parse().expect("a mailbox");
        assert_eq!(code_in(&reply), Some(word.as_str()));
    }
}
