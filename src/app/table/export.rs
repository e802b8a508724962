//! Export of a table: options, and its making off the interface thread.

use std::{
    path::PathBuf,
    sync::mpsc::{Receiver, TryRecvError, channel},
};

use crate::{
    app::tasks::spawn,
    data::write::WriteError,
    table::{TableError, TableFormat, TableKind},
};

/// Options of the table export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFile {
    /// Kind of the table.
    pub kind: TableKind,
    /// File format.
    pub format: TableFormat,
    /// `true` if a CSV file begins with a byte order mark, which Excel needs.
    pub for_excel: bool,
    /// Initial path of the path field, where the system has no file dialog.
    pub path: Option<PathBuf>,
    /// Existing file whose replacement awaits confirmation.
    pub exists: Option<PathBuf>,
}

impl Default for TableFile {
    fn default() -> Self {
        Self { kind: TableKind::default(), format: TableFormat::Csv, for_excel: false, path: None, exists: None }
    }
}

/// Error of the export of a table.
#[derive(Debug, thiserror::Error)]
pub enum TableFileError {
    /// The table could not be built.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The file could not be written; an existing file is intact.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Table that is being made and written.
pub struct TableOnItsWay {
    path: PathBuf,
    done: Receiver<Result<(), TableFileError>>,
}

impl TableOnItsWay {
    /// Starts `write`, which makes the table and writes it to `path`; `ctx` is repainted when it has ended.
    pub fn start(
        path: PathBuf,
        ctx: &egui::Context,
        write: impl FnOnce() -> Result<(), TableFileError> + Send + 'static,
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
    pub(crate) fn outcome(&self) -> Option<(PathBuf, Result<(), TableFileError>)> {
        let outcome = match self.done.try_recv() {
            Ok(outcome) => outcome,
            Err(TryRecvError::Disconnected) => {
                let why = std::io::Error::from(std::io::ErrorKind::OutOfMemory).into();
                Err(WriteError { path: self.path.clone(), why }.into())
            }
            Err(TryRecvError::Empty) => return None,
        };
        Some((self.path.clone(), outcome))
    }
}
