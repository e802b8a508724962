//! Ripley's K and L.

use std::{f64::consts::PI, ops::Range};

use super::{
    point::{Point, checked, finite},
    tree::{Bounds, Tree},
    window::Window,
};
use crate::{model::parallel, stats::Undefined};

/// Correction for neighbours beyond the edge of the window, which nobody observed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeCorrection {
    /// No correction: K is too small for large radii.
    None,
    /// Border method, or minus sampling: neighbours are counted around points alone whose distance to the boundary is at
    /// least the radius (Ripley 1977, J. R. Stat. Soc. B 39, 172–212; Ripley 1988, *Statistical Inference for Spatial
    /// Processes*, chapter 3).
    Border,
}

/// Divisor of K, on which programs differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Normalization {
    /// Number of ordered pairs n(n − 1), of which none is of a point with itself: K is unbiased but for the edge.
    Pairs,
    /// Square n² of the number of points, as in `PySAL`: K is smaller by the factor (n − 1) / n.
    Square,
}

/// Form of K: its correction and its divisor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RipleyForm {
    /// Correction for the edge.
    pub edge: EdgeCorrection,
    /// Divisor.
    pub normalization: Normalization,
}

/// K and L at one radius.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RipleyAt {
    /// Radius r in metres; a neighbour at just this distance counts.
    pub radius: f64,
    /// Number m of points around which neighbours are counted: all n, or those far enough from the boundary.
    pub starts: usize,
    /// Number N of neighbours within the radius of these points, summed over them.
    pub pairs: u64,
    /// K(r) in square metres; none if no point is far enough from the boundary.
    pub k: Option<f64>,
    /// L(r) = √(K(r) / π) in metres (Besag 1977, J. R. Stat. Soc. B 39, 193–195).
    pub l: Option<f64>,
    /// L(r) − r in metres: above 0 if points crowd, below 0 if they keep apart.
    pub excess: Option<f64>,
}

/// Ripley's K at radii: the expected number of other points within a radius of a point, by the number per area. At
/// complete spatial randomness K(r) = πr² and L(r) = r (Ripley 1977, J. R. Stat. Soc. B 39, 172–212).
///
/// K(r) = A · N / (m · (n − 1)), or A · N / (m · n) by [`Normalization::Square`].
#[derive(Clone, Debug, PartialEq)]
pub struct Ripley {
    /// Number n of points in the window; points at one place are neighbours at distance 0.
    pub count: usize,
    /// Number of points outside the window, which are left out.
    pub outside: usize,
    /// Area A of the window, in square metres.
    pub area: f64,
    /// Form of K.
    pub form: RipleyForm,
    /// K and L at the radii, in their order.
    pub at: Vec<RipleyAt>,
}

impl Ripley {
    /// K and L of points in a window at radii in metres. Time grows at most as the number of pairs within the greatest
    /// radius, and less where radii are few: neighbours that are all between two radii are counted at once.
    ///
    /// # Errors
    ///
    /// [`Undefined::TooFew`] for fewer than two points in the window; [`Undefined::Negative`] for a radius below zero;
    /// [`Undefined::NotFinite`] if a coordinate, a radius or a result is not finite.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::{EdgeCorrection, Normalization, Point, Ripley, RipleyForm, Window};
    ///
    /// let points = [(250.0, 250.0), (750.0, 250.0), (250.0, 750.0), (750.0, 750.0)].map(Point::from);
    /// let window = Window::rectangle((0.0, 0.0).into(), (1_000.0, 1_000.0).into())?;
    /// let form = RipleyForm { edge: EdgeCorrection::None, normalization: Normalization::Pairs };
    /// let ripley = Ripley::of(&points, &window, &[499.0, 500.0], form)?;
    /// assert_eq!((ripley.at[0].pairs, ripley.at[0].k), (0, Some(0.0)));
    /// assert_eq!((ripley.at[1].pairs, ripley.at[1].k), (8, Some(1e6 * 8.0 / (4.0 * 3.0))));
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn of(points: &[Point], window: &Window, radii: &[f64], form: RipleyForm) -> Result<Self, Undefined> {
        let plan = Plan::new(window, radii, form)?;
        let inside = plan.inside(points)?;
        let count = inside.len();
        let tree = tree_of(inside);
        let starts = (0..count).step_by(Plan::STEP);
        let ranges = starts.map(|start| start..count.min(start + Plan::STEP)).collect();
        let parts = parallel::each(ranges, |range| plan.count(&tree, range, &|| true));
        let counts = parts.into_iter().flatten().reduce(Counts::plus).unwrap_or_default();
        plan.result(points.len(), count, &counts)
    }
}

/// Tree over points.
pub(super) fn tree_of(points: Vec<Point>) -> Tree<Point> {
    Tree::new(points, |point| Bounds { low: *point, high: *point })
}

/// Plan of a count: the window, the radii and the form.
pub(super) struct Plan<'a> {
    pub(super) window: &'a Window,
    pub(super) form: RipleyForm,
    radii: &'a [f64],
    ascending: Vec<f64>,
    /// Greatest squares of distances within the radii.
    squares: Vec<f64>,
}

