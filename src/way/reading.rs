//! From a document to what is understood of it and to redacted text.

use super::desk::Desk;
use crate::anonymise::{self, FindSettings, Professional, Redacted};
use crate::config::PartyMention;
use crate::intake;
use crate::model::{
    Audience, Category, Class, Document, Finding, Findings, Kind, Mailbox, Named, SENSITIVE_PARTY, Submission, Verdict,
};
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
    let submission =
        intake::understand(document, &super::intake_settings(desk.municipality, desk.profile, Some(received)));
    let settings = find_settings(desk, &submission, received, known, correspondents);
    let mut findings = anonymise::find(document, &desk.rules.dictionary, &settings);
    // What may be a name does not go to the team while nobody has looked: it gives way like a certain one, counts as a
    // doubt, and LAAT STAAN may bring it back.
    for finding in findings.list.iter_mut().filter(|f| f.category.class() == Class::Direct) {
        if finding.verdict == Verdict::Flag && !finding.replacement.is_empty() {
            finding.verdict = Verdict::Redact;
        }
    }
    if submission.kind == Kind::Casus && desk.profile.party_mention == PartyMention::GeneraliseSensitive {
        generalise_parties(document, &mut findings, &desk.profile.sensitive_parties);
    }
    Reading { submission, findings }
}

/// Being a client of these organisations says something special by itself: their mentions give way to a general word
/// (H-79, S-17, Z-30). What was taken for a person's or a professional's name there is the organisation.
fn generalise_parties(document: &Document, findings: &mut Findings, groups: &[String]) {
    for party in intake::sensitive_parties(document, groups) {
        let beyond = |f: &Finding| {
            f.span.overlaps(party.span) && f.category.class() == Class::Direct && !party.span.covers(f.span)
        };
        if findings.list.iter().any(beyond) {
            continue;
        }
        findings.list.retain(|f| !f.span.overlaps(party.span));
        findings.list.push(Finding {
            span: party.span,
            category: Category::Organisatie,
            person: None,
            confidence: 0.95,
            rule: SENSITIVE_PARTY.to_owned(),
            verdict: Verdict::Redact,
            replacement: party.generalised,
        });
    }
    findings.list.sort_by_key(|f| f.span.start);
}

/// Carries out the redactions for some readers, but for what consent lets stand for them.
pub(super) fn redact(original: &CaseOriginal, named: &Named, audience: Audience) -> Redacted {
    anonymise::replace(
        &original.document,
        &original.findings,
        &original.submission,
        named,
        audience,
        &original.left_standing,
        original.hidden.expose(),
    )
}

/// The settings of the configuration, with the people of the header and the persons of earlier mails.
fn find_settings(
    desk: &Desk,
    submission: &Submission,
    received: Timestamp,
    known: &[KnownPerson],
    correspondents: &Correspondents,
) -> FindSettings {
    let mut settings =
        super::find_settings(desk.rules, desk.municipality, desk.team, desk.profile, submission, Some(received));
    settings.professionals.extend(correspondents.people.iter().map(|(name, mailbox)| Professional {
        name: name.clone(),
        addresses: vec![mailbox.to_string()],
        phones: Vec::new(),
    }));
    settings.known = known.to_vec();
    settings.private_writer = correspondents.people.is_empty();
    settings
}

/// Where a mail falls in the team's calendar.
pub(super) fn seat(desk: &Desk, received: Timestamp, submission: &Submission) -> Seat {
    Seat::from(desk.rules.place(desk.team, desk.profile, received, desk.meant.or(submission.meeting_named)))
}

/// Doubtful words left standing, as numbered in notices: from 1, by place.
pub(super) fn doubtful_words(desk: &Desk, findings: &Findings) -> usize {
    let unsure = |f: &&Finding| f.verdict == Verdict::Flag || is_doubtful(desk, f);
    findings.list.iter().filter(unsure).count()
}

/// Whether somebody should look at the words or at the text as a whole.
pub(super) fn has_doubts(desk: &Desk, findings: &Findings) -> bool {
    doubtful_words(desk, findings) > 0 || !findings.doubts.is_empty()
}

/// Taken out though it is not certain that it identifies anybody.
pub(super) fn is_doubtful(desk: &Desk, finding: &Finding) -> bool {
    finding.verdict == Verdict::Redact && finding.confidence < desk.profile.redact_from
}

/// Whether somebody private is identified directly.
pub(super) fn has_direct(findings: &Findings) -> bool {
    findings.list.iter().any(|f| f.category.class() == Class::Direct && f.verdict == Verdict::Redact)
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
