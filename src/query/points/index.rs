//! Spatial index of points in the plane: sorted along the Z-order curve (Morton 1966), so that what lies in a rectangle is
//! found without going through all.

use std::ops::Range;

use crate::geo::{PlanePoint, PlaneRect};

/// Steps of the curve along each axis, as a power of two.
const BITS: u32 = 16;
/// Number of points in a square of the curve that are tested one by one.
const FEW: usize = 48;

/// Points in the plane, sorted along the curve.
#[derive(Clone, Debug, Default)]
pub(super) struct PointIndex {
    extent: PlaneRect,
    /// Place on the curve of each point, rising.
    codes: Vec<u32>,
    /// Number of each point, as it was given.
    numbers: Vec<u32>,
    places: Vec<PlanePoint>,
}

/// Square of the curve: its corner and side in steps, and its points.
#[derive(Clone)]
struct Square {
    x: i64,
    y: i64,
    side: i64,
    points: Range<usize>,
}

impl PointIndex {
    /// Index of points by their numbers.
    pub(super) fn new(given: &[PlanePoint]) -> Self {
        let Some(extent) = PlaneRect::around(given.iter().copied()) else { return Self::default() };
        let steps =
            |at: &PlanePoint| step(at.x, extent.min.x, extent.width()).zip(step(at.y, extent.min.y, extent.height()));
        let code = |at: &PlanePoint| steps(at).map_or(0, |(x, y)| spread(x) | spread(y) << 1);
        // One number for both sorts far faster than pairs.
        let mut keys: Vec<u64> =
            (0..).zip(given).map(|(number, at): (u64, _)| u64::from(code(at)) << 32 | number).collect();
        keys.sort_unstable();
        let numbers: Vec<u32> = keys.iter().map(|key| *key as u32).collect();
        let places = numbers.iter().filter_map(|number| given.get(*number as usize)).copied().collect();
        Self { extent, codes: keys.iter().map(|key| (key >> 32) as u32).collect(), numbers, places }
    }

    /// Positions along the curve.
    pub(super) fn places(&self) -> &[PlanePoint] {
        &self.places
    }

    /// Number of points in a rectangle; no more than `most` are counted.
    pub(super) fn count(&self, within: PlaneRect, most: usize) -> usize {
        let mut found = 0;
        self.visit(within, &mut |points, are_all_inside| {
            found += if are_all_inside {
                points.len()
            } else {
                self.places.get(points).unwrap_or_default().iter().filter(|at| within.contains(**at)).count()
            };
            found < most
        });
        found.min(most)
    }

    /// Numbers and positions of the points in a rectangle, by their numbers.
    pub(super) fn within(&self, within: PlaneRect) -> Vec<(u32, PlanePoint)> {
        let mut found = Vec::new();
        self.visit(within, &mut |points, are_all_inside| {
            let numbers = self.numbers.get(points.clone()).unwrap_or_default().iter().copied();
            let all = numbers.zip(self.places.get(points).unwrap_or_default().iter().copied());
            found.extend(all.filter(|(_, at)| are_all_inside || within.contains(*at)));
            true
        });
        found.sort_unstable_by_key(|(number, _)| *number);
        found
    }

    /// Numbers and positions of all points, by their numbers.
    pub(super) fn all(&self) -> Vec<(u32, PlanePoint)> {
        let mut all: Vec<(u32, PlanePoint)> = self.numbers.iter().copied().zip(self.places.iter().copied()).collect();
        all.sort_unstable_by_key(|(number, _)| *number);
        all
    }

    /// Passes the points of all squares that touch a rectangle to `found`, and whether all of them lie inside; ends as soon
    /// as that says `false`.
    fn visit(&self, within: PlaneRect, found: &mut dyn FnMut(Range<usize>, bool) -> bool) {
        let (min, extent) = (self.extent.min, self.extent);
        let bound = |value: f64, from: f64, width: f64| step_of(value, from, width).floor() as i64;
        let (west, east) = (bound(within.min.x, min.x, extent.width()), bound(within.max.x, min.x, extent.width()));
        let (south, north) = (bound(within.min.y, min.y, extent.height()), bound(within.max.y, min.y, extent.height()));
        let mut squares = vec![Square { x: 0, y: 0, side: 1 << BITS, points: 0..self.codes.len() }];
        while let Some(square) = squares.pop() {
            let (right, top) = (square.x + square.side - 1, square.y + square.side - 1);
            if square.points.is_empty() || right < west || square.x > east || top < south || square.y > north {
                continue;
            }
            let is_inside = square.x > west && right < east && square.y > south && top < north;
            if is_inside || square.side == 1 || square.points.len() <= FEW {
                if !found(square.points, is_inside) {
                    return;
                }
                continue;
            }
            squares.extend(self.quarters(&square).into_iter().rev());
        }
    }

