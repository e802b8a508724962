//! CSV rows that know file, line and column, so that every error can name them.

use std::{cell::RefCell, str::FromStr};

use super::report::{Issue, Report};
use crate::model::{AsOf, Bilingual, SourceId};

/// A table of the data: its file name and its text.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// The name that errors give.
    pub name: &'static str,
    /// The text.
    pub text: &'a str,
}

/// A row of a table.
pub struct Row<'a> {
    file: &'static str,
    line: u64,
    headers: &'a csv::StringRecord,
    record: csv::StringRecord,
    report: &'a RefCell<Report>,
}

/// Reads a table row by row. A row for which `read` gives `None` has been reported and is left out.
pub fn rows<T>(
    file: File<'_>,
    columns: &[&str],
    report: &RefCell<Report>,
    read: impl Fn(&Row<'_>) -> Option<T>,
) -> Vec<T> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file.text.as_bytes());
    let issue = |line, column: &str, expected: String, found: String| Issue {
        file: file.name.to_owned(),
        line,
        column: column.to_owned(),
        expected,
        found,
    };
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => {
            report.borrow_mut().push(issue(Some(1), "", "a header row".to_owned(), error.to_string()));
            return Vec::new();
        }
    };
    let mut complete = true;
    for column in columns {
        if !headers.iter().any(|header| header == *column) {
            let found = headers.iter().collect::<Vec<_>>().join(",");
            report.borrow_mut().push(issue(Some(1), "header", format!("a column {column}"), found));
            complete = false;
        }
    }
    if !complete {
        return Vec::new();
    }
    let mut out = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line);
                if record.len() != headers.len() {
                    let (expected, found) = (format!("{} cells", headers.len()), format!("{} cells", record.len()));
                    report.borrow_mut().push(issue(Some(line), "", expected, found));
                    continue;
                }
                out.extend(read(&Row { file: file.name, line, headers: &headers, record, report }));
            }
            Err(error) => {
                let line = error.position().map(csv::Position::line);
                report.borrow_mut().push(issue(line, "", "a row of CSV".to_owned(), error.to_string()));
            }
        }
    }
    out
}

impl Row<'_> {
    /// The cell of a column, without blanks around it; empty where the column does not exist.
    pub fn cell(&self, column: &str) -> &str {
        let at = self.headers.iter().position(|header| header == column);
        at.and_then(|at| self.record.get(at)).unwrap_or_default().trim()
    }

    /// Reports a cell.
    pub fn wrong(&self, column: &str, expected: &str) {
        let cell = self.cell(column);
        let found = if cell.is_empty() { "nothing".to_owned() } else { format!("\"{cell}\"") };
        self.report.borrow_mut().push(Issue {
            file: self.file.to_owned(),
            line: Some(self.line),
            column: format!("column {column}"),
            expected: expected.to_owned(),
            found,
        });
    }

    /// A cell that must not be empty.
    pub fn required(&self, column: &str) -> Option<String> {
        let cell = self.cell(column);
        if cell.is_empty() {
            self.wrong(column, "a text");
            return None;
        }
        Some(cell.to_owned())
    }

    /// A cell that may be empty.
    pub fn optional(&self, column: &str) -> Option<String> {
        let cell = self.cell(column);
        (!cell.is_empty()).then(|| cell.to_owned())
    }

    /// A cell in the form of `T`.
    pub fn parsed<T: FromStr>(&self, column: &str, expected: &str) -> Option<T> {
        let value = self.cell(column).parse().ok();
        if value.is_none() {
            self.wrong(column, expected);
        }
        value
    }

    /// A number that is finite.
    pub fn number(&self, column: &str) -> Option<f64> {
        let value = self.cell(column).parse::<f64>().ok().filter(|value| value.is_finite());
        if value.is_none() {
            self.wrong(column, "a number");
        }
        value
    }

    /// A date.
    pub fn date(&self, column: &str) -> Option<AsOf> {
        let value = AsOf::parse(self.cell(column)).ok();
        if value.is_none() {
            self.wrong(column, "a date such as 2021, 2021-06 or 2021-06-11");
        }
        value
    }

    /// A list separated by `;`, which may be empty.
    pub fn list(&self, column: &str) -> Vec<String> {
        self.cell(column).split(';').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
    }

    /// Sources, of which there must be one: every figure has a source.
    pub fn sources(&self, column: &str) -> Option<Vec<SourceId>> {
        let list: Vec<SourceId> = self.list(column).into_iter().map(SourceId::new).collect();
        if list.is_empty() {
            self.wrong(column, "the id of a source");
            return None;
        }
        Some(list)
    }

    /// The columns `{stem}_en` and `{stem}_zh`.
    pub fn bilingual(&self, stem: &str) -> Bilingual {
        let text = |language: &str| self.cell(&format!("{stem}_{language}")).to_owned();
        Bilingual { en: text("en"), zh: text("zh") }
    }
}
