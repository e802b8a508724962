//! Opening a view: a project file, or a picture that carries one.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    data::view_file::{self, ViewFileError},
    surface::{StampError, read_stamp},
    view::View,
};

/// The endings of files that a view can be read from.
pub const ENDINGS: [&str; 4] = ["json", "png", "svg", "pdf"];

/// The largest picture that is read, bytes: what this program makes is far smaller.
const LARGEST: u64 = 512 << 20;

/// Why a file could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It is no project file, or a damaged one.
    #[error(transparent)]
    View(#[from] ViewFileError),
    /// It is a picture without a sound view.
    #[error("{path}: {source}", path = path.display())]
    Picture {
        /// The file.
        path: PathBuf,
        /// What was expected and what was found.
        source: StampError,
    },
    /// It is too large to be a picture of this program.
    #[error("{path}: expected a picture of at most 512 MB, found {megabytes} MB", path = path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        megabytes: u64,
    },
}

/// Reads the view of a project file (`.json`) or of an exported picture (`.png`, `.svg`, `.pdf`).
///
/// # Errors
/// [`OpenError`] names the file, what was expected and what was found.
pub fn open(path: &Path) -> Result<View, OpenError> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    if !ENDINGS.iter().skip(1).any(|known| *known == ending) {
        return Ok(view_file::load(path)?);
    }
    let unreadable = |source| ViewFileError::Read { path: path.to_owned(), source };
    let length = fs::metadata(path).map_err(unreadable)?.len();
    if length > LARGEST {
        return Err(OpenError::TooLarge { path: path.to_owned(), megabytes: length >> 20 });
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    let picture = |source| OpenError::Picture { path: path.to_owned(), source };
    let stamp = read_stamp(&bytes).map_err(picture)?;
    stamp.view().map_err(|error| picture(error.into()))
}
