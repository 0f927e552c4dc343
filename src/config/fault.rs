use std::fmt;

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The gate runs; somebody should look.
    Warning,
    /// The gate does not start with it.
    Error,
}

/// One thing that is wrong in the configuration, with its place and the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// File as named to us.
    pub file: String,
    /// Line from 1, where known.
    pub line: Option<usize>,
    /// Error or warning.
    pub severity: Severity,
    /// What was found and what was expected.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

impl Fault {
    /// An error.
    pub fn error(file: &str, line: Option<usize>, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, severity: Severity::Error, what: what.into(), remedy: remedy.into() }
    }

    /// A warning.
    pub fn warning(file: &str, line: Option<usize>, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(file, line, what, remedy) }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        match self.line {
            Some(line) => write!(f, "{}:{line}: {severity}: {}; {}", self.file, self.what, self.remedy),
            None => write!(f, "{}: {severity}: {}; {}", self.file, self.what, self.remedy),
        }
    }
}

/// All that is wrong, at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.0 {
            writeln!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl Faults {
    /// Whether one of them stops the gate.
    pub fn any_error(&self) -> bool {
        self.0.iter().any(|fault| fault.severity == Severity::Error)
    }
}
