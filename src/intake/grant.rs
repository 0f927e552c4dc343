//! Words by which a coördinator records consent and names readers:
//!
//! ```text
//! TOESTEMMING persoon 1 en 2, getekend 3-11-2026, tot 31-12-2026, voor MEE en PIW, door ouder
//! TOESTEMMING INGETROKKEN
//! AAN: MEE, PIW
//! ```
//!
//! Only in capitals, and TOESTEMMING only with a person and a day: `Toestemming: ja` is a line of a form.

use super::reply::{Day, ReplyWord, written_day};
use crate::pattern::Regex;
use std::sync::LazyLock;

/// Who signed, as an answer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signer {
    /// The resident.
    Resident,
    /// A parent or another who represents the resident.
    Representative,
    /// Both.
    Both,
}

/// What an answer says of a consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantWords {
    /// Numbers of persons.
    pub persons: Vec<u32>,
    /// Day of signing.
    pub given: Day,
    /// Last day.
    pub until: Option<Day>,
    /// Organisations or mailboxes; empty for the whole team.
    pub to: Vec<String>,
    /// Who signed.
    pub signer: Signer,
}

fn regex(text: &'static str) -> Regex {
    Regex::new(text).expect("a pattern of this file is well formed (its test reads each)")
}

static WITHDRAWN: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^[*_\s-]{0,4}(?:TOESTEMMING|toestemming|Toestemming) (?i:ingetrokken)[*_.!:\s]*(\d{1,3})?[.!\s]*$")
});
static GRANTED: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^[*_\s-]{0,4}TOESTEMMING[*_]{0,2}(?:\s+(\d{1,3})\s*:)?[\s:,]+(.+)$"));
static READERS: LazyLock<Regex> = LazyLock::new(|| regex(r"^[*_\s-]{0,4}AAN[*_]{0,2}(?:\s+(\d{1,3}))?\s*:\s*(.+)$"));
static PERSONS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)perso(?:on|nen)\s+(\d{1,3}(?:\s*(?:,|en|&)\s*(?:persoon\s+)?\d{1,3}\b)*)"));
static UNTIL: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)(?:t/m|tot en met|tot)\s+([0-9][^,;]{0,24})"));
static FOR: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)(?:^|[\s,;])voor\s+([^;]+)"));

/// Reads one line; none if it is none of these words.
pub(super) fn read(line: &str) -> Option<ReplyWord> {
    let number = |m: Option<&str>| m.and_then(|m| m.parse().ok());
    if let Some(found) = WITHDRAWN.captures(line) {
        return Some(ReplyWord::ToestemmingWeg { number: number(found.get(1).map(|m| m.as_str())) });
    }
    if let Some(found) = READERS.captures(line) {
        let names = names(found.get(2)?.as_str());
        return Some(ReplyWord::Aan { number: number(found.get(1).map(|m| m.as_str())), names });
    }
    let found = GRANTED.captures(line)?;
    let rest = found.get(2)?.as_str();
    let grant = grant(rest)?;
    Some(ReplyWord::Toestemming { number: number(found.get(1).map(|m| m.as_str())), grant })
}

fn grant(text: &str) -> Option<GrantWords> {
    let said = PERSONS.captures(text)?;
    let digits = said.get(1)?.as_str().split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty());
    let persons: Vec<u32> = digits.filter_map(|d| d.parse().ok()).collect();
    let rest = format!("{} {}", &text[..said.get(0)?.start()], &text[said.get(0)?.end()..]);
    let until = UNTIL.captures(&rest);
    let last = until.as_ref().and_then(|u| u.get(1)).and_then(|m| written_day(m.as_str()));
    let without = until.and_then(|u| u.get(0).map(|m| format!("{} {}", &rest[..m.start()], &rest[m.end()..])));
    let rest = without.unwrap_or(rest);
    let given = written_day(&rest)?;
    let to = FOR.captures(&rest).and_then(|f| f.get(1).map(|m| names(m.as_str()))).unwrap_or_default();
    let lower = rest.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    let parent = has(&["ouder", "vader", "moeder", "voogd", "mentor", "vertegenwoordiger", "verzorger"]);
    let own = has(&["zelf", "jongere", "beide", "kind en"]);
    let signer = match (own, parent) {
        (_, false) => Signer::Resident,
        (true, true) => Signer::Both,
        (false, true) => Signer::Representative,
    };
    let signer = if lower.contains("beide") { Signer::Both } else { signer };
    Some(GrantWords { persons, given, until: last, to, signer })
}

