//! Writes files: the only place that does, as a whole or not at all; only regular files are replaced.
//!
//! Links are followed and kept. Pipes and character devices, also `/dev/stdout`, are written to as streams; a pipe
//! without a reader is refused. Folders, sockets and block devices are refused.

mod destination;
mod error;
mod part;

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

pub use destination::Existing;
pub(crate) use destination::{MOST_LINKS, names_folder};
pub use error::{Unwritable, WriteError};
pub(crate) use part::remove_own_leftovers;

use super::file_error::{Cause, FileError};
use destination::{Destination, folder_of};
use error::PATIENCE;
use part::Part;

/// Writes `bytes` as the whole content of a file and replaces an existing one: see [`file()`].
///
/// # Errors
/// See [`file()`].
pub fn atomic(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    file(path, bytes, Existing::Replace)
}

/// Writes `bytes` as the whole content of a file: into a temporary file in the same folder, synchronised, then renamed.
/// Readers find the old content or the new, never a part, even after a power cut. Permissions of an existing file are
/// kept, and a read-only file is not replaced. With [`Existing::Refuse`], the second of two programs that write the
/// same file at once is refused.
///
/// # Errors
/// [`WriteError`] with path and reason, for example a folder that is missing or read-only.
pub fn file(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), WriteError> {
    all([(path, bytes)], existing)
}

/// Writes several files that belong together: all are on the disk before the first is renamed, so that a full disk
/// leaves the old files and not a mixture. With [`Existing::Refuse`], either all files are created or none.
///
/// # Errors
/// See [`file()`]; several files must not include a stream.
pub fn all<'a>(files: impl IntoIterator<Item = (&'a Path, &'a [u8])>, existing: Existing) -> Result<(), WriteError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |why| WriteError { path, why }
    };
    // All destinations are checked before anything is written.
    let mut wanted = Vec::new();
    let mut targets = BTreeSet::new();
    for (path, bytes) in files {
        let destination = Destination::of(path, existing).map_err(failed(path))?;
        if !targets.insert(destination.resolved()) {
            return Err(failed(path)(Unwritable::Same));
        }
        wanted.push((path, bytes, destination));
    }
    let is_alone = wanted.len() == 1;
    let mut written = Vec::new();
    for (path, bytes, destination) in wanted {
        if let (Destination::Stream { kind, .. }, false) = (&destination, is_alone) {
            // A stream has no folder for the other files.
            return Err(failed(path)(Unwritable::NoFile(*kind)));
        }
        let content = Content::prepare(destination, bytes).map_err(failed(path))?;
        written.push(Written { path: path.to_owned(), content });
    }
    finish_all(written, existing)
}

fn finish_all(written: Vec<Written<'_>>, existing: Existing) -> Result<(), WriteError> {
    let mut placed = Vec::new();
    for one in written {
        let path = one.path.clone();
        match one.finish(existing) {
            Ok(target) => placed.extend(target),
            Err(why) => {
                if existing == Existing::Refuse {
                    // The names were free a moment ago, so nothing of other programs is lost.
                    for target in &placed {
                        drop(fs::remove_file(target));
                    }
                }
                return Err(WriteError { path, why });
            }
        }
    }
    Ok(())
}

/// Checks in advance that a file can be written, as far as this is possible.
///
/// # Errors
/// See [`file()`].
pub fn check(path: &Path, existing: Existing) -> Result<(), WriteError> {
    Destination::of(path, existing).map(drop).map_err(|why| WriteError { path: path.to_owned(), why })
}

/// The path that a write replaces: the end of the links that begin at `path`, where a file exists or can be created.
///
/// # Errors
/// See [`file()`].
pub fn target(path: &Path) -> Result<PathBuf, WriteError> {
    match Destination::of(path, Existing::Replace) {
        Ok(Destination::File { path, .. } | Destination::Stream { path, .. }) => Ok(path),
        Err(why) => Err(WriteError { path: path.to_owned(), why }),
    }
}

/// Creates a folder and its parent folders, where missing.
///
/// # Errors
/// [`WriteError`] with path and reason.
pub fn folder(path: &Path) -> Result<(), WriteError> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(path).map_err(|error| {
        let why = match error.kind() {
            // A file has the name of the folder.
            io::ErrorKind::AlreadyExists => FileError::new(Cause::NoFolder).into(),
            _ => error.into(),
        };
        WriteError { path: path.to_owned(), why }
    })
}

/// A complete temporary file that has not been renamed yet, or bytes for a stream.
struct Written<'a> {
    path: PathBuf,
    content: Content<'a>,
}

enum Content<'a> {
    File { target: PathBuf, part: Part },
    Stream { target: PathBuf, bytes: &'a [u8] },
}

impl<'a> Content<'a> {
    /// Writes the temporary file; a stream gets nothing yet.
    fn prepare(destination: Destination, bytes: &'a [u8]) -> Result<Self, Unwritable> {
        let (target, permissions) = match destination {
            Destination::File { path, permissions } => (path, permissions),
            Destination::Stream { path, .. } => return Ok(Self::Stream { target: path, bytes }),
        };
        let part = Part::create(folder_of(&target)).map_err(|error| match error.cause {
            Cause::Missing => Unwritable::FolderMissing,
            _ => error.into(),
        })?;
        let mut file = part.as_file()?;
        file.write_all(bytes)?;
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        file.sync_all()?;
        Ok(Self::File { target, part })
    }
}

impl Written<'_> {
    /// Renames the file and returns its path; a stream is given its bytes.
    fn finish(self, existing: Existing) -> Result<Option<PathBuf>, Unwritable> {
        let (target, part) = match self.content {
            Content::Stream { target, bytes } => return pour(&target, bytes, PATIENCE).map(|()| None),
            Content::File { target, part } => (target, part),
        };
        match existing {
            Existing::Replace => part.replace(&target)?,
            Existing::Refuse => part.place(&target).map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => Unwritable::Exists,
                _ => error.into(),
            })?,
        }
        sync_folder(folder_of(&target))?;
        Ok(Some(target))
    }
}

/// Writes to a stream until all is written or its reader exits; gives up if no bytes are taken for `patience`.
fn pour(target: &Path, bytes: &[u8], patience: Duration) -> Result<(), Unwritable> {
    let mut stream = open_stream(target)?;
    let mut rest = bytes;
    let mut last = Instant::now();
    while !rest.is_empty() {
        match stream.write(rest) {
            Ok(0) => return Err(FileError::new(Cause::Full).into()),
            Ok(written) => {
                rest = rest.get(written..).unwrap_or_default();
                last = Instant::now();
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                if last.elapsed() > patience {
                    return Err(Unwritable::Unread);
                }
                std::thread::sleep(Duration::from_millis(5));
            }
            // A reader that exits early, as `head` does, is not a failure.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Opens without waiting for a reader. A regular file behind the standard output is appended to.
#[cfg(unix)]
fn open_stream(target: &Path) -> Result<File, Unwritable> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    let opened = fs::OpenOptions::new().append(true).custom_flags(flags.bits().cast_signed()).open(target);
    opened.map_err(|error| match error.raw_os_error() {
        Some(number) if number == rustix::io::Errno::NXIO.raw_os_error() => Unwritable::NoReader,
        _ => error.into(),
    })
}

#[cfg(not(unix))]
fn open_stream(target: &Path) -> Result<File, Unwritable> {
    Ok(fs::OpenOptions::new().append(true).open(target)?)
}

/// Makes the renaming durable. File systems without synchronised folders return an error that is no failure.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder)?.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

#[cfg(test)]
mod tests;
