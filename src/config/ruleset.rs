use super::{Fault, Faults, Profile, Settings};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

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
#[derive(Clone, Debug)]
pub struct RuleSet {
    /// The configuration.
    pub settings: Settings,
    /// Profiles by name.
    pub profiles: BTreeMap<String, Profile>,
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
        for file in &source.profiles {
            if let Some(profile) = parse::<Profile>(file, &mut faults) {
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
        if faults.any_error() {
            return Err(faults);
        }
        let hash = hash(&source);
        Ok((Self { settings, profiles, source, hash }, faults))
    }

    /// The profile of a team. Checked at loading: every team has one.
    pub fn profile(&self, name: &str) -> Option<&Profile> {
        self.profiles.get(name)
    }
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
    match toml::from_str(&file.text) {
        Ok(value) => Some(value),
        Err(error) => {
            let line = error.span().map(|span| 1 + file.text[..span.start.min(file.text.len())].matches('\n').count());
            faults.0.push(Fault::error(&file.name, line, error.message(), "correct this line"));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_shipped_configuration_is_right() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config/casuspoort.toml");
        let (rules, faults) = crate::config::load(&file).unwrap_or_else(|faults| panic!("{faults}"));
        assert!(!faults.any_error(), "{faults}");
        assert!(rules.profile("stein").is_some());
    }
}
