use super::Category;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How often each category was found.
pub type Counts = BTreeMap<Category, usize>;

/// In which of its ends a mail is (promise 3). Exactly one for every accepted mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeKind {
    /// A clean text goes to the team.
    ForwardRedacted,
    /// As redacted, with a person named whom consent covers.
    ForwardNamed,
    /// Kept for the coördinator.
    Hold,
    /// Back to the sender with the reason.
    Return,
    /// Ended by a named rule: automatic replies, loops.
    Drop,
    /// Refused in the session (5xx).
    Refuse,
}

/// One reason of a decision: the rule and a sentence that rests on no personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Row id of the rules (`S-37`) or `house/…`.
    pub rule: String,
    /// For people, in plain Dutch.
    pub text: String,
}

impl Reason {
    /// A reason.
    pub fn new(rule: &str, text: impl Into<String>) -> Self {
        Self { rule: rule.to_owned(), text: text.into() }
    }
}

/// What was decided about one mail, as in `decision.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Decision {
    /// The outcome.
    pub outcome: OutcomeKind,
    /// Why, the deciding reason first.
    pub reasons: Vec<Reason>,
    /// The meeting that the case goes to, if one is known.
    pub meeting: Option<Timestamp>,
    /// Findings by category.
    pub findings: Counts,
}
