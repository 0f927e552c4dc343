use crate::store::StoreError;
use thiserror::Error;

/// Why a command ended without having done its work. The text names the file, what was expected and what to do.
#[derive(Debug, Error)]
pub enum Failure {
    /// The command line asks for something that there is not (64).
    #[error("{0}")]
    Usage(String),
    /// The input is not what the command reads (65).
    #[error("{0}")]
    Data(String),
    /// The input is not there or can't be opened (66).
    #[error("{0}")]
    NoInput(String),
    /// A fault of ours (70).
    #[error("{0}")]
    Internal(String),
    /// A file or folder can't be made (73).
    #[error("{0}")]
    CantCreate(String),
    /// Reading or writing failed (74).
    #[error("{0}")]
    InputOutput(String),
    /// Not now; the same may work later (75).
    #[error("{0}")]
    TempFail(String),
    /// Not allowed: a key or a folder that can't be used (77).
    #[error("{0}")]
    NoPermission(String),
    /// The configuration is wrong (78).
    #[error("{0}")]
    Configuration(String),
}

impl Failure {
    /// Exit status as in sysexits.
    pub fn status(&self) -> u8 {
        match self {
            Self::Usage(_) => 64,
            Self::Data(_) => 65,
            Self::NoInput(_) => 66,
            Self::Internal(_) => 70,
            Self::CantCreate(_) => 73,
            Self::InputOutput(_) => 74,
            Self::TempFail(_) => 75,
            Self::NoPermission(_) => 77,
            Self::Configuration(_) => 78,
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let text = error.to_string();
        match error {
            StoreError::Full | StoreError::Moved | StoreError::InUse(_) => Self::TempFail(text),
            StoreError::Ended | StoreError::Unknown | StoreError::Destroyed => Self::Data(text),
            StoreError::MasterKey { .. } => Self::NoPermission(text),
            StoreError::Unsealable { .. } | StoreError::Newer { .. } => Self::Configuration(text),
            StoreError::Fault { .. } => Self::InputOutput(text),
        }
    }
}
