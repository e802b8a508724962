//! Reads user files: the only place that does, with a size limit, regular files only, and without blocking.

use std::{
    fs::{self, File},
    io::Read as _,
    path::{Path, PathBuf},
};

pub use super::unreadable::Unreadable;
use super::{
    bundle,
    file_error::{FileError, NodeKind},
};
use crate::model::{AsOf, ShownPath};

/// Kind of file content, which determines the size limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter)]
pub enum Content {
    /// View in a project file, usually a few kilobytes.
    View,
    /// Settings, including the last view and the contents of its project file.
    Settings,
    /// Batch file: room for 14,000 pictures of 75 characters each.
    Batch,
    /// Picture with an embedded view.
    Picture,
    /// List of a person's own, to be imported.
    OwnData,
    /// Bundle of a project file with the lists that it names.
    Bundle,
}

impl Content {
    /// Size limit, bytes. In memory a text grows up to 100 times, a batch file up to 1,100 times; the limits keep every
    /// file below 1.2 GB, except for lists, of which a person may have larger ones.
    pub const fn limit(self) -> u64 {
        match self {
            Self::View => 4 << 20,
            // Two views, and room for all else.
            Self::Settings => 10 << 20,
            Self::Batch => 1 << 20,
            Self::Picture => 256 << 20,
            // The memory that is free decides before, see `import::Estimate`; places in a text have 32 bits.
            Self::OwnData => (4 << 30) - 1,
            Self::Bundle => 1 << 30,
        }
    }
}

/// Error of reading a file.
#[derive(Debug, thiserror::Error)]
#[error("Could not read {path}: {why}", path = ShownPath(path))]
pub struct ReadError {
    /// Path of the file.
    pub path: PathBuf,
    /// Reason.
    #[source]
    pub why: Unreadable,
}

/// Reads a whole file.
///
/// # Errors
/// [`ReadError`] with the path and the reason.
pub fn bytes(path: &Path, content: Content) -> Result<Vec<u8>, ReadError> {
    within(path, content.limit()).map_err(|why| ReadError { path: path.to_owned(), why })
}

/// Size of a file, bytes; `None` for one in a bundle.
///
/// # Errors
/// See [`bytes`].
pub fn size(path: &Path, content: Content) -> Result<Option<u64>, ReadError> {
    if bundle::inside(path).is_some() {
        return Ok(None);
    }
    let length = fs::metadata(path).map_err(|error| FileError::from(error).into());
    let length = length.and_then(|metadata| check(&metadata, content.limit()));
    length.map(Some).map_err(|why| ReadError { path: path.to_owned(), why })
}

/// Reads the beginning of a file, at most so many bytes.
///
/// # Errors
/// See [`bytes`].
pub fn head(path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    let read = || {
        check(&fs::metadata(path).map_err(FileError::from)?, u64::MAX)?;
        let mut head = Vec::new();
        open(path).map_err(FileError::from)?.take(most).read_to_end(&mut head).map_err(FileError::from)?;
        Ok(head)
    };
    read().map_err(|why| ReadError { path: path.to_owned(), why })
}

/// Reads a whole file as text, without a byte order mark.
///
/// # Errors
/// See [`bytes`], and [`Unreadable::NoText`].
pub fn text(path: &Path, content: Content) -> Result<String, ReadError> {
    let mut text = String::from_utf8(bytes(path, content)?).map_err(|error| {
        let sound = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line = sound.split(|byte| *byte == b'\n').count();
        ReadError { path: path.to_owned(), why: Unreadable::NoText { line } }
    })?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
}

/// Day on which a file was last changed, in UTC; `None` if the system does not know.
pub fn changed_on(path: &Path) -> Option<AsOf> {
    let changed = fs::metadata(path).ok()?.modified().ok()?;
    let seconds = changed.duration_since(std::time::UNIX_EPOCH).ok()?.as_secs();
    let day = time::OffsetDateTime::from_unix_timestamp(i64::try_from(seconds).ok()?).ok()?.date();
    AsOf::of_day(day.year(), day.month().into(), day.day())
}

