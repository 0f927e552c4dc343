use thiserror::Error;

/// Why a command ended without having done its work. The text names the file, what was expected and what to do.
#[derive(Debug, Error)]
pub enum Failure {
    /// The input is not what the command reads (65).
    #[error("{0}")]
    Data(String),
    /// The input is not there or can't be opened (66).
    #[error("{0}")]
    NoInput(String),
    /// Reading or writing failed (74).
    #[error("{0}")]
    InputOutput(String),
    /// The command line asks for something that there is not (64).
    #[error("{0}")]
    Usage(String),
}

impl Failure {
    /// Exit status as in sysexits.
    pub fn status(&self) -> u8 {
        match self {
            Self::Usage(_) => 64,
            Self::Data(_) => 65,
            Self::NoInput(_) => 66,
            Self::InputOutput(_) => 74,
        }
    }
}
