//! Bundles: a project file together with the own files that it names, as one zip archive with the ending `.atlas`.
//!
//! A file in a bundle has a path like any other: that of the bundle, then its name in there. The reader of people's files
//! follows such paths, so that nothing else needs to know of bundles.

use std::{
    fs::File,
    io::{Cursor, Read as _, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::unreadable::Unreadable;
use crate::model::path_codec;

/// Ending of the name of a bundle.
pub const ENDING: &str = "atlas";
/// Name of the project file in a bundle.
const PROJECT: &str = "project.atlas.json";

/// `true` if a path has the ending of a bundle.
pub fn is_bundle(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

/// Path of a project file: that in the bundle, if it is one.
pub fn project_in(path: &Path) -> PathBuf {
    if is_bundle(path) { path.join(PROJECT) } else { path.to_owned() }
}

/// Bundle and name in it of a file in a bundle.
pub(super) fn inside(path: &Path) -> Option<(&Path, String)> {
    let bundle = path.ancestors().skip(1).find(|folder| is_bundle(folder) && folder.is_file())?;
    let parts =
        path.strip_prefix(bundle).ok()?.components().map(|part| path_codec::to_text(Path::new(part.as_os_str())));
    Some((bundle, parts.collect::<Vec<_>>().join("/")))
}

/// Unpacks a file of a bundle.
///
/// # Errors
/// [`Unreadable`] for a damaged archive, a file that is not in it, and one above the limit, bytes.
pub(super) fn unpacked(bundle: File, name: &str, limit: u64) -> Result<Vec<u8>, Unreadable> {
    let mut archive = ZipArchive::new(bundle).map_err(|error| damaged(&error))?;
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Err(Unreadable::NotInBundle { name: name.to_owned() }),
        Err(error) => return Err(damaged(&error)),
    };
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|_error| Unreadable::DamagedBundle)?;
    if bytes.len() as u64 > limit { Err(Unreadable::TooLarge { limit }) } else { Ok(bytes) }
}

/// Damage of an archive; its details say nothing to the person who owns it.
fn damaged(_error: &ZipError) -> Unreadable {
    Unreadable::DamagedBundle
}

/// Content of a bundle: the project file, then other files by their names in it. The same files give the same bytes.
///
/// # Errors
/// [`std::io::Error`] if a name is too long for an archive.
pub fn packed(project: &str, files: &[(String, Arc<Vec<u8>>)]) -> std::io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    archive.start_file(PROJECT, options)?;
    archive.write_all(project.as_bytes())?;
    for (name, bytes) in files {
        archive.start_file(name.as_str(), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{
        read::{self, Content},
        write::atomic,
    };

    fn bundle(folder: &Path, files: &[(&str, &[u8])]) -> PathBuf {
        let path = folder.join("map.atlas");
        let files: Vec<(String, Arc<Vec<u8>>)> =
            files.iter().map(|(name, bytes)| ((*name).into(), Arc::new(bytes.to_vec()))).collect();
        atomic(&path, &packed("{}", &files).unwrap()).unwrap();
        path
    }

    #[test]
    fn a_file_in_a_bundle_is_read_by_its_path() {
        let folder = tempfile::tempdir().unwrap();
        let path = bundle(folder.path(), &[("lists/企业.csv", b"a,b")]);
        assert_eq!(read::bytes(&path.join("lists/企业.csv"), Content::OwnData).unwrap(), b"a,b");
        assert_eq!(read::text(&project_in(&path), Content::View).unwrap(), "{}");
        let why = read::bytes(&path.join("lists/none.csv"), Content::OwnData).unwrap_err().why;
        assert!(matches!(&why, Unreadable::NotInBundle { name } if name == "lists/none.csv"), "{why}");
    }

    #[test]
    fn a_damaged_bundle_and_one_that_unpacks_to_too_much_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = bundle(folder.path(), &[("large.json", &vec![b' '; 5 << 20])]);
        let why = read::bytes(&path.join("large.json"), Content::View).unwrap_err().why;
        assert!(matches!(why, Unreadable::TooLarge { limit } if limit == Content::View.limit()), "{why}");
        let whole = std::fs::read(&path).unwrap();
        atomic(&path, &whole[..whole.len() / 2]).unwrap();
        let why = read::bytes(&project_in(&path), Content::View).unwrap_err().why;
        assert!(matches!(why, Unreadable::DamagedBundle), "{why}");
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        let files = [("a.csv".to_owned(), Arc::new(b"1".to_vec()))];
        assert_eq!(packed("{}", &files).unwrap(), packed("{}", &files).unwrap());
    }
}
