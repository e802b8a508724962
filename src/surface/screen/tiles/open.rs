//! Opening of tile archives; the format is detected from the first bytes, not from the file name.

use std::{
    fs::File,
    io::{Read as _, Seek as _},
    path::{Component, Path, Prefix},
};

use super::{
    archive::Archive,
    fault::Fault,
    mbtiles::{self, MbTiles},
    pmtiles::{self, PmTiles},
};

/// Opens a local archive. Blocks as long as the medium takes; to be called on the archive's own thread.
///
/// # Errors
/// The file is missing, inaccessible, damaged, or of another format.
pub(super) fn open(path: &Path) -> Result<Box<dyn Archive>, Fault> {
    if is_remote(path) {
        return Err(Fault::Remote);
    }
    // Opening a pipe would block forever.
    if !std::fs::metadata(path)?.is_file() {
        return Err(Fault::NoFile);
    }
    let mut file = File::open(path)?;
    let mut head = Vec::new();
    (&mut file).take(16).read_to_end(&mut head)?;
    if head.is_empty() {
        return Err(Fault::Empty);
    }
    if head.starts_with(pmtiles::MAGIC) {
        file.rewind()?;
        Ok(Box::new(PmTiles::open(file)?))
    } else if head == mbtiles::MAGIC {
        Ok(Box::new(MbTiles::open(path)?))
    } else {
        Err(Fault::OtherKind)
    }
}

/// `true` if Windows would look for a path on another machine, revealing the user's identity to it.
fn is_remote(path: &Path) -> bool {
    let Some(Component::Prefix(prefix)) = path.components().next() else { return false };
    matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..) | Prefix::DeviceNS(_))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;
    use crate::surface::screen::tiles::fixture::{self, Pm};

    fn refusal(bytes: &[u8]) -> Fault {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        open(file.path()).err().unwrap()
    }

    #[test]
    fn another_file_is_refused_by_what_it_is() {
        assert_eq!(refusal(b""), Fault::Empty);
        assert_eq!(refusal(b"PMTiles\x02......"), Fault::Version(2));
        assert_eq!(refusal(b"PMTiles"), Fault::CutOff { found: 7, expected: 127 });
        assert_eq!(refusal(b"\x7fELF"), Fault::OtherKind);
        assert_eq!(refusal(b"SQLite format 3\0"), Fault::Damaged(super::super::fault::Part::Database));
        assert_eq!(refusal(b"SQLite form"), Fault::OtherKind);
    }

    #[test]
    fn what_is_no_file_is_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(open(&folder.path().join("lost.pmtiles")).err(), Some(Fault::Missing));
        assert_eq!(open(folder.path()).err(), Some(Fault::NoFile));
        assert_eq!(open(Path::new("/dev/zero")).err(), Some(Fault::NoFile));
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert_eq!(open(&pipe).err(), Some(Fault::NoFile));
    }

    #[test]
    fn a_name_says_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (pm, mb) = (folder.path().join("a.mbtiles"), folder.path().join("b"));
        File::options()
            .write(true)
            .create_new(true)
            .open(&pm)
            .unwrap()
            .write_all(&Pm::of(fixture::quarters(1)).bytes())
            .unwrap();
        fixture::mbtiles(&mb, &[], &fixture::quarters(1));
        for path in [pm, mb] {
            assert!(!open(&path).unwrap().about().vector, "{path:?}");
        }
    }
}
