//! Columns of a dataset from columns of a file, by their roles.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Cell, CellKind, RawColumn, Remark, RemarkKind, Severity,
    value::{date, missing::is_missing, number},
};
use crate::{
    dataset::{Code, CodeColumn, CodeList, Column, Field, LocalText, Role, TimeRole},
    model::{Language, is_hanzi},
    recipe::{ColumnRole, DecimalMark, Recipe},
};

/// Rows to read and their numbers in the file.
pub(super) type Rows<'a> = &'a [(usize, u32)];

/// Field and column of a file's column; `None` for one that is not imported.
pub(super) fn column(
    raw: &RawColumn,
    rows: Rows<'_>,
    recipe: &Recipe,
    remarks: &mut Vec<Remark>,
) -> Option<(Field, Column)> {
    let choice = recipe.columns.get(&raw.heading)?;
    let (role, column) = match choice.role {
        ColumnRole::Ignore => return None,
        ColumnRole::Number => (Role::Value, numbers(raw, rows, recipe, remarks)),
        ColumnRole::Date => (Role::Time(TimeRole::Holds), dates(raw, rows, recipe, remarks)),
        ColumnRole::Category => (Role::Category, categories(raw, rows)),
        ColumnRole::Label => (Role::Name(language(raw, rows)), texts(raw, rows)),
        _ => (Role::Text, texts(raw, rows)),
    };
    errors(raw, rows, recipe, remarks);
    if !matches!(choice.role, ColumnRole::Number | ColumnRole::Date) {
        remarks.extend(mixed_types(raw, rows));
    }
    let field = Field::new(raw.heading.as_str(), given(&raw.heading), role);
    let unit = choice.unit.trim();
    Some((if unit.is_empty() { field } else { field.unit(unit) }, column))
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
fn errors(raw: &RawColumn, rows: Rows<'_>, recipe: &Recipe, remarks: &mut Vec<Remark>) {
    for (row, number) in rows {
        let cell = raw.cells.get(*row);
        if cell.kind == CellKind::Error {
            let remark = Remark::on_row(*number, Severity::Unread, RemarkKind::CellError);
            remarks.push(remark.in_column(of_file(raw, recipe, *row)).found(cell.text));
        }
    }
}

/// Remark on a column whose file has values of several types in it.
fn mixed_types(raw: &RawColumn, rows: Rows<'_>) -> Option<Remark> {
    let has = |kind: CellKind| {
        rows.iter().map(|(row, _)| raw.cells.get(*row)).any(|cell| cell.kind == kind && !is_missing(cell.text.trim()))
    };
    let kinds = [CellKind::Text, CellKind::Number, CellKind::Flag, CellKind::Date].map(has);
    let are_several = kinds.into_iter().filter(|has| *has).count() > 1;
    are_several.then(|| Remark::on_file(Severity::Note, RemarkKind::MixedTypes).in_column(&raw.heading))
}

/// Text of a cell; none of an error of a spreadsheet.
fn text_of(cell: Cell<'_>) -> &str {
    if cell.kind == CellKind::Error { "" } else { cell.text }
}

/// Language of a column: Chinese if any of its first texts has a hanzi.
fn language(raw: &RawColumn, rows: Rows<'_>) -> Language {
    const SAMPLE: usize = 100;
    let chinese = rows.iter().take(SAMPLE).any(|(row, _)| raw.cells.get(*row).text.contains(is_hanzi));
    if chinese { Language::Zh } else { Language::En }
}

/// Text without control signs other than line breaks and tabs.
fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).collect()
}

fn texts(raw: &RawColumn, rows: Rows<'_>) -> Column {
    let mut known: BTreeSet<Arc<str>> = BTreeSet::new();
    let mut text = |cell: Cell<'_>| -> Option<Arc<str>> {
        if text_of(cell).is_empty() {
            return None;
        }
        let text = clean(cell.text);
        let shared = known.get(text.as_str()).cloned();
        Some(shared.unwrap_or_else(|| {
            let new: Arc<str> = text.into();
            known.insert(Arc::clone(&new));
            new
        }))
    };
    Column::Texts(rows.iter().map(|(row, _)| text(raw.cells.get(*row))).collect())
}

