//! The names of all pictures, checked before the first is made: no two lead to one file, and none replaces a file that
//! may not be replaced.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs,
    path::{Component, Path, PathBuf},
    process::ExitCode,
};

use super::folding::Folding;
use crate::{
    data::write::{self, Existing, Unwritable, WriteError},
    model::ShownPath,
};

/// An error of the names of pictures.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum NamesError {
    #[error("several pictures would go to one file: {}{}", ShownPath(.0), other_spelling(.0, .1))]
    Same(PathBuf, PathBuf),
    #[error("{} and {} are one file in this folder, which does not tell capital letters or the forms of accents apart", ShownPath(.0), ShownPath(.1))]
    Folded(PathBuf, PathBuf),
    #[error("the file exists, and is only replaced with --force: {}", ShownPath(.0))]
    Exists(PathBuf),
    #[error(transparent)]
    Unwritable(WriteError),
    #[error("Windows has no such name: {}", ShownPath(.0))]
    Windows(PathBuf),
}

fn other_spelling(one: &Path, other: &Path) -> String {
    if one == other { String::new() } else { format!(", {}", ShownPath(other)) }
}

impl NamesError {
    /// 2 where other names would do, 1 where a file is in the way.
    pub(in crate::cli) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Same(..) | Self::Folded(..) | Self::Windows(_) => ExitCode::from(2),
            Self::Exists(_) | Self::Unwritable(_) => ExitCode::FAILURE,
        }
    }
}

/// A file as the system will find it: the part of its path that exists, without links, and the rest.
type Place = (PathBuf, Vec<OsString>);

/// Checks the names in time proportional to their number. `folding` says which names a folder takes for one; it is asked
/// only where names are that near to each other.
///
/// # Errors
/// The first names that are in the way of each other, or of a file.
pub(super) fn check(
    paths: &[PathBuf],
    existing: Existing,
    folding: &mut dyn FnMut(&Path) -> Folding,
) -> Result<(), NamesError> {
    let mut folders = Folders::default();
    let mut places: BTreeMap<Place, &Path> = BTreeMap::new();
    for path in paths {
        if cfg!(windows) && !is_windows_name(path) {
            return Err(NamesError::Windows(path.clone()));
        }
        if let Some(other) = places.insert(folders.place(path), path) {
            return Err(NamesError::Same(other.to_owned(), path.clone()));
        }
        write::check(path, existing).map_err(|error| match error.why {
            Unwritable::Exists => NamesError::Exists(error.path),
            _ => NamesError::Unwritable(error),
        })?;
    }
    let mut nearly: BTreeMap<Place, (&Place, &Path)> = BTreeMap::new();
    let mut known: BTreeMap<&Path, Folding> = BTreeMap::new();
    for (place, path) in &places {
        let key =
            |folding: Folding| (place.0.clone(), place.1.iter().map(|part| folding.fold(part)).collect::<Vec<_>>());
        if let Some((other, other_path)) = nearly.insert(key(Folding::ALL), (place, path)) {
            let found = *known.entry(&place.0).or_insert_with(|| folding(&place.0));
            let same = |a: &OsString, b: &OsString| found.fold(a) == found.fold(b);
            if place.1.iter().zip(&other.1).all(|(a, b)| same(a, b)) {
                return Err(NamesError::Folded(other_path.to_owned(), (*path).to_owned()));
            }
        }
    }
    Ok(())
}

/// Folders that were looked up: each is asked of the system once.
#[derive(Default)]
struct Folders(BTreeMap<PathBuf, Place>);