    /// Quarters of a square, in the order of the curve.
    fn quarters(&self, square: &Square) -> [Square; 4] {
        let side = square.side / 2;
        let mut from = square.points.start;
        [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(right, up)| {
            let (x, y) = (square.x + right * side, square.y + up * side);
            let last = spread((x + side - 1) as u32) | spread((y + side - 1) as u32) << 1;
            let rest = self.codes.get(from..square.points.end).unwrap_or_default();
            let points = from..from + rest.partition_point(|code| *code <= last);
            from = points.end;
            Square { x, y, side, points }
        })
    }
}

/// Coordinate in steps of the curve.
fn step_of(value: f64, from: f64, width: f64) -> f64 {
    if width > 0.0 { (value - from) / width * f64::from(1_u32 << BITS) } else { value - from }
}

/// Step of a coordinate of a point; `None` for one that is no number.
fn step(value: f64, from: f64, width: f64) -> Option<u32> {
    let at = step_of(value, from, width);
    at.is_finite().then(|| (at as u32).min((1 << BITS) - 1))
}

/// Bits of a number with a zero before each.
fn spread(number: u32) -> u32 {
    let mut bits = number & 0xFFFF;
    bits = (bits | bits << 8) & 0x00FF_00FF;
    bits = (bits | bits << 4) & 0x0F0F_0F0F;
    bits = (bits | bits << 2) & 0x3333_3333;
    (bits | bits << 1) & 0x5555_5555
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rect(x: f64, y: f64, width: f64, height: f64) -> PlaneRect {
        PlaneRect { min: PlanePoint { x, y }, max: PlanePoint { x: x + width, y: y + height } }
    }

    /// Points of which many lie close together, and some on one spot.
    fn points() -> impl Strategy<Value = Vec<PlanePoint>> {
        let somewhere = (-1e6..1e6_f64, -1e6..1e6_f64);
        let close = (500.0..900.0_f64, 500.0..900.0_f64);
        let point = prop_oneof![somewhere, close, Just((700.0, 700.0))].prop_map(|(x, y)| PlanePoint { x, y });
        prop::collection::vec(point, 0..400)
    }

    proptest! {
        #[test]
        fn exactly_the_points_in_a_rectangle_are_found_and_counted(
            points in points(),
            (x, y) in prop_oneof![(-1.2e6..1e6_f64, -1.2e6..1e6_f64), (400.0..800.0_f64, 400.0..800.0_f64)],
            (width, height) in prop_oneof![(0.0..2e6_f64, 0.0..2e6_f64), (0.0..300.0_f64, 0.0..300.0_f64)],
        ) {
            let (index, within) = (PointIndex::new(&points), rect(x, y, width, height));
            let expected: Vec<(u32, PlanePoint)> =
                (0..).zip(points.iter().copied()).filter(|(_, at)| within.contains(*at)).collect();
            prop_assert_eq!(index.within(within), expected.clone());
            prop_assert_eq!(index.count(within, usize::MAX), expected.len());
            prop_assert_eq!(index.count(within, 3), expected.len().min(3));
        }
    }

    #[test]
    fn points_on_one_spot_or_line_and_none_at_all_are_found() {
        let all = |points: &[PlanePoint]| PointIndex::new(points).within(rect(-1.0, -1.0, 20.0, 20.0)).len();
        assert_eq!(all(&[]), 0);
        assert_eq!(all(&[PlanePoint { x: 3.0, y: 3.0 }; 100]), 100);
        let line: Vec<PlanePoint> = (0..100).map(|i| PlanePoint { x: 5.0, y: f64::from(i) / 10.0 }).collect();
        assert_eq!(all(&line), 100);
    }
}
