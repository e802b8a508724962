//! Numbers of points in the hexagons of a grid in the plane, whose size follows the scale of the map in steps.

use std::{
    cmp::Ordering,
    collections::BTreeMap,
    ops::Range,
    sync::{Arc, Mutex, PoisonError},
};

use crate::{
    geo::{PlanePoint, PlaneRect},
    stats::HexGrid,
};

/// Least width of a hexagon on the map, points; the greatest is the root of two times as much.
const LEAST_WIDTH: f64 = 9.0;
/// Most classes of numbers.
const MOST_CLASSES: usize = 7;
/// Columns and rows of the hexagons that are drawn together.
const TILE: i64 = 64;

/// Size of hexagons: each step is wider than the former by the root of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HexStep(i16);

impl HexStep {
    /// Size for a scale of the map, metres per point.
    pub(super) fn of(metres_per_point: f64) -> Self {
        let metres = (LEAST_WIDTH * metres_per_point).clamp(1.0, 1e12);
        let near = Self((2.0 * metres.log2()).round() as i16);
        // Logarithms may differ between machines in their last digit, what is drawn may not.
        let steps = [near.0 - 1, near.0, near.0 + 1].map(Self);
        steps.into_iter().find(|step| step.width() >= metres).unwrap_or(near)
    }

    /// Width of a hexagon in the plane, metres.
    pub fn width(self) -> f64 {
        let odd = if self.0.rem_euclid(2) == 1 { std::f64::consts::SQRT_2 } else { 1.0 };
        2.0_f64.powi(self.0.div_euclid(2).into()) * odd
    }

    /// Area of a hexagon in the plane, square metres.
    pub(super) fn area(self) -> f64 {
        3.0_f64.sqrt() / 2.0 * self.width().powi(2)
    }

    /// Number of steps between two sizes.
    pub(super) fn distance(self, other: Self) -> u16 {
        self.0.abs_diff(other.0)
    }

    fn grid(self) -> HexGrid {
        HexGrid::of_area(self.area())
    }
}

/// Hexagon with points in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HexCell {
    /// Number of its row in the grid, from below.
    pub line: i32,
    /// Number of its column, which leans to the right.
    pub column: i32,
    /// Number of points.
    pub count: u32,
}

/// Numbers of points in all hexagons of a size.
#[derive(Debug)]
pub struct HexLevel {
    step: HexStep,
    grid: HexGrid,
    /// Hexagons with points, by rows from below, each from the left.
    cells: Vec<HexCell>,
    classes: CountClasses,
    most: u32,
    tiles: Mutex<BTreeMap<(i64, i64, u8), HexTile>>,
}

impl HexLevel {
    /// Counts points, neighbours of which follow one another.
    pub(super) fn of(places: &[PlanePoint], step: HexStep) -> Self {
        let grid = step.grid();
        let mut runs: Vec<HexCell> = Vec::new();
        for at in places {
            let (column, line) = grid.cell(at.x, at.y);
            let (column, line) = (column as i32, line as i32);
            match runs.last_mut() {
                Some(last) if last.line == line && last.column == column => last.count += 1,
                _ => runs.push(HexCell { line, column, count: 1 }),
            }
        }
        runs.sort_unstable_by_key(|cell| (cell.line, cell.column));
        runs.dedup_by(|next, kept| {
            let is_same = (next.line, next.column) == (kept.line, kept.column);
            kept.count += if is_same { next.count } else { 0 };
            is_same
        });
        runs.shrink_to_fit();
        let most = runs.iter().map(|cell| cell.count).max().unwrap_or_default();
        Self { step, grid, cells: runs, classes: CountClasses::up_to(most), most, tiles: Mutex::default() }
    }

    /// Size of the hexagons.
    pub fn step(&self) -> HexStep {
        self.step
    }

    /// Hexagons with points, by rows from below, each from the left.
    pub fn cells(&self) -> &[HexCell] {
        &self.cells
    }

    /// Classes of the numbers, the same for any part of the map.
    pub fn classes(&self) -> &CountClasses {
        &self.classes
    }

