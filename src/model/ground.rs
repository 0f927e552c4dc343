use serde::{Deserialize, Serialize};

/// How going on without consent must be argued (K5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExceptionScheme {
    /// There is no such way.
    #[default]
    None,
    /// Necessary and vital, one of the recorded reasons, one of three grounds (H-38, H-70, H-83, H-87).
    Heerlen,
    /// Six criteria, each with its reason, all six or none (W-33 to W-39).
    Woonkans6,
    /// One of the frames of the law, with both its parts.
    AveFrames,
}

/// A step before the team sees a case (K23).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// First without names to the keten- or procesregisseur, who decides (W-09, W-10).
    Regisseur,
    /// First without names to the consulent on duty, who judges whether it is a case for the team (H-100).
    Consulent,
    /// After the decision the inbrenger asks the resident for consent (W-11, W-12).
    Consent,
}

/// A ground on which a case may go on without consent; the first two are none, whatever a profile says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// A convenant is never a ground by itself (A-43, H-41): `check` refuses it.
    Convenant,
    /// Not for public bodies in their tasks (H-37, K22): `check` refuses it.
    LegitimateInterest,
    /// Consent.
    Consent,
    /// A task of public interest.
    PublicTask,
    /// A duty by law (H-29).
    LegalDuty,
    /// Vital interest.
    VitalInterest,
    /// A professional's conflict of duties.
    ConflictOfDuties,
    /// Bemoeizorg: care avoidance and serious nuisance.
    Bemoeizorg,
    /// Domestic violence or child abuse: meldcode, Veilig Thuis.
    Meldcode,
    /// Compulsory care: Wvggz or Wzd.
    CompulsoryCare,
}
