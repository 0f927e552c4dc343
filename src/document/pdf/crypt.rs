//! Encryption that asks for no password (ISO 32000-2 §7.6, standard handler with an empty user password): every program
//! opens such a file at once; its owner only forbids to print or to change it. A file that wants a password stays closed.

use super::object::{Dict, Object};
use aes::{Aes128, Aes256};
use cbc::cipher::block_padding::NoPadding;
use cbc::cipher::{BlockDecryptMut, BlockEncryptMut, KeyIvInit};
use md5::{Digest, Md5};
use sha2::{Sha256, Sha384, Sha512};

/// What stands for the empty password (§7.6.4.3.2).
const PADDING: &[u8; 32] = b"\x28\xbf\x4e\x5e\x4e\x75\x8a\x41\x64\x00\x4e\x56\xff\xfa\x01\x08\x2e\x2e\x00\xb6\xd0\x68\x3e\x80\x2f\x0c\xa9\xfe\x64\x53\x69\x7a";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cipher {
    /// Nothing is encrypted.
    Identity,
    Rc4,
    /// AES with a key for each object.
    Aes128,
    /// AES with the file's key.
    Aes256,
}

/// What opens a file.
#[derive(Debug)]
pub(super) struct Key {
    key: Vec<u8>,
    strings: Cipher,
    streams: Cipher,
    metadata: bool,
}

fn number(dict: &Dict, key: &str) -> Option<i64> {
    dict.get(key).and_then(Object::number).map(|n| n as i64)
}

fn bytes<'d>(dict: &'d Dict, key: &str) -> &'d [u8] {
    match dict.get(key) {
        Some(Object::Text(bytes)) => bytes,
        _ => &[],
    }
}

/// The key of a file by its encryption dictionary, references resolved, and the first part of its ID; none if the empty
/// password does not open it.
pub(super) fn unlock(dict: &Dict, id: &[u8]) -> Option<Key> {
    if dict.get("Filter").and_then(Object::name) != Some("Standard") {
        return None;
    }
    let (version, revision) = (number(dict, "V")?, number(dict, "R")?);
    let (strings, streams) = match version {
        1 | 2 => (Cipher::Rc4, Cipher::Rc4),
        4 | 5 => (filter(dict, "StrF")?, filter(dict, "StmF")?),
        _ => return None,
    };
    let metadata = dict.get("EncryptMetadata") != Some(&Object::Bool(false));
    let key = match revision {
        2..=4 => {
            let length = if version == 1 {
                5
            } else {
                number(dict, "Length").unwrap_or(if version == 4 { 128 } else { 40 }) / 8
            };
            let length = if version == 4 { 16 } else { usize::try_from(length).ok()?.clamp(5, 16) };
            old_key(dict, id, revision, length, metadata)?
        }
        5 | 6 => new_key(dict, revision)?,
        _ => return None,
    };
    Some(Key { key, strings, streams, metadata })
}

/// The cipher of strings or of streams (§7.6.6).
fn filter(dict: &Dict, key: &str) -> Option<Cipher> {
    let name = dict.get(key).and_then(Object::name).unwrap_or("Identity");
    if name == "Identity" {
        return Some(Cipher::Identity);
    }
    let filter = dict.get("CF")?.dict()?.get(name)?.dict()?;
    Some(match filter.get("CFM").and_then(Object::name) {
        None | Some("None") => Cipher::Identity,
        Some("V2") => Cipher::Rc4,
        Some("AESV2") => Cipher::Aes128,
        Some("AESV3") => Cipher::Aes256,
        Some(_) => return None,
    })
}

