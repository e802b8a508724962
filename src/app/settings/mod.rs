//! User preferences and last view. `file.rs` stores them in a file that tolerates damage, by way of `document.rs`,
//! `salvage.rs` and `stray.rs`.

mod damage;
mod document;
mod file;
mod invalid_tokens;
mod salvage;
#[cfg(test)]
mod tests;
mod text_scale;

use std::path::PathBuf;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{
    app::{project_file::ProjectFile, table::TableSettings},
    export::{ExtentMode, PictureOptions},
    model::Language,
    view::{Objects, Theme, Unknown, View},
};
pub use damage::{Damage, Lost, Part};
pub use text_scale::TextScale;

/// Theme preference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemePreference {
    /// Theme of the system.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl ThemePreference {
    /// Theme in effect, given that of the system.
    pub fn resolve(self, system_is_dark: bool) -> Theme {
        match (self, system_is_dark) {
            (Self::Dark, _) | (Self::System, true) => Theme::Dark,
            (Self::Light, _) | (Self::System, false) => Theme::Light,
        }
    }
}

/// Contents of the left panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftPanel {
    /// Search, filters and list of clusters.
    #[default]
    Clusters,
    /// Values by province.
    Provinces,
    /// Provinces side by side.
    Compare,
    /// Programmes for small and medium-sized enterprises.
    Programmes,
    /// Claims of the article.
    Article,
    /// List of the map's layers.
    Layers,
    /// Measures of the values on the map.
    Analysis,
}

/// Export settings used last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportSettings {
    /// Format, scale, background, form of the texts.
    pub options: PictureOptions,
    /// Theme of the picture; `None` for that of the window.
    pub theme: Option<Theme>,
    /// Language of the picture; `None` for that of the window.
    pub language: Option<Language>,
    /// Extent of the map.
    pub fit: ExtentMode,
}

/// Settings kept between sessions. A field missing from an older file has its default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a panel that is open or not")]
pub struct Settings {
    /// Theme preference.
    pub theme: ThemePreference,
    /// Size of the interface.
    pub text_scale: TextScale,
    /// `true` if the left panel is open.
    pub filters_open: bool,
    /// Contents of the left panel.
    pub left: LeftPanel,
    /// `true` if the table panel is open.
    pub table_open: bool,
    /// Settings of the table panel.
    pub table: TableSettings,
    /// `true` if the timeline is open.
    pub timeline_open: bool,
    /// `true` if the statistics panel is open.
    pub statistics_open: bool,
    /// `true` if the card of first steps is open, as it is until it is closed for the first time.
    pub first_steps_open: bool,
    /// Last view.
    #[serde(deserialize_with = "any_view")]
    pub view: Option<View>,
    /// Project file and its contents, so that unsaved changes are known after a kill.
    pub document: Option<ProjectFile>,
    /// Files opened or saved, most recent first.
    #[serde(with = "paths")]
    pub recent: Vec<PathBuf>,
    /// Folder of the last file.
    #[serde(with = "optional_path")]
    pub folder: Option<PathBuf>,
    /// Export settings used last.
    pub export: ExportSettings,
    /// Fields written by a newer version of the program.
    #[serde(skip)]
    pub unknown: Unknown,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemePreference::System,
            text_scale: TextScale::default(),
            filters_open: true,
            left: LeftPanel::Clusters,
            table_open: false,
            table: TableSettings::default(),
            timeline_open: false,
            statistics_open: true,
            first_steps_open: true,
            view: None,
            document: None,
            recent: Vec::new(),
            folder: None,
            export: ExportSettings::default(),
            unknown: Unknown::default(),
        }
    }
}

impl Serialize for Settings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Settings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(Objects(deserializer))
    }
}

/// Reads the last view in any supported format version.
fn any_view<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<View>, D::Error> {
    let value = Option::<serde_json::Value>::deserialize(deserializer)?;
    value.map(|value| View::from_json(&value.to_string()).map_err(D::Error::custom)).transpose()
}

impl Settings {
    /// `true` if the left panel is open and shows `panel`.
    pub fn shows(&self, panel: LeftPanel) -> bool {
        self.filters_open && self.left == panel
    }

    /// Default path of the settings file; `None` on a system without a home folder.
    pub(crate) fn default_path() -> Option<PathBuf> {
        directories::ProjectDirs::from("", "", "cluster-atlas").map(|dirs| dirs.config_dir().join("settings.json"))
    }

    /// Folder of the tile cache, which the usage policies of the tile servers require.
    pub fn tile_cache() -> Option<PathBuf> {
        directories::ProjectDirs::from("", "", "cluster-atlas").map(|dirs| dirs.cache_dir().join("tiles"))
    }
}

/// Serialisation of paths as text, lossless for any byte sequence.
mod paths {
    use std::path::PathBuf;

    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::model::path_codec;

    pub(super) fn serialize<S: Serializer>(paths: &[PathBuf], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(paths.iter().map(|path| path_codec::to_text(path)))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<PathBuf>, D::Error> {
        Ok(Vec::<String>::deserialize(deserializer)?.iter().map(|text| path_codec::to_path(text)).collect())
    }
}

/// Serialisation of an optional path as text, lossless for any byte sequence.
mod optional_path {
    use std::path::PathBuf;

    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    use crate::model::path_codec;

    #[expect(clippy::ref_option, reason = "the signature that serde asks for")]
    pub(super) fn serialize<S: Serializer>(path: &Option<PathBuf>, serializer: S) -> Result<S::Ok, S::Error> {
        path.as_deref().map(path_codec::to_text).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<PathBuf>, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.map(|text| path_codec::to_path(&text)))
    }
}
