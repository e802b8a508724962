//! Layers of points of any dataset, and their positions in projected coordinates.

use std::{
    cell::RefCell,
    sync::{Arc, Weak},
};

use super::{Color, Opacity, SymbolShape};
use crate::{
    geo::{PlanePoint, ProjectionKind},
    model::LonLat,
};

/// Point of a dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Key of its row in the dataset.
    pub key: Arc<str>,
    /// Position.
    pub at: LonLat,
    /// Label in the language of the map, if it has a name.
    pub label: Option<Arc<str>>,
}

/// Points of a dataset that are drawn alike.
#[derive(Clone, Debug, PartialEq)]
pub struct PointLayer {
    /// Identifier of the layer.
    pub id: Arc<str>,
    /// Points, the most important ones first: their labels are placed first.
    pub points: Arc<[Point]>,
    /// Shape of the symbols.
    pub shape: SymbolShape,
    /// Fill colour of the symbols.
    pub color: Color,
    /// Radius of the symbols, points.
    pub radius: f32,
    /// Opacity of the symbols.
    pub opacity: Opacity,
    /// `true` if the points are labelled where there is room.
    pub labels: bool,
}

/// Number of sets of points whose positions are kept.
const KEEP: usize = 16;

/// Projected positions of a set of points.
#[derive(Clone, Debug)]
struct Projected {
    points: Weak<[Point]>,
    projection: ProjectionKind,
    positions: Arc<[PlanePoint]>,
}

/// Cache of the projected positions of points, which depend neither on camera nor on style.
#[derive(Clone, Debug, Default)]
pub(super) struct PlanePoints(RefCell<Vec<Projected>>);

impl PlanePoints {
    /// Positions of points in a projection, in the same order.
    pub(super) fn of(&self, points: &Arc<[Point]>, projection: ProjectionKind) -> Arc<[PlanePoint]> {
        let mut kept = self.0.borrow_mut();
        // Points that nothing else holds will not be asked for again.
        kept.retain(|known| known.points.strong_count() > 0);
        let known = kept.iter().find(|known| {
            known.projection == projection && std::ptr::addr_eq(known.points.as_ptr(), Arc::as_ptr(points))
        });
        if let Some(known) = known {
            return Arc::clone(&known.positions);
        }
        let positions: Arc<[PlanePoint]> = points.iter().map(|point| projection.plane_from_lonlat(point.at)).collect();
        if kept.len() >= KEEP {
            kept.remove(0);
        }
        kept.push(Projected { points: Arc::downgrade(points), projection, positions: Arc::clone(&positions) });
        positions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(lon: f64) -> Arc<[Point]> {
        [Point { key: "a".into(), at: LonLat::new(lon, 30.0), label: None }].into()
    }

    #[test]
    fn positions_belong_to_their_points_and_projection() {
        let cache = PlanePoints::default();
        let (east, west) = (points(120.0), points(90.0));
        for projection in [ProjectionKind::Albers, ProjectionKind::WebMercator, ProjectionKind::Albers] {
            for points in [&east, &west, &east] {
                let expected = projection.plane_from_lonlat(points[0].at);
                assert_eq!(*cache.of(points, projection), [expected]);
            }
        }
        assert_eq!(cache.0.borrow().len(), 4);
    }

    #[test]
    fn points_that_are_gone_leave_nothing_behind() {
        let cache = PlanePoints::default();
        for i in 0..100 {
            let expected = ProjectionKind::Albers.plane_from_lonlat(LonLat::new(f64::from(i), 30.0));
            assert_eq!(*cache.of(&points(f64::from(i)), ProjectionKind::Albers), [expected]);
        }
        assert!(cache.0.borrow().len() <= 1);
    }
}
