//! Cost of an import before it begins, from the size of the file and its first rows.

use std::{path::Path, time::Instant};

use super::{
    Progress, SourceFile,
    format::{csv, format_of},
    import_with_sample,
    limits::MOST_CELLS,
    placement::ProvinceIndex,
};
use crate::{
    data::{
        memory,
        read::{self, Content, ReadError},
    },
    dataset::Places,
    gazetteer::Gazetteer,
    model::path_codec,
    recipe::{ColumnRole, Recipe},
};

/// Size of a file below which nothing is estimated, bytes: what it takes is not worth a word.
const SMALL: u64 = 16 << 20;
/// Beginning of the file that tells rows and columns, bytes.
const HEAD: u64 = 256 << 10;
/// Longer beginning that is tried for the time: what both take is no cost of rows.
const TIMED: u64 = 4 << 20;
/// Memory that a row of a dataset takes beside the text of its cells, bytes.
const ROW: f64 = 160.0;
/// Memory that the text of a cell takes while it is read and afterwards, as a multiple of its bytes.
const TEXT: f64 = 2.0;
/// Memory that a cell takes beside its text while a table is read, bytes.
const CELL: f64 = 4.0;

/// Share of the time in which the whole file is looked through, however little of it is wanted.
const LOOK: f64 = 0.15;

/// Cost of an import, about.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// Size of the file, bytes.
    pub bytes: u64,
    /// Rows; `None` for formats whose beginning does not tell.
    pub rows: Option<u64>,
    /// Headings of the columns, with the share of the text in each, 0 to 1; empty where the beginning does not tell.
    pub columns: Vec<(String, f64)>,
    /// Seconds that all rows and columns take.
    seconds: f64,
    /// Memory that all rows and columns take beside the file itself, bytes.
    memory: f64,
    /// Part of that memory which reading takes, however few rows and columns are wanted, bytes.
    reading: f64,
}

/// Cost of an import by some choices, about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// Time, seconds.
    pub seconds: f64,
    /// Memory at the peak, bytes.
    pub memory: u64,
}

impl Estimate {
    /// Estimate for a file; `None` for a small one, and for one that is refused anyway.
    ///
    /// # Errors
    /// [`ReadError`] if the file cannot be read.
    pub fn of(path: &Path, recipe: &Recipe, places: &Places) -> Result<Option<Self>, ReadError> {
        Self::by_beginning(path, recipe, places, TIMED)
    }

    /// Estimate by so many bytes; without the time if they are no more than [`HEAD`].
    fn by_beginning(path: &Path, recipe: &Recipe, places: &Places, most: u64) -> Result<Option<Self>, ReadError> {
        let Some(bytes) = read::size(path, Content::OwnData)?.filter(|bytes| *bytes >= SMALL) else { return Ok(None) };
        let name = path.file_name().map(|name| path_codec::to_text(Path::new(name))).unwrap_or_default();
        let mut head = read::head(path, most)?;
        let Some(format) = format_of(&SourceFile::new(name.clone(), head.clone())) else { return Ok(None) };
        let memory = bytes as f64 * format.memory();
        let whole = Self { bytes, rows: None, columns: Vec::new(), seconds: 0.0, memory, reading: memory };
        if !format.can_be_cut() {
            return Ok(Some(whole));
        }
        head.truncate(whole_lines(&head).len());
        Ok(Some(Self::by_head(&SourceFile::new(name, head), recipe, places, bytes).unwrap_or(whole)))
    }

