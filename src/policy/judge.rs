use super::{Seat, asked};
use crate::compose::{Lack, ReturnedBecause};
use crate::config::{ConsentFormPolicy, Deadline, KnownCasePolicy, LatePolicy, Mode, NoConsent, Profile};
use crate::model::{Consent, Danger, Kind, OutcomeKind, Reason, Stage, Standing, Submission};
use crate::register::HoldReason;

/// What the consents on record and the readers amount to for this text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standpoint {
    /// How many persons some reader may see named.
    pub named: usize,
    /// A form that only a person can judge, and why.
    pub unclear: Option<Reason>,
    /// Nobody is left to receive it, and why.
    pub nobody: Option<Reason>,
    /// What sender and coördinator should know of the forms.
    pub remarks: Vec<Reason>,
}

/// Where a way without consent stands for this text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ExceptionFacts {
    /// None is asked.
    #[default]
    None,
    /// Asked, and something lacks: what, each with its row.
    Incomplete(Vec<Reason>),
    /// Argued whole: somebody must decide.
    Whole,
    /// Granted, and its time is not over (H-70, W-39).
    Granted,
}

/// All that a judgement rests on.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The profile of the team.
    pub profile: &'a Profile,
    /// What the intake understood.
    pub submission: &'a Submission,
    /// Who the sender is.
    pub standing: Standing,
    /// Whether the sender is who the mail says.
    pub verified: bool,
    /// Where the mail falls in the calendar.
    pub seat: Seat,
    /// Came by a mailing list.
    pub list: bool,
    /// What could not be inspected (encrypted, broken, of a kind that nobody reads) and what to do, in plain Dutch.
    pub unreadable: Option<&'a str>,
    /// A direct identifier of a private person was found.
    pub direct: bool,
    /// Words that are uncertain, left standing.
    pub doubts: usize,
    /// The area named belongs to another team, or to none that we know.
    pub area_elsewhere: bool,
    /// More than one case is brought in at once.
    pub several: bool,
    /// How many words the sender wrote.
    pub words: usize,
    /// An earlier mail stands below them.
    pub earlier: bool,
    /// What consents and readers amount to.
    pub standpoint: &'a Standpoint,
    /// Where a way without consent stands.
    pub exception: &'a ExceptionFacts,
    /// The next stage that the case has not gone through (K23).
    pub stage: Option<Stage>,
    /// A consent on record names medical data (H-36).
    pub medical_consent: bool,
    /// How many findings were taken out (S-07).
    pub identifiers: usize,
}

/// What the sender gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SenderHears {
    /// Nothing: unverified, or no submission.
    Nothing,
    /// A neutral receipt that confirms nothing.
    Neutral,
    /// What became of the case.
    Receipt,
    /// What is missing.
    Returned(ReturnedBecause),
}

/// What happens to a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Its end.
    pub outcome: OutcomeKind,
    /// Why, the deciding reason first.
    pub reasons: Vec<Reason>,
    /// What it waits for, if it is held; the first is the weightiest.
    pub holds: Vec<HoldReason>,
    /// What the sender gets.
    pub sender: SenderHears,
    /// What the coördinator should look at though the text goes on.
    pub flags: Vec<Reason>,
    /// What sender and coördinator should know of the text, forms and names; holds nothing up.
    pub remarks: Vec<Reason>,
    /// What the coördinator may do with it besides; holds nothing up.
    pub tips: Vec<Reason>,
    /// Coördinator and deputy hear of it at once.
    pub urgent: bool,
}

/// Judges a mail that is a new submission or completes one. Total: whatever the facts, exactly one outcome.
pub fn judge(facts: &Facts) -> Judgement {
    let urgent = !facts.submission.danger.is_empty();
    let mut judgement = stranger(facts)
        .or_else(|| no_submission(facts))
        .or_else(|| cannot_be_read(facts))
        .or_else(|| several(facts))
        .or_else(|| withdrawn(facts))
        .or_else(|| missing(facts))
        .or_else(|| regisseur_first(facts))
        .or_else(|| consent(facts))
        .or_else(|| calendar(facts))
        .or_else(|| content(facts))
        .or_else(|| consulent_first(facts))
        .unwrap_or_else(|| forward(facts));
    judgement.urgent = urgent;
    judgement.flags = flags(facts);
    judgement.remarks = asked::remarks(facts);
    judgement.remarks.extend(facts.standpoint.remarks.iter().cloned());
    judgement
}

