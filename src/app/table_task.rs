//! Export of a table off the interface thread.

use std::{
    path::PathBuf,
    sync::mpsc::{Receiver, TryRecvError, channel},
};

use super::{message::Message, tasks::spawn};
use crate::data::write::WriteError;

/// Table that is being made and written.
pub struct TableOnItsWay {
    path: PathBuf,
    done: Receiver<Result<(), Message>>,
}

impl TableOnItsWay {
    /// Starts `write`, which makes the table and writes it to `path`; `ctx` is repainted when it has ended.
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

    /// The path and the result; `None` while the table is being written. A thread that could not be started, which the
    /// system refuses for want of memory, is an error of the file.
    pub fn outcome(&self) -> Option<(PathBuf, Result<(), Message>)> {
        let outcome = match self.done.try_recv() {
            Ok(outcome) => outcome,
            Err(TryRecvError::Disconnected) => {
                let why = std::io::Error::from(std::io::ErrorKind::OutOfMemory).into();
                Err(Message::TableNotSaved(WriteError { path: self.path.clone(), why }))
            }
            Err(TryRecvError::Empty) => return None,
        };
        Some((self.path.clone(), outcome))
    }
}
