//! Errors of writing files.

use std::{path::PathBuf, time::Duration};

use crate::{
    data::{
        file_error::{FileError, NodeKind},
        read::ReadError,
    },
    model::ShownPath,
};

/// Time without progress after which a pipe is given up.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// Error of writing a file. The previous content is intact.
#[derive(Debug, thiserror::Error)]
#[error("Could not write {path}: {why}", path = ShownPath(path))]
pub struct WriteError {
    /// Path of the file.
    pub path: PathBuf,
    /// Reason.
    #[source]
    pub why: Unwritable,
}

/// Reason for a failed writing.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    /// The file exists and must not be replaced.
    #[error("it exists already")]
    Exists,
    /// The existing file is read-only.
    #[error("the file is read-only")]
    ReadOnly,
    /// The path leads to something that is neither a file nor writable like one.
    #[error("it is {0}, not a file")]
    NoFile(NodeKind),
    /// The path is that of a folder: it ends in a separator, in `.` or in `..`.
    #[error("its name is that of a folder")]
    FolderName,
    /// The folder of the file does not exist.
    #[error("its folder does not exist")]
    FolderMissing,
    /// No program has the pipe open for reading.
    #[error("no program reads from the pipe")]
    NoReader,
    /// A program has the pipe open, but did not read from it for 20 s.
    #[error("the program that has the pipe open did not read from it for {} s", PATIENCE.as_secs())]
    Unread,
    /// Another file of those that are written together has the same destination.
    #[error("it leads to the same file as another name that is written with it")]
    Same,
    /// An own file that belongs into the bundle cannot be read.
    #[error("{0}")]
    OwnFile(Box<ReadError>),
    /// The operating system reported an error.
    #[error(transparent)]
    System(#[from] FileError),
}

impl From<std::io::Error> for Unwritable {
    fn from(error: std::io::Error) -> Self {
        Self::System(error.into())
    }
}