/// Names parted by commas or `en`; a piece that says who signed, or a day, is none.
fn names(text: &str) -> Vec<String> {
    let pieces = text.split([',', ';']).flat_map(|p| p.split(" en "));
    let pieces =
        pieces.map(|p| p.trim().trim_start_matches("het ").trim_start_matches("de ").trim_end_matches('.').trim());
    let is_name = |p: &&str| {
        let lower = p.to_lowercase();
        !p.is_empty()
            && !lower.starts_with("door ")
            && !lower.starts_with("getekend")
            && !p.starts_with(|c: char| c.is_ascii_digit())
    };
    pieces.filter(is_name).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::super::reply::acts;
    use super::*;
    use proptest::prelude::*;

    fn day(year: i16, month: i8, day: i8) -> Day {
        Day { year: Some(year), month, day }
    }

    #[test]
    fn a_coordinator_records_what_stands_on_paper() {
        let plain = GrantWords {
            persons: vec![1],
            given: day(2026, 11, 3),
            until: None,
            to: Vec::new(),
            signer: Signer::Resident,
        };
        for (line, grant) in [
            ("TOESTEMMING persoon 1, getekend 3-11-2026", plain.clone()),
            ("TOESTEMMING: persoon 1 getekend op 3 november 2026", plain.clone()),
            (
                "TOESTEMMING personen 1 en 3, getekend 3-11-2026, tot 31-12-2026, voor MEE en PIW",
                GrantWords {
                    persons: vec![1, 3],
                    until: Some(day(2026, 12, 31)),
                    to: vec!["MEE".into(), "PIW".into()],
                    ..plain.clone()
                },
            ),
            (
                "TOESTEMMING persoon 2, getekend 3-11-2026, door ouder",
                GrantWords { persons: vec![2], signer: Signer::Representative, ..plain.clone() },
            ),
            (
                "TOESTEMMING persoon 2, getekend 3-11-2026, door ouder en jongere",
                GrantWords { persons: vec![2], signer: Signer::Both, ..plain.clone() },
            ),
        ] {
            assert_eq!(acts(line), [ReplyWord::Toestemming { number: None, grant }], "{line}");
        }
        assert_eq!(acts("TOESTEMMING INGETROKKEN"), [ReplyWord::ToestemmingWeg { number: None }]);
        assert_eq!(acts("TOESTEMMING INGETROKKEN 2"), [ReplyWord::ToestemmingWeg { number: Some(2) }]);
        assert_eq!(acts("AAN: MEE, PIW"), [ReplyWord::Aan { number: None, names: vec!["MEE".into(), "PIW".into()] }]);
    }

    #[test]
    fn lines_of_a_form_and_of_a_header_record_nothing() {
        for line in [
            "TOESTEMMING: ja",
            "Toestemming: ja, getekend op 3-11-2026",
            "TOESTEMMING: mevrouw tekende op 3-11-2026",
            "Aan: dorpsteam-elsloo@poort.example",
            "De toestemming ingetrokken, dat kan.",
        ] {
            assert!(matches!(acts(line)[..], [ReplyWord::Supplement(_)]), "{line}");
        }
    }

    proptest! {
        #[test]
        fn no_line_makes_it_panic(line in "(TOESTEMMING |AAN: |persoon 1|3-11-2026|tot |voor |\\PC{0,8}){0,8}") {
            let _ = read(&line);
        }
    }
}
