//! Loads all tables into a catalogue in which every reference resolves.

use super::{Report, checks, clusters, indicators, ladder, national, places, programmes, sources};
use crate::model::Catalogue;

/// Texts of the tables, in the format that `data/README.md` describes.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// `sources.csv`
    pub sources: &'a str,
    /// `base_sources.csv`
    pub base_sources: &'a str,
    /// `sectors.csv`
    pub sectors: &'a str,
    /// `provinces.csv`
    pub provinces: &'a str,
    /// `cities.csv`
    pub cities: &'a str,
    /// `clusters.csv`
    pub clusters: &'a str,
    /// `cluster_members.csv`
    pub cluster_members: &'a str,
    /// `cluster_figures.csv`
    pub cluster_figures: &'a str,
    /// `official_totals.csv`
    pub official_totals: &'a str,
    /// `article_claims.csv`
    pub article_claims: &'a str,
    /// `national_series.csv`
    pub national_series: &'a str,
    /// `announcements.csv`
    pub announcements: &'a str,
    /// `little_giants.csv`
    pub little_giants: &'a str,
    /// `ladder.csv`
    pub ladder: &'a str,
    /// `programmes.csv`
    pub programmes: &'a str,
    /// `province_indicators.csv`
    pub province_indicators: &'a str,
    /// `findings.csv`
    pub findings: &'a str,
    /// `article_checks.csv`
    pub article_checks: &'a str,
}

/// Reads all tables. A bad row is reported and left out, so that the catalogue is sound: all references resolve and all
/// values have sources.
pub fn catalogue(files: &Files<'_>) -> (Catalogue, Report) {
    let mut catalogue = Catalogue::default();
    let mut report = Report::default();
    catalogue.sources = sources::sources(files.sources, &mut report);
    catalogue.base_sources = sources::of_base_map(files.base_sources, &catalogue, &mut report);
    catalogue.sectors = places::sectors(files.sectors, &catalogue, &mut report);
    catalogue.provinces = places::provinces(files.provinces, &catalogue, &mut report);
    catalogue.cities = places::cities(files.cities, &catalogue, &mut report);
    catalogue.clusters = clusters::clusters(files.clusters, &catalogue, &mut report);
    clusters::members(files.cluster_members, &mut catalogue, &mut report);
    clusters::figures(files.cluster_figures, &mut catalogue, &mut report);
    catalogue.totals = national::totals(files.official_totals, &catalogue, &mut report);
    catalogue.claims = national::claims(files.article_claims, &catalogue, &mut report);
    catalogue.series = national::series(files.national_series, &catalogue, &mut report);
    catalogue.announcements = national::announcements(files.announcements, &catalogue, &mut report);
    catalogue.little_giants = ladder::little_giants(files.little_giants, &catalogue, &mut report);
    catalogue.ladder = ladder::ladder(files.ladder, &catalogue, &mut report);
    catalogue.programmes = programmes::programmes(files.programmes, &catalogue, &mut report);
    catalogue.indicators = indicators::indicators(files.province_indicators, &catalogue, &mut report);
    catalogue.findings = checks::findings(files.findings, &catalogue, &mut report);
    catalogue.checks = checks::checks(files.article_checks, &catalogue, &mut report);
    (catalogue, report)
}
