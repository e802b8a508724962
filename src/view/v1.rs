//! Version 1 of view documents, frozen, and its migration.
//!
//! Version 1 had ten switches and one filter for all layers. Its switches of the clusters of 2022 and of 2024 said at once
//! which clusters a map is about and whether they are drawn.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Base, Basemap, Camera, FeatureRef, Layer, Page, PlaceFilter, ThematicLayer, Theme, Unknown, VERSION, View,
    version::MINOR,
};
use crate::model::{Announcement, AsOf, ClusterId, Language, ProvinceId, Region, SectorId};

/// Minor version of the last documents of version 1.
pub(super) const LAST_MINOR: u32 = 5;

/// Document of version 1.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(remote = "Self", default, deny_unknown_fields)]
pub(super) struct Document {
    version: u32,
    minor: u32,
    camera: Camera,
    layers: Switches,
    filter: Filter,
    selection: Option<Selection>,
    compare: Vec<ProvinceId>,
    language: Language,
    theme: Theme,
    page: Page,
}

/// Selected feature, as version 2.0 had it too.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Selection {
    /// A cluster.
    Cluster(ClusterId),
    /// A province.
    Province(ProvinceId),
}

impl From<Selection> for FeatureRef {
    fn from(selection: Selection) -> Self {
        match selection {
            Selection::Cluster(id) => id.into(),
            Selection::Province(id) => id.into(),
        }
    }
}

/// Layers and their visibility.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each was one check box")]
struct Switches {
    backdrop: Basemap,
    thematic: Option<ThematicLayer>,
    water: bool,
    graticule: bool,
    province_labels: bool,
    city_labels: bool,
    clusters: bool,
    later_clusters: bool,
    cluster_labels: bool,
    member_links: bool,
    both_languages: bool,
    legend: bool,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            backdrop: Basemap::Embedded,
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

/// Filter of all layers.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Filter {
    sectors: BTreeSet<SectorId>,
    rounds: BTreeSet<Announcement>,
    regions: BTreeSet<Region>,
    provinces: BTreeSet<ProvinceId>,
    text: String,
    until: Option<AsOf>,
}

impl Document {
    /// A document with every key of version 1.
    pub(super) fn with_every_key() -> Self {
        let layers = Switches { thematic: Some(ThematicLayer::default()), ..Switches::default() };
        Self { layers, ..Self::default() }
    }

    /// The same map as a view of this version. Switched off, both groups of clusters are one hidden layer of those of
    /// 2022, which values by province counted even then.
    pub(super) fn migrated(self, unknown: Unknown) -> View {
        let Self { camera, layers, filter, selection, compare, language, theme, page, .. } = self;
        let mut view = View {
            analysis: None,
            data: Vec::new(),
            version: VERSION,
            minor: MINOR,
            camera,
            base: Base {
                basemap: layers.backdrop,
                water: layers.water,
                graticule: layers.graticule,
                province_labels: layers.province_labels,
                city_labels: layers.city_labels,
                both_languages: layers.both_languages,
                legend: layers.legend,
                detail_insets: false,
            },
            place: PlaceFilter { regions: filter.regions, provinces: filter.provinces },
            as_of: filter.until,
            layers: vec![Layer { labels: layers.cluster_labels, ..Layer::clusters() }],
            selection: selection.map(FeatureRef::from),
            compare,
            language,
            theme,
            page,
            unknown,
        };
        view.set_thematic(layers.thematic);
        view.show_clusters(layers.clusters, layers.later_clusters);
        view.edit_cluster_layer(|layer| {
            let Some(features) = layer.features_mut() else { return };
            features.links = layers.member_links;
            let query = &mut features.query;
            query.filter.choose("sector", filter.sectors.iter().map(SectorId::as_str));
            query.filter.choose("announcement", filter.rounds.iter().map(|round| <&'static str>::from(*round)));
            query.text = filter.text;
        });
        view
    }
}

impl Serialize for Document {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(super::Objects(deserializer))
    }
}
