//! Progress of an import, and the wish to cancel it.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

use super::ImportError;

/// Progress of an import; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    cancelled: Arc<AtomicBool>,
    /// Rows that were read.
    rows: Arc<AtomicU64>,
    /// Part that is done, in thousandths.
    done: Arc<AtomicU64>,
    /// Part of the whole that steps count for, in thousandths: from, and to before the end.
    part: (u64, u64),
}

impl Progress {
    /// Asks the import to end.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// The same progress, of which the steps count for a part of the whole, from 0 to 1.
    #[must_use]
    pub fn within(&self, from: f32, to: f32) -> Self {
        let thousandths = |part: f32| (part.clamp(0.0, 1.0) * 1000.0) as u64;
        Self { part: (thousandths(from), 1000 - thousandths(to)), ..self.clone() }
    }

    /// Notes the part that is done and checks whether to go on; to be called at least every few thousand rows.
    ///
    /// # Errors
    /// [`ImportError::Cancelled`].
    pub fn step(&self, done: usize, whole: usize) -> Result<(), ImportError> {
        let (from, rest) = self.part;
        let span = 1000_u64.saturating_sub(from + rest);
        let thousandths = (done as u64).saturating_mul(span) / (whole.max(1) as u64);
        self.done.store(from + thousandths.min(span), Ordering::Relaxed);
        self.check()
    }

    /// Checks whether to go on.
    ///
    /// # Errors
    /// [`ImportError::Cancelled`].
    pub fn check(&self) -> Result<(), ImportError> {
        if self.cancelled.load(Ordering::Relaxed) { Err(ImportError::Cancelled) } else { Ok(()) }
    }

    /// Notes that rows were read, beside those before.
    pub fn add_rows(&self, rows: usize) {
        self.rows.fetch_add(rows as u64, Ordering::Relaxed);
    }

    /// Number of rows that were read.
    pub fn rows(&self) -> u64 {
        self.rows.load(Ordering::Relaxed)
    }

    /// Part that is done, 0 to 1.
    pub fn fraction(&self) -> f32 {
        self.done.load(Ordering::Relaxed) as f32 / 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_the_work_make_one_progress_that_is_cancelled_as_a_whole() {
        let progress = Progress::default();
        let (first, second) = (progress.within(0.0, 0.4), progress.within(0.4, 1.0));
        assert_eq!((first.step(5, 10), progress.fraction()), (Ok(()), 0.2));
        assert_eq!((second.step(0, 10), progress.fraction()), (Ok(()), 0.4));
        assert_eq!((second.step(10, 10), progress.fraction()), (Ok(()), 1.0));
        assert_eq!((progress.step(1, 2), progress.fraction()), (Ok(()), 0.5));
        progress.cancel();
        assert_eq!(second.step(1, 2), Err(ImportError::Cancelled));
    }
}
