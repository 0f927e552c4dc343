//! Who wrote a mail, and what the team reads of that.

use super::Incoming;
use super::desk::Desk;
use super::reading::Correspondents;
use crate::anonymise::tells_of_another;
use crate::dictionary::Dictionary;
use crate::message::Message;
use crate::model::{Findings, Mailbox, Standing};
use crate::policy::standing;

/// Who wrote a mail and what that is worth.
pub(super) struct Author {
    /// The mailbox of From, if there is exactly one.
    pub mailbox: Option<Mailbox>,
    pub name: Option<String>,
    pub standing: Standing,
    pub organisation: Option<String>,
    pub verified: bool,
}

impl Author {
    /// The author as inbrenger: known and verified; nobody else ever gets mail about a case.
    pub fn inbrenger(&self) -> Option<&Mailbox> {
        self.mailbox.as_ref().filter(|_| self.verified && self.standing != Standing::Unknown)
    }
}

pub(super) fn author(desk: &Desk, message: &Message, mail: &Incoming) -> Author {
    let from = match message.headers.from.as_slice() {
        [one] => Some(one),
        _ => None,
    };
    let mailbox = from.map(|a| a.mailbox.clone());
    let name = from.map(|a| a.name.expose().trim().to_owned()).filter(|n| !n.is_empty());
    let (mut standing, mut organisation) = match &mailbox {
        Some(mailbox) => standing(desk.municipality, desk.team, mailbox),
        None => (Standing::Unknown, None),
    };
    // A mail without an author is nobody's, whoever handed it in.
    let verified = mail.verification.is_verified() && mailbox.is_some();
    if mail.offline && verified && standing == Standing::Unknown {
        // `clean --sender verified` counts as a known partner.
        standing = Standing::Partner;
        organisation = None;
    }
    Author { mailbox, name, standing, organisation: organisation.take(), verified }
}

/// The inbrenger's name as the team reads it: what stands before a bracket, a bar or "namens"; none when it also names somebody
/// of the case ("Ilona Voorbeeld namens Fatima").
pub(super) fn shown_name(author: &Author, findings: &Findings, dictionary: &Dictionary) -> Option<String> {
    // Of whom no organisation is known it is not known either that a professional writes.
    let name = author.name.as_deref().filter(|_| author.organisation.is_some())?;
    if author.mailbox.as_ref().is_some_and(|mailbox| is_of_another(&mailbox.to_string(), name)) {
        return None;
    }
    let name = up_to_another(up_to_sign(name), dictionary);
    let words = |text: &str| -> Vec<String> {
        crate::intake::fold(text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.len() > 2)
            .map(str::to_owned)
            .collect()
    };
    // A first name alone may be shared.
    let own: Vec<String> = words(name).into_iter().skip(1).collect();
    let private = findings.persons.iter().flat_map(|person| person.forms.expose()).flat_map(|form| words(form));
    (!name.is_empty() && !private.into_iter().any(|word| own.contains(&word))).then(|| name.to_owned())
}

/// A name up to a sign or a number that is part of nobody's name.
fn up_to_sign(name: &str) -> &str {
    let sign = name.find(|c: char| c.is_numeric() || matches!(c, '(' | '[' | '|' | '/' | ':'));
    let dash = [" - ", " – "].iter().filter_map(|dash| name.find(dash)).min();
    name[..sign.into_iter().chain(dash).min().unwrap_or(name.len())].trim()
}

/// A name up to the first word that tells of somebody else, or that is small and no tussenvoegsel: "Ilona Voorbeeld i.o.v.
/// Fatima", "Ilona Voorbeeld voor Fatima".
fn up_to_another<'t>(name: &'t str, dictionary: &Dictionary) -> &'t str {
    let mut at = 0;
    let mut begun = false;
    for word in name.split(' ') {
        let capital = word.chars().any(char::is_uppercase);
        let part: String = word.chars().filter(|c| !matches!(c, ',' | '.')).flat_map(char::to_lowercase).collect();
        let small = begun && !capital && !dictionary.look_up(&part.replace('’', "'")).particle();
        if at > 0 && !part.is_empty() && (small || tells_of_another(&part)) {
            return name[..at].trim_end_matches([' ', ',']);
        }
        begun |= capital;
        at += word.len() + 1;
    }
    name
}

/// Whether a mailbox with initials (`m.bos@…`) is that of somebody else than the name beside it.
fn is_of_another(mailbox: &str, name: &str) -> bool {
    let local = mailbox.split('@').next().unwrap_or("").trim_end_matches(|c: char| c.is_ascii_digit());
    let mut parts = local.split(['.', '_', '-']);
    let initials = parts.next().is_some_and(|first| (1..=2).contains(&first.len()));
    let surname = parts.next_back().filter(|_| initials).map(crate::intake::fold);
    let letters: String = crate::intake::fold(name).chars().filter(|c| c.is_alphanumeric()).collect();
    surname.is_some_and(|surname| surname.chars().count() >= 3 && !letters.contains(surname.as_str()))
}

/// People of the header fields: they write and are written to as professionals.
pub(super) fn correspondents(message: &Message, author: &Author) -> Correspondents {
    let known = author.verified && author.standing != Standing::Unknown;
    // Of two authors one may be anybody.
    let from = message.headers.from.iter().filter(|_| known && author.mailbox.is_some());
    Correspondents { people: from.map(|a| (a.name.expose().clone(), a.mailbox.clone())).collect() }
}
