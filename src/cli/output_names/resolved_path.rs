//! Resolution of file paths before the files exist.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs,
    path::{Component, Path, PathBuf},
};

use crate::data::write::MOST_LINKS;

/// Resolved path: the existing part, without links, and the remaining components.
pub(super) type Place = (PathBuf, Vec<OsString>);

/// Cache of resolved folders; each is resolved once.
#[derive(Default)]
pub(super) struct Folders(BTreeMap<PathBuf, Place>);

impl Folders {
    /// Resolved path of a file: links are followed to where a write goes, also to targets that do not exist yet.
    pub(super) fn place(&mut self, path: &Path) -> Place {
        let mut path = path.to_owned();
        let mut links = 0;
        loop {
            let (existing, mut rest) = self.folder(path.parent().unwrap_or(Path::new("")));
            let Some(name) = path.file_name() else { return found(&path) };
            if rest.is_empty()
                && links < MOST_LINKS
                && let Ok(target) = fs::read_link(existing.join(name))
            {
                links += 1;
                path = existing.join(target);
                continue;
            }
            rest.push(name.to_owned());
            return (existing, rest);
        }
    }

    fn folder(&mut self, folder: &Path) -> Place {
        if let Some(known) = self.0.get(folder) {
            return known.clone();
        }
        let place = found(folder);
        self.0.insert(folder.to_owned(), place.clone());
        place
    }
}

/// Resolved path of a folder, component by component: the system resolves no path with a missing part.
fn found(folder: &Path) -> Place {
    let whole = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let whole = std::path::absolute(whole).unwrap_or_else(|_| whole.to_owned());
    if let Ok(found) = fs::canonicalize(&whole) {
        return (found, Vec::new());
    }
    let (mut existing, mut rest) = (PathBuf::new(), Vec::new());
    let mut links = 0;
    // Components still to be resolved, the next one last.
    let mut further = reversed(&whole);
    while let Some(component) = further.pop() {
        let component = Path::new(&component);
        match component.components().next() {
            Some(Component::ParentDir) => {
                if rest.pop().is_none() {
                    existing.pop();
                }
            }
            Some(Component::Normal(name)) if rest.is_empty() => {
                let next = existing.join(name);
                match fs::read_link(&next) {
                    Ok(target) if links < MOST_LINKS => {
                        links += 1;
                        further.extend(reversed(&target));
                    }
                    _ if next.symlink_metadata().is_ok() => existing = next,
                    _ => rest.push(name.to_owned()),
                }
            }
            Some(Component::Normal(name)) => rest.push(name.to_owned()),
            Some(Component::Prefix(_) | Component::RootDir) => {
                existing.push(component);
                rest.clear();
            }
            Some(Component::CurDir) | None => {}
        }
    }
    (existing, rest)
}

fn reversed(path: &Path) -> Vec<OsString> {
    path.components().rev().map(|component| component.as_os_str().to_owned()).collect()
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_are_followed_to_targets_that_do_not_exist_yet() {
        let folder = tempfile::tempdir().unwrap();
        let at = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir(at.join("there")).unwrap();
        symlink("new.png", at.join("one.png")).unwrap();
        symlink(at.join("there/../one.png"), at.join("chain.png")).unwrap();
        symlink("../new.png", at.join("there/up.png")).unwrap();
        symlink("there", at.join("link")).unwrap();
        symlink("later/deep", at.join("folder")).unwrap();
        let place = |path: &str| Folders::default().place(&at.join(path));
        for path in ["one.png", "chain.png", "there/up.png", "link/up.png", "./link/../one.png", "none/../one.png"] {
            assert_eq!(place(path), (at.clone(), vec!["new.png".into()]), "{path}");
        }
        assert_eq!(place("folder/a.png"), place("later/deep/a.png"));
        assert_ne!(place("folder/a.png"), place("folder/b.png"));
    }

    #[test]
    fn links_in_a_circle_end() {
        let folder = tempfile::tempdir().unwrap();
        symlink("b", folder.path().join("a")).unwrap();
        symlink("a", folder.path().join("b")).unwrap();
        let mut folders = Folders::default();
        for path in ["a", "a/c.png", "b/../a/d.png"] {
            assert!(folders.place(&folder.path().join(path)).1.len() < 4, "{path}");
        }
    }
}
