//! CSV tables whose cells know their file, line and column.

use std::str::FromStr;

use csv::{ReaderBuilder, StringRecord};

use super::{Issue, Report};
use crate::model::{AsOf, DateError};

/// A CSV file with a validated header.
#[derive(Clone, Debug)]
pub struct CsvTable<'a> {
    file: &'a str,
    header: StringRecord,
    rows: Vec<(u64, StringRecord)>,
}

/// A row of a [`CsvTable`].
#[derive(Clone, Copy, Debug)]
pub struct CsvRow<'t> {
    table: &'t CsvTable<'t>,
    line: u64,
    cells: &'t StringRecord,
}

/// Line counter for ascending positions of a text; the parser's own count is wrong after empty lines.
struct LineCounter<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl LineCounter<'_> {
    /// Line, from 1, of the row that the parser started to read at byte `start`.
    fn line_of_row_from(&mut self, start: usize) -> u64 {
        let mut line_break = |from: &mut usize, until_text: bool| {
            while let Some(byte) = self.bytes.get(*from) {
                if until_text && !matches!(byte, b'\r' | b'\n') || !until_text && *from >= start {
                    break;
                }
                let ends_line = *byte == b'\n' || *byte == b'\r' && self.bytes.get(*from + 1) != Some(&b'\n');
                self.line += u64::from(ends_line);
                *from += 1;
            }
        };
        let mut at = self.at;
        line_break(&mut at, false);
        line_break(&mut at, true);
        self.at = at;
        self.line
    }
}

impl<'a> CsvTable<'a> {
    /// Parses `text` into rows. A column of `columns` that is missing in the header is reported and leaves the table
    /// empty; an unknown column is a warning; a row with too few or too many cells is reported and skipped.
    pub fn read(file: &'a str, text: &str, columns: &[&str], report: &mut Report) -> Self {
        let mut table = Self { file, header: StringRecord::new(), rows: Vec::new() };
        let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut lines = LineCounter { bytes: text.as_bytes(), at: 0, line: 1 };
        let mut header: Option<StringRecord> = None;
        loop {
            let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
            let mut cells = StringRecord::new();
            match reader.read_record(&mut cells) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    report.push(Issue::error(file, "comma-separated values", error.to_string()));
                    break;
                }
            }
            let line = lines.line_of_row_from(start);
            match &header {
                None => {
                    if !header_fits(file, line, &cells, columns, report) {
                        return table;
                    }
                    header = Some(cells);
                }
                Some(header) if header.len() != cells.len() => {
                    let found = cells.len().to_string();
                    report.push(Issue::error(file, format!("{} cells", header.len()), found).line(line));
                }
                Some(_) => table.rows.push((line, cells)),
            }
        }
        if let Some(header) = header {
            table.header = header;
        } else {
            let expected = format!("a header with the columns {}", columns.join(", "));
            report.push(Issue::error(file, expected, "an empty file"));
        }
        table
    }

    /// Rows in the order of the file.
    pub fn rows(&self) -> impl Iterator<Item = CsvRow<'_>> {
        self.rows.iter().map(|(line, cells)| CsvRow { table: self, line: *line, cells })
    }
}

/// Reports missing, repeated or unknown columns; returns `true` if the rows can be read nevertheless.
fn header_fits(file: &str, line: u64, header: &StringRecord, columns: &[&str], report: &mut Report) -> bool {
    let unknown: Vec<&str> = header.iter().filter(|name| !columns.contains(name)).collect();
    let mut fits = true;
    for column in columns {
        let found = match header.iter().filter(|name| name == column).count() {
            1 => continue,
            0 if unknown.is_empty() => "no such column".to_owned(),
            0 => format!("no such column, but {}", Issue::quoted(&unknown.join(", "))),
            n => format!("{n} of them"),
        };
        fits = false;
        report.push(Issue::error(file, format!("one column {column}"), found).line(line).column(*column));
    }
    if fits {
        for name in unknown {
            let expected = format!("one of {}", columns.join(", "));
            report.push(Issue::warning(file, expected, format!("column {}", Issue::quoted(name))).line(line));
        }
    }
    fits
}

