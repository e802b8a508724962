//! Header of a `PMTiles` archive: version, sections and properties.
//!
//! Format: <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>, section 3.

use super::byte_range::ByteRange;
use crate::surface::screen::tiles::fault::{Fault, Part};

/// Length of the header, bytes.
pub(crate) const LENGTH: usize = 127;
/// First bytes of an archive, before the version.
pub(crate) const MAGIC: &[u8] = b"PMTiles";
/// Maximum plausible size of an archive, bytes.
const LARGEST_ARCHIVE: u64 = 1 << 50;

/// Parsed header.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// Root directory.
    pub root: ByteRange,
    /// Metadata, JSON.
    pub metadata: ByteRange,
    /// Leaf directories.
    pub leaves: ByteRange,
    /// Tile contents.
    pub tiles: ByteRange,
    /// Compression of directories and metadata, as numbered by the format.
    pub directory_packing: u8,
    /// Compression of tiles, as numbered by the format.
    pub tile_packing: u8,
    /// Tile type, as numbered by the format.
    pub tile_type: u8,
    /// Coarsest and deepest level, as declared.
    pub zooms: (u8, u8),
    /// Centre, longitude and latitude in degrees.
    pub center: (f64, f64),
}

impl Header {
    /// Parses the header of a file of `file_length` bytes.
    ///
    /// # Errors
    /// Unsupported version, sections beyond the end of the file, or an empty root directory.
    pub(super) fn parse(bytes: &[u8], file_length: u64) -> Result<Self, Fault> {
        let byte = |at: usize| bytes.get(at).copied();
        let number = |at: usize| Some(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?));
        let degrees = |at: usize| Some(f64::from(i32::from_le_bytes(*bytes.get(at..)?.first_chunk()?)) / 1e7);
        let range = |at: usize| Some(ByteRange { start: number(at)?, length: number(at + 8)? });
        if let Some(version) = byte(7).filter(|version| *version != 3) {
            return Err(Fault::Version(version));
        }
        let read = || {
            Some(Self {
                root: range(8)?,
                metadata: range(24)?,
                leaves: range(40)?,
                tiles: range(56)?,
                directory_packing: byte(97)?,
                tile_packing: byte(98)?,
                tile_type: byte(99)?,
                zooms: (byte(100)?, byte(101)?),
                center: (degrees(119)?, degrees(123)?),
            })
        };
        let short = Fault::CutOff { found: file_length, expected: LENGTH as u64 };
        let header = read().ok_or(short)?;
        let mut expected = 0;
        for part in [header.root, header.metadata, header.leaves, header.tiles] {
            let end = part.start.checked_add(part.length).filter(|end| *end < LARGEST_ARCHIVE);
            let end = end.ok_or(Fault::Damaged(Part::Header))?;
            // The offset of an empty section is meaningless.
            expected = expected.max(if part.length == 0 { 0 } else { end });
        }
        if expected > file_length {
            return Err(Fault::CutOff { found: file_length, expected });
        }
        if header.root.length == 0 {
            return Err(Fault::NoTiles);
        }
        Ok(header)
    }
}
