use crate::model::MONTHS;
use jiff::{Timestamp, Zoned, tz::TimeZone};

const DAYS: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

/// The moment on clocks in the Netherlands.
fn local(moment: Timestamp) -> Zoned {
    let zone = TimeZone::get("Europe/Amsterdam").expect("the time zone database is bundled");
    moment.to_zoned(zone)
}

/// `donderdag 12 november`, in Europe/Amsterdam.
pub fn day(moment: Timestamp) -> String {
    let at = local(moment);
    let weekday = DAYS[usize::from(at.weekday().to_monday_zero_offset().unsigned_abs())];
    let month = MONTHS[usize::from(at.month().unsigned_abs()) - 1];
    format!("{weekday} {} {month}", at.day())
}

/// `donderdag 12 november 2026`.
pub fn day_with_year(moment: Timestamp) -> String {
    format!("{} {}", day(moment), local(moment).year())
}

/// `12-11`, as in an answer by mail.
pub fn day_in_digits(moment: Timestamp) -> String {
    let at = local(moment);
    format!("{}-{}", at.day(), at.month())
}

/// `9.00 uur`.
pub fn clock(moment: Timestamp) -> String {
    let at = local(moment);
    format!("{}.{:02} uur", at.hour(), at.minute())
}

/// `donderdag 12 november, 9.00 uur`.
pub fn day_and_time(moment: Timestamp) -> String {
    format!("{}, {}", day(moment), clock(moment))
}

/// `donderdag 12 november`, of a day on the calendar.
pub fn civil_day(date: jiff::civil::Date) -> String {
    let weekday = DAYS[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())];
    let month = MONTHS[usize::from(date.month().unsigned_abs()) - 1];
    format!("{weekday} {} {month}", date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_dutch_on_both_sides_of_the_clock_change() {
        for (utc, dutch) in [
            ("2026-11-12T08:00:00Z", "donderdag 12 november, 9.00 uur"),
            ("2026-10-25T00:30:00Z", "zondag 25 oktober, 2.30 uur"),
            ("2026-10-25T01:30:00Z", "zondag 25 oktober, 2.30 uur"),
            ("2026-07-01T22:05:00Z", "donderdag 2 juli, 0.05 uur"),
        ] {
            assert_eq!(day_and_time(utc.parse().expect("a timestamp")), dutch);
        }
        assert_eq!(day_with_year("2027-01-01T12:00:00Z".parse().expect("a timestamp")), "vrijdag 1 januari 2027");
    }
}