    /// Greatest number of points in a hexagon.
    pub fn most(&self) -> u32 {
        self.most
    }

    /// Hexagon at a position; `None` without points.
    pub fn cell_at(&self, at: PlanePoint) -> Option<HexCell> {
        let (column, line) = self.grid.cell(at.x, at.y);
        let found = self.cells.binary_search_by_key(&(line, column), |cell| (cell.line.into(), cell.column.into()));
        self.cells.get(found.ok()?).copied()
    }

    /// Centre of a hexagon.
    pub fn center(&self, cell: HexCell) -> PlanePoint {
        let (x, y) = self.grid.center((cell.column.into(), cell.line.into()));
        PlanePoint { x, y }
    }

    /// Corners of a hexagon by its centre, scaled by a factor.
    pub fn corners(&self, center: PlanePoint, factor: f64) -> [PlanePoint; 6] {
        let corner = |(x, y): (f64, f64)| PlanePoint { x: center.x + x * factor, y: center.y + y * factor };
        self.grid.corners((0.0, 0.0)).map(corner)
    }

    /// Numbers of the hexagons whose centres lie in a rectangle.
    pub(super) fn counts_in(&self, within: PlaneRect) -> impl Iterator<Item = u32> + '_ {
        self.cells_in(within).map(|cell| cell.count)
    }

    /// Hexagons whose centres lie in a rectangle.
    fn cells_in(&self, within: PlaneRect) -> impl Iterator<Item = HexCell> + '_ {
        let (half, height) = (self.step.width() / 2.0, 1.5 * self.grid.side());
        // Far beyond all cells, for extents without end.
        let bounded = |number: f64| number.clamp(-1e9, 1e9) as i64;
        let lines = bounded((within.min.y / height).ceil())..bounded((within.max.y / height).floor()) + 1;
        self.cells_between(lines, bounded((within.min.x / half).ceil())..bounded((within.max.x / half).floor()) + 1)
    }

    /// Hexagons of lines whose centres lie between two distances to the right of the origin, in halves of the width.
    fn cells_between(&self, lines: Range<i64>, halves: Range<i64>) -> impl Iterator<Item = HexCell> + '_ {
        let first = self.cells.partition_point(|cell| i64::from(cell.line) < lines.start);
        let last = self.cells.partition_point(|cell| i64::from(cell.line) < lines.end);
        let of_lines = self.cells.get(first..last.max(first)).unwrap_or_default();
        let rows = of_lines.chunk_by(|one, other| one.line == other.line);
        let half = |cell: &HexCell| 2 * i64::from(cell.column) + i64::from(cell.line);
        rows.flat_map(move |row| {
            let from = row.partition_point(|cell| half(cell) < halves.start);
            let to = row.partition_point(|cell| half(cell) < halves.end);
            row.get(from..to.max(from)).unwrap_or_default().iter().copied()
        })
    }

    /// Tiles that touch a rectangle, each made once, for a scale in metres per point: in an enlargement, as of an inset,
    /// hexagons have gaps of about the same width in points.
    pub fn tiles(&self, within: PlaneRect, metres_per_point: f64) -> Vec<HexTile> {
        let enlarged = self.step.width() / (LEAST_WIDTH * metres_per_point);
        let halvings = enlarged.log2().floor().clamp(0.0, 16.0) as u8;
        let (width, height) = (TILE as f64 * self.step.width(), TILE as f64 * 1.5 * self.grid.side());
        let grown = within.grown(self.step.width());
        let number = |at: f64, side: f64| (at / side).floor().clamp(-1e6, 1e6) as i64;
        let columns = number(grown.min.x, width)..=number(grown.max.x, width);
        let lines = number(grown.min.y, height)..=number(grown.max.y, height);
        // No picture at its own scale has more; another one is drawn in part.
        const MOST: usize = 4_096;
        let all = lines.flat_map(|line| columns.clone().map(move |column| (column, line))).take(MOST);
        let mut made = self.tiles.lock().unwrap_or_else(PoisonError::into_inner);
        let tile = |(column, line): (i64, i64)| {
            let tile = made.entry((column, line, halvings)).or_insert_with(|| {
                let halves = 2 * TILE * column..2 * TILE * (column + 1);
                HexTile::of(self, self.cells_between(TILE * line..TILE * (line + 1), halves), halvings)
            });
            tile.clone()
        };
        all.map(tile).filter(|tile| !tile.cells().is_empty()).collect()
    }
}

