//! The only place that writes files: whole or not at all, and nothing but files is replaced.
//!
//! Links are followed and stay links. Pipes and character devices, `/dev/stdout` among them, are written to like a standard
//! output; a pipe that nobody reads from is refused. Folders, sockets and block devices are refused.

mod destination;
mod error;
mod part;

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

pub use destination::{Existing, names_folder};
pub use error::{Unwritable, WriteError};
pub use part::remove_own_leftovers;

use super::system::{Cause, SystemError};
use destination::{Destination, folder_of};
use part::Part;

/// How long a pipe may take nothing before its reader counts as gone.
const PATIENCE: Duration = Duration::from_secs(20);

/// Writes `bytes` as the whole content of the file `path`, replacing one that exists: see [`file()`].
///
/// # Errors
/// As of [`file()`].
pub fn atomic(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    file(path, bytes, Existing::Replace)
}

/// Writes `bytes` as the whole content of the file `path`: into a temporary file in the same folder, synchronised, then
/// renamed. Whoever reads meanwhile, or after a power cut, finds the old content or the new, never a part. The permissions
/// of a file that exists are kept, and a read-only file is not replaced. Where existing files are refused, the second of
/// two programs that write one name at the same time is refused as well.
///
/// # Errors
/// [`WriteError`] names path and cause, for example a folder that does not exist or is read-only.
pub fn file(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), WriteError> {
    all([(path, bytes)], existing)
}

/// Writes several files that belong together: all of them are on the disk before the first is renamed, so that a full disk
/// leaves what was there, and not files of two ages. Where existing files are refused, either all are there or none.
///
/// # Errors
/// As of [`file()`]; of several, none may go to a stream.
pub fn all<'a>(files: impl IntoIterator<Item = (&'a Path, &'a [u8])>, existing: Existing) -> Result<(), WriteError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |why| WriteError { path, why }
    };
    // All are looked at before anything is written.
    let mut wanted = Vec::new();
    for (path, bytes) in files {
        wanted.push((path, bytes, Destination::of(path, existing).map_err(failed(path))?));
    }
    let is_alone = wanted.len() == 1;
    let mut written = Vec::new();
    for (path, bytes, destination) in wanted {
        if let (Destination::Stream { kind, .. }, false) = (&destination, is_alone) {
            // A stream has no folder in which the others could lie.
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
                    // They were free a moment ago: nothing of anybody's is lost.
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

/// Whether a file could be written there, as far as that can be said before: asked before the work is done.
///
/// # Errors
/// As of [`file()`].
pub fn check(path: &Path, existing: Existing) -> Result<(), WriteError> {
    Destination::of(path, existing).map(drop).map_err(|why| WriteError { path: path.to_owned(), why })
}

/// Makes a folder and those that it lies in, where they do not exist.
///
/// # Errors
/// [`WriteError`] names the folder and the cause.
pub fn folder(path: &Path) -> Result<(), WriteError> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(path).map_err(|error| {
        let why = match error.kind() {
            // A file stands where the folder should be.
            io::ErrorKind::AlreadyExists => SystemError::new(Cause::NoFolder).into(),
            _ => error.into(),
        };
        WriteError { path: path.to_owned(), why }
    })
}

/// A file that is whole on the disk beside its name, or bytes for a stream.
struct Written<'a> {
    path: PathBuf,
    content: Content<'a>,
}

enum Content<'a> {
    File { target: PathBuf, part: Part },
    Stream { target: PathBuf, bytes: &'a [u8] },
}

impl<'a> Content<'a> {
    /// Writes a file beside its name; a stream gets nothing yet.
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
    /// Gives the file its name, and says which; a stream is given its bytes.
    fn finish(self, existing: Existing) -> Result<Option<PathBuf>, Unwritable> {
        let (target, part) = match self.content {
            Content::Stream { target, bytes } => return pour(&target, bytes).map(|()| None),
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

/// Writes to a stream, and gives up where nobody takes the bytes.
fn pour(target: &Path, bytes: &[u8]) -> Result<(), Unwritable> {
    let mut stream = open_stream(target)?;
    let mut rest = bytes;
    let mut last = Instant::now();
    while !rest.is_empty() {
        match stream.write(rest) {
            Ok(0) => return Err(SystemError::new(Cause::Full).into()),
            Ok(written) => {
                rest = rest.get(written..).unwrap_or_default();
                last = Instant::now();
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                if last.elapsed() > PATIENCE {
                    return Err(Unwritable::NoReader);
                }
                std::thread::sleep(Duration::from_millis(5));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Opens without waiting for a reader. A file that the standard output leads to is continued at its end.
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

/// Makes the renaming last. File systems that cannot do that for folders say so, which is no failure.
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
