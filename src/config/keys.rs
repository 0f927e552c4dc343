//! Words of the profile keys (K1 to K26 of the rules): what each choice means.

use serde::{Deserialize, Serialize};

pub use crate::model::{ExceptionScheme, Ground, Stage};

/// On what ground exchange rests beside consent (K3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroundModel {
    /// Consent is the ground (S-40, H-31).
    #[default]
    Consent,
    /// The public task of the parties is the ground; consent only releases from secrecy.
    PublicTask,
    /// Either, recorded for each case.
    Both,
}

impl GroundModel {
    /// Whether the regisseur may record a public task as ground.
    pub fn knows_public_task(self) -> bool {
        matches!(self, Self::PublicTask | Self::Both)
    }
}

/// How a question whether somebody is known elsewhere may be asked (K8).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KnownCheck {
    /// Not at all: it goes back.
    #[default]
    Off,
    /// By a description without names.
    AnonymousDescription,
    /// By name, with consent; without one it goes without names.
    NamedWithConsent,
}

/// Whether a plan for the household must be there (K12, H-68).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanRequired {
    /// Not asked.
    #[default]
    No,
    /// There is one.
    Yes,
    /// There is one, or making it is the aim.
    YesOrGoal,
}

/// What becomes of a sender's wish that a case cannot wait (K13).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UrgentWay {
    /// The coördinator decides within a day.
    #[default]
    CoordinatorDecides,
    /// None: the sender reads whom to call.
    Call,
}

/// Whether a claim of consent counts for anything (K15). A name never passes on a claim, whatever stands here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentFormPolicy {
    /// Only a signed form counts (S-25).
    #[default]
    Required,
    /// A claim lets a case go on without names where none at all would hold it. No shipped profile has this.
    ClaimEnough,
}

/// How a case reaches its readers (K17).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseDelivery {
    /// The text without names, by mail.
    #[default]
    Mail,
    /// Only that there is a case; the text is heard at the meeting (Z-22).
    Notice,
}

/// What happens when a mail does not say whether the resident knows of it (K24).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InformedRequired {
    /// Nothing.
    #[default]
    No,
    /// The coördinator reads that it is not said (Z-12, H-45).
    Flag,
    /// It waits.
    Hold,
}

/// What the coördinator may see of a case (K26).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CoordinatorSees {
    /// The text without names, and no more.
    #[default]
    Redacted,
    /// The original too, when she asks for it with a reason, on the record.
    OriginalOnRequest,
}

/// The five things that a table must have clear: what stands in `[agreement]` of a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Agreement {
    /// Purpose, and when a case belongs here.
    pub purpose: String,
    /// Parties and their legal tasks.
    pub parties: String,
    /// What may be shared, special kinds among it.
    pub possibilities: String,
    /// Process and safeguards.
    pub process: String,
    /// How agreements are made and kept.
    pub agreements: String,
}

impl Agreement {
    /// Each section with its name, in the order of the source.
    pub fn sections(&self) -> [(&'static str, &str); 5] {
        [
            ("purpose", &self.purpose),
            ("parties", &self.parties),
            ("possibilities", &self.possibilities),
            ("process", &self.process),
            ("agreements", &self.agreements),
        ]
    }
}

/// What of minutes is kept and sent on (K6, S-31, A-38).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MinutesPolicy {
    /// Who does what, and who keeps the overview; nothing else.
    ActionsOnly,
    /// What was agreed, and the actions.
    #[default]
    Process,
    /// Everything, without names (Z-04).
    Full,
}

/// How minutes reach those who were present (K14, S-34, A-47).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MinutesDelivery {
    /// In the mail.
    #[default]
    Mail,
    /// Only that they are there, and where to ask for them.
    Link,
    /// Not at all: they stay at the coördinator's.
    None,
}
