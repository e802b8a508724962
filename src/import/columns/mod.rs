//! Columns of a dataset from columns of a file, by their roles.

mod dates;
mod marks;
mod numbers;
mod texts;

use super::{Cell, CellKind, RawColumn, Remark, RemarkKind, Severity, rows::Rows, value::missing::is_missing};
use crate::{
    dataset::{Column, Field, LocalText, Role, TimeRole},
    model::{Language, is_hanzi},
    recipe::{ColumnRole, Recipe},
};

/// Column of a dataset, with its field and what is to be remarked on it.
pub(super) struct Made {
    pub field: Field,
    pub column: Column,
    pub remarks: Vec<Remark>,
}

/// Field and column of a file's column; `None` for one that is not imported. The texts of the file may be taken out of
/// their column, if nobody reads them afterwards.
pub(super) fn column(raw: &mut RawColumn, rows: &Rows, recipe: &Recipe, may_take: bool) -> Option<Made> {
    let choice = recipe.columns.get(&raw.heading)?;
    if choice.role == ColumnRole::Ignore {
        return None;
    }
    let mut of_cells = Vec::new();
    errors(raw, rows, recipe, &mut of_cells);
    if !matches!(choice.role, ColumnRole::Number | ColumnRole::Date) {
        of_cells.extend(mixed_types(raw, rows));
    }
    let mut remarks = Vec::new();
    let (role, column) = match choice.role {
        ColumnRole::Number => (Role::Value, numbers::numbers(raw, rows, recipe, &mut remarks)),
        ColumnRole::Date => (Role::Time(TimeRole::Holds), dates::dates(raw, rows, recipe, &mut remarks)),
        ColumnRole::Category => (Role::Category, texts::categories(raw, rows)),
        ColumnRole::Label => (Role::Name(language(raw, rows)), texts::texts(raw, rows, may_take)),
        _ => (Role::Text, texts::texts(raw, rows, may_take)),
    };
    remarks.extend(of_cells);
    let field = Field::new(raw.heading.as_str(), given(&raw.heading), role);
    let unit = choice.unit.trim();
    let field = if unit.is_empty() { field } else { field.unit(unit) };
    Some(Made { field, column, remarks })
}

/// Heading in the file of a cell: rows that were columns of years stand in the order of these.
fn of_file<'h>(raw: &'h RawColumn, recipe: &'h Recipe, row: usize) -> &'h str {
    let heading = recipe.melt.as_ref().and_then(|melt| {
        let dates = melt.dates();
        let date = dates.iter().nth(row.checked_rem(dates.len())?)?;
        melt.heading(&raw.heading, date)
    });
    heading.unwrap_or(&raw.heading)
}

/// Text of a person, letter by letter.
pub(super) fn given(text: &str) -> LocalText {
    LocalText::Given { text: text.to_owned(), language: None }
}

/// Remarks on errors of a spreadsheet, which are no values.
fn errors(raw: &RawColumn, rows: &Rows, recipe: &Recipe, remarks: &mut Vec<Remark>) {
    if raw.cells.are_texts() {
        return;
    }
    rows.each_cell(&raw.cells, |row, number, cell| {
        if cell.kind == CellKind::Error {
            let remark = Remark::on_row(number, Severity::Unread, RemarkKind::CellError);
            remarks.push(remark.in_column(of_file(raw, recipe, row)).found(cell.text));
        }
    });
}

/// Remark on a column whose file has values of several types in it.
fn mixed_types(raw: &RawColumn, rows: &Rows) -> Option<Remark> {
    if raw.cells.are_texts() {
        return None;
    }
    let kinds = [CellKind::Text, CellKind::Number, CellKind::Flag, CellKind::Date];
    let mut has = kinds.map(|_| false);
    rows.each_cell(&raw.cells, |_, _, cell| {
        for (kind, has) in kinds.iter().zip(&mut has) {
            *has |= *kind == cell.kind && !is_missing(cell.text.trim());
        }
    });
    let are_several = has.into_iter().filter(|has| *has).count() > 1;
    are_several.then(|| Remark::on_file(Severity::Note, RemarkKind::MixedTypes).in_column(&raw.heading))
}

/// Text of a cell; none of an error of a spreadsheet.
fn text_of(cell: Cell<'_>) -> &str {
    if cell.kind == CellKind::Error { "" } else { cell.text }
}

/// Language of a column: Chinese if any of its first texts has a hanzi.
fn language(raw: &RawColumn, rows: &Rows) -> Language {
    const SAMPLE: usize = 100;
    let chinese = rows.iter().take(SAMPLE).any(|(row, _)| raw.cells.get(row).text.contains(is_hanzi));
    if chinese { Language::Zh } else { Language::En }
}
