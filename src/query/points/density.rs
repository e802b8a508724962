//! Layers whose points are so dense that their symbols would hide one another: these are drawn as hexagons.

use std::sync::Arc;

use super::{
    hexagons::{CountClasses, HexLevel, HexStep},
    layer_points::LayerPoints,
    placed::PlacedPoints,
};
use crate::{
    geo::{PlanePoint, PlaneRect, ProjectionKind},
    view::{LayerId, View},
};

/// Number of points in the picture from which they can be too dense.
const DENSE_FROM: usize = 2_000;
/// Area of a symbol with its outline, square points.
const SYMBOL: f64 = 64.0;
/// Symbols that lie on an average one, from which a layer is dense.
const COVERED: f64 = 2.5;
/// Part of both limits to which a dense layer must fall before it is drawn as symbols again, so that it does not flicker.
const AGAIN: f64 = 0.7;

/// Part of the plane that a picture shows, and its scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapExtent {
    /// Projection.
    pub projection: ProjectionKind,
    /// Part of the plane.
    pub plane: PlaneRect,
    /// Metres in the plane per point.
    pub metres_per_point: f64,
    /// Metres in the plane per metre on the ground.
    pub scale: f64,
}

impl MapExtent {
    /// Extent of a map of a view, of a width and height in points.
    pub fn of(view: &View, (width, height): (f64, f64)) -> Self {
        let camera = &view.camera;
        let (PlanePoint { x, y }, metres_per_point) = (camera.plane_center(), camera.metres_per_point);
        let half = (width / 2.0 * metres_per_point, height / 2.0 * metres_per_point);
        let plane = PlaneRect {
            min: PlanePoint { x: x - half.0, y: y - half.1 },
            max: PlanePoint { x: x + half.0, y: y + half.1 },
        };
        let scale = camera.projection.scale_at(camera.center);
        Self { projection: camera.projection, plane, metres_per_point, scale }
    }

    /// Extent of the page of a view with a number of maps, as if each were as large as its part of the page. What else
    /// stands on the page does not change what a map draws as hexagons, which is told there.
    pub fn of_page(view: &View, maps: usize) -> Self {
        let part = (maps.max(1) as f64).sqrt();
        let (width, height) = view.page.size.points();
        let (width, height) = (width / part, height / part);
        let (seen_width, seen_height) = view.page.viewport_size;
        let factor = (f64::from(seen_width) / width.max(1.0)).max(f64::from(seen_height) / height.max(1.0));
        let mut framed = view.clone();
        framed.camera.metres_per_point *= factor;
        Self::of(&framed, (width, height))
    }
}

/// Layer that is drawn as hexagons.
#[derive(Clone, Debug)]
pub struct LayerDensity {
    /// The layer.
    pub layer: LayerId,
    /// Numbers of points in the hexagons.
    pub level: Arc<HexLevel>,
    /// Width of a hexagon on the ground at the centre of the map, metres.
    pub width: f64,
}

impl LayerDensity {
    /// Density of a layer on a map; `None` if its symbols are few enough. `is_dense` says whether it was dense so far.
    pub fn of(layer: &LayerId, points: &LayerPoints, map: &MapExtent, is_dense: bool) -> Option<Self> {
        if points.len() <= DENSE_FROM / 2 {
            return None;
        }
        let placed = points.placed(map.projection);
        if !is_many(&placed, map, is_dense) {
            return None;
        }
        let level = placed.level(HexStep::of(map.metres_per_point));
        Self::made(layer, level, map).filter(|density| density.is_dense(map, is_dense))
    }

    /// The same without a wait: with the hexagons that are known, and `true` if better ones are to be counted elsewhere, by
    /// [`LayerDensity::prepare`].
    pub fn at_once(layer: &LayerId, points: &LayerPoints, map: &MapExtent, is_dense: bool) -> (Option<Self>, bool) {
        if !points.is_large() {
            return (Self::of(layer, points, map, is_dense), false);
        }
        let Some(placed) = points.placed_at_once(map.projection) else { return (None, true) };
        if !is_many(&placed, map, is_dense) {
            return (None, false);
        }
        let step = HexStep::of(map.metres_per_point);
        let known = placed.known_level(step);
        let waits = known.is_none();
        let level = known.or_else(|| placed.nearest_level(step));
        let density = level.and_then(|level| Self::made(layer, level, map));
        (density.filter(|density| density.is_dense(map, is_dense)), waits)
    }

    /// Works out what [`LayerDensity::at_once`] lacks, on whatever thread.
    pub fn prepare(points: &LayerPoints, map: &MapExtent) {
        let placed = points.not_kept(map.projection);
        placed.level(HexStep::of(map.metres_per_point));
        points.keep(&placed);
    }

    fn made(layer: &LayerId, level: Arc<HexLevel>, map: &MapExtent) -> Option<Self> {
        let width = level.step().width() / map.scale;
        (!level.classes().is_empty()).then(|| Self { layer: layer.clone(), level, width })
    }

    /// `true` if symbols would lie on one another.
    fn is_dense(&self, map: &MapExtent, is_dense: bool) -> bool {
        let (mut points, mut pairs) = (0.0, 0.0);
        for count in self.level.counts_in(map.plane).map(f64::from) {
            points += count;
            pairs += count * (count - 1.0);
        }
        let hexagon = self.level.step().area() / map.metres_per_point.powi(2);
        let covered = pairs / f64::max(points, 1.0) * SYMBOL / hexagon;
        covered > if is_dense { COVERED * AGAIN } else { COVERED }
    }

    /// Classes of the numbers.
    pub fn classes(&self) -> &CountClasses {
        self.level.classes()
    }

    /// Greatest number of points in a hexagon.
    pub fn most(&self) -> u32 {
        self.level.most()
    }

    /// Density with the hexagons of other points of the layer, of the same size.
    #[must_use]
    pub fn level_of(&self, points: &LayerPoints, projection: ProjectionKind) -> Arc<HexLevel> {
        points.placed(projection).level(self.level.step())
    }
}

/// Two densities are the same if the same hexagons are drawn.
impl PartialEq for LayerDensity {
    fn eq(&self, other: &Self) -> bool {
        self.layer == other.layer
            && self.level.step() == other.level.step()
            && self.level.cells() == other.level.cells()
    }
}

/// `true` if many points are in the picture.
fn is_many(placed: &PlacedPoints, map: &MapExtent, is_dense: bool) -> bool {
    let least = if is_dense { (DENSE_FROM as f64 * AGAIN) as usize } else { DENSE_FROM };
    placed.count(map.plane, least + 1) > least
}
