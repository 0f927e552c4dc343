//! What a letter is: typed data, before any word of it is chosen.

mod act;
mod coordinator;
mod minutes;
mod privacy;
mod sender;
mod team;

pub use act::{ActDone, ActRefused, Fallback, RefusedBecause};
pub use coordinator::{
    CoordinatorNotice, DeliveryFailed, Digest, DigestLine, Incident, LateDecision, NumberedText, Original, Urgent,
};
pub use minutes::{ActionsReminder, MeetingCancelled, MinutesLetter, MinutesOf, ResidentReport};
pub use privacy::{IncidentClock, RightsReceipt, RightsReminder, RightsRequested};
pub use sender::{
    Disclosed, Enclosed, FeedbackReminder, Lack, Neutral, News, Receipt, ReceiptOutcome, Returned, ReturnedBecause,
};
pub use team::{Agenda, AgendaItem, AgendaState, Recall, RecallBecause, TeamCase};

use crate::config::Attachments;
use crate::model::{CaseNumber, Consent, Kind, Mailbox};
use crate::texts::form::Form;
use jiff::Timestamp;
use std::fmt;

/// What every letter needs besides its own data. Everything that is not a function of the letter is handed in.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The gate's own From mailbox; its domain is that of every Message-ID.
    pub from: &'a Mailbox,
    /// The team's intake: where answers go.
    pub intake: &'a Mailbox,
    /// Single-use codes by holder: that reader's Reply-To becomes `local+code@domain`. Who has none answers to the intake.
    pub codes: &'a [ReplyCode],
    /// The reverse-path for a mail to team or coördinator, made from the Message-ID (`bounce+ID.MAC@gate.example`).
    pub return_path: &'a dyn Fn(&str) -> Option<Mailbox>,
    /// Name of the team as people say it: `dorpsteam Elsloo`.
    pub team: &'a str,
    /// How the team gets the text of attachments.
    pub attachments: Attachments,
    /// The coördinator's name.
    pub coordinator: &'a str,
    /// The coördinator's telephone number.
    pub telephone: &'a str,
    /// The deputy's name, if there is one.
    pub deputy: Option<&'a str>,
    /// Where residents' rights and privacy questions go.
    pub privacy: Option<&'a Mailbox>,
    /// Who helps when a mail looks wrong.
    pub help: Option<&'a str>,
    /// What the consent form says of the team's agreements.
    pub form: Form<'a>,
    /// The moment of composing: Date field and "today".
    pub now: Timestamp,
    /// Random letters and digits, fresh for each letter: the Message-IDs are made of it.
    pub seed: &'a str,
    /// Message-ID, without brackets, of the mail that this answers: the reader's own, or ours.
    pub in_reply_to: Option<&'a str>,
    /// Message-IDs, without brackets, of the thread, oldest first: the reader's own, or ours.
    pub references: &'a [String],
}

/// A single-use code and the only mailbox from which it is taken.
#[derive(Clone, PartialEq, Eq)]
pub struct ReplyCode {
    /// From whom.
    pub holder: Mailbox,
    /// Letters and digits.
    pub code: String,
}

