//! `man`: manual page.

use clap::{Args, Command, CommandFactory as _};

use super::{Arguments, error::CliError, streams, value_parsers::listed};

/// Print the manual page.
#[derive(Debug, Args)]
pub(super) struct Man {
    /// Command whose page to print.
    subcommand: Option<String>,
}

/// Runs the command.
pub(super) fn run(arguments: &Man) -> Result<(), CliError> {
    let mut program = Arguments::command();
    // Propagates global settings to subcommands, such as their full names.
    program.build();
    let command = match &arguments.subcommand {
        None => program,
        Some(name) => subcommand(&program, name)?,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page).map_err(CliError::Manual)?;
    streams::print(&page).map_err(CliError::Stdout)
}

fn subcommand(program: &Command, name: &str) -> Result<Command, CliError> {
    program.find_subcommand(name).cloned().ok_or_else(|| {
        let possible = listed(program.get_subcommands().map(Command::get_name));
        CliError::Arguments(format!("unknown command {name:?}; use {possible}"))
    })
}
