//! Resolution of file paths before the files exist.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs,
    path::{Component, Path, PathBuf},
};

/// Resolved path: the existing part, without links, and the remaining components.
pub(super) type Place = (PathBuf, Vec<OsString>);

/// Cache of resolved folders; each is resolved once.
#[derive(Default)]
pub(super) struct Folders(BTreeMap<PathBuf, Place>);

impl Folders {
    /// Resolved path of a file.
    pub(super) fn place(&mut self, path: &Path) -> Place {
        // A link is followed, since writes go to its target.
        if path.is_symlink()
            && let Ok(target) = fs::canonicalize(path)
        {
            return self.place_of_name(&target);
        }
        self.place_of_name(path)
    }

    fn place_of_name(&mut self, path: &Path) -> Place {
        let folder = path.parent().unwrap_or(Path::new(""));
        if !self.0.contains_key(folder) {
            self.0.insert(folder.to_owned(), found(folder));
        }
        let (existing, mut rest) = self.0.get(folder).cloned().unwrap_or_default();
        rest.extend(path.file_name().map(OsString::from));
        (existing, rest)
    }
}

/// Resolved path of a folder.
fn found(folder: &Path) -> Place {
    let whole = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let whole = std::path::absolute(whole).unwrap_or_else(|_| whole.to_owned());
    let mut rest = Vec::new();
    for ancestor in whole.ancestors() {
        if let Ok(found) = fs::canonicalize(ancestor) {
            return below(found, rest.into_iter().rev());
        }
        rest.extend(ancestor.components().next_back());
    }
    below(PathBuf::new(), rest.into_iter().rev())
}

/// Appends path components; `..` removes the last one.
fn below<'p>(mut existing: PathBuf, further: impl Iterator<Item = Component<'p>>) -> Place {
    let mut rest: Vec<OsString> = Vec::new();
    for component in further {
        match component {
            Component::Normal(name) => rest.push(name.to_owned()),
            Component::ParentDir => {
                if rest.pop().is_none() {
                    existing.pop();
                }
            }
            Component::Prefix(_) | Component::RootDir | Component::CurDir => {}
        }
    }
    (existing, rest)
}
