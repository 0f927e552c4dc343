//! Bracketed: a first letter in brackets of its own (`(K)lazina`), as who means to hide a name writes it.

use super::Apart;

/// The fewest small letters behind the bracket that make a word of it.
const SHORTEST: usize = 2;

/// The brackets around the first letter of a word that open at `open`, and where the second one ends.
pub(super) fn read(text: &str, open: usize) -> Option<([Apart; 2], usize)> {
    let inside = text[open..].strip_prefix('(')?;
    let letter = inside.chars().next().filter(|c| c.is_uppercase())?;
    let close = open + 1 + letter.len_utf8();
    let rest = text[close..].strip_prefix(')')?;
    let glued = text[..open].chars().next_back().is_some_and(char::is_alphanumeric);
    let word = rest.chars().take(SHORTEST).filter(|c| c.is_lowercase()).count() == SHORTEST;
    let apart = |at: usize| Apart { range: at..at + 1, instead: "" };
    (word && !glued).then(|| ([apart(open), apart(close)], close + 1))
}

#[cfg(test)]
mod tests {
    use crate::anonymise::testing::check_names as check;

    #[test]
    fn a_first_letter_in_brackets_is_part_of_its_word() {
        for line in [
            "Mevrouw [[PERSOON#1|(K)lazina]] Testhout is ziek.",
            "Haar buurman [[PERSOON#1|(W)iebrand]] helpt.",
            "Dit is een (V)echtscheiding, met een zorg in groep (B) en (Z)ZP 4.",
        ] {
            check(line);
        }
    }
}
