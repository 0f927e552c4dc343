use crate::calendar::Placement;
use jiff::Timestamp;

/// Where a mail falls in the calendar of its team (S-37, S-38).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// In time for this meeting.
    OnTime {
        /// The meeting.
        meeting: Timestamp,
    },
    /// After the deadline.
    Late {
        /// The meeting that it missed.
        missed: Timestamp,
        /// Its deadline.
        deadline: Timestamp,
        /// The next meeting that it is in time for.
        next: Option<Timestamp>,
    },
    /// After the deadline, but on its very day: the coördinator decides.
    LateOnTheDay {
        /// The meeting that it would miss.
        missed: Timestamp,
        /// Its deadline.
        deadline: Timestamp,
        /// The next meeting.
        next: Option<Timestamp>,
    },
    /// No meeting is known: held, never guessed.
    NoMeeting,
}

impl Seat {
    /// The meeting that the case goes to if nobody decides otherwise.
    pub fn meeting(self) -> Option<Timestamp> {
        match self {
            Self::OnTime { meeting } => Some(meeting),
            Self::Late { next, .. } | Self::LateOnTheDay { next, .. } => next,
            Self::NoMeeting => None,
        }
    }
}

impl From<Placement> for Seat {
    fn from(placement: Placement) -> Self {
        let start = |m: crate::calendar::Meeting| m.start;
        match placement {
            Placement::OnTime { meeting } => Self::OnTime { meeting: meeting.start },
            Placement::Late { missed, deadline, next } => {
                Self::Late { missed: missed.start, deadline, next: next.map(start) }
            }
            Placement::LateOnTheDay { missed, deadline, next } => {
                Self::LateOnTheDay { missed: missed.start, deadline, next: next.map(start) }
            }
            Placement::NoMeeting => Self::NoMeeting,
        }
    }
}