/// Revisions 2 to 4 (algorithms 2, 4 and 5), if the password fits.
fn old_key(dict: &Dict, id: &[u8], revision: i64, length: usize, metadata: bool) -> Option<Vec<u8>> {
    let permissions = number(dict, "P")? as i32;
    let mut hash = Md5::new().chain_update(PADDING).chain_update(bytes(dict, "O").get(..32)?);
    hash.update(permissions.to_le_bytes());
    hash.update(id);
    if revision >= 4 && !metadata {
        hash.update([0xff; 4]);
    }
    let mut key = hash.finalize().to_vec();
    if revision >= 3 {
        for _ in 0..50 {
            key = Md5::digest(&key[..length]).to_vec();
        }
    }
    key.truncate(length);
    let mut said = if revision == 2 {
        PADDING.to_vec()
    } else {
        Md5::new().chain_update(PADDING).chain_update(id).finalize().to_vec()
    };
    for round in 0..if revision == 2 { 1 } else { 20u8 } {
        let turned: Vec<u8> = key.iter().map(|byte| byte ^ round).collect();
        rc4(&turned, &mut said);
    }
    bytes(dict, "U").starts_with(&said).then_some(key)
}

/// Revisions 5 and 6 (algorithms 2.A and 11), if the password fits.
fn new_key(dict: &Dict, revision: i64) -> Option<Vec<u8>> {
    let user = bytes(dict, "U").get(..48)?;
    let hash = |salt: &[u8]| if revision == 5 { Sha256::digest(salt).to_vec() } else { hardened(salt) };
    if hash(&user[32..40]) != user[..32] {
        return None;
    }
    let mut key = bytes(dict, "UE").get(..32)?.to_vec();
    let cipher = cbc::Decryptor::<Aes256>::new_from_slices(&hash(&user[40..48]), &[0; 16]).ok()?;
    cipher.decrypt_padded_mut::<NoPadding>(&mut key).ok()?;
    Some(key)
}

/// Algorithm 2.B, of the empty password.
fn hardened(salt: &[u8]) -> Vec<u8> {
    let mut key = Sha256::digest(salt).to_vec();
    let mut last = 0u8;
    let mut round = 0u32;
    while round < 64 || u32::from(last) > round - 32 {
        let mut block = key.repeat(64);
        let length = block.len();
        if let Ok(cipher) = cbc::Encryptor::<Aes128>::new_from_slices(&key[..16], &key[16..32]) {
            // Every hash is as long as two blocks or more, and so is 64 times that.
            let _ = cipher.encrypt_padded_mut::<NoPadding>(&mut block, length);
        }
        last = block.last().copied().unwrap_or(0);
        key = match block[..16].iter().map(|byte| u32::from(*byte)).sum::<u32>() % 3 {
            0 => Sha256::digest(&block).to_vec(),
            1 => Sha384::digest(&block).to_vec(),
            _ => Sha512::digest(&block).to_vec(),
        };
        round += 1;
    }
    key.truncate(32);
    key
}

impl Key {
    /// Opens the strings of an object.
    pub(super) fn open_strings(&self, value: &mut Object, number: u32, generation: u16) {
        match value {
            Object::Text(text) => *text = self.opened(self.strings, text, number, generation),
            Object::Array(items) => items.iter_mut().for_each(|item| self.open_strings(item, number, generation)),
            Object::Dict(dict) | Object::Stream(dict, _) => {
                dict.values_mut().for_each(|item| self.open_strings(item, number, generation));
            }
            _ => {}
        }
    }

    /// The data of a stream in the clear; never longer than it was.
    pub(super) fn open_stream(&self, dict: &Dict, data: &[u8], number: u32, generation: u16) -> Vec<u8> {
        let is = |name| dict.get("Type").and_then(Object::name) == Some(name);
        let is_clear = is("XRef") || is("Metadata") && !self.metadata;
        self.opened(if is_clear { Cipher::Identity } else { self.streams }, data, number, generation)
    }

