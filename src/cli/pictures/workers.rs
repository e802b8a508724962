//! Workers: threads that make the files of a run, each the next that nobody has begun.

use std::{
    collections::BTreeSet,
    num::NonZero,
    path::PathBuf,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use super::{
    atlas, picture,
    run::{Run, Told},
};
use crate::cli::{
    export_args::Planner,
    interrupt,
    output_names::{CheckedNames, OutputFile},
};

/// Makes the pictures until all are done or continuing is pointless: one on all processors, several with one thread for
/// each processor.
pub(super) fn make_all(run: &Run<'_>, names: CheckedNames, mut planner: Planner) {
    let queue = &Queue { run, files: names.files, next: AtomicUsize::new(0) };
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
    files: Vec<OutputFile>,
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
            let Some(file) = self.files.get(self.next.fetch_add(1, Ordering::Relaxed)) else { return };
            match file.pictures.as_slice() {
                [index] => picture(self.run, *index, planner, &mut folders),
                pages => atlas::make(self.run, pages, planner, threads, &mut folders),
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
