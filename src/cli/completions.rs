//! `completions`: shell completion scripts.

use clap::{Args, CommandFactory as _};
use clap_complete::{Shell, generate};

use super::{Arguments, NAME, error::CliError, streams};

/// Print shell completions.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// Name of the shell.
    shell: Shell,
}

/// Runs the command.
pub(super) fn run(arguments: &Completions) -> Result<(), CliError> {
    // Generated in memory first, because the generator panics if its writer fails.
    let mut script = Vec::new();
    generate(arguments.shell, &mut Arguments::command(), NAME, &mut script);
    streams::print(&script).map_err(CliError::Stdout)
}
