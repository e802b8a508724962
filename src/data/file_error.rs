//! Errors of the operating system on files, classified by what the user can do about them.

use std::{fmt, fs, io};

/// Kind of a file system node that is not a regular file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter)]
pub enum NodeKind {
    /// Folder.
    Folder,
    /// Named pipe (FIFO), or pipe between two programs.
    Pipe,
    /// Socket.
    Socket,
    /// Character or block device.
    Device,
    /// Unknown kind.
    Unknown,
}

impl NodeKind {
    /// Kind of a node; `None` for a regular file.
    pub(in crate::data) fn of(metadata: &fs::Metadata) -> Option<Self> {
        let kind = metadata.file_type();
        if kind.is_file() {
            return None;
        }
        if kind.is_dir() {
            return Some(Self::Folder);
        }
        Some(special(kind))
    }
}

#[cfg(unix)]
fn special(kind: fs::FileType) -> NodeKind {
    use std::os::unix::fs::FileTypeExt as _;
    if kind.is_fifo() {
        NodeKind::Pipe
    } else if kind.is_socket() {
        NodeKind::Socket
    } else if kind.is_char_device() || kind.is_block_device() {
        NodeKind::Device
    } else {
        NodeKind::Unknown
    }
}

#[cfg(not(unix))]
fn special(_: fs::FileType) -> NodeKind {
    NodeKind::Unknown
}

impl fmt::Display for NodeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Folder => "a folder",
            Self::Pipe => "a pipe",
            Self::Socket => "a socket",
            Self::Device => "a device",
            Self::Unknown => "something else",
        })
    }
}

/// Cause of an error of the operating system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter)]
pub enum Cause {
    /// File or folder not found.
    Missing,
    /// Insufficient permissions.
    Denied,
    /// A part of the path is a file, not a folder.
    NoFolder,
    /// Disk full, or quota exceeded.
    Full,
    /// Read-only disk or folder.
    ReadOnly,
    /// Name too long, or with characters that the disk does not allow.
    Name,
    /// Circular links.
    LinkLoop,
    /// In use by another program.
    Busy,
    /// File larger than the disk allows.
    TooLarge,
    /// Out of memory.
    Memory,
    /// The program that reads from the pipe has ended.
    Closed,
    /// This program is about to end.
    Ending,
    /// Any other error, for example a damaged disk.
    Other,
}

impl Cause {
    fn of(error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::NotFound => Self::Missing,
            Kind::PermissionDenied => Self::Denied,
            Kind::NotADirectory => Self::NoFolder,
            Kind::StorageFull | Kind::QuotaExceeded => Self::Full,
            Kind::ReadOnlyFilesystem => Self::ReadOnly,
            Kind::InvalidFilename | Kind::InvalidInput => Self::Name,
            Kind::ResourceBusy | Kind::ExecutableFileBusy | Kind::WouldBlock => Self::Busy,
            Kind::FileTooLarge => Self::TooLarge,
            Kind::OutOfMemory => Self::Memory,
            Kind::BrokenPipe => Self::Closed,
            _ if is_link_loop(error) => Self::LinkLoop,
            _ => Self::Other,
        }
    }
}

/// The standard library has no stable kind for this error yet.
#[cfg(unix)]
fn is_link_loop(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_link_loop(_: &io::Error) -> bool {
    false
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "there is no such file or folder",
            Self::Denied => "permission was denied",
            Self::NoFolder => "a part of its path is not a folder",
            Self::Full => "the disk is full",
            Self::ReadOnly => "the disk is read-only",
            Self::Name => "the disk does not allow such a name",
            Self::LinkLoop => "its links lead in a circle",
            Self::Busy => "another program uses it",
            Self::TooLarge => "the disk or the system does not allow a file of that size",
            Self::Memory => "there is not enough memory",
            Self::Closed => "the program that reads from it has ended",
            Self::Ending => "the program is ending",
            Self::Other => "the system reports an error",
        })
    }
}

/// Error of the operating system. [`std::error::Error::source`] has its original message.
#[derive(Debug)]
pub struct FileError {
    /// Cause.
    pub cause: Cause,
    /// Original error.
    pub source: io::Error,
}

impl FileError {
    pub(in crate::data) fn new(cause: Cause) -> Self {
        Self { cause, source: io::Error::other(cause.to_string()) }
    }
}

impl From<io::Error> for FileError {
    fn from(source: io::Error) -> Self {
        Self { cause: Cause::of(&source), source }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cause.fmt(f)?;
        // Without the system's number nobody can look up an unnamed cause.
        match (self.cause, self.source.raw_os_error()) {
            (Cause::Other, Some(number)) => write!(f, " (number {number})"),
            _ => Ok(()),
        }
    }
}

impl std::error::Error for FileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_can_act_upon_is_told_apart() {
        for (number, cause) in [
            (rustix::io::Errno::NOENT, Cause::Missing),
            (rustix::io::Errno::ACCESS, Cause::Denied),
            (rustix::io::Errno::PERM, Cause::Denied),
            (rustix::io::Errno::NOTDIR, Cause::NoFolder),
            (rustix::io::Errno::NOSPC, Cause::Full),
            (rustix::io::Errno::DQUOT, Cause::Full),
            (rustix::io::Errno::ROFS, Cause::ReadOnly),
            (rustix::io::Errno::NAMETOOLONG, Cause::Name),
            (rustix::io::Errno::LOOP, Cause::LinkLoop),
            (rustix::io::Errno::PIPE, Cause::Closed),
            (rustix::io::Errno::IO, Cause::Other),
        ] {
            let error = FileError::from(io::Error::from_raw_os_error(number.raw_os_error()));
            assert_eq!(error.cause, cause);
            assert!(!error.to_string().contains("os error"), "{error}");
        }
    }
}
