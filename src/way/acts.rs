//! What people do to a case: by answering a mail or at the command line, with the same effects and the same audit lines.

use super::act::{Act, Actor, Refusal, TeamAct};
use super::desk::Desk;
use super::exceptions;
use super::letters::{Backing, head, send};
use super::release::{self, release};
use super::told;
use super::{consents, guests, incident, minutes, reading, renditions, rights, uses};
use crate::compose::{ActDone, Incident, LateDecision, Letter, News, Original, Recall, RecallBecause};
use crate::config::{CoordinatorSees, KnownCasePolicy, UrgentWay};
use crate::model::{AuditKind, CaseNumber, Class, Mailbox, Reason, Role, Sensitive, Verdict};
use crate::register::{CaseRecord, CaseState, HoldReason, IncidentCause};
use jiff::civil::Date;

/// An act of the command line; a refusal is left for the terminal.
pub(super) fn at_the_command_line(desk: &mut Desk, number: CaseNumber, act: &Act, actor: &Actor) {
    let Some(mut case) = desk.find(number) else {
        desk.refused = Some(format!("Casus {number} is niet gevonden."));
        return;
    };
    match apply(desk, &mut case, act, actor) {
        Ok(_) => desk.put(case),
        Err(refusal) => desk.refused = Some(refusal),
    }
}

/// An act of the command line on no single case.
pub(super) fn on_the_team(desk: &mut Desk, act: &TeamAct, actor: &Actor) {
    match act {
        TeamAct::OpenIncident { case } => {
            let known = case.map(|n| desk.find(n));
            if let (Some(None), Some(number)) = (&known, case) {
                desk.refused = Some(format!("Casus {number} is niet gevonden."));
                return;
            }
            let readers = known
                .flatten()
                .filter(|c| c.forwarded.is_some())
                .and_then(|c| c.redacted)
                .map_or(0, |text| text.audience().readers.iter().filter(|r| r.role == Role::Team).count());
            let name = actor.name(desk);
            desk.record(AuditKind::Act, &name, *case, "incident-open");
            incident::raise(desk, *case, IncidentCause::Reported, readers);
        }
        TeamAct::EndIncident { number, reported } => {
            if let Err(why) = incident::end(desk, *number, *reported, actor) {
                desk.refused = Some(why);
            }
        }
    }
}

