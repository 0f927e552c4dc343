//! The command line: one file per command; each prints and decides nothing.

mod exit;
mod scan;

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
    /// Shows what identifies people in a plain text.
    Scan(scan::Scan),
}

/// Runs the command of the arguments of this process; exit status as in sysexits.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no faults; a wrong command line is 64 (EX_USAGE).
            let status = if error.use_stderr() { 64 } else { 0 };
            let _ = error.print();
            return ExitCode::from(status);
        }
    };
    let done = match arguments.command {
        Command::Scan(scan) => scan.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("casuspoort: {failure}");
            ExitCode::from(failure.status())
        }
    }
}
