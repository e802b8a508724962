//! Standard streams: the only module that writes results and messages.
//!
//! A result that cannot be written is a failure (exit code 1), be the stream full, broken or closed by the caller. A
//! reader that exits early, as `head` does, is not a failure. Messages that cannot be written to the standard error are
//! lost.

use std::{
    io::{self, Write as _},
    path::Path,
    process::ExitCode,
};

/// Writes a result to the standard output.
///
/// # Errors
/// A stream closed before the program started, or an error of the system, for example a full disk.
pub(super) fn print(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    settled(stdout.write_all(bytes).and_then(|()| stdout.flush()))
}

/// `true` if a path leads to the same file or terminal as the standard output, for example `/dev/stdout`.
#[cfg(unix)]
pub(super) fn is_stdout(path: &Path) -> bool {
    use std::os::{fd::AsFd as _, unix::fs::MetadataExt as _};
    let Ok(found) = std::fs::metadata(path) else { return false };
    let stdout = || std::fs::File::from(io::stdout().as_fd().try_clone_to_owned()?).metadata();
    let is_same = stdout().is_ok_and(|stdout| (stdout.dev(), stdout.ino()) == (found.dev(), found.ino()));
    // Output to `/dev/null` is discarded and conflicts with nothing.
    is_same && !std::fs::canonicalize(path).is_ok_and(|place| place == Path::new("/dev/null"))
}

#[cfg(not(unix))]
pub(super) fn is_stdout(_: &Path) -> bool {
    false
}

/// Checks that a path is not a name of the standard output, such as `/dev/stdout`, while that is closed.
///
/// # Errors
/// The error of [`print()`] for a closed stream.
pub(super) fn check_name(path: &Path) -> io::Result<()> {
    if was_closed_at_start() && names_stdout(path) { Err(io::ErrorKind::NotConnected.into()) } else { Ok(()) }
}

/// `true` if a path is that of file descriptor 1, directly or through links.
fn names_stdout(path: &Path) -> bool {
    let mut path = path.to_owned();
    // As many links as Linux follows.
    for _ in 0..40 {
        let own = format!("/proc/{}/fd/1", std::process::id());
        let names = ["/dev/fd/1", "/proc/self/fd/1", "/proc/thread-self/fd/1", &own].map(Path::new);
        if names.contains(&path.as_path()) {
            return true;
        }
        let Ok(target) = std::fs::read_link(&path) else { return false };
        path = path.parent().map_or_else(|| target.clone(), |folder| folder.join(&target));
    }
    false
}

/// Writes a line to the standard error; failures are ignored.
pub(super) fn say(line: &str) {
    let _closed = writeln!(io::stderr(), "{line}");
}

/// Writes a message of the argument parser (help, version, error) to the proper stream and returns its exit code.
pub(super) fn usage(message: &clap::Error) -> ExitCode {
    let printed = message.print();
    if message.use_stderr() {
        return ExitCode::from(u8::try_from(message.exit_code()).unwrap_or(2));
    }
    match settled(printed.and_then(|()| io::stdout().flush())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("{}: {}", super::NAME, unwritable(&error)));
            ExitCode::FAILURE
        }
    }
}

/// Message for a result that could not be written.
pub(super) fn unwritable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotConnected => "cannot write to the standard output: it is closed".to_owned(),
        io::ErrorKind::StorageFull => "cannot write to the standard output: no space left".to_owned(),
        kind => format!("cannot write to the standard output: {kind}"),
    }
}

/// Result of a write to the standard output; a reader that exited early is not an error.
fn settled(written: io::Result<()>) -> io::Result<()> {
    if was_closed_at_start() {
        return Err(io::ErrorKind::NotConnected.into());
    }
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn was_closed_at_start() -> bool {
    at_start::STDOUT_CLOSED.load(std::sync::atomic::Ordering::Relaxed)
}

/// On other systems, writes to a closed stream succeed silently.
#[cfg(not(unix))]
fn was_closed_at_start() -> bool {
    false
}

/// State of the standard output before `main`: Rust's runtime replaces a closed stream with `/dev/null`, which later
/// cannot be distinguished from output discarded on purpose.
#[cfg(unix)]
mod at_start {
    use std::{
        os::fd::BorrowedFd,
        sync::atomic::{AtomicBool, Ordering},
    };

    pub(super) static STDOUT_CLOSED: AtomicBool = AtomicBool::new(false);

    // Rust's runtime is not initialised before `main`; one system call and one atomic store do not need it.
    ctor::declarative::ctor! {
        #[ctor(unsafe)]
        fn note_the_standard_output() {
            // SAFETY: the descriptor is only queried, and nothing has closed it since it was borrowed.
            let stdout = unsafe { BorrowedFd::borrow_raw(1) };
            let closed = rustix::io::fcntl_getfd(stdout) == Err(rustix::io::Errno::BADF);
            STDOUT_CLOSED.store(closed, Ordering::Relaxed);
        }
    }
}
