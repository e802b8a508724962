//! Formats of files that can be imported: a file for each, and its word in the list below.

pub(super) mod csv;
mod flatgeobuf;
mod geojson;
mod geopackage;
mod several_tables;
mod shapefile;
mod spreadsheet;

use super::{ImportError, Progress, RawTable, RowUnit, SourceFile, TableInfo};
use crate::recipe::Recipe;

/// Format of files.
pub trait Format: Sync {
    /// Name, as people know it: `CSV`.
    fn name(&self) -> &'static str;

    /// Names of all kinds of it that are read: `CSV, TSV`.
    fn kinds(&self) -> &'static str {
        self.name()
    }

    /// Endings of names in small letters, the usual one first.
    fn extensions(&self) -> &'static [&'static str];

    /// Endings of the files that belong to one of this format, if there are any.
    fn companions(&self) -> &'static [&'static str] {
        &[]
    }

    /// Meaning of the numbers of rows in messages.
    fn row_unit(&self) -> RowUnit {
        RowUnit::Line
    }

    /// Memory that reading takes at its peak beside the file itself, as a multiple of its size.
    fn memory(&self) -> f64 {
        4.0
    }

    /// `true` if the beginning of a file, up to the end of a line, is a file of the format too.
    fn can_be_cut(&self) -> bool {
        false
    }

    /// `true` if the content is certainly of this format, whatever the name.
    fn recognises(&self, file: &SourceFile) -> bool;

    /// Tables, sheets or layers of a file.
    ///
    /// # Errors
    /// [`ImportError`], if the file cannot be read at all.
    fn tables(&self, file: &SourceFile) -> Result<Vec<TableInfo>, ImportError>;

    /// Content of the table that the recipe names, else of the first one that is not hidden.
    ///
    /// # Errors
    /// [`ImportError`].
    fn read(&self, file: &SourceFile, recipe: &Recipe, progress: &Progress) -> Result<RawTable, ImportError>;
}

/// All formats. The first that recognises the content is taken, else the first with the ending of the name.
pub const FORMATS: &[&dyn Format] = &[
    &spreadsheet::Spreadsheet,
    &geopackage::GeoPackage,
    &shapefile::Shapefile,
    &flatgeobuf::FlatGeobuf,
    &geojson::GeoJson,
    &csv::Csv,
];

/// Names of all formats, the usual ones first.
pub fn format_names() -> String {
    FORMATS.iter().rev().map(|format| format.kinds()).collect::<Vec<_>>().join(", ")
}

/// Meaning of the numbers of a file's rows; lines if its format is not known.
pub(crate) fn row_unit_of(file: &SourceFile) -> RowUnit {
    format_of(file).map_or(RowUnit::Line, Format::row_unit)
}

/// Format of a file by its content, else by its ending; `None` if no format fits.
pub fn format_of(file: &SourceFile) -> Option<&'static dyn Format> {
    let extension = file.extension();
    let by_content = FORMATS.iter().find(|format| format.recognises(file));
    let by_name = || FORMATS.iter().find(|format| format.extensions().contains(&extension.as_str()));
    by_content.or_else(by_name).copied()
}
