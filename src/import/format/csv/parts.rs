//! Records of a text, in parts on all processors.

use std::sync::{
    OnceLock,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use super::{
    kept::Kept,
    part::{Part, part},
};
use crate::{
    dataset::Texts,
    import::{Cells, Grid, ImportError, Progress, limits::check_cells},
    model::parallel,
    recipe::Recipe,
};

/// Bytes of a part.
const PART: usize = 2 << 20;
/// Parts that are read before what stays of them is kept.
const STEP: usize = 64;
/// Bytes that are read before what stays of them is kept.
pub(in crate::import) const AT_ONCE: usize = STEP * PART;
/// Bytes of a record that begins in one part and ends in another; longer ones are left to another reader.
const LONGEST_RECORD: usize = 8 << 20;

/// Grid of all records of a text in UTF-8; `None` for what this reader leaves to another: bytes that are no text, quotes
/// that nothing closes or that are closed within a cell, lines that end with a carriage return alone.
///
/// # Errors
/// [`ImportError::Cancelled`], or [`RemarkKind::TooLarge`] for more cells than a table may have.
pub(super) fn grid(
    bytes: &[u8],
    delimiter: u8,
    recipe: &Recipe,
    progress: &Progress,
) -> Result<Option<Read>, ImportError> {
    grid_of(bytes, delimiter, PART, recipe, progress)
}

/// Grid of a text, with what was kept of it.
#[derive(Debug)]
pub(super) struct Read {
    /// Rows that stay.
    pub grid: Grid,
    /// Rows and columns that stay; `None` for all.
    pub kept: Option<Kept>,
    /// Rows that the text has.
    pub rows: usize,
}

fn grid_of(
    bytes: &[u8],
    delimiter: u8,
    size: usize,
    recipe: &Recipe,
    progress: &Progress,
) -> Result<Option<Read>, ImportError> {
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
    let mut joined = Joined::default();
    // A part that begins within a quoted cell was read from the wrong place.
    let mut open: Option<usize> = None;
    for step in ranges.chunks(STEP) {
        let parts = parallel::each(step.to_vec(), counted).into_iter().collect::<Result<Vec<_>, ImportError>>()?;
        for ((start, end), found) in step.iter().copied().zip(parts) {
            let (start, found) = match open {
                Some(from) if end - from > LONGEST_RECORD.max(2 * size) => return Ok(None),
                Some(from) => (from, read((from, end))?),
                None => (start, found),
            };
            let Some(found) = found else { return Ok(None) };
            open = found.open.map(|at| start + at);
            if joined.rows == 0 && Kept::is_less(recipe) {
                joined.kept = Kept::of(&Joined::of(found.clone())?.grid()?, recipe);
            }
            joined.append(found)?;
        }
    }
    if open.is_some() {
        return Ok(None);
    }
    let (rows, kept) = (joined.rows, joined.kept.take());
    Ok(Some(Read { grid: joined.grid()?, kept, rows }))
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
    /// Rows before the next part, those too that do not stay.
    rows: usize,
    /// Rows and columns that stay; `None` for all.
    kept: Option<Kept>,
}

impl Joined {
    fn of(part: Part) -> Result<Self, ImportError> {
        let mut joined = Self::default();
        joined.append(part)?;
        Ok(joined)
    }

    fn append(&mut self, part: Part) -> Result<(), ImportError> {
        let all = part.lines.len();
        let part = match &self.kept {
            Some(kept) => kept.of_part(part, self.rows),
            None => part,
        };
        self.rows += all;
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
        let read = grid_of(text.as_bytes(), b',', size, &Recipe::default(), &Progress::default()).unwrap();
        read.map(|read| read.grid)
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
        let other = grid_of(b"a,b\n\xd0\xc2,1\n", b',', 3, &Recipe::default(), &Progress::default());
        assert!(other.unwrap().is_none(), "no UTF-8");
    }

    #[test]
    fn rows_that_were_read_are_counted() {
        let progress = Progress::default();
        grid_of(b"a,b\n1,2\n3,4\n", b',', 4, &Recipe::default(), &progress).unwrap();
        assert_eq!(progress.rows(), 3);
    }

    /// A list with two lines above its headings and so many rows.
    fn list(rows: usize) -> String {
        let row = |row: usize| format!("{row},note {row},{}\n", row * 10);
        "A list\n\nid,note,number\n".to_owned() + &(0..rows).map(row).collect::<String>()
    }

    fn texts(grid: &Grid, column: usize) -> Vec<&str> {
        grid.columns()[column].iter().map(|cell| cell.text).collect()
    }

    #[test]
    fn of_a_sample_one_row_in_so_many_stays_and_those_above_the_table_do() {
        let recipe = Recipe { every: std::num::NonZeroU32::new(7), ..Recipe::default() };
        for size in [1_500, 4_000, 100_000] {
            let read = grid_of(list(500).as_bytes(), b',', size, &recipe, &Progress::default()).unwrap().unwrap();
            let kept = read.kept.unwrap();
            assert_eq!((kept.first, kept.table_rows(read.rows)), (2, 500));
            let ids: Vec<String> = (0..500).step_by(7).map(|row| row.to_string()).collect();
            assert_eq!(texts(&read.grid, 0)[2..], ids, "{size}");
            assert_eq!(read.grid.numbers()[..5], [1, 3, 4, 11, 18], "{size}");
        }
    }

    #[test]
    fn texts_of_columns_that_are_left_out_are_dropped_behind_the_beginning() {
        let recipe = Recipe::default().with_role("note", crate::recipe::ColumnRole::Ignore);
        let read = grid_of(list(500).as_bytes(), b',', 1_500, &recipe, &Progress::default()).unwrap().unwrap();
        let (ids, notes) = (texts(&read.grid, 0), texts(&read.grid, 1));
        assert_eq!((read.grid.rows(), ids[501], notes[1], notes[2], notes[501]), (502, "499", "note", "note 0", ""));
        // A column without heading has its name from the whole table.
        let nameless = list(500).replace("id,note,number", "id,,number");
        let recipe = Recipe::default().with_role("B", crate::recipe::ColumnRole::Ignore);
        let read = grid_of(nameless.as_bytes(), b',', 1_500, &recipe, &Progress::default()).unwrap().unwrap();
        assert!(read.kept.is_none() && texts(&read.grid, 1)[501] == "note 499");
        // Too few rows to tell the headings: all stays.
        let recipe = Recipe::default().with_role("note", crate::recipe::ColumnRole::Ignore);
        let short = grid_of(list(20).as_bytes(), b',', 1_500, &recipe, &Progress::default()).unwrap().unwrap();
        assert!(short.kept.is_none() && texts(&short.grid, 1)[21] == "note 19");
    }

    #[test]
    fn a_cancelled_reading_ends() {
        let progress = Progress::default();
        progress.cancel();
        let read = grid_of(b"a,b\n", b',', 3, &Recipe::default(), &progress);
        assert_eq!(read.unwrap_err(), ImportError::Cancelled);
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
