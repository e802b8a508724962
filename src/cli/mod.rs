//! Command line interface: one file per subcommand, and shared parts.
//!
//! Standard output carries results only, standard error all messages; both are written by `streams` alone. Exit codes:
//! 0 success, 1 failure, 2 invalid arguments; 129, 130 and 143 interrupted by a signal.

mod batch;
mod batch_file;
mod check;
mod completions;
mod error;
mod export;
mod export_args;
mod filter;
mod import;
mod interrupt;
mod man;
mod memory_check;
mod opened_view;
mod output;
mod output_flags;
mod output_names;
mod own_data;
mod pictures;
mod protected_inputs;
mod schema;
mod stats;
mod streams;
mod table;
mod value_parsers;
mod variable_flags;
mod view_args;
mod warnings;
mod window;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand, error::ErrorKind};

use error::CliError;

/// Name of the executable.
const NAME: &str = "cluster-atlas";

const MORE: &str = "\
Examples:
  cluster-atlas                          open the window with the last view
  cluster-atlas hunan.json --lang zh     open a saved view, in Chinese
  cluster-atlas firms.csv                import a list of your own into the window
  cluster-atlas export --filter sector=new_materials -o materials.png
  cluster-atlas export --each province --lang en,zh -o 'atlas/{each}-{lang}.pdf'
  cluster-atlas batch atlas.toml
  cluster-atlas table clusters -o clusters.xlsx
  cluster-atlas table clusters --filter province=Hunan --filter round=2022,2024
  cluster-atlas table values --layer little-giants --per population -o values.xlsx
  cluster-atlas table provinces --format geojson -o provinces.geojson
  cluster-atlas stats moran --layer little-giants --per population
  cluster-atlas check hunan.json --json
  cluster-atlas import firms.csv --report left-out.csv
  cluster-atlas completions bash > ~/.local/share/bash-completion/completions/cluster-atlas
  cluster-atlas man | man -l -

Exit codes:
  0  done
  1  failed: a file could not be read or written, an image could not be made, standard output is closed or full, or
     `check` found errors
  2  invalid arguments, also in a batch file; nothing was written
  130, 143, 129  interrupted by Ctrl-C, SIGTERM or SIGHUP; files that were finished stay
A reader that stops early, such as `head`, is no failure.";

const USAGE: &str = "\
cluster-atlas [OPTIONS] [FILE]...
       cluster-atlas <COMMAND>";

/// An offline atlas of China's national advanced manufacturing clusters and SME programmes, with a source for every figure.
///
/// Run without a command to open the window.
#[derive(Debug, Parser)]
#[command(name = NAME, version, after_help = MORE, override_usage = USAGE, subcommand_precedence_over_arg = true)]
struct Arguments {
    #[command(flatten)]
    window: window::WindowArgs,
    #[command(subcommand)]
    command: Option<CliCommand>,
}

#[derive(Debug, Subcommand)]
enum CliCommand {
    Export(Box<export::ExportCommand>),
    Batch(batch::Batch),
    Table(Box<table::TableArgs>),
    Stats(Box<stats::StatsArgs>),
    Check(check::CheckArgs),
    Import(Box<import::ImportArgs>),
    Completions(completions::Completions),
    Man(man::Man),
    Schema(schema::Schema),
}

impl Arguments {
    /// Refuses arguments of the window before a subcommand.
    fn checked(self) -> Result<Self, clap::Error> {
        let Some(given) = self.command.as_ref().and_then(|_| self.window.first_given()) else { return Ok(self) };
        let why =
            format!("{given} is for the window and cannot be used with a command; options of a command follow it");
        Err(Self::command().error(ErrorKind::ArgumentConflict, why))
    }
}

/// Parses the arguments and runs the command.
pub fn main() -> ExitCode {
    if let Err(error) = memory_check::check_arguments() {
        streams::say(&format!("{NAME}: {error}"));
        return error.exit_code();
    }
    let arguments = match Arguments::try_parse().and_then(Arguments::checked) {
        Ok(arguments) => arguments,
        // Help and version also arrive as errors, with exit code 0.
        Err(message) => return streams::usage(&message),
    };
    match run(arguments) {
        Ok(code) => code,
        Err(error) => {
            streams::say(&format!("{NAME}: {error}"));
            error.exit_code()
        }
    }
}

fn run(arguments: Arguments) -> Result<ExitCode, CliError> {
    interrupt::survive_file_limit().map_err(CliError::Work)?;
    if !matches!(arguments.command, Some(CliCommand::Completions(_) | CliCommand::Man(_) | CliCommand::Schema(_))) {
        memory_check::check()?;
    }
    match arguments.command {
        None => window::run(&arguments.window)?,
        Some(CliCommand::Export(export)) => {
            return match export.batch_file() {
                Some((file, delivery)) => batch::run_in_old_spelling(file, delivery),
                None => export::run(*export),
            };
        }
        Some(CliCommand::Batch(batch)) => return batch::run(&batch),
        Some(CliCommand::Table(table)) => table::run(table)?,
        Some(CliCommand::Stats(stats)) => stats::run(stats)?,
        Some(CliCommand::Check(check)) => return check::run(&check),
        Some(CliCommand::Import(arguments)) => import::run(&arguments)?,
        Some(CliCommand::Completions(completions)) => completions::run(&completions)?,
        Some(CliCommand::Man(man)) => man::run(&man)?,
        Some(CliCommand::Schema(schema)) => schema::run(&schema)?,
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_do_not_contradict_each_other() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_name_that_is_no_subcommand_is_a_view_to_open() {
        let arguments = Arguments::try_parse_from([NAME, "hunan.json", "--lang", "zh", "--theme", "dark", "--fresh"]);
        assert!(arguments.unwrap().command.is_none());
        assert!(Arguments::try_parse_from([NAME, "check", "hunan.json"]).unwrap().command.is_some());
    }

    #[test]
    fn an_option_of_the_window_before_a_command_is_named() {
        let several = Arguments::try_parse_from([NAME, "firms.csv", "parks.xlsx", "hunan.json", "--fresh"]);
        assert!(several.unwrap().command.is_none());
        for (before, named) in [
            (&["--fresh"][..], "--fresh"),
            (&["--lang", "zh"], "--lang"),
            (&["--theme", "dark"], "--theme"),
            (&["a.json"], "\"a.json\""),
        ] {
            let arguments = [&[NAME], before, &["table", "clusters"]].concat();
            let why = Arguments::try_parse_from(arguments).and_then(Arguments::checked).unwrap_err();
            let said = format!("error: {named} is for the window and cannot be used with a command");
            assert!(why.to_string().starts_with(&said) && why.exit_code() == 2, "{why}");
        }
    }
}
