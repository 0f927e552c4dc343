//! Who brought data in keeps a say over them (Z-21, Z-25): a member who wants to use them for the own task asks, and only a
//! yes of the inbrenger lets it. No answer is no.

use super::act::{Actor, Refusal};
use super::desk::Desk;
use super::letters::{Backing, send};
use super::renditions;
use crate::compose::{ActDone, Letter, News};
use crate::model::{AuditKind, CodeScope, Mailbox, Reader, Role};
use crate::register::{CaseRecord, UseRequest};

/// GEBRUIK: the question goes to the inbrenger.
pub(super) fn ask(
    desk: &mut Desk,
    case: &mut CaseRecord,
    purpose: &str,
    actor: &Actor,
) -> Result<Vec<String>, Refusal> {
    let Actor::Member(by) = actor else { return Err("Dat vraagt alleen een lid van het team.".into()) };
    let Some(to) = case.inbrenger.clone() else {
        return Err("Er is geen bekende inbrenger om het aan te vragen.".into());
    };
    let organisation = organisation(desk, by);
    let purpose = said(desk, purpose, case);
    let lines = vec![
        format!("{organisation} vraagt of zij gegevens uit deze casus mag gebruiken. Waarvoor: {purpose}"),
        "Vindt u dat goed? Antwoord: GEBRUIK JA. Liever niet? Antwoord: GEBRUIK NEE.".to_owned(),
        "Zonder uw antwoord mag het niet.".to_owned(),
    ];
    case.uses.push(UseRequest { by: by.clone(), organisation, purpose, asked: desk.now(), allowed: None });
    let code = desk.code(case, CodeScope::Inbrenger, &to);
    let about = "mag dit worden gebruikt?".to_owned();
    let news = News { to, number: case.number, about, lines, text: None, enclosed: Vec::new() };
    send(desk, &Letter::News(news), Backing::of(case, vec![code]));
    Ok(vec!["Wij vragen het aan de inbrenger. Zonder een ja mag u de gegevens niet gebruiken.".into()])
}

/// GEBRUIK JA, GEBRUIK NEE: on what was asked last and is still open; the member hears it.
pub(super) fn decide(desk: &mut Desk, case: &mut CaseRecord, allowed: bool) -> Result<Vec<String>, Refusal> {
    let Some(request) = case.uses.iter_mut().rev().find(|u| u.allowed.is_none()) else {
        return Err("Niemand vroeg om gegevens uit deze casus te gebruiken.".into());
    };
    request.allowed = Some(allowed);
    let (to, purpose) = (Reader { mailbox: request.by.clone(), role: Role::Team }, request.purpose.clone());
    let answer = if allowed { "De inbrenger vindt het goed" } else { "De inbrenger vindt het niet goed" };
    let lines = vec![format!("{answer}. U vroeg het voor: {purpose}")];
    let done = ActDone { to, act: "GEBRUIK".into(), case: Some(case.number), lines, text: None };
    send(desk, &Letter::ActDone(done), Backing::apart(case, Vec::new()));
    let detail = if allowed { "use-allowed" } else { "use-refused" };
    desk.record(AuditKind::Act, "sender", Some(case.number), detail).rules = vec!["Z-25".into()];
    Ok(vec!["Wij geven uw antwoord door. Dat is vastgelegd.".into()])
}

fn organisation(desk: &Desk, member: &Mailbox) -> String {
    let found = desk.team.members.iter().find(|m| m.mailbox == *member);
    found.map_or_else(|| "Een lid van het team".to_owned(), |m| m.organisation.clone())
}

/// A member's own words, redacted like a mail, on one line.
fn said(desk: &Desk, words: &str, case: &CaseRecord) -> String {
    let text = renditions::said(desk, words, case);
    let pieces: Vec<&str> = text.pieces().iter().map(|p| p.text.trim()).collect();
    pieces.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}
