//! Ways without consent: taken from a mail as its professional argues them, granted or refused by hand, weighed again in
//! time. What is kept and shown of an argument is without names.

use super::act::{Actor, Refusal};
use super::desk::Desk;
use super::letters::{Backing, send};
use super::reading::Reading;
use super::release;
use super::renditions;
use super::told;
use crate::anonymise::Sentences;
use crate::compose::{Enclosed, Letter, News};
use crate::config::{NoConsent, Period};
use crate::model::{
    AuditKind, Consent, Criterion, Document, ExceptionScheme, Ground, Kind, Mailbox, Occasion, Reason, Request, Stage,
};
use crate::policy::{self, ExceptionFacts};
use crate::register::{CaseRecord, CaseState, ExceptionRecord, Granted, HoldReason};
use crate::texts;
use jiff::civil::Date;

/// How many criteria make an argument of what else may be a form's own line.
const ARGUED: usize = 3;

/// Takes in what a mail argues and says where the way without consent stands.
pub(super) fn take_in(
    desk: &mut Desk,
    case: &mut CaseRecord,
    reading: &Reading,
    document: &Document,
    author: Option<&Mailbox>,
) -> ExceptionFacts {
    let sentences = Sentences::of(document, &reading.findings, &[]);
    let details = &reading.submission.details;
    let argued: Vec<(Criterion, String)> =
        details.argued.iter().map(|a| (a.criterion, sentences.around(a.span))).collect();
    let of = |criterion| argued.iter().find(|(c, _)| *c == criterion).map(|(_, text)| own_words(text));
    case.objections = of(Criterion::Objections).or(case.objections.take());
    case.weighing = of(Criterion::Weighing).or(case.weighing.take());
    let today = desk.today();
    if case.exceptions.iter().any(|e| e.holds(today)) {
        return ExceptionFacts::Granted;
    }
    let consented = reading.submission.consent == Consent::Attached;
    let of_the_scheme = |c: &Criterion| !matches!(c, Criterion::Objections | Criterion::Weighing);
    let criteria = argued.iter().filter(|(c, _)| of_the_scheme(c)).count();
    // Objections and weighing alone are the way of `anonymous_with_reason`, no exception (W-19).
    let weighed = desk.profile.no_consent == NoConsent::AnonymousWithReason && argued.len() == 2 && criteria == 0;
    // Where the agreements know no exception a form with lines like the criteria asks for none unless it says so.
    let known = desk.profile.exception_scheme != ExceptionScheme::None;
    let wanted = reading.submission.consent == Consent::Exception && !weighed || known && criteria >= ARGUED;
    if reading.submission.kind != Kind::Casus || consented || !wanted {
        return ExceptionFacts::None;
    }
    // The professional weighs it himself; what another writes in his place argues nothing (W-31).
    if author.is_none() || author != case.inbrenger.as_ref() {
        let text = "Alleen de inbrenger zelf kan een uitzondering onderbouwen.";
        return ExceptionFacts::Incomplete(vec![Reason::new("W-31", text)]);
    }
    let argued: Vec<(Criterion, String)> = argued.into_iter().map(|(c, text)| (c, own_words(&text))).collect();
    let lacks = policy::exception_lacks(desk.profile, &argued);
    if !lacks.is_empty() {
        return ExceptionFacts::Incomplete(lacks);
    }
    let frame = argued.iter().find(|(c, _)| *c == Criterion::Frame).map(|(_, text)| text.as_str());
    let record = ExceptionRecord {
        scheme: desk.profile.exception_scheme,
        argued_by: author.cloned(),
        argued_on: desk.now(),
        ground: frame.and_then(policy::ground_in),
        argued,
        law: None,
        purpose: None,
        granted: None,
        ended: false,
    };
    case.exceptions.retain(|e| !e.is_open());
    case.exceptions.push(record);
    desk.record(AuditKind::Act, "sender", Some(case.number), "exception-argued").rules =
        vec!["W-31".into(), "H-88".into()];
    ExceptionFacts::Whole
}

/// The words behind the label of a line.
fn own_words(sentence: &str) -> String {
    let at = sentence.find([':', '?']).filter(|at| *at < 110).map_or(0, |at| at + 1);
    sentence[at..].trim().to_owned()
}

