//! The ground of the map: areas and lines in the plane, styled by the theme.

use std::{collections::BTreeSet, sync::Arc};

use super::{Color, Palette, PlaneArea, PlaneLevel, Shade, Stroke, hatch, layers::values::Shades, plane::PlaneLine};
use crate::{
    geo::ProjectionKind,
    model::{BorderClass, Detail, ProvinceId},
    view::Theme,
};

/// What a ground layer shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroundKind {
    /// Land and sea.
    Land,
    /// Provinces filled by their values.
    Values(Shades),
    /// Lines across provinces of which nothing is known, at that step of distance.
    Hatch(BTreeSet<ProvinceId>, i8),
    /// Rivers and lakes.
    Water,
    /// Meridians and parallels.
    Graticule,
    /// Coasts and borders.
    Lines,
    /// Provinces set off from the others.
    Highlight(BTreeSet<ProvinceId>),
    /// The province that is pointed at.
    Hover(ProvinceId),
}

/// Names a ground layer: equal keys mean equal pictures, so that a surface may keep what it made of one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroundKey {
    /// What it shows.
    pub kind: GroundKind,
    /// How fine it is.
    pub detail: Detail,
    /// The plane that it lies in.
    pub projection: ProjectionKind,
    /// Whose colours it has.
    pub theme: Theme,
}

impl GroundKey {
    /// Whether the layer is worth keeping: what highlights or fills something comes and goes.
    pub fn is_lasting(&self) -> bool {
        !matches!(
            self.kind,
            GroundKind::Highlight(_) | GroundKind::Hover(_) | GroundKind::Values(_) | GroundKind::Hatch(..)
        )
    }
}

/// An area or a line in the plane, metres.
#[derive(Clone, Debug, PartialEq)]
pub enum GroundShape {
    /// An area: the outside and its holes.
    Area {
        /// Its rings.
        rings: Vec<PlaneLine>,
        /// What fills it.
        fill: Color,
    },
    /// A line.
    Line {
        /// Its points.
        line: PlaneLine,
        /// How it is drawn.
        stroke: Stroke,
    },
}

/// Areas and lines that are drawn together and do not change while the camera moves.
#[derive(Clone, Debug, PartialEq)]
pub struct GroundLayer {
    /// Its name.
    pub key: GroundKey,
    /// What it consists of, from below to above.
    pub shapes: Vec<GroundShape>,
}

impl GroundLayer {
    /// Styles one layer of a level.
    pub fn build(kind: GroundKind, level: &PlaneLevel, theme: Theme) -> Arc<Self> {
        let palette = Palette::of(theme);
        let map = &palette.map;
        let shapes = match &kind {
            GroundKind::Land => {
                let areas = |areas: &[PlaneArea], fill| areas.iter().flat_map(|a| filled(a, fill)).collect::<Vec<_>>();
                [
                    areas(&level.world, map.abroad),
                    areas(&level.countries, map.abroad),
                    areas(&level.provinces, map.land),
                ]
                .concat()
            }
            GroundKind::Values(shades) => {
                let fill = |shade: &Shade| match *shade {
                    Shade::Class { class, of, faint } => palette.class(class, of).faded(if faint { 0.25 } else { 1.0 }),
                    Shade::Pair(first, second) => palette.pair(first, second),
                    Shade::Unknown => palette.values.no_data,
                };
                let areas = shades.iter().filter_map(|(id, shade)| Some((level.province(id.as_str())?, fill(shade))));
                areas.flat_map(|(area, fill)| filled(area, fill)).collect()
            }
            GroundKind::Hatch(ids, step) => {
                let stroke = Stroke::solid(palette.values.hatch, 0.8);
                let areas = ids.iter().filter_map(|id| level.province(id.as_str()));
                let lines = areas.flat_map(|area| hatch::lines(area, *step));
                lines.map(|line| GroundShape::Line { line, stroke }).collect()
            }
            GroundKind::Water => {
                let lakes = level.lakes.iter().flat_map(|lake| filled(lake, map.lake));
                let finest = match level.detail {
                    Detail::Overview => 4,
                    Detail::Country => 6,
                    Detail::Region => 8,
                    Detail::Full => u8::MAX,
                };
                let rivers = level.rivers.iter().filter(|(rank, _)| *rank <= finest).map(|(rank, line)| {
                    let width = (1.7 - 0.16 * f32::from(*rank)).max(0.6);
                    GroundShape::Line { line: line.clone(), stroke: Stroke::solid(map.river, width) }
                });
                let shores = level.lakes.iter().flat_map(|lake| outlined(lake, Stroke::solid(map.river, 0.7)));
                rivers.chain(lakes).chain(shores).collect()
            }
            GroundKind::Graticule => level
                .graticule
                .iter()
                .map(|line| GroundShape::Line { line: line.clone(), stroke: Stroke::solid(map.graticule, 0.7) })
                .collect(),
            GroundKind::Lines => {
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
                // National borders lie above provincial ones.
                lines.sort_by(|a, b| a.1.width.total_cmp(&b.1.width));
                lines.into_iter().map(|(line, stroke)| GroundShape::Line { line: line.clone(), stroke }).collect()
            }
            GroundKind::Hover(id) => {
                let stroke = Stroke::solid(map.highlight_line.faded(0.55), 1.0);
                level.province(id.as_str()).into_iter().flat_map(|area| outlined(area, stroke)).collect()
            }
            GroundKind::Highlight(ids) => {
                let areas: Vec<_> = ids.iter().filter_map(|id| level.province(id.as_str())).collect();
                let fills = areas.iter().flat_map(|area| filled(area, map.highlight_fill));
                let lines = areas.iter().flat_map(|area| outlined(area, Stroke::solid(map.highlight_line, 1.6)));
                fills.chain(lines).collect()
            }
        };
        let key = GroundKey { kind, detail: level.detail, projection: level.projection, theme };
        Arc::new(Self { key, shapes })
    }
}

fn filled(area: &PlaneArea, fill: Color) -> impl Iterator<Item = GroundShape> {
    area.polygons.iter().map(move |rings| GroundShape::Area { rings: rings.clone(), fill })
}

fn outlined(area: &PlaneArea, stroke: Stroke) -> impl Iterator<Item = GroundShape> {
    area.polygons.iter().flatten().map(move |ring| {
        let line = ring.iter().chain(ring.first()).copied().collect();
        GroundShape::Line { line, stroke }
    })
}
