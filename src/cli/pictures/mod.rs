//! Export of one or many pictures whose names have been checked: files, then a report.
//!
//! A picture that fails does not stop the others, unless they would fail for the same reason (full disk, name conflict
//! with another program). After such an error, and after Ctrl-C, SIGTERM or SIGHUP, the rest is not tried.

mod atlas;
mod picture;
mod report;
mod run;
mod time_left;
mod workers;

use std::{
    ops::ControlFlow,
    process::ExitCode,
    sync::{Arc, mpsc::Sender},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use self::{
    picture::warnings,
    report::{Report, Series},
    run::{Run, Told},
    time_left::{in_words, time_left},
};
use super::{
    NAME,
    error::CliError,
    export_args::{Job, Planner, Unheeded},
    interrupt::{self, StopSignal},
    output_flags::OutputFlags,
    output_names::CheckedNames,
    streams,
};

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
    for note in &planner.notes {
        streams::say(note);
    }
    let bar = progress(jobs.len());
    let mut report = Report::of(&names.files);
    let unheeded = Arc::new(Unheeded::default());
    let work = {
        let (jobs, unheeded) = (jobs.to_owned(), Arc::clone(&unheeded));
        move |stop: &StopSignal, tell: &Sender<Told>| {
            workers::make_all(&Run::new(&jobs, delivery, &unheeded, stop, tell), names, planner);
        }
    };
    let name = |report: &Report, index: usize| {
        jobs.get(index).map(|job| picture::name(&job.path, report.page(index))).unwrap_or_default()
    };
    let say = |line: &str| bar.suspend(|| streams::say(line));
    let mut series = Series::of(jobs);
    let (mut running, mut drawn) = (0, 0);
    let heard = |told| match told {
        Told::Begun(index) => {
            running += 1;
            bar.set_message(name(&report, index));
        }
        Told::Drawn => {
            (running, drawn) = (running - 1, drawn + 1);
            let left = time_left(bar.elapsed(), drawn, running, jobs.len());
            bar.set_prefix(left.map_or_else(String::new, |left| format!(", {}", in_words(left))));
            bar.inc(1);
        }
        Told::Done(pictures) => {
            for (index, made) in pictures {
                for warning in &made.warnings {
                    say(&format!("{}: {warning}", name(&report, index)));
                }
                report.outcomes.insert(index, Ok(made));
                end_of_series(jobs, index, &mut series, &mut report, &unheeded, &say);
            }
        }
        Told::Failed(indices, why) => {
            say(&format!("{NAME}: {why}"));
            for index in indices {
                report.outcomes.insert(index, Err(why.clone()));
                end_of_series(jobs, index, &mut series, &mut report, &unheeded, &say);
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
            "--{flag}: has no effect on the standard output, which holds the image alone; it needs -o FILE"
        )));
    }
    for note in &planner.notes {
        streams::say(note);
    }
    let view = planner.view(job)?;
    let picture = planner.exporter.picture(&view, &job.options, &mut |_| ControlFlow::Continue(()));
    let picture = picture.map_err(CliError::Picture)?;
    let unheeded = Unheeded::default();
    unheeded.made(&mut planner, job);
    for warning in warnings(&picture, planner.exporter.facts(), &view).into_iter().chain(unheeded.notes(job)) {
        streams::say(&warning);
    }
    streams::print(&picture.bytes).map_err(CliError::Stdout)
}

/// Says what had no effect on any picture of a series, of its last one, when all are made: only then it is known.
fn end_of_series(
    jobs: &[Job],
    index: usize,
    series: &mut Series,
    report: &mut Report,
    unheeded: &Unheeded,
    say: &dyn Fn(&str),
) {
    let Some((job, last)) = jobs.get(index).and_then(|job| Some((job, series.ended(job)?))) else { return };
    let page = report.page(last);
    let Some(Ok(made)) = report.outcomes.get_mut(&last) else { return };
    let notes = unheeded.notes(job);
    let name = jobs.get(last).map(|job| picture::name(&job.path, page)).unwrap_or_default();
    for note in &notes {
        say(&format!("{name}: {note}"));
    }
    made.warnings.extend(notes);
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
