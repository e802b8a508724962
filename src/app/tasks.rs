//! Background tasks: named threads whose results repaint the window.

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
    model::{BasemapGeometry, Detail},
    scene::{PlaneLayer, PlaneLayerKind, ProjectedLevel},
    surface::screen::tessellate,
    view::Theme,
};

/// Level of detail, projected, styled and triangulated.
pub(super) struct Prepared {
    /// Projected geometry of the level.
    pub level: Arc<ProjectedLevel>,
    /// Layers of the level with their meshes.
    pub layers: Vec<(Arc<PlaneLayer>, Drawables)>,
}

/// Starts a thread. Only tile sources start threads elsewhere.
#[expect(clippy::disallowed_methods, reason = "the door to threads")]
pub(super) fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    // If the thread cannot be started, its result never arrives; a map keeps its present level of detail.
    let started = std::thread::Builder::new().name(name.to_owned()).spawn(work);
    if let Err(error) = started {
        log::warn!("could not start a thread for {name}: {error}");
    }
}

type Wanted = (ProjectionKind, Detail);

/// Loader of levels of detail.
pub(super) struct Levels {
    base: Arc<BasemapGeometry>,
    asked: BTreeSet<Wanted>,
    done: Receiver<Prepared>,
    tell: Sender<Prepared>,
}

impl Levels {
    /// Loader without requests.
    pub(super) fn new(base: Arc<BasemapGeometry>) -> Self {
        let (tell, done) = channel();
        Self { base, asked: BTreeSet::new(), done, tell }
    }

    /// Requests a level once, in the colours of a theme; `ctx` is repainted when it is ready. After a change of theme,
    /// layers are recoloured when drawn.
    pub(super) fn ask(&mut self, projection: ProjectionKind, detail: Detail, theme: Theme, ctx: &egui::Context) {
        if !self.asked.insert((projection, detail)) {
            return;
        }
        let (base, tell, ctx) = (Arc::clone(&self.base), self.tell.clone(), ctx.clone());
        spawn("level of detail", move || {
            let (level, _) = data::level(detail);
            let level = Arc::new(ProjectedLevel::project(detail, &level, &base, projection));
            let layers = [PlaneLayerKind::Land, PlaneLayerKind::Water, PlaneLayerKind::Lines]
                .into_iter()
                .map(|kind| {
                    let layer = PlaneLayer::build(kind, &level, theme);
                    let mesh = tessellate(&layer);
                    (layer, mesh)
                })
                .collect();
            // The window may have been closed in the meantime.
            if tell.send(Prepared { level, layers }).is_ok() {
                ctx.request_repaint();
            }
        });
    }

    /// Levels completed since the last call.
    pub(super) fn arrived(&self) -> impl Iterator<Item = Prepared> {
        self.done.try_iter()
    }
}
