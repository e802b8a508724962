//! Delimited text: CSV, TSV and their relatives (RFC 4180, read leniently).

mod delimiter;
mod kept;
mod marks;
mod part;
mod parts;
mod records;

use std::borrow::Cow;

use super::Format;
use crate::{
    import::{
        Grid, ImportError, Progress, RawTable, Remark, RemarkKind, RowUnit, Severity, SourceFile, TableInfo,
        headings::table_of,
        row_sample,
        text::encoding::{decode, plain_utf_8},
    },
    recipe::Recipe,
};
use delimiter::guessed_delimiter;
pub(in crate::import) use parts::AT_ONCE;
use parts::Read;

/// Delimited text.
pub(super) struct Csv;

impl Format for Csv {
    fn name(&self) -> &'static str {
        "CSV"
    }

    fn kinds(&self) -> &'static str {
        "CSV, TSV"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv", "tsv", "tab", "txt"]
    }

    fn can_be_cut(&self) -> bool {
        true
    }

    fn recognises(&self, _: &SourceFile) -> bool {
        false
    }

    fn tables(&self, _: &SourceFile) -> Result<Vec<TableInfo>, ImportError> {
        Ok(vec![TableInfo::unnamed()])
    }

    fn read(&self, file: &SourceFile, recipe: &Recipe, progress: &Progress) -> Result<RawTable, ImportError> {
        let sound = plain_utf_8(&file.bytes, recipe.encoding.as_deref());
        if let Some(bytes) = sound {
            let mut remarks = Vec::new();
            let delimiter = delimiter(&head_of(bytes), file, recipe, &mut remarks);
            if let Some(read) = parts::grid(bytes, delimiter, recipe, progress)? {
                return read_in_parts(read, recipe, remarks);
            }
        }
        let decoded = decode(&file.bytes, recipe.encoding.as_deref())?;
        let mut remarks = decoded.remarks;
        let delimiter = delimiter(&decoded.text, file, recipe, &mut remarks);
        let of_another_encoding = match &decoded.text {
            Cow::Owned(text) => parts::grid(text.as_bytes(), delimiter, recipe, progress)?,
            Cow::Borrowed(_) => None,
        };
        if let Some(read) = of_another_encoding {
            drop(decoded.text);
            return read_in_parts(read, recipe, remarks);
        }
        let grid = records::grid(&decoded.text, delimiter, &mut remarks, progress)?;
        drop(decoded.text);
        table(grid, recipe, remarks)
    }
}

/// Beginning of a text by which its delimiter is guessed.
fn head_of(bytes: &[u8]) -> Cow<'_, str> {
    const MOST: usize = 8 << 20;
    String::from_utf8_lossy(bytes.get(..bytes.len().min(MOST)).unwrap_or_default())
}

/// Delimiter, as chosen or guessed; one that is no comma is remarked.
fn delimiter(text: &str, file: &SourceFile, recipe: &Recipe, remarks: &mut Vec<Remark>) -> u8 {
    let chosen = recipe.delimiter.and_then(|delimiter| u8::try_from(delimiter).ok());
    let delimiter = chosen.unwrap_or_else(|| guessed_delimiter(text, &file.extension()));
    if delimiter != b',' {
        let name = if delimiter == b'\t' { Cow::Borrowed("Tab") } else { char::from(delimiter).to_string().into() };
        remarks.push(Remark::on_file(Severity::Note, RemarkKind::Delimiter).found(&name));
    }
    delimiter
}

/// Table of a text of which all or some rows were kept. Headings stand where the whole text has them.
fn read_in_parts(read: Read, recipe: &Recipe, mut remarks: Vec<Remark>) -> Result<RawTable, ImportError> {
    let Read { grid, kept, rows } = read;
    let Some(kept) = kept else { return table(grid, recipe, remarks) };
    let heading = kept.first.checked_sub(1).and_then(|row| grid.numbers().get(row).copied());
    let recipe = Recipe { heading: Some(heading.unwrap_or(0)), ..recipe.clone() };
    if kept.step > 1 {
        remarks.push(row_sample::remark(kept.step, kept.table_rows(grid.rows()), kept.table_rows(rows)));
    }
    table(grid, &recipe, remarks)
}

fn table(grid: Grid, recipe: &Recipe, remarks: Vec<Remark>) -> Result<RawTable, ImportError> {
    if grid.rows() == 0 {
        return Err(ImportError::of_file(RemarkKind::NoRows, ""));
    }
    Ok(table_of(grid, RowUnit::Line, recipe, remarks))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> RawTable {
        Csv.read(&SourceFile::new("a.csv", text.as_bytes()), &Recipe::default(), &Progress::default()).unwrap()
    }

    fn rows(table: &RawTable) -> Vec<(u32, Vec<String>)> {
        let cells = |row| table.columns.iter().map(|column| column.cells.get(row).text.to_owned()).collect();
        table.numbers.iter().enumerate().map(|(row, number)| (*number, cells(row))).collect()
    }

    fn kinds(table: &RawTable) -> Vec<RemarkKind> {
        table.remarks.iter().map(|remark| remark.kind).collect()
    }

    #[test]
    fn records_have_the_line_of_the_file_where_they_begin() {
        let table = read("id,note\r\n1,\"two\nlines\"\r\n\r\n2,plain\n3,\"ends\r\n\"\r\n");
        let notes = |n: u32, id: &str, note: &str| (n, vec![id.to_owned(), note.to_owned()]);
        assert_eq!(rows(&table), [notes(2, "1", "two\nlines"), notes(5, "2", "plain"), notes(6, "3", "ends\r\n")]);
    }

    #[test]
    fn a_quote_that_nothing_closes_is_a_letter_and_costs_no_row() {
        let table = read("a,b\n1,x\n2,\"open\n3,y\n4,z\n");
        assert_eq!(table.numbers, [2, 3, 4, 5]);
        assert_eq!(table.columns[1].cells.get(1).text, "\"open");
        let remark = table.remarks.iter().find(|remark| remark.kind == RemarkKind::UnclosedQuote).unwrap();
        assert_eq!(remark.row, Some(3));
        let pair = read("a,b\n1,\"open\n2,\"also\n3,y\n");
        assert_eq!((pair.numbers.clone(), kinds(&pair).len()), (vec![2, 3, 4], 2), "{:?}", pair.remarks);
    }
}
