//! Readers of `official_totals.csv`, `article_claims.csv`, `national_series.csv` and `announcements.csv`.

use super::{
    Report,
    cells::{QUALIFIERS, bilingual, both_languages},
    references::{Seen, cited},
    table::{CsvRow, CsvTable},
};
use crate::model::{Announced, ArticleClaim, Catalogue, OfficialTotal, SeriesPoint, Sourced};

const TOTALS: [&str; 10] =
    ["id", "metric", "group", "value", "unit", "qualifier", "as_of", "source", "note_en", "note_zh"];
const CLAIMS: [&str; 11] = [
    "id",
    "claim_en",
    "claim_zh",
    "value",
    "unit",
    "qualifier",
    "as_of",
    "place",
    "attributed_to_en",
    "attributed_to_zh",
    "source",
];
const SERIES: [&str; 10] =
    ["date", "metric", "label_en", "label_zh", "value", "unit", "qualifier", "source", "note_en", "note_zh"];
const ANNOUNCEMENTS: [&str; 6] = ["id", "date", "size", "total", "source", "list"];

pub(super) fn totals(text: &str, catalogue: &Catalogue, report: &mut Report) -> Vec<OfficialTotal> {
    let table = CsvTable::read("official_totals.csv", text, &TOTALS, report);
    let mut seen = Seen::default();
    let mut total = |row: CsvRow<'_>| {
        let id = seen.id(&row, report);
        let metric = row.required("metric", report);
        let unit = row.required("unit", report);
        let qualifier = row.parse("qualifier", QUALIFIERS, report);
        let value = sourced(&row, "as_of", catalogue, report);
        Some(OfficialTotal {
            id: id?.to_owned(),
            metric: metric?.to_owned(),
            group: row.cell("group").to_owned(),
            value: value?,
            unit: unit?.to_owned(),
            qualifier: qualifier?,
            note: bilingual(&row, "note"),
        })
    };
    table.rows().filter_map(&mut total).collect()
}

pub(super) fn claims(text: &str, catalogue: &Catalogue, report: &mut Report) -> Vec<ArticleClaim> {
    let table = CsvTable::read("article_claims.csv", text, &CLAIMS, report);
    let mut seen = Seen::default();
    let mut claim = |row: CsvRow<'_>| {
        let id = seen.id(&row, report);
        let claim = both_languages(&row, "claim", report);
        let value = row.number_optional("value", 0.0..=f64::MAX, report);
        let qualifier = row.parse_optional("qualifier", QUALIFIERS, report);
        let as_of = row.as_of("as_of", report);
        let sources = cited(&row, "source", catalogue, report);
        Some(ArticleClaim {
            id: id?.to_owned(),
            claim: claim?,
            value: value?,
            unit: row.cell("unit").to_owned(),
            qualifier: qualifier?,
            as_of: as_of?,
            place: row.cell("place").to_owned(),
            attributed_to: bilingual(&row, "attributed_to"),
            sources: sources?,
        })
    };
    table.rows().filter_map(&mut claim).collect()
}

pub(super) fn series(text: &str, catalogue: &Catalogue, report: &mut Report) -> Vec<SeriesPoint> {
    let table = CsvTable::read("national_series.csv", text, &SERIES, report);
    let mut point = |row: CsvRow<'_>| {
        let metric = row.required("metric", report);
        let label = both_languages(&row, "label", report);
        let unit = row.required("unit", report);
        let qualifier = row.parse("qualifier", QUALIFIERS, report);
        let value = sourced(&row, "date", catalogue, report);
        Some(SeriesPoint {
            metric: metric?.to_owned(),
            label: label?,
            value: value?,
            unit: unit?.to_owned(),
            qualifier: qualifier?,
            note: bilingual(&row, "note"),
        })
    };
    table.rows().filter_map(&mut point).collect()
}

pub(super) fn announcements(text: &str, catalogue: &Catalogue, report: &mut Report) -> Vec<Announced> {
    let table = CsvTable::read("announcements.csv", text, &ANNOUNCEMENTS, report);
    let mut seen = Seen::default();
    let mut announced = |row: CsvRow<'_>| {
        let id = seen.id(&row, report).and_then(|_| row.parse("id", "first25, next20 or later35", report));
        let size = row.parse("size", "a whole number", report);
        let total = row.parse("total", "a whole number", report);
        let as_of = row.as_of("date", report);
        let sources = cited(&row, "source", catalogue, report);
        let list = cited(&row, "list", catalogue, report);
        let total = Sourced { value: total?, sources: sources?, as_of: as_of? };
        Some(Announced { id: id?, size: size?, total, list: list?.into_iter().next()? })
    };
    table.rows().filter_map(&mut announced).collect()
}

/// A value with its sources, from the columns `value` and `source` and the column named `date`.
fn sourced(row: &CsvRow<'_>, date: &str, catalogue: &Catalogue, report: &mut Report) -> Option<Sourced<f64>> {
    let value = row.number("value", 0.0..=f64::MAX, report);
    let as_of = row.as_of(date, report);
    let sources = cited(row, "source", catalogue, report);
    Some(Sourced { value: value?, sources: sources?, as_of: as_of? })
}
