//! Index of an archive: the byte range of each tile, by way of the root directory and cached leaf directories.

use std::{collections::BTreeMap, fs::File, sync::Arc};

use walkers::TileId;

use super::{
    byte_range::ByteRange,
    directory::{Directory, LARGEST, number_of},
    header::Header,
};
use crate::surface::screen::tiles::{
    decode,
    fault::{Fault, Packing, Part},
};

/// Maximum directories on the way to a tile. The format recommends one leaf level, other readers follow three.
pub(super) const DEPTH: usize = 4;
/// Maximum number of cached leaf directories.
const KEEP: usize = 8;

/// Index of the tiles of an archive.
pub(super) struct Index {
    root: Arc<Directory>,
    /// Cached leaf directories by offset.
    leaves: BTreeMap<u64, Arc<Directory>>,
    /// Section of leaf directories.
    section: ByteRange,
    /// Section of tile contents.
    tiles: ByteRange,
    /// Compression of directories, as numbered by the format.
    packing: u8,
}

impl Index {
    /// Reads the root directory.
    ///
    /// # Errors
    /// The directory is damaged or its compression is not supported.
    pub(super) fn open(file: &mut File, header: &Header) -> Result<Self, Fault> {
        let packing = header.directory_packing;
        let root = Arc::new(read_directory(file, header.root, packing)?);
        Ok(Self { root, leaves: BTreeMap::new(), section: header.leaves, tiles: header.tiles, packing })
    }

    /// Byte range of a tile; `None` if the tile is missing.
    pub(super) fn find(&mut self, file: &mut File, id: TileId) -> Result<Option<ByteRange>, Fault> {
        let Some(number) = number_of(id) else { return Ok(None) };
        let mut directory = Arc::clone(&self.root);
        for _ in 0..DEPTH {
            let (Some(&entry), _) = directory.around(number) else { return Ok(None) };
            if !entry.is_directory() {
                let inside = number - entry.first < entry.run;
                let range = || self.tiles.part(entry.start, entry.length);
                return if inside { range().ok_or(Fault::Damaged(Part::Directory)).map(Some) } else { Ok(None) };
            }
            directory = self.leaf(file, entry.start, entry.length)?;
        }
        Err(Fault::Damaged(Part::Directory))
    }

    /// Lowest ID of an existing tile from `number` on.
    pub(super) fn next(&mut self, file: &mut File, number: u64) -> Result<Option<u64>, Fault> {
        let root = Arc::clone(&self.root);
        self.next_in(file, &root, number, DEPTH - 1)
    }

    /// Searches a directory below which there are at most `depth` levels of leaf directories.
    fn next_in(
        &mut self,
        file: &mut File,
        directory: &Directory,
        number: u64,
        depth: usize,
    ) -> Result<Option<u64>, Fault> {
        let (at, behind) = directory.around(number);
        if let Some(entry) = at {
            let found = if entry.is_directory() {
                let depth = depth.checked_sub(1).ok_or(Fault::Damaged(Part::Directory))?;
                let leaf = self.leaf(file, entry.start, entry.length)?;
                self.next_in(file, &leaf, number, depth)?
            } else {
                (number - entry.first < entry.run).then_some(number)
            };
            if found.is_some() {
                return Ok(found);
            }
        }
        // A leaf directory starts with its first tile.
        Ok(behind.map(|entry| entry.first))
    }

    /// Leaf directory by its offset and length in the section of leaves.
    fn leaf(&mut self, file: &mut File, start: u64, length: u64) -> Result<Arc<Directory>, Fault> {
        if let Some(leaf) = self.leaves.get(&start) {
            return Ok(Arc::clone(leaf));
        }
        let range = self.section.part(start, length).ok_or(Fault::Damaged(Part::Directory))?;
        let leaf = Arc::new(read_directory(file, range, self.packing)?);
        if self.leaves.len() >= KEEP {
            self.leaves.pop_first();
        }
        self.leaves.insert(start, Arc::clone(&leaf));
        Ok(leaf)
    }
}

fn read_directory(file: &mut File, range: ByteRange, packing: u8) -> Result<Directory, Fault> {
    let damaged = Fault::Damaged(Part::Directory);
    if range.length > LARGEST as u64 {
        return Err(damaged);
    }
    let bytes = decode::unpacked(range.read(file)?, LARGEST).map_err(|_fault| damaged)?;
    Directory::parse(&bytes).map_err(|fault| match packing {
        3 => Fault::Packing(Packing::Brotli),
        4 => Fault::Packing(Packing::Zstandard),
        _ => fault,
    })
}
