//! Delimited text: CSV, TSV and their relatives (RFC 4180, read leniently).

use std::borrow::Cow;

use super::Format;
use crate::{
    import::{
        CellKind, Grid, ImportError, Progress, RawTable, Remark, RemarkKind, RowUnit, Severity, SourceFile, TableInfo,
        headings::table_of, text::encoding::decode,
    },
    recipe::Recipe,
};

/// Delimited text.
pub(super) struct Csv;

/// Delimiters that are guessed, the most frequent first.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];
/// Records by which the delimiter is guessed.
const SAMPLE: usize = 100;
/// Most quotes that are taken as letters because nothing closes them.
const MOST_STRAY_QUOTES: usize = 1000;
/// Records between two checks for cancelling.
const STEP: usize = 4096;

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
        let decoded = decode(&file.bytes, recipe.encoding.as_deref())?;
        let mut remarks = decoded.remarks;
        let chosen = recipe.delimiter.and_then(|delimiter| u8::try_from(delimiter).ok());
        let delimiter = chosen.unwrap_or_else(|| guessed_delimiter(&decoded.text, &file.extension()));
        if delimiter != b',' {
            let name = if delimiter == b'\t' { Cow::Borrowed("Tab") } else { char::from(delimiter).to_string().into() };
            remarks.push(Remark::on_file(Severity::Note, RemarkKind::Delimiter).found(&name));
        }
        let mut grid = Grid::default();
        let mut rest = Some((decoded.text.as_ref(), 1));
        let mut strays = 0;
        while let Some((text, line)) = rest {
            let stray = stray_quote(text, delimiter);
            let sound = stray.as_ref().map_or(text, |stray| text.get(..stray.line_start).unwrap_or_default());
            read_records(sound, line, delimiter, true, &mut grid, (decoded.text.len(), progress))?;
            rest = None;
            if let Some(stray) = stray {
                let number = line + stray.line;
                remarks.push(Remark::on_row(number, Severity::Changed, RemarkKind::UnclosedQuote));
                strays += 1;
                if strays > MOST_STRAY_QUOTES {
                    return Err(ImportError::of_row(number, RemarkKind::UnclosedQuote, ""));
                }
                let from_line = text.get(stray.line_start..).unwrap_or_default();
                let end = from_line.find('\n').map_or(from_line.len(), |end| end + 1);
                let (broken, after) = from_line.split_at(end);
                read_records(broken, number, delimiter, false, &mut grid, (decoded.text.len(), progress))?;
                rest = (!after.is_empty()).then_some((after, number + 1));
            }
        }
        if grid.rows() == 0 {
            return Err(ImportError::of_file(RemarkKind::NoRows, ""));
        }
        Ok(table_of(grid, RowUnit::Line, recipe, remarks))
    }
}

/// Reads records of a text whose first line has a number in the file.
fn read_records(
    text: &str,
    first_line: u32,
    delimiter: u8,
    quoting: bool,
    grid: &mut Grid,
    (whole, progress): (usize, &Progress),
) -> Result<(), ImportError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(quoting)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut records = 0;
    let mut line = first_line;
    while reader.read_record(&mut record).unwrap_or(false) {
        let start = record.position().map_or(0, csv::Position::byte) as usize;
        // The reader counts blank lines before a record as part of it.
        let skipped = text.get(start..).unwrap_or_default();
        let blank = skipped.len() - skipped.trim_start_matches(['\r', '\n']).len();
        let newlines = skipped.get(..blank).unwrap_or_default().matches('\n').count() as u32;
        line = line.max(first_line + record.position().map_or(0, |at| at.line().saturating_sub(1)) as u32 + newlines);
        grid.begin_row(line);
        for (column, field) in record.iter().enumerate() {
            grid.push(column, CellKind::Text, field);
        }
        records += 1;
        if records % STEP == 0 {
            progress.step(start, whole)?;
        }
    }
    Ok(())
}

/// A quote that opens a cell and is not closed, or closed only on a later line by a quote that ends no cell.
struct StrayQuote {
    /// Lines before that of the quote.
    line: u32,
    /// Byte at which that line begins.
    line_start: usize,
}

/// First stray quote of a text that begins with a record.
fn stray_quote(text: &str, delimiter: u8) -> Option<StrayQuote> {
    let bytes = text.as_bytes();
    let (mut at, mut line, mut line_start, mut opens) = (0, 0, 0, true);
    while let Some(byte) = bytes.get(at) {
        if *byte == b'"' && opens {
            let quote = StrayQuote { line, line_start };
            let mut crosses = false;
            loop {
                let next = bytes.get(at + 1..)?.iter().position(|byte| matches!(byte, b'"' | b'\n'));
                let Some(next) = next else { return Some(quote) };
                at += 1 + next;
                if bytes.get(at) == Some(&b'\n') {
                    (line, line_start, crosses) = (line + 1, at + 1, true);
                } else if bytes.get(at + 1) == Some(&b'"') {
                    at += 1;
                } else {
                    break;
                }
            }
            let ends_cell = bytes.get(at + 1).is_none_or(|next| [delimiter, b'\r', b'\n'].contains(next));
            if crosses && !ends_cell {
                return Some(quote);
            }
            opens = false;
        } else {
            opens = *byte == delimiter || *byte == b'\n';
            if *byte == b'\n' {
                (line, line_start) = (line + 1, at + 1);
            }
        }
        at += 1;
    }
    None
}

/// Delimiter by which most of the first records have as many cells as the others, and most of them.
fn guessed_delimiter(text: &str, extension: &str) -> u8 {
    let score = |delimiter: u8| {
        let mut builder = csv::ReaderBuilder::new();
        let mut reader = builder.has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
        let mut counts: Vec<usize> =
            reader.records().take(SAMPLE).filter_map(Result::ok).map(|row| row.len()).collect();
        counts.sort_unstable();
        let runs = counts.chunk_by(|one, other| one == other).filter(|run| run.first().is_some_and(|cells| *cells > 1));
        let best = runs.max_by_key(|run| (run.len(), run.first().copied()));
        let usual = usize::from(delimiter == b'\t' && matches!(extension, "tsv" | "tab"));
        best.map_or((0, 0, 0), |run| (usual, run.len(), run.first().copied().unwrap_or_default()))
    };
    let mut best = (b',', (0, 0, 0));
    for delimiter in DELIMITERS {
        let found = score(delimiter);
        if found > best.1 {
            best = (delimiter, found);
        }
    }
    best.0
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
    fn the_delimiter_is_that_by_which_records_are_alike() {
        for (text, delimiter) in [
            ("a;b;c\n1;3,7;x\n2;4,1;y\n", b';'),
            ("a\tb\n1,2\t3\n4,5\t6\n", b'\t'),
            ("a,b\n\"x;y\",1\n\"z;w\",2\n", b','),
            ("a|b\n1|2\n", b'|'),
            ("a\n1\n2\n", b','),
        ] {
            assert_eq!(guessed_delimiter(text, "csv"), delimiter, "{text:?}");
        }
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