/// Carries an act out on a case and records it. What comes back are sentences for who acted.
pub(super) fn apply(desk: &mut Desk, case: &mut CaseRecord, act: &Act, actor: &Actor) -> Result<Vec<String>, Refusal> {
    let always = matches!(
        act,
        Act::Original { .. }
            | Act::Erase
            | Act::Restrict { .. }
            | Act::Done { .. }
            | Act::WithdrawConsent { .. }
            | Act::NoRole
            | Act::AskUse { .. }
            | Act::AllowUse { .. }
    );
    if matches!(case.state, CaseState::Withdrawn | CaseState::Closed) && !always {
        return Err(format!("Casus {} is al afgesloten.", case.number));
    }
    let (word, lines) = match act {
        Act::Release => ("release", agree(desk, case, actor)?),
        Act::Return { reason } => ("return", send_back(desk, case, reason.expose())?),
        Act::Move { day } => ("move", move_to(desk, case, *day)?),
        Act::Hide { words } => ("hide", hide(desk, case, words.expose())?),
        Act::LeaveStanding { numbers } => ("leave-standing", leave_standing(desk, case, numbers)?),
        Act::Original { reason } => ("original", original(desk, case, reason.expose(), actor)?),
        Act::Withdraw => ("withdraw", withdraw(desk, case)),
        Act::Missed { words } => ("missed", missed(desk, case, words.expose())),
        Act::Urgent { reason } => ("urgent", urgent(desk, case, reason.expose())?),
        Act::StatedAfterAll => ("stated-after-all", stated_after_all(desk, case)),
        Act::Consent(grant) => ("consent", consents::grant(desk, case, grant, actor)?),
        Act::WithdrawConsent { id } => ("withdraw-consent", consents::withdraw(desk, case, *id, actor)?),
        Act::Invite(invite) => ("invite", guests::invite(desk, case, invite, actor)?),
        Act::Readers { names } => ("readers", readers(desk, case, names)?),
        Act::Handled => ("handled", rights::handled(desk, case)?),
        Act::Done { numbers } => ("done", minutes::done(desk, case, numbers, actor)?),
        Act::NoRequest => ("no-request", rights::no_request(desk, case)?),
        Act::Attendance { comes } => ("attendance", attendance(desk, case, *comes)?),
        Act::Confirm => ("confirmed", confirmed(desk, case)?),
        Act::NoRole => ("no-role", guests::no_role(desk, case, actor)?),
        Act::AskUse { purpose } => ("use-asked", uses::ask(desk, case, purpose.expose(), actor)?),
        Act::AllowUse { allowed } => ("use-answered", uses::decide(desk, case, *allowed)?),
        Act::Restrict { lift } => ("restrict", restrict(desk, case, *lift)),
        Act::Erase => ("erase", rights::erase(desk, case)),
        Act::Merge { from } => ("merge", merge(desk, case, *from)?),
        Act::Close => ("close", close(desk, case)),
        Act::Discuss { regie } => ("discuss", exceptions::discuss(desk, case, regie.as_deref(), actor)?),
        Act::Decline { reason } => ("decline", exceptions::decline(desk, case, reason.expose())?),
        Act::GrantException { until } => ("exception-granted", exceptions::grant(desk, case, *until, actor)?),
        Act::RefuseException { reason } => ("exception-refused", exceptions::refuse(desk, case, reason.expose())?),
        Act::RecordGround { words, until } => {
            ("ground", exceptions::record_ground(desk, case, words.expose(), *until, actor)?)
        }
    };
    let kind = match act {
        Act::Original { .. } => AuditKind::Read,
        Act::Missed { .. } => AuditKind::Incident,
        _ => AuditKind::Act,
    };
    let name = actor.name(desk);
    desk.record(kind, &name, Some(case.number), word);
    Ok(lines)
}

/// Tells who acted by mail what came of it.
pub(super) fn confirm(desk: &mut Desk, case: &CaseRecord, word: &str, lines: Vec<String>, actor: &Actor) {
    let Some(to) = actor.reader() else { return };
    let text = case.redacted.clone();
    let done = ActDone { to, act: word.to_owned(), case: Some(case.number), lines, text };
    send(desk, &Letter::ActDone(done), Backing::of(case, Vec::new()));
}

fn agree(desk: &mut Desk, case: &mut CaseRecord, actor: &Actor) -> Result<Vec<String>, Refusal> {
    if case.request.is_some() {
        return Err("Dit is een verzoek over gegevens. Dat gaat nooit naar het team. Is het geen verzoek? Antwoord: GEEN VERZOEK.".into());
    }
    if case.restricted {
        return Err("Deze casus is op verzoek afgeschermd. Er gaat niets naar het team.".into());
    }
    match case.state {
        CaseState::Held | CaseState::WaitingForReview => {}
        CaseState::WaitingForInbrenger => {
            return Err("De inbrenger moet eerst antwoorden. U kunt de casus wel verplaatsen of terugsturen.".into());
        }
        _ => return Err(format!("Casus {} is al naar het team.", case.number)),
    }
    if case.redacted.is_none() {
        return Err("De tekst van deze mail kon niet worden gelezen. Vraag de inbrenger om een nieuwe mail.".into());
    }
    if let Some(why) = exceptions::needs_more_than_akkoord(desk, case) {
        return Err(why);
    }
    let holds = |reason| case.holds.iter().any(|h| h.reason == reason);
    if holds(HoldReason::LateOnTheDay) || case.meeting.is_none() {
        case.meeting = desk.rules.meeting_after(desk.team, desk.now());
    }
    case.attendance_confirmed |= case.resident_attends;
    let name = actor.name(desk);
    release(desk, case, &name);
    match case.state {
        CaseState::Held if case.holds.iter().any(|h| h.reason == HoldReason::Recipients) => {
            Err("Niemand van het team mag deze casus krijgen. Kies eerst lezers met AAN. Er is niets verstuurd.".into())
        }
        CaseState::Held => {
            Err("Bij de laatste controle stond er nog een naam of nummer in. Er is niets verstuurd.".into())
        }
        CaseState::Queued => Ok(vec!["De tekst gaat voor het overleg naar het team.".into()]),
        _ => Ok(vec!["De tekst is naar het team gestuurd.".into()]),
    }
}

