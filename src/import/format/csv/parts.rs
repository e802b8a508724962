//! Records of a text, in parts on all processors.

use std::sync::{
    OnceLock,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use super::part::{Part, part};
use crate::{
    dataset::Texts,
    import::{Cells, Grid, ImportError, Progress, limits::check_cells},
    model::parallel,
};

/// Bytes of a part.
const PART: usize = 2 << 20;
/// Bytes of a record that begins in one part and ends in another; longer ones are left to another reader.
const LONGEST_RECORD: usize = 8 << 20;

/// Grid of all records of a text in UTF-8; `None` for what this reader leaves to another: bytes that are no text, quotes
/// that nothing closes or that are closed within a cell, lines that end with a carriage return alone.
///
/// # Errors
/// [`ImportError::Cancelled`], or [`RemarkKind::TooLarge`] for more cells than a table may have.
pub(super) fn grid(bytes: &[u8], delimiter: u8, progress: &Progress) -> Result<Option<Grid>, ImportError> {
    grid_of(bytes, delimiter, PART, progress)
}

fn grid_of(bytes: &[u8], delimiter: u8, size: usize, progress: &Progress) -> Result<Option<Grid>, ImportError> {
    if !delimiter.is_ascii() || matches!(delimiter, b'"' | b'\r' | b'\n') {
        return Ok(None);
    }
    let ranges = ranges(bytes, size);
    let (first, is_no_text, done) = (OnceLock::<Part>::new(), AtomicBool::new(false), AtomicUsize::new(0));
    let read = |(start, end): (usize, usize)| -> Result<Option<Part>, ImportError> {
        progress.step(done.fetch_add(end - start, Ordering::Relaxed), bytes.len())?;
        if is_no_text.load(Ordering::Relaxed) {
            return Ok(None);
        }
        let Some(text) = bytes.get(start..end).and_then(|bytes| simdutf8::basic::from_utf8(bytes).ok()) else {
            is_no_text.store(true, Ordering::Relaxed);
            return Ok(None);
        };
        let found = part(text, delimiter, first.get());
        if let Some(found) = &found {
            first.get_or_init(|| found.sizes());
        }
        Ok(found)
    };
    let counted = |range: (usize, usize)| {
        let found = read(range)?;
        progress.add_rows(found.as_ref().map_or(0, |part| part.lines.len()));
        Ok(found)
    };
    let parts = parallel::each(ranges.clone(), counted).into_iter().collect::<Result<Vec<_>, ImportError>>()?;
    let mut joined = Joined::default();
    // A part that begins within a quoted cell was read from the wrong place.
    let mut open: Option<usize> = None;
    for ((start, end), found) in ranges.into_iter().zip(parts) {
        let (start, found) = match open {
            Some(from) if end - from > LONGEST_RECORD.max(2 * size) => return Ok(None),
            Some(from) => (from, read((from, end))?),
            None => (start, found),
        };
        let Some(found) = found else { return Ok(None) };
        open = found.open.map(|at| start + at);
        joined.append(found)?;
    }
    if open.is_some() { Ok(None) } else { joined.grid().map(Some) }
}

/// Ranges of bytes of about one size, each after a line break.
fn ranges(bytes: &[u8], size: usize) -> Vec<(usize, usize)> {
    let mut ranges = Vec::new();
    let mut start = 0;
    while start < bytes.len() {
        let rest = bytes.get(start.saturating_add(size)..).unwrap_or_default();
        let line_break = rest.iter().position(|byte| *byte == b'\n');
        let end = line_break.map_or(bytes.len(), |at| start + size + at + 1);
        ranges.push((start, end));
        start = end;
    }
    ranges
}

/// Parts that follow one another.
#[derive(Default)]
struct Joined {
    columns: Vec<Texts>,
    numbers: Vec<u32>,
    /// Line breaks before the next part.
    line_breaks: u32,
}

impl Joined {
    fn append(&mut self, part: Part) -> Result<(), ImportError> {
        let (before, rows) = (self.numbers.len(), part.lines.len());
        self.numbers.extend(part.lines.iter().map(|line| 1 + self.line_breaks + line));
        self.line_breaks += part.line_breaks;
        let columns = part.columns.len().max(self.columns.len());
        check_cells(columns, self.numbers.len())?;
        while self.columns.len() < columns {
            let mut empty = Texts::default();
            empty.push_joined(String::new(), vec![0; before + 1]);
            self.columns.push(empty);
        }
        let mut found = part.columns.into_iter();
        for texts in &mut self.columns {
            match found.next() {
                Some(mut column) => {
                    column.fill_to(rows);
                    texts.push_joined(column.joined, column.bounds);
                }
                None => texts.push_joined(String::new(), vec![0; rows + 1]),
            }
        }
        Ok(())
    }

    fn grid(self) -> Result<Grid, ImportError> {
        check_cells(self.columns.len(), self.numbers.len())?;
        Ok(Grid::new(self.columns.into_iter().map(Cells::of_texts).collect(), self.numbers))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::import::format::csv::records;

    /// Grid of a text as the reader of one record after the other has it; `None` with stray quotes.
    fn one_by_one(text: &str) -> Option<Grid> {
        let mut remarks = Vec::new();
        let grid = records::grid(text, b',', &mut remarks, &Progress::default()).unwrap();
        remarks.is_empty().then_some(grid)
    }

    fn in_parts(text: &str, size: usize) -> Option<Grid> {
        grid_of(text.as_bytes(), b',', size, &Progress::default()).unwrap()
    }

    #[test]
    fn a_record_may_begin_in_one_part_and_end_in_another() {
        let text = "id,note\r\n1,\"two\n\nlines, \"\"x\"\"\n\"\r\n\r\n2\n\n3,,more\n\"\"\n4,end";
        for size in 1..text.len() {
            assert_eq!(in_parts(text, size), one_by_one(text), "{size}");
        }
        let numbers = in_parts(text, 4).unwrap().numbers().to_vec();
        assert_eq!(numbers, [1, 2, 7, 9, 10, 11]);
    }

    #[test]
    fn what_is_ambiguous_is_left_to_the_other_reader() {
        for text in ["a,b\n1,\"open\n2,3\n", "a,b\n1,\"x\"y\n", "a,b\r1,2\r", "a,\"b\n"] {
            assert_eq!(in_parts(text, 3), None, "{text:?}");
        }
        assert_eq!(grid_of(b"a,b\n\xd0\xc2,1\n", b',', 3, &Progress::default()), Ok(None), "no UTF-8");
    }

    #[test]
    fn rows_that_were_read_are_counted() {
        let progress = Progress::default();
        grid_of(b"a,b\n1,2\n3,4\n", b',', 4, &progress).unwrap();
        assert_eq!(progress.rows(), 3);
    }

    #[test]
    fn a_cancelled_reading_ends() {
        let progress = Progress::default();
        progress.cancel();
        assert_eq!(grid_of(b"a,b\n", b',', 3, &progress), Err(ImportError::Cancelled));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn parts_of_any_size_make_what_one_after_the_other_makes(
            text in "((\"([ab,\r\n湖]|\"\"){0,6}\"|[ab湖\"]{0,3})[,\n\r]?(\r\n)?){0,12}",
            size in 1..20_usize,
        ) {
            if let Some(grid) = in_parts(&text, size) {
                prop_assert_eq!(Some(grid), one_by_one(&text));
            }
        }

        #[test]
        fn texts_of_sound_cells_are_never_left_to_the_other_reader(
            rows in prop::collection::vec(prop::collection::vec("(\"([ab,\n湖]|\"\"){0,6}\"|[ab湖][a\"]{0,2})?", 1..4), 1..12),
            size in 1..20_usize,
        ) {
            let text: String = rows.iter().map(|cells| cells.join(",") + "\r\n").collect();
            prop_assert_eq!(in_parts(&text, size), Some(one_by_one(&text).unwrap_or_default()));
        }
    }
}
