//! The catalogue: all facts of the atlas, immutable once loaded.

mod claims;
mod indicators;
mod programmes;
mod tiers;

use std::collections::BTreeMap;

use super::{
    Announced, Announcement, ArticleClaim, AsOf, BaseLayer, Check, City, CityId, Cluster, ClusterId, Finding,
    Indicator, LittleGiants, OfficialTotal, Programme, Province, ProvinceId, Region, Sector, SectorId, SeriesPoint,
    Source, SourceId, TierObservation,
};

/// All facts of the atlas, in the order of the data files, so that output is reproducible.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// Sources by identifier.
    pub sources: BTreeMap<SourceId, Source>,
    /// Sources of the base map by layer, in the order in which they are cited.
    pub base_sources: Vec<(BaseLayer, SourceId)>,
    /// The six sectors in the ministry's order.
    pub sectors: Vec<Sector>,
    /// The 34 provincial units in the order of their GB/T 2260 codes.
    pub provinces: Vec<Province>,
    /// Cities by identifier.
    pub cities: BTreeMap<CityId, City>,
    /// Clusters in the order of the file.
    pub clusters: Vec<Cluster>,
    /// Published aggregates.
    pub totals: Vec<OfficialTotal>,
    /// Claims of the article.
    pub claims: Vec<ArticleClaim>,
    /// Announcements of clusters.
    pub announcements: Vec<Announced>,
    /// National series.
    pub series: Vec<SeriesPoint>,
    /// Little giants by unit and batch.
    pub little_giants: Vec<LittleGiants>,
    /// Counts of all other tiers, and totals of little giants.
    pub ladder: Vec<TierObservation>,
    /// SME support programmes.
    pub programmes: Vec<Programme>,
    /// Reference values of provinces: population, GDP, industrial value added.
    pub indicators: Vec<Indicator>,
    /// Figures for checks of the article that belong to no other table.
    pub findings: Vec<Finding>,
    /// Checks of the article, in the order of claims and then by date.
    pub checks: Vec<Check>,
}

impl Catalogue {
    /// The cluster with the given identifier.
    pub fn cluster(&self, id: &ClusterId) -> Option<&Cluster> {
        self.clusters.iter().find(|cluster| cluster.id == *id)
    }

    /// The announcement with the given identifier.
    pub fn announced(&self, id: Announcement) -> Option<&Announced> {
        self.announcements.iter().find(|announced| announced.id == id)
    }

    /// `true` if clusters had been announced by a date, or the announcement is unknown.
    pub(crate) fn was_announced(&self, id: Announcement, until: &AsOf) -> bool {
        self.announced(id).is_none_or(|announced| announced.total.as_of.is_by(until))
    }

    /// The sector with the given identifier.
    pub fn sector(&self, id: &SectorId) -> Option<&Sector> {
        self.sectors.iter().find(|sector| sector.id == *id)
    }

    /// The province with the given identifier.
    pub fn province(&self, id: &ProvinceId) -> Option<&Province> {
        self.provinces.iter().find(|province| province.id == *id)
    }

    /// The city with the given identifier.
    pub fn city(&self, id: &CityId) -> Option<&City> {
        self.cities.get(id)
    }

    /// The source with the given identifier.
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.get(id)
    }

    /// Date on which a cluster was announced as a winner of its round; that of its list if the announcement is unknown.
    pub fn announced_on(&self, cluster: &Cluster) -> AsOf {
        self.announced(cluster.round.announcement()).map_or(cluster.listed, |announced| announced.total.as_of)
    }

    /// Statistical region of a cluster: that of its first province.
    pub fn region_of(&self, cluster: &Cluster) -> Option<Region> {
        self.province(cluster.provinces.first()?)?.region
    }

    /// The published aggregate for a metric and group.
    pub fn total(&self, metric: &str, group: &str) -> Option<&OfficialTotal> {
        self.totals.iter().find(|total| total.metric == metric && total.group == group)
    }
}
