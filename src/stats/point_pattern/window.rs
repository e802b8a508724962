//! Window in which points are observed.

use super::{
    point::{Point, checked, finite},
    tree::{Bounds, Tree},
};
use crate::stats::{Undefined, total};

/// Area in which points are observed: polygons with holes. A position is inside if a ray from it crosses the rings an odd
/// number of times; the boundary belongs to the window.
///
/// It is not derived from the points: their own rectangle is smaller than the area they could have lain in.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    edges: Tree<(Point, Point)>,
    bounds: Bounds,
    area: f64,
}

impl Window {
    /// Window of rings, outer ones and holes in any order and direction, each with three corners or more; its first corner
    /// may be repeated as the last one. Rings may lie in one another but not cross. The area is that of the shoelace
    /// formula, of a ring in an odd number of others below zero.
    ///
    /// # Errors
    ///
    /// [`Undefined::TooFew`] for a ring of fewer than three corners; [`Undefined::NoArea`] without an area;
    /// [`Undefined::NotFinite`] if a coordinate, or the area, is not finite.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::{Point, Window};
    ///
    /// let outer = [(0.0, 0.0), (1_000.0, 0.0), (1_000.0, 1_000.0), (0.0, 1_000.0)].map(Point::from);
    /// let hole = [(400.0, 400.0), (600.0, 400.0), (600.0, 600.0), (400.0, 600.0)].map(Point::from);
    /// let window = Window::new(&[outer.to_vec(), hole.to_vec()])?;
    /// assert_eq!(window.area(), 1_000.0 * 1_000.0 - 200.0 * 200.0);
    /// assert!(window.contains((100.0, 100.0).into()) && !window.contains((500.0, 500.0).into()));
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn new(rings: &[Vec<Point>]) -> Result<Self, Undefined> {
        let rings = rings.iter().map(|ring| Ring::new(ring)).collect::<Result<Vec<_>, _>>()?;
        let corners: Vec<Point> = rings.iter().flat_map(|ring| [ring.bounds.low, ring.bounds.high]).collect();
        let bounds = Bounds::around(&corners);
        let signed = |(at, ring): (usize, &Ring)| if ring.is_hole(at, &rings) { -ring.area } else { ring.area };
        let signed: Vec<f64> = rings.iter().enumerate().map(signed).collect();
        let area = total(&signed)?;
        if area <= 0.0 {
            return Err(Undefined::NoArea);
        }
        // Squares of distances within the window must not leave the range of numbers.
        finite(bounds.width().powi(2) + bounds.height().powi(2))?;
        let edges: Vec<(Point, Point)> = rings.into_iter().flat_map(|ring| ring.edges).collect();
        let edges = Tree::new(edges, |(from, to)| Bounds::around(&[*from, *to]));
        Ok(Self { edges, bounds, area })
    }

    /// Rectangle between its south-western and north-eastern corners.
    ///
    /// # Errors
    ///
    /// As of [`Window::new`]; [`Undefined::NoArea`] also if the second corner is not to the north-east of the first.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::Window;
    ///
    /// let window = Window::rectangle((0.0, 0.0).into(), (3_000.0, 2_000.0).into())?;
    /// assert_eq!(window.area(), 6e6);
    /// assert_eq!(window.distance_to_boundary((500.0, 900.0).into()), 500.0);
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn rectangle(low: Point, high: Point) -> Result<Self, Undefined> {
        checked(&[low, high])?;
        if high.x <= low.x || high.y <= low.y {
            return Err(Undefined::NoArea);
        }
        Self::new(&[vec![low, Point { x: high.x, y: low.y }, high, Point { x: low.x, y: high.y }]])
    }

    /// Area in square metres, above zero.
    pub fn area(&self) -> f64 {
        self.area
    }

    pub(super) fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// `true` for a position in the window or on its boundary; not for one that is not finite.
    pub fn contains(&self, at: Point) -> bool {
        if !self.bounds.contains(at) {
            return false;
        }
        let mut crossed = Crossed::default();
        self.edges.visit(|part| {
            let may_cross = (part.bounds.low.y..=part.bounds.high.y).contains(&at.y) && at.x <= part.bounds.high.x;
            if may_cross && part.is_last {
                part.items.iter().for_each(|edge| crossed.add(*edge, at));
            }
            may_cross
        });
        crossed.is_inside() || crossed.is_on_edge
    }

