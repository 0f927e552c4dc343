//! Which text of a case goes to whom: without names to everybody who receives it, with a name to those whom a consent
//! covers, never both to one.

use super::desk::Desk;
use super::letters::Backing;
use super::reading;
use crate::anonymise;
use crate::compose::{Letter, TeamCase};
use crate::config::{KnownCheck, Member};
use crate::model::{Audience, Category, Consent, Mailbox, Named, Reader, Reason, Role, Stated};
use crate::policy::{self, Ground, Involvement, NamedFor, Standpoint};
use crate::register::{CaseRecord, NamedDisclosure};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The members who receive a case, and its guests as members of it.
///
/// # Errors
/// Why nobody does.
pub(super) fn members(desk: &Desk, case: &CaseRecord) -> Result<Vec<Member>, Reason> {
    let involvement = Involvement {
        parties: &case.parties,
        own: case.organisation.as_deref(),
        chosen: &case.chosen_readers,
        without_consent: case.goes_without_consent(desk.today()),
        declined: &case.declined,
        today: desk.today(),
    };
    let members = policy::receivers(desk.municipality, desk.team, desk.profile, &involvement)?;
    let guests = case.guests.iter().map(|guest| Member {
        name: None,
        mailbox: guest.mailbox.clone(),
        organisation: guest.organisation.clone(),
        legal_task: None,
        function: Some(guest.role.clone()),
        adviser: false,
    });
    Ok(members.into_iter().cloned().chain(guests).collect())
}

/// The readers whom the text without names may reach: the members who receive the case, coördinator and deputy, the
/// inbrenger; less those whose domain is not reached with enforced TLS.
pub(super) fn audience(desk: &Desk, case: &CaseRecord) -> Audience {
    let members = members(desk, case).unwrap_or_default();
    desk.audience(&members, case.inbrenger.as_ref())
}

/// Makes the text without names anew from the original.
pub(super) fn redact(desk: &Desk, case: &mut CaseRecord) {
    let audience = audience(desk, case);
    if let Some(original) = &case.original {
        case.redacted = Some(reading::redact(original, &Named::default(), audience));
    }
}

/// Who may be named to whom, if the text left now.
pub(super) fn named_for(desk: &Desk, case: &CaseRecord) -> Vec<NamedFor> {
    let said = case.original.as_ref().map(|o| &o.submission);
    let wish = said.is_none_or(|s| s.without_names);
    let denied = matches!(case.consent, Consent::Refused | Consent::Withdrawn);
    // Asking whether somebody is known goes by a description without names, where the agreements say so (H-80, K8).
    let asks =
        desk.profile.known_check == KnownCheck::AnonymousDescription && said.is_some_and(|s| s.details.asks_if_known);
    let ground = Ground {
        profile: desk.profile,
        consents: &case.consents,
        kind: case.kind,
        today: desk.today(),
        meeting: case.meeting.map(|m| day_of(desk, m)),
        attends: case.resident_attends,
        without_names: wish || denied || asks || desk.profile.prefer_anonymous,
        necessary: necessary(desk, case),
    };
    let mut members = members(desk, case).unwrap_or_default();
    members.retain(|m| desk.reads_text(&m.mailbox));
    let mut all = policy::named_for(&ground, &members.iter().collect::<Vec<_>>());
    all.retain(|by| named(case, by).is_some());
    all
}

/// The kinds of data that the mail itself lists as necessary, where the agreements ask for that list (W-08), less those that
/// the sender wants left out (H-82).
fn necessary(desk: &Desk, case: &CaseRecord) -> Option<Vec<Category>> {
    let original = case.original.as_ref()?;
    let details = &original.submission.details;
    let text = original.document.text.expose();
    let said = |stated: &Stated| stated.spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join("; ");
    let listed = desk.profile.kinds_required.then(|| said(&details.kinds));
    let without = said(&details.leave_out);
    (listed.is_some() || !without.is_empty()).then(|| policy::kinds_said(listed.as_deref(), &without))
}

/// What a consent lets stand in this very text; none if it names nobody in it.
fn named(case: &CaseRecord, by: &NamedFor) -> Option<Named> {
    let original = case.original.as_ref()?;
    let named = policy::named(by, &original.document, &original.findings);
    original.findings.list.iter().any(|f| named.allows(f)).then_some(named)
}

pub(super) fn day_of(desk: &Desk, at: jiff::Timestamp) -> Date {
    at.to_zoned(desk.zone.clone()).date()
}

/// The letters of a release: one for each rendition, each with what the last look must know of it.
pub(super) struct Release<'a> {
    /// Letters with their backing.
    pub letters: Vec<(Letter, Backing<'a>)>,
    /// Those who are named, and to whom.
    pub named: Vec<NamedFor>,
    /// Everybody who gets a text.
    pub readers: Vec<Mailbox>,
}

