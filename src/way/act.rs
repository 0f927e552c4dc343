//! What people can do to a case, and who they are: what a mail or the command line asks for, before it is carried out.

use super::consents;
use super::desk::Desk;
use super::guests;
use crate::model::{CaseNumber, Mailbox, Reader, Role, Sensitive};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What somebody does to a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Act {
    /// AKKOORD: the text may go to the team.
    Release,
    /// TERUG: back to the inbrenger with a reason.
    Return {
        /// Why, in the coördinator's words.
        #[serde(with = "crate::model::exposed")]
        reason: Sensitive<String>,
    },
    /// VERPLAATS: to the meeting on this day.
    Move {
        /// The day.
        day: Date,
    },
    /// VERBERG: these words go too.
    Hide {
        /// The words.
        #[serde(with = "crate::model::exposed")]
        words: Sensitive<Vec<String>>,
    },
    /// LAAT STAAN: these numbered redactions are undone.
    LeaveStanding {
        /// From 1, as numbered in the notice.
        numbers: Vec<usize>,
    },
    /// ORIGINEEL: the coördinator reads the text as it came in.
    Original {
        /// Why.
        #[serde(with = "crate::model::exposed")]
        reason: Sensitive<String>,
    },
    /// INTREKKEN: the case is withdrawn.
    Withdraw,
    /// GEMIST: something was left that should have gone.
    Missed {
        /// The words; empty if not said.
        #[serde(with = "crate::model::exposed")]
        words: Sensitive<Vec<String>>,
    },
    /// DRINGEND: cannot wait for the next meeting.
    Urgent {
        /// Why.
        #[serde(with = "crate::model::exposed")]
        reason: Sensitive<String>,
    },
    /// STAAT ERIN: what was said to be missing is there.
    StatedAfterAll,
    /// TOESTEMMING: the coördinator saw a signed form and records what it covers.
    Consent(Box<consents::Grant>),
    /// TOESTEMMING INGETROKKEN: one consent, or all of the case (H-33).
    WithdrawConsent {
        /// Its number within the case.
        id: Option<u32>,
    },
    /// AAN: the members who receive this case.
    Readers {
        /// Mailboxes or organisations of members.
        names: Vec<String>,
    },
    /// Somebody who is no member reads this case alone.
    Invite(Box<guests::Invite>),
    /// GEDAAN: a request on rights has been answered.
    Handled,
    /// GEDAAN: actions are done, or the resident has been told.
    Done {
        /// Numbers of the actions; none means all that are open, or that the resident knows.
        numbers: Vec<u32>,
    },
    /// GEEN VERZOEK: what was taken for a request is none.
    NoRequest,
    /// AANWEZIG, NIET AANWEZIG: the coördinator's word on whether the resident comes (S-26, S-27).
    Attendance {
        /// Whether.
        comes: bool,
    },
    /// The use of the case is restricted at request, or that is lifted (AVG art. 18).
    Restrict {
        /// Lifted.
        lift: bool,
    },
    /// The case is about to be erased: its readers are asked to delete their copies (AVG art. 17, 19).
    Erase,
    /// Another case is put into this one.
    Merge {
        /// The case that ends.
        from: CaseNumber,
    },
    /// BESPREKEN: who reads first decides that it is a case for the table (W-10, H-100).
    Discuss {
        /// The organisation that keeps the overview, if said (W-16, H-101).
        regie: Option<String>,
    },
    /// NIET BESPREKEN: it is not.
    Decline {
        /// Why, for the inbrenger to read.
        #[serde(with = "crate::model::exposed")]
        reason: Sensitive<String>,
    },
    /// UITZONDERING JA: the case goes on without consent, as its professional argued (W-39, H-70).
    GrantException {
        /// Last day; the term of the profile if none is said.
        until: Option<Date>,
    },
    /// UITZONDERING NEE.
    RefuseException {
        /// Why.
        #[serde(with = "crate::model::exposed")]
        reason: Sensitive<String>,
    },
    /// GRONDSLAG: a public task or another ground, with its law and purpose.
    RecordGround {
        /// Ground; law; purpose.
        #[serde(with = "crate::model::exposed")]
        words: Sensitive<String>,
        /// Last day.
        until: Option<Date>,
    },
    /// AKKOORD of the inbrenger: the text for the team is right (S-06).
    Confirm,
    /// GEEN ROL: a member has no role in the case and gets nothing more of it.
    NoRole,
    /// GEBRUIK: a member asks to use the data for the own task (Z-25).
    AskUse {
        /// For what.
        #[serde(with = "crate::model::exposed")]
        purpose: Sensitive<String>,
    },
    /// GEBRUIK JA, GEBRUIK NEE: the inbrenger's answer.
    AllowUse {
        /// Yes or no.
        allowed: bool,
    },
    /// Closed by the coördinator.
    Close,
}

/// What somebody does at the command line that is about no single case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TeamAct {
    /// A possible breach is reported: its 72 hours begin.
    OpenIncident {
        /// The case that it is about.
        case: Option<CaseNumber>,
    },
    /// Somebody has decided on an incident.
    EndIncident {
        /// Its number.
        number: u32,
        /// It was reported to the authority.
        reported: bool,
    },
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Actor {
    /// The coördinator or the deputy, by mail.
    Coordinator(Mailbox),
    /// The inbrenger, by mail.
    Inbrenger(Mailbox),
    /// The privacy officer, by mail.
    Privacy(Mailbox),
    /// A member of the team, by mail: only on own actions.
    Member(Mailbox),
    /// An account at the command line.
    CommandLine(String),
}

impl Actor {
    /// As the audit log names it.
    pub(super) fn name(&self, desk: &Desk) -> String {
        match self {
            Self::Coordinator(mailbox) if *mailbox == desk.team.coordinator.mailbox => "coordinator".into(),
            Self::Coordinator(mailbox) if desk.team.first_reader.as_ref().is_some_and(|c| c.mailbox == *mailbox) => {
                "first-reader".into()
            }
            Self::Coordinator(_) => "deputy".into(),
            Self::Inbrenger(_) => "sender".into(),
            Self::Privacy(_) => "privacy".into(),
            Self::Member(_) => "member".into(),
            Self::CommandLine(account) => format!("cli:{account}"),
        }
    }

    /// As reader of the answer; none at the command line.
    pub(super) fn reader(&self) -> Option<Reader> {
        match self {
            Self::Coordinator(mailbox) => Some(Reader { mailbox: mailbox.clone(), role: Role::Coordinator }),
            Self::Inbrenger(mailbox) => Some(Reader { mailbox: mailbox.clone(), role: Role::Sender }),
            Self::Privacy(mailbox) => Some(Reader { mailbox: mailbox.clone(), role: Role::Privacy }),
            Self::Member(mailbox) => Some(Reader { mailbox: mailbox.clone(), role: Role::Team }),
            Self::CommandLine(_) => None,
        }
    }
}

/// Why an act cannot be carried out: one sentence in plain Dutch.
pub(super) type Refusal = String;
