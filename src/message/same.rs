//! Whether two alternatives of one mail say the same.

use std::collections::HashSet;

/// The lines of an alternative that hold a word of their own, in order. Compares by words, without regard to case, marks and
/// layout; `None` if the other says nothing more.
pub(crate) fn extra(kept: &str, other: &str) -> Option<String> {
    let known: HashSet<String> = words(kept).collect();
    let lines: Vec<&str> = other.lines().filter(|line| words(line).any(|word| !known.contains(&word))).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && !is_invisible(c))
        .map(|word| word.chars().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase).collect::<String>())
        .filter(|word| !word.is_empty())
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_and_case_make_no_difference_but_a_word_does() {
        assert_eq!(extra("Mevrouw zit\nklem, en *nu*?", "mevrouw ZIT klem en nu"), None);
        assert_eq!(extra("me\u{ad}vrouw zit", "mevrouw zit"), None);
        assert_eq!(extra("mevrouw zit klem", "mevrouw zit klem\nZahra zit klem").as_deref(), Some("Zahra zit klem"));
    }
}
