//! Report of an import: what became of every row.

use std::collections::BTreeMap;

use super::{Remark, RemarkKind, RowUnit, Severity, placement::UnmatchedName};

/// Report of an import. The rows add up: `rows = kept + left_out`, `kept = drawn + by_place + unplaced`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportReport {
    /// Name of the file.
    pub file: String,
    /// SHA-256 of its content, in small hexadecimal letters.
    pub sha256: String,
    /// Name of the format.
    pub format: &'static str,
    /// Table that was read; empty if the format has one.
    pub table: String,
    /// Meaning of the numbers of rows.
    pub unit: RowUnit,
    /// Rows below the headings that are not blank.
    pub rows: usize,
    /// Rows of the dataset.
    pub kept: usize,
    /// Rows that are drawn: with coordinates, a geometry, or at the seat of their city or county.
    pub drawn: usize,
    /// Rows drawn at the seat of their city or county.
    pub at_seats: usize,
    /// Rows with a province only, which count there and are not drawn.
    pub by_place: usize,
    /// Rows without a place.
    pub unplaced: usize,
    /// Rows that are not in the dataset.
    pub left_out: usize,
    /// All remarks, by row; those on the whole file first.
    pub remarks: Vec<Remark>,
    /// Names of places that were not found, by descending number of rows.
    pub unmatched: Vec<UnmatchedName>,
}

impl ImportReport {
    /// Numbers of remarks by kind, with the severity of the first.
    pub fn summary(&self) -> Vec<(RemarkKind, Severity, usize)> {
        let mut kinds: BTreeMap<RemarkKind, (Severity, usize)> = BTreeMap::new();
        for remark in &self.remarks {
            kinds.entry(remark.kind).or_insert((remark.severity, 0)).1 += 1;
        }
        kinds.into_iter().map(|(kind, (severity, count))| (kind, severity, count)).collect()
    }
}
