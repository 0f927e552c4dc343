use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The gate's own id of an accepted mail: sortable by time, says nothing about its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MailId(pub ulid::Ulid);

impl fmt::Display for MailId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A team's short name in the configuration, such as `elsloo`. Not personal data.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TeamId(pub String);

impl fmt::Display for TeamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The number under which a case is known outside: year and sequence, `2026-014`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CaseNumber {
    year: u16,
    sequence: u32,
}

/// The text is no case number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a case number is a year, a dash and at least three digits, such as 2026-014")]
pub struct CaseNumberError;

impl CaseNumber {
    /// The `sequence`th case of `year`.
    ///
    /// # Errors
    /// A year outside 2000–2199 or a sequence of zero.
    pub fn new(year: u16, sequence: u32) -> Result<Self, CaseNumberError> {
        if !(2000..2200).contains(&year) || sequence == 0 {
            return Err(CaseNumberError);
        }
        Ok(Self { year, sequence })
    }

    /// The year in which the case was opened.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The sequence within the year.
    pub fn sequence(self) -> u32 {
        self.sequence
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:03}", self.year, self.sequence)
    }
}

impl FromStr for CaseNumber {
    type Err = CaseNumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (year, sequence) = text.trim().split_once('-').ok_or(CaseNumberError)?;
        if sequence.len() < 3 || !sequence.bytes().chain(year.bytes()).all(|b| b.is_ascii_digit()) {
            return Err(CaseNumberError);
        }
        Self::new(year.parse().map_err(|_| CaseNumberError)?, sequence.parse().map_err(|_| CaseNumberError)?)
    }
}

impl TryFrom<String> for CaseNumber {
    type Error = CaseNumberError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<CaseNumber> for String {
    fn from(number: CaseNumber) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_number_reads_back_as_written() {
        let number = CaseNumber::new(2026, 14).expect("in range");
        assert_eq!(number.to_string(), "2026-014");
        assert_eq!("2026-014".parse(), Ok(number));
        assert_eq!("2026-1014".parse::<CaseNumber>().map(CaseNumber::sequence), Ok(1014));
        for wrong in ["2026-14", "2026014", "26-014", "2026-0x4", "2026-000", "", "-"] {
            assert_eq!(wrong.parse::<CaseNumber>(), Err(CaseNumberError), "{wrong}");
        }
    }
}
