//! The only writer: a file is written beside its place and renamed, so that it is whole at any time.

use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
};

/// Why a file was not written. What stood there before stands there still.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {source}", path = path.display())]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// What the system says.
    pub source: io::Error,
}

/// Writes a file whole: to a temporary name in the same folder, synced, renamed over the old one.
///
/// # Errors
/// The folder is missing or read only, or the disk is full; the old file stays as it was.
pub fn atomic(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    write(path, bytes).map_err(|source| WriteError { path: path.to_owned(), source })
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // The same folder, for a rename across file systems is no rename.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    // The new name itself must survive a power cut, where the system can promise that.
    if cfg!(unix) {
        std::fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("view.json");
        atomic(&path, b"first, and longer").unwrap();
        atomic(&path, b"second").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"second");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    }

    #[test]
    fn a_missing_folder_is_named() {
        let error = atomic(Path::new("/nowhere/at/all/view.json"), b"x").unwrap_err();
        assert!(error.to_string().starts_with("/nowhere/at/all/view.json: "), "{error}");
    }

    #[test]
    fn a_target_that_cannot_be_replaced_stays_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("taken");
        std::fs::create_dir(&path).unwrap();
        assert!(atomic(&path, b"x").is_err());
        assert!(path.is_dir());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    }
}
