//! Display list of a map: ground, marks, and the features that they represent.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Bubble, ClassRef, Color, Item, MapTransform, Mark, PlaneLayer, Rect, ScreenPoint, Size, Stroke, Tag};
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
    /// Insets of the window above all else; maps on pages have none, their insets are maps of the page.
    pub insets: Vec<InsetMap>,
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

    /// Label positions of the legend classes, by class.
    pub fn classes(&self) -> Vec<(ClassRef, Rect)> {
        let mut found: BTreeMap<ClassRef, Rect> = BTreeMap::new();
        for mark in &self.marks {
            let (Some(Tag::Class(class)), Item::Text(text)) = (&mark.tag, &mark.item) else { continue };
            let row = found.entry(*class).or_insert(text.frame);
            *row = row.union(&text.frame);
        }
        found.into_iter().collect()
    }

    /// Legend class at a position: its symbol, label, count or histogram blocks.
    pub fn class_at(&self, at: ScreenPoint) -> Option<ClassRef> {
        let point = Rect::around(at, 0.5);
        let mark = self.marks.iter().find_map(|mark| match mark.tag {
            Some(Tag::Class(class)) if mark.item.bounds().intersects(&point) => Some(class),
            _ => None,
        });
        // The gap between label and count also belongs to the class.
        mark.or_else(|| self.classes().into_iter().find(|(_, row)| row.intersects(&point)).map(|(class, _)| class))
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
                        if is_nearest && let Some(point) = discs.points.get(*row as usize) {
                            (least, nearest) = (distance, Some(point.reference(&discs.dataset)));
                        }
                    }
                }
                _ => {}
            }
        }
        nearest
    }

    /// Features with their positions and radii for all symbols, in drawing order. Discs are none.
    pub fn symbols(&self) -> impl Iterator<Item = (&FeatureRef, ScreenPoint, f32)> {
        self.marks.iter().filter_map(|mark| match (&mark.tag, &mark.item) {
            (Some(Tag::Feature(feature)), Item::Symbol { at, radius, .. }) => Some((feature, *at, *radius)),
            _ => None,
        })
    }
}
