//! Work off the interface thread: named threads whose results wake the window.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
};

use walkers::Drawables;

use crate::{
    data,
    geo::ProjectionKind,
    model::{BaseMap, Detail},
    scene::{GroundKind, GroundLayer, PlaneLevel},
    surface::screen::tessellate,
    view::Theme,
};

/// A level of detail, laid flat, styled and triangulated.
pub struct Prepared {
    /// The level.
    pub level: Arc<PlaneLevel>,
    /// Its layers with their meshes.
    pub layers: Vec<(Arc<GroundLayer>, Drawables)>,
}

/// Starts a thread; besides those of tile sources the only place that does.
#[expect(clippy::disallowed_methods, reason = "the door to threads")]
pub(super) fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    // Without a thread the work is not done, and the map stays as coarse as it is: nothing breaks.
    let started = std::thread::Builder::new().name(name.to_owned()).spawn(work);
    if let Err(error) = started {
        log::warn!("could not start a thread for {name}: {error}");
    }
}

type Wanted = (ProjectionKind, Detail);

/// Levels of detail on their way.
pub struct Levels {
    base: Arc<BaseMap>,
    asked: BTreeSet<Wanted>,
    done: Receiver<Prepared>,
    tell: Sender<Prepared>,
}

impl Levels {
    /// Nothing asked for.
    pub fn new(base: Arc<BaseMap>) -> Self {
        let (tell, done) = channel();
        Self { base, asked: BTreeSet::new(), done, tell }
    }

    /// Asks for a level, once, in the colours of a theme; `ctx` is woken when it is there. Another theme's colours are
    /// put on where they are first drawn.
    pub fn ask(&mut self, projection: ProjectionKind, detail: Detail, theme: Theme, ctx: &egui::Context) {
        if !self.asked.insert((projection, detail)) {
            return;
        }
        let (base, tell, ctx) = (Arc::clone(&self.base), self.tell.clone(), ctx.clone());
        spawn("level of detail", move || {
            let (level, _) = data::level(detail);
            let level = Arc::new(PlaneLevel::project(detail, &level, &base, projection));
            let layers = [GroundKind::Land, GroundKind::Water, GroundKind::Lines]
                .into_iter()
                .map(|kind| {
                    let layer = GroundLayer::build(kind, &level, theme);
                    let mesh = tessellate(&layer);
                    (layer, mesh)
                })
                .collect();
            // Nobody listens any more when the window was closed in the meantime.
            if tell.send(Prepared { level, layers }).is_ok() {
                ctx.request_repaint();
            }
        });
    }

    /// The levels that have arrived since the last call.
    pub fn arrived(&self) -> impl Iterator<Item = Prepared> {
        self.done.try_iter()
    }
}