impl Folders {
    fn place(&mut self, path: &Path) -> Place {
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

/// Whether Windows can have a file of this name: others become devices, streams of another file, or another name.
fn is_windows_name(path: &Path) -> bool {
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
    path.components().all(|component| {
        let Component::Normal(name) = component else { return true };
        let Some(name) = name.to_str().map(str::to_lowercase) else { return true };
        let stem = name.split('.').next().unwrap_or_default().trim_end();
        let numbered = |kind: &str| {
            let number = stem.strip_prefix(kind).map(|number| number.chars().collect::<Vec<_>>());
            number.is_some_and(|number| matches!(number.as_slice(), ['0'..='9' | '¹' | '²' | '³']))
        };
        let is_device = DEVICES.contains(&stem) || numbered("com") || numbered("lpt");
        !is_device
            && !name.ends_with(['.', ' '])
            && !name.contains(|c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Folding = Folding { case: false, forms: false };

    fn checked(folder: &Path, names: &[&str], folding: Folding) -> Result<(), String> {
        let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
        let error = check(&paths, Existing::Refuse, &mut |_| folding).err();
        let shown = |error: NamesError| error.to_string().replace(&format!("{}/", folder.display()), "");
        error.map_or(Ok(()), |error| Err(shown(error)))
    }

    #[test]
    fn two_spellings_of_one_file_are_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        fs::create_dir(at.join("there")).unwrap();
        for [one, other] in [
            ["a.png", "a.png"],
            ["a.png", "./a.png"],
            ["a.png", "there/../a.png"],
            ["a.png", "new/../a.png"],
            ["new/a.png", "new/./b/../a.png"],
            ["a.png", "there/../new/../a.png"],
        ] {
            let why = checked(at, &[one, "between.png", other], NONE).unwrap_err();
            assert!(why.starts_with("several pictures would go to one file: "), "{one} {other}: {why}");
        }
        assert_eq!(checked(at, &["a.png", "there/a.png", "new/a.png", "new/there/a.png", "b.png"], NONE), Ok(()));
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_hide_that_two_names_are_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        fs::create_dir(at.join("there")).unwrap();
        std::os::unix::fs::symlink("there", at.join("link")).unwrap();
        for names in [["link/a.png", "there/a.png"], ["there/new/a.png", "link/new/a.png"]] {
            assert!(checked(at, &names, NONE).unwrap_err().starts_with("several"), "{names:?}");
        }
        write::atomic(&at.join("real.png"), b"x").unwrap();
        std::os::unix::fs::symlink("real.png", at.join("name.png")).unwrap();
        let both = ["real.png", "name.png"].map(|name| at.join(name));
        assert!(matches!(check(&both, Existing::Replace, &mut |_| NONE), Err(NamesError::Same(..))));
    }

    #[test]
    fn names_that_a_folder_takes_for_one_are_refused_where_it_does() {
        let folder = tempfile::tempdir().unwrap();
        let (case, forms) = (["Map.png", "map.PNG"], ["caf\u{e9}.png", "cafe\u{301}.png"]);
        let accepts = |names: &[&str], case, forms| checked(folder.path(), names, Folding { case, forms }).is_ok();
        assert!(accepts(&case, false, false) && accepts(&forms, false, false));
        assert!(!accepts(&case, true, false) && accepts(&forms, true, false));
        assert!(accepts(&case, false, true) && !accepts(&forms, false, true));
        assert!(!accepts(&["stra\u{df}e.png", "STRASSE.png"], true, true));
        assert!(!accepts(&["New/a.png", "new/a.png"], true, true), "folders fold too");
        assert!(accepts(&["a.png", "b.png"], true, true));
    }

    #[test]
    fn a_file_that_is_there_is_named() {
        let folder = tempfile::tempdir().unwrap();
        write::atomic(&folder.path().join("b.png"), b"x").unwrap();
        let why = checked(folder.path(), &["a.png", "b.png"], NONE).unwrap_err();
        assert_eq!(why, "the file exists, and is only replaced with --force: b.png");
        assert!(check(&[folder.path().join("b.png")], Existing::Replace, &mut |_| NONE).is_ok());
    }

    #[test]
    fn names_that_windows_cannot_have_are_told_apart_from_those_that_it_can() {
        for bad in
            ["a:b.png", "a?.png", "out/CON.png", "con", "COM1.png", "a.png.", "dir /a.png", "a\"b.png", "nul.tar.gz"]
        {
            assert!(!is_windows_name(Path::new(bad)), "{bad}");
        }
        for good in ["out/v1.2 final.png", "../地图.png", "console.png", "com10.png", "kW/h.svg"] {
            assert!(is_windows_name(Path::new(good)), "{good}");
        }
    }

    #[test]
    fn twenty_thousand_names_are_checked_in_a_moment() {
        let folder = tempfile::tempdir().unwrap();
        let names = (0..20_000).map(|number| folder.path().join(format!("new/{}/map-{number}.png", number % 100)));
        let names: Vec<PathBuf> = names.collect();
        let begin = std::time::Instant::now();
        check(&names, Existing::Refuse, &mut |_| NONE).unwrap();
        // Comparing all pairs takes minutes.
        assert!(begin.elapsed().as_secs() < 5, "{:?}", begin.elapsed());
    }
}
