//! What the coördinator may do with a case beside deciding on it: whom to invite, which other table may fit. Suggestions
//! alone: nothing is ever passed on by itself.

use super::asked::name_of;
use super::recipients::same_organisation;
use crate::config::{Municipality, Profile, Team};
use crate::model::{Kind, Reason, Submission};

/// All of them, in the order in which they are read. They hold nothing up and the sender does not read them.
pub fn tips(municipality: &Municipality, team: &Team, profile: &Profile, submission: &Submission) -> Vec<Reason> {
    if submission.kind != Kind::Casus {
        return Vec::new();
    }
    let mut tips: Vec<Reason> = invitees(municipality, team, submission).into_iter().collect();
    tips.extend(referrals(profile, submission));
    tips.extend(criteria(profile, submission));
    let many = usize::from(profile.round_table_from);
    if many > 0 && submission.parties.len() >= many {
        let n = crate::texts::number_word(many);
        let text = format!("De mail noemt {n} of meer organisaties. Past een rondetafel met de inwoner erbij beter?");
        tips.push(Reason::new("H-106", text));
    }
    tips
}

/// Partners that the mail names, to whom the question goes or whom the sender wants there, and that no member is of
/// (S-48, Z-14).
fn invitees(municipality: &Municipality, team: &Team, submission: &Submission) -> Option<Reason> {
    let named = |organisation: &str| {
        let mut words = submission.parties.iter().chain(&submission.vraag_to).chain(&submission.details.wanted);
        words.any(|written| same_organisation(written, organisation))
    };
    let is_member = |o: &str| team.members.iter().any(|m| same_organisation(&m.organisation, o));
    let outside = municipality.partners.iter().map(|p| &p.organisation).filter(|o| named(o) && !is_member(o));
    let outside: Vec<String> = outside.cloned().collect();
    let list = crate::texts::enumeration(&outside)?;
    let asked = submission.vraag_to.iter().chain(&submission.details.wanted);
    let row = if asked.into_iter().any(|w| outside.iter().any(|o| same_organisation(w, o))) { "S-48" } else { "Z-14" };
    Some(Reason::new(row, format!("Wel genoemd, niet in het team: {list}. Wilt u die voor deze casus uitnodigen?")))
}

/// Other tables and desks whose words the text holds, and whose ages fit (H-17, H-108, A-05).
fn referrals(profile: &Profile, submission: &Submission) -> Option<Reason> {
    let fits = |name: &str| match (ages(name), submission.details.youngest) {
        (Some((from, to)), Some(age)) => (from..=to).contains(&age),
        _ => true,
    };
    let found = submission.details.referrals.iter().filter_map(|n| profile.referrals.get(*n));
    let names: Vec<String> = found.map(|line| name_of(line)).filter(|name| fits(name)).collect();
    let list = crate::texts::enumeration(&names)?;
    Some(Reason::new("H-108", format!("Misschien past ook: {list}. Doorverwijzen doet de inbrenger zelf.")))
}

/// `JPP (0-18)`: the ages behind a name, both included.
fn ages(name: &str) -> Option<(u8, u8)> {
    let (from, to) = name.rsplit_once('(')?.1.trim_end_matches(')').split_once('-')?;
    Some((from.trim().parse().ok()?, to.trim().parse().ok()?))
}

/// Which of the table's criteria the text shows (H-65). It never refuses: not all of them must hold.
fn criteria(profile: &Profile, submission: &Submission) -> Option<Reason> {
    if profile.criteria.is_empty() {
        return None;
    }
    let found = submission.details.criteria.iter().filter_map(|n| profile.criteria.get(*n));
    let names: Vec<String> = found.map(|line| name_of(line)).collect();
    let (n, all) = (names.len(), profile.criteria.len());
    let which = crate::texts::enumeration(&names).map_or_else(String::new, |list| format!(": {list}"));
    Some(Reason::new("H-65", format!("Criteria van dit overleg die in de tekst staan: {n} van de {all}{which}.")))
}
