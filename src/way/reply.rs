//! Answers to our mails: words in capitals under a single-use code, or simply the missing sentence.

use super::act::{Act, Actor};
use super::acts;
use super::author::{self, Author};
use super::desk::Desk;
use super::incoming;
use super::judged;
use super::letters::{Backing, send};
use super::release;
use super::told;
use super::{Incoming, agenda, consents, incident, rights, supplement};
use crate::compose::{ActRefused, Letter, Neutral, RefusedBecause};
use crate::intake::{self, Decides, ReplyWord};
use crate::message::Message;
use crate::model::{
    AuditKind, CaseNumber, Code, CodeScope, Counts, Decision, Mailbox, OutcomeKind, Reader, Reason, Role, SectionKind,
    Sensitive, Standing,
};
use crate::register::{CaseRecord, CaseState, HoldReason, Listing};
use crate::token;

/// Whether a mail answers one of ours: by its code, its thread, a case number in the subject, or because it begins with
/// a word of ours.
pub(super) fn is_answer(desk: &Desk, message: &Message, mail: &Incoming) -> bool {
    code(mail).is_some() || case_meant(desk, message).is_some() || names_a_case(message) || !words(message).is_empty()
}

/// Whether the subject names a case number as our mails do. Known or not, the mail is treated the same.
fn names_a_case(message: &Message) -> bool {
    !numbers(message).is_empty()
}

/// Case numbers of the subject: behind a word of our subjects, or at its beginning. A `2025-2026` is two years.
fn numbers(message: &Message) -> Vec<CaseNumber> {
    const BEFORE: [&str; 9] =
        ["casus", "gebiedsvraagstuk", "notulen", "bericht", "verzoek", "zaak", "nummer", "nr", "casusnummer"];
    let subject = message.headers.subject.expose().to_lowercase();
    let words: Vec<&str> = subject.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let marks = ["re", "fwd", "fw", "antw", "aw", "doorst"];
    words
        .iter()
        .enumerate()
        .filter(|(at, _)| *at == 0 || BEFORE.contains(&words[at - 1]) || marks.contains(&words[at - 1]))
        .filter_map(|(_, word)| word.parse::<CaseNumber>().ok())
        .filter(|number| !(2000..2200).contains(&number.sequence()))
        .collect()
}

fn code(mail: &Incoming) -> Option<&str> {
    mail.envelope.forward_paths.iter().find_map(token::code_in)
}

/// The case that a mail speaks of by its thread or by a number in its subject.
fn case_meant(desk: &Desk, message: &Message) -> Option<CaseNumber> {
    let headers = &message.headers;
    let cases = desk.cases();
    let by_thread = cases.iter().find(|c| c.thread.iter().any(|id| headers.answers(id)));
    let by_number = || {
        let numbers = numbers(message);
        cases.iter().find(|c| numbers.contains(&c.number))
    };
    by_thread.or_else(by_number).map(|c| c.number)
}

/// What a code opens.
enum Opened {
    Case(CaseNumber, CodeScope),
    Listing(Box<Listing>),
    Incident(u32),
}

/// Takes an answer to its end.
pub(super) fn answer(desk: &mut Desk, mail: &Incoming, message: &Message, author: &Author) {
    let holder = author.mailbox.as_ref().filter(|_| author.verified);
    let opened = match (code(mail), holder) {
        (Some(code), Some(holder)) => open(desk, code, holder),
        _ => None,
    };
    match opened {
        Some(Opened::Case(number, scope)) => on_a_case(desk, number, scope, mail, message, author),
        Some(Opened::Listing(listing)) => on_a_listing(desk, &listing, message, author),
        Some(Opened::Incident(number)) => on_an_incident(desk, number, message, author),
        None => without_code(desk, mail, message, author),
    }
    // The end of the mail itself, beside the line of what it did (promise 3).
    if let Some(rule) =
        desk.decision.as_ref().filter(|d| d.outcome == OutcomeKind::Drop).and_then(|d| d.reasons.first())
    {
        let (rule, case) = (rule.rule.clone(), desk.case);
        desk.record(AuditKind::Decided, "gate", case, "answer").rules = vec![rule];
    }
}

