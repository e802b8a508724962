//! A table that is made and written off the interface thread.

use std::{
    path::PathBuf,
    sync::mpsc::{Receiver, TryRecvError, channel},
};

use super::{message::Message, tasks::spawn};

/// A table that is made and written.
pub struct TableOnItsWay {
    path: PathBuf,
    done: Receiver<Result<(), Message>>,
}

impl TableOnItsWay {
    /// Starts `write`, which makes the table and writes it to that path; `ctx` is woken when it has.
    pub fn start(
        path: PathBuf,
        ctx: &egui::Context,
        write: impl FnOnce() -> Result<(), Message> + Send + 'static,
    ) -> Self {
        let (tell, done) = channel();
        let ctx = ctx.clone();
        spawn("table", move || {
            if tell.send(write()).is_ok() {
                ctx.request_repaint();
            }
        });
        Self { path, done }
    }

    /// The path and what became of it; `None` as long as it is being written. Without its thread nothing was written, and nothing
    /// is told.
    pub fn outcome(&self) -> Option<(PathBuf, Option<Result<(), Message>>)> {
        let outcome = match self.done.try_recv() {
            Ok(outcome) => Some(outcome),
            Err(TryRecvError::Disconnected) => None,
            Err(TryRecvError::Empty) => return None,
        };
        Some((self.path.clone(), outcome))
    }
}
