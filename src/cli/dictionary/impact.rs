//! What a change of the lists alters: on the cases of the store and on the shipped examples. Numbers only.

use crate::anonymise::find;
use crate::cli::Failure;
use crate::cli::scan::Scanner;
use crate::config::RuleSet;
use crate::model::{Category, Document, Finding, Findings, Submission, Verdict};
use crate::register::CaseRecord;
use crate::serve::open_store;
use crate::store::Access;
use crate::way;
use std::collections::BTreeMap;
use std::path::Path;

/// Made-up mails that any change is tried on.
pub(super) const EXAMPLES: [(&str, &str); 6] = [
    ("buurt.txt", include_str!("../../../dictionaries/examples/buurt.txt")),
    ("gezin.txt", include_str!("../../../dictionaries/examples/gezin.txt")),
    ("handtekening.txt", include_str!("../../../dictionaries/examples/handtekening.txt")),
    ("kleine-letters.txt", include_str!("../../../dictionaries/examples/kleine-letters.txt")),
    ("ouderen.txt", include_str!("../../../dictionaries/examples/ouderen.txt")),
    ("zonder-namen.txt", include_str!("../../../dictionaries/examples/zonder-namen.txt")),
];

/// Prints what differs between two sets of rules, a line for each text that changes.
pub(super) fn show(before: &RuleSet, after: &RuleSet) {
    let examples = examples(before, after);
    tell("shipped examples", &examples);
    match cases(before, after) {
        Ok(cases) => tell("cases", &cases),
        Err(failure) => println!("cases: not looked at: {failure}"),
    }
}

/// One text, or a case whose text is gone.
pub(super) struct Compared {
    /// Case number and team, or file.
    pub name: String,
    /// By category and verdict: how many more (or fewer) after the change; none if there is no text.
    pub difference: Option<BTreeMap<String, i64>>,
}

fn tell(what: &str, all: &[Compared]) {
    let with_text: Vec<_> = all.iter().filter_map(|c| Some((&c.name, c.difference.as_ref()?))).collect();
    let changed: Vec<_> = with_text.iter().filter(|(_, d)| !d.is_empty()).collect();
    let gone = all.len() - with_text.len();
    let gone = if gone == 0 { String::new() } else { format!(", {gone} without text any more") };
    println!("{what}: {} looked at{gone}, {} change", with_text.len(), changed.len());
    for (name, difference) in changed {
        let numbers: Vec<String> = difference.iter().map(|(what, n)| format!("{what} {n:+}")).collect();
        println!("  {name}: {}", numbers.join(", "));
    }
}

/// The shipped examples under the first team's profile.
pub(super) fn examples(before: &RuleSet, after: &RuleSet) -> Vec<Compared> {
    let mut scanners = [Scanner::new(Some(before.clone())), Scanner::new(Some(after.clone()))];
    let Ok(profile) = scanners[0].profile(None) else { return Vec::new() };
    let mut compare = |text: &str| {
        let [old, new] = scanners.each_mut().map(|scanner| scanner.scan(text, &profile).1);
        difference(&old, &new)
    };
    EXAMPLES.iter().map(|(name, text)| Compared { name: (*name).to_owned(), difference: Some(compare(text)) }).collect()
}

/// Every case of the store, read anew from its original where that is still kept. Nothing of it is shown.
pub(super) fn cases(before: &RuleSet, after: &RuleSet) -> Result<Vec<Compared>, Failure> {
    // Opening would make a store where there is none.
    if !Path::new(&before.settings.gateway.data).exists() {
        return Ok(Vec::new());
    }
    let store = open_store(before, Access::Tool)?;
    let mut all = Vec::new();
    for team in store.teams()? {
        for case in store.register(&team)?.cases {
            let name = format!("{} ({team})", case.number);
            all.push(Compared { name, difference: compare_case(before, after, &case) });
        }
    }
    Ok(all)
}

fn compare_case(before: &RuleSet, after: &RuleSet, case: &CaseRecord) -> Option<BTreeMap<String, i64>> {
    let original = case.original.as_ref()?;
    let read = |rules| found(rules, case, &original.document, &original.submission);
    Some(difference(&read(before)?, &read(after)?))
}

/// Findings of a case as its mail would have them under these rules; none if its team is no longer configured.
fn found(rules: &RuleSet, case: &CaseRecord, document: &Document, submission: &Submission) -> Option<Findings> {
    let (municipality, team) = rules.settings.team(&case.team)?;
    let profile = rules.profile(&team.profile)?;
    let mut settings = way::find_settings(rules, municipality, team, profile, submission, Some(case.opened));
    settings.known.clone_from(&case.persons);
    Some(find(document, &rules.dictionary, &settings))
}

/// Findings of `after` less those of `before`, by what they are.
fn difference(before: &Findings, after: &Findings) -> BTreeMap<String, i64> {
    let mut counts = BTreeMap::new();
    let same = |a: &Finding, b: &Finding| a.span == b.span && a.category == b.category && a.verdict == b.verdict;
    for (these, those, sign) in [(&after.list, &before.list, 1), (&before.list, &after.list, -1)] {
        for finding in these.iter().filter(|f| !those.iter().any(|other| same(f, other))) {
            let what = match (finding.verdict, finding.category) {
                (Verdict::Redact, category) => format!("{category} taken out"),
                (Verdict::Flag, category) => format!("{category} flagged"),
                (Verdict::Keep, Category::Professional) => "PROFESSIONAL kept".to_owned(),
                (Verdict::Keep, category) => format!("{category} kept"),
            };
            *counts.entry(what).or_insert(0) += sign;
        }
    }
    counts.retain(|_, n| *n != 0);
    counts
}
