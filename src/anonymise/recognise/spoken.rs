//! Numbers that are spoken: digits, pairs and hundreds in words, with figures between and the small words of dictation ("nul zes,
//! twaalf, vierendertig, dan dubbel acht, tweemaal nul").

use super::digits::number_word;
use crate::anonymise::view::{Kind, View};
use crate::dictionary::key;
use std::borrow::Cow;
use std::ops::Range;

/// So many tokens has the longest number.
const LONGEST: usize = 44;

/// A spoken number.
pub(super) struct Spoken {
    /// Place in the folded text.
    pub range: Range<usize>,
    /// The digits that it says.
    pub digits: String,
    /// How many of its tokens are words.
    pub words: usize,
    /// The token behind it.
    pub end: usize,
}

impl Spoken {
    /// Reads from a token on; none if no number begins there.
    pub(super) fn read(view: &View, start: usize) -> Option<Self> {
        let first = view.tokens.get(start)?;
        let mut found = Self { range: first.range(), digits: String::new(), words: 0, end: start };
        let mut times = 1;
        for (at, token) in view.tokens.iter().enumerate().skip(start).take(LONGEST) {
            let word = view.lower_word(token);
            match token.kind {
                Kind::Number if word.len() <= 9 => found.digits.extend(std::iter::repeat_n(word, times)),
                Kind::Word => {
                    if let Some(factor) = factor(word) {
                        times = factor;
                        continue;
                    }
                    // "drie keer nul": the number before says how often.
                    if matches!(word, "keer" | "maal") && at > start && times == 1 {
                        times = repeat(&mut found.digits)?;
                        continue;
                    }
                    match said(word) {
                        Some(digits) => {
                            found.digits.extend(std::iter::repeat_n(&*digits, times));
                            found.words += 1;
                        }
                        None if at > start && is_small(word) => continue,
                        None => break,
                    }
                }
                Kind::Punct if at > start && matches!(word, "-" | "," | "." | "/" | "(" | ")" | "–" | "…" | ">") => {
                    continue;
                }
                _ => break,
            }
            times = 1;
            (found.end, found.range.end) = (at + 1, token.range().end);
        }
        (found.end > start).then_some(found)
    }
}

/// `dubbel vier`, `tweemaal vier`: how often what follows is meant.
fn factor(word: &str) -> Option<usize> {
    match word {
        "dubbel" | "dubbele" | "tweemaal" => Some(2),
        "driemaal" => Some(3),
        "viermaal" => Some(4),
        _ => None,
    }
}

/// A digit in English or German, but for what is a word in Dutch as well.
fn abroad(word: &str) -> Option<&'static str> {
    Some(match word {
        "zero" | "oh" | "null" => "0",
        "one" | "eins" => "1",
        "two" | "zwo" | "zwei" => "2",
        "three" | "drei" => "3",
        "four" => "4",
        "five" | "fünf" | "funf" => "5",
        "six" | "sechs" => "6",
        "seven" | "sieben" => "7",
        "eight" => "8",
        "nine" | "neun" => "9",
        _ => return None,
    })
}

/// Takes the last digit as a count.
fn repeat(digits: &mut String) -> Option<usize> {
    let count = digits.pop()?.to_digit(10)?;
    (2..=5).contains(&count).then_some(count as usize)
}

/// Words of dictation between two groups.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "en" | "dan"
            | "nog"
            | "punt"
            | "streepje"
            | "streep"
            | "slash"
            | "daarna"
            | "toen"
            | "weer"
            | "spatie"
            | "schuin"
            | "komma"
    )
}

/// The digits that a word says: `vier`, `vierendertig`, `driehonderdtwaalf`, `nulzes`.
pub(super) fn said(word: &str) -> Option<Cow<'static, str>> {
    if let Some(digit) = abroad(word) {
        return Some(Cow::Borrowed(digit));
    }
    const UNITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    if word.len() < 3 || !word.starts_with(['n', 'e', 'é', 't', 'd', 'v', 'z', 'a', 'h']) {
        return None;
    }
    let folded;
    let word = if word.is_ascii() {
        word
    } else {
        folded = key::fold(word);
        folded.as_str()
    };
    if let Some(value) = number_word(word) {
        return Some(UNITS.get(value as usize).map_or_else(|| Cow::Owned(value.to_string()), |u| Cow::Borrowed(*u)));
    }
    if word.len() >= 7
        && let Some((hundreds, rest)) = word.split_once("honderd")
    {
        let hundreds = if hundreds.is_empty() { 1 } else { number_word(hundreds).filter(|h| (1..10).contains(h))? };
        let rest = rest.strip_prefix("en").filter(|r| number_word(r).is_some()).unwrap_or(rest);
        let rest = if rest.is_empty() { 0 } else { number_word(rest)? };
        return Some(Cow::Owned((hundreds * 100 + rest).to_string()));
    }
    // `nulzes`, `nulvier`.
    let second = number_word(word.strip_prefix("nul")?)?;
    Some(Cow::Owned(format!("0{second}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::body;

    #[test]
    fn spoken_numbers_have_their_digits() {
        for (text, digits) in [
            ("nul zes, twaalf, vierendertig", "061234"),
            ("een een een, twee twee twee", "111222"),
            ("zero six, one two three four", "061234"),
            ("null sechs eins zwei drei", "06123"),
            ("één twee drie - vier", "1234"),
            ("honderdelf tweehonderdtweeëntwintig", "111222"),
            ("nulzes dan dubbel acht en 12", "068812"),
            ("drie keer nul, vijf", "0005"),
            ("tweemaal vier zes en verder", "446"),
        ] {
            let view = View::of(&body(text));
            assert_eq!(Spoken::read(&view, 0).map(|s| s.digits).as_deref(), Some(digits), "{text}");
        }
        assert!(Spoken::read(&View::of(&body("huis twaalf")), 0).is_none());
    }
}