/// For each radius, ascending, the number of points around which neighbours are counted, and of these neighbours.
#[derive(Clone, Default)]
pub(super) struct Counts(Vec<(usize, u64)>);

impl Counts {
    fn plus(self, other: Self) -> Self {
        let both = self.0.into_iter().zip(other.0);
        Self(both.map(|((starts, pairs), (more, further))| (starts + more, pairs + further)).collect())
    }
}

impl<'a> Plan<'a> {
    /// Points counted at once, after which it is asked whether to go on.
    const STEP: usize = 1 << 10;

    pub(super) fn new(window: &'a Window, radii: &'a [f64], form: RipleyForm) -> Result<Self, Undefined> {
        if !radii.iter().all(|radius| radius.is_finite()) {
            return Err(Undefined::NotFinite);
        }
        if radii.iter().any(|radius| *radius < 0.0) {
            return Err(Undefined::Negative);
        }
        let mut ascending = radii.to_vec();
        ascending.sort_by(f64::total_cmp);
        let squares = ascending.iter().copied().map(greatest_square).collect();
        Ok(Self { window, form, radii, ascending, squares })
    }

    /// Points in the window, two or more.
    pub(super) fn inside(&self, points: &[Point]) -> Result<Vec<Point>, Undefined> {
        let mut inside = checked(points)?;
        inside.retain(|point| self.window.contains(*point));
        if inside.len() < 2 { Err(Undefined::TooFew { needed: 2, found: inside.len() }) } else { Ok(inside) }
    }

    /// Counts around a range of the points of a tree; `None` if `go_on` says so.
    pub(super) fn count(&self, tree: &Tree<Point>, range: Range<usize>, go_on: &dyn Fn() -> bool) -> Option<Counts> {
        let bin = |square: f64| self.squares.partition_point(|limit| *limit < square);
        let mut counts = Counts(vec![(0, 0); self.squares.len()]);
        // Neighbours of one point by the first radius that reaches them.
        let mut bins = vec![0_u64; self.squares.len() + 1];
        for (at, point) in tree.items().get(range).unwrap_or_default().iter().enumerate() {
            if at % Self::STEP == 0 && !go_on() {
                return None;
            }
            let used = self.radii_around(*point);
            bins.fill(0);
            tree.visit(|part| {
                let (first, last) = (bin(part.bounds.least_square(*point)), bin(part.bounds.greatest_square(*point)));
                let Some(bins) = bins.get_mut(first..=last).filter(|_| first < used) else { return false };
                if let [bin] = bins {
                    *bin += part.items.len() as u64;
                    return false;
                }
                if part.is_last {
                    let limits = self.squares.get(first..last).unwrap_or_default();
                    for other in part.items {
                        let square = point.square(*other);
                        let beyond = limits.iter().take_while(|limit| **limit < square).count();
                        if let Some(bin) = bins.get_mut(beyond) {
                            *bin += 1;
                        }
                    }
                }
                true
            });
            // The point itself is no neighbour.
            let mut within = 0_u64;
            for ((starts, pairs), number) in counts.0.iter_mut().take(used).zip(&bins) {
                within += number;
                *starts += 1;
                *pairs += within.saturating_sub(1);
            }
        }
        Some(counts)
    }

    /// Number of radii, from the least, within which neighbours of a point are counted.
    fn radii_around(&self, point: Point) -> usize {
        match self.form.edge {
            EdgeCorrection::None => self.ascending.len(),
            EdgeCorrection::Border => {
                let limit = self.window.distance_to_boundary(point);
                self.ascending.partition_point(|radius| *radius <= limit)
            }
        }
    }

    /// K and L by the counts around all points in the window.
    pub(super) fn result(&self, given: usize, count: usize, counts: &Counts) -> Result<Ripley, Undefined> {
        let area = self.window.area();
        let others = match self.form.normalization {
            Normalization::Pairs => count.saturating_sub(1),
            Normalization::Square => count,
        };
        let at = self.radii.iter().map(|radius| {
            let index = self.ascending.partition_point(|other| other < radius);
            let (starts, pairs) = counts.0.get(index).copied().unwrap_or_default();
            let k = (starts > 0).then(|| finite(area * pairs as f64 / (starts as f64 * others as f64))).transpose()?;
            let l = k.map(|k| (k / PI).sqrt());
            Ok(RipleyAt { radius: *radius, starts, pairs, k, l, excess: l.map(|l| l - radius) })
        });
        let at = at.collect::<Result<_, _>>()?;
        Ok(Ripley { count, outside: given.saturating_sub(count), area, form: self.form, at })
    }
}

/// Greatest number whose square root, rounded, is at most a radius: squares are compared as distances would be.
fn greatest_square(radius: f64) -> f64 {
    let mut square = radius * radius;
    while square.sqrt() > radius {
        square = square.next_down();
    }
    while square.next_up().sqrt() <= radius {
        square = square.next_up();
    }
    square
}

#[cfg(test)]
mod tests;
