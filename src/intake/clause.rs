//! Clauses and their polarity: what `geen`, `niet`, `nog`, `niet meer` say about the words beside them; and what makes a
//! sentence a question that the team can answer.

use super::cue::pattern;
use super::phrases::one_of;
use crate::pattern::{Regex, Text};
use std::ops::Range;
use std::sync::LazyLock;

static CLAUSE_END: LazyLock<Regex> = LazyLock::new(|| one_of("clause/clause_end"));

/// The clauses of a sentence.
pub(super) fn clauses<'t>(sentence: impl Into<Text<'t>>) -> impl Iterator<Item = Text<'t>> {
    let sentence = sentence.into();
    clause_ranges(sentence).map(move |range| sentence.part(range).trimmed()).filter(|clause| !clause.is_empty())
}

/// Where the clauses of a sentence stand in it, white space included.
pub(super) fn clause_ranges(sentence: Text<'_>) -> impl Iterator<Item = Range<usize>> {
    let length = sentence.as_str().len();
    let ends = CLAUSE_END.find_iter(sentence).map(|end| end.range()).chain(std::iter::once(length..length));
    let mut start = 0;
    ends.map(move |end| std::mem::replace(&mut start, end.end)..end.start)
}

static NEGATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:geen|niet|niets|niks|nooit|nergens|niemand|nee|neen|neet|zonder|noch|niets|not?)\b")
});

/// Whether a clause denies something.
pub(super) fn is_negated<'t>(clause: impl Into<Text<'t>>) -> bool {
    NEGATED.is_match(clause)
}

static PUTS_OFF: LazyLock<Regex> = LazyLock::new(|| one_of("clause/puts_off"));

/// Whether a clause speaks of something that is to come.
pub(super) fn puts_off<'t>(clause: impl Into<Text<'t>>) -> bool {
    PUTS_OFF.is_match(clause)
}

static ASKS: LazyLock<Regex> = LazyLock::new(|| one_of("clause/asks"));

/// Whether a sentence asks: a question mark, or `graag advies` and the like.
pub(super) fn is_question<'t>(sentence: impl Into<Text<'t>>) -> bool {
    let sentence = sentence.into();
    let bare =
        sentence.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ')' | '*' | '_' | '!' | '.'));
    bare.ends_with('?') || sentence.contains("? (") || REQUESTS.is_match(sentence)
}

/// Whether the words open as a question does, with or without its mark.
pub(super) fn opens_as_question<'t>(sentence: impl Into<Text<'t>>) -> bool {
    ASKS.is_match(sentence)
}

static REQUESTS: LazyLock<Regex> = LazyLock::new(|| one_of("clause/requests"));

static TO_COORDINATOR: LazyLock<Regex> = LazyLock::new(|| one_of("clause/to_coordinator"));

/// Questions on how things are done, whoever is addressed.
static PROCEDURE: LazyLock<Regex> = LazyLock::new(|| one_of("clause/procedure"));

static TO_TEAM: LazyLock<Regex> = LazyLock::new(|| one_of("clause/to_team"));

/// Whether a question is one of organisation, to the coördinator alone.
pub(super) fn is_for_coordinator<'t>(sentence: impl Into<Text<'t>>) -> bool {
    let sentence = sentence.into();
    PROCEDURE.is_match(sentence)
        || TO_COORDINATOR.is_match(sentence)
            && !(TO_TEAM.is_match(sentence) && !sentence.contains("agenda") && !sentence.contains("de lijst"))
}

static TOPIC_QUESTION: LazyLock<Regex> = LazyLock::new(|| one_of("clause/topic_question"));

/// Whether a question only opens a topic (`Wat is er al gedaan?`) and is answered by its own writer.
pub(super) fn is_topic<'t>(sentence: impl Into<Text<'t>>) -> bool {
    TOPIC_QUESTION.is_match(sentence)
}

static OTHERS_QUESTION: LazyLock<Regex> = LazyLock::new(|| one_of("clause/others_question"));

/// Whether a sentence reports what somebody else asks.
pub(super) fn is_somebody_elses<'t>(sentence: impl Into<Text<'t>>) -> bool {
    OTHERS_QUESTION.is_match(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_denied_by_its_own_words() {
        let found: Vec<bool> = clauses("moeder heeft getekend, maar vader wil niet tekenen").map(is_negated).collect();
        assert_eq!(found, [false, true]);
        assert!(is_negated("toestemming: nee") && !is_negated("toestemming: ja"));
    }

    #[test]
    fn questions_of_organisation_are_not_for_the_team() {
        for text in [
            "kan deze er donderdag nog bij?",
            "zet jij haar op de lijst?",
            "mag hij nog mee op de agenda?",
            "hoe laat beginnen we?",
        ] {
            assert!(is_for_coordinator(text), "{text}");
        }
        for text in
            ["wie kan de regie nemen?", "kan iemand van het team bij haar langs?", "hoe krijgen we hem in beweging?"]
        {
            assert!(!is_for_coordinator(text), "{text}");
        }
    }
}
