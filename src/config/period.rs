use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan, Zoned};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A stretch of civil time as people write it: `7d`, `1h 30m`, `5y`. Days and longer follow the wall clock of
/// Europe/Amsterdam, so that a week before nine o'clock is nine o'clock, whatever the clocks did (S-37).
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period(Span);

impl PartialEq for Period {
    fn eq(&self, other: &Self) -> bool {
        self.0.fieldwise() == other.0.fieldwise()
    }
}

/// The zone in which meetings are held and deadlines fall.
pub(crate) fn amsterdam() -> TimeZone {
    TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC)
}

impl Period {
    /// So many days.
    pub fn days(days: i64) -> Self {
        Self(days.days())
    }

    /// So many hours.
    pub fn hours(hours: i64) -> Self {
        Self(hours.hours())
    }

    /// So many minutes.
    pub fn minutes(minutes: i64) -> Self {
        Self(minutes.minutes())
    }

    /// The same as a duration of the clock, with days of 24 hours: for waits.
    pub fn duration(self) -> std::time::Duration {
        let span = self.0.to_duration(jiff::SpanRelativeTo::days_are_24_hours());
        span.ok().and_then(|d| d.try_into().ok()).unwrap_or(std::time::Duration::from_secs(60))
    }

    /// So many years.
    pub fn years(years: i64) -> Self {
        Self(years.years())
    }

    /// The moment this long before, by the wall clock in Amsterdam.
    pub fn before(self, moment: Timestamp) -> Timestamp {
        let at = moment.to_zoned(amsterdam());
        at.checked_sub(self.0).map_or(Timestamp::MIN, |z: Zoned| z.timestamp())
    }

    /// The moment this long after, by the wall clock in Amsterdam.
    pub fn after(self, moment: Timestamp) -> Timestamp {
        let at = moment.to_zoned(amsterdam());
        at.checked_add(self.0).map_or(Timestamp::MAX, |z: Zoned| z.timestamp())
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#}", self.0)
    }
}

/// The text is no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a period such as \"7d\", \"36h\" or \"1h 30m\", not {found:?}")]
pub struct PeriodError {
    found: String,
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim().parse::<Span>() {
            Ok(span) if !span.is_negative() => Ok(Self(span)),
            _ => Err(PeriodError { found: text.to_owned() }),
        }
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a timestamp")
    }

    #[test]
    fn a_week_before_nine_is_nine_over_a_clock_change() {
        let week: Period = "7d".parse().expect("a period");
        assert_eq!(week.before(at("2026-04-01T09:00:00+02:00")), at("2026-03-25T09:00:00+01:00"));
        assert_eq!(week.before(at("2026-10-29T09:00:00+01:00")), at("2026-10-22T09:00:00+02:00"));
    }

    #[test]
    fn nonsense_and_negative_periods_are_refused() {
        for wrong in ["", "week", "7", "-7d"] {
            assert!(wrong.parse::<Period>().is_err(), "{wrong}");
        }
    }
}