/// The last day on which an exception of today may hold: never past the term of the profile.
fn review_by(desk: &Desk, until: Option<Date>) -> Result<Date, Refusal> {
    let latest = Period::days(i64::from(desk.profile.exception_review_days)).after(desk.now());
    let latest = latest.to_zoned(desk.zone.clone()).date();
    match until {
        Some(day) if day > latest => {
            Err(format!("Een uitzondering geldt uiterlijk tot {}. Daarna weegt u opnieuw.", texts::civil_day(latest)))
        }
        Some(day) if day < desk.today() => Err("Die dag is al voorbij.".into()),
        Some(day) => Ok(day),
        None => Ok(latest),
    }
}

/// UITZONDERING JA: the coördinator or regisseur lets a case go on; only what its professional argued himself (W-31).
pub(super) fn grant(
    desk: &mut Desk,
    case: &mut CaseRecord,
    until: Option<Date>,
    actor: &Actor,
) -> Result<Vec<String>, Refusal> {
    let day = review_by(desk, until)?;
    let by = actor.name(desk);
    let now = desk.now();
    let open = case.exceptions.iter_mut().find(|e| e.is_open() || e.granted.is_some() && !e.ended);
    let Some(record) = open else {
        return Err(
            "De inbrenger heeft geen volledige uitzondering onderbouwd. Dat kan alleen de inbrenger zelf.".into()
        );
    };
    record.granted = Some(Granted { by, at: now, review_by: day, reminded: false });
    desk.record(AuditKind::Act, "gate", Some(case.number), "exception-recorded").rules =
        vec!["H-88".into(), "A-09".into()];
    // From here on it is for who is involved alone.
    renditions::redact(desk, case);
    tell(desk, case, day, "De uitzondering zonder toestemming");
    let mut lines =
        vec![format!("De uitzondering is vastgelegd. Weeg hem opnieuw uiterlijk {}.", texts::civil_day(day))];
    if matches!(case.state, CaseState::Held) {
        lines.push(go_on(desk, case, actor));
    }
    Ok(lines)
}

/// The case goes on as if consent had not been asked for: without names.
fn go_on(desk: &mut Desk, case: &mut CaseRecord, actor: &Actor) -> String {
    case.holds.clear();
    if case.meeting.is_none() {
        case.meeting = desk.rules.meeting_after(desk.team, desk.now());
    }
    let by = actor.name(desk);
    release::release(desk, case, &by);
    match case.state {
        CaseState::Held => "De casus gaat nog niet naar het team: kijk wat er nog openstaat.".into(),
        CaseState::Queued => "De tekst gaat voor het overleg naar het team, zonder namen.".into(),
        _ => "De tekst is naar het team gestuurd, zonder namen.".into(),
    }
}

/// H-48, A-08: who used an exception tells the resident, or says why not.
fn tell(desk: &mut Desk, case: &mut CaseRecord, day: Date, what: &str) {
    let Some(to) = case.inbrenger.clone() else { return };
    let code = desk.code(case, crate::model::CodeScope::Inbrenger, &to);
    let lines = vec![
        format!("{what} is vastgelegd. Uw casus gaat zonder namen verder, naar wie betrokken is."),
        "Vertel de inwoner dat dit gebeurt en waarom. De brief in de bijlage helpt daarbij. Kan dat niet? Schrijf dan in uw \
         eigen dossier waarom niet."
            .to_owned(),
        format!("De reden wordt opnieuw gewogen, uiterlijk {}.", texts::civil_day(day)),
    ];
    let members = renditions::members(desk, case).unwrap_or_default();
    let mut parties: Vec<String> = members.into_iter().map(|m| m.organisation).collect();
    parties.sort();
    parties.dedup();
    let enclosed = vec![Enclosed::ResidentLetter { parties }];
    let news = News { to, number: case.number, about: "verder zonder toestemming".into(), lines, text: None, enclosed };
    send(desk, &Letter::News(news), Backing::of(case, vec![code]));
}

/// UITZONDERING NEE: it is not granted; the inbrenger hears why.
pub(super) fn refuse(desk: &mut Desk, case: &mut CaseRecord, reason: &str) -> Result<Vec<String>, Refusal> {
    let Some(record) = case.exceptions.iter_mut().find(|e| !e.ended) else {
        return Err("Er is geen uitzondering om over te beslissen.".into());
    };
    record.ended = true;
    super::acts::send_back(desk, case, &format!("Er is geen uitzondering verleend. {}", reason.trim()))
}

