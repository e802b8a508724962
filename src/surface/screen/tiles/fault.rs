//! Reasons why tiles cannot be had, with their values; the window puts them into words of either language.

use std::path::PathBuf;

use super::levels::Levels;

/// A tile archive that was refused, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {fault}", path = path.display())]
pub struct TileError {
    /// The file.
    pub path: PathBuf,
    /// The reason.
    pub fault: Fault,
}

/// The reason why an archive, or one of its tiles, cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There is no such file.
    #[error("there is no such file")]
    Missing,
    /// The system forbids reading it.
    #[error("you have no permission to read it")]
    Forbidden,
    /// A folder, pipe or device.
    #[error("it is a folder, a pipe or a device, not a file")]
    NoFile,
    /// A path that the system would look for on another machine.
    #[error("it lies on another machine, and local archives are never loaded from the network")]
    Remote,
    /// Reading failed; the number is the system's, where it gives one.
    #[error("reading it failed{}", code.map(|code| format!(" (system error {code})")).unwrap_or_default())]
    Unreadable {
        /// The system's number for the error.
        code: Option<i32>,
    },
    /// A file of no bytes.
    #[error("it is empty")]
    Empty,
    /// No bytes that an archive begins with.
    #[error("it is neither a PMTiles nor an MBTiles archive")]
    OtherKind,
    /// A version of `PMTiles` other than 3.
    #[error("it is a PMTiles archive of version {0}; version 3 can be read")]
    Version(u8),
    /// The archive ends before its contents do; sizes in bytes.
    #[error("it is cut off: {found} of {expected} bytes are there")]
    CutOff {
        /// What is there.
        found: u64,
        /// What there should be.
        expected: u64,
    },
    /// A part of the archive contradicts itself.
    #[error("it is damaged: its {0} cannot be read")]
    Damaged(Part),
    /// A database without a table or view of tiles.
    #[error("it is a database without a table of tiles")]
    NoTable,
    /// An archive without tiles.
    #[error("it has no tiles")]
    NoTiles,
    /// An `SQLite` file whose rows are still in the journal beside it.
    #[error(
        "its tiles are still in the file beside it that ends in -wal; closing the program that writes it puts them in"
    )]
    Unwritten,
    /// Tiles packed by a method that cannot be unpacked.
    #[error("it is packed with {0}; gzip can be unpacked")]
    Packing(Packing),
    /// Tiles of a format that cannot be drawn.
    #[error("{0} tiles are not supported, only PNG, JPEG, WebP and MVT vector tiles")]
    Format(Format),
    /// Vector tiles on a grid of so many steps.
    #[error("its vector tiles have a grid of {0} steps; only those of 4096 can be drawn")]
    Grid(u32),
    /// A tile of more bytes than are read.
    #[error("a tile has more than {} MB", super::LARGEST_TILE >> 20)]
    LargeTile,
    /// A tile of more pixels than are drawn.
    #[error("a tile has {width} × {height} pixels, more than {limit} × {limit}", limit = super::LARGEST_SIDE)]
    LargePicture {
        /// Pixels from left to right.
        width: u32,
        /// Pixels from top to bottom.
        height: u32,
    },
    /// Shapes that take too much to draw.
    #[error("a tile has shapes too complicated to draw")]
    Complicated,
    /// Contents that cannot be decoded.
    #[error("a tile is damaged")]
    BrokenTile,
    /// A question to the database that was given up.
    #[error("looking up a tile takes too long")]
    Slow,
    /// A fault of the program itself.
    #[error("reading it failed through a fault of this program")]
    Crashed,
    /// The system gives no thread.
    #[error("the system gives the program no more threads")]
    NoThread,
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Missing,
            std::io::ErrorKind::PermissionDenied => Self::Forbidden,
            _ => Self::Unreadable { code: error.raw_os_error() },
        }
    }
}

/// A part of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display)]
#[strum(serialize_all = "lowercase")]
pub enum Part {
    /// The first bytes, which say where everything lies.
    Header,
    /// The list of tiles.
    Directory,
    /// The database.
    Database,
}

/// A method of compression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display)]
pub enum Packing {
    /// Brotli, RFC 7932.
    Brotli,
    /// Zstandard, RFC 8878.
    Zstandard,
}

/// A format of tiles that cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display)]
pub enum Format {
    /// AV1 image file format.
    #[strum(to_string = "AVIF")]
    Avif,
    /// `MapLibre` vector tiles.
    #[strum(to_string = "MapLibre (MLT)")]
    Mlt,
    /// Graphics interchange format.
    #[strum(to_string = "GIF")]
    Gif,
    /// Tagged image file format.
    #[strum(to_string = "TIFF")]
    Tiff,
    /// Bitmap of Windows.
    #[strum(to_string = "BMP")]
    Bmp,
    /// Anything else.
    #[strum(to_string = "unknown")]
    Unknown,
}

/// Loading of tiles, as far as it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TileState {
    /// Some tiles are on their way.
    Loading,
    /// All that were asked for are there, or none was needed.
    Ready,
    /// Some are there; others cannot be drawn, for this reason.
    Partly(Fault),
    /// None of those asked for can be drawn.
    Unavailable(Absence),
}

/// The reason why no tile is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// None can be read.
    Fault(Fault),
    /// The archive was not opened; a [`TileError`] says why.
    Refused,
    /// The archive has tiles, but none of what is seen.
    Elsewhere,
    /// The archive has tiles of these levels, for closer views only.
    Deeper(Levels),
    /// No answer of the server.
    Offline,
}
