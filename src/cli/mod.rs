//! The command line: one file per command; each prints and decides nothing.

mod agenda;
mod audit;
mod cases;
mod check;
mod clean;
mod consent;
mod demo;
mod dictionary;
mod exit;
mod incident;
mod place;
mod profile;
mod rules;
mod scan;
mod serve;

pub use exit::Failure;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// A gate for case mail: what reaches the team is checked, complete and without names.
#[derive(Parser)]
#[command(name = "casuspoort", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs the gateway.
    Serve(serve::Serve),
    /// A gateway on loopback with made-up mails, everything shown.
    Demo(demo::Demo),
    /// Validates configuration, profiles and dictionaries.
    Check(check::Check),
    /// Shows what identifies people in a plain text.
    Scan(scan::Scan),
    /// Takes one mail the whole way, offline.
    Clean(clean::Clean),
    /// Lists cases and acts on them.
    Cases(cases::Cases),
    /// Keeps the consents of a case.
    Consent(consent::ConsentCommand),
    /// Prints the agendas of the coming meetings.
    Agenda(agenda::Agenda),
    /// Shows and proves the audit log.
    Audit(audit::Audit),
    /// What may be a breach of personal data: its clock and its record.
    Incident(incident::Incident),
    /// The administrator's own words.
    Dictionary(dictionary::DictionaryCommand),
    /// Lists and shows profiles.
    Profile(profile::ProfileCommand),
    /// The life of a core process; started by the gateway itself.
    #[command(hide = true)]
    Core,
    /// Becomes a program of the system, within limits; started by the gateway itself.
    #[command(hide = true)]
    Confine {
        /// Path of the program.
        program: std::path::PathBuf,
        /// What it is called with.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

/// Runs the command of the arguments of this process; exit status as in sysexits.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no faults; a wrong command line is 64 (EX_USAGE).
            let status = if error.use_stderr() { 64 } else { 0 };
            // Nothing is left to be done where the message itself can't be written.
            drop(error.print());
            return ExitCode::from(status);
        }
    };
    let done = match arguments.command {
        Command::Serve(serve) => serve.run(),
        Command::Demo(demo) => demo.run(),
        Command::Check(check) => check.run(),
        Command::Scan(scan) => scan.run(),
        Command::Clean(clean) => clean.run(),
        Command::Cases(cases) => cases.run(),
        Command::Consent(consent) => consent.run(),
        Command::Agenda(agenda) => agenda.run(),
        Command::Audit(audit) => audit.run(),
        Command::Incident(incident) => incident.run(),
        Command::Dictionary(dictionary) => dictionary.run(),
        Command::Profile(profile) => profile.run(),
        Command::Core => serve::core(),
        Command::Confine { program, arguments } => {
            Err(Failure::Internal(crate::ocr::confine(&program, &arguments).to_string()))
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("casuspoort: {failure}");
            ExitCode::from(failure.status())
        }
    }
}
