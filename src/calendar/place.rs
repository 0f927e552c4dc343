//! The place of a mail among the meetings: in time, late, late on the very day of the deadline, or without a meeting.

use super::{Calendar, Meeting};
use crate::config::{Period, amsterdam};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

/// Where a mail falls (S-37, S-38).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// In time for this meeting.
    OnTime {
        /// The meeting.
        meeting: Meeting,
    },
    /// After the deadline.
    Late {
        /// The meeting that it missed.
        missed: Meeting,
        /// Its deadline.
        deadline: Timestamp,
        /// The next meeting that it is in time for, if one is known.
        next: Option<Meeting>,
    },
    /// After the deadline, but on its very day: the coördinator decides.
    LateOnTheDay {
        /// The meeting that it would miss.
        missed: Meeting,
        /// Its deadline.
        deadline: Timestamp,
        /// The next meeting that it is in time for, if one is known.
        next: Option<Meeting>,
    },
    /// No meeting is known: held, never guessed.
    NoMeeting,
}

/// The last moment for a meeting: the same wall-clock time `period` before it, in Amsterdam, whatever the clocks did.
pub fn deadline(meeting: Timestamp, period: Period) -> Timestamp {
    period.before(meeting)
}

/// Whether reception is in time for a deadline. The minute of the deadline itself still counts (S-37).
pub fn in_time(received: Timestamp, deadline: Timestamp) -> bool {
    deadline.checked_add(1.minute()).map_or(true, |end| received < end)
}

/// Whether an answer that completes a mail keeps the first mail's place: it is in at least `before` ahead of the meeting
/// (two days in the shipped profiles).
pub fn keeps_place(answer: Timestamp, meeting: Timestamp, before: Period) -> bool {
    in_time(answer, before.before(meeting))
}

/// Meetings are looked for up to this far ahead.
const HORIZON_DAYS: i64 = 400;

