//! The formats that tables are written in.

use std::{path::Path, time::SystemTime};

use strum::{EnumIter, IntoEnumIterator as _, IntoStaticStr};

use super::{Table, csv, geojson, json, xlsx};

/// A format; its name is also the ending of its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Format {
    /// Comma-separated values, RFC 4180, UTF-8.
    Csv,
    /// One JSON object: columns, sources, rows.
    Json,
    /// A `GeoJSON` feature collection, RFC 7946.
    GeoJson,
    /// An Excel workbook.
    Xlsx,
}

impl Format {
    /// The format that a file's ending names.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        Self::iter().find(|format| <&'static str>::from(format) == ending)
    }

    /// Whether it is text, fit for a terminal or a pipe of text tools.
    pub fn is_text(self) -> bool {
        self != Self::Xlsx
    }
}

/// Why a table could not be written.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// As comma-separated values.
    #[error("cannot write the table as CSV: {0}")]
    Csv(#[source] ::csv::Error),
    /// As JSON or `GeoJSON`.
    #[error("cannot write the table as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// As a workbook, for example for a text longer than Excel allows.
    #[error("cannot write the table as a workbook: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// The writer of workbooks asks what time it is, and knows no time before 1970.
    #[error(
        "a workbook cannot be written while the clock of this computer stands before 1970: set it, or choose another format"
    )]
    Clock,
}

impl Table {
    /// The file's bytes, the same on each run. A byte order mark, which makes Excel read a CSV file as UTF-8, is
    /// written only where `bom` asks for it, and in CSV only.
    ///
    /// # Errors
    /// [`TableError`] where the format cannot hold the table.
    pub fn bytes(&self, format: Format, bom: bool) -> Result<Vec<u8>, TableError> {
        match format {
            Format::Csv => csv::write(self, bom).map_err(TableError::Csv),
            Format::Json => Ok(json::write(self)?),
            Format::GeoJson => Ok(geojson::write(self)?),
            Format::Xlsx => {
                #[expect(clippy::disallowed_methods, reason = "only whether it can be told, nothing that is written")]
                check_clock(SystemTime::now())?;
                Ok(xlsx::write(self)?)
            }
        }
    }
}

fn check_clock(now: SystemTime) -> Result<(), TableError> {
    now.duration_since(SystemTime::UNIX_EPOCH).ok().map(drop).ok_or(TableError::Clock)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_before_1970_is_an_error() {
        let second = std::time::Duration::from_secs(1);
        assert!(check_clock(SystemTime::UNIX_EPOCH).is_ok());
        assert!(matches!(check_clock(SystemTime::UNIX_EPOCH - second), Err(TableError::Clock)));
    }

    #[test]
    fn a_file_s_ending_names_its_format() {
        for (path, format) in [
            ("a.csv", Some(Format::Csv)),
            ("a.b/中国.GeoJSON", Some(Format::GeoJson)),
            ("a.json", Some(Format::Json)),
            ("a.xlsx", Some(Format::Xlsx)),
            ("a.ods", None),
            ("csv", None),
        ] {
            assert_eq!(Format::of_path(Path::new(path)), format, "{path}");
        }
    }
}
