//! Commands of project files.

use std::path::PathBuf;

use crate::app::window_kind::Next;

/// Request concerning a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileCommand {
    /// Open a project file (from a dialog, the recent files, drag and drop, or the command line).
    Open(PathBuf),
    /// Open or import files that were dropped on the window.
    Drop(Vec<PathBuf>),
    /// Save the view as a project file.
    SaveTo {
        /// Path of the file.
        path: PathBuf,
        /// `true` if the user agreed to replace an existing file.
        replace: bool,
    },
    /// Save the changes, then continue.
    SaveThen(Next),
    /// Discard the changes, then continue.
    DiscardThen(Next),
    /// Show a file in the system's file manager.
    ShowInFolder(PathBuf),
}