/// GRONDSLAG: the regisseur records a public task, or another ground of the profile, with its law and purpose.
pub(super) fn record_ground(
    desk: &mut Desk,
    case: &mut CaseRecord,
    words: &str,
    until: Option<Date>,
    actor: &Actor,
) -> Result<Vec<String>, Refusal> {
    let mut parts = words.split(';').map(str::trim).filter(|p| !p.is_empty());
    let (named, law, purpose) = (parts.next(), parts.next(), parts.next());
    let (Some(named), Some(law), Some(purpose)) = (named, law, purpose) else {
        return Err(
            "Schrijf: GRONDSLAG: grond; wet en artikel; doel. Bijvoorbeeld: GRONDSLAG: publieke taak; Wmo 2015 \
                    artikel 2.3.2; veilig wonen."
                .into(),
        );
    };
    let ground = policy::ground_in(named);
    let offered = ground.filter(|g| desk.profile.grounds.contains(g) && *g != Ground::Consent);
    let Some(ground) = offered else { return Err(policy::not_offered(ground).into()) };
    if ground == Ground::PublicTask && !desk.profile.knows_public_task() {
        return Err("Bij deze afspraken is de publieke taak geen grond om te delen.".into());
    }
    let day = review_by(desk, until)?;
    let by = actor.name(desk);
    case.exceptions.push(ExceptionRecord {
        scheme: ExceptionScheme::None,
        argued_by: None,
        argued_on: desk.now(),
        argued: Vec::new(),
        ground: Some(ground),
        law: Some(law.to_owned()),
        purpose: Some(purpose.to_owned()),
        granted: Some(Granted { by, at: desk.now(), review_by: day, reminded: false }),
        ended: false,
    });
    let entry = desk.record(AuditKind::Act, "gate", Some(case.number), "ground-recorded");
    entry.rules = vec!["A-13".into(), "H-19".into()];
    entry.ground = Some(texts::ground(ground).to_owned());
    renditions::redact(desk, case);
    tell(desk, case, day, "De grondslag voor overleg zonder toestemming");
    let mut lines =
        vec![format!("De grondslag is vastgelegd en wordt opnieuw gewogen, uiterlijk {}.", texts::civil_day(day))];
    let for_consent = |h: &crate::register::Hold| {
        matches!(h.reason, HoldReason::Consent | HoldReason::KnownCase | HoldReason::Exception)
    };
    if case.state == CaseState::Held && case.holds.iter().all(for_consent) {
        case.holds.clear();
        release::wait_for_review(desk, case);
        let reason = Reason::new("A-13", "De grondslag is vastgelegd. Alleen wie betrokken is, leest deze casus.");
        let opened = case.opened;
        told::show_to_coordinator(desk, case, vec![reason], None, opened);
        lines.push("Antwoord AKKOORD als de tekst naar de betrokken organisaties mag.".into());
    }
    Ok(lines)
}

/// Time passes: on the day the professional and the coördinator are asked to weigh again; after it nothing goes on by it.
pub(super) fn tick(desk: &mut Desk) {
    let today = desk.today();
    let due = |e: &ExceptionRecord| {
        !e.ended && e.granted.as_ref().is_some_and(|g| g.review_by < today || g.review_by == today && !g.reminded)
    };
    let cases: Vec<CaseRecord> = desk.cases().into_iter().filter(|c| c.exceptions.iter().any(due)).cloned().collect();
    for mut case in cases {
        let over = case.exceptions.iter().any(|e| !e.ended && e.granted.as_ref().is_some_and(|g| g.review_by < today));
        for record in case.exceptions.iter_mut().filter(|e| due(e)) {
            match record.granted.as_mut() {
                Some(granted) if granted.review_by >= today => granted.reminded = true,
                _ => record.ended = true,
            }
        }
        if over {
            end(desk, &mut case);
        } else {
            remind(desk, &mut case);
        }
        desk.put(case);
    }
}

fn remind(desk: &mut Desk, case: &mut CaseRecord) {
    if let Some(to) = case.inbrenger.clone() {
        let code = desk.code(case, crate::model::CodeScope::Inbrenger, &to);
        let lines = vec![
            "Vandaag wordt de uitzondering zonder toestemming opnieuw gewogen.".to_owned(),
            "Gelden de redenen nog? Schrijf dat, met uw afweging van nu. Of vraag alsnog toestemming.".to_owned(),
        ];
        let about = "uitzondering opnieuw wegen".to_owned();
        let news = News { to, number: case.number, about, lines, text: None, enclosed: Vec::new() };
        send(desk, &Letter::News(news), Backing::of(case, vec![code]));
    }
    let reason = crate::model::Reason::new("A-09", "De termijn van de uitzondering eindigt vandaag. Weeg opnieuw.");
    let opened = case.opened;
    told::show_to_coordinator(desk, case, vec![reason], None, opened);
    desk.record(AuditKind::Default, "gate", Some(case.number), "exception-review").rules =
        vec!["A-09".into(), "W-32".into()];
}

