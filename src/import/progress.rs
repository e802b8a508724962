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
    /// Part that is done, in thousandths.
    done: Arc<AtomicU64>,
}

impl Progress {
    /// Asks the import to end.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Notes the part that is done and checks whether to go on; to be called at least every few thousand rows.
    ///
    /// # Errors
    /// [`ImportError::Cancelled`].
    pub fn step(&self, done: usize, whole: usize) -> Result<(), ImportError> {
        let thousandths = (done as u64).saturating_mul(1000) / (whole.max(1) as u64);
        self.done.store(thousandths.min(1000), Ordering::Relaxed);
        if self.cancelled.load(Ordering::Relaxed) { Err(ImportError::Cancelled) } else { Ok(()) }
    }

    /// Part that is done, 0 to 1.
    pub fn fraction(&self) -> f32 {
        self.done.load(Ordering::Relaxed) as f32 / 1000.0
    }
}
