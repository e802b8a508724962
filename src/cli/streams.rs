//! The standard streams: the one writer of results and messages.
//!
//! A result that cannot be written is a failure (exit code 1), whether the stream is full, broken or was closed by the
//! caller. A reader who leaves early, as `head` does, is none. Messages that the standard error cannot take are lost.

use std::{
    io::{self, Write as _},
    path::Path,
    process::ExitCode,
};

/// Writes a result to the standard output.
///
/// # Errors
/// A stream that was closed before the start, and what the system refuses, for example on a full disk.
pub(super) fn print(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    settled(stdout.write_all(bytes).and_then(|()| stdout.flush()))
}

/// Whether a path leads to what the standard output leads to: `/dev/stdout`, or the file or terminal behind it.
#[cfg(unix)]
pub(super) fn is_stdout(path: &Path) -> bool {
    use std::os::{fd::AsFd as _, unix::fs::MetadataExt as _};
    let Ok(found) = std::fs::metadata(path) else { return false };
    let stdout = || std::fs::File::from(io::stdout().as_fd().try_clone_to_owned()?).metadata();
    let is_same = stdout().is_ok_and(|stdout| (stdout.dev(), stdout.ino()) == (found.dev(), found.ino()));
    // What is thrown away takes no place from anything.
    is_same && !std::fs::canonicalize(path).is_ok_and(|place| place == Path::new("/dev/null"))
}

#[cfg(not(unix))]
pub(super) fn is_stdout(_: &Path) -> bool {
    false
}

/// Writes a line to the standard error.
pub(super) fn say(line: &str) {
    let _closed = writeln!(io::stderr(), "{line}");
}

/// Writes what the reader of arguments has to say (help, version, errors) to the stream it belongs to, and returns its
/// exit code.
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

/// The sentence for a result that could not be written.
pub(super) fn unwritable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotConnected => "cannot write to the standard output: it is closed".to_owned(),
        io::ErrorKind::StorageFull => "cannot write to the standard output: no space left".to_owned(),
        kind => format!("cannot write to the standard output: {kind}"),
    }
}

/// The outcome of a write to the standard output.
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

/// Elsewhere a closed stream takes what is written to it without a word.
#[cfg(not(unix))]
fn was_closed_at_start() -> bool {
    false
}

/// The state of the standard output before `main`: Rust's own start opens `/dev/null` in place of a closed stream, and
/// whoever looks later cannot tell that from a caller who wants the output thrown away.
#[cfg(unix)]
mod at_start {
    use std::{
        os::fd::BorrowedFd,
        sync::atomic::{AtomicBool, Ordering},
    };

    pub(super) static STDOUT_CLOSED: AtomicBool = AtomicBool::new(false);

    // Before main std's runtime is not there yet: one system call and one store need none of it.
    ctor::declarative::ctor! {
        #[ctor(unsafe)]
        fn note_the_standard_output() {
            // SAFETY: the descriptor is only asked about, and nothing has closed it since it was borrowed.
            let stdout = unsafe { BorrowedFd::borrow_raw(1) };
            let closed = rustix::io::fcntl_getfd(stdout) == Err(rustix::io::Errno::BADF);
            STDOUT_CLOSED.store(closed, Ordering::Relaxed);
        }
    }
}
