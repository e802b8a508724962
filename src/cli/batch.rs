//! `batch`: makes all pictures of a batch file.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;

use super::{NAME, batch_file, error::CliError, export_args::Planner, output_flags::OutputFlags, pictures, streams};
use crate::model::ShownPath;

const MORE: &str = "\
The file is TOML. Keys are the long flags of `export` without the leading hyphens; `output` is the file name, relative to
the batch file. [defaults] applies to every picture that does not set the key itself and can use it; an empty list
removes a default.

  [defaults]
  lang = [\"en\", \"zh\"]
  preset = \"a4-landscape\"

  [[picture]]
  each = \"province\"
  output = \"atlas/{each}-{lang}.pdf\"

  [[picture]]
  layer = \"little-giants\"
  batch = \"1-2\"
  per = \"population\"
  output = \"little-giants-{lang}.png\"

Pictures with one-file = true and the same output are the pages of one PDF, in the order of the file; if one of
them fails, that PDF is not written.

All pictures are checked before the first is made: errors are named with their line, and nothing is written. If a
picture fails later, the others are still made, unless the disk is full or another program writes the same files. After
Ctrl-C, SIGTERM or SIGHUP the rest is not tried. Standard error says how many were made, which failed and which were not
tried; --json reports the status of each picture.

Examples:
  cluster-atlas batch atlas.toml
  cluster-atlas batch atlas.toml --force --json > report.json
  cluster-atlas check atlas.toml        (can all pictures be made?)

Exit codes:
  0    all pictures made
  1    a picture failed, or the batch file or a view cannot be read
  2    invalid arguments, or invalid keys, values or names in the batch file; nothing was written
  130  interrupted by Ctrl-C, 143 by SIGTERM, 129 by SIGHUP";

/// Export all images of a batch file.
#[derive(Debug, Args)]
#[command(after_help = MORE)]
pub(super) struct Batch {
    /// Batch file (TOML).
    file: PathBuf,
    #[command(flatten)]
    delivery: OutputFlags,
}

/// Runs the command.
pub(super) fn run(arguments: &Batch) -> Result<ExitCode, CliError> {
    make(&arguments.file, arguments.delivery)
}

/// Runs `export --batch FILE`, the deprecated spelling, after a note that names the new one.
pub(super) fn run_in_old_spelling(file: &Path, delivery: OutputFlags) -> Result<ExitCode, CliError> {
    let new = format!("`{NAME} batch {}`", ShownPath(file));
    streams::say(&format!("{NAME}: note: write {new}; `export --batch FILE` will go with the next release"));
    make(file, delivery)
}

fn make(file: &Path, delivery: OutputFlags) -> Result<ExitCode, CliError> {
    let mut planner = Planner::new();
    let loaded = batch_file::load(file, &mut planner)?;
    let names = loaded.check_names(file, delivery)?;
    pictures::make(planner, &loaded.jobs, names, delivery)
}
