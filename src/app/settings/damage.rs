//! Damage of a settings file, and the sections that are lost by it.

use std::path::PathBuf;

/// Section of the settings, as named to the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Part {
    /// Theme preference.
    Theme,
    /// Open panels.
    Panels,
    /// Table panel.
    Table,
    /// Last view of the map.
    View,
    /// Project file.
    Document,
    /// Recent files and the last folder.
    Recent,
    /// Export settings.
    Export,
}

impl Part {
    /// Section of a key of the settings.
    pub(super) fn of(key: &str) -> Self {
        match key {
            "theme" => Self::Theme,
            "table" => Self::Table,
            "view" => Self::View,
            "document" => Self::Document,
            "recent" | "folder" => Self::Recent,
            "export" => Self::Export,
            _ => Self::Panels,
        }
    }
}

/// Damage found while reading the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Path of the settings file.
    pub path: PathBuf,
    /// Extent of the loss.
    pub lost: Lost,
    /// Path of the renamed original; `None` if it could not be renamed or is not a regular file.
    pub kept: Option<PathBuf>,
}

/// Lost part of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// Everything: the file cannot be read as text.
    Everything,
    /// Everything: the text is not valid JSON from this line on.
    FromLine(usize),
    /// Sections that are lost in full or in part.
    Parts(Vec<Part>),
}
