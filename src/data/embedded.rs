//! Data files embedded in the program.

use super::Files;
use crate::model::Detail;

/// Name and text of a file in `data/basemap/`.
pub(super) type Named = (&'static str, &'static str);

macro_rules! table {
    ($name:literal) => {
        include_str!(concat!("../../data/", $name))
    };
}

macro_rules! map {
    ($name:literal) => {
        ($name, include_str!(concat!("../../data/basemap/", $name)))
    };
}

impl Files<'static> {
    /// The embedded tables.
    pub const EMBEDDED: Self = Self {
        sources: table!("sources.csv"),
        base_sources: table!("base_sources.csv"),
        sectors: table!("sectors.csv"),
        provinces: table!("provinces.csv"),
        cities: table!("cities.csv"),
        clusters: table!("clusters.csv"),
        cluster_members: table!("cluster_members.csv"),
        cluster_figures: table!("cluster_figures.csv"),
        official_totals: table!("official_totals.csv"),
        article_claims: table!("article_claims.csv"),
        national_series: table!("national_series.csv"),
        announcements: table!("announcements.csv"),
        little_giants: table!("little_giants.csv"),
        ladder: table!("ladder.csv"),
        programmes: table!("programmes.csv"),
        province_indicators: table!("province_indicators.csv"),
        findings: table!("findings.csv"),
        article_checks: table!("article_checks.csv"),
    };
}

pub(super) const RIVERS: Named = map!("rivers.geojson");
pub(super) const LAKES: Named = map!("lakes.geojson");
pub(super) const CLAIM_LINES: Named = map!("claim_lines.geojson");
pub(super) const WORLD: Named = map!("world.topojson");

/// Embedded provinces, countries and boundaries at a level of detail.
pub(super) fn china(detail: Detail) -> Named {
    match detail {
        Detail::Overview => map!("china_L4.topojson"),
        Detail::Country => map!("china_L3.topojson"),
        Detail::Region => map!("china_L2.topojson"),
        Detail::Full => map!("china_L0.topojson"),
    }
}