pub(super) fn send_back(desk: &mut Desk, case: &mut CaseRecord, reason: &str) -> Result<Vec<String>, Refusal> {
    let Some(to) = case.inbrenger.clone() else {
        return Err("Er is geen bekende afzender om naar terug te sturen.".into());
    };
    desk.stop(case.number);
    case.state = CaseState::WaitingForInbrenger;
    case.holds.clear();
    let due = release::answer_term(desk, case).unwrap_or_else(|| crate::config::Period::days(14).after(desk.now()));
    case.holds.push(crate::register::Hold {
        reason: HoldReason::Doubt,
        rule: "house/sent-back".into(),
        owner: crate::register::Owner::Inbrenger,
        due,
    });
    let code = desk.code(case, crate::model::CodeScope::Inbrenger, &to);
    let why =
        if reason.trim().is_empty() { String::new() } else { format!("De coördinator schrijft: {}", reason.trim()) };
    let lines = vec!["De coördinator vraagt u om uw casus aan te passen. Antwoord op deze mail.".to_owned(), why];
    let lines = lines.into_iter().filter(|l| !l.is_empty()).collect();
    let about = "terug, wilt u hem aanpassen?".to_owned();
    let letter =
        Letter::News(News { to, number: case.number, about, lines, text: case.redacted.clone(), enclosed: Vec::new() });
    send(desk, &letter, Backing::of(case, vec![code]));
    Ok(vec!["De casus is terug bij de inbrenger.".into()])
}

fn move_to(desk: &mut Desk, case: &mut CaseRecord, day: Date) -> Result<Vec<String>, Refusal> {
    let Some(meeting) = desk.rules.meeting_on(desk.team, day) else {
        return Err(format!("Op {} staat geen overleg in de kalender.", crate::texts::civil_day(day)));
    };
    if meeting <= desk.now() {
        return Err("Dat overleg is al geweest.".into());
    }
    case.meeting = Some(meeting);
    case.late = false;
    case.holds.retain(|h| !matches!(h.reason, HoldReason::NoMeeting | HoldReason::Late | HoldReason::LateOnTheDay));
    if case.state == CaseState::Held && case.holds.is_empty() {
        release::wait_for_review(desk, case);
    }
    tell_inbrenger(desk, case, &format!("Uw casus staat nu op de agenda van {}.", crate::texts::day_and_time(meeting)));
    Ok(vec![format!("De casus staat op de agenda van {}.", crate::texts::day_and_time(meeting))])
}

fn tell_inbrenger(desk: &mut Desk, case: &mut CaseRecord, line: &str) {
    let Some(to) = case.inbrenger.clone() else { return };
    let code = desk.code(case, crate::model::CodeScope::Inbrenger, &to);
    let about = "ander overleg".to_owned();
    let news = News { to, number: case.number, about, lines: vec![line.to_owned()], text: None, enclosed: Vec::new() };
    send(desk, &Letter::News(news), Backing::of(case, vec![code]));
}

