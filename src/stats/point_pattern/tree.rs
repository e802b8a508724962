//! Tree of boxes, by which points and edges near a position are found without visiting all, and a box of points within a
//! distance is counted at once.

use std::ops::Range;

use super::point::{Point, square};

/// Rectangle with sides to the east and north.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bounds {
    pub(super) low: Point,
    pub(super) high: Point,
}

impl Bounds {
    /// Rectangle that holds nothing.
    const NOTHING: Self = Self {
        low: Point { x: f64::INFINITY, y: f64::INFINITY },
        high: Point { x: f64::NEG_INFINITY, y: f64::NEG_INFINITY },
    };

    /// Rectangle around points.
    pub(super) fn around(points: &[Point]) -> Self {
        points.iter().fold(Self::NOTHING, |all, point| all.with(Self { low: *point, high: *point }))
    }

    fn with(self, other: Self) -> Self {
        Self {
            low: Point { x: self.low.x.min(other.low.x), y: self.low.y.min(other.low.y) },
            high: Point { x: self.high.x.max(other.high.x), y: self.high.y.max(other.high.y) },
        }
    }

    pub(super) fn width(self) -> f64 {
        self.high.x - self.low.x
    }

    pub(super) fn height(self) -> f64 {
        self.high.y - self.low.y
    }

    pub(super) fn contains(self, at: Point) -> bool {
        (self.low.x..=self.high.x).contains(&at.x) && (self.low.y..=self.high.y).contains(&at.y)
    }

    /// Square of the least distance of a position to the rectangle; 0 inside.
    pub(super) fn least_square(self, at: Point) -> f64 {
        let beyond = |low: f64, at: f64, high: f64| (low - at).max(at - high).max(0.0);
        square(beyond(self.low.x, at.x, self.high.x), beyond(self.low.y, at.y, self.high.y))
    }

    /// Square of the distance of a position to the farthest corner.
    pub(super) fn greatest_square(self, at: Point) -> f64 {
        let farthest = |low: f64, at: f64, high: f64| (at - low).abs().max((at - high).abs());
        square(farthest(self.low.x, at.x, self.high.x), farthest(self.low.y, at.y, self.high.y))
    }

    /// Position along the longer side by which items are divided.
    fn along(self, is_wide: bool) -> f64 {
        if is_wide { f64::midpoint(self.low.x, self.high.x) } else { f64::midpoint(self.low.y, self.high.y) }
    }
}

/// Tree over items with a rectangle each: every node halves its items, so that its depth is the logarithm of their number
/// wherever they lie.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tree<T> {
    nodes: Vec<Node>,
    /// Items in an order in which each node has a range of them.
    items: Vec<T>,
}

#[derive(Clone, Debug, PartialEq)]
struct Node {
    bounds: Bounds,
    items: Range<usize>,
    /// Numbers of the two nodes below.
    halves: Option<[usize; 2]>,
}

/// Contents of a node.
pub(super) struct Part<'a, T> {
    pub(super) bounds: Bounds,
    pub(super) items: &'a [T],
    /// `true` if nothing is below it.
    pub(super) is_last: bool,
}

impl<T> Tree<T> {
    /// Number of items up to which a node is not divided.
    const LEAF: usize = 16;

    /// Tree over items by their rectangles.
    pub(super) fn new(mut items: Vec<T>, rectangle: impl Fn(&T) -> Bounds) -> Self {
        let around = |items: &[T]| items.iter().map(&rectangle).fold(Bounds::NOTHING, Bounds::with);
        let mut nodes = vec![Node { bounds: around(&items), items: 0..items.len(), halves: None }];
        let mut at = 0;
        while let Some(node) = nodes.get_mut(at) {
            at += 1;
            let Range { start, end } = node.items.clone();
            let half = (end - start) / 2;
            let Some(own) = items.get_mut(start..end).filter(|own| own.len() > Self::LEAF) else { continue };
            let is_wide = node.bounds.width() > node.bounds.height();
            let along = |item: &T| rectangle(item).along(is_wide);
            own.select_nth_unstable_by(half, |one, other| along(one).total_cmp(&along(other)));
            let (first, second) = own.split_at(half);
            let (first, second) = (around(first), around(second));
            let next = nodes.len();
            if let Some(node) = nodes.get_mut(at - 1) {
                node.halves = Some([next, next + 1]);
            }
            nodes.push(Node { bounds: first, items: start..start + half, halves: None });
            nodes.push(Node { bounds: second, items: start + half..end, halves: None });
        }
        Self { nodes, items }
    }

