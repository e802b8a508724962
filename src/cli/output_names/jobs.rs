//! Check of the names of all files that a run writes.

use std::path::Path;

use super::{NamesError, conflicts, folding::Folding};
use crate::{
    cli::{export_args::Job, output_flags::OutputFlags, protected_inputs::Inputs, streams},
    export,
};

/// Checks the file names of all pictures and of the files of their packs. `batch` is the batch file that lists them.
///
/// # Errors
/// The index of the first picture whose name conflicts with another one, an existing file or an input.
pub(in crate::cli) fn check(
    jobs: &[Job],
    delivery: OutputFlags,
    batch: Option<&Path>,
) -> Result<(), (usize, NamesError)> {
    let stdout_is_taken = delivery.json || delivery.pack || batch.is_some() || jobs.len() > 1;
    // `None` marks inputs shared beyond a single set of export arguments.
    let mut inputs: Inputs<Option<&Job>> = Inputs::default();
    if let Some(batch) = batch {
        inputs.insert(batch, None);
    }
    let mut last: Option<&Job> = None;
    for job in jobs {
        if let Some(view) = job.view_file()
            && !last.is_some_and(|last| last.is_of_series_of(job))
            && let Some(reader) = inputs.insert(view, Some(job))
        {
            *reader = reader.filter(|reader| reader.is_of_series_of(job));
        }
        last = Some(job);
    }
    // A picture may replace the picture whose view it was made from, if no other job reads it.
    let may = |job: &Job, path: &Path, input: &Path, reader: Option<&Job>| {
        path == job.path && export::is_picture(input) && reader.is_some_and(|reader| reader.is_of_series_of(job))
    };
    let mut paths = Vec::new();
    for (index, job) in jobs.iter().enumerate() {
        for path in export::paths(&job.path, delivery.pack) {
            let failed = |error| (index, error);
            if stdout_is_taken && streams::is_stdout(&path) {
                return Err(failed(NamesError::Stdout(path)));
            }
            inputs
                .check(&path, |input, reader| may(job, &path, input, *reader))
                .map_err(|error| failed(error.into()))?;
            paths.push(path);
        }
    }
    let files_of_each = (paths.len() / jobs.len().max(1)).max(1);
    conflicts::check(&paths, delivery.existing(), &mut Folding::of)
        .map_err(|(index, error)| (index / files_of_each, error))
}
