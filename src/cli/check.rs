//! `casuspoort check`: configuration, profiles and dictionaries, all faults at once.

use super::Failure;
use super::rules::load_rules;
use clap::Args;
use std::path::PathBuf;

/// Validates configuration, profiles, calendars and the administrator's lists. Names every fault with file, line and
/// remedy.
///
/// Example: casuspoort check --config config/casuspoort.toml
#[derive(Args)]
pub(super) struct Check {
    /// Configuration file.
    #[arg(long, default_value = "config/casuspoort.toml")]
    config: PathBuf,
}

impl Check {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let rules = load_rules(Some(&self.config))?;
        for (municipality, team) in rules.settings.teams() {
            println!("{} ({}): profile {}, {} members", team.name, municipality.name, team.profile, team.members.len());
        }
        let today = jiff::Timestamp::now().to_zoned(crate::config::amsterdam()).date();
        rules.expired(today).0.iter().for_each(|fault| eprintln!("{fault}"));
        println!("rules {}", rules.hash);
        let missing = crate::ocr::missing();
        if missing.is_empty() {
            let apart = if crate::ocr::is_apart() { "without a network" } else { "with the network of this machine" };
            println!("pictures and scans: read by OCR, {apart}");
        } else {
            println!(
                "pictures and scans: not read, mails with them are held; install {} (apt install {})",
                missing.join(", "),
                missing.join(" ")
            );
        }
        Ok(())
    }
}
