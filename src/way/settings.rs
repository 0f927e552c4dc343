//! What intake and anonymiser are told of a municipality, its team and its profile: the same for a mail on its way, for
//! `scan --config` and for the tools that try a word list.

use crate::anonymise::{FindSettings, Professional};
use crate::config::{Contact, Member, Municipality, Profile, RuleSet, Team};
use crate::intake::{Area, IntakeSettings};
use crate::model::{Kind, Submission};
use jiff::Timestamp;

/// Settings of the intake: the profile's areas, the municipality's places and partners, the moment of reception.
pub fn intake_settings(municipality: &Municipality, profile: &Profile, received: Option<Timestamp>) -> IntakeSettings {
    let mut settings = IntakeSettings::for_profile(profile.places());
    for name in municipality.places.iter().flat_map(|p| std::iter::once(&p.name).chain(&p.neighbourhoods)) {
        let area = Area::named(name);
        if !settings.areas.iter().any(|known| known.goes_by(&area.name)) {
            settings.areas.push(area);
        }
    }
    settings.streets =
        municipality.streets.iter().map(|s| (crate::intake::fold(&s.name), s.neighbourhood.to_lowercase())).collect();
    settings.municipality = municipality.name.clone();
    settings.partners.extend(municipality.partners.iter().map(|p| p.organisation.clone()));
    let lists = |lines: &[String]| lines.iter().map(|line| words_of(line)).collect();
    settings.leefgebieden = lists(&profile.leefgebieden);
    settings.criteria = lists(&profile.criteria);
    settings.referrals = lists(&profile.referrals);
    settings.received = received.map(|at| at.to_zoned(crate::config::amsterdam()).datetime());
    settings
}

/// The words of `name: word, word`; without a colon the whole is one.
fn words_of(line: &str) -> Vec<String> {
    let words = line.split_once(':').map_or(line, |(_, words)| words);
    words.split(',').map(|w| crate::intake::fold(w.trim())).filter(|w| !w.is_empty()).collect()
}

/// Settings of the anonymiser: places, streets, partners and professionals of the configuration and of the
/// administrator's own lists, the profile's thresholds, and the kind of mail.
///
/// Persons of earlier mails and the people of the header are the caller's to add.
pub fn find_settings(
    rules: &RuleSet,
    municipality: &Municipality,
    team: &Team,
    profile: &Profile,
    submission: &Submission,
    received: Option<Timestamp>,
) -> FindSettings {
    let mut settings = FindSettings::for_profile(profile.places());
    settings.places.push(municipality.name.clone());
    for place in &municipality.places {
        settings.places.push(place.name.clone());
        settings.places.extend(place.neighbourhoods.iter().cloned());
    }
    settings.streets.extend(rules.dictionary.local_streets().map(|(s, n)| (s.to_owned(), n.to_owned())));
    for street in &municipality.streets {
        settings.streets.insert(street.name.to_lowercase(), street.neighbourhood.clone());
    }
    settings.partners.extend(municipality.partners.iter().map(|p| p.organisation.clone()));
    settings.partners.extend(team.members.iter().map(|m| m.organisation.clone()));
    settings.professional_domains.extend(municipality.partners.iter().flat_map(|p| p.domains.iter().cloned()));
    settings.professionals = professionals(rules, team);
    settings.redact = profile.redact_from;
    settings.operators.extend(profile.keep.iter().map(|category| (*category, crate::anonymise::Operator::Report)));
    settings.flag = profile.flag_from;
    settings.received = received.map(|at| at.to_zoned(crate::config::amsterdam()).date());
    settings.area_question = submission.kind == Kind::Gebiedsvraagstuk;
    settings.minutes = submission.kind == Kind::Notulen;
    settings
}

/// Coördinator, deputy, members, and the staff of the administrator's lists.
fn professionals(rules: &RuleSet, team: &Team) -> Vec<Professional> {
    let contact = |c: &Contact| Professional {
        name: c.name.clone(),
        addresses: vec![c.mailbox.to_string()],
        phones: vec![c.telephone.clone()],
    };
    let member = |m: &Member| Professional {
        name: m.name.clone().unwrap_or_default(),
        addresses: vec![m.mailbox.to_string()],
        phones: Vec::new(),
    };
    let staff = rules.dictionary.local_staff().iter().map(|s| Professional {
        name: s.name.clone(),
        addresses: s.address.iter().cloned().collect(),
        phones: s.phone.iter().cloned().collect(),
    });
    let mut all = vec![contact(&team.coordinator)];
    all.extend(team.deputy.iter().map(contact));
    all.extend(team.members.iter().map(member));
    all.extend(staff);
    all
}
