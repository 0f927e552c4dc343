//! Leet: words in which figures and signs stand for the letters that they look like (`F4t1m4`, `B0uz1d1`, `M@ri$$a`). Classes,
//! house numbers, plates and codes have figures between letters as well and are none.

use super::{Apart, is_part};
use crate::anonymise::vocabulary;
use std::ops::Range;

/// Longer words are codes.
const LONGEST: usize = 20;

/// A word that was read.
pub(super) struct Leet {
    /// The figures, each with its letter.
    pub letters: Vec<Apart>,
    /// Where the word ends.
    pub end: usize,
}

/// Whether a figure or sign touches a letter here.
pub(super) fn may_be(this: u8, next: u8) -> bool {
    let part = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    let borrowed = |byte: u8| matches!(byte, b'0' | b'1' | b'3' | b'4' | b'5' | b'7' | b'@' | b'$' | b'!');
    // The first byte of "€", which looks like an e.
    part(this) && (borrowed(next) || next == 0xe2) || borrowed(this) && part(next)
}

/// The word around the border at `at` between a letter and a figure or sign, if it is one in leet.
pub(super) fn read(text: &str, at: usize) -> Option<Leet> {
    let back = text[..at].char_indices().rev().take(LONGEST + 1).take_while(|(_, c)| is_of_word(*c));
    let start = back.last().map_or(at, |(start, _)| start);
    let forth = text[at..].chars().take(LONGEST + 1).take_while(|c| is_of_word(*c));
    let end = at + forth.map(char::len_utf8).sum::<usize>();
    let word = text[start..end].trim_end_matches(['!', '\'']);
    let end = start + word.len();
    let range = start + (word.len() - word.trim_start_matches('\'').len())..end;
    let word = text.get(range.clone())?;
    let before = &text[..range.start];
    let leet = is_leet(word) || is_odd(word) && (is_addressed(before) || is_mixed(word) && is_of_family(before));
    (leet && !is_address(&text[..range.start], &text[end..])).then(|| Leet { letters: letters(text, range), end })
}

fn is_of_word(c: char) -> bool {
    is_part(c) || matches!(c, '@' | '$' | '!' | '€' | '\'')
}

/// The letter that a figure or sign looks like; "11" is two l.
fn letter(c: char) -> Option<&'static str> {
    Some(match c {
        '0' => "o",
        '1' | '!' => "i",
        '3' | '€' => "e",
        '4' | '@' => "a",
        '5' | '$' => "s",
        '7' => "t",
        _ => return None,
    })
}

fn letters(text: &str, range: Range<usize>) -> Vec<Apart> {
    let word = &text[range.clone()];
    let one = |at: usize| word.as_bytes().get(at) == Some(&b'1');
    let instead = |(at, c): (usize, char)| {
        let double = c == '1' && (one(at + 1) || at > 0 && one(at - 1));
        let instead = if double { "l" } else { letter(c)? };
        Some(Apart { range: range.start + at..range.start + at + c.len_utf8(), instead })
    };
    word.char_indices().filter_map(instead).collect()
}

/// Part of an address of mail or of the web: what stands there is read as it is.
fn is_address(before: &str, behind: &str) -> bool {
    let mut next = behind.chars();
    before.ends_with(['@', '/', '.', '=', '_', '-', '\\', '%', '#', '&', '+'])
        || matches!(next.next(), Some('@' | '/' | '=' | '_' | '%' | '\\'))
        || behind.starts_with('.') && next.next().is_some_and(char::is_alphanumeric)
        || behind.starts_with('-') && is_rest_of_domain(behind)
}

