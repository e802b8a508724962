//! Windows and questions that a command can ask for.

use std::path::PathBuf;

use crate::{model::SourceId, view::Basemap};

/// A window above the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Window {
    /// Command palette: search for commands, clusters and places.
    Palette,
    /// Source list: the given sources, or all if the list is empty.
    Sources(Vec<SourceId>),
    /// Keyboard shortcuts and mouse gestures.
    Shortcuts,
    /// Glossary, scrolled to the term with this identifier.
    Glossary(Option<&'static str>),
    /// Version, purpose and data of the program.
    About,
    /// Consent to load tiles from the network.
    TileConsent(Basemap),
    /// Choice of a local tile archive.
    TileFile,
    /// Export of pictures.
    Export,
    /// Export of a table.
    SaveTable,
    /// Import of a person's own file.
    Import,
    /// Path field for a project file, used where the system has no file dialog.
    Path {
        /// Purpose of the path.
        purpose: PathFor,
        /// Initial text of the field.
        start: String,
    },
    /// Confirmation before this file is replaced.
    Replace(PathBuf),
    /// Question whether to save changes before this step.
    Unsaved(Next),
}

/// Scope of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportTarget {
    /// The picture alone.
    Picture,
    /// Picture with its accompanying files (data, sources, view).
    Pack,
}

/// Purpose of a path entered by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathFor {
    /// To open a file.
    Open,
    /// To save as a file.
    Save,
    /// To import a file.
    AddData,
}

/// Step that leaves the current document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Close the window.
    Close,
    /// Start from the default view.
    New,
    /// Open another file.
    Open(PathBuf),
}
