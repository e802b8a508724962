//! Report of an import as a table.

use crate::{i18n::ImportTexts, import::ImportReport, table::escape_formula};

/// All remarks of an import as CSV with CR LF.
pub fn import_report_csv(report: &ImportReport, texts: &ImportTexts) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let rows = report.remarks.iter().map(|remark| {
        let row = remark.row.map(|row| row.to_string()).unwrap_or_default();
        let column = remark.column.as_deref().unwrap_or_default().to_owned();
        let (effect, kind): (&str, &str) = (remark.severity.into(), remark.kind.into());
        [row, column, effect.to_owned(), kind.to_owned(), remark.words(texts), remark.found.clone()]
    });
    let head = ["row", "column", "effect", "kind", "reason", "found"].map(str::to_owned);
    for row in std::iter::once(head).chain(rows) {
        // Writing to memory cannot fail.
        let _infallible = writer.write_record(row.map(|cell| escape_formula(&cell).into_owned()));
    }
    writer.into_inner().unwrap_or_default()
}
