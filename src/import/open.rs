//! A file from disk to a dataset.

use std::{collections::BTreeMap, path::Path, thread, time::SystemTime};

use super::{
    Import, ImportError, Progress, RawTable, RemarkKind, Sample, SourceFile,
    assemble::{FileFacts, assemble},
    format::format_of,
    melt::melted,
    placement::ProvinceIndex,
    row_sample,
};
use crate::{
    data::read::{self, Content, ReadError},
    dataset::{DatasetId, Places},
    gazetteer::Gazetteer,
    model::path_codec,
    recipe::Recipe,
};

/// Longest identifier of a dataset, characters.
const LONGEST_ID: usize = 60;
/// Part of the work that reading the file takes; the rest finds places.
const READING: f32 = 0.3;

/// Reads a file with those that belong to it.
///
/// # Errors
/// [`ReadError`] for the file itself; a missing or unreadable companion is left to the format.
pub fn read_source(path: &Path) -> Result<SourceFile, ReadError> {
    let before = state(path);
    let bytes = read::bytes(path, Content::OwnData)?;
    let name = path.file_name().map(|name| path_codec::to_text(Path::new(name))).unwrap_or_default();
    let mut file = SourceFile::new(name, bytes);
    let companions = format_of(&file).map(super::format::Format::companions).unwrap_or_default();
    let read = |extension: &&str| {
        let spellings = [(*extension).to_owned(), extension.to_uppercase()];
        let found = spellings.iter().find_map(|spelt| read::bytes(&path.with_extension(spelt), Content::OwnData).ok());
        Some(((*extension).to_owned(), found?.into()))
    };
    file.companions = companions.iter().filter_map(read).collect::<BTreeMap<_, _>>();
    file.has_changed = state(path) != before;
    Ok(file)
}

/// Length and time of the last change of a file; `None` if the system does not tell, as of one in a bundle.
fn state(path: &Path) -> Option<(u64, SystemTime)> {
    let found = std::fs::metadata(path).ok()?;
    Some((found.len(), found.modified().ok()?))
}

/// Imports a file by a recipe.
///
/// # Errors
/// [`ImportError`] if the file as a whole cannot be read, or if the import was cancelled.
pub fn import(file: &SourceFile, recipe: &Recipe, places: &Places, progress: &Progress) -> Result<Import, ImportError> {
    beside_the_hash(file, || {
        let (table, format) = read_table(file, recipe, progress)?;
        let (table, recipe) = melted(table, recipe)?;
        assembled(file, table, format, &recipe, places, progress)
    })
}

/// Imports a file by those choices of a recipe that concern columns which the file has, and gives its first rows, at most
/// `rows`, as they stand there, or as its columns of years make them.
///
/// # Errors
/// As for [`import`].
pub fn import_with_sample(
    file: &SourceFile,
    recipe: &Recipe,
    places: &Places,
    progress: &Progress,
    rows: usize,
) -> Result<(Import, Sample), ImportError> {
    beside_the_hash(file, || {
        let (table, format) = read_table(file, recipe, progress)?;
        let (table, mut recipe) = melted(table, recipe)?;
        let sample = Sample::of(&table, rows);
        recipe.columns.retain(|heading, _| table.columns.iter().any(|column| column.heading == *heading));
        Ok((assembled(file, table, format, &recipe, places, progress)?, sample))
    })
}

/// Does a work while the content is hashed and the places are loaded, unless they are already.
fn beside_the_hash<T>(file: &SourceFile, work: impl FnOnce() -> T) -> T {
    thread::scope(|scope| {
        scope.spawn(|| {
            Gazetteer::embedded();
            ProvinceIndex::embedded();
            file.sha256();
        });
        work()
    })
}

/// Content of a file, and the name of its format.
fn read_table(
    file: &SourceFile,
    recipe: &Recipe,
    progress: &Progress,
) -> Result<(RawTable, &'static str), ImportError> {
    if file.has_changed {
        return Err(ImportError::of_file(RemarkKind::ChangedWhileRead, ""));
    }
    if file.bytes.iter().all(u8::is_ascii_whitespace) || *file.bytes == *b"\xef\xbb\xbf" {
        return Err(ImportError::of_file(RemarkKind::NoRows, ""));
    }
    let format = format_of(file).ok_or_else(|| ImportError::of_file(RemarkKind::UnknownFormat, &file.extension()))?;
    let table = format.read(file, recipe, &progress.within(0.0, READING))?;
    Ok((row_sample::taken(table, recipe.row_step()), format.name()))
}

fn assembled(
    file: &SourceFile,
    table: RawTable,
    format: &'static str,
    recipe: &Recipe,
    places: &Places,
    progress: &Progress,
) -> Result<Import, ImportError> {
    let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
    let facts =
        FileFacts { id: dataset_id(stem), name: file.name.clone(), title: stem.to_owned(), source: file, format };
    assemble(table, recipe, places, facts, &progress.within(READING, 1.0))
}

/// Identifier that the dataset of a list gets, unless another has it already.
pub fn dataset_id_of(list: &Path) -> DatasetId {
    dataset_id(&list.file_stem().map(|stem| path_codec::to_text(stem.as_ref())).unwrap_or_default())
}

/// Identifier of a dataset by the name of its file: its letters and digits, joined by `_`.
fn dataset_id(stem: &str) -> DatasetId {
    let plain: String = stem.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '_' }).collect();
    let id: String = plain.trim_matches('_').chars().take(LONGEST_ID).collect();
    DatasetId::new(if id.is_empty() { "data".to_owned() } else { id })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::embedded_facts;

    #[test]
    fn a_file_that_changed_while_it_was_read_is_refused_and_one_that_did_not_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        crate::data::write::atomic(&path, "省份,产值\n湖南,1\n".as_bytes()).unwrap();
        let file = read_source(&path).unwrap();
        assert!(!file.has_changed);
        let before = state(&path);
        crate::data::write::atomic(&path, "省份,产值\n湖南,12\n".as_bytes()).unwrap();
        assert_ne!(state(&path), before);
        let changed = SourceFile { has_changed: true, ..file };
        let (facts, _) = embedded_facts();
        let refused = import(&changed, &Recipe::default(), facts.datasets().places(), &Progress::default());
        let Err(ImportError::Content(remark)) = refused else { panic!("{refused:?}") };
        assert_eq!(remark.kind, RemarkKind::ChangedWhileRead);
    }
}
