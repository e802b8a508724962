//! Errors of subcommands and their exit codes.

use std::{io, path::PathBuf, process::ExitCode};

use super::{
    batch_file::BatchError, export_args::ExportArgsError, filter::FilterError, interrupt::Signal,
    output_names::NamesError, protected_inputs::OverInput, streams,
};
use crate::{
    data::{
        read::ReadError,
        write::{Unwritable, WriteError},
    },
    export::{ExportError, OpenError},
    model::ShownPath,
    table::TableError,
};

/// Error of a subcommand.
#[derive(Debug, thiserror::Error)]
pub(super) enum CliError {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Recipe(#[from] ExportArgsError),
    #[error(transparent)]
    Batch(#[from] BatchError),
    #[error(transparent)]
    Names(#[from] NamesError),
    #[error(transparent)]
    Input(#[from] OverInput),
    #[error(transparent)]
    Picture(ExportError),
    #[error("there is not enough memory: {needed} MB are needed to begin; see also `ulimit -v`")]
    Memory { needed: usize },
    #[error("internal error: {0}")]
    Work(#[source] io::Error),
    #[error("interrupted")]
    Interrupted(Signal),
    #[error("cannot open the window: {0}")]
    Window(String),
    #[error(transparent)]
    Filter(#[from] FilterError),
    /// Arguments that are valid individually but not in combination.
    #[error("{0}")]
    Arguments(String),
    #[error("{path} already exists; add --force to overwrite it", path = ShownPath(.0))]
    Exists(PathBuf),
    #[error(transparent)]
    Unread(Box<ReadError>),
    /// Measure without a result, in the language of the report.
    #[error("{0}")]
    Measure(String),
    /// File that cannot be imported, in the language of the report.
    #[error("{0}")]
    Import(String),
    #[error(transparent)]
    Write(WriteError),
    #[error("{}", streams::unwritable(.0))]
    Stdout(#[source] io::Error),
    #[error(transparent)]
    Table(#[from] TableError),
    #[error("cannot print the report: {0}")]
    Report(#[source] serde_json::Error),
    #[error("cannot print the manual page: {0}")]
    Manual(#[source] io::Error),
}

impl From<WriteError> for CliError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError { path, why: Unwritable::Exists } => Self::Exists(path),
            error => Self::Write(error),
        }
    }
}

impl CliError {
    /// 2 if the error can be fixed by other arguments, otherwise 1; after a signal, the exit code of that signal.
    pub(super) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Filter(_) | Self::Arguments(_) | Self::Input(_) => ExitCode::from(2),
            Self::Recipe(error) => error.exit_code(),
            Self::Names(error) => error.exit_code(),
            Self::Batch(error) => error.exit_code(),
            Self::Interrupted(signal) => signal.exit_code(),
            Self::Open(_)
            | Self::Unread(_)
            | Self::Import(_)
            | Self::Measure(_)
            | Self::Picture(_)
            | Self::Memory { .. }
            | Self::Work(_)
            | Self::Window(_)
            | Self::Exists(_)
            | Self::Write(_)
            | Self::Stdout(_)
            | Self::Table(_)
            | Self::Report(_)
            | Self::Manual(_) => ExitCode::FAILURE,
        }
    }
}
