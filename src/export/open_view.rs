//! Opening of views from project files and exported pictures.

use std::path::{Path, PathBuf};

use crate::{
    data::{
        read::{self, Content},
        view_file::{self, ViewFileError},
    },
    model::ShownPath,
    surface::{MetadataError, read_metadata},
    view::View,
};

/// Extensions of files that can contain a view: the project file first, then pictures.
pub const ENDINGS: [&str; 4] = ["json", "png", "svg", "pdf"];

/// Failure to open a file.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file cannot be read, is not a project file, or is damaged.
    #[error(transparent)]
    View(#[from] ViewFileError),
    /// The picture does not contain a valid view.
    #[error("{path}: {source}", path = ShownPath(path))]
    Picture {
        /// Path of the file.
        path: PathBuf,
        /// Reason for the failure.
        source: MetadataError,
    },
}

/// Reads the view of a project file (`.json`) or of an exported picture (`.png`, `.svg`, `.pdf`).
///
/// # Errors
/// [`OpenError`] names the file, what was expected and what was found.
pub fn open(path: &Path) -> Result<View, OpenError> {
    if !is_picture(path) {
        return Ok(view_file::load(path)?);
    }
    let bytes = read::bytes(path, Content::Picture).map_err(ViewFileError::from)?;
    let picture = |source| OpenError::Picture { path: path.to_owned(), source };
    let metadata = read_metadata(&bytes).map_err(picture)?;
    metadata.view().map_err(|error| picture(error.into()))
}

/// `true` if the extension is that of a picture that may contain a view.
pub(crate) fn is_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    ENDINGS.iter().skip(1).any(|known| *known == ending)
}
