//! The binary: arguments in, exit status out.

fn main() -> std::process::ExitCode {
    casuspoort::cli::run()
}
