//! Report of a run: one line of text, or JSON.

use std::{collections::BTreeMap, path::Path};

use serde::Serialize;

use crate::{
    cli::{export_args::Job, output_names::OutputFile},
    model::{ShownPath, path_codec},
};

/// Properties of a finished picture.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Made {
    pub bytes: usize,
    pub width: u32,
    pub height: u32,
    pub title: String,
    pub alt_text: String,
    pub sources: usize,
    pub warnings: Vec<String>,
}

/// Outcomes by index of the picture in the run; pictures not tried are missing.
#[derive(Debug)]
pub(super) struct Report {
    pub outcomes: BTreeMap<usize, Result<Made, String>>,
    /// Page of each picture in an atlas, by its index.
    pages: BTreeMap<usize, usize>,
}

/// JSON record of a picture for `--json`.
#[derive(Serialize)]
struct ReportEntry<'a> {
    file: String,
    /// Page of the file, from 1, if it holds several pictures.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<usize>,
    /// `ok`, `error` or `not_tried`.
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
    #[serde(flatten)]
    made: Option<&'a Made>,
}

/// Number of unfinished pictures of each series of a run, and the index of its last picture.
pub(super) struct Series(BTreeMap<usize, (usize, usize)>);

impl Series {
    pub(super) fn of(jobs: &[Job]) -> Self {
        let mut series: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (index, job) in jobs.iter().enumerate() {
            let (left, last) = series.entry(job.series()).or_default();
            (*left, *last) = (*left + 1, index);
        }
        Self(series)
    }

    /// Counts a finished picture; the last one of its series if none is left.
    pub(super) fn ended(&mut self, job: &Job) -> Option<usize> {
        let (left, last) = self.0.get_mut(&job.series())?;
        *left -= 1;
        (*left == 0).then_some(*last)
    }
}

/// Maximum number of files listed in the line of text.
const LISTED: usize = 5;

impl Report {
    /// Report of pictures of which none is made.
    pub(super) fn of(files: &[OutputFile]) -> Self {
        let atlases = files.iter().filter(|file| file.pictures.len() > 1);
        let pages = atlases.flat_map(|file| file.pictures.iter().copied().zip(1..)).collect();
        Self { outcomes: BTreeMap::new(), pages }
    }

    /// Page of a picture in an atlas, from 1.
    pub(super) fn page(&self, index: usize) -> Option<usize> {
        self.pages.get(&index).copied()
    }

    /// `true` if all pictures were made.
    pub(super) fn is_complete(&self, jobs: &[Job]) -> bool {
        self.made() == jobs.len()
    }

    fn made(&self) -> usize {
        self.outcomes.values().filter(|outcome| outcome.is_ok()).count()
    }

    /// Line with the number of finished pictures and the files of those that failed or were not tried.
    pub(super) fn line(&self, jobs: &[Job]) -> String {
        let names = |wanted: &dyn Fn(usize) -> bool| {
            let all = jobs.iter().enumerate().filter(|(index, _)| wanted(*index));
            let pictures: Vec<&Path> = all.map(|(_, job)| &*job.path).collect();
            let mut pages: BTreeMap<&Path, usize> = BTreeMap::new();
            for path in &pictures {
                *pages.entry(path).or_default() += 1;
            }
            let files = pictures.iter().filter_map(|path| Some((path, pages.remove(path)?)));
            let names = files.map(|(path, pages)| match pages {
                1 => ShownPath(path).to_string(),
                several => format!("{} ({several} pages)", ShownPath(path)),
            });
            let names: Vec<String> = names.collect();
            let more = names.len().saturating_sub(LISTED);
            let shown = names.iter().take(LISTED).cloned().collect::<Vec<_>>().join(", ");
            let shown = if more > 0 { format!("{shown} and {more} more") } else { shown };
            (pictures.len(), shown)
        };
        let failed = names(&|index| self.outcomes.get(&index).is_some_and(Result::is_err));
        let untried = names(&|index| !self.outcomes.contains_key(&index));
        let pictures = if jobs.len() == 1 { "image" } else { "images" };
        let made = format!("{} of {} {pictures} made", self.made(), jobs.len());
        let rest = [(failed, "failed"), (untried, "not tried")].into_iter().filter(|((count, _), _)| *count > 0);
        let rest = rest.map(|((count, names), what)| format!("{count} {what}: {names}"));
        std::iter::once(made).chain(rest).collect::<Vec<_>>().join("; ")
    }

    /// JSON report of all pictures, in the order of the run.
    ///
    /// # Errors
    /// Those of `serde_json`.
    pub(super) fn json(&self, jobs: &[Job]) -> serde_json::Result<Vec<u8>> {
        let entries: Vec<ReportEntry> = jobs
            .iter()
            .enumerate()
            .map(|(index, job)| {
                let (status, error, made) = match self.outcomes.get(&index) {
                    Some(Ok(made)) => ("ok", None, Some(made)),
                    Some(Err(why)) => ("error", Some(why.as_str()), None),
                    None => ("not_tried", None, None),
                };
                ReportEntry { file: path_codec::to_text(&job.path), page: self.page(index), status, error, made }
            })
            .collect();
        let mut text = serde_json::to_vec_pretty(&entries)?;
        text.push(b'\n');
        Ok(text)
    }
}