/// Finds what a code opens for this holder and uses it up.
fn open(desk: &mut Desk, word: &str, holder: &Mailbox) -> Option<Opened> {
    let hash = token::hash(word);
    let now = desk.now();
    let fits = |code: &Code| code.hash == hash && code.holder == *holder && !code.used && now <= code.expires;
    let found = desk.cases().into_iter().find_map(|c| {
        let place = c.codes.iter().position(fits)?;
        Some((c.clone(), place))
    });
    if let Some((mut case, place)) = found {
        case.codes[place].used = true;
        let (number, scope) = (case.number, case.codes[place].scope);
        desk.put(case);
        return Some(Opened::Case(number, scope));
    }
    if let Some(place) = desk.state().incidents.iter().position(|i| i.codes.iter().any(fits)) {
        let incident = &mut desk.state_mut().incidents[place];
        incident.codes.iter_mut().filter(|c| c.hash == hash).for_each(|c| c.used = true);
        return Some(Opened::Incident(desk.state().incidents[place].number));
    }
    let listing = desk.state().listings.iter().position(|l| l.codes.iter().any(fits))?;
    let codes = &mut desk.state_mut().listings[listing].codes;
    codes.iter_mut().filter(|c| c.hash == hash).for_each(|c| c.used = true);
    Some(Opened::Listing(Box::new(desk.state().listings[listing].clone())))
}

fn on_a_case(
    desk: &mut Desk,
    number: CaseNumber,
    scope: CodeScope,
    mail: &Incoming,
    message: &Message,
    author: &Author,
) {
    let Some(mut case) = desk.find(number) else { return refuse(desk, author, RefusedBecause::NotAllowed) };
    let Some(mailbox) = author.mailbox.clone() else { return };
    let actor = match scope {
        CodeScope::Inbrenger => Actor::Inbrenger(mailbox),
        CodeScope::Privacy => Actor::Privacy(mailbox),
        CodeScope::Member => Actor::Member(mailbox),
        CodeScope::Coordinator | CodeScope::Agenda | CodeScope::Incident => Actor::Coordinator(mailbox),
    };
    let words = words(message);
    if words.is_empty() {
        return match actor {
            Actor::Inbrenger(_) => told_more(desk, case, mail, message, author),
            _ => not_understood(desk, &case, author),
        };
    }
    let mut done = Vec::new();
    for word in words {
        let Some(act) = act(desk, &case, &word, &actor, false) else { continue };
        match acts::apply(desk, &mut case, &act, &actor) {
            Ok(lines) => done.push((name(&word), lines)),
            Err(why) => {
                desk.put(case);
                refuse(desk, author, RefusedBecause::NotPossible(why));
                return finish(desk, number, "house/act-refused", "Dit kon niet.");
            }
        }
    }
    if done.is_empty() {
        return not_understood(desk, &case, author);
    }
    for (word, lines) in done {
        acts::confirm(desk, &case, word, lines, &actor);
    }
    case.thread.extend(message.headers.message_id.clone());
    desk.put(case);
    finish(desk, number, "house/act", "Het antwoord is uitgevoerd.");
}

/// The act words of an answer; the missing sentence is none.
fn words(message: &Message) -> Vec<ReplyWord> {
    let mut words = intake::acts(&own_text(message));
    words.retain(|word| !matches!(word, ReplyWord::Supplement(_)));
    words
}

/// The word as written in our mails.
fn name(word: &ReplyWord) -> &'static str {
    match word {
        ReplyWord::Akkoord(_) => "AKKOORD",
        ReplyWord::Terug { .. } => "TERUG",
        ReplyWord::Verplaats { .. } => "VERPLAATS",
        ReplyWord::Verberg { .. } => "VERBERG",
        ReplyWord::LaatStaan { .. } => "LAAT STAAN",
        ReplyWord::Origineel { .. } => "ORIGINEEL",
        ReplyWord::Intrekken => "INTREKKEN",
        ReplyWord::Gemist { .. } => "GEMIST",
        ReplyWord::Dringend { .. } => "DRINGEND",
        ReplyWord::StaatErin => "STAAT ERIN",
        ReplyWord::Gedaan(_) => "GEDAAN",
        ReplyWord::GeenVerzoek => "GEEN VERZOEK",
        ReplyWord::GeenRol => "GEEN ROL",
        ReplyWord::Gebruik { .. } | ReplyWord::GebruikMag(_) => "GEBRUIK",
        ReplyWord::Aanwezig => "AANWEZIG",
        ReplyWord::NietAanwezig => "NIET AANWEZIG",
        ReplyWord::Gemeld => "GEMELD",
        ReplyWord::GeenDatalek => "GEEN DATALEK",
        ReplyWord::Toestemming { .. } => "TOESTEMMING",
        ReplyWord::ToestemmingWeg { .. } => "TOESTEMMING INGETROKKEN",
        ReplyWord::Aan { .. } => "AAN",
        ReplyWord::Decides { verdict, .. } => match verdict {
            Decides::Discuss { .. } => "BESPREKEN",
            Decides::Decline { .. } => "NIET BESPREKEN",
            Decides::Grant { .. } => "UITZONDERING JA",
            Decides::Refuse { .. } => "UITZONDERING NEE",
            Decides::Ground { .. } => "GRONDSLAG",
        },
        ReplyWord::Supplement(_) => "",
    }
}

