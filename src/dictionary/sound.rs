//! What a word sounds like: a name, or ordinary Dutch; by its groups of three letters.

use super::compiled::LETTERS;

/// Mean log odds that the letters of a key come from a name: above 0 a name is likelier than a Dutch word. Says nothing (0)
/// of keys with signs or digits.
pub(super) fn sound(key: &str) -> f32 {
    if key.len() < 3 || !key.bytes().all(|b| b.is_ascii_lowercase()) {
        return 0.0;
    }
    let bytes = key.as_bytes();
    let at = |n: usize| if n == 0 { b'^' } else { bytes.get(n - 1).copied().unwrap_or(b'$') };
    let sum: i32 = (0..bytes.len()).map(|n| i32::from(odds([at(n), at(n + 1), at(n + 2)]))).sum();
    sum as f32 / bytes.len() as f32 / 10.0
}

fn odds(group: [u8; 3]) -> i8 {
    let (entries, _) = LETTERS.as_chunks::<4>();
    let found = entries.binary_search_by(|e| e[..3].cmp(&group));
    found.map_or(0, |at| i8::from_le_bytes([entries[at][3]]))
}

#[cfg(test)]
mod tests {
    use super::sound;

    #[test]
    fn names_that_no_list_has_sound_otherwise_than_misspelt_words() {
        for name in ["kowalczenko", "yilmazcan", "abdirizaak", "tesfalidet", "oyelarumi"] {
            assert!(sound(name) > 0.3, "{name}: {}", sound(name));
        }
        for word in ["gesprekk", "hulpverlenign", "vergadring", "ondersteunign", "afgespoken"] {
            assert!(sound(word) < 0.0, "{word}: {}", sound(word));
        }
    }

    #[test]
    fn what_is_no_word_says_nothing() {
        assert_eq!([sound(""), sound("ab"), sound("a1b2"), sound("o'neill")], [0.0; 4]);
    }
}
