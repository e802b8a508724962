//! Columns of dates.

use super::{marks::Marks, of_file};
use crate::{
    dataset::Column,
    import::{RawColumn, Remark, RemarkKind, Severity, rows::Rows, value::date},
    recipe::Recipe,
};

/// Dates of a column; remarks on cells that are none.
pub(super) fn dates(raw: &RawColumn, rows: &Rows, recipe: &Recipe, remarks: &mut Vec<Remark>) -> Column {
    let serials = recipe.columns.get(&raw.heading).is_some_and(|choice| choice.serial_days == Some(true));
    let mut marks = Marks::default();
    let mut values = Vec::with_capacity(rows.len());
    rows.each_cell(&raw.cells, |row, number, cell| {
        if marks.is_missing(cell) {
            values.push(None);
            return;
        }
        let date = date::parse(cell.text, recipe.day_order, serials).map_err(|error| {
            let kind = match error {
                date::DateError::Form => RemarkKind::NotADate,
                date::DateError::Ambiguous => RemarkKind::AmbiguousDate,
            };
            let remark = Remark::on_row(number, Severity::Unread, kind);
            remarks.push(remark.in_column(of_file(raw, recipe, row)).found(cell.text));
        });
        values.push(date.ok());
    });
    remarks.extend(marks.remark(&raw.heading));
    Column::Dates(values)
}