/// A mail to be composed. Case text comes as [`Redacted`] and is shown only to readers of its audience; every other
/// string is one of ours, a professional's own name, or redacted before.
#[derive(Clone)]
pub enum Letter {
    /// A case to the team.
    TeamCase(TeamCase),
    /// To the inbrenger: it came in, and what becomes of it.
    Receipt(Receipt),
    /// To the inbrenger: something is missing.
    Returned(Returned),
    /// To a verified sender whom we do not know, or a resident: confirms nothing.
    Neutral(Neutral),
    /// To the coördinator: a new case, or one that waits.
    CoordinatorNotice(CoordinatorNotice),
    /// To coördinator and deputy: danger words (H-90, A-03, A-06).
    Urgent(Urgent),
    /// To the coördinator: what waits, twice a day.
    Digest(Digest),
    /// To everybody who can act: what has waited too long (H-90).
    Overdue(Digest),
    /// To the coördinator: the agenda for review.
    AgendaReview(Agenda),
    /// To the team: the agenda after AKKOORD, without her notes.
    AgendaTeam(Agenda),
    /// To who acted by mail: it is done.
    ActDone(ActDone),
    /// To who acted by mail: it is not done.
    ActRefused(ActRefused),
    /// To the coördinator: a mail of ours did not arrive.
    DeliveryFailed(DeliveryFailed),
    /// To those who got a case: please delete it.
    Recall(Recall),
    /// To the coördinator: GEMIST, a name was missed.
    Incident(Incident),
    /// To the coördinator: DRINGEND, a late case cannot wait.
    LateDecision(LateDecision),
    /// To one coördinator: the text as it came in (ORIGINEEL).
    Original(Original),
    /// In place of a notice that failed the last look.
    Fallback(Fallback),
    /// To the inbrenger: to whom the case went, for the own file.
    Disclosed(Disclosed),
    /// To the inbrenger after the meeting: has the resident been told? (S-08)
    FeedbackReminder(FeedbackReminder),
    /// To the inbrenger: somebody did something with the case.
    News(News),
    /// To those who were present: minutes without names.
    Minutes(MinutesLetter),
    /// To the inbrenger: a short report for the resident (S-47).
    ResidentReport(ResidentReport),
    /// To the owner of actions, or the coördinator: still open.
    ActionsReminder(ActionsReminder),
    /// To who was invited: the meeting is off.
    MeetingCancelled(MeetingCancelled),
    /// To privacy officer and coördinator: a mail calls on a right (H-42).
    RightsRequested(RightsRequested),
    /// To who called on a right: it came in.
    RightsReceipt(RightsReceipt),
    /// To privacy officer and coördinator: a request still waits.
    RightsReminder(RightsReminder),
    /// To privacy officer and coördinators: an incident and its clock.
    IncidentClock(IncidentClock),
}

/// Shows which letter it is and nothing of what it says.
impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TeamCase(_) => "TeamCase",
            Self::Receipt(_) => "Receipt",
            Self::Returned(_) => "Returned",
            Self::Neutral(_) => "Neutral",
            Self::CoordinatorNotice(_) => "CoordinatorNotice",
            Self::Urgent(_) => "Urgent",
            Self::Digest(_) => "Digest",
            Self::Overdue(_) => "Overdue",
            Self::AgendaReview(_) => "AgendaReview",
            Self::AgendaTeam(_) => "AgendaTeam",
            Self::ActDone(_) => "ActDone",
            Self::ActRefused(_) => "ActRefused",
            Self::DeliveryFailed(_) => "DeliveryFailed",
            Self::Recall(_) => "Recall",
            Self::Incident(_) => "Incident",
            Self::LateDecision(_) => "LateDecision",
            Self::Original(_) => "Original",
            Self::Fallback(_) => "Fallback",
            Self::Disclosed(_) => "Disclosed",
            Self::FeedbackReminder(_) => "FeedbackReminder",
            Self::News(_) => "News",
            Self::Minutes(_) => "Minutes",
            Self::ResidentReport(_) => "ResidentReport",
            Self::ActionsReminder(_) => "ActionsReminder",
            Self::MeetingCancelled(_) => "MeetingCancelled",
            Self::RightsRequested(_) => "RightsRequested",
            Self::RightsReceipt(_) => "RightsReceipt",
            Self::RightsReminder(_) => "RightsReminder",
            Self::IncidentClock(_) => "IncidentClock",
        })
    }
}

/// What identifies a case to people, without anybody's data.
#[derive(Clone)]
pub struct CaseHead {
    /// Number.
    pub number: CaseNumber,
    /// What it is.
    pub kind: Kind,
    /// Area as people write it (`Elsloo`).
    pub area: Option<String>,
    /// The meeting that it is on.
    pub meeting: Option<Timestamp>,
    /// Where consent stands.
    pub consent: Consent,
    /// When a consent on record that holds now was signed (W-18).
    pub consented_on: Option<jiff::civil::Date>,
    /// The resident comes to the meeting, confirmed by the coördinator (S-26).
    pub resident_attends: bool,
}

/// The professional who brought a case in, as far as the profile lets the team see.
#[derive(Clone, Default)]
pub struct Inbrenger {
    /// Name.
    pub name: Option<String>,
    /// Organisation.
    pub organisation: Option<String>,
}
