//! Export of one or many pictures whose names have been checked: files, then a report.
//!
//! A picture that fails does not stop the others, unless they would fail for the same reason (full disk, name conflict
//! with another program). After such an error, and after Ctrl-C, SIGTERM or SIGHUP, the rest is not tried.

mod report;
mod time_left;

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZero,
    ops::ControlFlow,
    path::PathBuf,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc::Sender,
    },
    thread,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{
    NAME,
    error::CliError,
    export_args::{ExportArgsError, Job, Planner, Unheeded},
    interrupt::{self, StopSignal},
    output_flags::OutputFlags,
    output_names::CheckedNames,
    streams,
};
use crate::{
    data::{
        file_error::Cause,
        write::{self, Unwritable, WriteError},
    },
    export::{self, ExportError, MissingContent, Picture, data_files},
    model::ShownPath,
    view::View,
};
use report::{Made, Report};
use time_left::{in_words, time_left};

/// Error of a single picture.
#[derive(Debug, thiserror::Error)]
enum PictureError {
    #[error(transparent)]
    Plan(#[from] ExportArgsError),
    #[error("{path}: {source}", path = ShownPath(path))]
    Picture { path: PathBuf, source: ExportError },
    #[error(transparent)]
    Folder(WriteError),
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl PictureError {
    /// `true` if all further pictures would fail for the same reason.
    fn concerns_all(&self) -> bool {
        match self {
            Self::Write(WriteError { why: Unwritable::Exists, .. }) => true,
            Self::Write(WriteError { why: Unwritable::System(error), .. }) => {
                matches!(error.cause, Cause::Full | Cause::ReadOnly)
            }
            _ => false,
        }
    }
}

/// Messages from the worker thread.
enum Told {
    Begun(usize),
    Done(usize, Result<Made, String>),
}

/// Makes the pictures, whose names have been checked, and reports those that failed.
///
/// # Errors
/// If the report cannot be written.
pub(super) fn make(
    planner: Planner,
    jobs: &[Job],
    names: CheckedNames,
    delivery: OutputFlags,
) -> Result<ExitCode, CliError> {
    for job in jobs {
        streams::check_name(&job.path).map_err(CliError::Stdout)?;
    }
    let bar = progress(jobs.len());
    let mut report = Report::default();
    let unheeded = Arc::new(Unheeded::default());
    let work = {
        let (jobs, unheeded, flags) = (jobs.to_owned(), Arc::clone(&unheeded), delivery);
        move |stop: &StopSignal, tell: &Sender<Told>| {
            let (next, is_over) = (AtomicUsize::new(0), AtomicBool::new(false));
            Run { jobs: &jobs, names, flags, unheeded: &unheeded, next, is_over }.make_all(planner, stop, tell);
        }
    };
    let name = |index: usize| jobs.get(index).map(|job| ShownPath(&job.path).to_string()).unwrap_or_default();
    // Of each series the number of pictures that are left, and its last one.
    let mut series: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (index, job) in jobs.iter().enumerate() {
        let (left, last) = series.entry(job.series()).or_default();
        (*left, *last) = (*left + 1, index);
    }
    let mut running = 0;
    let heard = |told| match told {
        Told::Begun(index) => {
            running += 1;
            bar.set_message(name(index));
        }
        Told::Done(index, outcome) => {
            let lines = match &outcome {
                Ok(made) => made.warnings.iter().map(|warning| format!("{}: {warning}", name(index))).collect(),
                Err(why) => vec![format!("{NAME}: {why}")],
            };
            bar.suspend(|| lines.iter().for_each(|line| streams::say(line)));
            report.outcomes.insert(index, outcome);
            running -= 1;
            let left = time_left(bar.elapsed(), report.outcomes.len(), running, jobs.len());
            bar.set_prefix(left.map_or_else(String::new, |left| format!(", {}", in_words(left))));
            bar.inc(1);
            // Of a series it is known when all its pictures are made; it is said of the last.
            let Some(job) = jobs.get(index) else { return };
            let Some((left, last)) = series.get_mut(&job.series()) else { return };
            *left -= 1;
            if *left == 0
                && let Some(Ok(made)) = report.outcomes.get_mut(last)
            {
                let notes = unheeded.notes(job);
                bar.suspend(|| notes.iter().for_each(|note| streams::say(&format!("{}: {note}", name(*last)))));
                made.warnings.extend(notes);
            }
        }
    };
    let signal = interrupt::watched(work, heard).map_err(CliError::Work);
    bar.finish_and_clear();
    let is_complete = report.is_complete(jobs);
    if jobs.len() > 1 && !is_complete || signal.as_ref().is_ok_and(Option::is_some) {
        let why = if signal.as_ref().is_ok_and(Option::is_some) { "interrupted: " } else { "" };
        streams::say(&format!("{NAME}: {why}{}", report.line(jobs)));
    }
    if delivery.json {
        streams::print(&report.json(jobs).map_err(CliError::Report)?).map_err(CliError::Stdout)?;
    }
    Ok(match signal? {
        Some(signal) => signal.exit_code(),
        None if is_complete => ExitCode::SUCCESS,
        None => ExitCode::FAILURE,
    })
}

/// Writes a single picture to the standard output, which must contain nothing else.
///
/// # Errors
/// Flags that require a file, or a picture that cannot be made or written.
pub(super) fn print(mut planner: Planner, job: &Job, delivery: OutputFlags) -> Result<(), CliError> {
    let flags = [("pack", delivery.pack), ("json", delivery.json), ("force", delivery.force)];
    if let Some((flag, _)) = flags.iter().find(|(_, is_given)| *is_given) {
        return Err(CliError::Arguments(format!(
            "--{flag}: has no effect on the standard output, which holds the picture alone; it needs -o FILE"
        )));
    }
    let view = planner.view(job)?;
    let picture = planner.exporter.picture(&view, &job.options, &mut |_| ControlFlow::Continue(()));
    let picture = picture.map_err(CliError::Picture)?;
    let unheeded = Unheeded::default();
    unheeded.made(&mut planner, job);
    for warning in warnings(&picture, &view).into_iter().chain(unheeded.notes(job)) {
        streams::say(&warning);
    }
    streams::print(&picture.bytes).map_err(CliError::Stdout)
}

/// Pictures that are being made side by side.
struct Run<'a> {
    jobs: &'a [Job],
    names: CheckedNames,
    flags: OutputFlags,
    unheeded: &'a Unheeded,
    /// Next picture to be made.
    next: AtomicUsize,
    /// `true` after a failure that concerns all further pictures.
    is_over: AtomicBool,
}

impl Run<'_> {
    /// Makes the pictures until all are done or continuing is pointless: one on all processors, several with one thread
    /// for each processor.
    fn make_all(&self, planner: Planner, stop: &StopSignal, tell: &Sender<Told>) {
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        // A picture that replaces a view is made after those that read it.
        let threads = if self.names.replaces_input { 1 } else { processors.min(self.jobs.len()) };
        if threads < 2 {
            self.make_next(planner, stop, tell);
            return;
        }
        thread::scope(|scope| {
            let start = |_: &usize| {
                let mut planner = planner.clone();
                planner.exporter = planner.exporter.with_threads(1);
                let make = move || self.make_next(planner, stop, tell);
                thread::Builder::new().stack_size(interrupt::STACK).spawn_scoped(scope, make).is_ok()
            };
            if (0..threads).filter(start).count() == 0 {
                self.make_next(planner.clone(), stop, tell);
            }
        });
    }