fn hold(reason: HoldReason, rule: &str, text: &str, sender: SenderHears) -> Judgement {
    Judgement {
        outcome: OutcomeKind::Hold,
        reasons: vec![Reason::new(rule, text)],
        holds: vec![reason],
        sender,
        flags: Vec::new(),
        remarks: Vec::new(),
        tips: Vec::new(),
        urgent: false,
    }
}

fn returned(because: ReturnedBecause, rule: &str, text: &str) -> Judgement {
    Judgement {
        outcome: OutcomeKind::Return,
        reasons: vec![Reason::new(rule, text)],
        holds: Vec::new(),
        sender: SenderHears::Returned(because),
        flags: Vec::new(),
        remarks: Vec::new(),
        tips: Vec::new(),
        urgent: false,
    }
}

/// S-04, promise 9: who is not verified gets no mail; whom we do not know gets a neutral one.
fn stranger(facts: &Facts) -> Option<Judgement> {
    if !facts.verified {
        let text = "De afzender kon niet worden vastgesteld.";
        return Some(hold(HoldReason::Unverified, "house/unverified", text, SenderHears::Nothing));
    }
    if facts.standing == Standing::Unknown {
        let text = "De afzender hoort niet bij een bekende organisatie.";
        return Some(hold(HoldReason::UnknownSender, "S-04", text, SenderHears::Neutral));
    }
    None
}

/// S-03, S-39: what is no submission is the coördinator's to answer.
fn no_submission(facts: &Facts) -> Option<Judgement> {
    if facts.list {
        let text = "De mail kwam via een mailinglijst.";
        return Some(hold(HoldReason::List, "house/list", text, SenderHears::Nothing));
    }
    if facts.submission.only_a_link {
        let text = "De mail bevat alleen een link of een bericht van een beveiligde maildienst.";
        return Some(hold(HoldReason::OnlyALink, "S-39", text, SenderHears::Receipt));
    }
    let said = facts.submission;
    if facts.words == 0 && facts.unreadable.is_none() && !said.doel.present && !said.vraag.present {
        let text =
            if facts.earlier { "Er staat alleen een eerdere mail in, zonder eigen tekst." } else { "De mail is leeg." };
        return Some(hold(HoldReason::NoSubmission, "S-03", text, SenderHears::Nothing));
    }
    if facts.submission.kind == Kind::Overig && facts.unreadable.is_none() {
        let text = "De mail is geen inbreng voor het overleg.";
        return Some(hold(HoldReason::NoSubmission, "S-03", text, SenderHears::Nothing));
    }
    None
}

/// Two cases in one mail are two texts for perhaps two teams: nobody guesses which sentence belongs to which.
fn several(facts: &Facts) -> Option<Judgement> {
    let text = "In de mail staan twee of meer casussen. Stuur elke casus in een eigen mail.";
    facts.several.then(|| hold(HoldReason::TwoCases, "house/two-cases", text, SenderHears::Receipt))
}

/// Promise 4.
fn cannot_be_read(facts: &Facts) -> Option<Judgement> {
    let text = facts.unreadable?;
    Some(hold(HoldReason::Uninspected, "house/uninspected", text, SenderHears::Receipt))
}

/// H-33: who only tells that consent is taken back is not asked for doel and vraag.
fn withdrawn(facts: &Facts) -> Option<Judgement> {
    let said = facts.submission;
    let only = said.consent == Consent::Withdrawn && !said.doel.present && !said.vraag.present;
    let text = "De inwoner heeft de toestemming ingetrokken.";
    only.then(|| hold(HoldReason::Consent, "H-33", text, SenderHears::Receipt))
}

/// S-11, S-44: only a certain absence is returned; doubt becomes a flag. Minutes state neither.
fn missing(facts: &Facts) -> Option<Judgement> {
    if facts.submission.kind == Kind::Notulen {
        return None;
    }
    let lacks = |stated: &crate::model::Stated| !stated.present && !stated.doubtful;
    match (lacks(&facts.submission.doel), lacks(&facts.submission.vraag)) {
        (true, true) => Some(returned(ReturnedBecause::DoelAndVraag, "S-11", "Het doel en de vraag ontbreken.")),
        (true, false) => Some(returned(ReturnedBecause::Doel, "S-11", "Het doel ontbreekt.")),
        (false, true) => Some(returned(ReturnedBecause::Vraag, "S-44", "Een duidelijke vraag aan het team ontbreekt.")),
        (false, false) => lacking(asked::lacks(facts)),
    }
}

