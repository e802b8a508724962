//! Commands of the export of pictures.

use std::path::PathBuf;

use crate::{
    app::{settings::ExportSettings, window_kind::ExportTarget},
    view::{EditKind, Page},
};

/// Request of the export window.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportCommand {
    /// Set the page layout.
    SetPage(Box<Page>, EditKind),
    /// Open the window with the comparison of provinces on the page.
    WithComparison,
    /// Set format, resolution, theme, language and extent.
    SetOptions(ExportSettings),
    /// Write the picture to a file; an empty path asks for one.
    SaveTo {
        /// Path of the file; in a pack, the stem of all file names.
        path: PathBuf,
        /// Single picture or pack.
        target: ExportTarget,
        /// `true` if the user agreed to replace existing files.
        replace: bool,
    },
    /// Decline to replace a file, or cancel the running export.
    Cancel,
}