    /// Items in the order of the tree: those that are near one another in the plane are often near one another in it.
    pub(super) fn items(&self) -> &[T] {
        &self.items
    }

    fn part(&self, node: &Node) -> Part<'_, T> {
        let items = self.items.get(node.items.clone()).unwrap_or_default();
        Part { bounds: node.bounds, items, is_last: node.halves.is_none() }
    }

    /// Least distance of a position to items, by the distance to each, which is not below that to its rectangle; infinite
    /// without items.
    pub(super) fn nearest(&self, at: Point, distance: impl Fn(&T) -> f64) -> f64 {
        let mut best = f64::INFINITY;
        let mut waiting = vec![(0.0, 0)];
        while let Some((least, number)) = waiting.pop() {
            if least >= best {
                continue;
            }
            let Some(node) = self.nodes.get(number) else { continue };
            let Some(halves) = node.halves else {
                best = self.part(node).items.iter().map(&distance).fold(best, f64::min);
                continue;
            };
            let mut halves = halves.map(|half| {
                (self.nodes.get(half).map_or(f64::INFINITY, |node| node.bounds.least_square(at).sqrt()), half)
            });
            // The nearer half is taken first.
            if halves[0].0 < halves[1].0 {
                halves.reverse();
            }
            waiting.extend(halves);
        }
        best
    }

    /// Visits the nodes from the whole to the parts: those below one if `enter` says so.
    pub(super) fn visit(&self, mut enter: impl FnMut(Part<'_, T>) -> bool) {
        let mut waiting = vec![0];
        while let Some(node) = waiting.pop().and_then(|number: usize| self.nodes.get(number)) {
            if enter(self.part(node)) {
                waiting.extend(node.halves.into_iter().flatten());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tree_of(points: &[Point]) -> Tree<Point> {
        Tree::new(points.to_vec(), |point| Bounds { low: *point, high: *point })
    }

    #[test]
    fn a_tree_without_items_has_nothing_near() {
        let tree = tree_of(&[]);
        assert_eq!(tree.nearest(Point { x: 0.0, y: 0.0 }, |_| 0.0), f64::INFINITY);
        tree.visit(|part| {
            assert!(part.items.is_empty() && part.is_last);
            true
        });
    }

    #[test]
    fn many_points_at_one_place_make_a_shallow_tree() {
        let origin = Point { x: 0.0, y: 0.0 };
        let tree = tree_of(&vec![Point { x: 3.0, y: 4.0 }; 10_000]);
        assert!(tree.nodes.len() < 10_000);
        let mut visited = 0;
        tree.visit(|part| {
            visited += if part.is_last { part.items.len() } else { 0 };
            true
        });
        assert_eq!((tree.nearest(origin, |point| point.distance(origin)), visited), (5.0, 10_000));
    }

    proptest! {
        #[test]
        fn distances_to_a_rectangle_bound_those_to_its_points(
            pairs in prop::collection::vec((-1e6..1e6_f64, -1e6..1e6_f64), 1..20),
            at in (-2e6..2e6_f64, -2e6..2e6_f64),
        ) {
            let points: Vec<Point> = pairs.into_iter().map(Point::from).collect();
            let bounds = Bounds::around(&points);
            for point in points {
                let square = point.square(at.into());
                prop_assert!(bounds.least_square(at.into()) <= square);
                prop_assert!(bounds.greatest_square(at.into()) >= square);
            }
        }
    }
}
