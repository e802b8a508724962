//! Columns of numbers.

use super::{marks::Marks, of_file};
use crate::{
    dataset::Column,
    import::{CellKind, RawColumn, Remark, RemarkKind, Severity, rows::Rows, value::number},
    recipe::{DecimalMark, Recipe},
};

/// Numbers of a column; remarks on cells that are none.
pub(super) fn numbers(raw: &RawColumn, rows: &Rows, recipe: &Recipe, remarks: &mut Vec<Remark>) -> Column {
    let of_texts = recipe.decimal.unwrap_or(DecimalMark::Point);
    let mut marks = Marks::default();
    let mut values = Vec::with_capacity(rows.len());
    rows.each_cell(&raw.cells, |row, number, cell| {
        // Numbers of spreadsheets have a point, whatever the language of their texts.
        let decimal = if cell.kind == CellKind::Number { DecimalMark::Point } else { of_texts };
        if let Some(value) = number::of_digits(cell.text, decimal) {
            values.push(value);
            return;
        }
        if marks.is_missing(cell) {
            values.push(f64::NAN);
            return;
        }
        let value = number::parse(cell.text, decimal).map_err(|error| {
            let kind = match error {
                number::NumberError::Form => RemarkKind::NotANumber,
                number::NumberError::OutOfRange => RemarkKind::NumberOutOfRange,
                number::NumberError::NotFinite => RemarkKind::NotFinite,
            };
            let remark = Remark::on_row(number, Severity::Unread, kind);
            remarks.push(remark.in_column(of_file(raw, recipe, row)).found(cell.text));
        });
        values.push(value.unwrap_or(f64::NAN));
    });
    remarks.extend(marks.remark(&raw.heading));
    Column::Numbers(values)
}
