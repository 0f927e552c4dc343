//! The audit chain (promise 7), pure: each line's hash covers its number, moment, text and the hash before it, so that a
//! line changed, removed or moved shows in every later one.

use crate::model::{AuditEntry, CaseNumber, TeamId};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// Hash of a line.
pub(super) type LineHash = [u8; 32];

/// What the first line follows on.
pub(super) const START: LineHash = [0; 32];

/// The hash of line `seq` with JSON text `line`, appended at `at`, after the line with hash `previous`.
pub(super) fn link(previous: &LineHash, seq: u64, at: Timestamp, line: &str) -> LineHash {
    let mut hash = Sha256::new();
    hash.update(b"casuspoort audit 1\n");
    hash.update(previous);
    hash.update(seq.to_be_bytes());
    hash.update(at.as_millisecond().to_be_bytes());
    hash.update((line.len() as u64).to_be_bytes());
    hash.update(line.as_bytes());
    hash.finalize().into()
}

/// The end of the chain at some moment: `118-9f86d081884c7d659a2feaa0c55ad015`, number and first half of the hash. Who
/// keeps one can show later that the log up to there is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AuditHead {
    /// Number of the line, from 1.
    pub seq: u64,
    /// First 128 bits of its hash.
    pub hash: [u8; 16],
}

impl AuditHead {
    pub(super) fn of(seq: u64, hash: &LineHash) -> Self {
        let mut half = [0; 16];
        half.copy_from_slice(&hash[..16]);
        Self { seq, hash: half }
    }
}

impl fmt::Display for AuditHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-", self.seq)?;
        self.hash.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The text is no head of an audit log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an audit head is a number, a dash and 32 hexadecimal digits, as it stands in an agenda")]
pub struct AuditHeadError;

impl FromStr for AuditHead {
    type Err = AuditHeadError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (seq, hex) = text.trim().split_once('-').ok_or(AuditHeadError)?;
        let hex = hex.as_bytes();
        if hex.len() != 32 || seq.is_empty() || !seq.bytes().all(|b| b.is_ascii_digit()) {
            return Err(AuditHeadError);
        }
        let mut hash = [0; 16];
        for (byte, pair) in hash.iter_mut().zip(hex.chunks_exact(2)) {
            let digit = |c: u8| char::from(c).to_digit(16).ok_or(AuditHeadError);
            *byte = u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).map_err(|_| AuditHeadError)?;
        }
        Ok(Self { seq: seq.parse().map_err(|_| AuditHeadError)?, hash })
    }
}

/// One line as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditLine {
    /// Number, from 1.
    pub seq: u64,
    /// When it was appended, to the millisecond.
    pub at: Timestamp,
    /// The entry as JSON, byte for byte what the hash covers.
    pub line: String,
}

impl AuditLine {
    /// The entry; none if the line was tampered with so that it no longer reads.
    pub fn entry(&self) -> Option<AuditEntry> {
        serde_json::from_str(&self.line).ok()
    }
}

/// Which lines to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditQuery {
    /// Only lines of this team.
    pub team: Option<TeamId>,
    /// Only lines of this case (of any team, unless the team is given).
    pub case: Option<CaseNumber>,
    /// Only lines after this number.
    pub after: u64,
    /// At most so many; none means all.
    pub limit: Option<u64>,
}

/// What is wrong with a chain. The first fault is the one that counts: later lines rest on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuditFault {
    /// The line's text, moment or number is not what the hash covers, or lines before it were exchanged.
    #[error("line {0} was changed, or the lines before it were exchanged")]
    Changed(u64),
    /// A line is not there.
    #[error("line {0} was removed")]
    Removed(u64),
    /// The chain ends before the line that was last written.
    #[error("the log was cut off: it ends before line {0}")]
    CutOff(u64),
    /// The head given was never the head of this chain.
    #[error("the head given for line {0} is not in the log")]
    ForeignHead(u64),
}

/// What `audit verify` found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditReport {
    /// Lines that stand in one unbroken chain from the first.
    pub good: u64,
    /// The last of those.
    pub head: Option<AuditHead>,
    /// The first fault; none when the log is whole.
    pub fault: Option<AuditFault>,
}

/// Walks a chain line by line.
pub(super) struct Walk {
    previous: LineHash,
    report: AuditReport,
    wanted: Option<AuditHead>,
    met: bool,
}

impl Walk {
    /// A walk from the first line; `wanted` must be met on the way.
    pub(super) fn new(wanted: Option<&AuditHead>) -> Self {
        Self { previous: START, report: AuditReport::default(), wanted: wanted.copied(), met: false }
    }

