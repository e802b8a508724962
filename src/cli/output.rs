//! `-o FILE` for commands that write a single file or to the standard output.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{error::CliError, protected_inputs::Inputs, streams};
use crate::data::write::{self, Existing};

/// Destination of a result.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Output {
    /// Write to this file; `-`, like none, is the standard output.
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    file: Option<PathBuf>,
    /// Replace the file if it exists.
    #[arg(long)]
    force: bool,
}

impl Output {
    /// Output file; `None` for the standard output.
    pub(super) fn file(&self) -> Option<&Path> {
        self.file.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// What becomes of a file that exists.
    pub(super) fn existing(&self) -> Existing {
        if self.force { Existing::Replace } else { Existing::Refuse }
    }

    /// Checks that the result can be written, before any work is done. `made_from` are the files from which it is made; with
    /// `also_written` the command writes another file as well.
    ///
    /// # Errors
    /// If the file exists and may not be replaced, or is an input; if --force is given without a file to replace.
    pub(super) fn check<'p>(
        &self,
        made_from: impl IntoIterator<Item = &'p Path>,
        also_written: bool,
    ) -> Result<(), CliError> {
        match self.file() {
            None if self.force && !also_written => {
                Err(CliError::Arguments("--force: needs a file to replace: add -o FILE".to_owned()))
            }
            None => Ok(()),
            Some(path) => {
                streams::check_name(path).map_err(CliError::Stdout)?;
                let mut inputs = Inputs::default();
                for input in made_from {
                    inputs.insert(input, ());
                }
                inputs.check(path, |_, ()| false)?;
                Ok(write::check(path, self.existing())?)
            }
        }
    }

    /// Writes the result; a file is written completely or not at all.
    ///
    /// # Errors
    /// If the file exists and may not be replaced, or cannot be written.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<(), CliError> {
        match self.file() {
            Some(path) => Ok(write::file(path, bytes, self.existing())?),
            None => streams::print(bytes).map_err(CliError::Stdout),
        }
    }
}
