//! What is wrong though every value can be read: contradictions, unsafe combinations, expired agreements.

use super::{DeliveryTls, Fault, Profile, Release, Settings, Source, Team};
use crate::model::Class;
use std::collections::BTreeMap;
use std::net::IpAddr;

/// All faults of a configuration with its profiles.
pub(super) fn check(settings: &Settings, profiles: &BTreeMap<String, Profile>, source: &Source) -> Vec<Fault> {
    let file = source.settings.as_ref().map_or("casuspoort.toml", |f| f.name.as_str());
    let mut faults = Vec::new();
    gateway(settings, file, &mut faults);
    delivery(settings, file, &mut faults);
    for (_, team) in settings.teams() {
        team_faults(settings, team, profiles, file, &mut faults);
    }
    for profile in profiles.values() {
        profile_faults(profile, &mut faults);
    }
    for municipality in settings.municipalities.iter().filter(|m| m.privacy.is_none()) {
        let what = format!("municipality {}: there is no privacy address (H-42)", municipality.name);
        let remedy = "add privacy; until then requests on rights go to the coördinator alone";
        faults.push(Fault::warning(file, None, what, remedy));
    }
    twice(settings, file, &mut faults);
    faults
}

fn gateway(settings: &Settings, file: &str, faults: &mut Vec<Fault>) {
    if settings.listeners.is_empty() {
        faults.push(Fault::error(file, None, "there is no [[listener]]", "add one: where mail comes in"));
    }
    if settings.teams().next().is_none() {
        faults.push(Fault::error(file, None, "there is no [[municipality.team]]", "add one"));
    }
    for listener in &settings.listeners {
        if listener.tls != crate::smtp::TlsMode::Off && settings.certificate.is_none() {
            let what = format!("the listener on {} speaks TLS, but there is no [certificate]", listener.address);
            faults.push(Fault::error(file, None, what, "add [certificate] with chain and key"));
        }
        if listener.tls == crate::smtp::TlsMode::Off && !listener.address.ip().is_loopback() {
            let what = format!("the listener on {} takes mail without TLS", listener.address);
            faults.push(Fault::warning(file, None, what, "set tls = \"required\" and add a [certificate]"));
        }
    }
}

fn delivery(settings: &Settings, file: &str, faults: &mut Vec<Fault>) {
    let delivery = &settings.delivery;
    let loopback = delivery.host == "localhost" || delivery.host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    if delivery.tls == DeliveryTls::InsecureLoopback && !loopback {
        let what = format!("delivery.tls = \"insecure-loopback\" with host {}", delivery.host);
        faults.push(Fault::error(file, None, what, "set tls = \"required\""));
    }
    if delivery.user.is_some() != delivery.password_file.is_some() {
        let what = "delivery.user and delivery.password_file belong together";
        faults.push(Fault::error(file, None, what, "give both or neither"));
    }
}

fn team_faults(
    settings: &Settings,
    team: &Team,
    profiles: &BTreeMap<String, Profile>,
    file: &str,
    faults: &mut Vec<Fault>,
) {
    let id = &team.id;
    let mut error = |what: String, remedy: &str| faults.push(Fault::error(file, None, what, remedy));
    if team.intake == team.coordinator.mailbox {
        error(
            format!("team {id}: the intake is the coördinator's own mailbox"),
            "give the intake an address of its own",
        );
    }
    if settings.teams().any(|(_, t)| t.intake == team.coordinator.mailbox) {
        error(format!("team {id}: the coördinator's mailbox is an intake"), "our own notices would come back in");
    }
    let Some(profile) = profiles.get(&team.profile) else {
        let names: Vec<&str> = profiles.keys().map(String::as_str).collect();
        let remedy = format!("use one of {}, or add the file to the profiles folder", names.join(", "));
        faults.push(Fault::error(file, None, format!("team {id}: there is no profile {:?}", team.profile), remedy));
        return;
    };
    if team.release == Release::UnlessFlagged && (profile.approved_by.is_none() || profile.approved_on.is_none()) {
        let what = format!("team {id}: release \"unless-flagged\", but profile {} names no approval", profile.name);
        let remedy = "add approved_by and approved_on to the profile; until then every text waits for review";
        faults.push(Fault::warning(file, None, what, remedy));
    }
    if team.deputy.is_none() {
        let what = format!("team {id}: the coördinator has no deputy (S-49)");
        faults.push(Fault::warning(file, None, what, "add deputy, or holds have nobody to go to"));
    }
    if team.members.is_empty() {
        let what = format!("team {id}: there are no members");
        faults.push(Fault::warning(file, None, what, "add [[municipality.team.member]]"));
    }
    if team.calendar.dates.is_empty() && team.calendar.rrule.is_none() && team.calendar.ics.is_none() {
        let what = format!("team {id}: there are no meetings");
        faults.push(Fault::warning(
            file,
            None,
            what,
            "add dates, an rrule or an ics file; until then every mail is held",
        ));
    }
    let safe =
        |mailbox: &crate::model::Mailbox| settings.delivery.enforced_tls_domains.iter().any(|d| mailbox.is_within(d));
    let readers = team.members.iter().map(|m| &m.mailbox).chain([&team.coordinator.mailbox]);
    for reader in readers.filter(|r| !safe(r)) {
        let what = format!("team {id}: {} is not in delivery.enforced_tls_domains", reader.domain());
        faults.push(Fault::warning(
            file,
            None,
            what,
            "add the domain if it enforces TLS; else this reader gets no case text",
        ));
    }
}

fn profile_faults(profile: &Profile, faults: &mut Vec<Fault>) {
    let file = format!("profile {}", profile.name);
    for category in profile.keep.iter().filter(|c| c.class() == Class::Direct) {
        let what = format!("keep holds {category}, which identifies by itself");
        faults.push(Fault::error(&file, None, what, "take it out: only consent lets it stand"));
    }
    let right = 0.0 <= profile.flag_from && profile.flag_from <= profile.redact_from && profile.redact_from <= 1.0;
    if !right {
        let what = format!("flag_from {} and redact_from {}", profile.flag_from, profile.redact_from);
        faults.push(Fault::error(&file, None, what, "0 ≤ flag_from ≤ redact_from ≤ 1"));
    }
    if profile.valid_to.is_some_and(|end| end < profile.valid_from) {
        faults.push(Fault::error(&file, None, "valid_to lies before valid_from", "exchange them"));
    }
}

/// Names and addresses that stand twice.
fn twice(settings: &Settings, file: &str, faults: &mut Vec<Fault>) {
    let teams: Vec<&Team> = settings.teams().map(|(_, t)| t).collect();
    for (n, team) in teams.iter().enumerate() {
        if teams[..n].iter().any(|other| other.id == team.id) {
            faults.push(Fault::error(file, None, format!("two teams are called {}", team.id), "rename one"));
        }
        if teams[..n].iter().any(|other| other.intake == team.intake) {
            faults.push(Fault::error(file, None, format!("two teams take mail at {}", team.intake), "change one"));
        }
    }
}
