//! Years of birth alone.

use super::birth::{BIRTH, BORN_BEHIND, in_brackets_behind_name, in_column_of_birth};
use super::fields::run_together;
use super::this_year;
use super::words::{PAPER, kinds_of};
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::View;
use crate::model::Category;
use crate::pattern::Regex;
use std::sync::LazyLock;

/// A law or a report, or a month, right before its year.
fn is_of_paper(before: &str) -> bool {
    let word =
        before.trim_end_matches([' ', ',', '(']).rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    kinds_of(word) & PAPER != 0 || super::super::days::month_number(word).is_some()
}

/// Years alone: after a word for birth, in brackets behind a name, in a column of birth dates, `dochter van 2013`.
pub(super) fn years_of_birth(context: &Context, found: &mut Vec<Candidate>) {
    static SAID: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"(?:\bgeb(?:oren|\.|\b|datum)?|°|\bgeboortejaar|\bbouwjaar|\bbj|\bjg|\bjaargang|\bgeboortedatum|\buit|\*)\s*(?:in |:|\.|het |jaar|is|begin |eind )*\s*(?:(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|febr|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?)?\s*'?$").expect("a fixed pattern")
    });
    static CHILD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(
            r"\b(?:zoon|zoontje|dochter|dochtertje|jongen|meisje|kind|kindje|baby|man|vrouw|oudste|jongste|middelste|moeder|vader|mevrouw|meneer)\w* (?:(?:is|was) )?(?:van|uit) '?$|\b(?:hij|zij|ze|ik) (?:is|ben) (?:ook |zelf )?van (?:januari |februari |maart |april |mei |juni |juli |augustus |september |oktober |november |december )?'?$|\((?:van|uit) '?$|\b(?:hij|zij|ze|mevrouw|meneer) komt uit '?$",
        )
        .expect("a fixed pattern")
    });
    let view = context.view;
    for (index, token) in view.numbers() {
        let range = token.range();
        let value: u16 = match view.lower[range.clone()].parse() {
            Ok(value) if range.len() == 4 && (1900..=2100).contains(&value) || range.len() == 2 => value,
            _ if matches!(range.len(), 6 | 8) => {
                run_together(context, range, found);
                continue;
            }
            _ => continue,
        };
        let before = view.line_before(range.start, 40);
        let short = range.len() == 2;
        // `03NOV1958`.
        if range.len() <= 2
            && let Some(day) = GLUED.find(view.after(range.start, 10))
            && BIRTH.is_match(before)
        {
            found.push(context.at(range.start..range.start + day.end(), Category::Geboortedatum, 0.95, "birth-said"));
            continue;
        }
        // `geb. 58-11-03`: the year ahead.
        if short && YEAR_AHEAD.is_match(view.after(range.start, 10)) && BIRTH.is_match(before) {
            found.push(context.at(range.start..range.start + 8, Category::Geboortedatum, 0.95, "birth-said"));
            continue;
        }
        // `bouwjaar 74`, of somebody and no house.
        let built = YEAR_BUILT.is_match(before);
        if built && (BUILT.is_match(before) || super::super::kenteken::CUE.is_match(view.line_before(range.start, 90)))
        {
            continue;
        }
        let bare = short && built && !before.ends_with('\'');
        if short && !bare && !before.ends_with('\'') || i32::from(value) > this_year(context) {
            continue;
        }
        let joined = view.lower[range.end..].starts_with(['-', '/', '.', ':'])
            && view.lower[range.end + 1..].starts_with(|c: char| c.is_ascii_digit());
        if joined || !super::super::digits::begins_freely(view, range.start) && !short {
            continue;
        }
        let said = SAID.is_match(before) && (!before.trim_end().ends_with("uit") || before_is_person(view, index));
        let header = || in_column_of_birth(view, range.start);
        let rest = &view.lower[range.end..];
        // `In 1961 werd hij geboren`.
        let said = said
            || !short && (rest.starts_with(" geboren") || rest.starts_with(" ter wereld"))
            || !short && BORN_BEHIND.is_match(view.line_after(range.end, 60));
        let closed = if before.ends_with('(') {
            rest.starts_with(')')
        } else {
            rest.is_empty() || rest.starts_with([',', '.', ';', '\n', ')'])
        };
        // A law or report of late years has its year in brackets too: there only a name that is no word counts.
        let brackets = !short
            && closed
            && in_brackets_behind_name(view, &range)
            && {
                let name = &view.tokens[index - 2];
                let old = i32::from(value) < this_year(context) - 16 && !name.sentence_start && before.ends_with('(');
                // `Kinderen: Mees (2012)`: a first name among those of a family.
                let known = before.ends_with('(')
                    && context.dictionary.look_up(view.lower_word(name)).first().listed()
                    && before.split(|c: char| !c.is_alphabetic()).any(super::super::age_words::is_person_word);
                let place = context.dictionary.look_up(view.lower_word(name));
                let town = place.place() && !place.first().listed();
                !town && (old || known || !context.is_ordinary(view.lower_word(name)))
            }
            && !is_of_paper(before);
        let confidence = if said || bare || header() {
            0.95
        } else if CHILD.is_match(before) {
            0.85
        } else if brackets {
            0.75
        } else {
            continue;
        };
        let start = if short && !bare { range.start - 1 } else { range.start };
        // `geboren in mei 1944`: the month goes with its year.
        let stop = usize::from(before.ends_with(". "));
        let month = index.checked_sub(1 + stop).map(|at| &view.tokens[at]).filter(|t| {
            (said || header() || CHILD.is_match(before))
                && t.range().end + 1 + stop == start
                && super::super::days::month_number(view.lower_word(t)).is_some()
        });
        let start = month.map_or(start, |t| t.range().start);
        found.push(context.at(start..range.end, Category::Geboortedatum, confidence, "year-of-birth"));
    }
}

/// `dochter uit 2013`, but not `huwelijk uit 1988`.
fn before_is_person(view: &View, index: usize) -> bool {
    let Some(word) = index.checked_sub(2).and_then(|i| view.tokens.get(i)) else { return false };
    super::super::age_words::is_person_word(view.lower_word(word))
}

static GLUED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^\d{1,2}(?:jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)(?:19|20)?\d\d\b")
        .expect("a fixed pattern")
});

static YEAR_AHEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"^(?:3[2-9]|[4-9]\d|00)[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01])(?:[^-/.0-9]|[-/.]?$|[.][^0-9])",
    )
    .expect("a fixed pattern")
});

static YEAR_BUILT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:bouwjaar|bj\.?|jg\.?|geboortejaar|jaargang|geb\.? ?jaar) ?:? ?(?:is |van )?'?$")
        .expect("a fixed pattern")
});

static BUILT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:huis|woning|woningen|flats?|auto|pand|panden|blok|complex|appartement|caravan|school|gebouw|fiets|scooter|ketel|huizen|bus)\b")
        .expect("a fixed pattern")
});