fn within(path: &Path, limit: u64) -> Result<Vec<u8>, Unreadable> {
    if let Some((bundle, name)) = bundle::inside(path) {
        check(&fs::metadata(bundle).map_err(FileError::from)?, Content::Bundle.limit())?;
        return bundle::unpacked(open(bundle).map_err(FileError::from)?, &name, limit);
    }
    // Checked before opening, because opening alone can move a tape, and again after it, because the file may have
    // changed.
    check(&fs::metadata(path).map_err(FileError::from)?, limit)?;
    let file = open(path).map_err(FileError::from)?;
    let length = check(&file.metadata().map_err(FileError::from)?, limit)?;
    let mut bytes = Vec::new();
    bytes
        .try_reserve_exact(usize::try_from(length).unwrap_or(usize::MAX))
        .map_err(|error| FileError::from(std::io::Error::new(std::io::ErrorKind::OutOfMemory, error)))?;
    // Read with a limit: the file may grow, and some files of the system report no length.
    file.take(limit + 1).read_to_end(&mut bytes).map_err(FileError::from)?;
    if bytes.len() as u64 > limit { Err(Unreadable::TooLarge { limit }) } else { Ok(bytes) }
}

/// Length of a regular file within the limit, bytes.
fn check(metadata: &fs::Metadata, limit: u64) -> Result<u64, Unreadable> {
    match NodeKind::of(metadata) {
        Some(kind) => Err(Unreadable::NoFile(kind)),
        None if metadata.len() > limit => Err(Unreadable::TooLarge { limit }),
        None => Ok(metadata.len()),
    }
}

/// Opens without blocking, even if the path has become a pipe.
#[cfg(unix)]
fn open(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    fs::OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> std::io::Result<File> {
    File::open(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::write::atomic;

    fn why(path: &Path, content: Content) -> String {
        bytes(path, content).unwrap_err().why.to_string()
    }

    #[test]
    fn a_file_up_to_its_limit_is_read_and_a_larger_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let limit = usize::try_from(Content::View.limit()).unwrap();
        atomic(&path, &vec![b' '; limit]).unwrap();
        assert_eq!(bytes(&path, Content::View).unwrap().len(), limit);
        atomic(&path, &vec![b' '; limit + 1]).unwrap();
        assert_eq!(why(&path, Content::View), "it is larger than 4 MB, the most that is read");
        assert!(bytes(&path, Content::Picture).is_ok());
    }

    #[test]
    fn a_hole_of_a_terabyte_is_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hole.png");
        let file = fs::OpenOptions::new().write(true).create_new(true).open(&path).unwrap();
        file.set_len(1 << 40).unwrap();
        assert_eq!(why(&path, Content::Picture), "it is larger than 256 MB, the most that is read");
    }

    #[test]
    fn a_folder_and_a_missing_file_are_named() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(why(folder.path(), Content::View), "it is a folder, not a file");
        let missing = folder.path().join("none.json");
        let said = bytes(&missing, Content::View).unwrap_err().to_string();
        assert_eq!(said, format!("Could not read {}: there is no such file or folder", missing.display()));
    }

    #[test]
    fn bytes_that_are_no_text_are_named_by_their_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        atomic(&path, b"{\n\"a\": \xff}").unwrap();
        assert_eq!(text(&path, Content::View).unwrap_err().why.to_string(), "line 2 is not text in UTF-8");
        atomic(&path, "\u{feff}集群".as_bytes()).unwrap();
        assert_eq!(text(&path, Content::View).unwrap(), "集群");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn neither_pipes_nor_devices_nor_links_to_them_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe.json");
        rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RWXU).unwrap();
        assert_eq!(why(&pipe, Content::View), "it is a pipe, not a file");
        let link = folder.path().join("link.json");
        std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
        assert_eq!(why(&link, Content::View), "it is a device, not a file");
        let socket = folder.path().join("socket.json");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        assert_eq!(why(&socket, Content::View), "it is a socket, not a file");
        let circle = folder.path().join("circle.json");
        std::os::unix::fs::symlink(&circle, &circle).unwrap();
        assert_eq!(why(&circle, Content::View), "its links lead in a circle");
    }

    /// Files of the system report no length and may be endless, so reading stops at the limit.
    #[cfg(target_os = "linux")]
    #[test]
    fn what_has_no_length_is_read_up_to_the_limit() {
        assert!(matches!(within(Path::new("/proc/self/maps"), 100), Err(Unreadable::TooLarge { limit: 100 })));
        assert!(within(Path::new("/proc/self/stat"), 1 << 20).is_ok_and(|bytes| !bytes.is_empty()));
    }
}