/// The redacted text is made anew from the original; what had gone or was queued must be looked at again.
fn redact_again(desk: &mut Desk, case: &mut CaseRecord) {
    renditions::redact(desk, case);
    if case.state == CaseState::Queued {
        desk.stop(case.number);
        case.forwarded = None;
    }
    if matches!(case.state, CaseState::Queued | CaseState::Forwarded) {
        release::wait_for_review(desk, case);
    }
}

const ORIGINAL_GONE: &str = "De oorspronkelijke tekst is al gewist. Dit kan niet meer.";

fn hide(desk: &mut Desk, case: &mut CaseRecord, words: &[String]) -> Result<Vec<String>, Refusal> {
    if words.iter().all(|w| w.trim().is_empty()) {
        return Err("Schrijf achter VERBERG: welke woorden weg moeten.".into());
    }
    let Some(original) = case.original.as_mut() else { return Err(ORIGINAL_GONE.into()) };
    let text = original.document.text.expose().to_lowercase();
    if !words.iter().any(|w| text.contains(&w.trim().to_lowercase())) {
        return Err("Die woorden staan niet in de tekst.".into());
    }
    let mut hidden = std::mem::take(&mut original.hidden).into_exposed();
    hidden.extend(words.iter().map(|w| w.trim().to_owned()).filter(|w| !w.is_empty()));
    original.hidden = Sensitive::new(hidden);
    redact_again(desk, case);
    show_again(desk, case);
    Ok(vec!["De woorden zijn weggelaten. U krijgt de nieuwe tekst om te bekijken.".into()])
}

fn leave_standing(desk: &mut Desk, case: &mut CaseRecord, numbers: &[usize]) -> Result<Vec<String>, Refusal> {
    let Some(original) = case.original.as_mut() else { return Err(ORIGINAL_GONE.into()) };
    let redacted: Vec<_> = original.findings.list.iter().filter(|f| f.verdict == Verdict::Redact).collect();
    for number in numbers {
        match number.checked_sub(1).and_then(|n| redacted.get(n)) {
            None => return Err(format!("Er is geen weglating met nummer {number}.")),
            Some(finding) if finding.category.class() == Class::Direct && !reading::is_doubtful(desk, finding) => {
                return Err(format!("Nummer {number} kan niet blijven staan zonder getekende toestemming."));
            }
            Some(_) => {}
        }
    }
    original.left_standing.extend(numbers.iter().copied().filter(|n| *n > 0));
    original.left_standing.sort_unstable();
    original.left_standing.dedup();
    redact_again(desk, case);
    show_again(desk, case);
    Ok(vec!["De woorden blijven staan. U krijgt de nieuwe tekst om te bekijken.".into()])
}

fn show_again(desk: &mut Desk, case: &mut CaseRecord) {
    if case.state == CaseState::WaitingForReview {
        let reason = Reason::new("house/review", "De tekst is gewijzigd.");
        let received = case.opened;
        told::show_to_coordinator(desk, case, vec![reason], None, received);
    }
}

fn original(desk: &mut Desk, case: &CaseRecord, reason: &str, actor: &Actor) -> Result<Vec<String>, Refusal> {
    if reason.trim().is_empty() {
        return Err("Schrijf achter ORIGINEEL: waarom u de oorspronkelijke tekst nodig hebt.".into());
    }
    let Some(kept) = &case.original else { return Err(ORIGINAL_GONE.into()) };
    let coordinator = matches!(actor, Actor::Coordinator(_));
    if coordinator && desk.profile.coordinator_sees == CoordinatorSees::Redacted && case.request.is_none() {
        return Err("Bij deze afspraken leest u de casus zonder namen. Vraag de inbrenger wat u nog nodig hebt.".into());
    }
    if let (Actor::Coordinator(_) | Actor::Privacy(_), Some(to)) = (actor, actor.reader()) {
        if !desk.is_safe(&to.mailbox) {
            return Err("Uw mailadres is niet veilig genoeg voor de oorspronkelijke tekst.".into());
        }
        let sender = case.request.as_ref().map(|r| r.sender.expose()).filter(|m| !m.is_empty());
        let sender = sender.filter(|_| to.role == Role::Privacy).map(|m| format!("Afzender: {m}\n\n"));
        let text = Sensitive::new(sender.unwrap_or_default() + kept.document.text.expose());
        let letter = Letter::Original(Original { to, number: case.number, text });
        send(desk, &letter, Backing::default());
    }
    Ok(vec!["U krijgt de oorspronkelijke tekst in een aparte mail. Dat wordt vastgelegd.".into()])
}

