//! Temporary files of writing, and removal of those that an ended process left behind.
//!
//! Each is named `.cluster-atlas-<process>-<random>.part` and locked by the process that writes it. The lock ends with
//! the process in any case, so the next process recognises abandoned files.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use tempfile::{Builder, NamedTempFile};

use crate::data::file_error::{Cause, FileError};

const PREFIX: &str = ".cluster-atlas-";
const SUFFIX: &str = ".part";

/// A temporary file that is being written.
#[derive(Debug)]
pub(super) struct Part {
    file: Option<NamedTempFile>,
    path: PathBuf,
}

/// Temporary files of this process.
#[derive(Debug)]
struct Registry {
    parts: BTreeSet<PathBuf>,
    /// Folders that were searched for abandoned files.
    swept: BTreeSet<PathBuf>,
    /// `true` once the process is about to end: no further files are created.
    is_ending: bool,
}

static REGISTRY: Mutex<Registry> =
    Mutex::new(Registry { parts: BTreeSet::new(), swept: BTreeSet::new(), is_ending: false });

fn registry() -> MutexGuard<'static, Registry> {
    REGISTRY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes all temporary files of this process and prevents new ones; for the handler of a terminating signal.
pub(crate) fn remove_own_leftovers() {
    registry().end();
}

impl Registry {
    fn end(&mut self) {
        self.is_ending = true;
        for part in std::mem::take(&mut self.parts) {
            // Renamed at this very moment, or removed already.
            let _gone = fs::remove_file(part);
        }
    }
}

impl Part {
    /// Creates an empty file in a folder, with the permissions of a new file. Removes abandoned files from that folder.
    ///
    /// # Errors
    /// An error of the operating system, or [`Cause::Ending`].
    pub(super) fn create(folder: &Path) -> Result<Self, FileError> {
        sweep(folder);
        // Between creation and locking, another process may take the file for an abandoned one and remove it.
        for _ in 0..16 {
            let part = Self::unlocked(folder)?;
            let is_taken = matches!(part.as_file()?.try_lock(), Err(fs::TryLockError::WouldBlock));
            if !is_taken && part.path.symlink_metadata().is_ok() {
                return Ok(part);
            }
        }
        Err(FileError::new(Cause::Busy))
    }

    fn unlocked(folder: &Path) -> Result<Self, FileError> {
        let prefix = format!("{PREFIX}{}-", std::process::id());
        let mut builder = Builder::new();
        builder.prefix(&prefix).suffix(SUFFIX);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // Temporary files are private by default.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut registry = registry();
        if registry.is_ending {
            return Err(FileError::new(Cause::Ending));
        }
        let file = builder.tempfile_in(folder)?;
        let path = file.path().to_owned();
        registry.parts.insert(path.clone());
        Ok(Self { file: Some(file), path })
    }

    /// The file, open for writing.
    ///
    /// # Errors
    /// Only after it was renamed.
    pub(super) fn as_file(&self) -> Result<&File, FileError> {
        self.file.as_ref().map(NamedTempFile::as_file).ok_or_else(|| FileError::new(Cause::Missing))
    }

    /// Renames the file; an existing target is replaced.
    pub(super) fn replace(mut self, target: &Path) -> io::Result<()> {
        match self.file.take() {
            Some(file) => file.persist(target).map(drop).map_err(|error| error.error),
            None => Ok(()),
        }
    }

    /// Renames the file; an existing target is kept and reported as an error.
    pub(super) fn place(mut self, target: &Path) -> io::Result<()> {
        let Some(file) = self.file.take() else { return Ok(()) };
        let Err(failed) = file.persist_noclobber(target) else { return Ok(()) };
        match failed.error.kind() {
            // File systems without hard links cannot do it in one step: the name is reserved, then the reservation is
            // replaced.
            io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied | io::ErrorKind::InvalidInput => {
                fs::OpenOptions::new().write(true).create_new(true).open(target)?;
                failed.file.persist(target).map(drop).map_err(|error| {
                    let _kept = fs::remove_file(target);
                    error.error
                })
            }
            _ => Err(failed.error),
        }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Removed before it is unregistered, so that a signal in between misses nothing.
        self.file = None;
        registry().parts.remove(&self.path);
    }
}

/// Removes abandoned files from a folder, once per folder, because the search lists it.
fn sweep(folder: &Path) {
    let is_new = registry().swept.insert(folder.to_owned());
    if is_new && let Ok(entries) = fs::read_dir(folder) {
        entries.flatten().filter(|entry| is_part(&entry.file_name())).for_each(|entry| remove_abandoned(&entry.path()));
    }
}

fn is_part(name: &OsStr) -> bool {
    let middle = name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?.split_once('-'));
    middle.is_some_and(|(process, random)| {
        let is_number = !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit());
        is_number && !random.is_empty() && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Removes a temporary file that no process has locked.
fn remove_abandoned(part: &Path) {
    let is_file = part.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
    if is_file
        && let Ok(file) = File::open(part)
        && file.try_lock().is_ok()
    {
        // Removed under the lock, so that no process starts to write it in between.
        let _denied = fs::remove_file(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leave(folder: &Path, name: &str) -> PathBuf {
        let path = folder.join(name);
        fs::OpenOptions::new().write(true).create_new(true).open(&path).unwrap();
        path
    }

    #[test]
    fn what_ended_processes_left_is_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let abandoned = leave(folder.path(), ".cluster-atlas-4711-aB3xyz.part");
        let others =
            [".aB3xyz.part", ".cluster-atlas-4711-.part", ".cluster-atlas-x-aB3.part", "map.part", ".cluster-atlas"]
                .map(|name| leave(folder.path(), name));
        let written = leave(folder.path(), ".cluster-atlas-4712-aB3xyz.part");
        let lock = File::open(&written).unwrap();
        lock.try_lock().unwrap();
        drop(Part::create(folder.path()).unwrap());
        assert!(!abandoned.exists());
        assert!(written.exists() && others.iter().all(|path| path.exists()));
    }

    #[test]
    fn a_part_is_known_by_its_name_and_removed_when_it_is_given_up() {
        let folder = tempfile::tempdir().unwrap();
        let part = Part::create(folder.path()).unwrap();
        let path = part.path.clone();
        assert!(is_part(path.file_name().unwrap()), "{}", path.display());
        assert!(path.exists() && registry().parts.contains(&path));
        drop(part);
        assert!(!path.exists() && !registry().parts.contains(&path));
    }

    #[test]
    fn a_process_that_ends_removes_its_parts() {
        let folder = tempfile::tempdir().unwrap();
        let part = leave(folder.path(), ".cluster-atlas-1-a.part");
        let mut own = Registry { parts: [part.clone()].into(), swept: BTreeSet::new(), is_ending: false };
        own.end();
        assert!(!part.exists() && own.is_ending);
    }
}
