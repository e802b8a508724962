//! CSV writer.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use super::{Cell, Table};

/// First characters of a formula in spreadsheets; Chinese and Japanese editions also accept full-width forms.
const FORMULA_SIGNS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Writes a table as RFC 4180 CSV: header of column names, CRLF line ends, quotes where needed.
pub(super) fn write(table: &Table, bom: bool) -> Result<Vec<u8>, csv::Error> {
    let start = if bom { "\u{feff}" } else { "" };
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(start.as_bytes().to_vec());
    writer.write_record(table.columns.iter().map(|column| &column.name))?;
    for row in &table.rows {
        writer.write_record(row.cells.iter().map(|cell| guarded(cell).into_owned()))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

fn guarded(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => escape_formula(text),
        Cell::List(_) => Cow::Owned(escape_formula(&cell.plain()).into_owned()),
        // A leading minus sign of a number is not a formula.
        Cell::Missing | Cell::Integer(_) | Cell::Number(_) | Cell::Date(_) => cell.plain(),
    }
}

/// Escapes a text that a spreadsheet would read as a formula, with a leading apostrophe.
///
/// Apostrophes in front of a formula sign get one more, so that removing one always restores the original.
///
/// ```
/// use cluster_atlas::table::escape_formula;
/// assert_eq!(escape_formula("=1+1"), "'=1+1");
/// assert_eq!(escape_formula("'=1+1"), "''=1+1");
/// assert_eq!(escape_formula("1+1"), "1+1");
/// ```
pub fn escape_formula(text: &str) -> Cow<'_, str> {
    if text.trim_start_matches('\'').starts_with(FORMULA_SIGNS) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::table::{Column, Row, fixture};

    /// Rows of a CSV file, parsed.
    fn read(bytes: &[u8]) -> Vec<Vec<String>> {
        let mut formatter = csv::Reader::from_reader(bytes);
        formatter.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    fn bare(text: &str) -> &str {
        match text.strip_prefix('\'') {
            Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA_SIGNS) => rest,
            _ => text,
        }
    }

    #[test]
    fn lines_end_as_the_standard_says_and_the_mark_is_for_those_who_ask() {
        let table = fixture::table(vec![vec![Cell::text("长沙, \"湘\""), Cell::number(-1.5)]]);
        assert_eq!(write(&table, false).unwrap(), "a,b\r\n\"长沙, \"\"湘\"\"\",-1.5\r\n".as_bytes());
        assert!(write(&table, true).unwrap().starts_with(b"\xef\xbb\xbfa,b\r\n"));
    }

    #[test]
    fn what_looks_like_a_formula_is_text_and_a_number_stays_a_number() {
        let texts = ["=1+1", "+1", "-1", "@a", "\tx", "\rx", "＝1"];
        let table = fixture::table(texts.map(|text| vec![Cell::text(text), Cell::Integer(-1)]).to_vec());
        for (row, text) in read(&write(&table, false).unwrap()).iter().zip(texts) {
            assert_eq!(row, &[format!("'{text}"), "-1".to_owned()]);
        }
        let list = fixture::table(vec![vec![Cell::list(["=a", "b"]), Cell::Missing]]);
        assert_eq!(read(&write(&list, false).unwrap()), [["'=a | b", ""]]);
    }

    proptest! {
        #[test]
        fn any_text_survives(texts in prop::collection::vec(prop::array::uniform2(".{0,8}|['=+@\t\r\n\",-]{0,5}"), 0..5)) {
            let rows: Vec<Vec<Cell>> =
                texts.iter().map(|row| row.iter().map(|text| Cell::Text(text.clone())).collect()).collect();
            let found = read(&write(&fixture::table(rows), false).unwrap());
            let found: Vec<Vec<&str>> = found.iter().map(|row| row.iter().map(|text| bare(text)).collect()).collect();
            prop_assert_eq!(found, texts);
        }
    }

    #[test]
    fn a_column_alone_keeps_its_empty_cells() {
        let columns = vec![Column::new("a", "A", "甲")];
        let rows = vec![Row { id: "1".to_owned(), at: None, shape: None, cells: vec![Cell::Missing] }];
        let table = Table { columns, rows, ..fixture::table(Vec::new()) };
        assert_eq!(read(&write(&table, false).unwrap()), [[""]]);
    }
}
