//! Identifiers in cells: those of a table itself, each once, and references to other tables, which must resolve.

use std::collections::BTreeSet;

use super::{Report, table::CsvRow};
use crate::{
    dataset::{CodeList, Places},
    model::{Catalogue, ProvinceId, SourceId},
};

/// Identifiers of a table so far, for the detection of duplicates.
#[derive(Default)]
pub(super) struct Seen(BTreeSet<String>);

impl Seen {
    /// The identifier of a row; a duplicate is reported.
    pub(super) fn id<'t>(&mut self, row: &CsvRow<'t>, report: &mut Report) -> Option<&'t str> {
        let id = row.required("id", report)?;
        if self.0.insert(id.to_owned()) {
            Some(id)
        } else {
            report.push(row.issue("id", "an identifier that no row above has"));
            None
        }
    }
}

/// Sources of a row in the order of the cell. Unknown ones are reported and left out; `None` if none remain.
pub(super) fn cited(
    row: &CsvRow<'_>,
    column: &str,
    catalogue: &Catalogue,
    report: &mut Report,
) -> Option<Vec<SourceId>> {
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

/// The province `id` from a cell of `row`; an unknown one is reported.
pub(super) fn province_of(
    row: &CsvRow<'_>,
    id: &str,
    column: &str,
    catalogue: &Catalogue,
    report: &mut Report,
) -> Option<ProvinceId> {
    let id = ProvinceId::new(id);
    if catalogue.province(&id).is_some() {
        return Some(id);
    }
    report.push(row.issue(column, "a province of provinces.csv"));
    None
}

/// Places and sources of the atlas, for tables that are read after the catalogue.
#[derive(Clone, Copy)]
pub(super) struct Registries<'a> {
    /// All places.
    pub places: &'a Places,
    /// All sources.
    pub sources: &'a CodeList,
}

impl Registries<'_> {
    /// The place in a cell; an unknown one is reported.
    pub(super) fn place<'t>(&self, row: &CsvRow<'t>, column: &str, report: &mut Report) -> Option<&'t str> {
        let id = row.cell(column);
        if self.places.codes().position(id).is_some() {
            return Some(id);
        }
        report.push(row.issue(column, "a place of the atlas"));
        None
    }

    /// Sources of a row in the order of the cell; if one is unknown, the row is reported.
    pub(super) fn cited(&self, row: &CsvRow<'_>, column: &str, report: &mut Report) -> Option<Vec<SourceId>> {
        let ids = row.list(column);
        if ids.is_empty() || ids.iter().any(|id| self.sources.position(id).is_none()) {
            report.push(row.issue(column, "sources of sources.csv"));
            return None;
        }
        Some(ids.into_iter().map(SourceId::new).collect())
    }
}
