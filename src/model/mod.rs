//! Words that all rooms share. Imports no other room.
//!
//! Values here exist only if they are right: a [`Mailbox`] has been parsed, a [`CaseNumber`] is well formed, a [`Span`]
//! is ordered. Text that may hold personal data travels in [`Sensitive`].

mod audience;
mod audit;
pub mod base64_bytes;
mod category;
mod code;
mod decision;
mod details;
mod document;
mod envelope;
mod finding;
mod form;
mod ground;
mod ids;
mod mailbox;
mod ocr;
mod sensitive;
mod span;
mod submission;
mod topic;

pub use audience::{Audience, Named, Reader, Rendition, Role};
pub use audit::{AuditEntry, AuditKind};
pub use category::{Category, Class};
pub use code::{Code, CodeScope};
pub use decision::{Counts, Decision, OutcomeKind, Reason};
pub use details::{Argued, Criterion, Details, Informed, Occasion, PlanStated, Request, Unaware};
pub use document::{Document, Section, SectionKind};
pub use envelope::{Envelope, Protocol, Standing, Verification};
pub use finding::{Finding, Findings, Person, PersonNumber, SENSITIVE_PARTY, Verdict};
pub use form::{ConsentForm, FormField, FormValue, Seen, Signature};
pub use ground::{ExceptionScheme, Ground, Stage};
pub use ids::{CaseNumber, CaseNumberError, MailId, TeamId};
pub use mailbox::{Mailbox, MailboxError};
pub use ocr::{OcrBox, OcrPage, OcrReading, OcrReadings, OcrState, OcrWord, Wanted};
pub use sensitive::{Measured, Sensitive, exposed};
pub use span::Span;
pub use submission::{Consent, Danger, Kind, Part, Right, Stated, Submission};
pub use topic::{Topic, Views};

/// The months as Dutch writes them, January first.
pub const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
