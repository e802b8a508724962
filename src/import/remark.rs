//! Remarks of an import: what was left out, changed or guessed, with the line and the reason.

use std::sync::Arc;

/// Effect of a remark on its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Severity {
    /// The row is not in the dataset.
    LeftOut,
    /// The row is in the dataset and has no place.
    Unplaced,
    /// A value of the row is unknown, though its cell is not empty.
    Unread,
    /// A value was changed, or read in a way that can be wrong.
    Changed,
    /// Anything else that is worth knowing.
    Note,
}

/// Remark on a row or on the whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Number of the row in the file, see [`RowUnit`](super::RowUnit); `None` for the whole file.
    pub row: Option<u32>,
    /// Heading of the column, if the remark is about one.
    pub column: Option<Arc<str>>,
    /// Effect.
    pub severity: Severity,
    /// Subject.
    pub kind: RemarkKind,
    /// Text that was found, shortened to 80 characters; empty if there is none.
    pub found: String,
    /// Number that belongs to the kind: of cells, rows or characters; 0 if there is none.
    pub count: usize,
}

impl Remark {
    /// Remark on the whole file.
    pub fn on_file(severity: Severity, kind: RemarkKind) -> Self {
        Self { row: None, column: None, severity, kind, found: String::new(), count: 0 }
    }

    /// Remark on a row.
    pub fn on_row(row: u32, severity: Severity, kind: RemarkKind) -> Self {
        Self { row: Some(row), ..Self::on_file(severity, kind) }
    }

    /// The remark about a column.
    #[must_use]
    pub fn in_column(self, heading: &str) -> Self {
        Self { column: Some(heading.into()), ..self }
    }

    /// The remark with the text that was found.
    #[must_use]
    pub fn found(self, text: &str) -> Self {
        const LONGEST: usize = 80;
        let mut found: String = text.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
        if text.chars().nth(LONGEST).is_some() {
            found.push('…');
        }
        Self { found, ..self }
    }

    /// The remark with a number.
    #[must_use]
    pub fn count(self, count: usize) -> Self {
        Self { count, ..self }
    }
}

/// Subject of a remark. Each has a phrase in `[import.remark]`, with the gaps `{found}` and `{n}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum RemarkKind {
    /// Encoding that the bytes have: `{found}`.
    Encoding,
    /// `{n}` bytes that are no text in the encoding `{found}`.
    NotInEncoding,
    /// Delimiter of columns: `{found}`.
    Delimiter,
    /// A quote that is never closed begins here.
    UnclosedQuote,
    /// The row has `{n}` cells beyond the headings; the first is `{found}`.
    TooManyCells,
    /// Heading that several columns have; this one is now called `{found}`.
    RenamedColumn,
    /// `{n}` columns without heading and without content.
    EmptyColumns,
    /// `{n}` rows without content.
    BlankRows,
    /// The headings stand in row `{n}`.
    HeadingRow,
    /// `{n}` rows above the headings: `{found}`.
    RowsAboveHeading,
    /// The headings again, among the rows.
    RepeatedHeading,
    /// Notes below the table: `{found}`.
    NotesBelow,
    /// Total among the rows: `{found}`.
    TotalRow,
    /// `{n}` merged cells, filled with the value of the first.
    MergedCells,
    /// `{n}` formulas without a stored result.
    FormulaWithoutResult,
    /// Error of a spreadsheet: `{found}`.
    CellError,
    /// `{n}` hidden tables, not read: `{found}`.
    HiddenTables,
    /// `{n}` tables, of which `{found}` was read.
    OneOfSeveralTables,
    /// Marks for missing values, and how often they stand: `{found}`.
    MissingMarks,
    /// Not a number: `{found}`.
    NotANumber,
    /// Number that no computer can hold: `{found}`.
    NumberOutOfRange,
    /// NaN or infinity: `{found}`.
    NotFinite,
    /// Not a date: `{found}`.
    NotADate,
    /// A date that can be read in two ways: `{found}`.
    AmbiguousDate,
    /// Not a coordinate: `{found}`.
    NotACoordinate,
    /// Latitude or longitude out of range: `{found}`.
    CoordinateOutOfRange,
    /// Longitude 0 and latitude 0, which is in the sea.
    NullIsland,
    /// Longitudes and latitudes seem to be swapped in `{n}` rows.
    SwappedCoordinates,
    /// Without coordinates.
    NoCoordinates,
    /// Without a place.
    NoPlace,
    /// Name of no known place: `{found}`.
    UnknownPlace,
    /// Name of several places: `{found}`.
    AmbiguousPlace,
    /// Name or code of a place that is no more: `{found}`.
    FormerPlace,
    /// A heading of official lists and no place: `{found}`.
    PlaceHeading,
    /// A name in an old or wrong form: `{found}`.
    UnusualPlaceForm,
    /// Part of a province with accounts of its own, never added to it unasked: `{found}`.
    PartOfProvince,
    /// `{n}` invisible characters taken away from names.
    InvisibleCharacters,
    /// Without a geometry.
    NullGeometry,
    /// Ring closed by its first position.
    ClosedRing,
    /// Ring with fewer than four positions.
    ShortRing,
    /// Geometry that cannot be read: `{found}`.
    BadGeometry,
    /// Line or area that crosses the meridian of 180°.
    Antimeridian,
    /// Coordinates of another reference system, converted: `{found}`.
    Converted,
    /// Coordinates moved from GCJ-02 or BD-09: `{found}`.
    MovedDatum,
    /// Reference system that is not known: `{found}`.
    UnknownSystem,
    /// Values of several types, kept as text.
    MixedTypes,
    /// Several rows of one place: `{found}`.
    DoubleKey,
    /// Row that is like row `{n}` in every column; both are about the place `{found}`.
    AlikeRow,
    /// Rows of several dates of one place: `{found}`, each with its number of dates.
    SeveralDates,
    /// Columns of `{n}` years that can become rows: `{found}`.
    YearColumns,
    /// Columns of years that became `{n}` rows each: `{found}`.
    Melted,
    /// No columns of several years, although they are to become rows.
    NoYearColumns,
    /// Not well formed: `{found}`.
    Malformed,
    /// The file, or a part of it, ends too early: `{found}`.
    Truncated,
    /// Larger than what is read: `{found}`.
    TooLarge,
    /// More than `{found}` columns.
    TooManyColumns,
    /// No rows.
    NoRows,
    /// No table: `{found}`.
    NoTable,
    /// Format that is not known: `{found}`.
    UnknownFormat,
    /// File that belongs to this one and is missing: `{found}`.
    MissingCompanion,
    /// Password.
    Encrypted,
    /// The file changed while it was read.
    ChangedWhileRead,
    /// One row in `{n}` was read: `{found}`.
    Sampled,
}
