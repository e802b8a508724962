//! What is drawn.

use serde::{Deserialize, Serialize};

use super::Thematic;

/// What lies under everything. Anything but [`Backdrop::BaseMap`] is turned on by a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Backdrop {
    /// The embedded base map; needs nothing.
    #[default]
    BaseMap,
    /// Online tiles of openstreetmap.org.
    OpenStreetMap,
    /// Online tiles of opentopomap.org.
    OpenTopoMap,
    /// A local tile archive, `.pmtiles` or `.mbtiles`.
    File(#[serde(with = "crate::model::path_text")] std::path::PathBuf),
}

impl Backdrop {
    /// Whether tiles are drawn, which are laid out in Web Mercator only.
    pub fn is_tiles(&self) -> bool {
        *self != Self::BaseMap
    }

    /// Whether drawing it asks the network.
    pub fn is_online(&self) -> bool {
        matches!(self, Self::OpenStreetMap | Self::OpenTopoMap)
    }
}

/// The layers of the map, from below to above.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is one check box")]
pub struct Layers {
    /// What lies under everything.
    pub backdrop: Backdrop,
    /// Values by province, below all that follows.
    pub thematic: Option<Thematic>,
    /// Rivers and lakes.
    pub water: bool,
    /// Lines of longitude and latitude.
    pub graticule: bool,
    /// Names of provinces.
    pub province_labels: bool,
    /// Names of cities.
    pub city_labels: bool,
    /// The 45 clusters of 30 November 2022.
    pub clusters: bool,
    /// The clusters added in 2024.
    pub later_clusters: bool,
    /// Names of clusters.
    pub cluster_labels: bool,
    /// Lines from every cluster to its member cities, not only where the pointer is.
    pub member_links: bool,
    /// Names on the map in both languages.
    pub both_languages: bool,
    /// The legend on the map.
    pub legend: bool,
}

impl Layers {
    /// Whether clusters of any announcement are drawn.
    pub fn shows_clusters(&self) -> bool {
        self.clusters || self.later_clusters
    }
}

impl Default for Layers {
    fn default() -> Self {
        Self {
            backdrop: Backdrop::BaseMap,
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
