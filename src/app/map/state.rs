//! Caches, loaders and tiles that the map changes while it is drawn.

use std::sync::Arc;

use crate::{
    app::tasks::Levels,
    model::{BasemapGeometry, Level},
    scene::{KeptInset, LegendEntry, SceneBuilder},
    surface::screen::{Meshes, Tileset},
};

/// State of the map widget between frames.
pub struct MapState {
    /// Builder and cache of scenes.
    pub scenes: SceneBuilder,
    /// Meshes of the base geometry.
    pub(super) meshes: Meshes,
    /// Loader of finer base geometry.
    pub(super) levels: Levels,
    /// Insets of the last frame and the size of the map, points.
    pub(super) insets: (egui::Vec2, Vec<KeptInset>),
    /// Legend of the last scene, a group of entries for each layer.
    pub(in crate::app) legend: Vec<Vec<LegendEntry>>,
    /// Tile source; `None` without tiles.
    pub tiles: Option<Tileset>,
}

impl MapState {
    /// Map of the coarsest level of detail, without tiles.
    pub fn new(base: Arc<BasemapGeometry>, overview: Arc<Level>) -> Self {
        let scenes = SceneBuilder::new(Arc::clone(&base), overview);
        Self {
            scenes,
            meshes: Meshes::default(),
            levels: Levels::new(base),
            insets: (egui::Vec2::ZERO, Vec::new()),
            legend: Vec::new(),
            tiles: None,
        }
    }

    /// Takes over the levels of detail that have been loaded.
    pub(crate) fn take_loaded_levels(&mut self) {
        for loaded in self.levels.arrived() {
            self.scenes.provide(loaded.level);
            for (layer, mesh) in loaded.layers {
                self.meshes.provide(layer.key.clone(), mesh);
                self.scenes.provide_ground(layer);
            }
        }
    }
}
