//! The register: what the gate remembers of a team's cases. Types only; `store` keeps them, `policy` changes them.
//!
//! A [`Register`] is a snapshot at a version; the core answers with a [`RegisterDelta`] against it and the worker commits
//! both or runs again. A [`CaseRecord`] holds redacted text; the only original text hangs in [`CaseOriginal`], which the
//! store seals under a key of its own and destroys the day after the meeting.

mod consent;
mod exception;
mod guest;
mod minutes;
mod request;
mod usage;

pub use consent::{ConsentRecord, ConsentSource, ConsentSubject, ConsentTo, NamedDisclosure, SignedBy};
pub use exception::{ExceptionRecord, Granted};
pub use guest::{Guest, ThirdParty};
pub use minutes::{CaseAction, CaseMinutes, Invited};
pub use request::{IncidentCause, IncidentEnd, IncidentRecord, RightsRequest};
pub use usage::UseRequest;

use crate::anonymise::Redacted;
use crate::model::{
    CaseNumber, Code, Consent, Danger, Document, Findings, Kind, MailId, Mailbox, PersonNumber, Sensitive, Stage,
    Submission, TeamId, Topic, Views,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a case stands. Every state but the last three has an owner who must act or a moment at which it moves by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseState {
    /// Kept for the coördinator; see the holds.
    Held,
    /// Back at the inbrenger, who must supply something; the place on the agenda is kept until the term.
    WaitingForInbrenger,
    /// Clean text is ready and waits for the coördinator's AKKOORD (release `after-review`).
    WaitingForReview,
    /// Released, waits for the bundle before the meeting.
    Queued,
    /// Sent to the team.
    Forwarded,
    /// Withdrawn by the inbrenger.
    Withdrawn,
    /// Ended: returned for good, closed by the coördinator, or the meeting is over.
    Closed,
}

/// Who must act on a hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Owner {
    /// The coördinator.
    Coordinator,
    /// The deputy, by absence or silence of the coördinator.
    Deputy,
    /// The inbrenger.
    Inbrenger,
    /// The privacy officer.
    Privacy,
}

/// Why a case is held. One word for each, used in lists, metrics and reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HoldReason {
    /// The sender could not be verified.
    Unverified,
    /// Verified, but nobody that the configuration knows; or a resident.
    UnknownSender,
    /// No submission: a question to the coördinator.
    NoSubmission,
    /// No area, or two.
    UnknownArea,
    /// No meeting is known to put it on.
    NoMeeting,
    /// Late on the very day of the deadline.
    LateOnTheDay,
    /// Late, and the profile says hold.
    Late,
    /// A part could not be inspected.
    Uninspected,
    /// Only a link or a secure-mail notice.
    OnlyALink,
    /// A fault in the core, or a limit of time or memory.
    Fault,
    /// The last look caught something.
    Gate,
    /// Danger words.
    Danger,
    /// Words that are uncertain.
    Doubt,
    /// Consent must be looked at: refused, withdrawn, exception, unclear.
    Consent,
    /// A known case without consent, and the profile says hold.
    KnownCase,
    /// Minutes with a direct identifier.
    Minutes,
    /// A mailing list or forwarded original to the team directly.
    List,
    /// The resident attends: the coördinator's word.
    Attendance,
    /// A number of a case that is not the sender's.
    ForeignCase,
    /// Going on without consent is argued: the coördinator or regisseur decides (W-28).
    Exception,
    /// The time of an exception is over: weigh it again or let it be.
    ExceptionOver,
    /// The regisseur or the consulent reads it first (W-09, H-100).
    Stage,
    /// What is enclosed looks like a whole dossier.
    WholeDossier,
    /// The doel does not fit the table.
    Purpose,
    /// There must be a plan (H-68).
    Plan,
    /// Nobody is to receive it: no organisation is named, or nobody was chosen.
    Recipients,
    /// A request on rights (H-42): the privacy officer answers it.
    Rights,
    /// The case is restricted at request (AVG art. 18): kept, not forwarded.
    Restricted,
    /// Two cases in one mail.
    TwoCases,
}

/// One reason to wait: who must act, by when, and what happens otherwise.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Hold {
    /// Why.
    pub reason: HoldReason,
    /// Rule id.
    pub rule: String,
    /// Who must act now.
    pub owner: Owner,
    /// By when; then the default happens.
    pub due: Timestamp,
}

/// A person of a case with the forms by which later mails are matched, so that labels stay the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KnownPerson {
    /// The number.
    pub number: PersonNumber,
    /// All forms seen.
    #[serde(with = "crate::model::exposed")]
    pub forms: Sensitive<Vec<String>>,
    /// For the legend.
    pub role: Option<String>,
}

