//! Points in the plane of a projection, with the numbers in hexagons of the sizes asked for last.

use std::sync::{Arc, Mutex, PoisonError};

use super::{
    hexagons::{HexLevel, HexStep},
    index::PointIndex,
};
use crate::{
    geo::{PlanePoint, PlaneRect, ProjectionKind},
    model::{LonLat, parallel},
};

/// Number of sizes of hexagons that are kept.
const KEEP: usize = 6;

/// Points in the plane of a projection.
#[derive(Debug)]
pub struct PlacedPoints {
    projection: ProjectionKind,
    index: PointIndex,
    /// Levels, those asked for last at the end.
    levels: Mutex<Vec<Arc<HexLevel>>>,
}

impl PlacedPoints {
    /// Projects points.
    pub(super) fn of(places: &[LonLat], projection: ProjectionKind) -> Self {
        Self { projection, index: PointIndex::new(&projected(places, projection)), levels: Mutex::default() }
    }

    /// The projection.
    pub fn projection(&self) -> ProjectionKind {
        self.projection
    }

    /// Number of points in a rectangle; no more than `most` are counted.
    pub fn count(&self, within: PlaneRect, most: usize) -> usize {
        self.index.count(within, most)
    }

    /// Numbers and positions of the points in a rectangle, by their numbers.
    pub fn within(&self, within: PlaneRect) -> Vec<(u32, PlanePoint)> {
        self.index.within(within)
    }

    /// Numbers and positions of all points, by their numbers.
    pub fn all(&self) -> Vec<(u32, PlanePoint)> {
        self.index.all()
    }

    /// Numbers in hexagons of a size, counted now if they are not known.
    pub fn level(&self, step: HexStep) -> Arc<HexLevel> {
        if let Some(known) = self.known_level(step) {
            return known;
        }
        // Counted outside of the lock, for which a frame may wait.
        let made = Arc::new(HexLevel::of(self.index.places(), step));
        let mut levels = self.levels.lock().unwrap_or_else(PoisonError::into_inner);
        if levels.len() >= KEEP {
            levels.remove(0);
        }
        levels.push(Arc::clone(&made));
        made
    }

    /// Numbers in hexagons of a size; `None` if they have not been counted.
    pub(super) fn known_level(&self, step: HexStep) -> Option<Arc<HexLevel>> {
        let mut levels = self.levels.lock().unwrap_or_else(PoisonError::into_inner);
        let at = levels.iter().position(|level| level.step() == step)?;
        let level = levels.remove(at);
        levels.push(Arc::clone(&level));
        Some(level)
    }

    /// Numbers in hexagons of the size nearest to one among those counted.
    pub(super) fn nearest_level(&self, step: HexStep) -> Option<Arc<HexLevel>> {
        let levels = self.levels.lock().unwrap_or_else(PoisonError::into_inner);
        levels.iter().min_by_key(|level| level.step().distance(step)).cloned()
    }
}

/// Positions in the plane; many on all processors.
fn projected(places: &[LonLat], projection: ProjectionKind) -> Vec<PlanePoint> {
    let project = |rows: std::ops::Range<usize>| -> Vec<PlanePoint> {
        let places = places.get(rows).unwrap_or_default();
        places.iter().map(|at| projection.plane_from_lonlat(*at)).collect()
    };
    parallel::ranges(places.len(), project).concat()
}
