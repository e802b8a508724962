//! Measures of yearly series, as the tables of measures write them.

use super::{
    Report,
    cells::{bilingual, both_languages, breaks},
    references::Seen,
    table::CsvRow,
};
use crate::{
    dataset::{LocalText, Measure, MeasureId, MeasureKind, PlaceSet, SumOver},
    model::Bilingual,
};

/// Quantity of a yearly series.
#[derive(Debug)]
pub(super) struct SeriesMeasure {
    pub id: String,
    pub title: Bilingual,
    /// Unit code.
    pub unit: String,
    pub kind: MeasureKind,
    /// Revision; values of different revisions do not mix.
    pub vintage: Option<String>,
    /// Years in which a comparable span begins after an earlier one, ascending.
    pub breaks: Vec<i32>,
    pub note: Bilingual,
}

impl SeriesMeasure {
    /// Reads a row. A bad one is reported.
    pub(super) fn read(row: &CsvRow<'_>, seen: &mut Seen, report: &mut Report) -> Option<Self> {
        let id = seen.id(row, report);
        let title = both_languages(row, "title", report);
        let unit = row.required("unit", report);
        let kind = row.parse("kind", "stock, flow, ratio or goal", report);
        let breaks = breaks(row, report);
        Some(Self {
            id: id?.to_owned(),
            title: title?,
            unit: unit?.to_owned(),
            kind: kind?,
            vintage: row.optional("vintage").map(ToOwned::to_owned),
            breaks: breaks?,
            note: bilingual(row, "note"),
        })
    }

    /// The measure of a dataset, without a dimension whose codes are added.
    pub(super) fn measure(&self, universe: PlaceSet) -> Measure {
        Measure {
            id: MeasureId::new(self.id.as_str()),
            title: LocalText::Both(self.title.clone()),
            title_of: LocalText::default(),
            unit: self.unit.clone(),
            kind: self.kind,
            sum: SumOver {
                places: self.kind != MeasureKind::Ratio,
                time: self.kind == MeasureKind::Flow,
                codes: false,
            },
            universe,
            vintage: self.vintage.clone(),
            breaks: self.breaks.clone(),
            note: LocalText::Both(self.note.clone()),
        }
    }
}
