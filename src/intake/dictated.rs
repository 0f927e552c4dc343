//! Mails that were dictated, with the marks spoken: `zij eet niet punt nieuwe regel doel dubbele punt rust`.

use super::cue::pattern;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[ \n](?:(dubbele ?punt)|(puntkomma)|(punt)|(komma)|(vraagteken)|(uitroepteken)|(nieuwe (?:regel|alinea)))(?:[ \n.,]|$)",
    )
});

/// The signs that the groups of [`SPOKEN`] stand for.
const SIGNS: [&str; 7] = [":", ";", ".", ",", "?", "!", "\n"];

/// Letters of which some stand in each word of [`SPOKEN`]: most mails have none.
const SOUNDS: [&str; 4] = ["punt", "komma", "teken", "nieuwe"];

/// So many marks are spoken by nobody who types.
const DICTATED: usize = 3;

/// The marks that are spoken in a folded text and the signs that they stand for; none in a text that somebody typed.
pub(super) fn marks(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    if !SOUNDS.iter().any(|sound| text.contains(sound)) {
        return found;
    }
    let mut at = 0;
    while let Some(hit) = SPOKEN.captures(&text[at..]) {
        let group = (1..=SIGNS.len()).find_map(|n| Some((n, hit.get(n)?.range())));
        let Some((number, word)) = group else { break };
        let (start, end) = (at + word.start, at + word.end);
        // The space before the word goes; a break before it stays.
        let from = if text.as_bytes()[start - 1] == b' ' { start - 1 } else { start };
        let sign = SIGNS[number - 1];
        let gap = usize::from(sign == "\n" && text[end..].starts_with(' '));
        found.push((from..end + gap, sign));
        at = end;
    }
    let typed = text.bytes().filter(|b| matches!(b, b'.' | b',' | b'?')).count();
    if found.len() >= DICTATED && found.len() > typed { found } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    fn written(text: &str) -> String {
        let mut view = super::super::view::View::default();
        view.add(text, 0);
        view.write_spoken_marks(0);
        view.text
    }

    #[test]
    fn spoken_marks_are_written() {
        let said = "dag Petra komma zij eet niet punt nieuwe alinea doel dubbele punt rust in huis punt vraag dubbele punt wie \
                    helpt vraagteken";
        assert_eq!(written(said), "dag petra, zij eet niet.\ndoel: rust in huis. vraag: wie helpt?");
    }

    #[test]
    fn who_types_speaks_of_a_point_now_and_then() {
        for text in [
            "Dat is een punt van zorg, en ook een punt voor de agenda. Een ander punt is de huur.",
            "punt een punt twee",
            "",
        ] {
            assert_eq!(written(text), super::super::fold(text), "{text}");
        }
    }

    #[test]
    fn a_range_leads_back_over_the_marks() {
        let text = "zij eet niet punt hij ook niet punt doel dubbele punt rust";
        let mut view = super::super::view::View::default();
        view.add(text, 10);
        view.write_spoken_marks(0);
        let at = view.text.find("rust").expect("written");
        let span = view.span(at..at + 4);
        assert_eq!(&text[span.start - 10..span.end - 10], "rust");
    }
}
