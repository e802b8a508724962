//! Commands of the table panel and of table files.

use std::path::PathBuf;

use crate::app::table::{TableFile, TableSettings};

/// Request concerning tables.
#[derive(Clone, Debug, PartialEq)]
pub enum TableCommand {
    /// Set kind, sorting, columns and height of the table panel.
    SetPanel(Box<TableSettings>),
    /// Set kind and format of the table export.
    SetFile(Box<TableFile>),
    /// Write the table to a file; an empty path asks for one.
    SaveTo {
        /// Path of the file.
        path: PathBuf,
        /// `true` if the user agreed to replace an existing file.
        replace: bool,
    },
}
