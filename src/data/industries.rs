//! Reader of `province_industry.csv` with its measures, industries and notes: figures by province and industry.

use std::sync::Arc;

use super::{
    Report,
    cells::{basis, bilingual, both_languages, flag},
    measures::SeriesMeasure,
    references::{Registries, Seen},
    table::{CsvRow, CsvTable},
};
use crate::model::{AsOf, Bilingual, SourceId, ValueBasis};

/// Texts of the tables.
#[derive(Clone, Copy, Debug)]
pub(super) struct IndustryFiles<'a> {
    /// `province_industry_measures.csv`
    pub measures: &'a str,
    /// `industries.csv`
    pub industries: &'a str,
    /// `province_industry_notes.csv`
    pub notes: &'a str,
    /// `province_industry.csv`
    pub values: &'a str,
}

/// Measures, industries, and values in the order of the file.
#[derive(Debug, Default)]
pub(super) struct IndustryTables {
    pub measures: Vec<IndustryMeasure>,
    pub industries: Vec<Industry>,
    pub values: Vec<IndustryValue>,
}

/// Quantity of a table.
#[derive(Debug)]
pub(super) struct IndustryMeasure {
    pub measure: SeriesMeasure,
    /// Title of one industry, with `{code}`.
    pub title_of: Bilingual,
    /// Classification of the industries.
    pub scheme: String,
    /// `true` if the industries of a year do not overlap and make up the whole.
    pub adds: bool,
}

/// Industry, sector, or group of industries.
#[derive(Debug)]
pub(super) struct Industry {
    pub id: String,
    pub title: Bilingual,
    /// Sections and divisions of GB/T 4754.
    pub gbt4754: String,
    /// Code that includes it.
    pub parent: Option<String>,
    /// Codes of which it is the union.
    pub parts: Vec<String>,
}

/// Origin and caveats of the values of an industry in a year.
#[derive(Debug)]
pub(super) struct IndustryStatement {
    /// Position of the measure.
    pub measure: usize,
    /// Position of the industry.
    pub industry: usize,
    pub year: AsOf,
    pub basis: ValueBasis,
    pub sources: Vec<SourceId>,
    pub weak: bool,
}

/// Value of a place.
#[derive(Debug)]
pub(super) struct IndustryValue {
    pub statement: Arc<IndustryStatement>,
    /// Place by its code in the registry.
    pub place: &'static str,
    /// Value in the unit of the measure.
    pub value: f64,
    pub note: Arc<Bilingual>,
}

const MEASURES: [&str; 13] = [
    "id", "title_en", "title_zh", "of_en", "of_zh", "unit", "kind", "vintage", "breaks", "scheme", "adds", "note_en",
    "note_zh",
];
const INDUSTRIES: [&str; 6] = ["id", "title_en", "title_zh", "gbt4754", "parent", "parts"];
const NOTES: [&str; 5] = ["scheme", "year", "place", "note_en", "note_zh"];
const STATEMENTS: [&str; 8] = ["measure", "industry", "year", "basis", "source", "weak", "note_en", "note_zh"];
/// Columns of values, one for each place.
const PLACES: [&str; 32] = [
    "CN", "BJ", "TJ", "HE", "SX", "NM", "LN", "JL", "HL", "SH", "JS", "ZJ", "AH", "FJ", "JX", "SD", "HA", "HB", "HN",
    "GD", "GX", "HI", "CQ", "SC", "GZ", "YN", "XZ", "SN", "GS", "QH", "NX", "XJ",
];

/// Caveat of a table in a place.
struct PlaceNote {
    scheme: String,
    year: AsOf,
    place: String,
    text: Arc<Bilingual>,
}

