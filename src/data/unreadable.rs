//! Reasons why a person's file cannot be read.

use super::file_error::{FileError, NodeKind};

/// Reason for a failed reading.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The path leads to something other than a regular file.
    #[error("it is {0}, not a file")]
    NoFile(NodeKind),
    /// The file exceeds the size limit of its kind.
    #[error("it is larger than {megabytes} MB, the most that is read", megabytes = *limit as f64 / f64::from(1 << 20))]
    TooLarge {
        /// Size limit, bytes.
        limit: u64,
    },
    /// The file is not UTF-8 text.
    #[error("line {line} is not text in UTF-8")]
    NoText {
        /// First line that is not UTF-8, from 1.
        line: usize,
    },
    /// The archive of a bundle is damaged.
    #[error("the bundle is damaged")]
    DamagedBundle,
    /// A bundle does not have a file.
    #[error("the bundle does not contain {name}")]
    NotInBundle {
        /// Name of the file in the bundle.
        name: String,
    },
    /// The operating system reported an error.
    #[error(transparent)]
    System(#[from] FileError),
}
