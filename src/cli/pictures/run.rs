//! Run of pictures: its jobs, what is told about them, and whether it goes on.

use std::sync::{
    atomic::{AtomicBool, Ordering},
    mpsc::Sender,
};

use super::{picture::PictureError, report::Made};
use crate::cli::{
    export_args::{Job, Unheeded},
    interrupt::StopSignal,
    output_flags::OutputFlags,
};

/// Messages about pictures, by their index in the run.
pub(super) enum Told {
    /// A picture is begun.
    Begun(usize),
    /// A picture is drawn, or failed.
    Drawn,
    /// Pictures are in their file.
    Done(Vec<(usize, Made)>),
    /// Failure of pictures, for one reason.
    Failed(Vec<usize>, String),
}

/// Pictures that are being made side by side.
pub(super) struct Run<'a> {
    pub jobs: &'a [Job],
    pub flags: OutputFlags,
    pub unheeded: &'a Unheeded,
    pub stop: &'a StopSignal,
    tell: &'a Sender<Told>,
    /// `true` after a failure that concerns all further pictures.
    is_over: AtomicBool,
}

impl<'a> Run<'a> {
    pub(super) fn new(
        jobs: &'a [Job],
        flags: OutputFlags,
        unheeded: &'a Unheeded,
        stop: &'a StopSignal,
        tell: &'a Sender<Told>,
    ) -> Self {
        Self { jobs, flags, unheeded, stop, tell, is_over: AtomicBool::new(false) }
    }

    /// `true` if no further picture is to be begun.
    pub(super) fn is_over(&self) -> bool {
        self.stop.is_asked() || self.is_over.load(Ordering::Relaxed)
    }

    /// Tells of pictures. The receiver may have been dropped.
    pub(super) fn tell(&self, told: Told) {
        let _gone = self.tell.send(told);
    }

    /// Tells of a failure, and ends the run if it concerns all further pictures.
    pub(super) fn failed(&self, indices: Vec<usize>, why: &PictureError) {
        if why.concerns_all() {
            self.is_over.store(true, Ordering::Relaxed);
        }
        self.tell(Told::Failed(indices, why.to_string()));
    }
}
