//! Loads all tables into a catalogue in which every reference resolves.

use std::collections::BTreeSet;

use super::{Report, checks, clusters, indicators, ladder, national, places, programmes, sources, table::Row};
use crate::model::{AsOf, Bilingual, Catalogue, Name, SourceId};

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

/// Identifiers of a table so far, for the detection of duplicates.
#[derive(Default)]
pub(super) struct Seen(BTreeSet<String>);

impl Seen {
    /// The identifier of a row; a duplicate is reported.
    pub(super) fn id<'t>(&mut self, row: &Row<'t>, report: &mut Report) -> Option<&'t str> {
        let id = row.required("id", report)?;
        if self.0.insert(id.to_owned()) {
            Some(id)
        } else {
            report.push(row.issue("id", "an identifier that no row above has"));
            None
        }
    }
}

/// A text in both languages from the columns `{stem}_en` and `{stem}_zh`.
pub(super) fn bilingual(row: &Row<'_>, stem: &str) -> Bilingual {
    let text = |language| row.cell(&format!("{stem}_{language}")).to_owned();
    Bilingual { en: text("en"), zh: text("zh") }
}

/// Like [`bilingual`], but an empty side is reported.
pub(super) fn both_languages(row: &Row<'_>, stem: &str, report: &mut Report) -> Option<Bilingual> {
    let en = row.required(&format!("{stem}_en"), report);
    let zh = row.required(&format!("{stem}_zh"), report);
    Some(Bilingual { en: en?.to_owned(), zh: zh?.to_owned() })
}

/// A flag: `yes` or empty.
pub(super) fn flag(row: &Row<'_>, column: &str, report: &mut Report) -> Option<bool> {
    match row.cell(column) {
        "" => Some(false),
        "yes" => Some(true),
        _ => {
            report.push(row.issue(column, "yes or nothing"));
            None
        }
    }
}

/// An optional date: `Some(None)` for an empty cell, `None` for an error, which is reported.
#[expect(clippy::option_option, reason = "an unknown date and a faulty one are not the same")]
pub(super) fn optional_date(row: &Row<'_>, column: &str, report: &mut Report) -> Option<Option<AsOf>> {
    match row.optional(column) {
        None => Some(None),
        Some(_) => row.as_of(column, report).map(Some),
    }
}

/// A name with pinyin; the full name replaces a missing short form.
pub(super) fn name(row: &Row<'_>, report: &mut Report) -> Option<Name> {
    let full = both_languages(row, "name", report);
    let pinyin = row.required("pinyin", report);
    let (full, mut short) = (full?, bilingual(row, "short"));
    for (short, full) in [(&mut short.en, &full.en), (&mut short.zh, &full.zh)] {
        if short.is_empty() {
            short.clone_from(full);
        }
    }
    Some(Name { full, short, pinyin: pinyin?.to_owned() })
}

/// Sources of a row in the order of the cell. Unknown ones are reported and left out; `None` if none remain.
pub(super) fn cited(row: &Row<'_>, column: &str, catalogue: &Catalogue, report: &mut Report) -> Option<Vec<SourceId>> {
    let mut ids = Vec::new();
    for id in row.list(column) {
        let id = SourceId::new(id);
        if catalogue.sources.contains_key(&id) {
            ids.push(id);
        } else {
            report.push(row.issue(column, format!("sources of sources.csv, not {:?}", id.as_str())));
        }
    }
    if row.optional(column).is_none() {
        report.push(row.issue(column, "at least one source of sources.csv"));
    }
    (!ids.is_empty()).then_some(ids)
}
