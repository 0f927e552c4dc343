//! `casuspoort incident`: what may be a breach of personal data, its clock and its record (AVG art. 33).

use super::Failure;
use super::cases::account;
use super::rules::load_rules;
use crate::model::{CaseNumber, TeamId};
use crate::serve::{Rules, build_worker, open_store};
use crate::store::Access;
use crate::texts;
use crate::way::{Actor, TeamAct};
use clap::{Args, Subcommand};
use jiff::Timestamp;
use std::path::PathBuf;
use std::sync::{Arc, RwLock};

/// Opens, lists and ends incidents. Everything is on the record under the account that runs it.
#[derive(Args)]
pub(super) struct Incident {
    #[command(subcommand)]
    what: What,
    /// Configuration file.
    #[arg(long, global = true, default_value = "config/casuspoort.toml")]
    config: PathBuf,
    /// Team; may be left out where there is one.
    #[arg(long, global = true)]
    team: Option<String>,
}

#[derive(Subcommand)]
enum What {
    /// One line for each incident. Example: casuspoort incident list
    List,
    /// Opens one: the 72 hours begin, coördinators and privacy officer are told. Example: casuspoort incident open --case 2026-014
    Open {
        /// The case that it is about.
        #[arg(long)]
        case: Option<CaseNumber>,
    },
    /// Ends one. Example: casuspoort incident close 1 --reported
    Close {
        /// Its number.
        number: u32,
        /// It was reported to the authority; without this word it was no breach.
        #[arg(long)]
        reported: bool,
    },
}

impl Incident {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let rules = load_rules(Some(&self.config))?;
        let store = open_store(&rules, Access::Tool)?;
        let team = self.team(&rules)?;
        let act = match &self.what {
            What::List => {
                for incident in store.register(&team)?.state.incidents {
                    let case = incident.case.map_or_else(|| "-".to_owned(), |n| n.to_string());
                    let state = match &incident.end {
                        Some(end) if end.reported => format!("gemeld op {}", texts::day_with_year(end.at)),
                        Some(end) => format!("geen datalek, {}", texts::day_with_year(end.at)),
                        None if Timestamp::now() >= incident.report_before => "OPEN, TE LAAT".to_owned(),
                        None => format!("open, melden vóór {}", texts::day_and_time(incident.report_before)),
                    };
                    let noticed = texts::day_and_time(incident.noticed);
                    println!(
                        "{}  casus {case}  gezien {noticed}  {} lezers  {state}",
                        incident.number, incident.readers
                    );
                }
                return Ok(());
            }
            What::Open { case } => TeamAct::OpenIncident { case: *case },
            What::Close { number, reported } => TeamAct::EndIncident { number: *number, reported: *reported },
        };
        let rules: Rules = Arc::new(RwLock::new(Arc::new(rules)));
        let runtime = tokio::runtime::Runtime::new().map_err(|e| Failure::Internal(e.to_string()))?;
        let refused = runtime.block_on(async {
            let (worker, _) = build_worker(&store, &rules).map_err(|e| Failure::Configuration(format!("{e:#}")))?;
            let actor = Actor::CommandLine(account());
            worker.team_act(&team, act, actor).await.map_err(|e| Failure::TempFail(e.to_string()))
        })?;
        match refused {
            Some(why) => Err(Failure::Data(why)),
            None => {
                println!("done");
                Ok(())
            }
        }
    }

    fn team(&self, rules: &crate::config::RuleSet) -> Result<TeamId, Failure> {
        let wanted = |id: &TeamId| self.team.as_ref().is_none_or(|name| *name == id.0);
        let mut teams: Vec<TeamId> = rules.settings.teams().map(|(_, t)| t.id.clone()).filter(wanted).collect();
        match teams.len() {
            1 => Ok(teams.remove(0)),
            0 => Err(Failure::Usage("there is no such team; see the configuration".into())),
            _ => Err(Failure::Usage("there is more than one team; name one with --team".into())),
        }
    }
}
