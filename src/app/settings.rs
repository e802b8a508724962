//! Preferences and the last view, in a small file of our own that survives damage.
//!
//! Written whole and renamed (eframe's own storage is not), so that a kill in the middle loses nothing.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{document::Document, table_settings::TableSettings};
use crate::{
    data::write,
    export::{Fit, Options},
    model::Language,
    view::{Backdrop, Theme, View},
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
    /// The last view; one of another version is left out.
    #[serde(deserialize_with = "readable_view")]
    pub view: Option<View>,
    /// The file that it belongs to, and what that held: after a kill the next start knows of unsaved changes.
    pub document: Option<Document>,
    /// Files that were opened or saved, the latest first.
    pub recent: Vec<PathBuf>,
    /// The folder of the last one.
    pub folder: Option<PathBuf>,
    /// How pictures were made last.
    pub export: ExportSettings,
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
        }
    }
}

/// A view that this version cannot read is no reason to lose the other settings.
pub(super) fn readable_view<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<View>, D::Error> {
    let value = Option::<serde_json::Value>::deserialize(deserializer)?;
    Ok(value.and_then(|value| View::from_json(&value.to_string()).ok()))
}

/// Damage found while reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The file.
    pub path: PathBuf,
    /// Where reading stopped.
    pub line: usize,
    /// Where the damaged file was put, so that nothing is lost.
    pub kept: PathBuf,
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

    /// Reads them. A missing file gives the defaults; a damaged one is put aside and named.
    ///
    /// Online tiles are never restored: nothing connects before a person asks again.
    pub fn load(path: &Path) -> (Self, Option<Damage>) {
        let damaged = |line: usize| {
            let kept = path.with_extension("damaged.json");
            let moved = std::fs::rename(path, &kept).is_ok();
            let kept = if moved { kept } else { path.to_owned() };
            (Self::default(), Some(Damage { path: path.to_owned(), line, kept }))
        };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return (Self::default(), None),
            Err(_unreadable) => return damaged(1),
        };
        match serde_json::from_str::<Self>(&text) {
            Ok(mut settings) => {
                if let Some(view) = &mut settings.view
                    && view.layers.backdrop.is_online()
                {
                    view.layers.backdrop = Backdrop::BaseMap;
                }
                (settings, None)
            }
            Err(error) => damaged(error.line()),
        }
    }

    /// Writes them.
    ///
    /// # Errors
    /// The folder cannot be made or the file cannot be written; the old file stays whole.
    pub fn save(&self, path: &Path) -> Result<(), String> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        let mut text = serde_json::to_string_pretty(self).map_err(|error| error.to_string())?;
        text.push('\n');
        write::atomic(path, text.as_bytes()).map_err(|error| error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn file(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        #[expect(clippy::disallowed_methods, reason = "a test makes the damage itself")]
        std::fs::File::create(&path).unwrap().write_all(text.as_bytes()).unwrap();
        (folder, path)
    }

    #[test]
    fn settings_come_back_as_they_were_saved() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new folder/settings.json");
        let settings = Settings { filters_open: false, view: Some(View::default()), ..Settings::default() };
        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path), (settings, None));
    }

    #[test]
    fn a_damaged_file_is_kept_and_named() {
        let (_folder, path) = file("{\n  \"theme\": \"dark\",\n  oops");
        let (settings, damage) = Settings::load(&path);
        let damage = damage.unwrap();
        assert_eq!(settings, Settings::default());
        assert_eq!(damage.line, 3);
        assert!(std::fs::read_to_string(damage.kept).unwrap().contains("oops"));
        assert!(!path.exists());
    }

    #[test]
    fn a_view_of_another_version_does_not_cost_the_other_settings() {
        let (_folder, path) = file(r#"{"theme": "dark", "view": {"version": 99}}"#);
        let (settings, damage) = Settings::load(&path);
        assert_eq!((settings.theme, settings.view, damage), (ThemePreference::Dark, None, None));
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
