//! Numbers as people type them: digits in groups, with spaces, dots and dashes between.

use crate::anonymise::among::class_of;
use crate::anonymise::view::View;
use std::ops::Range;

/// More digits than this are no number that we know.
const MOST: usize = 30;

/// Digits read from a place on, with where each ends and whether a group ends there.
#[derive(Debug, Default)]
pub(super) struct Digits {
    pub digits: String,
    ends: Vec<usize>,
    group_ends: Vec<bool>,
    start: usize,
}

impl Digits {
    /// Reads digits from `start`, with at most `gap` of the `separators` between two.
    pub(super) fn read(view: &View, start: usize, separators: &[u8], gap: usize) -> Self {
        let bytes = view.lower.as_bytes();
        let mut found = Self { start, ..Self::default() };
        let mut at = start;
        while found.digits.len() < MOST {
            match bytes.get(at) {
                Some(digit) if digit.is_ascii_digit() => {
                    if found.digits.is_empty() {
                        found.make_room();
                    }
                    found.digits.push(char::from(*digit));
                    at += 1;
                    found.ends.push(at);
                    found.group_ends.push(!bytes.get(at).is_some_and(u8::is_ascii_digit));
                }
                Some(_) if !found.digits.is_empty() => {
                    let skip = bytes[at..].iter().take(gap + 1).take_while(|b| separators.contains(b)).count();
                    if skip == 0 || skip > gap || !bytes.get(at + skip).is_some_and(u8::is_ascii_digit) {
                        break;
                    }
                    at += skip;
                }
                _ => break,
            }
        }
        found
    }

    /// Room for a number of usual length at once.
    fn make_room(&mut self) {
        const USUAL: usize = 12;
        self.digits.reserve(USUAL);
        self.ends.reserve(USUAL);
        self.group_ends.reserve(USUAL);
    }

    /// The range of the first `count` digits, if a group ends there and no letter follows at once.
    pub(super) fn first(&self, view: &View, count: usize) -> Option<Range<usize>> {
        let last = count.checked_sub(1)?;
        let end = *self.ends.get(last)?;
        let free = self.group_ends[last] && !view.lower[end..].starts_with(|c: char| c.is_alphabetic());
        free.then_some(self.start..end)
    }

    /// Keeps the first `count` digits.
    pub(super) fn cut(&mut self, count: usize) {
        self.digits.truncate(count);
        self.ends.truncate(count);
        self.group_ends.truncate(count);
    }

    /// How many digits were read.
    pub(super) fn len(&self) -> usize {
        self.digits.len()
    }

    /// How many digits each group has.
    pub(super) fn groups(&self) -> Vec<usize> {
        let mut groups = Vec::new();
        let mut size = 0;
        for ends in &self.group_ends {
            size += 1;
            if *ends {
                groups.push(size);
                size = 0;
            }
        }
        groups
    }
}

/// Whether a number begins freely at a place: no letter or digit, and no digit with a joint, right before it.
pub(super) fn begins_freely(view: &View, at: usize) -> bool {
    let before = &view.lower[..at];
    match before.as_bytes() {
        [.., digit, b'.' | b'-' | b'/' | b','] => !digit.is_ascii_digit(),
        // An arrow, a tick or a picture of a telephone is no letter.
        _ => !before.chars().next_back().is_some_and(char::is_alphanumeric),
    }
}

/// Whether the digits pass the elfproef of the BSN: 9a+8b+7c+6d+5e+4f+3g+2h-i is divisible by 11, not all zero.
pub(crate) fn passes_elfproef(digits: &str) -> bool {
    if digits.len() != 9 || digits.bytes().all(|b| b == b'0') {
        return false;
    }
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i32 = digits.bytes().zip(weights).map(|(b, w)| i32::from(b - b'0') * w).sum();
    sum % 11 == 0
}

/// The value of a Dutch number word from nul to negenennegentig, in lower case without accents.
pub(crate) fn number_word(word: &str) -> Option<u32> {
    if let Some(value) = unit(word).or_else(|| tens(word)) {
        return Some(value);
    }
    // All tens end so.
    if !word.ends_with("tig") {
        return None;
    }
    let (rest, tens) = [8, 7, 6].iter().find_map(|letters| {
        let (rest, last) = word.split_at_checked(word.len().checked_sub(*letters)?)?;
        Some((rest, tens(last)?))
    })?;
    let unit = unit(rest.strip_suffix("en")?).filter(|v| (1..10).contains(v))?;
    Some(tens + unit)
}

fn unit(word: &str) -> Option<u32> {
    class_of!(word, u32, {
        "nul" => 0,
        "een" => 1,
        "twee" => 2,
        "drie" => 3,
        "vier" => 4,
        "vijf" => 5,
        "zes" => 6,
        "zeven" => 7,
        "acht" => 8,
        "negen" => 9,
        "tien" => 10,
        "elf" => 11,
        "twaalf" => 12,
        "dertien" => 13,
        "veertien" => 14,
        "vijftien" => 15,
        "zestien" => 16,
        "zeventien" => 17,
        "achttien" => 18,
        "negentien" => 19,
    })
}

fn tens(word: &str) -> Option<u32> {
    class_of!(word, u32, {
        "twintig" => 20,
        "dertig" => 30,
        "veertig" => 40,
        "vijftig" => 50,
        "zestig" => 60,
        "zeventig" => 70,
        "tachtig" => 80,
        "negentig" => 90,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_elfproef_holds_for_a_test_number_and_for_no_other() {
        assert!(passes_elfproef("111222333"));
        assert!(passes_elfproef("123456782"));
        for wrong in ["123456789", "000000000", "12345678", ""] {
            assert!(!passes_elfproef(wrong), "{wrong}");
        }
    }

    #[test]
    fn number_words_have_a_value() {
        for (word, value) in
            [("nul", 0), ("zes", 6), ("twaalf", 12), ("veertig", 40), ("tweeentwintig", 22), ("zesentachtig", 86)]
        {
            assert_eq!(number_word(word), Some(value), "{word}");
        }
        for word in ["honderd", "eenzaam", "enveertig", "twintigste", "tienentwintig"] {
            assert_eq!(number_word(word), None, "{word}");
        }
    }
}