    /// Takes the next line by number; after a fault nothing more is looked at.
    pub(super) fn line(&mut self, seq: u64, at: Timestamp, line: &str, hash: &[u8]) {
        if self.report.fault.is_some() {
            return;
        }
        let expected = self.report.good + 1;
        let computed = link(&self.previous, seq, at, line);
        if seq != expected {
            self.report.fault = Some(AuditFault::Removed(expected));
        } else if computed != hash {
            self.report.fault = Some(AuditFault::Changed(seq));
        } else {
            let head = AuditHead::of(seq, &computed);
            self.met |= self.wanted == Some(head);
            self.previous = computed;
            self.report.good = seq;
            self.report.head = Some(head);
        }
    }

    /// The end: `last` is the head as the store remembers it apart from the lines.
    pub(super) fn finish(mut self, last: Option<AuditHead>) -> AuditReport {
        if self.report.fault.is_none() {
            self.report.fault = match (last, self.wanted) {
                (Some(last), _) if last.seq > self.report.good => Some(AuditFault::CutOff(last.seq)),
                (last, _) if last != self.report.head => Some(AuditFault::Changed(self.report.good)),
                (_, Some(wanted)) if wanted.seq > self.report.good => Some(AuditFault::CutOff(wanted.seq)),
                (_, Some(wanted)) if !self.met => Some(AuditFault::ForeignHead(wanted.seq)),
                _ => None,
            };
        }
        self.report
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: [&str; 4] = ["{\"a\":1}", "{\"a\":2}", "{\"a\":3}", "{\"a\":4}"];

    fn chain() -> Vec<(u64, Timestamp, String, LineHash)> {
        let mut previous = START;
        let at = Timestamp::from_millisecond(1_790_000_000_123).expect("in range");
        (1u64..)
            .zip(LINES)
            .map(|(seq, line)| {
                previous = link(&previous, seq, at, line);
                (seq, at, line.to_owned(), previous)
            })
            .collect()
    }

    fn verify(lines: &[(u64, Timestamp, String, LineHash)], last: u64, wanted: Option<AuditHead>) -> AuditReport {
        let whole = chain();
        let mut walk = Walk::new(wanted.as_ref());
        lines.iter().for_each(|(seq, at, line, hash)| walk.line(*seq, *at, line, hash));
        walk.finish(whole.get(last as usize - 1).map(|l| AuditHead::of(l.0, &l.3)))
    }

    #[test]
    fn a_whole_chain_verifies_and_knows_its_earlier_heads() {
        let lines = chain();
        for (seq, _, _, hash) in &lines {
            let report = verify(&lines, 4, Some(AuditHead::of(*seq, hash)));
            assert_eq!((report.fault, report.good), (None, 4));
        }
        assert_eq!(
            verify(&lines, 4, Some(AuditHead { seq: 2, hash: [9; 16] })).fault,
            Some(AuditFault::ForeignHead(2))
        );
    }

    #[test]
    fn every_kind_of_tampering_is_found() {
        let mut changed = chain();
        changed[1].2 = "{\"a\":9}".into();
        assert_eq!(verify(&changed, 4, None).fault, Some(AuditFault::Changed(2)));
        let mut removed = chain();
        removed.remove(1);
        assert_eq!(verify(&removed, 4, None).fault, Some(AuditFault::Removed(2)));
        let mut renumbered = chain();
        renumbered.remove(1);
        (1u64..).zip(&mut renumbered).for_each(|(seq, line)| line.0 = seq);
        assert_eq!(verify(&renumbered, 4, None).fault, Some(AuditFault::Changed(2)));
        let mut exchanged = chain();
        exchanged.swap(1, 2);
        (1u64..).zip(&mut exchanged).for_each(|(seq, line)| line.0 = seq);
        assert_eq!(verify(&exchanged, 4, None).fault, Some(AuditFault::Changed(2)));
        let mut cut = chain();
        cut.pop();
        assert_eq!(verify(&cut, 4, None).fault, Some(AuditFault::CutOff(4)));
        let head = AuditHead::of(4, &chain()[3].3);
        assert_eq!(
            verify(&cut, 3, Some(head)).fault,
            Some(AuditFault::CutOff(4)),
            "cut together with its remembered head"
        );
    }

    #[test]
    fn a_head_reads_back_as_written() {
        let head = AuditHead { seq: 118, hash: [0xa7; 16] };
        assert_eq!(head.to_string().parse(), Ok(head));
        for wrong in ["", "118", "118-a7", "-a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7", "1-é7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a"] {
            assert_eq!(wrong.parse::<AuditHead>(), Err(AuditHeadError), "{wrong}");
        }
    }
}
