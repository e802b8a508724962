//! A person's own files in the window: those that the view refers to, and the import that is being prepared.

mod dialog;
mod draft;
mod job;
mod own_files;

pub use dialog::{ImportDialog, Refusal, ReportFile, Update};
pub use draft::{Draft, DraftCell, FoundReading, SourceFacts};
pub use own_files::{OwnDataStatus, OwnFiles, ReadingFile};

/// Endings of files that can be imported, for the system's file dialogs.
pub(super) fn extensions() -> Vec<&'static str> {
    crate::import::format::FORMATS.iter().flat_map(|format| format.extensions()).copied().collect()
}
