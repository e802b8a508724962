//! Worker thread of an archive: opens it, then decodes the requested tiles.
//!
//! Only requests of the last frame are kept, so that tiles out of view are not read. A panic becomes an answer.

use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use egui::{ColorImage, Context, TextureOptions};
use image::RgbaImage;
use walkers::{Tile, TileId};

use super::{
    archive::{About, Archive},
    decode::{self, Decoded},
    fault::Fault,
    substitutes::Request,
};

/// Time limit for opening an archive or reading a tile.
const PATIENCE: Duration = Duration::from_secs(20);

/// Result of a request.
#[derive(Clone)]
pub(super) enum Answer {
    /// Tile, and the memory it takes, bytes.
    There(Tile, usize),
    /// The tile does not exist.
    Missing,
    /// The tile cannot be drawn.
    Broken(Fault),
}

/// State of a worker, shared by both threads.
#[derive(Default)]
struct State {
    opened: Option<Result<About, Fault>>,
    wanted: VecDeque<Request>,
    answers: Vec<(Request, Answer)>,
    /// Start of the current task: opening, or one tile.
    began: Option<Instant>,
    /// `true` once the archive is dropped.
    closed: bool,
    /// `true` once the thread has ended.
    ended: bool,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Handle of the worker thread, owned by the interface.
pub(super) struct Worker(Arc<Shared>);

impl Worker {
    /// Starts the thread; each answer repaints `ctx`.
    pub(super) fn start(
        open: impl FnOnce() -> Result<Box<dyn Archive>, Fault> + Send + 'static,
        ctx: &Context,
    ) -> Result<Self, Fault> {
        let shared = Arc::new(Shared::default());
        let (theirs, ctx) = (Arc::clone(&shared), ctx.clone());
        spawn(move || {
            // Reports the end of the thread, even after a panic.
            let _ending = Ending(&theirs, &ctx);
            work(open, &theirs, &ctx);
        })
        .map_err(|_error| Fault::NoThread)?;
        Ok(Self(shared))
    }

    /// Result of opening the archive; `None` while unknown.
    pub(super) fn opened(&self) -> Option<Result<About, Fault>> {
        let fault = self.fault();
        self.0.state().opened.clone().or(fault.map(Err))
    }

    /// Replaces the requests, most urgent first.
    pub(super) fn want(&self, requests: Vec<Request>) {
        let mut state = self.0.state();
        let answered = |request: &Request| state.answers.iter().any(|(other, _)| other == request);
        let wanted = requests.into_iter().filter(|request| !answered(request)).collect();
        state.wanted = wanted;
        drop(state);
        self.0.changed.notify_one();
    }

    /// Answers since the last call.
    pub(super) fn answers(&self) -> Vec<(Request, Answer)> {
        std::mem::take(&mut self.0.state().answers)
    }

    /// Reason why answers will be late or will never come.
    pub(super) fn fault(&self) -> Option<Fault> {
        let state = self.0.state();
        let slow = state.began.is_some_and(|began| began.elapsed() > PATIENCE);
        if state.ended { Some(Fault::Crashed) } else { slow.then_some(Fault::Slow) }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.0.state().closed = true;
        self.0.changed.notify_one();
    }
}

#[expect(clippy::disallowed_methods, reason = "lives and dies with the archive: it ends when the archive is dropped")]
fn spawn(work: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    std::thread::Builder::new().name("tile archive".to_owned()).spawn(work).map(drop)
}

struct Ending<'a>(&'a Shared, &'a Context);

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        self.0.state().ended = true;
        self.1.request_repaint();
    }
}

fn work(open: impl FnOnce() -> Result<Box<dyn Archive>, Fault>, shared: &Shared, ctx: &Context) {
    shared.state().began = Some(Instant::now());
    let opened = catch_unwind(AssertUnwindSafe(open)).unwrap_or(Err(Fault::Crashed));
    shared.state().began = None;
    let mut archive = match opened {
        Ok(archive) => archive,
        Err(fault) => {
            shared.state().opened = Some(Err(fault));
            return;
        }
    };
    shared.state().opened = Some(Ok(archive.about().clone()));
    ctx.request_repaint();
    while let Some(request) = next(shared) {
        let answer = catch_unwind(AssertUnwindSafe(|| answer(archive.as_mut(), request, ctx)));
        let answer = answer.unwrap_or(Answer::Broken(Fault::Crashed));
        let mut state = shared.state();
        state.began = None;
        state.wanted.retain(|other| *other != request);
        state.answers.push((request, answer));
        drop(state);
        ctx.request_repaint();
    }
}

