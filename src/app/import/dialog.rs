//! Import that is being prepared: the file, the choices, the latest result, and the one that is on its way.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    draft::{Draft, SourceFacts},
    job::Job,
};
use crate::{
    data::read::ReadError,
    dataset::DatasetId,
    import::{ImportError, NoRoom, Progress, RemarkKind, SourceFile, read_source},
    model::path_codec,
    query::Facts,
    recipe::Recipe,
    scene::ProjectedLevel,
};

/// Time for which choices rest before the file is read by them, seconds.
const REST: f64 = 0.25;

/// Reason why a file has no result.
#[derive(Debug)]
pub enum Refusal {
    /// The file cannot be read.
    Unread(ReadError),
    /// The file is no table that can be imported.
    NotImported(ImportError),
    /// The file takes more memory than is free.
    NoRoom(Box<NoRoom>),
}

/// File of the report, while it is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportFile {
    /// Initial path of the path field, where the system has no file dialog.
    pub path: Option<PathBuf>,
    /// Existing file whose replacement awaits confirmation.
    pub exists: Option<PathBuf>,
}

/// Result of a reading.
#[derive(Debug)]
struct Outcome {
    /// The file, if it was read from the disk.
    file: Option<(Arc<SourceFile>, SourceFacts)>,
    result: Result<Draft, Refusal>,
}

/// State of a reading in the window.
#[derive(Clone, Debug)]
pub enum Update {
    /// The result is that of the choices.
    Done,
    /// A reading goes on, or will begin at once.
    Running {
        /// Progress.
        progress: Progress,
        /// Seconds since it began.
        seconds: f64,
    },
}

/// Import that is being prepared.
#[derive(Debug)]
pub struct ImportDialog {
    /// Path of the file.
    pub path: PathBuf,
    /// Dataset whose entry is edited; `None` for a new one.
    pub edited: Option<DatasetId>,
    /// The file; `None` until it was read from the disk.
    pub file: Option<Arc<SourceFile>>,
    /// Format and size of the file, once it was read.
    pub source: Option<SourceFacts>,
    /// Choices of the person.
    pub recipe: Recipe,
    /// Title of the dataset.
    pub title: String,
    /// Source line; empty for name and date of the file.
    pub credit: String,
    /// Latest result.
    pub draft: Option<Arc<Draft>>,
    /// Reason why the present choices have no result.
    pub refusal: Option<Refusal>,
    /// Geometry of the small map.
    pub outline: Arc<ProjectedLevel>,
    /// Name whose place is searched by hand.
    pub searched: Option<String>,
    /// File of the report, while it is asked for.
    pub report: ReportFile,
    /// Number of the latest result.
    pub made: u64,
    job: Option<Job<Outcome>>,
    /// Time at which the next reading begins, seconds of the window's clock.
    due: Option<f64>,
}

impl ImportDialog {
    /// Import of a file that is not yet read.
    pub(crate) fn new(path: PathBuf, outline: Arc<ProjectedLevel>) -> Self {
        let title = path.file_stem().map(|stem| path_codec::to_text(stem.as_ref())).unwrap_or_default();
        Self {
            path,
            edited: None,
            file: None,
            source: None,
            recipe: Recipe::default(),
            title,
            credit: String::new(),
            draft: None,
            refusal: None,
            outline,
            searched: None,
            report: ReportFile::default(),
            made: 0,
            job: None,
            due: Some(0.0),
        }
    }

    /// Name of the file without folders.
    pub fn name(&self) -> String {
        self.path.file_name().map(|name| path_codec::to_text(name.as_ref())).unwrap_or_default()
    }

    /// State of the reading.
    pub fn update(&self) -> Update {
        match (&self.job, self.due) {
            (Some(job), _) => {
                Update::Running { progress: job.progress.clone(), seconds: job.started.elapsed().as_secs_f64() }
            }
            (None, Some(_)) => Update::Running { progress: Progress::default(), seconds: 0.0 },
            (None, None) => Update::Done,
        }
    }

    /// `true` if the result is that of the choices.
    pub fn is_done(&self) -> bool {
        matches!(self.update(), Update::Done)
    }

