//! Preferences and the last view, in a small file of our own that survives damage.
//!
//! Written whole and renamed (eframe's own storage is not), so that a kill in the middle loses nothing.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

pub use super::settings_file::{Damage, Lost, Part};
use super::{document::Document, settings_file, table_settings::TableSettings};
use crate::{
    export::{Fit, Options},
    model::Language,
    view::{Theme, Unknown, View},
};

/// Which theme a person prefers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemePreference {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl ThemePreference {
    /// The theme that it stands for, given the system's.
    pub fn resolve(self, system_is_dark: bool) -> Theme {
        match (self, system_is_dark) {
            (Self::Dark, _) | (Self::System, true) => Theme::Dark,
            (Self::Light, _) | (Self::System, false) => Theme::Light,
        }
    }
}

/// What the panel on the left shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftPanel {
    /// Search, filters and the list of clusters.
    #[default]
    Clusters,
    /// Values by province.
    Provinces,
    /// Programmes for small and medium-sized enterprises.
    Programmes,
    /// The claims of the article.
    Article,
}

/// How pictures were made last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportSettings {
    /// Format, scale and the like.
    pub options: Options,
    /// Light or dark, whatever the window is.
    pub theme: Option<Theme>,
    /// Its language, whatever the window's is.
    pub language: Option<Language>,
    /// What part of the earth is shown.
    pub fit: Fit,
}

/// What is remembered between sessions. A field that an old file lacks has its default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a panel that is open or not")]
pub struct Settings {
    /// Light, dark or as the system.
    pub theme: ThemePreference,
    /// Whether the panel on the left is open.
    pub filters_open: bool,
    /// What it shows.
    pub left: LeftPanel,
    /// Whether the table below the map is open.
    pub table_open: bool,
    /// How that table looks.
    pub table: TableSettings,
    /// Whether the timeline below the map is open.
    pub timeline_open: bool,
    /// Whether the panel of statistics is open.
    pub statistics_open: bool,
    /// The last view.
    #[serde(deserialize_with = "any_view")]
    pub view: Option<View>,
    /// The file that it belongs to, and what that held: after a kill the next start knows of unsaved changes.
    pub document: Option<Document>,
    /// Files that were opened or saved, the latest first.
    #[serde(with = "paths")]
    pub recent: Vec<PathBuf>,
    /// The folder of the last one.
    #[serde(with = "optional_path")]
    pub folder: Option<PathBuf>,
    /// How pictures were made last.
    pub export: ExportSettings,
    /// What a newer version of the program wrote.
    #[serde(skip)]
    pub unknown: Unknown,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemePreference::System,
            filters_open: true,
            left: LeftPanel::Clusters,
            table_open: false,
            table: TableSettings::default(),
            timeline_open: false,
            statistics_open: true,
            view: None,
            document: None,
            recent: Vec::new(),
            folder: None,
            export: ExportSettings::default(),
            unknown: Unknown::default(),
        }
    }
}

/// Reads the last view, of whichever version.
fn any_view<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<View>, D::Error> {
    let value = Option::<serde_json::Value>::deserialize(deserializer)?;
    value.map(|value| View::from_json(&value.to_string()).map_err(D::Error::custom)).transpose()
}

impl Settings {
    /// Whether the panel on the left is open and shows that.
    pub fn shows(&self, panel: LeftPanel) -> bool {
        self.filters_open && self.left == panel
    }

    /// Where they live; `None` on a system without a home folder.
    pub fn default_path() -> Option<PathBuf> {
        directories::ProjectDirs::from("", "", "cluster-atlas").map(|dirs| dirs.config_dir().join("settings.json"))
    }

    /// Where tiles are cached, as the servers' rules ask.
    pub fn tile_cache() -> Option<PathBuf> {
        directories::ProjectDirs::from("", "", "cluster-atlas").map(|dirs| dirs.cache_dir().join("tiles"))
    }

    /// Reads them. A missing file gives the defaults; of a damaged one all that fits is kept, and the file is put aside
    /// and named. Online tiles are never restored.
    pub fn load(path: &Path) -> (Self, Option<Damage>) {
        settings_file::load(path)
    }

    /// Writes them.
    ///
    /// # Errors
    /// The folder cannot be made or the file cannot be written; the old file stays whole.
    pub fn save(&self, path: &Path) -> Result<(), String> {
        settings_file::save(self, path)
    }
}

/// Paths as text, byte for byte.
mod paths {
    use std::path::PathBuf;

    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::model::path_text;

    pub fn serialize<S: Serializer>(paths: &[PathBuf], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(paths.iter().map(|path| path_text::to_text(path)))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<PathBuf>, D::Error> {
        Ok(Vec::<String>::deserialize(deserializer)?.iter().map(|text| path_text::to_path(text)).collect())
    }
}

/// A path, or none, as text, byte for byte.
mod optional_path {
    use std::path::PathBuf;

    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    use crate::model::path_text;

    #[expect(clippy::ref_option, reason = "the signature that serde asks for")]
    pub fn serialize<S: Serializer>(path: &Option<PathBuf>, serializer: S) -> Result<S::Ok, S::Error> {
        path.as_deref().map(path_text::to_text).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<PathBuf>, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.map(|text| path_text::to_path(&text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Backdrop;

    #[test]
    fn settings_come_back_as_they_were_saved() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new folder/settings.json");
        let settings = Settings { filters_open: false, view: Some(View::default()), ..Settings::default() };
        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path), (settings, None));
    }

    #[test]
    fn online_tiles_are_not_restored() {
        let mut view = View::default();
        view.layers.backdrop = Backdrop::OpenStreetMap;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        Settings { view: Some(view), ..Settings::default() }.save(&path).unwrap();
        assert_eq!(Settings::load(&path).0.view.unwrap().layers.backdrop, Backdrop::BaseMap);
    }
}
