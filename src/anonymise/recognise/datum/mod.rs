//! DATUM and GEBOORTEDATUM: a day on which something happened, or will happen, to a person, and the day somebody was born.
//!
//! Days of meetings, of mail headers, of what professionals plan stay. Where it is not clear which it is, the day gets a
//! confidence at which it is shown to the coördinator and left standing.

mod birth;
mod birthday;
mod born;
mod event;
mod feast;
mod fields;
mod figures;
mod somebody;
mod words;
mod year;

use super::days::{Day, days};
use super::owner;
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::chat;
use crate::anonymise::view::View;
use crate::model::Category;
use crate::pattern::Regex;
use birth::{goes_with_somebody, in_brackets_behind_name, is_birth, said_of_age, short_year};
use birthday::{comes_of_age, turns};
use born::{Births, is_of_nobody};
use event::{befalls, counts_something, event_confidence, opens_log, opens_timeline};
use std::ops::Range;
use std::sync::LazyLock;
use words::{BEFELL, EVENT, HAPPENED, MEETING, PAPER, kinds_in, kinds_of};

static HEADER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^\s*(?:van|from|verzonden|sent|aan|to|datum(?: ?:| \d)|date|onderwerp|subject|cc|op|on|ontvangen|datum overleg|datum vergadering|datum/tijd)(?:\s*[: ]|\d)").expect("a fixed pattern")
});

static SUBJECT: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"^[\s>]*(?:onderwerp|subject|betreft|re|fw|fwd)\s*:").expect("a fixed pattern"));

static LAW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:artikel|art\.?|lid|versie|paragraaf|par\.?|hoofdstuk|v|(?:[a-z]{0,12}wet|besluit|regeling|verordening|convenant|privacyreglement|beleidsregels?)(?: is| dateert| geldt)? (?:van|d\.d\.|per|sinds))\s*$").expect("a fixed pattern")
});

static LED_IN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:\b(?:op|sinds|vanaf|per|voor|na|tot|van|om|d\.d\.|dd\.?|ma|di|wo|do|vr|za|zo|\w+dag|sedert|opgenomen|opname|ontslag|gevallen|overleden|ongeval|is|was|bij|rond|afgelopen)\s*\.?\s?|[(,:]\s?)$").expect("a fixed pattern")
});

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    let births = Births::of(context);
    for day in births.days() {
        found.push(context.at(day.clone(), Category::Geboortedatum, 0.97, "birth-said"));
    }
    let (mut last, mut told) = (None, Vec::new());
    for mut day in days(view) {
        if let Some(known) = births.day_over(&day.range) {
            last = Some(known.end);
            continue;
        }
        let follows = last.is_some_and(|end| end < day.range.start && is_row(&view.lower[end..day.range.start]));
        let judged =
            if follows { Some((Category::Geboortedatum, 0.9, "birth-row")) } else { judge(context, &births, &mut day) };
        if let Some((category, confidence, rule)) = judged {
            last = (category == Category::Geboortedatum).then_some(day.range.end);
            told.extend(last.map(|_| day.range.clone()));
            found.push(context.at(day.range, category, confidence, rule));
        }
    }
    year::years_of_birth(context, &births, &told, found);
    year::in_words(context, found);
    feast::feasts(context, &births, found);
    fields::in_fields(context, &births, found);
    fields::behind_sex(context, found);
}

/// Between two days of a row: `geboren 3-5-2010, 4-6-2012 en 7-8-2015`.
fn is_row(gap: &str) -> bool {
    matches!(gap, ", " | " en " | " & " | " / " | ", en " | " en op " | ", op ")
}

