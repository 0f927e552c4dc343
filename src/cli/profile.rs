//! `casuspoort profile`: the sets of agreements in force.

use super::Failure;
use super::rules::{load_rules, no_such_profile};
use clap::{Args, Subcommand};
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
    /// In what two profiles differ, sentence beside sentence in Dutch, what each inherits included. Example: casuspoort profile diff stein heerlen/jeugd
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
                print!("{}", crate::texts::explain::differences(of(left)?, of(right)?));
            }
            What::Explain { name } => {
                let profile = rules.profile(name).ok_or_else(|| no_such_profile(&rules, name))?;
                print!("{}", crate::texts::explain::page(profile, &rules.hash));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {

    #[test]
    fn h04_a_diff_names_the_keys_that_differ_and_no_other() {
        let rules = super::super::rules::load_rules(None).unwrap_or_else(|failure| panic!("{failure}"));
        let of = |name: &str| rules.profile(name).expect("shipped");
        let diff = |left: &str, right: &str| crate::texts::explain::differences(of(left), of(right));
        let text = diff("heerlen", "heerlen/multiproblem");
        assert!(text.contains("- plan_required (H-68; K12)\n  heerlen: Er is een plan, of"), "{text}");
        assert!(text.contains("heerlen/multiproblem: Er moet al een plan voor het huishouden zijn"), "{text}");
        assert!(!text.contains("no_consent") && diff("stein", "stein").contains("gelijk"), "{text}");
    }
}
