//! From a document to what is understood of it and to redacted text.

use super::desk::Desk;
use crate::anonymise::{self, FindSettings, Professional, Redacted};
use crate::intake::{self, Area, IntakeSettings};
use crate::model::{Document, Findings, Kind, Mailbox, Named, Submission, Verdict};
use crate::policy::Seat;
use crate::register::{CaseOriginal, CaseRecord, KnownPerson};
use jiff::Timestamp;

/// What was read of a mail.
pub(super) struct Reading {
    pub submission: Submission,
    pub findings: Findings,
}

/// Who is known to write or to be written to: professionals, not residents.
pub(super) struct Correspondents {
    /// Display names and mailboxes of header fields.
    pub people: Vec<(String, Mailbox)>,
}

/// Reads a document: first what it asks, then whom it names.
pub(super) fn read(
    desk: &Desk,
    document: &Document,
    received: Timestamp,
    known: &[KnownPerson],
    correspondents: &Correspondents,
) -> Reading {
    let submission = intake::understand(document, &intake_settings(desk, received));
    let settings = find_settings(desk, &submission, received, known, correspondents);
    let findings = anonymise::find(document, &desk.rules.dictionary, &settings);
    Reading { submission, findings }
}

/// Carries out the redactions for the readers of this case.
pub(super) fn redact(desk: &Desk, original: &CaseOriginal, inbrenger: Option<&Mailbox>) -> Redacted {
    anonymise::replace(
        &original.document,
        &original.findings,
        &original.submission,
        &Named::default(),
        desk.audience(inbrenger),
        &original.left_standing,
        original.hidden.expose(),
    )
}

fn intake_settings(desk: &Desk, received: Timestamp) -> IntakeSettings {
    let municipality = desk.municipality;
    let mut settings = IntakeSettings::for_profile(&desk.profile.name);
    for name in municipality.places.iter().flat_map(|p| std::iter::once(&p.name).chain(&p.neighbourhoods)) {
        let area = Area::named(name);
        if !settings.areas.iter().any(|known| known.name == area.name) {
            settings.areas.push(area);
        }
    }
    settings.municipality = municipality.name.clone();
    settings.partners.extend(municipality.partners.iter().map(|p| p.organisation.clone()));
    settings.received = Some(received.to_zoned(desk.zone.clone()).datetime());
    settings
}

fn find_settings(
    desk: &Desk,
    submission: &Submission,
    received: Timestamp,
    known: &[KnownPerson],
    correspondents: &Correspondents,
) -> FindSettings {
    let municipality = desk.municipality;
    let mut settings = FindSettings::for_profile(&desk.profile.name);
    settings.places.push(municipality.name.clone());
    for place in &municipality.places {
        settings.places.push(place.name.clone());
        settings.places.extend(place.neighbourhoods.iter().cloned());
    }
    for street in &municipality.streets {
        settings.streets.insert(street.name.to_lowercase(), street.neighbourhood.clone());
    }
    settings.partners.extend(municipality.partners.iter().map(|p| p.organisation.clone()));
    settings.partners.extend(desk.team.members.iter().map(|m| m.organisation.clone()));
    settings.professional_domains.extend(municipality.partners.iter().flat_map(|p| p.domains.iter().cloned()));
    settings.professionals.extend(professionals(desk, correspondents));
    settings.redact = desk.profile.redact_from;
    settings.flag = desk.profile.flag_from;
    settings.received = Some(received.to_zoned(desk.zone.clone()).date());
    settings.area_question = submission.kind == Kind::Gebiedsvraagstuk;
    settings.minutes = submission.kind == Kind::Notulen;
    settings.known = known.to_vec();
    settings
}

fn professionals(desk: &Desk, correspondents: &Correspondents) -> Vec<Professional> {
    let contact = |c: &crate::config::Contact| Professional {
        name: c.name.clone(),
        addresses: vec![c.mailbox.to_string()],
        phones: vec![c.telephone.clone()],
    };
    let member = |m: &crate::config::Member| Professional {
        name: m.name.clone().unwrap_or_default(),
        addresses: vec![m.mailbox.to_string()],
        phones: Vec::new(),
    };
    let met = |(name, mailbox): &(String, Mailbox)| Professional {
        name: name.clone(),
        addresses: vec![mailbox.to_string()],
        phones: Vec::new(),
    };
    let mut all = vec![contact(&desk.team.coordinator)];
    all.extend(desk.team.deputy.iter().map(contact));
    all.extend(desk.team.members.iter().map(member));
    all.extend(correspondents.people.iter().map(met));
    all
}

/// Where a mail falls in the team's calendar.
pub(super) fn seat(desk: &Desk, received: Timestamp, submission: &Submission) -> Seat {
    Seat::from(desk.rules.place(desk.team, desk.profile, received, submission.meeting_named))
}

/// Doubtful words left standing, as numbered in notices: from 1, by place.
pub(super) fn doubts(findings: &Findings) -> usize {
    findings.list.iter().filter(|f| f.verdict == Verdict::Flag).count() + findings.doubts.len()
}

/// Whether somebody private is identified directly.
pub(super) fn has_direct(findings: &Findings) -> bool {
    let direct = crate::model::Class::Direct;
    findings.list.iter().any(|f| f.category.class() == direct && f.verdict == Verdict::Redact)
}

/// Takes over persons with their numbers, so that labels stay the same over later mails (H-08).
pub(super) fn keep_persons(case: &mut CaseRecord, findings: &Findings) {
    for person in &findings.persons {
        let forms = person.forms.clone();
        match case.persons.iter_mut().find(|k| k.number == person.number) {
            Some(known) => {
                let mut all = known.forms.clone().into_exposed();
                all.extend(forms.into_exposed());
                all.sort();
                all.dedup();
                known.forms = crate::model::Sensitive::new(all);
                known.role = known.role.take().or_else(|| person.role.clone());
            }
            None => case.persons.push(KnownPerson { number: person.number, forms, role: person.role.clone() }),
        }
    }
}
