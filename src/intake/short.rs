//! Words that are written short or as they are spoken, in full: `mw. akk. met bespr.`

use super::phrases::pairs;
use std::sync::LazyLock;

/// Each with what it stands for.
static IN_FULL: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| pairs("clause/in_full"));

/// Words with what is written short (`mw. akk.`) in full, where there is such.
pub(super) fn in_full(words: &str) -> Option<String> {
    let (mut full, mut done, mut at) = (String::new(), 0, 0);
    for piece in words.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        if let Ok(found) = IN_FULL.binary_search_by(|(short, _)| (*short).cmp(word)) {
            full.push_str(&words[done..at]);
            full.push_str(IN_FULL[found].1);
            done = at + word.len();
            // The dot is the abbreviation's, unless the sentence ends with it.
            let goes_on = |behind: &str| behind.starts_with([' ', ':', ',', ';', ')']);
            done += usize::from(words[done..].strip_prefix('.').is_some_and(goes_on));
        }
        at += piece.len();
    }
    (done > 0).then(|| full + &words[done..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_short_is_read_in_full() {
        for (short, full) in [
            ("mw. akk. met bespr.", "mevrouw akkoord met bespreking."),
            ("toest.: get., zie bijl.", "toestemming: getekend, zie bijlage."),
            ("vader wil 't nie", "vader wil 't niet"),
        ] {
            assert_eq!(in_full(short).as_deref(), Some(full));
        }
        assert_eq!(in_full("mevrouw is akkoord."), None);
    }
}
