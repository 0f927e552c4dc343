use crate::model::{Criterion, ExceptionScheme, Ground, Mailbox};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// That a coördinator or regisseur let a case go on without consent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Granted {
    /// As the audit log names who did.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Last day; then it is weighed again (A-09, W-32).
    pub review_by: Date,
    /// The reminder of that day has left.
    pub reminded: bool,
}

/// A way without consent: argued by the professional (W-31), or a public task recorded by the regisseur. All words
/// are without names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExceptionRecord {
    /// By which scheme it was argued.
    pub scheme: ExceptionScheme,
    /// The verified professional who argued it; none for a task that the regisseur recorded.
    pub argued_by: Option<Mailbox>,
    /// When.
    pub argued_on: Timestamp,
    /// The criteria with their reasons.
    pub argued: Vec<(Criterion, String)>,
    /// The ground, where it is one of the list.
    pub ground: Option<Ground>,
    /// The article or task, as recorded.
    pub law: Option<String>,
    /// For what, as recorded.
    pub purpose: Option<String>,
    /// Granted by hand; never by the gate.
    pub granted: Option<Granted>,
    /// It was refused, or its time is over.
    pub ended: bool,
}

impl ExceptionRecord {
    /// Whether the case may go on by it on a day.
    pub fn holds(&self, day: Date) -> bool {
        !self.ended && self.granted.as_ref().is_some_and(|g| day <= g.review_by)
    }

    /// Whether somebody must still decide.
    pub fn is_open(&self) -> bool {
        !self.ended && self.granted.is_none()
    }
}
