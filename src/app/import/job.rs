//! Work of the import on a thread of its own.

use std::{
    sync::mpsc::{Receiver, TryRecvError, channel},
    time::Instant,
};

use crate::{app::tasks::spawn, import::Progress};

/// The thread of a job could not be started, or has crashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lost;

/// Work on a thread of its own, with progress.
#[derive(Debug)]
pub(super) struct Job<T> {
    /// Progress, shared with the thread.
    pub progress: Progress,
    /// Time at which the work began.
    pub started: Instant,
    done: Receiver<T>,
}

impl<T: Send + 'static> Job<T> {
    /// Starts the work; `ctx` is repainted when it has ended.
    pub(super) fn start(ctx: &egui::Context, work: impl FnOnce(&Progress) -> T + Send + 'static) -> Self {
        let (tell, done) = channel();
        let (progress, ctx) = (Progress::default(), ctx.clone());
        let shared = progress.clone();
        spawn("import", move || {
            let result = work(&shared);
            // Nobody waits for work that was given up.
            if tell.send(result).is_ok() {
                ctx.request_repaint();
            }
        });
        Self { progress, started: Instant::now(), done }
    }

    /// The result; `None` while the work goes on.
    pub(super) fn outcome(&self) -> Option<Result<T, Lost>> {
        match self.done.try_recv() {
            Ok(result) => Some(Ok(result)),
            Err(TryRecvError::Disconnected) => Some(Err(Lost)),
            Err(TryRecvError::Empty) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome<T: Send + 'static>(job: &Job<T>) -> Result<T, Lost> {
        for _ in 0..1000 {
            if let Some(outcome) = job.outcome() {
                return outcome;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        panic!("the work does not end");
    }

    #[test]
    fn work_that_crashes_ends_without_a_result() {
        let ctx = egui::Context::default();
        assert_eq!(outcome(&Job::start(&ctx, |_| 7)), Ok(7));
        assert_eq!(outcome(&Job::<u8>::start(&ctx, |_| panic!("a reader has crashed"))), Err(Lost));
    }
}
