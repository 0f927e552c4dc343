//! iCalendar text (RFC 5545) as a coördinator's calendar program exports it.

use super::{CalendarError, Meeting, Recurring, amsterdam, recurrence};
use crate::config::Period;
use icalendar::parser::{Component, Property, read_calendar, unfold};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// What a text adds to a calendar.
pub(super) struct Read {
    pub(super) single: Vec<Meeting>,
    pub(super) rules: Vec<Recurring>,
    pub(super) gone: Vec<Timestamp>,
}

/// Larger texts are no calendar of one team's meetings.
const LIMIT: usize = 4 << 20;

/// Reads the events of a text.
pub(super) fn read(text: &str, length: Period) -> Result<Read, CalendarError> {
    let fault =
        |line, what: &str, remedy: &str| CalendarError { line, what: what.to_owned(), remedy: remedy.to_owned() };
    let export = "export the calendar again as iCalendar (.ics)";
    if text.len() > LIMIT {
        return Err(fault(1, "the text is over 4 MiB", "export the team's meetings only"));
    }
    let text = text.trim_start_matches('\u{feff}');
    if !text.trim_start().to_ascii_uppercase().starts_with("BEGIN:VCALENDAR") {
        return Err(fault(1, "expected BEGIN:VCALENDAR", export));
    }
    let unfolded = unfold(text);
    let calendar = read_calendar(unfolded.trim_start())
        .map_err(|told| fault(original_line(text, told_line(&told)), "the text can't be read from here on", export))?;
    let mut read = Read { single: Vec::new(), rules: Vec::new(), gone: Vec::new() };
    for event in calendar.components.iter().filter(|c| c.name.as_str().eq_ignore_ascii_case("VEVENT")) {
        add_event(event, text, length, &mut read)?;
    }
    Ok(read)
}

fn add_event(event: &Component<'_>, text: &str, length: Period, read: &mut Read) -> Result<(), CalendarError> {
    let find = |name: &str| event.properties.iter().find(|p| p.name.as_str().eq_ignore_ascii_case(name));
    let cancelled = find("STATUS").is_some_and(|s| s.val.as_str().eq_ignore_ascii_case("CANCELLED"));
    if let Some(moved) = find("RECURRENCE-ID") {
        read.gone.extend(moment(moved, text)?);
    }
    let Some(dtstart) = find("DTSTART").filter(|_| !cancelled) else { return Ok(()) };
    let Some(start) = moment(dtstart, text)? else { return Ok(()) };
    let length = match (find("DTEND"), find("DURATION")) {
        (Some(end), _) => moment(end, text)?.map_or(length, |end| minutes_between(start, end)),
        (None, Some(lasts)) => duration(lasts.val.as_str()).unwrap_or(length),
        (None, None) => length,
    };
    let one = |at: Timestamp| Meeting { start: at, end: length.after(at).max(at) };
    for more in all(event, "RDATE") {
        read.single.extend(moments(more, text)?.into_iter().map(one));
    }
    let Some(rule) = find("RRULE") else {
        read.single.push(one(start));
        return Ok(());
    };
    let mut gone = Vec::new();
    for exception in all(event, "EXDATE") {
        gone.extend(moments(exception, text)?);
    }
    let local = start.to_zoned(amsterdam()).strftime("%Y%m%dT%H%M%S").to_string();
    let set = recurrence(&local, rule.val.as_str()).map_err(|what| CalendarError {
        line: line_of(text, rule),
        what,
        remedy: super::RULE_REMEDY.to_owned(),
    })?;
    read.rules.push(Recurring { set, length });
    read.gone.extend(gone);
    Ok(())
}

fn all<'a>(event: &'a Component<'a>, name: &'a str) -> impl Iterator<Item = &'a Property<'a>> {
    event.properties.iter().filter(move |p| p.name.as_str().eq_ignore_ascii_case(name))
}

/// The moment of a property; none for a whole day.
fn moment(property: &Property<'_>, text: &str) -> Result<Option<Timestamp>, CalendarError> {
    Ok(moments(property, text)?.into_iter().next())
}

/// The moments of a property that may list several (`EXDATE:…,…`); whole days are left out.
fn moments(property: &Property<'_>, text: &str) -> Result<Vec<Timestamp>, CalendarError> {
    let fault =
        |what: String, remedy: &str| CalendarError { line: line_of(text, property), what, remedy: remedy.to_owned() };
    let zone = match property.params.iter().find(|p| p.key.as_str().eq_ignore_ascii_case("TZID")) {
        None => amsterdam(),
        Some(named) => {
            let name = named.val.as_ref().map_or("", |v| v.as_str()).trim_matches('"');
            zone(name).ok_or_else(|| fault(format!("the time zone {name:?} is not known"), "use Europe/Amsterdam"))?
        }
    };
    let mut found = Vec::new();
    for value in property.val.as_str().split(',').map(str::trim).filter(|v| !v.is_empty()) {
        let bad = || fault(format!("{value:?} is no date and time"), "write it as 20261112T090000");
        if !value.contains(['T', 't']) {
            if value.len() == 8 && value.bytes().all(|b| b.is_ascii_digit()) {
                continue;
            }
            return Err(bad());
        }
        let bare = value.trim_end_matches(['Z', 'z']);
        let civil = DateTime::strptime("%Y%m%dT%H%M%S", bare).map_err(|_| bad())?;
        let zone = if bare.len() < value.len() { TimeZone::UTC } else { zone.clone() };
        found.push(civil.to_zoned(zone).map_err(|_| bad())?.timestamp());
    }
    Ok(found)
}

