//! Files of a run: pictures that go to one file are the pages of an atlas.

use std::collections::BTreeMap;

use super::{NamesError, resolved_path::Folders};
use crate::cli::export_args::Job;

/// File that a run writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct OutputFile {
    /// Indices of its pictures in the run; of an atlas several, in the order of its pages.
    pub pictures: Vec<usize>,
}

/// Files of a run, in the order of their first pictures.
///
/// # Errors
/// The index of the first page whose file is spelled in another way than by the page before it.
pub(super) fn files(jobs: &[Job]) -> Result<Vec<OutputFile>, (usize, NamesError)> {
    let mut files: Vec<OutputFile> = Vec::new();
    let mut folders = Folders::default();
    let mut atlases = BTreeMap::new();
    for (index, job) in jobs.iter().enumerate() {
        if job.is_page() {
            let (at, path) = *atlases.entry(folders.place(&job.path)).or_insert((files.len(), &*job.path));
            if path.as_os_str() != job.path.as_os_str() {
                return Err((index, NamesError::Spelling(path.to_owned(), job.path.clone())));
            }
            if let Some(file) = files.get_mut(at) {
                file.pictures.push(index);
                continue;
            }
        }
        files.push(OutputFile { pictures: vec![index] });
    }
    Ok(files)
}

/// Checks that each page shares its file with another. One that only inherited its flag from the defaults of a batch is a
/// picture like any other, if the flag has an effect elsewhere.
///
/// # Errors
/// The index of the first page that is alone in its file.
pub(super) fn check_pages(jobs: &[Job], files: &[OutputFile]) -> Result<(), (usize, NamesError)> {
    let has_atlas = files.iter().any(|file| file.pictures.len() > 1);
    let alone = files.iter().filter_map(|file| match file.pictures.as_slice() {
        [index] => Some((*index, jobs.get(*index)?)),
        _ => None,
    });
    let mut wrong = alone.filter(|(_, job)| job.is_page() && !(has_atlas && job.inherits("one-file")));
    wrong.next().map_or(Ok(()), |(index, job)| Err((index, NamesError::OnePage(job.path.clone()))))
}
