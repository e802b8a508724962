//! Byte range of an archive.

use std::{
    fs::File,
    io::{Read as _, Seek as _, SeekFrom},
};

use crate::surface::screen::tiles::fault::{Fault, Part};

/// Byte range of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ByteRange {
    /// Offset, bytes.
    pub start: u64,
    /// Length, bytes.
    pub length: u64,
}

impl ByteRange {
    /// Sub-range; `None` if it does not lie inside.
    pub(super) fn part(self, start: u64, length: u64) -> Option<Self> {
        let inside = start.checked_add(length)? <= self.length;
        inside.then_some(Self { start: self.start.checked_add(start)?, length })
    }

    /// Reads the bytes of the range; the caller has checked its length.
    pub(super) fn read(self, file: &mut File) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(self.start))?;
        file.take(self.length).read_to_end(&mut bytes)?;
        // The file may have become shorter since it was opened.
        if bytes.len() as u64 == self.length { Ok(bytes) } else { Err(Fault::Damaged(Part::Directory)) }
    }
}