    fn opened(&self, cipher: Cipher, data: &[u8], number: u32, generation: u16) -> Vec<u8> {
        match cipher {
            Cipher::Identity => data.to_vec(),
            Cipher::Rc4 => {
                let mut data = data.to_vec();
                rc4(&self.of_object(number, generation, b""), &mut data);
                data
            }
            Cipher::Aes128 => {
                let key = self.of_object(number, generation, b"sAlT");
                cbc_opened(data, |iv| cbc::Decryptor::<Aes128>::new_from_slices(&key, iv).ok())
            }
            Cipher::Aes256 => cbc_opened(data, |iv| cbc::Decryptor::<Aes256>::new_from_slices(&self.key, iv).ok()),
        }
    }

    /// The key of one object (algorithm 1).
    fn of_object(&self, number: u32, generation: u16, salt: &[u8]) -> Vec<u8> {
        let hash = Md5::new()
            .chain_update(&self.key)
            .chain_update(&number.to_le_bytes()[..3])
            .chain_update(generation.to_le_bytes())
            .chain_update(salt);
        let mut key = hash.finalize().to_vec();
        key.truncate(self.key.len() + 5);
        key
    }
}

/// What follows the first block, in the clear, without its padding.
fn cbc_opened<C: BlockDecryptMut>(data: &[u8], cipher: impl Fn(&[u8]) -> Option<C>) -> Vec<u8> {
    let Some((iv, body)) = data.split_at_checked(16) else { return Vec::new() };
    let mut clear = body[..body.len() / 16 * 16].to_vec();
    if cipher(iv).is_none_or(|cipher| cipher.decrypt_padded_mut::<NoPadding>(&mut clear).is_err()) {
        return Vec::new();
    }
    let padding = clear.last().copied().map_or(0, usize::from);
    if (1..=16).contains(&padding) {
        clear.truncate(clear.len() - padding);
    }
    clear
}

/// RC4, in place.
fn rc4(key: &[u8], data: &mut [u8]) {
    let mut state: [u8; 256] = std::array::from_fn(|n| n as u8);
    let mut at = 0u8;
    for n in 0..256 {
        at = at.wrapping_add(state[n]).wrapping_add(key[n % key.len()]);
        state.swap(n, usize::from(at));
    }
    let (mut i, mut j) = (0u8, 0u8);
    for byte in data {
        i = i.wrapping_add(1);
        j = j.wrapping_add(state[usize::from(i)]);
        state.swap(usize::from(i), usize::from(j));
        *byte ^= state[usize::from(state[usize::from(i)].wrapping_add(state[usize::from(j)]))];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rc4_gives_what_others_give() {
        // RFC 6229 §2, key of 40 bits.
        let mut data = [0u8; 16];
        rc4(b"\x01\x02\x03\x04\x05", &mut data);
        assert_eq!(&data, b"\xb2\x39\x63\x05\xf0\x3d\xc0\x27\xcc\xc3\x52\x4a\x0a\x11\x18\xa8");
    }

    #[test]
    fn a_file_that_wants_a_password_stays_closed() {
        let dict: Dict = [
            ("Filter", Object::Name("Standard".into())),
            ("V", Object::Number(1.0)),
            ("R", Object::Number(2.0)),
            ("P", Object::Number(-4.0)),
            ("O", Object::Text(vec![1; 32])),
            ("U", Object::Text(vec![2; 32])),
        ]
        .map(|(key, value)| (key.to_owned(), value))
        .into();
        assert!(unlock(&dict, b"id").is_none());
    }

    proptest! {
        #[test]
        fn any_data_is_opened_to_no_more_than_it_was(data: Vec<u8>, number: u32, generation: u16, cipher in 0usize..4) {
            let cipher = [Cipher::Identity, Cipher::Rc4, Cipher::Aes128, Cipher::Aes256][cipher];
            let length = if cipher == Cipher::Aes256 { 32 } else { 16 };
            let key = Key { key: vec![7; length], strings: cipher, streams: cipher, metadata: true };
            // AES of 128 bits wants a key of 16 bytes for each object.
            prop_assert!(key.open_stream(&Dict::new(), &data, number, generation).len() <= data.len());
        }
    }
}
