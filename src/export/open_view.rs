//! Opening of views from project files and exported pictures.

use std::path::{Path, PathBuf};

use crate::{
    data::{
        bundle,
        read::{self, Content},
        view_file::{ViewFileError, folder_of},
    },
    model::ShownPath,
    surface::{MetadataError, is_metadata, picture_count, read_metadata},
    view::View,
};

/// Extensions of files that can contain a view: the project file first, then the bundle, then pictures.
pub const ENDINGS: [&str; 5] = ["json", bundle::ENDING, "png", "svg", "pdf"];

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

/// View of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedFile {
    /// The view, of several pictures that of the first.
    pub view: View,
    /// Number of pictures in the file; `None` for a project file.
    pub pictures: Option<usize>,
}

/// Reads the view of a project file (`.json`), of a bundle (`.atlas`) or of an exported picture (`.png`, `.svg`, `.pdf`); of a PDF of several
/// pictures that of the first.
///
/// # Errors
/// [`OpenError`] names the file, what was expected and what was found.
pub fn open(path: &Path) -> Result<View, OpenError> {
    open_file(path).map(|file| file.view)
}

/// Reads a file as [`open`] does, and counts its pictures. The metadata of a picture that was taken out of a PDF counts as
/// one.
///
/// # Errors
/// As for [`open`].
pub fn open_file(path: &Path) -> Result<OpenedFile, OpenError> {
    let bytes = if is_picture(path) {
        read::bytes(path, Content::Picture).map_err(ViewFileError::from)?
    } else {
        let text = read::text(&bundle::project_in(path), Content::View).map_err(ViewFileError::from)?;
        if !is_metadata(&text) {
            let wrong = |source| ViewFileError::View { path: path.to_owned(), source };
            let view = View::from_json(&text).map_err(wrong)?.with_paths_from(&folder_of(path));
            return Ok(OpenedFile { view, pictures: None });
        }
        text.into_bytes()
    };
    let picture = |source| OpenError::Picture { path: path.to_owned(), source };
    let view = read_metadata(&bytes).map_err(picture)?.view().map_err(|error| picture(error.into()))?;
    let view = view.with_paths_from(&folder_of(path));
    Ok(OpenedFile { view, pictures: Some(picture_count(&bytes)) })
}

/// `true` if the extension is that of a picture that may contain a view.
pub(crate) fn is_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    ENDINGS.iter().skip(2).any(|known| *known == ending)
}
