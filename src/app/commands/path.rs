//! Paths of files to write and read: last folder, typed paths.

use std::path::{Path, PathBuf};

use crate::{app::state::AppState, data::write};

/// Stores the folder of a file as the last folder.
pub(super) fn note_folder(state: &mut AppState, path: &Path) {
    if let Some(folder) = path.parent() {
        state.settings.folder = Some(folder.to_owned());
    }
}

/// Last folder, if it exists, else the user's documents or home folder.
pub(super) fn folder(state: &AppState) -> Option<PathBuf> {
    let documents = || {
        let dirs = directories::UserDirs::new()?;
        Some(dirs.document_dir().unwrap_or(dirs.home_dir()).to_owned())
    };
    state.settings.folder.clone().filter(|folder| folder.is_dir()).or_else(documents)
}

/// Absolute path of a typed path: `~` is the home folder; other relative paths start at the last folder.
pub(super) fn full(state: &AppState, path: &Path) -> PathBuf {
    if path.is_absolute() {
        return path.to_owned();
    }
    if let (Ok(rest), Some(dirs)) = (path.strip_prefix("~"), directories::UserDirs::new()) {
        return dirs.home_dir().join(rest);
    }
    folder(state).unwrap_or_default().join(path)
}

/// Path of the file `name` in a folder, if `path` ends in a separator or is a folder; otherwise `path`.
pub(super) fn in_folder(path: PathBuf, name: &str) -> PathBuf {
    if write::names_folder(&path) || path.is_dir() { path.join(name) } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_ends_in_a_separator_or_is_a_folder_names_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("map.png");
        let with_separator = folder.path().join("");
        assert_eq!(in_folder(with_separator, "map.png"), inside);
        assert_eq!(in_folder(folder.path().to_owned(), "map.png"), inside);
        assert_eq!(in_folder("none/".into(), "map.png"), Path::new("none/map.png"));
        assert_eq!(in_folder(folder.path().join("other"), "map.png"), folder.path().join("other"));
    }
}
