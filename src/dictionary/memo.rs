use std::sync::Mutex;

/// So many words are remembered at a time: the vocabulary of some hundred mails.
const SLOTS: usize = 8192;
/// Longer words are looked up anew.
const LONGEST: usize = 23;

/// What was looked up lately, of bounded size. Each word has one slot, which the next word with that slot takes over: no
/// text can make it slow or big. Only what the lists know is kept, so that no name of a mail stays behind that is not in
/// them anyway.
pub(super) struct Memo {
    slots: Mutex<Box<[Slot]>>,
}

#[derive(Clone, Copy)]
struct Slot {
    key: [u8; LONGEST],
    length: u8,
    value: u64,
}

impl Memo {
    pub(super) fn new() -> Self {
        let empty = Slot { key: [0; LONGEST], length: u8::MAX, value: 0 };
        Self { slots: Mutex::new(vec![empty; SLOTS].into_boxed_slice()) }
    }

    /// The value of a word, remembered or found by `look_up`, and kept if it is not 0. Whoever finds the memo in use by
    /// another thread looks up for itself.
    pub(super) fn get(&self, word: &str, look_up: impl FnOnce() -> u64) -> u64 {
        let bytes = word.as_bytes();
        if bytes.len() > LONGEST {
            return look_up();
        }
        let at = slot(bytes);
        if let Ok(slots) = self.slots.try_lock() {
            let known = &slots[at];
            if usize::from(known.length) == bytes.len() && &known.key[..bytes.len()] == bytes {
                return known.value;
            }
        }
        let value = look_up();
        if value != 0
            && let Ok(mut slots) = self.slots.try_lock()
        {
            let mut key = [0; LONGEST];
            key[..bytes.len()].copy_from_slice(bytes);
            slots[at] = Slot { key, length: bytes.len() as u8, value };
        }
        value
    }
}

/// FNV-1a: quick, and it matters little if somebody can foresee it, for a slot holds one word.
fn slot(word: &[u8]) -> usize {
    let hash = word
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    (hash ^ hash >> 32) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_up_once_and_what_no_list_knows_is_not_kept() {
        let memo = Memo::new();
        assert_eq!(memo.get("huis", || 7), 7);
        assert_eq!(memo.get("huis", || 8), 7);
        assert_eq!(memo.get("onbekend", || 0), 0);
        assert_eq!(memo.get("onbekend", || 9), 9);
        assert_eq!(memo.get("", || 1), 1);
    }

    #[test]
    fn words_that_share_a_slot_do_not_share_a_value() {
        let memo = Memo::new();
        let words: Vec<String> = (0..40_000).map(|n| format!("w{n}")).collect();
        for round in 0..2 {
            for (n, word) in words.iter().enumerate() {
                assert_eq!(memo.get(word, || n as u64 + 1), n as u64 + 1, "{round} {word}");
            }
        }
    }
}
