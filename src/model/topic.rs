use serde::{Deserialize, Serialize};

/// A special kind of personal data that a text speaks of (AVG 9 and 10; H-06).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    /// Health of body or mind, care, addiction.
    Health,
    /// Offences, penalties, detention, imposed bans.
    Crime,
    /// Religion.
    Religion,
    /// A conviction that is no religion.
    Conviction,
    /// Ethnic background.
    Ethnicity,
    /// Sexual life or orientation.
    Sexuality,
    /// Political opinion.
    Politics,
    /// Membership of a union.
    Union,
    /// Genetic or biometric data.
    Biometric,
}

impl Topic {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Health,
        Self::Crime,
        Self::Religion,
        Self::Conviction,
        Self::Ethnicity,
        Self::Sexuality,
        Self::Politics,
        Self::Union,
        Self::Biometric,
    ];

    /// The word of the lists.
    pub fn name(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Crime => "crime",
            Self::Religion => "religion",
            Self::Conviction => "conviction",
            Self::Ethnicity => "ethnicity",
            Self::Sexuality => "sexuality",
            Self::Politics => "politics",
            Self::Union => "union",
            Self::Biometric => "biometric",
        }
    }
}

/// Words in a text that are an opinion or hearsay (Z-06, W-25).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Views {
    /// `vermoedelijk`, `volgens mij`.
    pub opinions: usize,
    /// `naar verluidt`, `men zegt`.
    pub hearsay: usize,
}
