//! Base geometry of the map: areas and lines in projected coordinates, styled by the theme.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Color, FeatureShapes, Opacity, Palette, PlaneShape, ProjectedArea, ProjectedLevel, Stroke, hatch,
    shape_layer::CELL_FILL,
};
use crate::{
    analysis::UnitGroup,
    geo::{PlanePoint, ProjectionKind},
    model::{BorderClass, Detail, ProvinceId},
    query::{CountClasses, HexTile},
    view::{ColorRamp, Theme},
};

/// Widths of the outlines of highlighted provinces and of the one under the pointer, points.
const HIGHLIGHT: f32 = 1.6;
const HOVER: f32 = 0.9;
/// Width of the outlines of compared provinces, points.
const COMPARED: f32 = 2.4;

/// Area fill of a province.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AreaFill {
    /// Single variable: fill by class; dimmed while another class is hovered.
    Class {
        /// Class index, from 0.
        class: usize,
        /// Number of classes.
        of: usize,
        /// Colours of the classes.
        ramp: ColorRamp,
        /// `true` if dimmed.
        faint: bool,
    },
    /// Bivariate: cells of the 3 × 3 colour scheme for the first and the second variable, from 0.
    Pair(usize, usize),
    /// Group of an analysis.
    Group(UnitGroup),
    /// Tested, and in no group.
    NoGroup,
    /// Not tested: without a neighbour.
    Untested,
    /// No data.
    Unknown,
}

/// Area fill by province; provinces outside the variable's coverage are missing.
pub(super) type AreaFills = Arc<BTreeMap<ProvinceId, AreaFill>>;

/// Content of a ground layer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaneLayerKind {
    /// Land areas: world, neighbouring countries and provinces.
    Land,
    /// Provinces filled by their values.
    Values(AreaFills),
    /// Hatching of provinces without data, with the spacing step of `hatch::step`.
    Hatch(BTreeSet<ProvinceId>, i8),
    /// Rivers and lakes.
    Water,
    /// Meridians and parallels.
    Graticule,
    /// Coasts and borders.
    Lines,
    /// Lines and areas of features, projected and styled.
    Features(FeatureShapes),
    /// Hexagons of dense points, in the colours of their classes.
    Density(HexTile, CountClasses, ColorRamp),
    /// Outlines of highlighted provinces.
    Highlight(BTreeSet<ProvinceId>),
    /// Outlines of compared provinces, in the colours of their bars.
    Compared(Vec<ProvinceId>),
    /// Outline of the province under the pointer.
    Hover(ProvinceId),
}

/// Cache key of a ground layer: equal keys give equal geometry and style.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlaneLayerKey {
    /// Content of the layer.
    pub kind: PlaneLayerKind,
    /// Level of detail.
    pub detail: Detail,
    /// Map projection.
    pub projection: ProjectionKind,
    /// Colour theme.
    pub theme: Theme,
    /// Opacity of all shapes.
    pub opacity: Opacity,
}

impl PlaneLayerKey {
    /// `true` if the layer is worth caching; highlights and value fills change too often.
    pub(crate) fn is_lasting(&self) -> bool {
        !matches!(
            self.kind,
            PlaneLayerKind::Highlight(_)
                | PlaneLayerKind::Compared(_)
                | PlaneLayerKind::Hover(_)
                | PlaneLayerKind::Features(_)
                | PlaneLayerKind::Density(..)
                | PlaneLayerKind::Values(_)
                | PlaneLayerKind::Hatch(..)
        )
    }
}

/// Areas and lines drawn together, independent of the camera.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaneLayer {
    /// Cache key.
    pub key: PlaneLayerKey,
    /// Shapes in drawing order, the lowest first.
    pub shapes: Vec<PlaneShape>,
}

