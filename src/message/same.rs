//! Whether two alternatives of one mail say the same.

use std::collections::HashSet;

/// What an alternative says that is not in the texts that are kept.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Extra {
    /// The lines that hold a word of their own, in order.
    pub(super) text: String,
    /// So much is new that it is a text of its own, not a trace of conversion.
    pub(super) is_own_text: bool,
}

/// Compares by words, without regard to case, marks and layout; `None` if the other says nothing more.
pub(super) fn extra(kept: &str, other: &str) -> Option<Extra> {
    let known: HashSet<String> = words(kept).collect();
    let mut lines = Vec::new();
    let (mut new, mut all) = (0, 0);
    for line in other.lines() {
        let (mut own, mut here) = (0, 0);
        for word in words(line) {
            here += 1;
            own += usize::from(!known.contains(&word));
        }
        if own > 0 {
            lines.push(line);
        }
        new += own;
        all += here;
    }
    (new > 0).then(|| Extra { text: lines.join("\n"), is_own_text: new >= 5 && new * 10 >= all * 3 })
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
        let extra_line = extra("mevrouw zit klem", "mevrouw zit klem\nZahra zit klem").expect("Zahra");
        assert_eq!((extra_line.text.as_str(), extra_line.is_own_text), ("Zahra zit klem", false));
        assert!(extra("Zie de tekst.", "Doel is dat zij weer buiten komt.").is_some_and(|e| e.is_own_text));
    }
}