fn withdraw(desk: &mut Desk, case: &mut CaseRecord) -> Vec<String> {
    let line = recall(desk, case);
    case.state = CaseState::Withdrawn;
    case.holds.clear();
    vec!["Uw casus is ingetrokken.".into(), line]
}

/// Asks every member who got a case to delete it.
pub(super) fn ask_to_delete(desk: &mut Desk, case: &CaseRecord, because: RecallBecause) {
    let readers = case.redacted.as_ref().map(|r| r.audience().readers.clone()).unwrap_or_default();
    let to: Vec<Mailbox> = readers.into_iter().filter(|r| r.role == Role::Team).map(|r| r.mailbox).collect();
    let letter = Letter::Recall(Recall { to, number: case.number, sent: case.forwarded, because });
    send(desk, &letter, Backing::apart(case, Vec::new()));
}

/// Stops what is queued; who got it already is asked to delete it (AVG art. 19).
fn recall(desk: &mut Desk, case: &CaseRecord) -> String {
    desk.stop(case.number);
    if case.state != CaseState::Forwarded {
        return "Er was nog niets naar het team.".into();
    }
    ask_to_delete(desk, case, RecallBecause::Mistake);
    "Het team had de tekst al. Wij vragen iedereen om die te wissen.".into()
}

fn missed(desk: &mut Desk, case: &mut CaseRecord, words: &[String]) -> Vec<String> {
    let queued = usize::from(matches!(case.state, CaseState::Queued | CaseState::WaitingForReview));
    let readers = case.redacted.as_ref().map(|r| r.audience().readers.clone()).unwrap_or_default();
    let team = readers.iter().filter(|r| r.role == Role::Team).count();
    let delivered = if case.state == CaseState::Forwarded { team } else { 0 };
    let line = recall(desk, case);
    let (_, _, codes) = incident::open(desk, Some(case.number), IncidentCause::Missed, delivered);
    let letter = Letter::Incident(Incident {
        to: desk.coordinators(),
        privacy: desk.privacy().cloned(),
        number: case.number,
        reported: desk.now(),
        stopped: if queued > 0 { team } else { 0 },
        delivered,
    });
    send(desk, &letter, Backing::apart(case, codes));
    if let Some(original) = case.original.as_mut() {
        let mut hidden = std::mem::take(&mut original.hidden).into_exposed();
        hidden.extend(words.iter().map(|w| w.trim().to_owned()).filter(|w| !w.is_empty()));
        original.hidden = Sensitive::new(hidden);
    }
    renditions::redact(desk, case);
    case.forwarded = None;
    release::hold(desk, case, HoldReason::Gate, "house/missed");
    vec!["Dank u. Alles wat nog klaarstond, is gestopt.".into(), line, "De coördinator kijkt nu eerst.".into()]
}