/// A word of an answer as an act, if this person may use it. In an answer to a list the first number of LAAT STAAN is
/// that of the line.
fn act(desk: &Desk, about: &CaseRecord, word: &ReplyWord, actor: &Actor, in_list: bool) -> Option<Act> {
    let coordinator = matches!(actor, Actor::Coordinator(_));
    let officer = matches!(actor, Actor::Privacy(_));
    let request = about.request.is_some();
    let text = |s: &str| Sensitive::new(s.to_owned());
    match word {
        ReplyWord::Akkoord(_) if coordinator => Some(Act::Release),
        ReplyWord::Akkoord(_) if matches!(actor, Actor::Inbrenger(_)) => Some(Act::Confirm),
        ReplyWord::GeenRol if matches!(actor, Actor::Member(_)) => Some(Act::NoRole),
        ReplyWord::Gebruik { purpose } if matches!(actor, Actor::Member(_)) => {
            Some(Act::AskUse { purpose: text(purpose) })
        }
        ReplyWord::GebruikMag(allowed) if matches!(actor, Actor::Inbrenger(_)) => {
            Some(Act::AllowUse { allowed: *allowed })
        }
        ReplyWord::Terug { reason, .. } if coordinator => Some(Act::Return { reason: text(reason) }),
        ReplyWord::Verplaats { day, .. } if coordinator => {
            Some(Act::Move { day: day.as_ref()?.resolve(desk.today())? })
        }
        ReplyWord::Verberg { words, .. } if coordinator => Some(Act::Hide { words: Sensitive::new(words.clone()) }),
        ReplyWord::LaatStaan { numbers } if coordinator => {
            let numbers = numbers.iter().skip(usize::from(in_list)).map(|n| *n as usize).collect();
            Some(Act::LeaveStanding { numbers })
        }
        ReplyWord::Gedaan(_) if officer || coordinator && request => Some(Act::Handled),
        ReplyWord::Gedaan(numbers) => Some(Act::Done { numbers: numbers.clone() }),
        _ if matches!(actor, Actor::Member(_)) => None,
        ReplyWord::GeenVerzoek if coordinator || officer => Some(Act::NoRequest),
        ReplyWord::Aanwezig if coordinator => Some(Act::Attendance { comes: true }),
        ReplyWord::NietAanwezig if coordinator => Some(Act::Attendance { comes: false }),
        _ if officer && !matches!(word, ReplyWord::Origineel { .. }) => None,
        ReplyWord::Origineel { reason, .. } if coordinator || officer => Some(Act::Original { reason: text(reason) }),
        ReplyWord::Intrekken if !coordinator => Some(Act::Withdraw),
        ReplyWord::Gemist { words } => Some(Act::Missed { words: Sensitive::new(words.clone()) }),
        ReplyWord::Dringend { reason } if !coordinator => Some(Act::Urgent { reason: text(reason) }),
        ReplyWord::StaatErin if !coordinator => Some(Act::StatedAfterAll),
        ReplyWord::Toestemming { grant, .. } if coordinator => {
            Some(Act::Consent(Box::new(consents::as_written(grant, desk.today())?)))
        }
        // In an answer to a list the number is that of the line.
        ReplyWord::ToestemmingWeg { number } => Some(Act::WithdrawConsent { id: number.filter(|_| !in_list) }),
        ReplyWord::Aan { names, .. } if coordinator => Some(Act::Readers { names: names.clone() }),
        ReplyWord::Decides { verdict, .. } if coordinator => Some(decision(verdict, desk.today())),
        _ => None,
    }
}

