//! Words that are written short or as they are spoken, in full: `mw. akk. met bespr.`

use super::phrases::pairs;
use std::sync::LazyLock;

/// Each with what it stands for.
static IN_FULL: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| pairs("clause/in_full"));

/// How long those are that begin with two letters, a bit for each length: most words are asked for in vain.
static LENGTHS: LazyLock<[u32; 1 << 10]> = LazyLock::new(|| {
    let mut lengths = [0; 1 << 10];
    for (short, _) in IN_FULL.iter() {
        lengths[opening(short)] |= length(short);
    }
    lengths
});

fn length(word: &str) -> u32 {
    1 << word.len().min(31)
}

/// The first two letters of a word as a number.
fn opening(word: &str) -> usize {
    let letter = |at: usize| usize::from(word.as_bytes().get(at).copied().unwrap_or(0) & 31);
    letter(0) << 5 | letter(1)
}

/// Words with what is written short (`mw. akk.`) in full, where there is such. The words are folded, so they are ASCII.
pub(super) fn in_full(words: &str) -> Option<String> {
    if !words.is_ascii() {
        return None;
    }
    let (mut full, mut done, mut at) = (String::new(), 0, 0);
    let goes_on = |at: usize| words.as_bytes().get(at).is_some_and(u8::is_ascii_alphanumeric);
    while at < words.len() {
        let start = at;
        while goes_on(at) {
            at += 1;
        }
        let word = &words[start..at];
        at += 1;
        if LENGTHS[opening(word)] & length(word) == 0 {
            continue;
        }
        if let Ok(found) = IN_FULL.binary_search_by(|(short, _)| (*short).cmp(word)) {
            full.push_str(&words[done..start]);
            full.push_str(IN_FULL[found].1);
            done = start + word.len();
            // The dot is the abbreviation's, unless the sentence ends with it.
            let closes = |behind: &str| behind.starts_with([' ', ':', ',', ';', ')']);
            done += usize::from(words[done..].strip_prefix('.').is_some_and(closes));
        }
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
