//! Bracketed: a first letter in brackets of its own (`(K)lazina`, `[v]an [d]e [W]it`), as who means to hide a name writes it.

use super::Apart;

/// The fewest small letters behind the bracket that make a word of it.
const SHORTEST: usize = 2;

/// The brackets around the first letter of a word that open at `open`, and where the second one ends.
pub(super) fn read(text: &str, open: usize) -> Option<([Apart; 2], usize)> {
    let square = text[open..].starts_with('[');
    let inside = text[open..].strip_prefix(if square { '[' } else { '(' })?;
    let letter = inside.chars().next().filter(|c| c.is_uppercase() || square && c.is_lowercase())?;
    let close = open + 1 + letter.len_utf8();
    let rest = text[close..].strip_prefix(if square { ']' } else { ')' })?;
    let glued = text[..open].chars().next_back().is_some_and(char::is_alphanumeric);
    // Of a tussenvoegsel ("[d]e") less is left.
    let shortest = if letter.is_lowercase() { 1 } else { SHORTEST };
    let word = rest.chars().take(shortest).filter(|c| c.is_lowercase()).count() == shortest;
    let apart = |at: usize| Apart { range: at..at + 1, instead: "" };
    (word && !glued).then(|| ([apart(open), apart(close)], close + 1))
}

#[cfg(test)]
mod tests {
    use crate::anonymise::testing::{check_names as check, hides};

    #[test]
    fn square_brackets_hide_no_more() {
        hides("Haar buurman [W]iebrand [v]an [d]e [K]laverdries helpt.", &["[W]iebrand", "K]laverdries"]);
    }

    #[test]
    fn a_first_letter_in_brackets_is_part_of_its_word() {
        for line in [
            "Mevrouw [[PERSOON#1|(K)lazina]] Testhout is ziek.",
            "Haar buurman [[PERSOON#1|(W)iebrand]] helpt.",
            "Zij schreef: \"[d]at is [z]o\", met noot [a] en [1] daarbij.",
            "Dit is een (V)echtscheiding, met een zorg in groep (B) en (Z)ZP 4.",
        ] {
            check(line);
        }
    }
}
