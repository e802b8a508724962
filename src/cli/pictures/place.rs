//! Where a name leads, before anything is written there.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs,
    path::{Component, Path, PathBuf},
};

/// A file as the system will find it: the part of its path that exists, without links, and the rest.
pub(super) type Place = (PathBuf, Vec<OsString>);

/// Folders that were looked up: each is asked of the system once.
#[derive(Default)]
pub(super) struct Folders(BTreeMap<PathBuf, Place>);

impl Folders {
    /// The place of a file.
    pub(super) fn place(&mut self, path: &Path) -> Place {
        // A file that is a link is written through it.
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

/// The part of a folder that exists, without links, and the rest.
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

/// The place of further components: `..` leads back.
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
