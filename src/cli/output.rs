//! Where results and messages go: the one writer for the standard streams, and `-o FILE`.

use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;

use super::error::CliError;
use crate::data::write::{self, Existing};

/// Where a result goes.
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
    /// The file, if it is one.
    pub(super) fn file(&self) -> Option<&Path> {
        self.file.as_deref().filter(|path| *path != Path::new("-"))
    }

    fn existing(&self) -> Existing {
        if self.force { Existing::Replace } else { Existing::Refuse }
    }

    /// Whether the result may be written; asked before the work, so that nothing is worked out in vain.
    ///
    /// # Errors
    /// Where the file exists and may not be replaced.
    pub(super) fn check(&self) -> Result<(), CliError> {
        Ok(self.file().map_or(Ok(()), |path| write::check(path, self.existing()))?)
    }

    /// Writes the result, a file whole or not at all.
    ///
    /// # Errors
    /// Where the file exists and may not be replaced, or cannot be written.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<(), CliError> {
        match self.file() {
            Some(path) => Ok(write::file(path, bytes, self.existing())?),
            None => print(bytes),
        }
    }
}

/// Writes a result to the standard output. A reader who has seen enough and closed it, as `head` does, is no failure.
///
/// # Errors
/// Where the system refuses for another reason, for example on a full disk.
pub(super) fn print(bytes: &[u8]) -> Result<(), CliError> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(CliError::Stdout(error)),
        _ => Ok(()),
    }
}

/// Writes a line to the standard error. Nothing more can be done where even that is closed.
pub(super) fn say(line: &str) {
    let _closed = writeln!(io::stderr(), "{line}");
}

/// Writes what the reader of arguments has to say (help, version, what is wrong) where it belongs, and gives its exit
/// code.
pub(super) fn usage(message: &clap::Error) -> ExitCode {
    let _closed = message.print();
    ExitCode::from(u8::try_from(message.exit_code()).unwrap_or(2))
}
