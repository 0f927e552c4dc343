//! One family, one plan, one regisseur (H-02): a case of a household about which another organisation's case still runs is
//! pointed out to the coördinator. Nobody else reads that there is another.

use super::desk::Desk;
use crate::dictionary::key;
use crate::model::{Category, Reason};
use crate::register::{CaseRecord, CaseState};
use std::collections::BTreeSet;

/// The running case of another organisation that names a person of this case by the same whole name, or the same address.
pub(super) fn same(desk: &Desk, case: &CaseRecord) -> Option<Reason> {
    let marks = marks(case);
    let runs = |c: &&CaseRecord| !matches!(c.state, CaseState::Withdrawn | CaseState::Closed);
    let others = desk.cases().into_iter().filter(runs);
    let other = others
        .filter(|c| c.number != case.number && c.organisation != case.organisation && c.request.is_none())
        .find(|c| !marks.is_disjoint(&self::marks(c)))?;
    let text = format!(
        "Misschien loopt over dit huishouden al casus {}, van een andere organisatie. Spreek af wie de regie heeft.",
        other.number
    );
    Some(Reason::new("H-02", text))
}

/// Whole names and addresses of a case, folded. A name is whole with two words of two letters and more.
fn marks(case: &CaseRecord) -> BTreeSet<String> {
    let names = case.persons.iter().flat_map(|p| p.forms.expose()).map(|form| key::fold(form));
    let whole = |name: &String| name.split_whitespace().filter(|w| w.chars().count() > 1).count() >= 2;
    let mut marks: BTreeSet<String> = names.filter(whole).collect();
    if let Some(original) = &case.original {
        let text = original.document.text.expose();
        let addresses = original.findings.list.iter().filter(|f| f.category == Category::Adres);
        let addresses = addresses.map(|f| key::fold(f.span.of(text)));
        marks.extend(addresses.filter(|a| a.chars().any(|c| c.is_ascii_digit())));
    }
    marks
}
