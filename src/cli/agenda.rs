//! `casuspoort agenda`: what is on the table of a meeting.

use super::Failure;
use super::rules::load_rules;
use crate::anonymise::PieceKind;
use crate::config::Period;
use crate::register::CaseState;
use crate::serve::open_store;
use crate::store::Access;
use crate::texts;
use clap::Args;
use jiff::Timestamp;
use std::path::PathBuf;

/// Prints the agendas of the coming meetings, without names.
///
/// Example: casuspoort agenda --team elsloo
#[derive(Args)]
pub(super) struct Agenda {
    /// Only this team.
    #[arg(long)]
    team: Option<String>,
    /// How far ahead, such as 30d.
    #[arg(long, default_value = "30d")]
    ahead: Period,
    /// Configuration file.
    #[arg(long, default_value = "config/casuspoort.toml")]
    config: PathBuf,
}

impl Agenda {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let rules = load_rules(Some(&self.config))?;
        let store = open_store(&rules, Access::Tool)?;
        let now = Timestamp::now();
        let wanted = |id: &str| self.team.as_ref().is_none_or(|name| name == id);
        for (_, team) in rules.settings.teams().filter(|(_, t)| wanted(&t.id.0)) {
            let cases = store.register(&team.id)?.cases;
            for meeting in rules.meetings(team, now, self.ahead.after(now)) {
                println!("{}, {}", team.name, texts::day_and_time(meeting));
                let on_it = cases.iter().filter(|c| c.meeting == Some(meeting));
                for case in on_it.filter(|c| !matches!(c.state, CaseState::Closed | CaseState::Withdrawn)) {
                    let text = |kind| case.redacted.as_ref().and_then(|r| r.text(kind)).unwrap_or_else(|| "-".into());
                    println!("  {}  {:?}  {}", case.number, case.state, case.area.as_deref().unwrap_or("-"));
                    println!("    Doel: {}", text(PieceKind::Doel));
                    println!("    Vraag: {}", text(PieceKind::Vraag));
                }
            }
        }
        Ok(())
    }
}
