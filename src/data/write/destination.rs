//! Resolution of a path to its destination: a file that is replaced as a whole, or a stream.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::error::Unwritable;
use crate::data::file_error::{Cause, FileError, NodeKind};

/// Policy for existing files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// The file is replaced.
    Replace,
    /// The file is kept and writing is refused.
    Refuse,
}

/// Destination of a path after following its links.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// A regular file, or a free name.
    File {
        path: PathBuf,
        /// Permissions of the existing file; `None` for a free name.
        permissions: Option<fs::Permissions>,
    },
    /// A pipe, a character device, or a file that this program has open, for example its standard output.
    Stream { path: PathBuf, kind: NodeKind },
}

/// Link limit of Linux.
pub(crate) const MOST_LINKS: usize = 40;

impl Destination {
    /// Follows the links of a path; the last of them may lead to a free name.
    ///
    /// # Errors
    /// [`Unwritable`] if the path must not or cannot be written.
    pub(super) fn of(path: &Path, existing: Existing) -> Result<Self, Unwritable> {
        if names_folder(path) {
            return Err(Unwritable::FolderName);
        }
        let mut target = path.to_owned();
        for _ in 0..=MOST_LINKS {
            let metadata = match fs::symlink_metadata(&target) {
                // With `Refuse`, a dangling link counts as a taken name.
                Err(error) if error.kind() == io::ErrorKind::NotFound && target != path => {
                    let free = Self::File { path: target, permissions: None };
                    return if existing == Existing::Refuse { Err(Unwritable::Exists) } else { Ok(free) };
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    return Ok(Self::File { path: target, permissions: None });
                }
                result => result?,
            };
            if !metadata.is_symlink() {
                return Self::there(target, &metadata, existing);
            }
            if is_descriptor(&target) {
                let metadata = fs::metadata(&target)?;
                // A file that the shell opened for this program is appended to, like a pipe.
                return match NodeKind::of(&metadata) {
                    None => Ok(Self::Stream { path: target, kind: NodeKind::Pipe }),
                    Some(_) => Self::there(target, &metadata, existing),
                };
            }
            let next = fs::read_link(&target)?;
            target = folder_of(&target).join(next);
        }
        Err(FileError::new(Cause::LinkLoop).into())
    }

    /// The path without links in its folder, to compare destinations.
    pub(super) fn resolved(&self) -> PathBuf {
        let (Self::File { path, .. } | Self::Stream { path, .. }) = self;
        let folder = fs::canonicalize(folder_of(path)).unwrap_or_else(|_| folder_of(path).to_owned());
        folder.join(path.file_name().unwrap_or_default())
    }

    fn there(path: PathBuf, metadata: &fs::Metadata, existing: Existing) -> Result<Self, Unwritable> {
        match NodeKind::of(metadata) {
            None if existing == Existing::Refuse => Err(Unwritable::Exists),
            None if metadata.permissions().readonly() => Err(Unwritable::ReadOnly),
            None => Ok(Self::File { path, permissions: Some(metadata.permissions()) }),
            Some(kind @ NodeKind::Pipe) => Ok(Self::Stream { path, kind }),
            Some(kind @ NodeKind::Device) if is_character_device(metadata) => Ok(Self::Stream { path, kind }),
            Some(kind) => Err(Unwritable::NoFile(kind)),
        }
    }
}

/// `true` if a path can only be that of a folder: it ends in a separator, in `.` or in `..`.
pub(crate) fn names_folder(path: &Path) -> bool {
    let ending = path.as_os_str().as_encoded_bytes();
    let is_separator = |byte: &u8| std::path::is_separator(char::from(*byte));
    match ending {
        [.., last] if is_separator(last) => true,
        [.., before, b'.'] if is_separator(before) => true,
        _ => path.file_name().is_none() || ending == b".",
    }
}

/// The folder of a file.
pub(super) fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(unix)]
fn is_character_device(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    metadata.file_type().is_char_device()
}

#[cfg(not(unix))]
fn is_character_device(_: &fs::Metadata) -> bool {
    false
}

/// `true` if a link stands for a file that a process has open, as `/dev/stdout` finally does; its text is then not a
/// path.
fn is_descriptor(link: &Path) -> bool {
    fs::canonicalize(folder_of(link)).is_ok_and(|folder| folder.starts_with("/proc") && folder.ends_with("fd"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_folder_is_known_by_its_end() {
        for name in ["out/", "out/.", "out/..", "/", "", ".", "..", "out.png/"] {
            assert!(names_folder(Path::new(name)), "{name}");
        }
        for name in ["out", "a/out.png", ".hidden", "a/.png", "v1."] {
            assert!(!names_folder(Path::new(name)), "{name}");
        }
    }
}