/// What must be gone the day after the meeting: sealed under the key of the original.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CaseOriginal {
    /// The text as it came in, all sections.
    pub document: Document,
    /// What was found in it.
    pub findings: Findings,
    /// What was understood of it.
    pub submission: Submission,
    /// Redactions undone by LAAT STAAN: indices into the findings as shown to the coördinator, from 1.
    pub left_standing: Vec<usize>,
    /// Words hidden by VERBERG.
    #[serde(with = "crate::model::exposed")]
    pub hidden: Sensitive<Vec<String>>,
    /// Some of the text was read by OCR: unsure, never released without a look.
    #[serde(default)]
    pub by_ocr: bool,
    /// With the text came something that could not be inspected.
    #[serde(default)]
    pub uninspected: bool,
}

/// Everything kept on a case under the key of the rest. No name of a resident in the clear but the forms of `persons`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CaseRecord {
    /// Number.
    pub number: CaseNumber,
    /// Team.
    pub team: TeamId,
    /// Area within the team, lower case.
    pub area: Option<String>,
    /// Kind.
    pub kind: Kind,
    /// Reception of the first mail: the clock of the deadline.
    pub opened: Timestamp,
    /// The meeting that it is on.
    pub meeting: Option<Timestamp>,
    /// State.
    pub state: CaseState,
    /// Who brought it in; none while unverified.
    pub inbrenger: Option<Mailbox>,
    /// Display name of the inbrenger, a professional.
    pub inbrenger_name: Option<String>,
    /// The inbrenger's organisation, if the configuration knows it.
    pub organisation: Option<String>,
    /// Consent status.
    pub consent: Consent,
    /// Known case.
    pub known_case: bool,
    /// The mail says that the resident attends.
    pub resident_attends: bool,
    /// The coördinator has confirmed it (S-27).
    pub attendance_confirmed: bool,
    /// It came after the deadline.
    pub late: bool,
    /// Danger words.
    pub danger: Vec<Danger>,
    /// Whether a purpose is stated. Its redacted words are in `redacted`.
    pub has_doel: bool,
    /// Whether a question is stated.
    pub has_vraag: bool,
    /// To whom the question goes.
    pub vraag_to: Option<String>,
    /// The text for the team, as reviewed; a release sends this very text.
    pub redacted: Option<Redacted>,
    /// Persons with stable numbers.
    pub persons: Vec<KnownPerson>,
    /// Consents on record, withdrawn ones too.
    #[serde(default)]
    pub consents: Vec<ConsentRecord>,
    /// Readers whom the coördinator named for this case (K7 `per_case`), by mailbox; empty if nobody was.
    #[serde(default)]
    pub chosen_readers: Vec<Mailbox>,
    /// Who is no member and receives this case alone.
    #[serde(default)]
    pub guests: Vec<Guest>,
    /// Members who said that they have no role in it and get nothing more of it.
    #[serde(default)]
    pub declined: Vec<Mailbox>,
    /// What members asked to use it for.
    #[serde(default)]
    pub uses: Vec<UseRequest>,
    /// Organisations that the mail names as involved.
    #[serde(default)]
    pub parties: Vec<String>,
    /// Ways without consent that were argued, granted or not.
    #[serde(default)]
    pub exceptions: Vec<ExceptionRecord>,
    /// Stages that the case has gone through (K23).
    #[serde(default)]
    pub stages_done: Vec<Stage>,
    /// What the resident has against it, without names (W-19).
    #[serde(default)]
    pub objections: Option<String>,
    /// Why it goes on all the same, without names (W-19).
    #[serde(default)]
    pub weighing: Option<String>,
    /// Special kinds of data that the text speaks of (H-06).
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// Words of opinion and hearsay in it (Z-06).
    #[serde(default)]
    pub views: Views,
    /// Texts with a name in them that went out.
    #[serde(default)]
    pub disclosed: Vec<NamedDisclosure>,
    /// The organisation that keeps the overview, as who read it first decided (W-16, H-101).
    #[serde(default)]
    pub regie: Option<String>,
    /// The closed case that it follows; what was agreed there is told, and consents that still hold are taken over.
    #[serde(default)]
    pub follows: Option<CaseNumber>,
    /// The inbrenger has read this very text and agreed that it goes on (S-06).
    #[serde(default)]
    pub confirmed: bool,
    /// What it waits for.
    pub holds: Vec<Hold>,
    /// Flags for the coördinator: redacted sentences with a doubtful word.
    pub flags: Vec<String>,
    /// Mails of the case.
    pub mails: Vec<MailId>,
    /// Message-IDs of mails of the case, in and out: the thread.
    pub thread: Vec<String>,
    /// Single-use codes.
    pub codes: Vec<Code>,
    /// When the text left for the team.
    pub forwarded: Option<Timestamp>,
    /// How often in a row nobody acted in time.
    #[serde(default)]
    pub lapses: u8,
    /// What meetings agreed on it, oldest first.
    #[serde(default)]
    pub minutes: Vec<CaseMinutes>,
    /// What was to be done about it.
    #[serde(default)]
    pub actions: Vec<CaseAction>,
    /// The member who keeps contact (S-36).
    #[serde(default)]
    pub contact: Option<Mailbox>,
    /// When the inbrenger said that the resident has been told (S-08).
    #[serde(default)]
    pub resident_told: Option<Timestamp>,
    /// How often the inbrenger was asked.
    #[serde(default)]
    pub asked_to_tell: u8,
    /// The request on rights that the mail is, if it is one.
    #[serde(default)]
    pub request: Option<RightsRequest>,
    /// Use is restricted at request (AVG art. 18): nothing goes to the team until that is lifted.
    #[serde(default)]
    pub restricted: bool,
    /// The original, while it is kept. The store takes it out and seals it apart.
    pub original: Option<CaseOriginal>,
}

