//! Where a path leads: to a file that is written whole, or to a stream that bytes are poured into.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::error::Unwritable;
use crate::data::system::{Cause, NodeKind, SystemError};

/// What happens to a file that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It is replaced.
    Replace,
    /// It stays, and the new one is refused.
    Refuse,
}

/// Where a path leads once its links are followed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// A regular file, or a name that is free.
    File {
        path: PathBuf,
        /// Those of the file that exists.
        permissions: Option<fs::Permissions>,
    },
    /// A pipe, a character device, or an open file of this program such as its standard output.
    Stream { path: PathBuf, kind: NodeKind },
}

/// As many links as Linux follows.
const MOST_LINKS: usize = 40;

impl Destination {
    /// Follows the links of a path; the last of them may lead to a name that is free.
    ///
    /// # Errors
    /// [`Unwritable`] for what must not, or cannot, be written.
    pub(super) fn of(path: &Path, existing: Existing) -> Result<Self, Unwritable> {
        if names_folder(path) {
            return Err(Unwritable::FolderName);
        }
        let mut target = path.to_owned();
        for _ in 0..=MOST_LINKS {
            let metadata = match fs::symlink_metadata(&target) {
                // A link to nowhere is a name that is taken.
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
                // A file that the shell has opened for this program is continued like a pipe.
                return match NodeKind::of(&metadata) {
                    None => Ok(Self::Stream { path: target, kind: NodeKind::Pipe }),
                    Some(_) => Self::there(target, &metadata, existing),
                };
            }
            let next = fs::read_link(&target)?;
            target = folder_of(&target).join(next);
        }
        Err(SystemError::new(Cause::LinkLoop).into())
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

/// Whether a path can only be that of a folder: it ends in a separator, in `.` or in `..`.
pub fn names_folder(path: &Path) -> bool {
    let ending = path.as_os_str().as_encoded_bytes();
    let is_separator = |byte: &u8| std::path::is_separator(char::from(*byte));
    match ending {
        [.., last] if is_separator(last) => true,
        [.., before, b'.'] if is_separator(before) => true,
        _ => path.file_name().is_none() || ending == b".",
    }
}

/// The folder that a file lies in.
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

/// Whether a link stands for a file that a program has open, as `/dev/stdout` does in the end. Its text is then no path.
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
