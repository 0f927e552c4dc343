//! The meeting day that a mail names: `het overleg van 12 november`, `voor de 28e`, `12-11`, `donderdag`, resolved
//! against the day of reception. A bare day counts only beside words of a meeting; a birthday is none.

use super::cue::pattern;
use super::layout::Mail;
use crate::model::MONTHS;
use crate::pattern::{Captures, Regex};
use jiff::civil::{Date, DateTime, Weekday};
use jiff::{Span, ToSpan};
use std::sync::LazyLock;

static ABOUT_MEETING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"overleg|team|agenda|inbreng|breng\w* .{0,40}\bin\b|bespre|lijst|bijeenkomst|tafel|vergadering|casus|^(?:voor|op) |sluit\w* .{0,20}aan|cluster|swt|\bmee\b|\berbij\b|nog bij|schuift",
    )
});
static OTHER_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\bgeb(?:oren)?\b|\bgevallen\b|aangifte|overleden|uitgezet|ontruiming|vonnis|zitting|\bbsn\b|getekend|vorige week|notulen (?:van )?|verslag (?:van )?|afgelopen|bewonersavond|opgenomen|politie",
    )
});
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b([0-3]?[0-9])(?:e|ste|de)? (jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|jul|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?(?: (20[0-9]{2}))?",
        r"|\b([0-3]?[0-9])[-/]([01]?[0-9])(?:[-/](20[0-9]{2}|[0-9]{2}))?\b|\b(?:de|op|voor|v/d|vd|van|tot) ([0-3]?[0-9])(?:e|ste|de)\b"
    ))
});
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:(voor|op|van|tot|overleg|team|agenda|bij|komende|aanstaande|as|a\.s\.|volgende|deze|eerstvolgende|volgende week) )(maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\b( over (?:een|1|twee|2) we(?:ek|ken)\b)?|\b(maandag|dinsdag|woensdag|donderdag|vrijdag) (?:bespreken|nog bij|op de agenda|in het (?:team|overleg))|\b(overmorgen|morgen|vandaag) (?:bespreken|in het|op de agenda|overleg)",
    )
});

/// Finds the meeting day, in the subject first.
pub(super) fn meeting(mail: &Mail, received: Option<DateTime>) -> Option<Date> {
    let today = received?.date();
    let subject = std::iter::once((mail.subject_words(), true));
    let body = mail.sentences.iter().map(|s| (mail.own_words(s), false));
    let mut named_day = None;
    for (words, is_subject) in subject.chain(body) {
        if OTHER_DAY.is_match(words) || !is_subject && !ABOUT_MEETING.is_match(words) {
            continue;
        }
        if let Some(date) = DATED.captures_iter(words).find_map(|c| dated(&c, today)) {
            return Some(date);
        }
        named_day = named_day.or_else(|| DAY.captures(words).and_then(|c| weekday(&c, today)));
    }
    named_day
}

/// A written date, in the year that brings it nearest from a month before reception on.
fn dated(found: &Captures<'_>, today: Date) -> Option<Date> {
    let number = |i: usize| found.get(i).and_then(|m| m.as_str().parse::<i16>().ok());
    if let (Some(day), Some(name)) = (number(1), found.get(2)) {
        let month = MONTHS
            .iter()
            .position(|m| m.starts_with(&name.as_str()[..3]) || *m == "maart" && name.as_str() == "mrt")?;
        return in_year(i8::try_from(day).ok()?, i8::try_from(month + 1).ok()?, number(3), today);
    }
    if let (Some(day), Some(month)) = (number(4), number(5)) {
        let year = number(6).map(|y| if y < 100 { y + 2000 } else { y });
        return in_year(i8::try_from(day).ok()?, i8::try_from(month).ok()?, year, today);
    }
    // `de 28e`: the first such day from reception on.
    let day = i8::try_from(number(7)?).ok()?;
    (0..3).find_map(|months| {
        let first = today.first_of_month().checked_add(Span::new().months(months)).ok()?;
        let date = Date::new(first.year(), first.month(), day).ok()?;
        (date >= today).then_some(date)
    })
}

fn in_year(day: i8, month: i8, year: Option<i16>, today: Date) -> Option<Date> {
    if let Some(year) = year {
        return Date::new(year, month, day).ok();
    }
    let from = today.checked_sub(31.days()).ok()?;
    [today.year() - 1, today.year(), today.year() + 1]
        .iter()
        .find_map(|y| Date::new(*y, month, day).ok().filter(|d| *d >= from))
}

/// The next such weekday after reception; `volgende week` skips to the week after, `over een week` adds one.
fn weekday(found: &Captures<'_>, today: Date) -> Option<Date> {
    if let Some(relative) = found.get(5) {
        let days = match relative.as_str() {
            "morgen" => 1,
            "overmorgen" => 2,
            _ => 0,
        };
        return today.checked_add(Span::new().days(days)).ok();
    }
    let name = found.get(2).or_else(|| found.get(4))?.as_str();
    let wanted = match name {
        "maandag" => Weekday::Monday,
        "dinsdag" => Weekday::Tuesday,
        "woensdag" => Weekday::Wednesday,
        "donderdag" => Weekday::Thursday,
        "vrijdag" => Weekday::Friday,
        "zaterdag" => Weekday::Saturday,
        _ => Weekday::Sunday,
    };
    let next = today.nth_weekday(1, wanted).ok()?;
    let next_week = found.get(1).is_some_and(|w| w.as_str() == "volgende week");
    let monday = today.checked_add(Span::new().days(7 - i64::from(today.weekday().to_monday_zero_offset()))).ok()?;
    let later =
        found.get(3).map_or(0, |m| if m.as_str().contains("twee") || m.as_str().contains('2') { 14 } else { 7 });
    let later = if next_week && next < monday { 7 } else { later };
    next.checked_add(later.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Document;
    use jiff::civil::date;

    fn named(text: &str) -> Option<Date> {
        // A Tuesday.
        let received = date(2026, 11, 3).at(10, 0, 0, 0);
        meeting(&Mail::read(&Document::from_plain(text), crate::intake::layout::Reach::Typed), Some(received))
    }

    #[test]
    fn a_meeting_day_is_understood_in_all_its_spellings() {
        for (text, day) in [
            ("inbreng\n\nVoor het overleg van 12 november wil ik iets inbrengen.", date(2026, 11, 12)),
            ("Inbreng dorpsteam 12-11\n\nHallo", date(2026, 11, 12)),
            ("casus\n\nwil haar inbrengen voor de 28e", date(2026, 11, 28)),
            ("casus\n\nkan deze er donderdag nog bij? graag voor donderdag op de agenda", date(2026, 11, 5)),
            ("casus\n\nVoor het dorpsteam van 7 januari een vraag.", date(2027, 1, 7)),
            ("casus\n\nGraag op de agenda van volgende week donderdag.", date(2026, 11, 12)),
            ("casus\n\nMorgen bespreken ajb.", date(2026, 11, 4)),
            ("casus\n\nGraag op de agenda van donderdag over een week.", date(2026, 11, 12)),
            ("Voor donderdag over twee weken\n\nCasus volgt.", date(2026, 11, 19)),
        ] {
            assert_eq!(named(text), Some(day), "{text}");
        }
    }

    #[test]
    fn other_days_are_no_meeting() {
        for text in [
            "casus\n\nMeneer is geboren op 12 november 1950 en bespreekt alles met zijn zus.",
            "casus\n\nOp 3 oktober is hij gevallen.",
            "casus\n\nHet overleg van 45 november gaat niet door.",
        ] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
