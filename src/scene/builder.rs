//! Scene cache: projected base geometry, styled ground layers and measured texts.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use super::{
    Measurer, Opacity, ProjectedLevel,
    details::DetailExtents,
    plane_layer::{PlaneLayer, PlaneLayerKind},
    projected_shapes::{PlaneShapes, ProjectedShapes, ShapesToProject},
    provinces::Provinces,
    symbol_groups::SymbolGroups,
};
use crate::{
    geo::{PlanePoint, ProjectionKind},
    model::{BasemapGeometry, Catalogue, Detail, Level},
    view::{Theme, View},
};

/// Number of ground layers cached before transient ones (highlights, value fills) are dropped that were not used of late.
const KEEP: usize = 48;
/// Number of uses within which one was of late: a few frames of all layers that a view can have.
const OF_LATE: u64 = 256;

/// Projected levels of detail by projection.
type Levels = BTreeMap<(ProjectionKind, Detail), Arc<ProjectedLevel>>;

/// Origin of the levels of detail.
#[derive(Clone, Debug)]
enum LevelSource {
    /// The coarsest is at hand, sufficient to draw every view; finer ones arrive later.
    Arriving { overview: Arc<Level>, levels: Levels },
    /// Each is loaded and projected when it is first needed, once for all clones.
    OnDemand { load: fn(Detail) -> Level, levels: Arc<Mutex<Levels>> },
}

/// Builds scenes from cached base geometry; the result does not depend on the state of the cache.
#[derive(Clone, Debug)]
pub struct SceneBuilder {
    base: Arc<BasemapGeometry>,
    source: LevelSource,
    /// Styled ground layers with the number of their last use.
    ground: BTreeMap<super::PlaneLayerKey, (Arc<PlaneLayer>, u64)>,
    /// Number of uses of ground layers so far.
    uses: u64,
    /// `true` if no scene waits for the places of many points, which are worked out elsewhere.
    pub(super) defers: bool,
    /// Projected lines and areas.
    pub(super) plane_shapes: PlaneShapes,
    /// Provinces at the coarsest level of detail.
    provinces: Arc<Mutex<BTreeMap<ProjectionKind, Arc<Provinces>>>>,
    /// Groups of overlapping symbols.
    pub(super) symbol_groups: SymbolGroups,
    /// Points of a grid in China, by projection.
    pub(super) land: BTreeMap<ProjectionKind, Arc<[PlanePoint]>>,
    /// Extents of detail insets.
    pub(super) detail_extents: DetailExtents,
    /// Text measurement with its own cache.
    pub measurer: Measurer,
}

impl SceneBuilder {
    /// Builder for the window: draws with the coarsest level of detail until finer ones have arrived, and large layers of
    /// points, lines and areas once they were projected elsewhere.
    pub fn new(base: Arc<BasemapGeometry>, overview: Arc<Level>) -> Self {
        let plane_shapes = PlaneShapes::deferring();
        Self {
            plane_shapes,
            defers: true,
            ..Self::with_source(base, LevelSource::Arriving { overview, levels: Levels::new() })
        }
    }

    /// Builder for files: `load` reads a level of detail when it is first needed.
    pub(crate) fn on_demand(base: Arc<BasemapGeometry>, load: fn(Detail) -> Level) -> Self {
        Self::with_source(base, LevelSource::OnDemand { load, levels: Arc::default() })
    }

    fn with_source(base: Arc<BasemapGeometry>, source: LevelSource) -> Self {
        Self {
            base,
            source,
            ground: BTreeMap::new(),
            uses: 0,
            defers: false,
            plane_shapes: PlaneShapes::default(),
            provinces: Arc::default(),
            symbol_groups: SymbolGroups::default(),
            land: BTreeMap::new(),
            detail_extents: DetailExtents::default(),
            measurer: Measurer::default(),
        }
    }

