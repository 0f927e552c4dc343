//! Masked: a word of which a letter or more was made unreadable (`J*nsen`, `Y•ld•r•m`, `K?l?ç` behind "mevrouw"), by who meant to hide
//! it or by a program that did not know the letter.

use super::leet::is_addressed;
use super::{Apart, is_part};
use std::ops::Range;

/// Longer words are none.
const LONGEST: usize = 24;
/// Two words of so many letters with one sign between are two words ("Naam*verplicht").
const WORD: usize = 4;

/// Whether a letter is followed by a sign that masks another.
pub(super) fn may_be(this: u8, next: u8) -> bool {
    let part = this.is_ascii_alphabetic() || !this.is_ascii();
    // The first bytes of "•" and of "×".
    part && (matches!(next, b'*' | b'#' | b'?') || next == 0xe2 || next == 0xc3)
}

/// The signs in the word around the border at `at` between a letter and a sign, and where the word ends, if it is a masked one.
/// What was read before in the text is the same word without "mevrouw" too: `known`.
pub(super) fn read(text: &str, at: usize, known: &[&str]) -> Option<(Vec<Apart>, Range<usize>)> {
    let first = text[at..].chars().next().filter(|c| masks(*c))?;
    let back = text[..at].char_indices().rev().take(LONGEST + 1).take_while(|(_, c)| is_part(*c));
    let start = back.last()?.0;
    let length: usize =
        text[start..].chars().take(LONGEST + 1).take_while(|c| is_part(*c) || masks(*c)).map(char::len_utf8).sum();
    let word = text[start..start + length].trim_end_matches(masks);
    let (letters, signs) = (word.chars().filter(|c| is_part(*c)).count(), word.chars().filter(|c| masks(*c)).count());
    let before = &text[..start];
    let typed = word.starts_with(char::is_uppercase) && !before.ends_with(|c: char| masks(c) || "@/=_-&.".contains(c));
    let parts = || word.split(masks).filter(|part| !part.is_empty());
    // "Waarom?Omdat", "Naam*verplicht", "C#-klas".
    let one = signs == 1 && parts().all(|part| part.chars().count() >= WORD);
    let goes_on =
        parts().skip(1).all(|part| part.starts_with(char::is_lowercase) && part.chars().all(char::is_alphabetic));
    let asked = word.contains(['?', '#']) || first == '?';
    let fits = typed && goes_on && !one && signs > 0 && letters >= 2 && letters + signs <= LONGEST;
    (fits
        && parts().count() > 1
        && parts().any(|part| part.chars().count() > 1)
        && letters >= signs
        && (!asked || known.contains(&word) || is_addressed(before) || is_behind_masked(before)))
    .then(|| {
        let sign = |(place, c): (usize, char)| {
            masks(c).then(|| Apart { range: start + place..start + place + c.len_utf8(), instead: "" })
        };
        (word.char_indices().filter_map(sign).collect(), start..start + word.len())
    })
}

/// "mevrouw F?tma K?l?ç": the word before is masked too.
fn is_behind_masked(before: &str) -> bool {
    let last =
        before.strip_suffix(' ').map(|before| before.chars().rev().take(LONGEST).take_while(|c| !c.is_whitespace()));
    last.is_some_and(|mut last| last.any(masks))
}

/// A sign that stands for a letter.
fn masks(c: char) -> bool {
    matches!(c, '*' | '#' | '?' | '•' | '×')
}

#[cfg(test)]
mod tests {
    use crate::anonymise::testing::{DICTIONARY, body, check_names as check, hides};
    use crate::anonymise::{FindSettings, find};

    #[test]
    fn a_masked_name_is_a_name() {
        hides("Het gaat om mevrouw J*nsen uit het dorp.", &["J*nsen"]);
        hides("Mevrouw Y•ld•r•m is ziek.", &["Y•ld•r•m"]);
        let (text, hidden) = ("Zij kent J?nss?n, meneer J?nss?n, en J?nss?n kent haar.", "J?nss?n kent haar");
        let found = find(&body(text), &DICTIONARY, &FindSettings::default());
        let at = text.find(hidden).unwrap_or_default();
        assert!(found.list.iter().any(|f| f.span.range().contains(&at)));
        hides("De buren van meneer K?l??oglu klagen.", &["K?l??oglu"]);
        hides("Het gaat om mevrouw M?rc?d?s J?ng?n uit het dorp.", &["M?rc?d?s J?ng?n"]);
    }

    #[test]
    fn a_sign_between_words_masks_nothing() {
        for line in
            ["Naam*verplicht is ingevuld.", "Waarom?omdat het zo is.", "Zij heeft C# gedaan en **belang**rijk werk."]
        {
            check(line);
        }
    }
}