    /// Estimate by the first rows; `None` if they are no table.
    fn by_head(head: &SourceFile, recipe: &Recipe, places: &Places, bytes: u64) -> Option<Self> {
        // Loaded once, and no cost of rows.
        let _loaded = (Gazetteer::embedded(), ProvinceIndex::embedded());
        let mut all = Recipe { every: None, ..recipe.clone() };
        all.columns.retain(|_, choice| choice.role != ColumnRole::Ignore);
        let timed = |file: &SourceFile| {
            let start = Instant::now();
            let found = import_with_sample(file, &all, places, &Progress::default(), usize::MAX).ok()?;
            Some((found, start.elapsed().as_secs_f64()))
        };
        let part = whole_lines(head.bytes.get(..head.bytes.len().min(HEAD as usize))?);
        let ((found, sample), of_part) = timed(&SourceFile::new(head.name.clone(), part))?;
        let seconds = match head.bytes.len() - part.len() {
            0 => 0.0,
            more => {
                let (_, of_head) = timed(head)?;
                (of_head - of_part).max(of_head / 10.0) / more as f64
            }
        };
        let times = bytes as f64 / part.len().max(1) as f64;
        let rows = found.report.rows as f64 * times;
        let widths: Vec<usize> =
            sample.columns.iter().map(|column| column.cells.iter().map(|cell| cell.text.len() + 1).sum()).collect();
        let width = widths.iter().sum::<usize>().max(1) as f64;
        let columns =
            sample.columns.iter().zip(&widths).map(|(column, of)| (column.heading.clone(), *of as f64 / width));
        Some(Self {
            bytes,
            rows: Some(rows.round() as u64),
            columns: columns.collect(),
            seconds: seconds * bytes as f64,
            memory: bytes as f64 * TEXT + rows * ROW,
            reading: (bytes as f64 + rows * CELL * sample.columns.len() as f64)
                * (csv::AT_ONCE as f64 / bytes as f64).min(1.0),
        })
    }

    /// Number of cells in the rows that a recipe wants, about; 0 where the beginning of the file does not tell.
    pub fn cells(&self, recipe: &Recipe) -> u64 {
        self.rows.unwrap_or_default().div_ceil(recipe.row_step().into()).saturating_mul(self.columns.len() as u64)
    }

    /// Cost by the rows and columns that a recipe wants.
    pub fn cost(&self, recipe: &Recipe) -> Cost {
        let wanted = |heading: &str| recipe.role(heading) != Some(ColumnRole::Ignore);
        let share: f64 = self.columns.iter().filter(|(heading, _)| wanted(heading)).map(|(_, share)| share).sum();
        let share = if self.columns.is_empty() { 1.0 } else { share };
        let part = share / f64::from(recipe.row_step());
        let memory = self.reading.min(self.memory) + (self.memory - self.reading).max(0.0) * part;
        Cost { seconds: self.seconds * (LOOK + (1.0 - LOOK) * part), memory: self.bytes + memory as u64 }
    }
}

/// Beginning of a text up to its last line break.
fn whole_lines(text: &[u8]) -> &[u8] {
    let end = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    text.get(..end).unwrap_or_default()
}

/// Lack of memory for an import, or of room in a table, found before it begins.
#[derive(Clone, Debug, PartialEq)]
pub struct NoRoom {
    /// Estimate for all of the file.
    pub estimate: Estimate,
    /// Choices for which there is no room.
    pub recipe: Recipe,
    /// Memory that is free, bytes.
    pub free: u64,
}

impl NoRoom {
    /// Lack of memory for a file, if there is one.
    ///
    /// # Errors
    /// [`ReadError`] if the file cannot be read.
    pub fn of(path: &Path, recipe: &Recipe, places: &Places) -> Result<Option<Self>, ReadError> {
        let Some(estimate) = Estimate::by_beginning(path, recipe, places, HEAD)? else { return Ok(None) };
        let Some(free) = memory::available() else { return Ok(None) };
        let found = Self { estimate, recipe: recipe.clone(), free };
        if found.has_room_for(recipe) {
            return Ok(None);
        }
        // The time is told with what lacks, and costs nothing where nothing does.
        let timed = Estimate::of(path, recipe, places)?;
        Ok(timed.map(|estimate| Self { estimate, ..found }))
    }

    /// `true` if there is room for other choices.
    pub fn has_room_for(&self, recipe: &Recipe) -> bool {
        self.estimate.cost(recipe).memory <= self.free && !self.has_too_many_cells(recipe)
    }

