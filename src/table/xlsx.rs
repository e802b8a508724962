//! XLSX writer: sheets for the rows, their sources and the data dictionary.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Cell, Column, Table, data_dictionary, json::GENERATOR, sources};
use crate::{
    i18n::messages,
    model::{AsOf, Language},
};

/// Maximum column width, pixels.
const WIDEST: u32 = 320;

/// Writes a workbook of three sheets. Headings are in the table's language; the data dictionary lists the names of
/// columns.
pub(super) fn write(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed date: the writer's default, the current time, would make each file different.
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    let properties = DocProperties::new()
        .set_title(table.title.get(table.language))
        .set_comment(GENERATOR)
        .set_creation_datetime(&made);
    workbook.set_properties(&properties);
    for table in [table, &sources(table), &data_dictionary(table)] {
        sheet(workbook.add_worksheet(), table)?;
    }
    workbook.save_to_buffer()
}

/// Name of a sheet: as long as Excel allows, and none of the other sheets'.
fn sheet_name(table: &str) -> String {
    const LONGEST: usize = 31;
    table.chars().take(LONGEST).collect()
}

fn sheet(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(&table.name))?;
    let bold = Format::new().set_bold();
    let as_day = Format::new().set_num_format("yyyy-mm-dd");
    for (at, column) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(0, at, heading(column, table.language), &bold)?;
    }
    for (line, row) in (1..).zip(&table.rows) {
        for (at, cell) in (0..).zip(&row.cells) {
            match cell {
                // No cell at all: an empty text would count as a value.
                Cell::Missing => {}
                Cell::Integer(value) => drop(sheet.write_number(line, at, *value as f64)?),
                Cell::Number(value) => drop(sheet.write_number(line, at, *value)?),
                // `write` would turn some texts into formulas or links.
                Cell::Text(_) | Cell::List(_) => drop(sheet.write_string(line, at, cell.plain())?),
                Cell::Date(date) => match day(date) {
                    Some(value) => drop(sheet.write_datetime_with_format(line, at, &value, &as_day)?),
                    // A month, a year or a period is no day.
                    None => drop(sheet.write_string(line, at, cell.plain())?),
                },
            }
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_autofit_max_width(WIDEST);
    sheet.autofit();
    Ok(())
}

/// Date of a single day, as spreadsheets count them.
fn day(date: &AsOf) -> Option<ExcelDateTime> {
    let day = Some(date.first_day()).filter(|first| *first == date.last_day())?;
    ExcelDateTime::from_ymd(u16::try_from(day.year()).ok()?, day.month().into(), day.day()).ok()
}

/// Heading of a column, with the name of its unit in a language.
fn heading(column: &Column, language: Language) -> String {
    let title = column.title.get(language);
    let Some(unit) = column.unit.as_deref() else { return title.to_owned() };
    let unit = messages(language).table.file_unit.get(unit).map_or(unit, String::as_str);
    match language {
        Language::En => format!("{title} [{unit}]"),
        Language::Zh => format!("{title}［{unit}］"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::fixture;

    #[test]
    fn the_same_table_gives_the_same_bytes() {
        let table = fixture::table(vec![vec![Cell::text("=1+1"), Cell::number(1.5)]]);
        let bytes = write(&table).unwrap();
        assert!(bytes.starts_with(b"PK"));
        assert_eq!(bytes, write(&table).unwrap());
    }

    #[test]
    fn a_text_that_excel_cannot_hold_is_an_error() {
        let table = fixture::table(vec![vec![Cell::text("集".repeat(40_000)), Cell::Missing]]);
        assert!(write(&table).is_err());
    }
}
