//! Spatial index of rectangles on the picture: finds neighbours without comparing all pairs.
//!
//! Square cells repeat in both directions, like a wallpaper: any coordinate has a cell in a table whose size follows the
//! number of rectangles alone. Rectangles that share a cell by repetition only are candidates to be ruled out by the
//! caller, as are those that merely lie in the same cell.

use super::Rect;

/// Rectangles by the cells that they touch.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// Side of a cell, points.
    side: f32,
    /// Cells along each direction before they repeat; a power of two.
    width: u32,
    /// Positions in `rects` by cell, row by row.
    cells: Vec<Vec<u32>>,
    rects: Vec<Rect>,
}

impl Grid {
    /// Empty index with cells of the given side, points.
    pub(super) fn new(side: f32) -> Self {
        const WIDTH: u32 = 16;
        Self { side, width: WIDTH, cells: vec![Vec::new(); (WIDTH * WIDTH) as usize], rects: Vec::new() }
    }

    /// Adds a rectangle; its number is that of rectangles added before.
    pub(super) fn insert(&mut self, rect: Rect) {
        if self.rects.len() > self.cells.len() {
            self.width *= 2;
            self.cells = vec![Vec::new(); (self.width * self.width) as usize];
            for number in 0..self.rects.len() {
                self.enter(number);
            }
        }
        self.rects.push(rect);
        self.enter(self.rects.len() - 1);
    }

    /// Moves the rectangle with the given number.
    pub(super) fn relocate(&mut self, number: usize, to: Rect) {
        let Some(rect) = self.rects.get_mut(number) else { return };
        let from = std::mem::replace(rect, to);
        if self.span(from.min.x, from.max.x) == self.span(to.min.x, to.max.x)
            && self.span(from.min.y, from.max.y) == self.span(to.min.y, to.max.y)
        {
            return;
        }
        for cell in self.cells_of(&from) {
            if let Some(cell) = self.cells.get_mut(cell) {
                cell.retain(|other| *other as usize != number);
            }
        }
        self.enter(number);
    }

    /// Rectangle with the given number.
    pub(super) fn rect(&self, number: usize) -> Option<&Rect> {
        self.rects.get(number)
    }

    /// Numbers and rectangles in the cells that an area touches, in no order; one in several cells is repeated.
    pub(super) fn near(&self, area: Rect) -> impl Iterator<Item = (usize, &Rect)> {
        self.cells_of(&area)
            .filter_map(|cell| self.cells.get(cell))
            .flatten()
            .filter_map(|number| Some((*number as usize, self.rects.get(*number as usize)?)))
    }

    /// `true` if a rectangle of the index overlaps an area.
    pub(super) fn intersects(&self, area: &Rect) -> bool {
        self.near(*area).any(|(_, rect)| rect.intersects(area))
    }

    fn enter(&mut self, number: usize) {
        let Some(rect) = self.rects.get(number) else { return };
        for cell in self.cells_of(rect) {
            if let Some(cell) = self.cells.get_mut(cell) {
                cell.push(number as u32);
            }
        }
    }

    /// Positions in `cells` of the cells that an area touches.
    fn cells_of(&self, area: &Rect) -> impl Iterator<Item = usize> + use<> {
        let width = self.width as usize;
        let (columns, rows) = (self.span(area.min.x, area.max.x), self.span(area.min.y, area.max.y));
        let wrapped =
            move |(first, number): (i64, i64)| (0..number).map(move |i| first.wrapping_add(i) as usize % width);
        wrapped(rows).flat_map(move |row| wrapped(columns).map(move |column| row * width + column))
    }

    /// First cell that a stretch of an axis touches, and the number of cells, each counted once.
    fn span(&self, from: f32, to: f32) -> (i64, i64) {
        let cell = |at: f32| (at / self.side).floor() as i64;
        let (first, last) = (cell(from), cell(to));
        (first, last.saturating_sub(first).saturating_add(1).clamp(0, i64::from(self.width)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::scene::ScreenPoint;

    fn rects(most: usize) -> impl Strategy<Value = Vec<Rect>> {
        let rect = (-900.0..900.0f32, -900.0..900.0f32, 0.0..300.0f32, 0.0..40.0f32)
            .prop_map(|(x, y, width, height)| Rect::from_min_size(ScreenPoint::new(x, y), width, height));
        prop::collection::vec(rect, 1..most)
    }

    proptest! {
        #[test]
        fn an_area_is_free_in_the_index_if_and_only_if_no_rectangle_overlaps_it(
            all in rects(600),
            asked in rects(40),
            moved in prop::collection::vec((any::<prop::sample::Index>(), -900.0..900.0f32), 0..20),
        ) {
            let mut all = all;
            let mut grid = Grid::new(48.0);
            for rect in &all {
                grid.insert(*rect);
            }
            for (at, by) in moved {
                let at = at.index(all.len());
                all[at] = all[at].moved(ScreenPoint::new(by, -by));
                grid.relocate(at, all[at]);
            }
            for area in asked {
                prop_assert_eq!(grid.intersects(&area), all.iter().any(|rect| rect.intersects(&area)));
            }
        }
    }

    #[test]
    fn an_area_without_end_has_a_bounded_number_of_cells() {
        let endless =
            Rect { min: ScreenPoint::new(f32::NEG_INFINITY, f32::NAN), max: ScreenPoint::new(f32::INFINITY, f32::NAN) };
        let mut grid = Grid::new(48.0);
        grid.insert(endless);
        assert!(grid.cells_of(&endless).count() <= grid.cells.len());
    }
}
