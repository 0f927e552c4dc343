use crate::anonymise::Redacted;
use crate::model::{CaseNumber, Category, Consent, Danger, Kind, Mailbox, Reader, Reason, Sensitive};
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
    /// It came after the deadline and is marked so (S-38 `forward_marked`).
    pub late: bool,
    /// It takes the place of a text sent earlier.
    pub replaces: bool,
    /// Not to leave before (bundled forwarding).
    pub not_before: Option<Timestamp>,
}

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
}

/// Why a case came back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
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

/// A line with the number by which an answer can point at it.
#[derive(Clone)]
pub struct NumberedText {
    /// From 1.
    pub number: usize,
    /// What it is about.
    pub category: Category,
    /// The word in question or what stands in its place.
    pub word: String,
    /// The redacted sentence around it.
    pub sentence: String,
}

/// A part of the mail that was not sent on. No file name: those hold names.
#[derive(Clone)]
pub struct PartLine {
    /// Media type (`application/pdf`).
    pub media_type: String,
    /// Octets, decoded.
    pub size: u64,
    /// Why, in plain Dutch.
    pub why: String,
}

/// To the coördinator: a new case, or one that waits.
#[derive(Clone)]
pub struct CoordinatorNotice {
    /// Coördinator, or deputy.
    pub to: Vec<Mailbox>,
    /// The case.
    pub case: CaseHead,
    /// Who brought it in; empty while unverified.
    pub inbrenger: Inbrenger,
    /// Reception.
    pub received: Timestamp,
    /// Whether it waits for the reader.
    pub held: bool,
    /// Why, in plain Dutch.
    pub reasons: Vec<Reason>,
    /// The redacted text; shown to readers of its audience.
    pub text: Option<Redacted>,
    /// To whom the question goes.
    pub vraag_to: Option<String>,
    /// What was taken out, numbered for LAAT STAAN.
    pub redactions: Vec<NumberedText>,
    /// Doubtful words left standing, each in its sentence, for VERBERG.
    pub doubts: Vec<NumberedText>,
    /// What was not sent on.
    pub parts: Vec<PartLine>,
    /// Act before this.
    pub due: Option<Timestamp>,
    /// What happens otherwise, in plain Dutch: one sentence.
    pub otherwise: Option<String>,
}

/// To coördinator and deputy at once: danger words.
#[derive(Clone)]
pub struct Urgent {
    /// Coördinator and deputy.
    pub to: Vec<Mailbox>,
    /// The case.
    pub case: CaseHead,
    /// Who brought it in.
    pub inbrenger: Inbrenger,
    /// Reception.
    pub received: Timestamp,
    /// Which.
    pub danger: Vec<Danger>,
    /// The redacted text; shown to readers of its audience.
    pub text: Option<Redacted>,
}

/// To the coördinator: what waits.
#[derive(Clone)]
pub struct Digest {
    /// Coördinator, or deputy.
    pub to: Vec<Mailbox>,
    /// Longest waiting first.
    pub lines: Vec<DigestLine>,
}

/// One hold.
#[derive(Clone)]
pub struct DigestLine {
    /// The case.
    pub number: CaseNumber,
    /// Area.
    pub area: Option<String>,
    /// Why it waits, in plain Dutch: see [`crate::texts::hold_reason`].
    pub reason: String,
    /// By when.
    pub due: Timestamp,
    /// What happens otherwise, in plain Dutch: one sentence.
    pub otherwise: String,
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
    /// Terugkoppelingen to residents that are still open (S-08).
    pub open_feedback: usize,
    /// Hash of the last audit line, in hexadecimal (promise 7).
    pub audit_head: Option<String>,
    /// Review only: answer before this, or the deputy gets it.
    pub answer_before: Option<Timestamp>,
    /// How often the agenda of this meeting was sent before: the calendar's SEQUENCE.
    pub revision: u32,
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

/// An act by mail was carried out.
#[derive(Clone)]
pub struct ActDone {
    /// Who acted.
    pub to: Reader,
    /// The word of the act (`VERBERG`).
    pub act: String,
    /// On which case.
    pub case: Option<CaseNumber>,
    /// What happened and what follows, in plain Dutch: one sentence each.
    pub lines: Vec<String>,
    /// The text as it is now; shown if `to` is of its audience.
    pub text: Option<Redacted>,
}

/// An act by mail was not carried out.
#[derive(Clone)]
pub struct ActRefused {
    /// Who wrote.
    pub to: Reader,
    /// Why.
    pub because: RefusedBecause,
}

/// Why an act was not carried out.
#[derive(Clone, PartialEq, Eq)]
pub enum RefusedBecause {
    /// Wrong code, used code, not the holder: one text for all, that tells nothing.
    NotAllowed,
    /// The right person, but no word that we know.
    NotUnderstood,
    /// The right person and word, but it cannot be done; why, in plain Dutch: one sentence.
    NotPossible(String),
}

/// A mail of ours did not arrive.
#[derive(Clone)]
pub struct DeliveryFailed {
    /// Coördinator.
    pub to: Vec<Mailbox>,
    /// About which case.
    pub case: Option<CaseNumber>,
    /// Who did not get it: a professional.
    pub failed: Mailbox,
    /// What the other side said, as an enhanced status code (`5.1.1`).
    pub status: Option<String>,
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
}

/// A name was missed (GEMIST).
#[derive(Clone)]
pub struct Incident {
    /// Coördinator and deputy.
    pub to: Vec<Mailbox>,
    /// The privacy address, if it is told too.
    pub privacy: Option<Mailbox>,
    /// The case.
    pub number: CaseNumber,
    /// When it was reported.
    pub reported: Timestamp,
    /// Mails that were still queued and are stopped.
    pub stopped: usize,
    /// Mails that had been delivered: those readers are asked to delete.
    pub delivered: usize,
}

/// A late case of which the sender says that it cannot wait (DRINGEND).
#[derive(Clone)]
pub struct LateDecision {
    /// Coördinator, or deputy.
    pub to: Vec<Mailbox>,
    /// The case, with the meeting that it is on now.
    pub case: CaseHead,
    /// Reception.
    pub received: Timestamp,
    /// The deadline that it missed.
    pub deadline: Timestamp,
    /// The meeting that it missed.
    pub missed: Timestamp,
    /// The sender's reason as redacted text; shown to readers of its audience.
    pub why: Option<Redacted>,
    /// Decide before this.
    pub due: Timestamp,
}

/// The text as it came in, for one coördinator who asked for it (ORIGINEEL). Never goes to another role.
#[derive(Clone)]
pub struct Original {
    /// The coördinator or deputy who asked.
    pub to: Mailbox,
    /// The case.
    pub number: CaseNumber,
    /// All text of the mail.
    pub text: Sensitive<String>,
}

/// In place of a notice that failed the last look: a fixed text with the case number.
#[derive(Clone)]
pub struct Fallback {
    /// Who should have got the notice.
    pub to: Reader,
    /// The case, if there is one.
    pub number: Option<CaseNumber>,
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
    /// Functions of the readers (`huisarts`), not their names.
    pub functions: Vec<String>,
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
