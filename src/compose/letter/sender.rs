//! Letters to the inbrenger, and to a sender whom we do not know.

use super::CaseHead;
use crate::anonymise::Redacted;
use crate::model::{CaseNumber, Danger, Mailbox, Reason};
use jiff::Timestamp;

/// To the inbrenger: what became of the mail.
#[derive(Clone)]
pub struct Receipt {
    /// The inbrenger.
    pub to: Mailbox,
    /// The case.
    pub case: CaseHead,
    /// What happens to it.
    pub outcome: ReceiptOutcome,
    /// What the team will read; shown if `to` is of its audience.
    pub text: Option<Redacted>,
    /// To whom the question goes, if understood.
    pub vraag_to: Option<String>,
    /// How many attachments were not sent on.
    pub attachments_left: usize,
    /// Until when the inbrenger can still change or withdraw.
    pub change_until: Option<Timestamp>,
    /// Danger words found: the numbers to call come first.
    pub danger: Vec<Danger>,
    /// A consent lets somebody stand by name for some readers.
    pub named: bool,
    /// What is good to know of the text, in plain Dutch: one sentence each.
    pub hints: Vec<String>,
}

/// What happens to a case that came in.
#[derive(Clone)]
pub enum ReceiptOutcome {
    /// In time and complete.
    OnTime,
    /// After the deadline: on the next meeting (S-38).
    Late {
        /// Reception.
        received: Timestamp,
        /// The meeting that was missed.
        missed: Timestamp,
        /// Its deadline.
        deadline: Timestamp,
    },
    /// The coördinator looks first.
    Held {
        /// Why, in plain Dutch.
        reasons: Vec<Reason>,
        /// By when the sender hears more.
        due: Option<Timestamp>,
    },
    /// Nothing goes on before the sender has read the text and agreed (S-06).
    Confirm {
        /// Until when an answer keeps the place.
        before: Option<Timestamp>,
    },
    /// An answer to an earlier mail was taken up.
    Updated,
    /// The case was withdrawn.
    Withdrawn,
}

/// To the inbrenger: one thing is missing.
#[derive(Clone)]
pub struct Returned {
    /// The inbrenger.
    pub to: Mailbox,
    /// The case.
    pub case: CaseHead,
    /// What is missing.
    pub because: ReturnedBecause,
    /// Answer before this and the case keeps its place; none if it has no place to keep.
    pub answer_before: Option<Timestamp>,
    /// The meeting that it will be on otherwise.
    pub otherwise: Option<Timestamp>,
    /// Danger words found.
    pub danger: Vec<Danger>,
    /// Whether the resident knows is not said, and the agreements ask it.
    pub ask_informed: bool,
}

/// What some agreements ask besides doel and vraag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lack {
    /// A doel with an object and a result (W-02).
    Goal,
    /// Why the meeting is necessary (W-03).
    Necessity,
    /// Which organisations are involved (H-23, W-07).
    Parties,
    /// Which data are strictly necessary (W-08).
    Kinds,
    /// The resident's objections and why it goes on all the same (W-19).
    Reasons,
    /// A question whether somebody is known: first talk with the client.
    AskClient,
    /// Handing a file over: which team, which task, which purpose.
    HandOver,
}

/// Why a case came back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReturnedBecause {
    /// No doel (S-11).
    Doel,
    /// No vraag (S-11, S-44).
    Vraag,
    /// Neither.
    DoelAndVraag,
    /// A known case without consent (S-20): the form comes along.
    Consent,
    /// Only a link, or a secure-mail notice (S-39).
    OnlyALink,
    /// What these agreements ask besides doel and vraag.
    Lacks(Vec<Lack>),
    /// Late, and the profile says return; the deadline that passed.
    Late {
        /// The deadline.
        deadline: Timestamp,
    },
}

/// To a verified sender whom we do not know: says how to reach the coördinator, confirms nothing.
#[derive(Clone)]
pub struct Neutral {
    /// The sender.
    pub to: Mailbox,
}

/// To the inbrenger: to whom the case went, for the own file.
#[derive(Clone)]
pub struct Disclosed {
    /// The inbrenger.
    pub to: Mailbox,
    /// The case.
    pub case: CaseHead,
    /// When.
    pub sent: Timestamp,
    /// Functions or organisations of the readers (`huisarts`), not their names.
    pub functions: Vec<String>,
    /// Some of them read a name, with consent.
    pub named: bool,
    /// The text that went; its doel is shown if `to` is of its audience.
    pub text: Option<Redacted>,
}

/// To the inbrenger after the meeting: has the resident been told? (S-08)
#[derive(Clone)]
pub struct FeedbackReminder {
    /// The inbrenger.
    pub to: Mailbox,
    /// The case.
    pub number: CaseNumber,
    /// When it was discussed.
    pub discussed: Timestamp,
}

/// To the inbrenger: the coördinator sent the case back or moved it.
#[derive(Clone)]
pub struct News {
    /// The inbrenger.
    pub to: Mailbox,
    /// The case.
    pub number: CaseNumber,
    /// What happened, in short, for the subject.
    pub about: String,
    /// What happened and what follows, in plain Dutch: one sentence each.
    pub lines: Vec<String>,
    /// The text as it is now; shown if `to` is of its audience.
    pub text: Option<Redacted>,
    /// What goes along to print.
    pub enclosed: Vec<Enclosed>,
}

/// A text of ours that goes along with a mail, to print and to talk about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Enclosed {
    /// The blank consent form (S-24).
    ConsentForm,
    /// The letter for the resident when a case goes on without consent.
    ResidentLetter {
        /// Organisations that read the case.
        parties: Vec<String>,
    },
}
