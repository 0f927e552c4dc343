//! From a letter to mails that passed the last look. A team mail that is caught holds its case; a notice that is caught
//! becomes a fixed text with the case number.

use super::desk::Desk;
use super::thread;
use crate::compose::{self, CaseHead, DkimKey, Draft, Fallback, Inbrenger, Letter, ReplyCode, Setting};
use crate::config::{PartyMention, Profile};
use crate::dictionary::ProfilePlaces;
use crate::gate::{self, Secrets};
use crate::model::{AuditKind, CaseNumber, Mailbox, Named, Reader, Rendition, Role};
use crate::register::{CaseRecord, HoldReason};
use crate::texts::form::Form;
use crate::token;

/// What a letter leans on besides its own data.
#[derive(Default)]
pub(super) struct Backing<'a> {
    /// Cases whose values must not be in it.
    pub cases: Vec<&'a CaseRecord>,
    /// Codes for the readers.
    pub codes: Vec<ReplyCode>,
    /// Message-ID that it answers.
    pub in_reply_to: Option<String>,
    /// The thread, oldest first.
    pub references: Vec<String>,
    /// What consent lets stand in this very letter; nothing in every other.
    pub named: Named,
    /// Who may read that; everybody else's mail is looked at as if nobody were named.
    pub named_to: Vec<Mailbox>,
}

impl<'a> Backing<'a> {
    /// Backed by one case, in its thread.
    pub fn of(case: &'a CaseRecord, codes: Vec<ReplyCode>) -> Self {
        Self {
            cases: vec![case],
            codes,
            in_reply_to: case.thread.last().cloned(),
            references: case.thread.clone(),
            named: Named::default(),
            named_to: Vec::new(),
        }
    }

    /// The same, outside the sender's thread: for readers who never saw it.
    pub fn apart(case: &'a CaseRecord, codes: Vec<ReplyCode>) -> Self {
        Self { in_reply_to: None, references: Vec::new(), ..Self::of(case, codes) }
    }
}

/// Whether every mail of a letter passed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sent {
    /// All are in the outbox.
    All,
    /// The last look caught one; nothing of the letter goes to the team.
    Caught,
}

/// Composes a letter, has the gate look at each mail of it, and posts what passed.
pub(super) fn send(desk: &mut Desk, letter: &Letter, backing: Backing) -> Sent {
    send_together(desk, vec![(letter.clone(), backing)])
}

/// As [`send`], several letters that go together or, to the team, not at all.
pub(super) fn send_together(desk: &mut Desk, letters: Vec<(Letter, Backing)>) -> Sent {
    let mut passed = Vec::new();
    let mut caught: Vec<(Draft, String)> = Vec::new();
    for (letter, backing) in letters {
        let drafts = compose_all(desk, &letter, &backing);
        let nobody = secrets(desk, &backing.cases, &Named::default());
        let named = (!backing.named.is_nobody()).then(|| secrets(desk, &backing.cases, &backing.named));
        for draft in drafts {
            // Only a mail that says of itself that it names somebody, to a reader who may know, is looked at with that
            // name let through.
            let may_know = backing.named_to.contains(&draft.reader().mailbox);
            let known = named.as_ref().filter(|_| draft.rendition() == Rendition::Named && may_know).unwrap_or(&nobody);
            match gate::look(&draft, known) {
                Ok(one) => passed.push(one),
                Err(catch) => caught.push((draft, catch.to_string())),
            }
        }
    }
    if caught.is_empty() {
        passed.into_iter().for_each(|p| desk.post(p));
        return Sent::All;
    }
    // All or nothing for the team: what must not be read by one member is read by none.
    passed.into_iter().filter(|p| p.role() != Role::Team).for_each(|p| desk.post(p));
    for (draft, what) in caught {
        desk.record(AuditKind::Incident, "gate", draft.case(), &what).rules = vec!["house/gate".into()];
        if draft.role() != Role::Team {
            fall_back(desk, &draft.reader().clone(), draft.case());
        }
        // The fixed text says that the coördinator looks into it: then there must be something to look at.
        if draft.role() == Role::Sender {
            let reader = Reader { mailbox: desk.on_duty().clone(), role: Role::Coordinator };
            fall_back(desk, &reader, draft.case());
        }
    }
    Sent::Caught
}