fn judge(context: &Context, births: &Births, day: &mut Day) -> Option<(Category, f32, &'static str)> {
    let view = context.view;
    let before = view.before(day.range.start, 60);
    let line = view.line_before(day.range.start, 200);
    if is_birth(context, births, day) {
        // `geb. 14 sept 86`: the year without its apostrophe.
        day.range.end += short_year(view, day);
        return Some((Category::Geboortedatum, 0.97, "birth-said"));
    }
    if goes_with_somebody(context, day) {
        return Some((Category::Geboortedatum, 0.85, "birth-beside-name"));
    }
    // In the name of a file only a birth is somebody's.
    if before.ends_with('_') || view.lower[day.range.end..].starts_with('_') {
        return None;
    }
    // `Onderwerp: M. Tester (9-10-1938)`: a header line names somebody too.
    let of_old = day.year.is_some_and(|y| i32::from(y) < this_year(context) - 4);
    if of_old && in_brackets_behind_name(view, &day.range) && SUBJECT.is_match(line) {
        return Some((Category::Geboortedatum, 0.85, "birth-in-brackets"));
    }
    // "datum incident: 17-10-2026" heads no mail.
    let befell = line.trim_start().starts_with("datum ") && kinds_in(line) & EVENT != 0;
    if !befell && HEADER.is_match(line) && is_header_line(view, day.range.start) || view.in_signature(day.range.start) {
        return None;
    }
    let after = view.after(day.range.end, 30);
    if LAW.is_match(line) || stamps_message(view, day.range.start) || is_fraction(view, day, line) {
        return None;
    }
    let birthday = comes_of_age(before, line, after) || turns(view, day, before);
    if birthday && !is_of_nobody(context, day.range.start, true) {
        return Some((Category::Geboortedatum, 0.85, "birthday-said"));
    }

    if day.numeric && day.year.is_none() && is_of_roster(view, &day.range) {
        return None;
    }
    if day.numeric
        && day.year.is_none()
        && (!LED_IN.is_match(line)
            && !opens_timeline(view, &day.range)
            && !opens_log(view, &day.range)
            && !befalls(view, day)
            && !names_event(line)
            || counts_something(after))
    {
        return None;
    }
    let day = &*day;
    // "woont bij hem in, elf juni negentienachtenveertig": whoever writes out a year of long ago tells a birth.
    let old = day.year.is_some_and(|y| (16..=110).contains(&(this_year(context) - i32::from(y))));
    let written = !day.numeric && !view.lower[day.range.clone()].bytes().any(|b| b.is_ascii_digit());
    if old && (written || is_told_of_nothing_else(context, day)) {
        return Some((Category::Geboortedatum, 0.75, if written { "birth-written" } else { "birth-long-ago" }));
    }
    if said_of_age(before, day, this_year(context)) {
        return Some((Category::Geboortedatum, 0.8, "birth-in-brackets"));
    }
    if in_brackets_behind_name(view, &day.range) && day.year.is_some_and(|y| i32::from(y) < this_year(context) - 4) {
        return Some((Category::Geboortedatum, 0.85, "birth-in-brackets"));
    }
    let confidence = event_confidence(context, day);
    (confidence >= 0.3).then_some((Category::Datum, confidence, "day"))
}

/// `uithuiszetting 24/11`, `| gevallen | 02-09 |`: what happened stands right before the day, or in the cell before it.
fn names_event(line: &str) -> bool {
    let before = line.trim_end_matches([' ', '|', '\t', ':', ',']);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let cell =
        line.trim_end().ends_with('|') && kinds_in(before.rsplit('|').next().unwrap_or("")) & (BEFELL | EVENT) != 0;
    cell || kinds_of(word) & (BEFELL | HAPPENED) != 0
}

