//! Chats that were pasted into a mail: what an application writes before each message is no day of anybody.

use super::view::{Kind, Line, View};
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
    fn a_line_that_opens_with_a_day_is_no_message() {
        for line in ["17-11-2026 uit huis gezet", "08:15 gebeld", "12 - 14 uur", "1. Op 17-11-2026 om 08:15 - uur"] {
            let document = body(line);
            let view = View::of(&document);
            assert!(stamp(&view, &view.lines[0]).is_empty(), "{line}");
        }
    }
}
