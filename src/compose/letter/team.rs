//! Letters to the team, and the agenda that the coördinator sees first.

use super::{CaseHead, Inbrenger, MinutesOf};
use crate::anonymise::Redacted;
use crate::model::{CaseNumber, Mailbox};
use jiff::Timestamp;

/// A case to the team. Goes to the readers with role Team of the text's audience, and to nobody else.
#[derive(Clone)]
pub struct TeamCase {
    /// The case.
    pub case: CaseHead,
    /// What the team reads.
    pub text: Redacted,
    /// Who brought it in.
    pub inbrenger: Inbrenger,
    /// To whom the question goes, if said (S-18).
    pub vraag_to: Option<String>,
    /// Lines on top: purpose of the table, consent, objections and weighing, without names (W-18, W-19).
    pub on_top: Vec<String>,
    /// It came after the deadline and is marked so (S-38 `forward_marked`).
    pub late: bool,
    /// It takes the place of a text sent earlier.
    pub replaces: bool,
    /// Not to leave before (bundled forwarding).
    pub not_before: Option<Timestamp>,
    /// Members whose domain is not reached with enforced TLS: they hear that there is a case, without its text.
    pub without_text: Vec<Mailbox>,
    /// By agreement nobody gets the text by mail (Z-22), whatever way leads there.
    pub notice: bool,
    /// Who gives advice alone: nothing of the attachments.
    pub advisers: Vec<Mailbox>,
    /// Third parties: the statement of secrecy goes along (H-97).
    pub third_parties: Vec<Mailbox>,
}

/// The agenda of one meeting.
#[derive(Clone)]
pub struct Agenda {
    /// Coördinator (review) or team. Each sees the text of those cases in whose audience he or she is.
    pub to: Vec<Mailbox>,
    /// Start of the meeting.
    pub meeting: Timestamp,
    /// How long it lasts.
    pub minutes: u32,
    /// How many members will get it after AKKOORD.
    pub members: usize,
    /// In the order of the meeting.
    pub items: Vec<AgendaItem>,
    /// Head of the audit log: number and hash of its last line (promise 7).
    pub audit_head: Option<String>,
    /// Review only: answer before this, or the deputy gets it.
    pub answer_before: Option<Timestamp>,
    /// How often the agenda of this meeting was sent before: the calendar's SEQUENCE.
    pub revision: u32,
    /// What the last meeting agreed, for each reader as far as the cases are theirs (S-34).
    pub earlier: Vec<MinutesOf>,
}

/// One case on the agenda.
#[derive(Clone)]
pub struct AgendaItem {
    /// The case.
    pub case: CaseHead,
    /// Ready, or who must act.
    pub state: AgendaState,
    /// The redacted text: doel and vraag are taken from it, for readers of its audience.
    pub text: Option<Redacted>,
    /// To whom the question goes.
    pub vraag_to: Option<String>,
    /// Readers of the agenda who do not receive this case: they read not even its number.
    pub not_for: Vec<Mailbox>,
    /// Lines on top, as in the mail of the case.
    pub on_top: Vec<String>,
    /// The meeting at which it was last discussed.
    pub follow_up: Option<Timestamp>,
    /// Redacted sentences with a doubtful word, for the coördinator.
    pub flags: Vec<String>,
}

/// Whether a case can be discussed.
#[derive(Clone)]
pub enum AgendaState {
    /// Yes.
    Ready,
    /// The coördinator must decide.
    WaitingForCoordinator {
        /// Why, in plain Dutch, without a full stop.
        why: String,
        /// By when.
        due: Option<Timestamp>,
        /// What happens otherwise.
        otherwise: Option<String>,
    },
    /// The inbrenger must supply something.
    WaitingForInbrenger {
        /// What, in plain Dutch, without a full stop.
        why: String,
        /// By when.
        due: Option<Timestamp>,
    },
}

/// To those who got a case: please delete it.
#[derive(Clone)]
pub struct Recall {
    /// Who got it.
    pub to: Vec<Mailbox>,
    /// The case.
    pub number: CaseNumber,
    /// When it was sent.
    pub sent: Option<Timestamp>,
    /// Why.
    pub because: RecallBecause,
}

/// Why readers are asked to delete a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecallBecause {
    /// GEMIST, or the inbrenger takes the case back.
    Mistake,
    /// The resident takes consent back (H-33, AVG art. 19).
    ConsentWithdrawn,
    /// The case is erased at request (AVG art. 17, 19). Such a mail hangs on no case, so that it outlives it.
    Erased,
    /// The meeting is over, and nobody keeps what was for it (Z-22).
    MeetingOver,
    /// The reader has no role in the case.
    NoRole,
}
