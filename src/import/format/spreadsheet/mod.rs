//! Spreadsheets: XLSX, XLS, XLSB, ODS.

mod biff;
mod cell_text;
mod ods_merged;
mod sheet;
#[cfg(test)]
mod tests;
mod workbook;

use super::{Format, csv::Csv, several_tables::remarks_on_tables};
use crate::{
    import::{
        ImportError, Progress, RawTable, Remark, RemarkKind, RowUnit, Severity, SourceFile, TableInfo,
        headings::table_of,
    },
    recipe::Recipe,
};
use sheet::Sheet;
use workbook::{Kind, Workbook};

/// Spreadsheets.
pub(super) struct Spreadsheet;

impl Format for Spreadsheet {
    fn name(&self) -> &'static str {
        "XLSX"
    }

    fn kinds(&self) -> &'static str {
        "XLSX, XLS, XLSB, ODS"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xlsx", "xls", "ods", "xlsm", "xlsb"]
    }

    fn row_unit(&self) -> RowUnit {
        RowUnit::Row
    }

    /// The parts are packed, and their cells are read into values of forty bytes each.
    fn memory(&self) -> f64 {
        40.0
    }

    fn recognises(&self, file: &SourceFile) -> bool {
        Kind::of(&file.bytes).is_some()
    }

    fn tables(&self, file: &SourceFile) -> Result<Vec<TableInfo>, ImportError> {
        if is_text(&file.bytes) {
            return Csv.tables(file);
        }
        Ok(Workbook::open(&file.bytes)?.sheets())
    }

    fn read(&self, file: &SourceFile, recipe: &Recipe, progress: &Progress) -> Result<RawTable, ImportError> {
        // Many programs write delimited text and call it XLS.
        if is_text(&file.bytes) {
            return Csv.read(file, recipe, progress);
        }
        let mut book = Workbook::open(&file.bytes)?;
        let sheets = book.sheets();
        let (name, sheet) = match &recipe.table {
            Some(name) if sheets.iter().any(|sheet| sheet.name == *name) => (name.clone(), book.sheet(name, progress)?),
            Some(name) => return Err(ImportError::of_file(RemarkKind::NoTable, name)),
            None => first_with_content(&mut book, &sheets, progress)?,
        };
        let mut remarks = remarks_on_tables(&sheets, &name);
        let formulas = sheet.formulas;
        let (grid, filled) = sheet.into_grid()?;
        if grid.rows() == 0 {
            return Err(ImportError::of_file(RemarkKind::NoRows, &name));
        }
        if filled > 0 {
            remarks.push(Remark::on_file(Severity::Changed, RemarkKind::MergedCells).count(filled));
        }
        if formulas > 0 {
            remarks.push(Remark::on_file(Severity::Unread, RemarkKind::FormulaWithoutResult).count(formulas));
        }
        Ok(table_of(grid, RowUnit::Row, recipe, remarks))
    }
}

/// `true` for a text that is no markup.
fn is_text(bytes: &[u8]) -> bool {
    const BINARY: [u8; 9] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    const SAMPLE: usize = 4096;
    let is_utf_16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    let is_markup = sample.trim_ascii_start().starts_with(b"<") || sample.starts_with(b"\xef\xbb\xbf<");
    !is_markup && (is_utf_16 || !sample.iter().any(|byte| BINARY.contains(byte)))
}

/// First sheet that is not hidden and has cells.
fn first_with_content(
    book: &mut Workbook<'_>,
    sheets: &[TableInfo],
    progress: &Progress,
) -> Result<(String, Sheet), ImportError> {
    for info in sheets.iter().filter(|sheet| !sheet.hidden) {
        let sheet = book.sheet(&info.name, progress)?;
        if !sheet.is_empty() {
            return Ok((info.name.clone(), sheet));
        }
    }
    let hidden: Vec<&str> = sheets.iter().filter(|sheet| sheet.hidden).map(|sheet| sheet.name.as_str()).collect();
    Err(ImportError::of_file(RemarkKind::NoRows, &hidden.join(", ")))
}
