use super::{Category, Sensitive, Span};
use serde::{Deserialize, Serialize};

/// The number of a person within a case: `[persoon 1]`. The same person keeps it over all mails of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PersonNumber(pub u32);

/// What is to be done with a finding by default, before anybody's decision on this case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Taken out or generalised.
    Redact,
    /// Left standing and shown to the coördinator in its sentence.
    Flag,
    /// Left standing: a professional, or what the profile keeps.
    Keep,
}

/// The rule of a finding that is the mention of an organisation which is sensitive by itself (S-17, H-79, Z-30).
pub const SENSITIVE_PARTY: &str = "sensitive-party";

/// One stretch of text that identifies, may identify, or is known not to.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// Where: bytes of the document's text.
    pub span: Span,
    /// What it is.
    pub category: Category,
    /// The person that it mentions or belongs to, if known. For [`Category::Persoon`] always set after resolving.
    pub person: Option<PersonNumber>,
    /// 0 to 1, calibrated: of findings with 0.9 nine in ten are right.
    pub confidence: f32,
    /// Name of the rule that found it, such as `title+surname`; no personal data.
    pub rule: String,
    /// What happens to it by default.
    pub verdict: Verdict,
    /// What stands in its place when it is redacted, such as `[persoon 1]` or `een veertiger`. Built so that no word of
    /// the finding comes back in it.
    pub replacement: String,
}

/// A private person (or a professional) of the mail, with all that is known of the mentions.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Person {
    /// Number within the case.
    pub number: PersonNumber,
    /// Every form in which the person is named, as found (`Fatima El Ouahabi`, `Fatima`).
    #[serde(with = "super::exposed")]
    pub forms: Sensitive<Vec<String>>,
    /// Role in plain Dutch for the legend, such as `moeder`, `buurvrouw`; none if unknown. Never a name.
    pub role: Option<String>,
}

/// Everything that the anonymiser found in one document, ordered by place, without overlaps.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Findings {
    /// By place, not overlapping.
    pub list: Vec<Finding>,
    /// Private persons by number.
    pub persons: Vec<Person>,
    /// Why the coördinator should look at the whole: mail without capitals, too many uncertain words, a rare
    /// combination of traits. Rule names without personal data.
    pub doubts: Vec<String>,
    /// Mentions whose bearer only an earlier mail of the case tells, and not by the whole name ("mevrouw Testema"), or who only most likely is
    /// who bears the label ("gezin Testema. Vader Piet"): it may be shared on that ground, but another bearer can be meant, so no consent covers them.
    #[serde(default)]
    pub carried: Vec<Span>,
}
