//! Commands of the window of the import.

use std::path::PathBuf;

use crate::recipe::Recipe;

/// Request of the window of the import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportCommand {
    /// Read the file by other choices.
    SetRecipe(Box<Recipe>),
    /// Set the title.
    SetTitle(String),
    /// Set the source line.
    SetCredit(String),
    /// Search for the place of this name; `None` ends the search.
    SearchPlace(Option<String>),
    /// Read the file from the disk again, or another one in its place.
    ReadFrom(PathBuf),
    /// Ask for another file in its place.
    Browse,
    /// Stop reading: the choices of the last result return.
    Stop,
    /// Add the result to the map, or replace the entry that is edited.
    Accept,
    /// Save the report. An empty path asks for one.
    SaveReport {
        /// Path of the file.
        path: PathBuf,
        /// `true` if the user agreed to replace an existing file.
        replace: bool,
    },
    /// Withdraw the question for the path of the report.
    KeepReport,
}
