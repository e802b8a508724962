//! Files of a person's own that the view refers to: read one at a time, on a thread of their own.

use std::sync::Arc;

use super::job::Job;
use crate::{
    dataset::DatasetId,
    export::{OwnDataFault, OwnDataPool, OwnDataProblem, OwnFile, read_own_data},
    import::{ImportError, Progress, RemarkKind, RowUnit},
    query::Facts,
    view::{OwnData, View},
};

/// Own files of a session: the pool of those that were read, the one that is being read, and those that cannot be read.
pub struct OwnFiles {
    /// Facts of the atlas alone.
    base: Facts,
    pool: OwnDataPool,
    /// Files of the view for which the facts were made last.
    current: Vec<OwnData>,
    /// `true` if files were read since.
    is_stale: bool,
    reading: Option<(OwnData, Job<Result<OwnFile, OwnDataFault>>)>,
    failed: Vec<(OwnData, Arc<OwnDataProblem>)>,
}

/// State of the own files of the view.
#[derive(Clone, Debug, Default)]
pub struct OwnDataStatus {
    /// The file that is being read.
    pub reading: Option<ReadingFile>,
    /// Faults of files.
    pub problems: Vec<Arc<OwnDataProblem>>,
}

/// File that is being read.
#[derive(Clone, Debug)]
pub struct ReadingFile {
    /// Identifier of its dataset.
    pub id: DatasetId,
    /// Its title.
    pub title: String,
    /// Progress.
    pub progress: Progress,
}

impl OwnDataStatus {
    /// Fault of a file.
    pub fn problem(&self, id: &DatasetId) -> Option<&OwnDataProblem> {
        self.problems.iter().map(Arc::as_ref).find(|problem| problem.id == *id)
    }

    /// `true` for the file that is being read.
    pub fn is_reading(&self, id: &DatasetId) -> bool {
        self.reading.as_ref().is_some_and(|reading| reading.id == *id)
    }
}

/// `true` if two entries refer to one file and read it alike.
fn is_same_file(one: &OwnData, other: &OwnData) -> bool {
    one.path == other.path && one.sha256 == other.sha256 && one.recipe == other.recipe
}

impl OwnFiles {
    /// No own files over the facts of the atlas.
    pub(crate) fn new(base: Facts) -> Self {
        Self {
            base,
            pool: OwnDataPool::default(),
            current: Vec::new(),
            is_stale: false,
            reading: None,
            failed: Vec::new(),
        }
    }

    /// Facts of the atlas alone.
    pub(crate) fn base(&self) -> &Facts {
        &self.base
    }

    /// `true` if the facts made last are those of the view.
    pub(crate) fn is_current(&self, view: &View) -> bool {
        !self.is_stale && self.current == view.data
    }

    /// The facts of a view with those of its files that were read, and what is wrong with them.
    pub(crate) fn facts(&mut self, view: &View) -> (Facts, Vec<OwnDataProblem>) {
        self.current.clone_from(&view.data);
        self.is_stale = false;
        self.pool.facts(&self.base, view)
    }

    /// Keeps a file that was read elsewhere.
    pub(crate) fn keep(&mut self, data: &OwnData, file: OwnFile) {
        self.pool.keep(data, file);
        self.is_stale = true;
    }

    /// Takes up a file that was read; what is wrong with it if it cannot be.
    pub(crate) fn take_up(&mut self) -> Option<Arc<OwnDataProblem>> {
        let outcome = self.reading.as_ref()?.1.outcome()?;
        let (data, _) = self.reading.take()?;
        let crashed =
            || OwnDataFault::NotImported { error: ImportError::of_file(RemarkKind::Malformed, ""), unit: RowUnit::Row };
        match outcome.unwrap_or_else(|_lost| Err(crashed())) {
            Ok(file) => {
                self.keep(&data, file);
                None
            }
            Err(why) => {
                let problem =
                    OwnDataProblem { id: data.id.clone(), title: data.title.clone(), path: data.path.clone(), why };
                let problem = Arc::new(problem);
                self.failed.push((data, Arc::clone(&problem)));
                Some(problem)
            }
        }
    }

    /// Begins to read the next file of a view that was neither read nor refused, unless one is being read. A file that
    /// the view no longer has is given up.
    pub(crate) fn read_next(&mut self, view: &View, ctx: &egui::Context) {
        if let Some((data, job)) = &self.reading {
            if view.data.iter().any(|wanted| is_same_file(wanted, data)) {
                return;
            }
            job.progress.cancel();
            self.reading = None;
        }
        let has_failed = |data: &&OwnData| self.failed.iter().any(|(failed, _)| is_same_file(failed, data));
        let Some(data) = self.pool.unread(view).find(|data| !has_failed(data)).cloned() else { return };
        let (facts, wanted) = (self.base.clone(), data.clone());
        let job = Job::start(ctx, move |progress| read_own_data(&wanted, facts.datasets().places(), progress));
        self.reading = Some((data, job));
    }

    /// The file that is being read.
    pub(crate) fn reading(&self) -> Option<ReadingFile> {
        let (data, job) = self.reading.as_ref()?;
        Some(ReadingFile { id: data.id.clone(), title: data.title.clone(), progress: job.progress.clone() })
    }

    /// Faults of the files of a view that could not be read.
    pub(crate) fn failures(&self, view: &View) -> impl Iterator<Item = Arc<OwnDataProblem>> {
        let failed = |data: &OwnData| self.failed.iter().rev().find(|(failed, _)| is_same_file(failed, data)).cloned();
        let found: Vec<_> = view.data.iter().filter_map(|data| Some((data.id.clone(), failed(data)?.1))).collect();
        found.into_iter().map(|(_, problem)| problem)
    }

    /// Stops reading.
    pub(crate) fn cancel(&self) {
        if let Some((_, job)) = &self.reading {
            job.progress.cancel();
        }
    }

    /// Lets files be read again that could not be.
    pub(crate) fn retry(&mut self) {
        self.failed.clear();
    }
}
