//! Views as files.

use std::path::{Path, PathBuf};

use super::{
    read::{self, Content, ReadError},
    write::{Existing, WriteError, file},
};
use crate::{
    model::ShownPath,
    view::{View, ViewError},
};

/// Why a file could not be read as a view.
#[derive(Debug, thiserror::Error)]
pub enum ViewFileError {
    /// It could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It holds something else than a view of this version.
    #[error("{path}: {source}", path = ShownPath(path))]
    View {
        /// The file.
        path: PathBuf,
        /// What was expected and what was found.
        source: ViewError,
    },
}

impl ViewFileError {
    /// The file.
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
/// [`ViewFileError`] names the file, and the line and column where its text is not a view.
pub fn load(path: &Path) -> Result<View, ViewFileError> {
    let text = read::text(path, Content::View)?;
    View::from_json(&text).map_err(|source| ViewFileError::View { path: path.to_owned(), source })
}

/// Writes a view to a file, whole or not at all; one that exists is replaced.
///
/// # Errors
/// As of [`save_as`].
pub fn save(path: &Path, view: &View) -> Result<(), WriteError> {
    save_as(path, view, Existing::Replace)
}

/// Writes a view to a file, whole or not at all.
///
/// # Errors
/// [`WriteError`] names the file and the cause; what stood there before is whole.
pub fn save_as(path: &Path, view: &View, existing: Existing) -> Result<(), WriteError> {
    file(path, view.to_json().as_bytes(), existing)
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
