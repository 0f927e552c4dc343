//! What the two clocks of retention destroy, and when: shown before it happens (Z-17).

use super::super::Failure;
use super::super::place::day;
use crate::config::RuleSet;
use crate::register::CaseRecord;
use crate::store::{KeyKind, Store};
use jiff::Timestamp;

/// When the original and the rest of a case go.
pub(super) fn ends(rules: &RuleSet, case: &CaseRecord) -> (Timestamp, Timestamp) {
    let terms = rules.settings.retention.terms();
    (terms.original_ends(case.opened, case.meeting), terms.rest_ends(case.opened, case.meeting))
}

/// One line for each case: until when what is kept; and what would go now.
pub(super) fn show(store: &dyn Store, rules: &RuleSet, now: Timestamp) -> Result<(), Failure> {
    let (mut originals, mut cases) = (0, 0);
    for team in store.teams()? {
        for case in store.register(&team)?.cases {
            let (original, rest) = ends(rules, &case);
            let word = |end: Timestamp| if end <= now { "now" } else { "" };
            originals += usize::from(case.original.is_some() && original <= now);
            cases += usize::from(rest <= now);
            let kept = if case.original.is_some() { day(original) } else { "destroyed".to_owned() };
            println!(
                "{}  {team}  original: {kept} {}  case: {} {}",
                case.number,
                word(original),
                day(rest),
                word(rest)
            );
        }
    }
    println!("a purge now destroys {originals} originals and {cases} cases; nothing was destroyed");
    Ok(())
}

/// Destroys what is past its term, as the gateway does by itself every day.
pub(super) fn run(store: &dyn Store, rules: &RuleSet, now: Timestamp) -> Result<(), Failure> {
    let terms = rules.settings.retention.terms();
    let purged = store.purge(now, &|_| terms)?;
    for gone in &purged.keys {
        let what = if gone.kind == KeyKind::Original { "original" } else { "case" };
        println!("{}  {}  key of the {what} destroyed", gone.case, gone.team);
    }
    println!("{} keys, {} mails without a case, {} composed mails", purged.keys.len(), purged.mails, purged.outgoing);
    Ok(())
}