/// A decision as an act; a day without its year is the next such day.
fn decision(verdict: &Decides, today: jiff::civil::Date) -> Act {
    let text = |s: &str| Sensitive::new(s.to_owned());
    let day = |day: &Option<crate::intake::Day>| day.as_ref().and_then(|d| d.resolve(today));
    match verdict {
        Decides::Discuss { regie } => Act::Discuss { regie: regie.clone() },
        Decides::Decline { reason } => Act::Decline { reason: text(reason) },
        Decides::Grant { until } => Act::GrantException { until: day(until) },
        Decides::Refuse { reason } => Act::RefuseException { reason: text(reason) },
        Decides::Ground { words, until } => Act::RecordGround { words: text(words), until: day(until) },
    }
}

/// The lines of a list that a word names.
fn items(word: &ReplyWord) -> Vec<usize> {
    match word {
        ReplyWord::Akkoord(numbers) => numbers.iter().map(|n| *n as usize).collect(),
        ReplyWord::LaatStaan { numbers } => numbers.iter().take(1).map(|n| *n as usize).collect(),
        ReplyWord::Terug { number, .. }
        | ReplyWord::Verplaats { number, .. }
        | ReplyWord::Verberg { number, .. }
        | ReplyWord::Toestemming { number, .. }
        | ReplyWord::ToestemmingWeg { number }
        | ReplyWord::Aan { number, .. }
        | ReplyWord::Decides { number, .. }
        | ReplyWord::Origineel { number, .. } => number.iter().map(|n| *n as usize).collect(),
        _ => Vec::new(),
    }
}

/// An answer to a digest or an agenda: words with the numbers of its lines.
fn on_a_listing(desk: &mut Desk, listing: &Listing, message: &Message, author: &Author) {
    let Some(mailbox) = author.mailbox.clone() else { return };
    let actor = Actor::Coordinator(mailbox.clone());
    let words = words(message);
    let mut lines = Vec::new();
    for word in &words {
        let chosen = chosen(desk, listing, word);
        match (word, listing.meeting) {
            (ReplyWord::Akkoord(_), Some(meeting)) => {
                let who = actor.name(desk);
                let sent = agenda::agreed(desk, meeting, &chosen, &who);
                lines.push(format!("De agenda is naar het team gestuurd. Er staan {sent} punten op."));
            }
            _ => lines.extend(on_each(desk, word, &chosen, &actor)),
        }
    }
    let to = Reader { mailbox, role: Role::Coordinator };
    if lines.is_empty() {
        refuse(desk, author, RefusedBecause::NotUnderstood);
    } else {
        let first = words.first().map_or("", name).to_owned();
        let done = crate::compose::ActDone { to, act: first, case: None, lines, text: None };
        let cases: Vec<CaseRecord> = listing.items.iter().filter_map(|n| desk.find(*n)).collect();
        send(desk, &Letter::ActDone(done), Backing { cases: cases.iter().collect(), ..Backing::default() });
    }
    desk.decision = Some(decided("house/act", "Het antwoord op de lijst is uitgevoerd."));
}

/// The cases that a word names by their numbers in the list. AKKOORD without numbers means all that are ready.
fn chosen(desk: &Desk, listing: &Listing, word: &ReplyWord) -> Vec<CaseNumber> {
    let at = |n: &usize| n.checked_sub(1).and_then(|n| listing.items.get(n)).copied();
    let named = items(word);
    if !named.is_empty() {
        return named.iter().filter_map(at).collect();
    }
    let ready = |n: &&CaseNumber| {
        let state = desk.find(**n).map(|c| c.state);
        matches!(state, Some(CaseState::WaitingForReview | CaseState::Forwarded | CaseState::Queued))
    };
    match (word, listing.items.as_slice()) {
        (ReplyWord::Akkoord(_), items) => items.iter().filter(ready).copied().collect(),
        (_, [only]) => vec![*only],
        _ => Vec::new(),
    }
}

fn on_each(desk: &mut Desk, word: &ReplyWord, chosen: &[CaseNumber], actor: &Actor) -> Vec<String> {
    let mut lines = Vec::new();
    if chosen.is_empty() {
        lines.push(format!("{}: schrijf erbij welk nummer u bedoelt.", name(word)));
    }
    for number in chosen {
        let Some(mut case) = desk.find(*number) else { continue };
        let Some(act) = act(desk, &case, word, actor, true) else { continue };
        match acts::apply(desk, &mut case, &act, actor) {
            Ok(done) => lines.extend(done.into_iter().map(|line| format!("Casus {number}: {line}"))),
            Err(why) => lines.push(format!("Casus {number}: {why}")),
        }
        desk.put(case);
    }
    lines
}

