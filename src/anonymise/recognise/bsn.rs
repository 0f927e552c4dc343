//! BSN: nine digits by the elfproef or by the word before them, eight where the zero was dropped.
//!
//! One in eleven numbers of nine digits passes the elfproef by chance, so words near it count too.

use super::digits::{Digits, begins_freely, passes_elfproef};
use super::spoken::{self, Spoken};
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::{Kind, View};
use crate::model::Category;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static CUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:\bb\.?s\.?n\b|bsn|burger ?service|sofi|persoonsnummer)[^\n]{0,40}$").expect("a fixed pattern")
});

/// What such a number is otherwise.
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:kvk|rsin|btw|fiscaal|factuur|order|bestel|artikel|pakket|track|agb|vergader|meeting|deelname|inbel|toegang|€|eur|euro)[^\n0-9]{0,20}$")
        .expect("a fixed pattern")
});

static ZERO_DROPPED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^[\s(,]*(?:met )?(?:een )?(?:nul|0) (?:er ?voor|ervoor|voorop|vooraan)").expect("a fixed pattern")
});

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    let mut past = 0;
    for (_, token) in view.numbers() {
        let at = token.range().start;
        let glued = view.lower[..at].ends_with("bsn");
        if at < past || !glued && !begins_freely(view, at) {
            continue;
        }
        let digits = cell(view, at).unwrap_or_else(|| Digits::read(view, at, b" .-/\t\n", 2));
        let before = view.line_before(at, 60);
        let said = CUE.is_match(before) && !before.contains("telefoon");
        let table =
            || super::table::header_of(view, at).is_some_and(|h| h.contains("bsn") || h.contains("burgerservice"));
        let nine = digits.first(view, 9).filter(|_| digits.len() == 9 || said);
        let hit = match nine {
            Some(range) if said || table() => Some((range, 0.99, "bsn-said")),
            Some(range)
                if passes_elfproef(&digits.digits[..9]) && is_grouped(&digits.groups()) && !OTHER.is_match(before) =>
            {
                Some((range, if digits.digits.starts_with('0') { 0.8 } else { 0.85 }, "bsn-elfproef"))
            }
            Some(_) => None,
            None => digits
                .first(view, 8)
                .filter(|r| digits.len() == 8 && (said || table() || ZERO_DROPPED.is_match(view.after(r.end, 30))))
                .map(|range| (range, 0.95, "bsn-zero-dropped")),
        };
        // Ten digits or seven after the word: a slip of the pen that still leads to somebody.
        let hit = hit.or_else(|| {
            let count = digits.len();
            let whole = digits.first(view, count).filter(|_| said && (6..=11).contains(&count));
            whole.filter(|_| directly_said(before)).map(|range| (range, 0.9, "bsn-miscounted"))
        });
        if let Some((range, confidence, rule)) = hit {
            past = range.end;
            found.push(context.at(range, Category::Bsn, confidence, rule));
        }
    }
    if CUES.iter().any(|cue| view.lower.contains(cue)) {
        in_words(context, found);
    }
}

/// Nine digits that a tab, the end of the line or two blanks part from the number behind them: they fill a cell. Or a number of a
/// telephone stands right behind them.
fn cell(view: &View, at: usize) -> Option<Digits> {
    let mut digits = Digits::read(view, at, b" .-/", 1);
    let phone = digits.digits.get(9..).is_some_and(|more| more.starts_with('0') && matches!(more.len(), 10..));
    // "111222333 2026-012345": whole, and a blank before what follows.
    let whole = digits.len() > 9 && digits.groups().first() == Some(&9) && passes_elfproef(&digits.digits[..9]);
    let whole = whole && digits.first(view, 9).is_some_and(|nine| view.lower[nine.end..].starts_with(' '));
    if phone || whole {
        digits.cut(9);
    }
    let whole = digits.first(view, 9).filter(|_| digits.len() == 9 && is_grouped(&digits.groups()))?;
    (phone || view.lower[whole.end..].starts_with(['\t', '\n', '|', ';', ' '])).then_some(digits)
}

/// Words for the number, or the letters that open them.
const CUES: &[&str] = &["bsn", "burgerservice", "sofi"];

