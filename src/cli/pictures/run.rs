//! Run of pictures on all processors.

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZero,
    path::{Path, PathBuf},
    sync::{
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc::Sender,
    },
    thread,
};

use super::{
    atlas,
    picture::{self, PictureError},
    report::Made,
};
use crate::cli::{
    export_args::{Job, Planner, Unheeded},
    interrupt::{self, StopSignal},
    output_flags::OutputFlags,
    output_names::CheckedNames,
};

/// Messages about pictures, by their index in the run.
pub(super) enum Told {
    /// A picture is begun.
    Begun(usize),
    /// A picture is drawn, or failed.
    Drawn,
    /// Pictures are in their file.
    Done(Vec<(usize, Made)>),
    /// Failure of pictures, for one reason.
    Failed(Vec<usize>, String),
}

/// File of a run.
enum File {
    /// Picture, by its index.
    Picture(usize),
    /// PDF of several pictures, by their indices in the order of the pages.
    Atlas(Vec<usize>),
}

/// Pictures that are being made side by side.
pub(super) struct Run<'a> {
    pub jobs: &'a [Job],
    pub flags: OutputFlags,
    pub unheeded: &'a Unheeded,
    names: CheckedNames,
    files: Vec<File>,
    /// Next file to be made.
    next: AtomicUsize,
    /// `true` after a failure that concerns all further pictures.
    is_over: AtomicBool,
}

impl<'a> Run<'a> {
    pub(super) fn new(jobs: &'a [Job], names: CheckedNames, flags: OutputFlags, unheeded: &'a Unheeded) -> Self {
        let (next, is_over) = (AtomicUsize::new(0), AtomicBool::new(false));
        Self { jobs, flags, unheeded, names, files: files(jobs), next, is_over }
    }

    /// Makes the pictures until all are done or continuing is pointless: one on all processors, several with one thread
    /// for each processor.
    pub(super) fn make_all(&self, mut planner: Planner, stop: &StopSignal, tell: &Sender<Told>) {
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        // Of two runs that write the same files, one is refused at the first; side by side, each could be refused at
        // what the other has begun.
        self.make_next(&mut planner, processors, 1, (stop, tell));
        // A picture that replaces a view is made after those that read it.
        let threads = if self.names.replaces_input { 1 } else { processors.min(self.files.len().saturating_sub(1)) };
        if threads < 2 {
            self.make_next(&mut planner, processors, usize::MAX, (stop, tell));
            return;
        }
        thread::scope(|scope| {
            let start = |_: &usize| {
                let mut planner = planner.clone();
                planner.exporter = planner.exporter.with_threads(1);
                let make = move || self.make_next(&mut planner, 1, usize::MAX, (stop, tell));
                thread::Builder::new().stack_size(interrupt::STACK).spawn_scoped(scope, make).is_ok()
            };
            if (0..threads).filter(start).count() == 0 {
                self.make_next(&mut planner.clone(), processors, usize::MAX, (stop, tell));
            }
        });
    }

    /// Makes files that nobody has begun, one after the other, at most `limit` of them.
    fn make_next(
        &self,
        planner: &mut Planner,
        threads: usize,
        limit: usize,
        (stop, tell): (&StopSignal, &Sender<Told>),
    ) {
        let mut folders = BTreeSet::new();
        for _ in 0..limit {
            if stop.is_asked() || self.is_over.load(Ordering::Relaxed) {
                return;
            }
            match self.files.get(self.next.fetch_add(1, Ordering::Relaxed)) {
                Some(File::Picture(index)) => self.make_picture(*index, planner, (stop, tell), &mut folders),
                Some(File::Atlas(pages)) => atlas::make(self, pages, planner, threads, (stop, tell), &mut folders),
                None => return,
            }
        }
    }

    fn make_picture(
        &self,
        index: usize,
        planner: &mut Planner,
        (stop, tell): (&StopSignal, &Sender<Told>),
        folders: &mut BTreeSet<PathBuf>,
    ) {
        let Some(job) = self.jobs.get(index) else { return };
        // The receiver may have been dropped.
        let _gone = tell.send(Told::Begun(index));
        let outcome = picture::make(planner, job, self.flags, stop, folders);
        if outcome.is_ok() {
            self.unheeded.made(planner, job);
        }
        if stop.is_asked() && outcome.is_err() {
            return;
        }
        let _gone = tell.send(Told::Drawn);
        match outcome {
            Ok(made) => drop(tell.send(Told::Done(vec![(index, made)]))),
            Err(why) => self.failed(vec![index], &why, tell),
        }
    }

    /// Tells of a failure, and ends the run if it concerns all further pictures.
    pub(super) fn failed(&self, indices: Vec<usize>, why: &PictureError, tell: &Sender<Told>) {
        if why.concerns_all() {
            self.is_over.store(true, Ordering::Relaxed);
        }
        let _gone = tell.send(Told::Failed(indices, why.to_string()));
    }
}

/// Files of a run, in the order of their first pictures; pages that go to one file are an atlas.
fn files(jobs: &[Job]) -> Vec<File> {
    let mut files = Vec::new();
    let mut atlases: BTreeMap<&Path, usize> = BTreeMap::new();
    for (index, job) in jobs.iter().enumerate() {
        if !job.is_page() {
            files.push(File::Picture(index));
            continue;
        }
        let at = *atlases.entry(&job.path).or_insert(files.len());
        match files.get_mut(at) {
            Some(File::Atlas(pages)) => pages.push(index),
            _ => files.push(File::Atlas(vec![index])),
        }
    }
    files
}
