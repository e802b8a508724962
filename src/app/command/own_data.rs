//! Commands of a person's own files.

use std::path::PathBuf;

use crate::{dataset::DatasetId, recipe::DoubleKeys};

/// Request concerning a person's own files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnDataCommand {
    /// Import files, one after the other.
    Import(Vec<PathBuf>),
    /// Open the import of a file of the view again.
    Edit(DatasetId),
    /// Set the title.
    Rename(DatasetId, String),
    /// Set the source line.
    SetCredit(DatasetId, String),
    /// Say what several rows of one place mean.
    SetDoubleKeys(DatasetId, DoubleKeys),
    /// Remove a file with its layers.
    Remove(DatasetId),
    /// Add a layer of a file that has none.
    AddLayer(DatasetId),
    /// Read files again that could not be read.
    Retry,
    /// Stop reading the files of the view.
    StopReading,
}
