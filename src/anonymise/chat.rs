//! Chats that were pasted into a mail: what an application writes before each message is no day of anybody.

use super::among::among;
use super::view::{Kind, Line, View};
use super::words::Words;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// `[09-11-26, 22:14] Naam:`, `[22:14, 9-11-2026] Naam:`, `[ma 22:14] Naam:`, `[22:14] Naam:`, `09-11-26 22:14 - Naam:`, with seconds or halves of a day.
static STAMP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"^[\s>|]*(?:\[(?:(?:(?:ma|di|wo|do|vr|za|zo)(?:\.|[a-z]{1,4}dag)?|gisteren|vandaag),? \d{1,2}[:.]\d\d(?::\d\d)?|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{2,4})?,? \d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]m)?|\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]m)?(?:,? \d{1,4}[-/.]\d{1,2}(?:[-/.]\d{2,4})?)?)\]|\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4},? \d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]m)? ?[-–])",
    )
    .expect("a fixed pattern")
});

/// The tokens of a line that only stamp a message of a chat.
pub(crate) fn stamp(view: &View, line: &Line) -> Range<usize> {
    /// No stamp is longer.
    const MOST: usize = 48;
    let first = line.tokens.start;
    // Few lines open with a figure, with or without a bracket and signs of quotation.
    if !line.tokens.clone().take(4).any(|at| view.tokens[at].kind == Kind::Number) {
        return first..first;
    }
    let text = &view.lower[line.range.clone()];
    let end = text.char_indices().nth(MOST).map_or(text.len(), |(end, _)| end);
    let Some(found) = STAMP.find(&text[..end]) else { return first..first };
    let end = line.range.start + found.end();
    first..line.tokens.clone().find(|&at| view.tokens[at].range().start >= end).unwrap_or(line.tokens.end)
}

/// The tokens between the stamp of a message and its colon: who speaks.
pub(crate) fn speaker(view: &View, line: &Line) -> Range<usize> {
    /// So many words and signs has the longest ("Ome Sjaak (buur)").
    const MOST: usize = 6;
    let stamp = stamp(view, line);
    let colon = (stamp.end..line.tokens.end.min(stamp.end + MOST)).find(|&at| view.lower_word(&view.tokens[at]) == ":");
    colon.filter(|_| !stamp.is_empty()).map_or(stamp.end..stamp.end, |colon| stamp.end..colon)
}

/// What a page writes below a comment: `3 u   Leuk   Beantwoorden`, `Reageren  Delen`.
fn closes_comment(text: &str) -> bool {
    /// No such line is longer.
    const LONGEST: usize = 60;
    let chrome = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.bytes().all(|b| b.is_ascii_digit())
            || among!(
                word,
                "u" | "uur"
                    | "d"
                    | "dag"
                    | "dagen"
                    | "w"
                    | "wk"
                    | "week"
                    | "weken"
                    | "j"
                    | "jaar"
                    | "min"
                    | "m"
                    | "h"
                    | "leuk"
                    | "vind"
                    | "ik"
                    | "like"
                    | "reageren"
                    | "beantwoorden"
                    | "antwoorden"
                    | "reply"
                    | "delen"
                    | "share"
                    | "bewerkt"
                    | "reacties"
                    | "reactie"
            )
    };
    let answers = |word: &str| among!(word, "reageren" | "beantwoorden" | "antwoorden" | "reply");
    text.len() <= LONGEST
        && text.split_whitespace().count() > 1
        && text.split_whitespace().any(answers)
        && text.split_whitespace().all(chrome)
}

