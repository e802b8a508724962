//! The only place that writes files: whole or not at all.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use tempfile::{Builder, NamedTempFile};

/// Why a file was not written. The file that stood there before is whole.
#[derive(Debug, thiserror::Error)]
#[error("cannot {step}: {source}: {path}", path = path.display())]
pub struct WriteError {
    /// Which step failed.
    pub step: &'static str,
    /// The file that was to be written.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

/// Writes `bytes` as the whole content of the file `path`: into a temporary file in the same folder, synchronised,
/// then renamed. Whoever reads meanwhile, or after a power cut, finds the old content or the new, never a part. A link is
/// followed; the permissions of a file that exists are kept, and a read-only file is not replaced.
///
/// # Errors
/// [`WriteError`] names path and cause, for example a folder that does not exist or is read-only.
pub fn atomic(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    Written::beside(path, bytes)?.replace()
}

/// Writes several files that belong together: all of them are on the disk before the first is renamed, so that a full disk
/// leaves what was there, and not files of two ages.
///
/// # Errors
/// As of [`atomic`].
pub fn atomic_all<'a>(files: impl IntoIterator<Item = (&'a Path, &'a [u8])>) -> Result<(), WriteError> {
    let written: Vec<Written> =
        files.into_iter().map(|(path, bytes)| Written::beside(path, bytes)).collect::<Result<_, _>>()?;
    written.into_iter().try_for_each(Written::replace)
}

/// A file that is whole on the disk, beside the one that it will replace.
struct Written {
    path: PathBuf,
    target: PathBuf,
    file: NamedTempFile,
}

impl Written {
    fn beside(path: &Path, bytes: &[u8]) -> Result<Self, WriteError> {
        let failed = |step| move |source| WriteError { step, path: path.to_owned(), source };
        // Renaming onto a link would replace the link.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if target.file_name().is_none() || target.is_dir() {
            return Err(failed("write the file")(io::Error::from(io::ErrorKind::IsADirectory)));
        }
        let folder = folder_of(&target);
        let existing = fs::metadata(&target).ok().map(|metadata| metadata.permissions());
        if existing.as_ref().is_some_and(fs::Permissions::readonly) {
            return Err(failed("replace a read-only file")(io::Error::from(io::ErrorKind::PermissionDenied)));
        }
        let mut file = temporary_in(folder).map_err(failed("create a file in the folder"))?;
        file.write_all(bytes).map_err(failed("write the file"))?;
        if let Some(permissions) = existing {
            file.as_file().set_permissions(permissions).map_err(failed("keep the permissions of the file"))?;
        }
        file.as_file().sync_all().map_err(failed("write the file to the disk"))?;
        Ok(Self { path: path.to_owned(), target, file })
    }

    fn replace(self) -> Result<(), WriteError> {
        let Self { path, target, file } = self;
        let failed = |step| move |source| WriteError { step, path, source };
        if let Err(error) = file.persist(&target) {
            return Err(failed("replace the file")(error.error));
        }
        sync_folder(folder_of(&target)).map_err(failed("write the folder to the disk"))
    }
}

/// The folder that a file lies in.
fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// An empty file with the permissions of any new file: temporary files are private by default.
fn temporary_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
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

/// Removes the temporary files of this process. (The registry comes with the writer's own change.)
pub fn remove_own_leftovers() {}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("view.json");
        atomic(&path, "a long first text".as_bytes()).unwrap();
        atomic(&path, b"short").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"short");
        assert_eq!(entries(folder.path()), ["view.json"]);
    }

    #[test]
    fn of_files_that_belong_together_none_is_replaced_where_one_cannot_be() {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = (folder.path().join("a"), folder.path().join("none").join("b"));
        atomic(&first, b"old").unwrap();
        let error = atomic_all([(first.as_path(), &b"new"[..]), (second.as_path(), &b"new"[..])]).unwrap_err();
        assert_eq!(error.path, second);
        assert_eq!(fs::read(&first).unwrap(), b"old");
        assert_eq!(entries(folder.path()), ["a"]);
        atomic_all([(first.as_path(), &b"new"[..])]).unwrap();
        assert_eq!(fs::read(&first).unwrap(), b"new");
    }

    #[test]
    fn a_missing_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("none").join("view.json");
        let message = atomic(&path, b"x").unwrap_err().to_string();
        assert!(message.starts_with("cannot create a file in the folder: "), "{message}");
        assert!(message.contains(&path.display().to_string()), "{message}");
    }

    #[test]
    fn a_folder_is_not_replaced_by_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("view.json");
        fs::create_dir(&path).unwrap();
        assert_eq!(atomic(&path, b"x").unwrap_err().path, path);
        assert_eq!(entries(folder.path()), ["view.json"]);
        assert!(path.is_dir());
    }

    #[cfg(unix)]
    #[test]
    fn a_read_only_folder_keeps_the_old_file_whole() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("view.json");
        atomic(&path, b"old").unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        let result = atomic(&path, b"new");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        // The superuser may write all the same.
        match result {
            Ok(()) => assert_eq!(fs::read(&path).unwrap(), b"new"),
            Err(error) => {
                assert_eq!(error.path, path);
                assert_eq!(fs::read(&path).unwrap(), b"old");
            }
        }
        assert_eq!(entries(folder.path()), ["view.json"]);
    }

    #[test]
    fn a_read_only_file_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("view.json");
        atomic(&path, b"old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert!(atomic(&path, b"new").unwrap_err().to_string().contains("read-only"));
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_that_refuses_even_the_superuser_is_named() {
        let error = atomic(Path::new("/proc/view.json"), b"x").unwrap_err();
        assert!(error.to_string().ends_with("/proc/view.json"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.json"), folder.path().join("link.json"));
        atomic(&real, b"old").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        atomic(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
