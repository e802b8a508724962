//! Reasons why tiles are unavailable, with their values; the window translates them.

use std::path::PathBuf;

use super::levels::Levels;

/// Rejected tile archive.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {fault}", path = path.display())]
pub struct TileError {
    /// Path of the archive.
    pub path: PathBuf,
    /// Reason for the rejection.
    pub fault: Fault,
}

/// Reason why an archive, or one of its tiles, cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// File not found.
    #[error("there is no such file")]
    Missing,
    /// Permission denied.
    #[error("you have no permission to read it")]
    Forbidden,
    /// Folder, pipe or device.
    #[error("it is a folder, a pipe or a device, not a file")]
    NoFile,
    /// Path on another machine.
    #[error("it lies on another machine, and local archives are never loaded from the network")]
    Remote,
    /// Read error.
    #[error("reading it failed{}", code.map(|code| format!(" (system error {code})")).unwrap_or_default())]
    Unreadable {
        /// Error number of the system, if it gives one.
        code: Option<i32>,
    },
    /// Empty file.
    #[error("it is empty")]
    Empty,
    /// Unknown file signature.
    #[error("it is neither a PMTiles nor an MBTiles archive")]
    OtherKind,
    /// `PMTiles` of a version other than 3.
    #[error("it is a PMTiles archive of version {0}; version 3 can be read")]
    Version(u8),
    /// Truncated archive; sizes in bytes.
    #[error("it is cut off: {found} of {expected} bytes are there")]
    CutOff {
        /// Actual size.
        found: u64,
        /// Expected size.
        expected: u64,
    },
    /// Inconsistent part of an archive.
    #[error("it is damaged: its {0} cannot be read")]
    Damaged(Part),
    /// Database without a table or view of tiles.
    #[error("it is a database without a table of tiles")]
    NoTable,
    /// Archive without tiles.
    #[error("it has no tiles")]
    NoTiles,
    /// `SQLite` file whose tiles are still in its journal.
    #[error(
        "its tiles are still in the file beside it that ends in -wal; closing the program that writes it puts them in"
    )]
    Unwritten,
    /// Unsupported compression method.
    #[error("it is packed with {0}; gzip can be unpacked")]
    Packing(Packing),
    /// Unsupported tile format.
    #[error("{0} tiles are not supported, only PNG, JPEG, WebP and MVT vector tiles")]
    Format(Format),
    /// Vector tiles of an unsupported extent, grid units per side.
    #[error("its vector tiles have a grid of {0} steps; only those of 4096 can be drawn")]
    Grid(u32),
    /// Tile above the size limit in bytes.
    #[error("a tile has more than {} MB", super::LARGEST_TILE >> 20)]
    LargeTile,
    /// Tile above the size limit in pixels.
    #[error("a tile has {width} × {height} pixels, more than {limit} × {limit}", limit = super::LARGEST_SIDE)]
    LargePicture {
        /// Width, pixels.
        width: u32,
        /// Height, pixels.
        height: u32,
    },
    /// Vector tile too costly to draw.
    #[error("a tile has shapes too complicated to draw")]
    Complicated,
    /// Tile that cannot be decoded.
    #[error("a tile is damaged")]
    BrokenTile,
    /// Query, or reading of a tile or archive, above the time limit.
    #[error("looking up a tile takes too long")]
    Slow,
    /// Panic of the program or a library.
    #[error("reading it failed through a fault of this program")]
    Crashed,
    /// No thread could be created.
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

/// Part of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display)]
#[strum(serialize_all = "lowercase")]
pub enum Part {
    /// Header, with the position of all other parts.
    Header,
    /// Directory of tiles.
    Directory,
    /// `SQLite` database.
    Database,
}

/// Unsupported compression method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display)]
pub enum Packing {
    /// Brotli, RFC 7932.
    Brotli,
    /// Zstandard, RFC 8878.
    Zstandard,
}

/// Unsupported tile format.
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
    /// Unrecognised contents.
    #[strum(to_string = "unknown")]
    Unknown,
}

/// Loading state of tiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TileState {
    /// Some tiles are still loading.
    Loading,
    /// All requested tiles are loaded, or no tile is needed.
    Ready,
    /// Some tiles are drawn, others failed for this reason.
    Partly(Fault),
    /// No requested tile can be drawn.
    Unavailable(Absence),
}

/// Reason why no tile is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// Tiles failed to load.
    Fault(Fault),
    /// The archive was rejected; see [`TileError`].
    Refused,
    /// The archive has tiles, but not in the current view.
    Elsewhere,
    /// The archive has tiles of these levels only, all deeper than the current view.
    Deeper(Levels),
    /// The server does not answer.
    Offline,
}
