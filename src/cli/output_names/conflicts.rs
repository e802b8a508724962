//! Check of all file names before the first picture is made: no two lead to the same file, and none replaces a
//! protected file.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    path::{Component, Path, PathBuf},
};

use super::{
    NamesError,
    folding::Folding,
    resolved_path::{Folders, Place},
};
use crate::data::write::{self, Existing, Unwritable};

/// Checks the names in time proportional to their number. `folding` returns the differences that a folder ignores; it
/// is called only for folders with names equal after folding.
///
/// # Errors
/// The index of the first name that conflicts with another one or with a file.
pub(super) fn check(
    paths: &[PathBuf],
    existing: Existing,
    folding: &mut dyn FnMut(&Path) -> Folding,
) -> Result<(), (usize, NamesError)> {
    let mut folders = Folders::default();
    let mut places: BTreeMap<Place, (usize, &Path)> = BTreeMap::new();
    for (index, path) in paths.iter().enumerate() {
        let failed = |error| (index, error);
        if cfg!(windows) && !is_windows_name(path) {
            return Err(failed(NamesError::Windows(path.clone())));
        }
        let place = folders.place(path);
        if is_too_long(&place) {
            return Err(failed(NamesError::Long(path.clone())));
        }
        if let Some((_, other)) = places.insert(place, (index, path)) {
            return Err(failed(NamesError::Same(other.to_owned(), path.clone())));
        }
        write::check(path, existing).map_err(|error| {
            failed(match error.why {
                Unwritable::Exists => NamesError::Exists(error.path),
                _ => NamesError::Unwritable(error),
            })
        })?;
    }
    let key = |existing: &Path, rest: &[OsString]| {
        (existing.to_owned(), rest.iter().map(|part| Folding::ALL.fold(part)).collect::<Vec<_>>())
    };
    let mut known: BTreeMap<PathBuf, Folding> = BTreeMap::new();
    // Compares two paths in one folder, up to the length of the shorter, under the folding of that folder.
    let mut is_one = |one: &Place, other: &Place| {
        let found = *known.entry(one.0.clone()).or_insert_with(|| folding(&one.0));
        one.1.iter().zip(&other.1).all(|(a, b)| found.fold(a) == found.fold(b))
    };
    let mut nearly: BTreeMap<Place, (&Place, &Path)> = BTreeMap::new();
    for (place, (index, path)) in &places {
        if let Some((other, other_path)) = nearly.insert(key(&place.0, &place.1), (place, path))
            && is_one(place, other)
        {
            return Err((*index, NamesError::Folded(other_path.to_owned(), (*path).to_owned())));
        }
    }
    for (place, (index, path)) in &places {
        for length in 1..place.1.len() {
            let folder = place.1.get(..length).unwrap_or_default();
            let exactly = places.get(&(place.0.clone(), folder.to_vec())).map(|(_, file)| *file);
            let mut folded = || nearly.get(&key(&place.0, folder)).filter(|(other, _)| is_one(place, other));
            if let Some(file) = exactly.or_else(|| folded().map(|(_, file)| *file)) {
                return Err((*index, NamesError::Folder(file.to_owned(), (*path).to_owned())));
            }
        }
    }
    Ok(())
}

/// `true` if a path component is too long for the file system. Components are tested one by one, since the system
/// reports nothing about a name in a folder that does not exist yet.
fn is_too_long((existing, rest): &Place) -> bool {
    rest.iter().filter(|part| part.len() > SHORT).any(|part| {
        let found = existing.join(part).symlink_metadata();
        found.is_err_and(|error| error.kind() == std::io::ErrorKind::InvalidFilename)
    })
}

/// Length of file name supported by every file system, bytes.
const SHORT: usize = 100;

/// `true` if Windows can create a file of this name, rather than a device, an alternate data stream or a different
/// name.
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
    use std::fs;

    use super::*;

    const NONE: Folding = Folding { case: false, forms: false };

    fn checked(folder: &Path, names: &[&str], folding: Folding) -> Result<(), String> {
        let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
        let error = check(&paths, Existing::Refuse, &mut |_| folding).err().map(|(_, error)| error);
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
            assert!(why.starts_with("several images would go to one file: "), "{one} {other}: {why}");
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
        assert!(matches!(check(&both, Existing::Replace, &mut |_| NONE), Err((1, NamesError::Same(..)))));
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
    fn a_name_is_not_that_of_a_file_and_of_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let case = Folding { case: true, forms: false };
        let why = checked(folder.path(), &["z.png/b.png", "z.png"], NONE).unwrap_err();
        assert_eq!(why, "z.png is to be a file, and z.png/b.png needs a folder of that name");
        assert!(checked(folder.path(), &["z.png", "a.png", "./z.png/new/b.png"], NONE).is_err());
        assert_eq!(checked(folder.path(), &["Z.png", "z.png/b.png", "z.pngs/b.png"], NONE), Ok(()));
        assert!(checked(folder.path(), &["Z.png", "z.png/b.png"], case).is_err());
        assert!(checked(folder.path(), &["Z.png", "z.png", "Z.png/b.png"], NONE).is_err());
    }

    #[test]
    fn a_name_that_no_folder_can_hold_is_refused_even_in_a_folder_that_is_still_to_be_made() {
        let folder = tempfile::tempdir().unwrap();
        let name = format!("{}.png", "a".repeat(300));
        for at in [String::new(), "new/".to_owned(), "new/new/".to_owned()] {
            let path = format!("{at}{name}");
            let why = checked(folder.path(), &["b.png", &path], NONE).unwrap_err();
            assert!(why.starts_with("a name in it is longer") && why.ends_with("aaa.png"), "{why}");
        }
        assert_eq!(checked(folder.path(), &[&format!("new/{}.png", "a".repeat(200))], NONE), Ok(()));
    }

    #[test]
    fn a_file_that_is_there_is_named() {
        let folder = tempfile::tempdir().unwrap();
        write::atomic(&folder.path().join("b.png"), b"x").unwrap();
        let why = checked(folder.path(), &["a.png", "b.png"], NONE).unwrap_err();
        assert_eq!(why, "already exists; add --force to overwrite it: b.png");
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
        // Comparing all pairs would take minutes.
        assert!(begin.elapsed().as_secs() < 5, "{:?}", begin.elapsed());
    }
}
