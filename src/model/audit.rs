use super::{CaseNumber, Category, TeamId};
use serde::{Deserialize, Serialize};

/// What an audit line records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AuditKind {
    /// A mail came to its end: forwarded, held, returned or dropped.
    Decided,
    /// A composed mail was taken by the next hop for one recipient.
    Delivered,
    /// A composed mail could not be delivered to one recipient, for good.
    Undeliverable,
    /// Somebody acted on a case: AKKOORD, VERPLAATS, `cases release` …
    Act,
    /// An original was read on purpose (`cases show --original`, ORIGINEEL).
    Read,
    /// A default happened because nobody acted in time.
    Default,
    /// An incident: GEMIST, a gate stop.
    Incident,
    /// The key of an original or of a case was destroyed because its term was over.
    Purge,
    /// A case was erased at request.
    Erase,
    /// Configuration, profile or dictionaries changed: the detail is the hash of the rule set.
    Rules,
}

/// One line of the audit log. Holds no personal data of residents: numbers, kinds, ids and rule names only, so that it may
/// outlive every case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// What happened.
    pub kind: AuditKind,
    /// In which team's register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
    /// To which case of that team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseNumber>,
    /// By which rules, the deciding one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// Kinds of data disclosed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Category>,
    /// Id of the recipient in the configuration, such as `elsloo/lid-3`; never an address of a resident.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<String>,
    /// Purpose of the disclosure, by its name in the profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// Ground of the disclosure (consent, task), by its name in the profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
    /// Under which rule set it was decided: the first letters of its hash (H-56).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<String>,
    /// Who acted: `gate`, `coordinator`, `deputy`, `sender`, or the account at the command line.
    pub actor: String,
    /// A fixed word or two on what was done, such as `forward-redacted`; never free text from a mail.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

impl AuditEntry {
    /// A line by `actor` of which the rest is still empty.
    pub fn new(kind: AuditKind, actor: &str) -> Self {
        Self {
            kind,
            team: None,
            case: None,
            rules: Vec::new(),
            kinds: Vec::new(),
            recipient: None,
            purpose: None,
            ground: None,
            under: None,
            actor: actor.to_owned(),
            detail: String::new(),
        }
    }
}