/// `BSN een twee drie, vier …`, `bsn twaalf vierendertig …`, and `BSN eindigt op 782`: behind the word for it.
fn in_words(context: &Context, found: &mut Vec<Candidate>) {
    /// So many tokens may stand between the word and the number.
    const REACH: usize = 12;
    let view = context.view;
    for (at, token) in view.tokens.iter().enumerate() {
        if token.kind != Kind::Word || !CUES.iter().any(|cue| view.lower_word(token).starts_with(cue)) {
            continue;
        }
        for next in at + 1..(at + 1 + REACH).min(view.tokens.len()) {
            let token = &view.tokens[next];
            let begins = token.kind == Kind::Number
                || token.kind == Kind::Word && spoken::said(view.lower_word(token)).is_some();
            if !begins {
                continue;
            }
            let Some(spoken) = Spoken::read(view, next) else { break };
            let whole = spoken.words >= 2 && (7..=10).contains(&spoken.digits.len());
            if whole {
                found.push(context.at(spoken.range, Category::Bsn, 0.95, "bsn-in-words"));
            } else if let Some(range) = last_figures(view, at, next) {
                found.push(context.at(range, Category::Bsn, 0.85, "bsn-last-figures"));
            } else if spoken.words == 1 {
                // "van een van de kinderen": an article, no number.
                continue;
            }
            break;
        }
    }
}

/// `BSN eindigt op 782`, `laatste drie cijfers van het bsn zijn 782`.
fn last_figures(view: &View, cue: usize, number: usize) -> Option<Range<usize>> {
    let range = view.tokens[number].range();
    let between = &view.lower[view.tokens[cue].range().start..range.start];
    let ahead = view.line_before(view.tokens[cue].range().start, 40);
    let said = between.contains("eindig") || between.contains("laatste") || ahead.contains("laatste");
    (said && view.tokens[number].kind == Kind::Number && (2..=4).contains(&range.len())).then_some(range)
}

fn directly_said(before: &str) -> bool {
    before.trim_end_matches(|c: char| !c.is_alphabetic()).ends_with("bsn")
        || before.ends_with("nummer: ")
        || before.ends_with("nummer ")
}

/// Whether nine digits are grouped as people group a BSN.
fn is_grouped(groups: &[usize]) -> bool {
    matches!(
        groups,
        [9] | [3, 3, 3]
            | [4, 2, 3]
            | [2, 3, 4]
            | [5, 4]
            | [4, 5]
            | [1, 3, 3, 2]
            | [2, 2, 2, 3]
            | [3, 2, 2, 2]
            | [1, 2, 3, 3]
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::check;

    #[test]
    fn every_notation_is_found() {
        for line in [
            "BSN [[BSN|111222333]].",
            "Casus [[BSN|111222333]] 2026-012345",
            "bsn: [[BSN|1112.22.333]]",
            "B.S.N. [[BSN|111 222 333]], klopt",
            "(bsn [[BSN|111-222-333]])",
            "zijn nummer [[BSN|123456782]] staat erbij",
            "bsn moeder [[BSN|123 456 789]]",
            "burgerservicenummer is [[BSN|12345678]]",
            "[[BSN|12345678]] (nul ervoor)",
            "bsn [[BSN|1112223334]]",
            "Haar BSN is [[BSN|een een een, twee twee twee, drie drie drie]].",
            "bsn van hem: [[BSN|honderdelf tweehonderdtweeëntwintig driehonderddrieëndertig]]",
            "BSN [[BSN|twaalf vierendertig zesenvijftig zevenentachtig twee]], zegt hij",
            "het bsn van een van de kinderen is [[BSN|één twee drie - vier vijf zes - zeven acht 2]]",
            "his BSN is [[BSN|one one one two two two three three three]]",
            "zijn BSN eindigt op [[BSN|782]]",
            "naam\tbsn\trol\nmoeder\t[[BSN|123456789]]\tx",
            "naam\tbsn\ttel\nmoeder\t[[BSN|123 456 789]]\t0612341234",
            "[[BSN|1112.22.333]]\t06 12 34 12 34",
            "[[BSN|111 222 333]]\n0612341234",
            "[[BSN|111 222 333]] 06 12 34 12 34",
            "naam:Ria,BSN[[BSN|1112.22.333]],tel",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn other_numbers_stay() {
        for line in [
            "Dien in via Teams (vergader-id 111 222 333).",
            "KvK 123456782",
            "factuur 111222333",
            "bedrag € 111222333",
            "kenmerk 123456789",
            "12345678",
            "bel 06-11122233 3",
            "op 11-12-2223 33",
            "het bsn van een van de twee zonen ontbreekt",
            "BSN volgt, hij heeft 3 kinderen",
        ] {
            check(find, line);
        }
    }
}