/// No valid code. The inbrenger of the case may still supply text by answering in its thread; anybody else moves
/// nothing and hears nothing about the case.
fn without_code(desk: &mut Desk, mail: &Incoming, message: &Message, author: &Author) {
    let meant = case_meant(desk, message).and_then(|n| desk.find(n));
    let acts = !words(message).is_empty();
    let who = author.inbrenger();
    if let (Some(case), Some(member)) = (&meant, who.filter(|_| author.standing == Standing::Member))
        && let [word @ (ReplyWord::GeenRol | ReplyWord::Gebruik { .. })] = words(message).as_slice()
        && has_read(case, member)
    {
        return of_a_member(desk, case.clone(), member, word);
    }
    if who.is_some() && !acts && incoming::is_minutes(desk, message, mail.envelope.received) {
        return incoming::submit(desk, mail, message, author);
    }
    match meant {
        // A number counts only from who brought the case in, who keeps contact, or the coördinator.
        Some(case) if may_speak_of(&case, who, author.standing) && !acts => {
            told_more(desk, case, mail, message, author);
        }
        // A stranger's request on rights is one whatever thread or number it names, and tells nothing of either.
        _ if !acts && !intake::rights(&message.document).is_empty() => {
            let rights = intake::rights(&message.document);
            rights::take(desk, mail, message, author, &rights, None);
        }
        Some(case) if author.standing == Standing::Member && who.is_some_and(|m| has_read(&case, m)) && !acts => {
            follow_up(desk, mail, message, author, &case);
        }
        _ => foreign(desk, mail, message, author, acts),
    }
}

fn may_speak_of(case: &CaseRecord, who: Option<&Mailbox>, standing: Standing) -> bool {
    let own = case.inbrenger.as_ref() == who || case.contact.as_ref() == who;
    who.is_some() && (own || matches!(standing, Standing::Coordinator | Standing::Deputy))
}

/// Whether the text of a case went to this member.
fn has_read(case: &CaseRecord, member: &Mailbox) -> bool {
    let readers = case.redacted.iter().flat_map(|r| &r.audience().readers);
    case.forwarded.is_some() && readers.into_iter().any(|r| r.role == Role::Team && r.mailbox == *member)
}

/// A member says of a case that they got that there is no role for them in it, or asks to use it (A-14, Z-25). Neither
/// gives anything out, so the thread is enough and no code is asked.
fn of_a_member(desk: &mut Desk, mut case: CaseRecord, member: &Mailbox, word: &ReplyWord) {
    let (number, actor) = (case.number, Actor::Member(member.clone()));
    let rule = if *word == ReplyWord::GeenRol { "A-14" } else { "Z-25" };
    if let Some(act) = act(desk, &case, word, &actor, false) {
        let done = acts::apply(desk, &mut case, &act, &actor).unwrap_or_else(|why| vec![why]);
        acts::confirm(desk, &case, name(word), done, &actor);
    }
    desk.put(case);
    finish(desk, number, rule, "Een lid van het team antwoordde op deze casus.");
}

/// A member answers on a case that was sent round (S-35): more data goes through the parties' regular processes, so nothing
/// of it goes on to the team; the coördinator sees it.
fn follow_up(desk: &mut Desk, mail: &Incoming, message: &Message, author: &Author, about: &CaseRecord) {
    let mut case = incoming::new_case(desk, mail.envelope.received);
    case.mails.push(mail.id);
    case.inbrenger = author.inbrenger().cloned();
    case.inbrenger_name = author.name.clone();
    case.organisation = author.organisation.clone();
    let people = author::correspondents(message, author);
    let reading = super::reading::read(desk, &message.document, mail.envelope.received, &about.persons, &people);
    let (counts, direct) = (judged::count(&reading.findings), super::reading::has_direct(&reading.findings));
    case.original = Some(crate::register::CaseOriginal {
        document: message.document.clone(),
        findings: reading.findings,
        ..crate::register::CaseOriginal::default()
    });
    super::renditions::redact(desk, &mut case);
    release::hold(desk, &mut case, HoldReason::NoSubmission, "S-35");
    let text = format!("Een lid van het team reageerde op casus {}. Dat gaat niet naar het team.", about.number);
    let reason = Reason::new("S-35", text);
    let received = mail.envelope.received;
    told::show_to_coordinator(desk, &mut case, vec![reason.clone()], Some(message), received);
    if let Some(to) = author.inbrenger().cloned() {
        let lines = crate::texts::team::follow_up(direct).into_iter().map(str::to_owned).collect();
        let about = "uw reactie".to_owned();
        let news = crate::compose::News { to, number: case.number, about, lines, text: None, enclosed: Vec::new() };
        send(desk, &Letter::News(news), Backing::of(&case, Vec::new()));
    }
    let outcome = if direct { OutcomeKind::Return } else { OutcomeKind::Hold };
    judged::conclude(desk, &case, outcome, vec![reason], counts);
    desk.put(case);
}

