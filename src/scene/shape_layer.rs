//! Lines and areas of the features of a layer, in projected coordinates.

use std::{cmp::Ordering, sync::Arc};

use super::{
    Color, FeatureColors, Opacity, Palette, PlaneShape, Stroke,
    projected::{ProjectedLine, plane_line, plane_ring, vertex},
};
use crate::{
    dataset::DatasetId,
    geo::{Geometry, PlanePoint, PlaneRect, ProjectionKind, inside},
    model::LonLat,
    query::{FeatureShape, GridValues, LayerFeatures, MapContent},
    view::{CellRef, FeatureRef, View},
};

/// Opacity of the fill of areas, so that the map below stays legible.
const FILL: f32 = 0.35;
/// Width of the outlines of areas and of lines, points.
const OUTLINE: f32 = 1.0;
const LINE: f32 = 1.8;

/// Opacity of the fill of the cells of a grid.
pub(crate) const CELL_FILL: f32 = 0.88;
/// Width of the outlines of cells, points.
const CELL_OUTLINE: f32 = 0.6;

/// Number of positions from which a layer is large.
pub(crate) const LARGE: usize = 20_000;

/// Lines and areas of a dataset that are drawn together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ShapeLayer {
    /// Dataset of the features; `cells` of those of a grid.
    pub dataset: DatasetId,
    /// Features with lines or areas.
    pub shapes: Arc<[FeatureShape]>,
    /// Colours by category.
    pub colors: FeatureColors,
    /// `true` for the cells of a grid, which are places and no features.
    pub are_cells: bool,
    /// `true` for areas in the colours of classes, as strong as those of the key.
    pub are_classed: bool,
    /// Opacity.
    pub opacity: Opacity,
    /// `true` if the features are labelled where there is room.
    pub labels: bool,
}

impl ShapeLayer {
    /// Cells, lines and areas of a map, the lowest first.
    pub(super) fn of_map(content: &MapContent<'_>, view: &View, palette: &Palette) -> Vec<Self> {
        let with_shapes = content.features.iter().filter(|features| !features.shapes.is_empty());
        let layer = |features: &Arc<LayerFeatures>| Self {
            dataset: features.dataset.clone(),
            shapes: Arc::clone(&features.shapes),
            colors: FeatureColors::of(features, view, palette),
            are_cells: false,
            are_classed: features.classed.is_some(),
            opacity: Opacity::of(view.layer(&features.layer)),
            labels: features.labels,
        };
        let cells = |grid: &Arc<GridValues>| Self {
            dataset: CellRef::dataset(),
            shapes: Arc::clone(&grid.shapes),
            colors: FeatureColors::of_classes(&grid.classified, palette),
            are_cells: true,
            are_classed: true,
            opacity: Opacity::of(view.layer(&grid.classified.id)),
            labels: false,
        };
        content.grids.iter().map(cells).chain(with_shapes.map(layer)).collect()
    }

    /// `true` if projecting the layer takes longer than a frame may.
    pub(super) fn is_large(&self) -> bool {
        let mut rest = LARGE;
        self.shapes.iter().any(|shape| {
            let Geometry::Parts(parts) = &*shape.geometry else { return false };
            let lines = parts.lines.iter().chain(parts.areas.iter().flatten());
            rest = rest.saturating_sub(lines.map(Vec::len).sum());
            rest == 0
        })
    }

    /// The layer's lines and areas in a projection.
    pub(super) fn projected(&self, projection: ProjectionKind) -> FeatureShapes {
        let style = |feature: &FeatureShape| {
            let color = self.colors.get(feature.point.category);
            if self.are_classed { ShapeStyle::of_class(color) } else { ShapeStyle::of(color) }
        };
        FeatureShapes::new(&self.shapes, projection, style)
    }
}

/// Lines and areas of a layer as they are drawn, to find the one at a position.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DrawnShapes {
    /// Dataset of the features.
    pub dataset: DatasetId,
    /// The features.
    pub features: Arc<[FeatureShape]>,
    /// Their lines and areas.
    pub shapes: FeatureShapes,
}

impl DrawnShapes {
    /// The uppermost feature at a position, or whose line is within `reach` metres.
    pub(super) fn feature_at(&self, at: PlanePoint, reach: f64) -> Option<FeatureRef> {
        let feature = self.features.get(self.shapes.feature_at(at, reach)?)?;
        Some(feature.point.reference(&self.dataset))
    }
}

/// Lines and areas of features in the plane of a projection, styled. Compared by identity: each set is made once.
#[derive(Clone, Debug)]
pub struct FeatureShapes(Arc<Made>);

#[derive(Debug)]
struct Made {
    shapes: Vec<PlaneShape>,
    /// Extent of each feature, in the order of the features.
    extents: Vec<Option<PlaneRect>>,
    /// Position after the last shape of each feature.
    ends: Vec<usize>,
}

impl FeatureShapes {
    pub(super) fn new(
        features: &[FeatureShape],
        projection: ProjectionKind,
        style: impl Fn(&FeatureShape) -> ShapeStyle,
    ) -> Self {
        let (mut shapes, mut extents, mut ends) = (Vec::new(), Vec::new(), Vec::new());
        for feature in features {
            extents.push(push(&mut shapes, &feature.geometry, projection, style(feature)));
            ends.push(shapes.len());
        }
        Self(Arc::new(Made { shapes, extents, ends }))
    }

    /// The shapes in drawing order.
    pub(super) fn shapes(&self) -> &[PlaneShape] {
        &self.0.shapes
    }

