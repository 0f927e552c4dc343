//! `casuspoort incident`: what may be a breach of personal data, its clock and its record (AVG art. 33).

use super::Failure;
use super::cases::account;
use super::place::{PlaceArguments, day, moment};
use crate::model::CaseNumber;
use crate::serve::{Rules, build_worker};
use crate::way::{Actor, TeamAct};
use clap::{Args, Subcommand};
use jiff::Timestamp;
use std::sync::{Arc, RwLock};

/// Opens, lists and ends incidents. Everything is on the record under the account that runs it.
#[derive(Args)]
pub(super) struct Incident {
    #[command(subcommand)]
    what: What,
    #[command(flatten)]
    place: PlaceArguments,
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
        let (rules, store) = self.place.open()?;
        let team = self.place.team(&rules)?;
        let act = match &self.what {
            What::List => {
                for incident in store.register(&team)?.state.incidents {
                    let case = incident.case.map_or_else(|| "-".to_owned(), |n| n.to_string());
                    let state = match &incident.end {
                        Some(end) if end.reported => format!("reported {}", day(end.at)),
                        Some(end) => format!("no breach, {}", day(end.at)),
                        None if Timestamp::now() >= incident.report_before => "OPEN, OVERDUE".to_owned(),
                        None => format!("open, report before {}", moment(incident.report_before)),
                    };
                    let (noticed, readers) = (moment(incident.noticed), incident.readers);
                    println!("{}  case {case}  noticed {noticed}  {readers} readers  {state}", incident.number);
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
}
