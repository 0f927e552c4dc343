//! What a request on rights needs: where a person is named, what is kept of a case, who got it, and the end of it.

use super::super::Failure;
use super::account;
use crate::config::RuleSet;
use crate::dictionary::key;
use crate::model::{AuditEntry, AuditKind, CaseNumber, TeamId};
use crate::register::CaseRecord;
use crate::store::{AuditQuery, Store};
use crate::texts;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;

/// How long a reason may be in the record.
const REASON_CHARS: usize = 120;

/// Cases in which a person is named. The search is on the record with its reason, whether it found anything or not; the
/// name never is.
pub(super) fn find(store: &dyn Store, name: &str, reason: &str) -> Result<(), Failure> {
    let wanted = words(name);
    if wanted.iter().map(|w| w.chars().count()).sum::<usize>() < 2 {
        return Err(Failure::Usage("find needs --person with a name of two letters or more".into()));
    }
    let reason = reason_without(reason, &wanted)?;
    let mut found = Vec::new();
    for team in store.teams()? {
        let cases = store.register(&team)?.cases;
        found.extend(cases.into_iter().filter(|case| names(case, &wanted)).map(|case| (team.clone(), case)));
    }
    let mut entry = AuditEntry::new(AuditKind::Read, &format!("cli:{}", account()));
    entry.detail = format!("find, {} cases: {reason}", found.len());
    entry.rules = vec!["H-42".into()];
    store.audit_append(&[entry], Timestamp::now())?;
    for (team, case) in &found {
        println!("{}  {team}  {}", case.number, super::word(case.state));
    }
    if found.is_empty() {
        eprintln!("no case names this person; originals that have been destroyed can't be searched");
    }
    Ok(())
}

/// The words of a name, folded as the dictionaries fold them.
fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(key::fold).collect()
}

/// Whether every word of the name stands in the forms of one person.
fn names(case: &CaseRecord, wanted: &[String]) -> bool {
    case.persons.iter().any(|person| {
        let forms: Vec<String> = person.forms.expose().iter().flat_map(|form| words(form)).collect();
        wanted.iter().all(|w| forms.iter().any(|form| form == w))
    })
}

/// A reason fit for the record: said, short, and without the name itself.
fn reason_without(reason: &str, name: &[String]) -> Result<String, Failure> {
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.is_empty() {
        return Err(Failure::Usage("say why with --reason; it goes into the record".into()));
    }
    if words(&reason).iter().any(|w| w.chars().count() > 2 && name.contains(w)) {
        return Err(Failure::Usage("--reason holds the name; the record never does: say it without".into()));
    }
    Ok(reason.chars().take(REASON_CHARS).collect())
}

/// One disclosure as people read it.
struct Disclosure {
    at: Timestamp,
    to: String,
    line: String,
}

/// Who got what of a case, when, for what and on which ground.
fn disclosed(
    store: &dyn Store,
    rules: &RuleSet,
    team: &TeamId,
    number: CaseNumber,
) -> Result<Vec<Disclosure>, Failure> {
    let query = AuditQuery { team: Some(team.clone()), case: Some(number), ..AuditQuery::default() };
    let lines = store.audit_list(&query)?;
    let entries = lines.into_iter().filter_map(|line| Some((line.at, line.entry()?)));
    Ok(entries
        .filter(|(_, e)| e.recipient.is_some() && matches!(e.kind, AuditKind::Decided | AuditKind::Delivered))
        .map(|(at, e)| {
            let what = if e.kind == AuditKind::Delivered { "bezorgd" } else { "verstrekt" };
            let kinds: Vec<&str> = e.kinds.iter().map(|k| k.name()).collect();
            let parts = [
                Some(what.to_owned()),
                e.purpose.clone().map(|p| format!("doel: {p}")),
                e.ground.clone().map(|g| format!("grond: {g}")),
                (!kinds.is_empty()).then(|| format!("gegevens: {}", kinds.join(", "))),
            ];
            let line = parts.into_iter().flatten().collect::<Vec<_>>().join("; ");
            let id = e.recipient.unwrap_or_default();
            Disclosure { at, to: reader(rules, team, &id), line }
        })
        .collect())
}

