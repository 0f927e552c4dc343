//! Consents of a case: read from the forms of a mail, entered by the coördinator, taken back.

use super::act::{Actor, Refusal};
use super::desk::Desk;
use super::letters::{Backing, send};
use super::release;
use super::renditions;
use super::told;
use crate::compose::{Letter, Recall, RecallBecause};
use crate::intake::{GrantWords, Signer};
use crate::message::Message;
use crate::model::{AuditKind, CaseNumber, Category, Consent, Kind, MailId, PersonNumber, Reason, Sensitive};
use crate::policy::{self, FormMail, FormVerdict, Standpoint};
use crate::register::{
    CaseRecord, CaseState, ConsentRecord, ConsentSource, ConsentSubject, ConsentTo, HoldReason, NamedDisclosure, Owner,
    SignedBy,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Takes in the forms of a mail and says where consent stands: what holds goes on record; what lacks something is a claim;
/// what only a person can tell makes the case wait.
pub(super) fn take_in(
    desk: &mut Desk,
    case: &mut CaseRecord,
    message: Option<&Message>,
    reading: &mut super::reading::Reading,
    document: &crate::model::Document,
) -> Standpoint {
    let mut standpoint = Standpoint::default();
    let submission = &mut reading.submission;
    let casus = submission.kind == Kind::Casus;
    if submission.consent == Consent::Withdrawn {
        withdraw_all(desk, case, "sender");
    }
    let forms = message.filter(|_| casus).map_or(&[][..], |m| &m.forms);
    let mail = case.mails.last().copied().unwrap_or(MailId(ulid::Ulid::nil()));
    let organisations = organisations(desk);
    let mut granted = false;
    for form in forms {
        let with = FormMail {
            id: mail,
            document,
            findings: &reading.findings,
            received: desk.today(),
            meeting: case.meeting.map(|m| renditions::day_of(desk, m)),
            team: &desk.team.name,
            organisations: &organisations,
            profile: desk.profile,
        };
        match policy::judge_form(form, &with) {
            FormVerdict::Grants(record) => {
                granted = true;
                put_on_record(desk, case, *record, "gate");
            }
            FormVerdict::Refuses => submission.consent = Consent::Refused,
            FormVerdict::NobodyNamed => submission.consent = above(submission.consent, Consent::Attached),
            FormVerdict::Lacks(reason) => {
                if submission.consent == Consent::Attached {
                    submission.consent = Consent::Claimed;
                }
                submission.consent = above(submission.consent, Consent::Claimed);
                standpoint.remarks.push(reason);
            }
            FormVerdict::Doubt(reason) => {
                submission.consent = above(submission.consent, Consent::Attached);
                standpoint.unclear.get_or_insert(reason);
            }
        }
    }
    if granted && matches!(submission.consent, Consent::Refused | Consent::Withdrawn) {
        let text = "De mail zegt dat de inwoner geen toestemming geeft, maar er zit een getekend formulier bij.";
        standpoint.unclear.get_or_insert(Reason::new("H-47", text));
    } else if granted || casus && holds_now(desk, case) {
        submission.consent = match submission.consent {
            said @ (Consent::Refused | Consent::Withdrawn) => said,
            _ => Consent::Attached,
        };
    }
    policy::attribute(&mut reading.findings, document, &case.consents, desk.today());
    standpoint
}

/// The stronger of what was said and what a form shows; a refusal stays a refusal.
fn above(said: Consent, shown: Consent) -> Consent {
    match said {
        Consent::None => shown,
        Consent::Claimed if shown == Consent::Attached => shown,
        said => said,
    }
}

/// Organisations that a form may name: those of members and partners.
fn organisations(desk: &Desk) -> Vec<String> {
    let members = desk.team.members.iter().map(|m| m.organisation.clone());
    let mut all: Vec<String> =
        members.chain(desk.municipality.partners.iter().map(|p| p.organisation.clone())).collect();
    all.sort();
    all.dedup();
    all
}

/// Whether any consent on record holds today.
fn holds_now(desk: &Desk, case: &CaseRecord) -> bool {
    case.consents.iter().any(|c| c.holds(desk.today(), desk.today()))
}

fn put_on_record(desk: &mut Desk, case: &mut CaseRecord, mut record: ConsentRecord, actor: &str) {
    record.id = case.consents.iter().map(|c| c.id).max().unwrap_or(0) + 1;
    case.consents.push(record);
    desk.record(AuditKind::Act, actor, Some(case.number), "consent-recorded").rules =
        vec!["H-31".into(), "H-32".into()];
}

/// What the coördinator enters after seeing the paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grant {
    /// Numbers of the persons, as in the labels.
    pub persons: Vec<u32>,
    /// Day of signing.
    pub given_on: Date,
    /// Last day; none if open.
    pub valid_until: Option<Date>,
    /// Who signed.
    pub signed_by: SignedBy,
    /// Organisations or mailboxes of members; empty for the whole team.
    pub to: Vec<String>,
    /// Kinds of data besides the name; those of the profile if none is said.
    pub kinds: Option<Vec<Category>>,
    /// For what.
    #[serde(with = "crate::model::exposed")]
    pub purpose: Sensitive<String>,
}

