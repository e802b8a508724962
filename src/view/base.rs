//! Base of the map: basemap, its parts, and what is written on it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Basemap. All but [`Basemap::Embedded`] are turned on by the user.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basemap {
    /// Embedded base map, without network or files.
    #[default]
    #[serde(rename = "base_map")]
    Embedded,
    /// Online tiles of openstreetmap.org.
    OpenStreetMap,
    /// Online tiles of opentopomap.org.
    OpenTopoMap,
    /// Local tile archive, `.pmtiles` or `.mbtiles`.
    File(
        #[serde(with = "crate::model::path_codec")]
        #[schemars(with = "String")]
        std::path::PathBuf,
    ),
}

impl Basemap {
    /// `true` for tiles, which exist in Web Mercator only.
    pub(crate) fn is_tiles(&self) -> bool {
        *self != Self::Embedded
    }

    /// `true` if drawing it accesses the network.
    pub(crate) fn is_online(&self) -> bool {
        matches!(self, Self::OpenStreetMap | Self::OpenTopoMap)
    }
}

/// Basemap, its parts, and what is written on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is one check box")]
pub struct Base {
    /// Basemap.
    pub basemap: Basemap,
    /// Rivers and lakes.
    pub water: bool,
    /// Graticule.
    pub graticule: bool,
    /// Labels of provinces.
    pub province_labels: bool,
    /// Labels of cities.
    pub city_labels: bool,
    /// Labels in both languages.
    pub both_languages: bool,
    /// Legend on the map.
    pub legend: bool,
    /// Insets of dense regions on the map of the window; those of pictures are an element of the page.
    pub detail_insets: bool,
}

impl Default for Base {
    fn default() -> Self {
        Self {
            basemap: Basemap::Embedded,
            water: true,
            graticule: false,
            province_labels: true,
            city_labels: true,
            both_languages: false,
            legend: true,
            detail_insets: false,
        }
    }
}