/// Every rendition of a case to the readers in `only`; all readers if it is none.
pub(super) fn release<'a>(
    desk: &Desk,
    case: &'a CaseRecord,
    frame: &TeamCase,
    only: Option<&[Mailbox]>,
) -> Release<'a> {
    let wanted = |mailbox: &Mailbox| only.is_none_or(|only| only.contains(mailbox));
    let mut all = named_for(desk, case);
    all.iter_mut().for_each(|by| by.readers.retain(wanted));
    all.retain(|by| !by.readers.is_empty());
    let mut letters = Vec::new();
    for by in &all {
        let (Some(original), Some(named)) = (&case.original, named(case, by)) else { continue };
        let audience = Audience::of(Role::Team, by.readers.iter().cloned());
        #[cfg(test)]
        let audience =
            crate::mutant::widened(audience, members(desk, case).unwrap_or_default().iter().map(|m| &m.mailbox));
        let text = reading::redact(original, &named, audience);
        let letter = TeamCase { text, without_text: Vec::new(), ..frame.clone() };
        letters.push((
            Letter::TeamCase(letter),
            Backing { named, named_to: by.readers.clone(), ..Backing::apart(case, Vec::new()) },
        ));
    }
    let sees_name = |mailbox: &Mailbox| all.iter().any(|by| by.readers.contains(mailbox));
    let keep = |r: &Reader| r.role != Role::Team || wanted(&r.mailbox) && !sees_name(&r.mailbox);
    let text = frame.text.narrowed(keep);
    let without_text: Vec<Mailbox> = frame.without_text.iter().filter(|m| wanted(m)).cloned().collect();
    if text.audience().readers.iter().any(|r| r.role == Role::Team) || !without_text.is_empty() {
        let letter = TeamCase { text, without_text, ..frame.clone() };
        letters.push((Letter::TeamCase(letter), Backing::apart(case, Vec::new())));
    }
    let unnamed = text_readers(&frame.text).filter(|m| wanted(m) && !sees_name(m));
    let readers = unnamed.chain(all.iter().flat_map(|by| by.readers.iter().cloned())).collect();
    Release { letters, named: all, readers }
}

/// Members and guests who may read a text.
fn text_readers(text: &anonymise::Redacted) -> impl Iterator<Item = Mailbox> {
    text.audience().readers.iter().filter(|r| r.role == Role::Team).map(|r| r.mailbox.clone())
}

/// What readers and consents amount to for the judgement.
pub(super) fn weigh(desk: &Desk, case: &CaseRecord, standpoint: &mut Standpoint) {
    standpoint.nobody = members(desk, case).err();
    let all = named_for(desk, case);
    let persons: BTreeSet<_> = all.iter().flat_map(|by| &by.persons).collect();
    standpoint.named = persons.len();
    if standpoint.named > 0 {
        let places: Vec<String> = persons.iter().map(|p| format!("persoon {}", p.0)).collect();
        let who = crate::texts::enumeration(&places).unwrap_or_default();
        let readers: BTreeSet<&str> = desk
            .team
            .members
            .iter()
            .filter(|m| all.iter().any(|by| by.readers.contains(&m.mailbox)))
            .map(|m| m.organisation.as_str())
            .collect();
        let readers: Vec<String> = readers.into_iter().map(str::to_owned).collect();
        let readers = crate::texts::enumeration(&readers).unwrap_or_default();
        let text = format!("Met naam in de tekst: {who}. Dat lezen alleen: {readers}.");
        standpoint.remarks.push(Reason::new("S-41", text));
    }
}

/// Writes down who was named to whom.
pub(super) fn remember(case: &mut CaseRecord, named: &[NamedFor], at: jiff::Timestamp) {
    for by in named {
        case.disclosed.extend(by.readers.iter().map(|to| NamedDisclosure {
            to: to.clone(),
            at,
            persons: by.persons.clone(),
            consents: by.consents.clone(),
            recalled: None,
        }));
    }
}

/// A reason in a professional's own words, redacted like a mail.
pub(super) fn said(desk: &Desk, words: &str, case: &CaseRecord) -> anonymise::Redacted {
    let mut document = crate::model::Document::default();
    document.push(crate::model::SectionKind::Body, "", words);
    let none = reading::Correspondents { people: Vec::new() };
    let read = reading::read(desk, &document, desk.now(), &case.persons, &none);
    let hidden = case.original.as_ref().map(|o| o.hidden.clone()).unwrap_or_default();
    let original = crate::register::CaseOriginal {
        document,
        findings: read.findings,
        hidden,
        ..crate::register::CaseOriginal::default()
    };
    reading::redact(&original, &Named::default(), audience(desk, case))
}