fn compose_all(desk: &mut Desk, letter: &Letter, backing: &Backing) -> Vec<Draft> {
    let seed = desk.word(26);
    let gateway = &desk.rules.settings.gateway;
    let thread = thread::telling_nobody(&backing.references, &desk.rules.dictionary);
    let in_reply_to = backing.in_reply_to.as_ref().filter(|id| thread.contains(id));
    let key = desk.work.return_key.expose();
    let return_path = |message_id: &str| token::return_path(key, message_id, &gateway.domain);
    let from: Mailbox = format!("casuspoort@{}", gateway.domain).parse().unwrap_or(desk.team.intake.clone());
    let on_duty = desk.team.on_duty(desk.today());
    let setting = Setting {
        from: &from,
        intake: &desk.team.intake,
        codes: &backing.codes,
        return_path: &return_path,
        team: &desk.team.name,
        attachments: desk.profile.attachments,
        coordinator: &on_duty.name,
        telephone: &on_duty.telephone,
        deputy: desk.team.deputy.as_ref().map(|d| d.name.as_str()),
        privacy: desk.privacy(),
        help: desk.profile.help_contact.as_deref(),
        form: form(desk.profile),
        now: desk.now(),
        seed: &seed,
        in_reply_to: in_reply_to.map(String::as_str),
        references: &thread,
    };
    let drafts = compose::compose(letter, &setting);
    signed(desk, drafts)
}

/// What the consent form says of the agreements of a profile.
fn form(profile: &Profile) -> Form<'_> {
    Form {
        purpose: profile.purpose.as_deref(),
        rights: &profile.rights_text,
        cosign: profile.consent_age_cosign,
        alone: profile.consent_age_alone,
        sensitive: profile.party_mention == PartyMention::GeneraliseSensitive,
        practitioner: profile.allowed_third_parties.iter().any(|o| o.to_lowercase().contains("huisarts")),
    }
}

/// Signed with DKIM, when the configuration has a key. `check` has read the key before; should signing fail all the same,
/// the mail leaves unsigned and the record says so, for an unsigned notice beats a lost one.
fn signed(desk: &mut Desk, drafts: Vec<Draft>) -> Vec<Draft> {
    let gateway = &desk.rules.settings.gateway;
    let pem = desk.work.dkim_key.expose();
    let Some(dkim) = gateway.dkim.as_ref().filter(|_| !pem.is_empty()) else { return drafts };
    let Ok(key) = DkimKey::from_pem(pem, &gateway.domain, &dkim.selector) else {
        desk.record(AuditKind::Incident, "gate", None, "dkim-key");
        return drafts;
    };
    let mut all = Vec::with_capacity(drafts.len());
    for draft in drafts {
        match compose::sign(draft.clone(), &key) {
            Ok(signed) => all.push(signed),
            Err(_) => {
                desk.record(AuditKind::Incident, "gate", draft.case(), "dkim-signing");
                all.push(draft);
            }
        }
    }
    all
}