/// What the profile asks besides, all in one return.
fn lacking(lacks: Vec<(Lack, Reason)>) -> Option<Judgement> {
    let (what, reasons): (Vec<Lack>, Vec<Reason>) = lacks.into_iter().unzip();
    let first = reasons.first()?.clone();
    let judgement = returned(ReturnedBecause::Lacks(what), &first.rule, &first.text);
    Some(Judgement { reasons, ..judgement })
}

/// W-09: before anything else the regisseur reads a casus without names and decides; the team gets nothing yet.
fn regisseur_first(facts: &Facts) -> Option<Judgement> {
    let text = "De regisseur bekijkt de casus eerst zonder namen en beslist of overleg nodig is.";
    (facts.stage == Some(Stage::Regisseur) && facts.submission.kind == Kind::Casus)
        .then(|| hold(HoldReason::Stage, "W-09", text, SenderHears::Receipt))
}

/// H-100: the consulent on duty judges whether it is a case for the team.
fn consulent_first(facts: &Facts) -> Option<Judgement> {
    let text = "De consulent bekijkt eerst zonder namen of dit een casus voor het team is.";
    (facts.stage == Some(Stage::Consulent) && facts.submission.kind == Kind::Casus)
        .then(|| hold(HoldReason::Stage, "H-100", text, SenderHears::Receipt))
}

/// S-20, S-26, H-33, H-47: what consent, its absence or its refusal means for going on at all. A name is another matter:
/// nothing here ever lets one pass.
fn consent(facts: &Facts) -> Option<Judgement> {
    if facts.submission.kind != Kind::Casus {
        return None;
    }
    let held = |rule: &str, text: &str| Some(hold(HoldReason::Consent, rule, text, SenderHears::Receipt));
    match facts.exception {
        ExceptionFacts::Granted => return None,
        ExceptionFacts::None => {}
        ExceptionFacts::Whole => {
            let text =
                "De inbrenger onderbouwt een uitzondering zonder toestemming. De coördinator of regisseur beslist.";
            return Some(hold(HoldReason::Exception, "W-28", text, SenderHears::Receipt));
        }
        ExceptionFacts::Incomplete(lacks) => {
            let text = "De inbrenger vraagt om een uitzondering zonder toestemming. Die is nog niet geldig.";
            let mut judgement = hold(HoldReason::Exception, "W-28", text, SenderHears::Receipt);
            judgement.reasons.extend(lacks.iter().cloned());
            return Some(judgement);
        }
    }
    match facts.submission.consent {
        Consent::Withdrawn => return held("H-33", "De inwoner heeft de toestemming ingetrokken."),
        Consent::Refused
            if facts.submission.known_case && facts.profile.no_consent != NoConsent::AnonymousWithReason =>
        {
            return held("H-47", "De inwoner heeft toestemming geweigerd en de casus is al bekend.");
        }
        Consent::Claimed if facts.profile.consent_form == ConsentFormPolicy::ClaimEnough => return None,
        Consent::Refused | Consent::Claimed | Consent::None => {
            if let Some(judgement) = without_consent(facts) {
                return Some(judgement);
            }
        }
        Consent::Attached | Consent::Exception => {}
    }
    if let Some(why) = &facts.standpoint.unclear {
        return held(&why.rule, &why.text);
    }
    known_case(facts)
}

/// K4: what the profile says when there is no consent at all.
fn without_consent(facts: &Facts) -> Option<Judgement> {
    let held = |rule: &str, text: &str| Some(hold(HoldReason::Consent, rule, text, SenderHears::Receipt));
    match facts.profile.no_consent {
        NoConsent::Anonymous => None,
        NoConsent::Hold => held("H-69", "Er is geen toestemming. Bij deze afspraken beslist de coördinator."),
        NoConsent::RegisseurDecides => held("A-09", "Er is geen toestemming. Bij deze afspraken beslist de regisseur."),
        NoConsent::AnonymousWithReason => asked::lacks_reasons(facts).then(|| {
            let text = "Er is geen toestemming. De bezwaren van de inwoner en de afweging staan er nog niet in.";
            returned(ReturnedBecause::Lacks(vec![Lack::Reasons]), "W-19", text)
        }),
    }
}