    /// Adds a level of detail that was projected elsewhere, for example on another thread.
    pub(crate) fn provide(&mut self, level: Arc<ProjectedLevel>) {
        let key = (level.projection, level.detail);
        match &mut self.source {
            LevelSource::Arriving { levels, .. } => levels.insert(key, level),
            LevelSource::OnDemand { levels, .. } => {
                levels.lock().unwrap_or_else(PoisonError::into_inner).insert(key, level)
            }
        };
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

    /// Level of detail of the base geometry; in the window the finest that has arrived and does not exceed `detail`.
    pub fn level(&mut self, projection: ProjectionKind, detail: Detail) -> Arc<ProjectedLevel> {
        let project = |detail, level: &Level| Arc::new(ProjectedLevel::project(detail, level, &self.base, projection));
        match &mut self.source {
            LevelSource::Arriving { overview, levels } => {
                let known = levels.range((projection, Detail::Overview)..=(projection, detail)).next_back();
                if let Some((_, level)) = known {
                    return Arc::clone(level);
                }
                let coarsest = levels.entry((projection, Detail::Overview));
                Arc::clone(coarsest.or_insert_with(|| project(Detail::Overview, overview)))
            }
            LevelSource::OnDemand { load, levels } => {
                // Others that need the same level wait for it.
                let mut levels = levels.lock().unwrap_or_else(PoisonError::into_inner);
                Arc::clone(levels.entry((projection, detail)).or_insert_with(|| project(detail, &load(detail))))
            }
        }
    }

    /// Provinces at the coarsest level of detail, projected when they are first asked for, once for all clones.
    pub(super) fn provinces(&self, catalogue: &Catalogue, projection: ProjectionKind) -> Arc<Provinces> {
        let mut provinces = self.provinces.lock().unwrap_or_else(PoisonError::into_inner);
        let projected = |level: &Level| Arc::new(Provinces::project(level, catalogue, projection));
        let known = provinces.entry(projection).or_insert_with(|| match &self.source {
            LevelSource::Arriving { overview, .. } => projected(overview),
            LevelSource::OnDemand { load, .. } => projected(&load(Detail::Overview)),
        });
        Arc::clone(known)
    }

    /// Styled layer of a level of detail, cached.
    pub(super) fn ground(
        &mut self,
        (kind, opacity): (PlaneLayerKind, Opacity),
        level: &ProjectedLevel,
        theme: Theme,
    ) -> Arc<PlaneLayer> {
        let key = super::PlaneLayerKey { kind, detail: level.detail, projection: level.projection, theme, opacity };
        self.uses += 1;
        if let Some((layer, used)) = self.ground.get_mut(&key) {
            *used = self.uses;
            return Arc::clone(layer);
        }
        if self.ground.len() >= KEEP {
            let uses = self.uses;
            self.ground.retain(|key, (_, used)| key.is_lasting() || uses - *used < OF_LATE);
        }
        let layer = PlaneLayer::build(key.kind.clone(), level, theme);
        let layer = if opacity == Opacity::FULL { layer } else { Arc::new(layer.faded(opacity)) };
        self.ground.insert(key, (Arc::clone(&layer), self.uses));
        layer
    }

    /// Large layers of lines and areas to be projected elsewhere, each once; until then they are drawn as they were.
    pub(crate) fn take_wanted_shapes(&self) -> Vec<ShapesToProject> {
        self.plane_shapes.take_wanted()
    }

    /// Forgets large layers whose projection has not begun; the next scene asks for them again if it needs them.
    pub(crate) fn forget_wanted_shapes(&self) {
        self.plane_shapes.forget_wanted();
    }

    /// Adds lines and areas that were projected elsewhere.
    pub(crate) fn provide_shapes(&mut self, shapes: ProjectedShapes) {
        self.plane_shapes.provide(shapes);
    }

    /// Adds a styled layer that was built elsewhere.
    pub(crate) fn provide_ground(&mut self, layer: Arc<PlaneLayer>) {
        self.ground.insert(layer.key.clone(), (layer, self.uses));
    }
}
