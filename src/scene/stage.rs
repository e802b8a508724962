//! What a scene is built from besides the view: base geometry laid flat, styled ground, measured texts.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Measurer, PlaneLevel,
    ground::{GroundKind, GroundLayer},
};
use crate::{
    geo::ProjectionKind,
    model::{BaseMap, Detail, Level},
    view::{Theme, View},
};

/// Styled layers that are kept; the highlights of a long session would otherwise pile up.
const KEEP: usize = 48;

/// Base geometry and memory for building scenes. The same inputs give the same scene whatever it remembers.
#[derive(Debug)]
pub struct Stage {
    overview: Arc<Level>,
    base: Arc<BaseMap>,
    levels: BTreeMap<(ProjectionKind, Detail), Arc<PlaneLevel>>,
    ground: BTreeMap<super::GroundKey, Arc<GroundLayer>>,
    /// Measures texts.
    pub measurer: Measurer,
}

impl Stage {
    /// A stage with the coarsest level, from which everything can be drawn at once.
    pub fn new(base: Arc<BaseMap>, overview: Arc<Level>) -> Self {
        Self { overview, base, levels: BTreeMap::new(), ground: BTreeMap::new(), measurer: Measurer::default() }
    }

    /// Adds a level that was laid flat elsewhere, for example on another thread.
    pub fn provide(&mut self, level: Arc<PlaneLevel>) {
        self.levels.insert((level.projection, level.detail), level);
    }

    /// The level of detail that a view asks for on a screen of that density.
    pub fn detail_for(view: &View, pixels_per_point: f32) -> Detail {
        let metres_per_pixel = view.camera.metres_per_point
            / view.camera.projection.scale_at(view.camera.center)
            / f64::from(pixels_per_point.max(0.25));
        // A simplification by a distance that stays below about a pixel is not seen.
        match metres_per_pixel {
            m if m >= 3_600.0 => Detail::Overview,
            m if m >= 1_200.0 => Detail::Country,
            m if m >= 450.0 => Detail::Region,
            _ => Detail::Full,
        }
    }

    /// The finest level that is there and no finer than asked for; the coarsest is made on the spot.
    pub fn level(&mut self, projection: ProjectionKind, detail: Detail) -> Arc<PlaneLevel> {
        let known = self.levels.range((projection, Detail::Overview)..=(projection, detail)).next_back();
        if let Some((_, level)) = known {
            return Arc::clone(level);
        }
        let level = Arc::new(PlaneLevel::project(Detail::Overview, &self.overview, &self.base, projection));
        self.provide(Arc::clone(&level));
        level
    }

    /// A styled layer of a level.
    pub(super) fn ground(&mut self, kind: GroundKind, level: &PlaneLevel, theme: Theme) -> Arc<GroundLayer> {
        let key = super::GroundKey { kind, detail: level.detail, projection: level.projection, theme };
        if let Some(layer) = self.ground.get(&key) {
            return Arc::clone(layer);
        }
        if self.ground.len() >= KEEP {
            self.ground.retain(|key, _| key.is_lasting());
        }
        let layer = GroundLayer::build(key.kind.clone(), level, theme);
        self.ground.insert(key, Arc::clone(&layer));
        layer
    }

    /// Adds a styled layer that was made elsewhere.
    pub fn provide_ground(&mut self, layer: Arc<GroundLayer>) {
        self.ground.insert(layer.key.clone(), layer);
    }
}
