//! Everything that is known, immutable once loaded.

use std::collections::BTreeMap;

use super::{
    Announced, ArticleClaim, Check, City, CityId, Cluster, ClusterId, Finding, Indicator, LadderObservation,
    LittleGiants, OfficialTotal, Programme, Province, ProvinceId, Region, Sector, SectorId, SeriesPoint, Source,
    SourceId,
};

/// All facts of the atlas. Order is the order of the data files, so that what is drawn or written is stable.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// Sources by id.
    pub sources: BTreeMap<SourceId, Source>,
    /// The six sectors in the ministry's order.
    pub sectors: Vec<Sector>,
    /// The 34 provincial units in the order of their codes.
    pub provinces: Vec<Province>,
    /// Cities by id.
    pub cities: BTreeMap<CityId, City>,
    /// The clusters in the order of the file.
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
    /// The other counts of the ladder.
    pub ladder: Vec<LadderObservation>,
    /// Programmes for specialised SMEs.
    pub programmes: Vec<Programme>,
    /// What counts of a province are set against.
    pub indicators: Vec<Indicator>,
    /// Figures beside the claims of the article that belong to no other table.
    pub findings: Vec<Finding>,
    /// What stands beside each claim, in the order of claims and then by date.
    pub checks: Vec<Check>,
}

impl Catalogue {
    /// The cluster of that id.
    pub fn cluster(&self, id: &ClusterId) -> Option<&Cluster> {
        self.clusters.iter().find(|cluster| cluster.id == *id)
    }

    /// The sector of that id.
    pub fn sector(&self, id: &SectorId) -> Option<&Sector> {
        self.sectors.iter().find(|sector| sector.id == *id)
    }

    /// The province of that id.
    pub fn province(&self, id: &ProvinceId) -> Option<&Province> {
        self.provinces.iter().find(|province| province.id == *id)
    }

    /// The city of that id.
    pub fn city(&self, id: &CityId) -> Option<&City> {
        self.cities.get(id)
    }

    /// The source of that id.
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.get(id)
    }

    /// The region that a cluster is counted in: that of its first province.
    pub fn region_of(&self, cluster: &Cluster) -> Option<Region> {
        self.province(cluster.provinces.first()?)?.region
    }

    /// The published aggregate of that metric and group.
    pub fn total(&self, metric: &str, group: &str) -> Option<&OfficialTotal> {
        self.totals.iter().find(|total| total.metric == metric && total.group == group)
    }
}