fn urgent(desk: &mut Desk, case: &mut CaseRecord, reason: &str) -> Result<Vec<String>, Refusal> {
    if desk.profile.urgent_way == UrgentWay::Call {
        let telephone = &desk.team.on_duty(desk.today()).telephone;
        return Err(format!("Kan het niet wachten? Bel dan de coördinator: {telephone}."));
    }
    let missed = desk.rules.meeting_after(desk.team, case.opened).unwrap_or(desk.now());
    let deadline = match desk.profile.deadline {
        crate::config::Deadline::Before(period) => period.before(missed),
        crate::config::Deadline::None => missed,
    };
    let why = renditions::said(desk, reason, case);
    let due = crate::config::Period::days(1).after(desk.now());
    let letter = Letter::LateDecision(LateDecision {
        to: vec![desk.on_duty().clone()],
        case: head(desk, case),
        received: case.opened,
        deadline,
        missed,
        why: Some(why),
        due,
    });
    let to = desk.on_duty().clone();
    let code = desk.code(case, crate::model::CodeScope::Coordinator, &to);
    send(desk, &letter, Backing::apart(case, vec![code]));
    release::hold(desk, case, HoldReason::LateOnTheDay, "S-38");
    Ok(vec!["De coördinator beslist en antwoordt binnen één werkdag.".into()])
}

fn stated_after_all(desk: &mut Desk, case: &mut CaseRecord) -> Vec<String> {
    case.holds.clear();
    release::hold(desk, case, HoldReason::Doubt, "S-44");
    let reason = Reason::new("S-44", "De inbrenger schrijft dat het doel en de vraag er wel in staan.");
    let received = case.opened;
    told::show_to_coordinator(desk, case, vec![reason], None, received);
    vec!["De coördinator kijkt zelf.".into()]
}

/// Names the members who receive this case (K7 `per_case`, or besides those involved).
fn readers(desk: &mut Desk, case: &mut CaseRecord, names: &[String]) -> Result<Vec<String>, Refusal> {
    let mut chosen = Vec::new();
    for name in names {
        let is_meant = |m: &&crate::config::Member| {
            m.mailbox.to_string().eq_ignore_ascii_case(name.trim())
                || crate::policy::same_organisation(name, &m.organisation)
        };
        let meant: Vec<Mailbox> = desk.team.members.iter().filter(is_meant).map(|m| m.mailbox.clone()).collect();
        if meant.is_empty() {
            return Err(format!("Wij kennen geen lid of organisatie van het team met de naam {}.", name.trim()));
        }
        chosen.extend(meant.into_iter().filter(|m| !case.chosen_readers.contains(m)));
    }
    case.chosen_readers.append(&mut chosen);
    redact_again(desk, case);
    case.holds.retain(|h| h.reason != HoldReason::Recipients);
    if case.state == CaseState::Held && case.holds.is_empty() {
        release::wait_for_review(desk, case);
    }
    show_again(desk, case);
    Ok(vec![format!("Casus {} heeft nu {} gekozen lezers.", case.number, case.chosen_readers.len())])
}

fn close(desk: &mut Desk, case: &mut CaseRecord) -> Vec<String> {
    desk.stop(case.number);
    case.state = CaseState::Closed;
    case.holds.clear();
    vec![format!("Casus {} is afgesloten.", case.number)]
}

/// The coördinator's word on the resident's coming: it changes what agenda and mail say, never what is named.
fn attendance(desk: &mut Desk, case: &mut CaseRecord, comes: bool) -> Result<Vec<String>, Refusal> {
    if case.request.is_some() {
        return Err("Dit is een verzoek over gegevens, geen casus.".into());
    }
    case.resident_attends = comes;
    case.attendance_confirmed = comes;
    let line = if comes { "De inwoner sluit zelf aan. Dat staat op de agenda." } else { "De inwoner sluit niet aan." };
    let mut lines = vec![line.to_owned()];
    if case.holds.iter().any(|h| h.reason == HoldReason::Attendance) {
        case.holds.retain(|h| h.reason != HoldReason::Attendance);
        lines.push(without_attendance(desk, case, comes));
    }
    Ok(lines)
}