/// Hexagons that are drawn together. Compared by identity: each tile is made once.
#[derive(Clone, Debug)]
pub struct HexTile(Arc<TileCells>);

/// Hexagons of a tile.
#[derive(Debug)]
struct TileCells {
    /// Centre, and number of points.
    cells: Vec<(PlanePoint, u32)>,
    /// Corners around the centre, metres, anticlockwise.
    corners: [PlanePoint; 6],
}

impl HexTile {
    fn of(level: &HexLevel, cells: impl Iterator<Item = HexCell>, halvings: u8) -> Self {
        /// Part of the width of a hexagon that is left: the map shows through between them.
        const GAP: f64 = 0.05;
        let filled = 1.0 - GAP * 0.5_f64.powi(halvings.into());
        let cells = cells.map(|cell| (level.center(cell), cell.count)).collect();
        Self(Arc::new(TileCells { cells, corners: level.corners(PlanePoint::default(), filled) }))
    }

    /// Centres of the hexagons with their numbers of points.
    pub fn cells(&self) -> &[(PlanePoint, u32)] {
        &self.0.cells
    }

    /// Corners of a hexagon around its centre.
    pub fn corners(&self) -> &[PlanePoint; 6] {
        &self.0.corners
    }
}

impl PartialEq for HexTile {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for HexTile {}

impl PartialOrd for HexTile {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for HexTile {
    fn cmp(&self, other: &Self) -> Ordering {
        Arc::as_ptr(&self.0).addr().cmp(&Arc::as_ptr(&other.0).addr())
    }
}

/// Classes of numbers of points, each several times as wide as the former.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct CountClasses {
    /// Least number of each class.
    floors: Vec<u32>,
    /// Greatest number of all.
    most: u32,
}

impl CountClasses {
    /// Classes of the numbers from 1 to the greatest, in the finest steps of which there are few enough.
    pub(crate) fn up_to(most: u32) -> Self {
        /// Numbers of each power of ten at which classes begin.
        const STEPS: [&[u32]; 4] = [&[1, 2, 3, 4, 5, 6, 7, 8, 9], &[1, 2, 5], &[1, 3], &[1]];
        let floors = |steps: &[u32]| -> Vec<u32> {
            let tens = (0..10).filter_map(|power| 10_u32.checked_pow(power));
            let all = tens.flat_map(|ten| steps.iter().filter_map(move |step| step.checked_mul(ten)));
            all.filter(|floor| *floor <= most).collect()
        };
        let mut found = STEPS.iter().map(|steps| floors(steps));
        // A number of 32 bits has no more than ten digits; those of a billion points share a class.
        let floors = found.find(|floors| floors.len() <= MOST_CLASSES).unwrap_or_else(|| {
            let all = floors(&[1]);
            all.into_iter().take(MOST_CLASSES).collect()
        });
        Self { floors, most }
    }

    /// Number of classes.
    pub fn len(&self) -> usize {
        self.floors.len()
    }

    /// `true` without points.
    pub fn is_empty(&self) -> bool {
        self.floors.is_empty()
    }

    /// Class of a number, from 0, the lowest.
    pub fn class(&self, count: u32) -> usize {
        self.floors.partition_point(|floor| *floor <= count).saturating_sub(1)
    }

