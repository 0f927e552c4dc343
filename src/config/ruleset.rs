use super::{CalendarSource, Deadline, Fault, Faults, Profile, Settings, Team};
use crate::calendar::{self, Calendar, Placement};
use crate::dictionary::{Dictionary, LocalLists};
use crate::model::TeamId;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The bytes of one file, with the name under which people know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// As named in messages.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Everything that a rule set is made from. Handed to the core's processes as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The configuration file.
    pub settings: Option<SourceFile>,
    /// Profile files.
    pub profiles: Vec<SourceFile>,
    /// The administrator's own lists.
    pub lists: Vec<SourceFile>,
    /// Calendars kept by coördinators, by the path in the configuration.
    pub calendars: Vec<SourceFile>,
}

/// Configuration, profiles and lists as one immutable value with its hash.
#[derive(Clone)]
pub struct RuleSet {
    /// The configuration.
    pub settings: Settings,
    /// Profiles by name.
    pub profiles: BTreeMap<String, Profile>,
    /// The lists, the administrator's over the shipped ones.
    pub dictionary: Arc<Dictionary>,
    /// Meetings by team.
    pub calendars: BTreeMap<TeamId, Calendar>,
    /// What it was made from.
    pub source: Source,
    /// SHA-256 over all of the source, hexadecimal; kept with every outcome (H-56).
    pub hash: String,
}

impl RuleSet {
    /// Checks a source whole. Warnings come beside the rule set.
    ///
    /// # Errors
    /// All faults at once, warnings among them.
    pub fn from_source(source: Source) -> Result<(Self, Faults), Faults> {
        let mut faults = Faults::default();
        let settings = match &source.settings {
            Some(file) => parse::<Settings>(file, &mut faults),
            None => None,
        };
        let mut profiles = BTreeMap::new();
        for whole in super::inherit::complete(&source.profiles, &mut faults) {
            if let Some(profile) = parse_from::<Profile>(&whole.file, whole.lines_before, &mut faults) {
                profiles.insert(profile.name.clone(), profile);
            }
        }
        let Some(settings) = settings else {
            if source.settings.is_none() {
                faults.0.push(Fault::error(
                    "casuspoort.toml",
                    None,
                    "there is no configuration",
                    "name one with --config",
                ));
            }
            return Err(faults);
        };
        let calendars = calendars(&settings, &source, &mut faults);
        let lists = local_lists(&source, &mut faults);
        faults.0.extend(super::check::check(&settings, &profiles, &source));
        if faults.any_error() {
            return Err(faults);
        }
        let hash = hash(&source);
        let dictionary = Arc::new(Dictionary::with_local(lists));
        Ok((Self { settings, profiles, dictionary, calendars, source, hash }, faults))
    }

    /// Agreements whose days don't fit `today`, as warnings (S-01, H-53, H-54).
    pub fn expired(&self, today: Date) -> Faults {
        Faults(super::check::expired(&self.settings, &self.profiles, today))
    }

    /// The profile of a team. Checked at loading: every team has one.
    pub fn profile(&self, name: &str) -> Option<&Profile> {
        self.profiles.get(name)
    }
}

impl RuleSet {
    /// Adds a meeting to a team's calendar (`clean --meeting`).
    pub fn add_meeting(&mut self, team: &TeamId, start: Timestamp) {
        let length = self.settings.team(team).map(|(_, t)| t.calendar.length);
        if let (Some(calendar), Some(length)) = (self.calendars.get_mut(team), length) {
            calendar.add(start, length);
        }
    }

    /// Where a mail falls in a team's calendar by the profile's deadline.
    pub fn place(&self, team: &Team, profile: &Profile, received: Timestamp, named: Option<Date>) -> Placement {
        let period = match profile.deadline {
            Deadline::Before(period) => Some(period),
            Deadline::None => None,
        };
        match self.calendars.get(&team.id) {
            Some(calendar) => calendar::place(calendar, received, named, period),
            None => Placement::NoMeeting,
        }
    }

    /// Starts of a team's meetings at or after `from` and before `until`.
    pub fn meetings(&self, team: &Team, from: Timestamp, until: Timestamp) -> Vec<Timestamp> {
        let calendar = self.calendars.get(&team.id);
        calendar.map(|c| c.meetings(from, until).into_iter().map(|m| m.start).collect()).unwrap_or_default()
    }

    /// The first meeting that begins later than `moment`.
    pub fn meeting_after(&self, team: &Team, moment: Timestamp) -> Option<Timestamp> {
        let until = super::Period::days(400).after(moment);
        self.meetings(team, moment, until).into_iter().find(|start| *start > moment)
    }

    /// The first meeting of a day.
    pub fn meeting_on(&self, team: &Team, day: Date) -> Option<Timestamp> {
        self.calendars.get(&team.id).and_then(|c| c.on(day)).map(|m| m.start)
    }
}