/// A zone by its name of the time zone database, or as Outlook calls ours.
fn zone(name: &str) -> Option<TimeZone> {
    const OURS: &[&str] = &[
        "w. europe standard time",
        "romance standard time",
        "central europe standard time",
        "central european standard time",
    ];
    let lower = name.to_ascii_lowercase();
    if OURS.contains(&lower.as_str()) || lower.contains("amsterdam") {
        return Some(amsterdam());
    }
    TimeZone::get(name).ok()
}

fn minutes_between(start: Timestamp, end: Timestamp) -> Period {
    let minutes = end.duration_since(start).as_mins().max(0);
    format!("{minutes}m").parse().unwrap_or_else(|_| Period::hours(2))
}

/// `PT1H30M` as a period; signs and the like leave the default.
fn duration(text: &str) -> Option<Period> {
    text.trim().to_ascii_uppercase().parse().ok()
}

/// The line of the text on which a property stands, from 1.
fn line_of(text: &str, property: &Property<'_>) -> usize {
    let name = property.name.as_str().to_ascii_uppercase();
    let value: String = property.val.as_str().chars().take(40).collect();
    let lines = || text.lines().enumerate().filter(|(_, l)| l.to_ascii_uppercase().starts_with(&name));
    lines().find(|(_, l)| l.contains(&value)).or_else(|| lines().next()).map_or(1, |(i, _)| i + 1)
}

/// The line that the parser's message names (`at line 3`), of the unfolded text.
fn told_line(message: &str) -> usize {
    let digits: String =
        message.split("at line ").nth(1).unwrap_or("1").chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(1)
}

/// Which line of the text the `unfolded`th content line begins on.
fn original_line(text: &str, unfolded: usize) -> usize {
    let starts = text.lines().enumerate().filter(|(_, line)| !line.starts_with([' ', '\t']));
    starts.map(|(i, _)| i + 1).nth(unfolded.saturating_sub(1)).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::super::Calendar;
    use super::*;
    use proptest::prelude::*;

    fn calendar(events: &str) -> Result<Calendar, CalendarError> {
        let mut calendar = Calendar::default();
        let text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n", events.replace('\n', "\r\n"));
        calendar.add_ics(&text, Period::hours(2)).map(|()| calendar)
    }

    fn locals(calendar: &Calendar) -> Vec<String> {
        let moment = |t: &str| t.parse().expect("a moment");
        let found = calendar.meetings(moment("2026-01-01T00:00:00Z"), moment("2027-01-01T00:00:00Z"));
        let local = |t: Timestamp, how: &str| t.to_zoned(amsterdam()).strftime(how).to_string();
        found.iter().map(|m| format!("{}-{}", local(m.start, "%m-%d %H:%M"), local(m.end, "%H:%M"))).collect()
    }

    #[test]
    fn single_events_in_any_zone_are_meetings() {
        let events = "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Europe/Amsterdam:20261112T090000\nDTEND;TZID=Europe/Amsterdam:20261112T103000\nEND:VEVENT\n\
            BEGIN:VEVENT\nUID:2\nDTSTART:20260702T110000Z\nDURATION:PT1H\nEND:VEVENT\n\
            BEGIN:VEVENT\nUID:3\nDTSTART;TZID=\"W. Europe Standard Time\":20260305T133000\nEND:VEVENT\n\
            BEGIN:VEVENT\nUID:4\nDTSTART;VALUE=DATE:20260427\nSUMMARY:vrij\nEND:VEVENT\n";
        let found = locals(&calendar(events).expect("a calendar"));
        assert_eq!(found, ["03-05 13:30-15:30", "07-02 13:00-14:00", "11-12 09:00-10:30"]);
    }

    #[test]
    fn a_series_has_exceptions_moved_and_cancelled_meetings() {
        let events = "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Europe/Amsterdam:20261001T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2;\n COUNT=5\n\
            EXDATE;TZID=Europe/Amsterdam:20261015T090000\nEND:VEVENT\n\
            BEGIN:VEVENT\nUID:1\nRECURRENCE-ID;TZID=Europe/Amsterdam:20261029T090000\nDTSTART;TZID=Europe/Amsterdam:20261030T100000\nEND:VEVENT\n\
            BEGIN:VEVENT\nUID:1\nRECURRENCE-ID;TZID=Europe/Amsterdam:20261112T090000\nSTATUS:CANCELLED\nDTSTART;TZID=Europe/Amsterdam:20261112T090000\nEND:VEVENT\n";
        let found = locals(&calendar(events).expect("a calendar"));
        assert_eq!(found, ["10-01 09:00-11:00", "10-30 10:00-12:00", "11-26 09:00-11:00"]);
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line() {
        for (events, line, word) in [
            ("BEGIN:VEVENT\nUID:1\nDTSTART:morgen\nEND:VEVENT\n", 5, "no date and time"),
            ("BEGIN:VEVENT\nDTSTART;TZID=Mars/Olympus:20261112T090000\nEND:VEVENT\n", 4, "time zone"),
            ("BEGIN:VEVENT\nDTSTART:20261112T090000\nRRULE:FREQ=OOIT\nEND:VEVENT\n", 5, "rule"),
            ("BEGIN:VEVENT\nDTSTART:20261312T090000\nEND:VEVENT\n", 4, "no date and time"),
        ] {
            let error = calendar(events).expect_err(events);
            assert!(error.line == line && error.what.contains(word) && !error.remedy.is_empty(), "{events}: {error}");
        }
        let error =
            Calendar::default().add_ics("<html>niet gevonden</html>", Period::hours(2)).expect_err("no calendar");
        assert_eq!(error.line, 1);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(middle in "((BEGIN|END):VEVENT\n|DTSTART[;:A-Z0-9T=/]{0,30}\n|RRULE:[A-Z=;0-9]{0,20}\n|[ -~é\n]{0,40}){0,8}") {
            let _ = calendar(&middle);
        }
    }
}
