//! What some agreements ask of a mail besides doel and vraag. Each key of the profile is one question here; what is not
//! asked is not looked at.

use super::Facts;
use crate::compose::Lack;
use crate::config::{InformedRequired, KnownCheck, NoConsent, PlanRequired};
use crate::model::{Consent, Criterion, Danger, Informed, Kind, PlanStated, Reason, Unaware};
use crate::register::HoldReason;

/// What a casus lacks by the profile, with the row that asks for it. All at once, so that the inbrenger mends it in one go.
pub(super) fn lacks(facts: &Facts) -> Vec<(Lack, Reason)> {
    if facts.submission.kind != Kind::Casus {
        return Vec::new();
    }
    let (profile, submission) = (facts.profile, facts.submission);
    let details = &submission.details;
    let mut all = Vec::new();
    let mut lack = |when: bool, what: Lack, rule: &str, text: &str| {
        if when {
            all.push((what, Reason::new(rule, text)));
        }
    };
    let vague = profile.necessity_required && (details.vague_goal || !submission.doel.present);
    lack(vague, Lack::Goal, "W-02", "Het doel is niet concreet: wat moet er anders worden?");
    let necessity = profile.necessity_required && !details.necessity.present;
    lack(necessity, Lack::Necessity, "W-03", "Er staat niet in waarom het overleg nodig is.");
    let parties = profile.parties_required && submission.parties.is_empty();
    let row = if profile.kinds_required { "W-07" } else { "H-23" };
    lack(parties, Lack::Parties, row, "Er staat niet in welke organisaties betrokken zijn.");
    let kinds = profile.kinds_required && !details.kinds.present;
    lack(kinds, Lack::Kinds, "W-08", "Er staat niet in welke gegevens strikt nodig zijn.");
    let asks = details.asks_if_known && profile.known_check == KnownCheck::Off;
    lack(asks, Lack::AskClient, "A-35", "De mail vraagt of iemand ergens bekend is.");
    all
}

/// Without consent and under `anonymous_with_reason`: what the resident has against it, and why it goes on (W-19). An
/// inbrenger who has not asked yet is not meant: that is said too.
pub(super) fn lacks_reasons(facts: &Facts) -> bool {
    let argued = |criterion| facts.submission.details.argued(criterion).is_some();
    let without = !matches!(facts.submission.consent, Consent::Attached | Consent::Exception);
    facts.profile.no_consent == NoConsent::AnonymousWithReason
        && facts.submission.kind == Kind::Casus
        && without
        && facts.standpoint.named == 0
        && !(argued(Criterion::Objections) && argued(Criterion::Weighing))
}

/// What waits for the coördinator by the profile.
pub(super) fn waits(facts: &Facts) -> Option<(HoldReason, Reason)> {
    let (profile, submission) = (facts.profile, facts.submission);
    let details = &submission.details;
    let wait = |reason, rule: &str, text: &str| Some((reason, Reason::new(rule, text)));
    if profile.dv_hold && submission.danger.contains(&Danger::DomesticViolence) {
        let text = "Er zijn zorgen over geweld of mishandeling. De coördinator kijkt eerst of Veilig Thuis de weg is.";
        return wait(HoldReason::Danger, "A-03", text);
    }
    let whole = profile.dossier_words > 0
        && (details.attached_words >= profile.dossier_words || details.dossier_marks && details.attached_words > 300);
    if whole {
        let text = "De bijlage lijkt een heel dossier. Voor overleg is zelden het hele dossier nodig.";
        return wait(HoldReason::WholeDossier, "A-31", text);
    }
    if profile.knows_public_task() && details.enforcement {
        let text = "Het doel lijkt opsporing of handhaving. Dat hoort niet bij dit overleg.";
        return wait(HoldReason::Purpose, "A-29", text);
    }
    if profile.informed_required == InformedRequired::Hold && details.informed.is_none() && is_casus(facts) {
        return wait(HoldReason::Doubt, "Z-12", "Er staat niet in of de inwoner weet van deze inbreng.");
    }
    if profile.plan_required == PlanRequired::Yes && details.plan != Some(PlanStated::Exists) && is_casus(facts) {
        return wait(HoldReason::Plan, "H-68", "Bij deze afspraken moet er al een plan voor het huishouden zijn.");
    }
    None
}