/// What an answer says of a paper. A day without its year is the last such day.
pub(super) fn as_written(words: &GrantWords, today: Date) -> Option<Grant> {
    let past = |year: i16| Date::new(year, words.given.month, words.given.day).ok();
    let last = || past(today.year()).filter(|d| *d <= today).or_else(|| past(today.year().checked_sub(1)?));
    let given_on = words.given.year.map_or_else(last, past)?;
    Some(Grant {
        persons: words.persons.clone(),
        given_on,
        valid_until: words.until.and_then(|u| u.resolve(today)),
        signed_by: match words.signer {
            Signer::Resident => SignedBy::Subject,
            Signer::Representative => SignedBy::Representative,
            Signer::Both => SignedBy::Both,
        },
        to: words.to.clone(),
        kinds: None,
        purpose: Sensitive::default(),
    })
}

/// TOESTEMMING: the coördinator saw a signed form, and records it.
pub(super) fn grant(
    desk: &mut Desk,
    case: &mut CaseRecord,
    grant: &Grant,
    actor: &Actor,
) -> Result<Vec<String>, Refusal> {
    let numbers: Vec<PersonNumber> = grant.persons.iter().map(|n| PersonNumber(*n)).collect();
    if let Some(unknown) = numbers.iter().find(|n| !case.persons.iter().any(|p| p.number == **n)) {
        return Err(format!("In deze casus staat geen persoon {}.", unknown.0));
    }
    if numbers.is_empty() {
        return Err("Schrijf erbij voor welke persoon de toestemming geldt, zoals: persoon 1.".into());
    }
    if grant.given_on > desk.today() || grant.valid_until.is_some_and(|until| until < desk.today()) {
        return Err("De toestemming geldt vandaag niet. Kijk naar de datums.".into());
    }
    let to = recipients(desk, &grant.to)?;
    let name = actor.name(desk);
    let allows = &desk.profile.consent_allows;
    let kinds = grant.kinds.clone().unwrap_or_else(|| allows.clone());
    let subject = |person| ConsentSubject { person, signed_by: grant.signed_by, details: Sensitive::default() };
    let record = ConsentRecord {
        id: 0,
        subjects: numbers.into_iter().map(subject).collect(),
        purpose: grant.purpose.clone(),
        to,
        kinds: kinds.into_iter().filter(|k| k.may_be_consented() && allows.contains(k)).collect(),
        parties: false,
        given_on: grant.given_on,
        valid_until: grant.valid_until,
        withdrawn_on: None,
        source: ConsentSource::Coordinator { by: name.clone() },
    };
    put_on_record(desk, case, record, &name);
    case.consent = Consent::Attached;
    look_again(desk, case);
    Ok(vec!["De toestemming is vastgelegd. Alleen deze persoon mag met naam in de tekst.".into()])
}

fn recipients(desk: &Desk, named: &[String]) -> Result<ConsentTo, Refusal> {
    if named.is_empty() {
        return Ok(ConsentTo::team());
    }
    let mut to = ConsentTo { team: false, ..ConsentTo::team() };
    for name in named {
        let known = organisations(desk).into_iter().find(|o| policy::same_organisation(name, o));
        match (known, name.parse()) {
            (Some(organisation), _) => to.organisations.push(organisation),
            (None, Ok(mailbox)) if desk.team.members.iter().any(|m| m.mailbox == mailbox) => to.mailboxes.push(mailbox),
            _ if name.to_lowercase().contains("team") => to.team = true,
            _ => return Err(format!("Wij kennen geen lid of organisatie van het team met de naam {name}.")),
        }
    }
    Ok(to)
}

/// With other consents the text reads otherwise: what waited for consent, had gone or was queued waits for a look.
fn look_again(desk: &mut Desk, case: &mut CaseRecord) {
    case.holds.retain(|h| !matches!(h.reason, HoldReason::Consent | HoldReason::KnownCase) && h.rule != "S-20");
    if case.state == CaseState::Queued {
        desk.stop(case.number);
        case.forwarded = None;
    }
    let ready = matches!(case.state, CaseState::Queued | CaseState::Forwarded);
    let waited = matches!(case.state, CaseState::Held | CaseState::WaitingForInbrenger) && case.holds.is_empty();
    if ready || waited {
        release::wait_for_review(desk, case);
    }
    if case.state == CaseState::WaitingForReview {
        let reason = Reason::new("S-40", "Er is toestemming vastgelegd. Bij AKKOORD blijft de naam staan.");
        let received = case.opened;
        told::show_to_coordinator(desk, case, vec![reason], None, received);
    }
}

