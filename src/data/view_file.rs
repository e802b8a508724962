//! Reading and writing of view files.

use std::path::{Path, PathBuf};

use super::{
    bundle,
    read::{self, Content, ReadError},
    write::{Existing, WriteError, file},
};
use crate::{
    model::ShownPath,
    view::{View, ViewError},
};

/// Error of reading a view file.
#[derive(Debug, thiserror::Error)]
pub enum ViewFileError {
    /// The file could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The text is not a view of a supported version.
    #[error("{path}: {source}", path = ShownPath(path))]
    View {
        /// Path of the file.
        path: PathBuf,
        /// Fault in the text.
        source: ViewError,
    },
}

impl ViewFileError {
    /// Path of the file.
    pub fn path(&self) -> &Path {
        match self {
            Self::Read(error) => &error.path,
            Self::View { path, .. } => path,
        }
    }
}

/// Reads a view from a file.
///
/// # Errors
/// [`ViewFileError`] with the path, and line and column of a fault in the text.
pub fn load(path: &Path) -> Result<View, ViewFileError> {
    let text = read::text(&bundle::project_in(path), Content::View)?;
    let view = View::from_json(&text).map_err(|source| ViewFileError::View { path: path.to_owned(), source })?;
    Ok(view.with_paths_from(&folder_of(path)))
}

/// Writes a view to a file, as a whole or not at all; an existing file is replaced.
///
/// # Errors
/// See [`save_as`].
pub fn save(path: &Path, view: &View) -> Result<(), WriteError> {
    save_as(path, view, Existing::Replace)
}

/// Writes a view to a file, as a whole or not at all.
///
/// # Errors
/// [`WriteError`] with path and reason; the previous content is intact.
pub fn save_as(path: &Path, view: &View, existing: Existing) -> Result<(), WriteError> {
    let stated = view.clone().with_relative_paths(&folder_of(path));
    file(path, stated.to_json().as_bytes(), existing)
}

/// Folder of a document, absolute, from which the paths of own files lead; a bundle is its own folder.
pub fn folder_of(path: &Path) -> PathBuf {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if bundle::is_bundle(&full) {
        return full;
    }
    full.parent().map(Path::to_owned).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::write::atomic;

    #[test]
    fn a_saved_view_is_loaded_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("中国.json");
        let view = View { theme: crate::view::Theme::Dark, ..View::default() };
        save(&path, &view).unwrap();
        assert_eq!(load(&path).unwrap(), view);
    }

    #[test]
    fn a_damaged_file_is_named_with_line_and_column() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("view.json");
        atomic(&path, b"{\n  \"version\": oops").unwrap();
        let message = load(&path).unwrap_err().to_string();
        assert!(message.starts_with(&format!("{}: line 2, column ", path.display())), "{message}");
    }

    #[test]
    fn a_missing_file_and_one_that_is_no_text_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("view.json");
        assert!(load(&path).unwrap_err().to_string().contains("view.json: there is no such file"));
        atomic(&path, &[0xff, 0xfe]).unwrap();
        assert!(load(&path).unwrap_err().to_string().contains("UTF-8"));
    }
}