/// Reads the tables. A bad row is reported and left out, as is a bad cell of a row of values.
pub(super) fn industry_tables(
    files: &IndustryFiles<'_>,
    registries: &Registries<'_>,
    report: &mut Report,
) -> IndustryTables {
    let table = CsvTable::read("province_industry_measures.csv", files.measures, &MEASURES, report);
    let mut seen = Seen::default();
    let measures: Vec<IndustryMeasure> = table.rows().filter_map(|row| measure(&row, &mut seen, report)).collect();

    let table = CsvTable::read("industries.csv", files.industries, &INDUSTRIES, report);
    let mut seen = Seen::default();
    let industries: Vec<Industry> = table.rows().filter_map(|row| industry(&row, &mut seen, report)).collect();

    let table = CsvTable::read("province_industry_notes.csv", files.notes, &NOTES, report);
    let notes: Vec<PlaceNote> = table.rows().filter_map(|row| note(&row, registries, report)).collect();

    let columns = [&STATEMENTS[..], &PLACES].concat();
    let table = CsvTable::read("province_industry.csv", files.values, &columns, report);
    let mut values = Vec::new();
    for row in table.rows() {
        let Some(statement) = statement(&row, &measures, &industries, registries, report) else { continue };
        let scheme = measures.get(statement.measure).map_or("", |measure| &measure.scheme);
        let (statement, own) = (Arc::new(statement), Arc::new(bilingual(&row, "note")));
        let notes = || notes.iter().filter(|note| note.scheme == scheme && note.year == statement.year);
        for place in PLACES {
            if let Some(Some(value)) = row.number_optional(place, f64::MIN..=f64::MAX, report) {
                let of_place = notes().find(|note| note.place == place && own.is_empty());
                let note = Arc::clone(of_place.map_or(&own, |note| &note.text));
                values.push(IndustryValue { statement: Arc::clone(&statement), place, value, note });
            }
        }
    }
    IndustryTables { measures, industries, values }
}

fn measure(row: &CsvRow<'_>, seen: &mut Seen, report: &mut Report) -> Option<IndustryMeasure> {
    let measure = SeriesMeasure::read(row, seen, report);
    let title_of = both_languages(row, "of", report);
    let scheme = row.required("scheme", report);
    let adds = flag(row, "adds", report);
    Some(IndustryMeasure { measure: measure?, title_of: title_of?, scheme: scheme?.to_owned(), adds: adds? })
}

fn industry(row: &CsvRow<'_>, seen: &mut Seen, report: &mut Report) -> Option<Industry> {
    let id = seen.id(row, report);
    let title = both_languages(row, "title", report);
    Some(Industry {
        id: id?.to_owned(),
        title: title?,
        gbt4754: row.cell("gbt4754").to_owned(),
        parent: row.optional("parent").map(ToOwned::to_owned),
        parts: row.list("parts").into_iter().map(ToOwned::to_owned).collect(),
    })
}

fn note(row: &CsvRow<'_>, registries: &Registries<'_>, report: &mut Report) -> Option<PlaceNote> {
    let scheme = row.required("scheme", report);
    let year = row.as_of("year", report);
    let place = registries.place(row, "place", report);
    let text = both_languages(row, "note", report);
    Some(PlaceNote { scheme: scheme?.to_owned(), year: year?, place: place?.to_owned(), text: Arc::new(text?) })
}

fn statement(
    row: &CsvRow<'_>,
    measures: &[IndustryMeasure],
    industries: &[Industry],
    registries: &Registries<'_>,
    report: &mut Report,
) -> Option<IndustryStatement> {
    let measure = measures.iter().position(|measure| measure.measure.id == row.cell("measure"));
    if measure.is_none() {
        report.push(row.issue("measure", "a measure of province_industry_measures.csv"));
    }
    let industry = industries.iter().position(|industry| industry.id == row.cell("industry"));
    if industry.is_none() {
        report.push(row.issue("industry", "an industry of industries.csv"));
    }
    let year = row.as_of("year", report);
    let basis = basis(row, report);
    let sources = registries.cited(row, "source", report);
    let weak = flag(row, "weak", report);
    Some(IndustryStatement {
        measure: measure?,
        industry: industry?,
        year: year?,
        basis: basis?,
        sources: sources?,
        weak: weak?,
    })
}