impl CaseRecord {
    /// Whether it may go on on a day though nobody consented: by an exception or a ground on record, and by no consent.
    pub fn goes_without_consent(&self, day: jiff::civil::Date) -> bool {
        self.exceptions.iter().any(|e| e.holds(day)) && !self.consents.iter().any(|c| c.holds(day, day))
    }

    /// A case just opened, of which nothing more is known: held, without text.
    pub fn new(number: CaseNumber, team: TeamId, opened: Timestamp) -> Self {
        Self {
            number,
            team,
            area: None,
            kind: Kind::default(),
            opened,
            meeting: None,
            state: CaseState::Held,
            inbrenger: None,
            inbrenger_name: None,
            organisation: None,
            consent: Consent::default(),
            known_case: false,
            resident_attends: false,
            attendance_confirmed: false,
            late: false,
            danger: Vec::new(),
            has_doel: false,
            has_vraag: false,
            vraag_to: None,
            redacted: None,
            persons: Vec::new(),
            consents: Vec::new(),
            exceptions: Vec::new(),
            stages_done: Vec::new(),
            objections: None,
            weighing: None,
            chosen_readers: Vec::new(),
            guests: Vec::new(),
            declined: Vec::new(),
            uses: Vec::new(),
            parties: Vec::new(),
            topics: Vec::new(),
            views: Views::default(),
            disclosed: Vec::new(),
            regie: None,
            follows: None,
            confirmed: false,
            holds: Vec::new(),
            flags: Vec::new(),
            mails: Vec::new(),
            thread: Vec::new(),
            codes: Vec::new(),
            forwarded: None,
            lapses: 0,
            minutes: Vec::new(),
            actions: Vec::new(),
            contact: None,
            resident_told: None,
            asked_to_tell: 0,
            request: None,
            restricted: false,
            original: None,
        }
    }
}

/// A numbered list that went to the coördinator (a digest, an agenda for review), so that `AKKOORD 2 3` can be understood.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Listing {
    /// The meeting, for an agenda; none for a digest.
    pub meeting: Option<Timestamp>,
    /// The cases in the order of the list; its first line has number 1.
    pub items: Vec<CaseNumber>,
    /// Codes of its readers.
    pub codes: Vec<Code>,
    /// When it left.
    pub sent: Timestamp,
    /// An agenda that is not answered by then goes to the deputy.
    pub answer_before: Option<Timestamp>,
    /// It has gone to the deputy.
    pub passed_on: bool,
}

/// What a team keeps between mails besides its cases.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct TeamState {
    /// Last sequence used, by year.
    pub sequences: BTreeMap<u16, u32>,
    /// Numbered lists that went to the coördinator: an answer points at their lines.
    pub listings: Vec<Listing>,
    /// Meetings whose agenda went to the team.
    pub agendas_sent: Vec<Timestamp>,
    /// When the last digest of holds went out.
    pub last_digest: Option<Timestamp>,
    /// Who was invited to meetings to come.
    #[serde(default)]
    pub invited: Vec<Invited>,
    /// Incidents, kept as the record of AVG art. 33(5).
    #[serde(default)]
    pub incidents: Vec<IncidentRecord>,
}

/// What the core sees of the register: one team, as it was at `version`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Register {
    /// Moves with every commit for this team; a delta made on an older one is not taken.
    pub version: u64,
    /// The team.
    pub team: TeamId,
    /// Open cases, and those closed but not yet forgotten.
    pub cases: Vec<CaseRecord>,
    /// The rest.
    pub state: TeamState,
}

/// The change of a register that one run of the core asks for. Taken whole or not at all, and only against the version
/// that the run saw.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct RegisterDelta {
    /// The version that the run saw.
    pub base: u64,
    /// New and changed cases, whole.
    pub cases: Vec<CaseRecord>,
    /// The team's state, if it changed.
    pub state: Option<TeamState>,
}
