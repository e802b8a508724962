//! The data inside the program.

use super::table::File;
use crate::model::Detail;

/// The tables, by name.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each is the table of that name, described in data/README.md")]
pub struct Files<'a> {
    pub sources: File<'a>,
    pub sectors: File<'a>,
    pub provinces: File<'a>,
    pub cities: File<'a>,
    pub clusters: File<'a>,
    pub members: File<'a>,
    pub figures: File<'a>,
    pub totals: File<'a>,
    pub claims: File<'a>,
    pub series: File<'a>,
}

macro_rules! table {
    ($name:literal) => {
        File { name: $name, text: include_str!(concat!("../../data/", $name)) }
    };
}

impl Files<'static> {
    /// The tables inside the program.
    pub const EMBEDDED: Self = Self {
        sources: table!("sources.csv"),
        sectors: table!("sectors.csv"),
        provinces: table!("provinces.csv"),
        cities: table!("cities.csv"),
        clusters: table!("clusters.csv"),
        members: table!("cluster_members.csv"),
        figures: table!("cluster_figures.csv"),
        totals: table!("official_totals.csv"),
        claims: table!("article_claims.csv"),
        series: table!("national_series.csv"),
    };
}

pub(super) const RIVERS: &str = include_str!("../../data/basemap/rivers.geojson");
pub(super) const LAKES: &str = include_str!("../../data/basemap/lakes.geojson");
pub(super) const CLAIM_LINES: &str = include_str!("../../data/basemap/claim_lines.geojson");
pub(super) const WORLD: &str = include_str!("../../data/basemap/world.topojson");

/// The file of a level of detail.
pub(super) fn level(detail: Detail) -> (&'static str, &'static str) {
    match detail {
        Detail::Overview => ("china_L4.topojson", include_str!("../../data/basemap/china_L4.topojson")),
        Detail::Country => ("china_L3.topojson", include_str!("../../data/basemap/china_L3.topojson")),
        Detail::Region => ("china_L2.topojson", include_str!("../../data/basemap/china_L2.topojson")),
        Detail::Full => ("china_L0.topojson", include_str!("../../data/basemap/china_L0.topojson")),
    }
}
