//! Import of a person's file: from bytes to a dataset and a report of every row.
//!
//! A [`Format`](format::Format) reads the file as it stands ([`RawTable`]); a [`Recipe`](crate::recipe::Recipe) says what
//! its columns mean, and guesses fill what it leaves open; the rows then become a dataset of features, and each that was
//! left out, changed or guessed has a [`Remark`].

mod archive;
mod assemble;
mod byte_reader;
mod columns;
mod error;
mod estimate;
mod feature_table;
pub mod format;
mod geometry;
mod guarded;
mod guess;
mod headings;
mod layout;
mod limits;
mod list_of_places;
mod melt;
mod open;
mod placed_rows;
mod placement;
mod progress;
pub mod raw;
mod remark;
mod report;
mod row_sample;
mod rows;
mod sample;
mod size_words;
mod source_file;
mod text;
mod value;
mod words;
mod year_headings;

pub use assemble::{Import, ROW};
pub use error::ImportError;
pub use estimate::{Cost, Estimate, NoRoom};
pub use open::{dataset_id_of, import, import_with_sample, read_source};
pub use placed_rows::{CITY, PLACED_BY, PROVINCE};
pub use placement::UnmatchedName;
pub use progress::Progress;
pub use raw::{Cell, CellKind, Cells, Grid, RawColumn, RawTable, RowUnit, TableInfo};
pub use remark::{Remark, RemarkKind, Severity};
pub use report::ImportReport;
pub use sample::Sample;
pub use source_file::{SourceFile, sha256};