fn calendars(settings: &Settings, source: &Source, faults: &mut Faults) -> BTreeMap<TeamId, Calendar> {
    let mut calendars = BTreeMap::new();
    for (_, team) in settings.teams() {
        let calendar = calendar(&team.calendar, source, &team.id, faults);
        calendars.insert(team.id.clone(), calendar);
    }
    calendars
}

fn calendar(from: &CalendarSource, source: &Source, team: &TeamId, faults: &mut Faults) -> Calendar {
    let mut calendar = Calendar::default();
    let file = source.settings.as_ref().map_or("casuspoort.toml", |f| f.name.as_str());
    calendar.add_dates(&from.dates, from.length);
    match (&from.rrule, from.start) {
        (Some(rule), Some(start)) => {
            if let Err(error) = calendar.add_rule(start, rule, from.length) {
                faults.0.push(Fault::error(file, None, format!("team {team}: rrule: {}", error.what), error.remedy));
            }
        }
        (Some(_), None) => {
            let remedy = "add start = \"2026-01-08T09:00:00\", the first meeting";
            faults.0.push(Fault::error(file, None, format!("team {team}: an rrule without start"), remedy));
        }
        (None, _) => {}
    }
    if let Some(path) = &from.ics {
        let name = path.display().to_string();
        match source.calendars.iter().find(|f| f.name == name) {
            Some(ics) => {
                if let Err(error) = calendar.add_ics(&ics.text, from.length) {
                    faults.0.push(Fault::error(&name, Some(error.line), error.what, error.remedy));
                }
            }
            None => faults.0.push(Fault::error(&name, None, "the calendar can't be read", "put the file there")),
        }
    }
    calendar
}

fn local_lists(source: &Source, faults: &mut Faults) -> LocalLists {
    let mut lists = LocalLists::default();
    for file in &source.lists {
        if let Err(errors) = lists.parse(&file.name, &file.text) {
            for error in errors {
                let what = format!("{}; expected {}", error.found, error.expected);
                faults.0.push(Fault::error(&error.file, Some(error.line), what, "mend this line"));
            }
        }
    }
    lists
}

fn hash(source: &Source) -> String {
    let mut hasher = Sha256::new();
    let files = source.settings.iter().chain(&source.profiles).chain(&source.lists).chain(&source.calendars);
    for file in files {
        for piece in [&file.name, &file.text] {
            hasher.update((piece.len() as u64).to_be_bytes());
            hasher.update(piece.as_bytes());
        }
    }
    hasher.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

fn parse<T: serde::de::DeserializeOwned>(file: &SourceFile, faults: &mut Faults) -> Option<T> {
    parse_from(file, 0, faults)
}

/// The same for a text before whose own first line others were put: lines are counted from there.
fn parse_from<T: serde::de::DeserializeOwned>(file: &SourceFile, before: usize, faults: &mut Faults) -> Option<T> {
    match toml::from_str(&file.text) {
        Ok(value) => Some(value),
        Err(error) => {
            let line = |start: usize| 1 + file.text[..start.min(file.text.len())].matches('\n').count();
            let line = error.span().map(|span| line(span.start).saturating_sub(before)).filter(|line| *line > 0);
            faults.0.push(Fault::error(&file.name, line, error.message(), remedy(error.message())));
            None
        }
    }
}

/// For an unknown key the nearest known one; for the rest the line itself says what is expected.
fn remedy(message: &str) -> String {
    let mut words = message.split('`').skip(1).step_by(2);
    let nearest = words.next().filter(|_| message.contains("unknown")).and_then(|unknown| {
        let near = |known: &&str| strsim::damerau_levenshtein(unknown, known);
        words.min_by_key(near).filter(|known| near(known) <= 3.max(unknown.len() / 2))
    });
    nearest.map_or_else(|| "correct this line".to_owned(), |known| format!("did you mean {known}?"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_unknown_key_names_the_nearest_known_one() {
        let file = super::SourceFile { name: "p.toml".into(), text: "naem = \"x\"\n".into() };
        let source = super::Source { profiles: vec![file], ..super::Source::default() };
        let faults = super::RuleSet::from_source(source).err().expect("a fault").to_string();
        assert!(
            faults.contains("p.toml:1: error: unknown field `naem`") && faults.contains("did you mean name?"),
            "{faults}"
        );
    }

    #[test]
    fn the_shipped_configuration_is_right() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config/casuspoort.toml");
        let (rules, faults) = crate::config::load(&file).unwrap_or_else(|faults| panic!("{faults}"));
        assert!(!faults.any_error(), "{faults}");
        assert!(rules.profile("stein").is_some());
    }
}
