//! Data files embedded in the program.

use super::{Files, characteristic::CharacteristicFiles, industries::IndustryFiles, series::SeriesFiles};
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

impl SeriesFiles<'static> {
    /// The embedded tables.
    pub(super) const EMBEDDED: Self = Self {
        measures: table!("province_series_measures.csv"),
        statements: table!("province_series_statements.csv"),
        values: table!("province_series.csv"),
    };
}

impl IndustryFiles<'static> {
    /// The embedded tables.
    pub(super) const EMBEDDED: Self = Self {
        measures: table!("province_industry_measures.csv"),
        industries: table!("industries.csv"),
        notes: table!("province_industry_notes.csv"),
        values: table!("province_industry.csv"),
    };
}

impl CharacteristicFiles<'static> {
    /// The embedded tables.
    pub(super) const EMBEDDED: Self = Self {
        lists: table!("characteristic_lists.csv"),
        clusters: table!("characteristic_clusters.csv"),
        counts: table!("characteristic_cluster_counts.csv"),
    };
}

pub(super) const COUNTIES: &str = table!("counties.csv");
pub(super) const GAZETTEER: &str = table!("gazetteer.csv");
pub(super) const FORMER_PLACES: &str = table!("former_places.csv");

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
