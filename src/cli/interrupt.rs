//! Handling of Ctrl-C, SIGTERM and SIGHUP while files are written: work stops, temporary files are removed, and the
//! exit code is 130, 143 or 129.

use std::{
    io,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::{RecvTimeoutError, Sender, channel},
    },
    time::{Duration, Instant},
};

use signal_hook::consts::{SIGINT, SIGTERM};

/// Grace period after a signal for finishing the current file.
const GRACE: Duration = Duration::from_secs(2);
/// Interval of polling for signals while no messages arrive.
const TICK: Duration = Duration::from_millis(50);
/// Stack size of the worker thread, bytes; that of a main thread.
pub(super) const STACK: usize = 8 << 20;

/// Signal that ended the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signal(i32);

impl Signal {
    /// 128 plus the signal number, the shell convention.
    pub(super) fn exit_code(self) -> ExitCode {
        ExitCode::from(u8::try_from(128 + self.0).unwrap_or(1))
    }
}

/// Shared flag that tells the worker that a signal has arrived.
#[derive(Clone, Debug, Default)]
pub(super) struct StopSignal(Arc<AtomicUsize>);

impl StopSignal {
    /// `true` after a signal: the work should stop.
    pub(super) fn is_asked(&self) -> bool {
        self.signal().is_some()
    }

    /// Flag as it is after a signal.
    #[cfg(test)]
    pub(super) fn asked() -> Self {
        Self(Arc::new(AtomicUsize::new(SIGINT as usize)))
    }

    fn signal(&self) -> Option<Signal> {
        let number = i32::try_from(self.0.load(Ordering::Relaxed)).unwrap_or_default();
        (number > 0).then_some(Signal(number))
    }
}

/// Signals that end the work.
fn signals() -> Vec<i32> {
    let mut signals = vec![SIGINT, SIGTERM];
    #[cfg(unix)]
    if !hangup_is_ignored() {
        signals.push(signal_hook::consts::SIGHUP);
    }
    signals
}

/// `true` if SIGHUP is ignored because the program was started to outlive its terminal, as by `nohup`.
#[cfg(unix)]
#[expect(unsafe_code, reason = "no crate asks what is done on a signal without changing it")]
fn hangup_is_ignored() -> bool {
    let mut current = std::mem::MaybeUninit::<libc::sigaction>::zeroed();
    // SAFETY: without a new action the call changes nothing; it writes the current action or leaves the zeros, which
    // are a valid value too.
    let current = unsafe {
        libc::sigaction(libc::SIGHUP, std::ptr::null(), current.as_mut_ptr());
        current.assume_init()
    };
    current.sa_sigaction == libc::SIG_IGN
}

/// Makes a write beyond the file size limit of the process (`ulimit -f`) an error of the write; by default SIGXFSZ ends
/// the program without a message.
///
/// # Errors
/// If the signal handler cannot be created.
pub(super) fn survive_file_limit() -> io::Result<()> {
    #[cfg(unix)]
    signal_hook::flag::register(libc::SIGXFSZ, Arc::default())?;
    Ok(())
}

/// Runs work on a worker thread and passes its messages to `heard`. After a signal the work has [`GRACE`] to finish;
/// then it is abandoned, its temporary files are removed and the signal is returned.
///
/// # Errors
/// If a thread or a signal handler cannot be created, or the work panics.
pub(super) fn watched<M: Send + 'static>(
    work: impl FnOnce(&StopSignal, &Sender<M>) + Send + 'static,
    mut heard: impl FnMut(M),
) -> io::Result<Option<Signal>> {
    let stop = StopSignal::default();
    for signal in signals() {
        signal_hook::flag::register_usize(signal, Arc::clone(&stop.0), signal as usize)?;
    }
    let (sender, receiver) = channel();
    let stop_of_work = stop.clone();
    #[expect(clippy::disallowed_methods, reason = "named, told to stop, and it ends with the process")]
    let thread = std::thread::Builder::new()
        .name("work".to_owned())
        .stack_size(STACK)
        .spawn(move || work(&stop_of_work, &sender))?;
    let mut deadline: Option<Instant> = None;
    loop {
        match receiver.recv_timeout(TICK) {
            Ok(message) => heard(message),
            Err(RecvTimeoutError::Disconnected) => {
                // The sender is dropped, so the work has ended and joining does not block.
                thread.join().map_err(|_panic| io::Error::other("an internal error ended the work"))?;
                return Ok(stop.signal());
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
        if stop.is_asked() && Instant::now() >= *deadline.get_or_insert_with(|| Instant::now() + GRACE) {
            crate::data::write::remove_own_leftovers();
            return Ok(stop.signal());
        }
    }
}
