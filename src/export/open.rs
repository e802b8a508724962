//! Opening a view: a project file, or a picture that carries one.

use std::path::{Path, PathBuf};

use crate::{
    data::{
        read::{self, Content},
        view_file::{self, ViewFileError},
    },
    model::ShownPath,
    surface::{StampError, read_stamp},
    view::View,
};

/// The endings of files that a view can be read from.
pub const ENDINGS: [&str; 4] = ["json", "png", "svg", "pdf"];

/// Why a file could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It could not be read, or is no project file, or a damaged one.
    #[error(transparent)]
    View(#[from] ViewFileError),
    /// It is a picture without a sound view.
    #[error("{path}: {source}", path = ShownPath(path))]
    Picture {
        /// The file.
        path: PathBuf,
        /// What was expected and what was found.
        source: StampError,
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
    let stamp = read_stamp(&bytes).map_err(picture)?;
    stamp.view().map_err(|error| picture(error.into()))
}

/// Whether the ending of a name is that of a picture which may carry a view.
pub fn is_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    ENDINGS.iter().skip(1).any(|known| *known == ending)
}
