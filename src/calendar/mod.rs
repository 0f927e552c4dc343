//! Meetings of a team, and whether a mail is in time for one.
//!
//! In come explicit dates, a recurrence rule (RFC 5545) or an iCalendar text, and moments of reception; out go meetings
//! (in Europe/Amsterdam, at the same wall-clock time on either side of a clock change) and the place of a mail among
//! them. Never happens: a look at the clock, a meeting that nobody planned.

mod ics;
mod place;

pub use place::{Placement, deadline, in_time, keeps_place, place};

use crate::config::{Period, amsterdam};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use rrule::RRuleSet;
use serde::{Deserialize, Serialize};

/// One meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Meeting {
    /// When it begins.
    pub start: Timestamp,
    /// When it ends; not before `start`.
    pub end: Timestamp,
}

impl Meeting {
    /// The day on which it begins, by the wall clock in Amsterdam.
    pub fn date(&self) -> Date {
        self.start.to_zoned(amsterdam()).date()
    }
}

/// A calendar text that can't be used. For the administrator and the coördinator who keeps it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}; {remedy}")]
pub struct CalendarError {
    /// Line of the text, from 1.
    pub line: usize,
    /// What is wrong, with no more of the text than a property's value.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

/// The meetings of a team. Empty by default: then no mail has a place (it is held).
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    single: Vec<Meeting>,
    rules: Vec<Recurring>,
    /// Starts that an iCalendar text cancels or moves.
    gone: Vec<Timestamp>,
}

#[derive(Clone, Debug)]
struct Recurring {
    set: RRuleSet,
    length: Period,
}

/// So many occurrences of one rule are looked at: over fifty years of a weekly meeting, a dozen of a daily one.
const OCCURRENCES: usize = 5_000;

impl Calendar {
    /// Adds a meeting at a moment.
    pub fn add(&mut self, start: Timestamp, length: Period) {
        self.single.push(Meeting { start, end: length.after(start).max(start) });
    }

    /// Adds meetings at wall-clock times in Amsterdam. A time that a clock change skips is taken an hour later, one that
    /// comes twice is taken the first time.
    pub fn add_dates(&mut self, starts: &[DateTime], length: Period) {
        for start in starts {
            if let Ok(zoned) = start.to_zoned(amsterdam()) {
                self.add(zoned.timestamp(), length);
            }
        }
    }

    /// Adds a recurrence from `start` (wall-clock time in Amsterdam) by an RFC 5545 rule such as
    /// `FREQ=MONTHLY;BYDAY=2TH`, with or without `RRULE:` before it.
    ///
    /// # Errors
    /// A rule that can't be read, or one that repeats more often than daily.
    pub fn add_rule(&mut self, start: DateTime, rule: &str, length: Period) -> Result<(), CalendarError> {
        let set = recurrence(&start.strftime("%Y%m%dT%H%M%S").to_string(), rule).map_err(|what| CalendarError {
            line: 1,
            what,
            remedy: RULE_REMEDY.to_owned(),
        })?;
        self.rules.push(Recurring { set, length });
        Ok(())
    }

    /// Adds the events of an iCalendar text (RFC 5545): `DTSTART` with a time, `DTEND` or `DURATION`, `RRULE`, `RDATE`,
    /// `EXDATE`, moved (`RECURRENCE-ID`) and cancelled ones. Times without zone are Amsterdam's. Events of whole days
    /// (holidays) are no meetings and are passed over. `length` is that of an event without end.
    ///
    /// # Errors
    /// A text that is no iCalendar, a date, zone or rule that can't be read; nothing is added then.
    pub fn add_ics(&mut self, text: &str, length: Period) -> Result<(), CalendarError> {
        ics::read(text, length).map(|read| {
            self.single.extend(read.single);
            self.rules.extend(read.rules);
            self.gone.extend(read.gone);
        })
    }

    /// Meetings that begin at or after `from` and before `until`, in order, each once.
    pub fn meetings(&self, from: Timestamp, until: Timestamp) -> Vec<Meeting> {
        let mut found: Vec<Meeting> = self.single.clone();
        for rule in &self.rules {
            for at in (&rule.set.clone().limit()).into_iter().take(OCCURRENCES) {
                let Ok(start) = Timestamp::from_second(at.timestamp()) else { continue };
                if start >= until {
                    break;
                }
                if start >= from && !self.gone.contains(&start) {
                    found.push(Meeting { start, end: rule.length.after(start).max(start) });
                }
            }
        }
        found.retain(|m| m.start >= from && m.start < until);
        found.sort_unstable();
        found.dedup_by_key(|m| m.start);
        found
    }

    /// The first meeting of a day, by the wall clock in Amsterdam.
    pub fn on(&self, day: Date) -> Option<Meeting> {
        let start = day.to_zoned(amsterdam()).ok()?;
        let end = day.tomorrow().ok()?.to_zoned(amsterdam()).ok()?;
        self.meetings(start.timestamp(), end.timestamp()).into_iter().next()
    }
}

const RULE_REMEDY: &str =
    "write a rule such as FREQ=WEEKLY;INTERVAL=2;BYDAY=TH or FREQ=MONTHLY;BYDAY=2TH, at most daily";

