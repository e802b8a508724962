//! Marks for missing values in a column.

use std::collections::BTreeMap;

use crate::{
    i18n::format,
    import::{
        Cell, CellKind, Remark, RemarkKind, Severity,
        value::{missing::is_missing, trimmed},
    },
};

/// Marks for missing values with their numbers.
#[derive(Default)]
pub(super) struct Marks(BTreeMap<String, usize>);

impl Marks {
    /// `true` for a cell without a value; a mark is counted.
    pub(super) fn is_missing(&mut self, cell: Cell<'_>) -> bool {
        if matches!(cell.kind, CellKind::Formula | CellKind::Empty) {
            return true;
        }
        let text = trimmed(cell.text);
        let missing = cell.kind == CellKind::Error || is_missing(text);
        if missing && !text.is_empty() {
            match self.0.get_mut(text) {
                Some(count) => *count += 1,
                None => {
                    self.0.insert(text.to_owned(), 1);
                }
            }
        }
        missing
    }

    /// Remark that lists the marks.
    pub(super) fn remark(&self, heading: &str) -> Option<Remark> {
        let listed: Vec<String> =
            self.0.iter().map(|(mark, count)| format!("{mark} × {}", format::number(*count as f64))).collect();
        let remark = Remark::on_file(Severity::Note, RemarkKind::MissingMarks).in_column(heading);
        (!listed.is_empty()).then(|| remark.found(&listed.join(" ")).count(self.0.values().sum()))
    }
}