/// TOESTEMMING INGETROKKEN: at once, for one consent or all (H-33).
pub(super) fn withdraw(
    desk: &mut Desk,
    case: &mut CaseRecord,
    id: Option<u32>,
    actor: &Actor,
) -> Result<Vec<String>, Refusal> {
    let open = case.consents.iter().filter(|c| c.withdrawn_on.is_none());
    let ids: Vec<u32> = open.map(|c| c.id).filter(|n| id.is_none_or(|id| id == *n)).collect();
    if ids.is_empty() && id.is_some() {
        return Err("Die toestemming staat niet in deze casus, of is al ingetrokken.".into());
    }
    let name = actor.name(desk);
    Ok(take_back(desk, case, &ids, &name))
}

/// All consents of a case are taken back.
pub(super) fn withdraw_all(desk: &mut Desk, case: &mut CaseRecord, actor: &str) {
    let open: Vec<u32> = case.consents.iter().filter(|c| c.withdrawn_on.is_none()).map(|c| c.id).collect();
    take_back(desk, case, &open, actor);
}

/// What was carried over from a case to those that follow it is taken back there too.
fn also_where_carried(desk: &mut Desk, number: CaseNumber, actor: &str) {
    let followers: Vec<CaseRecord> = desk.cases().into_iter().filter(|c| c.follows == Some(number)).cloned().collect();
    for mut follower in followers {
        let carried =
            |c: &&ConsentRecord| c.withdrawn_on.is_none() && c.source == ConsentSource::CarriedOver { from: number };
        let ids: Vec<u32> = follower.consents.iter().filter(carried).map(|c| c.id).collect();
        if !ids.is_empty() {
            take_back(desk, &mut follower, &ids, actor);
            desk.put(follower);
        }
    }
}

/// Takes consents back. What is queued with a name is stopped and goes without; who has it already is asked to delete it
/// and gets the text without names in its place (H-33, H-34, AVG art. 19).
fn take_back(desk: &mut Desk, case: &mut CaseRecord, ids: &[u32], actor: &str) -> Vec<String> {
    also_where_carried(desk, case.number, actor);
    let today = desk.today();
    for consent in case.consents.iter_mut().filter(|c| ids.contains(&c.id)) {
        consent.withdrawn_on = Some(today);
        if desk.profile.withdraw_erases {
            consent.purpose = Sensitive::default();
            consent.subjects.iter_mut().for_each(|subject| subject.details = Sensitive::default());
        }
    }
    if !holds_now(desk, case) {
        case.consent = Consent::Withdrawn;
    }
    desk.record(AuditKind::Act, actor, Some(case.number), "consent-withdrawn").rules =
        vec!["H-33".into(), "H-34".into()];
    let mut lines = vec!["De toestemming is ingetrokken. De naam gaat niet meer naar het team.".to_owned()];
    let (was, now) = (case.state, desk.now());
    let had: Vec<NamedDisclosure> = case
        .disclosed
        .iter()
        .filter(|d| d.recalled.is_none() && d.consents.iter().any(|c| ids.contains(c)))
        .cloned()
        .collect();
    if had.is_empty() {
        return lines;
    }
    // A text with a name that still waits does not leave, and every reader of one gets the one without.
    desk.stop_named(case.number);
    let gone: Vec<_> = had.iter().filter(|d| d.at <= now).map(|d| d.to.clone()).collect();
    if !gone.is_empty() {
        let to = gone.clone();
        let letter = Letter::Recall(Recall {
            to,
            number: case.number,
            sent: case.forwarded,
            because: RecallBecause::ConsentWithdrawn,
        });
        send(desk, &letter, Backing::apart(case, Vec::new()));
        for reader in &gone {
            let recipient = desk.recipient_id(case, reader);
            let entry = desk.record(AuditKind::Act, "gate", Some(case.number), "asked-to-delete");
            entry.recipient = Some(recipient);
            entry.rules = vec!["H-33".into()];
        }
        lines.push("Wie de naam al kreeg, vragen wij om die mail te wissen.".to_owned());
    }
    for kept in case.disclosed.iter_mut().filter(|d| had.contains(d)) {
        kept.recalled = Some(now);
    }
    let runs = matches!(was, CaseState::Queued | CaseState::Forwarded);
    if runs && !case.holds.iter().any(|h| h.owner == Owner::Coordinator) {
        let only: Vec<_> = had.iter().map(|d| d.to.clone()).collect();
        release::send_again(desk, case, &only);
    }
    lines
}