fn known_case(facts: &Facts) -> Option<Judgement> {
    let submission = facts.submission;
    if !submission.known_case || submission.known_case_doubtful || submission.consent == Consent::Attached {
        return None;
    }
    if submission.resident_attends && facts.profile.presence_counts_as_consent {
        let text = "De inwoner sluit zelf aan. De coördinator bevestigt dat eerst.";
        return Some(hold(HoldReason::Attendance, "S-26", text, SenderHears::Receipt));
    }
    let text = "De casus is al bekend en er is geen getekende toestemming.";
    match facts.profile.known_case_without_consent {
        KnownCasePolicy::ReturnWithForm => Some(returned(ReturnedBecause::Consent, "S-20", text)),
        KnownCasePolicy::Hold => Some(hold(HoldReason::KnownCase, "S-20", text, SenderHears::Receipt)),
        KnownCasePolicy::Anonymous => None,
    }
}

/// S-37, S-38.
fn calendar(facts: &Facts) -> Option<Judgement> {
    // Minutes come after their meeting.
    if facts.submission.kind == Kind::Notulen {
        return None;
    }
    if matches!(facts.profile.deadline, Deadline::None) && facts.seat.meeting().is_some() {
        return None;
    }
    match facts.seat {
        Seat::OnTime { .. } => None,
        Seat::NoMeeting => {
            let text = "Er is geen volgend overleg bekend.";
            Some(hold(HoldReason::NoMeeting, "S-37", text, SenderHears::Receipt))
        }
        Seat::LateOnTheDay { missed, deadline, .. } => {
            let text = format!(
                "De mail kon tot {}. Hij kwam later op die dag. De coördinator beslist of hij mee kan op {}.",
                crate::texts::day_and_time(deadline),
                crate::texts::day_and_time(missed)
            );
            Some(hold(HoldReason::LateOnTheDay, "S-38", &text, SenderHears::Receipt))
        }
        Seat::Late { deadline, next, .. } => late(facts, deadline, next.is_some()),
    }
}

fn late(facts: &Facts, deadline: jiff::Timestamp, has_next: bool) -> Option<Judgement> {
    let text = "De mail kwam na de uiterste termijn.";
    match facts.profile.late {
        LatePolicy::NextMeeting if has_next => None,
        LatePolicy::ForwardMarked => None,
        LatePolicy::Return => Some(returned(ReturnedBecause::Late { deadline }, "S-38", text)),
        LatePolicy::NextMeeting => {
            let text = "De mail kwam na de uiterste termijn en er is geen volgend overleg bekend.";
            Some(hold(HoldReason::NoMeeting, "S-38", text, SenderHears::Receipt))
        }
        LatePolicy::Hold => Some(hold(HoldReason::Late, "S-38", text, SenderHears::Receipt)),
    }
}

/// S-30, S-02, who receives it, and what the profile's mode asks.
fn content(facts: &Facts) -> Option<Judgement> {
    if let Some(why) = facts.standpoint.nobody.as_ref().filter(|_| facts.submission.kind != Kind::Notulen) {
        return Some(hold(HoldReason::Recipients, &why.rule, &why.text, SenderHears::Receipt));
    }
    if facts.submission.kind == Kind::Notulen && facts.direct {
        let text = "In de notulen staat iemand met naam of nummer.";
        return Some(hold(HoldReason::Minutes, "S-30", text, SenderHears::Receipt));
    }
    if facts.area_elsewhere {
        let text = "Het gebied hoort bij een ander team, of is niet bekend.";
        return Some(hold(HoldReason::UnknownArea, "S-02", text, SenderHears::Receipt));
    }
    if let Some((reason, why)) = asked::waits(facts) {
        return Some(hold(reason, &why.rule, &why.text, SenderHears::Receipt));
    }
    if facts.profile.mode == Mode::Flag && facts.direct {
        let text = "Er staan gegevens in waaraan iemand te herkennen is. Bij deze instelling beslist de coördinator.";
        return Some(hold(HoldReason::Doubt, "house/mode-flag", text, SenderHears::Receipt));
    }
    None
}