    /// Makes pictures that nobody has begun, one after the other.
    fn make_next(&self, mut planner: Planner, stop: &StopSignal, tell: &Sender<Told>) {
        let mut folders = BTreeSet::new();
        while !stop.is_asked() && !self.is_over.load(Ordering::Relaxed) {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = self.jobs.get(index) else { return };
            // The receiver may have been dropped.
            let _gone = tell.send(Told::Begun(index));
            let outcome = make_one(&mut planner, job, self.flags, stop, &mut folders);
            if outcome.is_ok() {
                self.unheeded.made(&mut planner, job);
            }
            if stop.is_asked() && outcome.is_err() {
                return;
            }
            if outcome.as_ref().is_err_and(PictureError::concerns_all) {
                self.is_over.store(true, Ordering::Relaxed);
            }
            let _gone = tell.send(Told::Done(index, outcome.map_err(|why| why.to_string())));
        }
    }
}

fn make_one(
    planner: &mut Planner,
    job: &Job,
    delivery: OutputFlags,
    stop: &StopSignal,
    folders: &mut BTreeSet<PathBuf>,
) -> Result<Made, PictureError> {
    let failed = |source| PictureError::Picture { path: job.path.clone(), source };
    let mut watch = |_| if stop.is_asked() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    let view = planner.view(job)?;
    let picture = planner.exporter.picture(&view, &job.options, &mut watch).map_err(failed)?;
    let beside = if delivery.pack {
        data_files(&planner.exporter, &view, &picture.caption, &job.path).map_err(failed)?
    } else {
        Vec::new()
    };
    if stop.is_asked() {
        return Err(failed(ExportError::Cancelled));
    }
    if let Some(folder) = job.path.parent()
        && folders.insert(folder.to_owned())
    {
        write::folder(folder).map_err(PictureError::Folder)?;
    }
    export::write(&job.path, &picture.bytes, &beside, delivery.existing())?;
    Ok(Made {
        bytes: picture.bytes.len(),
        width: picture.pixels.0,
        height: picture.pixels.1,
        title: picture.caption.title.clone(),
        alt_text: picture.caption.alt_text.clone(),
        sources: picture.caption.sources.len(),
        warnings: warnings(&picture, &view),
    })
}

/// Progress bar on a terminal for two or more pictures, otherwise hidden.
fn progress(pictures: usize) -> ProgressBar {
    if pictures < 2 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(pictures as u64), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len}{prefix}  {msg}");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}

/// A character, by its code point if it is invisible.
fn character(c: char) -> String {
    if c.escape_debug().len() > 1 { format!("U+{:04X}", u32::from(c)) } else { c.to_string() }
}

fn warnings(picture: &Picture, view: &View) -> Vec<String> {
    let missing: Vec<String> = picture.missing.iter().map(|c| character(*c)).collect();
    let missing_content = picture.missing_content.iter().map(|content| {
        let what = match content {
            MissingContent::Map => "the map",
            MissingContent::LegendOfValues => "the legend of values",
            MissingContent::Legend => "the legend",
            MissingContent::SouthChinaSea => "the small map of the South China Sea",
            MissingContent::Locator => "the locator map",
        };
        format!("{what} was left out: there is no room for it, take a larger size")
    });
    let others = [
        (!missing.is_empty()).then(|| format!("left out what the embedded fonts cannot show: {}", missing.join(" "))),
        view.layers.basemap.is_tiles().then(|| {
            "tiles are not drawn in pictures: the base map stands in place of the tiles that the view asks for"
                .to_owned()
        }),
        picture.cut.then(|| "texts were cut to fit: shorten them, or take a larger size".to_owned()),
    ];
    others.into_iter().flatten().chain(missing_content).collect()
}