    /// Least and greatest number of each class.
    pub fn ranges(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let next = self.floors.iter().skip(1).map(|floor| floor - 1).chain([self.most]);
        self.floors.iter().copied().zip(next)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hexagons_are_about_as_wide_at_every_scale_and_steps_are_few() {
        let mut steps = Vec::new();
        for scale in (0..4_000).map(|i| 10.0 * (f64::from(i) / 500.0).exp()) {
            let step = HexStep::of(scale);
            let points = step.width() / scale;
            assert!((LEAST_WIDTH..LEAST_WIDTH * 1.415).contains(&(points + 1e-9)), "{points}");
            steps.push(step);
        }
        steps.dedup();
        assert!(steps.is_sorted() && steps.len() < 26, "{}", steps.len());
        assert!((HexStep(20).area() / HexGrid::of_area(HexStep(20).area()).side().powi(2) - 2.598).abs() < 1e-3);
    }

    #[test]
    fn classes_begin_with_round_numbers_and_are_few() {
        let floors = |most| CountClasses::up_to(most).floors;
        assert_eq!(floors(0), Vec::<u32>::new());
        assert_eq!(floors(6), [1, 2, 3, 4, 5, 6]);
        assert_eq!(floors(180), [1, 2, 5, 10, 20, 50, 100]);
        assert_eq!(floors(2_500), [1, 3, 10, 30, 100, 300, 1_000]);
        assert_eq!(floors(70_000), [1, 10, 100, 1_000, 10_000]);
        assert_eq!(floors(u32::MAX).len(), MOST_CLASSES);
        let classes = CountClasses::up_to(180);
        assert_eq!([1, 4, 5, 99, 100, 180].map(|count| classes.class(count)), [0, 1, 2, 5, 6, 6]);
        assert_eq!(classes.ranges().last(), Some((100, 180)));
        assert_eq!(classes.ranges().next(), Some((1, 1)));
    }

    #[test]
    fn an_enlargement_keeps_the_gaps_between_hexagons_narrow() {
        let level = HexLevel::of(&[PlanePoint { x: 0.0, y: 3.5e6 }], HexStep(30));
        let whole = PlaneRect::around([PlanePoint { x: 0.0, y: 3.5e6 }]).unwrap().grown(level.step().width());
        let gap = |metres_per_point: f64| {
            let tiles = level.tiles(whole, metres_per_point);
            let filled = tiles[0].corners().iter().map(|corner| corner.x).fold(0.0, f64::max) * 2.0;
            (level.step().width() - filled) / metres_per_point
        };
        let scale = level.step().width() / LEAST_WIDTH;
        assert!((gap(scale) - 0.05 * LEAST_WIDTH).abs() < 1e-6, "{}", gap(scale));
        for enlarged in [1.4, 2.0, 3.9, 8.0, 30.0] {
            assert!((1.0..2.0001).contains(&(gap(scale / enlarged) / gap(scale))), "{enlarged}");
        }
    }

    fn points() -> impl Strategy<Value = Vec<PlanePoint>> {
        let at = (-4e5..4e5_f64, 3e6..4e6_f64).prop_map(|(x, y)| PlanePoint { x, y });
        prop::collection::vec(at, 1..300)
    }

    proptest! {
        #[test]
        fn every_point_is_counted_once_and_tiles_share_no_hexagon(points in points(), step in 20..34_i16) {
            let level = HexLevel::of(&points, HexStep(step));
            let total = |counts: &mut dyn Iterator<Item = u32>| counts.map(|count| count as usize).sum::<usize>();
            prop_assert_eq!(total(&mut level.cells().iter().map(|cell| cell.count)), points.len());
            let whole = PlaneRect::around(points.iter().copied()).unwrap().grown(level.step().width());
            prop_assert_eq!(total(&mut level.counts_in(whole)), points.len());
            let scale = level.step().width() / LEAST_WIDTH;
            let tiles = level.tiles(whole, scale);
            prop_assert_eq!(total(&mut tiles.iter().flat_map(HexTile::cells).map(|(_, count)| *count)), points.len());
            for at in points {
                let cell = level.cell_at(at).unwrap();
                let center = level.center(cell);
                prop_assert!((center.x - at.x).hypot(center.y - at.y) <= level.step().width());
            }
        }
    }
}
