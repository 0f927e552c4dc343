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
                    toml::from_str::<crate::config::Profile>(text).is_ok_and(|profile| &profile.name == name)
                };
                match rules.source.profiles.iter().find(|file| is_it(&file.text)) {
                    Some(file) => print!("# {}\n{}", file.name, file.text),
                    None => return Err(no_such_profile(&rules, name)),
                }
            }
        }
        Ok(())
    }
}
