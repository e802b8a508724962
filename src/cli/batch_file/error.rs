//! Errors of a batch file, with file, line and picture.

use std::{path::PathBuf, process::ExitCode};

use crate::{
    cli::{export_args::ExportArgsError, output_names::NamesError},
    data::read::ReadError,
    model::ShownPath,
};

/// Error of a batch file.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum BatchError {
    /// The file could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The file is not TOML.
    #[error("{path}, line {line}: {problem}", path = ShownPath(path))]
    Syntax { path: PathBuf, line: usize, problem: String },
    /// The file asks for something that a batch file cannot say.
    #[error("{path}, line {line}: {problem}", path = ShownPath(path))]
    Form { path: PathBuf, line: usize, problem: String },
    /// The arguments of a picture are invalid or cannot be combined.
    #[error("{path}, line {line}, picture {number}: {source}", path = ShownPath(path))]
    Picture { path: PathBuf, line: usize, number: usize, source: Box<ExportArgsError> },
    /// The name of a picture conflicts with another picture, an existing file or an input.
    #[error("{path}, line {line}, picture {number}: {source}", path = ShownPath(path))]
    Name { path: PathBuf, line: usize, number: usize, source: NamesError },
}

impl BatchError {
    /// As on the command line: 2 if the error can be fixed by other keys, values or file names, 1 if a file cannot be
    /// read.
    pub(in crate::cli) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Name { source, .. } => source.exit_code(),
            Self::Picture { source, .. } => source.exit_code(),
            Self::Form { .. } => ExitCode::from(2),
            Self::Read(_) | Self::Syntax { .. } => ExitCode::FAILURE,
        }
    }
}
