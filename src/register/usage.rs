use crate::model::Mailbox;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// That a member asks to use the data of a case for the own task (Z-25, A-28, A-48): only if who brought it in says yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseRequest {
    /// Who asks.
    pub by: Mailbox,
    /// Of which organisation.
    pub organisation: String,
    /// For what, without names.
    pub purpose: String,
    /// When.
    pub asked: Timestamp,
    /// What the inbrenger said; no answer is no.
    pub allowed: Option<bool>,
}