/// Places a mail. The meeting meant is the one on the day that the mail names, if there is one and it is still to come,
/// else the first to come. Without a `period` there is no deadline. What happens to a late mail is policy.
pub fn place(calendar: &Calendar, received: Timestamp, named: Option<Date>, period: Option<Period>) -> Placement {
    let until =
        received.to_zoned(amsterdam()).checked_add(HORIZON_DAYS.days()).map_or(Timestamp::MAX, |z| z.timestamp());
    let coming: Vec<Meeting> = calendar.meetings(received, until);
    let meant = named.and_then(|day| coming.iter().find(|m| m.date() == day)).or(coming.first());
    let Some(&meant) = meant else { return Placement::NoMeeting };
    let last = |m: &Meeting| period.map(|p| deadline(m.start, p));
    let missed_at = last(&meant).filter(|d| !in_time(received, *d));
    let Some(deadline) = missed_at else { return Placement::OnTime { meeting: meant } };
    let next =
        coming.iter().filter(|m| m.start > meant.start).find(|m| last(m).is_none_or(|d| in_time(received, d))).copied();
    let day = |t: Timestamp| t.to_zoned(amsterdam()).date();
    if day(received) == day(deadline) {
        Placement::LateOnTheDay { missed: meant, deadline, next }
    } else {
        Placement::Late { missed: meant, deadline, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a moment")
    }

    /// Thursdays at nine, fortnightly, from 1 October 2026; the clocks go back on 25 October.
    fn thursdays() -> Calendar {
        let mut calendar = Calendar::default();
        calendar
            .add_rule(date(2026, 10, 1).at(9, 0, 0, 0), "FREQ=WEEKLY;INTERVAL=2", Period::hours(2))
            .expect("a rule");
        calendar
    }

    fn placed(received: &str, named: Option<Date>) -> Placement {
        place(&thursdays(), at(received), named, Some(Period::days(7)))
    }

    #[test]
    fn a_week_before_is_to_the_minute_and_by_the_wall_clock() {
        let meeting = at("2026-10-29T09:00:00+01:00");
        assert_eq!(deadline(meeting, Period::days(7)), at("2026-10-22T09:00:00+02:00"));
        assert!(
            matches!(placed("2026-10-22T09:00:59+02:00", Some(date(2026, 10, 29))), Placement::OnTime { meeting: m } if m.start == meeting)
        );
        assert!(matches!(
            placed("2026-10-22T09:01:00+02:00", Some(date(2026, 10, 29))),
            Placement::LateOnTheDay { .. }
        ));
    }

    #[test]
    fn a_late_mail_hears_which_meeting_it_missed_and_which_comes_next() {
        let Placement::Late { missed, next, .. } = placed("2026-10-26T12:00:00+01:00", None) else { panic!("late") };
        assert_eq!(missed.date(), date(2026, 10, 29));
        assert_eq!(next.map(|m| m.date()), Some(date(2026, 11, 12)));
    }

    #[test]
    fn a_mail_that_names_a_day_is_matched_to_it() {
        let named = Some(date(2026, 11, 12));
        assert!(
            matches!(placed("2026-10-26T12:00:00+01:00", named), Placement::OnTime { meeting } if Some(meeting.date()) == named)
        );
        // A day without a meeting says nothing: the first to come is meant.
        assert!(
            matches!(placed("2026-10-20T12:00:00+02:00", Some(date(2026, 11, 1))), Placement::OnTime { meeting } if meeting.date() == date(2026, 10, 29))
        );
    }

    #[test]
    fn without_a_meeting_nothing_is_guessed() {
        assert_eq!(
            place(&Calendar::default(), at("2026-10-20T12:00:00Z"), None, Some(Period::days(7))),
            Placement::NoMeeting
        );
        let mut last = Calendar::default();
        last.add(at("2026-10-29T09:00:00+01:00"), Period::hours(2));
        let late = place(&last, at("2026-10-28T12:00:00Z"), None, Some(Period::days(7)));
        assert!(matches!(late, Placement::Late { next: None, .. }));
    }

    #[test]
    fn without_a_deadline_every_coming_meeting_is_in_time() {
        let placement = place(&thursdays(), at("2026-10-29T08:59:00+01:00"), None, None);
        assert!(matches!(placement, Placement::OnTime { meeting } if meeting.date() == date(2026, 10, 29)));
    }

    #[test]
    fn an_answer_two_days_before_keeps_the_place() {
        let meeting = at("2026-10-29T09:00:00+01:00");
        assert!(keeps_place(at("2026-10-27T09:00:30+01:00"), meeting, Period::days(2)));
        assert!(!keeps_place(at("2026-10-27T09:01:00+01:00"), meeting, Period::days(2)));
    }

    proptest! {
        #[test]
        fn the_deadline_stands_at_the_meetings_own_hour(day in 0i64..700, hour in 7i8..22, minute in 0i8..60) {
            let meeting = date(2026, 1, 1).checked_add(day.days()).expect("in range").at(hour, minute, 0, 0).to_zoned(amsterdam()).expect("a time");
            let last = deadline(meeting.timestamp(), Period::days(7)).to_zoned(amsterdam());
            prop_assert_eq!(last.time(), meeting.time());
            prop_assert_eq!(last.date(), meeting.date().checked_sub(7.days()).expect("in range"));
            prop_assert!(in_time(last.timestamp(), last.timestamp()));
        }

        #[test]
        fn a_mail_is_in_exactly_one_place_and_next_is_always_in_time(minutes in 0i64..200_000) {
            let received = at("2026-09-25T00:00:00Z").checked_add(minutes.minutes()).expect("in range");
            let week = Period::days(7);
            match place(&thursdays(), received, None, Some(week)) {
                Placement::OnTime { meeting } => prop_assert!(in_time(received, deadline(meeting.start, week))),
                Placement::Late { missed, next, .. } | Placement::LateOnTheDay { missed, next, .. } => {
                    prop_assert!(!in_time(received, deadline(missed.start, week)) && missed.start >= received);
                    prop_assert!(next.is_some_and(|n| in_time(received, deadline(n.start, week))));
                }
                Placement::NoMeeting => prop_assert!(false, "there is always a next Thursday"),
            }
        }
    }
}