impl<'t> CsvRow<'t> {
    /// Text of a cell; empty if there is no such column.
    pub fn cell(&self, column: &str) -> &'t str {
        let index = self.table.header.iter().position(|name| name == column);
        index.and_then(|index| self.cells.get(index)).unwrap_or_default()
    }

    /// An error at a cell, with the content of the cell as found.
    pub fn issue(&self, column: &str, expected: impl Into<String>) -> Issue {
        Issue::error(self.table.file, expected, Issue::quoted(self.cell(column))).line(self.line).column(column)
    }

    /// A text that must not be empty.
    pub fn required(&self, column: &str, report: &mut Report) -> Option<&'t str> {
        let text = self.optional(column);
        if text.is_none() {
            report.push(self.issue(column, "a text"));
        }
        text
    }

    /// A text, or `None` for an empty cell.
    pub fn optional(&self, column: &str) -> Option<&'t str> {
        Some(self.cell(column)).filter(|text| !text.is_empty())
    }

    /// Parts of a cell separated by semicolons; empty for an empty cell.
    pub fn list(&self, column: &str) -> Vec<&'t str> {
        self.optional(column).map_or_else(Vec::new, |text| text.split(';').collect())
    }

    /// A value parsed from a cell; `expected` describes valid content for the report.
    pub fn parse<T: FromStr>(&self, column: &str, expected: &str, report: &mut Report) -> Option<T> {
        self.read(column, expected, report, |text| text.parse().ok())
    }

    /// Like [`CsvRow::parse`] for a cell that may be empty: `Some(None)` if it is, `None` for an error, which is reported.
    #[expect(clippy::option_option, reason = "an unknown value and a faulty one are not the same")]
    pub(crate) fn parse_optional<T: FromStr>(
        &self,
        column: &str,
        expected: &str,
        report: &mut Report,
    ) -> Option<Option<T>> {
        match self.optional(column) {
            None => Some(None),
            Some(_) => self.parse(column, expected, report).map(Some),
        }
    }

    /// A date as precise as its source states it.
    pub fn as_of(&self, column: &str, report: &mut Report) -> Option<AsOf> {
        let expected = match AsOf::parse(self.cell(column)) {
            Err(DateError::NoSuchDay(_)) => "a day of the calendar",
            Err(DateError::Backwards(_)) => "a period that ends after it begins",
            _ => "a year, month or day such as 2022, 2022-11 or 2022-11-30",
        };
        self.read(column, expected, report, |text| AsOf::parse(text).ok())
    }

    /// A number within `range`, ends included.
    pub fn number(&self, column: &str, range: std::ops::RangeInclusive<f64>, report: &mut Report) -> Option<f64> {
        let expected = match (*range.start(), *range.end()) {
            (0.0, f64::MAX) => "a number from 0".to_owned(),
            (f64::MIN, f64::MAX) => "a number".to_owned(),
            (low, high) => format!("a number from {low} to {high}"),
        };
        self.read(column, &expected, report, |text| text.parse().ok().filter(|number| range.contains(number)))
    }

    /// Like [`CsvRow::number`] for a cell that may be empty: `Some(None)` if it is, `None` for an error, which is
    /// reported.
    #[expect(clippy::option_option, reason = "an unknown value and a faulty one are not the same")]
    pub(crate) fn number_optional(
        &self,
        column: &str,
        range: std::ops::RangeInclusive<f64>,
        report: &mut Report,
    ) -> Option<Option<f64>> {
        match self.optional(column) {
            None => Some(None),
            Some(_) => self.number(column, range, report).map(Some),
        }
    }

    fn read<T>(
        &self,
        column: &str,
        expected: &str,
        report: &mut Report,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = parse(self.cell(column));
        if value.is_none() {
            report.push(self.issue(column, expected));
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> (Vec<u64>, Report) {
        let mut report = Report::default();
        let table = CsvTable::read("t.csv", text, &["a", "b"], &mut report);
        (table.rows().map(|row| row.line).collect(), report)
    }

    #[test]
    fn rows_know_their_line_after_empty_lines_and_quoted_line_ends() {
        assert_eq!(lines("a,b\n\n\n1,2\n\"x\ny\",3\n4,5"), (vec![4, 5, 7], Report::default()));
        assert_eq!(lines("a,b\r\n\r\n1,2\r\n3,4\r\n"), (vec![3, 4], Report::default()));
        assert_eq!(lines("\u{feff}a,b\r1,2\r3,4"), (vec![2, 3], Report::default()));
    }

    #[test]
    fn a_ragged_row_is_reported_and_the_next_one_read() {
        let (lines, report) = lines("a,b\n1\n2,3\n");
        assert_eq!(lines, [3]);
        assert_eq!(report.to_string(), "t.csv, line 2: expected 2 cells, found 1\n");
    }

    #[test]
    fn a_misspelt_column_is_named() {
        let (lines, report) = lines("a,bb\n1,2\n");
        assert!(lines.is_empty());
        assert_eq!(
            report.to_string(),
            "t.csv, line 1, column b: expected one column b, found no such column, but \"bb\"\n"
        );
    }

    #[test]
    fn a_column_more_is_only_a_warning() {
        let (lines, report) = lines("a,b,c\n1,2,3\n");
        assert_eq!((lines.len(), report.issues.len(), report.errors().count()), (1, 1, 0));
    }

    #[test]
    fn what_is_no_number_is_none() {
        let mut report = Report::default();
        let table = CsvTable::read("t.csv", "a,b\nNaN,inf\n1e400,-1\n", &["a", "b"], &mut report);
        for row in table.rows() {
            assert_eq!(row.number("a", f64::MIN..=f64::MAX, &mut report), None);
            assert_eq!(row.number("b", 0.0..=f64::MAX, &mut report), None);
        }
        assert_eq!(report.issues.len(), 4);
        assert!(report.to_string().contains("line 3, column b: expected a number from 0, found \"-1\""), "{report}");
    }
}