/// Its time is over: what waits or is queued stops; what is closed stays closed.
fn end(desk: &mut Desk, case: &mut CaseRecord) {
    desk.record(AuditKind::Default, "gate", Some(case.number), "exception-over").rules = vec!["A-09".into()];
    if matches!(case.state, CaseState::Closed | CaseState::Withdrawn) {
        return;
    }
    desk.stop(case.number);
    case.holds.clear();
    release::hold(desk, case, HoldReason::ExceptionOver, "A-09");
}

/// What stands on top of the text and the agenda: purpose of the table, where consent stands, objections and weighing, the
/// exception (W-18, W-19, W-20, H-62a).
pub(super) fn on_top(desk: &Desk, case: &CaseRecord) -> Vec<String> {
    let mut lines: Vec<String> = desk.profile.purpose.iter().map(|p| format!("Doel van dit overleg: {p}")).collect();
    if case.kind != Kind::Casus {
        return lines;
    }
    lines.extend(asked_for(case));
    let today = desk.today();
    let given = case.consents.iter().filter(|c| c.holds(today, today)).map(|c| c.given_on).max();
    let exception = case.exceptions.iter().find(|e| e.holds(today));
    match given {
        Some(day) => lines.push(format!("Toestemming: ja, getekend op {}.", texts::civil_day(day))),
        None if exception.is_some() || case.objections.is_some() => lines.push("Toestemming: nee.".into()),
        None => return lines,
    }
    if given.is_none() {
        lines.extend(case.objections.iter().map(|text| format!("Bezwaren van de inwoner: {text}")));
        lines.extend(case.weighing.iter().map(|text| format!("Afweging om toch te bespreken: {text}")));
        if let Some(record) = exception {
            lines.extend(record.granted.iter().map(|g| {
                format!("Uitzondering vastgelegd. Opnieuw wegen uiterlijk {}.", texts::civil_day(g.review_by))
            }));
            if let (Some(ground), Some(law)) = (record.ground, &record.law) {
                let purpose = record.purpose.as_ref().map_or_else(String::new, |p| format!(", voor {p}"));
                lines.push(format!("Grondslag: {} ({law}){purpose}.", texts::ground(ground)));
            }
            lines.push("Alleen wie betrokken is, leest deze casus.".into());
        }
        lines.push("Ieder beslist zelf wat hij of zij deelt.".into());
    }
    lines
}

/// Why it is brought in now, what is asked, and who keeps regie and contact (W-01, H-98, S-29, S-36).
fn asked_for(case: &CaseRecord) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(details) = case.original.as_ref().map(|o| &o.submission.details) {
        lines.extend(details.occasion.map(|occasion| match occasion {
            Occasion::Stagnation => "Aanleiding: de situatie zit vast.".to_owned(),
            Occasion::Change => "Aanleiding: de omstandigheden zijn veranderd.".to_owned(),
        }));
        lines.extend(details.request.map(|request| match request {
            Request::Advies => "Gevraagd: advies.".to_owned(),
            Request::Ondersteuning => "Gevraagd: ondersteuning.".to_owned(),
            Request::Overname => "Gevraagd: overnemen.".to_owned(),
        }));
    }
    lines.extend(case.follows.map(|number| format!("Vervolg van casus {number}.")));
    let regie = case.minutes.iter().rev().find_map(|m| m.regie.as_ref()).or(case.regie.as_ref());
    lines.extend(regie.map(|regie| format!("Regie: {regie}.")));
    lines
}

/// What AKKOORD alone can't decide (W-09, W-39, H-69): the word that can.
pub(super) fn needs_more_than_akkoord(desk: &Desk, case: &CaseRecord) -> Option<Refusal> {
    let today = desk.today();
    if case.exceptions.iter().any(|e| e.holds(today)) || case.state == CaseState::WaitingForReview {
        return None;
    }
    let waits = |reason| case.holds.iter().any(|h| h.reason == reason);
    if waits(HoldReason::Stage) {
        return Some(
            "Deze casus wordt eerst zonder namen bekeken. Antwoord BESPREKEN, of NIET BESPREKEN met een reden.".into(),
        );
    }
    if waits(HoldReason::Exception) || waits(HoldReason::ExceptionOver) {
        return Some(
            "Zonder toestemming kan dit alleen als uitzondering. Antwoord UITZONDERING JA, of UITZONDERING NEE met \
                     een reden."
                .into(),
        );
    }
    let strict = matches!(desk.profile.no_consent, NoConsent::Hold | NoConsent::RegisseurDecides);
    (strict && waits(HoldReason::Consent) && case.consent != Consent::Attached).then(|| {
        "Er is geen toestemming en geen uitzondering. Antwoord TOESTEMMING als u een getekend formulier zag, of vraag de \
         inbrenger om een uitzondering te onderbouwen."
            .into()
    })
}

