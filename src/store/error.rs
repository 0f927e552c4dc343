use std::path::PathBuf;

/// Why the store did not do what was asked. No variant holds text of a mail or an address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The disk is full, or below the floor that is kept free. Nothing was kept; SMTP answers 452. The administrator
    /// makes room.
    #[error("no room left on the disk of the data folder: free some space; nothing was kept")]
    Full,
    /// The team's register changed since the snapshot was taken. Nothing was written; run the core again.
    #[error("the register moved since it was read")]
    Moved,
    /// The mail has already come to its end. Nothing was written.
    #[error("the mail has already come to its end")]
    Ended,
    /// There is no such mail, case or outgoing mail.
    #[error("there is no such entry in the store")]
    Unknown,
    /// The key was destroyed, by term or by erasure: the text is gone for good. Nobody can mend it.
    #[error("the text is gone: its key has been destroyed")]
    Destroyed,
    /// A sealed value does not open: it was changed, or the master key is another one than it was sealed with. The
    /// administrator restores data folder and master key that belong together.
    #[error("{what} does not open: it was changed, or the master key is not the one it was sealed with")]
    Unsealable {
        /// Which kind of row.
        what: &'static str,
    },
    /// The master key file cannot be used.
    #[error("master key {}: {problem}; {remedy}", path.display())]
    MasterKey {
        /// Where it is expected.
        path: PathBuf,
        /// What is wrong.
        problem: String,
        /// What the administrator can do.
        remedy: String,
    },
    /// The data folder was written by a newer program.
    #[error("the data folder has form {found}, this program knows up to {known}: install the newer program")]
    Newer {
        /// Form of the files.
        found: i64,
        /// Newest form that this program knows.
        known: i64,
    },
    /// Another gateway runs on this data folder.
    #[error("another casuspoort serves from {}: stop it first", .0.display())]
    InUse(PathBuf),
    /// Reading or writing failed. What was asked has not happened, a failed sync is final for its batch. The
    /// administrator looks at the disk.
    #[error("{place}: {what}")]
    Fault {
        /// File or table.
        place: String,
        /// What the system said.
        what: String,
    },
}

impl StoreError {
    /// Whether trying the same again later can help without anybody's doing.
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Full | Self::Moved | Self::Fault { .. })
    }
}