/// Categories in descending order of frequency.
fn categories(raw: &RawColumn, rows: Rows<'_>) -> Column {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (row, _) in rows {
        let text = clean(text_of(raw.cells.get(*row)).trim());
        if !text.is_empty() {
            *counts.entry(text).or_default() += 1;
        }
    }
    let mut ordered: Vec<(String, usize)> = counts.into_iter().collect();
    ordered.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    let list = Arc::new(CodeList::new(ordered.iter().map(|(text, _)| Code::new(text.as_str(), given(text)))));
    let mut column = CodeColumn::new(list);
    for (row, _) in rows {
        column.push(Some(clean(text_of(raw.cells.get(*row)).trim()).as_str()));
    }
    Column::Codes(column)
}

/// Marks for missing values with their numbers.
#[derive(Default)]
struct Marks(BTreeMap<String, usize>);

impl Marks {
    /// `true` for a cell without a value; a mark is counted.
    fn is_missing(&mut self, cell: Cell<'_>) -> bool {
        if matches!(cell.kind, CellKind::Formula | CellKind::Empty) {
            return true;
        }
        let text = cell.text.trim();
        let missing = cell.kind == CellKind::Error || is_missing(text);
        if missing && !text.is_empty() {
            *self.0.entry(text.to_owned()).or_default() += 1;
        }
        missing
    }

    /// Remark that lists the marks.
    fn remark(&self, heading: &str) -> Option<Remark> {
        let listed: Vec<String> = self.0.iter().map(|(mark, count)| format!("{mark} × {count}")).collect();
        let remark = Remark::on_file(Severity::Note, RemarkKind::MissingMarks).in_column(heading);
        (!listed.is_empty()).then(|| remark.found(&listed.join(" ")).count(self.0.values().sum()))
    }
}

fn numbers(raw: &RawColumn, rows: Rows<'_>, recipe: &Recipe, remarks: &mut Vec<Remark>) -> Column {
    let decimal = recipe.decimal.unwrap_or(DecimalMark::Point);
    let mut marks = Marks::default();
    let mut values = Vec::with_capacity(rows.len());
    for (row, number) in rows {
        let cell = raw.cells.get(*row);
        if marks.is_missing(cell) {
            values.push(f64::NAN);
            continue;
        }
        // Numbers of spreadsheets have a point, whatever the language of their texts.
        let decimal = if cell.kind == CellKind::Number { DecimalMark::Point } else { decimal };
        let value = number::parse(cell.text, decimal).map_err(|error| {
            let kind = match error {
                number::NumberError::Form => RemarkKind::NotANumber,
                number::NumberError::OutOfRange => RemarkKind::NumberOutOfRange,
                number::NumberError::NotFinite => RemarkKind::NotFinite,
            };
            let remark = Remark::on_row(*number, Severity::Unread, kind);
            remarks.push(remark.in_column(of_file(raw, recipe, *row)).found(cell.text));
        });
        values.push(value.unwrap_or(f64::NAN));
    }
    remarks.extend(marks.remark(&raw.heading));
    Column::Numbers(values)
}

fn dates(raw: &RawColumn, rows: Rows<'_>, recipe: &Recipe, remarks: &mut Vec<Remark>) -> Column {
    let serials = recipe.columns.get(&raw.heading).is_some_and(|choice| choice.serial_days == Some(true));
    let mut marks = Marks::default();
    let mut values = Vec::with_capacity(rows.len());
    for (row, number) in rows {
        let cell = raw.cells.get(*row);
        if marks.is_missing(cell) {
            values.push(None);
            continue;
        }
        let date = date::parse(cell.text, recipe.day_order, serials).map_err(|error| {
            let kind = match error {
                date::DateError::Form => RemarkKind::NotADate,
                date::DateError::Ambiguous => RemarkKind::AmbiguousDate,
            };
            let remark = Remark::on_row(*number, Severity::Unread, kind);
            remarks.push(remark.in_column(of_file(raw, recipe, *row)).found(cell.text));
        });
        values.push(date.ok());
    }
    remarks.extend(marks.remark(&raw.heading));
    Column::Dates(values)
}