/// `-bus.example` behind `jansen53@post`: a domain goes on, over its dash.
fn is_rest_of_domain(behind: &str) -> bool {
    let rest = behind.trim_start_matches(|c: char| c.is_alphanumeric() || c == '-');
    rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

fn is_leet(word: &str) -> bool {
    let signs: Vec<char> = word.chars().filter(|c| *c != '\'').collect();
    let count = signs.len();
    let borrowed = |c: &char| letter(*c).is_some();
    let fits = signs.iter().all(|c| borrowed(c) || c.is_alphabetic());
    if !fits || !(4..=LONGEST).contains(&count) {
        return false;
    }
    let plain = signs.iter().filter(|c| c.is_alphabetic()).count();
    let (first, last) = (signs.first().is_some_and(borrowed), signs.last().is_some_and(borrowed));
    let within = signs.windows(2).filter(|pair| borrowed(&pair[0]) && pair[1].is_alphabetic()).count();
    let groups = within + usize::from(last);
    let enough = plain >= 3 || plain == 2 && first && last && count >= 5 && groups > 2;
    if !enough || within == 0 || count - plain > plain + 2 || first && within == 1 && !last {
        return false;
    }
    // "groep7a", "ab10cd": one figure, and little behind it.
    let tail = signs.iter().rev().take_while(|c| c.is_alphabetic()).count();
    let figures = signs.iter().filter(|c| borrowed(c)).count();
    if groups == 1 && (tail == 1 || figures > 1 && plain <= 4) {
        return false;
    }
    // "M@ria", "K!M": one sign is emphasis, but in a word that has a capital.
    let digits = signs.iter().filter(|c| c.is_ascii_digit()).count();
    let typed = signs.first().is_some_and(|c| c.is_uppercase());
    if digits == 0 && !(typed || figures > 1) {
        return false;
    }
    // "AB4CD01": codes stand in capitals, and their figures in groups.
    let capitals = signs.iter().filter(|c| c.is_alphabetic()).all(|c| c.is_uppercase());
    // "1Gezin1Plan": a number before each word.
    let numbered = || word.chars().zip(word.chars().skip(1)).any(|(a, b)| borrowed(&a) && b.is_uppercase());
    if !capitals && numbered() {
        return false;
    }
    let single = signs.windows(2).all(|pair| !(borrowed(&pair[0]) && borrowed(&pair[1])));
    !capitals || single && count <= 12 && plain * 2 > count && groups > 1
}

/// "1r15", "513b3": mostly figures, which only where a name must stand is read as one.
fn is_odd(word: &str) -> bool {
    let signs: Vec<char> = word.chars().filter(|c| *c != '\'').collect();
    let plain = signs.iter().filter(|c| c.is_alphabetic()).count();
    let fits = signs.iter().all(|c| letter(*c).is_some() || c.is_alphabetic());
    fits && (4..=LONGEST).contains(&signs.len()) && plain >= 1 && plain < signs.len()
}

/// "T01n3", "B34u": figures within letters, two at the least. Classes ("5vwo", "groep7") have them at an end.
fn is_mixed(word: &str) -> bool {
    let figures = word.bytes().filter(u8::is_ascii_digit).count();
    let inside = word.trim_matches(|c: char| c.is_ascii_digit());
    word.starts_with(char::is_alphabetic) && figures > 1 && inside.bytes().any(|b| b.is_ascii_digit())
}

/// Behind "broer" a name may well follow.
fn is_of_family(before: &str) -> bool {
    let before = before.strip_suffix(' ').map(|before| before.trim_end_matches(','));
    before.is_some_and(|before| {
        let word = before.rsplit(|c: char| !c.is_alphabetic() && c != '-').next().unwrap_or("");
        vocabulary::role_of(&word.to_lowercase()).is_some()
    })
}

/// Behind "mevrouw" a name follows, however it is typed.
pub(super) fn is_addressed(before: &str) -> bool {
    let Some(before) = before.strip_suffix(' ') else { return false };
    let word = before.rsplit(|c: char| !c.is_alphabetic() && c != '.').next().unwrap_or("").trim_end_matches('.');
    ["mevrouw", "mevr", "mw", "meneer", "mijnheer", "heer", "dhr", "familie", "fam", "heet"]
        .iter()
        .any(|title| word.eq_ignore_ascii_case(title))
}

#[cfg(test)]
mod tests {
    use super::super::tests::joined;

    #[test]
    fn figures_stand_for_the_letters_they_look_like() {
        for (from, to) in [
            ("mevrouw F4t1m4 B0uz1d1 belt", "mevrouw Fatima Bouzidi belt"),
            ("0'Br13n,", "o'Brien,"),
            ("z4k4r14 en 4b3n4", "zakaria en abena"),
            ("Hub3r7u5 K0n1ng.", "Hubertus Koning."),
            ("53wn4r41n", "sewnarain"),
            ("M@r!3k3 en J0h@nn@!", "Marieke en Johanna!"),
            ("Fi11ippa", "Fillippa"),
            ("K3vin", "Kevin"),
            ("mevrouw H€l€na Acht€rb€rg", "mevrouw Helena Achterberg"),
            ("K0N1NG", "KoNiNG"),
            ("haar broer T01n3, de ex-partner, B34u", "haar broer Toine, de ex-partner, Beau"),
            ("mevrouw 1r15 komt, de heer M335 ook", "mevrouw iris komt, de heer Mees ook"),
        ] {
            assert_eq!(joined(from), to, "{from}");
        }
    }

    #[test]
    fn classes_codes_and_addresses_stay() {
        for text in [
            "1g1p en 1G1P, 1Gezin1Plan, 4x4, H1N1, MP3's, A4'tje, B12-tekort, CO2, m2",
            "groep7a, klas3b, flat14b, h4v, unit3a",
            "ab10cd GB001K gb-001-k 10-abc-3",
            "mail j4n5en@post.example of jan@bos.example",
            "mail jantesten53@post-bus.example of test44@a-b-c.example",
            "https://a.example/b4cd3f?x=d3f4b",
            "covid19 vmbo4 5havo 3d-print 7e groep",
            "V4401AB3 en AB0114CD",
            "ja!nee, zo!n, 'n4'",
            "€500 en 20€, ca.€30, prijs€40 of Prijs€, kost€ 20",
            "kamer 1r15, mevrouw 4 en meneer 1b",
            "haar zoon 5vwo, dochter groep7, broer A10 en zus B12a",
            "iban NL91ABNA0417164300",
        ] {
            assert_eq!(joined(text), text, "{text}");
        }
    }
}
