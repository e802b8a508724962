//! Reader of `province_series.csv` with its measures and statements: indicators by province and year.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Report,
    cells::{basis, bilingual, flag},
    measures::SeriesMeasure,
    references::{Registries, Seen},
    table::{CsvRow, CsvTable},
};
use crate::model::{AsOf, Bilingual, SourceId, ValueBasis};

/// Texts of the tables.
#[derive(Clone, Copy, Debug)]
pub(super) struct SeriesFiles<'a> {
    /// `province_series_measures.csv`
    pub measures: &'a str,
    /// `province_series_statements.csv`
    pub statements: &'a str,
    /// `province_series.csv`
    pub values: &'a str,
}

/// Measures, and values in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Series {
    pub measures: Vec<SeriesMeasure>,
    pub values: Vec<SeriesValue>,
}

/// Origin and caveats that values share.
#[derive(Debug)]
pub(super) struct SeriesStatement {
    pub measure: String,
    pub basis: ValueBasis,
    pub sources: Vec<SourceId>,
    pub weak: bool,
    pub note: Bilingual,
}

/// Value of a place in a year.
#[derive(Debug)]
pub(super) struct SeriesValue {
    pub statement: Arc<SeriesStatement>,
    /// Place by its code in the registry.
    pub place: Arc<str>,
    pub year: AsOf,
    /// Value in the unit of the measure.
    pub value: f64,
}

const MEASURES: [&str; 9] = ["id", "title_en", "title_zh", "unit", "kind", "vintage", "breaks", "note_en", "note_zh"];
const STATEMENTS: [&str; 7] = ["id", "measure", "basis", "source", "weak", "note_en", "note_zh"];
/// Columns of values, one for each year.
const YEARS: [&str; 19] = [
    "2006", "2007", "2008", "2009", "2010", "2011", "2012", "2013", "2014", "2015", "2016", "2017", "2018", "2019",
    "2020", "2021", "2022", "2023", "2024",
];

/// Reads the tables. A bad row is reported and left out, as is a bad cell of a row of values.
pub(super) fn series(files: &SeriesFiles<'_>, registries: &Registries<'_>, report: &mut Report) -> Series {
    let table = CsvTable::read("province_series_measures.csv", files.measures, &MEASURES, report);
    let mut seen = Seen::default();
    let measures: Vec<SeriesMeasure> =
        table.rows().filter_map(|row| SeriesMeasure::read(&row, &mut seen, report)).collect();

    let table = CsvTable::read("province_series_statements.csv", files.statements, &STATEMENTS, report);
    let mut seen = Seen::default();
    let mut statement = |row: CsvRow<'_>| {
        let id = seen.id(&row, report);
        let statement = statement(&row, &measures, registries, report);
        Some((id?.to_owned(), Arc::new(statement?)))
    };
    let statements: BTreeMap<String, Arc<SeriesStatement>> = table.rows().filter_map(&mut statement).collect();

    let columns = [&["statement", "place"][..], &YEARS].concat();
    let table = CsvTable::read("province_series.csv", files.values, &columns, report);
    let years: Vec<(&str, AsOf)> = YEARS.into_iter().filter_map(|year| Some((year, AsOf::parse(year).ok()?))).collect();
    let mut values = Vec::new();
    for row in table.rows() {
        let statement = statements.get(row.cell("statement"));
        if statement.is_none() {
            report.push(row.issue("statement", "a statement of province_series_statements.csv"));
        }
        let place = registries.place(&row, "place", report);
        let (Some(statement), Some(place)) = (statement, place) else { continue };
        let place: Arc<str> = place.into();
        for (column, year) in &years {
            if let Some(Some(value)) = row.number_optional(column, f64::MIN..=f64::MAX, report) {
                let (statement, place, year) = (Arc::clone(statement), Arc::clone(&place), *year);
                values.push(SeriesValue { statement, place, year, value });
            }
        }
    }
    Series { measures, values }
}

fn statement(
    row: &CsvRow<'_>,
    measures: &[SeriesMeasure],
    registries: &Registries<'_>,
    report: &mut Report,
) -> Option<SeriesStatement> {
    let measure = Some(row.cell("measure")).filter(|id| measures.iter().any(|measure| measure.id == *id));
    if measure.is_none() {
        report.push(row.issue("measure", "a measure of province_series_measures.csv"));
    }
    let basis = basis(row, report);
    let sources = registries.cited(row, "source", report);
    let weak = flag(row, "weak", report);
    Some(SeriesStatement {
        measure: measure?.to_owned(),
        basis: basis?,
        sources: sources?,
        weak: weak?,
        note: bilingual(row, "note"),
    })
}
