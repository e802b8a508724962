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

/// Makes an atlas of the pictures with these indices. A page that fails is left out and told; the others follow one
/// another.
pub(super) fn make(
    run: &Run<'_>,
    pages: &[usize],
    planner: &mut Planner,
    threads: usize,
    folders: &mut BTreeSet<PathBuf>,
) {
    let Some(path) = pages.first().and_then(|index| Some(&run.jobs.get(*index)?.path)) else { return };
    let failed = |source| PictureError::Picture { path: path.clone(), source };
    let mut atlas = match Atlas::new() {
        Ok(atlas) => atlas,
        Err(source) => return run.failed(pages.to_vec(), &failed(source)),
    };
    let mut made: Vec<(usize, Made)> = Vec::new();
    laid_out(run, pages, planner, threads, &mut |index, page| {
        let page = page.and_then(|(page, said)| {
            atlas.push(page).map_err(failed)?;
            Ok(Made { page: Some(atlas.pages()), ..said })
        });
        run.tell(Told::Drawn);
        match page {
            Ok(page) => made.push((index, page)),
            Err(why) if !run.stop.is_asked() => run.failed(vec![index], &why),
            Err(_) => {}
        }
    });
    // Part of an atlas is none: nothing is written after Ctrl-C.
    if run.stop.is_asked() || made.is_empty() {
        return;
    }
    let written = atlas.finish().map_err(failed).and_then(|bytes| {
        picture::write(path, &bytes, &[], run.flags.existing(), run.stop, folders)?;
        Ok(bytes.len())
    });
    match written {
        Ok(bytes) => {
            for (_, page) in &mut made {
                page.bytes = bytes;
            }
            run.tell(Told::Done(made));
        }
        Err(_) if run.stop.is_asked() => {}
        Err(why) => run.failed(made.into_iter().map(|(index, _)| index).collect(), &why),
    }
}

/// Lays out pages on several threads and hands them to `take` in their order. Each thread waits with a page until it is
/// taken, so that memory holds two for each at most.
fn laid_out(run: &Run<'_>, pages: &[usize], planner: &mut Planner, threads: usize, take: &mut dyn FnMut(usize, Page)) {
    let threads = threads.min(pages.len()).max(1);
    thread::scope(|scope| {
        let start = |first: usize| -> Option<Receiver<Page>> {
            let (sender, receiver): (SyncSender<Page>, _) = sync_channel(1);
            let mut planner = planner.clone();
            let make = move || {
                for index in pages.iter().skip(first).step_by(threads) {
                    // Taken until a stop is asked for.
                    if run.stop.is_asked() || sender.send(page(run, *index, &mut planner)).is_err() {
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
                _ => Some(page(run, *index, planner)),
            };
            if run.stop.is_asked() {
                return;
            }
            if let Some(next) = next {
                take(*index, next);
            }
        }
    });
}

fn page(run: &Run<'_>, index: usize, planner: &mut Planner) -> Page {
    run.tell(Told::Begun(index));
    let job = run.jobs.get(index).ok_or(PictureError::Interrupted)?;
    let view = planner.view(job)?;
    let failed = |source| PictureError::Picture { path: job.path.clone(), source };
    let page =
        planner.exporter.atlas_page(&view, &job.options, &mut picture::unless_stopped(run.stop)).map_err(failed)?;
    run.unheeded.made(planner, job);
    let made = Made::of(&page.picture, &view);
    Ok((page, made))
}
