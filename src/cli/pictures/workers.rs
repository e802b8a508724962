//! Workers: threads that make the files of a run, each the next that nobody has begun.

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZero,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use super::{
    atlas, picture,
    run::{Run, Told},
};
use crate::cli::{
    export_args::{Job, Planner},
    interrupt,
    output_names::CheckedNames,
};

/// File of a run.
enum File {
    /// Picture, by its index.
    Picture(usize),
    /// PDF of several pictures, by their indices in the order of the pages.
    Atlas(Vec<usize>),
}

/// Makes the pictures until all are done or continuing is pointless: one on all processors, several with one thread for
/// each processor.
pub(super) fn make_all(run: &Run<'_>, names: CheckedNames, mut planner: Planner) {
    let queue = &Queue { run, files: files(run.jobs), next: AtomicUsize::new(0) };
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    // Of two runs that write the same files, one is refused at the first; side by side, each could be refused at what
    // the other has begun.
    queue.make(&mut planner, processors, 1);
    // A picture that replaces a view is made after those that read it.
    let threads = if names.replaces_input { 1 } else { processors.min(queue.files.len().saturating_sub(1)) };
    if threads < 2 {
        queue.make(&mut planner, processors, usize::MAX);
        return;
    }
    thread::scope(|scope| {
        let mut started = 0;
        for _ in 0..threads {
            let mut planner = planner.clone();
            planner.exporter = planner.exporter.with_threads(1);
            let make = move || queue.make(&mut planner, 1, usize::MAX);
            let thread = thread::Builder::new().stack_size(interrupt::STACK).spawn_scoped(scope, make);
            started += usize::from(thread.is_ok());
        }
        if started == 0 {
            queue.make(&mut planner.clone(), processors, usize::MAX);
        }
    });
}

/// Files that are still to be made.
struct Queue<'a> {
    run: &'a Run<'a>,
    files: Vec<File>,
    /// Next file to be made.
    next: AtomicUsize,
}

impl Queue<'_> {
    /// Makes files that nobody has begun, one after the other, at most `limit` of them.
    fn make(&self, planner: &mut Planner, threads: usize, limit: usize) {
        let mut folders = BTreeSet::new();
        for _ in 0..limit {
            if self.run.is_over() {
                return;
            }
            match self.files.get(self.next.fetch_add(1, Ordering::Relaxed)) {
                Some(File::Picture(index)) => picture(self.run, *index, planner, &mut folders),
                Some(File::Atlas(pages)) => atlas::make(self.run, pages, planner, threads, &mut folders),
                None => return,
            }
        }
    }
}

fn picture(run: &Run<'_>, index: usize, planner: &mut Planner, folders: &mut BTreeSet<PathBuf>) {
    let Some(job) = run.jobs.get(index) else { return };
    run.tell(Told::Begun(index));
    let outcome = picture::make(planner, job, run.flags, run.stop, folders);
    if outcome.is_ok() {
        run.unheeded.made(planner, job);
    }
    if run.stop.is_asked() && outcome.is_err() {
        return;
    }
    run.tell(Told::Drawn);
    match outcome {
        Ok(made) => run.tell(Told::Done(vec![(index, made)])),
        Err(why) => run.failed(vec![index], &why),
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