/// Names on a line of their own below such a line, or above the comment that one closes: who wrote it. Never those who work here.
pub(crate) fn commenters(words: &Words) -> Vec<usize> {
    /// A comment that is followed has no more lines.
    const MOST: usize = 6;
    let lines = &words.view.lines;
    let text = |line: usize| words.view.lower[lines[line].range.clone()].trim();
    let named = |line: usize| {
        let tokens = lines[line].tokens.clone();
        let part =
            |at: usize| words.is_word(at) && (words.capital(at) || words.is_particle(at)) || words.is_sign(at, "-");
        (1..=6).contains(&tokens.len()) && words.capital(tokens.start) && tokens.into_iter().all(part)
    };
    let mut found = Vec::new();
    for line in (0..lines.len()).filter(|&line| closes_comment(text(line))) {
        let below = Some(line + 1).filter(|&below| below + 1 < lines.len() && !text(below + 1).is_empty());
        let above = (line.saturating_sub(MOST)..line.saturating_sub(1)).rev();
        let above =
            above.take_while(|&above| !text(above).is_empty() && !closes_comment(text(above))).find(|&l| named(l));
        for line in below.filter(|&below| named(below)).into_iter().chain(above) {
            let tokens = lines[line].tokens.clone();
            found.extend(tokens.filter(|&at| words.is_word(at) && words.capital(at) && !words.get(at).partner));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::{DICTIONARY, body};
    use crate::anonymise::{FindSettings, find};
    use crate::model::Category;

    #[test]
    fn the_stamp_of_a_message_is_no_day_and_what_is_said_in_it_is() {
        let stamps = [
            "[ma 08:15] ",
            "[dinsdag 8.15] ",
            "[08:15, 17-11-2026] ",
            "[17-11-26, 08:15:20] ",
            "17-11-2026 08:15 - ",
            "> [17/11/26, 8:15 am] ",
        ];
        for stamp in stamps {
            let mail = format!(
                "Geplakt uit de app:\n{stamp}Ludi: hij komt niet\n{stamp}Karin SG: Is hij ziek?\n{stamp}Ludi: opgenomen op 12 november"
            );
            let found = find(&body(&mail), &DICTIONARY, &FindSettings::default());
            let days = found.list.iter().filter(|f| f.category == Category::Datum).map(|f| f.span.of(&mail));
            assert_eq!(days.collect::<Vec<_>>(), ["12 november"], "{stamp}");
            assert!(found.list.iter().all(|f| f.category != Category::Organisatie), "{stamp}");
        }
    }

    #[test]
    fn who_speaks_is_somebody_though_the_name_is_a_word_and_the_label_says_more() {
        let mail = "Uit de app:\n[ma 21:05] Engel 3e: ik moet om 5u op\n[ma 21:11] sandy k.: ik ben de dochter\n\
                    [ma 21:12] Buurvrouw 4: zo is het\n[ma 21:15] Ik: ok\n[ma 21:16] Onbekend: wie is dit\n\
                    [21:17] Romano Vd P: ze zijn er weer\n";
        let found = find(&body(mail), &DICTIONARY, &FindSettings::default());
        let names = found.list.iter().filter(|f| f.category == Category::Persoon).map(|f| f.span.of(mail));
        assert_eq!(names.collect::<Vec<_>>(), ["Engel", "sandy k.", "Romano Vd P"]);
    }

    #[test]
    fn who_comments_below_a_message_stands_on_a_line_of_the_own() {
        crate::anonymise::testing::check_names(
            "[[PERSOON#1|Wytske]] • 2 nov.\nReageren  Delen\n[[PERSOON#2|Cor Kusnadi]]\nSterkte!! Kus\n3 u   Leuk   Beantwoorden\n\nKlaar",
        );
        crate::anonymise::testing::check_names("Wie kan reageren\nGoed Plan\nniets meer\nDelen en beantwoorden");
    }

    #[test]
    fn a_line_that_opens_with_a_day_is_no_message() {
        for line in ["17-11-2026 uit huis gezet", "08:15 gebeld", "12 - 14 uur", "1. Op 17-11-2026 om 08:15 - uur"] {
            let document = body(line);
            let view = View::of(&document);
            assert!(stamp(&view, &view.lines[0]).is_empty(), "{line}");
        }
    }
}
