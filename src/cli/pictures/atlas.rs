//! Atlas: pictures of a run that become the pages of one PDF.

use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

use super::{
    picture::{self, PictureError},
    report::Made,
    run::{Run, Told},
};
use crate::{
    cli::{export_args::Planner, interrupt},
    export::{Atlas, AtlasPage},
};

/// Page that is laid out, with what there is to say about it.
type Page = Result<(AtlasPage, Made), PictureError>;

/// Makes an atlas of the pictures with these indices, whole or not at all: if pages fail, they are told, and nothing is
/// written.
pub(super) fn make(
    run: &Run<'_>,
    pages: &[usize],
    planner: &mut Planner,
    threads: usize,
    folders: &mut BTreeSet<PathBuf>,
) {
    let Some(path) = pages.first().and_then(|index| Some(&run.jobs.get(*index)?.path)) else { return };
    let failed = |page| move |source| PictureError::Picture { name: picture::name(path, page), source };
    let mut atlas = match Atlas::new() {
        Ok(atlas) => atlas,
        Err(source) => return run.failed(pages.to_vec(), &failed(None)(source)),
    };
    let mut made: Vec<(usize, Made)> = Vec::new();
    let mut first_failed = None;
    laid_out(run, pages, planner, threads, &mut |number, index, page| {
        let page = page.and_then(|(page, said)| {
            // After a failure the others are laid out only to know which of them fail as well.
            if first_failed.is_none() {
                atlas.push(page).map_err(failed(Some(number)))?;
            }
            Ok(said)
        });
        run.tell(Told::Drawn);
        match page {
            Ok(said) => made.push((index, said)),
            Err(why) if !run.stop.is_asked() => {
                first_failed.get_or_insert(number);
                run.failed(vec![index], &why);
            }
            Err(_) => {}
        }
    });
    if run.stop.is_asked() {
        return;
    }
    let written = match first_failed {
        Some(page) => Err(PictureError::Incomplete { path: path.clone(), page }),
        None => atlas.finish().map_err(failed(None)).and_then(|bytes| {
            picture::write(path, &bytes, &[], run.flags.existing(), run.stop, folders)?;
            Ok(bytes.len())
        }),
    };
    match written {
        Ok(bytes) => {
            for (_, page) in &mut made {
                page.bytes = bytes;
            }
            run.tell(Told::Done(made));
        }
        Err(_) if run.stop.is_asked() || made.is_empty() => {}
        Err(why) => run.failed(made.into_iter().map(|(index, _)| index).collect(), &why),
    }
}

/// Lays out pages on several threads and hands them to `take` in their order, with number and index. Each thread waits
/// with a page until it is taken, so that memory holds two for each at most.
fn laid_out(
    run: &Run<'_>,
    pages: &[usize],
    planner: &mut Planner,
    threads: usize,
    take: &mut dyn FnMut(usize, usize, Page),
) {
    let threads = threads.min(pages.len()).max(1);
    thread::scope(|scope| {
        let start = |first: usize| -> Option<Receiver<Page>> {
            let (sender, receiver): (SyncSender<Page>, _) = sync_channel(1);
            let mut planner = planner.clone();
            let make = move || {
                for (index, number) in pages.iter().zip(1..).skip(first).step_by(threads) {
                    // The receiver is gone once a stop is asked for.
                    if run.stop.is_asked() || sender.send(page(run, number, *index, &mut planner)).is_err() {
                        return;
                    }
                }
            };
            thread::Builder::new().stack_size(interrupt::STACK).spawn_scoped(scope, make).is_ok().then_some(receiver)
        };
        let waiting: Vec<Option<Receiver<Page>>> =
            if threads > 1 { (0..threads).map(start).collect() } else { Vec::new() };
        for (at, index) in pages.iter().enumerate() {
            // A system that gives no threads gets its pages all the same.
            let next = match waiting.get(at % threads) {
                Some(Some(receiver)) => receiver.recv().ok(),
                _ => Some(page(run, at + 1, *index, planner)),
            };
            if run.stop.is_asked() {
                return;
            }
            if let Some(next) = next {
                take(at + 1, *index, next);
            }
        }
    });
}

fn page(run: &Run<'_>, number: usize, index: usize, planner: &mut Planner) -> Page {
    run.tell(Told::Begun(index));
    let job = run.jobs.get(index).ok_or(PictureError::Interrupted)?;
    let name = || picture::name(&job.path, Some(number));
    let view = planner.view(job).map_err(|source| PictureError::Plan { name: name(), source: Box::new(source) })?;
    let page = planner
        .exporter
        .atlas_page(&view, &job.options, &mut picture::unless_stopped(run.stop))
        .map_err(|source| PictureError::Picture { name: name(), source })?;
    run.unheeded.made(planner, job);
    let made = Made::of(&page.picture, planner.exporter.facts(), &view);
    Ok((page, made))
}
