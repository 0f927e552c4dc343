//! Where a command works: which configuration, which team. The same arguments for every command that opens the store.

use super::Failure;
use super::rules::load_rules;
use crate::config::RuleSet;
use crate::model::{CaseNumber, TeamId};
use crate::register::CaseRecord;
use crate::serve::open_store;
use crate::store::{Access, Store};
use clap::Args;
use jiff::Timestamp;
use serde::Serialize;
use std::path::PathBuf;
use std::sync::Arc;

/// Which configuration, and which team of it.
#[derive(Args)]
pub(super) struct PlaceArguments {
    /// Configuration file.
    #[arg(long, global = true, default_value = "config/casuspoort.toml")]
    config: PathBuf,
    /// Team; may be left out where there is no doubt.
    #[arg(long, global = true)]
    team: Option<String>,
}

impl PlaceArguments {
    /// The rules, and the store opened by them as a tool does.
    pub(super) fn open(&self) -> Result<(RuleSet, Arc<dyn Store>), Failure> {
        let rules = load_rules(Some(&self.config))?;
        let store = open_store(&rules, Access::Tool)?;
        Ok((rules, store))
    }

    /// Whether a team is meant: the one named, or every one.
    pub(super) fn is_meant(&self, team: &TeamId) -> bool {
        self.team.as_ref().is_none_or(|name| *name == team.0)
    }

    /// The one team that is meant.
    pub(super) fn team(&self, rules: &RuleSet) -> Result<TeamId, Failure> {
        let mut teams: Vec<TeamId> =
            rules.settings.teams().map(|(_, t)| t.id.clone()).filter(|id| self.is_meant(id)).collect();
        match teams.len() {
            1 => Ok(teams.remove(0)),
            0 => Err(Failure::Usage("there is no such team; see the configuration".into())),
            _ => Err(Failure::Usage("there is more than one team; name one with --team".into())),
        }
    }

    /// The case with a number.
    pub(super) fn case(&self, store: &dyn Store, number: CaseNumber) -> Result<CaseRecord, Failure> {
        let mut found = Vec::new();
        for team in store.teams()?.into_iter().filter(|id| self.is_meant(id)) {
            found.extend(store.register(&team)?.cases.into_iter().filter(|c| c.number == number));
        }
        match found.len() {
            0 => Err(Failure::Data(format!("case {number}: not found; see casuspoort cases list --all"))),
            1 => Ok(found.remove(0)),
            _ => Err(Failure::Usage(format!("case {number}: stands in more than one team; name one with --team"))),
        }
    }
}

/// A moment as administrators read it: local time, by the order of its parts.
pub(super) fn moment(at: Timestamp) -> String {
    at.to_zoned(crate::config::amsterdam()).strftime("%Y-%m-%d %H:%M").to_string()
}

/// The day of a moment, local time.
pub(super) fn day(at: Timestamp) -> String {
    at.to_zoned(crate::config::amsterdam()).date().to_string()
}

/// The one word of a state or a reason, as lists, metrics and the log have it.
pub(super) fn word(of: impl Serialize) -> String {
    serde_json::to_value(of).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