    /// `true` if a table of these choices has more cells than any may have.
    pub(super) fn has_too_many_cells(&self, recipe: &Recipe) -> bool {
        self.estimate.cells(recipe) > MOST_CELLS as u64
    }
}

#[cfg(test)]
impl NoRoom {
    /// Lack of room for a list of so many rows of four columns, which takes 8 GB, beside 4 GB that are free.
    pub(super) fn of_rows(rows: u64) -> Self {
        let columns = ["a", "b", "c", "d"].map(|heading| (heading.to_owned(), 0.25)).to_vec();
        let memory = (7_u64 << 30) as f64;
        let estimate = Estimate { bytes: 1 << 30, rows: Some(rows), columns, seconds: 1.0, memory, reading: 0.0 };
        Self { estimate, recipe: Recipe::default(), free: 4 << 30 }
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use super::*;
    use crate::{data::write::atomic, export::embedded_facts};

    /// A list of so many bytes at least, and the number of its rows.
    fn list(least: usize) -> (String, usize) {
        let mut text = "企业,备注,经度,纬度\n".to_owned();
        let mut rows = 0;
        while text.len() < least {
            let (lon, lat) = (100 + rows % 20, 23 + rows % 17);
            text = text + "第" + &rows.to_string() + "号企业,上市公司及其子公司," + &format!("{lon}.5,{lat}.25\n");
            rows += 1;
        }
        (text, rows)
    }

    fn estimate(text: &str) -> Option<Estimate> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        atomic(&path, text.as_bytes()).unwrap();
        Estimate::of(&path, &Recipe::default(), embedded_facts().0.datasets().places()).unwrap()
    }

    #[test]
    fn the_first_rows_tell_how_many_there_are_and_what_each_column_takes() {
        let (text, rows) = list(SMALL as usize);
        let found = estimate(&text).unwrap();
        let told = found.rows.unwrap() as f64 / rows as f64;
        assert!((0.95..1.05).contains(&told), "{told}");
        let shares: Vec<&str> = found.columns.iter().map(|(heading, _)| heading.as_str()).collect();
        assert_eq!(shares, ["企业", "备注", "经度", "纬度"]);
        assert!((found.columns.iter().map(|(_, share)| share).sum::<f64>() - 1.0).abs() < 1e-9);
        assert!(found.columns[1].1 > found.columns[2].1);
        // Fewer rows or columns take less, and the file itself stays.
        let all = found.cost(&Recipe::default());
        let tenth = found.cost(&Recipe { every: NonZeroU32::new(10), ..Recipe::default() });
        let narrow = found.cost(&Recipe::default().with_role("备注", ColumnRole::Ignore));
        assert!(tenth.memory < narrow.memory && narrow.memory < all.memory && tenth.memory > found.bytes);
        assert!(tenth.seconds < narrow.seconds && narrow.seconds < all.seconds);
        let lack = |free| NoRoom { estimate: found.clone(), recipe: Recipe::default(), free };
        assert!(
            lack(all.memory).has_room_for(&Recipe::default()) && !lack(all.memory - 1).has_room_for(&Recipe::default())
        );
        // Memory is no help for more cells than a table may have; a sample is.
        let many = Estimate { rows: Some(MOST_CELLS as u64 / 4 + 1), ..found.clone() };
        let lack = NoRoom { estimate: many, recipe: Recipe::default(), free: u64::MAX };
        let half = Recipe { every: NonZeroU32::new(2), ..Recipe::default() };
        assert!(!lack.has_room_for(&Recipe::default()) && lack.has_room_for(&half));
    }

    #[test]
    fn small_lists_have_no_estimate_and_one_line_tells_no_rows() {
        assert_eq!(estimate(&list(1000).0), None);
        let line = "x".repeat(SMALL as usize);
        let found = estimate(&line).unwrap();
        assert_eq!((found.rows, found.columns.len(), found.bytes), (None, 0, SMALL));
    }
}
