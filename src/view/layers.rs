//! Map layers and their visibility.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ThematicLayer;

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

/// Map layers and their visibility, from bottom to top.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is one check box")]
pub struct Layers {
    /// Basemap.
    #[serde(rename = "backdrop")]
    pub basemap: Basemap,
    /// Thematic layer of values by province, if any.
    pub thematic: Option<ThematicLayer>,
    /// Rivers and lakes.
    pub water: bool,
    /// Graticule.
    pub graticule: bool,
    /// Labels of provinces.
    pub province_labels: bool,
    /// Labels of cities.
    pub city_labels: bool,
    /// Symbols of the 45 clusters of 30 November 2022.
    pub clusters: bool,
    /// Symbols of the clusters added in 2024.
    pub later_clusters: bool,
    /// Labels of clusters.
    pub cluster_labels: bool,
    /// Lines from all clusters to their member cities, not only for the hovered cluster.
    pub member_links: bool,
    /// Labels in both languages.
    pub both_languages: bool,
    /// Legend on the map.
    pub legend: bool,
}

impl Layers {
    /// `true` if clusters of any announcement are drawn.
    pub(crate) fn shows_clusters(&self) -> bool {
        self.clusters || self.later_clusters
    }
}

impl Default for Layers {
    fn default() -> Self {
        Self {
            basemap: Basemap::Embedded,
            thematic: None,
            water: true,
            graticule: false,
            province_labels: true,
            city_labels: true,
            clusters: true,
            later_clusters: false,
            cluster_labels: true,
            member_links: false,
            both_languages: false,
            legend: true,
        }
    }
}