/// A recipient's organisation and function by the id in the record.
fn reader(rules: &RuleSet, team: &TeamId, id: &str) -> String {
    let place = id.rsplit_once("/lid-").and_then(|(_, n)| n.parse::<usize>().ok());
    let member = place.and_then(|n| rules.settings.team(team)?.1.members.get(n.checked_sub(1)?)).map(|m| {
        [Some(m.organisation.clone()), m.function.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    member.map_or_else(|| id.to_owned(), |who| format!("{who} ({id})"))
}

/// Prints the disclosures of a case, for a letter to who asked.
pub(super) fn print_disclosures(store: &dyn Store, rules: &RuleSet, case: &CaseRecord) -> Result<(), Failure> {
    let all = disclosed(store, rules, &case.team, case.number)?;
    println!("\nVerstrekt:");
    if all.is_empty() {
        println!("  aan niemand");
    }
    for one in all {
        println!("  {}  {}: {}", texts::day_and_time(one.at), one.to, one.line);
    }
    for named in &case.disclosed {
        let persons: Vec<String> = named.persons.iter().map(|p| format!("persoon {}", p.0)).collect();
        println!("  {}  {}: met naam, {}", texts::day_and_time(named.at), named.to, persons.join(", "));
    }
    Ok(())
}

/// Writes everything that is kept of a case into a new file that only its owner can read (H-43; AVG art. 15, 20).
pub(super) fn export(
    store: &dyn Store,
    rules: &RuleSet,
    case: &CaseRecord,
    out: &Path,
    reason: &str,
) -> Result<(), Failure> {
    let reason = reason_without(reason, &[])?;
    let whole = whole(store, rules, case)?;
    let text = serde_json::to_string_pretty(&whole).map_err(|e| Failure::Internal(e.to_string()))?;
    // On the record first, then on the disk.
    let mut entry = AuditEntry::new(AuditKind::Read, &format!("cli:{}", account()));
    entry.team = Some(case.team.clone());
    entry.case = Some(case.number);
    entry.rules = vec!["H-42".into()];
    entry.detail = format!("export: {reason}");
    store.audit_append(&[entry], Timestamp::now())?;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let cannot = |e: std::io::Error| Failure::CantCreate(format!("{}: {e}", out.display()));
    let mut file = options.open(out).map_err(cannot)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(cannot)?;
    println!(
        "case {}: written to {}; it holds personal data, see to it that it reaches only who asked",
        case.number,
        out.display()
    );
    Ok(())
}

/// Everything on one case key (H-07), and who got it (H-44).
fn whole(store: &dyn Store, rules: &RuleSet, case: &CaseRecord) -> Result<Value, Failure> {
    let pieces: Vec<Value> =
        case.redacted.iter().flat_map(|r| r.pieces()).map(|p| json!({"kind": p.kind, "text": p.text})).collect();
    let persons: Vec<Value> =
        case.persons.iter().map(|p| json!({"number": p.number.0, "forms": p.forms.expose(), "role": p.role})).collect();
    let mails: Vec<Value> = store
        .case_mails(&case.team, case.number)?
        .iter()
        .map(|m| json!({"id": m.id.to_string(), "received": m.received.to_string()}))
        .collect();
    let outgoing: Vec<Value> = store
        .case_outgoing(&case.team, case.number)?
        .iter()
        .map(|o| {
            let to: Vec<String> = o.recipients.iter().map(|r| r.reader.mailbox.to_string()).collect();
            json!({"made": o.made.to_string(), "to": to, "role": o.role, "rendition": o.rendition})
        })
        .collect();
    let disclosures: Vec<Value> = disclosed(store, rules, &case.team, case.number)?
        .into_iter()
        .map(|d| json!({"at": d.at.to_string(), "to": d.to, "what": d.line}))
        .collect();
    let original = case.original.as_ref().map(|o| o.document.text.expose().clone());
    Ok(json!({
        "case": case.number, "team": case.team, "kind": case.kind, "opened": case.opened, "meeting": case.meeting,
        "state": case.state, "consent": case.consent, "consents": case.consents, "restricted": case.restricted,
        "persons": persons, "text": pieces, "original": original, "mails": mails, "outgoing": outgoing,
        "disclosures": disclosures, "minutes": case.minutes, "actions": case.actions,
    }))
}

/// Destroys a case at once. Its readers have been asked to delete their copies before (AVG art. 17, 19).
pub(super) fn erase(store: &dyn Store, case: &CaseRecord) -> Result<(), Failure> {
    let mut entry = AuditEntry::new(AuditKind::Erase, &format!("cli:{}", account()));
    entry.team = Some(case.team.clone());
    entry.case = Some(case.number);
    entry.rules = vec!["H-42".into()];
    let destroyed = store.erase(&case.team, case.number, Timestamp::now(), &entry)?;
    println!(
        "case {}: {} keys destroyed; who got the text was asked to delete it; mailboxes are not reached",
        case.number,
        destroyed.len()
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h42_the_reason_is_kept_and_the_name_never() {
        let name = words("Fatiha van den Berg");
        assert_eq!(reason_without(" verzoek om  inzage ", &name).expect("a reason"), "verzoek om inzage");
        assert!(reason_without("mevrouw van den Berg vraagt inzage", &name).is_err());
        assert!(reason_without("mevrouw BERG vraagt inzage", &name).is_err());
        assert!(reason_without("  ", &name).is_err());
    }
}