    /// Distance in metres to the nearest point of the boundary, from inside or outside; infinite for a position that is
    /// not finite.
    pub fn distance_to_boundary(&self, at: Point) -> f64 {
        if !(at.x.is_finite() && at.y.is_finite()) {
            return f64::INFINITY;
        }
        self.edges.nearest(at, |edge| distance_to_edge(at, *edge))
    }
}

/// Ring with its edges and its area, above zero whichever way it turns.
struct Ring {
    edges: Vec<(Point, Point)>,
    bounds: Bounds,
    area: f64,
}

impl Ring {
    fn new(corners: &[Point]) -> Result<Self, Undefined> {
        let mut corners = checked(corners)?;
        if corners.len() > 1 && corners.first() == corners.last() {
            corners.pop();
        }
        let Some(origin) = corners.first().copied().filter(|_| corners.len() >= 3) else {
            return Err(Undefined::TooFew { needed: 3, found: corners.len() });
        };
        let edges: Vec<(Point, Point)> = corners.iter().copied().zip(corners.iter().copied().cycle().skip(1)).collect();
        // From a corner, so that no digit is lost far from the origin of the plane.
        let shoelace = |(from, to): &(Point, Point)| {
            (from.x - origin.x) * (to.y - origin.y) - (to.x - origin.x) * (from.y - origin.y)
        };
        let twice = total(&edges.iter().map(shoelace).collect::<Vec<_>>())?;
        Ok(Self { bounds: Bounds::around(&corners), edges, area: twice.abs() / 2.0 })
    }

    /// `true` if the ring, by its number, lies in an odd number of others.
    fn is_hole(&self, own: usize, rings: &[Self]) -> bool {
        let others = rings.iter().enumerate().filter(|(at, _)| *at != own);
        // Of two equal rings the second lies in the first.
        others.filter(|(at, other)| self.is_in(other).unwrap_or(*at < own)).count() % 2 == 1
    }

    /// Whether the ring lies in another, by its first corner or middle of an edge that is not on the edge of the other;
    /// `None` if all are.
    fn is_in(&self, other: &Self) -> Option<bool> {
        let is_near = self.bounds.low.x <= other.bounds.high.x && self.bounds.high.x >= other.bounds.low.x;
        if !is_near || self.bounds.low.y > other.bounds.high.y || self.bounds.high.y < other.bounds.low.y {
            return Some(false);
        }
        let corners = self.edges.iter().map(|(from, _)| *from);
        let middles = self
            .edges
            .iter()
            .map(|(from, to)| Point { x: f64::midpoint(from.x, to.x), y: f64::midpoint(from.y, to.y) });
        let crossed = |at: Point| {
            let mut crossed = Crossed::default();
            other.edges.iter().for_each(|edge| crossed.add(*edge, at));
            crossed
        };
        let not_on_edge = corners.chain(middles).map(crossed).find(|crossed| !crossed.is_on_edge)?;
        Some(not_on_edge.is_inside())
    }
}

/// Edges that a ray to the east crosses.
#[derive(Default)]
struct Crossed {
    count: usize,
    is_on_edge: bool,
}

impl Crossed {
    fn is_inside(&self) -> bool {
        self.count % 2 == 1
    }

    fn add(&mut self, (from, to): (Point, Point), at: Point) {
        // Above zero if the position is to the left of the edge.
        let side = (to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x);
        self.is_on_edge |= side == 0.0 && Bounds::around(&[from, to]).contains(at);
        let is_up = from.y <= at.y && at.y < to.y;
        let is_down = to.y <= at.y && at.y < from.y;
        self.count += usize::from((is_up && side > 0.0) || (is_down && side < 0.0));
    }
}

fn distance_to_edge(at: Point, (from, to): (Point, Point)) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let squared = dx * dx + dy * dy;
    if squared == 0.0 {
        return at.distance(from);
    }
    let share = ((at.x - from.x) * dx + (at.y - from.y) * dy) / squared;
    if share <= 0.0 {
        at.distance(from)
    } else if share >= 1.0 {
        at.distance(to)
    } else {
        // By the area of the triangle, which keeps whole numbers whole along the axes.
        ((at.x - from.x) * dy - (at.y - from.y) * dx).abs() / squared.sqrt()
    }
}

#[cfg(test)]
mod tests;