/// Every value that must not leave, but for what consent lets stand: of all cases that the letter rests on. Who works here may bear the same name as a
/// resident, and a place the name of a family: as a whole those may stand.
fn secrets(desk: &Desk, cases: &[&CaseRecord], named: &Named) -> Secrets {
    let mut secrets = Secrets::default();
    let (municipality, team) = (desk.municipality, desk.team);
    // Our own addresses stand in every mail of ours.
    secrets.allow(&desk.rules.settings.gateway.domain);
    secrets.allow(&team.intake.to_string());
    let places = municipality.places.iter().flat_map(|p| std::iter::once(&p.name).chain(&p.neighbourhoods));
    let contacts = std::iter::once(&team.coordinator).chain(&team.deputy);
    let inbrengers = cases.iter().flat_map(|c| c.inbrenger_name.iter().chain(&c.organisation));
    let organisations = municipality.partners.iter().map(|p| &p.organisation);
    let members = team.members.iter().flat_map(|m| m.name.iter().chain(std::iter::once(&m.organisation)));
    [&municipality.name, &team.name].into_iter().chain(places).for_each(|name| secrets.allow(name));
    ProfilePlaces::names(desk.profile.places()).for_each(|name| secrets.allow(name));
    contacts.flat_map(|c| [&c.name, &c.telephone]).for_each(|known| secrets.allow(known));
    inbrengers.chain(organisations).chain(members).for_each(|known| secrets.allow(known));
    for original in cases.iter().filter_map(|c| c.original.as_ref()) {
        let mut findings = original.findings.clone();
        let mut number = 0;
        // What LAAT STAAN left standing is no secret any more.
        findings.list.retain(|f| {
            number += usize::from(f.verdict == crate::model::Verdict::Redact);
            !(f.verdict == crate::model::Verdict::Redact && original.left_standing.contains(&number))
        });
        secrets.extend(Secrets::from_findings(&original.document, &findings, named));
        original.hidden.expose().iter().for_each(|word| secrets.add_word(word));
    }
    secrets
}

fn fall_back(desk: &mut Desk, to: &Reader, number: Option<CaseNumber>) {
    let letter = Letter::Fallback(Fallback { to: to.clone(), number });
    for plain in compose_all(desk, &letter, &Backing::default()) {
        // The fixed text holds nothing of the mail, so there is nothing to be found in it.
        if let Ok(passed) = gate::look(&plain, &Secrets::default()) {
            desk.post(passed);
        }
    }
}

/// The head of a case for people.
pub(super) fn head(desk: &Desk, case: &CaseRecord) -> CaseHead {
    let today = desk.today();
    let confirmed = case.resident_attends && !case.holds.iter().any(|h| h.reason == HoldReason::Attendance);
    CaseHead {
        number: case.number,
        kind: case.kind,
        area: case.area.as_deref().map(|area| area_name(desk, area)),
        meeting: case.meeting,
        consent: case.consent,
        consented_on: case.consents.iter().filter(|c| c.holds(today, today)).map(|c| c.given_on).max(),
        resident_attends: confirmed && case.attendance_confirmed,
    }
}

/// The area as the municipality or the list of the profile writes it; another with capitals ("Alphen aan den Rijn").
fn area_name(desk: &Desk, area: &str) -> String {
    let places = &desk.municipality.places;
    let ours = places.iter().flat_map(|p| std::iter::once(&p.name).chain(&p.neighbourhoods));
    let is_area = |name: &str| name.to_lowercase() == area;
    let written = ours.map(String::as_str).find(|name| is_area(name));
    written
        .or_else(|| ProfilePlaces::names(desk.profile.places()).find(|name| is_area(name)))
        .map_or_else(|| place_name(area), str::to_owned)
}

/// Capitals for all words of a place but those between others.
fn place_name(area: &str) -> String {
    const SMALL: [&str; 14] =
        ["aan", "bij", "de", "den", "der", "en", "het", "in", "op", "over", "'t", "ten", "ter", "van"];
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    let word = |(at, word): (usize, &str)| {
        if at > 0 && SMALL.contains(&word) { word.to_owned() } else { capital(word) }
    };
    area.split(' ').enumerate().map(word).collect::<Vec<String>>().join(" ")
}

/// The professional who brought it in.
pub(super) fn inbrenger(case: &CaseRecord) -> Inbrenger {
    Inbrenger { name: case.inbrenger_name.clone(), organisation: case.organisation.clone() }
}