/// A known case that waited for the coördinator's word: who comes is asked for no consent (S-26), who does not is (S-20).
fn without_attendance(desk: &mut Desk, case: &mut CaseRecord, comes: bool) -> String {
    match desk.profile.known_case_without_consent {
        KnownCasePolicy::ReturnWithForm if !comes => {
            case.state = CaseState::WaitingForInbrenger;
            let later = || crate::config::Period::days(14).after(desk.now());
            let due = release::answer_term(desk, case).unwrap_or_else(later);
            let owner = crate::register::Owner::Inbrenger;
            case.holds.push(crate::register::Hold { reason: HoldReason::Consent, rule: "S-20".into(), owner, due });
            told::returned(desk, case, crate::compose::ReturnedBecause::Consent);
            "De casus is al bekend. De inbrenger vraagt nu om toestemming.".into()
        }
        KnownCasePolicy::Hold if !comes => {
            release::hold(desk, case, HoldReason::KnownCase, "S-20");
            "De casus is al bekend en er is geen toestemming. Beslis wat er gebeurt.".into()
        }
        _ => {
            release::wait_for_review(desk, case);
            show_again(desk, case);
            "De tekst wacht nu op uw akkoord.".into()
        }
    }
}

/// AKKOORD of the inbrenger on the text for the team (S-06).
fn confirmed(desk: &mut Desk, case: &mut CaseRecord) -> Result<Vec<String>, Refusal> {
    if !case.holds.iter().any(|h| h.rule == "S-06") {
        return Err("Wij wachten niet op uw akkoord.".into());
    }
    case.confirmed = true;
    case.holds.clear();
    release::wait_for_review(desk, case);
    show_again(desk, case);
    Ok(vec!["Dank u. Uw casus gaat nu verder.".into()])
}

/// Kept, and no longer used: nothing leaves while it lasts.
fn restrict(desk: &mut Desk, case: &mut CaseRecord, lift: bool) -> Vec<String> {
    case.restricted = !lift;
    // What has ended, or was erased, waits for nobody.
    let ended = matches!(case.state, CaseState::Withdrawn | CaseState::Closed);
    if lift {
        case.holds.retain(|h| h.reason != HoldReason::Restricted);
        if case.state == CaseState::Held && case.holds.is_empty() {
            release::hold(desk, case, HoldReason::Doubt, "H-42");
        }
        return vec![format!("Casus {} is niet meer afgeschermd.", case.number)];
    }
    if ended {
        return vec![format!("Casus {} is afgeschermd.", case.number)];
    }
    let line = recall(desk, case);
    if case.state == CaseState::Queued {
        case.forwarded = None;
    }
    release::hold(desk, case, HoldReason::Restricted, "H-42");
    vec![format!("Casus {} is afgeschermd.", case.number), line]
}

/// Puts another case of the team into this one: its mails, thread and text. What the team has read is not replaced without
/// a look; the other case ends.
fn merge(desk: &mut Desk, case: &mut CaseRecord, from: CaseNumber) -> Result<Vec<String>, Refusal> {
    if from == case.number {
        return Err("Een casus kan niet met zichzelf worden samengevoegd.".into());
    }
    let Some(mut other) = desk.find(from) else { return Err(format!("Casus {from} is niet gevonden.")) };
    if other.request.is_some() || case.request.is_some() {
        return Err("Een verzoek over gegevens blijft apart. Dat heeft een eigen termijn.".into());
    }
    let (Some(first), Some(second)) = (case.original.as_ref(), other.original.as_ref()) else {
        return Err(ORIGINAL_GONE.into());
    };
    desk.stop(other.number);
    let document = super::supplement::joined(Some(&first.document), &second.document);
    case.mails.append(&mut other.mails);
    case.thread.append(&mut other.thread);
    other.state = CaseState::Closed;
    other.holds.clear();
    rights::judge_again(desk, case, document);
    let number = case.number;
    desk.put(other);
    desk.record(AuditKind::Act, "gate", Some(from), &format!("merged-into-{number}"));
    Ok(vec![format!("Casus {from} is samengevoegd met casus {number}.")])
}
