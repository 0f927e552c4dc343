use std::process::ExitStatus;

/// Why the core gave no answer. Holds no personal data: an exit status at most.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CoreFault {
    /// No child could be started. The administrator looks at processes and memory.
    #[error("no core process could be started: {0}")]
    Start(String),
    /// The child refuses the rule set. The administrator runs `casuspoort check`.
    #[error("the core refuses the rule set: {0}")]
    Setup(String),
    /// The child ended before it answered: a crash, or a limit passed.
    #[error("the core ended without an answer ({0})")]
    Ended(String),
    /// The child took longer than a request may take, and was killed.
    #[error("the core took longer than {0} seconds and was killed")]
    TooSlow(u64),
    /// The answer would be larger than agreed.
    #[error("the answer of the core is larger than {0} bytes")]
    TooLarge(usize),
    /// What came back is no answer.
    #[error("the core answered something else than was agreed")]
    Garbled,
    /// The request could not be written as JSON.
    #[error("the request cannot be handed to the core")]
    Request,
}

impl CoreFault {
    /// Whether the fault may lie in what was asked. If not, the same request may well succeed later, and the attempt
    /// should not count against the mail.
    pub fn blames_the_request(&self) -> bool {
        !matches!(self, Self::Start(_) | Self::Setup(_))
    }

    /// By how a child ended.
    pub(super) fn ended(status: std::io::Result<ExitStatus>) -> Self {
        Self::Ended(status.map_or_else(|_| "status unknown".into(), |status| status.to_string()))
    }
}
