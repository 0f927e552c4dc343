//! What some agreements ask of a mail besides doel and vraag. Each key of the profile is one question here; what is not
//! asked is not looked at.

use super::Facts;
use crate::compose::Lack;
use crate::config::{InformedRequired, KnownCheck, NoConsent, PlanRequired, TargetGroup};
use crate::model::{Consent, Criterion, Danger, Informed, Kind, Part, PlanStated, Reason, Unaware};
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
    let handed = profile.handover_questions && details.hands_over;
    lack(handed, Lack::HandOver, "A-30", "De vraag is om een dossier over te dragen.");
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
    let consented = submission.consent == Consent::Attached;
    if profile.handover_questions && details.youth_help && !consented && is_casus(facts) {
        let text = "Bij overdracht uit de jeugdhulp is toestemming nodig, ook zonder namen.";
        return wait(HoldReason::Consent, "A-32", text);
    }
    if profile.medical_needs_consent && details.asks_medical && !facts.medical_consent && is_casus(facts) {
        let text = "De vraag gaat over medische gegevens of gebruik van middelen. Daarvoor is toestemming nodig die dat noemt.";
        return wait(HoldReason::Consent, "H-36", text);
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
    let stranger = facts.submission.parties.iter().find(|party| {
        let of = |list: &[String]| list.iter().any(|known| super::same_organisation(party, known));
        !profile.allowed_third_parties.is_empty() && of(&profile.police_parties) && !of(&profile.allowed_third_parties)
    });
    flag(stranger.is_some(), "H-76", "De mail noemt politie of justitie. Dit cluster werkt daar niet mee samen.");
    flag(details.against, "Z-33", "Het doel lijkt tegen iemand gericht. Past dit bij het doel van het overleg?");
    flags.extend(other_cluster(facts));
    flags.extend(few_areas(facts));
    flags
}

/// For whom a case is by its words, where the agreements know target groups at all.
fn target_group(facts: &Facts) -> Option<TargetGroup> {
    let (profile, details) = (facts.profile, &facts.submission.details);
    if profile.youth_until == 0 {
        return None;
    }
    match details.youngest {
        _ if details.very_complex => Some(TargetGroup::Multiproblem),
        Some(age) if age < profile.youth_until => Some(TargetGroup::Youth),
        Some(_) => Some(TargetGroup::Adults),
        None => None,
    }
}

/// A case that looks like one of another cluster (H-15, H-66).
fn other_cluster(facts: &Facts) -> Option<Reason> {
    let other = target_group(facts).filter(|group| Some(*group) != facts.profile.target_group)?;
    let (row, text) = match other {
        TargetGroup::Youth => ("H-15", "Er is een jeugdige in beeld. Past deze casus bij het cluster Jeugd?"),
        TargetGroup::Adults => {
            ("H-15", "De mail noemt alleen volwassenen. Past deze casus bij het cluster Volwassenen?")
        }
        TargetGroup::Multiproblem => (
            "H-66",
            "De mail noemt zeer complexe of langdurige problemen. Past deze casus bij het cluster Multiproblem?",
        ),
    };
    Some(Reason::new(row, text))
}

/// Fewer areas of life than agreed, with which (H-60).
fn few_areas(facts: &Facts) -> Option<Reason> {
    let (profile, details) = (facts.profile, &facts.submission.details);
    let found = details.leefgebieden.len();
    if found >= usize::from(profile.leefgebieden_min) || details.beyond_us {
        return None;
    }
    let lines = details.leefgebieden.iter().filter_map(|n| profile.leefgebieden.get(*n));
    let names: Vec<String> = lines.map(|line| name_of(line)).collect();
    let which = crate::texts::enumeration(&names).map_or_else(String::new, |w| format!(": {w}"));
    let text = format!("De mail noemt {found} leefgebieden{which}. Afgesproken is {}.", profile.leefgebieden_min);
    Some(Reason::new("H-60", text))
}

/// What sender and coördinator read of a text that goes on all the same (S-07, S-43, Z-26).
pub(super) fn remarks(facts: &Facts) -> Vec<Reason> {
    let (profile, submission) = (facts.profile, facts.submission);
    let details = &submission.details;
    if !is_casus(facts) || !submission.doel.present || !submission.vraag.present {
        return Vec::new();
    }
    let consented = submission.consent == Consent::Attached;
    let violence = submission.danger.contains(&Danger::DomesticViolence);
    let many = profile.round_table_from > 0 && submission.parties.len() >= usize::from(profile.round_table_from);
    let table = [
        (
            profile.doel_halves && !submission.doel_parts.contains(&Part::Share),
            "S-43",
            "In het doel staat niet waarom u hiervoor gegevens wilt delen met het team.",
        ),
        (
            details.situation_words < usize::from(profile.short_words),
            "S-07",
            "De situatie is kort beschreven. Achtergrond, gezinssamenstelling en betrokken partijen helpen het team.",
        ),
        (
            facts.identifiers >= 12 && facts.identifiers * 8 > facts.words,
            "S-07",
            "Er staan veel gegevens in die het doel niet nodig heeft. Minder is beter.",
        ),
        (
            profile.dv_hold && violence && details.informed != Some(Informed::Yes),
            "A-04",
            "Bespreek de zorgen eerst met de betrokkene, als dat veilig kan. Schrijf erbij of dat is gebeurd.",
        ),
        (
            profile.role_required && details.code_role && !consented,
            "A-15",
            "U werkt onder een beroepscode. Kijk daarin of u toestemming nodig hebt.",
        ),
        (
            profile.own_field_hint && details.diagnosis,
            "W-26",
            "Er staat een diagnose in. Schrijf liever wat u zag, en van wie de diagnose komt.",
        ),
        (
            many && !details.necessity.present,
            "H-107",
            "Schrijf erbij waarom dit overleg nodig is: kon een rondetafel met de inwoner niet?",
        ),
        (
            profile.tried_asked && !details.tried,
            "H-11",
            "Schrijf erbij wat al is geprobeerd: eigen kracht, het netwerk, of aanbod in de wijk.",
        ),
        (
            details.asks_data_only,
            "Z-26",
            "De vraag gaat alleen over gegevens. Vraag liever wat iemand kan doen, zoals: wie kan met haar meedenken?",
        ),
    ];
    table.into_iter().filter(|(so, _, _)| *so).map(|(_, row, text)| Reason::new(row, text)).collect()
}

/// The name before the words of an area of life.
pub(super) fn name_of(line: &str) -> String {
    line.split_once(':').map_or(line, |(name, _)| name).trim().to_owned()
}