/// The stage that comes next, if the case has not gone through all of them.
pub(super) fn next_stage(desk: &Desk, case: &CaseRecord) -> Option<Stage> {
    desk.profile.stages.iter().copied().find(|s| *s != Stage::Consent && !case.stages_done.contains(s))
}

/// BESPREKEN: who reads first decides that it is a case. Then the inbrenger asks for consent, or it goes on (W-10, H-100).
pub(super) fn discuss(
    desk: &mut Desk,
    case: &mut CaseRecord,
    regie: Option<&str>,
    actor: &Actor,
) -> Result<Vec<String>, Refusal> {
    let Some(stage) = next_stage(desk, case) else {
        return Err("Deze casus hoeft niet eerst te worden bekeken.".into());
    };
    if !case.holds.iter().any(|h| h.reason == HoldReason::Stage) {
        return Err("Er staat nog iets anders open bij deze casus.".into());
    }
    if let Some(name) = regie {
        let members = &desk.team.members;
        let known = members.iter().map(|m| &m.organisation).find(|o| policy::same_organisation(name, o));
        let Some(organisation) = known else {
            return Err(format!("Wij kennen geen lid of organisatie van het team met de naam {}.", name.trim()));
        };
        case.regie = Some(organisation.clone());
    }
    case.stages_done.push(stage);
    desk.record(AuditKind::Act, "gate", Some(case.number), "stage-decided").rules =
        vec![if stage == Stage::Regisseur { "W-10" } else { "H-100" }.into()];
    case.holds.clear();
    if desk.profile.stages.contains(&Stage::Consent) && case.consent != Consent::Attached {
        return Ok(ask_consent(desk, case));
    }
    Ok(vec![go_on(desk, case, actor)])
}

/// W-11: the inbrenger talks with the resident about occasion, necessity and purpose, and asks for consent.
fn ask_consent(desk: &mut Desk, case: &mut CaseRecord) -> Vec<String> {
    let Some(to) = case.inbrenger.clone() else {
        release::hold(desk, case, HoldReason::Consent, "W-12");
        return vec!["Er is geen bekende inbrenger om toestemming te laten vragen.".into()];
    };
    case.state = CaseState::WaitingForInbrenger;
    let due = release::answer_term(desk, case).unwrap_or_else(|| Period::days(14).after(desk.now()));
    let owner = crate::register::Owner::Inbrenger;
    case.holds.push(crate::register::Hold { reason: HoldReason::Consent, rule: "W-12".into(), owner, due });
    let code = desk.code(case, crate::model::CodeScope::Inbrenger, &to);
    let lines = vec![
        "De regisseur vindt overleg nodig. Praat nu eerst met de inwoner.".to_owned(),
        "Vertel: de aanleiding, waarom overleg nodig is, en wat het doel is. Vraag dan om toestemming.".to_owned(),
        "Het formulier zit bij deze mail. Vul het samen in. Getekend? Stuur het mee met een antwoord op deze mail.".to_owned(),
        "Geen toestemming? Antwoord met \"Bezwaren:\" en \"Afweging:\". Zonder toestemming blijft de casus zonder namen."
            .to_owned(),
    ];
    let enclosed = vec![Enclosed::ConsentForm];
    let news = News { to, number: case.number, about: "vraag nu om toestemming".into(), lines, text: None, enclosed };
    send(desk, &Letter::News(news), Backing::of(case, vec![code]));
    vec!["De inbrenger vraagt nu de inwoner om toestemming.".into()]
}

/// NIET BESPREKEN: no case for this table; the inbrenger hears why (W-10).
pub(super) fn decline(desk: &mut Desk, case: &mut CaseRecord, reason: &str) -> Result<Vec<String>, Refusal> {
    if next_stage(desk, case).is_none() {
        return Err("Deze casus hoeft niet eerst te worden bekeken.".into());
    }
    super::acts::send_back(desk, case, &format!("Overleg is nu niet nodig. {}", reason.trim()))
}
