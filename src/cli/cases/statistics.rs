//! What went well and what did not over a period, from the audit log alone: numbers, nobody's data (H-58, Z-09, W-30).

use crate::model::{AuditEntry, AuditKind, CaseNumber};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The numbers of one team over a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Statistics {
    /// Mails by how they ended.
    pub outcomes: BTreeMap<String, usize>,
    /// Mails that came after the deadline.
    pub late: usize,
    /// Mails that came back for want of doel or vraag.
    pub incomplete: usize,
    /// Mails in which data of this kind were taken out.
    pub kinds: BTreeMap<&'static str, usize>,
    /// Cases about which something was decided.
    pub cases: usize,
    /// Cases that went on without consent, by an exception or a ground.
    pub exceptions: usize,
    /// Of those, cases in which a second term was given.
    pub extended: usize,
    /// How often a word that was taken out was put back (LAAT STAAN).
    pub put_back: usize,
    /// How often somebody saw something that should have gone (GEMIST).
    pub missed: usize,
}

/// Counts the entries of a period, both days included.
pub(super) fn count<'a>(entries: impl Iterator<Item = (Date, &'a AuditEntry)>, from: Date, until: Date) -> Statistics {
    const ENDS: [&str; 6] = ["forward-redacted", "forward-named", "hold", "return", "drop", "refuse"];
    let mut all = Statistics::default();
    let (mut cases, mut without) = (BTreeSet::new(), BTreeMap::<CaseNumber, usize>::new());
    for (_, entry) in entries.filter(|(day, _)| (from..=until).contains(day)) {
        let says = |rows: &[&str]| entry.rules.iter().any(|rule| rows.contains(&rule.as_str()));
        match (entry.kind, entry.detail.as_str()) {
            (AuditKind::Decided, end) if ENDS.contains(&end) => {
                *all.outcomes.entry(end.to_owned()).or_default() += 1;
                all.late += usize::from(says(&["S-38"]));
                all.incomplete += usize::from(end == "return" && says(&["S-11", "S-44", "W-02"]));
                entry.kinds.iter().for_each(|kind| *all.kinds.entry(kind.name()).or_default() += 1);
                cases.extend(entry.case);
            }
            (AuditKind::Act, "exception-recorded" | "ground-recorded") => {
                entry.case.into_iter().for_each(|case| *without.entry(case).or_default() += 1);
            }
            (AuditKind::Act, "leave-standing") => all.put_back += 1,
            (AuditKind::Incident, "missed") => all.missed += 1,
            _ => {}
        }
    }
    all.cases = cases.len();
    all.exceptions = without.len();
    all.extended = without.values().filter(|terms| **terms > 1).count();
    all
}

impl fmt::Display for Statistics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mails: usize = self.outcomes.values().sum();
        let list = |all: Vec<String>| if all.is_empty() { "-".to_owned() } else { all.join(", ") };
        let ends = list(self.outcomes.iter().map(|(end, n)| format!("{end} {n}")).collect());
        writeln!(f, "  mails {mails}: {ends}")?;
        writeln!(f, "  late {}, without doel or vraag {}", self.late, self.incomplete)?;
        writeln!(f, "  taken out, in mails: {}", list(self.kinds.iter().map(|(k, n)| format!("{k} {n}")).collect()))?;
        writeln!(f, "  put back by LAAT STAAN {}, GEMIST {}", self.put_back, self.missed)?;
        let share = (self.exceptions * 100).checked_div(self.cases).unwrap_or(0);
        writeln!(
            f,
            "  cases {}, without consent by exception or ground {} ({share}%), of which extended {}",
            self.cases, self.exceptions, self.extended
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Category;
    use jiff::civil::date;

    #[test]
    fn h58_z09_a10_a41_w30_a_period_is_told_in_numbers_and_nobodys_data() {
        let entry = |kind, detail: &str, case: &str, rules: &[&str]| {
            let mut entry = AuditEntry::new(kind, "gate");
            entry.detail = detail.into();
            entry.case = case.parse().ok();
            entry.rules = rules.iter().map(|r| (*r).to_owned()).collect();
            entry.kinds = if detail == "forward-redacted" { vec![Category::Persoon] } else { Vec::new() };
            entry
        };
        let day = date(2026, 11, 3);
        let entries = [
            (day, entry(AuditKind::Decided, "forward-redacted", "2026-001", &["S-12", "S-38"])),
            (day, entry(AuditKind::Decided, "return", "2026-002", &["S-11"])),
            (day, entry(AuditKind::Decided, "hold", "2026-003", &["W-28"])),
            (day, entry(AuditKind::Act, "exception-recorded", "2026-003", &["H-88"])),
            (date(2026, 12, 1), entry(AuditKind::Act, "exception-recorded", "2026-003", &["H-88"])),
            (day, entry(AuditKind::Act, "leave-standing", "2026-001", &[])),
            (date(2027, 1, 1), entry(AuditKind::Decided, "hold", "2027-001", &["S-04"])),
        ];
        let told = count(entries.iter().map(|(d, e)| (*d, e)), date(2026, 1, 1), date(2026, 12, 31));
        assert_eq!((told.late, told.incomplete, told.put_back, told.cases), (1, 1, 1, 3));
        assert_eq!((told.exceptions, told.extended), (1, 1));
        let text = told.to_string();
        assert!(text.contains("forward-redacted 1") && text.contains("PERSOON 1") && text.contains("33%"), "{text}");
        assert!(!text.contains("2026-00"), "{text}");
    }
}