/// A mail that claims what it can't show: it moves nothing; it is kept for the coördinator.
fn foreign(desk: &mut Desk, mail: &Incoming, message: &Message, author: &Author, acts: bool) {
    let mut case = incoming::new_case(desk, mail.envelope.received);
    case.mails.push(mail.id);
    let people = author::correspondents(message, author);
    let reading = super::reading::read(desk, &message.document, mail.envelope.received, &[], &people);
    let counts = judged::count(&reading.findings);
    case.original = Some(crate::register::CaseOriginal {
        document: message.document.clone(),
        findings: reading.findings,
        submission: reading.submission,
        ..crate::register::CaseOriginal::default()
    });
    super::renditions::redact(desk, &mut case);
    release::hold(desk, &mut case, HoldReason::ForeignCase, "house/foreign-case");
    if author.verified && author.standing != Standing::Unknown && acts {
        refuse(desk, author, RefusedBecause::NotAllowed);
    } else if let Some(to) = author.mailbox.clone().filter(|_| author.verified) {
        send(desk, &Letter::Neutral(Neutral { to }), Backing::default());
    }
    let text = "Het antwoord past bij geen code of casus van deze afzender.";
    judged::conclude(desk, &case, OutcomeKind::Hold, vec![Reason::new("house/foreign-case", text)], counts);
    desk.put(case);
}

/// A resident who takes consent back under the number of a case need not write from a known address: no name of that case
/// leaves any more, and the mail waits for the coördinator. It can only ever take names away; the answer stays the neutral
/// one (H-33, A-33).
pub(super) fn withdrawn_by_another(desk: &mut Desk, message: &Message, author: &Author) {
    let meant = case_meant(desk, message).and_then(|number| desk.find(number));
    let Some(mut case) = meant.filter(|c| !c.consents.is_empty()) else { return };
    let own = author.inbrenger().is_some() && author.inbrenger() == case.inbrenger.as_ref();
    let ours = matches!(author.standing, Standing::Coordinator | Standing::Deputy);
    if !own && !ours && intake::withdraws_consent(&message.document) {
        consents::withdraw_all(desk, &mut case, "resident");
        desk.put(case);
    }
}

/// More text of the inbrenger: the missing sentence, or a request on rights about this very case.
fn told_more(desk: &mut Desk, case: CaseRecord, mail: &Incoming, message: &Message, author: &Author) {
    let rights = intake::rights(&message.document);
    if rights.is_empty() {
        return supplemented(desk, case, mail, message, author);
    }
    let number = case.number;
    // Who asks for erasure often takes consent back in the same breath: that works at once (H-33).
    if intake::withdraws_consent(&message.document) && !case.consents.is_empty() {
        let (mut case, holder) = (case, author.mailbox.clone());
        if let Some(actor) = holder.map(Actor::Inbrenger)
            && acts::apply(desk, &mut case, &Act::WithdrawConsent { id: None }, &actor).is_ok()
        {
            desk.put(case);
        }
    }
    rights::take(desk, mail, message, author, &rights, Some(number));
}

/// GEMELD or GEEN DATALEK under the code of an incident.
fn on_an_incident(desk: &mut Desk, number: u32, message: &Message, author: &Author) {
    let Some(mailbox) = author.mailbox.clone() else { return };
    let actor = match desk.privacy() {
        Some(officer) if *officer == mailbox => Actor::Privacy(mailbox),
        _ => Actor::Coordinator(mailbox),
    };
    let word = words(message).into_iter().find(|w| matches!(w, ReplyWord::Gemeld | ReplyWord::GeenDatalek));
    desk.decision = Some(decided("house/act", "Het antwoord over een incident is verwerkt."));
    let Some(word) = word else { return refuse(desk, author, RefusedBecause::NotUnderstood) };
    match incident::end(desk, number, word == ReplyWord::Gemeld, &actor) {
        Ok(lines) => {
            let Some(to) = actor.reader() else { return };
            let done = crate::compose::ActDone { to, act: name(&word).to_owned(), case: None, lines, text: None };
            send(desk, &Letter::ActDone(done), Backing::default());
        }
        Err(why) => refuse(desk, author, RefusedBecause::NotPossible(why)),
    }
}