impl PlaneLayer {
    /// Styles one layer of a level of detail.
    pub(crate) fn build(kind: PlaneLayerKind, level: &ProjectedLevel, theme: Theme) -> Arc<Self> {
        let palette = Palette::of(theme);
        let map = &palette.map;
        let shapes = match &kind {
            PlaneLayerKind::Land => {
                let areas =
                    |areas: &[ProjectedArea], fill| areas.iter().flat_map(|a| filled(a, fill)).collect::<Vec<_>>();
                [
                    areas(&level.world, map.abroad),
                    areas(&level.countries, map.abroad),
                    areas(&level.provinces, map.land),
                ]
                .concat()
            }
            PlaneLayerKind::Values(shades) => {
                let fill = |shade: &AreaFill| match *shade {
                    AreaFill::Class { class, of, ramp, faint } => {
                        palette.class(ramp, class, of).faded(if faint { 0.25 } else { 1.0 })
                    }
                    AreaFill::Pair(first, second) => palette.pair(first, second),
                    AreaFill::Group(group) => palette.group(group),
                    AreaFill::NoGroup => palette.no_group(),
                    AreaFill::Untested => palette.untested(),
                    AreaFill::Unknown => palette.values.no_data,
                };
                let areas = shades.iter().filter_map(|(id, shade)| Some((level.province(id.as_str())?, fill(shade))));
                areas.flat_map(|(area, fill)| filled(area, fill)).collect()
            }
            PlaneLayerKind::Hatch(ids, step) => {
                let stroke = Stroke::solid(palette.values.hatch, 0.8);
                let areas = ids.iter().filter_map(|id| level.province(id.as_str()));
                let lines = areas.flat_map(|area| hatch::lines(area, *step));
                lines.map(|line| PlaneShape::Line { line, stroke }).collect()
            }
            PlaneLayerKind::Water => {
                let lakes = level.lakes.iter().flat_map(|lake| filled(lake, map.lake));
                let finest = match level.detail {
                    Detail::Overview => 4,
                    Detail::Country => 6,
                    Detail::Region => 8,
                    Detail::Full => u8::MAX,
                };
                let rivers = level.rivers.iter().filter(|(rank, _)| *rank <= finest).map(|(rank, line)| {
                    let width = (1.7 - 0.16 * f32::from(*rank)).max(0.6);
                    PlaneShape::Line { line: line.clone(), stroke: Stroke::solid(map.river, width) }
                });
                let shores = level.lakes.iter().flat_map(|lake| outlined(lake, Stroke::solid(map.river, 0.7)));
                rivers.chain(lakes).chain(shores).collect()
            }
            PlaneLayerKind::Features(shapes) => shapes.shapes().to_vec(),
            PlaneLayerKind::Density(tile, classes, ramp) => hexagons(tile, classes, *ramp, palette),
            PlaneLayerKind::Graticule => level
                .graticule
                .iter()
                .map(|line| PlaneShape::Line { line: line.clone(), stroke: Stroke::solid(map.graticule, 0.7) })
                .collect(),
            PlaneLayerKind::Lines => {
                let coasts = level.coasts.iter().map(|line| (line, Stroke::solid(map.coast, 0.9)));
                let borders = level.borders.iter().map(|(class, line)| {
                    let stroke = match class {
                        BorderClass::Province => Stroke::solid(map.province_border, 0.8),
                        BorderClass::Sar => Stroke::solid(map.province_border, 0.9),
                        BorderClass::International => Stroke::solid(map.national_border, 1.2),
                        BorderClass::Disputed => Stroke::dashed(map.disputed_border, 1.2, 5.0, 3.0),
                        BorderClass::LineOfControl => Stroke::dashed(map.disputed_border, 1.2, 2.5, 2.5),
                        BorderClass::Indefinite => Stroke::dashed(map.disputed_border, 1.2, 1.5, 3.0),
                        BorderClass::Claim => Stroke::dashed(map.claim_line, 0.9, 2.0, 4.0),
                    };
                    (line, stroke)
                });
                let mut lines: Vec<_> = borders.chain(coasts).collect();
                // National borders are drawn above provincial ones.
                lines.sort_by(|a, b| a.1.width.total_cmp(&b.1.width));
                lines.into_iter().map(|(line, stroke)| PlaneShape::Line { line: line.clone(), stroke }).collect()
            }
            PlaneLayerKind::Hover(id) => {
                let area = level.province(id.as_str());
                let strokes = palette.outline(HOVER).into_iter();
                strokes.flat_map(|stroke| area.into_iter().flat_map(move |area| outlined(area, stroke))).collect()
            }
            PlaneLayerKind::Compared(ids) => {
                let area = |(at, id): (usize, &ProvinceId)| Some((at, level.province(id.as_str())?));
                let areas: Vec<_> = ids.iter().enumerate().filter_map(area).collect();
                let casing = Stroke::solid(map.halo, COMPARED + 2.4);
                let casings = areas.iter().flat_map(|(_, area)| outlined(area, casing));
                let line = |at: usize| Stroke::solid(palette.feature(at), COMPARED);
                casings.chain(areas.iter().flat_map(|(at, area)| outlined(area, line(*at)))).collect()
            }
            PlaneLayerKind::Highlight(ids) => {
                let areas: Vec<_> = ids.iter().filter_map(|id| level.province(id.as_str())).collect();
                let strokes = palette.outline(HIGHLIGHT).into_iter();
                strokes.flat_map(|stroke| areas.iter().flat_map(move |area| outlined(area, stroke))).collect()
            }
        };
        let (detail, projection) = (level.detail, level.projection);
        let key = PlaneLayerKey { kind, detail, projection, theme, opacity: Opacity::FULL };
        Arc::new(Self { key, shapes })
    }

    /// The layer with the opacity of all shapes multiplied.
    pub(super) fn faded(&self, opacity: Opacity) -> Self {
        let faded = |color: &Color| color.faded(opacity.factor());
        let shape = |shape: &PlaneShape| match shape {
            PlaneShape::Area { rings, fill } => PlaneShape::Area { rings: rings.clone(), fill: faded(fill) },
            PlaneShape::Line { line, stroke } => {
                PlaneShape::Line { line: line.clone(), stroke: Stroke { color: faded(&stroke.color), ..*stroke } }
            }
        };
        Self { key: PlaneLayerKey { opacity, ..self.key.clone() }, shapes: self.shapes.iter().map(shape).collect() }
    }
}

/// Filled hexagons, class by class, so that those of one colour become one path.
fn hexagons(tile: &HexTile, classes: &CountClasses, ramp: ColorRamp, palette: &Palette) -> Vec<PlaneShape> {
    let mut cells: Vec<_> = tile.cells().iter().map(|(center, count)| (classes.class(*count), center)).collect();
    cells.sort_by_key(|(class, _)| *class);
    let shape = |(class, center): (usize, &PlanePoint)| {
        let corner = |corner: &PlanePoint| [(center.x + corner.x) as f32, (center.y + corner.y) as f32];
        let fill = palette.class(ramp, class, classes.len()).faded(CELL_FILL);
        PlaneShape::Area { rings: vec![tile.corners().iter().map(corner).collect()], fill }
    };
    cells.into_iter().map(shape).collect()
}

fn filled(area: &ProjectedArea, fill: Color) -> impl Iterator<Item = PlaneShape> {
    area.polygons.iter().map(move |rings| PlaneShape::Area { rings: rings.clone(), fill })
}

fn outlined(area: &ProjectedArea, stroke: Stroke) -> impl Iterator<Item = PlaneShape> {
    area.polygons.iter().flatten().map(move |ring| {
        let line = ring.iter().chain(ring.first()).copied().collect();
        PlaneShape::Line { line, stroke }
    })
}
