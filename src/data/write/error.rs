//! Why a file was not written.

use std::path::PathBuf;

use crate::{
    data::system::{NodeKind, SystemError},
    model::ShownPath,
};

/// Why a file was not written. The file that stood there before is whole.
#[derive(Debug, thiserror::Error)]
#[error("Could not write {path}: {why}", path = ShownPath(path))]
pub struct WriteError {
    /// The file that was to be written.
    pub path: PathBuf,
    /// What was in the way.
    #[source]
    pub why: Unwritable,
}

/// What was in the way of writing.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    /// A file of that name exists and was not to be replaced.
    #[error("it exists already")]
    Exists,
    /// The file may not be changed.
    #[error("the file is read-only")]
    ReadOnly,
    /// The name stands for something that is neither a file nor can be written to like one.
    #[error("it is {0}, not a file")]
    NoFile(NodeKind),
    /// The name ends in a separator, as that of a folder.
    #[error("its name is that of a folder")]
    FolderName,
    /// The folder that it should lie in does not exist.
    #[error("its folder does not exist")]
    FolderMissing,
    /// No program reads from the pipe, or the one that does has stopped reading.
    #[error("no program reads from the pipe")]
    NoReader,
    /// The system refused.
    #[error(transparent)]
    System(#[from] SystemError),
}

impl From<std::io::Error> for Unwritable {
    fn from(error: std::io::Error) -> Self {
        Self::System(error.into())
    }
}
