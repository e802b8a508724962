//! Readers of `little_giants.csv` and `ladder.csv`.

use super::{
    Report,
    cells::{BOUNDS, SCOPES, basis, bilingual, flag, tier},
    references::cited,
    table::{CsvRow, CsvTable},
};
use crate::model::{Catalogue, CityId, LittleGiants, ProvinceId, ReportingUnit, Sourced, TierObservation};

const LITTLE_GIANTS: [&str; 12] = [
    "place",
    "batches",
    "value",
    "qualifier",
    "stage",
    "scope",
    "basis",
    "as_of",
    "source",
    "weak",
    "note_en",
    "note_zh",
];
const LADDER: [&str; 13] = [
    "place",
    "rung",
    "count",
    "batches",
    "value",
    "qualifier",
    "scope",
    "basis",
    "as_of",
    "source",
    "weak",
    "note_en",
    "note_zh",
];

const BATCHES: &str = "a batch or a range of batches such as 5 or 1-4";

pub(super) fn little_giants(text: &str, catalogue: &Catalogue, report: &mut Report) -> Vec<LittleGiants> {
    let table = CsvTable::read("little_giants.csv", text, &LITTLE_GIANTS, report);
    let mut little_giants = |row: CsvRow<'_>| {
        let unit = reporting_unit(&row, catalogue, report);
        let batches = row.parse("batches", BATCHES, report);
        let firms = firms(&row, catalogue, report);
        let bound = row.parse("qualifier", BOUNDS, report);
        let stage = row.parse_optional("stage", "publicised, confirmed or nothing", report);
        let scope = row.parse("scope", SCOPES, report);
        let basis = basis(&row, report);
        let weak = flag(&row, "weak", report);
        Some(LittleGiants {
            unit: unit?,
            batches: batches?,
            firms: firms?,
            bound: bound?,
            stage: stage?,
            scope: scope?,
            basis: basis?,
            weak: weak?,
            note: bilingual(&row, "note"),
        })
    };
    table.rows().filter_map(&mut little_giants).collect()
}

pub(super) fn ladder(text: &str, catalogue: &Catalogue, report: &mut Report) -> Vec<TierObservation> {
    let table = CsvTable::read("ladder.csv", text, &LADDER, report);
    let mut observation = |row: CsvRow<'_>| {
        let unit = reporting_unit(&row, catalogue, report);
        let tier = tier(&row, report);
        let count = row.parse("count", "new, in_force, cumulative or total", report);
        let batches = row.parse_optional("batches", BATCHES, report);
        let firms = firms(&row, catalogue, report);
        let bound = row.parse("qualifier", BOUNDS, report);
        let scope = row.parse("scope", SCOPES, report);
        let basis = basis(&row, report);
        let weak = flag(&row, "weak", report);
        Some(TierObservation {
            unit: unit?,
            tier: tier?,
            count: count?,
            batches: batches?,
            firms: firms?,
            bound: bound?,
            scope: scope?,
            basis: basis?,
            weak: weak?,
            note: bilingual(&row, "note"),
        })
    };
    table.rows().filter_map(&mut observation).collect()
}

/// The reporting unit in the column `place`; an unknown one is reported. Only cities with separate planning status are
/// units.
fn reporting_unit(row: &CsvRow<'_>, catalogue: &Catalogue, report: &mut Report) -> Option<ReportingUnit> {
    let id = row.cell("place");
    let (province, city) = (ProvinceId::new(id), CityId::new(id));
    match id {
        "CN" => return Some(ReportingUnit::Nation),
        "XPCC" => return Some(ReportingUnit::Xpcc),
        _ if catalogue.province(&province).is_some() => return Some(ReportingUnit::Province(province)),
        _ if catalogue.city(&city).is_some_and(|city| city.separately_planned) => {
            return Some(ReportingUnit::City(city));
        }
        _ => {}
    }
    report.push(row.issue("place", "CN, XPCC, a province of provinces.csv or a city under separate planning"));
    None
}

/// A number of firms from the columns `value`, `source` and `as_of`.
fn firms(row: &CsvRow<'_>, catalogue: &Catalogue, report: &mut Report) -> Option<Sourced<u32>> {
    let value = row.parse("value", "a whole number", report);
    let as_of = row.as_of("as_of", report);
    let sources = cited(row, "source", catalogue, report);
    Some(Sourced { value: value?, sources: sources?, as_of: as_of? })
}