fn is_casus(facts: &Facts) -> bool {
    facts.submission.kind == Kind::Casus
}

/// What the coördinator should look at by the profile, though the text may go on.
pub(super) fn flags(facts: &Facts) -> Vec<Reason> {
    if !is_casus(facts) {
        return Vec::new();
    }
    let (profile, details) = (facts.profile, &facts.submission.details);
    let mut flags = Vec::new();
    let mut flag = |when: bool, rule: &str, text: &str| {
        if when {
            flags.push(Reason::new(rule, text));
        }
    };
    let asked = profile.informed_required != InformedRequired::No;
    flag(asked && details.informed.is_none(), "Z-12", "Er staat niet in of de inwoner weet van deze inbreng.");
    let unsaid = details.informed == Some(Informed::No(Unaware::NotSaid));
    flag(asked && unsaid, "A-08", "De inwoner weet het niet, en er staat niet bij waarom niet.");
    let because = match details.informed {
        Some(Informed::No(Unaware::Escalation)) => "Reden: het zou escaleren.",
        Some(Informed::No(Unaware::Safety)) => "Reden: de veiligheid.",
        Some(Informed::No(Unaware::Help)) => "Reden: de hulp komt in de knel.",
        Some(Informed::No(Unaware::Other)) => "De inbrenger geeft een andere reden.",
        _ => "",
    };
    if asked && !because.is_empty() {
        flags.push(Reason::new("A-49", format!("De inwoner weet niet van deze inbreng. {because}")));
    }
    let mut flag = |when: bool, rule: &str, text: &str| {
        if when {
            flags.push(Reason::new(rule, text));
        }
    };
    let role = profile.role_required && !details.role.present;
    flag(role, "A-16", "Er staat niet in vanuit welke rol de inbrenger dit vraagt.");
    let plan = profile.plan_required == PlanRequired::YesOrGoal && details.plan.is_none();
    flag(plan, "H-68", "Er is geen plan genoemd, en een plan maken is niet het doel.");
    let young = details.youngest.is_some_and(|age| age < profile.youth_until);
    flag(young, "H-15", "Er is een jeugdige in beeld. Past deze casus beter bij het cluster Jeugd?");
    let stranger = facts.submission.parties.iter().find(|party| {
        let of = |list: &[String]| list.iter().any(|known| super::same_organisation(party, known));
        !profile.allowed_third_parties.is_empty() && of(&profile.police_parties) && !of(&profile.allowed_third_parties)
    });
    flag(stranger.is_some(), "H-76", "De mail noemt politie of justitie. Dit cluster werkt daar niet mee samen.");
    flag(details.against, "Z-33", "Het doel lijkt tegen iemand gericht. Past dit bij het doel van het overleg?");
    let found = details.leefgebieden.len();
    let few = profile.leefgebieden_min > 0 && found < usize::from(profile.leefgebieden_min) && !details.beyond_us;
    if few {
        let names: Vec<String> =
            details.leefgebieden.iter().filter_map(|n| profile.leefgebieden.get(*n)).map(|l| name_of(l)).collect();
        let which = crate::texts::enumeration(&names).map_or_else(String::new, |w| format!(": {w}"));
        let text = format!("De mail noemt {found} leefgebieden{which}. Afgesproken is {}.", profile.leefgebieden_min);
        flags.push(Reason::new("H-60", text));
    }
    flags
}

/// The name before the words of an area of life.
fn name_of(line: &str) -> String {
    line.split_once(':').map_or(line, |(name, _)| name).trim().to_owned()
}
