//! Errors that end an import.

use super::{Remark, RemarkKind, Severity};

/// Reason why a file, or one table of it, cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// The file cannot be read as a table; the remark says why and, where known, in which row.
    Content(Box<Remark>),
    /// A person cancelled the import.
    Cancelled,
}

impl ImportError {
    /// Error of the whole file.
    pub fn of_file(kind: RemarkKind, found: &str) -> Self {
        Self::Content(Box::new(Remark::on_file(Severity::LeftOut, kind).found(found)))
    }

    /// Error of a row.
    pub fn of_row(row: u32, kind: RemarkKind, found: &str) -> Self {
        Self::Content(Box::new(Remark::on_row(row, Severity::LeftOut, kind).found(found)))
    }
}
