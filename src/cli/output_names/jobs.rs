//! Check of the names of all files that a run writes.

use std::path::Path;

use super::{
    NamesError, conflicts,
    files::{OutputFile, check_pages, files},
    folding::Folding,
};
use crate::{
    cli::{
        export_args::{Job, is_stdout},
        output_flags::OutputFlags,
        protected_inputs::Inputs,
        streams,
    },
    export::{self, Atlas},
};

/// File names that passed the check.
#[derive(Debug)]
pub(in crate::cli) struct CheckedNames {
    pub files: Vec<OutputFile>,
    /// `true` if a picture replaces a file from which views are read.
    pub replaces_input: bool,
}

/// Checks the file names of all pictures and of the files of their packs. `batch` is the batch file that lists them.
///
/// # Errors
/// The index of the first picture whose name conflicts with another one, an existing file or an input.
pub(in crate::cli) fn check(
    jobs: &[Job],
    delivery: OutputFlags,
    batch: Option<&Path>,
) -> Result<CheckedNames, (usize, NamesError)> {
    let stdout_is_taken = delivery.json || delivery.pack || batch.is_some() || jobs.len() > 1;
    // `None` marks inputs shared beyond a single set of export arguments.
    let mut inputs: Inputs<Option<&Job>> = Inputs::default();
    if let Some(batch) = batch {
        inputs.insert(batch, None);
    }
    let mut last: Option<&Job> = None;
    for job in jobs {
        let is_new = !last.is_some_and(|last| last.is_of_series_of(job));
        for input in job.inputs().filter(|_| is_new) {
            if let Some(reader) = inputs.insert(input, Some(job)) {
                *reader = reader.filter(|reader| reader.is_of_series_of(job));
            }
        }
        last = Some(job);
    }
    // A picture may replace the picture whose view it was made from, if no other job reads it.
    let may = |job: &Job, path: &Path, input: &Path, reader: Option<&Job>| {
        path == job.path && export::is_picture(input) && reader.is_some_and(|reader| reader.is_of_series_of(job))
    };
    let (mut paths, mut owners, mut replaces_input) = (Vec::new(), Vec::new(), false);
    let files = files(jobs)?;
    for file in &files {
        let first = file.pictures.first().copied().unwrap_or_default();
        let Some(job) = jobs.get(first) else { continue };
        let pages = file.pictures.len();
        if pages > Atlas::MOST_PAGES {
            return Err((first, NamesError::TooManyPages { path: job.path.clone(), pages }));
        }
        if pages > 1 && delivery.pack {
            return Err((first, NamesError::PackOfAtlas(job.path.clone())));
        }
        let datasets = if delivery.pack { job.datasets() } else { Vec::new() };
        for path in export::paths(&job.path, delivery.pack.then_some(datasets.as_slice())) {
            let failed = |error| (first, error);
            if stdout_is_taken && (is_stdout(&path) || streams::is_stdout(&path)) {
                return Err(failed(NamesError::Stdout(path)));
            }
            replaces_input |= inputs
                .check(&path, |input, reader| may(job, &path, input, *reader))
                .map_err(|error| failed(error.into()))?;
            paths.push(path);
            owners.push(first);
        }
    }
    conflicts::check(&paths, delivery.existing(), &mut Folding::of)
        .map_err(|(path, error)| (owners.get(path).copied().unwrap_or_default(), error))?;
    check_pages(jobs, &files)?;
    Ok(CheckedNames { files, replaces_input })
}

#[cfg(all(test, unix))]
mod tests {
    use std::{fs, ops::ControlFlow, os::unix::fs::symlink};

    use super::*;
    use crate::cli::export_args::{ExportArgs, Planner};

    #[test]
    fn a_picture_that_replaces_its_view_is_known_by_every_spelling_of_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        let mut planner = Planner::new();
        let args = |view: Option<&str>| ExportArgs {
            view: view.map(|name| at.join(name)),
            size: Some("600x400".to_owned()),
            ..ExportArgs::default()
        };
        let first = planner.jobs(args(None), at, Path::new("a.png")).unwrap().remove(0);
        let view = planner.view(&first).unwrap();
        let picture = planner.exporter.picture(&view, &first.options, &mut |_| ControlFlow::Continue(())).unwrap();
        fs::create_dir(at.join("folder")).unwrap();
        crate::data::write::atomic(&at.join("a.png"), &picture.bytes).unwrap();
        symlink("a.png", at.join("link.png")).unwrap();
        symlink(".", at.join("here")).unwrap();
        for (input, output, expected) in [
            ("a.png", "a.png", true),
            ("./a.png", "a.png", true),
            ("a.png", "./folder/../a.png", true),
            ("link.png", "a.png", true),
            ("a.png", "link.png", true),
            ("here/a.png", "a.png", true),
            ("a.png", "b.png", false),
            ("a.png", "folder/a.png", false),
        ] {
            let jobs = planner.jobs(args(Some(input)), at, Path::new(output)).unwrap();
            let flags = OutputFlags { force: true, ..OutputFlags::default() };
            let names = check(&jobs, flags, None).unwrap_or_else(|(_, error)| panic!("{error}"));
            assert_eq!(names.replaces_input, expected, "{input} to {output}");
        }
    }
}
