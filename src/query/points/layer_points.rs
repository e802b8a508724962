//! Points of a layer: rows of a dataset at their places. Keys and labels stay in the dataset.

use std::{
    borrow::Cow,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use super::placed::PlacedPoints;
use crate::{
    dataset::{Dataset, DatasetId, FieldId},
    geo::ProjectionKind,
    model::{Language, LonLat},
    query::feature_label::label,
    view::FeatureRef,
};

/// Number of points from which a frame does not wait for their places in the plane.
const LARGE: usize = 50_000;
/// Number of projections whose places are kept.
const KEEP: usize = 2;

/// Point of a layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayerPoint {
    /// Its row in the dataset.
    pub row: u32,
    /// Position.
    pub at: LonLat,
    /// `true` if it is not to be published unchecked.
    pub is_weak: bool,
    /// Number of its category in [`FeatureCategories`](crate::query::FeatureCategories), or of its class; `None` without
    /// any, and if it is not known.
    pub category: Option<u8>,
    /// Number by which its symbol is sized; `None` if it is not known, and if all are of one size.
    pub size: Option<f64>,
}

/// Points of a layer, in the order in which they are drawn.
#[derive(Debug)]
pub struct LayerPoints {
    dataset: Option<Arc<Dataset>>,
    /// Field of the labels; `None` for the names.
    label_by: Option<FieldId>,
    language: Language,
    points: Vec<LayerPoint>,
    /// Points by their rows, where these do not rise.
    by_row: OnceLock<Vec<u32>>,
    are_in_order: bool,
    /// Places by projection, the one asked for last at the end.
    placed: Mutex<Vec<Arc<PlacedPoints>>>,
}

impl Default for LayerPoints {
    fn default() -> Self {
        Self::new(None, None, Language::default(), Vec::new())
    }
}

impl LayerPoints {
    /// Points of rows of a dataset, labelled in a language by a field, or by their names.
    pub fn new(
        dataset: impl Into<Option<Arc<Dataset>>>,
        label_by: Option<FieldId>,
        language: Language,
        points: Vec<LayerPoint>,
    ) -> Self {
        let are_in_order = points.is_sorted_by_key(|point| point.row);
        let (dataset, by_row, placed) = (dataset.into(), OnceLock::new(), Mutex::default());
        Self { dataset, label_by, language, points, by_row, are_in_order, placed }
    }

    /// The points.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &LayerPoint> {
        self.points.iter()
    }

    /// Point by its number.
    pub fn get(&self, number: u32) -> Option<&LayerPoint> {
        self.points.get(number as usize)
    }

    /// Number of points.
    pub fn len(&self) -> usize {
        self.points.len()
    }

    /// `true` without points.
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// Key of a point in the dataset.
    pub fn key(&self, point: &LayerPoint) -> &str {
        self.dataset.as_ref().map_or("", |dataset| dataset.key(point.row))
    }

    /// Reference to a point as a feature.
    pub fn reference(&self, point: &LayerPoint) -> FeatureRef {
        let id = self.dataset.as_ref().map_or_else(|| DatasetId::new(""), |dataset| dataset.id().clone());
        FeatureRef::new(id, self.key(point))
    }

    /// Label of a point; `None` if it has no name.
    pub fn label(&self, point: &LayerPoint) -> Option<Cow<'_, str>> {
        label(self.dataset.as_ref()?, point.row, self.label_by.as_ref(), self.language)
    }

    /// Row of a feature, whether it is one of the points or not; `None` for one of another dataset.
    pub fn row_of(&self, feature: &FeatureRef) -> Option<u32> {
        let dataset = self.dataset.as_ref().filter(|dataset| *dataset.id() == feature.dataset)?;
        dataset.row(&feature.key)
    }

    /// Number and point of a row; `None` if it is none of them.
    pub fn of_row(&self, row: u32) -> Option<(u32, &LayerPoint)> {
        let number = if self.are_in_order {
            self.points.binary_search_by_key(&row, |point| point.row).ok()? as u32
        } else {
            let row_of = |number: &u32| self.get(*number).map_or(u32::MAX, |point| point.row);
            let by_row = self.by_row.get_or_init(|| {
                let mut numbers: Vec<u32> = (0..self.points.len() as u32).collect();
                numbers.sort_unstable_by_key(row_of);
                numbers
            });
            *by_row.get(by_row.binary_search_by_key(&row, row_of).ok()?)?
        };
        Some((number, self.get(number)?))
    }

    /// Places in the plane of a projection, worked out now if they are not known.
    pub fn placed(&self, projection: ProjectionKind) -> Arc<PlacedPoints> {
        let made = self.not_kept(projection);
        self.keep(&made);
        made
    }

    /// Places in the plane of a projection, without a wait: `None` while those of many points are not known.
    pub fn placed_at_once(&self, projection: ProjectionKind) -> Option<Arc<PlacedPoints>> {
        self.known_places(projection).or_else(|| (!self.is_large()).then(|| self.placed(projection)))
    }

    /// `true` if working out their places takes longer than a frame may.
    pub fn is_large(&self) -> bool {
        self.points.len() > LARGE
    }

    fn known_places(&self, projection: ProjectionKind) -> Option<Arc<PlacedPoints>> {
        let placed = self.placed.lock().unwrap_or_else(PoisonError::into_inner);
        placed.iter().find(|places| places.projection() == projection).cloned()
    }

    /// Keeps places that were worked out, perhaps on another thread.
    pub(super) fn keep(&self, made: &Arc<PlacedPoints>) {
        let mut placed = self.placed.lock().unwrap_or_else(PoisonError::into_inner);
        if placed.iter().all(|known| known.projection() != made.projection()) {
            if placed.len() >= KEEP {
                placed.remove(0);
            }
            placed.push(Arc::clone(made));
        }
    }

    /// Places, to be kept once more than these is known of them.
    pub(super) fn not_kept(&self, projection: ProjectionKind) -> Arc<PlacedPoints> {
        let places = || -> Vec<LonLat> { self.points.iter().map(|point| point.at).collect() };
        self.known_places(projection).unwrap_or_else(|| Arc::new(PlacedPoints::of(&places(), projection)))
    }
}

/// Points are alike if they stand for the same rows of a dataset in the same way.
impl PartialEq for LayerPoints {
    fn eq(&self, other: &Self) -> bool {
        let id = |points: &Self| points.dataset.as_ref().map(|dataset| dataset.id().clone());
        self.points == other.points
            && id(self) == id(other)
            && self.label_by == other.label_by
            && self.language == other.language
    }
}
