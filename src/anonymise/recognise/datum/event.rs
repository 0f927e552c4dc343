//! How sure it is that a day concerns somebody, by what is said near it.

use super::super::days::Day;
use super::this_year;
use super::words::{BEFELL, COUNTED, EVENT, HAPPENED, MEETING, PAIR, kinds_in, kinds_of};
use crate::anonymise::candidate::Context;
use crate::anonymise::recognise::owner;
use crate::anonymise::view::View;
use crate::model::SectionKind;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// The writer's own plans.
static OWN_PLAN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:ik|we|wij) (?:\w+ ){0,2}?(?:ga|gaan|bel|bellen|kom|komen|ben|weeg|plan|mail|stuur|spreek|sluit|haal|neem|bespreken|bespreek|hebben een|heb een|laat|meld)\b|\b(?:bel|kom|ben|weeg|mail|stuur|spreek|sluit|haal|neem|ga) (?:ik|we|wij)\b|\bstaat in mijn agenda\b|\bmijn mail\b")
        .expect("a fixed pattern")
});

/// How sure it is that the day concerns somebody, by what stands in its clause.
pub(super) fn event_confidence(context: &Context, day: &Day) -> f32 {
    let view = context.view;
    let (before, after) = (view.line_before(day.range.start, 120), view.line_after(day.range.end, 120));
    let before = owner::clause(before);
    let after = &after[..clause_end(after)];
    let said = kinds_in(before) | kinds_in(after);
    let mut confidence = 0.45;
    // `- brief stopzetten, voor 15 juni`: when somebody of the team has to have done it.
    let item = view.line_before(day.range.start, 120).trim_start().starts_with(['-', '*', '•']);
    let due = ["voor ", "vóór ", "uiterlijk ", "gereed ", "klaar "].iter().any(|w| before.ends_with(w));
    if item && due && after.trim().is_empty() {
        return 0.2;
    }
    if said & BEFELL != 0 {
        return 0.9;
    }
    if said & EVENT != 0 {
        confidence += 0.25;
    }
    // What stands closest counts: a meeting spoken of further on takes nothing away.
    let meeting = (kinds_in(tail(before, 50)) | kinds_in(head(after, 50))) & MEETING != 0;
    let hour = || before.ends_with("uur ") || head(after, 24).contains(" uur");
    if meeting || said & EVENT == 0 && hour() {
        confidence -= 0.35;
    }
    if OWN_PLAN.is_match(before) || OWN_PLAN.is_match(after) {
        confidence -= 0.3;
    }
    let past = day.year.is_some_and(|y| i32::from(y) < this_year(context));
    if past {
        confidence += 0.15;
    }
    if opens_timeline(view, &day.range) || day.numeric && opens_log(view, &day.range) {
        confidence += 0.3;
    }
    if hour_follows(after) {
        confidence -= 0.15;
    }
    if view.tokens.get(view.token_at(day.range.start)).is_some_and(|t| t.section == SectionKind::Subject) {
        confidence -= 0.35;
    }
    if context.settings.area_question || context.settings.minutes {
        confidence -= 0.1;
    }

    confidence
}

/// The last `bytes` bytes, cut at a character.
fn tail(text: &str, bytes: usize) -> &str {
    let mut at = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    &text[at..]
}

/// The first `bytes` bytes, cut at a character.
fn head(text: &str, bytes: usize) -> &str {
    let mut at = bytes.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    &text[..at]
}

/// `3 juli jl.`, `a.s.`: the stop ends a short form.
fn is_shortened(before: &str) -> bool {
    [" jl", " a.s", " as", " ll", " nl"].iter().any(|short| before.ends_with(short))
}

fn clause_end(after: &str) -> usize {
    after
        .char_indices()
        .find(|(at, c)| {
            matches!(c, ';' | '!' | '?')
                || *c == '.' && after[at + 1..].starts_with([' ', '\n']) && !is_shortened(&after[..*at])
                || *c == '.' && at + 1 == after.len()
        })
        .map_or(after.len(), |(at, _)| at)
}

/// The day opens its line and text follows: a timeline.
pub(super) fn opens_timeline(view: &View, range: &Range<usize>) -> bool {
    let before = view.line_before(range.start, 20);
    let after = view.line_after(range.end, 40);
    let opens = before.trim().trim_start_matches(['-', '*', '•']).trim().is_empty();
    opens
        && after.len() > 12
        && (after.starts_with("  ") || after.starts_with('\t') || after.trim_start().starts_with([':', '-', '|']))
}

