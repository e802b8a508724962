//! Lines and areas of the features of a layer, in projected coordinates.

use std::{cell::RefCell, cmp::Ordering, sync::Arc};

use super::{
    Color, FeatureColors, Opacity, Palette, PlaneShape, Stroke,
    identity_cache::IdentityCache,
    projected::{ProjectedLine, plane_line, plane_ring, vertex},
};
use crate::{
    dataset::DatasetId,
    geo::{Geometry, PlanePoint, PlaneRect, ProjectionKind, inside},
    model::LonLat,
    query::{FeatureShape, GridValues, LayerFeatures, MapContent},
    view::{CellRef, FeatureRef, Theme, View},
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
    fn is_large(&self) -> bool {
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
    fn new(features: &[FeatureShape], projection: ProjectionKind, style: impl Fn(&FeatureShape) -> ShapeStyle) -> Self {
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
struct ShapeStyle {
    fill: Option<Color>,
    outline: Stroke,
    line: Stroke,
}

impl ShapeStyle {
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

/// Feature that is set off in a theme, and whether it is selected or only pointed at.
#[derive(Clone, Debug, PartialEq)]
struct SetOff {
    feature: Arc<str>,
    projection: ProjectionKind,
    theme: Theme,
    is_selected: bool,
}

/// Key of projected lines and areas: projection, colours, and whether these are of classes.
type ShapesKey = (ProjectionKind, FeatureColors, bool);

/// Lines and areas of a layer that are too many to be projected within a frame.
#[derive(Clone, Debug)]
pub(crate) struct ShapesToProject {
    layer: ShapeLayer,
    projection: ProjectionKind,
}

impl ShapesToProject {
    /// Projects them, on whatever thread.
    pub(crate) fn projected(self) -> ProjectedShapes {
        ProjectedShapes { shapes: self.layer.projected(self.projection), of: self }
    }

    fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.layer.shapes, &other.layer.shapes) && self.key() == other.key()
    }

    fn key(&self) -> ShapesKey {
        (self.projection, self.layer.colors.clone(), self.layer.are_classed)
    }
}

/// Lines and areas of a layer, projected.
#[derive(Debug)]
pub(crate) struct ProjectedShapes {
    of: ShapesToProject,
    shapes: FeatureShapes,
}

/// Cache of projected lines and areas, which do not depend on the camera.
#[derive(Clone, Debug, Default)]
pub(super) struct PlaneShapes {
    layers: IdentityCache<FeatureShape, ShapesKey, FeatureShapes>,
    set_off: IdentityCache<FeatureShape, SetOff, Option<FeatureShapes>>,
    /// `true` if large layers are projected elsewhere.
    defers: bool,
    /// Layers to be projected elsewhere, and whether that has begun.
    waiting: RefCell<Vec<(ShapesToProject, bool)>>,
}

impl PlaneShapes {
    /// Cache for a window, which never waits for large layers.
    pub(super) fn deferring() -> Self {
        Self { defers: true, ..Self::default() }
    }

    /// Lines and areas of a layer. While those of a large layer are being projected elsewhere: as they were before, or
    /// `None`.
    pub(super) fn of(&self, layer: &ShapeLayer, projection: ProjectionKind) -> Option<FeatureShapes> {
        let wanted = ShapesToProject { layer: layer.clone(), projection };
        let made = self.layers.get(&layer.shapes, wanted.key(), || {
            if self.defers && layer.is_large() {
                self.wait_for(wanted);
                return None;
            }
            Some(layer.projected(projection))
        });
        made.or_else(|| self.layers.latest(&layer.shapes, |(known, ..)| *known == projection))
    }

    fn wait_for(&self, wanted: ShapesToProject) {
        let mut waiting = self.waiting.borrow_mut();
        if !waiting.iter().any(|(known, _)| known.is_same(&wanted)) {
            waiting.push((wanted, false));
        }
    }

    /// Layers whose projection elsewhere is to begin.
    pub(super) fn take_wanted(&self) -> Vec<ShapesToProject> {
        let mut waiting = self.waiting.borrow_mut();
        let new = waiting.iter_mut().filter(|(_, has_begun)| !*has_begun);
        let begun = new.map(|(wanted, has_begun)| {
            *has_begun = true;
            wanted.clone()
        });
        begun.collect()
    }

    /// Forgets layers whose projection has not begun; what is still wanted is asked for again by the next frame.
    pub(super) fn forget_wanted(&self) {
        self.waiting.borrow_mut().retain(|(_, has_begun)| *has_begun);
    }

    /// Keeps lines and areas that were projected elsewhere.
    pub(super) fn provide(&self, made: ProjectedShapes) {
        let ProjectedShapes { of, shapes } = made;
        self.waiting.borrow_mut().retain(|(known, _)| !known.is_same(&of));
        self.layers.provide(&of.layer.shapes, of.key(), shapes);
    }

    /// Outline of a feature that is selected or pointed at; `None` if the layer does not have it.
    pub(super) fn set_off(
        &self,
        layer: &ShapeLayer,
        projection: ProjectionKind,
        (feature, is_selected): (&FeatureRef, bool),
        theme: Theme,
    ) -> Option<FeatureShapes> {
        let key = SetOff { feature: Arc::clone(&feature.key), projection, theme, is_selected };
        let outline = || {
            let shape = layer.shapes.iter().find(|shape| shape.point.key == feature.key)?;
            let stroke = Stroke::solid(Palette::of(theme).map.selection, if is_selected { 2.6 } else { 1.8 });
            let style = ShapeStyle { fill: None, outline: stroke, line: stroke };
            Some(FeatureShapes::new(std::slice::from_ref(shape), projection, |_| style))
        };
        self.set_off.get(&layer.shapes, key, || Some(outline())).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{geo::GeometryParts, query::FeaturePoint};

    fn feature(key: &str, parts: GeometryParts) -> FeatureShape {
        let geometry = Geometry::of_parts(parts).unwrap();
        let at = geometry.representative_point().unwrap();
        FeatureShape {
            point: FeaturePoint { key: key.into(), at, label: None, is_weak: false, category: None },
            geometry: Arc::new(geometry),
        }
    }

    fn square(low: f64, high: f64) -> Vec<LonLat> {
        [(low, low), (high, low), (high, high), (low, high), (low, low)]
            .map(|(x, y)| LonLat::new(100.0 + x, 20.0 + y))
            .to_vec()
    }

    fn layer(shapes: Vec<FeatureShape>) -> ShapeLayer {
        ShapeLayer {
            dataset: DatasetId::new("own"),
            shapes: shapes.into(),
            colors: FeatureColors::plain(Color::default()),
            are_cells: false,
            are_classed: false,
            opacity: Opacity::FULL,
            labels: false,
        }
    }

    #[test]
    fn an_area_is_found_inside_but_not_in_its_hole_and_a_line_within_reach() {
        let ring = feature(
            "ring",
            GeometryParts { areas: vec![vec![square(0.0, 10.0), square(4.0, 6.0)]], ..GeometryParts::default() },
        );
        let road = feature(
            "road",
            GeometryParts {
                lines: vec![vec![LonLat::new(120.0, 30.0), LonLat::new(121.0, 30.0)]],
                ..GeometryParts::default()
            },
        );
        let (layer, projection) = (layer(vec![ring, road]), ProjectionKind::WebMercator);
        let shapes = PlaneShapes::default().of(&layer, projection).unwrap();
        let at = |lon, lat, reach| shapes.feature_at(projection.plane_from_lonlat(LonLat::new(lon, lat)), reach);
        assert_eq!(at(102.0, 22.0, 1.0), Some(0));
        assert_eq!(at(105.0, 25.0, 1.0), None, "a hole");
        assert_eq!(at(120.5, 30.001, 1_000.0), Some(1));
        assert_eq!(at(120.5, 30.1, 1_000.0), None);
    }

    #[test]
    fn shapes_are_projected_once_for_a_projection() {
        let cache = PlaneShapes::default();
        let areas = vec![vec![square(0.0, 1.0)]];
        let one = layer(vec![feature("a", GeometryParts { areas, ..GeometryParts::default() })]);
        assert_eq!(cache.of(&one, ProjectionKind::Albers), cache.of(&one, ProjectionKind::Albers));
        assert_ne!(cache.of(&one, ProjectionKind::Albers), cache.of(&one, ProjectionKind::WebMercator));
        let set_off = |key: &str| {
            let feature = FeatureRef::new(one.dataset.clone(), key);
            cache.set_off(&one, ProjectionKind::Albers, (&feature, true), Theme::default())
        };
        assert!(set_off("a").is_some() && set_off("a") == set_off("a"));
        assert_eq!(set_off("b"), None);
    }

    #[test]
    fn a_window_draws_a_large_layer_once_it_was_projected_elsewhere_and_as_it_was_until_then() {
        let cache = PlaneShapes::deferring();
        let ring = |n: usize| {
            let corner = |i: usize| (std::f64::consts::TAU * i as f64 / n as f64).sin_cos();
            let ring = (0..n).map(corner).map(|(x, y)| LonLat::new(110.0 + x, 30.0 + y));
            let ring: Vec<LonLat> = ring.chain([LonLat::new(110.0, 31.0)]).collect();
            layer(vec![feature("a", GeometryParts { areas: vec![vec![ring]], ..GeometryParts::default() })])
        };
        let albers = ProjectionKind::Albers;
        assert!(cache.of(&ring(100), albers).is_some(), "a small one at once");
        let large = ring(LARGE);
        assert_eq!((cache.of(&large, albers), cache.of(&large, albers)), (None, None));
        let [wanted] = cache.take_wanted().try_into().unwrap();
        assert!(cache.take_wanted().is_empty(), "it is projected once");
        cache.provide(wanted.projected());
        let made = cache.of(&large, albers).unwrap();
        assert_eq!(made.feature_at(albers.plane_from_lonlat(LonLat::new(110.2, 30.2)), 1.0), Some(0));
        let other = ShapeLayer { colors: FeatureColors::plain(Color { a: 7, ..Color::default() }), ..large.clone() };
        assert_eq!(cache.of(&other, albers), Some(made), "in its former colour");
        cache.forget_wanted();
        assert!(cache.take_wanted().is_empty() && cache.of(&other, albers).is_some());
        assert_eq!(cache.take_wanted().len(), 1);
        assert!(PlaneShapes::default().of(&large, albers).is_some(), "a file waits");
    }

    #[test]
    fn a_line_that_the_projection_tears_is_not_drawn() {
        let line = |from: f64, to: f64| vec![LonLat::new(from, 40.0), LonLat::new(to, 40.0)];
        assert!(is_on_map(&line(179.0, 181.0), ProjectionKind::Albers), "across 180 degrees");
        assert!(!is_on_map(&line(-80.0, -70.0), ProjectionKind::Albers), "across the edge of the projection");
    }
}
