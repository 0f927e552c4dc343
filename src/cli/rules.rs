//! Rules for commands: from a file, or the shipped ones compiled in.

use super::Failure;
use crate::config::{self, RuleSet, Source, SourceFile};
use crate::model::{Envelope, Mailbox, TeamId};
use jiff::Timestamp;
use std::path::Path;

/// The rules of a configuration file, or the shipped ones. Warnings go to standard error.
pub(super) fn load_rules(path: Option<&Path>) -> Result<RuleSet, Failure> {
    let loaded = match path {
        Some(path) => config::load(path),
        None => RuleSet::from_source(shipped()),
    };
    match loaded {
        Ok((rules, faults)) => {
            faults.0.iter().for_each(|fault| eprintln!("{fault}"));
            Ok(rules)
        }
        Err(faults) => Err(Failure::Configuration(faults.to_string().trim_end().to_owned())),
    }
}

/// The shipped configuration and profiles.
pub(super) fn shipped() -> Source {
    let file = |name: &str, text: &str| SourceFile { name: name.to_owned(), text: text.to_owned() };
    Source {
        settings: Some(file("config/casuspoort.toml", include_str!("../../config/casuspoort.toml"))),
        profiles: vec![
            file("config/profiles/ave.toml", include_str!("../../config/profiles/ave.toml")),
            file("config/profiles/heerlen.toml", include_str!("../../config/profiles/heerlen.toml")),
            file("config/profiles/heerlen/jeugd.toml", include_str!("../../config/profiles/heerlen/jeugd.toml")),
            file(
                "config/profiles/heerlen/multiproblem.toml",
                include_str!("../../config/profiles/heerlen/multiproblem.toml"),
            ),
            file(
                "config/profiles/heerlen/volwassenen.toml",
                include_str!("../../config/profiles/heerlen/volwassenen.toml"),
            ),
            file("config/profiles/hollands-midden.toml", include_str!("../../config/profiles/hollands-midden.toml")),
            file("config/profiles/stein.toml", include_str!("../../config/profiles/stein.toml")),
            file("config/profiles/woonkans.toml", include_str!("../../config/profiles/woonkans.toml")),
        ],
        lists: Vec::new(),
        calendars: Vec::new(),
    }
}

/// For `clean`: the team of the recipient; with a profile, any recipient counts as the intake of the first team, under
/// that profile. `meeting` joins its calendar.
pub(super) fn take_any_recipient(
    rules: &mut RuleSet,
    profile: Option<&str>,
    envelope: &Envelope,
    meeting: Option<Timestamp>,
) -> Result<TeamId, Failure> {
    let recipient = envelope.forward_paths.first().cloned();
    let known = recipient.as_ref().and_then(|r| rules.settings.team_by_intake(r)).map(|(_, t)| t.id.clone());
    if let Some(name) = profile.filter(|name| rules.profile(name).is_none()) {
        return Err(no_such_profile(rules, name));
    }
    let id = match (known, profile) {
        (Some(id), _) => id,
        (None, Some(_)) => first_team(rules)?,
        (None, None) => {
            let to = recipient.map_or_else(|| "no recipient".into(), |r: Mailbox| r.to_string());
            return Err(Failure::Data(format!(
                "{to}: no team has this intake address; name one with --rcpt-to, or a --profile"
            )));
        }
    };
    for municipality in &mut rules.settings.municipalities {
        for team in municipality.teams.iter_mut().filter(|t| t.id == id) {
            if let Some(profile) = profile {
                team.profile = profile.to_owned();
                team.intake = recipient.clone().unwrap_or_else(|| team.intake.clone());
            }
        }
    }
    if let Some(meeting) = meeting {
        rules.add_meeting(&id, meeting);
    }
    // The sender counts as a known partner: case text may go back to where it came from.
    if let Some(sender) = envelope.reverse_path.as_ref().filter(|_| profile.is_some()) {
        rules.settings.delivery.enforced_tls_domains.push(sender.domain().to_owned());
    }
    Ok(id)
}

/// The fault of a profile that the configuration does not have.
pub(super) fn no_such_profile(rules: &RuleSet, name: &str) -> Failure {
    let names: Vec<&str> = rules.profiles.keys().map(String::as_str).collect();
    Failure::Usage(format!("profile {name}: there is no such profile; one of {}", names.join(", ")))
}

fn first_team(rules: &RuleSet) -> Result<TeamId, Failure> {
    let first = rules.settings.teams().next().map(|(_, t)| t.id.clone());
    first.ok_or_else(|| Failure::Configuration("the configuration has no team".into()))
}