    /// Index of the uppermost feature at a position, or whose line is within `reach` metres.
    pub(super) fn feature_at(&self, at: PlanePoint, reach: f64) -> Option<usize> {
        let Made { shapes, extents, ends } = &*self.0;
        let is_near = |index: &usize| {
            let extent = extents.get(*index).copied().flatten();
            let start = index.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or_default();
            let of_feature = ends.get(*index).and_then(|end| shapes.get(start..*end)).unwrap_or_default();
            extent.is_some_and(|extent| extent.grown(reach).contains(at))
                && of_feature.iter().any(|shape| holds(shape, at, reach))
        };
        (0..extents.len()).rev().find(is_near)
    }
}

impl PartialEq for FeatureShapes {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for FeatureShapes {}

impl PartialOrd for FeatureShapes {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for FeatureShapes {
    fn cmp(&self, other: &Self) -> Ordering {
        Arc::as_ptr(&self.0).addr().cmp(&Arc::as_ptr(&other.0).addr())
    }
}

/// Fill of areas, style of their outlines, style of lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct ShapeStyle {
    fill: Option<Color>,
    outline: Stroke,
    line: Stroke,
}

impl ShapeStyle {
    /// Style of outlines and lines without a fill.
    pub(super) fn of_stroke(stroke: Stroke) -> Self {
        Self { fill: None, outline: stroke, line: stroke }
    }

    fn of(color: Color) -> Self {
        let (outline, line) = (Stroke::solid(color, OUTLINE), Stroke::solid(color, LINE));
        Self { fill: Some(color.faded(FILL)), outline, line }
    }

    /// Area in the colour of a class, such as a cell of a grid, under the borders of the map.
    fn of_class(color: Color) -> Self {
        let (outline, line) = (Stroke::solid(color, CELL_OUTLINE), Stroke::solid(color, LINE));
        Self { fill: Some(color.faded(CELL_FILL)), outline, line }
    }
}

/// Adds the lines and areas of a feature; returns their extent.
fn push(
    shapes: &mut Vec<PlaneShape>,
    geometry: &Geometry,
    projection: ProjectionKind,
    style: ShapeStyle,
) -> Option<PlaneRect> {
    let Geometry::Parts(parts) = geometry else { return None };
    let near = |line: &[LonLat]| is_on_map(line, projection);
    let around = |line: &ProjectedLine| PlaneRect::around(line.iter().copied().map(vertex));
    let mut extent: Option<PlaneRect> = None;
    let mut extend = |part: Option<PlaneRect>| {
        extent = match (extent, part) {
            (Some(extent), Some(part)) => Some(extent.union(part)),
            (extent, part) => extent.or(part),
        };
    };
    for area in parts.areas.iter().filter(|rings| rings.first().is_some_and(|ring| near(ring))) {
        // Rings are closed, those of the plane are not.
        let rings: Vec<_> = area
            .iter()
            .map(|ring| plane_ring(ring.get(..ring.len().saturating_sub(1)).unwrap_or_default(), projection))
            .collect();
        extend(rings.first().and_then(around));
        let outlines = rings.iter().map(|ring| PlaneShape::Line {
            line: ring.iter().chain(ring.first()).copied().collect(),
            stroke: style.outline,
        });
        let outlines: Vec<PlaneShape> = outlines.collect();
        shapes.extend(style.fill.map(|fill| PlaneShape::Area { rings, fill }));
        shapes.extend(outlines);
    }
    for line in parts.lines.iter().filter(|line| near(line)) {
        let line = plane_line(line, projection);
        extend(around(&line));
        shapes.push(PlaneShape::Line { line, stroke: style.line });
    }
    extent
}

/// `false` for a line across the meridian opposite to the middle of the map, where a projection tears it, and for one that
/// the projection cannot show.
fn is_on_map(line: &[LonLat], projection: ProjectionKind) -> bool {
    /// Largest step in the plane that a line may take, metres.
    const TEAR: f64 = 12_000_000.0;
    let plane: Vec<PlanePoint> = line.iter().map(|at| projection.plane_from_lonlat(*at)).collect();
    let is_shown = |at: &PlanePoint| at.x.is_finite() && at.y.is_finite();
    let is_torn = |pair: &[PlanePoint]| matches!(pair, [a, b] if (a.x - b.x).hypot(a.y - b.y) > TEAR);
    plane.iter().all(is_shown) && !plane.windows(2).any(is_torn)
}

/// `true` if a position lies in an area or within `reach` of a line.
fn holds(shape: &PlaneShape, at: PlanePoint, reach: f64) -> bool {
    match shape {
        PlaneShape::Area { rings, .. } => inside(rings, at, vertex),
        PlaneShape::Line { line, .. } => {
            let near = |pair: &[[f32; 2]]| matches!(pair, [a, b] if distance(at, vertex(*a), vertex(*b)) <= reach);
            line.windows(2).any(near)
        }
    }
}

/// Distance of a point from a segment.
fn distance(at: PlanePoint, a: PlanePoint, b: PlanePoint) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx * dx + dy * dy;
    let part = if length > 0.0 { ((at.x - a.x) * dx + (at.y - a.y) * dy) / length } else { 0.0 };
    let part = part.clamp(0.0, 1.0);
    (at.x - a.x - part * dx).hypot(at.y - a.y - part * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_the_projection_tears_is_not_drawn() {
        let line = |from: f64, to: f64| vec![LonLat::new(from, 40.0), LonLat::new(to, 40.0)];
        assert!(is_on_map(&line(179.0, 181.0), ProjectionKind::Albers), "across 180 degrees");
        assert!(!is_on_map(&line(-80.0, -70.0), ProjectionKind::Albers), "across the edge of the projection");
    }
}