/// A recurrence in Amsterdam time. `start` is written as in iCalendar, without zone.
fn recurrence(start: &str, rule: &str) -> Result<RRuleSet, String> {
    let rule = rule.trim().trim_start_matches("RRULE:").trim().to_ascii_uppercase();
    if ["SECONDLY", "MINUTELY", "HOURLY"].iter().any(|f| rule.contains(f)) {
        return Err("the rule repeats more often than daily".to_owned());
    }
    if rule.contains(['\n', '\r']) {
        return Err("the rule holds a line break".to_owned());
    }
    let text = format!("DTSTART;TZID=Europe/Amsterdam:{start}\nRRULE:{}", end_in_utc(&rule));
    text.parse::<RRuleSet>().map_err(|e| format!("the rule {rule:?} can't be read: {e}"))
}

/// RFC 5545 §3.3.10 wants UNTIL in UTC where the start has a zone; people write a day, or local time.
fn end_in_utc(rule: &str) -> String {
    let parts = rule.split(';').map(|part| {
        let Some(until) = part.strip_prefix("UNTIL=").filter(|u| !u.ends_with('Z')) else { return part.to_owned() };
        let day = Date::strptime("%Y%m%d", until).map(|d| d.at(23, 59, 59, 0));
        let local = DateTime::strptime("%Y%m%dT%H%M%S", until).or(day).and_then(|d| d.to_zoned(amsterdam()));
        local.map_or_else(|_| part.to_owned(), |z| format!("UNTIL={}", z.timestamp().strftime("%Y%m%dT%H%M%SZ")))
    });
    parts.collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a moment")
    }

    fn locals(calendar: &Calendar, from: &str, until: &str) -> Vec<String> {
        let found = calendar.meetings(at(from), at(until));
        found.iter().map(|m| m.start.to_zoned(amsterdam()).strftime("%Y-%m-%d %H:%M").to_string()).collect()
    }

    #[test]
    fn a_fortnightly_meeting_keeps_its_hour_when_the_clocks_change() {
        let mut calendar = Calendar::default();
        let start = date(2026, 10, 8).at(9, 30, 0, 0);
        calendar.add_rule(start, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", Period::hours(2)).expect("a rule");
        let found = locals(&calendar, "2026-10-01T00:00:00Z", "2026-11-20T00:00:00Z");
        assert_eq!(found, ["2026-10-08 09:30", "2026-10-22 09:30", "2026-11-05 09:30", "2026-11-19 09:30"]);
    }

    #[test]
    fn dates_and_rules_make_one_calendar_and_a_day_is_found() {
        let mut calendar = Calendar::default();
        calendar.add_dates(&[date(2026, 7, 1).at(13, 0, 0, 0), date(2026, 6, 11).at(9, 0, 0, 0)], Period::hours(2));
        calendar
            .add_rule(date(2026, 1, 8).at(9, 0, 0, 0), "RRULE:FREQ=MONTHLY;BYDAY=2TH", Period::hours(2))
            .expect("a rule");
        let found = locals(&calendar, "2026-06-01T00:00:00Z", "2026-07-31T00:00:00Z");
        assert_eq!(found, ["2026-06-11 09:00", "2026-07-01 13:00", "2026-07-09 09:00"]);
        assert!(calendar.on(date(2026, 7, 1)).is_some() && calendar.on(date(2026, 7, 2)).is_none());
    }

    #[test]
    fn a_rule_may_end_on_a_day_as_people_write_it() {
        let mut calendar = Calendar::default();
        let rule = "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260120";
        calendar.add_rule(date(2026, 1, 6).at(13, 0, 0, 0), rule, Period::hours(1)).expect("a rule");
        assert_eq!(locals(&calendar, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z").len(), 3);
    }

    #[test]
    fn rules_that_cannot_be_read_say_so_and_what_to_do() {
        for wrong in ["FREQ=SOMETIMES", "", "FREQ=SECONDLY", "BYDAY=TH", "FREQ=DAILY\nDTSTART:19000101T000000Z"] {
            let error = Calendar::default().add_rule(date(2026, 1, 6).at(13, 0, 0, 0), wrong, Period::hours(1));
            assert!(error.expect_err(wrong).to_string().contains("write a rule such as"));
        }
    }

    proptest! {
        #[test]
        fn every_occurrence_stands_at_the_same_wall_clock_time(day in 1i8..28, month in 1i8..=12, hour in 6i8..22, minute in 0i8..60) {
            let mut calendar = Calendar::default();
            let start = date(2026, month, day).at(hour, minute, 0, 0);
            calendar.add_rule(start, "FREQ=WEEKLY", Period::hours(1)).expect("a rule");
            for meeting in calendar.meetings(at("2026-01-01T00:00:00Z"), at("2028-01-01T00:00:00Z")) {
                let time = meeting.start.to_zoned(amsterdam()).time();
                prop_assert_eq!((time.hour(), time.minute()), (hour, minute));
            }
        }

        #[test]
        fn no_rule_makes_it_panic(rule in "(FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY);)?[A-Z0-9=;,+-]{0,30}") {
            let _ = Calendar::default().add_rule(date(2026, 3, 29).at(2, 30, 0, 0), &rule, Period::hours(1));
        }
    }
}
