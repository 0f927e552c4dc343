//! Words by which a coördinator, regisseur or consulent decides: whether a case is for the table, and whether it may go on
//! without consent. In capitals, at the start of a line; a day may follow where a term is set.

use super::cue::typed_pattern;
use super::reply::{Day, ReplyWord, leading_numbers, written_day};
use crate::pattern::Regex;
use std::sync::LazyLock;

/// What is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// `BESPREKEN [: wie de regie heeft]`: it is a case for the table (W-10, H-100, W-16).
    Discuss {
        /// Who keeps the overview, if said.
        regie: Option<String>,
    },
    /// `NIET BESPREKEN: reden`.
    Decline {
        /// Why, for the inbrenger to read.
        reason: String,
    },
    /// `UITZONDERING JA [tot dag]` (H-70, W-39).
    Grant {
        /// Last day; the term of the profile if none is said.
        until: Option<Day>,
    },
    /// `UITZONDERING NEE: reden`.
    Refuse {
        /// Why.
        reason: String,
    },
    /// `GRONDSLAG: grond; wet; doel [; tot dag]` (A-13).
    Ground {
        /// The parts as written.
        words: String,
        /// Last day.
        until: Option<Day>,
    },
}

static WORD: LazyLock<Regex> = LazyLock::new(|| {
    typed_pattern(
        r"^[*_ -]{0,4}(BESPREKEN|NIET BESPREKEN|UITZONDERING JA|UITZONDERING NEE|GRONDSLAG)(?:[*_]{1,2})?(?:[ :.,;-]+(.*))?$",
    )
});

/// Reads one line.
pub(super) fn read(line: &str) -> Option<ReplyWord> {
    let found = WORD.captures(line)?;
    let (word, rest) = (found.get(1)?.as_str(), found.get(2).map_or("", |r| r.as_str()).trim());
    let (numbers, words) = leading_numbers(rest);
    let number = numbers.first().copied();
    let words = words.trim_start_matches([':', '-', ' ']).trim().to_owned();
    let verdict = match word {
        "BESPREKEN" => Verdict::Discuss { regie: Some(words).filter(|w| !w.is_empty()) },
        "NIET BESPREKEN" => Verdict::Decline { reason: words },
        // A day is no number of a list: `UITZONDERING JA 12-12-2026`.
        "UITZONDERING JA" => {
            return Some(ReplyWord::Decides {
                number: number.filter(|_| !words.is_empty() && written_day(rest).is_none() || words.is_empty()),
                verdict: Verdict::Grant { until: written_day(rest) },
            });
        }
        "UITZONDERING NEE" => Verdict::Refuse { reason: words },
        _ => Verdict::Ground { until: words.rsplit(';').next().and_then(written_day), words },
    };
    Some(ReplyWord::Decides { number, verdict })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::acts;

    #[test]
    fn decisions_are_read_in_capitals_and_talk_is_none() {
        let day = |text: &str| written_day(text);
        for (text, verdict) in [
            ("BESPREKEN", Verdict::Discuss { regie: None }),
            ("BESPREKEN: PIW", Verdict::Discuss { regie: Some("PIW".into()) }),
            ("NIET BESPREKEN: kan bilateraal", Verdict::Decline { reason: "kan bilateraal".into() }),
            ("UITZONDERING JA tot 1-12-2026", Verdict::Grant { until: day("1-12-2026") }),
            ("UITZONDERING JA", Verdict::Grant { until: None }),
            ("UITZONDERING NEE: vraag eerst", Verdict::Refuse { reason: "vraag eerst".into() }),
        ] {
            assert_eq!(acts(text), [ReplyWord::Decides { number: None, verdict }], "{text}");
        }
        let words = "publieke taak; Wmo 2015 artikel 2.3.2; veilig wonen; tot 1-12-2026";
        let ground = Verdict::Ground { words: words.into(), until: day("1-12-2026") };
        assert_eq!(acts(&format!("GRONDSLAG: {words}")), [ReplyWord::Decides { number: None, verdict: ground }]);
        assert!(matches!(acts("bespreken wij dit donderdag?")[..], [ReplyWord::Supplement(_)]));
    }
}