/// "De onze is die van 3 mei 1971": of a day so long ago nothing is told that befell anybody, and of no law, house or letter, so it is one
/// of birth.
fn is_told_of_nothing_else(context: &Context, day: &Day) -> bool {
    static SINCE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:sinds|vanaf|tot|per|na|voor|rond|d\.d\.|dd|[a-z]*(?:brief|akte|contract|foto|mail|krant|uitgave|rapport|polis|testament|besluit|vonnis|verklaring|notitie|editie|nummer)(?: van| d\.d\.| dd)?)\.? (?:\w+dag )?$")
            .expect("a fixed pattern")
    });
    static BUILT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:gebouwd|opgericht|geopend|bestaat|opgeleverd|gesticht|ingevoerd|getrouwd|trouwde|trouwden|huwelijk|huwden|gehuwd|gescheiden|kwam|kwamen|gekomen|aangekomen|vertrok\w*|overled\w*|gestorven|stierf|diploma|gediplomeerd|in dienst|ongeluk|ongeval|ramp|brand|oorlog|bevrijding|beschikking|indicatie|contract|convenant|jubileum|geregistreerd|ingeschreven|gevlucht)\b")
            .expect("a fixed pattern")
    });
    let view = context.view;
    let before = owner::clause(view.line_before(day.range.start, 90));
    let after = view.line_after(day.range.end, 60);
    let after = after.split(['.', ';', '(']).next().unwrap_or("");
    !context.settings.area_question
        && !SINCE.is_match(before)
        && !BUILT.is_match(before)
        && !BUILT.is_match(after)
        && (kinds_in(before) | kinds_in(after)) & (BEFELL | HAPPENED | MEETING | PAPER) == 0
        && !is_of_nobody(context, day.range.start, false)
}

/// `09-11  Jan`, `11-13  Els` below each other: hours of a roster, told by a line whose figures can be no day.
fn is_of_roster(view: &View, range: &Range<usize>) -> bool {
    let lines = &view.lines;
    let here = lines.partition_point(|l| l.range.start <= range.start);
    let hours = |line: &str| {
        let line = line.trim_start();
        let bytes = line.as_bytes();
        let number = |from: usize| line.get(from..from + 2).and_then(|n| n.parse::<u8>().ok());
        let joined =
            bytes.get(2) == Some(&b'-') && !bytes.get(5).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'-');
        joined.then(|| number(0).zip(number(3))).flatten()
    };
    let at = |number: usize| lines.get(number).and_then(|l| hours(&view.lower[l.range.clone()]));
    let Some(here) = here.checked_sub(1) else { return false };
    at(here).is_some()
        && [here.checked_sub(1), Some(here + 1), Some(here + 2)]
            .into_iter()
            .flatten()
            .any(|number| at(number).is_some_and(|(from, to)| (13..=24).contains(&to) && from < to))
}

/// Whether a day stands in what an application writes before a message.
fn stamps_message(view: &View, at: usize) -> bool {
    chat::stamp(view, view.line_at(at)).contains(&view.token_at(at))
}

/// `1/2`, `24/7`: figures with a slash that are a day only behind "op".
fn is_fraction(view: &View, day: &Day, line: &str) -> bool {
    let text = &view.lower[day.range.clone()];
    matches!(text, "1/2" | "1/3" | "1/4" | "3/4" | "24/7") && !line.ends_with("op ")
}

/// `Van: …`, `Verzonden: …` and `Op … schreef …:`; a line that only begins with "op" is prose.
fn is_header_line(view: &View, at: usize) -> bool {
    /// A header line is short; and a line is looked at once for each day in it, so the look must be.
    const HEADER_BYTES: usize = 300;
    let line = &view.lower[view.line_at(at).range.clone()];
    if line.len() > HEADER_BYTES {
        return false;
    }
    let prose = line.trim_start().starts_with("op ")
        || line.trim_start().starts_with("on ")
        || line.trim_start().starts_with("van ")
        || line.trim_start().starts_with("aan ")
        || line.trim_start().starts_with("to ");
    let wrote = line.contains("schreef") && line.trim_end().ends_with(':') || line.contains(" wrote");
    !prose || wrote
}

fn this_year(context: &Context) -> i32 {
    context.settings.received.map_or(2026, |d| i32::from(d.year()))
}

// Last, for the build reads patterns up to here.
#[cfg(test)]
mod tests;
