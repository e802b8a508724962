//! The first bytes of a `PMTiles` archive, which say where everything lies.
//!
//! The format: <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>, section 3.

use crate::surface::screen::tiles::fault::{Fault, Part};

/// The length of the header, bytes.
pub const LENGTH: usize = 127;
/// The first bytes of any archive, before its version.
pub const MAGIC: &[u8] = b"PMTiles";
/// Archives larger than this are not believed, bytes.
const LARGEST_ARCHIVE: u64 = 1 << 50;

/// A stretch of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Bytes before it.
    pub start: u64,
    /// Its bytes.
    pub length: u64,
}

impl Stretch {
    /// A part of it; `None` where that does not lie inside.
    pub fn part(self, start: u64, length: u64) -> Option<Self> {
        let inside = start.checked_add(length)? <= self.length;
        inside.then_some(Self { start: self.start.checked_add(start)?, length })
    }
}

/// What the header says.
#[derive(Clone, Debug)]
pub struct Header {
    /// The first directory.
    pub root: Stretch,
    /// Facts about the archive, in JSON.
    pub metadata: Stretch,
    /// Further directories.
    pub leaves: Stretch,
    /// The tiles.
    pub tiles: Stretch,
    /// How directories and metadata are packed, as the format numbers it.
    pub directory_packing: u8,
    /// How tiles are packed.
    pub tile_packing: u8,
    /// What tiles are.
    pub tile_type: u8,
    /// The coarsest and the deepest level, as the archive says.
    pub zooms: (u8, u8),
    /// The middle, longitude and latitude in degrees.
    pub center: (f64, f64),
}

impl Header {
    /// Reads the header of a file of that many bytes.
    ///
    /// # Errors
    /// Another version, or parts that lie beyond the end of the file.
    pub fn parse(bytes: &[u8], file_length: u64) -> Result<Self, Fault> {
        let byte = |at: usize| bytes.get(at).copied();
        let number = |at: usize| Some(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?));
        let degrees = |at: usize| Some(f64::from(i32::from_le_bytes(*bytes.get(at..)?.first_chunk()?)) / 1e7);
        let stretch = |at: usize| Some(Stretch { start: number(at)?, length: number(at + 8)? });
        if let Some(version) = byte(7).filter(|version| *version != 3) {
            return Err(Fault::Version(version));
        }
        let read = || {
            Some(Self {
                root: stretch(8)?,
                metadata: stretch(24)?,
                leaves: stretch(40)?,
                tiles: stretch(56)?,
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
            // A part of no length may stand anywhere.
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
