//! `casuspoort profile`: the sets of agreements in force.

use super::Failure;
use super::rules::{load_rules, no_such_profile};
use crate::config::Profile;
use clap::{Args, Subcommand};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Lists and shows the profiles of a configuration.
///
/// Example: casuspoort profile show stein
#[derive(Args)]
pub(super) struct ProfileCommand {
    #[command(subcommand)]
    what: What,
    /// Configuration file.
    #[arg(long, global = true, default_value = "config/casuspoort.toml")]
    config: PathBuf,
}

#[derive(Subcommand)]
enum What {
    /// One line for each profile, with the teams under it. Example: casuspoort profile list
    List,
    /// The file of a profile, as it is in force. Example: casuspoort profile show stein
    Show {
        /// Name.
        name: String,
    },
    /// The keys in which two profiles differ, what each inherits included. Example: casuspoort profile diff stein heerlen/jeugd
    Diff {
        /// One.
        left: String,
        /// The other.
        right: String,
    },
    /// A page in Dutch for a privacy officer to read and sign. Example: casuspoort profile explain woonkans
    Explain {
        /// Name.
        name: String,
    },
}

impl ProfileCommand {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let rules = load_rules(Some(&self.config))?;
        match &self.what {
            What::List => {
                for name in rules.profiles.keys() {
                    let teams = rules.settings.teams().filter(|(_, t)| &t.profile == name);
                    let teams: Vec<&str> = teams.map(|(_, t)| t.id.0.as_str()).collect();
                    println!("{name:<20} {}", if teams.is_empty() { "-".to_owned() } else { teams.join(", ") });
                }
            }
            What::Show { name } => {
                let is_it = |text: &str| {
                    let table: Result<toml::Table, _> = text.parse();
                    table.is_ok_and(|t| t.get("name").and_then(toml::Value::as_str) == Some(name))
                };
                match rules.source.profiles.iter().find(|file| is_it(&file.text)) {
                    Some(file) => print!("# {}\n{}", file.name, file.text),
                    None => return Err(no_such_profile(&rules, name)),
                }
            }
            What::Diff { left, right } => {
                let of = |name: &str| rules.profile(name).ok_or_else(|| no_such_profile(&rules, name));
                print!("{}", diff(of(left)?, of(right)?));
            }
            What::Explain { name } => {
                let profile = rules.profile(name).ok_or_else(|| no_such_profile(&rules, name))?;
                print!("{}", crate::texts::explain::page(profile, &rules.hash));
            }
        }
        Ok(())
    }
}

/// One block for each key with another value, as it would stand in the file; a key that only one has is missing in the other.
fn diff(left: &Profile, right: &Profile) -> String {
    let table = |p: &Profile| toml::Table::try_from(p).unwrap_or_default();
    let (one, other) = (table(left), table(right));
    let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let shown = |value: Option<&toml::Value>| value.map_or_else(|| "-".to_owned(), ToString::to_string);
    let own = ["name", "title", "inherits"];
    let mut text = String::new();
    for key in keys.into_iter().filter(|key| !own.contains(&key.as_str())) {
        let (a, b) = (shown(one.get(key)), shown(other.get(key)));
        if a != b {
            text += &format!("{key}\n  {}: {a}\n  {}: {b}\n", left.name, right.name);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h04_a_diff_names_the_keys_that_differ_and_no_other() {
        let rules = super::super::rules::load_rules(None).unwrap_or_else(|failure| panic!("{failure}"));
        let of = |name: &str| rules.profile(name).expect("shipped");
        let text = diff(of("heerlen"), of("heerlen/multiproblem"));
        assert!(text.contains("plan_required\n  heerlen: \"yes_or_goal\"\n  heerlen/multiproblem: \"yes\""), "{text}");
        assert!(!text.contains("no_consent") && diff(of("stein"), of("stein")).is_empty(), "{text}");
    }
}
