//! Letters to the coördinator and the deputy.

use super::{CaseHead, Inbrenger};
use crate::anonymise::Redacted;
use crate::model::{CaseNumber, Category, Danger, Mailbox, Reader, Reason, Sensitive};
use jiff::Timestamp;

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
    /// Each file and other part: what it is, what was read and found, what stayed behind and why, in plain Dutch. No file
    /// name: those hold names.
    pub parts: Vec<String>,
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

/// The text as it came in, for one coördinator who asked for it (ORIGINEEL), or for the privacy officer of a request on
/// rights. Never goes to another role.
#[derive(Clone)]
pub struct Original {
    /// The coördinator, the deputy or the privacy officer who asked.
    pub to: Reader,
    /// The case.
    pub number: CaseNumber,
    /// All text of the mail.
    pub text: Sensitive<String>,
}
