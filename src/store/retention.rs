//! How long things are kept (promise 8). Days are calendar days in Europe/Amsterdam: a term of one day after a meeting is
//! over when the day after that meeting begins.

use crate::model::{CaseNumber, TeamId};
use jiff::{Timestamp, ToSpan, tz::TimeZone};

/// A profile's terms, in days. All count from the last meeting of the case, without one from its reception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Originals, from the meeting. 1 means: destroyed the day after.
    pub original_days: u16,
    /// Originals of a case without a meeting, from reception.
    pub original_days_without_meeting: u16,
    /// All the rest of the case.
    pub rest_days: u16,
    /// Mails that became no case (automatic replies, acts by mail), and composed mails without a case.
    pub no_case_days: u16,
}

impl Default for Retention {
    fn default() -> Self {
        Self { original_days: 1, original_days_without_meeting: 42, rest_days: 365, no_case_days: 30 }
    }
}

impl Retention {
    /// When the original of a case must be gone.
    pub fn original_ends(&self, opened: Timestamp, meeting: Option<Timestamp>) -> Timestamp {
        match meeting {
            Some(meeting) => start_of_day_after(meeting, self.original_days),
            None => start_of_day_after(opened, self.original_days_without_meeting),
        }
    }

    /// When the rest of a case must be gone: never before its original.
    pub fn rest_ends(&self, opened: Timestamp, meeting: Option<Timestamp>) -> Timestamp {
        start_of_day_after(meeting.unwrap_or(opened), self.rest_days).max(self.original_ends(opened, meeting))
    }

    /// When a mail without a case must be gone.
    pub fn no_case_ends(&self, received: Timestamp) -> Timestamp {
        start_of_day_after(received, self.no_case_days)
    }
}

/// The first moment of the day that is `days` after the day of `from`; the far future if that is out of range.
fn start_of_day_after(from: Timestamp, days: u16) -> Timestamp {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC);
    from.to_zoned(zone)
        .checked_add(i32::from(days).days())
        .and_then(|day| day.start_of_day())
        .map_or(Timestamp::MAX, |day| day.timestamp())
}

/// Which key of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyKind {
    /// Of its originals: the mails as they came in and the text read from them.
    Original,
    /// Of everything else.
    Rest,
}

/// Evidence that a key is no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destroyed {
    /// Team.
    pub team: TeamId,
    /// Case.
    pub case: CaseNumber,
    /// Which key.
    pub kind: KeyKind,
    /// When.
    pub at: Timestamp,
}

/// What one purge did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// Keys destroyed.
    pub keys: Vec<Destroyed>,
    /// Mails without a case that were removed.
    pub mails: u64,
    /// Composed mails of which the bytes were removed, all recipients being final.
    pub outgoing: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_original_is_gone_when_the_day_after_the_meeting_begins_also_over_a_clock_change() {
        let terms = Retention::default();
        for (meeting, ends) in [
            ("2026-03-26T14:00:00+01:00", "2026-03-27T00:00:00+01:00"),
            ("2026-03-28T14:00:00+01:00", "2026-03-29T00:00:00+01:00"),
            ("2026-03-29T14:00:00+02:00", "2026-03-30T00:00:00+02:00"),
            ("2026-10-24T23:30:00+02:00", "2026-10-25T00:00:00+02:00"),
        ] {
            let at = |text: &str| text.parse::<Timestamp>().expect("RFC 3339");
            assert_eq!(terms.original_ends(at("2026-01-01T00:00:00Z"), Some(at(meeting))), at(ends));
        }
    }

    #[test]
    fn the_rest_never_goes_before_the_original() {
        let terms = Retention { rest_days: 0, ..Retention::default() };
        let opened = "2026-03-01T10:00:00Z".parse().expect("RFC 3339");
        assert!(terms.rest_ends(opened, None) >= terms.original_ends(opened, None));
    }
}