/// Waits for the next request; `None` once the archive is dropped.
fn next(shared: &Shared) -> Option<Request> {
    let mut state = shared.state();
    loop {
        if state.closed {
            return None;
        }
        if let Some(request) = state.wanted.pop_front() {
            state.began = Some(Instant::now());
            return Some(request);
        }
        state = shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
}

fn answer(archive: &mut dyn Archive, request: Request, ctx: &Context) -> Answer {
    let Request { id, up, theme } = request;
    let decoded = if up == 0 {
        archive.tile(id).and_then(|stored| stored.map_or(Ok(None), |stored| decode::decode(stored, id.zoom, theme)))
    } else {
        let first = TileId { x: id.x << up, y: id.y << up, zoom: id.zoom + up };
        let began = Instant::now();
        let part = |x, y| {
            if began.elapsed() > PATIENCE {
                return Err(Fault::Slow);
            }
            archive.tile(TileId { x: first.x + x, y: first.y + y, zoom: first.zoom })
        };
        decode::compose(up, part).map(|whole| whole.map(Decoded::Picture))
    };
    match decoded {
        Ok(Some(Decoded::Picture(picture))) => on_gpu(&picture, ctx),
        // The memory of vector shapes is unknown; an estimate above the usual.
        Ok(Some(Decoded::Vector(tile))) => Answer::There(tile, 1 << 20),
        Ok(None) => Answer::Missing,
        Err(fault) => Answer::Broken(fault),
    }
}

fn on_gpu(picture: &RgbaImage, ctx: &Context) -> Answer {
    let (width, height) = picture.dimensions();
    let image = ColorImage::from_rgba_unmultiplied([width as usize, height as usize], picture.as_raw());
    let bytes = picture.as_raw().len();
    Answer::There(Tile::Raster(ctx.load_texture("tile", image, TextureOptions::default())), bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        surface::screen::tiles::{fixture, levels::Levels},
        view::Theme,
    };

    /// Archive that answers by column: 0 with a tile, 1 without, others with a panic.
    struct Scripted(About);

    impl Scripted {
        #[expect(clippy::unnecessary_wraps, reason = "as archives are opened")]
        fn open() -> Result<Box<dyn Archive>, Fault> {
            let home = TileId { x: 0, y: 0, zoom: 4 };
            let levels: Levels = [4].into_iter().collect();
            Ok(Box::new(Self(About { levels, credit: None, vector: false, home, unwritten: false })))
        }
    }

    impl Archive for Scripted {
        fn about(&self) -> &About {
            &self.0
        }

        fn tile(&mut self, id: TileId) -> Result<Option<Vec<u8>>, Fault> {
            match id.x {
                0 => Ok(Some(fixture::png(fixture::RED))),
                1 => Ok(None),
                _ => panic!("a fault of the program"),
            }
        }
    }

    fn wait<T>(mut look: impl FnMut() -> Option<T>) -> T {
        let began = Instant::now();
        loop {
            if let Some(found) = look() {
                return found;
            }
            assert!(began.elapsed() < Duration::from_secs(20), "nothing came");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn request(x: u32) -> Request {
        Request { id: TileId { x, y: 0, zoom: 4 }, up: 0, theme: Theme::Light }
    }

    #[test]
    fn each_request_has_an_answer_even_where_reading_panics() {
        let worker = Worker::start(Scripted::open, &Context::default()).unwrap();
        assert!(wait(|| worker.opened()).is_ok());
        worker.want(vec![request(2), request(1), request(0)]);
        let mut answers = Vec::new();
        wait(|| {
            answers.extend(worker.answers());
            (answers.len() == 3).then_some(())
        });
        assert!(matches!(answers[0], (r, Answer::Broken(Fault::Crashed)) if r == request(2)));
        assert!(matches!(answers[1], (r, Answer::Missing) if r == request(1)));
        assert!(matches!(answers[2], (r, Answer::There(_, 1024)) if r == request(0)));
        assert_eq!(worker.fault(), None);
    }

    #[test]
    fn a_panic_while_opening_is_a_fault() {
        let worker = Worker::start(|| panic!("a fault of the program"), &Context::default()).unwrap();
        assert_eq!(wait(|| worker.opened()).err(), Some(Fault::Crashed));
        assert_eq!(wait(|| worker.fault()), Fault::Crashed);
    }

    #[test]
    fn work_that_does_not_end_is_called_slow() {
        let worker = Worker::start(Scripted::open, &Context::default()).unwrap();
        wait(|| worker.opened()).unwrap();
        assert_eq!(worker.fault(), None);
        worker.0.state().began = Instant::now().checked_sub(PATIENCE + Duration::from_secs(1));
        assert_eq!(worker.fault(), Some(Fault::Slow));
    }

    #[test]
    fn the_thread_ends_with_the_archive() {
        let worker = Worker::start(Scripted::open, &Context::default()).unwrap();
        wait(|| worker.opened()).unwrap();
        let shared = Arc::clone(&worker.0);
        drop(worker);
        wait(|| shared.state().ended.then_some(()));
    }
}