fn supplemented(desk: &mut Desk, mut case: CaseRecord, mail: &Incoming, message: &Message, author: &Author) {
    if takes_consent_back(desk, &mut case, mail, message, author) {
        return;
    }
    if case.state == CaseState::Closed && case.request.is_none() && is_submission(desk, message, mail) {
        return incoming::submit_after(desk, mail, message, author, Some(&case));
    }
    if matches!(case.state, CaseState::Withdrawn | CaseState::Closed) {
        let why = format!("Casus {} is al afgesloten. Stuur een nieuwe mail.", case.number);
        refuse(desk, author, RefusedBecause::NotPossible(why));
        return finish(desk, case.number, "house/closed", "De casus is al afgesloten.");
    }
    supplement::add(desk, &mut case, mail, message, author);
    desk.put(case);
}

/// Whether a text on a closed case is a case of its own: a follow-up, not a word of thanks.
fn is_submission(desk: &Desk, message: &Message, mail: &Incoming) -> bool {
    let received = Some(mail.envelope.received);
    let settings = super::intake_settings(desk.municipality, desk.profile, received);
    let said = intake::understand(&message.document, &settings);
    said.kind == crate::model::Kind::Casus && said.doel.present && said.vraag.present
}

/// An answer that says little else than that the resident takes consent back works at once, after the meeting too (H-33).
fn takes_consent_back(
    desk: &mut Desk,
    case: &mut CaseRecord,
    mail: &Incoming,
    message: &Message,
    author: &Author,
) -> bool {
    let short = own_text(message).split_whitespace().count() <= 40;
    let Some(mailbox) = author.mailbox.clone().filter(|_| short && !case.consents.is_empty()) else { return false };
    if !intake::withdraws_consent(&message.document) {
        return false;
    }
    let actor = Actor::Inbrenger(mailbox);
    let done = acts::apply(desk, case, &Act::WithdrawConsent { id: None }, &actor);
    acts::confirm(desk, case, "TOESTEMMING INGETROKKEN", done.unwrap_or_default(), &actor);
    case.mails.push(mail.id);
    case.thread.extend(message.headers.message_id.clone());
    desk.put(case.clone());
    finish(desk, case.number, "H-33", "De inwoner trok de toestemming in.");
    true
}

fn not_understood(desk: &mut Desk, case: &CaseRecord, author: &Author) {
    refuse(desk, author, RefusedBecause::NotUnderstood);
    finish(desk, case.number, "house/not-understood", "In het antwoord stond geen woord dat wij kennen.");
}

fn refuse(desk: &mut Desk, author: &Author, because: RefusedBecause) {
    let Some(mailbox) = author.mailbox.clone().filter(|_| author.verified) else { return };
    let role = match author.standing {
        Standing::Coordinator | Standing::Deputy => Role::Coordinator,
        _ => Role::Sender,
    };
    let refused = ActRefused { to: Reader { mailbox, role }, because };
    send(desk, &Letter::ActRefused(refused), Backing::default());
    desk.record(AuditKind::Act, "gate", None, "refused");
}

/// The mail of an act ends here: a named rule, with the act's own audit line beside it.
fn finish(desk: &mut Desk, number: CaseNumber, rule: &str, text: &str) {
    desk.case = Some(number);
    desk.decision = Some(decided(rule, text));
}

fn decided(rule: &str, text: &str) -> Decision {
    Decision {
        outcome: OutcomeKind::Drop,
        reasons: vec![Reason::new(rule, text)],
        meeting: None,
        findings: Counts::new(),
    }
}

/// What the sender typed for this mail, without quotations and signature.
fn own_text(message: &Message) -> String {
    let own = message.document.sections.iter().filter(|s| s.kind == SectionKind::Body);
    own.map(|s| message.document.section_text(s)).collect::<Vec<_>>().join("\n")
}
