//! File formats of tables.

use std::{path::Path, time::SystemTime};

use strum::{EnumIter, IntoEnumIterator as _, IntoStaticStr};

use super::{Table, csv, flatgeobuf, geojson, geopackage, json, xlsx};

/// File format; its name is also the file extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum TableFormat {
    /// Comma-separated values, RFC 4180, UTF-8.
    Csv,
    /// JSON object with columns, sources and rows.
    Json,
    /// `GeoJSON` feature collection, RFC 7946.
    GeoJson,
    /// Excel workbook.
    Xlsx,
    /// `GeoPackage`, an SQLite file of features, for QGIS and other geographic information systems.
    #[strum(serialize = "gpkg")]
    GeoPackage,
    /// `FlatGeobuf`, a compact file of features, for geographic information systems and programs.
    #[strum(serialize = "fgb")]
    FlatGeobuf,
}

impl TableFormat {
    /// Format of a path's extension; `None` if unknown.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        Self::iter().find(|format| <&'static str>::from(format) == ending)
    }

    /// Endings of names, for messages: `.csv, .json or .xlsx`.
    pub fn endings() -> String {
        let endings: Vec<String> = Self::iter().map(|format| format!(".{}", <&'static str>::from(format))).collect();
        endings.split_last().map_or_else(String::new, |(last, rest)| format!("{} or {last}", rest.join(", ")))
    }

    /// `true` for text formats, which may be written to a terminal or pipe.
    pub fn is_text(self) -> bool {
        !matches!(self, Self::Xlsx | Self::GeoPackage | Self::FlatGeobuf)
    }

    /// `true` for formats of features, which hold geometries.
    pub fn is_geographic(self) -> bool {
        matches!(self, Self::GeoJson | Self::GeoPackage | Self::FlatGeobuf)
    }
}

/// Failure to write a table.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// CSV writer failed.
    #[error("cannot write the table as CSV: {0}")]
    Csv(#[source] ::csv::Error),
    /// JSON or `GeoJSON` writer failed.
    #[error("cannot write the table as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// Workbook writer failed, for example on a text longer than Excel allows.
    #[error("cannot write the table as a workbook: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// `GeoPackage` writer failed, for example for lack of memory.
    #[error("cannot write the table as a GeoPackage: {0}")]
    GeoPackage(#[from] rusqlite::Error),
    /// System clock is before 1970; the workbook writer cannot handle this.
    #[error(
        "a workbook cannot be written while the clock of this computer stands before 1970: set it, or choose another format"
    )]
    Clock,
}

impl Table {
    /// Contents of the file; the same on each run. `bom` adds a UTF-8 byte order mark for Excel, in CSV only.
    ///
    /// # Errors
    /// [`TableError`] if the format cannot hold the table.
    pub fn bytes(&self, format: TableFormat, bom: bool) -> Result<Vec<u8>, TableError> {
        match format {
            TableFormat::Csv => csv::write(self, bom).map_err(TableError::Csv),
            TableFormat::Json => Ok(json::write(self)?),
            TableFormat::GeoJson => Ok(geojson::write(self)?),
            TableFormat::GeoPackage => Ok(geopackage::write(self)?),
            TableFormat::FlatGeobuf => Ok(flatgeobuf::write(self)?),
            TableFormat::Xlsx => {
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
            ("a.csv", Some(TableFormat::Csv)),
            ("a.b/中国.GeoJSON", Some(TableFormat::GeoJson)),
            ("a.json", Some(TableFormat::Json)),
            ("a.xlsx", Some(TableFormat::Xlsx)),
            ("a.gpkg", Some(TableFormat::GeoPackage)),
            ("a.fgb", Some(TableFormat::FlatGeobuf)),
            ("a.ods", None),
            ("csv", None),
        ] {
            assert_eq!(TableFormat::of_path(Path::new(path)), format, "{path}");
        }
    }
}