    /// Reads the file by other choices, once they have rested.
    pub(crate) fn choose(&mut self, recipe: Recipe, now: f64) {
        self.recipe = recipe;
        self.searched = None;
        self.cancel_job();
        self.due = Some(now + REST);
    }

    /// Reads a file from the disk, the same again or another one in its place.
    pub(crate) fn read_from(&mut self, path: PathBuf, now: f64) {
        self.path = path;
        (self.file, self.source, self.refusal) = (None, None, None);
        self.cancel_job();
        self.due = Some(now);
    }

    /// Stops the reading; the choices of the latest result return. `false` if there is no result to return to.
    pub(crate) fn stop(&mut self) -> bool {
        self.cancel_job();
        self.due = None;
        let Some(draft) = &self.draft else { return false };
        self.recipe.clone_from(&draft.chosen);
        self.refusal = None;
        true
    }

    fn cancel_job(&self) {
        if let Some(job) = &self.job {
            job.progress.cancel();
        }
    }

    /// Takes up a result and begins the next reading if it is due; returns the seconds after which to look again.
    pub(crate) fn follow(&mut self, facts: &Facts, ctx: &egui::Context) -> Option<f64> {
        /// Interval at which the progress is drawn, seconds.
        const PROGRESS: f64 = 0.1;
        if let Some(outcome) = self.job.as_ref().and_then(Job::outcome) {
            self.job = None;
            self.take_up(outcome.unwrap_or_else(|_lost| Outcome {
                file: None,
                result: Err(Refusal::NotImported(ImportError::of_file(RemarkKind::Malformed, ""))),
            }));
        }
        if self.job.is_some() {
            return Some(PROGRESS);
        }
        let rest = self.due? - ctx.input(|input| input.time);
        if rest > 0.0 {
            return Some(rest);
        }
        self.due = None;
        let (facts, path, file, recipe) = (facts.clone(), self.path.clone(), self.file.clone(), self.recipe.clone());
        self.job = Some(Job::start(ctx, move |progress| read(&path, file, &recipe, &facts, progress)));
        Some(PROGRESS)
    }

    fn take_up(&mut self, outcome: Outcome) {
        if let Some((file, source)) = outcome.file {
            (self.file, self.source) = (Some(file), Some(source));
        }
        match outcome.result {
            Ok(draft) => {
                self.draft = Some(Arc::new(draft));
                self.refusal = None;
                self.made += 1;
            }
            Err(Refusal::NotImported(ImportError::Cancelled)) => {}
            Err(refusal) => self.refusal = Some(refusal),
        }
    }
}

impl Drop for ImportDialog {
    fn drop(&mut self) {
        self.cancel_job();
    }
}

/// Reads a file from the disk, unless it is at hand, and imports it.
fn read(path: &Path, file: Option<Arc<SourceFile>>, recipe: &Recipe, facts: &Facts, progress: &Progress) -> Outcome {
    let (file, from_disk) = match file {
        Some(file) => (file, None),
        None => match with_room(path, recipe, facts).and_then(|()| read_source(path).map_err(Refusal::Unread)) {
            Ok(file) => {
                let file = Arc::new(file);
                (Arc::clone(&file), Some((Arc::clone(&file), SourceFacts::of(&file))))
            }
            Err(refusal) => return Outcome { file: None, result: Err(refusal) },
        },
    };
    let result = Draft::make(&file, recipe, facts.datasets().places(), progress).map_err(Refusal::NotImported);
    Outcome { file: from_disk, result }
}

/// Checks that there is memory for an import.
///
/// # Errors
/// [`Refusal::NoRoom`], or [`Refusal::Unread`] if the file cannot be read.
fn with_room(path: &Path, recipe: &Recipe, facts: &Facts) -> Result<(), Refusal> {
    match NoRoom::of(path, recipe, facts.datasets().places()) {
        Ok(None) => Ok(()),
        Ok(Some(lack)) => Err(Refusal::NoRoom(Box::new(lack))),
        Err(error) => Err(Refusal::Unread(error)),
    }
}
