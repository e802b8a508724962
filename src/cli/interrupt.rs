//! Ctrl-C, SIGTERM and SIGHUP while files are written: the work ends, its temporary files go, and the exit code is 130, 143
//! or 129.

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

/// Time that work has after a signal to finish the file that it is writing.
const GRACE: Duration = Duration::from_secs(2);
/// Interval at which signals are looked for while the work is silent.
const TICK: Duration = Duration::from_millis(50);
/// The stack of the working thread, bytes: as large as a main thread's.
const STACK: usize = 8 << 20;

/// The signal that ended the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signal(i32);

impl Signal {
    /// 128 and the number of the signal, as shells have it.
    pub(super) fn exit_code(self) -> ExitCode {
        ExitCode::from(u8::try_from(128 + self.0).unwrap_or(1))
    }
}

/// Tells the work that a signal has come.
#[derive(Clone, Debug, Default)]
pub(super) struct Stop(Arc<AtomicUsize>);

impl Stop {
    /// Whether the work should end.
    pub(super) fn is_asked(&self) -> bool {
        self.signal().is_some()
    }

    fn signal(&self) -> Option<Signal> {
        let number = i32::try_from(self.0.load(Ordering::Relaxed)).unwrap_or_default();
        (number > 0).then_some(Signal(number))
    }
}

/// The signals that end the work.
fn signals() -> Vec<i32> {
    let mut signals = vec![SIGINT, SIGTERM];
    #[cfg(unix)]
    if !hangup_is_ignored() {
        signals.push(signal_hook::consts::SIGHUP);
    }
    signals
}

/// Whether who started the program has it outlive its terminal, as `nohup` does.
#[cfg(unix)]
#[expect(unsafe_code, reason = "no crate asks what is done on a signal without changing it")]
fn hangup_is_ignored() -> bool {
    let mut current = std::mem::MaybeUninit::<libc::sigaction>::zeroed();
    // SAFETY: without a new action the call changes nothing; it fills in the present one, or leaves the zeros, which are one
    // too.
    let current = unsafe {
        libc::sigaction(libc::SIGHUP, std::ptr::null(), current.as_mut_ptr());
        current.assume_init()
    };
    current.sa_sigaction == libc::SIG_IGN
}

/// Does the work on a thread of its own and hears its results one by one. After a signal the work has [`GRACE`] to end;
/// then it is left behind, its temporary files are removed, and the signal is returned.
///
/// # Errors
/// A system without room for a thread or a handler; work that ended in a panic.
pub(super) fn watched<M: Send + 'static>(
    work: impl FnOnce(&Stop, &Sender<M>) + Send + 'static,
    mut heard: impl FnMut(M),
) -> io::Result<Option<Signal>> {
    let stop = Stop::default();
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
                // The sender is gone: the work has ended, and joining does not wait.
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
