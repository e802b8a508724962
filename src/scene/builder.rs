//! Scene cache: projected base geometry, styled ground layers and measured texts.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Measurer, ProjectedLevel,
    plane_layer::{PlaneLayer, PlaneLayerKind},
};
use crate::{
    geo::ProjectionKind,
    model::{BasemapGeometry, Detail, Level},
    view::{Theme, View},
};

/// Number of ground layers cached before transient ones (highlights, value fills) are dropped.
const KEEP: usize = 48;

/// Builds scenes from cached base geometry; the result does not depend on the state of the cache.
#[derive(Debug)]
pub struct SceneBuilder {
    overview: Arc<Level>,
    base: Arc<BasemapGeometry>,
    levels: BTreeMap<(ProjectionKind, Detail), Arc<ProjectedLevel>>,
    ground: BTreeMap<super::PlaneLayerKey, Arc<PlaneLayer>>,
    /// Text measurement with its own cache.
    pub measurer: Measurer,
}

impl SceneBuilder {
    /// Creates a cache with the coarsest level of detail, sufficient to draw every view.
    pub fn new(base: Arc<BasemapGeometry>, overview: Arc<Level>) -> Self {
        Self { overview, base, levels: BTreeMap::new(), ground: BTreeMap::new(), measurer: Measurer::default() }
    }

    /// Adds a level of detail that was projected elsewhere, for example on another thread.
    pub(crate) fn provide(&mut self, level: Arc<ProjectedLevel>) {
        self.levels.insert((level.projection, level.detail), level);
    }

    /// Level of detail for a view at the given pixel density.
    pub(crate) fn detail_for(view: &View, pixels_per_point: f32) -> Detail {
        let metres_per_pixel = view.camera.metres_per_point
            / view.camera.projection.scale_at(view.camera.center)
            / f64::from(pixels_per_point.max(0.25));
        // Simplification by less than about a pixel is invisible.
        match metres_per_pixel {
            m if m >= 3_600.0 => Detail::Overview,
            m if m >= 1_200.0 => Detail::Country,
            m if m >= 450.0 => Detail::Region,
            _ => Detail::Full,
        }
    }

    /// Finest available level of detail not exceeding `detail`; the coarsest is projected on demand.
    pub fn level(&mut self, projection: ProjectionKind, detail: Detail) -> Arc<ProjectedLevel> {
        let known = self.levels.range((projection, Detail::Overview)..=(projection, detail)).next_back();
        if let Some((_, level)) = known {
            return Arc::clone(level);
        }
        let level = Arc::new(ProjectedLevel::project(Detail::Overview, &self.overview, &self.base, projection));
        self.provide(Arc::clone(&level));
        level
    }

    /// Styled layer of a level of detail, cached.
    pub(super) fn ground(&mut self, kind: PlaneLayerKind, level: &ProjectedLevel, theme: Theme) -> Arc<PlaneLayer> {
        let key = super::PlaneLayerKey { kind, detail: level.detail, projection: level.projection, theme };
        if let Some(layer) = self.ground.get(&key) {
            return Arc::clone(layer);
        }
        if self.ground.len() >= KEEP {
            self.ground.retain(|key, _| key.is_lasting());
        }
        let layer = PlaneLayer::build(key.kind.clone(), level, theme);
        self.ground.insert(key, Arc::clone(&layer));
        layer
    }

    /// Adds a styled layer that was built elsewhere.
    pub(crate) fn provide_ground(&mut self, layer: Arc<PlaneLayer>) {
        self.ground.insert(layer.key.clone(), layer);
    }
}
