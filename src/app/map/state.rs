//! Caches, loaders and tiles that the map changes while it is drawn.

use std::sync::Arc;

use egui::Pos2;

use crate::{
    app::{
        tasks::{Levels, ReadyShapes, ShapeWork},
        tool::Tool,
    },
    model::{BasemapGeometry, Level},
    query::LayerFeatures,
    scene::{KeptInset, LegendEntry, SceneBuilder},
    surface::screen::{Meshes, Tileset},
    view::{FeatureRef, LayerId},
};

/// State of the map widget between frames.
pub struct MapState {
    /// Builder and cache of scenes.
    pub scenes: SceneBuilder,
    /// Meshes of the base geometry.
    pub(super) meshes: Meshes,
    /// Loader of finer base geometry.
    pub(super) levels: Levels,
    /// Projection and triangulation of large lines and areas.
    pub(super) shapes: ShapeWork,
    /// Features that the last frame drew.
    pub(super) features: Vec<Arc<LayerFeatures>>,
    /// Layers of these that it drew as hexagons.
    pub(super) dense: Vec<LayerId>,
    /// Insets of the last frame and the size of the map, points.
    pub(super) insets: (egui::Vec2, Vec<KeptInset>),
    /// Legend of the last scene, a group of entries for each layer.
    pub(in crate::app) legend: Vec<Vec<LegendEntry>>,
    /// Drag or click that goes on.
    pub(super) gesture: Gesture,
    /// Tile source; `None` without tiles.
    pub tiles: Option<Tileset>,
}

/// Drag or click that goes on.
#[derive(Debug, Default)]
pub(super) struct Gesture {
    /// Tool that it began with.
    pub(super) tool: Tool,
    /// Drag by a tool; panning is none.
    pub(super) drag: Option<Drag>,
    /// Click that may become a double click.
    pub(super) click: Option<PendingClick>,
}

/// Drag by a tool.
#[derive(Debug)]
pub(super) struct Drag {
    /// The tool, which with Shift is another than the one in use.
    pub(super) tool: Tool,
    /// Positions in the window, the start first.
    pub(super) path: Vec<Pos2>,
}

/// Click beside all symbols.
#[derive(Debug)]
pub(super) struct PendingClick {
    /// Time of the click, seconds.
    pub(super) time: f64,
    /// Its position in the window.
    pub(super) at: Pos2,
    /// Cell of a grid or province that it selects; without one it clears the selection.
    pub(super) place: Option<FeatureRef>,
    /// `true` on a hexagon of dense points, which it zooms to.
    pub(super) is_dense: bool,
}

impl MapState {
    /// Map of the coarsest level of detail, without tiles.
    pub fn new(base: Arc<BasemapGeometry>, overview: Arc<Level>) -> Self {
        let scenes = SceneBuilder::new(Arc::clone(&base), overview);
        Self {
            scenes,
            meshes: Meshes::default(),
            levels: Levels::new(base),
            shapes: ShapeWork::default(),
            features: Vec::new(),
            dense: Vec::new(),
            insets: (egui::Vec2::ZERO, Vec::new()),
            legend: Vec::new(),
            gesture: Gesture::default(),
            tiles: None,
        }
    }

    /// Begins the work on large lines and areas that the last frame lacked.
    pub(super) fn begin_shapes(&mut self, ctx: &egui::Context) {
        // One after the other: while a slider is dragged, each frame wants other colours.
        if self.shapes.is_busy() {
            self.scenes.forget_wanted_shapes();
            return self.meshes.forget_wanted();
        }
        for shapes in self.scenes.take_wanted_shapes() {
            self.shapes.project(shapes, ctx);
        }
        for layer in self.meshes.take_wanted() {
            self.shapes.triangulate(layer, ctx);
        }
    }

    /// Takes over the levels of detail that have been loaded, and large lines and areas that are ready.
    pub(crate) fn take_loaded(&mut self) {
        while let Some(ready) = self.shapes.arrived() {
            match ready {
                ReadyShapes::Projected(shapes) => self.scenes.provide_shapes(shapes),
                ReadyShapes::Mesh(key, mesh) => self.meshes.provide(key, mesh),
                ReadyShapes::Points => {}
            }
        }
        for loaded in self.levels.arrived() {
            self.scenes.provide(loaded.level);
            for (layer, mesh) in loaded.layers {
                self.meshes.provide(layer.key.clone(), mesh);
                self.scenes.provide_ground(layer);
            }
        }
    }
}
