//! Display list of a map: ground, marks, and the features that they represent.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Bubble, Color, Item, MapTransform, Mark, Measurer, PlaneLayer, Rect, ScreenPoint, Size, Stroke, Tag,
    furniture::{
        MARGIN,
        legend::{LegendEntry, LegendSymbol},
    },
    shape_layer::DrawnShapes,
};
use crate::{
    model::{ClusterId, Detail},
    view::FeatureRef,
};

/// Distance from the edge of a symbol at which it is still pointed at, points.
const REACH: f32 = 2.0;

/// Display list of a map, in drawing order.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Picture size.
    pub size: Size,
    /// Background colour; `None` if tiles are drawn underneath.
    pub background: Option<Color>,
    /// Areas and lines in projected coordinates, the lowest first.
    pub ground: Vec<Arc<PlaneLayer>>,
    /// Transform from projected to picture coordinates.
    pub to_screen: MapTransform,
    /// Symbols, labels and furniture, the lowest first.
    pub marks: Vec<Mark>,
    /// Bounding boxes of the furniture.
    pub furniture: Vec<Rect>,
    /// Bubbles, closed or open, each for several symbols.
    pub bubbles: Vec<Bubble>,
    /// Lines and areas of features, the lowest first.
    pub(crate) shapes: Vec<DrawnShapes>,
    /// Insets of the window above all else; maps on pages have none, their insets are maps of the page.
    pub insets: Vec<InsetMap>,
    /// Legend of the window beside the map, a group of entries for each layer; empty for maps on pages, and if it is folded.
    pub(crate) legend: Vec<Vec<LegendEntry>>,
}

/// Map clipped to a frame.
#[derive(Clone, Debug, PartialEq)]
pub struct MapFrame {
    /// Map frame on the page, or in the picture of a larger map.
    pub frame: Rect,
    /// Map content, relative to the frame's upper left corner.
    pub scene: Scene,
    /// Frame line.
    pub border: Stroke,
}

/// Inset of the window that shows a dense region of the map in detail.
#[derive(Clone, Debug, PartialEq)]
pub struct InsetMap {
    /// Letter of the inset, and of the bubble on the map that stands for the region.
    pub letter: char,
    /// Clusters of the region.
    pub clusters: BTreeSet<ClusterId>,
    /// Level of detail wanted.
    pub detail: Detail,
    /// The map.
    pub map: MapFrame,
}

impl Scene {
    /// The map at a position, be it an inset, with the position on it.
    pub fn map_at(&self, at: ScreenPoint) -> (&Self, ScreenPoint) {
        let inset = self.insets.iter().find(|inset| inset.map.frame.holds(at));
        inset.map_or((self, at), |InsetMap { map, .. }| {
            (&map.scene, at.moved(ScreenPoint::new(-map.frame.min.x, -map.frame.min.y)))
        })
    }

    /// Top of the attribution in the lower right corner, points from the top; the picture height if there is no
    /// attribution.
    pub fn attribution_top(&self) -> f32 {
        self.attribution().map_or(self.size.height, |frame| frame.min.y)
    }

    /// Attribution in the lower right corner.
    pub fn attribution(&self) -> Option<Rect> {
        let right = self.size.width - MARGIN;
        let line = |mark: &Mark| match (&mark.tag, &mark.item) {
            (None, Item::Text(text)) if (text.frame.max.x - right).abs() < 0.5 => Some(text.frame),
            _ => None,
        };
        let lines = self.marks.iter().filter_map(line).filter(|frame| frame.max.y > self.size.height * 0.5);
        lines.reduce(|all, line| {
            let min = ScreenPoint::new(all.min.x.min(line.min.x), all.min.y.min(line.min.y));
            let max = ScreenPoint::new(all.max.x.max(line.max.x), all.max.y.max(line.max.y));
            Rect::from_min_size(min, max.x - min.x, max.y - min.y)
        })
    }

    /// Labels of the window's legend, each with the fill of its swatch or symbol.
    pub fn legend_labels(&self) -> impl Iterator<Item = (&str, Option<Color>)> {
        self.legend.iter().flatten().map(|entry| {
            let fill = match entry.sample {
                LegendSymbol::Swatch(fill, _) | LegendSymbol::Symbol(_, fill, _) => Some(fill),
                _ => None,
            };
            (entry.text.as_str(), fill)
        })
    }

    /// Marks of the window's legend in a font size, entry below entry.
    pub fn legend_marks(&self, measurer: &Measurer, font: f32) -> Vec<Mark> {
        let mut top = 0.0;
        let entries = self.legend.iter().flatten();
        let marks = entries.flat_map(|entry| {
            let at = ScreenPoint::new(0.0, top);
            top += entry.height(font);
            entry.marks(measurer, at, font, 0.0, None)
        });
        marks.collect()
    }

    /// Feature at a position: the nearest whose symbol or disc is within reach; in an inset those of the inset.
    pub fn feature_at(&self, at: ScreenPoint) -> Option<FeatureRef> {
        let (map, at) = self.map_at(at);
        map.own_feature_at(at)
    }

    fn own_feature_at(&self, at: ScreenPoint) -> Option<FeatureRef> {
        let mut nearest = None;
        let mut least = f32::INFINITY;
        for mark in &self.marks {
            match (&mark.tag, &mark.item) {
                (Some(Tag::Feature(feature)), Item::Symbol { at: place, radius, .. }) => {
                    let distance = place.distance(at);
                    // Of several on one spot the uppermost is meant.
                    if distance <= radius + REACH && distance <= least {
                        (least, nearest) = (distance, Some(feature.clone()));
                    }
                }
                (_, Item::Discs(discs)) => {
                    for (row, place) in discs.rows.iter().zip(&discs.at) {
                        let distance = place.distance(at);
                        let is_nearest = distance <= discs.radius + REACH && distance <= least;
                        if is_nearest && let Some(point) = discs.points.get(*row) {
                            (least, nearest) = (distance, Some(discs.points.reference(point)));
                        }
                    }
                }
                _ => {}
            }
        }
        nearest.or_else(|| self.shape_at(at))
    }

    /// Feature whose area, or line within reach, is at a position.
    fn shape_at(&self, at: ScreenPoint) -> Option<FeatureRef> {
        let plane = self.to_screen.plane(at);
        let reach = f64::from(REACH) * self.to_screen.metres_per_point;
        self.shapes.iter().rev().find_map(|drawn| drawn.feature_at(plane, reach))
    }

    /// Features with their positions and radii for all symbols, in drawing order. Discs are none.
    pub fn symbols(&self) -> impl Iterator<Item = (&FeatureRef, ScreenPoint, f32)> {
        self.marks.iter().filter_map(|mark| match (&mark.tag, &mark.item) {
            (Some(Tag::Feature(feature)), Item::Symbol { at, radius, .. }) => Some((feature, *at, *radius)),
            _ => None,
        })
    }
}
