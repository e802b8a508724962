//! Directories of a `PMTiles` archive.
//!
//! Format: <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>, section 4. Tile IDs follow Hilbert curves,
//! level by level.

use walkers::TileId;

use crate::surface::screen::tiles::{
    fault::{Fault, Part},
    levels::DEEPEST,
    varint::number,
};

/// Maximum size of a decompressed directory, bytes: a million tiles. Archives use leaf directories from 16 KB on.
pub(super) const LARGEST: usize = 4 << 20;

/// Directory entry: a run of tiles with the same contents, or a leaf directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// ID of the first tile.
    pub first: u64,
    /// Number of tiles; 0 for a leaf directory.
    pub run: u64,
    /// Offset of the contents in their section of the archive, bytes.
    pub start: u64,
    /// Length of the contents, bytes.
    pub length: u64,
}

impl Entry {
    /// `true` for a leaf directory.
    pub(super) fn is_directory(&self) -> bool {
        self.run == 0
    }
}

/// Directory entries in the order of tile IDs.
#[derive(Debug)]
pub(super) struct Directory(Vec<Entry>);

impl Directory {
    /// Parses a decompressed directory.
    ///
    /// # Errors
    /// The bytes are inconsistent.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        Self::read(bytes).ok_or(Fault::Damaged(Part::Directory))
    }

    fn read(mut bytes: &[u8]) -> Option<Self> {
        let bytes = &mut bytes;
        let count = usize::try_from(number(bytes)?).ok()?;
        // Each entry takes at least four bytes.
        if count > bytes.len() / 4 {
            return None;
        }
        let mut entries = Vec::with_capacity(count);
        let mut first = 0_u64;
        for _ in 0..count {
            first = first.checked_add(number(bytes)?)?;
            entries.push(Entry { first, run: 0, start: 0, length: 0 });
        }
        for entry in &mut entries {
            entry.run = number(bytes)?;
            entry.first.checked_add(entry.run)?;
        }
        for entry in &mut entries {
            entry.length = number(bytes)?;
        }
        let mut end = None;
        for entry in &mut entries {
            entry.start = match number(bytes)? {
                // Contiguous with the previous entry.
                0 => end?,
                start => start - 1,
            };
            end = Some(entry.start.checked_add(entry.length)?);
        }
        Some(Self(entries))
    }

    /// Last entry that starts at or before a tile ID, and the entry after it.
    pub(super) fn around(&self, number: u64) -> (Option<&Entry>, Option<&Entry>) {
        let behind = self.0.partition_point(|entry| entry.first <= number);
        (behind.checked_sub(1).and_then(|at| self.0.get(at)), self.0.get(behind))
    }
}

/// ID of the first tile of a level: the number of tiles in all coarser levels.
pub(super) fn first_of(zoom: u8) -> u64 {
    ((1_u64 << (2 * u32::from(zoom.min(31)))) - 1) / 3
}

/// ID of a tile; `None` if the tile is out of range.
pub(super) fn number_of(id: TileId) -> Option<u64> {
    let side = 1_u32.checked_shl(u32::from(id.zoom))?;
    if id.zoom > DEEPEST || id.x >= side || id.y >= side {
        return None;
    }
    let along = if id.zoom == 0 { 0 } else { fast_hilbert::xy2h(id.x, id.y, id.zoom) };
    Some(first_of(id.zoom) + along)
}

/// Tile of an ID; `None` beyond the deepest level.
pub(super) fn tile_of(number: u64) -> Option<TileId> {
    let zoom = (0..=DEEPEST).find(|zoom| number < first_of(zoom + 1))?;
    let along = number - first_of(zoom);
    let (x, y) = if zoom == 0 { (0, 0) } else { fast_hilbert::h2xy::<u32>(along, zoom) };
    Some(TileId { x, y, zoom })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tiles_have_the_numbers_of_the_specification() {
        let numbers = [
            ((0, 0, 0), 0),
            ((1, 0, 0), 1),
            ((1, 0, 1), 2),
            ((1, 1, 1), 3),
            ((1, 1, 0), 4),
            ((2, 0, 0), 5),
            ((12, 3423, 1763), 19_078_479),
        ];
        for ((zoom, x, y), number) in numbers {
            let id = TileId { x, y, zoom };
            assert_eq!(number_of(id), Some(number));
            assert_eq!(tile_of(number), Some(id));
        }
        assert_eq!(number_of(TileId { x: 2, y: 0, zoom: 1 }), None);
        assert_eq!(tile_of(u64::MAX), None);
    }

    #[test]
    fn a_directory_that_promises_more_than_it_holds_is_refused() {
        // Entry count of 2⁶³.
        let bytes = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1, 1, 1, 1, 1];
        assert_eq!(Directory::parse(&bytes).err(), Some(Fault::Damaged(Part::Directory)));
        // The first entry cannot be contiguous with a previous one.
        assert!(Directory::parse(&[1, 0, 1, 5, 0]).is_err());
        assert!(Directory::parse(&[1, 0, 1, 5, 1]).is_ok());
    }

    proptest! {
        #[test]
        fn no_bytes_make_a_directory_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), at in any::<u64>()) {
            if let Ok(directory) = Directory::parse(&bytes) {
                let _found = directory.around(at);
            }
        }

        #[test]
        fn numbers_lead_back_to_their_tiles(zoom in 0..=DEEPEST, x in any::<u32>(), y in any::<u32>()) {
            let side = 1_u32 << zoom;
            let id = TileId { x: x % side, y: y % side, zoom };
            prop_assert_eq!(tile_of(number_of(id).unwrap()), Some(id));
        }
    }
}
