//! Records of a text one after the other; quotes that nothing closes are letters.

use crate::import::{
    CellKind, Grid, ImportError, Progress, Remark, RemarkKind, Severity,
    limits::{check_cells, check_columns},
};

/// Most quotes that are taken as letters because nothing closes them.
const MOST_STRAY_QUOTES: usize = 1000;
/// Records between two checks for cancelling.
const STEP: usize = 4096;

/// Grid of all records of a text.
///
/// # Errors
/// [`ImportError::Cancelled`], or [`RemarkKind::UnclosedQuote`] for too many stray quotes.
pub(super) fn grid(
    whole: &str,
    delimiter: u8,
    remarks: &mut Vec<Remark>,
    progress: &Progress,
) -> Result<Grid, ImportError> {
    let mut grid = Grid::default();
    let mut rest = Some((whole, 1));
    let mut strays = 0;
    while let Some((text, line)) = rest {
        let stray = stray_quote(text, delimiter);
        let sound = stray.as_ref().map_or(text, |stray| text.get(..stray.line_start).unwrap_or_default());
        read_records(sound, line, delimiter, true, &mut grid, (whole.len(), progress))?;
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
            read_records(broken, number, delimiter, false, &mut grid, (whole.len(), progress))?;
            rest = (!after.is_empty()).then_some((after, number + 1));
        }
    }
    check_cells(grid.columns().len(), grid.rows())?;
    grid.fill();
    Ok(grid)
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
        check_columns(record.len(), Some(line))?;
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