/// `- 11-11 melding buurvrouw` above `- 13-11 huisbezoek`: the day opens a line of a log in which something happened to somebody.
pub(super) fn opens_log(view: &View, range: &Range<usize>) -> bool {
    /// So many lines on either side are looked at.
    const NEAR: usize = 3;
    let number = view.lines.partition_point(|line| line.range.start <= range.start).saturating_sub(1);
    let line = |at: usize| view.lines.get(at).map_or("", |line| &view.lower[line.range.clone()]);
    let log = |at: &usize| opens_with_day(line(*at));
    if !view.line_before(range.start, 20).trim_start_matches(BULLETS).is_empty() || !log(&number) {
        return false;
    }
    let above = (0..number).rev().take(NEAR).take_while(log);
    let beside: Vec<usize> = above.chain((number + 1..=number + NEAR).take_while(log)).collect();
    let happens = |at: usize| kinds_in(line(at)) & (EVENT | HAPPENED | BEFELL) != 0;
    !beside.is_empty() && (happens(number) || beside.into_iter().any(happens) || heads_log(view, number))
}

/// `LOGBOEK (verkort)`, `Meldingen sinds januari:`: whether a heading a few lines above says that what is told by day happened.
fn heads_log(view: &View, number: usize) -> bool {
    /// So many lines above a line its heading may stand.
    const FAR: usize = 12;
    /// A heading has no more letters.
    const HEADING: usize = 60;
    const WORDS: [&str; 8] =
        ["log", "tijdlijn", "meldingen", "incidenten", "chronologi", "mutaties", "voorvallen", "gebeurtenissen"];
    let lines = &view.lines[number.saturating_sub(FAR)..number.min(view.lines.len())];
    lines.iter().map(|line| &view.lower[line.range.clone()]).any(|line| {
        line.len() <= HEADING
            && !opens_with_day(line)
            && WORDS.iter().any(|word| line.split([' ', '(']).any(|w| w.starts_with(word)))
    })
}

/// What stands before the first word of a line that is quoted or an item.
const BULLETS: [char; 6] = ['-', '*', '•', '>', ' ', '\t'];

/// `- 11-11 …`: a line that begins with the figures of a day and its month, and goes on.
fn opens_with_day(line: &str) -> bool {
    let line = line.trim_start_matches(BULLETS);
    let figures = |text: &str| text.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let day = figures(line);
    let rest = &line[day..];
    let Some(rest) = rest.strip_prefix(['-', '/']) else { return false };
    let month = figures(rest);
    let goes_on = rest[month..].starts_with([' ', ':', ',', '-', '/', '\t']);
    let value = |text: &str| text.parse::<u8>().unwrap_or(0);
    (1..=31).contains(&value(&line[..day])) && (1..=12).contains(&value(&rest[..month])) && goes_on
}

fn hour_follows(after: &str) -> bool {
    static HOUR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^,?\s*(?:om |van |vanaf |\()?\s*\d{1,2}(?:[.:]\d\d)?(?:\s?(?:uur|u\b|-|tot)|[.:]\d\d)")
            .expect("a fixed pattern")
    });
    HOUR.is_match(after)
}

/// `vrouw 9/9 overleden`, `hond 11/9 door de dierenambulance opgehaald`: what happened stands in the clause behind, and no
/// fraction, pair of classes or score is meant.
pub(super) fn befalls(view: &View, day: &Day) -> bool {
    let before = view.line_before(day.range.start, 24);
    let word = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let pair = kinds_of(word) & PAIR != 0;
    let after = view.line_after(day.range.end, 60);
    let letters = before.trim_start_matches(BULLETS).is_empty()
        || before.trim_end().ends_with(|c: char| c.is_alphabetic() || c == '|' || c == ',' || c == '.');
    letters && !pair && (happened(&after[..clause_end(after)]) || before.trim_end().ends_with("gebeld"))
}

/// What happens to somebody stands near the beginning of the clause behind.
fn happened(after: &str) -> bool {
    /// The last word of it begins within so many bytes.
    const NEAR: usize = 46;
    let clause = after.split(['.', ';']).next().unwrap_or("");
    let mut end = NEAR.min(clause.len());
    while !clause.is_char_boundary(end) || clause[end..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
        end += 1;
    }
    kinds_in(&clause[..end]) & HAPPENED != 0
}

pub(super) fn counts_something(after: &str) -> bool {
    let after = after.trim_start();
    let word = after.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    after.starts_with("x ") || after.starts_with('%') || kinds_of(word) & COUNTED != 0
}
