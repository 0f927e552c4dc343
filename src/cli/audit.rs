//! `casuspoort audit`: the record of what was decided, delivered and done.

use super::Failure;
use super::rules::load_rules;
use crate::model::CaseNumber;
use crate::serve::open_store;
use crate::store::Access;
use crate::store::{AuditHead, AuditQuery};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Shows and proves the audit log.
#[derive(Args)]
pub(super) struct Audit {
    #[command(subcommand)]
    what: What,
    /// Configuration file.
    #[arg(long, global = true, default_value = "config/casuspoort.toml")]
    config: PathBuf,
}

#[derive(Subcommand)]
enum What {
    /// Prints the lines. Example: casuspoort audit show --case 2026-014
    Show {
        /// Only this case.
        #[arg(long)]
        case: Option<CaseNumber>,
        /// Only of this team.
        #[arg(long)]
        team: Option<String>,
    },
    /// Walks the whole chain: finds a changed, removed, reordered or cut-off line. Example: casuspoort audit verify --head 118-9f86d081884c7d659a2feaa0c55ad015
    Verify {
        /// A head from an agenda; it must stand in the chain.
        #[arg(long)]
        head: Option<AuditHead>,
    },
}

impl Audit {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let rules = load_rules(Some(&self.config))?;
        let store = open_store(&rules, Access::Tool)?;
        match &self.what {
            What::Show { case, team } => {
                let query =
                    AuditQuery { case: *case, team: team.clone().map(crate::model::TeamId), ..AuditQuery::default() };
                for line in store.audit_list(&query)? {
                    println!("{} {} {}", line.seq, line.at, line.line);
                }
                Ok(())
            }
            What::Verify { head } => {
                let report = store.audit_verify(head.as_ref())?;
                match report.fault {
                    None => {
                        let head = report.head.map_or_else(|| "none".into(), |h| h.to_string());
                        println!("whole: {} lines, head {head}", report.good);
                        Ok(())
                    }
                    Some(fault) => Err(Failure::Data(format!("the audit log is not whole: {fault}"))),
                }
            }
        }
    }
}