fn forward(facts: &Facts) -> Judgement {
    let mut reasons = Vec::new();
    let named = facts.standpoint.named > 0;
    if named {
        let text = "Er is getekende toestemming. Alleen wie daarop staat, blijft met naam in de tekst.";
        reasons.push(Reason::new("S-40", text));
    } else if facts.direct {
        reasons.push(Reason::new("S-12", "Zonder toestemming gaan namen en andere herkenbare gegevens eruit."));
    } else {
        reasons.push(Reason::new("S-14", "De tekst noemt niemand bij naam."));
    }
    match facts.seat {
        // Minutes come after their meeting.
        _ if facts.submission.kind == Kind::Notulen => {}
        Seat::Late { .. } => reasons.push(Reason::new("S-38", "De mail kwam na de uiterste termijn.")),
        _ => reasons.push(Reason::new("S-37", "De mail kwam op tijd.")),
    }
    match facts.submission.consent {
        Consent::Attached if named => {}
        Consent::Attached => {
            reasons
                .push(Reason::new("S-25", "Er zit een formulier bij. Tot dat is bekeken, gaat de tekst zonder namen."));
        }
        Consent::Claimed => {
            reasons.push(Reason::new("S-25", "Toestemming is genoemd, maar er is geen getekend formulier."));
        }
        _ => {}
    }
    if *facts.exception == ExceptionFacts::Granted {
        reasons.push(Reason::new("H-70", "Er is een vastgelegde uitzondering. De tekst gaat zonder namen."));
    }
    if facts.submission.kind == Kind::Gebiedsvraagstuk {
        reasons.push(Reason::new("S-19", "In een gebiedsvraagstuk blijven straten en pleinen staan."));
    }
    reasons.extend(facts.standpoint.remarks.iter().cloned());
    Judgement {
        outcome: if named { OutcomeKind::ForwardNamed } else { OutcomeKind::ForwardRedacted },
        reasons,
        holds: Vec::new(),
        sender: SenderHears::Receipt,
        flags: Vec::new(),
        remarks: Vec::new(),
        tips: Vec::new(),
        urgent: false,
    }
}

/// What the coördinator should look at though the text may go on.
fn flags(facts: &Facts) -> Vec<Reason> {
    let submission = facts.submission;
    let mut flags = Vec::new();
    let mut flag = |when: bool, rule: &str, text: &str| {
        if when {
            flags.push(Reason::new(rule, text));
        }
    };
    let long = facts.words > usize::from(facts.profile.long_words);
    flag(long, "S-07", "De tekst is lang. Is alles nodig voor het doel?");
    flag(facts.doubts > 0, "house/doubt", "Er staan woorden in waarover twijfel is.");
    flag(submission.kind_doubtful, "S-03", "Het is niet zeker wat voor inbreng dit is.");
    flag(submission.doel.doubtful, "S-43", "Het is niet zeker of het doel erin staat.");
    flag(submission.vraag.doubtful, "S-44", "Het is niet zeker of er een vraag aan het team in staat.");
    flag(submission.known_case_doubtful, "S-20", "Het is niet zeker of de casus al bekend is.");
    let named = facts.standpoint.named > 0;
    let unread = submission.consent == Consent::Attached && !named;
    flag(unread, "S-25", "Er zit een formulier bij dat u moet bekijken.");
    flag(named, "S-25", "Volgens het formulier mag er een naam in de tekst staan. Kijk of dat klopt.");
    flag(submission.consent == Consent::Refused, "H-47", "De inwoner heeft toestemming geweigerd.");
    flag(submission.resident_attends, "S-27", "De inwoner wil zelf aansluiten. Bevestig dat met de inbrenger.");
    flag(submission.urgent, "Z-27", "De inbrenger schrijft dat het niet kan wachten.");
    flag(submission.danger.contains(&Danger::DomesticViolence), "A-03", "Er zijn zorgen over geweld of mishandeling.");
    flag(submission.danger.iter().any(|d| *d != Danger::DomesticViolence), "H-90", "De mail noemt gevaar.");
    flags.extend(asked::flags(facts));
    flags
}
