//! What is wrong though every value can be read: contradictions, unsafe combinations, expired agreements.

use super::{
    CaseDelivery, ConsentFormPolicy, Deadline, DeliveryTls, ExceptionScheme, Fault, Ground, LatePolicy,
    MinutesDelivery, MinutesPolicy, Municipality, NamedRequires, NoConsent, PartyMention, Profile, Recipients, Release,
    Settings, Source, Stage, Status, Team,
};
use crate::model::Class;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::net::IpAddr;

/// All faults of a configuration with its profiles.
pub(super) fn check(settings: &Settings, profiles: &BTreeMap<String, Profile>, source: &Source) -> Vec<Fault> {
    let file = source.settings.as_ref().map_or("casuspoort.toml", |f| f.name.as_str());
    let mut faults = Vec::new();
    gateway(settings, file, &mut faults);
    delivery(settings, file, &mut faults);
    for (municipality, team) in settings.teams() {
        team_faults(settings, team, profiles, file, &mut faults);
        if let Some(profile) = profiles.get(&team.profile) {
            members(municipality, team, profile, file, &mut faults);
        }
    }
    settings.municipalities.iter().for_each(|m| joined(m, file, &mut faults));
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

/// Agreements whose days don't fit `today` (S-01, H-53, H-54): mail is handled all the same.
pub(super) fn expired(settings: &Settings, profiles: &BTreeMap<String, Profile>, today: Date) -> Vec<Fault> {
    let mut faults = Vec::new();
    let used = |name: &str| settings.teams().any(|(_, t)| t.profile == name);
    for profile in profiles.values().filter(|p| used(&p.name)) {
        let file = format!("profile {}", profile.name);
        let mut warn = |what: String, remedy: &str| faults.push(Fault::warning(&file, None, what, remedy));
        if today < profile.valid_from {
            warn(format!("in force from {} (S-01)", profile.valid_from), "mail is handled by it all the same");
        }
        if let Some(end) = profile.valid_to.filter(|end| *end < today) {
            warn(format!("ended on {end} (S-01)"), "have the parties agree anew and set valid_to");
        }
        if profile.status == Status::Provisional {
            warn("is a provisional guideline (S-01)".into(), "set status = \"final\" once the parties have agreed");
        }
    }
    for partner in settings.municipalities.iter().flat_map(|m| &m.partners) {
        let what = match (partner.signed_on, partner.leaves_on) {
            (_, Some(day)) if day < today => format!("{} left on {day} (H-54)", partner.organisation),
            (Some(day), _) if day >= today => format!("{} receives only after {day} (H-53)", partner.organisation),
            _ => continue,
        };
        faults.push(Fault::warning("casuspoort.toml", None, what, "its members get nothing on other days"));
    }
    faults
}

/// Members whom the agreements let receive nothing, and what their organisation lacks (H-55, H-77, A-23, A-44).
fn members(municipality: &Municipality, team: &Team, profile: &Profile, file: &str, faults: &mut Vec<Fault>) {
    let mut told: Vec<String> = Vec::new();
    for member in &team.members {
        let own = &member.organisation;
        let partner = municipality.partners.iter().find(|p| p.organisation.eq_ignore_ascii_case(own));
        let signed = partner.is_some_and(|p| p.signed_on.is_some()) || profile.separate_agreement.contains(own);
        let police = profile.police_parties.iter().any(|p| own.to_lowercase().contains(&p.to_lowercase()));
        let rows = [
            (profile.signature_required && !signed, "has not signed (H-77)", "set signed_on, or separate_agreement"),
            (police && profile.wpg_agreement.is_none(), "has no agreement under the Wpg (A-44)", "set wpg_agreement"),
            (
                profile.legal_task_required && member.legal_task.is_none(),
                "has a member without legal_task (A-23)",
                "set legal_task of the member",
            ),
        ];
        for (_, lacks, remedy) in rows.into_iter().filter(|(wrong, _, _)| *wrong) {
            let what = format!("team {}: {own} {lacks}; it gets nothing", team.id);
            if !told.contains(&what) {
                faults.push(Fault::warning(file, None, what.clone(), remedy));
                told.push(what);
            }
        }
    }
    let police = |o: &&String| profile.police_parties.iter().any(|p| p.eq_ignore_ascii_case(o));
    if profile.wpg_agreement.is_none() && profile.allowed_third_parties.iter().any(|o| police(&o)) {
        let what = format!("team {}: profile {} allows police or justice as third party (K16)", team.id, profile.name);
        faults.push(Fault::warning(file, None, what, "set wpg_agreement; until then they get nothing (A-44)"));
    }
    if !profile.stages.is_empty() && team.first_reader.is_none() {
        let what = format!("team {}: profile {} has stages, but nobody reads first (K23)", team.id, profile.name);
        faults.push(Fault::warning(file, None, what, "add first_reader; until then the coördinator does"));
    }
}

/// H-55: who joins later needs the agreement of all and a declaration.
fn joined(municipality: &Municipality, file: &str, faults: &mut Vec<Fault>) {
    for partner in &municipality.partners {
        if partner.approved_by_all.is_some() != partner.declaration.is_some() {
            let what = format!("{}: approved_by_all and declaration belong together (H-55)", partner.organisation);
            faults.push(Fault::error(file, None, what, "give both: the day on which all agreed, and the reference"));
        }
    }
}

/// What a profile says of consent and exceptions that can't be (K1 to K26).
fn contradictions(profile: &Profile, faults: &mut Vec<Fault>) {
    let file = format!("profile {}", profile.name);
    let mut error = |what: String, remedy: &str| faults.push(Fault::error(&file, None, what, remedy));
    for ground in &profile.grounds {
        match ground {
            Ground::Convenant => error(
                "grounds holds convenant, which is no ground by itself (A-43, H-41)".into(),
                "name the law or the task of the parties",
            ),
            Ground::LegitimateInterest => error(
                "grounds holds legitimate_interest, which public bodies cannot use in their tasks (H-37, K22)".into(),
                "name the law or the task of the parties",
            ),
            _ => {}
        }
    }
    let task = profile.grounds.contains(&Ground::PublicTask);
    if task != profile.ground_model.knows_public_task() {
        let what = format!("ground_model = {:?}, and public_task in grounds: {task} (K3)", profile.ground_model);
        error(what, "give both or neither");
    }
    let scheme = profile.exception_scheme;
    if profile.no_consent == NoConsent::RegisseurDecides && scheme == ExceptionScheme::None {
        error("no_consent = \"regisseur_decides\" without an exception_scheme (K4, K5)".into(), "choose a scheme");
    }
    if scheme != ExceptionScheme::None && profile.exception_review_days == 0 {
        error("exception_review_days = 0 (A-09, K19)".into(), "an exception has a term: 28 is a month less a bit");
    }
    if profile.consent_age_cosign > profile.consent_age_alone {
        let what = format!(
            "consent_age_cosign {} above consent_age_alone {} (K10)",
            profile.consent_age_cosign, profile.consent_age_alone
        );
        error(what, "exchange them: 12 and 16 are those of the law");
    }
    if usize::from(profile.leefgebieden_min) > profile.leefgebieden.len() {
        let what = format!(
            "leefgebieden_min {} with {} leefgebieden (K11)",
            profile.leefgebieden_min,
            profile.leefgebieden.len()
        );
        error(what, "list them, or set 0");
    }
    for stage in &profile.stages {
        if profile.stages.iter().filter(|s| *s == stage).count() > 1 {
            error(format!("stages holds {stage:?} twice (K23)"), "each stage once");
        }
    }
    if profile.party_mention == PartyMention::GeneraliseSensitive && profile.sensitive_parties.is_empty() {
        error(
            "party_mention = \"generalise_sensitive\" without sensitive_parties (K21, H-79)".into(),
            "list them, such as reclassering and GGZ",
        );
    }
    if profile.kinds_required && profile.no_consent == NoConsent::Hold && profile.consent_allows.is_empty() {
        error(
            "kinds_required asks for kinds of data that consent_allows never lets stand (W-08)".into(),
            "list the kinds in consent_allows",
        );
    }
    if profile.stages.first() == Some(&Stage::Consent) {
        error("stages begins with consent: nobody decides first (K23)".into(), "put regisseur or consulent before it");
    }
}

/// What is allowed, but should be known.
fn warnings(profile: &Profile, faults: &mut Vec<Fault>) {
    let file = format!("profile {}", profile.name);
    let mut warn = |what: &str, remedy: &str| faults.push(Fault::warning(&file, None, what, remedy));
    if profile.consent_form == ConsentFormPolicy::ClaimEnough {
        warn("consent_form = \"claim_enough\": a claim opens the way, without names (K15)", "\"required\" is safer");
    }
    if profile.presence_counts_as_consent && profile.named_requires == NamedRequires::ConsentAndPresence {
        warn(
            "presence_counts_as_consent never names anybody (K1, K2)",
            "named_requires = \"consent\" is what most mean",
        );
    }
    if profile.delivery == CaseDelivery::Notice && profile.expire_after_meeting {
        warn("expire_after_meeting with delivery = \"notice\": there is nothing to delete (K17)", "leave one out");
    }
    if !matches!(profile.deadline, Deadline::Before(_)) && profile.late == LatePolicy::Return {
        warn("late = \"return\" without a deadline never happens (K13)", "set a deadline");
    }
    if profile.recipients == Recipients::Involved && !profile.parties_required {
        warn(
            "recipients = \"involved\", but a mail need not name who is involved (K7): such a mail waits",
            "parties_required = true has it come back for that",
        );
    }
    if profile.minutes_policy == MinutesPolicy::Full && profile.minutes_delivery == MinutesDelivery::Mail {
        warn(
            "whole minutes are mailed round (K6, K14, A-47)",
            "minutes_delivery = \"link\", or minutes_policy = \"process\"",
        );
    }
    if !profile.signature_required && !profile.separate_agreement.is_empty() {
        warn("separate_agreement without signature_required does nothing (K25)", "set signature_required = true");
    }
    if profile.target_group.is_some() && profile.youth_until == 0 {
        warn("target_group without youth_until is never looked at (K10, H-15)", "set youth_until = 27");
    }
    if profile.exception_scheme == ExceptionScheme::None && profile.no_consent == NoConsent::Hold {
        warn(
            "no_consent = \"hold\" without an exception_scheme: nothing but consent lifts it (K4, K5)",
            "choose a scheme",
        );
    }
    if profile.exception_review_days > 92 {
        warn("exception_review_days is more than three months (A-09, W-32)", "weigh again sooner");
    }
}

/// H-46: the rights stand on every form and letter.
fn rights(profile: &Profile, faults: &mut Vec<Fault>) {
    let text = profile.rights_text.to_lowercase();
    let lacks: Vec<&str> = [
        ("inzage", ["zien", "inzien"]),
        ("correctie", ["verbeteren", "corrigeren"]),
        ("verwijdering", ["weg te halen", "wissen"]),
        ("intrekken", ["stoppen", "intrekken"]),
    ]
    .into_iter()
    .filter(|(_, words)| !words.iter().any(|w| text.contains(w)))
    .map(|(name, _)| name)
    .collect();
    let long = profile.rights_text.split(['.', '?', '!']).map(|s| s.split_whitespace().count()).max().unwrap_or(0);
    if long > 20 {
        let what = format!("rights_text has a sentence of {long} words (W-13)");
        let file = format!("profile {}", profile.name);
        faults.push(Fault::warning(&file, None, what, "plain Dutch has sentences of fifteen words or fewer"));
    }
    if !lacks.is_empty() {
        let what = format!("rights_text does not tell of {} (H-46)", lacks.join(", "));
        let remedy = "write the rights of the resident in plain Dutch; stein.toml has an example";
        faults.push(Fault::error(&format!("profile {}", profile.name), None, what, remedy));
    }
}

/// what a table must have clear.
fn sections(profile: &Profile, faults: &mut Vec<Fault>) {
    for (name, text) in profile.agreement.sections() {
        if text.trim().is_empty() {
            let what = format!("[agreement] has no section {name} (A-12)");
            let remedy = "write it in a sentence or two that the parties agreed on";
            faults.push(Fault::error(&format!("profile {}", profile.name), None, what, remedy));
        }
    }
}

fn profile_faults(profile: &Profile, faults: &mut Vec<Fault>) {
    contradictions(profile, faults);
    warnings(profile, faults);
    rights(profile, faults);
    sections(profile, faults);
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

#[cfg(test)]
mod tests {
    use crate::config::RuleSet;

    /// What is wrong with the shipped profiles after a change of their text.
    fn faults(from: &str, to: &str) -> String {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config/casuspoort.toml");
        let (shipped, _) = crate::config::load(&file).unwrap_or_else(|faults| panic!("{faults}"));
        let mut source = shipped.source;
        assert!(source.profiles.iter().any(|p| p.text.contains(from)), "{from}");
        source.profiles.iter_mut().for_each(|p| p.text = p.text.replace(from, to));
        match RuleSet::from_source(source) {
            Ok((_, warnings)) => warnings.to_string(),
            Err(faults) => faults.to_string(),
        }
    }

    #[test]
    fn h37_a43_contradictions_of_a_profile_are_named_with_their_mark() {
        for (from, to, mark) in [
            ("named_requires = \"consent\"", "named_requires = \"consent_and_presence\"", "K1, K2"),
            ("ground_model = \"both\"", "ground_model = \"consent\"", "K3"),
            ("exception_scheme = \"heerlen\"", "exception_scheme = \"none\"", "K4, K5"),
            ("minutes_policy = \"process\"", "minutes_policy = \"full\"", "K6, K14"),
            ("parties_required = true", "parties_required = false", "K7"),
            ("consent_age_cosign = 12", "consent_age_cosign = 18", "K10"),
            ("leefgebieden_min = 3", "leefgebieden_min = 30", "K11"),
            ("deadline = \"none\"\nlate = \"next_meeting\"", "deadline = \"none\"\nlate = \"return\"", "K13"),
            ("consent_form = \"required\"", "consent_form = \"claim_enough\"", "K15"),
            (
                "delivery = \"mail\"\nexpire_after_meeting = true",
                "delivery = \"notice\"\nexpire_after_meeting = true",
                "K17",
            ),
            ("exception_review_days = 28", "exception_review_days = 0", "K19"),
            ("sensitive_parties = [\"reclassering\"", "sensitive_parties = []\n# [\"", "K21"),
            ("grounds = [\"consent\", \"legal_duty\"", "grounds = [\"legitimate_interest\", \"legal_duty\"", "K22"),
            ("stages = [\"regisseur\", \"consent\"]", "stages = [\"consent\"]", "K23"),
            ("grounds = [\"consent\", \"legal_duty\"", "grounds = [\"convenant\", \"legal_duty\"", "A-43"),
            (
                "signature_required = true\nseparate_agreement = []",
                "signature_required = false\nseparate_agreement = [\"GGD\"]",
                "K25",
            ),
            ("rights_text = \"U mag zien", "rights_text = \"U mag stoppen.\" # \"", "H-46"),
        ] {
            assert!(faults(from, to).contains(mark), "{mark}: {}", faults(from, to));
        }
    }

    #[test]
    fn h55_who_joins_later_needs_the_agreement_of_all_and_a_declaration() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config/casuspoort.toml");
        let (shipped, _) = crate::config::load(&file).unwrap_or_else(|faults| panic!("{faults}"));
        for (line, good) in [
            ("approved_by_all = \"2026-10-01\"", false),
            ("declaration = \"verklaring 12\"", false),
            ("approved_by_all = \"2026-10-01\"\ndeclaration = \"verklaring 12\"", true),
        ] {
            let mut source = shipped.source.clone();
            if let Some(settings) = &mut source.settings {
                settings.text = settings
                    .text
                    .replace("domains = [\"politie.example\"]", &format!("domains = [\"politie.example\"]\n{line}"));
            }
            let told = RuleSet::from_source(source).err().map(|f| f.to_string()).unwrap_or_default();
            assert_eq!(told.contains("(H-55)"), !good, "{line}: {told}");
        }
    }
}
