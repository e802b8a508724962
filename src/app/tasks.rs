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
    query::{LayerDensity, LayerPoints, MapExtent},
    scene::{PlaneLayer, PlaneLayerKey, PlaneLayerKind, ProjectedLevel, ProjectedShapes, ShapesToProject},
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

/// Large layers of features that are ready to be drawn.
pub(super) enum ReadyShapes {
    /// Projected.
    Projected(ProjectedShapes),
    /// Triangulated.
    Mesh(PlaneLayerKey, Drawables),
    /// Points, which keep their places themselves.
    Points,
}

/// End of a thread, also of one that could not be started or has crashed: tells of itself when it is dropped.
struct End {
    tell: Sender<Option<ReadyShapes>>,
    ctx: egui::Context,
}

impl Drop for End {
    fn drop(&mut self) {
        if self.tell.send(None).is_ok() {
            self.ctx.request_repaint();
        }
    }
}

/// Projection and triangulation of large lines and areas, and places of many points, on threads of their own.
pub(super) struct ShapeWork {
    done: Receiver<Option<ReadyShapes>>,
    tell: Sender<Option<ReadyShapes>>,
    /// Number of threads at work.
    busy: usize,
}

impl Default for ShapeWork {
    fn default() -> Self {
        let (tell, done) = channel();
        Self { done, tell, busy: 0 }
    }
}

impl ShapeWork {
    /// Projects lines and areas; `ctx` is repainted when they are ready.
    pub(super) fn project(&mut self, shapes: ShapesToProject, ctx: &egui::Context) {
        self.start(ctx, move || ReadyShapes::Projected(shapes.projected()));
    }

    /// Works out the places of many points and how dense they are; `ctx` is repainted when that is known.
    pub(super) fn place(&mut self, points: Arc<LayerPoints>, map: MapExtent, ctx: &egui::Context) {
        self.start(ctx, move || {
            LayerDensity::prepare(&points, &map);
            ReadyShapes::Points
        });
    }

    /// Triangulates a layer; `ctx` is repainted when it is ready.
    pub(super) fn triangulate(&mut self, layer: Arc<PlaneLayer>, ctx: &egui::Context) {
        self.start(ctx, move || ReadyShapes::Mesh(layer.key.clone(), tessellate(&layer)));
    }

    fn start(&mut self, ctx: &egui::Context, work: impl FnOnce() -> ReadyShapes + Send + 'static) {
        self.busy += 1;
        let end = End { tell: self.tell.clone(), ctx: ctx.clone() };
        spawn("features", move || {
            // The window may have been closed in the meantime.
            let _closed = end.tell.send(Some(work()));
        });
    }

    /// `true` while threads are at work.
    pub(super) fn is_busy(&self) -> bool {
        self.busy > 0
    }

    /// Work that was completed.
    pub(super) fn arrived(&mut self) -> Option<ReadyShapes> {
        loop {
            match self.done.try_recv().ok()? {
                Some(ready) => return Some(ready),
                None => self.busy = self.busy.saturating_sub(1),
            }
        }
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
