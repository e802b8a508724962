//! Reader of `province_indicators.csv`.

use super::{
    Report,
    cells::{basis, bilingual, flag},
    references::{cited, province_of},
    table::{CsvRow, CsvTable},
};
use crate::model::{Catalogue, Indicator, IndicatorKind, Sourced};

const COLUMNS: [&str; 10] =
    ["province", "indicator", "value", "unit", "basis", "as_of", "source", "weak", "note_en", "note_zh"];

pub(super) fn indicators(text: &str, catalogue: &Catalogue, report: &mut Report) -> Vec<Indicator> {
    let table = CsvTable::read("province_indicators.csv", text, &COLUMNS, report);
    table.rows().filter_map(|row| indicator(&row, catalogue, report)).collect()
}

fn indicator(row: &CsvRow<'_>, catalogue: &Catalogue, report: &mut Report) -> Option<Indicator> {
    let province = province_of(row, row.cell("province"), "province", catalogue, report);
    let kind: Option<IndicatorKind> = row.parse("indicator", "population, gdp or industrial_value_added", report);
    let value = row.number("value", 0.0..=f64::MAX, report);
    let basis = basis(row, report);
    let as_of = row.as_of("as_of", report);
    let sources = cited(row, "source", catalogue, report);
    let weak = flag(row, "weak", report);
    let kind = kind?;
    let unit: &str = kind.unit().into();
    if row.cell("unit") != unit {
        report.push(row.issue("unit", format!("{unit} for {}", row.cell("indicator"))));
        return None;
    }
    Some(Indicator {
        province: province?,
        kind,
        value: Sourced { value: value?, sources: sources?, as_of: as_of? },
        basis: basis?,
        weak: weak?,
        note: bilingual(row, "note"),
    })
}
